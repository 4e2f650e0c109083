#include "file_bytes.h"
#include "job/error.h"
#include "job/folder_lock.h"
#include "test_data.h"

#include <QTemporaryDir>

#include <optional>
#include <unistd.h>

using namespace deepmi;
namespace fs = std::filesystem;

/// One program at a time in a folder, or at a file.
class FolderLockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSecondIsToldWhoIsAtWork()
    {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        const std::string holder = "process " + std::to_string(::getpid()) + " on ";
        {
            const FolderLock lock(folder);
            VERIFY_RAISES(FolderLock(folder, {}, 0), ErrorKind::Failed, holder.c_str(), "is at work in",
                          folder.c_str(), "wait for it");
            // A file in it is another matter.
            const FileLock file(folder / "run.h5");
            VERIFY_RAISES(FileLock(folder / "run.h5", {}, 0), ErrorKind::Failed, holder.c_str(), "run.h5");
        }
        QVERIFY(fs::is_empty(folder));
        const FolderLock again(folder, {}, 0);
    }

    void aFileThatAKilledProgramLeftLocksNothing()
    {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        test::writeBytes(folder / "lock", "process 1 on a machine that is no more, with a long name\n");
        {
            const FolderLock lock(folder, {}, 0);
            QCOMPARE(test::bytesOf(folder / "lock").find("no more"), std::string::npos);
        }
        QVERIFY(fs::is_empty(folder));
    }

    /// Somebody takes the file away, as one who ends does, while another waits for it.
    void aLockOnAFileThatIsGoneIsNone()
    {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        std::optional<FolderLock> first;
        first.emplace(folder);
        fs::remove(folder / "lock");
        std::optional<FolderLock> second;
        second.emplace(folder, Job(), 0.0);
        QVERIFY(fs::exists(folder / "lock"));
    }

    void aFolderThatIsNotThereIsNamed()
    {
        VERIFY_RAISES(FolderLock("/nowhere/at/all"), ErrorKind::Failed, "/nowhere/at/all/lock",
                      "cannot be opened");
    }
};

QTEST_GUILESS_MAIN(FolderLockTest)
#include "folder_lock_test.moc"
