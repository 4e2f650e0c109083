#include "experiment/approach_grid.h"

#include "experiment/measure_task.h"
#include "job/error.h"
#include "job/number_text.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;
using Factors = std::vector<std::pair<std::string, std::string>>;

std::string valueText(const ordered_json& value)
{
    if (value.is_object())
        return value.at("label").get<std::string>();
    if (value.is_string())
        return value.get<std::string>();
    return value.is_number_float() ? numberText(value.get<double>()) : value.dump();
}

/// One combination of the grid's axes: the training parameters, and what they are called.
struct GridPoint {
    TrainParameters train;
    Factors factors; ///< axis → value
    std::string title;
};

void apply(const GridAxis& axis, const ordered_json& value, TrainParameters& train)
{
    const ordered_json parameters = value.is_object() ? value : ordered_json{{axis.parameter, value}};
    train = fromJson(parameters, trainParameters(), train);
    train.pacing = fromJson(parameters, pacingParameters(), train.pacing);
}

/// Whether a trial without curriculum depends on the value that is chosen on this axis: its key says so.
bool concernsPlain(const ExperimentPlan& plan, const GridAxis& axis)
{
    std::set<std::string> keys;
    for (const ordered_json& value : axis.values) {
        ComparisonPlan trial;
        trial.attributes = {""};
        trial.approaches = {Approach{}};
        trial.train = plan.train;
        trial.train.trials = 1;
        apply(axis, value, trial.train);
        keys.insert(comparisonTasks(trial).front().key);
    }
    return keys.size() > 1;
}

std::vector<GridPoint> gridPoints(const ExperimentPlan& plan, bool plain)
{
    std::vector<GridPoint> points = {{plan.train, {}, {}}};
    for (const GridAxis& axis : plan.grid) {
        if (plain && !concernsPlain(plan, axis))
            continue;
        std::vector<GridPoint> next;
        for (const GridPoint& point : points)
            for (const ordered_json& value : axis.values) {
                GridPoint one = point;
                apply(axis, value, one.train);
                const std::string text = valueText(value);
                one.factors.emplace_back(axis.parameter, text);
                if (axis.values.size() > 1)
                    one.title += (one.title.empty() ? "" : ", ") +
                                 (value.is_object() ? text : axis.parameter + " " + text);
                next.push_back(std::move(one));
            }
        points = std::move(next);
    }
    return points;
}

/// The pool variants of a measure that the corpus can serve.
std::vector<PoolVariant>
poolsOf(const ExperimentPlan& plan, const PlannedMeasure& measure, bool hasPool,
        const std::function<void(const PlannedMeasure&, const PoolVariant&)>& missing)
{
    std::vector<PoolVariant> pools;
    for (const PoolVariant& pool : plan.pools) {
        const bool named =
            std::find(measure.pools.begin(), measure.pools.end(), pool.name) != measure.pools.end();
        if (!measure.pools.empty() && !named)
            continue;
        if (pool.share <= 0 || hasPool)
            pools.push_back(pool);
        else if (named)
            missing(measure, pool);
        if (measure.pools.empty() && !pools.empty())
            break;
    }
    return pools;
}

class Drafts
{
public:
    Drafts(const ExperimentPlan& plan, bool hasPool,
           const std::function<void(const PlannedMeasure&, const PoolVariant&)>& missing)
        : m_plan(plan), m_hasPool(hasPool), m_missing(missing), m_grid(gridPoints(plan, false)),
          m_plainGrid(gridPoints(plan, true))
    {
    }

