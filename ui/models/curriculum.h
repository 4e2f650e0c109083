#pragma once

#include "difficulty/blended_ranking.h"
#include "difficulty/cell_sums.h"
#include "models/sample_frame.h"
#include "pretrain/pretrain.h"

#include <memory>
#include <string>
#include <vector>

namespace deepmi::studio
{

/// What a person sets of a curriculum. Every change is one step of undo.
struct CurriculumSettings {
    double alpha = 0; ///< α, 0 to 1: the share of the prediction's term
    int bins = 10;
    int levels = defaultLevels;               ///< E of equal width; not used where there are cuts
    std::vector<double> cuts;                 ///< inner level edges; empty = equal width
    std::string clusterSource = "classifier"; ///< X: "classifier" (g's argmax) or "kmeans" (pseudo-labels)
    std::uint64_t seed = 0;                   ///< of the tie-breaking
    int previewClusters = 0;                  ///< K of the preview that is shown; 0 = the run's own clusters

    bool operator==(const CurriculumSettings&) const = default;
    Levels levelsOn(LabelScale scale) const
    {
        return cuts.empty() ? Levels::equalWidth(levels, scale) : Levels::fromCuts(cuts, scale);
    }
};

/// What does not depend on α, bins or levels: the clustered samples and where they stand in the frame.
struct CurriculumSamples {
    Assignments assignments;
    LabelScale scale;
    std::uint64_t seed = 0;
    std::vector<std::size_t> tieOrder;
    std::vector<std::int32_t> frameRow; ///< one a sample
    std::vector<std::int32_t>
        sampleOf;            ///< one a frame row; −1 for a sample that is not clustered (not Train)
    std::string origin;      ///< where the clusters come from, for titles and files
    int previewClusters = 0; ///< K of a preview; 0 = as pre-trained or read
};

/// DeepMI as it is now set: an immutable value, replaced as a whole. All of it can be read from any thread.
struct Curriculum {
    CurriculumSettings settings;
    std::shared_ptr<const CurriculumSamples> samples;
    std::shared_ptr<const DeepMI> deepmi;
    std::shared_ptr<const CellGrouping> cells;
    std::shared_ptr<const BlendedRanking> ranking;
    double meanLabel = 0;                          ///< of all samples
    std::shared_ptr<const CellSums> labelDistance; ///< |label − meanLabel|: the d of each bin

    std::size_t size() const { return samples->assignments.names.size(); }
    bool isPreview() const { return samples->previewClusters > 0; }
    int clusters() const { return samples->assignments.clusters; }
    std::int32_t sampleOfRow(std::int32_t row) const
    {
        return samples->sampleOf[static_cast<std::size_t>(row)];
    }
    std::int32_t rowOfSample(std::size_t sample) const { return samples->frameRow[sample]; }
};

/// O(N log N): joins by name and settles ties. Raises InputError for a sample that the frame does not have.
std::shared_ptr<const CurriculumSamples> placeSamples(Assignments assignments, LabelScale scale,
                                                      const SampleFrame& frame, std::uint64_t seed,
                                                      std::string origin, int previewClusters = 0);
/// O(N): other levels, other clusters. Raises as computeDeepMI and Levels.
std::shared_ptr<const Curriculum> makeCurriculum(std::shared_ptr<const CurriculumSamples> samples,
                                                 const CurriculumSettings& settings);
/// What a curriculum is made from; all of it immutable, so that it can be made on any thread.
struct CurriculumSources {
    std::shared_ptr<const PretrainRun> run;                  ///< null where clusters come with scores
    std::shared_ptr<const SampleFrame> frame;                ///< never null
    std::shared_ptr<const CurriculumSamples> runSamples;     ///< null = place the run's samples anew
    std::shared_ptr<const CurriculumSamples> previewSamples; ///< taken if they are of the K that is wanted
    CurriculumSettings settings;

    /// K-means is to be run first: not for the GUI thread.
    bool needsClustering() const
    {
        return settings.previewClusters > 0 &&
               (!previewSamples || previewSamples->previewClusters != settings.previewClusters);
    }
};
struct BuiltCurriculum {
    std::shared_ptr<const CurriculumSamples> runSamples, previewSamples;
    std::shared_ptr<const Curriculum> curriculum; ///< null where there are neither run nor samples
};
/// O(N log N), and K-means where needsClustering. Raises as placeSamples, makeCurriculum, previewClusters.
BuiltCurriculum buildCurriculum(const CurriculumSources& sources, const Job& job = {});
/// Another α or number of bins alone: O(cells), within a frame at a million samples.
std::shared_ptr<const Curriculum> reblend(const Curriculum& curriculum, const CurriculumSettings& settings);

} // namespace deepmi::studio
