#include "difficulty/aucurriculum.h"
#include "difficulty/from_file.h"
#include "difficulty/scores.h"

#include "data/delimited_text.h"
#include "job/error.h"
#include "job/random.h"
#include "statistics/correlation.h"
#include "test_data.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <numeric>
#include <sstream>

using namespace deepmi;

namespace
{

std::vector<std::string> namesOf(std::size_t count)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i)
        names.push_back("MSP-PODCAST_" + std::to_string(i) + ".wav");
    return names;
}

Assignments randomAssignments(std::size_t count)
{
    Random random(21);
    Assignments assignments;
    assignments.names = namesOf(count);
    assignments.clusters = 8;
    for (std::size_t i = 0; i < count; ++i) {
        assignments.label.push_back(1 + 6 * random.uniform());
        assignments.predicted.push_back(assignments.label.back() + random.normal());
        assignments.cluster.push_back(static_cast<int>(random.below(8)));
    }
    return assignments;
}

std::string contentsOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream contents;
    contents << file.rdbuf();
    return contents.str();
}

} // namespace

class ScoresTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    std::filesystem::path write(const std::string& contents) const
    {
        std::ofstream(path("scores.csv"), std::ios::binary) << contents;
        return path("scores.csv");
    }

private Q_SLOTS:
    void theFileHasTheColumnsOfTheContract()
    {
        Scores scores = makeScores("random", false, {"b,1", "plain", "say \"a\""}, {.1, -2, 1e-20}, 1, 2);
        writeScores(scores, path("contract.csv"));
        QCOMPARE(contentsOf(path("contract.csv")), std::string("name,score,rank,bin,measure\n"
                                                               "\"b,1\",0.1,2,1,random\n"
                                                               "plain,-2,0,0,random\n"
                                                               "\"say \"\"a\"\"\",1e-20,1,1,random\n"));
        // What a reader takes it for without being told has no column for it.
        scores.measure = "file";
        writeScores(scores, path("contract.csv"));
        QVERIFY(contentsOf(path("contract.csv")).starts_with("name,score,rank,bin\n\"b,1\",0.1,2,1\n"));
        scores.measure = "deepmi";
        scores.deepmi = {{3, 4, 5}, {1.5, 2, 3}, {4, 5, 6}, {.25, -.5, 0}, {1, 2, 3}};
        writeScores(scores, path("contract.csv"));
        QVERIFY(contentsOf(path("contract.csv"))
                    .starts_with("name,score,rank,bin,cluster,predicted,label,mi_cluster,mi_prediction\n"
                                 "\"b,1\",0.1,2,1,3,1.5,4,0.25,1\n"));
    }

    void deepmiScoresReadBackToTheSameDoubles()
    {
        const Assignments assignments = randomAssignments(1003);
        const DeepMI deepmi = computeDeepMI(assignments, Levels::equalWidth(6));
        const Scores scores = deepmiScores(assignments, deepmi, .5, 7);
        QCOMPARE(scores.measure, std::string("deepmi"));
        QVERIFY(scores.largerIsEasier);
        QCOMPARE(scores.score, deepmi.blend(.5));
        writeScores(scores, path("deepmi.csv"));
        const Scores read = readScores(path("deepmi.csv"), 7);
        QCOMPARE(read.measure, scores.measure);
        QCOMPARE(read.largerIsEasier, true);
        QCOMPARE(read.names, scores.names);
        QVERIFY(read.score == scores.score);
        QVERIFY(read.bins.rank == scores.bins.rank);
        QVERIFY(read.bins.bin == scores.bins.bin);
        QVERIFY(read.bins.order == scores.bins.order);
        QCOMPARE(read.bins.count, 10);
        QVERIFY(read.deepmi.has_value());
        QCOMPARE(read.deepmi->cluster, assignments.cluster);
        QVERIFY(read.deepmi->predicted == assignments.predicted);
        QVERIFY(read.deepmi->label == assignments.label);
        QVERIFY(read.deepmi->clusterTerm == deepmi.clusterTerm);
        QVERIFY(read.deepmi->predictionTerm == deepmi.predictionTerm);
        // Written again it is the same file, byte for byte.
        writeScores(read, path("again.csv"));
        QCOMPARE(contentsOf(path("again.csv")), contentsOf(path("deepmi.csv")));
    }

    void theMeasureIsReadBack()
    {
        const auto readBack = [&](const std::string& measure, bool reversed) {
            Scores scores = makeScores(measure, reversed, {"a", "b"}, {1, 2}, 0, 2);
            scores.reversed = reversed;
            writeScores(scores, path("measure.csv"));
            return readScores(path("measure.csv"));
        };
        for (const bool reversed : {false, true})
            for (const char* measure : {"disagreement", "random", "file", "of, another \"version\""}) {
                const Scores read = readBack(measure, reversed);
                QCOMPARE(read.measure, std::string(measure));
                QCOMPARE(read.reversed, reversed);
                QCOMPARE(read.largerIsEasier, reversed);
            }
        // Columns of this name that are none of ours, and a claim that the columns deny.
        for (const char* rows : {"a,1,x\nb,2,y\n", "a,1,\nb,2,\n", "a,1,deepmi\nb,2,deepmi\n"}) {
            const Scores read = readScores(write(std::string("name,score,measure\n") + rows));
            QCOMPARE(read.measure, std::string("file"));
            QVERIFY(!read.reversed);
        }
    }

    void oddNamesAndOddNumbersSurvive()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        const std::vector<std::string> names = {"a,b",     "\"",  "two\nlines", " padded ",
                                                "ünïcode", "a;b", "tab\tbed",   "#"};
        const std::vector<double> values = {
            -0.0,     std::numeric_limits<double>::denorm_min(), 1.0 / 3, -infinity,
            infinity, std::numeric_limits<double>::max(),        5e-5,    -1e-300};
        const Scores scores = makeScores("file", true, names, values, 3, 3);
        writeScores(scores, path("odd.csv"));
        const Scores read = readScores(path("odd.csv"));
        QCOMPARE(read.names, names);
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY(read.score[i] == values[i]);
        QVERIFY(std::signbit(read.score[0]));
        QCOMPARE(read.bins.order, scores.bins.order);
        QCOMPARE(read.bins.count, 3);
    }

    void directionAndNumberOfBinsAreSeenFromTheFile()
    {
        for (const int count : {1, 5, 9, 10, 11, 250}) {
            for (const int bins : {1, 10, 13}) {
                for (const bool largerIsEasier : {true, false}) {
                    std::vector<double> values(static_cast<std::size_t>(count));
                    std::iota(values.begin(), values.end(), 0.0);
                    const Scores scores =
                        makeScores("x", largerIsEasier, namesOf(values.size()), values, 1, bins);
                    writeScores(scores, path("direction.csv"));
                    const Scores read = readScores(path("direction.csv"));
                    QCOMPARE(read.bins.count, bins);
                    QCOMPARE(read.bins.bin, scores.bins.bin);
                    QCOMPARE(read.largerIsEasier, largerIsEasier || count == 1);
                }
            }
        }
    }

    void aFileWithScoresAloneIsRanked()
    {
        const Scores read = readScores(write("score;comment;name\n0.5;x;a\n-1;y;b\n2;;c\n"), 4);
        QCOMPARE(read.names, (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(read.bins.rank, (std::vector<std::size_t>{1, 2, 0}));
        QCOMPARE(read.measure, std::string("file"));
        QVERIFY(read.largerIsEasier);
        QVERIFY(!read.deepmi);
        QCOMPARE(read.seed, std::uint64_t{4});
    }

    void ranksDoNotDependOnTheOrderOfTheFile()
    {
        std::vector<std::string> names = namesOf(500);
        std::vector<double> values(500);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<double>(i % 4);
        const Scores first = makeScores("x", true, names, values, 5);
        std::map<std::string, std::size_t> rank;
        for (std::size_t i = 0; i < names.size(); ++i)
            rank[names[i]] = first.bins.rank[i];
        std::reverse(names.begin(), names.end());
        std::reverse(values.begin(), values.end());
        const Scores second = makeScores("x", true, names, values, 5);
        for (std::size_t i = 0; i < names.size(); ++i)
            QCOMPARE(second.bins.rank[i], rank[names[i]]);
    }

    void badFilesNameLineAndColumn()
    {
        const std::string header = "name,score,rank,bin\n";
        const auto read = [&](const std::string& contents) { readScores(write(contents)); };
        VERIFY_RAISES(read("name,rank\na,0\n"), ErrorKind::BadInput, "scores.csv", "score");
        VERIFY_RAISES(read("score\n1\n"), ErrorKind::BadInput, "name");
        VERIFY_RAISES(read("name,score\na,x\n"), ErrorKind::BadInput, "line 2", "score", "x");
        VERIFY_RAISES(read("name,score\na,1\nb,nan\n"), ErrorKind::BadInput, "line 3", "score", "NaN");
        VERIFY_RAISES(read("name,score\na,1\nb,\n"), ErrorKind::BadInput, "line 3", "score");
        VERIFY_RAISES(read("name,score\na,1\nb,2\na,3\n"), ErrorKind::BadInput, "line 4", "'a'", "line 2");
        VERIFY_RAISES(read("name,score\n,1\n"), ErrorKind::BadInput, "line 2", "empty");
        VERIFY_RAISES(read("name,score,rank\na,1,0\n"), ErrorKind::BadInput, "header", "rank", "bin");
        VERIFY_RAISES(read("name,score,bin\na,1,0\n"), ErrorKind::BadInput, "header", "rank", "bin");
        VERIFY_RAISES(read(header + "a,1,0,0\nb,2,2,1\n"), ErrorKind::BadInput, "line 3", "rank 2", "0 to 1");
        VERIFY_RAISES(read(header + "a,1,-1,0\n"), ErrorKind::BadInput, "line 2", "rank");
        VERIFY_RAISES(read(header + "a,2,0,0\nb,1,0,1\n"), ErrorKind::BadInput, "line 3", "rank 0", "line 2");
        VERIFY_RAISES(read(header + "a,2,0.5,0\nb,1,1,1\n"), ErrorKind::BadInput, "line 2", "rank");
        VERIFY_RAISES(read(header + "a,2,0,0\nb,1,1,0\nc,0,2,1\nd,-1,3,0\n"), ErrorKind::BadInput, "line 5",
                      "bin 0", "rank 3");
        VERIFY_RAISES(read(header + "a,2,0,-1\n"), ErrorKind::BadInput, "line 2", "bin");
        VERIFY_RAISES(read(header + "a,2,0,2000000000\n"), ErrorKind::BadInput, "line 2", "bin");
        VERIFY_RAISES(read(header + "a,2,0,0\nb,1,1,0\nc,3,2,0\n"), ErrorKind::BadInput, "line 4",
                      "contradicts");
        VERIFY_RAISES(read("name,score,mi_cluster,mi_prediction,cluster,predicted\na,1,0,0,0,1\n"),
                      ErrorKind::BadInput, "label");
        VERIFY_RAISES(read("name,score,mi_cluster,mi_prediction,cluster,predicted,label\na,1,0,0,-1,1,1\n"),
                      ErrorKind::BadInput, "line 2", "cluster");
        VERIFY_RAISES(readScores(path("absent.csv")), ErrorKind::BadInput, "absent.csv");
    }

    void aFailedWriteLeavesTheOldFile()
    {
        const Scores scores = makeScores("x", true, {"a"}, {1}, 0);
        VERIFY_RAISES(writeScores(scores, path("no/such/folder.csv")), ErrorKind::Failed, "folder.csv");
        Scores broken = scores;
        broken.bins.rank.clear();
        writeScores(scores, path("kept.csv"));
        const std::string before = contentsOf(path("kept.csv"));
        VERIFY_RAISES(writeScores(broken, path("kept.csv")), ErrorKind::Usage, "rank");
        QCOMPARE(contentsOf(path("kept.csv")), before);
    }

    void scoresNeedNamesOfTheirOwn()
    {
        VERIFY_RAISES(makeScores("x", true, {"a", "b", "a"}, {1, 2, 3}, 0), ErrorKind::BadInput, "'a'",
                      "sample 2");
        VERIFY_RAISES(makeScores("x", true, {"a", "b"}, {1}, 0), ErrorKind::Usage, "1", "2");
        VERIFY_RAISES(makeScores("x", true, {}, {}, 0), ErrorKind::Usage, "no samples");
        VERIFY_RAISES(makeScores("x", true, {"a"}, {std::nan("")}, 0), ErrorKind::Usage, "NaN");
        const Assignments assignments = randomAssignments(5);
        const DeepMI deepmi = computeDeepMI(assignments, Levels::equalWidth(6));
        VERIFY_RAISES(deepmiScores(randomAssignments(4), deepmi, 0, 0), ErrorKind::Usage, "4", "5");
        VERIFY_RAISES(deepmiScores(assignments, deepmi, 2, 0), ErrorKind::Usage, "α");
    }

    void randomScoresAreUniformAndBelongToTheName()
    {
        std::vector<std::string> names = namesOf(20000);
        const Scores scores = randomScores(names, 1);
        QCOMPARE(scores.measure, std::string("random"));
        std::vector<int> counts(10);
        double order = 0;
        for (std::size_t i = 0; i < names.size(); ++i) {
            QVERIFY(scores.score[i] >= 0 && scores.score[i] < 1);
            ++counts[static_cast<std::size_t>(scores.score[i] * 10)];
            order += scores.score[i] * (static_cast<double>(i) - 9999.5);
        }
        // 2000 ± 42 a tenth; no trend along the file.
        for (const int count : counts)
            QVERIFY(std::abs(count - 2000) < 220);
        QVERIFY(std::abs(order / (20000.0 * 5773.5 * .2887)) < .04);
        QVERIFY(randomScores(names, 1).score == scores.score);
        const Scores other = randomScores(names, 2);
        QVERIFY(std::abs(pearsonCorrelation(other.score, scores.score)) < .04);
        std::reverse(names.begin(), names.end());
        std::vector<double> reversed = randomScores(names, 1).score;
        std::reverse(reversed.begin(), reversed.end());
        QVERIFY(reversed == scores.score);
    }

    void anybodysScoresAreTakenFromANamedColumn()
    {
        const auto file = write("utt\thardness\tscore\na\t3\t0\nb\t1\t0\nc\t2\t0\n");
        ScoreFileOptions options;
        options.nameColumn = "utt";
        options.scoreColumn = "hardness";
        options.largerIsEasier = false;
        options.bins = 3;
        const Scores scores = scoresFromFile(file, options);
        QCOMPARE(scores.measure, std::string("file"));
        QCOMPARE(scores.bins.rank, (std::vector<std::size_t>{2, 0, 1}));
        QCOMPARE(scores.bins.count, 3);
        QVERIFY(!scores.largerIsEasier);
        options.scoreColumn = "ease";
        VERIFY_RAISES(scoresFromFile(file, options), ErrorKind::BadInput, "ease", "hardness");
        std::ofstream(path("scores.json")) << R"({"a": 3, "b": 1, "c": 2})";
        QCOMPARE(scoresFromFile(path("scores.json"), options).bins.rank, scores.bins.rank);
        options.largerIsEasier = true;
        QCOMPARE(scoresFromFile(path("scores.json"), options).bins.rank, (std::vector<std::size_t>{0, 2, 1}));
    }

    /// In other people's tables rank 1 may be the hardest sample; their ranks are then read the other way.
    void theFirstRankOfAFileMayBeTheHardest()
    {
        ScoreFileOptions options;
        const auto first = [&](const std::string& text) {
            const Scores scores = scoresFromFile(write(text), options);
            return scores.names[scores.bins.order[0]];
        };
        // Losses, the largest on rank 1.
        const std::string losses = "name,score,rank\na,.9,1\nb,.1,3\nc,.5,2\n";
        const std::string published = "file,mean,ranks\na,.9,0\nb,.1,1\nc,.5,.5\n";
        QCOMPARE(first(losses), std::string("a"));
        options.largerIsEasier = false;
        VERIFY_RAISES(scoresFromFile(write(losses), options), ErrorKind::BadInput, "by its ranks",
                      "--first-rank hardest");
        options.firstRank = "hardest";
        QCOMPARE(first(losses), std::string("b"));
        QCOMPARE(first(published), std::string("b"));
        options.largerIsEasier.reset();
        QCOMPARE(first(losses), std::string("b"));
        QCOMPARE(first("name,score,rank\na,.9,3\nb,.1,1\nc,.5,2\n"), std::string("a"));
        options.largerIsEasier = true;
        VERIFY_RAISES(scoresFromFile(write(losses), options), ErrorKind::BadInput, "by its ranks",
                      "leave out --first-rank");
        // Of files without ranks, or with somebody else's, none is first.
        options.largerIsEasier.reset();
        for (const char* text :
             {"name,score\na,.9\nb,.1\n", "name,score,rank\na,.9,one\nb,.1,two\nc,.5,three\n",
              "file,scores,encoded,decoded\na,1,0,x\nb,2,0,x\n",
              "file,mean,ranks\na,.5,0\nb,.5,1\nc,.5,.5\n"})
            VERIFY_RAISES(scoresFromFile(write(text), options), ErrorKind::BadInput, "--first-rank");
        std::ofstream(path("scores.json")) << R"({"a": 3, "b": 1})";
        VERIFY_RAISES(scoresFromFile(path("scores.json"), options), ErrorKind::BadInput, "--first-rank");
        options.firstRank = "last";
        VERIFY_RAISES(scoresFromFile(write(losses), options), ErrorKind::Usage, "--first-rank",
                      "easiest, hardest");
    }

    /// Taken for somebody else's, they would turn an order round that is theirs but for one sample.
    void ranksThatContradictThemselvesAreRefusedUnlessTheDirectionIsKnown()
    {
        const std::string turned = "name,score,rank\na,.1,0\nb,.3,1\nc,.2,2\nd,.9,3\n";
        const std::string shared = "name,score,rank\na,.1,0\nb,.3,0\nc,.2,1\nd,.9,2\n";
        for (const std::string& text : {turned, shared}) {
            ScoreFileOptions options;
            VERIFY_RAISES(scoresFromFile(write(text), options), ErrorKind::BadInput, "line 4", "rank",
                          "--larger-is-easier", "--smaller-is-easier");
            options.firstRank = "hardest";
            VERIFY_RAISES(scoresFromFile(write(text), options), ErrorKind::BadInput, "line 4",
                          "leave out --first-rank");
            options.firstRank = "easiest";
            for (const bool larger : {true, false}) {
                options.largerIsEasier = larger;
                QCOMPARE(scoresFromFile(write(text), options).bins.order[0], std::size_t(larger ? 3 : 0));
            }
        }
        const std::string known = "name,score,rank,measure\na,.1,0,disagreement\nb,.3,1,disagreement\n"
                                  "c,.2,2,disagreement\n";
        QCOMPARE(scoresFromFile(write(known)).bins.order[0], std::size_t(0));
    }

    /// What the program writes comes back in its own order, whichever way its scores go.
    void aFileTellsWhichWayItsScoresGo()
    {
        const auto names = namesOf(40);
        std::vector<double> values;
        for (int i = 0; i < 40; ++i)
            values.push_back(std::fmod(i * 17.3, 40));
        for (const bool largerIsEasier : {true, false}) {
            const Scores scores = makeScores("disagreement", largerIsEasier, names, values, 3);
            const auto file = path("scores.csv");
            writeScores(scores, file);
            ScoreFileOptions options;
            const Scores again = scoresFromFile(file, options);
            QCOMPARE(again.largerIsEasier, largerIsEasier);
            QVERIFY(again.bins.rank == scores.bins.rank);
            QCOMPARE(again.measure, std::string("file"));
            options.largerIsEasier = largerIsEasier;
            QVERIFY(scoresFromFile(file, options).bins.rank == scores.bins.rank);
            options.largerIsEasier = !largerIsEasier;
            VERIFY_RAISES(scoresFromFile(file, options), ErrorKind::BadInput, "scores.csv", "by its ranks",
                          "reverse the measure");
            // As aucurriculum has it, lower is easier.
            const auto other = path("SCORE.csv");
            writeAucurriculumScores(scores, other);
            const Scores theirs = scoresFromFile(other);
            QVERIFY(!theirs.largerIsEasier);
            QVERIFY(theirs.bins.rank == scores.bins.rank);
        }
        // Ranks from 1; words.
        const auto first = [&](const std::string& text) { return scoresFromFile(write(text)).bins.order[0]; };
        QCOMPARE(first("name,score,rank\na,3,3\nb,1,1\nc,2,2\n"), std::size_t(1));
        QCOMPARE(first("name,score,rank\na,3,x\nb,1,2\nc,2,3\n"), std::size_t(0));
        // Ranks that leave different scores in one place, or are none, say nothing, however the lines stand.
        QCOMPARE(first("name,score,rank\na,1,0\nb,2,0\nc,3,0\n"), std::size_t(2));
        QCOMPARE(first("name,score,rank\na,1,nan\nb,2,nan\nc,3,1\n"), std::size_t(2));
        // Samples that share a rank have no order among them.
        QCOMPARE(first("name,score,rank\na,1,0\nb,2,0\nc,3,1\n"), std::size_t(0));
        // Other headings are read the same way.
        ScoreFileOptions headings;
        headings.nameColumn = "sample";
        headings.scoreColumn = "confidence";
        QVERIFY(
            !scoresFromFile(write("sample,confidence,rank\na,3,2\nb,1,0\nc,2,1\n"), headings).largerIsEasier);
        // The measure's own direction, in both readers; a word of somebody else's tells nothing.
        const std::string table = "name,score,measure\na,3,M\nb,1,M\nc,2,M\n";
        const auto named = [&](const std::string& measure) {
            std::string text = table;
            for (std::size_t at = 0; (at = text.find(",M", at)) != std::string::npos;)
                text.replace(at + 1, 1, measure);
            return text;
        };
        for (const auto& [measure, expected] : {std::pair<std::string, std::size_t>{"disagreement", 1},
                                                {"disagreement (reversed)", 0},
                                                {"loud", 0}}) {
            QCOMPARE(first(named(measure)), expected);
            QCOMPARE(readScores(write(named(measure))).bins.order[0], expected);
        }
    }

    void distinctScoresAreCounted()
    {
        QCOMPARE(distinctScores(makeScores("x", true, namesOf(5), {1, 2, 1, 2, 3}, 0)), std::size_t{3});
        QCOMPARE(distinctScores(makeScores("x", true, namesOf(2), {0.0, -0.0}, 0)), std::size_t{1});
        QCOMPARE(distinctScores(makeScores("x", true, namesOf(1), {4}, 0)), std::size_t{1});
        Scores unranked;
        unranked.score = {1};
        VERIFY_RAISES(distinctScores(unranked), ErrorKind::Usage, "ranked");
    }
};

QTEST_GUILESS_MAIN(ScoresTest)
#include "scores_test.moc"
