#include "experiment/corpus_survey.h"

#include "data/delimited_text.h"
#include "data/names.h"
#include "experiment/experiment_data.h"
#include "experiment/measure_task.h"
#include "job/atomic_file.h"
#include "job/data_hash.h"
#include "job/error.h"
#include "job/number_text.h"

#include <algorithm>
#include <map>

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;
namespace fs = std::filesystem;
using LeaveOut =
    std::function<void(const std::string& attribute, const std::string& where, const std::string& reason)>;

/// Raised when what a result means changes: results of an older program are then made anew.
constexpr int resultVersion = 1;

void makeFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw Error(ErrorKind::Failed, "cannot make this folder: " + error.message(), folder);
}

class Surveyor
{
public:
    Surveyor(const ExperimentPlan& plan, std::size_t index, const fs::path& folder, const LeaveOut& leaveOut,
             const Job& job)
        : m_plan(plan), m_index(index), m_corpus(plan.corpora[index]),
          m_where("/corpora/" + std::to_string(index)), m_folder(folder), m_leaveOut(leaveOut), m_job(job)
    {
    }

    CorpusSurvey run() &&
    {
        m_job.throwIfStopped();
        m_job.report("reading data", static_cast<double>(m_index), static_cast<double>(m_plan.corpora.size()),
                     m_corpus.title());
        const LabelTable labels = readLabels(m_corpus.labels.file.path, m_corpus.labels.options, m_job);
        FeatureTable features = readFeatures(m_corpus.features.file.path, m_corpus.features.options, m_job);
        if (m_corpus.ratings)
            m_survey.ratings = readRatings(m_corpus.ratings->file.path, m_corpus.ratings->options, m_job);
        if (m_corpus.pool && needsPool()) {
            const FeatureTable pool = readFeatures(m_corpus.pool->file.path, m_corpus.pool->options, m_job);
            m_survey.poolRows = pool.rows();
            if (pool.columns() != features.columns())
                throw InputError(m_corpus.pool->file.path, {},
                                 "has " + std::to_string(pool.columns()) + " features a row, expected " +
                                     std::to_string(features.columns()) + " as in " +
                                     m_corpus.features.file.path.string());
        }
        for (const std::string& wanted : wantedAttributes(labels)) {
            std::string name;
            try {
                name = labels.attributeName(wanted);
            } catch (const InputError& error) {
                m_leaveOut(wanted, attributesPlace(), error.what());
                continue;
            }
            if (std::any_of(m_survey.attributes.begin(), m_survey.attributes.end(),
                            [&](const SurveyedAttribute& one) { return one.name == name; }))
                throw InputError({}, attributesPlace(), "names \"" + name + "\" twice");
            Corpus corpus = joinCorpus(std::move(features), labels, name);
            if (const std::string summary = corpus.report.summary();
                !summary.empty() && m_survey.attributes.empty())
                m_job.warn(summary);
            add(corpus);
            features = std::move(corpus.features);
        }
        findTests(labels);
        return std::move(m_survey);
    }

private:
    bool needsPool() const
    {
        return std::any_of(m_plan.measures.begin(), m_plan.measures.end(),
                           [](const PlannedMeasure& measure) { return needsOf(measure.measure).run; });
    }

    std::string attributesPlace() const
    {
        return m_corpus.attributes.empty() ? "/attributes" : m_where + "/attributes";
    }

    std::vector<std::string> wantedAttributes(const LabelTable& labels) const
    {
        if (!m_corpus.attributes.empty())
            return m_corpus.attributes;
        if (!m_plan.attributes.empty())
            return m_plan.attributes;
        std::vector<std::string> known;
        for (const char* attribute : {"arousal", "valence", "dominance"})
            if (std::find(labels.attributes.begin(), labels.attributes.end(), attribute) !=
                labels.attributes.end())
                known.push_back(attribute);
        if (known.empty())
            throw InputError(m_corpus.labels.file.path, {},
                             "has no arousal, valence or dominance; say which \"attributes\" are meant");
        return known;
    }

    void add(const Corpus& corpus)
    {
        requireSplit(corpus, Split::Train, m_corpus.labels.file.path);
        requireSplit(corpus, Split::Development, m_corpus.labels.file.path);
        SurveyedAttribute data;
        data.name = corpus.attribute;
        for (const std::size_t sample : corpus.samplesOf(Split::Train))
            data.training.push_back(corpus.names[sample]);
        data.size.train = data.training.size();
        data.size.development = corpus.samplesOf(Split::Development).size();
        data.size.rows = corpus.features.rows();
        data.size.columns = corpus.features.columns();
        for (const Split split : {Split::Test1, Split::Test2, Split::Test3}) {
            const std::size_t rows = corpus.samplesOf(split).size();
            data.size.testRows += rows;
            if (rows == 0)
                m_without.try_emplace(split, data.name);
        }
        if (!m_plan.scoresOnly && static_cast<std::size_t>(m_plan.train.pacing.bins) > data.size.train)
            throw InputError(m_corpus.labels.file.path, "Train split",
                             "has " + std::to_string(data.size.train) + " samples, fewer than the " +
                                 std::to_string(m_plan.train.pacing.bins) +
                                 " bins of the plan's /train/bins");
        const ordered_json identity = {{"features", identityOf(m_corpus.features)},
                                       {"labels", identityOf(m_corpus.labels)},
                                       {"attribute", data.name}};
        data.labels = "labels/" + keyOf(identity) + ".csv";
        data.scale = corpus.scale;
        std::string text = "name,split,label\n";
        for (std::size_t i = 0; i < corpus.size(); ++i)
            text += csvCell(corpus.names[i]) + "," + toString(corpus.splits[i]) + "," +
                    numberText(corpus.labels[i]) + "\n";
        if (!m_folder.empty()) {
            makeFolder(m_folder / "labels");
            if (!fs::exists(m_folder / data.labels))
                writeFileAtomically(m_folder / data.labels, text);
        }
        m_survey.attributes.push_back(std::move(data));
    }

