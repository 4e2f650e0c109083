#include "comparison/comparison.h"
#include "comparison/comparison_json.h"
#include "job/error.h"
#include "network/precision.h"
#include "test_data.h"

#include <QTest>

using namespace deepmi;

namespace
{

ComparisonPlan planOf(const std::string& precision)
{
    ComparisonPlan plan;
    plan.corpus = "corpus";
    plan.dataHash = "1";
    plan.attributes = {"arousal"};
    plan.approaches = {{}};
    plan.approaches.front().title = "W/O curriculum";
    plan.train.trials = 1;
    plan.precision = precision;
    return plan;
}

std::string keyOf(const std::string& precision)
{
    return comparisonTasks(planOf(precision)).front().key;
}

} // namespace

class PrecisionNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNameIsRecordedAsWhatItAsksFor()
    {
        QCOMPARE(precisionNameOf(toString(Precision::BFloat16)), std::string("bf16"));
        QCOMPARE(precisionNameOf(toString(Precision::TensorFloat32)), std::string("tf32"));
        QCOMPARE(precisionNameOf(toString(Precision::Float32)), std::string("fp32"));
        QCOMPARE(plannedPrecision("auto"), std::string("fp32"));
        QVERIFY_THROWS_EXCEPTION(UsageError, requirePrecisionName("half"));
        QVERIFY_THROWS_EXCEPTION(UsageError, plannedPrecision(""));
    }

    /// A trial of another precision is another trial; those of before there was a choice remain.
    void aTrialsKeyHoldsItsPrecision()
    {
        QCOMPARE(keyOf("auto"), keyOf("fp32"));
        QVERIFY(keyOf("bf16") != keyOf("fp32"));
        QVERIFY(keyOf("bf16") != keyOf("tf32"));
    }

    void aPlanKeepsItsPrecision()
    {
        QCOMPARE(planFromJson(planJson(planOf("bf16")), "").precision, std::string("bf16"));
        QVERIFY(!planJson(planOf("auto")).contains("precision"));
        auto json = planJson(planOf("bf16"));
        json["precision"] = "half";
        QVERIFY_THROWS_EXCEPTION(InputError, planFromJson(json, ""));
    }
};

QTEST_GUILESS_MAIN(PrecisionNames)
#include "precision_test.moc"
