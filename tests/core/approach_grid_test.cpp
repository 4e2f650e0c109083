#include "job/error.h"
#include "small_plan.h"

#include <QtTest/QtTest>

using namespace deepmi;
using nlohmann::ordered_json;
using test::readPlan;
using test::smallPlan;
using test::titlesOf;

/// The approaches that a plan is made of: measures, α, K, pools and what its grid makes of them.
class ApproachGridTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void approachesAreEveryCombination()
    {
        ExperimentPlan plan = readPlan(smallPlan());
        QCOMPARE(titlesOf(plan),
                 (std::vector<std::string>{"W/O curriculum", "Random", "Disagreement",
                                           "DeepMI (K = 2, α = 0)", "DeepMI (K = 2, α = 0.5)",
                                           "DeepMI (K = 3, α = 0)", "DeepMI (K = 3, α = 0.5)"}));
        const auto drafts = draftApproaches(plan, true, [](const PlannedMeasure&, const PoolVariant&) {});
        const Approach& last = drafts.back().approach;
        QCOMPARE(last.alpha, .5);
        QCOMPARE(last.clusters, 3);
        QCOMPARE(last.factors,
                 (std::map<std::string, std::string>{{"alpha", "0.5"}, {"clusters", "3"}, {"pool", "SSL"}}));
        QVERIFY(!last.train);
    }

    void aGridConcernsOnlyThoseWhoseTrialsItChanges()
    {
        ordered_json json = smallPlan();
        json["measures"] = {"none", "random"};
        json["grid"] = ordered_json::parse(
            R"({"rate": [{"label": "halved", "rate-decay": 0.5}, {"label": "kept", "rate-decay": 1}],
                "epochs-per-bin": [1, 2]})");
        ExperimentPlan plan = readPlan(json);
        QCOMPARE(titlesOf(plan), (std::vector<std::string>{
                                     "W/O curriculum", "Random (halved, epochs-per-bin 1)",
                                     "Random (halved, epochs-per-bin 2)", "Random (kept, epochs-per-bin 1)",
                                     "Random (kept, epochs-per-bin 2)"}));
        const auto drafts = draftApproaches(plan, true, [](const PlannedMeasure&, const PoolVariant&) {});
        QCOMPARE(drafts[2].approach.train->pacing.rateDecay, .5);
        QCOMPARE(drafts[2].approach.train->pacing.epochsPerBin, 2);
        QCOMPARE(drafts[3].approach.train->pacing.rateDecay, 1.);
        QCOMPARE(drafts[3].approach.factors.at("rate"), std::string("kept"));
        // The learning rate is no curriculum's alone.
        json["grid"] = {{"learning-rate", {1e-3, 1e-2}}};
        QCOMPARE(titlesOf(readPlan(json)),
                 (std::vector<std::string>{"W/O curriculum (learning-rate 0.001)",
                                           "W/O curriculum (learning-rate 0.01)",
                                           "Random (learning-rate 0.001)", "Random (learning-rate 0.01)"}));
    }

    void poolsThatACorpusLacksAreNamedOrLeftToTheNext()
    {
        ordered_json json = smallPlan();
        json["measures"] = {"deepmi"};
        ExperimentPlan plan = readPlan(json);
        const auto poolOf = [&](bool hasPool) {
            return draftApproaches(plan, hasPool, [](const PlannedMeasure&, const PoolVariant&) {})
                .at(0)
                .pool.name;
        };
        QCOMPARE(poolOf(true), std::string("SSL"));
        QCOMPARE(poolOf(false), std::string("FSL"));
        json["measures"] = ordered_json::parse(R"([{"measure": "deepmi", "pools": ["SSL", "FSL"]}])");
        plan = readPlan(json);
        std::vector<std::string> missing;
        const auto drafts = draftApproaches(plan, false, [&](const PlannedMeasure&, const PoolVariant& pool) {
            missing.push_back(pool.name);
        });
        QCOMPARE(missing, std::vector<std::string>{"SSL"});
        QCOMPARE(drafts.at(0).approach.title, std::string("DeepMI (FSL)"));
    }

    void twoApproachesOfOneNameAreRefused()
    {
        ordered_json json = smallPlan();
        json["measures"] = ordered_json::parse(R"(["random", "random"])");
        const ExperimentPlan plan = readPlan(json);
        try {
            titlesOf(plan);
            QFAIL("no error was raised");
        } catch (const InputError& error) {
            QCOMPARE(error.where(), std::string("/measures/1"));
            QVERIFY(error.message().find("\"title\"") != std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(ApproachGridTest)
#include "approach_grid_test.moc"
