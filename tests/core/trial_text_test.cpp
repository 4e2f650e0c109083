#include "experiment/comparison_json.h"
#include "experiment/trial_text.h"
#include "job/error.h"
#include "job/parallel.h"
#include "test_data.h"

#include <atomic>
#include <limits>

using namespace deepmi;

namespace
{

TrialRecord sample()
{
    TrialRecord trial;
    trial.key = "0123456789abcdef";
    trial.attribute = "arousal";
    trial.approach = "DeepMI (α = 0.5, K = 10)";
    trial.seed = std::numeric_limits<std::uint64_t>::max();
    trial.bestEpoch = 7;
    trial.developmentCcc = -1.25e-17;
    trial.device = "cpu Some(R) Processor, 1 thread";
    trial.tests = {{"Test1", .75}, {"Other corpus", std::numeric_limits<double>::quiet_NaN()}};
    trial.history = {{1, 1, 100, 1e-4, 1.0103424619325267, .02107267464259517, 0},
                     {2, 10, 4096, 5e-5, 2, std::numeric_limits<double>::quiet_NaN(), 0}};
    return trial;
}

/// As trialFromJson reads it; empty for what it refuses.
std::string anyJson(const std::string& text)
{
    const auto json = nlohmann::ordered_json::parse(text, nullptr, false);
    if (json.is_discarded())
        return {};
    try {
        return trialJson(trialFromJson(json, "")).dump();
    } catch (const InputError&) {
        return {};
    }
}

} // namespace

/// The reading of many small results.
class TrialTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadBack()
    {
        TrialRecord bare;
        bare.precision = "tf32";
        for (const TrialRecord& trial : {sample(), bare})
            for (const int indent : {1, -1}) {
                const std::string text = trialJson(trial).dump(indent);
                const auto read = trialFromOwnText(text + "\n");
                QVERIFY2(read.has_value(), text.c_str());
                QCOMPARE(trialJson(*read).dump(), trialJson(trial).dump());
            }
    }

    /// What it takes, it takes as JSON has it, and nothing that is cut short.
    void damageIsNotTakenForATrial()
    {
        const std::string whole = trialJson(sample()).dump(1) + "\n";
        for (std::size_t size = 0; size + 1 < whole.size(); ++size)
            QVERIFY2(!trialFromOwnText(whole.substr(0, size)), std::to_string(size).c_str());
        QVERIFY(!trialFromOwnText(whole + "}"));
        int taken = 0;
        for (std::size_t at = 0; at < whole.size(); ++at)
            for (const char put :
                 {'0', '9', '.', '-', 'e', '"', '\\', ',', ' ', '\n', '\t', '{', ']', 'n', '\x80'}) {
                std::string damaged = whole;
                damaged[at] = put;
                const auto read = trialFromOwnText(damaged);
                if (!read)
                    continue;
                ++taken;
                QVERIFY2(trialJson(*read).dump() == anyJson(damaged), damaged.c_str());
            }
        QVERIFY(taken > 1000); // digits and letters of names
    }

    /// Which is left to who reads any JSON.
    void otherJsonIsNotTaken()
    {
        auto other = trialJson(sample());
        other.erase("device"); // earlier versions
        auto escaped = trialJson(sample());
        escaped["approach"] = "a \"name\"";
        auto more = trialJson(sample());
        more["seconds"] = 3;
        for (const auto& json : {other, escaped, more}) {
            QVERIFY(!trialFromOwnText(json.dump(1)));
            QVERIFY(!anyJson(json.dump(1)).empty());
        }
    }

    void workIsDoneOnceAndTheFirstErrorIsRaised()
    {
        for (const std::size_t count : {0, 1, 5, 1000}) {
            std::vector<std::atomic<int>> done(count);
            inParallel(count, [&](std::size_t index) { ++done[index]; });
            for (const auto& times : done)
                QCOMPARE(times.load(), 1);
        }
        std::atomic<int> done = 0;
        VERIFY_RAISES(inParallel(200,
                                 [&](std::size_t index) {
                                     ++done;
                                     if (index % 50 == 49)
                                         throw InputError({}, "", "number " + std::to_string(index));
                                 }),
                      ErrorKind::BadInput, "number 49");
        QCOMPARE(done.load(), 200);
    }
};

QTEST_GUILESS_MAIN(TrialTextTest)
#include "trial_text_test.moc"
