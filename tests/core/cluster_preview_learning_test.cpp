#include "cluster/cluster_preview.h"

#include "job/error.h"
#include "job/random.h"
#include "test_data.h"

#include <algorithm>
#include <set>

using namespace deepmi;

namespace
{

/// Samples in `groups` far-apart groups of an embedding, each of its own level of the label where
/// `informative`.
struct Embedded {
    FloatMatrix h;
    Assignments assignments;
};

Embedded grouped(std::size_t samples, int groups, bool informative, std::uint64_t seed)
{
    Random random(seed);
    constexpr std::size_t columns = 16;
    std::vector<double> centres(static_cast<std::size_t>(groups) * columns);
    for (double& value : centres)
        value = 20 * random.normal();
    Embedded made{FloatMatrix(samples, columns), {}};
    made.assignments.clusters = 1;
    for (std::size_t i = 0; i < samples; ++i) {
        const std::size_t group = i % static_cast<std::size_t>(groups);
        for (std::size_t column = 0; column < columns; ++column)
            made.h.row(i)[column] = static_cast<float>(centres[group * columns + column] + random.normal());
        made.assignments.names.push_back("s" + std::to_string(i));
        made.assignments.cluster.push_back(0);
        made.assignments.label.push_back(informative ? 1.5 + static_cast<double>(group % 6)
                                                     : 1 + 6 * random.uniform());
        made.assignments.predicted.push_back(made.assignments.label.back());
    }
    return made;
}

ClusterPreviewParameters withClusters(int clusters)
{
    ClusterPreviewParameters parameters;
    parameters.clusters = clusters;
    return parameters;
}

} // namespace

class ClusterPreviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheGroupsAndTheirInformation_data()
    {
        QTest::addColumn<int>("samples");
        QTest::newRow("start on all rows") << 600;
        QTest::newRow("start on some rows") << 9000;
    }
    void findsTheGroupsAndTheirInformation()
    {
        QFETCH(int, samples);
        const Embedded made = grouped(static_cast<std::size_t>(samples), 6, true, 3);
        const ClusterPreview preview =
            previewClusters(made.h, made.assignments, Levels::equalWidth(6), withClusters(6));
        // One group a level, groups equally large: X and Y tell each other, I(X;Y) = H(Y) = log 6.
        QVERIFY(std::abs(preview.information - std::log(6)) < 1e-12);
        QVERIFY(std::abs(preview.normalisedInformation - 1) < 1e-12);
        QCOMPARE(preview.assignments.clusters, 6);
        QCOMPARE(preview.centres.rows(), std::size_t{6});
        QCOMPARE(preview.assignments.names, made.assignments.names);
        QCOMPARE(preview.deepmi.clusterByLevel.firstStates(), 6);
        for (std::size_t i = 6; i < static_cast<std::size_t>(samples); ++i)
            QCOMPARE(preview.assignments.cluster[i], preview.assignments.cluster[i - 6]);
        // Unit noise in 16 columns about each centre: 16 a sample, less what the centres take up.
        QVERIFY(std::abs(preview.inertia / samples / 16 - 1) < .05);
    }

    void everySampleIsInTheClusterOfItsNearestCentre()
    {
        const Embedded made = grouped(6000, 40, false, 4);
        const ClusterPreview preview =
            previewClusters(made.h, made.assignments, Levels::equalWidth(6), withClusters(15));
        double inertia = 0;
        for (std::size_t i = 0; i < made.h.rows(); ++i) {
            const auto distance = [&](std::size_t centre) {
                double sum = 0;
                for (std::size_t column = 0; column < made.h.columns(); ++column)
                    sum += std::pow(made.h.row(i)[column] - preview.centres.row(centre)[column], 2);
                return sum;
            };
            double nearest = distance(0);
            for (std::size_t centre = 1; centre < 15; ++centre)
                nearest = std::min(nearest, distance(centre));
            inertia += nearest;
            QVERIFY(distance(static_cast<std::size_t>(preview.assignments.cluster[i])) <= nearest * 1.0001);
        }
        QVERIFY(std::abs(preview.inertia / inertia - 1) < 1e-4);
    }

    void theSameSeedGivesTheSamePreview()
    {
        const Embedded made = grouped(7000, 30, true, 5);
        ClusterPreviewParameters parameters = withClusters(20);
        const auto preview = [&] {
            return previewClusters(made.h, made.assignments, Levels::equalWidth(6), parameters)
                .assignments.cluster;
        };
        const std::vector<int> first = preview();
        QCOMPARE(preview(), first);
        parameters.seed = 1;
        QVERIFY(preview() != first);
    }

    void theStripHandsOverEachKAsItIsDone()
    {
        const Embedded made = grouped(6000, 12, true, 6);
        const std::vector<int> clusters = {1, 3, 12, 24};
        std::vector<int> told;
        const auto points =
            clusterStrip(made.h, made.assignments, Levels::equalWidth(6), clusters, {},
                         [&](const ClusterStripPoint& point) { told.push_back(point.clusters); });
        QCOMPARE(told, clusters);
        QCOMPARE(points.size(), std::size_t{4});
        QVERIFY(std::abs(points[0].information) < 1e-12);
        QVERIFY(points[2].information > points[1].information);
        QVERIFY(points[0].inertia > points[1].inertia && points[1].inertia > points[2].inertia);
        const ClusterPreview preview =
            previewClusters(made.h, made.assignments, Levels::equalWidth(6), withClusters(12));
        QCOMPARE(points[2].inertia, preview.inertia);
        QCOMPARE(points[2].information, preview.information);
        QCOMPARE(points[2].normalisedInformation, preview.normalisedInformation);
    }

    void stopsAfterTheKThatIsBeingWorkedOn()
    {
        const Embedded made = grouped(500, 5, true, 7);
        struct Silent : Progress {
            void report(const ProgressUpdate&) override {}
            void warn(const std::string&) override {}
        } silent;
        std::stop_source stop;
        int told = 0;
        const std::vector<int> clusters = {2, 3, 4};
        VERIFY_RAISES(clusterStrip(
                          made.h, made.assignments, Levels::equalWidth(6), clusters, {},
                          [&](const ClusterStripPoint&) {
                              ++told;
                              stop.request_stop();
                          },
                          {"cpu", 2}, Job(silent, stop.get_token())),
                      ErrorKind::Stopped, "");
        QCOMPARE(told, 1);
    }

    void oneSampleAndAsManyClustersAsSamplesWork()
    {
        const Embedded one = grouped(1, 1, true, 8);
        QCOMPARE(previewClusters(one.h, one.assignments, Levels::equalWidth(6), withClusters(1)).inertia, 0.);
        const Embedded few = grouped(9, 3, true, 9);
        const auto preview = previewClusters(few.h, few.assignments, Levels::equalWidth(6), withClusters(9));
        QCOMPARE(std::set<int>(preview.assignments.cluster.begin(), preview.assignments.cluster.end()).size(),
                 std::size_t{9});
    }

    void whatDoesNotFitIsRefused()
    {
        const Embedded made = grouped(20, 2, true, 10);
        const Levels levels = Levels::equalWidth(6);
        VERIFY_RAISES(previewClusters(made.h, made.assignments, levels, withClusters(0)), ErrorKind::Usage,
                      "K is 0", "20");
        VERIFY_RAISES(previewClusters(made.h, made.assignments, levels, withClusters(21)), ErrorKind::Usage,
                      "K is 21", "20");
        Assignments fewer = made.assignments;
        fewer.names.pop_back();
        VERIFY_RAISES(previewClusters(made.h, fewer, levels, withClusters(2)), ErrorKind::Usage, "20", "19");
        const std::vector<int> clusters = {2, 99};
        VERIFY_RAISES(clusterStrip(made.h, made.assignments, levels, clusters), ErrorKind::Usage, "K is 99");
    }
};

QTEST_GUILESS_MAIN(ClusterPreviewTest)
#include "cluster_preview_learning_test.moc"
