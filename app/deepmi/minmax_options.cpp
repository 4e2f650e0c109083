#include "minmax_options.h"

#include "job/error.h"
#include "option_values.h"
#include "parameter_options.h"
#include "reading_options.h"
#include "text_table.h"

#include <algorithm>

namespace deepmi::cli
{

namespace
{

constexpr const char* group = "Minmax entropy";

std::string modelName(const MinmaxOptions& options)
{
    return options.parameters.categorical ? "categorical" : "ordinal";
}

} // namespace

void addMinmaxOptions(CLI::App& command, MinmaxOptions& options)
{
    addParameterOptions(command, options.parameters, minmaxEntropyParameters(), group);
    command
        .add_flag_callback(
            "--ordinal", [] {}, "ordinal confusion matrices [default]")
        ->excludes(command.get_option("--categorical"))
        ->group(group);
    addPathOption(command, "--raters-out", options.raters,
                  "CSV to write: a row a rater with ratings, skill and confusion matrix")
        ->group(group);
    addPathOption(command, "--posteriors-out", options.posteriors,
                  "CSV to write: a row a sample with its most probable level and the probability of each")
        ->group(group);
}

std::vector<std::string> minmaxOptionNames()
{
    std::vector<std::string> names;
    for (const auto& parameter : minmaxEntropyParameters())
        names.push_back("--" + parameter.name);
    names.insert(names.end(), {"--ordinal", "--raters-out", "--posteriors-out"});
    return names;
}

std::vector<NamedOutput> minmaxFiles(const MinmaxOptions& options)
{
    return {{"--raters-out", options.raters}, {"--posteriors-out", options.posteriors}};
}

void writeMinmaxFiles(const MinmaxEntropyScores& result, const MinmaxOptions& options)
{
    if (!options.raters.empty())
        writeMinmaxRaters(result, options.raters);
    if (!options.posteriors.empty())
        writeMinmaxPosteriors(result, options.posteriors);
}

nlohmann::ordered_json minmaxJson(const MinmaxEntropyScores& result, const MinmaxOptions& options)
{
    nlohmann::ordered_json raters = nlohmann::ordered_json::array(), dual = nlohmann::ordered_json::array(),
                           residual = nlohmann::ordered_json::array();
    for (const MinmaxRater& rater : result.raters)
        raters.push_back({{"name", rater.name}, {"ratings", rater.ratings}, {"skill", rater.skill}});
    for (const MinmaxIteration& iteration : result.convergence.iterations) {
        dual.push_back(iteration.dual);
        residual.push_back(iteration.residual);
    }
    const MinmaxConvergence& convergence = result.convergence;
    return {{"model", modelName(options)},
            {"parameters", toJson(options.parameters, minmaxEntropyParameters())},
            {"rater_regularisation", result.raterRegularisation},
            {"sample_regularisation", result.sampleRegularisation},
            {"raters", raters},
            {"convergence",
             {{"converged", convergence.converged},
              {"iterations", convergence.iterations.size()},
              {"tolerance", convergence.tolerance},
              {"gradient", convergence.gradient},
              {"dual", dual},
              {"residual", residual}}}};
}

std::vector<std::pair<std::string, std::string>> minmaxLines(const MinmaxEntropyScores& result,
                                                             const MinmaxOptions& options)
{
    const auto [least, most] = std::ranges::minmax(result.raters, {}, &MinmaxRater::skill);
    const MinmaxConvergence& convergence = result.convergence;
    return {{"model", modelName(options) + ", " + std::to_string(result.levels.count()) + " levels"},
            {"regularised", brief(result.raterRegularisation) + " raters, " +
                                brief(result.sampleRegularisation) + " samples"},
            {"raters", std::to_string(result.raters.size()) + ", skill from " + fixed(least.skill, 3) + " (" +
                           least.name + ") to " + fixed(most.skill, 3) + " (" + most.name + ")"},
            {"converged", (convergence.converged ? "yes, " : "no, ") +
                              std::to_string(convergence.iterations.size()) + " iterations, residual " +
                              brief(convergence.iterations.back().residual) + ", dual " +
                              fixed(convergence.iterations.back().dual, 6) + " nats"}};
}

} // namespace deepmi::cli
