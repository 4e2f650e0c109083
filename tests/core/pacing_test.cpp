#include "curriculum/pacing.h"

#include "data/delimited_text.h"
#include "difficulty/bins.h"
#include "test_data.h"

#include <cmath>
#include <map>
#include <numbers>

using namespace deepmi;

namespace
{

/// Share in use at t of the way to the final epoch, as the sources print it.
using Curve = long double (*)(long double b, long double t);
const std::map<std::string, Curve> curves = {
    {"one-step", [](long double b, long double) { return b; }},
    {"linear", [](long double b, long double t) { return t * (1 - b) + b; }},
    {"root", [](long double b, long double t) { return b + (1 - b) * std::pow(t, .5L); }},
    {"quadratic", [](long double b, long double t) { return b + (1 - b) * std::pow(t, 2.0L); }},
    {"exponential",
     [](long double b, long double t) {
         return b + (1 - b) / (std::exp(10.0L) - 1) * (std::exp(10 * t) - 1);
     }},
    {"logarithmic",
     [](long double b, long double t) { return b + (1 - b) * (1 + .1L * std::log(t + std::exp(-10.0L))); }},
    {"competence", [](long double b, long double t) { return std::sqrt(t * (1 - b * b) / 1 + b * b); }},
    {"geometric", // starting share times (1/starting share)^(steps/all steps)
     [](long double b, long double t) { return b * std::pow(1 / b, t); }},
};

/// The families of the choices, step among them.
std::vector<std::string> families()
{
    for (const auto& parameter : pacingParameters())
        if (parameter.name == "pacing")
            return parameter.choices;
    return {};
}

std::vector<std::string> rules()
{
    for (const auto& parameter : pacingParameters())
        if (parameter.name == "rate-rule")
            return parameter.choices;
    return {};
}

PacingParameters of(const std::string& family, const std::string& rule = "per-bin")
{
    PacingParameters parameters;
    parameters.family = family;
    parameters.rateRule = rule;
    return parameters;
}

std::string textOf(const PacingParameters& parameters)
{
    return toJson(parameters, pacingParameters()).dump();
}

} // namespace

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

    /// The numbers of Wu et al.'s and the others' formulas at half of the way, worked out by hand.
    void everyFamilyHalfWay_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<int>("samples");
        QTest::newRow("one-step") << "one-step" << 200;
        QTest::newRow("linear") << "linear" << 600;
        QTest::newRow("root") << "root" << 765;               // .2 + .8 · .70711
        QTest::newRow("quadratic") << "quadratic" << 400;     // .2 + .8 · .25
        QTest::newRow("exponential") << "exponential" << 205; // .2 + .8 · 147.41/22025.5
        QTest::newRow("logarithmic") << "logarithmic" << 944; // .2 + .8 · (1 − .06931)
        QTest::newRow("competence") << "competence" << 721;   // √(.04 + .48)
        QTest::newRow("geometric") << "geometric" << 447;     // √.2
    }
    void everyFamilyHalfWay()
    {
        QFETCH(QString, family);
        QFETCH(int, samples);
        PacingParameters parameters = of(family.toStdString());
        parameters.initialShare = .2;
        parameters.finalEpoch = 11;
        QCOMPARE(curriculumStep(parameters, 0, 1000).samples, std::size_t{200});
        QCOMPARE(curriculumStep(parameters, 5, 1000).samples, static_cast<std::size_t>(samples));
        QVERIFY(curriculumStep(parameters, 9, 1000).samples < 1000);
        QCOMPARE(curriculumStep(parameters, 10, 1000).samples, std::size_t{1000});
        QCOMPARE(curriculumStep(parameters, 69, 1000).samples, std::size_t{1000});
    }

    void everyFamilyFollowsItsCurve()
    {
        QCOMPARE(curves.size() + 1, families().size()); // and step
        for (const auto& [family, curve] : curves)
            for (const std::size_t samples : {std::size_t{525}, std::size_t{8062}, std::size_t{44879}})
                for (const double initial : {.0025, .1, .8, 1.}) {
                    PacingParameters parameters = of(family);
                    parameters.initialShare = initial;
                    parameters.finalEpoch = 31;
                    for (int epoch = 0; epoch < 30; ++epoch) {
                        const long double exact =
                            curve(initial, epoch / 30.0L) * static_cast<long double>(samples);
                        const auto found =
                            static_cast<long double>(curriculumStep(parameters, epoch, samples).samples);
                        // int(exact), where it is not a whole number but for rounding.
                        const QByteArray where = (family + " " + std::to_string(epoch)).c_str();
                        QVERIFY2(found == std::floor(exact) || std::abs(found - exact) < 1e-5L,
                                 where.constData());
                    }
                    QCOMPARE(curriculumStep(parameters, 30, samples).samples, samples);
                }
    }

    /// Whatever the family, samples never leave, the first epoch has some, the last one all; bins are the
    /// fewest that hold the samples, and one enters where there are more than the epoch before.
    void samplesOnlyEver_data()
    {
        QTest::addColumn<QString>("family");
        for (const std::string& family : families())
            QTest::newRow(family.c_str()) << QString::fromStdString(family);
    }
    void samplesOnlyEver()
    {
        QFETCH(QString, family);
        for (const std::size_t samples : {1, 3, 7, 10, 11, 97, 1000, 44879})
            for (const double initial : {0., 1e-6, .3})
                for (const int final : {0, 1, 2, 40, 70}) {
                    PacingParameters parameters = of(family.toStdString());
                    parameters.initialShare = initial;
                    parameters.finalEpoch = final;
                    PacingStep before;
                    for (int epoch = 0; epoch < parameters.epochs; ++epoch) {
                        const PacingStep step = curriculumStep(parameters, epoch, samples);
                        QVERIFY(step.samples >= before.samples && step.samples <= samples);
                        QVERIFY(step.bins >= before.bins && step.bins <= parameters.bins);
                        QVERIFY(binBegin(samples, parameters.bins, step.bins) >= step.samples);
                        if (family == QLatin1String("step"))
                            QCOMPARE(step.samples, binBegin(samples, parameters.bins, step.bins));
                        else {
                            QVERIFY(step.samples >= 1);
                            QVERIFY(binBegin(samples, parameters.bins, step.bins - 1) < step.samples);
                            const int last = final > 0 ? final : 46;
                            QCOMPARE(step.samples == samples, epoch >= last - 1 || samples == 1);
                        }
                        QCOMPARE(step.binEntered, epoch == 0 || step.bins > before.bins);
                        QVERIFY(!step.restart);
                        before = step;
                    }
                    QCOMPARE(before.samples, samples);
                    QCOMPARE(before.bins, parameters.bins);
                }
    }

    /// Without more said, every family begins with one bin and has all of them where step has.
    void theDefaultsBeginAndEndWhereThePaperDoes()
    {
        for (const std::string& family : families()) {
            const auto samplesAt = [&](int epoch) {
                return curriculumStep(of(family), epoch, 44879).samples;
            };
            QCOMPARE(samplesAt(0), std::size_t{4487});
            QVERIFY(samplesAt(44) < 44879);
            QCOMPARE(samplesAt(45), std::size_t{44879});
        }
        // Linear meets step at the entries.
        for (int bin = 0; bin < 10; ++bin)
            QCOMPARE(curriculumStep(of("linear"), 5 * bin, 44879).samples,
                     curriculumStep({}, 5 * bin, 44879).samples);
        PacingParameters parameters = of("linear");
        parameters.bins = 4;
        parameters.epochsPerBin = 3;
        QCOMPARE(curriculumStep(parameters, 0, 1000).samples, std::size_t{250});
        QVERIFY(curriculumStep(parameters, 8, 1000).samples < 1000);
        QCOMPARE(curriculumStep(parameters, 9, 1000).samples, std::size_t{1000});
    }

    void binsOfACurveEnterOneAfterTheOther()
    {
        // 100 samples, 4 bins: 25, 34, 43, ... of the linear curve reach into bins 2, 3, 4 at 34, 52, 79.
        PacingParameters parameters = of("linear");
        parameters.bins = 4;
        parameters.initialShare = .25;
        parameters.finalEpoch = 9; // 75 samples in 8 epochs
        std::vector<int> entries, bins;
        for (int epoch = 0; epoch < 12; ++epoch) {
            const PacingStep step = curriculumStep(parameters, epoch, 100);
            if (step.binEntered)
                entries.push_back(epoch);
            bins.push_back(step.bins);
        }
        QCOMPARE(entries, (std::vector<int>{0, 1, 3, 6}));
        QCOMPARE(bins, (std::vector<int>{1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4, 4}));
        // All that remains at once: one entry, of all bins.
        parameters.family = "one-step";
        QVERIFY(!curriculumStep(parameters, 7, 100).binEntered);
        QVERIFY(curriculumStep(parameters, 8, 100).binEntered);
        QCOMPARE(curriculumStep(parameters, 8, 100).bins, 4);
        QVERIFY(!curriculumStep(parameters, 9, 100).binEntered);
    }

    /// The paper's rule is what it was before there were others, bit for bit.
    void stepAndPerBinAreTheOldSchedule()
    {
        for (const int bins : {1, 3, 10, 64})
            for (const int epochsPerBin : {1, 5, 7})
                for (const double decay : {.5, .3, 1., .001}) {
                    const PacingParameters parameters{.bins = bins,
                                                      .epochsPerBin = epochsPerBin,
                                                      .learningRate = .1 + .2,
                                                      .rateDecay = decay};
                    for (int epoch = 0; epoch < 90; ++epoch) {
                        const int inUse = std::min(epoch / epochsPerBin, bins - 1) + 1;
                        const PacingStep step = curriculumStep(parameters, epoch, 997);
                        QCOMPARE(step.bins, inUse);
                        QCOMPARE(step.samples, binBegin(997, bins, inUse));
                        QVERIFY(step.learningRate == (.1 + .2) * std::pow(decay, inUse - 1));
                        QVERIFY(plainStep(parameters, epoch, 997).learningRate == .1 + .2);
                    }
                }
    }

    void rateRulesOfTheStepSchedule()
    {
        const auto rate = [](const PacingParameters& parameters, int epoch) {
            return curriculumStep(parameters, epoch, 44880).learningRate / parameters.learningRate;
        };
        const auto close = [](double found, double expected) { return std::abs(found - expected) < 1e-12; };
        PacingParameters perEpochs = of("step", "per-epochs");
        perEpochs.rateEpochs = 20;
        perEpochs.rateDecay = .1;
        for (int epoch = 0; epoch < 70; ++epoch) {
            QCOMPARE(rate(of("step", "constant"), epoch), 1.);
            QVERIFY(close(rate(perEpochs, epoch), std::pow(.1, epoch / 20)));
            QVERIFY(close(rate(of("step", "cosine"), epoch),
                          std::pow(std::cos(std::numbers::pi * epoch / 140), 2)));
            // Ten bins of 4488 samples.
            QVERIFY(close(rate(of("step", "inverse-share"), epoch), 1. / std::min(epoch / 5 + 1, 10)));
            // Anew every five epochs, after the last entry once over the remaining 25.
            const double part = epoch < 45 ? epoch % 5 / 5. : (epoch - 45) / 25.;
            QVERIFY(close(rate(of("step", "cosine-per-bin"), epoch),
                          std::pow(std::cos(std::numbers::pi * part / 2), 2)));
        }
    }

    /// It falls once an entry, however many bins enter together.
    void perBinFallsWithEachEntry()
    {
        PacingParameters parameters = of("one-step");
        parameters.finalEpoch = 21;
        for (int epoch = 0; epoch < 70; ++epoch)
            QCOMPARE(curriculumStep(parameters, epoch, 1000).learningRate, epoch < 20 ? 1e-3 : 5e-4);
        parameters.family = "root";
        int entries = -1;
        for (int epoch = 0; epoch < 70; ++epoch) {
            const PacingStep step = curriculumStep(parameters, epoch, 1000);
            entries += step.binEntered;
            QCOMPARE(step.learningRate, 1e-3 * std::pow(.5, entries));
        }
        QVERIFY(entries > 2 && entries < 9); // the first bins of a root come several at a time
    }

    void theFloorHoldsEveryRule()
    {
        for (const char* family : {"step", "linear"})
            for (const std::string& rule : rules()) {
                PacingParameters parameters = of(family, rule), free = parameters;
                parameters.rateFloor = .25;
                double least = 1;
                for (int epoch = 0; epoch < 70; ++epoch) {
                    const double held = curriculumStep(parameters, epoch, 44879).learningRate / 1e-3;
                    const double fallen = curriculumStep(free, epoch, 44879).learningRate / 1e-3;
                    QVERIFY(held >= .25 - 1e-15 && held <= 1 && held >= fallen - 1e-15);
                    if (rule.starts_with("cosine"))
                        QVERIFY(std::abs(held - (.25 + .75 * fallen)) < 1e-12);
                    else
                        QCOMPARE(held, std::max(.25, fallen));
                    least = std::min(least, held);
                }
                QVERIFY(least < (rule == "constant" ? 1.1 : .27));
            }
    }

    void withoutCurriculumTheRateHasItsRuleToo()
    {
        for (int epoch = 0; epoch < 70; ++epoch) {
            const auto rate = [&](const std::string& rule) {
                const PacingStep step = plainStep(of("linear", rule), epoch, 525);
                return step.samples == 525 && !step.restart ? step.learningRate / 1e-3 : -1;
            };
            for (const char* rule : {"per-bin", "constant", "inverse-share"})
                QCOMPARE(rate(rule), 1.);
            QCOMPARE(rate("per-epochs"), std::pow(.5, epoch / 10));
            QCOMPARE(rate("cosine"), rate("cosine-per-bin"));
            QVERIFY(std::abs(rate("cosine") - std::pow(std::cos(std::numbers::pi * epoch / 140), 2)) < 1e-12);
        }
    }

    void aWarmRestartComesWithEachEntryAfterTheFirstEpoch()
    {
        for (const std::string& family : families()) {
            PacingParameters parameters = of(family), cold = parameters;
            parameters.warmRestart = true;
            for (int epoch = 0; epoch < 70; ++epoch) {
                const PacingStep step = curriculumStep(parameters, epoch, 525);
                const PacingStep without = curriculumStep(cold, epoch, 525);
                QCOMPARE(step.restart, epoch > 0 && step.binEntered);
                QCOMPARE(step.samples, without.samples);
                QCOMPARE(step.learningRate, without.learningRate);
                QVERIFY(!plainStep(parameters, epoch, 525).restart);
            }
        }
    }

    /// A parameter is used if and only if another value of it gives another schedule.
    void whatIsNotUsedChangesNothing_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<int>("final");
        for (const std::string& family : families())
            for (const std::string& rule : rules())
                for (const int final : {0, 33})
                    QTest::addRow("%s %s %d", family.c_str(), rule.c_str(), final)
                        << QString::fromStdString(family) << QString::fromStdString(rule) << final;
    }
    void whatIsNotUsedChangesNothing()
    {
        QFETCH(QString, family);
        QFETCH(QString, rule);
        QFETCH(int, final);
        PacingParameters parameters = of(family.toStdString(), rule.toStdString());
        parameters.finalEpoch = final;
        const auto scheduleOf = [](const PacingParameters& one, bool curriculum) {
            std::string text;
            for (int epoch = 0; epoch < 70; ++epoch) {
                const PacingStep step =
                    curriculum ? curriculumStep(one, epoch, 5000) : plainStep(one, epoch, 5000);
                text += std::to_string(curriculum ? step.bins : 0) + " " + std::to_string(step.samples) +
                        " " + nlohmann::json(step.learningRate).dump() + (step.restart ? " restart\n" : "\n");
            }
            return text;
        };
        for (const bool curriculum : {true, false}) {
            const std::string expected = scheduleOf(parameters, curriculum);
            QCOMPARE(scheduleOf(effectivePacing(parameters, curriculum), curriculum), expected);
            const auto used = usedPacingParameters(parameters, curriculum);
            const auto changed = [&](const char* name, auto member, auto value) {
                PacingParameters other = parameters;
                other.*member = value;
                const QByteArray where = QByteArray(name) + (curriculum ? "" : " without curriculum");
                QVERIFY2((scheduleOf(other, curriculum) != expected) == used.contains(name),
                         where.constData());
                if (!used.contains(name))
                    QCOMPARE(textOf(effectivePacing(other, curriculum)),
                             textOf(effectivePacing(parameters, curriculum)));
            };
            using P = PacingParameters;
            changed("bins", &P::bins, 5);
            changed("epochs-per-bin", &P::epochsPerBin, 3);
            changed("learning-rate", &P::learningRate, 2e-3);
            changed("rate-decay", &P::rateDecay, .75);
            changed("initial-share", &P::initialShare, .37);
            changed("final-epoch", &P::finalEpoch, 21);
            changed("rate-epochs", &P::rateEpochs, 7);
            changed("rate-floor", &P::rateFloor, .75);
            changed("warm-restart", &P::warmRestart, true);
        }
    }

    void schedulesThatAreAlikeHaveLikeParameters()
    {
        QCOMPARE(textOf(effectivePacing({}, true)), textOf({}));
        PacingParameters said = of("root");
        said.initialShare = .1;
        said.finalEpoch = 46;
        QCOMPARE(textOf(effectivePacing(of("root"), true)), textOf(effectivePacing(said, true)));
        QVERIFY(textOf(effectivePacing(of("root"), true)) != textOf(effectivePacing(of("linear"), true)));
        for (const char* rule : {"constant", "inverse-share"})
            QCOMPARE(textOf(effectivePacing(of("linear", rule), false)), textOf({}));
        QCOMPARE(textOf(effectivePacing(of("linear", "cosine-per-bin"), false)),
                 textOf(of("step", "cosine")));
    }

    void parametersOutOfRangeAreNamed()
    {
        VERIFY_RAISES(curriculumStep(of("stepwise"), 0, 10), ErrorKind::Usage, "--pacing", "'stepwise'",
                      "step, one-step, linear");
        VERIFY_RAISES(plainStep(of("step", "falling"), 0, 10), ErrorKind::Usage, "--rate-rule", "'falling'",
                      "per-bin, constant");
        VERIFY_RAISES(curriculumStep({.initialShare = 1.5}, 0, 10), ErrorKind::Usage, "--initial-share",
                      "0 to 1");
        VERIFY_RAISES(curriculumStep({.initialShare = std::nan("")}, 0, 10), ErrorKind::Usage,
                      "--initial-share");
        VERIFY_RAISES(curriculumStep({.finalEpoch = -1}, 0, 10), ErrorKind::Usage, "--final-epoch");
        VERIFY_RAISES(curriculumStep({.rateEpochs = 0}, 0, 10), ErrorKind::Usage, "--rate-epochs");
        VERIFY_RAISES(curriculumStep({.rateFloor = -.1}, 0, 10), ErrorKind::Usage, "--rate-floor");
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
        QCOMPARE(json.size(), std::size_t{12});
        QCOMPARE(json.at("pacing").get<std::string>(), std::string("step"));
        QCOMPARE(json.at("rate-rule").get<std::string>(), std::string("per-bin"));
        QCOMPARE(json.at("initial-share").get<double>(), 0.);
        QCOMPARE(json.at("final-epoch").get<int>(), 0);
        QCOMPARE(json.at("rate-epochs").get<int>(), 10);
        QCOMPARE(json.at("rate-floor").get<double>(), 0.);
        QCOMPARE(json.at("warm-restart").get<bool>(), false);
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
