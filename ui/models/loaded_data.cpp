#include "models/loaded_data.h"

#include "data/file_reference.h"
#include "data/teaching_corpus.h"
#include "difficulty/disagreement.h"
#include "job/data_hash.h"
#include "job/error.h"

#include <exception>
#include <limits>
#include <unordered_map>

namespace deepmi::studio
{

namespace
{

FeatureTable copyOf(const FeatureTable& table)
{
    FeatureTable copy;
    copy.names = table.names;
    copy.featureNames = table.featureNames;
    copy.values = table.values.clone();
    copy.source = table.source;
    copy.format = table.format;
    return copy;
}

/// Names alone, so that a join costs no copy of the features.
FeatureTable namesOf(const FeatureTable& table)
{
    FeatureTable names;
    names.names = table.names;
    names.values = FloatMatrix(table.rows(), 0);
    names.source = table.source;
    return names;
}

std::string hashOf(const LoadedData& data)
{
    DataHash hash;
    for (const std::string& name : data.features->names)
        hash.add(name);
    const FloatMatrix& values = data.features->values;
    hash.add(values.data(), values.rows() * values.columns() * sizeof(float));
    for (std::size_t row = 0; row < data.labels.rows(); ++row) {
        hash.add(data.labels.names[row]);
        hash.add(toString(data.labels.splits[row]));
    }
    for (const auto& column : data.labels.values)
        hash.addValues(std::span<const double>(column));
    return hash.hexadecimal();
}

void loadTeachingCorpus(LoadedData& data, const Job& job)
{
    job.report("making the teaching corpus", 0, 1);
    TeachingCorpus corpus = makeTeachingCorpus(data.sources.teachingParameters);
    data.features = std::make_shared<const FeatureTable>(std::move(corpus.features));
    if (corpus.unlabeled.rows() > 0)
        data.unlabeled = std::make_shared<const FeatureTable>(std::move(corpus.unlabeled));
    data.labels = std::move(corpus.labels);
    data.ratings = std::move(corpus.ratings);
    data.ambiguity = std::move(corpus.ambiguity);
    job.report("making the teaching corpus", 1, 1);
}

void loadFiles(LoadedData& data, const Job& job)
{
    const ProjectData& sources = data.sources;
    if (!sources.features || !sources.labels)
        throw UsageError("a feature file and a label file are needed");
    const auto features = [&](const FeatureSource& source) {
        return std::make_shared<const FeatureTable>(readFeatures(source.file.path, source.options, job));
    };
    // Labels first: they are small, and a mistake in them should not wait for a gigabyte of features.
    data.labels = readLabels(sources.labels->file.path, sources.labels->options, job);
    if (sources.ratings)
        data.ratings = readRatings(sources.ratings->file.path, sources.ratings->options, job);
    for (const TestSource& test : sources.tests)
        data.tests.push_back(
            {test.name, nullptr, readLabels(test.labels.file.path, test.labels.options, job)});
    data.features = features(*sources.features);
    if (sources.unlabeled)
        data.unlabeled = features(*sources.unlabeled);
    for (std::size_t test = 0; test < sources.tests.size(); ++test)
        data.tests[test].features = features(sources.tests[test].features);
    const auto checkWidth = [&](const FeatureTable& other) {
        if (other.columns() != data.features->columns())
            throw InputError(other.source, "",
                             "has " + std::to_string(other.columns()) + " columns, expected the " +
                                 std::to_string(data.features->columns()) + " of " +
                                 data.features->source.filename().string());
    };
    if (data.unlabeled)
        checkWidth(*data.unlabeled);
    for (const LoadedTest& test : data.tests)
        checkWidth(*test.features);
}

} // namespace

std::shared_ptr<const LoadedData> loadData(const ProjectData& sources, const Job& job)
{
    auto data = std::make_shared<LoadedData>();
    data->sources = sources;
    if (sources.teaching)
        loadTeachingCorpus(*data, job);
    else
        loadFiles(*data, job);
    job.throwIfStopped();
    forEachReference(data->sources, [&](FileReference& file) {
        if (file.hash.empty())
            file = referTo(file.path, job);
    });
    data->hash = hashOf(*data);
    return data;
}

SampleFrame frameOf(const LoadedData& data, const std::string& attribute, JoinReport* report)
{
    const Corpus corpus = joinCorpus(namesOf(*data.features), data.labels, attribute);
    if (report)
        *report = corpus.report;
    SampleFrame frame;
    frame.attribute = corpus.attribute;
    frame.scale = corpus.scale;
    frame.names = corpus.names;
    frame.splits = corpus.splits;
    frame.label = corpus.labels;
    frame.indexNames();

    std::unordered_map<std::string, std::size_t> labelRow;
    for (std::size_t row = 0; row < data.labels.rows(); ++row)
        labelRow.emplace(data.labels.names[row], row);
    std::vector<std::size_t> source;
    for (const std::string& name : frame.names)
        source.push_back(labelRow.at(name));
    for (const auto& [column, values] : data.labels.text) {
        auto& cells = frame.text[column];
        for (const std::size_t row : source)
            cells.push_back(values[row]);
    }
    const auto notANumber = std::numeric_limits<double>::quiet_NaN();
    if (!data.ambiguity.empty())
        for (const std::size_t row : source)
            frame.ambiguity.push_back(data.ambiguity[row]);
    if (data.ratings) {
        frame.raterSpread.assign(frame.size(), notANumber);
        const auto has =
            std::find(data.ratings->attributes.begin(), data.ratings->attributes.end(), frame.attribute);
        if (has != data.ratings->attributes.end()) {
            const Scores spread = disagreementScores(*data.ratings, frame.attribute, 0).scores;
            for (std::size_t index = 0; index < spread.names.size(); ++index)
                if (const std::int32_t row = frame.rowOf(spread.names[index]); row >= 0)
                    frame.raterSpread[static_cast<std::size_t>(row)] = spread.score[index];
        }
    }
    return frame;
}

std::string usableAttribute(const LoadedData& data, const std::string& preferred)
{
    std::vector<std::string> candidates = data.labels.attributes;
    if (!preferred.empty())
        candidates.insert(candidates.begin(), preferred);
    if (candidates.empty())
        throw InputError(
            data.labels.source, "",
            "has no column that was recognised as labels, expected arousal, valence or dominance; "
            "say which column holds them");
    std::exception_ptr first;
    for (const std::string& attribute : candidates)
        try {
            return frameOf(data, attribute).attribute;
        } catch (const Error&) {
            if (!first)
                first = std::current_exception();
        }
    std::rethrow_exception(first);
}

Corpus corpusOf(const LoadedData& data, const std::string& attribute)
{
    return joinCorpus(copyOf(*data.features), data.labels, attribute);
}

std::optional<FeatureTable> unlabeledOf(const LoadedData& data)
{
    if (!data.unlabeled)
        return std::nullopt;
    return copyOf(*data.unlabeled);
}

} // namespace deepmi::studio
