#include "difficulty/measures.h"
#include "experiment/approach_grid.h"
#include "experiment/corpus_survey.h"
#include "experiment/experiment.h"
#include "experiment/experiment_data.h"
#include "experiment/measure_task.h"
#include "information/levels.h"

#include "job/error.h"
#include "job/json_fields.h"
#include "job/version.h"
#include "network/precision.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;
namespace fs = std::filesystem;

class CorpusPlanner
{
public:
    /// Adds the corpus' test sets to `everyTest`.
    CorpusPlanner(Experiment& experiment, std::size_t index, const fs::path& folder,
                  std::vector<std::string>& everyTest, const Job& job)
        : m_experiment(experiment), m_plan(experiment.plan), m_index(index),
          m_corpus(experiment.plan.corpora[index]), m_where("/corpora/" + std::to_string(index)),
          m_folder(folder), m_everyTest(everyTest), m_job(job)
    {
    }

    void run()
    {
        m_survey = surveyCorpus(
            m_plan, m_index, m_folder,
            [&](const std::string& attribute, const std::string& where, const std::string& reason) {
                leaveOut({}, attribute, where, reason);
            },
            m_job);
        m_everyTest.insert(m_everyTest.end(), m_survey.everyTest.begin(), m_survey.everyTest.end());
        if (m_survey.attributes.empty())
            return;
        const auto drafts = draftApproaches(
            m_plan, m_corpus.pool.has_value(), [&](const PlannedMeasure& measure, const PoolVariant& pool) {
                leaveOut(titleOf(measure) + " (" + pool.name + ")", {}, measure.where + "/pools",
                         m_corpus.title() + " has no unlabelled pool");
            });
        if (!m_plan.search) {
            std::vector<std::string> names;
            for (const SurveyedAttribute& data : m_survey.attributes)
                names.push_back(data.name);
            compare(drafts, names, 0);
            return;
        }
        const std::vector<LeftOut> ofAll = m_leftOut;
        for (const SurveyedAttribute& data : m_survey.attributes) {
            compare(drafts, {data.name}, 1);
            m_leftOut = ofAll;
        }
    }

private:
    static std::string titleOf(const PlannedMeasure& measure)
    {
        return measure.title.empty() ? needsOf(measure.measure).title : measure.title;
    }

    /// Says it in the report where the plan allows it, else raises.
    void leaveOut(const std::string& approach, const std::string& attribute, const std::string& where,
                  const std::string& reason)
    {
        if (!m_plan.wherePossible)
            throw InputError({}, where,
                             reason + "; correct it, or let the plan say \"where_possible\": true");
        for (const LeftOut& known : m_leftOut)
            if (known.approach == approach && known.attribute == attribute)
                return;
        m_leftOut.push_back({approach, attribute, reason});
        m_job.warn(m_corpus.title() + ": " + (approach.empty() ? "" : approach + " is left out") +
                   (approach.empty()    ? attribute + " is left out"
                    : attribute.empty() ? ""
                                        : " for " + attribute) +
                   ": " + reason);
    }

    const SurveyedAttribute& dataOf(const std::string& attribute) const
    {
        return *std::find_if(m_survey.attributes.begin(), m_survey.attributes.end(),
                             [&](const SurveyedAttribute& data) { return data.name == attribute; });
    }

    /// One comparison. An approach has no trials of the attributes that cannot serve it.
    void compare(const std::vector<ApproachDraft>& drafts, const std::vector<std::string>& attributes,
                 int stage)
    {
        PlannedComparison comparison;
        comparison.corpus = m_index;
        comparison.stage = stage;
        ComparisonPlan& plan = comparison.plan;
        plan.corpus = m_corpus.title();
        plan.attributes = attributes;
        plan.train = m_plan.train;
        plan.precision = m_plan.precision;
        if (stage == 1) {
            plan.train.trials = m_plan.search->trials;
            comparison.finalTests = m_survey.tests;
            comparison.finalDataHash = dataHashOf(m_plan, m_corpus, m_survey.tests);
            plan.dataHash = trainingDataHash(m_plan, m_corpus);
        } else {
            plan.tests = m_survey.tests;
            plan.dataHash = dataHashOf(m_plan, m_corpus, m_survey.tests);
        }
        for (const ApproachDraft& draft : drafts) {
            Approach approach = draft.approach;
            if (!corpusServes(draft))
                continue;
            std::vector<std::string> served;
            for (const std::string& attribute : attributes)
                (attributeServes(draft, attribute, attributes.size() > 1) ? served : approach.without)
                    .push_back(attribute);
            if (served.empty())
                continue;
            if (!m_corpus.featureSet.empty())
                approach.factors["features"] = m_corpus.featureSet;
            if (approach.measure != "none")
                for (const std::string& attribute : served) {
                    const auto [scores, run] = scoresFor(draft, dataOf(attribute));
                    approach.sources[attribute] = scores;
                    comparison.sources.push_back({approach.title, attribute, scores, run});
                }
            plan.approaches.push_back(std::move(approach));
        }
        for (const std::string& attribute : attributes) {
            comparison.labels[attribute] = dataOf(attribute).labels;
            comparison.scales[attribute] = dataOf(attribute).scale;
            comparison.sizes[attribute] = dataOf(attribute).size;
        }
        comparison.leftOut = m_leftOut;
        if (plan.approaches.empty())
            throw InputError({}, m_where, m_corpus.title() + " can serve none of the plan's measures");
        m_experiment.comparisons.push_back(std::move(comparison));
    }

