#pragma once

#include "job/random.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace deepmi
{

/// Arousal, valence, dominance, in units of about one deviation.
using Emotion = std::array<double, 3>;

/// One made-up person.
struct TeachingSpeaker {
    static constexpr std::size_t voiceSize = 5;
    std::array<double, voiceSize> voice{}; ///< v: what the voice sounds like whatever is said
    Emotion mood{};                        ///< m: the person's own mean emotion
    double expressiveness = 1;             ///< γ: how strongly emotion shows in this voice
    bool female = false;
    int condition = 0; ///< recording condition of most of this speaker's recordings
};

/// One made-up utterance, before anyone rates it.
struct TeachingUtterance {
    Emotion emotion{};    ///< z: what is felt
    double ambiguity = 0; ///< q in 0 (clear) to 1 (ambiguous)
    int condition = 0;    ///< c: recording condition
};

/// How an utterance of the teaching corpus comes to be and how it sounds. All that is random about the world
/// (directions, speakers' voices, recording conditions, column scales) follows from the seed alone. φ(t) =
/// t/√(1+t²) is the one nonlinearity, chosen because it is the same number on every machine.
///
/// Speaker s:     γ_s uniform on .7 to 1.3;  v_s ~ N(0, I₅), v_s[0] ± .9 by gender;  m_s ~ .3·N(0, I₃)
/// Emotion:       z = m_s + √(1−.3²)·L·ε,  ε ~ N(0, I₃);  correlations: arousal-dominance .6,
///                valence-dominance .25, arousal-valence .05
/// Ambiguity:     q = (1 + φ(ε − .9·(|z|/√3 − .92)))/2,  ε ~ N(0,1): strong emotions are clearer
/// Voiced cue:    e = γ_s·(√(1−w²)·z + w·ε),  w = .85·q,  ε ~ N(0, I₃): ambiguity blurs the cue
/// Hidden layer:  u = φ(W·[e; n] + b) ∈ R²⁴,  n ~ N(0, I₆) is what is said, which carries no emotion
/// Column j:      f_j = a_jᵀe + B_jᵀu + P_jᵀv_s + κ_cj + σ_j·η,  then f_j·(1 + g_cj);  η ~ N(0,1), one in
///                two hundred 8 times as large;  a_j is largest for arousal and smallest for valence
/// Raw value:     x_j = o_j + S_j·h_j(f_j),  S_j from 10⁻³ to 10⁶,  h_j one of f, f + .12·f³, (1 + .25·f)²
///
/// Conditions 0 to 3 are those of training; κ and g of condition 4 (the mismatched one) are twice as large.
/// Columns 7 and 19 are constant everywhere; column 31 is constant in all conditions but the mismatched one.
class TeachingModel
{
public:
    static constexpr int trainingConditions = 4;
    static constexpr int mismatchedCondition = 4;

    TeachingModel(std::uint64_t seed, int columns);

    int columns() const { return m_columns; }
    /// Speakers are numbered without end; the same number is always the same person.
    TeachingSpeaker speaker(std::size_t number) const;
    /// Felt emotion, ambiguity and condition of one utterance; `mismatched` records it in the unseen
    /// condition.
    TeachingUtterance utter(const TeachingSpeaker& speaker, bool mismatched, Random& random) const;
    /// Its raw features.
    void record(const TeachingSpeaker& speaker, const TeachingUtterance& utterance, Random& random,
                std::span<float> raw) const;

private:
    static constexpr std::size_t hiddenSize = 24;
    static constexpr std::size_t contentSize = 6;
    enum class Shape { Plain, HeavyTailed, Skewed };
    struct Column {
        Emotion direction{};
        std::array<double, hiddenSize> hidden{};
        std::array<double, TeachingSpeaker::voiceSize> voice{};
        std::array<double, trainingConditions + 1> offset{}, gain{};
        double noise = 1, origin = 0, scale = 1;
        Shape shape = Shape::Plain;
        bool constant = false, onlyMismatched = false;
    };

    Column makeColumn(int index) const;

    std::uint64_t m_seed;
    int m_columns;
    std::array<std::array<double, 3 + contentSize>, hiddenSize> m_hiddenWeight{};
    std::array<double, hiddenSize> m_hiddenBias{};
    std::vector<Column> m_column;
};

} // namespace deepmi
