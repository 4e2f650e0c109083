#include "worker/pretrain_job.h"

#include "job/checkpoint.h"
#include "job/data_hash.h"
#include "job/error.h"
#include "job/folder_lock.h"
#include "models/settings.h"
#include "models/text.h"
#include "network/precision.h"
#include "pretrain/cluster_health.h"
#include "pretrain/run_file.h"

#include <QCoreApplication>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PretrainJob)
};

nlohmann::ordered_json identifyingParameters(const PretrainRequest& request)
{
    nlohmann::ordered_json json = toJson(request.parameters, pretrainParameters());
    json["seed"] = request.parameters.seed;
    return json;
}

QString rateKey(const std::string& device, int threads)
{
    return QStringLiteral("pretrain/rate/%1/%2")
        .arg(text(device).replace(QLatin1Char('/'), QLatin1Char('_')))
        .arg(threads);
}

/// What happens while it runs; shared by the worker and what it posts to the GUI thread.
struct Progressing {
    int curve = -1;              ///< GUI thread
    std::vector<double> seconds; ///< GUI thread: of the epochs of this job
    /// What the stopped job leaves: the worker's until the job has ended, then the GUI thread's.
    std::optional<FoundCheckpoint> left;
};

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// What a stopped pre-training says: what is left and how to go on. The core's own sentence names options of
/// the command line.
QString stoppedSentence(const std::optional<FoundCheckpoint>& found)
{
    if (!found)
        return Words::tr("Stopped before the first epoch was done; there is no checkpoint.");
    return Words::tr(
               "Stopped. The state after epoch %1 of %2 is kept: Resume in Pre-training goes on from there.")
        .arg(found->epoch)
        .arg(found->epochs);
}

/// A run whose data are no longer open would not fit what is shown now.
void saveAside(Workspace& workspace, const std::shared_ptr<const PretrainRun>& run, const QString& title,
               const std::filesystem::path& checkpoint)
{
    std::filesystem::path file = checkpoint;
    file.replace_extension(".h5");
    workspace.jobs().enqueue(
        {Words::tr("Saving: %1").arg(title)}, &workspace, [run, file](JobContext&) { writeRun(*run, file); },
        [&workspace, title, file] {
            workspace.inform(Words::tr("%1 is done.").arg(title),
                             Words::tr("Other data are open by now, so that the run was saved "
                                       "instead of shown: %1. Open it with its data again.")
                                 .arg(text(file)));
        });
}

} // namespace

std::filesystem::path checkpointOf(const PretrainRequest& request)
{
    DataHash hash;
    hash.add(request.data->hash);
    hash.add(request.hasPool() ? "pool" : "no pool");
    hash.add(identifyingParameters(request).dump());
    // One that was asked for is another run; what auto comes to only the run itself finds out.
    if (request.device.precision != "auto")
        hash.add(request.device.precision);
    std::string attribute;
    for (const char letter : request.attribute)
        attribute += std::isalnum(static_cast<unsigned char>(letter)) ? letter : '_';
    return checkpointFolder() / ("pretrain-" + attribute + "-seed" + std::to_string(request.parameters.seed) +
                                 "-" + hash.hexadecimal() + ".checkpoint");
}

std::optional<FoundCheckpoint> findCheckpoint(const PretrainRequest& request)
{
    adoptEarlierCheckpoints();
    const std::filesystem::path path = checkpointOf(request);
    for (const auto& candidate : {path, previousCheckpoint(path)}) {
        std::error_code ignored;
        if (!std::filesystem::exists(candidate, ignored))
            continue;
        try {
            const Checkpoint checkpoint = readCheckpoint(candidate);
            if (checkpoint.identity.parameters != identifyingParameters(request))
                continue;
            // Two counts an epoch: refills and iterations of K-means.
            const auto epochs = static_cast<int>(checkpoint.integersOf("history/counts").size() / 2);
            return FoundCheckpoint{path, epochs, request.parameters.epochs, candidate != path};
        } catch (const Error&) {
            // Damaged, or of another version: not one to go on from.
        }
    }
    return std::nullopt;
}

PretrainSize sizeOf(const PretrainRequest& request, const SampleFrame& samples)
{
    PretrainSize size;
    size.train =
        static_cast<std::size_t>(std::count(samples.splits.begin(), samples.splits.end(), Split::Train));
    size.development = static_cast<std::size_t>(
        std::count(samples.splits.begin(), samples.splits.end(), Split::Development));
    if (request.data) {
        size.rows = request.data->features->rows();
        size.columns = request.data->features->columns();
        size.unlabeled = request.hasPool() ? request.data->unlabeled->rows() : 0;
    }
    return size;
}

