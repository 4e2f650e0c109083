#pragma once

#include "models/core_text.h"

#include <vector>

namespace deepmi::studio
{

/// The parts of coreTexts(). Not for others.

/// What the core says for the command line, with its options, and what the window says in its place.
inline CoreText inWindow(const char* said, const char* shown)
{
    return {said, shown};
}

/// Stages of jobs, lines of figures, files of any kind, features, labels, ratings and how they come together.
std::vector<CoreText> coreTextsOfData();
/// Scores, training, checkpoints, projects and results.
std::vector<CoreText> coreTextsOfTraining();

} // namespace deepmi::studio
