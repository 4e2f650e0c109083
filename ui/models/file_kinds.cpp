#include "models/file_kinds.h"

#include "information/deepmi.h"
#include "inspect/inspect.h"
#include "job/error.h"
#include "models/core_text.h"
#include "models/text.h"

#include <QStringList>
#include <fstream>

namespace deepmi::studio
{

bool isProjectFile(const std::filesystem::path& path)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return false;
    if (path.extension() == ".deepmi")
        return true;
    // The format word is the first key that this program writes.
    std::ifstream file(path, std::ios::binary);
    std::string beginning(4096, '\0');
    file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    beginning.resize(static_cast<std::size_t>(file.gcount()));
    return beginning.starts_with('{') && beginning.find("\"deepmi-project\"") != std::string::npos;
}

SortedFiles sortFiles(const std::vector<std::filesystem::path>& files, const Job& job)
{
    SortedFiles sorted;
    for (const std::filesystem::path& path : files) {
        job.throwIfStopped();
        if (isProjectFile(path)) {
            sorted.projects.push_back(path);
            continue;
        }
        try {
            switch (fileKindOf(path)) {
            case FileKind::Features:
                sorted.features.push_back(path);
                break;
            case FileKind::Labels:
                sorted.labels.push_back(path);
                break;
            case FileKind::Ratings:
                sorted.ratings.push_back(path);
                break;
            case FileKind::Run:
                sorted.runs.push_back(path);
                break;
            case FileKind::Scores:
            case FileKind::ScoresJson:
            case FileKind::Assignments:
                sorted.scores.push_back(path);
                break;
            case FileKind::NetworkWeights:
                throw InputError(path, "",
                                 "holds a network's weights, which a pre-training can start from: deepmi "
                                 "pretrain --init-weights FILE");
            }
        } catch (const Stopped&) {
            throw;
        } catch (const Error& error) {
            sorted.refused << errorText(error);
        }
    }
    return sorted;
}

Scores readAnyScores(const std::filesystem::path& path, std::uint64_t seed)
{
    switch (fileKindOf(path)) {
    case FileKind::ScoresJson:
        return readScoresJson(path, seed);
    case FileKind::Assignments: {
        const Assignments assignments = readAssignments(path);
        Scores scores = deepmiScores(assignments, computeDeepMI(assignments, Levels::equalWidth(6)), 0, seed);
        scores.source = path;
        return scores;
    }
    default:
        return readScores(path, seed);
    }
}

} // namespace deepmi::studio
