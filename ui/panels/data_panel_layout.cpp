// The widgets of the data panel and how they stand; what they show and do is in data_panel.cpp.

#include "dialogs/names_dialog.h"
#include "models/file_preview.h"
#include "models/text.h"
#include "models/workspace.h"
#include "panels/data_panel.h"
#include "panels/form_scroll.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace deepmi::studio
{

namespace
{

QLabel* heading(const QString& title)
{
    auto* label = new QLabel(title);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

QToolButton* tool(const QString& title, const char* name, const QString& tip)
{
    auto* button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setText(title);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

} // namespace

QWidget* DataPanel::makeEmptyState()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    auto* words = new QLabel(tr("No data yet. Open features and labels of your own, or look around in the "
                                "teaching corpus. Files can also be dropped on the window."));
    words->setObjectName(QStringLiteral("dataEmptyText"));
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignCenter);
    layout->addStretch();
    layout->addWidget(words);
    layout->addSpacing(8);
    const auto add = [&](const QString& title, const char* name, const char* action, const QString& tip) {
        auto* button = new QPushButton(title);
        button->setObjectName(QLatin1String(name));
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        button->setMinimumWidth(fontMetrics().horizontalAdvance(tr("Teaching corpus")) + 60);
        connect(button, &QPushButton::clicked, this, [this, action] { trigger(action); });
        layout->addWidget(button, 0, Qt::AlignHCenter);
    };
    add(tr("Open data…"), "openDataButton", "openDataAction",
        tr("Features, labels, ratings, a pool and test corpora, with a preview"));
    add(tr("Teaching corpus"), "teachingCorpusButton", "teachingCorpusAction",
        tr("A made-up corpus whose every sample's difficulty is known"));
    add(tr("Open project…"), "openProjectButton", "openProjectAction", tr("Open a saved project"));
    layout->addStretch();
    return page;
}

QTreeWidget* DataPanel::makeList(const char* name, const QString& title, const QStringList& columns)
{
    auto* list = new QTreeWidget;
    list->setObjectName(QLatin1String(name));
    list->setAccessibleName(title);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setColumnCount(static_cast<int>(columns.size()));
    list->setHeaderLabels(columns);
    list->setHeaderHidden(true);
    list->header()->setStretchLastSection(true);
    list->header()->setMinimumSectionSize(20);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setTextElideMode(Qt::ElideMiddle);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    return list;
}

QWidget* DataPanel::makeContents()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(4);

    m_sources = makeList("sourcesList", tr("What is open"), {tr("What"), tr("Size"), tr("File")});
    m_sources->setSelectionMode(QAbstractItemView::NoSelection);
    layout->addWidget(m_sources);
    m_attributeRow = new QWidget;
    auto* attributeRow = new QHBoxLayout(m_attributeRow);
    attributeRow->setContentsMargins(0, 0, 0, 0);
    auto* attributeLabel = new QLabel(tr("&Attribute"));
    m_attribute = new QComboBox;
    m_attribute->setObjectName(QStringLiteral("attributeCombo"));
    m_attribute->setAccessibleName(tr("Attribute"));
    m_attribute->setToolTip(tr("The emotional attribute whose labels, run and curriculum are shown"));
    attributeLabel->setBuddy(m_attribute);
    connect(m_attribute, &QComboBox::textActivated, this,
            [this](const QString& chosen) { workspace().setAttribute(chosen.toStdString()); });
    attributeRow->addWidget(attributeLabel);
    attributeRow->addWidget(m_attribute, 1);
    layout->addWidget(m_attributeRow);
    m_splits = new QLabel;
    m_splits->setObjectName(QStringLiteral("splitCounts"));
    m_splits->setAccessibleName(tr("Samples a split"));
    m_splits->setWordWrap(true);
    layout->addWidget(m_splits);
    m_join = new QLabel;
    m_join->setObjectName(QStringLiteral("joinLink"));
    m_join->setAccessibleName(tr("Names that did not match"));
    m_join->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_join, &QLabel::linkActivated, this,
            [this] { showNames(window(), joinLines(workspace().joinReport())); });
    layout->addWidget(m_join);

    auto* runsHead = new QHBoxLayout;
    m_saveRun = tool(tr("Save as…"), "saveRunButton", tr("Save the marked run as a file (RUN.h5)"));
    m_closeRun = tool(tr("Close"), "closeRunButton", tr("Close the marked run; its file stays"));
    runsHead->addWidget(heading(tr("Runs")));
    runsHead->addStretch();
    runsHead->addWidget(m_saveRun);
    runsHead->addWidget(m_closeRun);
    layout->addSpacing(4);
    layout->addLayout(runsHead);
    m_runs = makeList("runsList", tr("Runs"), {tr("Attribute"), tr("Clusters"), tr("File")});
    m_runs->setToolTip(tr("Choose the run whose clusters are shown"));
    layout->addWidget(m_runs);
    connect(m_runs, &QTreeWidget::itemSelectionChanged, this, [this] {
        if (m_refreshing)
            return;
        // Later: a list must not be rebuilt while it tells of its selection.
        QMetaObject::invokeMethod(
            this, [this] { workspace().setCurrentRun(currentRow(m_runs)); }, Qt::QueuedConnection);
    });
    connect(m_saveRun, &QToolButton::clicked, this, &DataPanel::saveRun);
    connect(m_closeRun, &QToolButton::clicked, this, &DataPanel::closeRun);

    auto* scoresHead = new QHBoxLayout;
    auto* add = tool(tr("Add"), "addScoresButton", tr("Add scores of another measure"));
    add->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(add);
    m_disagreement = menu->addAction(tr("&Disagreement of the ratings"), this, &DataPanel::addDisagreement);
    m_disagreement->setObjectName(QStringLiteral("addDisagreementAction"));
    m_random = menu->addAction(tr("&Random order"), this, &DataPanel::addRandom);
    m_random->setObjectName(QStringLiteral("addRandomAction"));
    menu->addAction(tr("From a &file…"), this, &DataPanel::addFromFile)
        ->setObjectName(QStringLiteral("addScoresFileAction"));
    add->setMenu(menu);
    m_saveScores = tool(tr("Save as…"), "saveScoresButton", tr("Save the marked scores as a file"));
    m_closeScores = tool(tr("Close"), "closeScoresButton", tr("Close the marked scores; their file stays"));
    scoresHead->addWidget(heading(tr("Other measures")));
    scoresHead->addStretch();
    scoresHead->addWidget(add);
    scoresHead->addWidget(m_saveScores);
    scoresHead->addWidget(m_closeScores);
    layout->addSpacing(4);
    layout->addLayout(scoresHead);
    m_scores =
        makeList("scoresList", tr("Scores of other measures"), {tr("Measure"), tr("Rows"), tr("File")});
    layout->addWidget(m_scores);
    connect(m_saveScores, &QToolButton::clicked, this, &DataPanel::saveScores);
    connect(m_closeScores, &QToolButton::clicked, this, &DataPanel::closeScores);

    auto* audioRow = new QHBoxLayout;
    m_audio = new QLabel;
    m_audio->setObjectName(QStringLiteral("audioFolder"));
    m_audio->setAccessibleName(tr("Audio folder"));
    auto* choose = tool(tr("Audio…"), "chooseAudioButton", tr("Choose the folder of .wav files"));
    connect(choose, &QToolButton::clicked, this, &DataPanel::chooseAudio);
    m_closeAudio = tool(tr("Close"), "closeAudioButton", tr("Use no audio folder"));
    connect(m_closeAudio, &QToolButton::clicked, this, [this] { workspace().setAudioFolder({}); });
    audioRow->addWidget(m_audio, 1);
    audioRow->addWidget(choose);
    audioRow->addWidget(m_closeAudio);
    layout->addSpacing(4);
    layout->addLayout(audioRow);
    layout->addStretch();

    return new FormScroll(page);
}

} // namespace deepmi::studio
