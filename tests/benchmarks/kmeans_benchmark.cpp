// Lloyd's K-means beside scikit-learn and faiss, for kmeans_peers.py, which writes the rows and the start.
// Usage: kmeans_benchmark ROWS.npy START.npy ITERATIONS. Prints one JSON object: the seconds of the
// iterations and of the whole call with its final assignment, and the inertia.
#include "cluster/kmeans.h"
#include "data/feature_table.h"
#include "job/stopwatch.h"

#include <cstdio>
#include <cstdlib>

using namespace deepmi;

int main(int argc, char** argv)
{
    if (argc < 4) {
        std::fprintf(stderr, "usage: kmeans_benchmark ROWS.npy START.npy ITERATIONS\n");
        return 2;
    }
    const FloatMatrix rows = readFeatures(argv[1]).values, start = readFeatures(argv[2]).values;
    KMeansParameters parameters;
    parameters.clusters = static_cast<int>(start.rows());
    parameters.iterations = std::atoi(argv[3]);
    kmeans(rows, {parameters.clusters, 1}, &start, {"cpu", 0}); // opens LibTorch, wakes the threads
    const Stopwatch watch;
    const KMeansResult result = kmeans(rows, parameters, &start, {"cpu", 0});
    const double seconds = watch.seconds();
    std::printf("{\"seconds\": %.6f, \"iterations\": %zu, \"inertia\": %.9g}\n", seconds,
                result.history.size(), result.inertia);
    return 0;
}
