#include "demo/demo.h"

#include "demo/demo_report.h"
#include "difficulty/disagreement.h"
#include "job/error.h"
#include "pretrain/run_file.h"
#include "statistics/correlation.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace deepmi
{

namespace
{

FeatureTable copyOf(const FeatureTable& table)
{
    FeatureTable copy;
    copy.names = table.names;
    copy.featureNames = table.featureNames;
    copy.values = table.values.clone();
    copy.source = table.source;
    copy.format = table.format;
    return copy;
}

/// The ratings of the given samples alone.
RatingTable ratingsOf(const RatingTable& all, const std::vector<std::string>& names)
{
    const std::set<std::string> wanted(names.begin(), names.end());
    RatingTable part = all;
    part.names.clear();
    part.ratings.clear();
    constexpr auto none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> place(all.names.size(), none);
    for (std::size_t sample = 0; sample < all.names.size(); ++sample)
        if (wanted.contains(all.names[sample])) {
            place[sample] = part.names.size();
            part.names.push_back(all.names[sample]);
        }
    for (const Rating& rating : all.ratings)
        if (place[rating.sample] != none) {
            part.ratings.push_back(rating);
            part.ratings.back().sample = place[rating.sample];
        }
    return part;
}

void makeFolder(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw Error(ErrorKind::Failed, "cannot make this folder: " + error.message(), folder);
}

} // namespace

PretrainParameters demoPretrainParameters(const DemoParameters& parameters)
{
    PretrainParameters pretraining;
    pretraining.clusters = parameters.clusters;
    pretraining.epochs = parameters.pretrainEpochs;
    // Seven epochs must do here what two hundred do in the paper, and its batch of 512 would leave four steps
    // an epoch: small batches, drawn evenly from the clusters, and a faster cluster head keep all clusters in
    // use. The last epoch is kept because its classifier knows its clusters best.
    pretraining.batch = 64;
    pretraining.uniformClusters = true;
    pretraining.clusterHeadLearningRate = 3e-3;
    pretraining.keepEpoch = "last";
    pretraining.seed = parameters.seed;
    return pretraining;
}

TrainParameters demoTrainParameters(const DemoParameters& parameters)
{
    TrainParameters training;
    training.trials = parameters.trials;
    // The paper's first bin has nine steps an epoch; a batch of 512 would leave one here. A narrower network
    // suits 256 columns where the paper has 6373.
    training.batch = 64;
    training.hidden = 256;
    training.pacing.bins = parameters.bins;
    training.pacing.epochs = parameters.trainEpochs;
    training.pacing.epochsPerBin = parameters.epochsPerBin;
    training.seed = parameters.seed;
    return training;
}

const std::vector<Parameter<DemoParameters>>& demoParameters()
{
    using P = DemoParameters;
    static const std::vector<Parameter<P>> parameters = {
        {"attribute",
         &P::attribute,
         "",
         "emotional attribute to learn",
         0,
         0,
         {"arousal", "valence", "dominance"}},
        {"alpha", &P::alpha, "", "share of the prediction's term in DeepMI, -1 for the paper's choice", -1,
         1},
        {"rows", &P::rows, "samples", "labelled samples of the teaching corpus", 200, 1e6},
        {"unlabeled", &P::unlabeled, "samples", "samples of its unlabelled pool; 0 = stage II alone", 0, 1e6},
        {"clusters", &P::clusters, "", "clusters K of DeepEmoCluster", 2, 500},
        {"pretrain-epochs", &P::pretrainEpochs, "epochs", "epochs of the pre-training", 1, 10000},
        {"bins", &P::bins, "", "difficulty bins", 1, 1000},
        {"trials", &P::trials, "", "trainings a curriculum, each with its own seed", 1, 1000},
        {"train-epochs", &P::trainEpochs, "epochs", "epochs of the curriculum regressor", 1, 10000},
        {"epochs-per-bin", &P::epochsPerBin, "epochs", "epochs before the next bin enters", 1, 10000},
        {"write-corpus", &P::writeCorpus, "", "also write the teaching corpus as feature and label files"},
        {"corpus-seed", &P::corpusSeed, "", "seed of the teaching corpus"},
    };
    return parameters;
}

TeachingCorpusParameters teachingCorpusOf(const DemoParameters& parameters)
{
    TeachingCorpusParameters corpus;
    corpus.rows = parameters.rows;
    corpus.unlabeled = parameters.unlabeled;
    corpus.seed = parameters.corpusSeed;
    return corpus;
}

DemoResult runDemo(const DemoParameters& parameters, const std::filesystem::path& out,
                   const DeviceOptions& wanted, const Job& job)
{
    DeviceOptions device = wanted;
    if (device.threads == 0)
        device.threads = 1;
    const auto start = std::chrono::steady_clock::now();
    validate(parameters, demoParameters());
    if (parameters.alpha < 0 && parameters.alpha != -1)
        throw UsageError("--alpha is " + std::to_string(parameters.alpha) + ", expected 0 to 1, or -1");
    DemoResult result;
    result.parameters = parameters;
    if (parameters.alpha < 0)
        result.parameters.alpha = defaultAlpha(parameters.attribute);
    makeFolder(out / "figures");

    job.report("making the teaching corpus", 0, 1);
    const TeachingCorpus corpus = makeTeachingCorpus(teachingCorpusOf(parameters));
    if (parameters.writeCorpus) {
        makeFolder(out / "corpus");
        writeTeachingCorpus(corpus, out / "corpus", job);
        for (const char* file :
             {"features.h5", "unlabeled.h5", "labels_consensus.csv", "labels_detailed.csv", "truth.csv"})
            if (parameters.unlabeled > 0 || std::string(file) != "unlabeled.h5")
                result.files.push_back(std::filesystem::path("corpus") / file);
    }
    const auto joined = [&] {
        return joinCorpus(copyOf(corpus.features), corpus.labels, parameters.attribute);
    };

    std::optional<FeatureTable> pool;
    if (parameters.unlabeled > 0)
        pool = copyOf(corpus.unlabeled);
    result.run = pretrain(joined(), std::move(pool), demoPretrainParameters(parameters), device, job);
    writeRun(result.run, out / "run.h5");
    result.files.push_back("run.h5");

    const Assignments assignments = assignmentsOf(result.run);
    const Levels levels = Levels::equalWidth(result.run.parameters.levels, result.run.scale);
    const DeepMI deepmi = computeDeepMI(assignments, levels);
    result.clusterInformation = deepmi.clusterByLevel.mutualInformation();
    result.scores.push_back(
        deepmiScores(assignments, deepmi, result.parameters.alpha, parameters.seed, parameters.bins));
    result.scores.push_back(disagreementScores(ratingsOf(corpus.ratings, assignments.names),
                                               parameters.attribute, parameters.seed, parameters.bins)
                                .scores);
    result.scores.push_back(randomScores(assignments.names, parameters.seed, parameters.bins));

    std::vector<DemoSamples> samples;
    for (const Scores& scores : result.scores) {
        samples.push_back({inOrderOf(scores, assignments.names, assignments.label),
                           inOrderOf(scores, corpus.labels.names, corpus.ambiguity)});
        result.binDistance.push_back(distanceByBin(scores, samples.back().label));
        const std::vector<double> rank(scores.bins.rank.begin(), scores.bins.rank.end());
        result.ambiguityCorrelation.push_back(spearmanCorrelation(rank, samples.back().ambiguity));
    }

    const TrainParameters training = demoTrainParameters(parameters);
    for (const Scores* scores :
         std::initializer_list<const Scores*>{nullptr, &result.scores[2], &result.scores[0]})
        result.training.push_back(train(joined(), scores, {}, training, device, job));
    std::vector<Approach> approaches(3);
    approaches[0].title = "W/O curriculum";
    approaches[1].title = "Random";
    approaches[1].measure = "random";
    approaches[2].title = "DeepMI";
    approaches[2].measure = "deepmi";
    approaches[2].alpha = result.parameters.alpha;
    approaches[2].clusters = result.parameters.clusters;
    result.trials = comparisonOf(result.training, approaches);
    result.trials.plan.corpus = "teaching corpus";
    const ComparisonTable table = tabulate(result.trials);
    result.comparison = compareApproaches(table);
    result.table = comparisonText(table);
    result.sentences = demoSentences(result);
    writeDemoFiles(result, deepmi, samples, out);
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return result;
}

} // namespace deepmi
