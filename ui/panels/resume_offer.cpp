#include "panels/resume_offer.h"

#include "worker/pretrain_job.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace deepmi::studio
{

ResumeOffer::ResumeOffer(QWidget* parent) : QFrame(parent), m_text(new QLabel), m_resume(new QPushButton)
{
    setObjectName(QStringLiteral("pretrainResumeOffer"));
    setFrameShape(QFrame::StyledPanel);
    m_text->setObjectName(QStringLiteral("pretrainResumeText"));
    m_text->setWordWrap(true);
    m_text->setToolTip(tr("The training with the parameters above on the data that are open"));
    m_resume->setObjectName(QStringLiteral("pretrainResume"));
    m_resume->setToolTip(tr("Go on as if it had never been stopped: the result is the same"));
    auto* discard = new QPushButton(tr("Discard"));
    discard->setObjectName(QStringLiteral("pretrainDiscard"));
    discard->setAccessibleName(tr("Discard the checkpoint"));
    discard->setToolTip(tr("Remove the checkpoint; the training can then only start anew"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_resume);
    buttons->addWidget(discard);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 3, 6, 4);
    layout->setSpacing(3);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    connect(m_resume, &QPushButton::clicked, this, &ResumeOffer::resumeWanted);
    connect(discard, &QPushButton::clicked, this, &ResumeOffer::discardWanted);
}

void ResumeOffer::setCheckpoint(const FoundCheckpoint& found)
{
    m_text->setText((found.isPrevious
                         ? tr("A training with these parameters on these data was interrupted. Its last "
                              "checkpoint "
                              "is damaged; the one before it, after epoch %1 of %2, is whole.")
                         : tr("This training was stopped after epoch %1 of %2."))
                        .arg(found.epoch)
                        .arg(found.epochs));
    m_resume->setText(tr("Resume from epoch %1").arg(found.epoch));
    m_resume->setAccessibleName(m_resume->text());
}

} // namespace deepmi::studio

#include "moc_resume_offer.cpp"
