#include "data/iemocap_labels.h"

#include "data/delimited_text.h"
#include "data/folder_files.h"
#include "data/label_columns.h"
#include "data/names.h"
#include "data/text_lines.h"
#include "job/error.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <optional>
#include <system_error>
#include <unordered_map>

namespace deepmi
{

namespace fs = std::filesystem;

namespace
{

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
/// The order of the consensus' numbers, and the words of single ratings.
constexpr std::array<std::string_view, 3> fields = {"val", "act", "dom"};

struct Turn {
    std::string_view start, end, name, emotion;
    std::array<std::string_view, 3> values;
};

struct SingleRating {
    std::string_view rater; ///< "E1", "F1"
    bool selfReport = false;
    std::string_view text; ///< "val 3; act 2; dom  2;"
};

/// The text before `mark`, trimmed, which is cut off `rest` with the mark; nullopt if there is no mark.
std::optional<std::string_view> take(std::string_view& rest, std::string_view mark)
{
    const std::size_t place = rest.find_first_of(mark);
    if (place == std::string_view::npos)
        return std::nullopt;
    const std::string_view part = trimmed(rest.substr(0, place));
    rest = rest.substr(place + 1);
    return part;
}

std::optional<Turn> turnOf(std::string_view line)
{
    line = trimmed(line);
    if (!line.starts_with('['))
        return std::nullopt;
    line.remove_prefix(1);
    Turn turn;
    std::optional<std::string_view> times = take(line, "]");
    if (!times)
        return std::nullopt;
    const auto start = take(*times, "-");
    turn.end = trimmed(*times);
    line = trimmed(line);
    const auto name = take(line, " \t");
    line = trimmed(line);
    const auto emotion = take(line, "[");
    if (!start || !name || !emotion || name->empty() || emotion->empty() || !parseDouble(*start) ||
        !parseDouble(turn.end) || emotion->find_first_of(" \t") != std::string_view::npos)
        return std::nullopt;
    turn.start = *start;
    turn.name = *name;
    turn.emotion = *emotion;
    for (std::size_t i = 0; i < turn.values.size(); ++i) {
        const auto value = take(line, i + 1 < turn.values.size() ? "," : "]");
        if (!value || value->find_first_of(",]") != std::string_view::npos)
            return std::nullopt;
        turn.values[i] = *value;
    }
    return trimmed(line).empty() ? std::optional(turn) : std::nullopt;
}

bool isDigits(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Of a line "A-E3: ..." (attributes) or "C-E3: ..." (classes); nullopt for any other.
std::optional<SingleRating> ratingOf(std::string_view line)
{
    line = trimmed(line);
    const auto who = take(line, ":");
    if (!who || who->size() < 4 || (*who)[1] != '-' || ((*who)[0] != 'A' && (*who)[0] != 'C') ||
        !isDigits(who->substr(3)))
        return std::nullopt;
    const char kind = (*who)[2];
    if (kind != 'E' && kind != 'F' && kind != 'M')
        return std::nullopt;
    SingleRating rating{who->substr(2), kind != 'E', {}};
    if ((*who)[0] == 'A')
        rating.text = trimmed(line.substr(0, line.find('(')));
    return rating;
}

bool isTextFile(const fs::directory_entry& entry)
{
    std::error_code error;
    return entry.is_regular_file(error) && lowerCase(entry.path().extension().string()) == ".txt" &&
           !entry.path().filename().string().starts_with('.');
}

bool beginsAsIemocap(const fs::path& file)
{
    try {
        return isIemocapLine(firstLine(file));
    } catch (const InputError&) {
        return false;
    }
}

/// All text files of a folder, sorted, if one of them at least is IEMOCAP's.
std::vector<fs::path> filesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (isTextFile(entry))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return std::any_of(files.begin(), files.end(), beginsAsIemocap) ? files : std::vector<fs::path>();
}

std::vector<fs::path> findFiles(const fs::path& path)
{
    std::error_code error;
    if (!fs::is_directory(path, error))
        return {path};
    for (const fs::path& folder : {path, path / "EmoEvaluation", path / "dialog" / "EmoEvaluation"})
        if (std::vector<fs::path> files = filesIn(folder); !files.empty())
            return files;
    std::vector<fs::path> sessions, files;
    for (const auto& entry : fs::directory_iterator(path, error))
        if (lowerCase(entry.path().filename().string()).starts_with("session"))
            sessions.push_back(entry.path());
    std::sort(sessions.begin(), sessions.end());
    for (const fs::path& session : sessions)
        for (fs::path& file : filesIn(session / "dialog" / "EmoEvaluation"))
            files.push_back(std::move(file));
    return files;
}

std::vector<fs::path> requireFiles(const fs::path& path)
{
    std::vector<fs::path> files = findFiles(path);
    if (files.empty())
        requireListable(path);
    if (files.empty())
        throw InputError(path, "",
                         "this is a folder without IEMOCAP's EmoEvaluation/*.txt, expected a file of labels "
                         "or a folder of those");
    return files;
}

using OnTurn = std::function<void(const Turn&, const fs::path&, const std::string& where)>;
using OnRating = std::function<void(const SingleRating&, const fs::path&, const std::string& where)>;

/// Walks all files in order; a rating belongs to the turn before it. Raises InputError for a line that is
/// nothing of what they have.
TextEncoding walk(const fs::path& path, const Job& job, const OnTurn& onTurn, const OnRating& onRating)
{
    const std::vector<fs::path> files = requireFiles(path);
    TextEncoding encoding = TextEncoding::Utf8;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const fs::path& file = files[i];
        bool inBlock = false;
        job.throwIfStopped();
        job.report("reading labels", static_cast<double>(i), static_cast<double>(files.size()));
        const auto visit = [&](std::string_view line, std::size_t number) {
            line = trimmed(line);
            if (line.empty() || line.starts_with('%')) {
                inBlock = inBlock && !line.empty();
                return;
            }
            const std::string where = "line " + std::to_string(number);
            if (line.starts_with('[')) {
                const auto turn = turnOf(line);
                if (!turn)
                    throw InputError(file, where,
                                     "expected [start - end] TURN_NAME emotion [valence, activation, "
                                     "dominance]");
                onTurn(*turn, file, where);
                inBlock = true;
                return;
            }
            const auto rating = ratingOf(line);
            if (!rating)
                throw InputError(file, where,
                                 "found " + deepmi::quoted(line) +
                                     ", expected a turn ([start - end] ...) or the line of one evaluator "
                                     "(C-E1: or A-E1:) of IEMOCAP's EmoEvaluation");
            if (!inBlock)
                throw InputError(file, where, "a rating without the line of its turn above it");
            onRating(*rating, file, where);
        };
        const TextEncoding one = forEachLine(file, {}, "reading labels", visit);
        encoding = one == TextEncoding::Utf8 ? encoding : one;
    }
    return encoding;
}

/// The attributes in the files' order, by the options' names where they have some.
std::vector<std::string> attributesOf(const LabelReadOptions& options)
{
    std::vector<std::string> names;
    for (const std::string_view field : fields) {
        std::string name = canonicalAttribute(field);
        for (const auto& [attribute, key] : options.attributeColumns)
            if (lowerCase(key) == field)
                name = canonicalAttribute(attribute);
        names.push_back(std::move(name));
    }
    return names;
}

LabelScale scaleOf(const LabelReadOptions& options)
{
    return options.scale.value_or(LabelScale{1, 5});
}

/// Of "val 3; act 2; dom  2;".
std::vector<double> valuesOf(const SingleRating& rating, const LabelScale& scale,
                             const LabelOptionWords& words, const fs::path& file, const std::string& where)
{
    std::vector<double> values(fields.size(), missing);
    std::array<bool, 3> given{};
    std::string_view rest = rating.text;
    while (!trimmed(rest).empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string_view field = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t gap = std::min(field.find_first_of(" \t"), field.size());
        const auto known = std::find(fields.begin(), fields.end(), lowerCase(field.substr(0, gap)));
        const auto index = static_cast<std::size_t>(known - fields.begin());
        if (known == fields.end() || given[index])
            throw InputError(file, where,
                             "found " + deepmi::quoted(field) +
                                 ", expected 'val 3; act 2; dom 2;', each of them once");
        given[index] = true;
        values[index] =
            parseLabel(field.substr(gap), scale, words, file, where + ", field " + std::string(*known));
    }
    if (!std::all_of(given.begin(), given.end(), [](bool each) { return each; }))
        throw InputError(file, where,
                         "found " + deepmi::quoted(rating.text) +
                             ", expected 'val 3; act 2; dom 2;', each of them once");
    return values;
}

/// SpkrID and Gender of "Ses01F_impro01_M000": the session, and who speaks (not whose markers were tracked).
std::pair<std::string, std::string> speakerOf(std::string_view turn)
{
    const std::size_t last = turn.rfind('_');
    if (!turn.starts_with("Ses") || turn.size() < 7 || !isDigits(turn.substr(3, 2)) ||
        last == std::string_view::npos || last + 2 >= turn.size() || !isDigits(turn.substr(last + 2)) ||
        (turn[last + 1] != 'F' && turn[last + 1] != 'M'))
        return {};
    return {std::string(turn.substr(0, 5)) + turn[last + 1], turn[last + 1] == 'F' ? "Female" : "Male"};
}

/// Says that a turn stands twice.
class TurnNumbers
{
public:
    std::size_t add(const Turn& turn, const fs::path& file, const std::string& where)
    {
        const auto [place, isNew] = m_places.try_emplace(std::string(turn.name), file, where);
        if (!isNew)
            throw InputError(file, where,
                             "the turn " + deepmi::quoted(turn.name) + " stands on " + place->second.second +
                                 " of " + place->second.first.filename().string() + " as well");
        return m_places.size() - 1;
    }

private:
    std::unordered_map<std::string, std::pair<fs::path, std::string>> m_places;
};

RatingTable readSingle(const fs::path& path, const LabelReadOptions& options, const Job& job,
                       bool selfReports)
{
    RatingTable table;
    table.source = path;
    table.attributes = attributesOf(options);
    table.scale = scaleOf(options);
    TurnNumbers turns;
    std::unordered_map<std::string, std::size_t> raters;
    std::string turnName;
    const TextEncoding encoding = walk(
        path, job,
        [&](const Turn& turn, const fs::path& file, const std::string& where) {
            turns.add(turn, file, where);
            turnName = turn.name;
        },
        [&](const SingleRating& single, const fs::path& file, const std::string& where) {
            if (single.text.data() == nullptr)
                return; // classes
            std::vector<double> values = valuesOf(single, table.scale, options.words, file, where);
            if (single.selfReport != selfReports)
                return;
            if (table.names.empty() || table.names.back() != turnName)
                table.names.push_back(turnName);
            const auto [rater, isNew] = raters.try_emplace(std::string(single.rater), raters.size());
            if (isNew)
                table.raters.push_back(rater->first);
            table.ratings.push_back({table.names.size() - 1, rater->second, std::move(values)});
        });
    if (table.ratings.empty())
        throw InputError(path, "",
                         selfReports ? "there are no self-reports (lines A-F1:, A-M1: ...)"
                                     : "there are no evaluators' ratings (lines A-E1:, A-E2: ...)");
    table.format = (selfReports ? "IEMOCAP EmoEvaluation, self-reports" : "IEMOCAP EmoEvaluation") +
                   encodingNote(encoding);
    return table;
}

} // namespace