    /// What does not depend on the attribute.
    bool corpusServes(const ApproachDraft& draft)
    {
        const PlannedMeasure& measure = *draft.measure;
        const std::string reason = whyCorpusDoesNotServe(measure);
        if (!reason.empty()) // of the measure, whatever the grid makes of it
            leaveOut(titleOf(measure), {}, measure.where, reason);
        return reason.empty();
    }

    std::string whyCorpusDoesNotServe(const PlannedMeasure& measure) const
    {
        const MeasureNeeds needs = needsOf(measure.measure);
        if (needs.ratings && !m_survey.ratings)
            return m_corpus.title() + " has no ratings";
        if (needs.frames && !m_corpus.frames)
            return m_corpus.title() + " has no frame-level descriptors (\"frames\")";
        if (needs.secondRun && !secondCorpus())
            return m_corpus.name + " has no second feature set";
        return {};
    }

    bool attributeServes(const ApproachDraft& draft, const std::string& attribute, bool oneOfMany)
    {
        const PlannedMeasure& measure = *draft.measure;
        const std::string named = oneOfMany ? attribute : std::string();
        std::string reason = whyMeasureDoesNotServe(measure, dataOf(attribute));
        if (!reason.empty()) {
            leaveOut(titleOf(measure), named, measure.where, reason);
            return false;
        }
        reason = whyClustersDoNotServe(draft, dataOf(attribute));
        if (!reason.empty())
            leaveOut(draft.approach.title, named, measure.where, reason);
        return reason.empty();
    }

    std::string whyMeasureDoesNotServe(const PlannedMeasure& measure, const SurveyedAttribute& data) const
    {
        const MeasureNeeds needs = needsOf(measure.measure);
        if (needs.ratings)
            if (std::string reason = whyRatingsDoNotServe(measure.measure, measure.options, *m_survey.ratings,
                                                          data.name, data.training);
                !reason.empty())
                return reason;
        if (needs.file && !fileOf(measure, data.name))
            return m_corpus.title() + " has no scores \"" + measure.scores + "\" of " + data.name;
        if (needs.parts && measure.options.contains("of") && measure.options["of"].is_array())
            for (const ordered_json& name : measure.options["of"])
                for (const PlannedMeasure& part : m_plan.measures) {
                    if (!name.is_string() || (part.measure != name && part.title != name) ||
                        needsOf(part.measure).parts)
                        continue;
                    std::string reason = whyCorpusDoesNotServe(part);
                    if (reason.empty())
                        reason = whyMeasureDoesNotServe(part, data);
                    if (!reason.empty())
                        return "its part " + titleOf(part) + " cannot be had: " + reason;
                    break; // the first of that name is the part
                }
        return {};
    }

    std::string whyClustersDoNotServe(const ApproachDraft& draft, const SurveyedAttribute& data) const
    {
        const MeasureNeeds needs = needsOf(draft.measure->measure);
        const auto clusters = static_cast<std::size_t>(draft.approach.clusters);
        const auto tooMany = [&](std::size_t samples, const char* what) {
            return "K = " + std::to_string(clusters) + " is more than its " + std::to_string(samples) + what;
        };
        if (needs.run && clusters > data.size.train)
            return tooMany(data.size.train, " training samples");
        if (const std::size_t rows = poolRows(m_survey.poolRows, draft.pool.share);
            needs.run && rows > 0 && clusters > rows)
            return tooMany(rows, " recordings of the unlabelled pool");
        return {};
    }

