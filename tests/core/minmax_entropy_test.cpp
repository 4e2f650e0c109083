#include "difficulty/minmax_entropy.h"

#include "data/delimited_text.h"
#include "job/error.h"
#include "job/random.h"
#include "planted_ratings.h"
#include "test_data.h"

#include <cmath>
#include <fstream>
#include <map>

using namespace deepmi;

namespace
{

/// One rating in words.
struct Said {
    std::string sample, rater;
    double value;
};

RatingTable tableOf(const std::vector<Said>& all)
{
    RatingTable table;
    table.attributes = {"arousal"};
    table.source = "ratings.csv";
    const auto indexIn = [](std::vector<std::string>& names, const std::string& name) {
        const auto found = std::ranges::find(names, name);
        if (found == names.end())
            names.push_back(name);
        return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
    };
    for (const Said& said : all)
        table.ratings.push_back(
            {indexIn(table.names, said.sample), indexIn(table.raters, said.rater), {said.value}});
    return table;
}

MinmaxEntropyScores scoresOf(const RatingTable& table, const MinmaxEntropyParameters& parameters = {},
                             const Job& job = {})
{
    return minmaxEntropyScores(table, "arousal", Levels::equalWidth(6), parameters, 1, 4, job);
}

MinmaxEntropyParameters categorical()
{
    MinmaxEntropyParameters parameters;
    parameters.categorical = true;
    return parameters;
}

std::map<std::string, double> byName(const Scores& scores)
{
    std::map<std::string, double> result;
    for (std::size_t i = 0; i < scores.names.size(); ++i)
        result[scores.names[i]] = scores.score[i];
    return result;
}

/// Keeps what was warned of.
struct Listener : Progress {
    void report(const ProgressUpdate&) override {}
    void warn(const std::string& message) override { warnings.push_back(message); }
    std::vector<std::string> warnings;
};

} // namespace

