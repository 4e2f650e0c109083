#include "panels/jobs_panel.h"

#include "models/jobs_model.h"
#include "models/workspace.h"
#include "panels/job_controls.h"
#include "panels/job_delegate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace deepmi::studio
{

JobsPanel::JobsPanel(Workspace& space, QWidget* parent)
    : Panel(space, parent), m_model(new JobsModel(space.jobs(), this)), m_list(new QListView),
      m_empty(new QLabel(tr("Nothing runs and nothing waits. Trainings, scoring and loading show up here."))),
      m_controls(new JobControls(space.jobs(), QStringLiteral("job"))),
      m_forget(new QPushButton(tr("Clear ended")))
{
    m_list->setObjectName(QStringLiteral("jobsList"));
    m_list->setAccessibleName(tr("Jobs"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new JobDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setAlternatingRowColors(true);
    m_empty->setObjectName(QStringLiteral("jobsEmpty"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_forget->setObjectName(QStringLiteral("jobsForget"));
    m_forget->setAccessibleName(tr("Clear ended jobs"));
    m_forget->setToolTip(tr("Take those that are over off the list"));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_controls);
    auto* last = new QHBoxLayout;
    last->addStretch(1);
    last->addWidget(m_forget);
    layout->addLayout(last);

    connect(m_forget, &QPushButton::clicked, this, [this] { workspace().jobs().forgetEnded(); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &JobsPanel::choose);
    connect(m_model, &JobsModel::rowsInserted, this, &JobsPanel::requestRefresh);
    connect(m_model, &JobsModel::rowsRemoved, this, &JobsPanel::requestRefresh);
    connect(m_model, &JobsModel::dataChanged, this, &JobsPanel::requestRefresh);
    // Lines come and go with what a job says; the list asks for heights only when told.
    connect(m_model, &JobsModel::dataChanged, m_list, [this] {
        if (isVisible())
            m_list->doItemsLayout();
    });
}

void JobsPanel::choose()
{
    const QModelIndex current = m_list->currentIndex();
    m_controls->setJob(current.isValid() ? current.data(JobsModel::IdRole).toInt() : 0);
}

void JobsPanel::refresh()
{
    const bool any = m_model->rowCount() > 0;
    m_empty->setVisible(!any);
    m_list->setVisible(any);
    bool ended = false;
    for (int row = 0; row < m_model->rowCount(); ++row)
        ended = ended || m_model->index(row).data(JobsModel::OverRole).toBool();
    m_forget->setEnabled(ended);
    // What runs stands first; it is the one most people mean.
    const QModelIndex current = m_list->currentIndex();
    if (any && (!current.isValid() || (current.data(JobsModel::OverRole).toBool() && !m_list->hasFocus())))
        m_list->setCurrentIndex(m_model->index(0));
    choose();
}

} // namespace deepmi::studio

#include "moc_jobs_panel.cpp"
