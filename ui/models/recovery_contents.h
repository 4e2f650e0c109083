#pragma once

#include "models/project_state.h"
#include "models/recovery.h"

#include <functional>
#include <map>
#include <memory>

namespace deepmi::studio
{

/// What a session keeps in its recovery folder: a project that names all that is open, and beside it the
/// runs, scores and comparison that have no file of their own, each written once.
class RecoveryContents
{
public:
    RecoveryFolder& folder() { return m_folder; }
    const RecoveryFolder& folder() const { return m_folder; }
    /// Whether the file lies in the folder, as what was never saved does.
    bool holds(const std::filesystem::path& file) const;
    /// Whether the run, scores or comparison lies in the folder already.
    bool hasPart(const std::shared_ptr<const void>& value) const { return m_parts.contains(value); }

    /// What writes the snapshot, to be called on any thread: raises Error(Failed). `saved` is the project's
    /// own file as the session last read or wrote it; without a path if it has none.
    std::function<void()> writer(ProjectSnapshot taken, const FileReference& saved);
    /// Nothing that lies there counts as written any more.
    void forgetParts() { m_parts.clear(); }

    /// The folder of a session that crashed becomes this session's; false if another process was quicker.
    bool adopt(const std::filesystem::path& folder) { return m_folder.adopt(folder); }
    /// Of what was read from the adopted folder: whatever lies there alone loses its file again, the project
    /// gets its own. Returns that file as the session knew it; without a path if it had none, without a hash
    /// if an earlier version wrote the folder.
    FileReference takeOver(LoadedProject& loaded);
    /// Of what was read from a session's project, while it names what lies beside it: the last comparison in
    /// a file of the person's, as that file is now. Its trials are saved, also where the session had more of
    /// them. Null if there is none or it cannot be read. On any thread.
    static std::shared_ptr<const ComparisonResult> savedComparison(const LoadedProject& session);
    /// The saved project that a session was working on; empty if it had none, or cannot be read.
    static std::filesystem::path savedNameOf(const std::filesystem::path& folder);

private:
    RecoveryFolder m_folder;
    std::map<std::shared_ptr<const void>, std::filesystem::path> m_parts;
    int m_nextPart = 0;
};

} // namespace deepmi::studio
