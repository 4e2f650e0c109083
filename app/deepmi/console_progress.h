#pragma once

#include "job/job.h"

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace deepmi::cli
{

/// Progress and warnings on standard error. On a terminal one line that is redrawn at most ten times a
/// second; elsewhere (a log file, Slurm) a plain line every few seconds. Silent when quiet; warnings are kept
/// either way. Thread-safe.
class ConsoleProgress final : public Progress
{
public:
    ConsoleProgress();
    ~ConsoleProgress() override;
    ConsoleProgress(const ConsoleProgress&) = delete;
    ConsoleProgress& operator=(const ConsoleProgress&) = delete;

    void setQuiet(bool quiet) { m_quiet = quiet; }
    void report(const ProgressUpdate& update) override;
    void warn(const std::string& message) override;
    /// Takes the redrawn line away, so that results can be printed.
    void finish();
    const std::vector<std::string>& warnings() const { return m_warnings; }

private:
    using Clock = std::chrono::steady_clock;
    struct Stage {
        Clock::time_point began;
        double firstDone = 0;
        double lastDone = 0;
    };
    void clearLine();

    const bool m_terminal;
    bool m_quiet = false;
    bool m_lineShown = false;
    std::mutex m_mutex;
    Clock::time_point m_nextLine;
    std::map<std::string, Stage> m_stages;
    std::vector<std::string> m_warnings;
};

/// "pre-training 34 % (68 of 200 epochs), CCC train .512, 2:10 left". `secondsLeft` < 0 = not known.
std::string progressLine(const ProgressUpdate& update, double secondsLeft);
/// "0:07", "12:30", "3:05:00"
std::string durationText(double seconds);

} // namespace deepmi::cli
