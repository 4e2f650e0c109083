#pragma once

#include "comparison/comparison_table.h"
#include "demo/demo.h"
#include "information/deepmi.h"

#include <filesystem>
#include <vector>

namespace deepmi
{

/// What the demonstration knows of its training samples, in the order of DeepMI's scores.
struct DemoSamples {
    std::vector<double> label, ambiguity;
};

/// Name of a measure as figures and tables write it, e.g. "DeepMI (α = 0.5)".
std::string demoMeasureName(const std::string& measure, double alpha);

/// Values of another table's rows put into the order of these scores; both hold the same names.
std::vector<double> inOrderOf(const Scores& scores, const std::vector<std::string>& names,
                              const std::vector<double>& values);

/// Mean |label − mean label| in each bin.
std::vector<double> distanceByBin(const Scores& scores, const std::vector<double>& label);

/// Trainings that are done, as a comparison; the first one is W/O curriculum.
ComparisonResult comparisonOf(const std::vector<TrainResult>& training,
                              const std::vector<Approach>& approaches);
/// Every approach on every test split, against W/O curriculum.
std::vector<DemoComparison> compareApproaches(const ComparisonTable& table);

/// The two sentences, from the result's numbers alone.
std::array<std::string, 2> demoSentences(const DemoResult& result);

/// Names of all files that runDemo writes into its folder.
std::vector<std::filesystem::path> demoFiles(const DemoParameters& parameters);
/// Writes everything but run.h5 and the corpus, and lists it in result.files.
void writeDemoFiles(DemoResult& result, const DeepMI& deepmi, const std::vector<DemoSamples>& samples,
                    const std::filesystem::path& out);

} // namespace deepmi
