#include "comparison/comparison.h"
#include "data/feature_layout.h"
#include "data/frame_table.h"
#include "data/iemocap_labels.h"
#include "data/label_formats.h"
#include "data/label_table.h"
#include "data/numpy_file.h"
#include "data/zip_archive.h"
#include "difficulty/aucurriculum.h"
#include "difficulty/scores.h"
#include "experiment/experiment_plan.h"
#include "file_bytes.h"
#include "information/deepmi.h"
#include "inspect/inspect.h"
#include "job/checkpoint.h"
#include "job/data_hash.h"
#include "job/error.h"
#include "network/pickle_machine.h"
#include "network/weight_files.h"
#include "pretrain/run_file.h"
#include "project/project.h"
#include "test_data.h"

#include <QTemporaryDir>

#include <fstream>
#include <functional>
#include <map>
#include <sys/resource.h>

using namespace deepmi;
namespace fs = std::filesystem;

namespace
{

/// No reader may have more than this of memory beyond what the program has already, whatever a file of this
/// corpus (at most 80 kB) says of itself. Half of it is HDF5's, which unpacks up to 64 MB of any file.
constexpr rlim_t mostMemory = rlim_t(256) << 20;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool limited = false; // the sanitizers' own memory would count; tests/fuzz limits what is asked for
#else
constexpr bool limited = true;
#endif

rlim_t memoryInUse()
{
    // The sixth number: data and stack, in pages.
    std::ifstream file("/proc/self/statm");
    rlim_t value = 0;
    for (int i = 0; i < 6; ++i)
        file >> value;
    return value * 4096;
}

/// While it lives this process gets `mostMemory` more and nothing beyond.
class MemoryLimit
{
public:
    MemoryLimit()
    {
        getrlimit(RLIMIT_DATA, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = std::min(m_before.rlim_max, memoryInUse() + mostMemory);
        if (limited)
            setrlimit(RLIMIT_DATA, &limit);
    }
    ~MemoryLimit() { setrlimit(RLIMIT_DATA, &m_before); }
    MemoryLimit(const MemoryLimit&) = delete;
    MemoryLimit& operator=(const MemoryLimit&) = delete;

private:
    rlimit m_before{};
};

using Reader = std::function<void(const fs::path&)>;

void readNumpy(const fs::path& path)
{
    const NumpyArray array = readNpy(path);
    if (array.dtype.find_first_of("SU") != std::string::npos)
        (void)array.toStrings(path);
    else
        (void)array.toDoubles(path);
}

void readZip(const fs::path& path)
{
    const ZipArchive archive(path);
    for (const std::string& name : archive.names()) {
        ZipArchive::Member member = archive.open(name);
        std::array<char, 4096> block{};
        while (member.readUpTo(block.data(), block.size()) > 0)
            continue;
    }
}

/// The corpus holds what stands below the seal, so that a wrong seal is not all that is seen of it.
void readSealed(const fs::path& path)
{
    const std::string content = test::bytesOf(path);
    if (content.starts_with("deepmi-checkpoint")) {
        (void)readCheckpoint(path);
        return;
    }
    DataHash hash;
    hash.add(std::string_view(content));
    const QTemporaryDir folder;
    const fs::path sealed = fs::path(folder.path().toStdString()) / path.filename();
    test::writeBytes(sealed, "deepmi-checkpoint 1\n{\"bytes\":" + std::to_string(content.size()) +
                                 ",\"checksum\":\"" + hash.hexadecimal() + "\"}\n" + content);
    (void)readCheckpoint(sealed);
}

/// A folder of the corpus and what reads it: what the fuzz target of that name calls.
const std::map<std::string, std::vector<Reader>>& readers()
{
    const FeatureReadOptions options;
    static const std::map<std::string, std::vector<Reader>> all = {
        {"arff", {[=](const fs::path& p) { (void)readArffFeatures(p, options, {}); }}},
        {"assignments", {[](const fs::path& p) { (void)readAssignments(p); }}},
        {"aucurriculum", {[](const fs::path& p) { (void)readAucurriculumScores(p); }}},
        {"checkpoint", {readSealed}},
        {"comparison", {[](const fs::path& p) { (void)readComparison(p, "arousal"); }}},
        {"csv", {[=](const fs::path& p) { (void)readCsvFeatures(p, options, {}); }}},
        {"h5",
         {[=](const fs::path& p) { (void)readHdf5Features(p, options, {}); },
          [](const fs::path& p) { (void)readFrames(p); }}},
        {"htk",
         {[=](const fs::path& p) { (void)readHtkFeatures(p, options, {}); },
          [](const fs::path& p) { (void)readFrames(p); }}},
        {"iemocap",
         {[](const fs::path& p) { (void)readIemocapLabels(p); },
          [](const fs::path& p) { (void)readIemocapRatings(p); },
          [](const fs::path& p) { (void)readIemocapSelfReports(p); }}},
        {"inspect", {}},
        {"labels", {[](const fs::path& p) { (void)readLabels(p); }}},
        {"mat", {[=](const fs::path& p) { (void)readMatlabFeatures(p, options, {}); }}},
        {"msp",
         {[](const fs::path& p) { (void)readMspTextLabels(p, {}, {}); },
          [](const fs::path& p) { (void)readMspTextRatings(p, {}, {}); },
          [](const fs::path& p) { (void)readMspDetailRatings(p, {}, {}); }}},
        {"npy", {readNumpy, [=](const fs::path& p) { (void)readNpyFeatures(p, options, {}); }}},
        {"npz", {readZip, [=](const fs::path& p) { (void)readNpzFeatures(p, options, {}); }}},
        {"pickle", {[](const fs::path& p) { (void)readPickle(test::bytesOf(p), p); }}},
        {"plan", {[](const fs::path& p) { (void)readExperimentPlan(p); }}},
        {"project", {[](const fs::path& p) { (void)readProject(p); }}},
        {"pt", {readZip, [](const fs::path& p) { (void)readWeights(p); }}},
        {"ratings", {[](const fs::path& p) { (void)readRatings(p); }}},
        {"run", {[](const fs::path& p) { (void)readRun(p); }}},
        {"safetensors", {[](const fs::path& p) { (void)readSafetensors(p); }}},
        {"scores", {[](const fs::path& p) { (void)readScores(p); }}},
        {"scores_json", {[](const fs::path& p) { (void)readScoresJson(p); }}},
        {"zip", {readZip}},
    };
    return all;
}

const fs::path& corpus()
{
    static const fs::path folder = fs::path(DEEPMI_SOURCE_DIR) / "tests" / "fuzz" / "corpus";
    return folder;
}

enum class Outcome { Read, Refused };

/// Anything but a value or an InputError of this file is said in `problem`.
Outcome outcomeOf(const fs::path& path, const Reader& read, QString& problem)
{
    try {
        const MemoryLimit limit;
        read(path);
        return Outcome::Read;
    } catch (const InputError& error) {
        if (error.file().filename() != path.filename())
            problem = QStringLiteral("the error names another file: %1").arg(error.what());
    } catch (const UsageError& error) {
        // A plan's options may contradict each other.
        if (path.parent_path().filename() != "plan")
            problem = QStringLiteral("UsageError: %1").arg(error.what());
    } catch (const std::exception& error) {
        problem = QStringLiteral("%1: %2").arg(typeid(error).name(), error.what());
    }
    return Outcome::Refused;
}

} // namespace

/// Every file of tests/fuzz/corpus, whole ones and such as somebody could have made to do harm, through the
/// ordinary build: it is read, or refused by an InputError that names it.
class CraftedFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTargetHasItsCorpus()
    {
        std::set<std::string> targets, folders;
        for (const auto& entry : fs::directory_iterator(corpus().parent_path() / "targets"))
            targets.insert(entry.path().stem().string());
        for (const auto& entry : fs::directory_iterator(corpus()))
            folders.insert(entry.path().filename().string());
        QCOMPARE(targets, folders);
        for (const std::string& folder : folders)
            QVERIFY2(readers().contains(folder), folder.c_str());
    }

