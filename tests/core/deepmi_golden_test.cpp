#include "information/deepmi.h"

#include "data/delimited_text.h"
#include "data/numpy_file.h"
#include "difficulty/scores.h"
#include "job/error.h"
#include "test_data.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <numeric>
#include <set>

using namespace deepmi;

namespace
{

const char* const nanCase = "prediction_nan_goes_to_level0";
const std::vector<std::pair<double, std::string>> alphas = {{0, "0"}, {.5, "0.5"}, {1, "1"}};

std::filesystem::path fileOf(const std::string& name)
{
    return test::golden("deepmi_" + name + ".npz");
}

std::vector<double> doubles(const std::string& name, const std::string& array)
{
    return readNpzArray(fileOf(name), array).toDoubles();
}

std::vector<int> integers(const std::string& name, const std::string& array)
{
    const auto wide = readNpzArray(fileOf(name), array).toIntegers();
    return {wide.begin(), wide.end()};
}

Assignments assignmentsOfCase(const std::string& name)
{
    Assignments assignments;
    assignments.cluster = integers(name, "X");
    assignments.label = doubles(name, "Y_label");
    assignments.predicted = doubles(name, "Yp_pred");
    assignments.clusters = integers(name, "K").at(0);
    for (std::size_t i = 0; i < assignments.cluster.size(); ++i)
        assignments.names.push_back("sample" + std::to_string(i));
    return assignments;
}

/// As the authors do: NumPy's round to 5 decimals.
double round5(double value)
{
    return std::nearbyint(value * 1e5) / 1e5;
}

double largestDifference(const std::vector<double>& values, const std::vector<double>& expected)
{
    if (values.size() != expected.size() || values.empty())
        return HUGE_VAL;
    double largest = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double difference = std::abs(values[i] - expected[i]);
        if (!(difference <= largest))
            largest = difference;
    }
    return largest;
}

} // namespace

