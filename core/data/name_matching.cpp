#include "data/name_matching.h"

#include "data/names.h"
#include "job/error.h"

#include <string_view>
#include <unordered_map>

namespace deepmi
{

namespace
{

/// How much of a name is compared. Each step is tried only if the one before matched nothing.
enum class NameForm { Exact, WithoutFolder, WithoutFolderAndExtension };

/// MSP-IMPROV's labels name the videos, UTD-IMPROV-S01A-F01-S-FM01.avi; the audio is
/// MSP-IMPROV-S01A-F01-S-FM01.wav.
std::string_view withoutCorpus(std::string_view name)
{
    constexpr std::size_t corpus = 4;
    return name.starts_with("UTD-IMPROV-") || name.starts_with("MSP-IMPROV-") ? name.substr(corpus) : name;
}

std::string_view inForm(std::string_view name, NameForm form)
{
    switch (form) {
    case NameForm::Exact:
        return name;
    case NameForm::WithoutFolder:
        return nameWithoutFolder(name);
    case NameForm::WithoutFolderAndExtension:
        return withoutCorpus(nameWithoutExtension(nameWithoutFolder(name)));
    }
    return name;
}

/// Name in its form → its row, and the first two rows that became the same, if any did.
struct NameIndex {
    std::unordered_map<std::string_view, std::size_t> rows;
    bool ambiguous = false;
    std::size_t first = 0, second = 0;

    NameIndex(const std::vector<std::string>& names, NameForm form)
    {
        rows.reserve(names.size());
        for (std::size_t row = 0; row < names.size(); ++row) {
            const auto [place, isNew] = rows.try_emplace(inForm(names[row], form), row);
            if (!isNew && !ambiguous) {
                ambiguous = true;
                first = place->second;
                second = row;
            }
        }
    }
};

void requireUnambiguous(const NameIndex& index, const std::vector<std::string>& names, NameForm form,
                        const std::filesystem::path& file, const std::filesystem::path& other)
{
    if (!index.ambiguous)
        return;
    const std::string where =
        "rows " + std::to_string(index.first + 1) + " and " + std::to_string(index.second + 1);
    const std::string both = "'" + names[index.first] + "' and '" + names[index.second] + "'";
    if (form == NameForm::Exact)
        throw InputError(file, where, "the name '" + names[index.first] + "' stands there twice");
    throw InputError(file, where,
                     both + " become the same name '" + std::string(inForm(names[index.first], form)) +
                         "' without " +
                         (form == NameForm::WithoutFolder ? "folder" : "folder and file extension") +
                         ", and only so do they meet the names of " + other.string() +
                         "; spell the names alike in both files");
}

} // namespace

NameMatch matchNames(const std::vector<std::string>& first, const std::filesystem::path& firstFile,
                     const std::vector<std::string>& second, const std::filesystem::path& secondFile)
{
    for (const NameForm form :
         {NameForm::Exact, NameForm::WithoutFolder, NameForm::WithoutFolderAndExtension}) {
        const NameIndex index(second, form);
        NameMatch match;
        std::vector<bool> met(second.size(), false);
        for (std::size_t row = 0; row < first.size(); ++row) {
            const auto found = index.rows.find(inForm(first[row], form));
            if (found == index.rows.end()) {
                match.firstAlone.push_back(row);
                continue;
            }
            match.first.push_back(row);
            match.second.push_back(found->second);
            met[found->second] = true;
        }
        if (match.first.empty())
            continue;
        requireUnambiguous(index, second, form, secondFile, firstFile);
        requireUnambiguous(NameIndex(first, form), first, form, firstFile, secondFile);
        match.folderIgnored = form != NameForm::Exact;
        match.extensionIgnored = form == NameForm::WithoutFolderAndExtension;
        for (std::size_t row = 0; row < met.size(); ++row)
            if (!met[row])
                match.secondAlone.push_back(row);
        return match;
    }
    return {};
}

} // namespace deepmi
