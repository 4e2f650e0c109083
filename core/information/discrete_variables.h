#pragma once

#include "information/confidence.h"
#include "information/joint_table.h"
#include "information/levels.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace deepmi
{

/// One discrete variable of every sample: a cluster, an emotion level, a speaker, a word.
struct DiscreteVariable {
    std::string name;
    std::vector<int> state;          ///< one a sample, 0 .. states.size()−1
    std::vector<std::string> states; ///< what each stands for
};

/// Most different values a column that is not cut into levels may have.
inline constexpr std::size_t mostStates = 1000;

/// Columns of a CSV or TSV with a header as discrete variables of its rows. A column of `levels` holds
/// numbers and is cut (states are the levels' ranges); in any other, each different text is a state, whole
/// numbers in order, else in order of their letters. `names` empty: every column but `name`. Raises
/// InputError with the place for an empty cell, a NaN or a value off the scale in a column to be cut, more
/// than `mostStates` different values in one that is not, a column that is not there; UsageError for fewer
/// than two variables, one that is named twice, levels of a column that is none of the variables.
std::vector<DiscreteVariable> readDiscreteVariables(const std::filesystem::path& path,
                                                    const std::vector<std::string>& names,
                                                    const std::map<std::string, Levels>& levels = {});

/// What the person should know of a variable, a sentence each, empty as a rule: a number that is spelled in
/// several ways is as many states, "1" and "1.0", "01" (which may be meant: of speakers).
std::vector<std::string> warningsOf(const DiscreteVariable& variable);

/// "1 to 2" and so on, the ranges of levels.
std::vector<std::string> levelNames(const Levels& levels);

/// Two variables of the same samples.
struct VariablePair {
    std::size_t first = 0, second = 0; ///< indices of the variables
    JointTable table;
};
/// Every two of them, in order. Raises UsageError for fewer than two or lengths that differ.
std::vector<VariablePair> pairsOf(const std::vector<DiscreteVariable>& variables);

} // namespace deepmi
