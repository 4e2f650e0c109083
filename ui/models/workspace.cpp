#include "models/workspace.h"

#include "job/version.h"
#include "models/text.h"

#include <algorithm>
#include <utility>

namespace deepmi::studio
{

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
    m_savedTrials = nullptr;
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

void Workspace::setComparison(std::shared_ptr<const ComparisonResult> comparison,
                              const std::filesystem::path& file)
{
    m_comparison = std::move(comparison);
    m_comparisonFile = file;
    if (isPersons(file))
        m_savedTrials = m_comparison;
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

bool Workspace::isPersons(const std::filesystem::path& file) const
{
    return !file.empty() && file.parent_path() != sessionFolder();
}

bool Workspace::isSaved(const TrialRecord& trial) const
{
    std::vector<std::string> tests;
    for (const TestCcc& test : trial.tests)
        tests.push_back(test.test);
    const auto isIt = [&](const TrialRecord& one) {
        // One that was evaluated on other test sets since is another outcome.
        return one.key == trial.key && hasTests(one, tests) &&
               (!trial.key.empty() || (one.attribute == trial.attribute && one.approach == trial.approach &&
                                       one.seed == trial.seed));
    };
    return m_savedTrials && std::any_of(m_savedTrials->trials.begin(), m_savedTrials->trials.end(), isIt);
}

int Workspace::unsavedTrials() const
{
    return m_comparison
               ? static_cast<int>(std::count_if(m_comparison->trials.begin(), m_comparison->trials.end(),
                                                [this](const TrialRecord& trial) { return !isSaved(trial); }))
               : 0;
}

void Workspace::setSavedTrials(std::shared_ptr<const ComparisonResult> saved)
{
    m_savedTrials = std::move(saved);
}

void Workspace::setComparisonFile(const std::filesystem::path& file)
{
    m_comparisonFile = file;
    if (isPersons(file))
        m_savedTrials = m_comparison;
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
