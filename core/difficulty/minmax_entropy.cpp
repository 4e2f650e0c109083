#include "difficulty/minmax_entropy.h"

#include "job/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace deepmi
{

namespace
{

constexpr int mostMinmaxLevels = 20;
/// Below this the log-odds grow without use, and the steps towards them are many.
constexpr double leastRegularisation = 1e-3;

/// The ratings in use, numbered by the order of the names so that no sum depends on the order of the file.
struct Selection {
    std::vector<std::size_t> samples; ///< indices into RatingTable::names, by name
    std::vector<std::size_t> raters;  ///< indices into RatingTable::raters, by name
    std::vector<LevelRating> ratings; ///< by sample, rater, level
    std::vector<std::string> tooFew;
};

void requireRaters(const RatingTable& table, std::size_t column)
{
    for (const Rating& rating : table.ratings)
        if (rating.rater == RatingTable::unnamed && !std::isnan(rating.values.at(column)))
            throw InputError(table.source, "attribute " + table.attributes.at(column),
                             "minmax entropy needs to know who rated, but the rating of '" +
                                 table.names.at(rating.sample) +
                                 "' names no rater; a column with raters can be named by --rater-column");
}

/// Those of 0 .. names−1 that `kept` holds true for, by name; and where each has gone, or names where it has
/// not.
std::pair<std::vector<std::size_t>, std::vector<std::size_t>> byName(const std::vector<std::string>& names,
                                                                     const std::vector<bool>& kept)
{
    std::vector<std::size_t> order, place(names.size(), names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        if (kept[i])
            order.push_back(i);
    std::ranges::sort(order, {}, [&](std::size_t i) -> const std::string& { return names[i]; });
    for (std::size_t i = 0; i < order.size(); ++i)
        place[order[i]] = i;
    return {std::move(order), std::move(place)};
}

Selection select(const RatingTable& table, std::size_t column, const Levels& levels, int minRatings)
{
    Selection result;
    std::vector<std::size_t> counts(table.names.size(), 0);
    const auto counted = [&](const Rating& rating) { return !std::isnan(rating.values.at(column)); };
    for (const Rating& rating : table.ratings)
        if (counted(rating))
            ++counts.at(rating.sample);
    std::vector<bool> samples(table.names.size()), raters(table.raters.size(), false);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        samples[i] = counts[i] >= static_cast<std::size_t>(minRatings);
        if (!samples[i])
            result.tooFew.push_back(table.names[i]);
    }
    for (const Rating& rating : table.ratings)
        if (counted(rating) && samples[rating.sample])
            raters.at(rating.rater) = true;
    std::vector<std::size_t> samplePlace, raterPlace;
    std::tie(result.samples, samplePlace) = byName(table.names, samples);
    std::tie(result.raters, raterPlace) = byName(table.raters, raters);
    for (const Rating& rating : table.ratings)
        if (counted(rating) && samples[rating.sample])
            result.ratings.push_back({samplePlace[rating.sample], raterPlace[rating.rater],
                                      static_cast<std::size_t>(levels.of(rating.values[column]))});
    std::ranges::sort(result.ratings, {}, [](const LevelRating& rating) {
        return std::tuple(rating.sample, rating.rater, rating.level);
    });
    return result;
}

double traceShare(const std::vector<double>& confusion, std::size_t levels)
{
    double trace = 0;
    for (std::size_t c = 0; c < levels; ++c)
        trace += confusion[c * levels + c];
    return trace / static_cast<double>(levels); // every row sums to 1
}

void takeRaters(const RatingTable& table, const Selection& selection, const MinmaxDual& dual,
                MinmaxEntropyScores& result)
{
    for (std::size_t i = 0; i < selection.raters.size(); ++i) {
        MinmaxRater rater;
        rater.name = table.raters[selection.raters[i]];
        rater.ratings = dual.ratings(MinmaxDual::Side::Raters, i);
        rater.confusion = dual.confusion(MinmaxDual::Side::Raters, i);
        rater.skill = traceShare(rater.confusion, dual.model().levels());
        result.raters.push_back(std::move(rater));
    }
}

void takeSamples(const RatingTable& table, const Selection& selection, const MinmaxDual& dual,
                 MinmaxEntropyScores& result, std::uint64_t seed, int bins)
{
    const std::size_t levels = dual.model().levels();
    std::vector<std::size_t> places(selection.samples.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::ranges::sort(places, {}, [&](std::size_t place) { return selection.samples[place]; });
    std::vector<std::string> names;
    std::vector<double> score;
    for (const std::size_t place : places) {
        names.push_back(table.names[selection.samples[place]]);
        result.confusion.push_back(dual.confusion(MinmaxDual::Side::Samples, place));
        score.push_back(traceShare(result.confusion.back(), levels));
        const auto begin = dual.posterior().begin() + static_cast<std::ptrdiff_t>(place * levels);
        result.posterior.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(levels));
    }
    result.scores = makeScores("minmax-entropy", true, std::move(names), std::move(score), seed, bins);
}

/// Posteriors that all stay below this multiple of 1/E say nothing of any sample's level.
constexpr double nearUniform = 1.5;

void warnOfTheEnd(const MinmaxEntropyScores& result, const Job& job)
{
    const auto& convergence = result.convergence;
    if (!convergence.converged)
        job.warn("minmax entropy has not converged: after " + std::to_string(convergence.iterations.size()) +
                 " iterations the residual is " + numberText(convergence.iterations.back().residual) +
                 ", asked was for " + numberText(convergence.tolerance) + "; raise --minmax-iterations");
    double surest = 0;
    for (const auto& posterior : result.posterior)
        surest = std::max(surest, *std::ranges::max_element(posterior));
    if (surest * result.levels.count() < nearUniform)
        job.warn("minmax entropy finds no rater better than chance: no level of any sample is more probable "
                 "than " +
                 numberText(std::round(surest * 1000) / 1000) +
                 "; too few ratings a rater for this regularisation, lower --minmax-regularisation");
}

} // namespace

const std::vector<Parameter<MinmaxEntropyParameters>>& minmaxEntropyParameters()
{
    using P = MinmaxEntropyParameters;
    static const std::vector<Parameter<P>> parameters = {
        {"categorical", &P::categorical, "",
         "confusion matrices of levels without an order, instead of ordinal ones, in which neighbours are "
         "confused "
         "more easily"},
        {"minmax-regularisation", &P::regularisation, "",
         "strength γ: γ·E² for raters, and that times (ratings a rater)/(ratings a sample) for samples", .001,
         1000},
        {"rater-regularisation", &P::raterRegularisation, "", "α of the raters instead; 0 = by γ", 0, 1e9},
        {"sample-regularisation", &P::sampleRegularisation, "", "β of the samples instead; 0 = by γ", 0, 1e9},
        {"minmax-tolerance", &P::minmaxTolerance, "",
         "iterate until no probability of a level and no log-odds of a confusion matrix moves by more", 1e-12,
         .1},
        {"minmax-iterations", &P::minmaxIterations, "", "at most so many iterations", 1, 1000000},
        {"min-ratings", &P::minRatings, "ratings", "samples with fewer get no score", 1, 1000},
    };
    return parameters;
}

MinmaxEntropyScores minmaxEntropyScores(const RatingTable& table, const std::string& attribute,
                                        const Levels& levels, const MinmaxEntropyParameters& parameters,
                                        std::uint64_t seed, int bins, const Job& job)
{
    validate(parameters, minmaxEntropyParameters());
    if (levels.count() < 2 || levels.count() > mostMinmaxLevels)
        throw UsageError("minmax entropy takes 2 to " + std::to_string(mostMinmaxLevels) + " levels, not " +
                         std::to_string(levels.count()));
    for (const double strength : {parameters.raterRegularisation, parameters.sampleRegularisation})
        if (strength > 0 && strength < leastRegularisation)
            throw UsageError("a regularisation is " + numberText(strength) + ", expected 0 or at least " +
                             numberText(leastRegularisation));
    const std::size_t column = table.attributeIndex(attribute);
    requireRaters(table, column);
    Selection selection = select(table, column, levels, parameters.minRatings);
    if (selection.samples.empty())
        throw InputError(table.source, "attribute " + table.attributes.at(column),
                         "no sample has " + std::to_string(parameters.minRatings) +
                             " ratings or more, which minmax entropy was asked to need");

    MinmaxEntropyScores result;
    result.levels = levels;
    result.tooFewRatings = std::move(selection.tooFew);
    const auto samples = static_cast<double>(selection.samples.size());
    const auto raters = static_cast<double>(selection.raters.size());
    const double squared = levels.count() * levels.count();
    result.raterRegularisation = parameters.raterRegularisation > 0 ? parameters.raterRegularisation
                                                                    : parameters.regularisation * squared;
    // n/R over n/N.
    result.sampleRegularisation = parameters.sampleRegularisation > 0
                                      ? parameters.sampleRegularisation
                                      : result.raterRegularisation * samples / raters;

    MinmaxDual dual(std::move(selection.ratings), selection.samples.size(), selection.raters.size(),
                    ConfusionModel(levels.count(), !parameters.categorical), result.raterRegularisation,
                    result.sampleRegularisation);
    result.convergence = climb(dual, parameters.minmaxTolerance, parameters.minmaxIterations, job);
    takeRaters(table, selection, dual, result);
    takeSamples(table, selection, dual, result, seed, bins);
    warnOfTheEnd(result, job);
    return result;
}

} // namespace deepmi
