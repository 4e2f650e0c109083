#include "test_options.h"

#include "job/error.h"
#include "option_values.h"
#include "parameter_options.h"

#include <set>

namespace deepmi::cli
{

namespace
{

constexpr const char* scaleOption = "--test-scale";
constexpr const char* datasetOption = "--test-dataset";
constexpr const char* namesDatasetOption = "--test-names-dataset";
constexpr const char* namesFileOption = "--test-names-file";
constexpr const char* nameColumnOption = "--test-name-column";
constexpr const char* splitColumnOption = "--test-split-column";
constexpr const char* columnOption = "--test-column";

TestOption parseTest(const std::string& text)
{
    const auto [name, files] = parsePair("--test", text);
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= files.size()) {
        const auto end = std::min(files.find(',', begin), files.size());
        parts.push_back(files.substr(begin, end - begin));
        begin = end + 1;
    }
    if (parts.size() < 2 || parts.size() > 3 || parts[0].empty() || parts[1].empty())
        throw UsageError("--test is '" + text +
                         "', expected NAME=FEATURES,LABELS or NAME=FEATURES,LABELS,SPLIT");
    if (name.find('/') != std::string::npos)
        throw UsageError("--test " + name + ": the name becomes part of a file name and must not hold a '/'");
    try {
        (void)nlohmann::json(name).dump();
    } catch (const nlohmann::json::exception&) {
        throw UsageError("--test: the name is not UTF-8, which the results are written in");
    }
    constexpr std::size_t longestName = 200;
    if (name.size() > longestName)
        throw UsageError("--test: the name '" + name.substr(0, 20) + "...' has " +
                         std::to_string(name.size()) + " bytes; it becomes part of a file name, at most " +
                         std::to_string(longestName) + " fit");
    TestOption test{name, parts[0], parts[1], std::nullopt};
    if (parts.size() == 3) {
        test.split = parseSplit(parts[2]);
        if (!test.split)
            throw UsageError("--test " + name + ": '" + parts[2] +
                             "' is no split, expected Train, Development, Test1, Test2, Test3 or NA");
    }
    return test;
}

} // namespace

void TestOptions::declare(CLI::App& app)
{
    app.add_option_function<std::vector<std::string>>(
           "--test",
           [this](const std::vector<std::string>& texts) {
               for (const auto& text : texts)
                   m_tests.push_back(parseTest(text));
           },
           "another corpus to evaluate on, all its labelled rows or one split, its labels z-normed by "
           "themselves; may be given several times. Test splits of --labels are evaluated in any case")
        ->type_name("NAME=FILE,FILE[,SPLIT]")
        ->expected(1)
        ->take_all()
        ->group(filesGroup);
    addOption(app, scaleOption, "ends of the rating scale of a test corpus (default: as for --labels)",
              "LOW:HIGH");
    addOption(app, datasetOption,
              "dataset, array or variable with the features of a test corpus (default: as for --features)",
              "DATASET");
    addOption(app, namesDatasetOption,
              "dataset, array or variable with its row names (default: as for --features)", "DATASET");
    addOption(app, namesFileOption, "row names of a test corpus whose feature file holds none", "FILE");
    addOption(app, nameColumnOption,
              "column with the sample names in the labels of a test corpus (default: as for --labels)",
              "COLUMN");
    addOption(app, splitColumnOption, "column with its splits (default: as for --labels)", "COLUMN");
    addOption(app, columnOption, "column with its values of the attribute (default: as for --labels)",
              "COLUMN");
}

void TestOptions::addOption(CLI::App& app, const std::string& option, const std::string& help,
                            const std::string& value)
{
    app.add_option_function<std::vector<std::string>>(
           option,
           [this, option](const std::vector<std::string>& texts) {
               for (const auto& text : texts) {
                   const auto [name, said] = parsePair(option, text);
                   if (option == scaleOption)
                       (void)parseScale(option, said);
                   m_given[option][name] = said;
               }
           },
           help)
        ->type_name("NAME=" + value)
        ->expected(1)
        ->take_all()
        ->group(readingGroup);
}

const std::string* TestOptions::given(const std::string& option, const std::string& name) const
{
    const auto values = m_given.find(option);
    if (values == m_given.end())
        return nullptr;
    const auto value = values->second.find(name);
    return value == values->second.end() ? nullptr : &value->second;
}

