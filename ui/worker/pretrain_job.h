#pragma once

#include "models/workspace.h"
#include "pretrain/pretrain_cost.h"
#include "worker/checkpoint_folder.h"

#include <filesystem>
#include <optional>

namespace deepmi::studio
{

/// One pre-training as the window asks for it.
struct PretrainRequest {
    std::shared_ptr<const LoadedData> data;
    std::string attribute;
    PretrainParameters parameters;
    DeviceOptions device;
    bool usePool = true; ///< stage I on the unlabelled pool, where the data have one
    bool resume = false; ///< go on from the checkpoint instead of starting anew

    bool hasPool() const { return usePool && data && data->unlabeled; }
};

/// The checkpoint of this request; the same for the same data, attribute and parameters, seed and use of the
/// pool included, and for no others.
std::filesystem::path checkpointOf(const PretrainRequest& request);

/// A checkpoint that can be gone on from.
struct FoundCheckpoint {
    std::filesystem::path
        path;                ///< of the request, which the one before it is moved to when it is gone on from
    int epoch = 0;           ///< finished epochs
    int epochs = 0;          ///< of them all
    bool isPrevious = false; ///< the last one is damaged or gone; this is the one before it
};
/// Reads and checks the request's checkpoint, or the one before it. Nothing if there is none that is whole
/// and of these parameters. Takes as long as reading the file does: call on a worker.
std::optional<FoundCheckpoint> findCheckpoint(const PretrainRequest& request);

/// What the request works on, from the workspace's samples.
PretrainSize sizeOf(const PretrainRequest& request, const SampleFrame& samples);

/// Operations a second that the last pre-training reached on this device with as many threads (0 = all);
/// nothing before there was one. Remembered in the settings.
std::optional<double> measuredRate(const std::string& device, int threads);
void rememberRate(const std::string& device, int threads, double flopsPerSecond);

/// How the job ended, and where it was stopped the checkpoint that it left, read and found whole: reading it
/// again takes a good part of a second for the paper's network, and much longer while a disk is busy.
using PretrainOver = std::function<void(const JobState&, const std::optional<FoundCheckpoint>& left)>;

/// Queues a pre-training on a copy of the data, made on the worker. Its epochs arrive in
/// workspace.trainings() as they end, and the run in workspace.addRun; if by then other data are open, the
/// run is saved beside the checkpoints instead, and a message says where. Stopped, it leaves a checkpoint.
/// `over` runs after any end as long as `receiver` lives. Returns the job's id.
int startPretraining(Workspace& workspace, const PretrainRequest& request, QObject* receiver,
                     PretrainOver over = {});

} // namespace deepmi::studio
