#include "data/teaching_model.h"

#include <cmath>

namespace deepmi
{

namespace
{

// Streams of the seed: each part of the world draws from its own, so that another number of columns or
// speakers leaves the rest of the world as it was.
constexpr std::uint64_t hiddenStream = 1;
constexpr std::uint64_t columnStream = 1'000'000;
constexpr std::uint64_t speakerStream = 2'000'000;

double squash(double value)
{
    return value / std::sqrt(1 + value * value);
}

Emotion randomEmotion(Random& random)
{
    Emotion emotion;
    for (double& value : emotion)
        value = random.normal();
    return emotion;
}

// Cholesky factor of the correlations stated in the header: arousal-valence .05, arousal-dominance .6,
// valence-dominance .25.
Emotion correlate(const Emotion& white)
{
    const double valenceOwn = std::sqrt(1 - .05 * .05);
    const double dominanceValence = (.25 - .05 * .6) / valenceOwn;
    const double dominanceOwn = std::sqrt(1 - .6 * .6 - dominanceValence * dominanceValence);
    return {white[0], .05 * white[0] + valenceOwn * white[1],
            .6 * white[0] + dominanceValence * white[1] + dominanceOwn * white[2]};
}

} // namespace

TeachingModel::TeachingModel(std::uint64_t seed, int columns) : m_seed(seed), m_columns(columns)
{
    Random random(seed, hiddenStream);
    // What reaches the hidden layer: arousal well, dominance less, valence least, as in speech.
    const std::array<double, 3> reach = {.9, .3, .6};
    for (std::size_t unit = 0; unit < hiddenSize; ++unit) {
        for (std::size_t input = 0; input < m_hiddenWeight[unit].size(); ++input)
            m_hiddenWeight[unit][input] = random.normal() * (input < 3 ? reach[input] : .45);
        m_hiddenBias[unit] = .6 * random.normal();
    }
    m_column.reserve(static_cast<std::size_t>(columns));
    for (int index = 0; index < columns; ++index)
        m_column.push_back(makeColumn(index));
}

TeachingModel::Column TeachingModel::makeColumn(int index) const
{
    Random random(m_seed, columnStream + static_cast<std::uint64_t>(index));
    Column column;
    const Emotion strength = {.34, .10, .22};
    for (std::size_t k = 0; k < 3; ++k)
        column.direction[k] = strength[k] * random.normal();
    for (double& weight : column.hidden)
        weight = .22 * random.normal();
    for (double& weight : column.voice)
        weight = .30 * random.normal();
    for (std::size_t condition = 0; condition <= trainingConditions; ++condition) {
        const double size = condition == mismatchedCondition ? 2.0 : 1.0;
        const double offset = .45 * size * random.normal();
        const double gain = .12 * size * squash(random.normal());
        // Four columns in ten do not hear the room at all.
        const bool heard = random.uniform() < .6;
        column.offset[condition] = heard ? offset : 0;
        column.gain[condition] = heard ? gain : 0;
    }
    column.noise = .55 + .9 * random.uniform();
    const std::array<double, 10> scales = {1e-3, 1e-2, .1, 1, 1, 1, 10, 1e3, 1e5, 1e6};
    column.scale = scales[random.below(scales.size())] * (1 + 3 * random.uniform()) / 2;
    column.origin = column.scale * 4 * (random.uniform() - .5);
    const double shape = random.uniform();
    column.shape = shape < .4 ? Shape::Plain : shape < .75 ? Shape::HeavyTailed : Shape::Skewed;
    column.constant = index == 7 || index == 19;
    column.onlyMismatched = index == 31;
    return column;
}

TeachingSpeaker TeachingModel::speaker(std::size_t number) const
{
    Random random(m_seed, speakerStream + number);
    TeachingSpeaker speaker;
    speaker.female = random.uniform() < .5;
    for (double& value : speaker.voice)
        value = random.normal();
    speaker.voice[0] += speaker.female ? .9 : -.9;
    speaker.mood = randomEmotion(random);
    for (double& value : speaker.mood)
        value *= .3;
    speaker.expressiveness = 1 + .3 * (2 * random.uniform() - 1);
    speaker.condition = static_cast<int>(random.below(trainingConditions));
    return speaker;
}

TeachingUtterance TeachingModel::utter(const TeachingSpeaker& speaker, bool mismatched, Random& random) const
{
    TeachingUtterance utterance;
    const Emotion own = correlate(randomEmotion(random));
    double squares = 0;
    for (std::size_t k = 0; k < 3; ++k) {
        utterance.emotion[k] = speaker.mood[k] + std::sqrt(1 - .3 * .3) * own[k];
        squares += utterance.emotion[k] * utterance.emotion[k];
    }
    const double strength = std::sqrt(squares / 3);
    utterance.ambiguity = (1 + squash(random.normal() - .9 * (strength - .92))) / 2;
    // One recording in five is not made where this speaker is usually recorded.
    const bool elsewhere = random.uniform() < .2;
    const int other = static_cast<int>(random.below(trainingConditions));
    utterance.condition = mismatched ? mismatchedCondition : elsewhere ? other : speaker.condition;
    return utterance;
}

void TeachingModel::record(const TeachingSpeaker& speaker, const TeachingUtterance& utterance, Random& random,
                           std::span<float> raw) const
{
    const double blur = .85 * utterance.ambiguity;
    const double kept = std::sqrt(1 - blur * blur);
    const Emotion elsewhere = correlate(randomEmotion(random));
    std::array<double, 3 + contentSize> cue{};
    for (std::size_t k = 0; k < 3; ++k)
        cue[k] = speaker.expressiveness * (kept * utterance.emotion[k] + blur * elsewhere[k]);
    for (std::size_t k = 3; k < cue.size(); ++k)
        cue[k] = random.normal();
    std::array<double, hiddenSize> hidden{};
    for (std::size_t unit = 0; unit < hiddenSize; ++unit) {
        double sum = m_hiddenBias[unit];
        for (std::size_t input = 0; input < cue.size(); ++input)
            sum += m_hiddenWeight[unit][input] * cue[input];
        hidden[unit] = squash(sum);
    }
    const auto condition = static_cast<std::size_t>(utterance.condition);
    for (std::size_t j = 0; j < m_column.size(); ++j) {
        const Column& column = m_column[j];
        double value =
            column.offset[condition] + column.noise * random.normal() * (random.uniform() < .005 ? 8 : 1);
        for (std::size_t k = 0; k < 3; ++k)
            value += column.direction[k] * cue[k];
        for (std::size_t unit = 0; unit < hiddenSize; ++unit)
            value += column.hidden[unit] * hidden[unit];
        for (std::size_t k = 0; k < speaker.voice.size(); ++k)
            value += column.voice[k] * speaker.voice[k];
        value *= 1 + column.gain[condition];
        if (column.shape == Shape::HeavyTailed)
            value += .12 * value * value * value;
        else if (column.shape == Shape::Skewed)
            value = (1 + .25 * value) * (1 + .25 * value);
        if (column.constant || (column.onlyMismatched && utterance.condition != mismatchedCondition))
            value = 0;
        raw[j] = static_cast<float>(column.origin + column.scale * value);
    }
}

} // namespace deepmi
