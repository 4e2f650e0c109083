#include "difficulty/disagreement.h"

#include "job/error.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

/// Independent of the order of the ratings to the last bit, so that equal ratings tie exactly.
double standardDeviation(std::vector<double>& values)
{
    std::sort(values.begin(), values.end());
    const auto count = static_cast<double>(values.size());
    double sum = 0, squares = 0;
    for (const double value : values) {
        // Measured from the smallest: people who agree have exactly 0.
        const double distance = value - values.front();
        sum += distance;
        squares += distance * distance;
    }
    // In this form whole numbers stay whole until the division, so that e.g. 1,1,2 and 1,2,2 tie.
    return std::sqrt(std::max(0.0, count * squares - sum * sum) / (count * (count - 1)));
}

} // namespace

DisagreementScores disagreementScores(const RatingTable& ratings, const std::string& attribute,
                                      std::uint64_t seed, int bins)
{
    const std::size_t column = ratings.attributeIndex(attribute);
    std::vector<std::vector<double>> values(ratings.names.size());
    for (const Rating& rating : ratings.ratings)
        if (const double value = rating.values.at(column); !std::isnan(value))
            values.at(rating.sample).push_back(value);

    DisagreementScores result;
    std::vector<std::string> names;
    std::vector<double> score;
    for (std::size_t sample = 0; sample < values.size(); ++sample) {
        if (values[sample].size() < 2) {
            result.tooFewRatings.push_back(ratings.names[sample]);
            continue;
        }
        names.push_back(ratings.names[sample]);
        score.push_back(standardDeviation(values[sample]));
    }
    if (names.empty())
        throw InputError(ratings.source, "attribute " + ratings.attributes.at(column),
                         "no sample has two ratings or more; disagreement needs single ratings by at least "
                         "two people a sample");
    result.scores = makeScores("disagreement", false, std::move(names), std::move(score), seed, bins);
    return result;
}

} // namespace deepmi
