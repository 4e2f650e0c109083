#pragma once

#include "pretrain/run_file.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace test
{

/// A RUN.h5 that no network has made: of given clusters and labels, predictions a little off the labels; with
/// `effective` clusters of those in the history (0 = all).
inline void writeMadeUpRun(const std::filesystem::path& path, std::vector<std::string> names,
                           std::vector<int> cluster, std::vector<double> label, int clusters,
                           const std::string& attribute = "arousal", double effective = 0)
{
    deepmi::PretrainRun run;
    run.attribute = attribute;
    run.scale = {1, 7};
    run.parameters.clusters = clusters;
    run.device = "cpu";
    const std::size_t rows = names.size();
    run.embedding.names = std::move(names);
    run.embedding.kmeansCluster = cluster;
    run.embedding.cluster = std::move(cluster);
    for (std::size_t row = 0; row < rows; ++row)
        run.embedding.predicted.push_back(label[row] + (row % 3 == 0 ? .8 : -.2));
    run.embedding.label = std::move(label);
    run.embedding.h = deepmi::FloatMatrix(rows, 2);
    std::fill_n(run.embedding.h.data(), rows * 2, 0.F);
    run.centres = deepmi::FloatMatrix(static_cast<std::size_t>(clusters), 2);
    std::fill_n(run.centres.data(), run.centres.rows() * 2, 0.F);
    deepmi::PretrainEpoch epoch;
    epoch.epoch = 1;
    epoch.clusterSizes.assign(static_cast<std::size_t>(clusters), 1);
    epoch.classifierSizes = epoch.clusterSizes;
    epoch.effectiveClusters = epoch.effectiveClassifier = effective > 0 ? effective : clusters;
    run.history.push_back(epoch);
    run.keptEpoch = run.bestEpoch = 1;
    deepmi::writeRun(run, path);
}

} // namespace test
