#include "experiment/experiment_data.h"

#include "curriculum/test_corpus.h"
#include "job/error.h"
#include "job/random.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr std::uint64_t poolStream = 0x706F6F6C; // of the plan's seed

/// Every file of the corpora with its place in the plan.
template <class Corpora, class Visit>
void forEachFile(Corpora& corpora, Visit visit)
{
    for (std::size_t i = 0; i < corpora.size(); ++i) {
        auto& corpus = corpora[i];
        const std::string where = "/corpora/" + std::to_string(i);
        visit(where + "/features", corpus.features.file);
        visit(where + "/labels", corpus.labels.file);
        if (corpus.ratings)
            visit(where + "/ratings", corpus.ratings->file);
        if (corpus.frames)
            visit(where + "/frames", *corpus.frames);
        if (corpus.pool)
            visit(where + "/pool", corpus.pool->file);
        for (std::size_t t = 0; t < corpus.tests.size(); ++t) {
            const std::string test = where + "/tests/" + std::to_string(t);
            visit(test + "/features", corpus.tests[t].source.features.file);
            visit(test + "/labels", corpus.tests[t].source.labels.file);
        }
        for (auto& [name, files] : corpus.scores)
            for (auto& [attribute, file] : files)
                visit(where + "/scores/" + name + "/" + attribute, file);
    }
}

class Silence final : public Progress
{
public:
    void report(const ProgressUpdate&) override {}
    void warn(const std::string&) override {}
};

} // namespace

LabelTable readLabelsOf(const LabelSource& source, const Job& job)
{
    Silence silence;
    return readLabels(source.file.path, source.options, job.reportingTo(silence));
}

Corpus readCorpusOf(const ExperimentCorpus& corpus, const std::string& attribute, const Job& job)
{
    const LabelTable labels = readLabelsOf(corpus.labels, job);
    return joinCorpus(readFeatures(corpus.features.file.path, corpus.features.options, job), labels,
                      labels.attributeName(attribute));
}

std::size_t poolRows(std::size_t rows, double share)
{
    if (share <= 0 || rows == 0)
        return 0;
    const auto taken = static_cast<std::size_t>(std::llround(share * static_cast<double>(rows)));
    return std::clamp<std::size_t>(taken, 1, rows);
}

std::optional<FeatureTable> readPoolOf(const ExperimentCorpus& corpus, const PoolVariant& variant,
                                       std::uint64_t seed, const Job& job)
{
    if (variant.share <= 0)
        return std::nullopt;
    if (!corpus.pool)
        throw UsageError("the corpus " + corpus.title() + " has no unlabelled pool");
    FeatureTable pool = readFeatures(corpus.pool->file.path, corpus.pool->options, job);
    const std::size_t taken = poolRows(pool.rows(), variant.share);
    if (taken == pool.rows())
        return pool;
    std::vector<std::size_t> rows(pool.rows());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    Random random(seed, poolStream);
    random.shuffle(std::span(rows));
    rows.resize(taken);
    std::sort(rows.begin(), rows.end());
    FeatureTable part;
    part.featureNames = pool.featureNames;
    part.source = pool.source;
    part.format = pool.format;
    part.values = FloatMatrix(taken, pool.columns());
    for (std::size_t row = 0; row < taken; ++row) {
        part.names.push_back(pool.names[rows[row]]);
        std::memcpy(part.values.data() + row * pool.columns(),
                    pool.values.data() + rows[row] * pool.columns(), pool.columns() * sizeof(float));
    }
    return part;
}

std::vector<TestCorpus> readTestsOf(const ExperimentCorpus& corpus, const Corpus& training,
                                    const std::vector<std::string>& wanted, const Job& job)
{
    std::vector<TestCorpus> tests;
    for (const ExperimentTest& test : corpus.tests) {
        if (std::find(wanted.begin(), wanted.end(), test.source.name) == wanted.end())
            continue;
        const LabelTable labels = readLabelsOf(test.source.labels, job);
        tests.push_back(makeTestCorpus(
            test.source.name,
            joinCorpus(readFeatures(test.source.features.file.path, test.source.features.options, job),
                       labels, labels.attributeName(training.attribute)),
            test.split, training));
    }
    return tests;
}

Corpus withoutTests(Corpus corpus)
{
    for (Split& split : corpus.splits)
        if (split != Split::Train && split != Split::Development)
            split = Split::None;
    return corpus;
}

void referToFiles(std::vector<ExperimentCorpus>& corpora, const Job& job)
{
    std::map<fs::path, FileReference> known;
    forEachFile(corpora, [&](const std::string& where, FileReference& file) {
        const auto found = known.find(file.path);
        if (found != known.end()) {
            file = found->second;
            return;
        }
        job.report("reading data", static_cast<double>(known.size()), 0, file.path.filename().string());
        try {
            file = referTo(file.path, job);
        } catch (const InputError& error) {
            throw InputError(error.file(), error.where(), error.message() + " (" + where + " of the plan)");
        }
        known.emplace(file.path, file);
    });
}

std::vector<FileReference> filesOf(const std::vector<ExperimentCorpus>& corpora)
{
    std::vector<FileReference> files;
    forEachFile(corpora, [&](const std::string&, const FileReference& file) {
        if (std::find(files.begin(), files.end(), file) == files.end())
            files.push_back(file);
    });
    return files;
}

ordered_json identityOf(const FeatureSource& source)
{
    return {{"hash", source.file.hash},
            {"dataset", source.options.dataset},
            {"names_dataset", source.options.namesDataset},
            {"names_file",
             source.options.namesFile.empty() ? std::string() : referTo(source.options.namesFile).hash}};
}

ordered_json identityOf(const LabelSource& source)
{
    ordered_json json = {{"hash", source.file.hash},
                         {"name_column", source.options.nameColumn},
                         {"split_column", source.options.splitColumn},
                         {"rater_column", source.options.raterColumn},
                         {"attribute_columns", source.options.attributeColumns}};
    if (source.options.scale)
        json["scale"] = {source.options.scale->low, source.options.scale->high};
    return json;
}

ordered_json identityOf(const ExperimentTest& test)
{
    return {{"features", identityOf(test.source.features)},
            {"labels", identityOf(test.source.labels)},
            {"split", test.split ? toString(*test.split) : ""}};
}

} // namespace deepmi
