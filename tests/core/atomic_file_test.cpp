#include "job/atomic_file.h"
#include "job/error.h"
#include "test_data.h"

#include <QTemporaryDir>

#include <fstream>
#include <functional>
#include <sstream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace deepmi;
namespace fs = std::filesystem;

namespace
{

std::string contentsOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::size_t filesIn(const fs::path& folder)
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

class AtomicFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileHasThePermissionsOfAnyNewFile()
    {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "scores.csv";
        for (const mode_t mask : {mode_t(022), mode_t(027), mode_t(077), mode_t(0)}) {
            fs::remove(path);
            const mode_t before = umask(mask);
            writeFileAtomically(path, "x");
            umask(before);
            struct stat status {
            };
            QCOMPARE(stat(path.c_str(), &status), 0);
            QCOMPARE(status.st_mode & 0777, 0666 & ~mask);
        }
    }

    void whatAFileSaysAlreadyIsNotWrittenAgain()
    {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "comparison.json";
        const auto identity = [&] {
            struct stat status {
            };
            return stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
        };
        std::string text(std::size_t{3} << 20, 'x'); // read in several pieces
        QVERIFY(writeFileIfChanged(path, text));
        const auto before = identity();
        QVERIFY(!writeFileIfChanged(path, text));
        QCOMPARE(identity(), before);
        text.back() = 'y';
        QVERIFY(writeFileIfChanged(path, text));
        QVERIFY(identity() != before);
        QVERIFY(contentsOf(path) == text);
        QVERIFY(writeFileIfChanged(path, std::string_view(text).substr(0, 7)));
        QCOMPARE(contentsOf(path), std::string("xxxxxxx"));
        QVERIFY(writeFileIfChanged(path, ""));
        QVERIFY(!writeFileIfChanged(path, ""));
        QCOMPARE(filesIn(path.parent_path()), std::size_t(1));
        // What is no file is not waited for.
        fs::remove(path);
        QCOMPARE(mkfifo(path.c_str(), 0600), 0);
        QVERIFY(writeFileIfChanged(path, ""));
        QVERIFY(fs::is_regular_file(path));
    }

    void filesOfOneResultComeTogetherOrNotAtAll()
    {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        writeFileAtomically(folder / "a.csv", "before");
        {
            AtomicFiles files;
            files.add(folder / "a.csv", "after");
            files.add(folder / "b.csv", [](const fs::path& path) { std::ofstream(path) << "after"; });
            VERIFY_RAISES(files.add(folder / "c.csv",
                                    [](const fs::path& path) {
                                        throw Error(ErrorKind::Failed, "No space left on device", path);
                                    }),
                          ErrorKind::Failed, "c.csv", "No space left on device");
            QCOMPARE(contentsOf(folder / "a.csv"), std::string("before"));
            QCOMPARE(filesIn(folder), std::size_t(3)); // two wait
        }
        QCOMPARE(filesIn(folder), std::size_t(1));
        AtomicFiles files;
        files.add(folder / "a.csv", "after");
        files.add(folder / "b.csv", "after");
        files.commit();
        QCOMPARE(contentsOf(folder / "a.csv"), std::string("after"));
        QCOMPARE(contentsOf(folder / "b.csv"), std::string("after"));
        QCOMPARE(filesIn(folder), std::size_t(2));
    }

    void whatAKilledProgramLeftBesideAFileIsTakenAway()
    {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        for (const char* name :
             {"run.h5", "run.h5.deepmi-tmp-a1B2c3", "run.h5.checkpoint", "other.h5.deepmi-tmp-a1B2c3"})
            std::ofstream(folder / name) << "x";
        removeHalfWrittenBeside(folder / "run.h5");
        QVERIFY(!fs::exists(folder / "run.h5.deepmi-tmp-a1B2c3"));
        QCOMPARE(filesIn(folder), std::size_t(3));
    }

