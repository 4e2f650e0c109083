#pragma once

#include <CLI/App.hpp>
#include <filesystem>
#include <functional>

namespace deepmi::cli
{

/// How a training leaves checkpoints and is taken up again.
struct CheckpointOptions {
    bool resume = false;
    double seconds = 60;
};

/// --resume and --checkpoint-seconds. `place` says in help where the checkpoint lies.
void addCheckpointOptions(CLI::App& app, CheckpointOptions& options, const std::string& place);

/// Writes the result of a finished training, then removes its checkpoint. If the result cannot be written,
/// the error says that the checkpoint ends in it.
void writeFinished(const std::filesystem::path& checkpoint, const std::function<void()>& write);

/// A PretrainWatch or TrainWatch of the options, whose checkpoint stays until the caller has written the
/// result and removes it.
template <class Watch>
Watch watchOf(const CheckpointOptions& options, const std::filesystem::path& checkpoint)
{
    Watch watch;
    watch.checkpoint = checkpoint;
    watch.checkpointSeconds = options.seconds;
    watch.resume = options.resume;
    watch.keepCheckpoint = true;
    return watch;
}

} // namespace deepmi::cli
