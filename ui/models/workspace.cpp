#include "models/workspace.h"

#include "job/error.h"
#include "job/version.h"
#include "models/core_text.h"
#include "models/text.h"
#include "models/workspace_commands.h"

#include <algorithm>
#include <utility>

namespace deepmi::studio
{

namespace
{

/// Whether a row of the frame is not the data's: those that came with runs and scores stand behind them.
bool anyBehind(const JoinReport& data, const std::vector<std::int32_t>& rows)
{
    const std::size_t dataRows = data.matched - data.labelMissing.size();
    return std::any_of(rows.begin(), rows.end(), [&](std::int32_t row) {
        return row >= 0 && static_cast<std::size_t>(row) >= dataRows;
    });
}

/// Files of one name lie in several folders: the second one's title says in which.
QString freeTitle(const std::vector<OpenScores>& open, const QString& title,
                  const std::filesystem::path& file)
{
    const auto isAnothers = [&](const QString& wanted) {
        return std::any_of(open.begin(), open.end(), [&](const OpenScores& one) {
            return one.title == wanted && !one.file.empty() && one.file != file;
        });
    };
    if (file.empty() || !isAnothers(title))
        return title;
    const QString folder = text(file.parent_path().filename()) + QLatin1Char('/') + title;
    QString free = folder;
    for (int number = 2; isAnothers(free); ++number)
        free = QStringLiteral("%1 (%2)").arg(folder).arg(number);
    return free;
}

} // namespace

Workspace::Workspace(QObject* parent)
    : QObject(parent), m_samples(std::make_shared<const SampleFrame>()), m_previews(JobQueue::Policy::Latest),
      m_rebuilds(JobQueue::Policy::Latest)
{
    connect(&m_undoStack, &QUndoStack::indexChanged, this, &Workspace::modified);
    connect(this, &Workspace::runsChanged, &m_trainings, [this] {
        std::vector<std::shared_ptr<const PretrainRun>> open;
        for (const OpenRun& one : m_runs)
            open.push_back(one.run);
        m_trainings.showRuns(open);
    });
    connect(this, &Workspace::comparisonChanged, &m_trainings,
            [this] { m_trainings.showTrials(m_comparison.get()); });
}

Workspace::~Workspace() = default;

void Workspace::setData(std::shared_ptr<const LoadedData> data, const std::string& attribute)
{
    m_previews.stopAll();
    m_rebuilds.stopAll();
    m_runs.clear();
    m_currentRun = -1;
    m_scores.clear();
    m_runSamples = m_previewSamples = nullptr;
    if (m_data || !data)
        takeSettings({}); // those of what was open tell nothing of what comes
    m_data = std::move(data);
    m_attribute = attribute;
    if (m_data && m_attribute.empty() && !m_data->labels.attributes.empty())
        m_attribute = m_data->labels.attributes.front();
    if (m_settings == CurriculumSettings())
        m_settings.alpha = defaultAlpha(m_attribute);
    m_undoStack.clear();
    m_comparison = nullptr;
    m_comparisonFile.clear();
    // Those of runs go with the runs; a comparison's trials and what was stopped would stay for ever.
    m_trainings.clear();
    rebuildFrame();
    Q_EMIT dataChanged();
    Q_EMIT attributeChanged();
    Q_EMIT runsChanged();
    Q_EMIT scoresChanged();
    Q_EMIT comparisonChanged();
    rebuildCurriculum(true);
    Q_EMIT modified();
}

void Workspace::rebuildFrame()
{
    auto frame = std::make_shared<SampleFrame>();
    JoinReport report;
    if (m_data)
        *frame = frameOf(*m_data, m_attribute, &report); // may raise: nothing has changed until then
    m_joinReport = std::move(report);
    m_attribute = m_data ? frame->attribute : m_attribute;
    for (const OpenRun& open : m_runs) {
        if (frame->names.empty())
            frame->scale = open.run->scale;
        const bool same = open.run->attribute == m_attribute;
        frame->addMissing(open.run->embedding.names, same ? &open.run->embedding.label : nullptr,
                          Split::Train);
    }
    for (const OpenScores& open : m_scores)
        frame->addMissing(open.scores->names, open.scores->deepmi ? &open.scores->deepmi->label : nullptr,
                          Split::None);
    frame->attribute = m_attribute;
    if (frame->rowByName.empty())
        frame->indexNames();
    m_selection.clear();
    m_selection.setCurrent(-1);
    m_samples = std::move(frame);
    for (OpenScores& open : m_scores)
        open = placed(std::move(open), *m_samples);
    Q_EMIT samplesChanged();
}

OpenScores Workspace::placed(OpenScores scores, const SampleFrame& frame)
{
    scores.frameRow.clear();
    scores.scoreOf.assign(frame.size(), -1);
    for (std::size_t index = 0; index < scores.scores->names.size(); ++index) {
        const std::int32_t row = frame.rowOf(scores.scores->names[index]);
        scores.frameRow.push_back(row);
        if (row >= 0)
            scores.scoreOf[static_cast<std::size_t>(row)] = static_cast<std::int32_t>(index);
    }
    return scores;
}

void Workspace::setAttribute(const std::string& attribute)
{
    if (attribute == m_attribute)
        return;
    m_undoStack.push(new AttributeCommand(*this, attribute, tr("Show %1").arg(text(attribute))));
}

bool Workspace::applyAttribute(const std::string& attribute, double alpha)
{
    const std::string before = m_attribute;
    m_attribute = attribute;
    try {
        rebuildFrame();
    } catch (const Error& error) {
        m_attribute = before;
        Q_EMIT problem(tr("This attribute cannot be shown"), errorText(error));
        return false;
    }
    m_previewSamples = nullptr;
    // The last run of this attribute, if there is one.
    m_currentRun = -1;
    for (int index = 0; index < static_cast<int>(m_runs.size()); ++index)
        if (m_runs[static_cast<std::size_t>(index)].run->attribute == m_attribute)
            m_currentRun = index;
    m_settings.alpha = alpha;
    Q_EMIT attributeChanged();
    Q_EMIT runsChanged();
    Q_EMIT scoresChanged();
    rebuildCurriculum(true);
    Q_EMIT modified();
    return true;
}

std::shared_ptr<const PretrainRun> Workspace::run() const
{
    return m_currentRun < 0 ? nullptr : m_runs[static_cast<std::size_t>(m_currentRun)].run;
}

void Workspace::addRun(OpenRun run)
{
    const std::string attributeBefore = m_attribute;
    if (!m_data && m_attribute.empty())
        m_attribute = run.run->attribute;
    const int runBefore = std::exchange(m_currentRun, static_cast<int>(m_runs.size()));
    m_runs.push_back(std::move(run));
    const PretrainRun& added = *m_runs.back().run;
    bool isNew = added.attribute != m_attribute;
    for (const std::string& name : added.embedding.names)
        isNew = isNew || m_samples->rowOf(name) < 0;
    if (isNew) {
        m_attribute = added.attribute;
        try {
            rebuildFrame();
        } catch (const Error& error) {
            m_attribute = attributeBefore;
            m_currentRun = runBefore;
            const QString which = text(m_runs.back().file.filename());
            m_runs.pop_back();
            Q_EMIT problem(tr("The run %1 does not fit the open data.").arg(which), errorText(error));
            return;
        }
        Q_EMIT attributeChanged();
    }
    m_previewSamples = nullptr;
    m_settings.levels =
        m_settings.cuts.empty() && m_runs.size() == 1 ? added.parameters.levels : m_settings.levels;
    Q_EMIT runsChanged();
    rebuildCurriculum(true);
    Q_EMIT modified();
}

void Workspace::setRunFile(int index, const std::filesystem::path& file)
{
    m_runs[static_cast<std::size_t>(index)].file = file;
    Q_EMIT runsChanged();
    Q_EMIT modified();
}

void Workspace::setCurrentRun(int index)
{
    if (index == m_currentRun || index < 0 || index >= static_cast<int>(m_runs.size()))
        return;
    m_currentRun = index;
    m_previewSamples = nullptr;
    if (run()->attribute != m_attribute) {
        m_attribute = run()->attribute;
        rebuildFrame();
        Q_EMIT attributeChanged();
        Q_EMIT scoresChanged();
    }
    Q_EMIT runsChanged();
    rebuildCurriculum(true);
    Q_EMIT modified();
}

void Workspace::removeRun(int index)
{
    if (index < 0 || index >= static_cast<int>(m_runs.size()))
        return;
    const std::shared_ptr<const PretrainRun> shown = run();
    bool madeRows = !m_data;
    for (const std::string& name : m_runs[static_cast<std::size_t>(index)].run->embedding.names)
        madeRows = madeRows || anyBehind(m_joinReport, {m_samples->rowOf(name)});
    m_runs.erase(m_runs.begin() + index);
    m_previewSamples = nullptr;
    // What was shown stays; where it went, another run of the same labels takes its place.
    m_currentRun = -1;
    for (int other = 0; other < static_cast<int>(m_runs.size()); ++other)
        if (const auto& one = m_runs[static_cast<std::size_t>(other)].run; one == shown) {
            m_currentRun = other;
            break;
        } else if (one->attribute == m_attribute)
            m_currentRun = other;
    const bool otherAttribute = m_currentRun < 0 && !m_data && !m_runs.empty();
    if (otherAttribute) {
        m_currentRun = static_cast<int>(m_runs.size()) - 1;
        m_attribute = run()->attribute;
    }
    if (madeRows)
        rebuildFrame();
    if (otherAttribute)
        Q_EMIT attributeChanged();
    if (madeRows)
        Q_EMIT scoresChanged();
    Q_EMIT runsChanged();
    rebuildCurriculum(true);
    Q_EMIT modified();
}

void Workspace::addScores(std::shared_ptr<const Scores> scores, const QString& title,
                          const std::filesystem::path& file)
{
    OpenScores open{std::move(scores), file, freeTitle(m_scores, title, file), {}, {}};
    bool isNew = false;
    for (const std::string& name : open.scores->names)
        isNew = isNew || m_samples->rowOf(name) < 0;
    const auto same = std::find_if(m_scores.begin(), m_scores.end(),
                                   [&](const OpenScores& one) { return one.title == open.title; });
    OpenScores& place = same == m_scores.end() ? m_scores.emplace_back() : *same;
    if (isNew) {
        place = std::move(open);
        rebuildFrame();
    } else {
        place = placed(std::move(open), *m_samples);
    }
    Q_EMIT scoresChanged();
    // Without a run the clusters may come with scores.
    if (isNew || !m_curriculum || !run())
        rebuildCurriculum(true);
    Q_EMIT modified();
}

void Workspace::setScoresFile(int index, const std::filesystem::path& file)
{
    m_scores[static_cast<std::size_t>(index)].file = file;
    Q_EMIT scoresChanged();
    Q_EMIT modified();
}

void Workspace::removeScores(int index)
{
    if (index < 0 || index >= static_cast<int>(m_scores.size()))
        return;
    const bool madeRows = anyBehind(m_joinReport, m_scores[static_cast<std::size_t>(index)].frameRow);
    m_scores.erase(m_scores.begin() + index);
    if (madeRows)
        rebuildFrame();
    if (madeRows || !run())
        rebuildCurriculum(true);
    Q_EMIT scoresChanged();
    Q_EMIT modified();
}

void Workspace::setComparison(std::shared_ptr<const ComparisonResult> comparison,
                              const std::filesystem::path& file)
{
    m_comparison = std::move(comparison);
    m_comparisonFile = file;
    Q_EMIT comparisonChanged();
    Q_EMIT modified();
}

void Workspace::setComparisonJob(int job)
{
    if (job == m_comparisonJob)
        return;
    m_comparisonJob = job;
    Q_EMIT comparisonJobChanged();
}

bool Workspace::isComparisonSaved() const
{
    return !m_comparisonFile.empty() && m_comparisonFile.parent_path() != sessionFolder();
}

void Workspace::setComparisonFile(const std::filesystem::path& file)
{
    m_comparisonFile = file;
    Q_EMIT modified();
}

void Workspace::setForms(const TrainingForms& forms)
{
    TrainingForms now = forms;
    now.train.pacing.bins = m_settings.bins; // one number in the whole window
    if (now == m_forms)
        return;
    m_forms = now;
    Q_EMIT formsChanged();
    Q_EMIT modified();
}

std::filesystem::path Workspace::sessionFolder() const
{
    return m_makeSessionFolder ? m_makeSessionFolder() : std::filesystem::path();
}

void Workspace::setSessionFolder(std::function<std::filesystem::path()> make)
{
    m_makeSessionFolder = std::move(make);
}

void Workspace::setAudioFolder(const QString& folder)
{
    if (folder == m_audioFolder)
        return;
    m_audioFolder = folder;
    Q_EMIT audioFolderChanged();
    Q_EMIT modified();
}

nlohmann::ordered_json Workspace::provenance() const
{
    nlohmann::ordered_json made = {
        {"program", "DeepMI Studio"}, {"version", version}, {"attribute", m_attribute}};
    if (m_data)
        made["data"] =
            m_data->sources.teaching ? "teaching corpus" : m_data->features->source.filename().string();
    if (const auto current = run()) {
        made["data_hash"] = current->dataHash;
        made["pretrain_seed"] = current->parameters.seed;
        made["device"] = current->device;
    } else if (m_data) {
        made["data_hash"] = m_data->hash;
    }
    if (m_curriculum) {
        made["clusters"] = m_curriculum->clusters();
        made["cluster_source"] = m_curriculum->isPreview() ? "preview" : m_settings.clusterSource;
    }
    made["alpha"] = m_settings.alpha;
    made["bins"] = m_settings.bins;
    made["levels"] =
        m_settings.cuts.empty() ? m_settings.levels : static_cast<int>(m_settings.cuts.size()) + 1;
    if (!m_settings.cuts.empty())
        made["cuts"] = m_settings.cuts;
    made["seed"] = m_settings.seed;
    return made;
}

} // namespace deepmi::studio

#include "moc_workspace.cpp"
