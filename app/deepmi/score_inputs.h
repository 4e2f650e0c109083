#pragma once

#include "data/frame_table.h"
#include "difficulty/from_file.h"
#include "difficulty/measures.h"
#include "pretrain/pretrain.h"

#include <CLI/App.hpp>
#include <filesystem>
#include <memory>
#include <vector>

namespace deepmi::cli
{

/// The files of `deepmi score` and how they are read.
struct ScoreInputOptions {
    std::filesystem::path run, assignments, ratings, file, features, frames, labels, namesFrom;
    std::vector<std::filesystem::path> scores;
    std::string split = "Train", attribute;
    int clusters = 0; ///< K of the assignments, 0 = the largest + 1
    bool smallerIsEasier = false, largerIsEasier = false;
    ScoreFileOptions fromFile;
    LabelReadOptions labelReading;
    FeatureReadOptions featureReading;

    /// Every file that is given: what an output must not overwrite.
    std::vector<std::filesystem::path> files() const;
};
void addScoreInputOptions(CLI::App& command, ScoreInputOptions& options);

/// What was read, and MeasureInputs that point into it.
class ScoreInputs
{
public:
    /// Reads what the measure uses and is given. What does not match is said as a warning.
    ScoreInputs(const ScoreInputOptions& options, const MeasureDescription& measure,
                const MeasureParameters& parameters, const Job& job);

    const MeasureInputs& inputs() const { return m_inputs; }
    /// The attribute by its whole name, "" where the measure has none.
    const std::string& attribute() const { return m_inputs.attribute; }
    /// The file that a computation complains of when it knows only the sample.
    const std::filesystem::path& mainFile() const { return m_mainFile; }
    /// Those of that split of the labels alone, ranked anew. Samples without a score are a warning.
    Scores onlyOfSplit(const Scores& scores, const ScoreInputOptions& options, const Job& job) const;
    /// Labels of the names, NaN where one is not known; empty where none is, or where the parts of an
    /// ensemble have other labels for the same sample.
    std::vector<double> labelsOf(const Scores& scores) const;

private:
    void readSampleLabels(const ScoreInputOptions& options, const Job& job);
    std::vector<std::string> splitNames(const std::string& split) const;

    std::filesystem::path m_mainFile;
    PretrainRun m_run;
    Assignments m_assignments;
    RatingTable m_ratings;
    LabelTable m_labels;
    Corpus m_corpus;
    FrameCorpus m_frames;
    std::vector<double> m_sampleLabels; ///< one a row of m_labels; empty where no attribute is known
    MeasureInputs m_inputs;
};

} // namespace deepmi::cli