class MinmaxEntropyTest : public QObject
{
    Q_OBJECT

private:
    static void bothModels()
    {
        QTest::addColumn<bool>("isCategorical");
        QTest::newRow("ordinal") << false;
        QTest::newRow("categorical") << true;
    }

private Q_SLOTS:
    /// The golden maxima again, by the way a person takes: a table, levels, parameters.
    void scipyFindsTheSameScores_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"ordinal", "categorical", "ordinal, strong", "categorical, weak"})
            QTest::newRow(name) << name;
    }
    void scipyFindsTheSameScores()
    {
        QFETCH(QString, name);
        std::ifstream file(test::ownGolden("minmax_entropy.json"));
        const auto golden = nlohmann::json::parse(file).at(name.toStdString());
        std::vector<Said> all;
        for (const auto& rating : golden.at("ratings"))
            all.push_back(
                {"s" + rating.at(0).dump(), "r" + rating.at(1).dump(), rating.at(2).get<double>() + .5});
        const RatingTable table = tableOf(all);
        MinmaxEntropyParameters parameters;
        parameters.categorical = !golden.at("ordinal").get<bool>();
        parameters.raterRegularisation = golden.at("alpha");
        parameters.sampleRegularisation = golden.at("beta");
        const int levels = golden.at("levels");
        const MinmaxEntropyScores result = minmaxEntropyScores(
            table, "arousal", Levels::equalWidth(levels, {0, static_cast<double>(levels)}), parameters, 1);
        QCOMPARE(result.raterRegularisation, golden.at("alpha").get<double>());
        QCOMPARE(result.sampleRegularisation, golden.at("beta").get<double>());
        QCOMPARE(result.scores.names.size(), golden.at("samples").get<std::size_t>());
        const auto& whole = golden.at("whole");
        for (std::size_t i = 0; i < result.scores.names.size(); ++i) {
            const auto sample = std::stoul(result.scores.names[i].substr(1));
            QVERIFY(std::abs(result.scores.score[i] - whole.at("score").at(sample).get<double>()) < 1e-6);
            for (int c = 0; c < levels; ++c) {
                const auto level = static_cast<std::size_t>(c);
                QVERIFY(std::abs(result.posterior[i][level] -
                                 whole.at("posterior").at(sample).at(level).get<double>()) < 1e-6);
            }
        }
        QCOMPARE(result.raters.size(), golden.at("raters").get<std::size_t>());
        for (const MinmaxRater& rater : result.raters) {
            const auto& expected = whole.at("rater_confusion").at(std::stoul(rater.name.substr(1)));
            double trace = 0;
            for (std::size_t i = 0; i < rater.confusion.size(); ++i) {
                const auto count = static_cast<std::size_t>(levels);
                const double element = expected.at(i / count).at(i % count);
                QVERIFY(std::abs(rater.confusion[i] - element) < 1e-6);
                trace += i / count == i % count ? element : 0;
            }
            QVERIFY(std::abs(rater.skill - trace / levels) < 1e-6);
        }
    }

    void theScoreIsTraceOverSum_data() { bothModels(); }
    void theScoreIsTraceOverSum()
    {
        QFETCH(bool, isCategorical);
        const test::PlantedWorld world = test::plantedWorld(60, 8, 4, .3, 4);
        const MinmaxEntropyScores result =
            scoresOf(world.table, isCategorical ? categorical() : MinmaxEntropyParameters{});
        QCOMPARE(result.scores.measure, std::string("minmax-entropy"));
        QVERIFY(result.scores.largerIsEasier);
        QCOMPARE(result.scores.bins.count, 4);
        QCOMPARE(result.levels.count(), 6);
        // γE² = 9, and that times 60 samples over 8 raters.
        QCOMPARE(result.raterRegularisation, 9.);
        QVERIFY(std::abs(result.sampleRegularisation - 9. * 60 / 8) < 1e-12);
        for (std::size_t i = 0; i < result.scores.score.size(); ++i) {
            double trace = 0, sum = 0, probability = 0;
            for (std::size_t k = 0; k < 36; ++k) {
                QVERIFY(result.confusion[i][k] > 0 && result.confusion[i][k] < 1);
                sum += result.confusion[i][k];
                trace += k % 7 == 0 ? result.confusion[i][k] : 0;
            }
            for (const double value : result.posterior[i])
                probability += value;
            QVERIFY(std::abs(sum - 6) < 1e-12);
            QVERIFY(std::abs(probability - 1) < 1e-12);
            QVERIFY(std::abs(result.scores.score[i] - trace / sum) < 1e-12);
        }
        std::size_t ratings = 0;
        for (const MinmaxRater& rater : result.raters)
            ratings += rater.ratings;
        QCOMPARE(ratings, std::size_t{240});
    }

    void theOrderOfTheFileIsOfNoMeaning_data() { bothModels(); }
    void theOrderOfTheFileIsOfNoMeaning()
    {
        QFETCH(bool, isCategorical);
        const MinmaxEntropyParameters parameters = isCategorical ? categorical() : MinmaxEntropyParameters{};
        const test::PlantedWorld world = test::plantedWorld(80, 9, 4, .3, 5);
        std::vector<Said> all;
        for (const Rating& rating : world.table.ratings)
            all.push_back(
                {world.table.names[rating.sample], world.table.raters[rating.rater], rating.values[0]});
        const MinmaxEntropyScores first = scoresOf(tableOf(all), parameters);
        Random(6).shuffle(std::span(all));
        const MinmaxEntropyScores second = scoresOf(tableOf(all), parameters);
        QVERIFY(first.scores.names != second.scores.names);
        QVERIFY(byName(first.scores) == byName(second.scores)); // to the last bit
        for (std::size_t i = 0; i < first.raters.size(); ++i) {
            QCOMPARE(second.raters[i].name, first.raters[i].name);
            QVERIFY(second.raters[i].confusion == first.raters[i].confusion);
        }
        // Other names, in another order: sums are rounded differently, no more.
        for (Said& said : all)
            said.rater = std::to_string(9 - std::stoi(said.rater.substr(1))) + " of them";
        const MinmaxEntropyScores renamed = scoresOf(tableOf(all), parameters);
        QCOMPARE(renamed.convergence.iterations.size(), second.convergence.iterations.size());
        for (std::size_t i = 0; i < renamed.scores.score.size(); ++i)
            QVERIFY(std::abs(renamed.scores.score[i] - second.scores.score[i]) < 1e-10);
    }

    void equalRatingsTie()
    {
        test::PlantedWorld world = test::plantedWorld(40, 6, 3, .3, 7);
        const std::size_t one = world.table.names.size();
        world.table.names.insert(world.table.names.end(), {"a", "z"});
        for (const std::size_t sample : {one, one + 1})
            for (const std::size_t rater : {0, 2, 5})
                world.table.ratings.push_back({sample, rater, {static_cast<double>(2 + rater / 2)}});
        const auto scores = byName(scoresOf(world.table).scores);
        QVERIFY(scores.at("a") == scores.at("z"));
    }

    void samplesWithFewRatingsTakeNoPart()
    {
        test::PlantedWorld world = test::plantedWorld(40, 6, 3, .3, 8);
        const auto before = byName(scoresOf(world.table).scores);
        const std::size_t next = world.table.names.size();
        world.table.names.insert(world.table.names.end(), {"one rating", "none", "one and a gap"});
        world.table.raters.push_back("nobody else");
        world.table.ratings.push_back({next, 6, {7}});
        world.table.ratings.push_back({next + 2, 0, {3}});
        world.table.ratings.push_back({next + 2, 1, {std::nan("")}});
        const MinmaxEntropyScores result = scoresOf(world.table);
        QCOMPARE(result.tooFewRatings, (std::vector<std::string>{"one rating", "none", "one and a gap"}));
        QVERIFY(byName(result.scores) == before);
        QCOMPARE(result.raters.size(), std::size_t{6});

        MinmaxEntropyParameters parameters;
        parameters.minRatings = 1;
        const MinmaxEntropyScores all = scoresOf(world.table, parameters);
        QCOMPARE(all.tooFewRatings, (std::vector<std::string>{"none"}));
        QCOMPARE(all.raters.size(), std::size_t{7});
        QVERIFY(byName(all.scores).contains("one rating"));
    }

    /// One rating a sample fits any truth: nothing tells the rater's confusion from the samples'.
    void oneRaterTellsNothing_data() { bothModels(); }
    void oneRaterTellsNothing()
    {
        QFETCH(bool, isCategorical);
        MinmaxEntropyParameters parameters;
        parameters.categorical = isCategorical;
        parameters.minRatings = 1;
        std::vector<Said> all;
        for (int i = 0; i < 60; ++i)
            all.push_back({"s" + std::to_string(i), "the one", 1.0 + i % 6});
        Listener listener;
        const MinmaxEntropyScores result = scoresOf(tableOf(all), parameters, Job(listener));
        QVERIFY(result.convergence.converged);
        QCOMPARE(result.raters.size(), std::size_t{1});
        QCOMPARE(result.raters[0].ratings, std::size_t{60});
        QVERIFY(std::abs(result.raters[0].skill - 1. / 6) < .05);
        for (const double score : result.scores.score)
            QVERIFY(std::abs(score - 1. / 6) < .01);
        QCOMPARE(listener.warnings.size(), std::size_t{1});
        QVERIFY(listener.warnings[0].find("no rater better than chance") != std::string::npos);
    }

    /// Levels that never occur have no data: their rows stay as even as the model allows.
    void allRatingsEqual_data() { bothModels(); }
    void allRatingsEqual()
    {
        QFETCH(bool, isCategorical);
        std::vector<Said> all;
        for (int sample = 0; sample < 20; ++sample)
            for (int rater = 0; rater < 4; ++rater)
                all.push_back({"s" + std::to_string(sample), "r" + std::to_string(rater), 3});
        MinmaxEntropyParameters parameters;
        parameters.categorical = isCategorical;
        parameters.raterRegularisation = .5;
        const MinmaxEntropyScores result = scoresOf(tableOf(all), parameters);
        QVERIFY(result.convergence.converged);
        QCOMPARE(distinctScores(result.scores), std::size_t{1});
        QVERIFY(std::isfinite(result.scores.score[0]));
        for (const auto& confusion : result.confusion)
            QVERIFY(confusion[2 * 6 + 2] > 1. / 6);
        for (const MinmaxRater& rater : result.raters)
            QVERIFY(rater.confusion[2 * 6 + 2] > .5);
    }

    void ratersAndPosteriorsAreWritten()
    {
        std::vector<Said> all;
        for (int i = 0; i < 40; ++i)
            for (const char* rater : {"a, or b", "c"})
                all.push_back({"s" + std::to_string(i), rater, 1.0 + i % 3});
        MinmaxEntropyParameters parameters;
        parameters.raterRegularisation = .5;
        const MinmaxEntropyScores result =
            minmaxEntropyScores(tableOf(all), "arousal", Levels::equalWidth(2), parameters, 1);
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath(QStringLiteral("r.csv")).toStdString();
        writeMinmaxRaters(result, path);
        const DelimitedText raters = DelimitedText::read(path);
        QCOMPARE(raters.rows(), std::size_t{2});
        QCOMPARE(std::string(raters.cell(0, *raters.findColumn("rater"))), std::string("a, or b"));
        QCOMPARE(std::string(raters.cell(1, *raters.findColumn("ratings"))), std::string("40"));
        QCOMPARE(std::stod(std::string(raters.cell(1, *raters.findColumn("skill")))), result.raters[1].skill);
        QCOMPARE(std::stod(std::string(raters.cell(1, *raters.findColumn("p_1_0")))),
                 result.raters[1].confusion[2]);

        writeMinmaxPosteriors(result, path);
        const DelimitedText posteriors = DelimitedText::read(path);
        QCOMPARE(posteriors.rows(), std::size_t{40});
        for (std::size_t i = 0; i < 40; ++i) {
            QCOMPARE(std::string(posteriors.cell(i, *posteriors.findColumn("name"))), result.scores.names[i]);
            const bool upper = result.posterior[i][1] > result.posterior[i][0];
            QCOMPARE(std::string(posteriors.cell(i, *posteriors.findColumn("level"))),
                     std::string(upper ? "1" : "0"));
            QCOMPARE(std::stod(std::string(posteriors.cell(i, *posteriors.findColumn("p_1")))),
                     result.posterior[i][1]);
        }
    }

    void whoIsNotNamedCannotBeJudged()
    {
        test::PlantedWorld world = test::plantedWorld(10, 4, 3, 0, 9);
        world.table.source = "ratings.csv";
        world.table.ratings[4].rater = RatingTable::unnamed;
        VERIFY_RAISES(scoresOf(world.table), ErrorKind::BadInput, "ratings.csv", "'s1'", "names no rater",
                      "--rater-column");
        // What has no value of this attribute needs no name either.
        world.table.ratings[4].values[0] = std::nan("");
        QCOMPARE(scoresOf(world.table).scores.names.size(), std::size_t{10});
    }

    void whatCannotBeUsedIsRefused()
    {
        const RatingTable lonely = tableOf({{"a", "x", 1}, {"b", "y", 2}});
        VERIFY_RAISES(scoresOf(lonely), ErrorKind::BadInput, "ratings.csv", "arousal", "no sample has 2");
        const RatingTable table = tableOf({{"a", "x", 1}, {"a", "y", 2}});
        VERIFY_RAISES(minmaxEntropyScores(table, "colour", Levels::equalWidth(6), {}, 1), ErrorKind::BadInput,
                      "colour");
        VERIFY_RAISES(minmaxEntropyScores(table, "arousal", Levels::equalWidth(1), {}, 1), ErrorKind::Usage,
                      "2 to 20 levels");
        VERIFY_RAISES(minmaxEntropyScores(table, "arousal", Levels::equalWidth(21), {}, 1), ErrorKind::Usage,
                      "21");
        MinmaxEntropyParameters parameters;
        parameters.regularisation = 0;
        VERIFY_RAISES(scoresOf(table, parameters), ErrorKind::Usage, "--minmax-regularisation");
        parameters = {};
        parameters.sampleRegularisation = 1e-5;
        VERIFY_RAISES(scoresOf(table, parameters), ErrorKind::Usage, "1e-05", "0.001");
    }

    void whatIsDoubtfulIsSaid()
    {
        const test::PlantedWorld world = test::plantedWorld(100, 8, 4, .3, 10);
        Listener listener;
        const Job job(listener);
        QVERIFY(scoresOf(world.table, {}, job).convergence.converged);
        QVERIFY(listener.warnings.empty());

        MinmaxEntropyParameters parameters;
        parameters.minmaxIterations = 2;
        QVERIFY(!scoresOf(world.table, parameters, job).convergence.converged);
        QCOMPARE(listener.warnings.size(), std::size_t{1});
        QVERIFY(listener.warnings[0].find("has not converged") != std::string::npos);

        // Held down so much that nobody is better than chance.
        parameters = {};
        parameters.regularisation = 1000;
        listener.warnings.clear();
        scoresOf(world.table, parameters, job);
        QCOMPARE(listener.warnings.size(), std::size_t{1});
        QVERIFY(listener.warnings[0].find("lower --minmax-regularisation") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(MinmaxEntropyTest)
#include "minmax_entropy_test.moc"
