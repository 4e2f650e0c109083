#include "experiment_output.h"

#include "comparison/comparison_table.h"
#include "console_progress.h"
#include "experiment_display.h"

#include <fstream>
#include <set>

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
    // With ".json" and the number of another comparison of this name it must fit into a file name.
    constexpr std::size_t longest = 240;
    if (name.size() > longest) {
        std::size_t kept = longest;
        while (kept > 0 && (static_cast<unsigned char>(name[kept]) & 0xC0) == 0x80)
            --kept; // no half characters
        name.resize(kept);
    }
    while (!name.empty() && name.back() == '-')
        name.pop_back();
    return name.empty() ? "corpus" : name;
}

/// File names of comparisons with these titles, one each: what differs in case or punctuation alone gets a
/// number, the first one excepted.
std::vector<std::string> fileNamesOf(const std::vector<std::string>& titles)
{
    std::vector<std::string> names;
    for (const std::string& title : titles)
        names.push_back(fileNameOf(title));
    const std::set<std::string> plain(names.begin(), names.end());
    std::set<std::string> used;
    for (std::string& name : names) {
        const std::string first = name;
        for (int number = 2; used.contains(name) || (name != first && plain.contains(name)); ++number)
            name = first + "-" + std::to_string(number);
        used.insert(name);
    }
    return names;
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
    std::vector<std::string> titles;
    std::vector<const ComparisonResult*> comparisons;
    for (const CorpusResult& corpus : result.corpora) {
        titles.push_back(corpus.title() +
                         (result.plan.search ? " " + corpus.result.plan.attributes.front() : ""));
        comparisons.push_back(&corpus.result);
    }
    for (const SearchResult& search : result.searches) {
        titles.push_back("search " + search.corpus + " " + search.featureSet + " " + search.attribute);
        comparisons.push_back(&search.result);
    }
    requireWritableFolder(out / "comparisons");
    const std::vector<std::string> names = fileNamesOf(titles);
    for (std::size_t i = 0; i < names.size(); ++i)
        writeComparison(*comparisons[i], out / "comparisons" / (names[i] + ".json"));
}

FolderResult experimentFiles(const fs::path& out)
{
    const fs::path name = "experiment.json";
    FolderResult result{"experiment", {{name}}, {}};
    std::ifstream file(out / name, std::ios::binary);
    const auto json = nlohmann::json::parse(file, nullptr, false);
    // One that is cut or otherwise damaged is planned anew.
    if (json.is_discarded() ||
        (json.is_object() && json.contains("format") && json.at("format") == "deepmi-experiment"))
        result.marks.push_back({name});
    return result;
}

} // namespace deepmi::cli
