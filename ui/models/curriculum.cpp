#include "models/curriculum.h"

#include "job/error.h"

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
    curriculum->samples = std::move(samples);
    return curriculum;
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
