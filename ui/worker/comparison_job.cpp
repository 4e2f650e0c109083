#include "worker/comparison_job.h"

#include "models/text.h"

#include <QCoreApplication>
#include <QPointer>
#include <map>

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

QString titleOf(const ComparisonPlan& plan, const ComparisonTask& task)
{
    const QString trial = Words::tr("%1, trial %2")
                              .arg(text(plan.approaches[task.approach].title))
                              .arg(task.seed - plan.train.seed + 1);
    return plan.attributes.size() > 1 ? Words::tr("%1: %2").arg(text(task.attribute), trial) : trial;
}

} // namespace

int startComparison(Workspace& workspace, ComparisonResult result, ComparisonData data,
                    const DeviceOptions& device, QObject* receiver, std::function<void(const JobState&)> over)
{
    const auto running = std::make_shared<Running>();
    running->result = result;
    running->data = workspace.data();
    workspace.setComparison(std::make_shared<const ComparisonResult>(result));

    const auto work = [&workspace, result = std::move(result), data = std::move(data), device,
                       running](JobContext& context) mutable {
        const ComparisonPlan plan = result.plan;
        ComparisonWatch watch;
        watch.epochDone = [&](const ComparisonTask& task, const TrainEpoch& epoch) {
            context.post([&workspace, running, key = task.key, title = titleOf(plan, task), epoch] {
                auto curve = running->curves.find(key);
                if (curve == running->curves.end())
                    curve = running->curves
                                .emplace(key, workspace.trainings().add(TrainingCurve::Kind::Regressor, title,
                                                                        true))
                                .first;
                workspace.trainings().append(curve->second, epoch);
            });
        };
        watch.trialDone = [&](const TrialRecord& trial) {
            context.post([&workspace, running, trial] {
                if (const auto curve = running->curves.find(trial.key); curve != running->curves.end())
                    workspace.trainings().finish(curve->second);
                running->result.add(trial);
                if (workspace.data() == running->data)
                    workspace.setComparison(std::make_shared<const ComparisonResult>(running->result));
            });
        };
        runComparison(std::move(result), data, device, context.job(), watch);
    };
    const auto ended = [&workspace, running, receiver = QPointer<QObject>(receiver),
                        over = std::move(over)](const JobState& job) {
        for (const auto& [key, curve] : running->curves)
            workspace.trainings().finish(curve);
        if (receiver && over)
            over(job);
    };
    const auto trials = static_cast<int>(missingTasks(running->result).size());
    JobOptions options;
    options.title = Words::tr("Comparing curricula, %n trial(s)", nullptr, trials);
    options.hasEpochs = true;
    return workspace.jobs().enqueue(
        options, &workspace, work, [] {}, ended);
}

} // namespace deepmi::studio
