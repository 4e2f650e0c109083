// The workspace's curriculum: what is set of it, and who makes it on which thread.

#include "difficulty/bins.h"
#include "job/error.h"
#include "models/core_text.h"
#include "models/text.h"
#include "models/workspace.h"
#include "models/workspace_commands.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace deepmi::studio
{

namespace
{

/// Whether clusters that came with scores are of the labels that are shown: a file does not say of which
/// attribute it is. Not where most of the labels that both know differ.
bool isOfShownLabels(const OpenScores& open, const SampleFrame& frame)
{
    const double tolerance = 1e-3 * (frame.scale.high - frame.scale.low);
    std::size_t known = 0, same = 0;
    for (std::size_t index = 0; index < open.frameRow.size(); ++index) {
        if (open.frameRow[index] < 0)
            continue;
        const double shown = frame.label[static_cast<std::size_t>(open.frameRow[index])];
        const double own = open.scores->deepmi->label[index];
        if (std::isnan(shown) || std::isnan(own))
            continue;
        ++known;
        same += std::abs(shown - own) <= tolerance ? 1 : 0;
    }
    return 2 * same >= known;
}

} // namespace

void Workspace::changeSettings(const CurriculumSettings& settings, const QString& what, int mergeKey)
{
    if (settings == m_settings)
        return;
    try {
        settings.levelsOn(m_samples->scale);
        checkAlpha(settings.alpha);
        if (settings.bins < 1 || settings.bins > mostBins)
            throw UsageError("the number of bins is " + std::to_string(settings.bins) + ", expected 1 to " +
                             std::to_string(mostBins));
        const std::size_t rows = run() ? run()->embedding.h.rows() : 0;
        if (settings.previewClusters < 0 || static_cast<std::size_t>(settings.previewClusters) > rows)
            throw UsageError("K is " + std::to_string(settings.previewClusters) +
                             ", expected 1 to the number of samples in the run's embedding, " +
                             std::to_string(rows));
    } catch (const Error& error) {
        Q_EMIT problem(tr("These settings cannot be used"), errorText(error));
        return;
    }
    m_undoStack.push(new SettingsCommand(*this, settings, what, mergeKey));
}

void Workspace::applySettings(const CurriculumSettings& settings)
{
    const CurriculumSettings before = takeSettings(settings);
    CurriculumSettings onlyBlend = before;
    onlyBlend.alpha = settings.alpha;
    onlyBlend.bins = settings.bins;
    if (m_curriculum && onlyBlend == settings) {
        // What is shown may be older than the settings while another one is being made.
        CurriculumSettings shown = m_curriculum->settings;
        shown.alpha = settings.alpha;
        shown.bins = settings.bins;
        m_curriculum = reblend(*m_curriculum, shown);
        Q_EMIT curriculumChanged(false);
        return;
    }
    // What was to be placed anew and is not there yet still is.
    m_placeAnew =
        m_placeAnew || before.seed != settings.seed || before.clusterSource != settings.clusterSource;
    if (!run() && (m_placeAnew || !m_runSamples)) {
        placeScores();
        m_placeAnew = false;
    }
    CurriculumSources sources{run(), m_samples, m_placeAnew && run() ? nullptr : m_runSamples,
                              m_placeAnew ? nullptr : m_previewSamples, settings};
    if (!run())
        sources.settings.previewClusters = 0;
    const std::size_t samples = m_runSamples ? m_runSamples->frameRow.size() : 0;
    if (sources.needsClustering() || samples > manySamples) {
        rebuildLater(std::move(sources));
        return;
    }
    ++m_generation;
    try {
        takeBuilt(buildCurriculum(sources));
    } catch (const Error& error) {
        m_curriculum = nullptr;
        setPending(false);
        Q_EMIT problem(tr("The curriculum cannot be computed"), errorText(error));
        Q_EMIT curriculumChanged(true);
    }
}

/// Returns those before.
CurriculumSettings Workspace::takeSettings(const CurriculumSettings& settings)
{
    m_forms.train.pacing.bins = settings.bins;
    return std::exchange(m_settings, settings);
}

void Workspace::rebuildLater(CurriculumSources sources)
{
    const std::uint64_t generation = ++m_generation;
    const bool clustering = sources.needsClustering();
    JobQueue& queue = clustering ? m_previews : m_rebuilds;
    (clustering ? m_rebuilds : m_previews).stop(m_pendingJob);
    setPending(true);
    const auto over = [this, generation, clustering](const JobState& state) {
        if (generation != m_generation || !m_pending)
            return;
        setPending(false);
        // Stopped by somebody else, or failed: what is shown stays, and so does its K.
        m_settings.previewClusters = m_curriculum ? m_curriculum->settings.previewClusters : 0;
        if (state.status == JobStatus::Failed)
            Q_EMIT problem(clustering ? tr("This K cannot be previewed")
                                      : tr("The curriculum cannot be computed"),
                           state.error);
        Q_EMIT curriculumChanged(false);
    };
    const JobOptions options{clustering ? tr("Preview of K = %1").arg(sources.settings.previewClusters)
                                        : tr("Counting levels"),
                             false};
    m_pendingJob = queue.enqueue(
        options, this,
        [sources = std::move(sources)](JobContext& context) {
            return buildCurriculum(sources, context.job());
        },
        [this, generation](BuiltCurriculum built) {
            if (generation == m_generation)
                takeBuilt(std::move(built));
        },
        over);
}

void Workspace::takeBuilt(BuiltCurriculum built)
{
    m_placeAnew = false;
    m_runSamples = std::move(built.runSamples);
    m_previewSamples = std::move(built.previewSamples);
    m_curriculum = std::move(built.curriculum);
    // α and bins may have moved since it was asked for.
    if (m_curriculum &&
        (m_curriculum->settings.alpha != m_settings.alpha || m_curriculum->settings.bins != m_settings.bins))
        m_curriculum = reblend(*m_curriculum, m_settings);
    setPending(false);
    Q_EMIT curriculumChanged(true);
}

void Workspace::setPending(bool pending)
{
    if (pending == m_pending)
        return;
    m_pending = pending;
    Q_EMIT pendingChanged(pending);
}

void Workspace::rebuildCurriculum(bool placeAnew)
{
    ++m_generation;
    setPending(false);
    try {
        if (placeAnew || m_placeAnew) {
            m_runSamples = m_previewSamples = nullptr;
            if (!run())
                placeScores();
        }
        m_settings.previewClusters = m_previewSamples ? m_previewSamples->previewClusters : 0;
        takeBuilt(buildCurriculum({run(), m_samples, m_runSamples, m_previewSamples, m_settings}));
    } catch (const Error& error) {
        m_curriculum = nullptr;
        Q_EMIT problem(tr("The curriculum cannot be computed"), errorText(error));
        Q_EMIT curriculumChanged(true);
    }
}

void Workspace::placeScores()
{
    m_runSamples = nullptr;
    for (const OpenScores& open : m_scores)
        if (const auto& columns = open.scores->deepmi; columns && isOfShownLabels(open, *m_samples)) {
            Assignments assignments;
            assignments.names = open.scores->names;
            assignments.cluster = columns->cluster;
            assignments.predicted = columns->predicted;
            assignments.label = columns->label;
            for (const int cluster : columns->cluster)
                assignments.clusters = std::max(assignments.clusters, cluster + 1);
            m_runSamples = placeSamples(std::move(assignments), m_samples->scale, *m_samples, m_settings.seed,
                                        open.title.toStdString());
            return;
        }
}

void Workspace::setPreview(Assignments assignments, int clusters)
{
    if (m_placeAnew)
        rebuildCurriculum(true); // before it is made of those samples
    if (!m_runSamples)
        return;
    auto samples = std::make_shared<CurriculumSamples>(*m_runSamples);
    samples->assignments = std::move(assignments);
    samples->previewClusters = clusters;
    m_previewSamples = std::move(samples);
    rebuildCurriculum(false);
}

void Workspace::clearPreview()
{
    if (!m_previewSamples && m_settings.previewClusters == 0)
        return;
    m_previewSamples = nullptr;
    rebuildCurriculum(false);
}

} // namespace deepmi::studio
