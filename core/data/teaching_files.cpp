#include "data/teaching_corpus.h"
#include "job/atomic_file.h"

#include <array>
#include <charconv>

namespace deepmi
{

void writeTeachingCorpus(const TeachingCorpus& corpus, const std::filesystem::path& folder, const Job& job)
{
    writeFeatures(corpus.features, folder / "features.h5", job);
    if (corpus.unlabeled.rows() > 0)
        writeFeatures(corpus.unlabeled, folder / "unlabeled.h5", job);
    writeLabels(corpus.labels, folder / "labels_consensus.csv");
    writeRatings(corpus.ratings, folder / "labels_detailed.csv");
    std::string text = "name,ambiguity";
    for (const std::string& attribute : corpus.labels.attributes)
        text += ",true_" + attribute;
    text += '\n';
    const auto append = [&text](double value) {
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        text += ',';
        text.append(digits.data(), end);
    };
    for (std::size_t row = 0; row < corpus.ambiguity.size(); ++row) {
        text += corpus.labels.names[row];
        append(corpus.ambiguity[row]);
        for (const auto& values : corpus.trueEmotion)
            append(values[row]);
        text += '\n';
    }
    writeFileAtomically(folder / "truth.csv", text);
}

} // namespace deepmi
