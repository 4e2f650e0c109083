#pragma once

#include "worker/job_queue.h"

#include <QAbstractListModel>

namespace deepmi::studio
{

/// The jobs of a queue as a list: what runs, what waits in its order, then what ended, the last one first.
class JobsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole,
        TitleRole,    ///< QString
        StatusRole,   ///< "running", "paused" ...
        ProgressRole, ///< 0 to 1; −1 where it is not known
        DetailRole,   ///< stage, figures, time left; why it failed
        WarningsRole, ///< QStringList
        OverRole      ///< bool
    };

    explicit JobsModel(JobQueue& queue, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    /// DisplayRole is title and status, AccessibleTextRole all of it in one sentence, ToolTipRole the
    /// warnings.
    QVariant data(const QModelIndex& index, int role) const override;
    /// −1 if it is not listed.
    int rowOf(int id) const;

private:
    void update();

    JobQueue& m_queue;
    std::vector<JobState> m_states;
};

} // namespace deepmi::studio
