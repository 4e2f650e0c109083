#include "curriculum/pacing.h"

#include "data/delimited_text.h"
#include "test_data.h"

#include <cmath>

using namespace deepmi;

class PacingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theScheduleOfThePaperEpochByEpoch()
    {
        REQUIRE_GOLDEN("schedule70.csv");
        const DelimitedText golden = DelimitedText::read(test::golden("schedule70.csv"));
        QCOMPARE(golden.rows(), std::size_t{70});
        for (std::size_t row = 0; row < golden.rows(); ++row) {
            const auto epoch = static_cast<int>(golden.integer(row, golden.columnIndex("epoch0")));
            QCOMPARE(epoch, static_cast<int>(row));
            const PacingStep step = curriculumStep({}, epoch, 44879);
            QCOMPARE(step.bins,
                     static_cast<int>(golden.integer(row, golden.columnIndex("difficulty_level"))));
            QCOMPARE(static_cast<long long>(step.samples),
                     golden.integer(row, golden.columnIndex("n_samples_if_N_44879")));
            QVERIFY(step.learningRate == golden.number(row, golden.columnIndex("lr_paper_text")));
            QCOMPARE(step.binEntered, epoch % 5 == 0 && epoch < 50);
        }
    }

    void withoutCurriculumEverythingIsThereFromTheStart()
    {
        for (const int epoch : {0, 1, 4, 5, 69}) {
            const PacingStep step = plainStep({}, epoch, 525);
            QCOMPARE(step.samples, std::size_t{525});
            QCOMPARE(step.bins, 10);
            QCOMPARE(step.learningRate, 1e-3);
            QCOMPARE(step.binEntered, epoch == 0);
        }
    }

    void fewerSamplesThanBinsStartEmpty()
    {
        QCOMPARE(curriculumStep({}, 0, 5).samples, std::size_t{0});
        QCOMPARE(curriculumStep({}, 5, 5).samples, std::size_t{1});
        QCOMPARE(curriculumStep({}, 45, 5).samples, std::size_t{5});
    }

    void oneBinIsNoCurriculum()
    {
        PacingParameters parameters;
        parameters.bins = 1;
        for (int epoch = 0; epoch < 12; ++epoch) {
            const PacingStep step = curriculumStep(parameters, epoch, 7);
            QCOMPARE(step.samples, std::size_t{7});
            QCOMPARE(step.learningRate, 1e-3);
            QCOMPARE(step.binEntered, epoch == 0);
        }
    }

    void otherParametersAreFollowed()
    {
        const PacingParameters parameters{
            .bins = 4, .epochs = 9, .epochsPerBin = 2, .learningRate = .1, .rateDecay = 1};
        const PacingStep step = curriculumStep(parameters, 5, 103);
        QCOMPARE(step.bins, 3);
        QCOMPARE(step.samples, std::size_t{77});
        QCOMPARE(step.learningRate, .1);
        QVERIFY(!step.binEntered);
        QVERIFY(curriculumStep(parameters, 6, 103).binEntered);
        QVERIFY(!curriculumStep(parameters, 8, 103).binEntered);
    }

    void parametersOutOfRangeAreNamed()
    {
        VERIFY_RAISES(curriculumStep({.bins = 0}, 0, 10), ErrorKind::Usage, "--bins", "0");
        VERIFY_RAISES(curriculumStep({.epochsPerBin = 0}, 0, 10), ErrorKind::Usage, "--epochs-per-bin");
        VERIFY_RAISES(curriculumStep({.learningRate = -1}, 0, 10), ErrorKind::Usage, "--learning-rate");
        VERIFY_RAISES(curriculumStep({.learningRate = std::nan("")}, 0, 10), ErrorKind::Usage,
                      "--learning-rate");
        VERIFY_RAISES(plainStep({.rateDecay = 2}, 0, 10), ErrorKind::Usage, "--rate-decay");
        VERIFY_RAISES(curriculumStep({}, -1, 10), ErrorKind::Usage, "-1");
    }

    void everyParameterIsDeclaredOnce()
    {
        const auto json = toJson(PacingParameters{}, pacingParameters());
        QCOMPARE(json.size(), std::size_t{5});
        QCOMPARE(json.at("bins").get<int>(), 10);
        QCOMPARE(json.at("epochs").get<int>(), 70);
        QCOMPARE(json.at("epochs-per-bin").get<int>(), 5);
        QCOMPARE(json.at("learning-rate").get<double>(), 1e-3);
        QCOMPARE(json.at("rate-decay").get<double>(), .5);
        for (const auto& parameter : pacingParameters())
            QVERIFY(!parameter.help.empty());
    }
};

QTEST_GUILESS_MAIN(PacingTest)
#include "pacing_test.moc"
