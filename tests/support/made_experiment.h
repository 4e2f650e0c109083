#pragma once

#include "experiment/experiment_result.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

/// Small results of experiments, made from numbers.
namespace test
{

inline deepmi::Approach approach(const std::string& title, const std::string& measure,
                                 std::map<std::string, std::string> factors = {})
{
    deepmi::Approach one;
    one.title = title;
    one.measure = measure;
    one.factors = std::move(factors);
    return one;
}

/// Trials of seeds 0, 1, … : of every test set as many values, and as many of development.
inline void addTrials(deepmi::ComparisonResult& result, const std::string& attribute,
                      const std::string& title, const std::map<std::string, std::vector<double>>& tests,
                      const std::vector<double>& development)
{
    for (std::size_t seed = 0; seed < development.size(); ++seed) {
        deepmi::TrialRecord trial;
        trial.key = std::string("00000000000000") + static_cast<char>('a' + result.trials.size() % 6) +
                    static_cast<char>('0' + seed % 10);
        trial.attribute = attribute;
        trial.approach = title;
        trial.seed = seed;
        trial.bestEpoch = 40 + static_cast<int>(seed);
        trial.developmentCcc = development[seed];
        trial.device = "cpu";
        for (const std::string& test : result.plan.tests)
            if (const auto values = tests.find(test); values != tests.end())
                trial.tests.push_back({test, values->second[seed]});
        trial.history = {{1, 1, 100, .001, .5, .4, 0}, {2, 2, 200, .0005, .4, .5, 0}};
        result.add(trial);
    }
}

inline deepmi::CorpusResult corpusResult(const std::string& name, const std::vector<std::string>& attributes,
                                         const std::vector<std::string>& tests, int trials,
                                         const std::vector<deepmi::Approach>& approaches)
{
    deepmi::CorpusResult corpus;
    corpus.corpus = name;
    corpus.result.plan.corpus = name;
    corpus.result.plan.dataHash = "0123456789abcdef";
    corpus.result.plan.attributes = attributes;
    corpus.result.plan.tests = tests;
    corpus.result.plan.approaches = approaches;
    corpus.result.plan.train.trials = trials;
    return corpus;
}

inline deepmi::ExperimentResult experiment(const std::vector<std::string>& shows,
                                           std::vector<deepmi::CorpusResult> corpora)
{
    deepmi::ExperimentResult result;
    result.plan.name = "made";
    result.plan.title = "Made-up numbers";
    result.plan.shows = shows;
    result.version = "1.2.3";
    result.corpora = std::move(corpora);
    result.files = {{"/somewhere/features.h5", "fedcba9876543210", 4096}};
    for (const deepmi::CorpusResult& corpus : result.corpora)
        result.tasks += corpus.result.plan.approaches.size() * corpus.result.plan.attributes.size() *
                        static_cast<std::size_t>(corpus.result.plan.train.trials);
    for (const deepmi::CorpusResult& corpus : result.corpora)
        result.finished += corpus.result.trials.size();
    return result;
}

/// Table II of tests/golden/report.json.
inline deepmi::ExperimentResult goldenTable2(const nlohmann::json& golden)
{
    using namespace deepmi;
    CorpusResult corpus =
        corpusResult("Small", {"arousal", "valence"}, {"Test1", "Other"}, 4,
                     {approach("W/O curriculum", "none"), approach("Random", "random"),
                      approach("Disagreement", "disagreement"), approach("DeepMI", "deepmi")});
    for (const auto& one : golden.at("table2").at("trials"))
        addTrials(corpus.result, one.at("attribute"), one.at("approach"),
                  one.at("tests").get<std::map<std::string, std::vector<double>>>(), one.at("development"));
    corpus.sources = {{"DeepMI", "arousal", "1111222233334444", "scores/1111222233334444.csv",
                       "5555666677778888", "pretrain/5555666677778888.h5"}};
    return experiment({"II", "III"}, {corpus});
}

} // namespace test
