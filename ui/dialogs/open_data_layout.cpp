// The widgets of the open-data dialog and how they stand; what they do is in open_data_dialog.cpp.

#include "dialogs/ask.h"
#include "dialogs/elided_label.h"
#include "dialogs/mapping_form.h"
#include "dialogs/names_dialog.h"
#include "dialogs/open_data_dialog.h"
#include "dialogs/source_field.h"
#include "models/text.h"
#include "models/workspace.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

constexpr int widestColumn = 190; ///< of the table of first rows, px

} // namespace

OpenDataDialog::OpenDataDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent), m_workspace(workspace)
{
    setObjectName(QStringLiteral("openDataDialog"));
    setWindowTitle(tr("Open data"));
    setAcceptDrops(true);
    resize(1080, 660);

    const auto words = [](const char* name, const QString& accessible) {
        auto* made = new QLabel;
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(accessible);
        // A long name without blanks makes nothing wider.
        made->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(true);
        made->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return made;
    };
    m_refusedLabel = words("refusedFiles", tr("Files that were not taken"));
    m_refusedLabel->hide();
    m_replacedLabel = words("replacedFiles", tr("Files that were replaced"));
    m_replacedLabel->hide();
    m_join = words("joinSummary", tr("How features and labels match"));
    const auto button = [&](const QString& title, const char* name, const QString& tip) {
        auto* made = new QPushButton(title);
        made->setObjectName(QLatin1String(name));
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setAutoDefault(false);
        return made;
    };
    m_names = button(tr("&Names…"), "joinNamesButton", tr("List the names that did not match"));
    m_names->hide();
    connect(m_names, &QPushButton::clicked, this, [this] { showNames(this, m_missing); });
    m_refusedNames = button(tr("A&ll…"), "refusedNamesButton", tr("List the files that were not taken"));
    m_refusedNames->hide();
    connect(m_refusedNames, &QPushButton::clicked, this,
            [this] { showNames(this, m_refused, m_refusedLabel->accessibleName()); });
    m_putBack = button(tr("&Put back"), "putBackButton", tr("Take the files again that were chosen before"));
    m_putBack->hide();
    connect(m_putBack, &QPushButton::clicked, this, &OpenDataDialog::putBack);
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("loadProgress"));
    m_progress->setAccessibleName(tr("Progress of loading"));
    m_progress->setMaximumWidth(220);
    m_progress->hide();
    QPushButton* teaching = button(tr("&Teaching corpus"), "dialogTeachingButton",
                                   tr("A made-up corpus whose every sample's difficulty is known"));
    connect(teaching, &QPushButton::clicked, this, [this] {
        QDialog::reject();
        Q_EMIT teachingCorpusRequested();
    });
    m_cancel = button(tr("Cancel"), "cancelOpenButton", tr("Stop loading, or close the dialog"));
    connect(m_cancel, &QPushButton::clicked, this, &OpenDataDialog::reject);
    m_open = button(tr("&Open"), "openButton", tr("Load all of it"));
    m_open->setDefault(true);
    connect(m_open, &QPushButton::clicked, this, &OpenDataDialog::load);
    connect(&workspace.jobs(), &JobQueue::changed, this, [this](const JobState& state) {
        if (m_loadJob <= 0 || state.id != m_loadJob)
            return;
        m_progress->setRange(0, state.total > 0 ? 1000 : 0);
        m_progress->setValue(state.total > 0 ? qRound(1000 * state.done / state.total) : 0);
        m_progress->setToolTip(state.stage);
    });

    auto* columns = new QHBoxLayout;
    columns->addWidget(makeFiles(), 5);
    columns->addWidget(makePreview(), 6);
    auto* refusedRow = new QHBoxLayout;
    refusedRow->addWidget(m_refusedLabel, 1);
    refusedRow->addWidget(m_refusedNames, 0, Qt::AlignTop);
    auto* replacedRow = new QHBoxLayout;
    replacedRow->addWidget(m_replacedLabel, 1);
    replacedRow->addWidget(m_putBack, 0, Qt::AlignTop);
    auto* joinRow = new QHBoxLayout;
    joinRow->addWidget(m_join, 1);
    joinRow->addWidget(m_names, 0, Qt::AlignTop);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(teaching);
    buttons->addStretch();
    buttons->addWidget(m_progress);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_open);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(columns, 1);
    layout->addLayout(refusedRow);
    layout->addLayout(replacedRow);
    layout->addLayout(joinRow);
    layout->addLayout(buttons);
    setCurrent(m_features);
    m_features->edit()->setFocus();
    updateJoin();
}

