#include "console_progress.h"

#include "text_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace deepmi::cli
{

namespace
{

constexpr auto terminalInterval = std::chrono::milliseconds(100);
constexpr auto logInterval = std::chrono::seconds(5);
/// A remaining time guessed from less than this is a different number every time it is drawn.
constexpr double leastSecondsForGuess = 1.0;

std::size_t terminalWidth()
{
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

/// What a person counts in a stage. The others go by rows, bytes or files, of which the share alone is told.
struct Counted {
    const char *stage, *unit;
    bool inOrder; ///< one after the other, so that it is known how many are done
};
constexpr std::array<Counted, 5> counted = {{{"pre-training", " epochs", true},
                                             {"reading data", " corpora", true},
                                             {"training", " trials", false},
                                             {"training networks", "", false},
                                             {"comparing curricula", " trials", false}}};

/// " (3 of 4 epochs)", " of 10 trials"
std::string countText(const ProgressUpdate& update)
{
    const auto one = std::find_if(counted.begin(), counted.end(),
                                  [&](const Counted& each) { return update.stage == each.stage; });
    if (one == counted.end())
        return {};
    const std::string all = "of " + std::to_string(std::llround(update.total)) + one->unit;
    return one->inOrder ? " (" + std::to_string(static_cast<long>(update.done)) + " " + all + ")" : " " + all;
}

} // namespace

std::string durationText(double seconds)
{
    const auto whole = static_cast<long long>(std::llround(std::max(seconds, 0.0)));
    char text[48];
    if (whole >= 3600)
        std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
    else
        std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
    return text;
}

std::string progressLine(const ProgressUpdate& update, double secondsLeft)
{
    std::string line = update.stage;
    if (update.total > 0) {
        const double share = std::clamp(update.done / update.total, 0.0, 1.0);
        line += " " + std::to_string(static_cast<int>(100 * share)) + " %" + countText(update);
    }
    if (!update.detail.empty())
        line += ", " + update.detail;
    if (secondsLeft >= 0)
        line += ", " + durationText(secondsLeft) + " left";
    return line;
}

ConsoleProgress::ConsoleProgress()
    : m_terminal(isatty(STDERR_FILENO) != 0),
      m_nextLine(Clock::now() +
                 (m_terminal ? Clock::duration(terminalInterval) : Clock::duration(logInterval)))
{
}

ConsoleProgress::~ConsoleProgress()
{
    finish();
}

void ConsoleProgress::report(const ProgressUpdate& update)
{
    const std::lock_guard lock(m_mutex);
    if (m_quiet)
        return;
    const auto now = Clock::now();
    auto [entry, added] = m_stages.try_emplace(update.stage, Stage{now, update.done, update.done});
    Stage& stage = entry->second;
    if (update.done < stage.lastDone)
        stage = {now, update.done, update.done};
    stage.lastDone = update.done;
    if (now < m_nextLine)
        return;
    m_nextLine = now + (m_terminal ? Clock::duration(terminalInterval) : Clock::duration(logInterval));

    const double elapsed = std::chrono::duration<double>(now - stage.began).count();
    const double gained = update.done - stage.firstDone;
    double left = -1;
    if (update.total > 0 && gained > 0 && elapsed >= leastSecondsForGuess)
        left = std::max(update.total - update.done, 0.0) * elapsed / gained;
    const std::string line = progressLine(update, left);
    if (m_terminal) {
        std::fprintf(stderr, "\r%s\x1b[K", cutToWidth(line, terminalWidth() - 1).c_str());
        m_lineShown = true;
    } else {
        std::fprintf(stderr, "%s\n", line.c_str());
    }
    std::fflush(stderr);
}

void ConsoleProgress::warn(const std::string& message)
{
    const std::lock_guard lock(m_mutex);
    m_warnings.push_back(message);
    if (m_quiet)
        return;
    clearLine();
    std::fprintf(stderr, "warning: %s\n", message.c_str());
    std::fflush(stderr);
}

void ConsoleProgress::finish()
{
    const std::lock_guard lock(m_mutex);
    clearLine();
}

void ConsoleProgress::clearLine()
{
    if (!m_lineShown)
        return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
    m_lineShown = false;
}

} // namespace deepmi::cli
