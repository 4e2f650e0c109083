#include "file_bytes.h"
#include "job/error.h"
#include "job/input_file.h"
#include "test_data.h"

#include <QTemporaryDir>

using namespace deepmi;
namespace fs = std::filesystem;

/// Files that others write while they are read.
class InputFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeIsNoticed_data()
    {
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("longer") << QByteArray("name,x\na,1\nb,2\n");
        QTest::newRow("shorter") << QByteArray("name,x\n");
        QTest::newRow("as long") << QByteArray("name,x\na,2\n");
    }

    void aChangeIsNoticed()
    {
        QFETCH(QByteArray, after);
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "f.csv";
        test::writeBytes(path, "name,x\na,1\n");
        // Some file systems tell times no finer than a tick of the clock.
        fs::last_write_time(path, fs::last_write_time(path) - std::chrono::hours(1));
        const InputFile file(path);
        file.requireUnchanged();
        test::writeBytes(path, after.toStdString());
        const std::string now = std::to_string(after.size()) + " bytes now";
        VERIFY_RAISES(file.requireUnchanged(), ErrorKind::BadInput, "f.csv", "was changed by another program",
                      "11 bytes before", now.c_str());
    }

    void anotherFileOfThatNameIsAChange()
    {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "f.csv";
        test::writeBytes(path, "name,x\na,1\n");
        const InputFile file(path);
        test::writeBytes(path.string() + ".new", "name,x\na,1\n");
        fs::rename(path.string() + ".new", path);
        VERIFY_RAISES(file.requireUnchanged(), ErrorKind::BadInput, "was changed by another program");
    }

    void whatIsOpenCanBeReadThoughItIsGone()
    {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "f.csv";
        test::writeBytes(path, "name,x\na,1\n");
        const InputFile file(path);
        fs::remove(path);
        file.requireUnchanged();
        std::string bytes(11, '\0');
        file.read(0, bytes.data(), bytes.size());
        QCOMPARE(bytes, std::string("name,x\na,1\n"));
        UnchangedFile("/nowhere").requireUnchanged();
    }
};

QTEST_GUILESS_MAIN(InputFileTest)
#include "input_file_test.moc"
