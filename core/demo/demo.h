#pragma once

#include "comparison/comparison.h"
#include "curriculum/train.h"
#include "data/teaching_corpus.h"
#include "difficulty/scores.h"
#include "pretrain/pretrain.h"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace deepmi
{

/// The whole paper in small, on the teaching corpus. The defaults fit into a minute on two cores.
struct DemoParameters {
    std::string attribute = "arousal"; ///< arousal, valence or dominance
    double alpha = -1;                 ///< α of DeepMI; −1 = the paper's for the attribute
    int rows = 3000;                   ///< labelled samples of the teaching corpus, all splits
    int unlabeled = 1000;              ///< samples of its unlabelled pool
    int clusters = 16;                 ///< K
    int pretrainEpochs = 7;            ///< of Algorithm 1
    int bins = 10;                     ///< difficulty bins
    int trials = 5;                    ///< a curriculum, with seeds seed, seed+1, ...
    int trainEpochs = 36;              ///< of the curriculum regressor
    int epochsPerBin = 3;              ///< before the next bin enters
    bool writeCorpus = false;          ///< also write the corpus itself as files, as a user would have them
    std::uint64_t corpusSeed = 2024;   ///< of the teaching corpus
    std::uint64_t seed = 0;            ///< of everything that is trained
};
const std::vector<Parameter<DemoParameters>>& demoParameters();
/// What the demonstration pre-trains and trains with: settings that suit the teaching corpus.
PretrainParameters demoPretrainParameters(const DemoParameters& parameters);
TrainParameters demoTrainParameters(const DemoParameters& parameters);
/// The teaching corpus that a demonstration of these parameters is made from.
TeachingCorpusParameters teachingCorpusOf(const DemoParameters& parameters);

/// One approach on one test split, over trials.
struct DemoComparison {
    std::string approach; ///< "W/O curriculum", "Random", "DeepMI"
    std::string test;     ///< "Test1", "Test2"
    std::vector<double> ccc;
    double mean = 0;
    double std = 0;        ///< sample standard deviation
    double varPercent = 0; ///< 100·std/mean
    double difference = 0; ///< mean − mean of W/O curriculum; 0 for W/O itself
    double pValue = 1;     ///< two-tailed Welch test against W/O curriculum; NaN for W/O itself or one trial
};

struct DemoResult {
    DemoParameters parameters;
    PretrainRun run;
    std::vector<Scores> scores;        ///< deepmi, disagreement, random
    std::vector<TrainResult> training; ///< W/O curriculum, Random, DeepMI
    ComparisonResult trials;           ///< the same, trial by trial
    std::vector<DemoComparison> comparison;
    std::vector<std::vector<double>> binDistance; ///< [measure][bin] mean |label − mean label|
    std::vector<double>
        ambiguityCorrelation;             ///< one a measure: Spearman of its rank (0 easiest) and ambiguity
    double clusterInformation = 0;        ///< I(X;Y), nats
    std::array<std::string, 2> sentences; ///< what one sees, made from the numbers above
    std::string table;                    ///< the comparison as text
    std::vector<std::filesystem::path> files; ///< written, relative to the folder, in order
    double seconds = 0;
};

/// Teaching corpus → pretrain → DeepMI, disagreement, random → bins → train W/O, Random, DeepMI → table and
/// figures. Writes into `out` (made if missing): run.h5, scores_deepmi.csv, scores_disagreement.csv,
/// scores_random.csv, bins.csv, trials.csv, history.csv,
/// comparison.csv, comparison.json, comparison.txt, summary.txt, figures/bins.svg, heatmap.svg,
/// curves.svg, comparison.svg, demo.deepmi, and with writeCorpus corpus/ as writeTeachingCorpus. The same
/// parameters on the same machine give the same files but for times. Threads 0 means one here: the networks
/// are small, a second thread saves little, costs much where another program wants the core, and the result
/// would depend on the number of cores. Raises UsageError, Stopped, Error(Failed) for a folder that cannot be
/// written.
DemoResult runDemo(const DemoParameters& parameters, const std::filesystem::path& out,
                   const DeviceOptions& device = {}, const Job& job = {});

} // namespace deepmi
