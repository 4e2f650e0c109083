#include "experiment_output.h"

#include "console_progress.h"
#include "experiment/comparison_table.h"
#include "experiment_display.h"
#include "output_path.h"

namespace deepmi::cli
{

using nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace
{

/// A file name for a comparison: "emotale-wavlm", and of a search the attribute.
std::string fileNameOf(const std::string& title)
{
    std::string name;
    for (const char letter : title) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                           static_cast<unsigned char>(letter) >= 128;
        if (plain)
            name += letter;
        else if (letter >= 'A' && letter <= 'Z')
            name += static_cast<char>(letter - 'A' + 'a');
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    while (!name.empty() && name.back() == '-')
        name.pop_back();
    return name.empty() ? "corpus" : name;
}

} // namespace

void addLeftOut(const std::string& corpus, const std::vector<LeftOut>& leftOut, ordered_json& list)
{
    for (const LeftOut& one : leftOut)
        list.push_back({{"corpus", corpus},
                        {"approach", one.approach},
                        {"attribute", one.attribute},
                        {"reason", one.reason}});
}

ordered_json experimentJson(const ExperimentResult& result, const ExperimentOutcome& outcome,
                            const fs::path& out)
{
    ordered_json json = {{"out", out.string()}, {"plan", result.plan.name}};
    json["seed"] = result.plan.seed;
    for (std::size_t kind = 0; kind < outcome.progress.kinds.size(); ++kind) {
        const TaskCounts& counts = outcome.progress.kinds[kind];
        json["tasks"][toString(static_cast<TaskKind>(kind))] = {{"total", counts.total},
                                                                {"finished", counts.finished},
                                                                {"failed", counts.failed},
                                                                {"blocked", counts.blocked}};
    }
    json["failed"] = ordered_json::array();
    for (const FailedTask& task : outcome.failed)
        json["failed"].push_back({{"key", task.key}, {"title", task.title}, {"error", task.error}});
    json["left_out"] = ordered_json::array();
    json["corpora"] = ordered_json::array();
    for (const CorpusResult& corpus : result.corpora) {
        addLeftOut(corpus.title(), corpus.leftOut, json["left_out"]);
        ordered_json one = {{"corpus", corpus.corpus}, {"feature_set", corpus.featureSet}};
        if (!result.plan.scoresOnly)
            one["table"] = comparisonJson(tabulate(corpus.result));
        json["corpora"].push_back(std::move(one));
    }
    for (const SearchResult& search : result.searches)
        json["searches"].push_back({{"corpus", search.corpus},
                                    {"feature_set", search.featureSet},
                                    {"attribute", search.attribute},
                                    {"candidates", search.result.plan.approaches.size()},
                                    {"chosen", search.chosen}});
    json["seconds"] = outcome.progress.seconds;
    return json;
}

std::string experimentText(const ExperimentResult& result, const ExperimentOutcome& outcome,
                           const fs::path& out)
{
    std::string text;
    for (const SearchResult& search : result.searches) {
        text += "Search on " + search.corpus + ", " + search.attribute + ": " +
                std::to_string(search.result.plan.approaches.size()) +
                " candidates, chosen by development CCC:\n";
        for (const std::string& title : search.chosen)
            text += "  " + title + "\n";
    }
    for (const CorpusResult& corpus : result.corpora) {
        text += (text.empty() ? "" : "\n") + corpus.title() + "\n";
        if (!result.plan.scoresOnly)
            text += comparisonText(tabulate(corpus.result));
        for (const LeftOut& one : corpus.leftOut)
            text += "left out: " + one.approach +
                    (one.attribute.empty() ? "" : (one.approach.empty() ? "" : ", ") + one.attribute) + ": " +
                    one.reason + "\n";
    }
    for (const FailedTask& task : outcome.failed)
        text += "failed: " + task.title + ": " + task.error + "\n";
    return text + "\n" + experimentLine(outcome.progress) + " in " + durationText(outcome.progress.seconds) +
           ", written to " + (out / "").string() + "\n";
}

void writeComparisons(const ExperimentResult& result, const fs::path& out)
{
    if (result.plan.scoresOnly)
        return;
    requireWritableFolder(out / "comparisons");
    const auto write = [&](std::string name, const ComparisonResult& comparison) {
        writeComparison(comparison, out / "comparisons" / (fileNameOf(name) + ".json"));
    };
    for (const CorpusResult& corpus : result.corpora)
        write(corpus.title() + (result.plan.search ? " " + corpus.result.plan.attributes.front() : ""),
              corpus.result);
    for (const SearchResult& search : result.searches)
        write("search " + search.corpus + " " + search.featureSet + " " + search.attribute, search.result);
}

} // namespace deepmi::cli
