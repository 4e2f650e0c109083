#pragma once

#include "data/corpus.h"
#include "data/feature_table.h"
#include "data/label_table.h"
#include "job/job.h"
#include "models/sample_frame.h"
#include "project/project.h"

#include <memory>
#include <optional>
#include <vector>

namespace deepmi::studio
{

/// A test corpus beside the training corpus' own Test1 to Test3.
struct LoadedTest {
    std::string name;
    std::shared_ptr<const FeatureTable> features;
    LabelTable labels;
};

/// The open data, in memory. Never changed once loaded; jobs share it and copy what they must normalise.
struct LoadedData {
    ProjectData sources;
    std::shared_ptr<const FeatureTable> features;
    std::shared_ptr<const FeatureTable> unlabeled; ///< null without a pool
    LabelTable labels;
    std::optional<RatingTable> ratings;
    std::vector<LoadedTest> tests;
    std::vector<double> ambiguity; ///< the teaching corpus' truth, one a row of `labels`; empty elsewhere
    std::string hash;              ///< of names, splits, labels and features, hexadecimal
};

/// Reads everything the sources name, or makes the teaching corpus. Files whose content is not known yet are
/// referred to (size, hash) as they were read. Runs on a worker. Raises what the readers
/// raise; the file is named in the error.
std::shared_ptr<const LoadedData> loadData(const ProjectData& sources, const Job& job);

/// One attribute's samples of the data, labels and ratings joined by name; features are not touched. `report`
/// is what did not match. Raises as joinCorpus.
SampleFrame frameOf(const LoadedData& data, const std::string& attribute, JoinReport* report = nullptr);

/// `preferred` if its labels can be joined with the features, else the first attribute that can. Raises what
/// joinCorpus raised of the first one if none can, InputError if there is no column of labels at all.
std::string usableAttribute(const LoadedData& data, const std::string& preferred = {});

/// Every file that the data name, `visit(FileReference&)`.
template <class Data, class Visit>
void forEachReference(Data& sources, const Visit& visit)
{
    for (auto* features : {&sources.features, &sources.unlabeled})
        if (*features)
            visit((*features)->file);
    for (auto* labels : {&sources.labels, &sources.ratings})
        if (*labels)
            visit((*labels)->file);
    for (auto& test : sources.tests) {
        visit(test.features.file);
        visit(test.labels.file);
    }
}

/// The corpus of one attribute with a copy of the features, for training. Raises as joinCorpus.
Corpus corpusOf(const LoadedData& data, const std::string& attribute);
/// A copy of the pool; nullopt without one.
std::optional<FeatureTable> unlabeledOf(const LoadedData& data);

} // namespace deepmi::studio
