#include "experiment/damaged_results.h"

#include "comparison/comparison_json.h"
#include "data/hdf5_file.h"
#include "difficulty/scores.h"
#include "job/error.h"
#include "job/input_file.h"
#include "job/parallel.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

namespace deepmi
{

namespace
{

namespace fs = std::filesystem;

fs::path setAside(const fs::path& file)
{
    fs::path path = file;
    path += ".damaged";
    return path;
}

/// A copy of another trial, or one that was made before the plan wanted these test sets, is of no use to the
/// tables, however whole it is.
void requireResultOf(const ExperimentTask& task, const TrialRecord& trial, const fs::path& file)
{
    if (trial.key != task.key)
        throw InputError(file, "/key", "is '" + trial.key + "', so it is the result of another trial");
    for (const std::string& test : task.tests)
        if (!hasTests(trial, {test}))
            throw InputError(file, "/tests", "has no result of the test set " + test);
}

/// Raises InputError for a file that cannot be read or is not the task's.
void readResult(const ExperimentTask& task, const fs::path& file)
{
    switch (task.kind) {
    case TaskKind::Pretrain:
        // HDF5 refuses a file that is cut short; all of the values are too much to read for this alone.
        Hdf5File::openForReading(file).readAttribute("/", "format");
        return;
    case TaskKind::Score: {
        readScores(file);
        const InputFile input(file);
        char last = 0;
        if (input.readUpTo(input.size() - 1, &last, 1) != 1 || last != '\n')
            throw InputError(file, "last line", "is cut short");
        return;
    }
    case TaskKind::Trial:
        requireResultOf(task, readTrial(file), file);
        return;
    }
}

/// Raises Error(Failed) for a file that cannot be opened or read at all, whose contents may be good: a
/// permission, a disk, a server that does not answer.
void requireReadable(const fs::path& file)
{
    const auto fail = [&] {
        const int reason = errno;
        throw Error(ErrorKind::Failed, "cannot be read: " + std::string(std::strerror(reason)), file);
    };
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> input(std::fopen(file.c_str(), "rb"), &std::fclose);
    if (!input)
        fail();
    std::vector<char> block(std::size_t(1) << 20);
    while (std::fread(block.data(), 1, block.size(), input.get()) == block.size())
        continue;
    if (std::ferror(input.get()))
        fail();
}

} // namespace

std::string DamagedResult::warning() const
{
    return error + "; " + title +
           " counts as not done (the same deepmi experiment command makes it anew, or delete the file)";
}

std::optional<DamagedResult> damageOf(const ExperimentTask& task, const fs::path& folder)
{
    const fs::path file = folder / task.file;
    if (!isFinished(task, folder))
        return std::nullopt;
    // Twice: one that was being written, or that the system could not read for a moment, is not damaged.
    for (int attempt = 1; attempt <= 2; ++attempt)
        try {
            readResult(task, file);
            return std::nullopt;
        } catch (const InputError& error) {
            if (!isFinished(task, folder)) // it has been removed meanwhile
                return std::nullopt;
            requireReadable(file);
            if (attempt == 2)
                return DamagedResult{task.title, file, error.what()};
        }
    return std::nullopt;
}

std::vector<std::optional<DamagedResult>> damagesOf(const std::vector<ExperimentTask>& tasks,
                                                    const fs::path& folder)
{
    std::vector<std::optional<DamagedResult>> damages(tasks.size());
    inParallel(tasks.size(), [&](std::size_t index) {
        if (tasks[index].kind == TaskKind::Trial)
            damages[index] = damageOf(tasks[index], folder);
    });
    for (std::size_t index = 0; index < tasks.size(); ++index) // HDF5 is for one thread
        if (tasks[index].kind != TaskKind::Trial)
            damages[index] = damageOf(tasks[index], folder);
    return damages;
}

void setAsideDamaged(const std::vector<ExperimentTask>& tasks, const fs::path& folder, const Job& job)
{
    for (const auto& damaged : damagesOf(tasks, folder)) {
        if (!damaged)
            continue;
        const fs::path aside = setAside(damaged->file);
        std::error_code error;
        fs::rename(damaged->file, aside, error);
        if (error)
            throw Error(ErrorKind::Failed,
                        "is damaged and cannot be renamed, so that it could be made anew: " + error.message(),
                        damaged->file);
        job.warn(damaged->error + "; " + damaged->title + " is done anew, until then the damaged file is " +
                 aside.filename().string());
    }
}

void removeReplaced(const std::vector<ExperimentTask>& tasks, const fs::path& folder)
{
    std::error_code ignored;
    for (const ExperimentTask& task : tasks)
        if (isFinished(task, folder))
            fs::remove(setAside(folder / task.file), ignored);
}

} // namespace deepmi
