#include "experiment/trial_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace deepmi
{

namespace
{

/// Takes one expected thing after the other from the start of a text; after the first that is not there
/// nothing is taken any more.
class OwnText
{
public:
    explicit OwnText(std::string_view text) : m_rest(text) {}

    bool failed() const { return m_failed; }
    bool atEnd()
    {
        skipSpace();
        return m_rest.empty();
    }
    void expect(char mark) { m_failed = m_failed || !take(mark); }
    /// False without a failure where another mark stands.
    bool take(char mark)
    {
        skipSpace();
        if (m_failed || m_rest.empty() || m_rest.front() != mark)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    void key(std::string_view name)
    {
        expect('"');
        if (!m_failed && m_rest.starts_with(name))
            m_rest.remove_prefix(name.size());
        else
            m_failed = true;
        expect('"');
        expect(':');
    }
    void text(std::string& value)
    {
        expect('"');
        const std::size_t end = span([](char c) { return c != '"' && c != '\\'; });
        if (m_failed || end == m_rest.size() || m_rest[end] != '"')
            return fail();
        value.assign(m_rest.substr(0, end));
        const auto isPlain = [](unsigned char byte) { return byte >= 0x20 && byte < 0x80; };
        if (!std::all_of(value.begin(), value.end(), isPlain) &&
            !nlohmann::json::accept('"' + value + '"')) // control characters, broken UTF-8
            return fail();
        m_rest.remove_prefix(end + 1);
    }
    template <class Integer>
    void whole(Integer& value)
    {
        const std::string_view digits = number();
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        m_failed = m_failed || error != std::errc() || end != digits.data() + digits.size();
    }
    /// null is not a number.
    void real(double& value)
    {
        skipSpace();
        if (!m_failed && m_rest.starts_with("null")) {
            m_rest.remove_prefix(4);
            value = std::numeric_limits<double>::quiet_NaN();
            return;
        }
        const std::string_view digits = number();
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        m_failed =
            m_failed || error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value);
    }

private:
    void fail() { m_failed = true; }
    /// How many characters of the start are such.
    template <class Is>
    std::size_t span(const Is& is) const
    {
        return static_cast<std::size_t>(std::find_if_not(m_rest.begin(), m_rest.end(), is) - m_rest.begin());
    }
    void skipSpace()
    {
        m_rest.remove_prefix(span([](char c) { return c == ' ' || c == '\n'; }));
    }
    /// The characters of a number as JSON has it; of others as C++ takes them, it is not sure.
    std::string_view number()
    {
        skipSpace();
        const std::size_t end = span([](char c) {
            return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
        });
        const std::string_view digits = m_rest.substr(0, end);
        const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
        const std::size_t first = digits.starts_with('-') ? 1 : 0, point = digits.find('.');
        const bool leadsWithZero =
            digits.size() > first + 1 && digits[first] == '0' && isDigit(digits[first + 1]);
        if (digits.size() <= first || !isDigit(digits[first]) || leadsWithZero || !isDigit(digits.back()) ||
            (point != std::string_view::npos && !isDigit(digits[point + 1])))
            m_failed = true;
        else
            m_rest.remove_prefix(end);
        return m_failed ? std::string_view() : digits;
    }

    std::string_view m_rest;
    bool m_failed = false;
};

/// A list of objects, each taken by `one`.
template <class One>
void list(OwnText& json, const One& one)
{
    json.expect('[');
    if (json.take(']'))
        return;
    do {
        json.expect('{');
        one();
        json.expect('}');
    } while (json.take(','));
    json.expect(']');
}

} // namespace

std::optional<TrialRecord> trialFromOwnText(std::string_view text)
{
    TrialRecord trial;
    OwnText json(text);
    const auto field = [&](const char* name, auto take, auto& value, bool isLast = false) {
        json.key(name);
        (json.*take)(value);
        if (!isLast)
            json.expect(',');
    };
    json.expect('{');
    field("key", &OwnText::text, trial.key);
    field("attribute", &OwnText::text, trial.attribute);
    field("approach", &OwnText::text, trial.approach);
    field("seed", &OwnText::whole<std::uint64_t>, trial.seed);
    field("best_epoch", &OwnText::whole<int>, trial.bestEpoch);
    field("development_ccc", &OwnText::real, trial.developmentCcc);
    field("device", &OwnText::text, trial.device);
    json.key("tests");
    list(json, [&] {
        TestCcc test;
        field("test", &OwnText::text, test.test);
        field("ccc", &OwnText::real, test.ccc, true);
        trial.tests.push_back(std::move(test));
    });
    json.expect(',');
    json.key("history");
    list(json, [&] {
        TrainEpoch epoch;
        field("epoch", &OwnText::whole<int>, epoch.epoch);
        field("bins", &OwnText::whole<int>, epoch.bins);
        field("samples", &OwnText::whole<std::size_t>, epoch.samples);
        field("learning_rate", &OwnText::real, epoch.learningRate);
        field("training_loss", &OwnText::real, epoch.trainingLoss);
        field("development_ccc", &OwnText::real, epoch.developmentCcc, true);
        trial.history.push_back(epoch);
    });
    if (json.take(','))
        field("precision", &OwnText::text, trial.precision, true);
    json.expect('}');
    return json.failed() || !json.atEnd() ? std::nullopt : std::optional(std::move(trial));
}

} // namespace deepmi
