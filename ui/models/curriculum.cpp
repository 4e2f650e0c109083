#include "models/curriculum.h"

#include "cluster/cluster_preview.h"
#include "job/error.h"
#include "pretrain/run_file.h"

#include <cmath>
#include <numeric>

namespace deepmi::studio
{

std::shared_ptr<const CurriculumSamples> placeSamples(Assignments assignments, LabelScale scale,
                                                      const SampleFrame& frame, std::uint64_t seed,
                                                      std::string origin, int previewClusters)
{
    auto placed = std::make_shared<CurriculumSamples>();
    placed->scale = scale;
    placed->seed = seed;
    placed->origin = std::move(origin);
    placed->previewClusters = previewClusters;
    placed->tieOrder = tieOrder(assignments.names, seed);
    placed->sampleOf.assign(frame.size(), -1);
    placed->frameRow.reserve(assignments.names.size());
    for (std::size_t sample = 0; sample < assignments.names.size(); ++sample) {
        const std::int32_t row = frame.rowOf(assignments.names[sample]);
        if (row < 0)
            throw InputError({}, placed->origin,
                             "sample '" + assignments.names[sample] +
                                 "' is not among the data that are open");
        placed->frameRow.push_back(row);
        placed->sampleOf[static_cast<std::size_t>(row)] = static_cast<std::int32_t>(sample);
    }
    placed->assignments = std::move(assignments);
    return placed;
}

std::shared_ptr<const Curriculum> makeCurriculum(std::shared_ptr<const CurriculumSamples> samples,
                                                 const CurriculumSettings& settings)
{
    auto curriculum = std::make_shared<Curriculum>();
    curriculum->settings = settings;
    curriculum->deepmi = std::make_shared<const DeepMI>(
        computeDeepMI(samples->assignments, settings.levelsOn(samples->scale)));
    curriculum->cells = std::make_shared<const CellGrouping>(samples->assignments, *curriculum->deepmi,
                                                             samples->seed, samples->tieOrder);
    curriculum->ranking =
        std::make_shared<const BlendedRanking>(curriculum->cells, settings.alpha, settings.bins);
    const std::vector<double>& label = samples->assignments.label;
    curriculum->meanLabel =
        std::accumulate(label.begin(), label.end(), 0.0) / static_cast<double>(label.size());
    std::vector<double> distance(label.size());
    for (std::size_t sample = 0; sample < label.size(); ++sample)
        distance[sample] = std::abs(label[sample] - curriculum->meanLabel);
    curriculum->labelDistance = std::make_shared<const CellSums>(curriculum->cells, distance);
    curriculum->samples = std::move(samples);
    return curriculum;
}

BuiltCurriculum buildCurriculum(const CurriculumSources& sources, const Job& job)
{
    BuiltCurriculum built{sources.runSamples, nullptr, nullptr};
    const CurriculumSettings& settings = sources.settings;
    if (!built.runSamples && sources.run)
        built.runSamples =
            placeSamples(assignmentsOf(*sources.run, settings.clusterSource), sources.run->scale,
                         *sources.frame, settings.seed, sources.run->attribute + " run");
    if (!built.runSamples)
        return built;
    if (sources.needsClustering()) {
        if (!sources.run)
            throw UsageError("another K needs the embedding of a pre-training run, and none is open");
        ClusterPreviewParameters parameters;
        parameters.clusters = settings.previewClusters;
        parameters.seed = sources.run->parameters.seed;
        const CurriculumSamples& own = *built.runSamples;
        ClusterPreview preview = previewClusters(sources.run->embedding.h, own.assignments,
                                                 settings.levelsOn(own.scale), parameters, {"cpu", 2}, job);
        auto samples = std::make_shared<CurriculumSamples>(own);
        samples->assignments = std::move(preview.assignments);
        samples->previewClusters = settings.previewClusters;
        built.previewSamples = std::move(samples);
    } else if (settings.previewClusters > 0) {
        built.previewSamples = sources.previewSamples;
    }
    built.curriculum =
        makeCurriculum(built.previewSamples ? built.previewSamples : built.runSamples, settings);
    return built;
}

std::shared_ptr<const Curriculum> reblend(const Curriculum& curriculum, const CurriculumSettings& settings)
{
    auto blended = std::make_shared<Curriculum>(curriculum);
    blended->settings = settings;
    blended->ranking =
        std::make_shared<const BlendedRanking>(curriculum.cells, settings.alpha, settings.bins);
    return blended;
}

} // namespace deepmi::studio