    void add(const PlannedMeasure& measure)
    {
        const MeasureNeeds needs = needsOf(measure.measure);
        const bool plain = measure.measure == "none";
        const std::vector<bool> reverse =
            measure.reverse.empty() || plain ? std::vector<bool>{false} : measure.reverse;
        const std::vector<double> alphas =
            measure.alphas.empty() || !needs.alpha ? std::vector<double>{std::nan("")} : measure.alphas;
        const std::vector<PoolVariant> pools =
            needs.run ? poolsOf(m_plan, measure, m_hasPool, m_missing) : std::vector<PoolVariant>{{}};
        for (const GridPoint& point : plain ? m_plainGrid : m_grid)
            for (const bool reversed : reverse)
                for (const PoolVariant& pool : pools)
                    for (const int clusters : clustersOf(measure, needs, pool))
                        for (const double alpha : alphas) {
                            ApproachDraft draft;
                            draft.measure = &measure;
                            draft.pool = pool;
                            draft.approach.measure = measure.measure;
                            draft.approach.reverse = reversed;
                            draft.approach.clusters = clusters;
                            Parts parts;
                            if (needs.run) {
                                parts.add("pool", pool.name, pool.name, measure.pools.size() > 1);
                                parts.add("clusters", std::to_string(clusters),
                                          "K = " + std::to_string(clusters), measure.clusters.size() > 1);
                            }
                            if (needs.alpha) {
                                draft.approach.alpha = alpha;
                                const std::string text = std::isnan(alpha) ? "paper" : numberText(alpha);
                                parts.add("alpha", text, "α = " + text, measure.alphas.size() > 1);
                            }
                            parts.add(point.factors, point.title);
                            if (reversed)
                                parts.add("order", "hardest first", "", false);
                            finish(std::move(draft), needs, parts, point);
                        }
    }

    std::vector<ApproachDraft> take() { return std::move(m_drafts); }

private:
    /// Factors and the part of the title in brackets.
    struct Parts {
        std::map<std::string, std::string> factors;
        std::string title;

        void add(const std::string& factor, const std::string& value, const std::string& text, bool inTitle)
        {
            factors[factor] = value;
            if (inTitle)
                title += (title.empty() ? "" : ", ") + text;
        }
        void add(const Factors& more, const std::string& text)
        {
            for (const auto& [factor, value] : more)
                factors[factor] = value;
            if (!text.empty())
                title += (title.empty() ? "" : ", ") + text;
        }
    };

    std::vector<int> clustersOf(const PlannedMeasure& measure, const MeasureNeeds& needs,
                                const PoolVariant& pool) const
    {
        if (!needs.run)
            return {0};
        if (!measure.clusters.empty())
            return measure.clusters;
        return {pool.clusters > 0 ? pool.clusters : m_plan.pretrain.clusters};
    }

    void finish(ApproachDraft draft, const MeasureNeeds& needs, const Parts& parts, const GridPoint& point)
    {
        Approach& approach = draft.approach;
        const PlannedMeasure& measure = *draft.measure;
        approach.factors = parts.factors;
        if (!point.factors.empty())
            approach.train = point.train;
        approach.title = (measure.title.empty() ? needs.title : measure.title) +
                         (parts.title.empty() ? "" : " (" + parts.title + ")") +
                         (approach.reverse ? ", hardest first" : "");
        if (!m_titles.insert(approach.title).second)
            throw InputError({}, measure.where,
                             "its approach would be called \"" + approach.title +
                                 "\", as another one is; give it a \"title\" of its own");
        m_drafts.push_back(std::move(draft));
    }

    const ExperimentPlan& m_plan;
    bool m_hasPool;
    const std::function<void(const PlannedMeasure&, const PoolVariant&)>& m_missing;
    std::vector<GridPoint> m_grid, m_plainGrid;
    std::set<std::string> m_titles;
    std::vector<ApproachDraft> m_drafts;
};

} // namespace

std::vector<ApproachDraft>
draftApproaches(const ExperimentPlan& plan, bool hasPool,
                const std::function<void(const PlannedMeasure&, const PoolVariant&)>& missing)
{
    Drafts drafts(plan, hasPool, missing);
    for (const PlannedMeasure& measure : plan.measures)
        drafts.add(measure);
    return drafts.take();
}

} // namespace deepmi
