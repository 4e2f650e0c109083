#include "data/teaching_corpus.h"

#include "data/teaching_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

// The rating model. Utterance i with felt emotion z and ambiguity q (teaching_model.h), rater r:
//
//   true label   y_k = clamp(4 + 1.15·z_k, 1, 7)
//   rater        bias b_rk ~ .25·N(0,1), carelessness s_r uniform on .7 to 1.3
//   rating       clamp(round(y_k + b_rk + s_r·(.3 + 1.5·q)·ε), 1, 7),  ε ~ N(0,1)
//   consensus    mean of the ratings of one utterance
//
// Speakers are dealt to the splits by a seeded shuffle: Test2 8 %, Development 12 %, Test1 20 % of the
// speakers, each at least one, the rest Train. Every speaker has the same number of utterances give or take a
// third. Test2 is recorded in the mismatched condition, everything else (the unlabelled pool included) in the
// four training conditions.

namespace deepmi
{

namespace
{

constexpr std::uint64_t splitStream = 11;
constexpr std::uint64_t raterStream = 12;
constexpr std::uint64_t utteranceStream = 100'000'000;
constexpr std::uint64_t ratingStream = 200'000'000;
constexpr std::uint64_t poolStream = 300'000'000;
const std::array<const char*, 3> attributeNames = {"arousal", "valence", "dominance"};

/// The number with zeros in front up to `width` digits, so that names sort as their numbers do.
std::string numbered(std::size_t number, std::size_t width)
{
    std::string digits = std::to_string(number);
    return std::string(digits.size() < width ? width - digits.size() : 0, '0') + digits;
}

double onScale(double value)
{
    return std::clamp(value, 1.0, 7.0);
}

/// The speaker of each row, rows of one speaker together.
std::vector<std::size_t> dealRows(std::size_t rows, std::size_t speakers, Random& random)
{
    // Cumulative weights keep the total exact; the floor of one row a speaker is taken off first.
    std::vector<double> weight(speakers);
    for (double& value : weight)
        value = 1 + (2 * random.uniform() - 1) / 3;
    const double total = std::accumulate(weight.begin(), weight.end(), 0.0);
    std::vector<std::size_t> speakerOfRow;
    speakerOfRow.reserve(rows);
    double sum = 0;
    std::size_t dealt = 0;
    for (std::size_t speaker = 0; speaker < speakers; ++speaker) {
        sum += weight[speaker];
        const double share = speaker + 1 == speakers ? 1 : sum / total;
        const auto end = static_cast<std::size_t>(share * static_cast<double>(rows - speakers));
        speakerOfRow.insert(speakerOfRow.end(), end - dealt + 1, speaker);
        dealt = end;
    }
    return speakerOfRow;
}

std::vector<Split> dealSplits(std::size_t speakers, Random& random)
{
    const auto share = [&](double part) {
        return std::max<std::size_t>(1, static_cast<std::size_t>(part * static_cast<double>(speakers) + .5));
    };
    std::vector<Split> splits;
    splits.insert(splits.end(), share(.08), Split::Test2);
    splits.insert(splits.end(), share(.12), Split::Development);
    splits.insert(splits.end(), share(.20), Split::Test1);
    splits.resize(speakers, Split::Train);
    random.shuffle(std::span(splits));
    return splits;
}

FeatureTable emptyTable(std::size_t rows, int columns, const char* source)
{
    FeatureTable table;
    table.values = FloatMatrix(rows, static_cast<std::size_t>(columns));
    table.names.reserve(rows);
    for (int column = 0; column < columns; ++column)
        table.featureNames.push_back("functional_" + numbered(static_cast<std::size_t>(column), 3));
    table.source = source;
    table.format = "generated";
    return table;
}

struct Rater {
    Emotion bias{};
    double carelessness = 1;
};

/// Ratings of one utterance by `count` different raters, in ascending order of the raters.
void rate(const Emotion& trueLabel, double ambiguity, std::size_t sample, const std::vector<Rater>& raters,
          std::size_t count, Random& random, RatingTable& table)
{
    std::vector<std::size_t> chosen(raters.size());
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
    random.shuffle(std::span(chosen));
    chosen.resize(count);
    std::sort(chosen.begin(), chosen.end());
    for (const std::size_t rater : chosen) {
        Rating rating{sample, rater, std::vector<double>(3)};
        const double spread = raters[rater].carelessness * (.3 + 1.5 * ambiguity);
        for (std::size_t k = 0; k < 3; ++k)
            rating.values[k] =
                onScale(std::floor(trueLabel[k] + raters[rater].bias[k] + spread * random.normal() + .5));
        table.ratings.push_back(std::move(rating));
    }
}

void check(const TeachingCorpusParameters& parameters)
{
    validate(parameters, teachingCorpusParameters());
    if (parameters.rows < parameters.speakers)
        throw UsageError("--rows is " + std::to_string(parameters.rows) +
                         ", expected at least one for each "
                         "of the " +
                         std::to_string(parameters.speakers) + " speakers");
    if (parameters.unlabeled > 0 && parameters.unlabeled < parameters.speakers)
        throw UsageError("--unlabeled is " + std::to_string(parameters.unlabeled) +
                         ", expected 0 or at least one for each of the " +
                         std::to_string(parameters.speakers) + " speakers");
    if (parameters.ratingsPerSample > parameters.raters)
        throw UsageError("--ratings-per-sample is " + std::to_string(parameters.ratingsPerSample) +
                         ", expected at most the number of raters, " + std::to_string(parameters.raters));
}

} // namespace

const std::vector<Parameter<TeachingCorpusParameters>>& teachingCorpusParameters()
{
    using P = TeachingCorpusParameters;
    static const std::vector<Parameter<P>> parameters = {
        {"rows", &P::rows, "samples", "labelled samples over all splits", 10, 1e6},
        {"unlabeled", &P::unlabeled, "samples", "samples of the unlabelled pool, other speakers", 0, 1e6},
        {"features", &P::features, "columns", "feature columns", 1, 20000},
        {"speakers", &P::speakers, "", "speakers of the labelled part", 4, 10000},
        {"raters", &P::raters, "", "people who rate", 1, 1000},
        {"ratings-per-sample", &P::ratingsPerSample, "", "ratings a sample gets", 1, 1000},
        {"corpus-seed", &P::seed, "", "seed of the teaching corpus"},
    };
    return parameters;
}

TeachingCorpus makeTeachingCorpus(const TeachingCorpusParameters& parameters)
{
    check(parameters);
    const auto rows = static_cast<std::size_t>(parameters.rows);
    const auto speakers = static_cast<std::size_t>(parameters.speakers);
    const TeachingModel model(parameters.seed, parameters.features);

    Random splitRandom(parameters.seed, splitStream);
    const std::vector<Split> speakerSplit = dealSplits(speakers, splitRandom);
    const std::vector<std::size_t> speakerOfRow = dealRows(rows, speakers, splitRandom);

    Random raterRandom(parameters.seed, raterStream);
    std::vector<Rater> raters(static_cast<std::size_t>(parameters.raters));
    TeachingCorpus corpus;
    for (std::size_t rater = 0; rater < raters.size(); ++rater) {
        for (double& bias : raters[rater].bias)
            bias = .25 * raterRandom.normal();
        raters[rater].carelessness = .7 + .6 * raterRandom.uniform();
        corpus.ratings.raters.push_back("WORKER" + numbered(rater + 1, 5));
    }

    corpus.features = emptyTable(rows, parameters.features, "teaching corpus");
    corpus.labels.attributes.assign(attributeNames.begin(), attributeNames.end());
    corpus.labels.values.assign(3, std::vector<double>(rows, 0));
    corpus.labels.source = corpus.ratings.source = "teaching corpus";
    corpus.labels.format = corpus.ratings.format = "generated";
    corpus.ratings.attributes = corpus.labels.attributes;
    corpus.trueEmotion.assign(3, std::vector<double>(rows, 0));
    corpus.ambiguity.resize(rows);

    std::size_t take = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t number = speakerOfRow[row];
        take = row > 0 && speakerOfRow[row - 1] == number ? take + 1 : 1;
        const TeachingSpeaker speaker = model.speaker(number);
        Random random(parameters.seed, utteranceStream + row);
        const TeachingUtterance utterance =
            model.utter(speaker, speakerSplit[number] == Split::Test2, random);
        model.record(speaker, utterance, random, corpus.features.values.row(row));

        const std::string name = "speaker" + numbered(number + 1, 3) + "_" + numbered(take, 4) + ".wav";
        corpus.features.names.push_back(name);
        corpus.labels.names.push_back(name);
        corpus.ratings.names.push_back(name);
        corpus.labels.splits.push_back(speakerSplit[number]);
        corpus.labels.text["SpkrID"].push_back(std::to_string(number + 1));
        corpus.labels.text["Gender"].push_back(speaker.female ? "Female" : "Male");
        corpus.labels.text["Condition"].push_back(std::to_string(utterance.condition));
        corpus.ambiguity[row] = utterance.ambiguity;

        Emotion trueLabel;
        for (std::size_t k = 0; k < 3; ++k)
            corpus.trueEmotion[k][row] = trueLabel[k] = onScale(4 + 1.15 * utterance.emotion[k]);
        Random ratingRandom(parameters.seed, ratingStream + row);
        const std::size_t first = corpus.ratings.ratings.size();
        rate(trueLabel, utterance.ambiguity, row, raters,
             static_cast<std::size_t>(parameters.ratingsPerSample), ratingRandom, corpus.ratings);
        for (std::size_t k = 0; k < 3; ++k) {
            double sum = 0;
            for (std::size_t index = first; index < corpus.ratings.ratings.size(); ++index)
                sum += corpus.ratings.ratings[index].values[k];
            corpus.labels.values[k][row] = sum / parameters.ratingsPerSample;
        }
    }

    const auto poolRows = static_cast<std::size_t>(parameters.unlabeled);
    corpus.unlabeled = emptyTable(poolRows, parameters.features, "teaching corpus, unlabelled pool");
    Random poolRandom(parameters.seed, splitStream + poolStream);
    const std::vector<std::size_t> poolSpeakers =
        poolRows ? dealRows(poolRows, speakers, poolRandom) : std::vector<std::size_t>{};
    for (std::size_t row = 0; row < poolRows; ++row) {
        const TeachingSpeaker speaker = model.speaker(speakers + poolSpeakers[row]);
        Random random(parameters.seed, poolStream + row);
        model.record(speaker, model.utter(speaker, false, random), random, corpus.unlabeled.values.row(row));
        corpus.unlabeled.names.push_back("pool_" + numbered(row + 1, 5) + ".wav");
    }
    return corpus;
}

} // namespace deepmi
