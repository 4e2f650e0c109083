#include "worker/comparison_job.h"

#include "job/error.h"
#include "models/comparison_setup.h"
#include "models/core_text.h"
#include "models/text.h"
#include "worker/checkpoint_folder.h"

#include <QCoreApplication>
#include <map>
#include <set>

namespace deepmi::studio
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ComparisonJob)
};

/// The GUI thread's side of a running comparison.
struct Running {
    ComparisonResult result;
    std::shared_ptr<const LoadedData> data; ///< of the window when it began
    std::map<std::string, int> curves;      ///< by task key
};

/// Trials that earlier comparisons of this session left in the folder: they are not this one's.
void removeOthers(const std::filesystem::path& folder, const ComparisonResult& result)
{
    std::set<std::string> own;
    for (const TrialRecord& trial : result.trials)
        own.insert(trial.key);
    std::vector<std::filesystem::path> others;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "trials", error))
        if (!own.contains(entry.path().stem().string()))
            others.push_back(entry.path());
    for (const auto& other : others)
        std::filesystem::remove(other, error);
}

/// The core's line begins with the approach as results name it, in English.
QString detailOf(const std::vector<Approach>& approaches, const std::string& said)
{
    const QString line = coreText(said);
    QString longest; // "Random" may begin "Random, hardest first"
    for (const Approach& approach : approaches)
        if (const QString title = text(approach.title);
            title.size() > longest.size() &&
            (line.startsWith(title + QStringLiteral(", ")) || line.startsWith(title + QStringLiteral(": "))))
            longest = title;
    return longest.isEmpty() ? line : approachText(longest) + line.mid(longest.size());
}

/// What a stopped comparison says; the core's own sentence names options of the command line.
QString stoppedSentence(std::size_t finished, std::size_t all)
{
    return Words::tr("Stopped; %1 of %n trial(s) finished. Continue in Comparison goes on from there.",
                     nullptr, static_cast<int>(all))
        .arg(finished);
}

} // namespace

void startComparison(Workspace& workspace, ComparisonResult result, ComparisonData data,
                     const DeviceOptions& device)
{
    const auto running = std::make_shared<Running>();
    running->result = result;
    running->data = workspace.data();
    // What finishes is safe there at once, whatever becomes of the program.
    std::filesystem::path folder = workspace.sessionFolder();
    if (!folder.empty())
        folder /= "comparison";
    workspace.setComparison(std::make_shared<const ComparisonResult>(result), folder);

    const auto work = [&workspace, result = std::move(result), data = std::move(data), device, running,
                       folder, seconds = checkpointSeconds()](JobContext& context) mutable {
        const ComparisonPlan plan = result.plan;
        const std::size_t all = comparisonTasks(plan).size();
        std::size_t finished = all - missingTasks(result).size();
        ComparisonWatch watch;
        watch.folder = folder;
        adoptEarlierCheckpoints();
        watch.checkpoints = checkpointFolder();
        watch.checkpointSeconds = seconds;
        watch.epochDone = [&](const ComparisonTask& task, const TrainEpoch& epoch) {
            context.post([&workspace, running, task, epoch] {
                if (workspace.data() != running->data)
                    return; // the curves of what is open now are others
                auto curve = running->curves.find(task.key);
                if (curve == running->curves.end())
                    curve =
                        running->curves
                            .emplace(task.key, workspace.trainings().beginTrial(running->result.plan, task))
                            .first;
                workspace.trainings().append(curve->second, epoch);
            });
        };
        watch.trialDone = [&](const TrialRecord& trial) {
            ++finished;
            context.post([&workspace, running, folder, trial] {
                if (const auto curve = running->curves.find(trial.key); curve != running->curves.end())
                    workspace.trainings().finish(curve->second);
                running->result.add(trial);
                if (workspace.data() == running->data)
                    workspace.setComparison(std::make_shared<const ComparisonResult>(running->result),
                                            folder);
            });
        };
        if (!folder.empty())
            removeOthers(folder, result);
        try {
            runComparison(std::move(result), data, device, context.job(), watch);
        } catch (const Stopped&) {
            throw Stopped(stoppedSentence(finished, all).toStdString());
        }
    };
    const auto ended = [&workspace, running](const JobState&) {
        for (const auto& [key, curve] : running->curves)
            workspace.trainings().finish(curve);
        workspace.setComparisonJob(0);
    };
    const auto trials = static_cast<int>(missingTasks(running->result).size());
    JobOptions options;
    options.title = Words::tr("Comparing curricula, %n trial(s)", nullptr, trials);
    options.hasEpochs = true;
    options.countsTrials = true;
    options.detail = [approaches = running->result.plan.approaches](const std::string& said) {
        return detailOf(approaches, said);
    };
    workspace.setComparisonJob(workspace.jobs().enqueue(
        options, &workspace, work, [] {}, ended));
}

} // namespace deepmi::studio
