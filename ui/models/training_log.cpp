#include "models/training_log.h"

#include "models/comparison_setup.h"
#include "models/text.h"

#include <algorithm>

namespace deepmi::studio
{

namespace
{

TrialPlace placeOf(const TrialRecord& trial)
{
    return {trial.seed, trial.approach, trial.attribute, trial.key};
}

} // namespace

TrainingCurve* TrainingLog::find(int id)
{
    const auto found = std::find_if(m_curves.begin(), m_curves.end(),
                                    [id](const TrainingCurve& curve) { return curve.id == id; });
    return found == m_curves.end() ? nullptr : &*found;
}

const TrainingCurve* TrainingLog::curve(int id) const
{
    return const_cast<TrainingLog*>(this)->find(id);
}

QString TrainingLog::runTitle(const std::string& attribute, const PretrainParameters& parameters)
{
    return tr("%1, K = %2, seed %3")
        .arg(QString::fromStdString(attribute))
        .arg(parameters.clusters)
        .arg(parameters.seed);
}

QString TrainingLog::freeTitle(const QString& title, int id) const
{
    QString free = title;
    const auto taken = [&] {
        return std::any_of(m_curves.begin(), m_curves.end(),
                           [&](const TrainingCurve& other) { return other.id != id && other.title == free; });
    };
    for (int number = 2; taken(); ++number)
        free = QStringLiteral("%1 (%2)").arg(title).arg(number);
    return free;
}

TrainingCurve* TrainingLog::find(const TrialPlace& place)
{
    const auto found = std::find_if(m_curves.begin(), m_curves.end(), [&](const TrainingCurve& curve) {
        return curve.trial && *curve.trial == place;
    });
    return found == m_curves.end() ? nullptr : &*found;
}

int TrainingLog::insert(TrainingCurve::Kind kind, const QString& title, bool live)
{
    TrainingCurve curve;
    curve.id = m_nextId++;
    curve.kind = kind;
    curve.title = freeTitle(title, curve.id);
    curve.live = live;
    m_curves.push_back(std::move(curve));
    return m_curves.back().id;
}

int TrainingLog::insertTrial(const ComparisonPlan& plan, const TrialPlace& place, bool live)
{
    QString approach = approachText(text(place.approach));
    if (plan.attributes.size() > 1)
        approach = tr("%1: %2").arg(text(place.attribute), approach);
    // Of a comparison from elsewhere the first seed may not be known.
    const std::uint64_t number =
        place.seed >= plan.train.seed ? place.seed - plan.train.seed + 1 : place.seed;
    const int id = insert(TrainingCurve::Kind::Regressor, tr("%1, trial %2").arg(approach).arg(number), live);
    TrainingCurve& curve = *find(id);
    curve.trial = place;
    curve.approach = approach;
    for (const Approach& one : plan.approaches)
        if (one.title == place.approach)
            curve.measure = one.measure;
    return id;
}

int TrainingLog::add(TrainingCurve::Kind kind, const QString& title, bool live)
{
    const int id = insert(kind, title, live);
    Q_EMIT curvesAdded({id});
    return id;
}

int TrainingLog::beginTrial(const ComparisonPlan& plan, const ComparisonTask& task)
{
    const TrialPlace place{task.seed, plan.approaches[task.approach].title, task.attribute, task.key};
    if (TrainingCurve* curve = find(place)) {
        curve->regressor.clear();
        ++curve->revision;
        curve->live = true;
        curve->isFinished = false;
        const int id = curve->id;
        Q_EMIT curveChanged(id);
        return id;
    }
    const int id = insertTrial(plan, place, true);
    Q_EMIT curvesAdded({id});
    return id;
}

void TrainingLog::append(int id, const PretrainEpoch& epoch, bool kept)
{
    if (TrainingCurve* curve = find(id)) {
        curve->pretrain.push_back(epoch);
        if (kept)
            curve->keptEpoch = epoch.epoch;
        Q_EMIT curveChanged(id);
    }
}

void TrainingLog::append(int id, const TrainEpoch& epoch)
{
    if (TrainingCurve* curve = find(id)) {
        curve->regressor.push_back(epoch);
        Q_EMIT curveChanged(id);
    }
}

void TrainingLog::setHistory(int id, std::vector<PretrainEpoch> epochs)
{
    if (TrainingCurve* curve = find(id)) {
        curve->pretrain = std::move(epochs);
        ++curve->revision;
        Q_EMIT curveChanged(id);
    }
}

void TrainingLog::setHistory(int id, std::vector<TrainEpoch> epochs)
{
    if (TrainingCurve* curve = find(id)) {
        curve->regressor = std::move(epochs);
        ++curve->revision;
        Q_EMIT curveChanged(id);
    }
}

void TrainingLog::finish(int id, const QString& title)
{
    if (TrainingCurve* curve = find(id); curve && curve->live) {
        curve->live = false;
        if (!title.isEmpty())
            curve->title = freeTitle(title, id);
        Q_EMIT curveChanged(id);
    }
}

void TrainingLog::finish(int id, const std::shared_ptr<const PretrainRun>& run)
{
    if (TrainingCurve* curve = find(id)) {
        curve->pretrain = run->history;
        curve->keptEpoch = run->keptEpoch;
        curve->title = freeTitle(runTitle(run->attribute, run->parameters), id);
        ++curve->revision;
        curve->live = false;
        curve->run = run;
        Q_EMIT curveChanged(id);
    }
}

void TrainingLog::showRuns(const std::vector<std::shared_ptr<const PretrainRun>>& runs)
{
    QList<int> gone;
    for (const TrainingCurve& curve : m_curves) {
        // Never assigned is not the same as expired.
        const bool ofARun = curve.run.owner_before(std::weak_ptr<const PretrainRun>{}) ||
                            std::weak_ptr<const PretrainRun>{}.owner_before(curve.run);
        if (ofARun && std::find(runs.begin(), runs.end(), curve.run.lock()) == runs.end())
            gone << curve.id;
    }
    takeOut(gone);
    for (const auto& run : runs) {
        const bool shown = std::any_of(m_curves.begin(), m_curves.end(),
                                       [&](const TrainingCurve& curve) { return curve.run.lock() == run; });
        if (!shown)
            finish(add(TrainingCurve::Kind::Pretraining, runTitle(run->attribute, run->parameters), false),
                   run);
    }
}

void TrainingLog::showTrials(const ComparisonResult* comparison)
{
    std::set<TrialPlace> open;
    if (comparison)
        for (const TrialRecord& trial : comparison->trials)
            open.insert(placeOf(trial));
    else
        m_removed.clear();
    // Trials of it that were stopped stay: they can go on. Those of other settings would be taken for its
    // own.
    std::set<std::string> planned;
    if (comparison)
        for (const ComparisonTask& task : comparisonTasks(comparison->plan))
            planned.insert(task.key);
    QList<int> gone, added, changed;
    for (const TrainingCurve& curve : m_curves)
        if (curve.trial && !curve.live &&
            (curve.isFinished ? !open.contains(*curve.trial) : !planned.contains(curve.trial->key)))
            gone << curve.id;
    takeOut(gone);
    if (!comparison)
        return;
    for (const TrialRecord& trial : comparison->trials) {
        const TrialPlace place = placeOf(trial);
        const TrainingCurve* known = find(place);
        if (trial.history.empty() || (known ? known->isFinished : m_removed.contains(place)))
            continue;
        const int id = known ? known->id : insertTrial(comparison->plan, place, false);
        (known ? changed : added) << id;
        TrainingCurve& curve = *find(id);
        curve.regressor = trial.history;
        curve.live = false;
        curve.isFinished = true;
        ++curve.revision;
    }
    if (!added.isEmpty())
        Q_EMIT curvesAdded(added);
    for (const int id : changed)
        Q_EMIT curveChanged(id);
}

void TrainingLog::remove(const QList<int>& ids)
{
    for (const TrainingCurve& curve : m_curves)
        if (curve.isFinished && ids.contains(curve.id))
            m_removed.insert(*curve.trial);
    takeOut(ids);
}

void TrainingLog::takeOut(const QList<int>& ids)
{
    QList<int> gone;
    std::erase_if(m_curves, [&](const TrainingCurve& curve) {
        const bool out = ids.contains(curve.id);
        if (out)
            gone << curve.id;
        return out;
    });
    if (!gone.isEmpty())
        Q_EMIT curvesRemoved(gone);
}

void TrainingLog::clear()
{
    QList<int> all;
    for (const TrainingCurve& curve : m_curves)
        all << curve.id;
    takeOut(all);
    m_removed.clear();
}

} // namespace deepmi::studio

#include "moc_training_log.cpp"