    void aFailedWriteLeavesTheOldFileAndNothingElse()
    {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "run.json";
        writeFileAtomically(path, "before");
        VERIFY_RAISES(writeAtomically(path,
                                      [](const fs::path& temporary) {
                                          std::ofstream(temporary) << "half";
                                          throw Error(ErrorKind::Failed, "the disk is full", temporary);
                                      }),
                      ErrorKind::Failed, "the disk is full");
        QCOMPARE(contentsOf(path), std::string("before"));
        QCOMPARE(filesIn(folder.path().toStdString()), std::size_t{1});
        const fs::path nowhere = fs::path(folder.path().toStdString()) / "missing" / "run.json";
        VERIFY_RAISES(writeFileAtomically(nowhere, "x"), ErrorKind::Failed, "cannot create a file");
    }

    /// The names of temporary files begin alike, so that somebody may have put links there beforehand; and
    /// may put one in the place of a file that is being written.
    void linksThatSomebodyPutThereAreNotFollowed()
    {
        const QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        const fs::path path = root / "scores.csv", precious = root / "precious";
        writeFileAtomically(precious, "precious");
        writeFileAtomically(path, "before");
        const auto replaced = [&](const std::function<void(const fs::path&)>& replace) {
            VERIFY_RAISES(writeAtomically(path,
                                          [&](const fs::path& temporary) {
                                              std::ofstream(temporary) << "half";
                                              fs::remove(temporary);
                                              replace(temporary);
                                          }),
                          ErrorKind::Failed, "scores.csv", "somebody put something else");
            QCOMPARE(contentsOf(path), std::string("before"));
            QCOMPARE(contentsOf(precious), std::string("precious"));
            QCOMPARE(filesIn(root), std::size_t{2});
        };
        replaced([&](const fs::path& temporary) { fs::create_symlink(precious, temporary); });
        replaced([&](const fs::path& temporary) { fs::create_symlink("/nowhere", temporary); });
        replaced([&](const fs::path& temporary) { mkfifo(temporary.c_str(), 0600); });
    }

    /// A person who links a result to where there is room means that file.
    void aLinkStaysAndTheFileThatItLeadsToIsReplaced()
    {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString(), far = folder / "far";
        fs::create_directory(far);
        fs::create_symlink("second.csv", folder / "first.csv");
        fs::create_symlink("far/third.csv", folder / "second.csv"); // which is not there yet
        for (const char* text : {"before", "after"}) {
            writeFileAtomically(folder / "first.csv", text);
            QVERIFY(fs::is_symlink(folder / "first.csv") && fs::is_symlink(folder / "second.csv"));
            QVERIFY(!fs::is_symlink(far / "third.csv"));
            QCOMPARE(contentsOf(far / "third.csv"), std::string(text));
        }
        fs::path beside;
        writeAtomically(folder / "first.csv", [&](const fs::path& path) { beside = path.parent_path(); });
        QCOMPARE(fs::canonical(beside), fs::canonical(far)); // only there it can be renamed
        AtomicFiles files;
        files.add(folder / "first.csv", "together");
        files.commit();
        QCOMPARE(contentsOf(far / "third.csv"), std::string("together"));
        QVERIFY(fs::is_symlink(folder / "first.csv"));
        std::ofstream(far / "third.csv.deepmi-tmp-a1B2c3") << "x";
        removeHalfWrittenBeside(folder / "first.csv");
        QCOMPARE(filesIn(far), std::size_t(1));
        QCOMPARE(filesIn(folder), std::size_t(3));

        fs::create_symlink("circle.csv", folder / "circle.csv");
        VERIFY_RAISES(writeFileAtomically(folder / "circle.csv", "x"), ErrorKind::Failed, "circle.csv");
    }

    void aLinkOfSomebodyElseInAFolderForAllIsReplaced()
    {
        if (geteuid() != 0)
            QSKIP("only the superuser can give a link away");
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        const fs::path path = folder / "scores.csv", precious = folder / "precious";
        writeFileAtomically(precious, "precious");
        fs::create_symlink(precious, path);
        QCOMPARE(lchown(path.c_str(), 65534, 65534), 0);
        fs::permissions(folder, fs::perms(01777));
        writeFileAtomically(path, "after");
        QVERIFY(!fs::is_symlink(path));
        QCOMPARE(contentsOf(path), std::string("after"));
        QCOMPARE(contentsOf(precious), std::string("precious"));
    }

