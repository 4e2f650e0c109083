#include "comparison/comparison.h"
#include "data/feature_layout.h"
#include "data/file_reference.h"
#include "data/frame_table.h"
#include "data/iemocap_labels.h"
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
#include "job/error.h"
#include "job/folder_lock.h"
#include "job/input_file.h"
#include "network/weight_files.h"
#include "pretrain/run_file.h"
#include "project/project.h"
#include "stored_zip.h"
#include "test_data.h"

#include <QTemporaryDir>

#include <atomic>
#include <functional>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <thread>

using namespace deepmi;
namespace fs = std::filesystem;

namespace
{

using Reader = std::function<void(const fs::path&)>;

/// Every reader of one file that core has, and the extension that leads readFeatures and its like to it.
const std::vector<std::tuple<const char*, const char*, Reader>>& readers()
{
    static const std::vector<std::tuple<const char*, const char*, Reader>> all = {
        {"features", ".csv", [](const fs::path& p) { (void)readFeatures(p); }},
        {"arff", ".arff", [](const fs::path& p) { (void)readFeatures(p); }},
        {"npy", ".npy", [](const fs::path& p) { (void)readFeatures(p); }},
        {"npz", ".npz", [](const fs::path& p) { (void)readFeatures(p); }},
        {"h5", ".h5", [](const fs::path& p) { (void)readFeatures(p); }},
        {"mat", ".mat", [](const fs::path& p) { (void)readFeatures(p); }},
        {"htk", ".htk", [](const fs::path& p) { (void)readFeatures(p); }},
        {"names", ".txt",
         [](const fs::path& p) {
             FeatureReadOptions options;
             options.namesFile = p;
             (void)readSideNames("features.npy", options, 1);
         }},
        {"frames", ".h5", [](const fs::path& p) { (void)readFrames(p); }},
        {"labels", ".csv", [](const fs::path& p) { (void)readLabels(p); }},
        {"ratings", ".csv", [](const fs::path& p) { (void)readRatings(p); }},
        {"iemocap", ".txt", [](const fs::path& p) { (void)readIemocapLabels(p); }},
        {"scores", ".csv", [](const fs::path& p) { (void)readScores(p); }},
        {"aucurriculum", ".csv", [](const fs::path& p) { (void)readAucurriculumScores(p); }},
        {"scores as JSON", ".json", [](const fs::path& p) { (void)readScoresJson(p); }},
        {"assignments", ".csv", [](const fs::path& p) { (void)readAssignments(p); }},
        {"plan", ".json", [](const fs::path& p) { (void)readExperimentPlan(p); }},
        {"corpora", ".json", [](const fs::path& p) { (void)readExperimentPlan("table2", p); }},
        {"project", ".deepmi", [](const fs::path& p) { (void)readProject(p); }},
        {"comparison", ".json", [](const fs::path& p) { (void)readComparison(p); }},
        {"comparison as a table", ".csv", [](const fs::path& p) { (void)readComparison(p, "arousal"); }},
        {"weights", ".pt", [](const fs::path& p) { (void)readWeights(p); }},
        {"safetensors", ".safetensors", [](const fs::path& p) { (void)readSafetensors(p); }},
        {"run", ".h5", [](const fs::path& p) { (void)readRun(p); }},
        {"checkpoint", ".checkpoint", [](const fs::path& p) { (void)readCheckpoint(p); }},
        {"inspect", ".bin", [](const fs::path& p) { (void)inspectFile(p); }},
        {"reference", ".bin", [](const fs::path& p) { (void)referTo(p); }},
    };
    return all;
}

/// Whom the file system told of while it lives: files of a folder that were opened.
class Opened
{
public:
    explicit Opened(const fs::path& folder) : m_notify(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        inotify_add_watch(m_notify, folder.c_str(), IN_OPEN | IN_ACCESS);
    }
    ~Opened() { close(m_notify); }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;

    std::set<std::string> names() const
    {
        std::set<std::string> result;
        alignas(inotify_event) std::array<char, 65536> events{};
        for (ssize_t got = 0; (got = read(m_notify, events.data(), events.size())) > 0;)
            for (ssize_t place = 0; place < got;) {
                const auto* event = reinterpret_cast<const inotify_event*>(events.data() + place);
                if (event->len > 0)
                    result.insert(event->name);
                place += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
            }
        return result;
    }

private:
    int m_notify;
};

} // namespace

