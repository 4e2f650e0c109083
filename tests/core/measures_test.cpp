#include "difficulty/measures.h"

#include "difficulty/cross_validation.h"
#include "difficulty/disagreement.h"
#include "difficulty/ensemble.h"
#include "difficulty/prediction_depth.h"
#include "difficulty/training_dynamics.h"
#include "job/error.h"
#include "job/random.h"
#include "test_data.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace deepmi;

namespace
{

bool close(const std::vector<double>& a, const std::vector<double>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](double x, double y) { return std::abs(x - y) <= 1e-12; });
}

/// Three epochs of two samples, easy to follow by hand.
TrainingDynamics dynamics()
{
    return {{"a", "b"}, {4, 2}, {{3, 2}, {4, 5}, {5, 2}}};
}

std::vector<std::string> numbered(std::size_t count)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i)
        names.push_back("s" + std::to_string(i));
    return names;
}

} // namespace

class MeasuresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMeasureIsDescribed()
    {
        std::set<std::string> names, titles, parameters = {"alpha", "levels", "cuts", "weights"};
        for (const auto& parameter : measureParameters())
            parameters.insert(parameter.name);
        for (const auto& parameter : measureTrainingParameters())
            parameters.insert(parameter.name);
        for (const auto& parameter : minmaxEntropyParameters())
            parameters.insert(parameter.name);
        for (const MeasureDescription& measure : difficultyMeasures()) {
            QVERIFY(names.insert(measure.name).second);
            QVERIFY(titles.insert(measure.title).second);
            QVERIFY(!measure.meaning.empty() && !measure.sources.empty());
            for (const std::string& parameter : measure.parameters)
                QVERIFY2(parameters.count(parameter), parameter.c_str());
            QCOMPARE(&difficultyMeasure(measure.name), &difficultyMeasure(measure.name));
        }
        for (const auto& [name, title] :
             std::map<std::string, std::string>{{"none", "W/O curriculum"},
                                                {"random", "Random"},
                                                {"disagreement", "Disagreement"},
                                                {"minmax-entropy", "Minmax entropy"},
                                                {"pretrained-lstm", "PreTrained-LSTM"},
                                                {"pretrained-resnet", "PreTrained-ResNet"},
                                                {"deepmi", "DeepMI"},
                                                {"of-a-later-version", "of-a-later-version"}})
            QCOMPARE(measureTitle(name), title);
        VERIFY_RAISES(difficultyMeasure("entropy"), ErrorKind::Usage, "'entropy'", "random, disagreement");
    }

    void computedByNameIsWhatTheFunctionsCompute()
    {
        MeasureParameters parameters;
        parameters.seed = 7;
        parameters.bins = 3;
        MeasureInputs inputs;
        inputs.names = numbered(12);
        const Scores random = computeMeasure("random", inputs, parameters);
        QVERIFY(random.score == randomScores(inputs.names, 7, 3).score);
        QVERIFY(random.bins.rank == randomScores(inputs.names, 7, 3).bins.rank);

        RatingTable ratings;
        ratings.names = {"x", "y", "z"};
        ratings.attributes = {"arousal"};
        ratings.ratings = {{0, 0, {3}}, {0, 1, {5}}, {1, 0, {4}}, {1, 1, {4}}, {2, 0, {1}}};
        inputs = {};
        inputs.ratings = &ratings;
        inputs.attribute = "arousal";
        parameters.bins = 2;
        const Scores disagreement = computeMeasure("disagreement", inputs, parameters);
        QVERIFY(disagreement.score == disagreementScores(ratings, "arousal", 7, 2).scores.score);
        QVERIFY(disagreement.leftOut == std::vector<std::string>{"z"});
        QVERIFY(!disagreement.largerIsEasier);

        Assignments assignments{{"a", "b", "c", "d"}, {0, 0, 1, 1}, {1.5, 5, 5, 6}, {1, 2, 6, 5}, 2};
        inputs = {};
        inputs.assignments = &assignments;
        inputs.attribute = "valence";
        parameters.levels = 2;
        const Scores deepmi = computeMeasure("deepmi", inputs, parameters);
        QVERIFY(deepmi.score == computeDeepMI(assignments, Levels::equalWidth(2)).blend(.5));
        QVERIFY(deepmi.deepmi.has_value());
        QCOMPARE(deepmiSource(inputs, parameters).alpha, .5);

        inputs = {};
        inputs.scores = {makeScores("anything", false, {"p", "q"}, {2, 1}, 0, 1)};
        const Scores file = computeMeasure("file", inputs, parameters);
        QCOMPARE(file.measure, std::string("file"));
        QCOMPARE(file.bins.order.front(), std::size_t(1));
        QCOMPARE(file.bins.count, 2);
    }

    void whatIsMissingIsSaid()
    {
        VERIFY_RAISES(computeMeasure("entropy", {}), ErrorKind::Usage, "'entropy'");
        VERIFY_RAISES(computeMeasure("random", {}), ErrorKind::Usage, "random", "names");
        VERIFY_RAISES(computeMeasure("deepmi", {}), ErrorKind::Usage, "deepmi", "a run or assignments");
        VERIFY_RAISES(computeMeasure("pretrained-lstm", {}), ErrorKind::Usage, "pretrained-lstm", "frames");
        VERIFY_RAISES(computeMeasure("prediction-depth", {}), ErrorKind::Usage, "features");
        VERIFY_RAISES(computeMeasure("ensemble", {}), ErrorKind::Usage, "scores");
        MeasureInputs inputs;
        inputs.names = {"a"};
        MeasureParameters parameters;
        parameters.bins = 0;
        VERIFY_RAISES(computeMeasure("random", inputs, parameters), ErrorKind::Usage, "--bins is 0");
    }

    void reversedTurnsRanksAndKeepsValues()
    {
        MeasureInputs inputs;
        inputs.names = numbered(50);
        MeasureParameters parameters;
        const Scores easy = computeMeasure("random", inputs, parameters);
        parameters.reverse = true;
        const Scores hard = computeMeasure("random", inputs, parameters);
        QVERIFY(hard.score == easy.score);
        QVERIFY(hard.reversed && !easy.reversed);
        QVERIFY(easy.largerIsEasier && !hard.largerIsEasier);
        QCOMPARE(hard.measure, std::string("random"));
        for (std::size_t i = 0; i < 50; ++i)
            QCOMPARE(hard.bins.rank[i], 49 - easy.bins.rank[i]);
    }

    void dynamicsMeetTheirFormulas()
    {
        QVERIFY(close(lossAtEpoch(dynamics(), 1), {1, 0}));
        QVERIFY(close(lossAtEpoch(dynamics(), 2), {0, 9}));
        QVERIFY(close(cumulativeLoss(dynamics()), {2, 9}));
        QVERIFY(close(predictionVariability(dynamics()), {std::sqrt(2. / 3), std::sqrt(2.)}));
        QVERIFY(close(meanAbsoluteError(dynamics()), {2. / 3, 1}));
        VERIFY_RAISES(lossAtEpoch(dynamics(), 4), ErrorKind::Usage, "--at-epoch is 4", "1 to 3");
        VERIFY_RAISES(lossAtEpoch(dynamics(), 0), ErrorKind::Usage, "--at-epoch is 0");
    }

    void depthIsTheFirstLayerFromWhichOnAllAgree()
    {
        // Layers in rows (input, two hidden ones), samples in columns; the network says 0 of all.
        // Tolerance 1.
        const std::vector<std::vector<double>> probes = {
            {0, 2, 0, 2, 1.5, 1},   // agrees in samples 0, 2 and, on the edge, 5
            {.5, 1, 3, 2, 0, -1},   // sample 2 has left again
            {-1, 0, .2, 2, 0, .9}}; // sample 3 never arrives
        const std::vector<double> predicted(6, 0), labels = {0, 0, 0, 0, 4, 0};
        const std::vector<double> depth = predictionDepth(probes, predicted, labels, .5, 2);
        QVERIFY(close(depth, {0, 1, 2, 3, 1 + 2. / 3, 0}));
        // The error settles ties and never reaches the next depth.
        const std::vector<std::vector<double>> agree(3, std::vector<double>(3, 0));
        const std::vector<double> wrong =
            predictionDepth(agree, std::vector<double>(3, 0), std::vector<double>{0, 1, 1e9}, 1, 1);
        QVERIFY(wrong[0] < wrong[1] && wrong[1] < wrong[2] && wrong[2] < 1);
        VERIFY_RAISES(predictionDepth(agree, predicted, labels, 1, 0), ErrorKind::Usage, "deviation");
    }

    void foldsAreEvenAndFollowNamesOnly()
    {
        std::vector<std::string> names = numbered(103);
        const std::vector<int> folds = crossValidationFolds(names, {}, 5, 3);
        std::map<int, int> sizes;
        std::map<std::string, int> ofName;
        for (std::size_t i = 0; i < names.size(); ++i) {
            ++sizes[folds[i]];
            ofName[names[i]] = folds[i];
        }
        QCOMPARE(sizes.size(), std::size_t(5));
        for (const auto& [fold, size] : sizes)
            QVERIFY(size == 20 || size == 21);
        std::reverse(names.begin(), names.end());
        const std::vector<int> turned = crossValidationFolds(names, {}, 5, 3);
        for (std::size_t i = 0; i < names.size(); ++i)
            QCOMPARE(turned[i], ofName[names[i]]);
        QVERIFY(crossValidationFolds(names, {}, 5, 4) != turned);
        VERIFY_RAISES(crossValidationFolds(std::vector<std::string>{"a", "b"}, {}, 3, 0), ErrorKind::Usage,
                      "--folds is 3", "2 training samples");
    }

    void groupsStayInOneFold()
    {
        const std::vector<std::string> names = numbered(200);
        std::vector<std::string> groups;
        Random random(5);
        for (std::size_t i = 0; i < names.size(); ++i)
            groups.push_back("speaker " + std::to_string(random.below(17)));
        const std::vector<int> folds = crossValidationFolds(names, groups, 4, 1);
        std::map<std::string, std::set<int>> ofGroup;
        std::map<int, int> sizes;
        for (std::size_t i = 0; i < names.size(); ++i) {
            ofGroup[groups[i]].insert(folds[i]);
            ++sizes[folds[i]];
        }
        for (const auto& [group, seen] : ofGroup)
            QCOMPARE(seen.size(), std::size_t(1));
        QCOMPARE(sizes.size(), std::size_t(4));
        for (const auto& [fold, size] : sizes)
            QVERIFY2(size >= 40 && size <= 60, std::to_string(size).c_str());
        VERIFY_RAISES(crossValidationFolds(names, groups, 18, 1), ErrorKind::Usage, "17 groups");
    }

    void anEnsembleOfOneMeasureTwiceIsThatMeasure()
    {
        const Scores scores = randomScores(numbered(40), 9);
        const MeasureValues twice = ensemble({scores, scores});
        QVERIFY(twice.names == scores.names);
        for (std::size_t i = 0; i < 40; ++i)
            QVERIFY(std::abs(twice.values[i] - static_cast<double>(scores.bins.rank[i]) / 39) < 1e-12);
        // Its opposite cancels it.
        Scores opposite = scores;
        opposite.largerIsEasier = false;
        for (const double value : ensemble({scores, opposite}).values)
            QVERIFY(std::abs(value - .5) < 1e-12);
        VERIFY_RAISES(ensemble({scores}), ErrorKind::Usage, "two measures or more");
        Scores others = randomScores({"p", "q"}, 1);
        others.source = "others.csv";
        VERIFY_RAISES(ensemble({scores, others}), ErrorKind::BadInput, "others.csv", "'p', 'q'", "'s0'");
    }

    void parametersAreToldAsTheyAreUsed()
    {
        MeasureParameters parameters;
        parameters.training.epochs = 3;
        const auto resnet = measureParametersJson(difficultyMeasure("pretrained-resnet"), parameters);
        QCOMPARE(resnet["epochs"].get<int>(), 3);
        QCOMPARE(resnet["learning-rate"].get<double>(), 1e-4);
        QVERIFY(!resnet.contains("hidden") && !resnet.contains("folds"));
        const auto lstm = measureParametersJson(difficultyMeasure("pretrained-lstm"), parameters);
        QCOMPARE(lstm["hidden"].get<int>(), 256);
        QCOMPARE(lstm["batch"].get<int>(), 64);
        const auto depth = measureParametersJson(difficultyMeasure("prediction-depth"), parameters);
        QCOMPARE(depth["hidden"].get<int>(), 512);
        QCOMPARE(depth["neighbours"].get<int>(), 30);
        QVERIFY(measureParametersJson(difficultyMeasure("random"), parameters).empty());
    }
};

QTEST_GUILESS_MAIN(MeasuresTest)
#include "measures_test.moc"