    void eachIsReadOrRefused_data()
    {
        QTest::addColumn<QString>("file");
        int files = 0;
        for (const auto& folder : fs::directory_iterator(corpus()))
            for (const auto& entry : fs::directory_iterator(folder)) {
                const std::string name = fs::relative(entry.path(), corpus()).string();
                QTest::newRow(name.c_str()) << QString::fromStdString(entry.path().string());
                ++files;
                QVERIFY2(entry.file_size() <= 80'000, name.c_str());
            }
        QVERIFY2(files >= 300, QByteArray::number(files).constData());
    }
    void eachIsReadOrRefused()
    {
        QFETCH(const QString, file);
        const fs::path path = file.toStdString();
        const std::string folder = path.parent_path().filename().string();
        QString problem;
        bool isRead = false;
        for (const Reader& read : readers().at(folder)) {
            isRead = outcomeOf(path, read, problem) == Outcome::Read || isRead;
            QVERIFY2(problem.isEmpty(), qPrintable(problem));
        }
        // What tells kinds apart is given any file at all.
        (void)outcomeOf(
            path, [](const fs::path& p) { (void)inspectFile(p).dump(); }, problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        // A corpus whose whole files are refused tests little of what lies behind.
        if (path.stem() == "whole")
            QVERIFY2(isRead, qPrintable(file));
    }

    /// So that the limit above is known to hold.
    void moreMemoryThanThatIsNotToBeHad()
    {
        if (!limited)
            QSKIP("not with a sanitizer");
        const MemoryLimit limit;
        QVERIFY_EXCEPTION_THROWN(std::vector<char>(std::size_t(2) * mostMemory, 'x'), std::bad_alloc);
    }
};

QTEST_GUILESS_MAIN(CraftedFilesTest)
#include "crafted_files_test.moc"
