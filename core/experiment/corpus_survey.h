#pragma once

#include "experiment/experiment.h"

#include <functional>

namespace deepmi
{

/// What is known of a corpus and attribute once they are read.
struct SurveyedAttribute {
    std::string name;                  ///< as the labels call it
    std::vector<std::string> training; ///< names of the training samples
    TrialSize size;
    std::string labels; ///< labels/HASH.csv of the experiment's folder
    LabelScale scale;   ///< of the labels
};

/// What planning has to know of a corpus.
struct CorpusSurvey {
    std::vector<SurveyedAttribute> attributes; ///< those that it has
    std::optional<RatingTable> ratings;
    std::size_t poolRows = 0;
    std::vector<std::string> tests; ///< its test splits, then its test corpora, as far as the plan wants them
    std::vector<std::string> everyTest; ///< those too that the plan does not want or that have no sample
};

/// Reads every file of the corpus once, so that what is wrong with one is said before hours of training.
/// Writes labels/HASH.csv of every attribute into `folder` unless that is empty. `leaveOut` is called for an
/// attribute that the labels do not have, with its place in the plan; it may raise. Raises InputError.
CorpusSurvey surveyCorpus(const ExperimentPlan& plan, std::size_t index, const std::filesystem::path& folder,
                          const std::function<void(const std::string& attribute, const std::string& where,
                                                   const std::string& reason)>& leaveOut,
                          const Job& job);

/// ComparisonPlan::dataHash of trials that are evaluated on these of the corpus' test sets.
std::string dataHashOf(const ExperimentPlan& plan, const ExperimentCorpus& corpus,
                       const std::vector<std::string>& tests);
/// The same of trials that are evaluated on none, as in stage 1 of a search.
std::string trainingDataHash(const ExperimentPlan& plan, const ExperimentCorpus& corpus);

/// A task's key: 16 hexadecimal digits of what its result depends on.
std::string keyOf(nlohmann::ordered_json identity);

} // namespace deepmi
