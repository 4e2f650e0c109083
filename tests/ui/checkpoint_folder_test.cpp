#include "studio_window.h"

#include "file_bytes.h"
#include "job/checkpoint.h"
#include "job/folder_lock.h"
#include "models/text.h"
#include "worker/pretrain_job.h"

#include <fstream>
#include <sys/stat.h>

using namespace deepmi;
using namespace deepmi::studio;

/// Checkpoints lie where the XDG rules have such things, and those of earlier versions are not lost.
class CheckpointFolderTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::filesystem::path at(const char* name) const { return pathOf(m_home.path()) / name; }
    std::filesystem::path earlier() const { return at("config/deepmi-studio/checkpoints"); }

    static PretrainRequest request()
    {
        PretrainRequest wanted;
        wanted.data = studio::test::teachingData(60, 0);
        wanted.attribute = "arousal";
        return wanted;
    }

    static void write(const PretrainRequest& request, int epochs, const std::filesystem::path& path)
    {
        Checkpoint checkpoint;
        checkpoint.identity.kind = "pretrain";
        checkpoint.identity.parameters = toJson(request.parameters, pretrainParameters());
        checkpoint.identity.parameters["seed"] = request.parameters.seed;
        checkpoint.integers["history/counts"].resize(2 * static_cast<std::size_t>(epochs));
        std::filesystem::create_directories(path.parent_path());
        writeCheckpoint(checkpoint, path);
    }

private Q_SLOTS:
    void init()
    {
        std::filesystem::remove_all(at("config"));
        std::filesystem::remove_all(at("state"));
        qunsetenv("DEEPMI_STUDIO_SETTINGS");
        qputenv("HOME", m_home.path().toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_home.filePath(QStringLiteral("config")).toLocal8Bit());
        qputenv("XDG_STATE_HOME", m_home.filePath(QStringLiteral("state")).toLocal8Bit());
    }

    void checkpointsLieInTheStateFolder()
    {
        QCOMPARE(text(checkpointFolder()), text(at("state/deepmi-studio/checkpoints")));
        qunsetenv("XDG_STATE_HOME");
        const QString standard = QDir::homePath() + QStringLiteral("/.local/state/deepmi-studio/checkpoints");
        QCOMPARE(text(checkpointFolder()), standard);
        qputenv("XDG_STATE_HOME", "not/absolute");
        QCOMPARE(text(checkpointFolder()), standard);
        // Portable use keeps all of it together.
        qputenv("DEEPMI_STUDIO_SETTINGS", m_home.filePath(QStringLiteral("stick")).toLocal8Bit());
        QCOMPARE(text(checkpointFolder()), text(at("stick/checkpoints")));
    }

    /// A home that only the settings can be written in; a file where a folder would be stops everybody.
    void withoutAStateFolderTheyLieBesideTheSettings()
    {
        std::ofstream(at("state")) << "a file";
        QCOMPARE(text(checkpointFolder()), text(earlier()));
        const PretrainRequest wanted = request();
        write(wanted, 3, checkpointOf(wanted));
        QCOMPARE(findCheckpoint(wanted)->epoch, 3);
        const auto then = checkpointOf(wanted);
        // Once it can be made they are moved there.
        std::filesystem::remove(at("state"));
        QCOMPARE(findCheckpoint(wanted)->epoch, 3);
        QVERIFY(checkpointOf(wanted) != then && std::filesystem::exists(checkpointOf(wanted)));
        QVERIFY(!std::filesystem::exists(then));
    }

    void oneOfAnEarlierVersionIsFoundAndMoved()
    {
        const PretrainRequest wanted = request();
        const auto now = checkpointOf(wanted), then = earlier() / now.filename();
        QVERIFY(!findCheckpoint(wanted));
        write(wanted, 3, then);
        write(wanted, 4, then); // the one before it is kept
        std::ofstream(earlier() / "pretrain-arousal.h5") << "a run that a project may name";
        const QByteArray bytes = ::test::bytesOf(then).c_str();
        const auto found = findCheckpoint(wanted);
        QVERIFY(found);
        QCOMPARE(found->epoch, 4);
        QVERIFY(found->path == now && !found->isPrevious);
        QVERIFY(std::filesystem::exists(previousCheckpoint(now)));
        QVERIFY(!std::filesystem::exists(then) && !std::filesystem::exists(previousCheckpoint(then)));
        QCOMPARE(QByteArray(::test::bytesOf(now).c_str()), bytes);
        QVERIFY(std::filesystem::exists(earlier() / "pretrain-arousal.h5"));
    }

    void oneThatIsAtWorkOrWouldReplaceAnotherStays()
    {
        const PretrainRequest wanted = request();
        const auto now = checkpointOf(wanted), then = earlier() / now.filename();
        write(wanted, 3, then);
        {
            const FileLock other(then);
            QVERIFY(!findCheckpoint(wanted));
            QVERIFY(std::filesystem::exists(then));
        }
        {
            std::filesystem::create_directories(now.parent_path());
            const FileLock other(now);
            QVERIFY(!findCheckpoint(wanted));
            QVERIFY(std::filesystem::exists(then));
        }
        write(wanted, 7, now);
        QCOMPARE(findCheckpoint(wanted)->epoch, 7);
        QVERIFY(std::filesystem::exists(then));
        removeCheckpoint(now);
        QCOMPARE(findCheckpoint(wanted)->epoch, 3);
        QVERIFY(!std::filesystem::exists(earlier())); // nothing is left in it
    }

    void aMoveThatWasInterruptedIsEndedLater()
    {
        const PretrainRequest wanted = request();
        const auto now = checkpointOf(wanted), then = earlier() / now.filename();
        write(wanted, 3, then);
        write(wanted, 4, then);
        std::filesystem::create_directories(now.parent_path());
        std::filesystem::rename(then, now);
        QCOMPARE(findCheckpoint(wanted)->epoch, 4);
        QVERIFY(std::filesystem::exists(previousCheckpoint(now)));
        QVERIFY(!std::filesystem::exists(earlier()));
    }

    void theyAreMovedToAnotherFileSystem()
    {
        const QTemporaryDir memory(QStringLiteral("/dev/shm/deepmi-XXXXXX"));
        struct stat here = {}, there = {};
        if (!memory.isValid() || ::stat(qPrintable(m_home.path()), &here) != 0 ||
            ::stat(qPrintable(memory.path()), &there) != 0 || here.st_dev == there.st_dev)
            QSKIP("there is no other file system");
        qputenv("XDG_STATE_HOME", memory.path().toLocal8Bit());
        const PretrainRequest wanted = request();
        const auto now = checkpointOf(wanted), then = earlier() / now.filename();
        write(wanted, 3, then);
        write(wanted, 4, then);
        QCOMPARE(findCheckpoint(wanted)->epoch, 4);
        QCOMPARE(readCheckpoint(previousCheckpoint(now)).integersOf("history/counts").size(), std::size_t{6});
        QVERIFY(!std::filesystem::exists(earlier()));
        // Nothing half copied, no lock.
        const std::filesystem::directory_iterator left(now.parent_path());
        QCOMPARE(std::distance(begin(left), end(left)), std::ptrdiff_t{2});
    }
};

DEEPMI_STUDIO_TEST_MAIN(CheckpointFolderTest)
#include "checkpoint_folder_test.moc"
