#include "panels/data_panel.h"

#include "dialogs/ask.h"
#include "dialogs/names_dialog.h"
#include "difficulty/disagreement.h"
#include "models/file_kinds.h"
#include "models/file_preview.h"
#include "models/shown_number.h"
#include "models/text.h"
#include "models/workspace.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMainWindow>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

namespace deepmi::studio
{

namespace
{

QString number(std::size_t value)
{
    return countText(value);
}

/// A list is as high as its rows, up to a handful; then it scrolls.
void fitHeight(QTreeWidget* list)
{
    const int row = list->fontMetrics().height() + 6;
    const int rows = std::clamp(list->topLevelItemCount(), 1, 5);
    list->setFixedHeight(row * rows + (list->isHeaderHidden() ? 4 : row + 6));
}

/// Where an open file stands, or that it was never saved.
QString placeOf(const std::filesystem::path& file)
{
    return file.empty() ? DataPanel::tr("not saved yet") : text(file);
}

} // namespace

DataPanel::DataPanel(Workspace& space, QWidget* parent) : Panel(space, parent), m_pages(new QStackedWidget)
{
    m_pages->addWidget(makeEmptyState());
    m_pages->addWidget(makeContents());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connect(&space, &Workspace::dataChanged, this, &DataPanel::requestRefresh);
    connect(&space, &Workspace::samplesChanged, this, &DataPanel::requestRefresh);
    connect(&space, &Workspace::attributeChanged, this, &DataPanel::requestRefresh);
    connect(&space, &Workspace::attributeChanged, this, &DataPanel::renewDisagreement);
    connect(&space, &Workspace::runsChanged, this, &DataPanel::requestRefresh);
    connect(&space, &Workspace::scoresChanged, this, &DataPanel::requestRefresh);
    connect(&space, &Workspace::audioFolderChanged, this, &DataPanel::requestRefresh);
    connect(&m_queue, &JobQueue::failed, this,
            [this](const JobState& job) { workspace().report(tr("%1 failed.").arg(job.title), job.error); });
}

void DataPanel::trigger(const char* action)
{
    // A floating dock is a window of its own: the actions are the main window's.
    for (QWidget* above = this; above; above = above->parentWidget())
        if (const auto* window = qobject_cast<QMainWindow*>(above)) {
            if (auto* found = window->findChild<QAction*>(QLatin1String(action)))
                found->trigger();
            return;
        }
}

void DataPanel::refresh()
{
    m_refreshing = true;
    const Workspace& space = workspace();
    const bool empty = !space.data() && space.runs().empty() && space.scores().empty();
    m_pages->setCurrentIndex(empty ? 0 : 1);
    if (!empty) {
        refreshData();
        refreshRuns();
        refreshScores();
        const QString& audio = space.audioFolder();
        m_audio->setText(audio.isEmpty() ? tr("No audio folder")
                                         : fontMetrics().elidedText(audio, Qt::ElideMiddle, 200));
        m_audio->setToolTip(audio.isEmpty()
                                ? tr("Choose a folder of .wav files named as the samples, to listen "
                                     "to them")
                                : audio);
        m_closeAudio->setVisible(!audio.isEmpty());
    }
    m_refreshing = false;
}

void DataPanel::refreshData()
{
    const Workspace& space = workspace();
    const auto opened = space.data();
    m_sources->clear();
    const auto add = [this](const QString& what, const QString& size, const std::filesystem::path& file,
                            const QString& format) {
        auto* item = new QTreeWidgetItem(m_sources, {what, size, text(file.filename())});
        for (int column = 0; column < 3; ++column)
            item->setToolTip(column, file.empty() ? format : text(file) + QLatin1Char('\n') + format);
    };
    const auto shape = [](const FeatureTable& table) {
        return tr("%1 × %2").arg(number(table.rows()), number(table.columns()));
    };
    if (opened) {
        const bool teaching = opened->sources.teaching;
        const auto fileOf = [&](const std::filesystem::path& file) {
            return teaching ? std::filesystem::path() : file;
        };
        add(teaching ? tr("Teaching corpus") : tr("Features"), shape(*opened->features),
            fileOf(opened->features->source), text(opened->features->format));
        add(tr("Labels"), number(opened->labels.rows()), fileOf(opened->labels.source),
            text(opened->labels.format));
        if (opened->ratings)
            add(tr("Ratings"), number(opened->ratings->ratings.size()), fileOf(opened->ratings->source),
                text(opened->ratings->format));
        if (opened->unlabeled)
            add(tr("Pool"), shape(*opened->unlabeled), fileOf(opened->unlabeled->source),
                text(opened->unlabeled->format));
        for (const LoadedTest& test : opened->tests)
            add(text(test.name), shape(*test.features), test.features->source, text(test.features->format));
    }
    m_sources->setVisible(opened != nullptr);
    m_sources->resizeColumnToContents(0);
    m_sources->resizeColumnToContents(1);
    fitHeight(m_sources);

    const QSignalBlocker quiet(m_attribute);
    m_attribute->clear();
    if (opened)
        for (const std::string& attribute : opened->labels.attributes)
            m_attribute->addItem(text(attribute));
    if (m_attribute->findText(text(space.attribute())) < 0 && !space.attribute().empty())
        m_attribute->addItem(text(space.attribute()));
    m_attribute->setCurrentText(text(space.attribute()));
    m_attribute->setEnabled(m_attribute->count() > 1);
    // Scores alone have none.
    m_attributeRow->setVisible(m_attribute->count() > 0);

    std::array<std::size_t, 6> counts{};
    for (const Split split : space.samples()->splits)
        ++counts[static_cast<std::size_t>(split)];
    QStringList splits;
    for (const Split split : {Split::Train, Split::Development, Split::Test1, Split::Test2, Split::Test3})
        if (const std::size_t count = counts[static_cast<std::size_t>(split)]; count > 0)
            splits << QString::fromLatin1(toString(split)) + QChar(0x00A0) + number(count);
    if (const std::size_t count = counts[static_cast<std::size_t>(Split::None)]; count > 0)
        splits << tr("no split") + QChar(0x00A0) + number(count);
    // Levels are cut from it; a file that does not say its own is taken for 1 to 7.
    if (opened)
        splits << tr("scale %1 to %2")
                      .arg(shortDecimalText(space.scale().low), shortDecimalText(space.scale().high))
                      .replace(QLatin1Char(' '), QChar(0x00A0));
    m_splits->setText(splits.join(QStringLiteral(" · ")));

    const JoinReport& report = space.joinReport();
    const std::size_t missing = report.featuresWithoutLabels.size() + report.labelsWithoutFeatures.size() +
                                report.labelMissing.size();
    m_join->setVisible(opened && missing > 0);
    m_join->setText(tr("⚠ %1 names did not match: %2")
                        .arg(number(missing), QStringLiteral("<a href=\"names\">%1</a>").arg(tr("list"))));
    m_join->setToolTip(text(report.summary()));
}

void DataPanel::refreshRuns()
{
    const Workspace& space = workspace();
    m_runs->clear();
    for (std::size_t index = 0; index < space.runs().size(); ++index) {
        const OpenRun& open = space.runs()[index];
        const bool current = static_cast<int>(index) == space.currentRun();
        auto* item = new QTreeWidgetItem(
            m_runs, {(current ? QStringLiteral("● ") : QStringLiteral("○ ")) + text(open.run->attribute),
                     QStringLiteral("K = %1").arg(open.run->parameters.clusters),
                     open.file.empty() ? tr("not saved yet") : text(open.file.filename())});
        const QString tip =
            tr("%n epoch(s), best: %1. %2", nullptr, static_cast<int>(open.run->history.size()))
                .arg(open.run->bestEpoch)
                .arg(placeOf(open.file));
        for (int column = 0; column < 3; ++column)
            item->setToolTip(column, tip);
        if (current) {
            QFont bold = item->font(0);
            bold.setBold(true);
            item->setFont(0, bold);
            m_runs->setCurrentItem(item);
        }
    }
    if (space.runs().empty()) {
        auto* item = new QTreeWidgetItem(m_runs, {tr("None yet: Run ▸ Pre-train")});
        item->setFlags(Qt::NoItemFlags);
        item->setFirstColumnSpanned(true);
    }
    m_runs->resizeColumnToContents(0);
    m_runs->resizeColumnToContents(1);
    fitHeight(m_runs);
    m_saveRun->setEnabled(currentRow(m_runs) >= 0 && !space.runs().empty());
    m_closeRun->setEnabled(m_saveRun->isEnabled());
}

void DataPanel::refreshScores()
{
    const Workspace& space = workspace();
    const int before = currentRow(m_scores);
    m_scores->clear();
    for (const OpenScores& open : space.scores()) {
        auto* item = new QTreeWidgetItem(
            m_scores, {open.title, number(open.scores->names.size()),
                       open.file.empty() ? tr("not saved yet") : text(open.file.filename())});
        for (int column = 0; column < 3; ++column)
            item->setToolTip(column, placeOf(open.file));
    }
    const int count = static_cast<int>(space.scores().size());
    if (count > 0)
        m_scores->setCurrentItem(m_scores->topLevelItem(std::clamp(before, 0, count - 1)));
    else {
        auto* item = new QTreeWidgetItem(m_scores, {tr("None yet")});
        item->setFlags(Qt::NoItemFlags);
        item->setFirstColumnSpanned(true);
    }
    m_scores->resizeColumnToContents(0);
    m_scores->resizeColumnToContents(1);
    fitHeight(m_scores);
    m_saveScores->setEnabled(count > 0);
    m_closeScores->setEnabled(count > 0);
    m_disagreement->setEnabled(space.data() && space.data()->ratings);
    m_random->setEnabled(space.samples()->size() > 0);
}

int DataPanel::currentRow(const QTreeWidget* list) const
{
    return list->currentItem() ? list->indexOfTopLevelItem(list->currentItem()) : -1;
}

void DataPanel::addDisagreement()
{
    const auto opened = workspace().data();
    if (!opened || !opened->ratings)
        return;
    const CurriculumSettings settings = workspace().settings();
    m_queue.enqueue(
        {tr("Disagreement of the ratings")}, this,
        [opened, attribute = workspace().attribute(), settings](JobContext&) {
            return std::make_shared<const Scores>(
                disagreementScores(*opened->ratings, attribute, settings.seed, settings.bins).scores);
        },
        [this, opened, attribute = workspace().attribute()](const std::shared_ptr<const Scores>& scores) {
            if (workspace().data() == opened && workspace().attribute() == attribute)
                workspace().addScores(scores, tr("Disagreement"));
        });
}

void DataPanel::renewDisagreement()
{
    const auto opened = workspace().data();
    if (!opened || !opened->ratings)
        return;
    const auto& rated = opened->ratings->attributes;
    const auto& scores = workspace().scores();
    // What is in a file of the person's stays what it is.
    const auto unsaved = std::find_if(scores.begin(), scores.end(), [](const OpenScores& one) {
        return one.scores->measure == "disagreement" && one.file.empty();
    });
    if (unsaved == scores.end())
        return;
    if (std::find(rated.begin(), rated.end(), workspace().attribute()) != rated.end())
        addDisagreement();
    else
        workspace().removeScores(static_cast<int>(unsaved - scores.begin()));
}

void DataPanel::addRandom()
{
    const auto frame = workspace().samples();
    const CurriculumSettings settings = workspace().settings();
    m_queue.enqueue(
        {tr("Random order")}, this,
        [frame, settings](JobContext&) {
            // A curriculum is of the training samples; without splits, of all.
            std::vector<std::string> names;
            for (std::size_t row = 0; row < frame->size(); ++row)
                if (frame->splits[row] == Split::Train)
                    names.push_back(frame->names[row]);
            return std::make_shared<const Scores>(
                randomScores(names.empty() ? frame->names : std::move(names), settings.seed, settings.bins));
        },
        [this, frame](const std::shared_ptr<const Scores>& scores) {
            if (workspace().samples()->size() > 0)
                workspace().addScores(scores, tr("Random"));
        });
}

void DataPanel::addFromFile()
{
    const QString file =
        ask::openFile(window(), tr("Open scores"), tr("Scores (*.csv *.tsv *.json);;All files (*)"),
                      QStringLiteral("scores"));
    if (file.isEmpty())
        return;
    const std::filesystem::path path = std::filesystem::absolute(pathOf(file));
    m_queue.enqueue(
        {tr("Reading %1").arg(text(path.filename()))}, this,
        [path, seed = workspace().settings().seed](JobContext&) {
            return std::make_shared<const Scores>(readAnyScores(path, seed));
        },
        [this, path](const std::shared_ptr<const Scores>& scores) {
            workspace().addScores(scores, text(path.filename()), path);
        });
}

void DataPanel::chooseAudio()
{
    const QString folder = ask::folder(window(), tr("Audio folder"), QStringLiteral("audio"));
    if (!folder.isEmpty())
        workspace().setAudioFolder(folder);
}

} // namespace deepmi::studio

#include "moc_data_panel.cpp"
