#pragma once

#include "data/frame_table.h"
#include "data/teaching_corpus.h"
#include "job/random.h"

#include <algorithm>
#include <string>
#include <vector>

// Corpora on which tests train the networks of measures.

namespace test
{

/// The teaching corpus of 20 speakers.
inline deepmi::TeachingCorpus measureTeaching(int rows, int features)
{
    deepmi::TeachingCorpusParameters parameters;
    parameters.rows = rows;
    parameters.unlabeled = 0;
    parameters.features = features;
    parameters.speakers = 20;
    return makeTeachingCorpus(parameters);
}

/// Its arousal.
inline deepmi::Corpus measureCorpus(int rows, int features)
{
    deepmi::TeachingCorpus made = measureTeaching(rows, features);
    return joinCorpus(std::move(made.features), made.labels, "arousal");
}

/// Utterances of unequal length whose descriptors drift with the label, the more the longer they last.
inline deepmi::FrameCorpus measureFrames(int utterances)
{
    using namespace deepmi;
    FrameTable table;
    LabelTable labels;
    labels.attributes = {"arousal"};
    labels.values.resize(1);
    Random random(11);
    std::vector<float> values;
    table.offsets = {0};
    constexpr std::size_t columns = 5;
    for (int i = 0; i < utterances; ++i) {
        table.names.push_back("u" + std::to_string(i));
        labels.names.push_back(table.names.back());
        labels.values[0].push_back(1 + 6 * random.uniform());
        labels.splits.push_back(i % 4 == 3 ? Split::Development : Split::Train);
        const std::size_t length = 3 + random.below(12);
        for (std::size_t frame = 0; frame < length; ++frame)
            for (std::size_t column = 0; column < columns; ++column)
                values.push_back(static_cast<float>((labels.values[0].back() - 4) * (column % 2 ? -1 : 1) +
                                                    1.5 * random.normal()));
        table.offsets.push_back(table.offsets.back() + length);
    }
    table.frames = FloatMatrix(table.offsets.back(), columns);
    std::copy(values.begin(), values.end(), table.frames.data());
    return joinFrames(std::move(table), labels, "arousal");
}

} // namespace test
