#include "experiment/earlier_trials.h"

#include "comparison/comparison_json.h"
#include "experiment/corpus_survey.h"
#include "experiment/experiment_data.h"
#include "job/error.h"
#include "job/parallel.h"

#include <algorithm>
#include <deque>
#include <set>
#include <unordered_map>

namespace deepmi
{

namespace
{

namespace fs = std::filesystem;

/// A test set of an experiment's trials, and what the earlier ones call it; empty = they lack it.
struct TestName {
    std::string now, earlier;
};

/// A trial that the experiment misses.
struct Missing {
    const PlannedComparison* comparison = nullptr;
    ComparisonTask task;
};

/// One that was trained as a missing one is to be.
struct Candidate {
    const Missing* missing = nullptr;
    std::string key;
    const std::vector<TestName>* tests = nullptr;
};

fs::path fileOf(const fs::path& folder, const std::string& key)
{
    return folder / "trials" / (key + ".json");
}

bool isThere(const fs::path& folder, const std::string& key)
{
    std::error_code error;
    return fs::exists(fileOf(folder, key), error);
}

/// The comparison's trials in the order of comparisonTasks, with the keys that they would have if nothing
/// were evaluated.
std::vector<ComparisonTask> untestedTasks(const ExperimentPlan& plan, const PlannedComparison& comparison)
{
    ComparisonPlan untested = comparison.plan;
    untested.dataHash = trainingDataHash(plan, plan.corpora[comparison.corpus]);
    return comparisonTasks(untested);
}

bool wants(const PlannedComparison& comparison, const std::string& test)
{
    const std::vector<std::string>& tests = comparison.plan.tests;
    return std::find(tests.begin(), tests.end(), test) != tests.end();
}

/// What train() would evaluate for a trial of `now`, in its order.
std::vector<TestName> testNames(const PlannedComparison& now, const ExperimentCorpus& corpus,
                                const PlannedComparison& before, const ExperimentCorpus& corpusBefore)
{
    std::vector<TestName> names;
    if (now.stage == 1)
        return names;
    for (const Split split : {Split::Test1, Split::Test2, Split::Test3}) // wanted or not, if it has samples
        names.push_back({toString(split), toString(split)});
    for (const ExperimentTest& test : corpus.tests) {
        if (!wants(now, test.source.name))
            continue;
        names.push_back({test.source.name, {}});
        for (const ExperimentTest& other : corpusBefore.tests)
            if (wants(before, other.source.name) && identityOf(other) == identityOf(test))
                names.back().earlier = other.source.name;
    }
    return names;
}

/// The earlier record as the missing trial's own, as far as there are outcomes.
TrialRecord ownRecord(TrialRecord record, const Candidate& candidate)
{
    const auto& [comparison, task] = *candidate.missing;
    record.key = task.key;
    record.approach = comparison->plan.approaches[task.approach].title;
    std::vector<TestCcc> tests;
    for (const TestName& name : *candidate.tests)
        for (const TestCcc& test : record.tests)
            if (!name.earlier.empty() && test.test == name.earlier)
                tests.push_back({name.now, test.ccc});
    record.tests = std::move(tests);
    return record;
}

class Finder
{
public:
    Finder(const Experiment& earlier, const Experiment& experiment, const fs::path& folder)
        : m_earlier(earlier), m_experiment(experiment), m_folder(folder)
    {
    }

    EarlierTrials find()
    {
        for (const PlannedComparison& comparison : m_experiment.comparisons)
            addMissing(comparison);
        if (m_missing.empty())
            return {};
        for (const PlannedComparison& before : m_earlier.comparisons)
            try {
                addCandidates(before);
            } catch (const InputError&) {
                // A file of row names that is gone: what it said cannot be compared any more.
            }
        return judged();
    }

private:
    void addMissing(const PlannedComparison& comparison)
    {
        const std::vector<ComparisonTask> tasks = comparisonTasks(comparison.plan);
        std::vector<std::size_t> missing;
        for (std::size_t i = 0; i < tasks.size(); ++i)
            if (!isThere(m_folder, tasks[i].key))
                missing.push_back(i);
        if (missing.empty())
            return;
        const std::vector<ComparisonTask> untested = untestedTasks(m_experiment.plan, comparison);
        for (const std::size_t i : missing)
            m_missing.try_emplace(untested[i].key, Missing{&comparison, tasks[i]});
    }

