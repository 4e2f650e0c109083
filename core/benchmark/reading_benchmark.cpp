#include "benchmark/benchmark.h"
#include "benchmark/timing.h"
#include "data/feature_table.h"
#include "job/error.h"
#include "job/random.h"
#include "job/temporary_folder.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <vector>

namespace deepmi
{

namespace
{

namespace fs = std::filesystem;

FeatureTable randomTable(std::size_t rows, std::size_t columns, std::uint64_t seed)
{
    Random random(seed, 8);
    FeatureTable table;
    table.values = FloatMatrix(rows, columns);
    for (std::size_t i = 0; i < rows; ++i)
        table.names.push_back("utterance_" + std::to_string(i) + ".wav");
    for (std::size_t j = 0; j < columns; ++j)
        table.featureNames.push_back("feature_" + std::to_string(j));
    for (std::size_t k = 0; k < rows * columns; ++k)
        table.values.data()[k] = static_cast<float>(random.uniform() * 2 - 1);
    return table;
}

void readPlainly(const fs::path& path)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!file)
        throw Error(ErrorKind::Failed, path.string() + " cannot be read again");
    std::vector<char> buffer(1 << 20);
    while (std::fread(buffer.data(), 1, buffer.size(), file.get()) == buffer.size()) {
    }
}

} // namespace

std::vector<BenchmarkPart> benchmarkReading(const BenchmarkOptions& options, const Job& job)
{
    // Text is some twenty times as slow as binary, so it gets fewer rows.
    struct Format {
        const char* name;
        bool text;
    };
    constexpr std::array formats = {Format{"h5", false},  Format{"npy", false}, Format{"npz", false},
                                    Format{"mat", false}, Format{"csv", true},  Format{"arff", true}};
    const std::size_t binaryRows = options.quick ? 1500 : 6000, textRows = options.quick ? 150 : 600;
    const int repeats = options.quick ? 3 : 7;
    const auto columns = static_cast<std::size_t>(options.columns);
    const TemporaryFolder folder;
    const FeatureTable large = randomTable(binaryRows, columns, options.seed);
    const FeatureTable small = randomTable(textRows, columns, options.seed);
    std::vector<BenchmarkPart> parts;
    for (const Format& format : formats) {
        const FeatureTable& table = format.text ? small : large;
        const fs::path path = folder.path() / ("features." + std::string(format.name));
        writeFeatures(table, path, job);
        BenchmarkPart part;
        part.key = "read_" + std::string(format.name);
        part.title = "reading ." + std::string(format.name);
        part.repeats = repeats;
        part.samples = static_cast<double>(table.rows());
        part.bytes = static_cast<double>(fs::file_size(path));
        part.plainSeconds = medianSeconds(repeats, job, [&] { readPlainly(path); });
        part.seconds = medianSeconds(repeats, job, [&] { readFeatures(path, {}, job); });
        job.report("bench", 0, 0, part.title);
        parts.push_back(part);
        fs::remove(path);
    }
    return parts;
}

} // namespace deepmi