QWidget* OpenDataDialog::makeFiles()
{
    m_features =
        new SourceField(QStringLiteral("features"), tr("Features"), SourceRole::Features,
                        tr("One row of features a sample: HDF5, .npy, .npz, .mat, HTK, CSV, TSV or ARFF"));
    m_labels = new SourceField(QStringLiteral("labels"), tr("Labels"), SourceRole::Labels,
                               tr("Consensus labels a sample: labels_consensus.csv, labels.txt or a table"));
    m_ratings = new SourceField(QStringLiteral("ratings"), tr("Ratings"), SourceRole::Ratings,
                                tr("Single ratings by single people (optional), for the disagreement"));
    m_pool = new SourceField(QStringLiteral("pool"), tr("Unlabelled pool"), SourceRole::Pool,
                             tr("More features without labels (optional), for the self-supervised stage"));
    auto* files = new QWidget;
    auto* layout = new QVBoxLayout(files);
    layout->setContentsMargins(0, 0, 4, 0);
    layout->setSpacing(6);
    for (SourceField* field : {m_features, m_labels, m_ratings, m_pool}) {
        adopt(field);
        layout->addWidget(field);
    }
    m_testLayout = new QVBoxLayout;
    m_testLayout->setSpacing(6);
    layout->addLayout(m_testLayout);
    auto* another = new QPushButton(tr("&Add a test corpus"));
    another->setObjectName(QStringLiteral("addTestButton"));
    another->setToolTip(tr("Another corpus to evaluate on, beside the Test splits of the labels"));
    another->setAccessibleName(another->toolTip());
    another->setAutoDefault(false);
    connect(another, &QPushButton::clicked, this, &OpenDataDialog::addTest);
    layout->addWidget(another, 0, Qt::AlignLeft);

    auto* audioRow = new QHBoxLayout;
    auto* audioLabel = new QLabel(tr("Audio folder"));
    m_audio = new QLineEdit;
    m_audio->setObjectName(QStringLiteral("audioPath"));
    m_audio->setAccessibleName(audioLabel->text());
    m_audio->setToolTip(tr("Folder with a .wav a sample (optional), to listen to them"));
    m_audio->setPlaceholderText(tr("Folder of .wav files, optional"));
    m_audio->setClearButtonEnabled(true);
    audioLabel->setBuddy(m_audio);
    audioLabel->setMinimumWidth(SourceField::labelWidth(font()));
    auto* audioBrowse = new QToolButton;
    audioBrowse->setObjectName(QStringLiteral("audioBrowse"));
    audioBrowse->setIcon(style()->standardIcon(QStyle::SP_DirOpenIcon));
    audioBrowse->setToolTip(tr("Choose the folder of audio"));
    audioBrowse->setAccessibleName(audioBrowse->toolTip());
    connect(audioBrowse, &QToolButton::clicked, this, [this] {
        const QString folder = ask::folder(this, tr("Audio folder"), QStringLiteral("audio"));
        if (!folder.isEmpty())
            m_audio->setText(folder);
    });
    audioRow->setSpacing(6);
    audioRow->addWidget(audioLabel);
    audioRow->addWidget(m_audio, 1);
    audioRow->addWidget(audioBrowse);
    layout->addLayout(audioRow);
    layout->addStretch();

    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(files);
    return scroll;
}

void OpenDataDialog::addTest()
{
    const QString name = QStringLiteral("test%1").arg(++m_testNumber);
    TestCorpus test{new QWidget, new QLineEdit(tr("Test corpus %1").arg(m_testNumber)), nullptr, nullptr};
    test.name->setObjectName(name + QStringLiteral("Name"));
    test.name->setAccessibleName(tr("Name of the test corpus"));
    test.name->setToolTip(tr("How results on it are called"));
    test.features =
        new SourceField(name + QStringLiteral("Features"), tr("· features"), SourceRole::Features,
                        tr("Features of the test corpus, as many columns as the training features"));
    test.labels = new SourceField(name + QStringLiteral("Labels"), tr("· labels"), SourceRole::Labels,
                                  tr("Labels of the test corpus"));
    auto* remove = new QToolButton;
    remove->setObjectName(name + QStringLiteral("Remove"));
    remove->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    remove->setToolTip(tr("Take this test corpus out"));
    remove->setAccessibleName(remove->toolTip());
    auto* layout = new QVBoxLayout(test.box);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->addWidget(test.name, 1);
    head->addWidget(remove);
    layout->addLayout(head);
    layout->addWidget(test.features);
    layout->addWidget(test.labels);
    m_testLayout->addWidget(test.box);
    adopt(test.features);
    adopt(test.labels);
    m_tests.push_back(test);
    connect(remove, &QToolButton::clicked, this, [this, box = test.box] {
        const auto gone = std::find_if(m_tests.begin(), m_tests.end(),
                                       [&](const TestCorpus& one) { return one.box == box; });
        for (SourceField* field : {gone->features, gone->labels}) {
            if (const auto job = m_previewJob.find(field); job != m_previewJob.end())
                m_queue.stop(job->second);
            m_previewJob.erase(field);
            if (field == m_current)
                m_current = nullptr;
        }
        m_tests.erase(gone);
        box->deleteLater();
        setCurrent(m_current ? m_current : m_features);
        updateJoin();
    });
    test.features->edit()->setFocus();
    updateButtons();
}