    void addCandidates(const PlannedComparison& before)
    {
        const ExperimentCorpus& corpus = m_earlier.plan.corpora[before.corpus];
        const std::string known = before.stage == 1 ? trainingDataHash(m_earlier.plan, corpus)
                                                    : dataHashOf(m_earlier.plan, corpus, before.plan.tests);
        if (before.plan.dataHash != known) // of another program, whose results may mean something else
            return;
        const std::vector<ComparisonTask> tasks = comparisonTasks(before.plan),
                                          untested = untestedTasks(m_earlier.plan, before);
        std::unordered_map<const PlannedComparison*, const std::vector<TestName>*> names;
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            const auto missing = m_missing.find(untested[i].key);
            if (missing == m_missing.end() || !isThere(m_folder, tasks[i].key))
                continue;
            const PlannedComparison* now = missing->second.comparison;
            const auto [tests, isNew] = names.try_emplace(now);
            if (isNew)
                tests->second = &m_names.emplace_back(
                    testNames(*now, m_experiment.plan.corpora[now->corpus], before, corpus));
            m_candidates.push_back({&missing->second, tasks[i].key, tests->second});
        }
    }

    EarlierTrials judged() const
    {
        std::vector<std::optional<TrialRecord>> records(m_candidates.size());
        inParallel(m_candidates.size(), [&](std::size_t index) {
            const Candidate& candidate = m_candidates[index];
            try {
                TrialRecord record = readTrial(fileOf(m_folder, candidate.key));
                if (record.key == candidate.key)
                    records[index] = ownRecord(std::move(record), candidate);
            } catch (const InputError&) {
                // Damaged: it is of no use to anybody.
            }
        });
        EarlierTrials found;
        std::set<std::string> usable, others, lacking;
        const auto wanted = [&](std::size_t index) -> const std::vector<std::string>& {
            return m_candidates[index].missing->comparison->plan.tests;
        };
        std::vector<std::size_t> lackSome;
        for (std::size_t i = 0; i < records.size(); ++i)
            if (records[i] && !hasTests(*records[i], wanted(i)))
                lackSome.push_back(i);
            else if (records[i] && usable.insert(records[i]->key).second)
                found.usable.push_back(std::move(*records[i]));
        for (const std::size_t i : lackSome)
            if (!usable.contains(records[i]->key)) {
                others.insert(records[i]->key);
                for (const std::string& test : wanted(i))
                    if (!hasTests(*records[i], {test}))
                        lacking.insert(test);
            }
        found.trainedAgain = others.size();
        found.lacking.assign(lacking.begin(), lacking.end());
        return found;
    }

    const Experiment& m_earlier;
    const Experiment& m_experiment;
    const fs::path& m_folder;
    std::unordered_map<std::string, Missing> m_missing; ///< by the key without test sets
    std::deque<std::vector<TestName>> m_names;
    std::vector<Candidate> m_candidates;
};

std::string counted(std::size_t count, const char* what)
{
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

} // namespace

std::vector<std::string> EarlierTrials::warnings() const
{
    std::vector<std::string> warnings;
    if (!usable.empty())
        warnings.push_back(counted(usable.size(), "finished trial") + " of other test sets " +
                           (usable.size() == 1 ? "has" : "have") + " all outcomes that this plan wants and " +
                           (usable.size() == 1 ? "serves" : "serve") + " it");
    if (trainedAgain > 0) {
        std::string tests;
        for (const std::string& test : lacking)
            tests += (tests.empty() ? "" : ", ") + test;
        warnings.push_back(counted(trainedAgain, "finished trial") + (trainedAgain == 1 ? " was" : " were") +
                           " not evaluated on " + tests + " by the folder's last plan and " +
                           (trainedAgain == 1 ? "has" : "have") +
                           " to be trained again: a trial keeps no network that could be evaluated later");
    }
    return warnings;
}

EarlierTrials findEarlierTrials(const Experiment& earlier, const Experiment& experiment,
                                const fs::path& folder)
{
    return Finder(earlier, experiment, folder).find();
}

void takeOver(const EarlierTrials& earlier, const fs::path& folder)
{
    inParallel(earlier.usable.size(), [&](std::size_t index) { writeTrial(earlier.usable[index], folder); });
}

} // namespace deepmi
