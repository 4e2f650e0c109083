#include "models/training_log.h"

#include <algorithm>

namespace deepmi::studio
{

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

int TrainingLog::add(TrainingCurve::Kind kind, const QString& title, bool live)
{
    TrainingCurve curve;
    curve.id = m_nextId++;
    curve.kind = kind;
    curve.title = freeTitle(title, curve.id);
    curve.live = live;
    m_curves.push_back(std::move(curve));
    const int id = m_curves.back().id;
    Q_EMIT curveAdded(id);
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
    std::vector<int> gone;
    for (const TrainingCurve& curve : m_curves) {
        // Never assigned is not the same as expired.
        const bool ofARun = curve.run.owner_before(std::weak_ptr<const PretrainRun>{}) ||
                            std::weak_ptr<const PretrainRun>{}.owner_before(curve.run);
        if (ofARun && std::find(runs.begin(), runs.end(), curve.run.lock()) == runs.end())
            gone.push_back(curve.id);
    }
    for (const int id : gone)
        remove(id);
    for (const auto& run : runs) {
        const bool shown = std::any_of(m_curves.begin(), m_curves.end(),
                                       [&](const TrainingCurve& curve) { return curve.run.lock() == run; });
        if (!shown)
            finish(add(TrainingCurve::Kind::Pretraining, runTitle(run->attribute, run->parameters), false),
                   run);
    }
}

void TrainingLog::remove(int id)
{
    if (!find(id))
        return;
    std::erase_if(m_curves, [id](const TrainingCurve& curve) { return curve.id == id; });
    Q_EMIT curveRemoved(id);
}

void TrainingLog::clear()
{
    while (!m_curves.empty())
        remove(m_curves.back().id);
}

} // namespace deepmi::studio

#include "moc_training_log.cpp"
