#include "curriculum/curriculum_warnings.h"
#include "difficulty/scores.h"
#include "test_data.h"

#include <numeric>

using namespace deepmi;

namespace
{

/// `train` training samples s0.wav, s1.wav ..., and one of Development.
Corpus corpusOf(std::size_t train)
{
    Corpus corpus;
    for (std::size_t sample = 0; sample < train; ++sample) {
        corpus.names.push_back("s" + std::to_string(sample) + ".wav");
        corpus.splits.push_back(Split::Train);
        corpus.labels.push_back(1);
    }
    corpus.names.push_back("dev.wav");
    corpus.splits.push_back(Split::Development);
    corpus.labels.push_back(1);
    return corpus;
}

std::vector<std::size_t> firstOf(std::size_t count)
{
    std::vector<std::size_t> samples(count);
    std::iota(samples.begin(), samples.end(), std::size_t{0});
    return samples;
}

Scores scoresOf(std::vector<std::string> names, std::vector<double> values)
{
    return makeScores("file", true, std::move(names), std::move(values), 0, 2);
}

PacingParameters wholePacing()
{
    PacingParameters pacing;
    pacing.bins = 2;
    pacing.epochs = 6; // the second bin enters in epoch 6, the last
    return pacing;
}

} // namespace

/// What is said of a curriculum before it is trained on.
class CurriculumWarningsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCurriculumWithoutFaultIsNotSpokenOf()
    {
        const Scores scores = scoresOf({"s0.wav", "s1", "folder/s2.wav", "dev.wav"}, {1, 2, 3, 4});
        QVERIFY(curriculumWarnings(corpusOf(3), firstOf(3), scores, wholePacing()).empty());
    }

    void scoresOfNobodyAreCountedAndNamed()
    {
        const Scores scores = scoresOf({"s0.wav", "s1.wav", "s9.wav", "x"}, {1, 2, 3, 4});
        const auto warnings = curriculumWarnings(corpusOf(2), firstOf(2), scores, wholePacing());
        QCOMPARE(warnings.size(), std::size_t{1});
        QVERIFY2(warnings[0].starts_with("2 of 4 scores belong to no sample"), warnings[0].c_str());
        QVERIFY2(warnings[0].find("'s9.wav'") != std::string::npos, warnings[0].c_str());
    }

    /// Those of other splits do not count: the order is that of the training samples.
    void equalScoresOfTheTrainingSamplesAreSaid()
    {
        const Scores scores = scoresOf({"s0.wav", "s1.wav", "s2.wav", "dev.wav"}, {5, 5, 5, 1});
        const auto warnings = curriculumWarnings(corpusOf(3), firstOf(3), scores, wholePacing());
        QCOMPARE(warnings.size(), std::size_t{1});
        QVERIFY2(warnings[0].starts_with("the scores of all 3 training samples are equal"),
                 warnings[0].c_str());
        QVERIFY(curriculumWarnings(corpusOf(1), firstOf(1), scoresOf({"s0.wav", "dev.wav"}, {5, 1}),
                                   [] {
                                       PacingParameters one = wholePacing();
                                       one.bins = 1;
                                       return one;
                                   }())
                    .empty());
    }

    void aTrainingThatEndsTooEarlyIsSaidWithWhatItTakes()
    {
        PacingParameters pacing = wholePacing();
        pacing.epochs = 5;
        const Scores scores = scoresOf({"s0.wav", "s1.wav", "s2.wav", "s3.wav"}, {1, 2, 3, 4});
        const auto warnings = curriculumWarnings(corpusOf(4), firstOf(4), scores, pacing);
        QCOMPARE(warnings, (std::vector<std::string>{
                               "the training ends before all samples have entered: in its last epoch, 5, 2 "
                               "of 4 are in use; with this pacing it takes 6 epochs or more"}));
    }

    /// The paper: ten bins, one more every five epochs, so that the last one enters with epoch 46.
    void theEpochsThatAPacingTakes()
    {
        QCOMPARE(epochsOfWholeCurriculum({}, 1000), 46);
        for (const char* family : {"one-step", "linear", "root", "quadratic", "exponential", "logarithmic",
                                   "competence", "geometric"}) {
            PacingParameters pacing;
            pacing.family = family;
            pacing.finalEpoch = 33;
            const int needed = epochsOfWholeCurriculum(pacing, 1000);
            // By the definition of the final epoch; rounding may let the last sample in before it.
            QVERIFY2(needed > 1 && needed <= 33, family);
            QCOMPARE(curriculumStep(pacing, needed - 1, 1000).samples, std::size_t{1000});
            QVERIFY2(curriculumStep(pacing, needed - 2, 1000).samples < 1000, family);
        }
    }
};

QTEST_GUILESS_MAIN(CurriculumWarningsTest)
#include "curriculum_warnings_test.moc"