QWidget* OpenDataDialog::makePreview()
{
    auto* preview = new QWidget;
    auto* layout = new QVBoxLayout(preview);
    layout->setContentsMargins(0, 0, 0, 0);
    m_previewTitle = new ElidedLabel;
    m_previewTitle->setObjectName(QStringLiteral("previewTitle"));
    QFont bold = m_previewTitle->font();
    bold.setBold(true);
    m_previewTitle->setFont(bold);
    m_facts = new QLabel;
    m_facts->setObjectName(QStringLiteral("previewFacts"));
    m_facts->setAccessibleName(tr("What was found in the file"));
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // as m_join
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_table = new QTableWidget;
    m_table->setObjectName(QStringLiteral("previewTable"));
    m_table->setAccessibleName(tr("First rows and columns of the file"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false); // a long name would be cut at its first folder
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    // Styles cut a heading that is too long on both sides.
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this,
            [this](int column) { elideHeading(column); });
    m_table->setMinimumHeight(120);
    m_mapping = new MappingForm;
    connect(m_mapping, &MappingForm::edited, this, [this] {
        if (!m_current || m_current->path().empty())
            return;
        m_current->options = m_mapping->options();
        readPreview(m_current);
    });
    layout->addWidget(m_previewTitle);
    layout->addWidget(m_facts);
    layout->addWidget(m_table, 1);
    layout->addStretch(); // keeps the words at the top while there is no table
    layout->addWidget(m_mapping);
    return preview;
}

void OpenDataDialog::elideHeading(int column)
{
    QTableWidgetItem* heading = m_table->horizontalHeaderItem(column);
    if (!heading)
        return;
    const QHeaderView* header = m_table->horizontalHeader();
    const int margins = 2 * (style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, header) + 2);
    heading->setText(header->fontMetrics().elidedText(heading->toolTip(), Qt::ElideMiddle,
                                                      m_table->columnWidth(column) - margins));
}

void OpenDataDialog::setCurrent(SourceField* field)
{
    if (m_current == field)
        return;
    if (m_current)
        m_current->setCurrent(false);
    m_current = field;
    field->setCurrent(true);
    showCurrent();
}

void OpenDataDialog::showCurrent()
{
    if (!m_current)
        return;
    static const FilePreview nothing;
    const bool typing = m_current->isBeingTyped();
    const FilePreview& preview = typing ? nothing : m_current->preview();
    const bool empty = m_current->path().empty();
    m_previewTitle->setText(
        empty ? tr("%1: nothing chosen yet").arg(m_current->title())
              : QStringLiteral("%1: %2").arg(m_current->title(), text(m_current->path().filename())));
    m_previewTitle->setToolTip(text(m_current->path()));
    QString facts;
    for (const PreviewFact& fact : preview.facts)
        facts += QStringLiteral("<tr><td style='padding-right:10px'>%1</td><td>%2</td></tr>")
                     .arg(fact.name.toHtmlEscaped(), fact.value.toHtmlEscaped());
    if (!facts.isEmpty())
        facts = QStringLiteral("<table cellspacing='0'>%1</table>").arg(facts);
    m_facts->setText(
        typing && !empty         ? tr("It is read once nothing more is typed; Enter reads it at once.")
        : m_current->isReading() ? tr("Reading…")
        : empty ? tr("Type a path, choose a file, or drop one here: what it is, is told by its content.")
                : facts);
    m_table->clear();
    m_table->setColumnCount(static_cast<int>(preview.header.size()));
    m_table->setRowCount(static_cast<int>(preview.cells.size()));
    m_table->setHorizontalHeaderLabels(preview.header);
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_table->horizontalHeaderItem(column)->setToolTip(preview.header[column]);
    for (int row = 0; row < m_table->rowCount(); ++row)
        for (int column = 0; column < preview.cells[row].size() && column < m_table->columnCount(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(preview.cells[row][column]));
    m_table->resizeColumnsToContents();
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column), widestColumn));
    m_table->setVisible(!preview.cells.isEmpty());
    m_mapping->setVisible(!empty && !typing);
    if (!typing && !m_current->isReading()) // while it is read again the form stays as the person left it
        m_mapping->show(m_current->role(), m_current->options, preview.choices);
}

} // namespace deepmi::studio
