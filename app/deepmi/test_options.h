#pragma once

#include "curriculum/test_corpus.h"
#include "reading_options.h"

#include <map>
#include <vector>

namespace deepmi::cli
{

/// One --test NAME=FEATURES,LABELS[,SPLIT].
struct TestOption {
    std::string name;
    std::filesystem::path features, labels;
    std::optional<Split> split;
};

/// --test, and how the files of a test corpus are read where that is not as for the training corpus:
/// --test-scale, --test-dataset, --test-name-column and their like, each NAME=VALUE.
class TestOptions
{
public:
    void declare(CLI::App& app);
    /// Raises UsageError for two test corpora of one name, and for an option of a corpus that there is not.
    void check() const;
    /// Names of the test corpora, in the order of the command line.
    std::vector<std::string> names() const;
    /// Every file that read() reads.
    std::vector<std::filesystem::path> inputFiles() const;
    /// The test corpora in the order of the command line. Raises UsageError and InputError; what is said of a
    /// file names the options of this corpus.
    std::vector<TestCorpus> read(const CorpusOptions& options, const Corpus& training, const Job& job) const;

private:
    void addOption(CLI::App& app, const std::string& option, const std::string& help,
                   const std::string& value);
    /// What an option says of a test corpus; nullptr where it says nothing.
    const std::string* given(const std::string& option, const std::string& name) const;
    TestCorpus readOne(const TestOption& test, const CorpusOptions& options, const Corpus& training,
                       const Job& job) const;
    FeatureReadOptions featureReadingOf(const TestOption& test, const FeatureReadOptions& ofTraining) const;
    LabelReadOptions labelReadingOf(const TestOption& test, const LabelReadOptions& ofTraining,
                                    const std::string& attribute) const;

    std::vector<TestOption> m_tests;
    std::map<std::string, std::map<std::string, std::string>> m_given; ///< [option][test corpus]
};

} // namespace deepmi::cli