void TestOptions::check() const
{
    std::set<std::string> names;
    for (const TestOption& test : m_tests)
        if (!names.insert(test.name).second)
            throw UsageError("--test " + test.name + " is given twice, names must differ");
    for (const auto& [option, values] : m_given)
        for (const auto& [name, value] : values)
            if (!names.count(name))
                throw UsageError(option + " " + name + " does not belong to any --test");
    for (const TestOption& test : m_tests)
        if (!test.split && given(splitColumnOption, test.name))
            throw UsageError(std::string(splitColumnOption) + " " + test.name +
                             " has no effect, since --test " + test.name + " takes all rows; leave it out");
}

std::vector<std::string> TestOptions::names() const
{
    std::vector<std::string> names;
    for (const TestOption& test : m_tests)
        names.push_back(test.name);
    return names;
}

std::vector<std::filesystem::path> TestOptions::inputFiles() const
{
    std::vector<std::filesystem::path> files;
    for (const TestOption& test : m_tests) {
        files.insert(files.end(), {test.features, test.labels});
        if (const std::string* names = given(namesFileOption, test.name))
            files.emplace_back(*names);
    }
    return files;
}

std::vector<TestCorpus> TestOptions::read(const CorpusOptions& options, const Corpus& training,
                                          const Job& job) const
{
    std::vector<TestCorpus> tests;
    for (const TestOption& test : m_tests)
        tests.push_back(readOne(test, options, training, job));
    return tests;
}

FeatureReadOptions TestOptions::featureReadingOf(const TestOption& test,
                                                 const FeatureReadOptions& ofTraining) const
{
    FeatureReadOptions reading = ofTraining;
    reading.namesFile.clear();
    if (const std::string* dataset = given(datasetOption, test.name))
        reading.dataset = *dataset;
    if (const std::string* dataset = given(namesDatasetOption, test.name))
        reading.namesDataset = *dataset;
    if (const std::string* file = given(namesFileOption, test.name))
        reading.namesFile = *file;
    const std::string of = " " + test.name + "=";
    reading.words = {datasetOption + of + "DATASET", namesDatasetOption + of + "DATASET",
                     namesFileOption + of + "FILE"};
    return reading;
}

LabelReadOptions TestOptions::labelReadingOf(const TestOption& test, const LabelReadOptions& ofTraining,
                                             const std::string& attribute) const
{
    LabelReadOptions reading = ofTraining;
    reading.splits = test.split.has_value();
    if (const std::string* scale = given(scaleOption, test.name))
        reading.scale = parseScale(scaleOption, *scale);
    if (const std::string* column = given(nameColumnOption, test.name))
        reading.nameColumn = *column;
    if (const std::string* column = given(splitColumnOption, test.name))
        reading.splitColumn = *column;
    // The other attributes' columns are those of the training corpus' labels.
    if (const std::string* column = given(columnOption, test.name))
        reading.attributeColumns = {{attribute, *column}};
    const std::string of = " " + test.name + "=";
    reading.words = {nameColumnOption + of + "COLUMN", splitColumnOption + of + "COLUMN", "",
                     columnOption + of + "COLUMN", scaleOption + of + "LOW:HIGH"};
    return reading;
}

TestCorpus TestOptions::readOne(const TestOption& test, const CorpusOptions& options, const Corpus& training,
                                const Job& job) const
{
    if (test.split && *test.split == Split::None)
        job.warn("--test " + test.name + ": taking the rows whose split is NA");
    for (const char* own : {"Train", "Development", "Test1", "Test2", "Test3"})
        if (test.name == own && !training.samplesOf(*parseSplit(own)).empty())
            throw UsageError("--test " + test.name +
                             ": the training corpus has a split of this name, choose another one");
    const LabelTable labels =
        readLabels(test.labels, labelReadingOf(test, options.labelReading, training.attribute), job);
    const std::string attribute = labels.attributeName(training.attribute);
    Corpus corpus = joinCorpus(
        readFeatures(test.features, featureReadingOf(test, options.featureReading), job), labels, attribute);
    if (const std::string summary = corpus.report.summary(); !summary.empty())
        job.warn("--test " + test.name + ": " + summary);
    return makeTestCorpus(test.name, std::move(corpus), test.split, training);
}

} // namespace deepmi::cli
