#include "parameter_options.h"

#include <algorithm>

namespace deepmi::cli
{

std::string parameterHelp(const std::string& help, const std::string& unit, double low, double high,
                          const std::string& defaultText)
{
    std::string facts;
    for (const std::string& fact :
         {unit, rangeText(low, high), defaultText.empty() ? std::string() : "default " + defaultText})
        if (!fact.empty())
            facts += (facts.empty() ? "" : "; ") + fact;
    return facts.empty() ? help : help + " [" + facts + "]";
}

std::string choicesText(const std::vector<std::string>& choices)
{
    std::string text;
    for (const auto& choice : choices)
        text += (text.empty() ? "" : "|") + choice;
    return text;
}

void requireChoice(const std::string& option, const std::string& value,
                   const std::vector<std::string>& choices)
{
    if (choices.empty() || std::find(choices.begin(), choices.end(), value) != choices.end())
        return;
    std::string all;
    for (const auto& choice : choices)
        all += (all.empty() ? "" : ", ") + choice;
    throw UsageError(option + " is '" + value + "', expected one of " + all);
}

} // namespace deepmi::cli
