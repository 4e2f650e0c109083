#pragma once

#include "difficulty/measure_training.h"
#include "difficulty/minmax_entropy.h"
#include "difficulty/scores.h"
#include "information/multimodal.h"
#include "job/job.h"
#include "network/device.h"

#include <optional>
#include <string>
#include <vector>

namespace deepmi
{

struct Corpus;
struct FrameCorpus;
struct LabelTable;
struct PretrainRun;
struct RatingTable;

/// What a measure can be made from; each is a member of MeasureInputs.
enum class MeasureInput {
    Run,         ///< RUN.h5 of a pre-training
    SecondRun,   ///< another run of the same samples, on another modality
    Assignments, ///< clusters and predictions from anywhere
    Attribute,   ///< which label or rating
    Names,       ///< names of samples alone
    Labels,      ///< consensus labels: which samples there are
    Ratings,     ///< single ratings by single people
    Features,    ///< a row of features a sample, joined with its label
    Frames,      ///< a sequence of frames a sample, joined with its label
    File,        ///< scores from elsewhere
    Scores       ///< scores of two or more other measures
};

/// One difficulty measure: what `deepmi score --measure list`, a plan and a table say of it.
struct MeasureDescription {
    std::string name;                  ///< of --measure and of Approach::measure, e.g. "pretrained-resnet"
    std::string title;                 ///< as tables write it (the paper's Table II where it stands there)
    std::string meaning;               ///< one line
    std::vector<MeasureInput> sources; ///< of these exactly one is needed
    std::vector<MeasureInput> needs;   ///< needed besides
    std::vector<MeasureInput> takes;   ///< may be given
    bool largerIsEasier = false;       ///< what it is by nature, before `reverse`
    std::vector<std::string> parameters{}; ///< names of what changes its result, of measureParameters(),
                                           ///< measureTrainingParameters(), or alpha, levels, cuts

    bool uses(MeasureInput input) const; ///< in any of the three lists
    bool uses(const std::string& parameter) const;
    bool trains() const { return uses("learning-rate"); } ///< networks, and takes as long as that
};

/// Every measure, in the order of help. "none", the W/O curriculum of a comparison, is no measure.
const std::vector<MeasureDescription>& difficultyMeasures();
/// By its name; raises UsageError listing what there is.
const MeasureDescription& difficultyMeasure(const std::string& name);
/// The title of a measure, "W/O curriculum" for "none"; the name itself for one that is not known (scores
/// written by a later version).
std::string measureTitle(const std::string& name);

/// What is given to a measure. It looks only at what its description names; the rest may be null or empty.
/// Everything pointed at must outlive the call.
struct MeasureInputs {
    const PretrainRun* run = nullptr;
    const PretrainRun* secondRun = nullptr;
    const Assignments* assignments = nullptr; ///< instead of a run, which brings its own
    LabelScale scale;                         ///< of the assignments' labels
    std::string attribute;                    ///< empty: that of run, corpus or frames
    std::vector<std::string> names;           ///< for "random"
    const LabelTable* labels = nullptr;       ///< for the column that `group-column` names
    const RatingTable* ratings = nullptr;
    const Corpus* corpus = nullptr;      ///< raw features; Train is learned from and scored, Development
                                         ///< chooses the epoch
    const FrameCorpus* frames = nullptr; ///< the same of frames
    std::vector<Scores> scores;          ///< of other measures ("ensemble"), or the one of a file ("file")
};

/// How a measure is computed, apart from networks.
struct MeasureParameters {
    std::optional<double> alpha;              ///< of DeepMI; none = the paper's by the attribute
    std::string clusterSource = "classifier"; ///< X of a run: classifier, as in the paper, or kmeans
    std::optional<int> levels;                ///< E, equally wide; none = the run's, 6 for assignments
    std::optional<std::vector<double>> cuts;  ///< levels by their inner cuts instead
    std::string groupColumn; ///< column of the labels whose values stay in one fold, e.g. the speaker
    int bins = 10;           ///< difficulty bins
    bool reverse = false;    ///< anti-curriculum: the hardest samples first
    std::uint64_t seed = 0;  ///< of the order of ties, and of everything random in the measure
    MeasureTrainingParameters training; ///< of the measures that train a network
    MultimodalWeights weights;          ///< of "deepmi-multimodal"
    MinmaxEntropyParameters minmax;     ///< of "minmax-entropy"
};
/// Those of them that a value of one kind can hold, for options and plans: cluster-source, group-column,
/// bins, reverse. `alpha`, `levels` and `cuts` have a default that depends on the inputs.
const std::vector<Parameter<MeasureParameters>>& measureParameters();

/// Any measure by its name. The result's `measure` is the name; `reverse` turns the order of the samples
/// around, the values stay what they are, and Scores::reversed says so. Samples that the measure says nothing
/// of (fewer than two ratings) stand in Scores::leftOut.
/// Raises UsageError for an unknown measure, a missing input or a parameter out of its range; InputError as
/// the measures do; Stopped.
Scores computeMeasure(const std::string& measure, const MeasureInputs& inputs,
                      const MeasureParameters& parameters = {}, const DeviceOptions& device = {},
                      const Job& job = {}, const MeasureWatch& watch = {});

/// What "deepmi" is made from, after defaults: for whoever wants the joint tables behind the scores.
struct DeepMISource {
    Assignments assignments;
    Levels levels = Levels::equalWidth(6);
    double alpha = 0;
};
/// Raises UsageError if neither a run nor assignments are given.
DeepMISource deepmiSource(const MeasureInputs& inputs, const MeasureParameters& parameters);

/// All that "minmax-entropy" says of samples and raters, before `reverse`: on the E levels of the ratings'
/// scale (6 by default). Raises UsageError if no ratings are given, and as minmaxEntropyScores.
MinmaxEntropyScores minmaxEntropyOf(const MeasureInputs& inputs, const MeasureParameters& parameters,
                                    const Job& job = {});
/// The same scores with the order of the samples turned around; ties are settled as before.
Scores reversed(Scores scores);

/// {name: value} of the parameters that change the measure's result, with the network's own values in place
/// of every 0; `alpha`, `levels` and `cuts` only where they are set. The seed is not among them.
nlohmann::ordered_json measureParametersJson(const MeasureDescription& measure,
                                             const MeasureParameters& parameters);

} // namespace deepmi