    /// The first other entry of the plan with this corpus' name: another feature set.
    std::optional<std::size_t> secondCorpus() const
    {
        for (std::size_t i = 0; i < m_plan.corpora.size(); ++i)
            if (i != m_index && m_plan.corpora[i].name == m_corpus.name)
                return i;
        return std::nullopt;
    }

    const FileReference* fileOf(const PlannedMeasure& measure, const std::string& attribute) const
    {
        const auto files = m_corpus.scores.find(measure.scores);
        if (files == m_corpus.scores.end())
            return nullptr;
        const auto file = files->second.find(attribute);
        return file == files->second.end() ? nullptr : &file->second;
    }

    /// Keys of before there was a choice remain.
    void addPrecision(ordered_json& identity) const
    {
        if (const std::string precision = plannedPrecision(m_plan.precision); precision != "fp32")
            identity["precision"] = precision;
    }

    std::string runFor(const ApproachDraft& draft, const SurveyedAttribute& data, std::size_t corpusIndex)
    {
        const ExperimentCorpus& corpus = m_plan.corpora[corpusIndex];
        PlannedRun run;
        run.corpus = corpusIndex;
        run.attribute = data.name;
        run.pool = draft.pool;
        run.parameters = m_plan.pretrain;
        run.parameters.seed = m_plan.seed;
        if (draft.approach.clusters > 0)
            run.parameters.clusters = draft.approach.clusters;
        run.size.train = data.size.train;
        run.size.development = data.size.development;
        run.size.rows = data.size.rows;
        run.size.columns = data.size.columns;
        run.size.unlabeled = poolRows(m_survey.poolRows, draft.pool.share);
        ordered_json identity = {{"kind", "pretrain"},
                                 {"features", identityOf(corpus.features)},
                                 {"labels", identityOf(corpus.labels)},
                                 {"attribute", data.name},
                                 {"parameters", toJson(run.parameters, pretrainParameters())},
                                 {"seed", run.parameters.seed},
                                 {"threads", m_plan.threads}};
        addPrecision(identity);
        if (draft.pool.share > 0 && corpus.pool) {
            identity["pool"] = identityOf(*corpus.pool);
            identity["share"] = draft.pool.share;
        }
        run.key = keyOf(identity);
        if (!m_experiment.run(run.key))
            m_experiment.runs.push_back(run);
        return run.key;
    }

    /// The keys of scores and run.
    std::pair<std::string, std::string> scoresFor(const ApproachDraft& draft, const SurveyedAttribute& data)
    {
        const PlannedMeasure& measure = *draft.measure;
        const MeasureNeeds needs = needsOf(measure.measure);
        PlannedScores scores;
        scores.corpus = m_index;
        scores.attribute = data.name;
        scores.measure = measure.measure;
        scores.options = measure.options;
        scores.seed = m_plan.seed;
        scores.bins = m_plan.train.pacing.bins;
        scores.samples = data.size.train;
        scores.columns = data.size.columns;
        if (needs.alpha)
            scores.alpha = std::isnan(draft.approach.alpha) ? defaultAlpha(data.name) : draft.approach.alpha;
        if (needs.run)
            scores.runKey = runFor(draft, data, m_index);
        if (needs.secondRun)
            scores.secondRunKey = runFor(draft, data, *secondCorpus());
        if (needs.file)
            scores.file = *fileOf(measure, data.name);
        if (needs.parts)
            scores.parts = partsOf(measure, data);
        ordered_json identity = {{"kind", "score"},
                                 {"labels", identityOf(m_corpus.labels)},
                                 {"features", identityOf(m_corpus.features)},
                                 {"attribute", data.name},
                                 {"measure", scores.measure},
                                 {"options", scores.options},
                                 {"seed", scores.seed},
                                 {"bins", scores.bins}};
        if (needs.alpha)
            identity["alpha"] = scores.alpha;
        if (needs.run)
            identity["run"] = scores.runKey;
        if (needs.secondRun)
            identity["second_run"] = scores.secondRunKey;
        if (needs.ratings)
            identity["ratings"] = identityOf(*m_corpus.ratings);
        if (needs.frames)
            identity["frames"] = m_corpus.frames->hash;
        if (needs.file)
            identity["file"] = scores.file.hash;
        if (needs.parts)
            identity["parts"] = scores.parts;
        if (const int levels = levelsOf(scores); levels > 0 && Levels::cutOnceLayAbove(levels, data.scale))
            identity["cuts"] = "nearest"; // scores by the cuts of before are no longer these
        if (needs.trains)
            identity["threads"] = m_plan.threads;
        if (needs.trains)
            addPrecision(identity);
        scores.key = keyOf(identity);
        if (!m_experiment.scoresOf(scores.key))
            m_experiment.scores.push_back(scores);
        return {scores.key, scores.runKey};
    }

