#pragma once

#include "data/feature_table.h"
#include "data/label_table.h"

#include <cstddef>
#include <string>
#include <vector>

namespace deepmi
{

/// How features and labels met. Nothing is dropped in silence: every name that did not match is listed here.
struct JoinReport {
    std::size_t matched = 0;       ///< names that met, those of labelMissing included
    bool folderIgnored = false;    ///< names met only after the folder was taken off
    bool extensionIgnored = false; ///< names met only after the file extension was taken off as well
    std::vector<std::string> featuresWithoutLabels; ///< names
    std::vector<std::string> labelsWithoutFeatures; ///< names
    std::vector<std::string> labelMissing;          ///< matched, but the attribute has no value
    /// One or two sentences with counts and the first names; empty if everything matched.
    std::string summary() const;
};

/// Features joined with one attribute's labels. The feature table keeps its own rows and order; `featureRow`
/// points into it, so that joining copies nothing.
struct Corpus {
    FeatureTable features;
    std::filesystem::path labelFile; ///< for messages
    std::string attribute;
    LabelScale scale;
    LabelOptionWords labelWords;         ///< for messages
    std::vector<std::string> names;      ///< one a sample, as the labels spell them, in the labels' order
    std::vector<std::size_t> featureRow; ///< row in features.values
    std::vector<double> labels;          ///< on the scale
    std::vector<Split> splits;
    JoinReport report;

    std::size_t size() const { return names.size(); }
    /// Indices of the samples of a split, in order.
    std::vector<std::size_t> samplesOf(Split split) const;
};

/// Joins by name: exact first; if that matches nothing, without folders; if that matches nothing, without
/// folders and file extensions, on both sides. A sample without a value of the attribute is left out and
/// listed in the report. Raises InputError naming both files and some names of each if nothing matches, if
/// two names of one file become the same, or if no matched sample has a value.
Corpus joinCorpus(FeatureTable features, const LabelTable& labels, const std::string& attribute);

/// Raises InputError naming the label file if the split has no samples ("Development split has no rows; the
/// file has Train 525, Test1 175; ..."), and how the column of splits is named.
void requireSplit(const Corpus& corpus, Split split, const std::filesystem::path& labelFile);

} // namespace deepmi
