#include "comparison/comparison.h"

#include "comparison/comparison_json.h"
#include "data/delimited_text.h"
#include "job/atomic_file.h"
#include "job/error.h"
#include "job/input_file.h"
#include "job/json_fields.h"
#include "job/parallel.h"
#include "job/version.h"

#include <algorithm>
#include <optional>
#include <set>

namespace deepmi
{

namespace
{

namespace fs = std::filesystem;
using nlohmann::ordered_json;
constexpr auto formatName = "deepmi-comparison";
constexpr int formatVersion = 1;
/// A hundred thousand trials with their histories.
constexpr std::uint64_t largestFile = std::uint64_t(2) << 30;

ordered_json parsed(const fs::path& path)
{
    ordered_json json = parseJson(contentsOf(path, largestFile));
    // The slower reader says what is wrong with it, and where.
    return json.is_discarded() ? readJsonFile(path, "the results of a comparison", largestFile) : json;
}

/// Those who read single values know the place but not the file.
template <class Read>
auto inFile(const fs::path& path, Read read)
{
    try {
        return read();
    } catch (const InputError& error) {
        if (error.file().empty())
            throw InputError(path, error.where(), error.message());
        throw;
    }
}

ordered_json headJson(const ComparisonPlan& plan)
{
    return {{"format", formatName},
            {"format_version", formatVersion},
            {"version", version},
            {"plan", planJson(plan)}};
}

ComparisonResult readJson(const fs::path& path)
{
    const ordered_json json = parsed(path);
    return inFile(path, [&] {
        if (!json.is_object() || json.value("format", ordered_json()) != formatName)
            throw InputError({}, "/format",
                             std::string("is not the results of a comparison (\"format\": \"") + formatName +
                                 "\")");
        if (valueFromJson<int>(json.value("format_version", ordered_json()), "/format_version") >
            formatVersion)
            throw InputError({}, "/format_version", "was written by a newer program; update this one");
        ComparisonResult result;
        result.plan = planFromJson(json.value("plan", ordered_json()), "/plan");
        const ordered_json trials = json.value("trials", ordered_json::array());
        if (!trials.is_array())
            throw InputError({}, "/trials", "expected a list, here is " + shortJson(trials));
        for (std::size_t index = 0; index < trials.size(); ++index)
            result.add(trialFromJson(trials[index], "/trials/" + std::to_string(index)));
        return result;
    });
}

/// What a title of a table's row tells of its measure.
Approach approachOf(const std::string& title)
{
    Approach approach;
    approach.title = title;
    std::string lower = title;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char letter) { return letter < 128 ? std::tolower(letter) : letter; });
    approach.measure = lower.starts_with("w/o") || lower == "none" ? "none"
                       : lower.starts_with("random")               ? "random"
                       : lower.starts_with("deepmi")               ? "deepmi"
                       : lower.starts_with("disagreement")         ? "disagreement"
                       : lower.starts_with("minmax")               ? "minmax-entropy"
                       : lower.starts_with("pretrained-resnet")    ? "pretrained-resnet"
                       : lower.starts_with("pretrained-lstm")      ? "pretrained-lstm"
                                                                   : "file";
    return approach;
}

/// Epochs of the trials, from the table beside theirs.
void readHistory(const fs::path& path, ComparisonResult& result)
{
    const DelimitedText table = DelimitedText::read(path);
    const std::size_t approach = table.columnIndex("approach"), seed = table.columnIndex("seed");
    const auto attribute = table.findColumn("attribute");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        TrainEpoch epoch;
        epoch.epoch = static_cast<int>(table.integer(row, table.columnIndex("epoch")));
        epoch.bins = static_cast<int>(table.integer(row, table.columnIndex("bins")));
        epoch.samples = static_cast<std::size_t>(table.integer(row, table.columnIndex("samples")));
        epoch.learningRate = table.number(row, table.columnIndex("learning_rate"));
        epoch.trainingLoss = table.number(row, table.columnIndex("training_loss"));
        epoch.developmentCcc = table.number(row, table.columnIndex("development_ccc"));
        for (TrialRecord& trial : result.trials)
            if (trial.approach == fromSpreadsheetCell(table.cell(row, approach)) &&
                (!attribute || trial.attribute == fromSpreadsheetCell(table.cell(row, *attribute))) &&
                trial.seed == static_cast<std::uint64_t>(table.integer(row, seed)))
                trial.history.push_back(epoch);
    }
}

double numberOrNaN(const DelimitedText& table, std::size_t row, std::size_t column)
{
    return table.cell(row, column).empty() ? std::numeric_limits<double>::quiet_NaN()
                                           : table.number(row, column);
}