    /// E of equal width that the scores are made on; 0 where their measure has no levels, or cuts of its own.
    int levelsOf(const PlannedScores& scores) const
    {
        if (scores.options.contains("cuts") || !difficultyMeasure(scores.measure).uses("levels"))
            return 0;
        const ordered_json levels = scores.options.value("levels", ordered_json(m_plan.pretrain.levels));
        return levels.is_number_integer() ? levels.get<int>() : 0;
    }

    /// The scores that an ensemble is made from: "options": {"of": ["deepmi", ...]}, each as the plan first
    /// has it.
    std::vector<std::string> partsOf(const PlannedMeasure& measure, const SurveyedAttribute& data)
    {
        const std::string place = measure.where + "/options/of";
        if (!measure.options.contains("of") || !measure.options["of"].is_array() ||
            measure.options["of"].size() < 2)
            throw InputError({}, place, "expected the list of two measures or more that it is made from");
        std::vector<std::string> parts;
        for (const ordered_json& one : measure.options["of"]) {
            ExperimentPlan part = m_plan;
            part.grid.clear();
            part.measures.clear();
            const std::string name = one.is_string() ? one.get<std::string>() : std::string();
            for (const PlannedMeasure& other : m_plan.measures)
                if (part.measures.empty() && (other.measure == name || other.title == name))
                    part.measures.push_back(other);
            if (part.measures.empty())
                throw InputError({}, place, "names \"" + name + "\", which is none of the plan's measures");
            if (needsOf(part.measures.front().measure).parts || part.measures.front().measure == "none")
                throw InputError({}, place, "\"" + name + "\" cannot be part of an ensemble");
            const auto drafts = draftApproaches(part, m_corpus.pool.has_value(),
                                                [](const PlannedMeasure&, const PoolVariant&) {});
            if (drafts.empty() || !corpusServes(drafts.front()) ||
                !attributeServes(drafts.front(), data.name, false))
                throw InputError({}, place, "\"" + name + "\" cannot be had for " + m_corpus.title());
            parts.push_back(scoresFor(drafts.front(), data).first);
        }
        return parts;
    }

    Experiment& m_experiment;
    const ExperimentPlan& m_plan;
    std::size_t m_index;
    const ExperimentCorpus& m_corpus;
    std::string m_where;
    fs::path m_folder;
    std::vector<std::string>& m_everyTest;
    const Job& m_job;
    CorpusSurvey m_survey;
    std::vector<LeftOut> m_leftOut;
};

/// A name that no corpus knows is misspelled, or its corpus is missing.
void checkTestNames(const ExperimentPlan& plan, const std::vector<std::string>& everyTest, const Job& job)
{
    for (std::size_t i = 0; i < plan.tests.size(); ++i)
        try {
            requireChoiceOf(plan.tests[i], everyTest,
                            plan.tests.size() == 1 ? "/tests" : "/tests/" + std::to_string(i));
        } catch (const InputError& error) {
            if (!plan.wherePossible)
                throw;
            job.warn("nothing is evaluated on " + plan.tests[i] + ": " + error.message());
        }
}

} // namespace

Experiment planExperiment(const ExperimentPlan& plan, const fs::path& folder, const Job& job)
{
    Experiment experiment;
    experiment.plan = plan;
    experiment.version = version;
    referToFiles(experiment.plan.corpora, job);
    std::vector<std::string> everyTest;
    for (std::size_t index = 0; index < experiment.plan.corpora.size(); ++index)
        CorpusPlanner(experiment, index, folder, everyTest, job).run();
    std::sort(everyTest.begin(), everyTest.end());
    everyTest.erase(std::unique(everyTest.begin(), everyTest.end()), everyTest.end());
    checkTestNames(experiment.plan, everyTest, job);
    if (experiment.comparisons.empty())
        throw UsageError("no corpus has any of the attributes that the plan wants; there is nothing to do");
    return experiment;
}

} // namespace deepmi