std::optional<double> measuredRate(const std::string& device, int threads)
{
    const double rate = settings().value(rateKey(device, threads)).toDouble();
    return rate > 0 ? std::optional(rate) : std::nullopt;
}

void rememberRate(const std::string& device, int threads, double flopsPerSecond)
{
    settings().setValue(rateKey(device, threads), flopsPerSecond);
}

int startPretraining(Workspace& workspace, const PretrainRequest& request, QObject* receiver,
                     PretrainOver over)
{
    const QString title = Words::tr("Pre-training %1, K = %2, seed %3")
                              .arg(text(request.attribute))
                              .arg(request.parameters.clusters)
                              .arg(request.parameters.seed);
    const auto state = std::make_shared<Progressing>();
    const double flops =
        pretrainCost(request.parameters, sizeOf(request, *workspace.samples())).flopsPerEpoch;

    const auto work = [&workspace, request, title, state,
                       seconds = checkpointSeconds()](JobContext& context) {
        context.post([&workspace, title, state] {
            state->curve = workspace.trainings().add(TrainingCurve::Kind::Pretraining, title, true);
        });
        int before = 0; // epochs that come from the checkpoint
        adoptEarlierCheckpoints();
        std::error_code ignored;
        std::filesystem::create_directories(checkpointFolder(), ignored);
        // Another window may be at the same training.
        const FileLock lock(checkpointOf(request), context.job());
        if (request.resume)
            if (const auto found = findCheckpoint(request)) {
                before = found->epoch;
                if (found->isPrevious)
                    returnToPreviousCheckpoint(found->path);
            }
        PretrainWatch watch;
        watch.checkpoint = checkpointOf(request);
        watch.checkpointSeconds = seconds;
        watch.resume = request.resume;
        watch.finishEarly = [&context] { return context.finishRequested(); };
        watch.epochDone = [&](const PretrainEpoch& epoch, bool kept) {
            const bool mine = epoch.epoch > before;
            context.post([&workspace, state, epoch, kept, mine] {
                if (mine)
                    state->seconds.push_back(epoch.seconds);
                workspace.trainings().append(state->curve, epoch, kept);
            });
        };
        try {
            auto run = std::make_shared<const PretrainRun>(
                pretrain(corpusOf(*request.data, request.attribute),
                         request.hasPool() ? unlabeledOf(*request.data) : std::nullopt, request.parameters,
                         request.device, context.job(), watch));
            // What stays to be read is the epoch that was kept, not the last one.
            const auto epochs = static_cast<double>(run->history.size());
            for (const PretrainEpoch& epoch : run->history)
                if (epoch.epoch == run->keptEpoch)
                    context.job().report("pre-training", epochs, epochs,
                                         "kept epoch " + std::to_string(run->keptEpoch) + ": " +
                                             epochSummary(epoch));
            return run;
        } catch (const Stopped&) {
            state->left = findCheckpoint(request);
            throw Stopped(stoppedSentence(state->left).toStdString());
        }
    };
    const auto done = [&workspace, request, title, state](const std::shared_ptr<const PretrainRun>& run) {
        if (workspace.data() != request.data) {
            workspace.trainings().finish(state->curve,
                                         TrainingLog::runTitle(request.attribute, request.parameters));
            saveAside(workspace, run, title, checkpointOf(request));
            return;
        }
        workspace.trainings().finish(state->curve, run);
        workspace.addRun({run, {}});
    };
    const auto ended = [&workspace, request, state, flops, receiver = QPointer<QObject>(receiver),
                        over = std::move(over)](const JobState& job) {
        const QString name = TrainingLog::runTitle(request.attribute, request.parameters);
        workspace.trainings().finish(state->curve,
                                     job.status == JobStatus::Stopped  ? Words::tr("%1, stopped").arg(name)
                                     : job.status == JobStatus::Failed ? Words::tr("%1, failed").arg(name)
                                                                       : name);
        if (!state->seconds.empty())
            rememberRate(request.device.device, request.device.threads, flops / median(state->seconds));
        if (receiver && over)
            over(job, state->left);
    };
    return workspace.jobs().enqueue({title, true, true}, &workspace, work, done, ended);
}

} // namespace deepmi::studio
