#include "models/recovery_contents.h"

#include "job/error.h"
#include "models/text.h"
#include "pretrain/run_file.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <utility>

namespace deepmi::studio
{

namespace
{

constexpr auto savedKey = "recovery_of";
constexpr auto savedHashKey = "recovery_of_hash"; ///< of that file as the session knew it, with
constexpr auto savedBytesKey = "recovery_of_bytes";

/// Above the numbers of all parts in the folder.
int firstFreePart(const std::filesystem::path& folder)
{
    int free = 0;
    for (const QString& name : QDir(text(folder)).entryList({QStringLiteral("part_*")}))
        free = std::max(free, QFileInfo(name).baseName().section(QLatin1Char('_'), 1).toInt() + 1);
    return free;
}

} // namespace

bool RecoveryContents::holds(const std::filesystem::path& file) const
{
    return file.parent_path() == m_folder.folder();
}

std::function<void()> RecoveryContents::writer(ProjectSnapshot taken, const FileReference& saved)
{
    taken.project.other[savedKey] = saved.path.string();
    taken.project.other[savedHashKey] = saved.hash;
    taken.project.other[savedBytesKey] = saved.bytes;
    std::vector<std::function<void()>> writes;
    const auto placeOf = [&](const std::shared_ptr<const void>& value, const char* extension, auto write) {
        const auto [place, isNew] = m_parts.try_emplace(
            value, m_folder.folder() / ("part_" + std::to_string(m_nextPart) + extension));
        if (isNew) {
            ++m_nextPart;
            writes.push_back([write, path = place->second] { write(path); });
        }
        return FileReference{place->second, {}, 0};
    };
    for (std::size_t index = 0; index < taken.runs.size(); ++index)
        if (const OpenRun& open = taken.runs[index]; open.file.empty())
            taken.project.runs[index].file =
                placeOf(open.run, ".h5",
                        [run = open.run](const std::filesystem::path& path) { writeRun(*run, path); });
    for (std::size_t index = 0; index < taken.scores.size(); ++index)
        if (const LoadedScores& open = taken.scores[index]; open.file.empty())
            taken.project.scores[index].file =
                placeOf(open.scores, ".csv", [scores = open.scores](const std::filesystem::path& path) {
                    writeScores(*scores, path);
                });
    if (taken.comparison) {
        FileReference& entry = taken.project.comparisons.back();
        const bool isKeptHere = holds(entry.path);
        if (entry.path.empty() || (isKeptHere && entry.path.has_extension()))
            entry = placeOf(taken.comparison, ".json",
                            [comparison = taken.comparison](const std::filesystem::path& path) {
                                writeComparison(*comparison, path);
                            });
        else if (isKeptHere)
            // One that waits for its turn, or has just begun, may not have left anything there yet: what
            // finishes after this must be found all the same.
            writes.push_back([comparison = taken.comparison, path = entry.path] {
                writeComparisonFolder(*comparison, path);
            });
    }
    return [file = m_folder.projectFile(), project = std::move(taken.project), writes = std::move(writes)] {
        for (const auto& write : writes)
            write();
        writeProject(project, file);
    };
}

FileReference RecoveryContents::takeOver(LoadedProject& loaded)
{
    m_nextPart = firstFreePart(m_folder.folder());
    for (OpenRun& open : loaded.runs)
        if (holds(open.file))
            m_parts[open.run] = std::exchange(open.file, {});
    for (LoadedScores& open : loaded.scores)
        if (holds(open.file))
            m_parts[open.scores] = std::exchange(open.file, {});
    std::erase_if(loaded.project.comparisons, [&](const FileReference& one) { return holds(one.path); });
    std::erase_if(loaded.project.runs, [&](const ProjectRun& run) { return holds(run.file.path); });
    std::erase_if(loaded.project.scores,
                  [&](const ProjectScores& scores) { return holds(scores.file.path); });
    loaded.file.clear();
    auto& other = loaded.project.other;
    if (other.contains(savedKey) && other[savedKey].is_string())
        loaded.file = other[savedKey].get<std::string>();
    FileReference saved{loaded.file, {}, 0};
    // Sessions of earlier versions do not tell.
    if (other.contains(savedHashKey) && other[savedHashKey].is_string() && other.contains(savedBytesKey) &&
        other[savedBytesKey].is_number_unsigned()) {
        saved.hash = other[savedHashKey].get<std::string>();
        saved.bytes = other[savedBytesKey].get<std::uintmax_t>();
    }
    for (const char* key : {savedKey, savedHashKey, savedBytesKey})
        other.erase(key);
    return saved;
}

std::shared_ptr<const ComparisonResult> RecoveryContents::savedComparison(const LoadedProject& session)
{
    const auto& named = session.project.comparisons;
    const auto found = std::find_if(named.rbegin(), named.rend(), [&](const FileReference& one) {
        return !one.path.empty() && one.path.parent_path() != session.file.parent_path();
    });
    if (found == named.rend())
        return nullptr;
    if (session.comparison && found->path == session.comparisonFile)
        return session.comparison;
    try {
        return std::make_shared<const ComparisonResult>(
            readComparison(found->path, session.project.attribute));
    } catch (const InputError&) {
        return nullptr; // what is in no file that can be read is not saved
    }
}

std::filesystem::path RecoveryContents::savedNameOf(const std::filesystem::path& folder)
{
    try {
        const Project session = readProject(folder / "session.deepmi");
        const auto found = session.other.find(savedKey);
        return found != session.other.end() && found->is_string() ? found->get<std::string>() : std::string();
    } catch (const Error&) {
        return {};
    }
}

} // namespace deepmi::studio
