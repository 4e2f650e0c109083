#include "worker/checkpoint_folder.h"

#include "job/atomic_file.h"
#include "job/checkpoint.h"
#include "job/error.h"
#include "job/folder_lock.h"
#include "models/settings.h"
#include "models/text.h"

#include <mutex>
#include <set>
#include <unistd.h>

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

/// Whether files can be written there, once the folders that are missing are made. Nothing is made.
bool isUsable(fs::path folder)
{
    std::error_code ignored;
    // A link to nowhere is something that stands there.
    while (fs::symlink_status(folder, ignored).type() == fs::file_type::not_found &&
           folder.has_relative_path())
        folder = folder.parent_path();
    return fs::is_directory(folder, ignored) && ::access(folder.c_str(), W_OK | X_OK) == 0;
}

/// Also to another file system, where the whole file is on the disk before the other one goes. Raises Error.
void move(const fs::path& from, const fs::path& to)
{
    std::error_code error;
    fs::rename(from, to, error);
    if (error == std::errc::cross_device_link) {
        writeAtomically(to, [&](const fs::path& temporary) {
            std::error_code failed;
            fs::copy_file(from, temporary, fs::copy_options::overwrite_existing, failed);
            if (failed)
                throw Error(ErrorKind::Failed, "cannot be copied: " + failed.message(), from);
        });
        fs::remove(from, error);
    }
    if (error)
        throw Error(ErrorKind::Failed, "cannot be moved: " + error.message(), from);
}

/// A checkpoint and the one before it, of which either may be missing.
void adopt(const fs::path& earlier, const fs::path& now)
{
    try {
        const FileLock lock(earlier, Job(), 0), lockNow(now, Job(), 0);
        const fs::path before = previousCheckpoint(earlier), beforeNow = previousCheckpoint(now);
        std::error_code ignored;
        const auto isThere = [&ignored](const fs::path& path) { return fs::exists(path, ignored); };
        // The newest first: with the one before it there alone, it would seem to be of another training.
        if (isThere(earlier) && !isThere(now) && !isThere(beforeNow))
            move(earlier, now);
        if (isThere(before) && !isThere(earlier) && !isThere(beforeNow))
            move(before, beforeNow);
    } catch (const Error&) {
        // A program is at work with one of them, or a folder cannot be written.
    }
}

} // namespace

fs::path checkpointFolder()
{
    const fs::path wanted = pathOf(stateFolder()) / "checkpoints";
    return isUsable(wanted) ? wanted : earlierFolder();
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
