#include "comparison/comparison_stretches.h"

#include "job/checkpoint.h"
#include "job/error.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>

namespace deepmi
{

namespace
{

namespace fs = std::filesystem;
const std::string filePrefix = "trials-", fileExtension = ".checkpoint";

fs::path checkpointOf(const fs::path& folder, const std::vector<ComparisonTask>& tasks)
{
    return folder.empty() ? fs::path()
                          : folder / (filePrefix + tasks.front().key + "-" + std::to_string(tasks.size()) +
                                      fileExtension);
}

/// Checkpoints in the folder: key of the first trial → numbers of trials. The one before a checkpoint stands
/// for it as well, and both are one.
std::map<std::string, std::set<std::size_t>> checkpointsIn(const fs::path& folder)
{
    std::map<std::string, std::set<std::size_t>> found;
    std::error_code missing;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, missing))
        if (const auto name = trialCheckpointName(entry.path()))
            found[name->key].insert(name->count);
    return found;
}

/// Finished trials in it; −1 if neither it nor the one before it can be read.
std::int64_t trialsDone(const fs::path& checkpoint)
{
    for (const fs::path& path : {checkpoint, previousCheckpoint(checkpoint)})
        try {
            return readCheckpoint(path).integerOf("trials_done");
        } catch (const Error&) {
            // Cut short or not there.
        }
    return -1;
}

/// The trials of one approach and attribute that are to do: those of a usable checkpoint first.
class ApproachTasks
{
public:
    ApproachTasks(std::vector<ComparisonTask> all, const ComparisonResult& result, const fs::path& folder,
                  const std::map<std::string, std::set<std::size_t>>& checkpoints)
        : m_all(std::move(all)), m_folder(folder)
    {
        for (const ComparisonTask& task : m_all)
            m_toDo.push_back(result.find(task) == nullptr);
        for (std::size_t first = 0; first < m_all.size(); ++first) {
            if (const auto found = checkpoints.find(m_all[first].key); found != checkpoints.end())
                for (const std::size_t count : found->second)
                    takeUp(first, count);
        }
        for (std::size_t first = 0; first < m_all.size(); ++first) {
            if (!m_toDo[first])
                continue;
            std::size_t end = first;
            while (end < m_all.size() && m_toDo[end])
                m_toDo[end++] = false;
            add(first, end, false);
        }
    }

    std::vector<TrialStretch> stretches() && { return std::move(m_stretches); }

private:
    void takeUp(std::size_t first, std::size_t count)
    {
        const std::size_t end = first + count;
        if (end > m_all.size())
            return; // of a longer plan
        const std::size_t next = static_cast<std::size_t>(
            std::find(m_toDo.begin() + static_cast<std::ptrdiff_t>(first), m_toDo.end(), true) -
            m_toDo.begin());
        const fs::path path = checkpointOf(m_folder, {m_all.begin() + static_cast<std::ptrdiff_t>(first),
                                                      m_all.begin() + static_cast<std::ptrdiff_t>(end)});
        const std::int64_t done = trialsDone(path);
        // Whoever goes on from one that cannot be read says why not; where trials of it are finished,
        // beginning anew would do those again.
        const bool tellsWhy = done < 0 && next == first;
        if (next >= end || (!tellsWhy && done < static_cast<std::int64_t>(next - first))) {
            removeCheckpoint(path);
            return;
        }
        add(first, end, true);
        std::fill(m_toDo.begin() + static_cast<std::ptrdiff_t>(first),
                  m_toDo.begin() + static_cast<std::ptrdiff_t>(end), false);
    }

    void add(std::size_t first, std::size_t end, bool resume)
    {
        TrialStretch stretch;
        stretch.tasks.assign(m_all.begin() + static_cast<std::ptrdiff_t>(first),
                             m_all.begin() + static_cast<std::ptrdiff_t>(end));
        stretch.checkpoint = checkpointOf(m_folder, stretch.tasks);
        stretch.resume = resume;
        m_stretches.push_back(std::move(stretch));
    }

    std::vector<ComparisonTask> m_all;
    std::vector<bool> m_toDo;
    fs::path m_folder;
    std::vector<TrialStretch> m_stretches;
};

} // namespace

std::optional<TrialCheckpointName> trialCheckpointName(const fs::path& file)
{
    const std::string name = file.filename().string();
    const std::size_t end = name.find(fileExtension), dash = name.rfind('-', end);
    if (!name.starts_with(filePrefix) || end == std::string::npos || dash < filePrefix.size())
        return std::nullopt;
    TrialCheckpointName found{name.substr(filePrefix.size(), dash - filePrefix.size()), 0};
    const char* last = name.data() + end;
    const auto [stop, error] = std::from_chars(name.data() + dash + 1, last, found.count);
    if (error != std::errc() || stop != last || found.count == 0)
        return std::nullopt;
    return found;
}

std::vector<TrialStretch> stretchesOf(const ComparisonResult& result, const fs::path& checkpoints)
{
    const auto left =
        checkpoints.empty() ? std::map<std::string, std::set<std::size_t>>() : checkpointsIn(checkpoints);
    const std::vector<ComparisonTask> tasks = comparisonTasks(result.plan);
    std::vector<TrialStretch> stretches;
    for (auto first = tasks.begin(); first != tasks.end();) {
        const auto end = std::find_if(first, tasks.end(), [&](const ComparisonTask& task) {
            return task.attribute != first->attribute || task.approach != first->approach;
        });
        for (TrialStretch& stretch : ApproachTasks({first, end}, result, checkpoints, left).stretches())
            stretches.push_back(std::move(stretch));
        first = end;
    }
    return stretches;
}

} // namespace deepmi
