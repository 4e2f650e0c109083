#pragma once

#include <string>

namespace deepmi
{

/// What the person who gave the files calls the fields of FeatureReadOptions: error messages that advise one
/// of them use these words. By default the options of a corpus on the command line.
struct FeatureOptionWords {
    std::string dataset = "--dataset";
    std::string namesDataset = "--names-dataset";
    std::string namesFile = "--names-file FILE";
};

/// The same of LabelReadOptions.
struct LabelOptionWords {
    std::string nameColumn = "--name-column";
    std::string splitColumn = "--split-column COLUMN";
    std::string raterColumn = "--rater-column";
    std::string attributeColumn = "--column ATTRIBUTE=COLUMN"; ///< ATTRIBUTE stands for the one meant
    std::string scale = "--scale LOW:HIGH";

    std::string columnOf(const std::string& attribute) const
    {
        const std::string place = "ATTRIBUTE";
        std::string words = attributeColumn;
        if (const auto found = words.find(place); found != std::string::npos)
            words.replace(found, place.size(), attribute);
        return words;
    }
};

} // namespace deepmi
