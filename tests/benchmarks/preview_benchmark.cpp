// How long the parts of the window take that work on an embedding, off the GUI thread: principal components
// and their map, and the preview of another K, at 45,000 × 256 on two threads. Prints the median and the
// fastest of several runs in milliseconds, and how near the preview's clusters are to those of a full
// K-means.
//
//     preview_benchmark [rows] [clusters]

#include "cluster/cluster_preview.h"
#include "cluster/pca.h"
#include "job/random.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace deepmi;

namespace
{

constexpr std::size_t columns = 256;

/// An embedding as Φ gives it: rectified, of low rank, without clear groups, with the label in it.
FloatMatrix embedding(std::size_t rows, Assignments& assignments)
{
    Random random(1);
    constexpr std::size_t factors = 12;
    std::vector<float> loadings(factors * columns);
    for (float& value : loadings)
        value = static_cast<float>(random.normal());
    FloatMatrix h(rows, columns);
    std::vector<float> factor(factors);
    for (std::size_t row = 0; row < rows; ++row) {
        for (float& value : factor)
            value = static_cast<float>(random.normal());
        for (std::size_t column = 0; column < columns; ++column) {
            float sum = static_cast<float>(.3 * random.normal());
            for (std::size_t i = 0; i < factors; ++i)
                sum += factor[i] * loadings[i * columns + column];
            h.row(row)[column] = std::max(0.f, sum);
        }
        assignments.names.push_back("s" + std::to_string(row));
        assignments.label.push_back(std::clamp(4 + static_cast<double>(factor[0]), 1.0, 7.0));
        assignments.predicted.push_back(assignments.label.back() + .5 * random.normal());
        assignments.cluster.push_back(0);
    }
    assignments.clusters = 1;
    return h;
}

void measure(const char* what, int runs, const std::function<void()>& work)
{
    std::vector<double> milliseconds;
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - start;
        milliseconds.push_back(passed.count());
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf("%-44s %10.1f %10.1f\n", what, milliseconds[milliseconds.size() / 2], milliseconds.front());
}

} // namespace

int main(int argc, char** argv)
{
    const auto rows = static_cast<std::size_t>(argc > 1 ? std::atol(argv[1]) : 45000);
    const int clusters = argc > 2 ? std::atoi(argv[2]) : 50;
    Assignments assignments;
    const FloatMatrix h = embedding(rows, assignments);
    const Levels levels = Levels::equalWidth(6);
    const DeviceOptions device{"cpu", 2};
    ClusterPreviewParameters parameters;
    parameters.clusters = clusters;

    std::printf("%zu rows of %zu columns, K = %d\n%-44s %10s %10s\n", rows, columns, clusters, "what",
                "median ms", "fastest ms");
    measure("opening LibTorch, K-means of 2 rows", 1, [&] {
        FloatMatrix two(2, 1);
        two.row(0)[0] = 0;
        two.row(1)[0] = 1;
        kmeans(two, {.clusters = 1}, nullptr, device);
    });
    ClusterPreview preview;
    measure("previewClusters", 15,
            [&] { preview = previewClusters(h, assignments, levels, parameters, device); });
    std::printf("  inertia %.6g, I(X;Y) %.4f, NMI %.4f\n", preview.inertia, preview.information,
                preview.normalisedInformation);
    KMeansResult full;
    measure("kmeans, k-means++ start, 20 iterations", 3,
            [&] { full = kmeans(h, {.clusters = clusters}, nullptr, device); });
    const JointTable table(full.cluster, clusters, levels.of(assignments.label), levels.count());
    std::printf("  inertia %.6g, I(X;Y) %.4f, NMI %.4f\n", full.inertia, table.mutualInformation(),
                table.normalisedMutualInformation());
    const std::vector<int> strip = {2, 5, 10, 20, 30, 40, 50, 70, 100};
    measure("clusterStrip, nine K from 2 to 100", 3,
            [&] { clusterStrip(h, assignments, levels, strip, {}, {}, device); });
    Pca pca;
    measure("fitPca, 2 components", 5, [&] { pca = fitPca(h); });
    measure("project, 2 components", 5, [&] { project(pca, h); });
}