ComparisonResult readTable(const fs::path& path, const std::string& attributeOfAll)
{
    const DelimitedText table = DelimitedText::read(path);
    const std::size_t approach = table.columnIndex("approach"), seed = table.columnIndex("seed");
    const auto attribute = table.findColumn("attribute"), best = table.findColumn("best_epoch"),
               development = table.findColumn("development_ccc");
    ComparisonResult result;
    ComparisonPlan& plan = result.plan;
    std::vector<std::size_t> tests;
    for (std::size_t column = 0; column < table.columns(); ++column)
        if (column != approach && column != seed && column != attribute && column != best &&
            column != development) {
            tests.push_back(column);
            plan.tests.push_back(fromSpreadsheetCell(table.header()[column]));
        }
    if (tests.empty())
        throw InputError(path, "line 1",
                         "has no column of a test set beside approach, seed, best_epoch, "
                         "development_ccc");
    std::set<std::uint64_t> seeds;
    std::vector<TrialRecord> trials;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        TrialRecord trial;
        trial.approach = fromSpreadsheetCell(table.cell(row, approach));
        trial.attribute = attribute ? fromSpreadsheetCell(table.cell(row, *attribute)) : attributeOfAll;
        const long long number = table.integer(row, seed);
        if (number < 0)
            throw table.error(row, seed, "expected a seed, a whole number from 0 up");
        trial.seed = static_cast<std::uint64_t>(number);
        if (best)
            trial.bestEpoch = static_cast<int>(table.integer(row, *best));
        trial.developmentCcc =
            development ? numberOrNaN(table, row, *development) : std::numeric_limits<double>::quiet_NaN();
        for (const std::size_t column : tests)
            trial.tests.push_back(
                {fromSpreadsheetCell(table.header()[column]), numberOrNaN(table, row, column)});
        seeds.insert(trial.seed);
        if (std::find(plan.attributes.begin(), plan.attributes.end(), trial.attribute) ==
            plan.attributes.end())
            plan.attributes.push_back(trial.attribute);
        if (std::none_of(plan.approaches.begin(), plan.approaches.end(),
                         [&](const Approach& one) { return one.title == trial.approach; }))
            plan.approaches.push_back(approachOf(trial.approach));
        trials.push_back(std::move(trial));
    }
    plan.train.seed = *seeds.begin();
    plan.train.trials = static_cast<int>(seeds.size());
    for (TrialRecord& trial : trials)
        result.add(std::move(trial));
    std::error_code error;
    if (const fs::path history = path.parent_path() / "history.csv"; fs::exists(history, error))
        readHistory(history, result);
    return result;
}

void makeFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw Error(ErrorKind::Failed, "cannot make this folder: " + error.message(), folder);
}

} // namespace

void writePlan(const ComparisonPlan& plan, const fs::path& folder)
{
    makeFolder(folder / "trials");
    writeFileAtomically(folder / "plan.json", headJson(plan).dump(1) + "\n");
}

void writeTrial(const TrialRecord& trial, const fs::path& folder)
{
    writeFileAtomically(folder / "trials" / (trial.key + ".json"), trialJson(trial).dump(1) + "\n");
}

void writeComparisonFolder(const ComparisonResult& result, const fs::path& folder)
{
    writePlan(result.plan, folder);
    for (const TrialRecord& trial : result.trials)
        if (!trial.key.empty())
            writeTrial(trial, folder);
}

TrialRecord readTrial(const fs::path& file)
{
    return inFile(file, [&] { return trialFromJson(parsed(file), ""); });
}

std::vector<TrialRecord> readTrials(const fs::path& folder)
{
    std::error_code missing;
    std::vector<fs::path> files;
    for (const fs::directory_entry& file : fs::directory_iterator(folder / "trials", missing))
        if (file.path().extension() == ".json")
            files.push_back(file.path());
    std::sort(files.begin(), files.end());
    std::vector<TrialRecord> trials;
    for (const fs::path& file : files)
        trials.push_back(readTrial(file));
    return trials;
}

ComparisonResult readComparisonTrials(const ComparisonPlan& plan, const fs::path& folder)
{
    const std::vector<ComparisonTask> tasks = comparisonTasks(plan);
    std::vector<std::optional<TrialRecord>> trials(tasks.size());
    inParallel(tasks.size(), [&](std::size_t index) {
        const fs::path file = folder / "trials" / (tasks[index].key + ".json");
        std::error_code missing;
        if (!fs::exists(file, missing))
            return;
        try {
            TrialRecord trial = readTrial(file);
            if (trial.key == tasks[index].key) // no copy of another one's file
                trials[index] = std::move(trial);
        } catch (const InputError&) {
            // Told of by those who know its task: setAsideDamaged() before it is run, readExperiment().
        }
    });
    ComparisonResult found{plan, {}};
    for (std::optional<TrialRecord>& trial : trials)
        if (trial)
            found.trials.push_back(std::move(*trial));
    return takeOver(plan, found);
}

void writeComparison(const ComparisonResult& result, const fs::path& path)
{
    // The text of each trial by itself: there may be many thousand.
    std::vector<std::string> trials(result.trials.size());
    inParallel(trials.size(), [&](std::size_t index) {
        trials[index] = ordered_json::array({ordered_json::array({trialJson(result.trials[index])})}).dump(1);
        // Of "[\n [\n  {…}\n ]\n]", as deep as it stands in the file.
        trials[index] = trials[index].substr(5, trials[index].size() - 10);
    });
    ordered_json json = headJson(result.plan);
    json["trials"] = ordered_json::array();
    std::string text = json.dump(1);
    if (!trials.empty()) {
        text.resize(text.size() - 3); // "]\n}"
        for (const std::string& trial : trials)
            text.append(&trial == &trials.front() ? "\n" : ",\n").append(trial);
        text += "\n ]\n}";
    }
    text += "\n";
    writeFileIfChanged(path, text);
}

ComparisonResult readComparison(const fs::path& path, const std::string& attribute)
{
    std::error_code error;
    if (fs::is_directory(path, error)) {
        if (fs::exists(path / "plan.json", error)) {
            ComparisonResult result = readJson(path / "plan.json");
            return takeOver(result.plan, {result.plan, readTrials(path)});
        }
        for (const char* name : {"comparison.json", "trials.csv"})
            if (fs::exists(path / name, error))
                return readComparison(path / name, attribute);
        throw InputError(path, "",
                         "has no results of a comparison (plan.json, comparison.json or trials.csv)");
    }
    if (path.extension() == ".csv" || path.extension() == ".tsv")
        return readTable(path, attribute);
    return readJson(path);
}

} // namespace deepmi