    /// Test splits of the labels, then the test corpora, as far as the plan wants them. A split that is empty
    /// for an attribute would have no result, and its trials would never be whole.
    void findTests(const LabelTable& labels)
    {
        std::vector<std::string>& tests = m_survey.tests;
        for (const Split split : {Split::Test1, Split::Test2, Split::Test3})
            if (std::find(labels.splits.begin(), labels.splits.end(), split) != labels.splits.end()) {
                m_survey.everyTest.push_back(toString(split));
                if (const auto without = m_without.find(split); without == m_without.end())
                    tests.push_back(toString(split));
                else
                    m_job.warn(m_corpus.labels.file.path.string() + ": " + toString(split) +
                               " has no sample with features and a label of " + without->second +
                               ", so nothing is evaluated on it");
            }
        for (const ExperimentTest& test : m_corpus.tests) {
            m_survey.everyTest.push_back(test.source.name);
            tests.push_back(test.source.name);
        }
        const std::vector<std::string>& wanted = m_plan.tests;
        const std::vector<std::string> withSamples = tests;
        if (!wanted.empty())
            std::erase_if(tests, [&](const std::string& test) {
                return std::find(wanted.begin(), wanted.end(), test) == wanted.end();
            });
        if (tests.empty() && !m_plan.scoresOnly)
            throw nothingToEvaluateOn(withSamples);
        if (!m_survey.attributes.empty() && !m_plan.scoresOnly)
            checkTests(tests);
    }

    InputError nothingToEvaluateOn(const std::vector<std::string>& withSamples) const
    {
        const std::string end = "; there is nothing to evaluate on";
        if (withSamples.empty())
            return {m_corpus.labels.file.path,
                    {},
                    "has no test split with samples, and the corpus " + deepmi::quoted(m_corpus.title()) +
                        " has no \"tests\"" + end};
        constexpr std::size_t most = 20;
        return {{},
                "/tests",
                "names no test set of " + m_corpus.title() + " that has samples, but " +
                    quotedNames(m_plan.tests, most) + "; expected one of " + quotedNames(withSamples, most) +
                    end};
    }

    /// Test corpora are read once, so that what is wrong with them is said before hours of training.
    void checkTests(const std::vector<std::string>& wanted)
    {
        for (const ExperimentTest& test : m_corpus.tests) {
            if (std::find(wanted.begin(), wanted.end(), test.source.name) == wanted.end())
                continue;
            const LabelTable labels =
                readLabels(test.source.labels.file.path, test.source.labels.options, m_job);
            FeatureTable features =
                readFeatures(test.source.features.file.path, test.source.features.options, m_job);
            for (SurveyedAttribute& data : m_survey.attributes) {
                Corpus corpus = joinCorpus(std::move(features), labels, labels.attributeName(data.name));
                if (corpus.features.columns() != data.size.columns)
                    throw InputError(test.source.features.file.path, {},
                                     "has " + std::to_string(corpus.features.columns()) +
                                         " features a row, expected " + std::to_string(data.size.columns) +
                                         " as in " + m_corpus.features.file.path.string());
                if (test.split)
                    requireSplit(corpus, *test.split, test.source.labels.file.path);
                data.size.testRows += corpus.size();
                features = std::move(corpus.features);
            }
        }
    }

    const ExperimentPlan& m_plan;
    std::size_t m_index;
    const ExperimentCorpus& m_corpus;
    std::string m_where;
    const fs::path& m_folder;
    const LeaveOut& m_leaveOut;
    const Job& m_job;
    CorpusSurvey m_survey;
    std::map<Split, std::string>
        m_without; ///< test splits without a sample, and the first attribute of which
};

ordered_json trainingIdentity(const ExperimentPlan& plan, const ExperimentCorpus& corpus)
{
    ordered_json identity = {{"features", identityOf(corpus.features)},
                             {"labels", identityOf(corpus.labels)}};
    if (plan.threads != 1)
        identity["threads"] = plan.threads;
    return identity;
}

} // namespace

CorpusSurvey surveyCorpus(const ExperimentPlan& plan, std::size_t index, const fs::path& folder,
                          const LeaveOut& leaveOut, const Job& job)
{
    return Surveyor(plan, index, folder, leaveOut, job).run();
}

std::string dataHashOf(const ExperimentPlan& plan, const ExperimentCorpus& corpus,
                       const std::vector<std::string>& tests)
{
    ordered_json identity = trainingIdentity(plan, corpus);
    for (const ExperimentTest& test : corpus.tests)
        if (std::find(tests.begin(), tests.end(), test.source.name) != tests.end()) {
            ordered_json one = {{"name", test.source.name}};
            one.update(identityOf(test));
            identity["tests"].push_back(std::move(one));
        }
    return keyOf(identity);
}

std::string trainingDataHash(const ExperimentPlan& plan, const ExperimentCorpus& corpus)
{
    ordered_json identity = trainingIdentity(plan, corpus);
    identity["tests"] = "none";
    return keyOf(identity);
}

std::string keyOf(ordered_json identity)
{
    identity["version"] = resultVersion;
    DataHash hash;
    hash.add(std::string_view(identity.dump()));
    return hash.hexadecimal();
}

} // namespace deepmi
