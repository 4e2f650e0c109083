#include "worker/checkpoint_folder.h"

#include "job/checkpoint.h"
#include "job/error.h"
#include "job/folder_lock.h"
#include "models/settings.h"
#include "models/text.h"

#include <mutex>
#include <set>

namespace deepmi::studio
{

namespace fs = std::filesystem;

namespace
{

constexpr auto extension = ".checkpoint";

fs::path earlierFolder()
{
    return pathOf(settingsFolder()) / "checkpoints";
}

/// Also to another file system, where the whole file is there before it has its name.
void move(const fs::path& from, const fs::path& to)
{
    std::error_code error;
    fs::rename(from, to, error);
    if (!error)
        return;
    const fs::path half = to.string() + ".deepmi-tmp-moved";
    fs::copy_file(from, half, fs::copy_options::overwrite_existing, error);
    if (!error)
        fs::rename(half, to, error);
    if (error)
        fs::remove(half, error);
    else
        fs::remove(from, error);
}

/// A checkpoint and the one before it, of which either may be missing.
void adopt(const fs::path& earlier, const fs::path& now)
{
    std::error_code ignored;
    if (fs::exists(now, ignored) || fs::exists(previousCheckpoint(now), ignored))
        return;
    try {
        const FileLock lock(earlier, Job(), 0);
        // The one before it first: what is there at any moment can be gone on from.
        for (const auto& [from, to] :
             {std::pair(previousCheckpoint(earlier), previousCheckpoint(now)), std::pair(earlier, now)})
            if (fs::exists(from, ignored))
                move(from, to);
        fs::remove(earlier.string() + ".lock", ignored);
    } catch (const Error&) {
        // A program is at work with it, or the folder cannot be written.
    }
}

} // namespace

fs::path checkpointFolder()
{
    return pathOf(stateFolder()) / "checkpoints";
}

void adoptEarlierCheckpoints()
{
    // Several threads look for checkpoints.
    static std::mutex mutex;
    const std::lock_guard only(mutex);
    const fs::path earlier = earlierFolder(), now = checkpointFolder();
    if (earlier == now)
        return;
    std::set<fs::path> names;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(earlier, ignored)) {
        fs::path name = entry.path().filename();
        if (name.extension() == ".previous")
            name = name.stem();
        if (name.extension() == extension)
            names.insert(name);
    }
    if (names.empty())
        return;
    fs::create_directories(now, ignored);
    for (const fs::path& name : names)
        adopt(earlier / name, now / name);
    fs::remove(earlier, ignored); // if it is empty
}

double checkpointSeconds()
{
    bool isNumber = false;
    const double seconds =
        settings().value(QStringLiteral("training/checkpoint-seconds"), 60).toDouble(&isNumber);
    return isNumber && seconds >= 0 ? seconds : 60;
}

} // namespace deepmi::studio