bool isIemocapLine(std::string_view line)
{
    line = trimmed(line);
    return (line.starts_with('%') && line.find("TURN_NAME") != std::string_view::npos) || turnOf(line);
}

bool isIemocap(const fs::path& path)
{
    std::error_code error;
    return fs::is_directory(path, error) ? !findFiles(path).empty() : beginsAsIemocap(path);
}

LabelTable readIemocapLabels(const fs::path& path, const LabelReadOptions& options, const Job& job)
{
    LabelTable table;
    table.source = path;
    table.words = options.words;
    table.attributes = attributesOf(options);
    table.scale = scaleOf(options);
    table.values.resize(fields.size());
    TurnNumbers turns;
    const TextEncoding encoding = walk(
        path, job,
        [&](const Turn& turn, const fs::path& file, const std::string& where) {
            turns.add(turn, file, where);
            table.names.emplace_back(turn.name);
            for (std::size_t i = 0; i < fields.size(); ++i)
                table.values[i].push_back(parseLabel(turn.values[i], table.scale, options.words, file,
                                                     where + ", " + std::string(fields[i])));
            const auto [speaker, gender] = speakerOf(turn.name);
            const std::pair<const char*, std::string> cells[] = {{"EmoClass", std::string(turn.emotion)},
                                                                 {"Dialog", file.stem().string()},
                                                                 {"Start", std::string(turn.start)},
                                                                 {"End", std::string(turn.end)},
                                                                 {"SpkrID", speaker},
                                                                 {"Gender", gender}};
            for (const auto& [column, cell] : cells)
                table.text[column].push_back(cell);
        },
        [](const SingleRating&, const fs::path&, const std::string&) {});
    if (table.names.empty())
        throw InputError(path, "", "there are no turns ([start - end] TURN_NAME emotion [V, A, D])");
    table.splits.assign(table.names.size(), Split::None);
    table.format = "IEMOCAP EmoEvaluation" + encodingNote(encoding);
    return table;
}

RatingTable readIemocapRatings(const fs::path& path, const LabelReadOptions& options, const Job& job)
{
    return readSingle(path, options, job, false);
}

RatingTable readIemocapSelfReports(const fs::path& path, const LabelReadOptions& options, const Job& job)
{
    return readSingle(path, options, job, true);
}

IemocapCounts countIemocapRatings(const fs::path& path, const Job& job)
{
    IemocapCounts counts;
    walk(
        path, job, [](const Turn&, const fs::path&, const std::string&) {},
        [&](const SingleRating& single, const fs::path&, const std::string&) {
            if (single.text.data() != nullptr)
                ++(single.selfReport ? counts.selfReports : counts.ratings);
        });
    return counts;
}

} // namespace deepmi
