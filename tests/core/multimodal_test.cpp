#include "difficulty/multimodal_deepmi.h"
#include "information/multimodal.h"

#include "job/error.h"
#include "job/random.h"
#include "test_data.h"

#include <algorithm>
#include <cmath>

using namespace deepmi;

namespace
{

bool near(double value, double expected, double tolerance = 1e-12)
{
    return std::abs(value - expected) <= tolerance;
}

Assignments assignmentsOf(std::vector<int> cluster, std::vector<double> label, int clusters,
                          const std::string& suffix = "")
{
    Assignments made;
    for (std::size_t i = 0; i < cluster.size(); ++i)
        made.names.push_back("s" + std::to_string(i) + suffix);
    made.predicted = label;
    made.cluster = std::move(cluster);
    made.label = std::move(label);
    made.clusters = clusters;
    return made;
}

ModalityPair joined(const Assignments& first, const Assignments& second)
{
    return joinModalities(first, "A.csv", second, "B.csv");
}

/// Σ P(x,y)·log(P(x,y)/(P(x)P(y))) by counting anew.
double informationOf(const std::vector<int>& x, const std::vector<int>& y)
{
    const auto n = static_cast<double>(x.size());
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        double both = 0, left = 0, right = 0;
        for (std::size_t j = 0; j < x.size(); ++j) {
            both += x[j] == x[i] && y[j] == y[i];
            left += x[j] == x[i];
            right += y[j] == y[i];
        }
        sum += std::log(both * n / (left * right)) / n;
    }
    return sum;
}

const Levels halves = Levels::equalWidth(2, {1, 7});

} // namespace

class MultimodalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Eight samples: x₁ tells the level exactly, x₂ is the same as x₁, or has nothing to do with either.
    void closedForms()
    {
        const std::vector<double> label = {2, 2, 2, 2, 6, 6, 6, 6};
        const Assignments x = assignmentsOf({0, 0, 0, 0, 1, 1, 1, 1}, label, 2);
        const double all = std::log(2.);

        const MultimodalMI same = computeMultimodalMI(joined(x, x), halves);
        for (const JointTable* table : {&same.firstBySecond, &same.firstByLevel, &same.secondByLevel})
            QVERIFY(near(table->mutualInformation(), all));
        for (const double term : same.pairTerm)
            QVERIFY(near(term, .5 * all));

        const Assignments apart = assignmentsOf({0, 1, 0, 1, 0, 1, 0, 1}, label, 2);
        const MultimodalMI independent = computeMultimodalMI(joined(x, apart), halves);
        QVERIFY(near(independent.firstByLevel.mutualInformation(), all));
        QVERIFY(independent.firstBySecond.mutualInformation() == 0);
        QVERIFY(independent.secondByLevel.mutualInformation() == 0);

        // x₂ of four states determines x₁, not the other way round: I(X₁;X₂) = H(X₁).
        const Assignments finer = assignmentsOf({0, 0, 1, 1, 2, 2, 3, 3}, label, 5);
        const MultimodalMI determined = computeMultimodalMI(joined(x, finer), halves);
        QVERIFY(near(determined.firstBySecond.mutualInformation(), determined.firstBySecond.firstEntropy()));
        QVERIFY(near(determined.firstBySecond.secondEntropy(), std::log(4.)));
        QCOMPARE(determined.firstBySecond.secondStates(), 5);
    }

    void termsAndWeightsAreThoseOfTheSamplesCells()
    {
        Random random(3);
        std::vector<int> first(400), second(400);
        std::vector<double> label(400);
        for (std::size_t i = 0; i < 400; ++i) {
            first[i] = static_cast<int>(random.below(7));
            second[i] = random.below(3) ? first[i] % 4 : static_cast<int>(random.below(4));
            label[i] = 1 + 6 * std::min(1., random.uniform() * .5 + first[i] / 14.);
        }
        const ModalityPair pair = joined(assignmentsOf(first, label, 7), assignmentsOf(second, label, 4));
        const MultimodalMI mi = computeMultimodalMI(pair, Levels::equalWidth(6, {1, 7}));
        QVERIFY(near(mi.firstBySecond.mutualInformation(), informationOf(first, second)));
        QVERIFY(near(mi.firstByLevel.mutualInformation(), informationOf(first, mi.labelLevel)));
        QVERIFY(near(mi.secondByLevel.mutualInformation(), informationOf(second, mi.labelLevel)));
        const std::vector<double> values = mi.blend({.5, -2, .25});
        for (std::size_t i = 0; i < 400; ++i) {
            QCOMPARE(mi.pairTerm[i], mi.firstBySecond.contribution(first[i], second[i]));
            QCOMPARE(mi.firstTerm[i], mi.firstByLevel.contribution(first[i], mi.labelLevel[i]));
            QCOMPARE(mi.secondTerm[i], mi.secondByLevel.contribution(second[i], mi.labelLevel[i]));
            QVERIFY(
                near(values[i], .5 * mi.pairTerm[i] - 2 * mi.firstTerm[i] + .25 * mi.secondTerm[i], 1e-15));
        }

        // With x₁ alone it is DeepMI of the first modality at α = 0.
        const DeepMI deepmi = computeDeepMI(assignmentsOf(first, label, 7), Levels::equalWidth(6, {1, 7}));
        QCOMPARE(mi.blend({0, 1, 0}), deepmi.blend(0));
        const Scores scores = multimodalScores(pair, mi, {0, 1, 0}, 5, 8);
        const Scores plain = deepmiScores(assignmentsOf(first, label, 7), deepmi, 0, 5, 8);
        QCOMPARE(scores.bins.bin, plain.bins.bin);
        QCOMPARE(scores.measure, std::string("deepmi-multimodal"));
        QVERIFY(scores.largerIsEasier);
        // The order of the tables does not matter but for the names of the weights.
        const MultimodalMI back =
            computeMultimodalMI(joined(assignmentsOf(second, label, 4), assignmentsOf(first, label, 7)),
                                Levels::equalWidth(6, {1, 7}));
        QCOMPARE(back.blend({.5, .25, -2}).front(),
                 .5 * back.pairTerm[0] + .25 * back.firstTerm[0] - 2 * back.secondTerm[0]);
        QVERIFY(near(back.firstBySecond.mutualInformation(), mi.firstBySecond.mutualInformation()));
    }

    void samplesMeetByName()
    {
        Assignments speech = assignmentsOf({0, 1, 2}, {2, 3, 6}, 3, ".wav");
        Assignments text = assignmentsOf({1, 0, 1, 1}, {2, 3, 6, 4}, 2, ".txt");
        std::reverse(text.names.begin(), text.names.end()); // s3 s2 s1 s0
        std::reverse(text.label.begin(), text.label.end());
        text.cluster = {0, 1, 0, 1};
        const ModalityPair pair = joined(speech, text);
        QCOMPARE(pair.names, (std::vector<std::string>{"s0.wav", "s1.wav", "s2.wav"}));
        QCOMPARE(pair.second, (std::vector<int>{1, 0, 1}));
        QCOMPARE(pair.secondAlone, std::vector<std::string>{"s3.txt"});
        QVERIFY(pair.extensionIgnored);
        QCOMPARE(pair.summary(),
                 std::string("3 samples are in both modalities (file extensions ignored). Left "
                             "out: 1 of the second alone ('s3.txt')."));
        speech.names[2] = "other.wav";
        QVERIFY(joined(speech, text).summary().find("1 of the first alone ('other.wav'), 2 of the second") !=
                std::string::npos);
        QVERIFY(joined(text, text).summary().empty());
    }

    void whatDoesNotBelongTogetherIsRefused()
    {
        const Assignments one = assignmentsOf({0, 1}, {2, 3}, 2),
                          foreign = assignmentsOf({0, 1}, {2, 3}, 2, "b");
        VERIFY_RAISES(joined(one, foreign), ErrorKind::BadInput, "B.csv", "no sample is shared", "A.csv",
                      "'s0b'");
        Assignments other = one;
        other.label[1] = 3.5;
        VERIFY_RAISES(joined(one, other), ErrorKind::BadInput, "B.csv", "sample 's1'", "3.5",
                      "same attribute");
        other.label[1] = 3 + 1e-9; // written with fewer digits
        QCOMPARE(joined(one, other).label[1], 3.);
        other.names[1] = "s0";
        VERIFY_RAISES(joined(one, other), ErrorKind::BadInput, "B.csv", "'s0'", "twice");
        other.cluster.pop_back();
        VERIFY_RAISES(joined(one, other), ErrorKind::Usage, "second modality", "1 clusters");

        const ModalityPair pair = joined(one, one);
        const MultimodalMI mi = computeMultimodalMI(pair, halves);
        VERIFY_RAISES(mi.blend({0, 0, 0}), ErrorKind::Usage, "all weights");
        VERIFY_RAISES(mi.blend({0, std::nan(""), 1}), ErrorKind::Usage, "weight", "nan");
        VERIFY_RAISES(computeMultimodalMI({}, halves), ErrorKind::Usage, "at least one sample");
        ModalityPair outside = pair;
        outside.label[1] = 9;
        VERIFY_RAISES(computeMultimodalMI(outside, halves), ErrorKind::BadInput, "sample 's1'", "9",
                      "1 to 7");
        outside.label[1] = std::nan("");
        VERIFY_RAISES(computeMultimodalMI(outside, halves), ErrorKind::BadInput, "sample 's1'", "nan");
        outside = pair;
        outside.second[0] = 2;
        VERIFY_RAISES(computeMultimodalMI(outside, halves), ErrorKind::Usage, "second", "2");
        VERIFY_RAISES(multimodalScores(ModalityPair{}, mi, {}, 0), ErrorKind::Usage, "2");
    }
};

QTEST_GUILESS_MAIN(MultimodalTest)
#include "multimodal_test.moc"
