#include "difficulty/minmax_entropy.h"

#include "data/delimited_text.h"
#include "job/atomic_file.h"
#include "job/number_text.h"

#include <algorithm>

namespace deepmi
{

void writeMinmaxRaters(const MinmaxEntropyScores& result, const std::filesystem::path& path)
{
    std::string text = "rater,ratings,skill";
    for (int c = 0; c < result.levels.count(); ++c)
        for (int k = 0; k < result.levels.count(); ++k)
            text += ",p_" + std::to_string(c) + "_" + std::to_string(k);
    text += '\n';
    for (const MinmaxRater& rater : result.raters) {
        text += csvCell(rater.name) + "," + std::to_string(rater.ratings) + "," + numberText(rater.skill);
        for (const double probability : rater.confusion)
            text.append(",").append(numberText(probability));
        text += '\n';
    }
    writeFileAtomically(path, text);
}

void writeMinmaxPosteriors(const MinmaxEntropyScores& result, const std::filesystem::path& path)
{
    std::string text = "name,level";
    for (int c = 0; c < result.levels.count(); ++c)
        text += ",p_" + std::to_string(c);
    text += '\n';
    for (std::size_t i = 0; i < result.posterior.size(); ++i) {
        const auto& posterior = result.posterior[i];
        text += csvCell(result.scores.names[i]) + "," +
                std::to_string(std::ranges::max_element(posterior) - posterior.begin());
        for (const double probability : posterior)
            text.append(",").append(numberText(probability));
        text += '\n';
    }
    writeFileAtomically(path, text);
}

} // namespace deepmi
