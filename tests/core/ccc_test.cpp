#include "network/ccc.h"

#include "data/numpy_file.h"
#include "job/error.h"
#include "job/random.h"
#include "test_data.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

using namespace deepmi;

class CccTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goldenLossesAndGradients()
    {
        REQUIRE_GOLDEN("ccc.json");
        std::ifstream file(test::golden("ccc.json"));
        const auto cases = nlohmann::json::parse(file);
        const auto vectors = test::golden("ccc_vectors.npz");
        QCOMPARE(cases.size(), std::size_t{72});
        int gradients = 0, undefined = 0;
        for (const auto& entry : cases) {
            const std::string id = entry.at("id");
            const auto label = readNpzArray(vectors, id + "_target").toDoubles();
            const auto predicted = readNpzArray(vectors, id + "_pred").toDoubles();
            QCOMPARE(predicted.size(), entry.at("n").get<std::size_t>());
            std::vector<double> gradient(predicted.size());
            const double loss = concordanceLossGradient(predicted, label, gradient);
            QVERIFY(loss == 1 - concordance(predicted, label));
            if (entry.at("loss_population").is_null()) {
                // 0/0, a single sample hit exactly: no concordance, nothing to pull at.
                QCOMPARE(loss, 1.0);
                for (const double value : gradient)
                    QVERIFY(value == 0);
                ++undefined;
                continue;
            }
            // The float32 cases were computed in float32.
            const bool single = entry.at("dtype") == "float32";
            const double tolerance = single ? 2e-5 : 1e-12;
            QVERIFY2(std::abs(loss - entry.at("loss_population").get<double>()) <= tolerance,
                     entry.dump().c_str());
            if (predicted.size() > 512)
                continue;
            const auto expected = readNpzArray(vectors, id + "_grad_population").toDoubles();
            QCOMPARE(expected.size(), gradient.size());
            double scale = 0;
            for (const double value : expected)
                scale = std::max(scale, std::abs(value));
            for (std::size_t i = 0; i < gradient.size(); ++i)
                QVERIFY2(std::abs(gradient[i] - expected[i]) <= tolerance * std::max(1.0, scale),
                         entry.dump().c_str());
            ++gradients;
        }
        QCOMPARE(undefined, 2);
        QCOMPARE(gradients, 58);
    }

    void gradientIsThatOfFiniteDifferences()
    {
        Random random(3);
        for (const std::size_t count : {2, 5, 40}) {
            std::vector<double> predicted(count), label(count), gradient(count);
            for (std::size_t i = 0; i < count; ++i) {
                label[i] = random.normal() + 2;
                predicted[i] = .6 * label[i] + random.normal();
            }
            concordanceLossGradient(predicted, label, gradient);
            for (std::size_t i = 0; i < count; ++i) {
                const double kept = predicted[i], step = 1e-6;
                predicted[i] = kept + step;
                const double above = 1 - concordance(predicted, label);
                predicted[i] = kept - step;
                const double below = 1 - concordance(predicted, label);
                predicted[i] = kept;
                QVERIFY(std::abs((above - below) / (2 * step) - gradient[i]) < 1e-7);
            }
        }
    }

    void perfectAndReversedPredictionsAreOneAndMinusOne()
    {
        const std::vector<double> label = {-1.5, .25, .5, .75}, reversed = {1.5, -.25, -.5, -.75};
        QVERIFY(concordance(label, label) == 1);
        // Means of 0: the mirror image is as far from concordance as can be.
        QVERIFY(std::abs(concordance(reversed, label) + 1) < 1e-15);
    }

    void aShiftAndAScaleCostConcordance()
    {
        // By hand: variances 2/3, covariance 2/3, means 2 and 3: 2·(2/3)/(4/3 + 1) = 4/7.
        QVERIFY(std::abs(concordance(std::vector<double>{1, 2, 3}, std::vector<double>{2, 3, 4}) - 4.0 / 7) <
                1e-15);
        // Variances 8/3 and 2/3, covariance 4/3, means 0: 2·(4/3)/(10/3) = .8.
        QVERIFY(std::abs(concordance(std::vector<double>{-2, 0, 2}, std::vector<double>{-1, 0, 1}) - .8) <
                1e-15);
    }

    void aConstantHasNoConcordanceToTheLastBit()
    {
        // .1 added up and divided is not .1: without care a constant would have a variance.
        const std::vector<double> constant(1000, .1), other(1000, .3);
        std::vector<double> label(1000), gradient(1000);
        for (std::size_t i = 0; i < label.size(); ++i)
            label[i] = std::sin(static_cast<double>(i));
        QVERIFY(concordance(constant, label) == 0);
        QVERIFY(concordance(label, constant) == 0);
        QVERIFY(concordance(constant, constant) == 0);
        QVERIFY(concordance(constant, other) == 0);
        QVERIFY(concordanceLossGradient(constant, label, gradient) == 1);
        double size = 0;
        for (const double value : gradient) {
            QVERIFY(std::isfinite(value));
            size += std::abs(value);
        }
        QVERIFY(size > 0);
    }

    void aNaNIsNotHidden()
    {
        QVERIFY(
            std::isnan(concordance(std::vector<double>{1, std::nan(""), 3}, std::vector<double>{1, 2, 3})));
        QVERIFY(
            std::isnan(concordance(std::vector<double>{1, 2, 3}, std::vector<double>{1, std::nan(""), 3})));
    }

    void lengthsMustAgree()
    {
        const std::vector<double> two = {1, 2}, three = {1, 2, 3}, none;
        std::vector<double> place(2);
        VERIFY_RAISES(concordance(two, three), ErrorKind::Usage, "2", "3");
        VERIFY_RAISES(concordance(none, none), ErrorKind::Usage, "at least one");
        VERIFY_RAISES(concordanceLossGradient(three, three, place), ErrorKind::Usage, "3", "2");
        VERIFY_RAISES(concordanceLossGradient(two, three, place), ErrorKind::Usage, "2", "3");
    }
};

QTEST_GUILESS_MAIN(CccTest)
#include "ccc_test.moc"
