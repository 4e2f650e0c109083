#include "data/name_matching.h"

#include "data/names.h"
#include "job/error.h"

#include <algorithm>
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
        return withoutCorpus(bareName(name));
    }
    return name;
}

/// The character of UTF-8 at `place`, whose bytes are sound; 0 for one of a single byte or of four.
char32_t characterAt(std::string_view text, std::size_t place, std::size_t& length)
{
    const auto bits = [&](std::size_t i, unsigned mask) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[place + i]) & mask);
    };
    const char32_t first = bits(0, 0xFF);
    length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    length = std::min(length, text.size() - place);
    if (length == 2)
        return bits(0, 0x1F) << 6 | bits(1, 0x3F);
    if (length == 3)
        return bits(0, 0x0F) << 12 | bits(1, 0x3F) << 6 | bits(2, 0x3F);
    return 0;
}

bool isCombiningAccent(char32_t character)
{
    return character >= 0x300 && character <= 0x36F;
}

/// Latin letters that have their accents in them, and a few that have none.
bool isAccentedLetter(char32_t character)
{
    return (character >= 0xC0 && character <= 0x24F) || (character >= 0x1E00 && character <= 0x1EFF);
}

bool hasCombiningAccents(std::string_view text)
{
    std::size_t length = 0;
    for (std::size_t place = 0; place < text.size(); place += length)
        if (isCombiningAccent(characterAt(text, place, length)))
            return true;
    return false;
}

/// Every letter with accents, in either form, as one and the same mark: what the letter is need not be known
/// to see that names are the same but for the form.
std::string withoutAccents(std::string_view text)
{
    constexpr char mark = '\x1A';
    std::string plain;
    std::size_t length = 0;
    for (std::size_t place = 0; place < text.size(); place += length) {
        const char32_t character = characterAt(text, place, length);
        if (isCombiningAccent(character)) {
            if (!plain.empty())
                plain.back() = mark;
        } else if (isAccentedLetter(character)) {
            plain += mark;
        } else {
            plain += text.substr(place, length);
        }
    }
    return plain;
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

std::string accentsApart(const std::vector<std::string>& first, const std::vector<std::string>& second)
{
    std::unordered_map<std::string, std::string_view> known;
    for (const std::string& name : first) {
        const std::string_view compared = inForm(name, NameForm::WithoutFolderAndExtension);
        known.try_emplace(withoutAccents(compared), compared);
    }
    for (const std::string& name : second) {
        const std::string_view compared = inForm(name, NameForm::WithoutFolderAndExtension);
        const auto found = known.find(withoutAccents(compared));
        if (found != known.end() && hasCombiningAccents(found->second) != hasCombiningAccents(compared))
            return "; the names look alike, but one file has letters with accents as one character and the "
                   "other as a letter and an accent (Unicode's NFC and NFD): write both in one form";
    }
    return {};
}

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
