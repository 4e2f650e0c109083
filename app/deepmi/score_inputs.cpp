#include "score_inputs.h"

#include "data/label_columns.h"
#include "job/error.h"
#include "option_values.h"
#include "parameter_options.h"
#include "pretrain/run_file.h"
#include "reading_options.h"
#include "sample_names.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace deepmi::cli
{

namespace
{

constexpr const char* deepmiGroup = "DeepMI";
constexpr const char* fileGroup = "Scores from a file";
constexpr const char* trainedGroup = "Measures that train a network";
constexpr const char* samplesGroup = "Which samples";

bool has(const LabelTable& labels, const std::string& attribute)
{
    return std::find(labels.attributes.begin(), labels.attributes.end(), attribute) !=
           labels.attributes.end();
}

} // namespace

std::vector<std::filesystem::path> ScoreInputOptions::files() const
{
    std::vector<std::filesystem::path> files = {
        run, assignments, ratings, file, features, frames, labels, namesFrom, featureReading.namesFile};
    files.insert(files.end(), scores.begin(), scores.end());
    return files;
}

void addScoreInputOptions(CLI::App& command, ScoreInputOptions& options)
{
    addPathOption(command, "--run", options.run, "RUN.h5 of deepmi pretrain")->group(deepmiGroup);
    addPathOption(command, "--assignments", options.assignments,
                  "CSV name,cluster,predicted,label: clusters and predictions from anywhere")
        ->group(deepmiGroup);
    command
        .add_option_function<std::string>(
            "--clusters",
            [&options](const std::string& text) {
                options.clusters = static_cast<int>(parseInteger("--clusters", text, 1, 1e6));
            },
            "K of --assignments [default: the largest cluster + 1]")
        ->type_name("K")
        ->group(deepmiGroup);
    addPathOption(command, "--ratings", options.ratings,
                  "single ratings: labels_detailed.csv, labels.txt or a CSV with one rating a row")
        ->group("Disagreement");
    addPathOption(command, "--file", options.file, "CSV or TSV with name and score, or JSON {file: value}")
        ->group(fileGroup);
    addTextOption(command, "--score-column", options.fromFile.scoreColumn,
                  "column with the scores [default score]", "COLUMN")
        ->group(fileGroup);
    addTextOption(command, "--score-name-column", options.fromFile.nameColumn,
                  "column with the names [default name]", "COLUMN")
        ->group(fileGroup);
    command
        .add_flag("--smaller-is-easier", options.smallerIsEasier,
                  "the smallest score is the easiest sample (default: as the file's ranks or measure tell, "
                  "else the largest is)")
        ->group(fileGroup);
    command.add_flag("--larger-is-easier", options.largerIsEasier, "the largest score is")
        ->excludes("--smaller-is-easier")
        ->group(fileGroup);
    addParameterOptions(command, options.fromFile, scoreFileParameters(), fileGroup);
    command
        .add_option_function<std::vector<std::string>>(
            "--scores",
            [&options](const std::vector<std::string>& texts) {
                options.scores.assign(texts.begin(), texts.end());
            },
            "SCORES.csv of a measure of the ensemble; to be given for each, at least twice")
        ->type_name("FILE")
        ->expected(1)
        ->take_all()
        ->group("Ensemble");
    addPathOption(command, "--features", options.features,
                  "a row a sample: .h5 .npy .npz .mat .htk .csv .tsv .arff, or a folder of .mat or .htk")
        ->group(trainedGroup);
    addPathOption(
        command, "--frames", options.frames,
        "frame-level features: .h5 with frames (T × D), offsets (N+1) and filenames (N), or a folder of .htk")
        ->group(trainedGroup);
    addPathOption(command, "--labels", options.labels,
                  "labels to learn, whose Train is scored; for the other measures: keep the scores of one "
                  "split of these labels alone (minmax-entropy learns its raters from all ratings)")
        ->group(samplesGroup);
    addTextOption(command, "--split", options.split, "that split [default Train]",
                  "Train|Development|Test1|Test2|Test3|NA")
        ->group(samplesGroup);
    addPathOption(command, "--names-from", options.namesFrom,
                  "random: take the names of a scores, label, rating, run or feature file")
        ->group(samplesGroup);
    addTextOption(
        command, "--attribute", options.attribute,
        "arousal, valence, dominance or a column's own name; random, ensemble, file: the labels that "
        "are averaged over each bin",
        "NAME")
        ->group(samplesGroup);
    addFeatureReadOptions(command, options.featureReading);
    addLabelReadOptions(command, options.labelReading);
    addRaterOption(command, options.labelReading);
}

ScoreInputs::ScoreInputs(const ScoreInputOptions& options, const MeasureDescription& measure,
                         const MeasureParameters& parameters, const Job& job)
{
    m_inputs.attribute = options.attribute;
    m_inputs.scale = options.labelReading.scale.value_or(LabelScale{});
    if (!options.run.empty()) {
        m_run = readRun(m_mainFile = options.run);
        if (!options.attribute.empty() && canonicalAttribute(options.attribute) != m_run.attribute)
            throw UsageError("--attribute is '" + options.attribute + "', but the run is of " +
                             m_run.attribute);
        m_inputs.attribute = m_run.attribute;
        m_inputs.run = &m_run;
    }
    if (!options.assignments.empty()) {
        m_assignments = readAssignments(m_mainFile = options.assignments, options.clusters, m_inputs.scale);
        m_inputs.assignments = &m_assignments;
    }
    if (!options.ratings.empty()) {
        m_ratings = readRatings(m_mainFile = options.ratings, options.labelReading, job);
        m_inputs.attribute = m_ratings.attributes.at(m_ratings.attributeIndex(options.attribute));
        m_inputs.ratings = &m_ratings;
    }
    // Those of a corpus are joined in.
    if (!options.labels.empty() && options.features.empty() && options.frames.empty())
        readSampleLabels(options, job);
    if (measure.uses(MeasureInput::Names))
        m_inputs.names = options.labels.empty() ? namesOf(options.namesFrom, options.labelReading, job)
                                                : splitNames(options.split);
    if (!options.features.empty()) {
        CorpusOptions corpus{m_mainFile = options.features, options.labels,      {}, options.attribute,
                             options.featureReading,        options.labelReading};
        m_corpus = readCorpus(corpus, job).corpus;
        m_inputs.corpus = &m_corpus;
        m_inputs.attribute = m_corpus.attribute;
        if (!parameters.groupColumn.empty()) {
            m_labels = readLabels(options.labels, options.labelReading, job);
            m_inputs.labels = &m_labels;
        }
    }
    if (!options.frames.empty()) {
        const LabelTable labels = readLabels(options.labels, options.labelReading, job);
        const std::string attribute = labels.attributeName(options.attribute);
        m_frames = joinFrames(readFrames(m_mainFile = options.frames, job), labels, attribute);
        if (const std::string summary = m_frames.samples.report.summary(); !summary.empty())
            job.warn(summary);
        m_inputs.frames = &m_frames;
        m_inputs.attribute = m_frames.samples.attribute;
    }
    if (!options.file.empty()) {
        ScoreFileOptions reading = options.fromFile;
        if (options.smallerIsEasier || options.largerIsEasier)
            reading.largerIsEasier = options.largerIsEasier;
        m_inputs.scores = {scoresFromFile(m_mainFile = options.file, reading)};
    }
    for (const auto& path : options.scores)
        m_inputs.scores.push_back(readScores(m_mainFile = path));
}

void ScoreInputs::readSampleLabels(const ScoreInputOptions& options, const Job& job)
{
    m_labels = readLabels(options.labels, options.labelReading, job);
    m_inputs.labels = &m_labels;
    if (m_inputs.ratings) {
        // What was rated need not have a consensus.
        if (has(m_labels, m_inputs.attribute))
            m_sampleLabels = m_labels.valuesOf(m_inputs.attribute);
    } else if (!options.attribute.empty() || m_labels.attributes.size() == 1) {
        m_inputs.attribute = options.attribute.empty() ? m_labels.attributes.front()
                                                       : m_labels.attributeName(options.attribute);
        m_sampleLabels = m_labels.valuesOf(m_inputs.attribute);
    }
}

std::vector<double> ScoreInputs::labelsOf(const Scores& scores) const
{
    if (scores.deepmi)
        return scores.deepmi->label;
    std::unordered_map<std::string_view, double> known;
    bool contradict = false;
    const auto know = [&](const std::vector<std::string>& names, const std::vector<double>& labels) {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (std::isnan(labels[i]))
                continue;
            const auto [label, isNew] = known.emplace(names[i], labels[i]);
            contradict = contradict || (!isNew && label->second != labels[i]);
        }
    };
    if (m_inputs.corpus)
        know(m_corpus.names, m_corpus.labels);
    else if (m_inputs.frames)
        know(m_frames.samples.names, m_frames.samples.labels);
    else if (!m_sampleLabels.empty())
        know(m_labels.names, m_sampleLabels);
    else
        for (const Scores& part : m_inputs.scores)
            if (part.deepmi)
                know(part.names, part.deepmi->label);
    if (contradict) // measures of several attributes: none of them is the ensemble's own
        return {};
    std::vector<double> labels(scores.names.size(), std::nan(""));
    bool any = false;
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (const auto found = known.find(scores.names[i]); found != known.end()) {
            labels[i] = found->second;
            any = any || std::isfinite(labels[i]);
        }
    return any ? labels : std::vector<double>();
}

