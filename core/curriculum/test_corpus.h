#pragma once

#include "curriculum/train.h"

#include <optional>

namespace deepmi
{

/// All labelled rows of a corpus, or those of one split, as one to evaluate on. Raises InputError for another
/// number of features than the training corpus has and for a split without rows.
TestCorpus makeTestCorpus(const std::string& name, Corpus corpus, std::optional<Split> split,
                          const Corpus& training);

} // namespace deepmi
