#include "experiment_display.h"

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

constexpr auto terminalInterval = std::chrono::milliseconds(200);
constexpr auto logInterval = std::chrono::seconds(5);
constexpr std::size_t mostRunningShown = 12;
constexpr std::array<const char*, 3> kindNames = {"pre-training", "scores", "trials"};

std::size_t terminalWidth()
{
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

std::string cell(std::size_t count)
{
    return count ? std::to_string(count) : "·";
}

std::string runningText(const RunningTask& task)
{
    std::string text = "  " + task.title;
    if (std::isfinite(task.share) && task.share > 0)
        text += "  " + std::to_string(static_cast<int>(100 * std::clamp(task.share, 0., 1.))) + " %";
    if (!task.doing.empty())
        text += "  " + task.doing;
    return text + "  " + durationText(task.seconds);
}

} // namespace

std::string experimentTable(const ExperimentProgress& progress, std::size_t width)
{
    TextTable table({"tasks", "finished", "of", "running", "waiting", "failed", "blocked"});
    for (std::size_t kind = 0; kind < progress.kinds.size(); ++kind) {
        const TaskCounts& counts = progress.kinds[kind];
        if (counts.total > 0)
            table.add({kindNames[kind], std::to_string(counts.finished), std::to_string(counts.total),
                       cell(counts.running), cell(counts.waiting()), cell(counts.failed),
                       cell(counts.blocked)});
    }
    std::string text =
        table.text() + durationText(progress.seconds) + " so far" +
        (std::isfinite(progress.secondsLeft) ? ", about " + durationText(progress.secondsLeft) + " left"
                                             : "") +
        "\n";
    for (std::size_t i = 0; i < std::min(progress.running.size(), mostRunningShown); ++i)
        text += runningText(progress.running[i]) + "\n";
    std::string cut;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        cut += cutToWidth(text.substr(begin, end - begin), width) + "\n";
        begin = end + 1;
    }
    return cut;
}

std::string experimentLine(const ExperimentProgress& progress)
{
    const TaskCounts all = progress.all();
    std::string line = std::to_string(all.finished) + " of " + std::to_string(all.total) + " tasks finished";
    if (all.running)
        line += ", " + std::to_string(all.running) + " running";
    if (all.failed)
        line += ", " + std::to_string(all.failed) + " failed";
    if (all.blocked)
        line += ", " + std::to_string(all.blocked) + " blocked by them";
    if (std::isfinite(progress.secondsLeft) && all.running)
        line += ", " + durationText(progress.secondsLeft) + " left";
    return line;
}

ExperimentDisplay::ExperimentDisplay(bool quiet)
    : m_quiet(quiet), m_terminal(isatty(STDERR_FILENO) != 0),
      m_next(Clock::now() + (m_terminal ? Clock::duration(terminalInterval) : Clock::duration(logInterval)))
{
}

ExperimentDisplay::~ExperimentDisplay()
{
    clear();
}

void ExperimentDisplay::show(const ExperimentProgress& progress)
{
    if (m_quiet || Clock::now() < m_next)
        return;
    m_next = Clock::now() + (m_terminal ? Clock::duration(terminalInterval) : Clock::duration(logInterval));
    if (m_terminal) {
        clear();
        const std::string table = experimentTable(progress, terminalWidth() - 1);
        std::fputs(table.c_str(), stderr);
        m_lines = static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n'));
    } else {
        std::fprintf(stderr, "%s\n", experimentLine(progress).c_str());
    }
    std::fflush(stderr);
}

void ExperimentDisplay::say(const std::string& line)
{
    if (m_quiet)
        return;
    clear();
    std::fprintf(stderr, "%s\n", line.c_str());
    std::fflush(stderr);
}

void ExperimentDisplay::clear()
{
    if (m_lines == 0)
        return;
    std::fprintf(stderr, "\x1b[%zuA\x1b[J", m_lines);
    std::fflush(stderr);
    m_lines = 0;
}

} // namespace deepmi::cli
