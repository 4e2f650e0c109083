#include "information/confidence.h"

#include "job/error.h"
#include "job/random.h"
#include "test_data.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <numeric>
#include <stop_token>

using namespace deepmi;

namespace
{

using Counts = std::vector<std::vector<int>>;

bool near(double value, double expected, double tolerance = 1e-12)
{
    return std::abs(value - expected) <= tolerance;
}

JointTable tableOf(const Counts& counts)
{
    std::vector<int> first, second;
    for (std::size_t x = 0; x < counts.size(); ++x)
        for (std::size_t y = 0; y < counts[x].size(); ++y)
            for (int i = 0; i < counts[x][y]; ++i) {
                first.push_back(static_cast<int>(x));
                second.push_back(static_cast<int>(y));
            }
    return JointTable(first, static_cast<int>(counts.size()), second, static_cast<int>(counts[0].size()));
}

/// A distribution of two variables of which everything is known, and samples of it.
struct Truth {
    std::size_t firsts, seconds;
    std::vector<double> cumulative;
    double information = 0;

    Truth(std::size_t firsts_, std::size_t seconds_, double strength, std::uint64_t seed)
        : firsts(firsts_), seconds(seconds_)
    {
        Random random(seed);
        std::vector<double> p(firsts * seconds);
        for (double& one : p)
            one = std::exp(strength * random.normal());
        const double sum = std::accumulate(p.begin(), p.end(), 0.);
        std::vector<double> x(firsts), y(seconds);
        for (std::size_t cell = 0; cell < p.size(); ++cell) {
            p[cell] /= sum;
            x[cell / seconds] += p[cell];
            y[cell % seconds] += p[cell];
        }
        for (std::size_t cell = 0; cell < p.size(); ++cell)
            information += p[cell] * std::log(p[cell] / (x[cell / seconds] * y[cell % seconds]));
        std::partial_sum(p.begin(), p.end(), std::back_inserter(cumulative));
    }

    JointTable sample(std::size_t count, Random& random) const
    {
        std::vector<int> first(count), second(count);
        for (std::size_t i = 0; i < count; ++i) {
            const auto found = std::upper_bound(cumulative.begin(), cumulative.end() - 1, random.uniform());
            const auto cell = static_cast<std::size_t>(found - cumulative.begin());
            first[i] = static_cast<int>(cell / seconds);
            second[i] = static_cast<int>(cell % seconds);
        }
        return JointTable(first, static_cast<int>(firsts), second, static_cast<int>(seconds));
    }
};

bool covers(const Interval& interval, double value)
{
    return interval.low <= value && value <= interval.high;
}

bool sameBits(const std::vector<Interval>& one, const std::vector<Interval>& other)
{
    return one.size() == other.size() &&
           std::memcmp(one.data(), other.data(), one.size() * sizeof(Interval)) == 0;
}

} // namespace

