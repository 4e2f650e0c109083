#include "dialogs/open_data_dialog.h"

#include "dialogs/mapping_form.h"
#include "dialogs/names_dialog.h"
#include "dialogs/source_field.h"
#include "models/text.h"
#include "models/workspace.h"

#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>
#include <algorithm>
#include <utility>

namespace deepmi::studio
{

std::vector<SourceField*> OpenDataDialog::fields() const
{
    std::vector<SourceField*> all{m_features, m_labels, m_ratings, m_pool};
    for (const TestCorpus& test : m_tests) {
        all.push_back(test.features);
        all.push_back(test.labels);
    }
    return all;
}

void OpenDataDialog::adopt(SourceField* field)
{
    connect(field, &SourceField::pathChanged, this, [this, field] {
        setCurrent(field);
        readPreview(field);
        // Another choice since then.
        if (std::erase_if(m_replaced, [&](const Replaced& one) {
                return one.field == field && one.now != text(field->path());
            }) > 0)
            showReplaced();
    });
    connect(field, &SourceField::chosen, this, [this, field] { setCurrent(field); });
    connect(field, &SourceField::typed, this, [this, field] {
        setCurrent(field);
        showCurrent();
    });
}

void OpenDataDialog::add(const SortedFiles& files)
{
    m_refused = files.refused;
    m_replaced.clear();
    std::vector<const SourceField*> filled; // now: what was chosen before may be replaced
    const auto has = [](const std::vector<const SourceField*>& all, const SourceField* field) {
        return std::find(all.begin(), all.end(), field) != all.end();
    };
    const auto put = [&](SourceField* field, const std::filesystem::path& path, const QString& leftOut) {
        if (has(filled, field)) {
            if (field->path() != std::filesystem::absolute(path))
                m_refused << leftOut.arg(text(path));
            return;
        }
        filled.push_back(field);
        const QString before = text(field->path()), now = text(std::filesystem::absolute(path));
        const FileOptions options = field->options;
        field->setPath(text(path));
        if (!before.isEmpty() && before != now)
            m_replaced.push_back({field, before, now, options});
    };
    // What is in its place already stays there.
    const auto placeOf = [&](const std::filesystem::path& path) -> SourceField* {
        for (SourceField* field : {m_features, m_pool})
            if (field->path() == std::filesystem::absolute(path))
                return field;
        return nullptr;
    };
    for (const std::filesystem::path& path : files.features)
        if (SourceField* field = placeOf(path))
            filled.push_back(field);
    for (const std::filesystem::path& path : files.features)
        if (!placeOf(path))
            put(has(filled, m_features) ? m_pool : m_features, path,
                tr("%1 was left out: the features are one file and the pool another. “Add a test corpus” has "
                   "places for more."));
    for (const std::filesystem::path& path : files.labels)
        put(m_labels, path,
            tr("%1 was left out: the labels are one file. “Add a test corpus” has places for more."));
    for (const std::filesystem::path& path : files.ratings)
        put(m_ratings, path, tr("%1 was left out: the ratings are one file."));
    showRefused();
    showReplaced();
}

void OpenDataDialog::showReplaced()
{
    QStringList lines;
    for (const Replaced& one : m_replaced)
        lines << tr("%1: %2 took the place of %3.").arg(one.field->title(), one.now, one.before);
    m_replacedLabel->setText(lines.join(QLatin1Char('\n')));
    m_replacedLabel->setVisible(!lines.isEmpty());
    m_putBack->setVisible(!lines.isEmpty());
}

void OpenDataDialog::putBack()
{
    for (const Replaced& one : std::exchange(m_replaced, {}))
        one.field->setSource(one.before, one.options);
    showReplaced();
}

void OpenDataDialog::showRefused()
{
    // Beside what is said of the names, which changes with every file that was read.
    constexpr int most = 4;
    QStringList lines = m_refused.mid(0, most);
    const auto more = static_cast<int>(m_refused.size() - lines.size());
    if (more > 0)
        lines << tr("%n file(s) more", nullptr, more);
    m_refusedLabel->setText(QStringLiteral("⚠ ") + lines.join(QStringLiteral("\n⚠ ")));
    m_refusedLabel->setVisible(!m_refused.isEmpty());
    m_refusedNames->setVisible(more > 0);
}

ProjectData OpenDataDialog::sources() const
{
    ProjectData wanted;
    const auto features = [](const SourceField* field) {
        return FeatureSource{{field->path(), {}, 0}, field->options.features};
    };
    const auto labels = [](const SourceField* field) {
        return LabelSource{{field->path(), {}, 0}, field->options.labels};
    };
    if (!m_features->path().empty())
        wanted.features = features(m_features);
    if (!m_pool->path().empty())
        wanted.unlabeled = features(m_pool);
    if (!m_labels->path().empty())
        wanted.labels = labels(m_labels);
    if (!m_ratings->path().empty())
        wanted.ratings = labels(m_ratings);
    for (const TestCorpus& test : m_tests)
        if (!test.features->path().empty() || !test.labels->path().empty())
            wanted.tests.push_back(
                {test.name->text().trimmed().toStdString(), features(test.features), labels(test.labels)});
    wanted.audioFolder = pathOf(m_audio->text().trimmed());
    return wanted;
}

void OpenDataDialog::readPreview(SourceField* field)
{
    if (const auto running = m_previewJob.find(field); running != m_previewJob.end())
        m_queue.stop(running->second);
    if (field->path().empty()) {
        m_previewJob.erase(field);
        showCurrent();
        updateJoin();
        return;
    }
    field->setReading();
    showCurrent();
    updateButtons();
    m_previewJob[field] = m_queue.enqueue(
        {tr("Reading %1").arg(text(field->path().filename()))}, field,
        [path = field->path(), role = field->role(), options = field->options](JobContext& context) {
            return previewFile(path, role, options, context.job());
        },
        [this, field](FilePreview preview) {
            field->setPreview(std::move(preview));
            if (field == m_current)
                showCurrent();
            updateJoin();
        });
}

void OpenDataDialog::updateJoin()
{
    m_queue.stop(std::exchange(m_joinJob, 0));
    m_names->hide();
    m_missing.clear();
    m_unmatched.clear();
    updateButtons();
    const auto names = m_features->preview().names;
    const auto labels = m_labels->preview().labels;
    const auto ratings = m_ratings->preview().ratings;
    if (!names || !labels) {
        m_join->setText(m_features->path().empty() || m_labels->path().empty()
                            ? tr("A feature file and a label file are needed; the rest is optional.")
                            : QString());
        return;
    }
    struct Pair {
        QString name;
        std::shared_ptr<const FeatureTable> names;
        std::shared_ptr<const LabelTable> labels;
    };
    std::vector<Pair> tests;
    for (const TestCorpus& test : m_tests)
        if (test.features->preview().names && test.labels->preview().labels)
            tests.push_back(
                {test.name->text(), test.features->preview().names, test.labels->preview().labels});
    m_join->setText(tr("Matching names…"));
    m_joinJob = m_queue.enqueue(
        {tr("Matching names")}, this,
        [names, labels, ratings, tests](JobContext&) {
            JoinPreview all = previewJoin(*names, *labels, ratings.get());
            for (const Pair& test : tests) {
                const JoinPreview one = previewJoin(*test.names, *test.labels, nullptr);
                all.summary += QLatin1Char('\n') + test.name + QStringLiteral(": ") + one.summary;
                all.isProblem = all.isProblem || one.isProblem;
                all.missing += one.missing;
            }
            return all;
        },
        [this](const JoinPreview& join) {
            m_unmatched = join.isProblem ? join.summary : QString();
            showJoin(join);
        },
        [this](const JobState& state) {
            if (state.id != m_joinJob)
                return; // of a choice before
            m_joinJob = 0;
            updateButtons();
        });
    updateButtons();
}

void OpenDataDialog::showJoin(const JoinPreview& join)
{
    m_join->setText((join.isProblem ? QStringLiteral("⚠ ") : QString()) + join.summary);
    m_missing = join.missing;
    m_names->setVisible(!m_missing.isEmpty());
}

void OpenDataDialog::updateButtons()
{
    bool reading = false, wrong = false;
    for (const SourceField* field : fields()) {
        reading = reading || field->isReading();
        wrong = wrong || (!field->path().empty() && !field->preview().isUsable());
    }
    for (const TestCorpus& test : m_tests)
        wrong = wrong || test.features->path().empty() != test.labels->path().empty();
    const bool enough = !m_features->path().empty() && !m_labels->path().empty();
    const bool matching = m_joinJob != 0, unmatched = !m_unmatched.isEmpty();
    m_open->setEnabled(enough && !reading && !wrong && !matching && !unmatched && m_loadJob == 0);
    m_open->setToolTip(!enough   ? tr("A feature file and a label file are needed")
                       : reading ? tr("Files are still being read")
                       : wrong
                           ? tr("Put right what is marked ⚠ first; a test corpus needs features and labels")
                       : matching  ? tr("Matching names…")
                       : unmatched ? m_unmatched
                                   : tr("Load all of it"));
}

void OpenDataDialog::load()
{
    if (m_mayReplace && !m_mayReplace())
        return;
    const ProjectData wanted = sources();
    for (const SourceField* field : fields())
        if (!field->path().empty())
            rememberOptions(field->path(), field->options);
    using Loaded = std::pair<std::shared_ptr<const LoadedData>, std::string>;
    const QString title = tr("Loading %1").arg(text(wanted.features->file.path.filename()));
    m_loadJob = -1;
    const int id = m_workspace.jobs().enqueue(
        jobOnFile(title, wanted.features->file.path), this,
        [wanted](JobContext& context) {
            const auto read = loadData(wanted, context.job());
            return Loaded(read, usableAttribute(*read));
        },
        [this](const Loaded& result) { Q_EMIT loaded(result.first, result.second); },
        [this](const JobState& state) { loadEnded(state); });
    if (m_loadJob == -1)
        m_loadJob = id;
    m_progress->setRange(0, 0);
    m_progress->show();
    updateButtons();
}

void OpenDataDialog::loadEnded(const JobState& state)
{
    m_loadJob = 0;
    m_progress->hide();
    if (state.status == JobStatus::Done) {
        accept();
        return;
    }
    if (state.status == JobStatus::Failed)
        showFailure(state.error);
    updateButtons();
}

void OpenDataDialog::showFailure(const QString& message)
{
    // The file that the message begins with is the one in question.
    const auto all = fields();
    const auto named = std::find_if(all.begin(), all.end(), [&](const SourceField* field) {
        return !field->path().empty() && message.startsWith(text(field->path()));
    });
    if (named != all.end()) {
        (*named)->setProblem(message);
        setCurrent(*named);
    } else {
        showJoin({message, true, {}});
    }
}

void OpenDataDialog::reject()
{
    if (m_loadJob > 0) {
        m_workspace.jobs().stop(m_loadJob);
        return;
    }
    QDialog::reject();
}

void OpenDataDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void OpenDataDialog::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    std::vector<std::filesystem::path> paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths.push_back(pathOf(url.toLocalFile()));
    m_queue.enqueue(
        {tr("Looking at %n file(s)", nullptr, static_cast<int>(paths.size()))}, this,
        [paths](JobContext& context) { return sortFiles(paths, context.job()); },
        [this](SortedFiles sorted) {
            for (const auto* others : {&sorted.projects, &sorted.runs, &sorted.scores})
                for (const std::filesystem::path& path : *others)
                    sorted.refused << tr("%1 is no features, labels or ratings: drop it on the main window.")
                                          .arg(text(path));
            add(sorted);
        });
}

} // namespace deepmi::studio

#include "moc_open_data_dialog.cpp"
