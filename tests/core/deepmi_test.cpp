#include "information/deepmi.h"
#include "information/sample_terms.h"

#include "job/error.h"
#include "job/random.h"
#include "test_data.h"

#include <cmath>
#include <fstream>
#include <limits>

using namespace deepmi;

namespace
{

Assignments make(std::vector<int> cluster, std::vector<double> predicted, std::vector<double> label,
                 int clusters)
{
    Assignments assignments{{}, std::move(cluster), std::move(predicted), std::move(label), clusters};
    for (std::size_t i = 0; i < assignments.label.size(); ++i)
        assignments.names.push_back("s" + std::to_string(i));
    return assignments;
}

std::filesystem::path write(const QTemporaryDir& folder, const std::string& contents)
{
    const std::filesystem::path path = folder.filePath("assignments.csv").toStdString();
    std::ofstream(path, std::ios::binary) << contents;
    return path;
}

} // namespace

class DeepMITest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A quarter of a million samples are counted by several threads: the counts, levels and terms are those
    /// of JointTable, Levels and the look-up one after the other, bit for bit.
    void manySamplesAreCountedAsFewAre()
    {
        constexpr std::size_t samples = 250'001;
        Random random(3);
        std::vector<int> cluster;
        std::vector<double> predicted, label;
        for (std::size_t i = 0; i < samples; ++i) {
            cluster.push_back(static_cast<int>(random.below(50)));
            label.push_back(1 + 6 * random.uniform());
            predicted.push_back(i % 1000 == 0 ? std::round(label.back()) : label.back() + random.normal());
        }
        label[samples / 2] = 7;
        Assignments assignments = make(cluster, predicted, label, 50);
        for (const Levels& levels :
             {Levels::equalWidth(6), Levels::fromCuts({1.5, 4}), Levels::equalWidth(1)}) {
            const DeepMI deepmi = computeDeepMI(assignments, levels);
            QVERIFY(deepmi.labelLevel == levels.of(label));
            QVERIFY(deepmi.predictedLevel == levels.of(predicted));
            const JointTable clusters(cluster, 50, deepmi.labelLevel, levels.count());
            const JointTable predictions(deepmi.predictedLevel, levels.count(), deepmi.labelLevel,
                                         levels.count());
            QCOMPARE(deepmi.clusterByLevel.total(), std::int64_t(samples));
            for (int level = 0; level < levels.count(); ++level) {
                for (int k = 0; k < 50; ++k)
                    QCOMPARE(deepmi.clusterByLevel.count(k, level), clusters.count(k, level));
                QCOMPARE(deepmi.predictionByLevel.secondCount(level), predictions.secondCount(level));
            }
            QVERIFY(deepmi.clusterTerm == termsOfSamples(clusters, cluster, deepmi.labelLevel));
            QVERIFY(deepmi.predictionTerm ==
                    termsOfSamples(predictions, deepmi.predictedLevel, deepmi.labelLevel));
        }
        // The first sample that is wrong is named, whichever thread meets another one first.
        assignments.predicted[samples - 1] = std::numeric_limits<double>::quiet_NaN();
        VERIFY_RAISES(computeDeepMI(assignments, Levels::equalWidth(6)), ErrorKind::BadInput,
                      assignments.names[samples - 1].c_str(), "prediction is NaN");
        assignments.label[samples - 3] = 7.1;
        VERIFY_RAISES(computeDeepMI(assignments, Levels::equalWidth(6)), ErrorKind::BadInput,
                      assignments.names[samples - 3].c_str(), "outside the scale");
        assignments.cluster[7] = 50;
        VERIFY_RAISES(computeDeepMI(assignments, Levels::equalWidth(6)), ErrorKind::Usage,
                      assignments.names[7].c_str());
    }

    void eachSampleGetsTheTermOfItsOwnCell()
    {
        // Levels of the labels: 0 0 5 5; clusters 0 0 0 1; predictions at levels 0 5 5 5. By hand.
        const Assignments assignments = make({0, 0, 0, 1}, {1.5, 6.5, 6.5, 6.5}, {1.5, 1.5, 6.5, 6.5}, 2);
        const DeepMI deepmi = computeDeepMI(assignments, Levels::equalWidth(6));
        const std::vector<double> cluster = {.5 * std::log(4.0 / 3), .5 * std::log(4.0 / 3),
                                             .25 * std::log(2.0 / 3), .25 * std::log(2.0)};
        const std::vector<double> prediction = {.25 * std::log(2.0), .25 * std::log(2.0 / 3),
                                                .5 * std::log(4.0 / 3), .5 * std::log(4.0 / 3)};
        for (std::size_t i = 0; i < 4; ++i) {
            QVERIFY(std::abs(deepmi.clusterTerm[i] - cluster[i]) < 1e-15);
            QVERIFY(std::abs(deepmi.predictionTerm[i] - prediction[i]) < 1e-15);
            for (const double alpha : {0.0, .25, .5, 1.0})
                QVERIFY(std::abs(deepmi.blend(alpha)[i] -
                                 (alpha * prediction[i] + (1 - alpha) * cluster[i])) < 1e-15);
        }
    }

    void clustersAndLevelsThatNeverOccurChangeNothing()
    {
        const std::vector<double> values = {2.5, 3.5, 2.5, 4.5, 3.5};
        const DeepMI few = computeDeepMI(make({0, 1, 0, 1, 1}, values, values, 2), Levels::equalWidth(6));
        const DeepMI many =
            computeDeepMI(make({3, 40, 3, 40, 40}, values, values, 50), Levels::equalWidth(6));
        QCOMPARE(many.clusterTerm, few.clusterTerm);
        QCOMPARE(many.predictionTerm, few.predictionTerm);
        QCOMPARE(many.clusterByLevel.firstCount(7), std::int64_t{0});
        QCOMPARE(many.clusterByLevel.secondCount(0), std::int64_t{0});
    }

    void oneSampleOneClusterAndEqualLabelsCarryNoInformation()
    {
        const DeepMI one = computeDeepMI(make({2}, {9}, {4}, 5), Levels::equalWidth(6));
        QCOMPARE(one.clusterTerm, std::vector<double>{0});
        QCOMPARE(one.predictionTerm, std::vector<double>{0});
        QCOMPARE(one.predictedLevel, std::vector<int>{5});
        const DeepMI single = computeDeepMI(make({0, 0, 0}, {1, 4, 7}, {1, 4, 7}, 1), Levels::equalWidth(6));
        QCOMPARE(single.clusterTerm, (std::vector<double>{0, 0, 0}));
        QVERIFY(single.predictionTerm[0] > 0);
        const DeepMI equal = computeDeepMI(make({0, 1, 2}, {1, 4, 7}, {4, 4, 4}, 3), Levels::equalWidth(6));
        QCOMPARE(equal.clusterTerm, (std::vector<double>{0, 0, 0}));
        QCOMPARE(equal.predictionTerm, (std::vector<double>{0, 0, 0}));
    }

    void predictionsBeyondTheScaleAreClamped()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        const DeepMI deepmi = computeDeepMI(
            make({0, 0, 0, 0}, {-infinity, -3, 12, infinity}, {1, 2, 6, 7}, 1), Levels::equalWidth(6));
        QCOMPARE(deepmi.predictedLevel, (std::vector<int>{0, 0, 5, 5}));
    }

    void alphaOutsideZeroToOneIsRefused()
    {
        const DeepMI deepmi = computeDeepMI(make({0}, {4}, {4}, 1), Levels::equalWidth(6));
        VERIFY_RAISES(deepmi.blend(-.01), ErrorKind::Usage, "α", "-0.01");
        VERIFY_RAISES(deepmi.blend(1.01), ErrorKind::Usage, "1.01");
        VERIFY_RAISES(deepmi.blend(std::nan("")), ErrorKind::Usage, "nan");
    }

    void theDefaultAlphaIsThePapers()
    {
        QCOMPARE(defaultAlpha("arousal"), 0.0);
        QCOMPARE(defaultAlpha("valence"), .5);
        QCOMPARE(defaultAlpha("dominance"), 0.0);
        QCOMPARE(defaultAlpha("anything"), 0.0);
    }

    void unusableAssignmentsAreRefusedAndTheSampleNamed()
    {
        const Levels levels = Levels::equalWidth(6);
        const double nan = std::nan("");
        VERIFY_RAISES(computeDeepMI(Assignments{}, levels), ErrorKind::Usage, "at least one sample");
        VERIFY_RAISES(computeDeepMI(make({0, 0}, {1}, {1, 1}, 1), levels), ErrorKind::Usage, "prediction",
                      "1", "2");
        VERIFY_RAISES(computeDeepMI(make({0}, {1, 1}, {1, 1}, 1), levels), ErrorKind::Usage, "cluster");
        VERIFY_RAISES(computeDeepMI(make({0, 3}, {1, 1}, {1, 1}, 3), levels), ErrorKind::Usage, "'s1'", "3",
                      "0 to 2");
        VERIFY_RAISES(computeDeepMI(make({0, -1}, {1, 1}, {1, 1}, 3), levels), ErrorKind::Usage, "'s1'",
                      "-1");
        VERIFY_RAISES(computeDeepMI(make({0}, {1}, {1}, 0), levels), ErrorKind::Usage, "cluster");
        VERIFY_RAISES(computeDeepMI(make({0, 0}, {1, nan}, {1, 1}, 1), levels), ErrorKind::BadInput, "'s1'",
                      "prediction");
        VERIFY_RAISES(computeDeepMI(make({0, 0}, {1, 1}, {nan, 1}, 1), levels), ErrorKind::BadInput, "'s0'",
                      "label");
        VERIFY_RAISES(computeDeepMI(make({0, 0}, {1, 1}, {1, 8}, 1), levels), ErrorKind::BadInput, "'s1'",
                      "8", "scale");
        VERIFY_RAISES(computeDeepMI(make({0}, {1}, {.5}, 1), levels), ErrorKind::BadInput, "'s0'", "scale");
        // The mean of ratings may miss the end of the scale by a rounding.
        QCOMPARE(computeDeepMI(make({0}, {1}, {7.000000000000001}, 1), levels).labelLevel,
                 std::vector<int>{5});
    }

    void assignmentsAreReadInAnyOrderOfColumns()
    {
        const QTemporaryDir folder;
        const auto path = write(folder, "label,extra,name,predicted,cluster\n"
                                        "4.25,x,\"a,\"\"b\"\".wav\",-inf,3\r\n"
                                        "1,y,c,6.0000000000000001,0\n");
        const Assignments read = readAssignments(path);
        QCOMPARE(read.names, (std::vector<std::string>{"a,\"b\".wav", "c"}));
        QCOMPARE(read.cluster, (std::vector<int>{3, 0}));
        QCOMPARE(read.label, (std::vector<double>{4.25, 1}));
        QCOMPARE(read.predicted, (std::vector<double>{-std::numeric_limits<double>::infinity(), 6}));
        QCOMPARE(read.clusters, 4);
        QCOMPARE(readAssignments(path, 50).clusters, 50);
        QCOMPARE(readAssignments(path, 2).clusters, 4);
    }

    void badAssignmentFilesNameLineAndColumn()
    {
        const QTemporaryDir folder;
        const std::string header = "name,cluster,predicted,label\n";
        const auto read = [&](const std::string& contents) { readAssignments(write(folder, contents)); };
        VERIFY_RAISES(read("name,cluster,predicted\na,0,1\n"), ErrorKind::BadInput, "assignments.csv",
                      "label");
        VERIFY_RAISES(read(header + "a,0,1,2\nb,x,1,2\n"), ErrorKind::BadInput, "line 3", "cluster", "x");
        VERIFY_RAISES(read(header + "a,-1,1,2\n"), ErrorKind::BadInput, "line 2", "cluster", "-1");
        VERIFY_RAISES(read(header + "a,1.5,1,2\n"), ErrorKind::BadInput, "line 2", "cluster", "1.5");
        VERIFY_RAISES(read(header + "a,99999999999,1,2\n"), ErrorKind::BadInput, "line 2", "cluster");
        VERIFY_RAISES(read(header + "a,0,high,2\n"), ErrorKind::BadInput, "line 2", "predicted", "high");
        VERIFY_RAISES(read(header + "a,0,nan,2\n"), ErrorKind::BadInput, "line 2", "predicted", "NaN");
        VERIFY_RAISES(read(header + "a,0,1,2\nb,0,1,NaN\n"), ErrorKind::BadInput, "line 3", "label", "NaN");
        VERIFY_RAISES(read(header + "a,0,1,2\nb,0,1,2\na,0,1,2\n"), ErrorKind::BadInput, "line 4", "'a'",
                      "line 2");
        VERIFY_RAISES(read(header + ",0,1,2\n"), ErrorKind::BadInput, "line 2", "name", "empty");
        VERIFY_RAISES(read(header + "a,0,1\n"), ErrorKind::BadInput, "line 2");
        VERIFY_RAISES(read(header), ErrorKind::BadInput, "assignments.csv");
        VERIFY_RAISES(read(""), ErrorKind::BadInput, "assignments.csv");
        VERIFY_RAISES(readAssignments(folder.filePath("absent.csv").toStdString()), ErrorKind::BadInput,
                      "absent.csv");
    }
};

QTEST_GUILESS_MAIN(DeepMITest)
#include "deepmi_test.moc"