/// What is said of small corpora: how far counting overstates, and how far any number can be believed.
class InformationConfidenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // scikit-learn's mutual_info_score and expected_mutual_information, NumPy's multinomial bootstrap; see
    // tests/golden/make_information.py. A percentile of 4000 resamples may miss that of 80,000 by six
    // standard deviations of its own chance, which the script has measured.
    void equalsScikitLearnAndNumPy()
    {
        std::ifstream file(test::ownGolden("information.json"));
        const auto golden = nlohmann::json::parse(file);
        const BootstrapParameters parameters{golden.at("resamples"), .95, 3};
        QVERIFY(golden.at("cases").size() >= 6);
        for (const auto& entry : golden.at("cases")) {
            const std::string name = entry.at("case");
            const JointTable table = tableOf(entry.at("counts"));
            QVERIFY2(near(table.mutualInformation(), entry.at("information")), name.c_str());
            QVERIFY2(near(millerMadowInformation(table), entry.at("miller_madow")), name.c_str());
            QVERIFY2(near(informationByChance(table), entry.at("by_chance"), 1e-10), name.c_str());

            const auto agrees = [&](const Interval& interval, const nlohmann::json& of, const char* key) {
                const auto& scatter = of.at(std::string(key) + "_scatter");
                const double ends[] = {interval.low, interval.high};
                for (std::size_t end = 0; end < 2; ++end) {
                    const auto& expected = of.at(key).at(end);
                    const bool same =
                        expected.is_null()
                            ? ends[end] == -std::numeric_limits<double>::infinity()
                            : near(ends[end], expected, 6 * scatter.at(end).get<double>() + 1e-12);
                    QVERIFY2(same,
                             (name + " " + key + " " + std::to_string(ends[end]) + " " + of.dump()).c_str());
                }
            };
            const InformationBootstrap total = bootstrapInformation(table, parameters);
            agrees(total.percentile, entry, "percentile");
            const double error = entry.at("standard_error");
            QVERIFY2(near(total.mean, entry.at("mean"), 6 * error / std::sqrt(4000.)), name.c_str());
            QVERIFY2(near(total.standardError, error, .1 * error), name.c_str());
            const double twice = 2 * table.mutualInformation();
            QCOMPARE(total.basic.low, std::max(0., twice - total.percentile.high));
            QCOMPARE(total.basic.high, std::max(0., twice - total.percentile.low));

            const CellBootstrap cells = bootstrapCells(table, parameters);
            for (const auto& cell : entry.at("cells")) {
                const auto place =
                    cell.at("first").get<std::size_t>() * static_cast<std::size_t>(table.secondStates()) +
                    cell.at("second").get<std::size_t>();
                agrees(cells.contribution.at(place), cell, "contribution");
                agrees(cells.logRatio.at(place), cell, "log_ratio");
            }
        }
    }

    // By hand: 2×2 without an empty cell, (2 + 2 − 4 − 1)/2N; a diagonal of three, (3 + 3 − 3 − 1)/2N.
    void millerAndMadowsFormula()
    {
        const JointTable full = tableOf({{3, 1}, {1, 3}}),
                         diagonal = tableOf({{2, 0, 0}, {0, 5, 0}, {0, 0, 3}});
        QVERIFY(near(millerMadowInformation(full), full.mutualInformation() - 1. / 16, 1e-15));
        QVERIFY(near(millerMadowInformation(diagonal), diagonal.mutualInformation() + 2. / 20, 1e-15));
        QCOMPARE(millerMadowInformation(JointTable()), 0.);
        // One state tells nothing, whatever is corrected.
        QCOMPARE(millerMadowInformation(tableOf({{4, 2, 5}})), 0.);
    }

    // Two pairs of two: the same pairing or the other one, each gives log 2 of information, always.
    void chanceInClosedForm()
    {
        QVERIFY(near(informationByChance(tableOf({{1, 0}, {0, 1}})), std::log(2.)));
        // Counts 2,1 and 2,1: in one of three pairings the rare ones meet (.6365 nats), else not (.1744).
        const double meet = std::log(3.) - 2. / 3 * std::log(2.);
        const double other = 1. / 3 * std::log(.75) + 2. / 3 * std::log(1.5);
        QVERIFY(near(informationByChance(tableOf({{2, 0}, {0, 1}})), meet / 3 + other * 2 / 3));
        QCOMPARE(informationByChance(JointTable()), 0.);
        // A million samples: hardly anything, and (m_x−1)(m_y−1)/2N.
        Counts many(5, std::vector<int>(4, 50000));
        QVERIFY(near(informationByChance(tableOf(many)), 12 / 2e6, 1e-9));
    }

    void correctionsComeNearerToTheTruth()
    {
        const Truth truth(12, 6, .7, 4);
        Random random(9);
        double plain = 0, corrected = 0;
        constexpr int corpora = 200;
        for (int i = 0; i < corpora; ++i) {
            const JointTable table = truth.sample(600, random);
            plain += table.mutualInformation() / corpora;
            corrected += millerMadowInformation(table) / corpora;
        }
        // The plug-in's bias is near (12·6 − 12 − 6 + 1)/1200 = .046 nats; a tenth of it is left.
        QVERIFY2(plain - truth.information > .035, QByteArray::number(plain - truth.information));
        QVERIFY2(std::abs(corrected - truth.information) < .15 * (plain - truth.information),
                 QByteArray::number(corrected - truth.information));

        // Variables that have nothing to do with each other: chance is all that is counted.
        const Truth nothing(12, 6, 0, 4);
        QVERIFY(near(nothing.information, 0));
        double counted = 0, byChance = 0;
        for (int i = 0; i < corpora; ++i) {
            const JointTable table = nothing.sample(300, random);
            counted += table.mutualInformation() / corpora;
            byChance += informationByChance(table) / corpora;
        }
        QVERIFY2(std::abs(counted - byChance) < .003, QByteArray::number(counted - byChance));
        QVERIFY(byChance > .08);
    }

    // 300 corpora of 600 samples: the basic interval holds the truth about as often as it says, the
    // percentiles of the total hardly ever, those of a large cell again as they say. Binomial standard error
    // at .95 with 300 corpora: .013.
    void intervalsCoverAsTheySay()
    {
        const Truth truth(10, 6, .7, 5);
        Random random(6);
        int basic = 0, percentile = 0, cell = 0;
        constexpr int corpora = 300;
        std::size_t largest = 0;
        double most = 0;
        for (std::size_t place = 0; place < truth.cumulative.size(); ++place) {
            const double p = truth.cumulative[place] - (place ? truth.cumulative[place - 1] : 0);
            if (p > most)
                most = p, largest = place;
        }
        double contribution = 0;
        {
            double x = 0, y = 0;
            for (std::size_t place = 0; place < truth.cumulative.size(); ++place) {
                const double p = truth.cumulative[place] - (place ? truth.cumulative[place - 1] : 0);
                x += place / 6 == largest / 6 ? p : 0;
                y += place % 6 == largest % 6 ? p : 0;
            }
            contribution = most * std::log(most / (x * y));
        }
        for (int i = 0; i < corpora; ++i) {
            const JointTable table = truth.sample(600, random);
            const BootstrapParameters parameters{200, .95, static_cast<std::uint64_t>(i)};
            const InformationBootstrap total = bootstrapInformation(table, parameters);
            basic += covers(total.basic, truth.information);
            percentile += covers(total.percentile, truth.information);
            cell += covers(bootstrapCells(table, parameters).contribution[largest], contribution);
        }
        const auto share = [](int count) { return count / static_cast<double>(corpora); };
        QVERIFY2(share(basic) > .9 && share(basic) < .99, QByteArray::number(share(basic)));
        QVERIFY2(share(percentile) < .5, QByteArray::number(share(percentile)));
        QVERIFY2(share(cell) > .9 && share(cell) < .985, QByteArray::number(share(cell)));
    }

    void aSeedRepeatsBitForBit()
    {
        Random random(1);
        const JointTable table = Truth(30, 6, 1, 2).sample(2000, random);
        const BootstrapParameters parameters{300, .9, 11};
        const InformationBootstrap one = bootstrapInformation(table, parameters),
                                   again = bootstrapInformation(table, parameters);
        QVERIFY(std::memcmp(&one, &again, sizeof one) == 0);
        BootstrapParameters other = parameters;
        other.seed = 12;
        QVERIFY(bootstrapInformation(table, other).mean != one.mean);
        const CellBootstrap cells = bootstrapCells(table, parameters),
                            cellsAgain = bootstrapCells(table, parameters);
        QVERIFY(sameBits(cells.contribution, cellsAgain.contribution));
        QVERIFY(sameBits(cells.logRatio, cellsAgain.logRatio));
        QVERIFY(!sameBits(cells.logRatio, bootstrapCells(table, other).logRatio));
    }

    // More cells than fit at a time are drawn in blocks, from the same resamples: a cell's interval does not
    // depend on how many others there are. (60,000 resamples: 66 cells at a time.)
    void manyCellsAreTakenInBlocks()
    {
        Counts counts(9, std::vector<int>(9, 2));
        const BootstrapParameters parameters{60000, .95, 5};
        const CellBootstrap cells = bootstrapCells(tableOf(counts), parameters);
        // All cells are alike, so their intervals differ by chance alone, in the first block and the last.
        const double high = cells.contribution.front().high;
        for (const Interval& interval : cells.contribution)
            QVERIFY2(near(interval.high, high, .03 * high), QByteArray::number(interval.high - high));
        QVERIFY(!std::isnan(cells.contribution.back().low));
    }

    void whatASampleLacksHasNoInterval()
    {
        const CellBootstrap cells = bootstrapCells(tableOf({{5, 0}, {1, 9}}), {500, .95, 0});
        QVERIFY(std::isnan(cells.contribution[1].low) && std::isnan(cells.logRatio[1].high));
        // One sample of fifteen is missing in every third resample.
        QCOMPARE(cells.logRatio[2].low, -std::numeric_limits<double>::infinity());
        QVERIFY(std::isfinite(cells.logRatio[2].high));
        QVERIFY(cells.logRatio[0].low > 0);
        // One sample, one cell: every resample is the same.
        const InformationBootstrap one = bootstrapInformation(tableOf({{1}}), {1, .95, 0});
        QCOMPARE(one.mean, 0.);
        QCOMPARE(one.percentile.high, 0.);
        QVERIFY(std::isnan(one.standardError));
    }

    void quantilesAsNumPys()
    {
        const std::vector<double> values = {1, 2, 4, 8};
        QCOMPARE(sortedQuantile(values, 0), 1.);
        QCOMPARE(sortedQuantile(values, 1), 8.);
        QCOMPARE(sortedQuantile(values, .5), 3.);
        QCOMPARE(sortedQuantile(values, .75), 5.);
        const double none = -std::numeric_limits<double>::infinity();
        QCOMPARE(sortedQuantile(std::vector<double>{none, none, 3}, .25), none);
        QCOMPARE(sortedQuantile(std::vector<double>{none, none, 3}, .75), none);
        QCOMPARE(sortedQuantile(std::vector<double>{none, none, 3}, 1), 3.);
        VERIFY_RAISES(sortedQuantile({}, .5), ErrorKind::Usage, "no values");
    }

    void whatCannotBeDrawnIsRefused()
    {
        const JointTable table = tableOf({{1, 2}, {3, 4}});
        VERIFY_RAISES(bootstrapInformation(JointTable()), ErrorKind::Usage, "no samples");
        VERIFY_RAISES(bootstrapInformation(table, {0, .95, 0}), ErrorKind::Usage, "resamples", "0");
        VERIFY_RAISES(bootstrapCells(table, {2000000, .95, 0}), ErrorKind::Usage, "2000000");
        VERIFY_RAISES(bootstrapCells(table, {10, 1, 0}), ErrorKind::Usage, "confidence");
        std::stop_source stop;
        stop.request_stop();
        struct Nobody final : Progress {
            void report(const ProgressUpdate&) override {}
            void warn(const std::string&) override {}
        } nobody;
        VERIFY_RAISES(bootstrapInformation(table, {}, Job(nobody, stop.get_token())), ErrorKind::Stopped, "");
    }

    /// The cost is that of the cells: a thousand times the samples give the same table but for its size.
    void aMillionSamplesAreDrawnAsFewAre()
    {
        Counts counts(6, std::vector<int>(6, 20));
        for (std::size_t i = 0; i < 6; ++i)
            counts[i][i] = 60;
        const JointTable small = tableOf(counts);
        for (auto& row : counts)
            for (int& count : row)
                count *= 1000;
        const JointTable large = tableOf(counts);
        const InformationBootstrap few = bootstrapInformation(small, {2000, .95, 1}),
                                   many = bootstrapInformation(large, {2000, .95, 1});
        // The standard error falls with √N, the bias with N.
        QVERIFY(near(few.standardError / many.standardError, std::sqrt(1000.), .1 * std::sqrt(1000.)));
        QVERIFY(near(few.mean - small.mutualInformation(), 25. / (2 * small.total()), 3e-3));
        QVERIFY(near(many.mean, large.mutualInformation(), 3e-4));
    }
};

QTEST_GUILESS_MAIN(InformationConfidenceTest)
#include "information_confidence_test.moc"
