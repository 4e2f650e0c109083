#pragma once

#include "experiment/experiment_plan.h"

namespace deepmi
{

/// For a task: what there is to say of the labels was said when the experiment was planned.
LabelTable readLabelsOf(const LabelSource& source, const Job& job = {});
/// The corpus' features joined with one attribute's labels. Raises InputError.
Corpus readCorpusOf(const ExperimentCorpus& corpus, const std::string& attribute, const Job& job = {});
/// As much of the pool as the variant takes: rows drawn without replacement by the seed, in the file's order;
/// none for a share of 0. Raises UsageError where the corpus has no pool.
std::optional<FeatureTable> readPoolOf(const ExperimentCorpus& corpus, const PoolVariant& variant,
                                       std::uint64_t seed, const Job& job = {});
/// Rows of the pool that a variant takes, at least one unless its share is 0 or there is no row.
std::size_t poolRows(std::size_t rows, double share);
/// The test corpora whose names stand in `wanted`.
std::vector<TestCorpus> readTestsOf(const ExperimentCorpus& corpus, const Corpus& training,
                                    const std::vector<std::string>& wanted, const Job& job = {});
/// The same corpus with its test splits taken out of sight: for what must not be chosen by them.
Corpus withoutTests(Corpus corpus);

/// Fills in size and hash of every file the corpora name. Raises InputError for one that is missing, saying
/// where the plan names it.
void referToFiles(std::vector<ExperimentCorpus>& corpora, const Job& job = {});
/// Every one of them, once.
std::vector<FileReference> filesOf(const std::vector<ExperimentCorpus>& corpora);
/// What a source is, whatever its file is called: the hash of its content and of the options it is read with.
nlohmann::ordered_json identityOf(const FeatureSource& source);
nlohmann::ordered_json identityOf(const LabelSource& source);
nlohmann::ordered_json identityOf(const ExperimentTest& test);

} // namespace deepmi
