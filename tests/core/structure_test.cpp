#include "test_data.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

namespace
{

/// Lines of source files below a folder that include what the pattern names, as "file:line"; files for which
/// `allowed` is true are left out. `files` counts those that were read.
template <class Allowed>
std::vector<std::string> includes(const std::string& folder, const std::regex& pattern, Allowed allowed,
                                  int& files)
{
    std::vector<std::string> found;
    const std::filesystem::path root = std::filesystem::path(DEEPMI_SOURCE_DIR) / folder;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        const std::string extension = entry.path().extension().string();
        if ((extension != ".h" && extension != ".cpp" && extension != ".cu") ||
            allowed(entry.path().stem().string()))
            continue;
        ++files;
        std::ifstream file(entry.path());
        int number = 1;
        for (std::string line; std::getline(file, line); ++number)
            if (std::regex_search(line, pattern))
                found.push_back(entry.path().string() + ":" + std::to_string(number));
    }
    return found;
}

/// The folders of core as core/README.md has them: what a file includes stands before it, or beside it.
const std::vector<std::string> readingOrder = {
    "job",      "data",       "statistics", "information", "network", "cuda",       "cluster",
    "pretrain", "difficulty", "curriculum", "inspect",     "figures", "comparison", "project",
    "demo",     "experiment", "report",     "benchmark",   "learning"};

std::size_t placeOf(const std::string& folder)
{
    return static_cast<std::size_t>(std::find(readingOrder.begin(), readingOrder.end(), folder) -
                                    readingOrder.begin());
}

/// Whether a file of core may include a header of core.
bool mayInclude(const std::filesystem::path& file, const std::string& folder, const std::string& header)
{
    const std::string own = file.parent_path().filename().string();
    if (placeOf(folder) <= placeOf(own))
        return true;
    // The networks go onto a GPU by the entrances to its kernels; files of LibTorch say what they export.
    return (own == "network" && folder == "cuda") ||
           (header == "learning_functions_torch.h" && file.stem().string().ends_with("_torch"));
}

const std::regex libtorch(R"(^\s*#\s*include\s*[<"](torch|ATen|c10|caffe2)/)");
const std::regex qt(R"(^\s*#\s*include\s*[<"](Q[A-Z]|Qt))");

} // namespace

/// Arrows point one way: app → ui → core; LibTorch stays behind the files named after it.
class Structure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coreIncludesNoQt()
    {
        int files = 0;
        const auto found = includes(
            "core", qt, [](const std::string&) { return false; }, files);
        QVERIFY(files > 100);
        QVERIFY2(found.empty(), found.empty() ? "" : found.front().c_str());
    }

    void everyFolderOfCoreUsesOnlyThoseBeforeIt()
    {
        const std::regex ofCore(R"re(^\s*#\s*include\s*"([a-z]+)/([a-z_0-9]+\.(h|cuh))")re");
        const std::filesystem::path core = std::filesystem::path(DEEPMI_SOURCE_DIR) / "core";
        std::set<std::string> folders;
        int seen = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(core)) {
            if (!entry.is_regular_file() || entry.path().parent_path() == core)
                continue;
            folders.insert(entry.path().parent_path().filename().string());
            std::ifstream file(entry.path());
            for (std::string line; std::getline(file, line);) {
                std::smatch match;
                if (!std::regex_search(line, match, ofCore) || placeOf(match[1]) == readingOrder.size())
                    continue;
                ++seen;
                QVERIFY2(
                    mayInclude(entry.path(), match[1], match[2]),
                    (entry.path().string() + " includes " + match[1].str() + "/" + match[2].str()).c_str());
            }
        }
        QCOMPARE(folders, std::set<std::string>(readingOrder.begin(), readingOrder.end()));
        QVERIFY(seen > 500);
        QVERIFY(!mayInclude("core/figures/canvas.h", "report", "report.h"));
        QVERIFY(!mayInclude("core/cuda/launch.cuh", "learning", "learning_functions_torch.h"));
        QVERIFY(mayInclude("core/report/report.cpp", "figures", "canvas.h"));
    }

    void onlyFilesNamedTorchIncludeLibTorch()
    {
        const auto named = [](const std::string& stem) { return stem.ends_with("_torch"); };
        int files = 0;
        for (const char* folder : {"core", "app", "ui"}) {
            if (!std::filesystem::exists(std::filesystem::path(DEEPMI_SOURCE_DIR) / folder))
                continue;
            const auto found = includes(folder, libtorch, named, files);
            QVERIFY2(found.empty(), found.empty() ? "" : found.front().c_str());
        }
        QVERIFY(files > 100);
    }

    void thePatternsSeeWhatTheyLookFor()
    {
        QVERIFY(std::regex_search("#include <ATen/ATen.h>", libtorch));
        QVERIFY(std::regex_search("  # include \"torch/torch.h\"", libtorch));
        QVERIFY(std::regex_search("#include <QString>", qt));
        QVERIFY(!std::regex_search("#include \"network/layers_torch.h\"", libtorch));
    }
};

QTEST_GUILESS_MAIN(Structure)
#include "structure_test.moc"
