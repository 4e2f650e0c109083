#include "checkpoint_options.h"
#include "command.h"
#include "console_progress.h"
#include "job/atomic_file.h"
#include "job/folder_lock.h"
#include "output_path.h"
#include "parameter_options.h"
#include "pretrain/initial_weights.h"
#include "pretrain/run_file.h"
#include "reading_options.h"
#include "text_table.h"

#include <cmath>

namespace deepmi::cli
{

namespace
{

constexpr const char* defaultOutput = "RUN.h5";

nlohmann::ordered_json historyJson(const std::vector<PretrainEpoch>& history)
{
    auto epochs = nlohmann::ordered_json::array();
    for (const PretrainEpoch& epoch : history)
        epochs.push_back({{"epoch", epoch.epoch},
                          {"stage1_loss", epoch.stage1Loss},
                          {"cluster_loss", epoch.clusterLoss},
                          {"ccc_loss", epoch.cccLoss},
                          {"train_ccc", epoch.trainCcc},
                          {"development_ccc", epoch.developmentCcc},
                          {"development_loss", epoch.developmentLoss},
                          {"classifier_accuracy", epoch.classifierAccuracy},
                          {"effective_clusters", epoch.effectiveClusters},
                          {"effective_classifier", epoch.effectiveClassifier},
                          {"stability", epoch.stability},
                          {"kmeans_objective", epoch.kmeansObjective},
                          {"kmeans_refills", epoch.kmeansRefills},
                          {"seconds", epoch.seconds},
                          {"samples_per_second", epoch.samplesPerSecond}});
    return epochs;
}

std::string historyText(const PretrainRun& run)
{
    TextTable table({"epoch", "stage I loss", "cluster loss", "1-CCC", "train CCC", "dev CCC", "g accuracy",
                     "clusters", "of g", "stability"});
    // Ten epochs spread evenly tell the course; the best and the last are always among them.
    const auto count = run.history.size();
    for (std::size_t i = 0; i < count; ++i) {
        const PretrainEpoch& epoch = run.history[i];
        const bool spread = count <= 10 || i * 9 / (count - 1) != (i + 1) * 9 / (count - 1);
        if (!spread && epoch.epoch != run.bestEpoch && i + 1 != count)
            continue;
        table.add({std::to_string(epoch.epoch), brief(epoch.stage1Loss), brief(epoch.clusterLoss),
                   brief(epoch.cccLoss), fixed(epoch.trainCcc, 3), fixed(epoch.developmentCcc, 3),
                   fixed(epoch.classifierAccuracy, 3), fixed(epoch.effectiveClusters, 1),
                   fixed(epoch.effectiveClassifier, 1), fixed(epoch.stability, 3)});
    }
    return table.text();
}

/// The epoch whose network and embedding the run holds.
const PretrainEpoch& keptOf(const PretrainRun& run)
{
    return run.history.at(static_cast<std::size_t>(run.keptEpoch - 1));
}

class PretrainCommand final : public Command
{
public:
    CLI::App* declare(CLI::App& app) override
    {
        m_command = app.add_subcommand("pretrain",
                                       "cluster a corpus with DeepEmoCluster (Algorithm 1) and write RUN.h5");
        m_command->footer(
            "deepmi pretrain --features train.h5 --labels labels_consensus.csv --attribute arousal "
            "--clusters 30 "
            "\\\n"
            "    --out RUN.h5\n"
            "deepmi pretrain --features f.npy --names-file f_names.txt --labels emobank.csv --name-column id "
            "\\\n"
            "    --column valence=V --scale 1:5 --attribute valence --unlabeled pool.npz --clusters 50\n"
            "deepmi pretrain --features train.h5 --labels labels_consensus.csv --attribute arousal "
            "--clusters 40 "
            "\\\n"
            "    --init-weights model.pt --out RUN.h5");
        addCorpusOptions(*m_command, m_corpus);
        addPathOption(*m_command, "--unlabeled", m_unlabeled,
                      "features of the unlabelled pool of stage I; without it stage II alone (FSL)")
            ->group(filesGroup);
        addPathOption(
            *m_command, "--init-weights", m_initialWeights,
            "start from these weights instead of drawn ones: the authors' checkpoint or any .pt, .pth "
            "or .safetensors with the names of their state_dict (module. before them is taken off), for "
            "as many features and clusters; g and f are drawn where they are missing; nothing in the "
            "file is executed")
            ->group(filesGroup);
        addPathOption(*m_command, "--out", m_out,
                      std::string("where the run is written, HDF5 [default ") + defaultOutput + "]")
            ->group(filesGroup);
        addFeatureReadOptions(*m_command, m_unlabeledReading, "unlabeled-");
        addParameterOptions(*m_command, m_parameters, pretrainParameters(), "Training");
        addCheckpointOptions(*m_command, m_interruption, "beside RUN.h5 (RUN.h5.checkpoint)");
        return m_command;
    }

