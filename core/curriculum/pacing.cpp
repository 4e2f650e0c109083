#include "curriculum/pacing.h"

#include "difficulty/bins.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace deepmi
{

namespace
{

constexpr double mostEpochs = 1e6;

void check(const PacingParameters& parameters, int epoch)
{
    validate(parameters, pacingParameters());
    if (epoch < 0)
        throw UsageError("epoch " + std::to_string(epoch) + " does not exist, epochs are counted from 0");
}

double initialShareOf(const PacingParameters& parameters)
{
    return parameters.initialShare > 0 ? parameters.initialShare : 1.0 / parameters.bins;
}

/// From 1; no whole number of 32 bits holds all that the parameters allow.
double finalEpochOf(const PacingParameters& parameters)
{
    return parameters.finalEpoch > 0 ? parameters.finalEpoch
                                     : (parameters.bins - 1.0) * parameters.epochsPerBin + 1;
}

/// Share in use at t of the way, 0 ≤ t < 1, of every family but step.
double shareAt(const std::string& family, double initial, double t)
{
    constexpr double steepness = 10; // Wu et al.'s constant
    const auto grown = [&](double part) { return initial + (1 - initial) * part; };
    if (family == "linear")
        return grown(t);
    if (family == "root")
        return grown(std::sqrt(t));
    if (family == "quadratic")
        return grown(t * t);
    if (family == "exponential")
        return grown(std::expm1(steepness * t) / std::expm1(steepness));
    if (family == "logarithmic")
        return grown(1 + std::log(t + std::exp(-steepness)) / steepness);
    if (family == "competence")
        return std::sqrt(initial * initial + (1 - initial * initial) * t);
    if (family == "geometric")
        return std::pow(initial, 1 - t);
    return initial; // one-step
}

/// What is in use in which epoch.
class Entries
{
public:
    Entries(const PacingParameters& parameters, std::size_t samples)
        : m_parameters(parameters), m_samples(samples), m_byBins(parameters.family == "step"),
          m_initial(initialShareOf(parameters)), m_final(finalEpochOf(parameters) - 1)
    {
    }

    std::size_t samplesAt(int epoch) const
    {
        if (m_byBins)
            return binBegin(m_samples, m_parameters.bins, binsAt(epoch));
        if (epoch >= m_final || m_samples == 0)
            return m_samples;
        const double share = shareAt(m_parameters.family, m_initial, epoch / m_final);
        // Shares that make a whole number must not fall short of it by rounding.
        constexpr double forgiven = 1e-6;
        const double count = std::floor(share * static_cast<double>(m_samples) + forgiven);
        return std::clamp(static_cast<std::size_t>(std::max(count, 0.0)), std::size_t{1}, m_samples);
    }

    int binsAt(int epoch) const
    {
        if (m_byBins)
            return std::min(epoch / m_parameters.epochsPerBin, m_parameters.bins - 1) + 1;
        if (m_samples == 0)
            return m_parameters.bins;
        // The fewest whose end, int(bins·N/all), is not before the last sample in use.
        const auto all = static_cast<std::size_t>(m_parameters.bins);
        return static_cast<int>((samplesAt(epoch) * all + m_samples - 1) / m_samples);
    }

    /// The first epoch after `epoch`, before `end`, in which more bins are in use; `end` if there is none.
    int nextAfter(int epoch, int end) const
    {
        const int now = binsAt(epoch);
        int low = epoch + 1, high = std::max(end, low);
        while (low < high) { // bins never leave
            const int middle = low + (high - low) / 2;
            if (binsAt(middle) > now)
                high = middle;
            else
                low = middle + 1;
        }
        return std::min(low, end);
    }

private:
    const PacingParameters& m_parameters;
    std::size_t m_samples;
    bool m_byBins;
    double m_initial, m_final; ///< the final epoch from 0
};

/// How far the entry of bins has come.
struct Entered {
    int times = 0;     ///< epochs after the first with which bins entered, this one included
    int last = 0;      ///< the last of them, or 0
    int next = 0;      ///< the next one, or the number of epochs
    double growth = 1; ///< samples now / samples of the first epoch
};

double decayed(const PacingParameters& parameters, int times)
{
    return std::max(parameters.rateFloor, std::pow(parameters.rateDecay, times));
}

double annealed(const PacingParameters& parameters, int epoch, int epochs)
{
    const double part = epochs > 0 ? std::min(1.0, static_cast<double>(epoch) / epochs) : 0;
    return parameters.rateFloor + (1 - parameters.rateFloor) * (1 + std::cos(std::numbers::pi * part)) / 2;
}

double learningRateOf(const PacingParameters& parameters, int epoch, const Entered& entered)
{
    double factor = 1;
    if (parameters.rateRule == "per-bin")
        factor = decayed(parameters, entered.times);
    else if (parameters.rateRule == "per-epochs")
        factor = decayed(parameters, epoch / parameters.rateEpochs);
    else if (parameters.rateRule == "cosine")
        factor = annealed(parameters, epoch, parameters.epochs);
    else if (parameters.rateRule == "cosine-per-bin")
        factor = annealed(parameters, epoch - entered.last, entered.next - entered.last);
    else if (parameters.rateRule == "inverse-share")
        factor = std::max(parameters.rateFloor, 1 / entered.growth);
    return parameters.learningRate * factor;
}

} // namespace

const std::vector<Parameter<PacingParameters>>& pacingParameters()
{
    using P = PacingParameters;
    static const std::vector<Parameter<P>> parameters = {
        {"pacing",
         &P::family,
         "",
         "how samples enter: step, a bin at a time (the paper); one-step, all the rest at once; or along a "
         "curve from the initial share to the final epoch",
         0,
         0,
         {"step", "one-step", "linear", "root", "quadratic", "exponential", "logarithmic", "competence",
          "geometric"}},
        {"bins", &P::bins, "bins", "difficulty bins that the ranked samples are cut into", 1, mostBins},
        {"epochs", &P::epochs, "epochs", "epochs of training in all", 1, mostEpochs},
        {"epochs-per-bin", &P::epochsPerBin, "epochs", "epochs before the next harder bin enters", 1,
         mostEpochs},
        {"initial-share", &P::initialShare, "",
         "share of the samples, the easiest, in use at first (all pacings but step); 0: one bin", 0, 1},
        {"final-epoch", &P::finalEpoch, "",
         "epoch, counted from 1, from which all samples are in use (all pacings but step); 0: the one in "
         "which the last bin would enter by step",
         0, mostEpochs},
        {"learning-rate", &P::learningRate, "", "learning rate of the first epoch", 1e-9, 10},
        {"rate-rule",
         &P::rateRule,
         "",
         "how the learning rate falls: per-bin, each time bins enter (the paper); per-epochs, every few "
         "epochs; cosine, over all epochs; cosine-per-bin, from each entry to the next; inverse-share, as "
         "more samples are in use; or constant",
         0,
         0,
         {"per-bin", "constant", "per-epochs", "cosine", "cosine-per-bin", "inverse-share"}},
        {"rate-decay", &P::rateDecay, "",
         "factor on the learning rate each time bins enter (per-bin) or every few epochs (per-epochs)", 1e-3,
         1},
        {"rate-epochs", &P::rateEpochs, "epochs", "epochs between two decays of the rule per-epochs", 1,
         mostEpochs},
        {"rate-floor", &P::rateFloor, "",
         "the learning rate falls no lower than this share of the first epoch's; the paper has none", 0, 1},
        {"warm-restart", &P::warmRestart, "", "Adam forgets its moments each time bins enter"},
    };
    return parameters;
}

PacingStep curriculumStep(const PacingParameters& parameters, int epoch, std::size_t samples)
{
    check(parameters, epoch);
    const Entries entries(parameters, samples);
    PacingStep step;
    step.bins = entries.binsAt(epoch);
    step.samples = entries.samplesAt(epoch);
    step.binEntered = epoch == 0 || step.bins > entries.binsAt(epoch - 1);
    step.restart = parameters.warmRestart && step.binEntered && epoch > 0;
    Entered entered;
    for (int at = entries.nextAfter(0, epoch + 1); at <= epoch; at = entries.nextAfter(at, epoch + 1)) {
        ++entered.times;
        entered.last = at;
    }
    entered.next = entries.nextAfter(epoch, std::max(parameters.epochs, epoch + 1));
    if (const std::size_t first = entries.samplesAt(0); first > 0)
        entered.growth = static_cast<double>(step.samples) / static_cast<double>(first);
    step.learningRate = learningRateOf(parameters, epoch, entered);
    return step;
}

PacingStep plainStep(const PacingParameters& parameters, int epoch, std::size_t samples)
{
    check(parameters, epoch);
    Entered entered;
    entered.next = parameters.epochs;
    return {parameters.bins, samples, learningRateOf(parameters, epoch, entered), epoch == 0, false};
}

std::set<std::string> usedPacingParameters(const PacingParameters& parameters, bool curriculum)
{
    std::set<std::string> used = {"epochs", "learning-rate", "rate-rule"};
    const auto use = [&](bool when, const char* name) {
        if (when)
            used.insert(name);
    };
    const bool curve = curriculum && parameters.family != "step";
    use(curriculum, "pacing");
    use(curriculum, "bins");
    use(curriculum && (!curve || parameters.finalEpoch == 0), "epochs-per-bin");
    use(curve, "initial-share");
    use(curve, "final-epoch");
    use(curriculum, "warm-restart");
    const std::string& rule = parameters.rateRule;
    use((rule == "per-bin" && curriculum) || rule == "per-epochs", "rate-decay");
    use(rule == "per-epochs", "rate-epochs");
    use(rule != "constant" && (curriculum || (rule != "per-bin" && rule != "inverse-share")), "rate-floor");
    return used;
}

PacingParameters effectivePacing(const PacingParameters& parameters, bool curriculum)
{
    PacingParameters effective = parameters;
    if (curriculum && parameters.family != "step") {
        effective.initialShare = initialShareOf(parameters);
        if (const double last = finalEpochOf(parameters); last <= mostEpochs)
            effective.finalEpoch = static_cast<int>(last);
    }
    if (!curriculum && (effective.rateRule == "constant" || effective.rateRule == "inverse-share"))
        effective.rateRule = PacingParameters{}.rateRule;
    if (!curriculum && effective.rateRule == "cosine-per-bin")
        effective.rateRule = "cosine";
    const std::set<std::string> used = usedPacingParameters(effective, curriculum);
    const PacingParameters defaults;
    for (const Parameter<PacingParameters>& parameter : pacingParameters())
        if (!used.contains(parameter.name))
            std::visit([&](auto member) { effective.*member = defaults.*member; }, parameter.member);
    return effective;
}

} // namespace deepmi
