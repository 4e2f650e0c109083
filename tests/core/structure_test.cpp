#include "test_data.h"

#include <filesystem>
#include <fstream>
#include <regex>

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
