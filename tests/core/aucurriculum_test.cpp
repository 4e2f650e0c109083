#include "difficulty/aucurriculum.h"
#include "file_bytes.h"
#include "inspect/inspect.h"
#include "job/error.h"
#include "test_data.h"

#include <QTemporaryDir>

using namespace deepmi;

/// Tables in the layout of aucurriculum, whose ranks are pandas' rank(method="first") scaled to 0 … 1.
class AucurriculumTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path write(const char* contents) const
    {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / "table.csv";
        test::writeBytes(path, contents);
        return path;
    }
    std::filesystem::path out() const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / "out.csv";
    }

private Q_SLOTS:
    /// A loss: the smallest mean has rank 0 and is the easiest.
    void meansAndRanks()
    {
        const auto path = write("filename,emotion,encoded,decoded,mean,ranks\n"
                                "a.wav,angry,0,angry,0.5,0.6666666666666666\n"
                                "b.wav,sad,1,sad,0.1,0.0\n"
                                "c.wav,sad,1,sad,0.5,1.0\n"
                                "d.wav,angry,0,angry,0.2,0.3333333333333333\n");
        QVERIFY(fileKindOf(path) == FileKind::Scores);
        const Scores scores = readScores(path);
        QVERIFY(scores.names == std::vector<std::string>({"a.wav", "b.wav", "c.wav", "d.wav"}));
        QVERIFY(scores.bins.rank == std::vector<std::size_t>({2, 0, 3, 1}));
        QVERIFY(scores.score == std::vector<double>({.5, .1, .5, .2}));
        QVERIFY(!scores.largerIsEasier);
        QCOMPARE(scores.measure, std::string("file"));
    }

    /// reverse_score: the largest mean has rank 0.
    void reversedMeansAreSeenFromTheRanks()
    {
        const Scores scores = readScores(write("file,mean,ranks\nx,0.9,0.0\ny,0.1,1.0\nz,0.4,0.5\n"));
        QVERIFY(scores.bins.rank == std::vector<std::size_t>({0, 2, 1}));
        QVERIFY(scores.largerIsEasier);
    }

    void scoresOfOneRunAreLowerEasier()
    {
        const auto path = write("file,scores,encoded,decoded\nx,3.5,0,a\ny,-1,1,b\nz,2,0,a\n");
        QVERIFY(fileKindOf(path) == FileKind::Scores);
        const Scores scores = readScores(path);
        QVERIFY(!scores.largerIsEasier);
        QVERIFY(scores.bins.rank == std::vector<std::size_t>({2, 0, 1}));
    }

    void whatIsWrittenKeepsTheOrderAndTurnsTheValue()
    {
        const Scores easy = makeScores("deepmi", true, {"a", "b,c", "d", "e"}, {.25, 2, 0, -1}, 3);
        writeAucurriculumScores(easy, out());
        QCOMPARE(test::bytesOf(out()), std::string("filename,mean,ranks\n"
                                                   "a,-0.25,0.3333333333333333\n"
                                                   "\"b,c\",-2,0\n"
                                                   "d,0,0.6666666666666666\n"
                                                   "e,1,1\n"));
        const Scores back = readScores(out());
        QVERIFY(back.bins.rank == easy.bins.rank);
        QVERIFY(back.names == easy.names);
        QVERIFY(!back.largerIsEasier);
    }

    void smallerIsEasierIsLeftAsItIs()
    {
        writeAucurriculumScores(makeScores("disagreement", false, {"a", "b"}, {.5, .25}, 3), out());
        QCOMPARE(test::bytesOf(out()), std::string("filename,mean,ranks\na,0.5,1\nb,0.25,0\n"));
    }

    void tiesKeepTheirRanksInTheFile()
    {
        const Scores tied = makeScores("random", true, {"a", "b", "c", "d", "e"}, {1, 1, 1, 1, 1}, 9);
        writeAucurriculumScores(tied, out());
        QVERIFY(readScores(out(), 1234).bins.rank == tied.bins.rank);
        writeAucurriculumScores(makeScores("random", true, {"only"}, {1}, 9), out());
        QCOMPARE(test::bytesOf(out()), std::string("filename,mean,ranks\nonly,-1,0\n"));
    }

    void wrongTablesAreRefusedWithTheLine()
    {
        VERIFY_RAISES(readScores(write("file,mean,ranks\nx,1,0\ny,2,0\n")), ErrorKind::BadInput, "line 3",
                      "ranks", "line 2");
        VERIFY_RAISES(readScores(write("file,mean,ranks\nx,1,0\ny,2,2\n")), ErrorKind::BadInput, "line 3",
                      "0 to 1");
        VERIFY_RAISES(readScores(write("file,mean,ranks\nx,1,0\ny,3,0.5\nz,2,1\n")), ErrorKind::BadInput,
                      "line 4", "contradicts");
        VERIFY_RAISES(readScores(write("file,mean,ranks\nx,1,0\nx,3,1\n")), ErrorKind::BadInput, "line 3",
                      "x");
        VERIFY_RAISES(readScores(write("file,mean,ranks\nx,,0\ny,3,1\n")), ErrorKind::BadInput, "line 2",
                      "mean");
        VERIFY_RAISES(readScores(write("a,mean,ranks\nx,1,0\ny,3,1\n")), ErrorKind::BadInput, "mean");
    }
};

QTEST_GUILESS_MAIN(AucurriculumTest)
#include "aucurriculum_test.moc"
