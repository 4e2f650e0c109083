#include "panels/sample_detail.h"

#include "models/text.h"
#include "panels/sample_player.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace deepmi::studio
{

SampleDetail::SampleDetail(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_name(new QLabel), m_sentences(new QLabel), m_player(new SamplePlayer(workspace))
{
    m_name->setObjectName(QStringLiteral("sampleName"));
    m_name->setAccessibleName(tr("Sample in focus"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setWordWrap(true);
    QFont bold = font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_sentences->setObjectName(QStringLiteral("sampleSentences"));
    m_sentences->setAccessibleName(tr("What is known of the sample"));
    m_sentences->setTextFormat(Qt::PlainText);
    m_sentences->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentences->setWordWrap(true);
    m_sentences->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_player->setObjectName(QStringLiteral("samplePlayer"));
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("sampleScroll"));
    scroll->setWidget(m_sentences);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(m_sentences->accessibleName());
    scroll->viewport()->setAutoFillBackground(false);
    m_sentences->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_name);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_player);
}

void SampleDetail::showSample(const SampleTableValues& values, std::int32_t row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= values.size()) {
        m_name->setText(tr("No sample in focus"));
        m_sentences->setText(tr("Choose a row of the table or a point of a plot."));
        m_player->setSample({});
        return;
    }
    const std::string& name = values.frame->names[static_cast<std::size_t>(row)];
    // Long names have few places to break at.
    m_name->setText(text(name).replace(QLatin1Char('_'), QStringLiteral("_\u200b")));
    m_sentences->setText(sentencesOf(values, row).join(QLatin1Char('\n')));
    m_player->setSample(name);
}

} // namespace deepmi::studio

#include "moc_sample_detail.cpp"
