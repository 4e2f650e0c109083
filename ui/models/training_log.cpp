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

int TrainingLog::add(TrainingCurve::Kind kind, const QString& title, bool live)
{
    TrainingCurve curve;
    curve.id = m_nextId++;
    curve.kind = kind;
    curve.title = title;
    curve.live = live;
    m_curves.push_back(std::move(curve));
    const int id = m_curves.back().id;
    Q_EMIT curveAdded(id);
    return id;
}

void TrainingLog::append(int id, const PretrainEpoch& epoch)
{
    if (TrainingCurve* curve = find(id)) {
        curve->pretrain.push_back(epoch);
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
        Q_EMIT curveChanged(id);
    }
}

void TrainingLog::setHistory(int id, std::vector<TrainEpoch> epochs)
{
    if (TrainingCurve* curve = find(id)) {
        curve->regressor = std::move(epochs);
        Q_EMIT curveChanged(id);
    }
}

void TrainingLog::finish(int id)
{
    if (TrainingCurve* curve = find(id); curve && curve->live) {
        curve->live = false;
        Q_EMIT curveChanged(id);
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
