#include "checkpoint_options.h"

#include "job/checkpoint.h"
#include "job/error.h"
#include "option_values.h"
#include "parameter_options.h"

#include <limits>

namespace deepmi::cli
{

void addCheckpointOptions(CLI::App& app, CheckpointOptions& options, const std::string& place)
{
    constexpr const char* group = "Interruption (Ctrl-C and SIGTERM leave a checkpoint)";
    constexpr double noEnd = std::numeric_limits<double>::infinity();
    app.add_flag("--resume", options.resume,
                 "go on from the checkpoint " + place +
                     ", with the same bits as if there had been no interruption, on the device, threads and "
                     "precision that it was made with where they are not given; from the beginning if there "
                     "is none")
        ->group(group);
    app.add_option_function<std::string>(
           "--checkpoint-seconds",
           [&options](const std::string& text) {
               options.seconds = parseNumber("--checkpoint-seconds", text, 0);
           },
           parameterHelp(
               "a checkpoint is written at the end of an epoch when this time has gone by since the "
               "last one",
               "seconds", 0, noEnd, shortest(options.seconds)))
        ->type_name("X")
        ->group(group);
}

void writeFinished(const std::filesystem::path& checkpoint, const std::function<void()>& write)
{
    try {
        write();
    } catch (const Error& error) {
        std::error_code ignored;
        if (error.kind() != ErrorKind::Failed || !std::filesystem::exists(checkpoint, ignored))
            throw;
        throw Error(ErrorKind::Failed,
                    error.message() + "; the training is done and kept in " + checkpoint.string() +
                        ": the same command with --resume writes its result without training again",
                    error.file(), error.where());
    }
    removeCheckpoint(checkpoint);
}

} // namespace deepmi::cli
