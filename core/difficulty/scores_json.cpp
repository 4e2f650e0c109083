#include "difficulty/scores.h"

#include "job/atomic_file.h"
#include "job/error.h"
#include "job/input_file.h"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace deepmi
{

namespace
{

/// Takes {"name": number, ...} as it is parsed. A parsed object would have lost names that stand twice.
class ScoreObject final : public nlohmann::json_sax<nlohmann::json>
{
public:
    explicit ScoreObject(const std::filesystem::path& path) : m_path(path) {}

    std::vector<std::string> names;
    std::vector<double> values;

    bool start_object(std::size_t) override
    {
        if (m_inside)
            refuse("an object");
        return m_inside = true;
    }
    bool key(std::string& name) override
    {
        if (name.empty())
            throw InputError(m_path, "entry " + std::to_string(names.size() + 1), "the name is empty");
        if (!m_seen.insert(name).second)
            throw InputError(m_path, "entry '" + name + "'", "the name stands twice, names must be unique");
        names.push_back(name);
        return true;
    }
    bool number_integer(number_integer_t value) override { return take(static_cast<double>(value)); }
    bool number_unsigned(number_unsigned_t value) override { return take(static_cast<double>(value)); }
    bool number_float(number_float_t value, const string_t&) override { return take(value); }
    bool end_object() override { return true; }

    bool null() override { refuse("null"); }
    bool boolean(bool) override { refuse("true or false"); }
    bool string(string_t&) override { refuse("a text"); }
    bool binary(binary_t&) override { refuse("binary data"); }
    bool start_array(std::size_t) override { refuse("a list"); }
    bool end_array() override { return true; }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& error) override
    {
        throw InputError(m_path, "byte " + std::to_string(position),
                         std::string("this is no JSON: ") + error.what());
    }

private:
    bool take(double value)
    {
        if (!m_inside)
            refuse("a number");
        values.push_back(value);
        return true;
    }
    [[noreturn]] void refuse(const std::string& found) const
    {
        if (!m_inside)
            throw InputError(m_path, "",
                             "the file holds " + found + ", expected an object {\"name\": score, ...}");
        throw InputError(m_path, "entry '" + names.back() + "'",
                         "the value is " + found + ", expected a number");
    }

    std::filesystem::path m_path;
    bool m_inside = false;
    std::unordered_set<std::string> m_seen;
};

double rounded(double value, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    const double scaled = std::nearbyint(value * scale);
    // Too large to have such decimals at all.
    return std::isfinite(scaled) ? scaled / scale : value;
}

std::string quotedJson(const std::string& name, const std::filesystem::path& path)
{
    try {
        return nlohmann::json(name).dump();
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorKind::Failed, "the name '" + name + "' is not UTF-8, which JSON needs", path);
    }
}

} // namespace

void writeScoresJson(const Scores& scores, const std::filesystem::path& path, int decimals)
{
    if (decimals < -1 || decimals > 15)
        throw UsageError("the number of decimals is " + std::to_string(decimals) +
                         ", expected 0 to 15, or -1 for full precision");
    if (scores.score.size() != scores.names.size())
        throw UsageError("there are " + std::to_string(scores.score.size()) + " scores for " +
                         std::to_string(scores.names.size()) + " names");
    std::string text = "{";
    for (std::size_t i = 0; i < scores.names.size(); ++i) {
        if (!std::isfinite(scores.score[i]))
            throw Error(ErrorKind::Failed,
                        "the score of '" + scores.names[i] + "' is not finite, JSON has no such number",
                        path);
        const double value = decimals < 0 ? scores.score[i] : rounded(scores.score[i], decimals);
        std::array<char, 32> digits;
        // Adding 0 makes the negative zero of a rounded small value a plain one.
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value + 0.0).ptr;
        text.append(i == 0 ? "" : ", ").append(quotedJson(scores.names[i], path)).append(": ");
        text.append(digits.data(), end);
    }
    writeFileAtomically(path, text + "}\n");
}

Scores readScoresJson(const std::filesystem::path& path, std::uint64_t seed, int bins)
{
    // Twenty million samples with names as long as file names are.
    constexpr std::uint64_t most = std::uint64_t(2) << 30;
    const std::string text = contentsOf(path, most);
    ScoreObject object(path);
    nlohmann::json::sax_parse(text, &object);
    if (object.names.empty())
        throw InputError(path, "", "the object is empty, expected {\"name\": score, ...}");
    for (std::size_t i = 0; i < object.values.size(); ++i)
        if (!std::isfinite(object.values[i]))
            throw InputError(path, "entry '" + object.names[i] + "'", "the value is not a finite number");
    Scores scores = makeScores("file", true, std::move(object.names), std::move(object.values), seed, bins);
    scores.source = path;
    return scores;
}

} // namespace deepmi
