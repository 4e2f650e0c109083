#pragma once

#include "experiment/experiment_run.h"

#include <chrono>
#include <string>

namespace deepmi::cli
{

/// How an experiment stands, on standard error: on a terminal a table that is drawn anew some times a second,
/// elsewhere a plain line every few seconds. Nothing when quiet.
class ExperimentDisplay
{
public:
    explicit ExperimentDisplay(bool quiet);
    ~ExperimentDisplay();
    ExperimentDisplay(const ExperimentDisplay&) = delete;
    ExperimentDisplay& operator=(const ExperimentDisplay&) = delete;

    void show(const ExperimentProgress& progress);
    /// One line that stays, above the table.
    void say(const std::string& line);
    /// Takes the table away.
    void clear();

private:
    using Clock = std::chrono::steady_clock;

    const bool m_quiet, m_terminal;
    std::size_t m_lines = 0; ///< of the table on the screen
    Clock::time_point m_next;
};

/// The table: a line a kind of task, then a line a running task, none wider than `width`.
std::string experimentTable(const ExperimentProgress& progress, std::size_t width);
/// "12 of 222 tasks finished, 2 running, 1 failed, 48:10 left"
std::string experimentLine(const ExperimentProgress& progress);

} // namespace deepmi::cli