    CommandOutput run(const Session& session) override
    {
        m_parameters.seed = session.common.seed;
        validate(m_parameters, pretrainParameters());
        checkOutputs();
        const FileLock lock(m_out, session.job);
        removeHalfWrittenBeside(m_out);
        CorpusRead read = readCorpus(m_corpus, session.job);
        std::optional<FeatureTable> unlabeled;
        if (!m_unlabeled.empty())
            unlabeled = readFeatures(m_unlabeled, m_unlabeledReading, session.job);
        auto watch = watchOf<PretrainWatch>(m_interruption, checkpoint());
        if (!m_initialWeights.empty())
            m_initial = watch.initialWeights = std::make_shared<const GivenWeights>(
                readInitialWeights(m_initialWeights, read.corpus.features.columns(),
                                   static_cast<std::size_t>(m_parameters.clusters), session.job));
        const PretrainRun run = pretrain(std::move(read.corpus), std::move(unlabeled), m_parameters,
                                         session.common.device, session.job, watch);
        writeFinished(checkpoint(), [&] {
            if (m_initial)
                writeRun(run, m_out, *m_initial);
            else
                writeRun(run, m_out);
        });
        return {json(run, read), text(run, read), true};
    }

private:
    void checkOutputs()
    {
        if (m_out.empty()) {
            m_out = defaultOutput;
            if (std::filesystem::exists(m_out))
                throw UsageError(std::string(defaultOutput) +
                                 " is already here; name the file to write with --out");
        }
        auto inputs = inputFiles(m_corpus);
        inputs.insert(inputs.end(), {m_unlabeled, m_unlabeledReading.namesFile, m_initialWeights});
        requireWritableFile(m_out, inputs);
        requireWritableFile(checkpoint(), inputs);
        if (!m_corpus.unmatched.empty())
            requireWritableFile(m_corpus.unmatched, inputs);
        requireDifferentFiles(
            {{"--out", m_out}, {"the checkpoint", checkpoint()}, {"--unmatched", m_corpus.unmatched}});
    }

    std::filesystem::path checkpoint() const { return m_out.string() + ".checkpoint"; }

    nlohmann::ordered_json json(const PretrainRun& run, const CorpusRead& read) const
    {
        const PretrainEpoch& kept = keptOf(run);
        auto initial = nlohmann::ordered_json(nullptr);
        if (m_initial)
            initial = {{"file", m_initial->source},
                       {"hash", m_initial->hash},
                       {"tensors", m_initial->weights.size()}};
        return {{"run", m_out.string()},
                {"attribute", run.attribute},
                {"epochs", run.history.size()},
                {"best_epoch", run.bestEpoch},
                {"kept_epoch", run.keptEpoch},
                {"train_ccc", kept.trainCcc},
                {"development_ccc", kept.developmentCcc},
                {"clusters", run.parameters.clusters},
                {"effective_clusters", kept.effectiveClusters},
                {"effective_classifier", kept.effectiveClassifier},
                {"classifier_accuracy", kept.classifierAccuracy},
                {"collapsed", run.collapsed},
                {"seconds", run.seconds},
                {"samples_per_second", run.samplesPerSecond},
                {"device", run.device},
                {"precision", run.precision},
                {"libtorch", run.libtorchVersion},
                {"rows", run.embedding.names.size()},
                {"unlabeled_rows", run.unlabeledRows},
                {"data_hash", run.dataHash},
                {"initial_weights", initial},
                {"join", read.join},
                {"features", read.features},
                {"parameters", deepmi::toJson(run.parameters, pretrainParameters())},
                {"history", historyJson(run.history)}};
    }

    std::string text(const PretrainRun& run, const CorpusRead& read) const
    {
        const PretrainEpoch& kept = keptOf(run);
        const std::string clusters = std::to_string(run.parameters.clusters);
        std::string health = fixed(kept.effectiveClusters, 1) + " of " + clusters + " by K-means, " +
                             fixed(kept.effectiveClassifier, 1) + " by the classifier";
        if (run.collapsed)
            health += " (collapsed: I(X;Y) of this run says little)";
        return historyText(run) + "\n" +
               keyValueText(
                   {{"attribute", run.attribute},
                    {"features", read.featuresText},
                    {"samples", read.splitsText + (run.unlabeledRows
                                                       ? ", unlabelled " + std::to_string(run.unlabeledRows)
                                                       : std::string())},
                    {"best epoch",
                     std::to_string(run.bestEpoch) + " of " + std::to_string(run.history.size()) +
                         (run.keptEpoch == run.bestEpoch ? std::string()
                                                         : ", kept " + std::to_string(run.keptEpoch))},
                    {"train CCC", fixed(kept.trainCcc, 4)},
                    {"development CCC", fixed(kept.developmentCcc, 4)},
                    {"clusters in use", health},
                    {"device", run.device + ", " + run.precision},
                    {"time",
                     durationText(run.seconds) + ", " + fixed(run.samplesPerSecond, 0) + " samples/s"},
                    {"written", m_out.string()}});
    }

    CLI::App* m_command = nullptr;
    CorpusOptions m_corpus;
    std::filesystem::path m_unlabeled, m_initialWeights, m_out;
    FeatureReadOptions m_unlabeledReading;
    PretrainParameters m_parameters;
    CheckpointOptions m_interruption;
    std::shared_ptr<const GivenWeights> m_initial;
};

} // namespace

std::unique_ptr<Command> makePretrainCommand()
{
    return std::make_unique<PretrainCommand>();
}

} // namespace deepmi::cli
