#include "models/rank_measures.h"

#include "data/delimited_text.h"
#include "models/project_state.h"
#include "models/text.h"
#include "statistics/correlation.h"

#include <QCoreApplication>
#include <cmath>
#include <limits>

namespace deepmi::studio
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RankMeasures)
};

std::vector<double> nothingFor(const SampleFrame& frame)
{
    return std::vector<double>(frame.size(), std::numeric_limits<double>::quiet_NaN());
}

/// A value of every clustered sample, put at its frame row.
template <class Value>
std::function<std::vector<double>()> ofCurriculum(std::shared_ptr<const Curriculum> curriculum,
                                                  std::shared_ptr<const SampleFrame> frame, Value value)
{
    return [curriculum, frame, value] {
        std::vector<double> values = nothingFor(*frame);
        for (std::size_t sample = 0; sample < curriculum->size(); ++sample)
            if (const std::int32_t row = curriculum->rowOfSample(sample); row >= 0)
                values[static_cast<std::size_t>(row)] = value(*curriculum, sample);
        return values;
    };
}

} // namespace

std::vector<RankMeasure> rankMeasures(const Workspace& workspace)
{
    std::vector<RankMeasure> measures;
    const auto frame = workspace.samples();
    if (const auto curriculum = workspace.curriculum()) {
        measures.push_back({QStringLiteral("deepmi"),
                            Words::tr("DeepMI (α = %1)").arg(text(shortText(curriculum->settings.alpha))),
                            ofCurriculum(curriculum, frame, [](const Curriculum& one, std::size_t i) {
                                return -one.ranking->score(i);
                            })});
        measures.push_back({QStringLiteral("cluster-term"), Words::tr("I(x;y) of the cluster"),
                            ofCurriculum(curriculum, frame, [](const Curriculum& one, std::size_t i) {
                                return -one.deepmi->clusterTerm[i];
                            })});
        measures.push_back({QStringLiteral("prediction-term"), Words::tr("I(y′;y) of the prediction"),
                            ofCurriculum(curriculum, frame, [](const Curriculum& one, std::size_t i) {
                                return -one.deepmi->predictionTerm[i];
                            })});
        measures.push_back({QStringLiteral("error"), Words::tr("prediction error"),
                            ofCurriculum(curriculum, frame, [](const Curriculum& one, std::size_t i) {
                                const Assignments& all = one.samples->assignments;
                                return std::abs(all.predicted[i] - all.label[i]);
                            })});
    }
    if (!frame->raterSpread.empty())
        measures.push_back({QStringLiteral("disagreement"), Words::tr("Disagreement"),
                            [frame] { return frame->raterSpread; }});
    for (const OpenScores& open : workspace.scores())
        measures.push_back({QStringLiteral("file:") + scoresName(open), open.title,
                            [frame, scores = open.scores, rows = open.frameRow] {
                                std::vector<double> values = nothingFor(*frame);
                                for (std::size_t i = 0; i < rows.size(); ++i)
                                    if (rows[i] >= 0 && static_cast<std::size_t>(rows[i]) < values.size())
                                        values[static_cast<std::size_t>(rows[i])] =
                                            scores->largerIsEasier ? -scores->score[i] : scores->score[i];
                                return values;
                            }});
    if (!frame->ambiguity.empty())
        measures.push_back({QStringLiteral("ambiguity"), Words::tr("true ambiguity (teaching corpus)"),
                            [frame] { return frame->ambiguity; }});
    if (frame->size() > 0)
        measures.push_back(
            {QStringLiteral("random"), Words::tr("Random"), [frame, seed = workspace.settings().seed] {
                 std::vector<double> values;
                 for (const std::string& name : frame->names)
                     values.push_back(static_cast<double>(nameKey(name, seed ^ 0x52u)));
                 return values;
             }});
    return measures;
}

RankComparison compareRanks(const RankMeasure& x, const RankMeasure& y, const SampleFrame& frame,
                            std::uint64_t seed, std::size_t mostPoints)
{
    const std::vector<double> first = x.values(), second = y.values();
    RankComparison result;
    std::vector<double> a, b;
    std::vector<std::uint64_t> keys;
    for (std::size_t row = 0; row < frame.size(); ++row)
        if (!std::isnan(first[row]) && !std::isnan(second[row])) {
            result.rows.push_back(static_cast<std::int32_t>(row));
            a.push_back(first[row]);
            b.push_back(second[row]);
            keys.push_back(nameKey(frame.names[row], seed));
        }
    result.scatter.xMeasure = x.title.toStdString();
    result.scatter.yMeasure = y.title.toStdString();
    result.scatter.x = ranksOf(a, keys);
    result.scatter.y = ranksOf(b, keys);
    result.scatter.shown = thinned(a.size(), mostPoints);
    result.scatter.spearman =
        a.size() < 2 ? std::numeric_limits<double>::quiet_NaN() : spearmanCorrelation(a, b);
    return result;
}

std::string ranksCsv(const RankComparison& comparison, const SampleFrame& frame)
{
    const RankScatter& scatter = comparison.scatter;
    std::string table = "name," + spreadsheetCell("rank by " + scatter.xMeasure) + "," +
                        spreadsheetCell("rank by " + scatter.yMeasure) + "\n";
    for (std::size_t sample = 0; sample < scatter.size(); ++sample)
        table += spreadsheetCell(frame.names[static_cast<std::size_t>(comparison.rows[sample])]) + "," +
                 std::to_string(scatter.x[sample]) + "," + std::to_string(scatter.y[sample]) + "\n";
    return table;
}

} // namespace deepmi::studio
