#include "curriculum/test_corpus.h"
#include "job/error.h"

namespace deepmi
{

TestCorpus makeTestCorpus(const std::string& name, Corpus corpus, std::optional<Split> split,
                          const Corpus& training)
{
    if (corpus.features.columns() != training.features.columns())
        throw InputError(corpus.features.source, "",
                         "has " + std::to_string(corpus.features.columns()) +
                             " features, but the training corpus has " +
                             std::to_string(training.features.columns()) + " (" +
                             training.features.source.string() + "); both must be the same");
    if (split)
        requireSplit(corpus, *split, corpus.labelFile);
    TestCorpus selected{name, {}, {}, {}, {}, corpus.scale};
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        if (split && corpus.splits[i] != *split)
            continue;
        selected.names.push_back(corpus.names[i]);
        selected.featureRow.push_back(corpus.featureRow[i]);
        selected.labels.push_back(corpus.labels[i]);
    }
    selected.features = std::move(corpus.features);
    return selected;
}

} // namespace deepmi