/// Against the values that the code of the method's authors gives (the shared golden folder's README).
class DeepMIGoldenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { REQUIRE_GOLDEN("deepmi_index.json"); }

    void noCaseIsMissing()
    {
        int cases = 0;
        for (const auto& entry : std::filesystem::directory_iterator(test::golden("")))
            cases +=
                entry.path().filename().string().starts_with("deepmi_") && entry.path().extension() == ".npz";
        QVERIFY(cases >= 18);
    }

    void goldenCase_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& entry : std::filesystem::directory_iterator(test::golden(""))) {
            const std::string file = entry.path().stem().string();
            if (!file.starts_with("deepmi_") || entry.path().extension() != ".npz")
                continue;
            const std::string name = file.substr(7);
            if (name != nanCase)
                QTest::newRow(name.c_str()) << QString::fromStdString(name);
        }
    }

    void goldenCase()
    {
        QFETCH(QString, name);
        const std::string file = name.toStdString();
        const Assignments assignments = assignmentsOfCase(file);
        const DeepMI deepmi = computeDeepMI(assignments, Levels::equalWidth(integers(file, "E").at(0)));

        QCOMPARE(deepmi.labelLevel, integers(file, "level_Y"));
        QCOMPARE(deepmi.predictedLevel, integers(file, "level_Yp"));

        // The golden tables have the level of the label as the row.
        const auto clusterTable = doubles(file, "p_x_y"), predictionTable = doubles(file, "p_yp_y");
        const auto clusters = doubles(file, "p_x"), levels = doubles(file, "p_y"),
                   predicted = doubles(file, "p_yp");
        QCOMPARE(clusterTable.size(), clusters.size() * levels.size());
        double largest = 0;
        const auto note = [&](double value, double expected) {
            largest = std::max(largest, std::abs(value - expected));
        };
        for (int level = 0; level < 6; ++level) {
            const auto row = static_cast<std::size_t>(level);
            note(deepmi.clusterByLevel.secondProbability(level), levels[row]);
            note(deepmi.predictionByLevel.secondProbability(level), levels[row]);
            note(deepmi.predictionByLevel.firstProbability(level), predicted[row]);
            for (int cluster = 0; cluster < assignments.clusters; ++cluster)
                note(deepmi.clusterByLevel.probability(cluster, level),
                     clusterTable[row * clusters.size() + static_cast<std::size_t>(cluster)]);
            for (int other = 0; other < 6; ++other)
                note(deepmi.predictionByLevel.probability(other, level),
                     predictionTable[row * 6 + static_cast<std::size_t>(other)]);
        }
        for (int cluster = 0; cluster < assignments.clusters; ++cluster)
            note(deepmi.clusterByLevel.firstProbability(cluster),
                 clusters[static_cast<std::size_t>(cluster)]);
        QVERIFY2(largest <= 1e-12, QByteArray::number(largest).constData());

        QVERIFY(largestDifference(deepmi.clusterTerm, doubles(file, "mi_xy_per_sample")) <= 1e-12);
        QVERIFY(largestDifference(deepmi.predictionTerm, doubles(file, "mi_ypy_per_sample")) <= 1e-12);
        for (const auto& [alpha, suffix] : alphas) {
            const std::vector<double> blended = deepmi.blend(alpha);
            QVERIFY(largestDifference(blended, doubles(file, "deepmi_unrounded_a" + suffix)) <= 1e-12);
            std::vector<double> rounded;
            for (const double value : blended)
                rounded.push_back(round5(value));
            QVERIFY2(rounded == doubles(file, "deepmi_rounded_a" + suffix), suffix.c_str());
        }
    }

    void rankingTheRoundedValuesGivesTheAuthorsOrderButForTies_data() { goldenCase_data(); }

    void rankingTheRoundedValuesGivesTheAuthorsOrderButForTies()
    {
        QFETCH(QString, name);
        const std::string file = name.toStdString();
        for (const auto& [alpha, suffix] : alphas) {
            const auto rounded = doubles(file, "deepmi_rounded_a" + suffix);
            const Bins bins = assignBins(rounded, true, 1);
            const auto expected = integers(file, "order_desc_value_then_index_asc_a" + suffix);
            for (std::size_t rank = 0; rank < rounded.size(); ++rank)
                QVERIFY(rounded[bins.order[rank]] == rounded[static_cast<std::size_t>(expected[rank])]);
            // The authors cut at int((l/10)·N) in doubles, which can fall one short of ours in integers.
            const auto sizes = integers(file, "cumulative_bin_sizes");
            QCOMPARE(sizes.size(), std::size_t{10});
            for (int bin = 0; bin < 10; ++bin) {
                const int authors = sizes[static_cast<std::size_t>(bin)];
                QCOMPARE(authors, static_cast<int>((bin + 1) / 10.0 * static_cast<double>(rounded.size())));
                const std::size_t ours = bins.begin(bin + 1);
                QCOMPARE(ours, rounded.size() * static_cast<std::size_t>(bin + 1) / 10);
                QVERIFY(ours == static_cast<std::size_t>(authors) ||
                        ours == static_cast<std::size_t>(authors) + 1);
            }
        }
    }

    void sumsAndRangesOfTheIndex()
    {
        std::ifstream file(test::golden("deepmi_index.json"));
        const auto index = nlohmann::json::parse(file);
        int checked = 0;
        bool negativeSum = false;
        for (const auto& entry : index) {
            const std::string name = entry.at("case");
            if (name == nanCase)
                continue;
            const DeepMI deepmi = computeDeepMI(assignmentsOfCase(name), Levels::equalWidth(6));
            std::vector<double> rounded = deepmi.blend(entry.at("alpha"));
            for (double& value : rounded)
                value = round5(value);
            QCOMPARE(rounded.size(), entry.at("N").get<std::size_t>());
            const double sum = std::accumulate(rounded.begin(), rounded.end(), 0.0);
            QVERIFY2(std::abs(sum - entry.at("sum_rounded").get<double>()) <
                         1e-9 * std::max(1.0, std::abs(sum)),
                     entry.dump().c_str());
            const auto [least, most] = std::minmax_element(rounded.begin(), rounded.end());
            QCOMPARE(*least, entry.at("min").get<double>());
            QCOMPARE(*most, entry.at("max").get<double>());
            QCOMPARE(std::set<double>(rounded.begin(), rounded.end()).size(),
                     entry.at("distinct").get<std::size_t>());
            negativeSum = negativeSum || sum < 0;
            ++checked;
        }
        QVERIFY(checked >= 51);
        QVERIFY(negativeSum);
    }

    void aNaNPredictionIsAnErrorThatNamesTheSample()
    {
        const Assignments assignments = assignmentsOfCase(nanCase);
        const auto place = std::find_if(assignments.predicted.begin(), assignments.predicted.end(),
                                        [](double value) { return std::isnan(value); });
        QVERIFY(place != assignments.predicted.end());
        const std::string sample =
            "'" + assignments.names[static_cast<std::size_t>(place - assignments.predicted.begin())] + "'";
        VERIFY_RAISES(computeDeepMI(assignments, Levels::equalWidth(6)), ErrorKind::BadInput, "prediction",
                      "NaN", sample.c_str());
    }

    void theJointSupportSumsToScikitLearnsMutualInformation()
    {
        std::ifstream file(test::ownGolden("mutual_information.json"));
        const auto golden = nlohmann::json::parse(file).at("golden");
        QVERIFY(golden.size() >= 17);
        for (const auto& entry : golden) {
            const DeepMI deepmi = computeDeepMI(assignmentsOfCase(entry.at("case")), Levels::equalWidth(6));
            const auto difference = [&](double value, const char* key) {
                return std::abs(value - entry.at(key).get<double>());
            };
            QVERIFY2(difference(deepmi.clusterByLevel.mutualInformation(), "cluster_level") <= 1e-12,
                     entry.dump().c_str());
            QVERIFY2(difference(deepmi.predictionByLevel.mutualInformation(), "prediction_level") <= 1e-12,
                     entry.dump().c_str());
            QVERIFY2(difference(deepmi.clusterByLevel.normalisedMutualInformation(),
                                "cluster_level_normalised") <= 1e-12,
                     entry.dump().c_str());
        }
    }

    void publishedArousalValuesFollowFromTheirCounts()
    {
        REQUIRE_GOLDEN("real_act_partial_table.csv");
        const DelimitedText table = DelimitedText::read(test::golden("real_act_partial_table.csv"));
        QCOMPARE(table.rows(), std::size_t{65});
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto count = [&](const char* column) {
                return static_cast<std::size_t>(table.integer(row, table.columnIndex(column)));
            };
            const std::size_t both = count("cell_count_n_ce"), cluster = count("cluster_size_n_c"),
                              level = count("level_total_n_e");
            // The sample's own cluster and level against all others: the cell needs no more than that.
            std::vector<int> inCluster(count("N"), 0), onLevel(count("N"), 0);
            std::fill_n(inCluster.begin(), cluster, 1);
            std::fill_n(onLevel.begin() + static_cast<std::ptrdiff_t>(cluster - both), level, 1);
            const JointTable joint(inCluster, 2, onLevel, 2);
            QCOMPARE(joint.count(1, 1), static_cast<std::int64_t>(both));
            QCOMPARE(round5(joint.contribution(1, 1)),
                     table.number(row, table.columnIndex("published_DeepMI")));
        }
    }
};

QTEST_GUILESS_MAIN(DeepMIGoldenTest)
#include "deepmi_golden_test.moc"