std::vector<std::string> ScoreInputs::splitNames(const std::string& split) const
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < m_labels.rows(); ++i)
        if (m_labels.splits[i] == *parseSplit(split))
            names.push_back(m_labels.names[i]);
    if (names.empty())
        throw InputError(m_labels.source, "", split + " split has no rows, scores are made for its samples");
    return names;
}

Scores ScoreInputs::onlyOfSplit(const Scores& scores, const ScoreInputOptions& options, const Job& job) const
{
    std::unordered_map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < scores.names.size(); ++i)
        index.emplace(scores.names[i], i);
    std::vector<std::string> names, missing;
    std::vector<double> values;
    for (const auto& name : splitNames(options.split)) {
        const auto found = index.find(name);
        if (found == index.end()) {
            missing.push_back(name);
            continue;
        }
        names.push_back(name);
        values.push_back(scores.score[found->second]);
    }
    if (names.empty())
        throw InputError(options.labels, "",
                         "no sample of the " + options.split + " split has a score; the scores begin with '" +
                             scores.names.front() + "', the split with '" + missing.front() + "'");
    if (!missing.empty())
        job.warn(std::to_string(missing.size()) + " samples of the " + options.split +
                 " split have no score, the first is '" + missing.front() + "'");
    Scores selected = makeScores(scores.measure, scores.largerIsEasier, std::move(names), std::move(values),
                                 scores.seed, scores.bins.count);
    selected.reversed = scores.reversed;
    selected.leftOut = scores.leftOut;
    return selected;
}

} // namespace deepmi::cli