    void aFileThatIsReplacedHandsItsPermissionsOn()
    {
        const QTemporaryDir temporary;
        const fs::path path = fs::path(temporary.path().toStdString()) / "scores.csv";
        struct stat status {
        };
        for (const mode_t mode : {mode_t(0600), mode_t(0640), mode_t(0664), mode_t(0444), mode_t(0755)}) {
            fs::remove(path);
            writeFileAtomically(path, "before");
            QCOMPARE(chmod(path.c_str(), mode), 0);
            writeAtomically(path, [&](const fs::path& half) {
                QCOMPARE(stat(half.c_str(), &status), 0);
                QVERIFY((status.st_mode & 0077 & ~mode) == 0); // not even while it is written
                std::ofstream(half) << "after";
            });
            QCOMPARE(stat(path.c_str(), &status), 0);
            QCOMPARE(status.st_mode & 0777, mode);
            QCOMPARE(contentsOf(path), std::string("after"));
        }
    }

    void theLongestNamesOfFilesCanBeWritten()
    {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        std::string characters;
        for (int i = 0; i < 83; ++i)
            characters += "\xe6\x83\x85"; // three bytes each
        const std::string one(250, 'x');
        for (const std::string& name : {one, std::string(255, 'y'), characters + ".csv"}) {
            std::string half;
            writeAtomically(folder / name, [&](const fs::path& path) {
                half = path.filename().string();
                std::ofstream(path.string() + ".a1B2c3") << "x"; // libzip puts such a file beside it
                fs::remove(path.string() + ".a1B2c3");
                std::ofstream(path) << "x";
            });
            QVERIFY(half.find(".deepmi-tmp-") != std::string::npos);
            QVERIFY(QString::fromStdString(half).toStdString() == half); // whole characters
            QCOMPARE(contentsOf(folder / name), std::string("x"));
        }
        QCOMPARE(filesIn(folder), std::size_t(3));
        // What a killed program left there is told apart by the whole name.
        const auto leave = [&](const std::string& name) {
            fs::path copy;
            writeAtomically(folder / name, [&](const fs::path& path) {
                copy = path.string().substr(0, path.string().size() - 6) + "abcdef";
                std::ofstream(copy) << "x";
            });
            return copy;
        };
        const fs::path first = leave(one), other = leave(std::string(249, 'x') + "z");
        removeHalfWrittenBeside(folder / one);
        QVERIFY(!fs::exists(first));
        QVERIFY(fs::exists(other));
    }

    /// A writer that makes a file of its own and moves it there, as libzip does, is no stranger.
    void aWriterMayPutAnotherFileThere()
    {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "features.npz";
        writeAtomically(path, [](const fs::path& temporary) {
            const fs::path own = temporary.string() + ".own";
            std::ofstream(own) << "whole";
            fs::rename(own, temporary);
        });
        QCOMPARE(contentsOf(path), std::string("whole"));
    }

    /// Links under every name that a temporary file can have cannot be planted; a folder full of some is no
    /// hindrance.
    void plantedNamesAreGoneAround()
    {
        const QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        const fs::path path = root / "run.json", precious = root / "precious";
        writeFileAtomically(precious, "precious");
        for (const char letter : std::string("abcdefghijklmnopqrstuvwxyz"))
            fs::create_symlink(precious, path.string() + ".deepmi-tmp-" + std::string(6, letter));
        for (int i = 0; i < 200; ++i)
            writeFileAtomically(path, std::to_string(i));
        QCOMPARE(contentsOf(path), std::string("199"));
        QCOMPARE(contentsOf(precious), std::string("precious"));
    }

    /// Whoever reads meanwhile sees one whole file after the other.
    void manyWritersOfOneFileLeaveOneOfTheirs()
    {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "comparison.json";
        const std::size_t length = 100'000;
        writeFileAtomically(path, std::string(length, 'z'));
        {
            std::vector<std::jthread> writers;
            for (const char letter : {'a', 'b', 'c', 'd'})
                writers.emplace_back([&, letter] {
                    for (int i = 0; i < 10; ++i)
                        writeFileAtomically(path, std::string(length, letter));
                });
            for (int i = 0; i < 50; ++i) {
                const std::string seen = contentsOf(path);
                QCOMPARE(seen.size(), length);
                QCOMPARE(seen, std::string(length, seen.front()));
            }
        }
        QCOMPARE(filesIn(folder.path().toStdString()), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "atomic_file_test.moc"