/// What a stranger's files and projects can name, and what becomes of it.
class HostileFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void whatIsNoFileIsRefusedAtOnce_data()
    {
        QTest::addColumn<int>("reader");
        for (std::size_t i = 0; i < readers().size(); ++i)
            QTest::newRow(std::get<0>(readers()[i])) << static_cast<int>(i);
    }
    /// A pipe without a writer, a socket, devices that never end: none is waited for, none is read.
    void whatIsNoFileIsRefusedAtOnce()
    {
        QFETCH(const int, reader);
        const auto& [name, extension, read] = readers()[static_cast<std::size_t>(reader)];
        const auto path = [&, extension = extension](const char* stem) {
            return root() / (std::string(stem) + extension);
        };
        QCOMPARE(mkfifo(path("pipe").c_str(), 0600), 0);
        fs::create_symlink(path("pipe"), path("link-to-pipe"));
        fs::create_symlink("/dev/zero", path("zero"));
        fs::create_symlink("/dev/full", path("full"));
        fs::create_symlink(path("circle"), path("circle"));
        fs::create_symlink("/nowhere/at/all", path("dangling"));
        makeSocket(path("socket"));
        fs::create_directory(path("folder"));
        for (const char* stem :
             {"pipe", "link-to-pipe", "zero", "full", "circle", "dangling", "socket", "folder"}) {
            // Folders of files are features, labels and comparisons; an empty one is none of them.
            if (stem == std::string("folder") && name == std::string("reference"))
                continue;
            try {
                read(path(stem));
                QFAIL(stem);
            } catch (const InputError& error) {
                const std::string sentence = error.what();
                QVERIFY2(sentence.find(path(stem).filename().string()) != std::string::npos,
                         sentence.c_str());
            }
        }
    }

    void aFileLargerThanMemoryIsRefused_data() { whatIsNoFileIsRefusedAtOnce_data(); }
    /// 8 TiB that take no space on the disk: nobody takes memory for them, nobody reads them to their end.
    void aFileLargerThanMemoryIsRefused()
    {
        QFETCH(const int, reader);
        const auto& [name, extension, read] = readers()[static_cast<std::size_t>(reader)];
        const fs::path path = root() / ("sparse" + std::string(extension));
        test::writeBytes(path, std::string(64, '\0'));
        std::error_code error;
        fs::resize_file(path, std::uintmax_t(8) << 40, error);
        if (error)
            fs::resize_file(path, std::uintmax_t(8) << 30);
        try {
            read(path);
            // The reference of a file is made of 64 places in it, whatever it holds.
            QCOMPARE(std::string(name), std::string("reference"));
        } catch (const InputError& failure) {
            QVERIFY2(failure.file() == path, failure.what());
        }
    }

    /// The name that was looked at may stand for a pipe when it is opened: whoever swaps them as fast as can
    /// be never makes a reader wait.
    void aPipeThatTakesAFilesPlaceIsNotWaitedFor()
    {
        const fs::path path = root() / "name", file = root() / "file", pipe = root() / "pipe";
        test::writeBytes(file, "x");
        QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
        fs::create_hard_link(file, path);
        std::atomic<bool> done = false;
        std::jthread swapper([&] {
            const fs::path other = root() / "other";
            for (bool isPipe = true; !done; isPipe = !isPipe) {
                fs::create_hard_link(isPipe ? pipe : file, other);
                fs::rename(other, path);
            }
        });
        int refused = 0, opened = 0;
        for (int i = 0; i < 20'000; ++i)
            try {
                const InputFile input(path);
                QCOMPARE(input.size(), std::uint64_t{1});
                ++opened;
            } catch (const InputError&) {
                ++refused;
            }
        done = true;
        QVERIFY(refused + opened == 20'000);
    }

    void aProjectReadsWhatItIsAndNothingElse()
    {
        // Everything that a project can name, all of it there to be opened.
        const char* files[] = {"features.h5", "labels.csv", "ratings.csv", "pool.h5", "t.h5",      "t.csv",
                               "run.h5",      "s.csv",      "c.json",      "table",   "figure.svg"};
        for (const char* file : files)
            test::writeBytes(root() / file, "something");
        fs::create_directory(root() / "wav");
        test::writeBytes(root() / "wav" / "a.wav", "something");
        const fs::path path = root() / "a.deepmi";
        test::writeBytes(path, R"({"format": "deepmi-project", "format_version": 1, "attribute": "arousal",
            "data": {"features": "features.h5", "labels": "labels.csv", "ratings": "ratings.csv",
                     "unlabeled": "pool.h5", "audio_folder": "wav",
                     "tests": [{"name": "t", "features": "t.h5", "labels": "t.csv"}]},
            "runs": [{"file": "run.h5"}], "scores": [{"measure": "file", "file": "s.csv"}],
            "comparisons": ["c.json"], "tables": {"t": "table"}, "figures": {"f": "figure.svg"},
            "script": "touch escaped", "window": {"command": "touch escaped"}})");
        const Opened watched(root());
        const Opened sound(root() / "wav");
        const Project project = readProject(path);
        QVERIFY(project.data.features && project.runs.size() == 1);
        QCOMPARE(watched.names(), (std::set<std::string>{"a.deepmi"}));
        QVERIFY(sound.names().empty());
        QVERIFY(!fs::exists(root() / "escaped"));
    }

    /// Names that shells, browsers and Qt would make something of are names of files here.
    void whatAProjectNamesAreFilesAlone()
    {
        const fs::path path = root() / "a.deepmi";
        for (const char* name :
             {"$(touch escaped)", "`touch escaped`", "|touch escaped", "~/x", "https://example.org/x.h5",
              "file:///etc/passwd", "-o", ":/help/en", "a;b"}) {
            test::writeBytes(path,
                             R"({"format": "deepmi-project", "format_version": 1, "data": {"features": ")" +
                                 std::string(name) + R"("}})");
            const Project project = readProject(path);
            const fs::path& found = project.data.features->file.path;
            QCOMPARE(found, (root() / name).lexically_normal());
            QVERIFY(check(project.data.features->file) == FileState::Missing);
            VERIFY_RAISES(readFeatures(found), ErrorKind::BadInput, "does not exist");
        }
        QVERIFY(!fs::exists(root() / "escaped"));
    }

    /// A project may name /etc/passwd or a pipe: opening it tells that it is there, and reading it is refused
    /// for what it is.
    void whatAProjectNamesOutsideOfItsFolderIsReadByNoReader()
    {
        const fs::path path = root() / "a.deepmi";
        QCOMPARE(mkfifo((root() / "pipe").c_str(), 0600), 0);
        for (const char* name :
             {"../../../../../../../../etc/passwd", "/dev/zero", "pipe", "/proc/self/mem"}) {
            test::writeBytes(path,
                             R"({"format": "deepmi-project", "format_version": 1, "data": {"features": )"
                             R"({"path": ")" +
                                 std::string(name) + R"(", "bytes": 0, "hash": "0123456789abcdef"}}})");
            const Project project = readProject(path);
            QVERIFY(project.data.features->file.path.is_absolute());
            QVERIFY(check(project.data.features->file) == FileState::Changed);
            VERIFY_RAISES(readFeatures(project.data.features->file.path), ErrorKind::BadInput, ": ");
        }
    }

    /// Names of members are texts to find a member by.
    void membersOfArchivesAreNoPaths()
    {
        const std::string npy = numpyOf("(1, 1)", std::string(4, '\0'));
        const fs::path inner = root() / "inner";
        fs::create_directory(inner);
        const std::vector<std::string> names = {
            "../escaped.npy",    "../../escaped.npy", (root() / "escaped.npy").string(),
            "inner/escaped.npy", "..\\escaped.npy",   "con.npy"};
        for (const std::string& name : names) {
            const fs::path path = inner / "a.npz";
            test::writeBytes(path,
                             test::storedZip({{name, npy}, {"names.npy", numpyOf("(1,)", "ab", "|S2")}}));
            const FeatureTable table = readFeatures(path);
            QCOMPARE(table.names, (std::vector<std::string>{"ab"}));
            VERIFY_RAISES((void)readWeights(path), ErrorKind::BadInput, "a.npz");
            QCOMPARE(filesBelow(root()), (std::set<std::string>{"inner", "a.npz"}));
        }
        const fs::path weights = root() / "a.pt";
        test::writeBytes(weights,
                         test::storedZip({{"../../escaped/data.pkl", "\x80\x02}."}, {"/etc/passwd", "x"}}));
        VERIFY_RAISES((void)readWeights(weights), ErrorKind::BadInput, "a.pt");
        QCOMPARE(filesBelow(root()), (std::set<std::string>{"inner", "a.npz", "a.pt"}));
    }

    /// HDF5 can say that values are in another file, any at all.
    void hdf5ReadsNoOtherFile()
    {
        const fs::path corpus = fs::path(DEEPMI_SOURCE_DIR) / "tests" / "fuzz" / "corpus";
        for (const char* name : {"values-in-another-file.h5", "link-to-another-file.h5",
                                 "soft-link-through-another-file.h5", "virtual.h5"}) {
            fs::copy_file(corpus / "h5" / name, root() / name);
            // It is there and could be read.
            fs::copy_file(corpus / "h5" / "whole.h5", root() / "whole.h5", fs::copy_options::skip_existing);
            const Opened watched(root());
            FeatureReadOptions options;
            options.dataset = "features";
            VERIFY_RAISES(readFeatures(root() / name, options), ErrorKind::BadInput, name);
            QVERIFY(!watched.names().contains("whole.h5"));
        }
        for (const char* name :
             {"version73-values-in-another-file.mat", "version73-link-to-another-file.mat"}) {
            fs::copy_file(corpus / "mat" / name, root() / name);
            fs::copy_file(corpus / "mat" / "version73.mat", root() / "version73.mat",
                          fs::copy_options::skip_existing);
            const Opened watched(root());
            VERIFY_RAISES(readFeatures(root() / name), ErrorKind::BadInput, name, "not read");
            QVERIFY(!watched.names().contains("version73.mat"));
        }
    }

    /// An experiment's folder may come from somebody else.
    void aLockThatIsALinkOverwritesNothing()
    {
        const fs::path precious = root() / "precious", folder = root() / "experiment";
        fs::create_directory(folder);
        test::writeBytes(precious, "precious");
        fs::create_symlink(precious, folder / "lock");
        VERIFY_RAISES(FolderLock(folder, Job(), 0), ErrorKind::Failed, "lock");
        fs::remove(folder / "lock");
        fs::create_hard_link(precious, folder / "lock");
        VERIFY_RAISES(FolderLock(folder, Job(), 0), ErrorKind::Failed, "lock");
        fs::remove(folder / "lock");
        QCOMPARE(mkfifo((folder / "lock").c_str(), 0600), 0);
        VERIFY_RAISES(FolderLock(folder, Job(), 0), ErrorKind::Failed, "lock");
        QCOMPARE(test::bytesOf(precious), std::string("precious"));
        fs::remove(folder / "lock");
        const FolderLock lock(folder, Job(), 0);
        QVERIFY(test::bytesOf(folder / "lock").starts_with("process "));
    }

private:
    fs::path root() const { return m_folder->path().toStdString(); }

    static void makeSocket(const fs::path& path)
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        if (path.native().size() >= sizeof(address.sun_path))
            QSKIP("the temporary folder's name is too long for a socket");
        std::copy(path.native().begin(), path.native().end(), address.sun_path);
        const int server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int status = bind(server, reinterpret_cast<const sockaddr*>(&address), sizeof(address));
        close(server);
        QCOMPARE(status, 0);
    }

    static std::string numpyOf(const std::string& shape, const std::string& data,
                               const std::string& type = "<f4")
    {
        std::string text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
        text.append(117 - text.size(), ' ').append("\n");
        return std::string("\x93NUMPY\x01\x00", 8) + static_cast<char>(text.size()) + '\0' + text + data;
    }

    static std::set<std::string> filesBelow(const fs::path& folder)
    {
        std::set<std::string> names;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            names.insert(entry.path().filename().string());
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(HostileFilesTest)
#include "hostile_files_test.moc"
