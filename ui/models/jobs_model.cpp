#include "models/jobs_model.h"

#include "models/job_text.h"

#include <algorithm>

namespace deepmi::studio
{

JobsModel::JobsModel(JobQueue& queue, QObject* parent) : QAbstractListModel(parent), m_queue(queue)
{
    connect(&queue, &JobQueue::changed, this, &JobsModel::update);
    connect(&queue, &JobQueue::warned, this, &JobsModel::update);
    connect(&queue, &JobQueue::finished, this, &JobsModel::update);
    connect(&queue, &JobQueue::forgotten, this, &JobsModel::update);
    update();
}

int JobsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_states.size());
}

int JobsModel::rowOf(int id) const
{
    const auto found = std::find_if(m_states.begin(), m_states.end(),
                                    [id](const JobState& state) { return state.id == id; });
    return found == m_states.end() ? -1 : static_cast<int>(found - m_states.begin());
}

void JobsModel::update()
{
    std::vector<JobState> wanted = m_queue.states();
    const auto ended =
        std::find_if(wanted.begin(), wanted.end(), [](const JobState& s) { return s.isOver(); });
    std::reverse(ended, wanted.end());
    // Rows are moved rather than the list made anew, so that the selection stays with its job.
    for (int row = rowCount() - 1; row >= 0; --row) {
        const int id = m_states[static_cast<std::size_t>(row)].id;
        if (std::none_of(wanted.begin(), wanted.end(), [id](const JobState& s) { return s.id == id; })) {
            beginRemoveRows({}, row, row);
            m_states.erase(m_states.begin() + row);
            endRemoveRows();
        }
    }
    for (int row = 0; row < static_cast<int>(wanted.size()); ++row) {
        const JobState& state = wanted[static_cast<std::size_t>(row)];
        const int at = rowOf(state.id);
        if (at < 0) {
            beginInsertRows({}, row, row);
            m_states.insert(m_states.begin() + row, state);
            endInsertRows();
            continue;
        }
        if (at != row) {
            beginMoveRows({}, at, at, {}, row);
            std::rotate(m_states.begin() + row, m_states.begin() + at, m_states.begin() + at + 1);
            endMoveRows();
        }
        m_states[static_cast<std::size_t>(row)] = state;
        Q_EMIT dataChanged(index(row), index(row));
    }
}

QVariant JobsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JobState& state = m_states[static_cast<std::size_t>(index.row())];
    const double progress = progressOf(state);
    switch (role) {
    case Qt::DisplayRole:
        return QStringLiteral("%1: %2").arg(state.title, statusText(state));
    case Qt::AccessibleTextRole: {
        QStringList parts{state.title, statusText(state)};
        if (progress >= 0 && !state.isOver())
            parts << tr("%1 %").arg(qRound(100 * progress));
        parts << detailText(state) << state.warnings;
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    case Qt::ToolTipRole:
        return state.warnings.isEmpty() ? detailText(state) : state.warnings.join(QLatin1Char('\n'));
    case IdRole:
        return state.id;
    case TitleRole:
        return state.title;
    case StatusRole:
        return statusText(state);
    case ProgressRole:
        return progress;
    case DetailRole:
        return detailText(state);
    case WarningsRole:
        return state.warnings;
    case OverRole:
        return state.isOver();
    default:
        return {};
    }
}

} // namespace deepmi::studio

#include "moc_jobs_model.cpp"
