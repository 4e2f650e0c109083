#include "report/report.h"

#include "job/atomic_file.h"
#include "job/error.h"
#include "job/number_text.h"
#include "job/version.h"

#include <algorithm>

namespace deepmi
{

namespace
{

/// "table2" for "II", "Table II", "2", "table2"; empty for what is no part of a report.
std::string partOf(std::string name)
{
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char letter) {
        return letter < 128 ? static_cast<char>(std::tolower(letter)) : static_cast<char>(letter);
    });
    if (name == "figure2" || name == "search")
        return name;
    for (const TableShape& shape : tableShapes()) {
        std::string number = shape.number;
        std::transform(number.begin(), number.end(), number.begin(),
                       [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
        if (name == shape.id || name == number || name == "table" + number)
            return shape.id;
    }
    return {};
}

std::vector<std::string> partsOf(const std::vector<std::string>& names)
{
    std::vector<std::string> parts;
    for (const std::string& name : names) {
        const std::string part = partOf(name);
        if (part.empty())
            throw UsageError("'" + name +
                             "' is no part of a report, expected one of table2 to table7 (or II to VII), "
                             "figure2, search");
        if (std::find(parts.begin(), parts.end(), part) == parts.end())
            parts.push_back(part);
    }
    return parts;
}

/// Where the plan says nothing: what there is to show.
std::vector<std::string> partsThatFit(const ExperimentResult& experiment,
                                      const ComparisonStatistics& statistics)
{
    if (experiment.plan.search)
        return {"search"};
    if (experiment.plan.scoresOnly)
        return {"figure2"};
    std::vector<std::string> parts = {"table2", "table3"};
    for (const TableShape& shape : tableShapes()) {
        const bool features =
            shape.factor == "features" &&
            std::any_of(experiment.corpora.begin(), experiment.corpora.end(),
                        [](const CorpusResult& corpus) { return !corpus.featureSet.empty(); });
        if (features || (!shape.factor.empty() && shape.factor != "features" &&
                         !makeTable(shape, experiment, statistics).blocks.empty()))
            parts.push_back(shape.id);
    }
    return parts;
}

void addTraces(std::vector<ReportTrace>& traces, const std::string& prefix, const std::string& corpus,
               const ComparisonResult& result, const CorpusResult* sources)
{
    const ComparisonPlan& plan = result.plan;
    for (std::size_t attribute = 0; attribute < plan.attributes.size(); ++attribute)
        for (std::size_t index = 0; index < plan.approaches.size(); ++index) {
            const Approach& approach = plan.approaches[index];
            if (!serves(approach, plan.attributes[attribute]))
                continue;
            ReportTrace trace;
            trace.id = prefix + "-" + std::to_string(attribute) + "-" + std::to_string(index);
            trace.corpus = corpus;
            trace.attribute = plan.attributes[attribute];
            trace.approach = approach.title;
            trace.dataHash = plan.dataHash;
            trace.planned = plan.train.trials;
            if (const auto source = approach.sources.find(trace.attribute); source != approach.sources.end())
                trace.source = source->second;
            if (const ApproachSource* source =
                    sources ? sources->sourceOf(approach.title, trace.attribute) : nullptr) {
                trace.scoreKey = source->scoreKey;
                trace.runKey = source->runKey;
            }
            for (const TrialRecord& trial : result.trials)
                if (trial.approach == approach.title && trial.attribute == trace.attribute) {
                    trace.trials.push_back(trial);
                    trace.trials.back().history.clear();
                }
            traces.push_back(std::move(trace));
        }
}

std::string finishedText(const ExperimentResult& experiment)
{
    return std::to_string(experiment.finished) + " of " + std::to_string(experiment.tasks) +
           " tasks finished" +
           (experiment.failed.empty() ? "" : ", " + std::to_string(experiment.failed.size()) + " failed");
}

} // namespace

const std::vector<Parameter<ReportOptions>>& reportParameters()
{
    static const std::vector<Parameter<ReportOptions>> parameters = {
        {"t-test",
         &ReportOptions::test,
         "",
         "two-tailed t-test between the trials of two approaches",
         0,
         0,
         {"welch", "pooled", "paired"}},
        {"correction",
         &ReportOptions::correction,
         "",
         "of the tables' p for many comparisons; the paper has none, a search is always Holm-corrected",
         0,
         0,
         {"none", "holm"}},
        {"family",
         &ReportOptions::family,
         "",
         "what a correction counts together: every two rows of a column, or those with W/O curriculum of a "
         "column or of the table",
         0,
         0,
         {"column", "column-against-plain", "table-against-plain"}},
        {"significance", &ReportOptions::significance, "", "p below it is called significant", 1e-6, .5},
        {"confidence", &ReportOptions::confidence, "", "of intervals of means and differences", .5, .9999},
        {"permutations", &ReportOptions::permutations, "", "of the test of a measure's order (Figure 2)", 99,
         999999},
    };
    return parameters;
}

ComparisonStatistics statisticsOf(const ReportOptions& options)
{
    validate(options, reportParameters());
    const TrialTest test = options.test == "pooled"   ? TrialTest::Pooled
                           : options.test == "paired" ? TrialTest::PairedBySeed
                                                      : TrialTest::Welch;
    ComparisonStatistics statistics;
    statistics.test = test;
    statistics.significance = options.significance;
    statistics.confidence = options.confidence;
    statistics.correction = options.correction == "holm" ? Correction::Holm : Correction::None;
    for (const ContrastFamily family :
         {ContrastFamily::Column, ContrastFamily::ColumnAgainstPlain, ContrastFamily::TableAgainstPlain})
        if (options.family == toString(family))
            statistics.family = family;
    return statistics;
}

const ReportTrace* Report::traceOf(const ReportTable& table, const ReportTable::Block& block, std::size_t row,
                                   std::size_t attribute) const
{
    const ReportTable::Cell& cell = table.cell(block, row, attribute);
    if (!cell.planned)
        return nullptr;
    const std::string& approach = table.rows[block.rows[row]].approach;
    const std::string prefix = "trials-" + std::to_string(cell.corpus) + "-";
    for (const ReportTrace& trace : traces)
        if (trace.approach == approach && trace.attribute == table.attributes[attribute] &&
            trace.id.starts_with(prefix))
            return &trace;
    return nullptr;
}

Report makeReport(ExperimentResult experiment, const ReportOptions& options,
                  const std::vector<std::string>& parts)
{
    Report report;
    report.options = options;
    report.statistics = statisticsOf(options);
    report.experiment = std::move(experiment);
    const ExperimentResult& known = report.experiment;
    std::vector<std::string> wanted = partsOf(parts.empty() ? known.plan.shows : parts);
    if (wanted.empty())
        wanted = partsThatFit(known, report.statistics);
    for (std::size_t corpus = 0; corpus < known.corpora.size(); ++corpus)
        addTraces(report.traces, "trials-" + std::to_string(corpus), known.corpora[corpus].title(),
                  known.corpora[corpus].result, &known.corpora[corpus]);
    if (known.plan.scoresOnly)
        for (ReportTrace& trace : report.traces)
            trace.planned = 0;
    for (const std::string& part : wanted) {
        if (part == "figure2") {
            report.hasFigure2 = true;
            report.binOrders = binOrders(known, options.permutations);
        } else if (part == "search") {
            report.hasSearch = true;
            report.searches = searchReports(known, report.statistics);
            for (std::size_t search = 0; search < known.searches.size(); ++search)
                addTraces(report.traces, "search-" + std::to_string(search), report.searches[search].title(),
                          known.searches[search].result, nullptr);
        } else {
            for (const TableShape& shape : tableShapes())
                if (shape.id == part)
                    report.tables.push_back(makeTable(shape, known, report.statistics));
        }
    }
    return report;
}

std::vector<std::pair<std::string, std::string>> reportFacts(const Report& report)
{
    const ExperimentResult& experiment = report.experiment;
    std::vector<std::pair<std::string, std::string>> facts = {
        {"experiment", experiment.plan.title.empty() ? experiment.plan.name
                                                     : experiment.plan.name + ": " + experiment.plan.title},
        {"state", finishedText(experiment)},
        {"statistics", std::string("two-tailed ") + toString(report.statistics.test) + ", p < " +
                           numberText(report.statistics.significance)},
        {"seed", std::to_string(experiment.plan.seed)},
        {"made with", "DeepMI Studio " + experiment.version +
                          (experiment.version == version ? "" : ", reported by " + std::string(version))}};
    for (const CorpusResult& corpus : experiment.corpora)
        if (!corpus.result.plan.dataHash.empty())
            facts.push_back({"data of " + corpus.title() +
                                 (experiment.plan.search && !corpus.result.plan.attributes.empty()
                                      ? ", " + corpus.result.plan.attributes.front()
                                      : ""),
                             "hash " + corpus.result.plan.dataHash});
    return facts;
}

std::string withoutFolders(std::string text, const std::vector<FileReference>& files)
{
    for (const FileReference& file : files) {
        const std::string folder = (file.path.parent_path() / "").string();
        for (std::size_t at = 0; !folder.empty() && folder != "/" &&
                                 (at = text.find(file.path.string(), at)) != std::string::npos;)
            text.erase(at, folder.size());
    }
    return text;
}

namespace
{

std::string titleOf(const SearchResult& search)
{
    return search.corpus + (search.featureSet.empty() ? "" : " (" + search.featureSet + ")");
}

/// A sentence for every attribute and pre-training whose clusters say little: many approaches may share one.
void addCollapses(std::vector<std::string>& gaps, const std::string& title,
                  const std::vector<ApproachSource>& sources)
{
    std::vector<std::pair<const ApproachSource*, std::string>> collapses; // the first of each, all titles
    for (const ApproachSource& source : sources) {
        if (!source.collapsed)
            continue;
        const auto known = std::find_if(collapses.begin(), collapses.end(), [&](const auto& one) {
            return one.first->attribute == source.attribute && one.first->runKey == source.runKey;
        });
        if (known == collapses.end())
            collapses.emplace_back(&source, source.approach);
        else
            known->second += ", " + source.approach;
    }
    for (const auto& [source, approaches] : collapses) {
        const bool several = approaches != source->approach;
        gaps.push_back(title + ": " + approaches + " on " + source->attribute + (several ? " are" : " is") +
                       " made from a pre-training whose clusters collapsed, so that " +
                       (several ? "their" : "its") + " I(X;Y) says little; deepmi inspect pretrain/" +
                       source->runKey + ".h5 shows by how much");
    }
}

} // namespace

std::vector<std::string> reportGaps(const Report& report)
{
    std::vector<std::string> gaps;
    const auto add = [&](const std::string& corpus, const std::vector<LeftOut>& leftOut) {
        for (const LeftOut& one : leftOut) {
            const std::string gap = corpus + ": " + (one.approach.empty() ? "everything" : one.approach) +
                                    (one.attribute.empty() ? "" : " on " + one.attribute) +
                                    " is left out: " + withoutFolders(one.reason, report.experiment.files);
            if (std::find(gaps.begin(), gaps.end(), gap) == gaps.end())
                gaps.push_back(gap);
        }
    };
    for (const CorpusResult& corpus : report.experiment.corpora)
        add(corpus.title(), corpus.leftOut);
    for (const SearchResult& search : report.experiment.searches)
        add(titleOf(search), search.leftOut);
    for (const CorpusResult& corpus : report.experiment.corpora)
        addCollapses(gaps, corpus.title(), corpus.sources);
    for (const SearchResult& search : report.experiment.searches)
        addCollapses(gaps, titleOf(search) + ", candidates of the search", search.sources);
    for (const FailedTask& task : report.experiment.failed)
        gaps.push_back("Failed: " + task.title + ": " + withoutFolders(task.error, report.experiment.files));
    for (const BinOrders& orders : report.binOrders)
        for (const std::string& measure : orders.missing)
            gaps.push_back(report.experiment.corpora[orders.corpus].title() + ", " + orders.attribute +
                           ": the scores of " + measure + " are not there yet");
    return gaps;
}

std::vector<ReportFile> reportFiles(const Report& report)
{
    std::vector<ReportFile> files = {{"report.txt", reportText(report)},
                                     {"report.json", reportJson(report).dump(1) + "\n"},
                                     {"report.html", reportHtml(report)},
                                     {"report.tex", reportLatex(report)}};
    for (auto& [name, text] : reportCsv(report))
        files.push_back({name + ".csv", std::move(text)});
    FigureStyle style;
    style.provenance = {{"program", "DeepMI Studio"},
                        {"version", version},
                        {"experiment", report.experiment.plan.name},
                        {"seed", report.experiment.plan.seed}};
    for (const ReportFigure& figure : reportFigures(report))
        files.push_back({std::filesystem::path("figures") / (figure.id + ".svg"), figure.draw(style)});
    return files;
}

} // namespace deepmi
