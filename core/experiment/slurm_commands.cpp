#include "experiment/slurm_commands.h"

#include "job/error.h"
#include "job/external_command.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <unistd.h>

namespace deepmi
{

namespace
{

/// A program of Slurm. Variables that would change what it prints or does (SQUEUE_FORMAT, SBATCH_WAIT) are
/// kept from it; the others (SBATCH_PARTITION, SBATCH_ACCOUNT, SLURM_CONF) are the person's own choice.
CommandOutcome runSlurm(const std::vector<std::string>& arguments, bool stoppable, const Job& job)
{
    CommandSettings settings;
    settings.stoppable = stoppable;
    settings.withoutVariables = {"SQUEUE_",          "SACCT_",           "SCANCEL_",         "SBATCH_WAIT",
                                 "SBATCH_ARRAY_INX", "SBATCH_TEST_ONLY", "SLURM_TIME_FORMAT"};
    try {
        return runCommand(arguments, settings, job);
    } catch (const Stopped&) {
        throw;
    } catch (const Error& error) {
        throw Error(ErrorKind::Failed, "--slurm: " + error.message() +
                                           "; run this where Slurm's programs are (a login node, its module "
                                           "loaded), or without --slurm on this machine alone");
    }
}

/// What a program of Slurm said, on one line and without "sbatch: error: " before every part of it.
std::string said(const CommandOutcome& outcome, const std::string& program)
{
    std::string text;
    std::istringstream lines(outcome.err.empty() ? outcome.out : outcome.err);
    for (std::string line; std::getline(lines, line);) {
        for (const std::string& prefix : {program + ": ", std::string("error: "), std::string("fatal: ")})
            if (line.starts_with(prefix))
                line.erase(0, prefix.size());
        if (!line.empty())
            text += (text.empty() ? "" : "; ") + line;
    }
    return text.empty() ? "exit code " + std::to_string(outcome.exitCode) : text;
}

/// The text cut at a mark into at most `most` pieces, the last of which may hold further marks.
std::vector<std::string> cut(const std::string& text, char mark, std::size_t most)
{
    std::vector<std::string> pieces;
    std::size_t begin = 0;
    while (pieces.size() + 1 < most) {
        const auto end = text.find(mark, begin);
        if (end == std::string::npos)
            break;
        pieces.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    pieces.push_back(text.substr(begin));
    return pieces;
}

std::optional<int> wholeNumber(const std::string& text)
{
    int value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || result.ec != std::errc() || result.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

template <std::size_t N>
bool isOneOf(const std::string& text, const std::array<const char*, N>& names)
{
    return std::find(names.begin(), names.end(), text) != names.end();
}

} // namespace

bool SlurmJob::ended() const
{
    // What is not listed here (COMPLETING, REQUEUED, states of versions to come) may go on.
    static constexpr std::array states = {"COMPLETED", "FAILED",    "CANCELLED", "TIMEOUT",       "NODE_FAIL",
                                          "PREEMPTED", "BOOT_FAIL", "DEADLINE",  "OUT_OF_MEMORY", "REVOKED"};
    return isOneOf(state, states);
}

bool SlurmJob::running() const
{
    static constexpr std::array states = {"RUNNING", "COMPLETING", "SUSPENDED", "STOPPED", "CONFIGURING"};
    return isOneOf(state, states);
}

bool SlurmJob::held() const
{
    static constexpr std::array reasons = {"JobHeldUser", "JobHeldAdmin", "JobHoldMaxRequeue",
                                           "DependencyNeverSatisfied", "BadConstraints"};
    return (state == "PENDING" || state == "REQUEUE_HOLD" || state == "SPECIAL_EXIT") &&
           (isOneOf(reason, reasons) || reason.find("held") != std::string::npos);
}

std::vector<SlurmJob> parseQueue(const std::string& text)
{
    std::vector<SlurmJob> jobs;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        auto pieces = cut(line, '|', 5);
        if (pieces.size() != 5)
            continue;
        const auto index = wholeNumber(pieces[1]);
        if (!index)
            continue;
        SlurmJob job;
        job.array = pieces[0];
        job.index = *index;
        job.state = pieces[2];
        job.reason = pieces[3];
        job.name = pieces[4];
        jobs.push_back(std::move(job));
    }
    return jobs;
}

std::map<std::string, std::string> parseAccounting(const std::string& text)
{
    std::map<std::string, std::string> states;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto pieces = cut(line, '|', 2);
        if (pieces.size() == 2 && pieces[0].find('_') != std::string::npos)
            states[pieces[0]] = pieces[1].substr(0, pieces[1].find(' '));
    }
    return states;
}

std::vector<std::string> sbatchOptions(const std::vector<std::string>& given)
{
    // Letters of sbatch's short forms beside the long ones.
    static constexpr std::array reserved = {
        "--array",    "-a",      "--dependency", "-d",          "--job-name",
        "-J",         "--chdir", "-D",           "--output",    "-o",
        "--error",    "-e",      "--wait",       "-W",          "--wrap",
        "--clusters", "-M",      "--parsable",   "--test-only", "--kill-on-invalid-dep",
        "--help",     "-h",      "--usage",      "--version",   "-V",
        "--input",    "-i"};
    std::vector<std::string> options;
    for (const std::string& text : given) {
        const std::string quoted = "--slurm-option '" + text + "'";
        if (text.size() < 2 || text[0] != '-' || text == "--")
            throw UsageError(quoted + ": expected an option of sbatch, as in --slurm-option "
                                      "\"--partition=gpu\"");
        const bool isLong = text.starts_with("--");
        const std::string name = isLong ? text.substr(0, text.find_first_of("= ")) : text.substr(0, 2);
        if (isOneOf(name, reserved))
            throw UsageError(quoted + ": an experiment sets " + name + " itself");
        std::string option = text;
        const auto blank = option.find(' ');
        if (isLong && blank != std::string::npos && option.find('=') > blank)
            option[blank] = '=';
        else if (!isLong && blank == 2)
            option.erase(blank, 1); // "-p gpu" is "-pgpu"
        options.push_back(std::move(option));
    }
    return options;
}

SlurmLimits SlurmCommands::limits(const Job& job) const
{
    const CommandOutcome outcome = runSlurm({"scontrol", "show", "config"}, true, job);
    if (outcome.exitCode != 0)
        throw Error(ErrorKind::Failed, "--slurm: Slurm does not answer: " + said(outcome, "scontrol"));
    SlurmLimits limits;
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line); // "MinJobAge               = 300 sec"
        std::string name, equals, text;
        if (!(words >> name >> equals >> text))
            continue;
        const auto value = wholeNumber(text);
        if (!value)
            continue;
        if (name == "MinJobAge")
            limits.minJobAge = *value;
        if (name != "MaxArraySize")
            continue;
        if (*value < 1)
            throw Error(ErrorKind::Failed, "--slurm: this cluster takes no job arrays (MaxArraySize is " +
                                               text + "); ask its administrator");
        limits.maxArraySize = static_cast<std::size_t>(*value);
    }
    return limits;
}

std::optional<std::string> SlurmCommands::submit(const std::vector<std::string>& arguments,
                                                 std::string& refusal, const Job& job) const
{
    std::vector<std::string> command = {"sbatch", "--parsable"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const CommandOutcome outcome = runSlurm(command, false, job);
    if (outcome.exitCode != 0) {
        refusal = said(outcome, "sbatch");
        return std::nullopt;
    }
    // "123" or "123;cluster", after what a site's own scripts may say.
    std::string number;
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);)
        if (line = line.substr(0, line.find(';')); wholeNumber(line))
            number = line;
    if (number.empty())
        throw Error(ErrorKind::Failed, "sbatch did not say the job's number but: " + said(outcome, "sbatch"));
    return number;
}

std::optional<std::vector<SlurmJob>> SlurmCommands::queue(std::string& trouble, const Job& job) const
{
    const CommandOutcome outcome =
        runSlurm({"squeue", "--noheader", "--array", "--states=all", "--user=" + std::to_string(::getuid()),
                  "--format=%F|%K|%T|%r|%j"},
                 true, job);
    if (outcome.exitCode == 0)
        return parseQueue(outcome.out);
    trouble = said(outcome, "squeue");
    return std::nullopt;
}

std::map<std::string, std::string> SlurmCommands::accounting(const std::vector<std::string>& arrays,
                                                             const Job& job) const
{
    std::string numbers;
    for (const std::string& array : arrays)
        numbers += (numbers.empty() ? "" : ",") + array;
    try {
        const CommandOutcome outcome = runSlurm({"sacct", "--noheader", "--parsable2", "--allocations",
                                                 "--jobs=" + numbers, "--format=JobID,State"},
                                                true, job);
        if (outcome.exitCode == 0)
            return parseAccounting(outcome.out);
    } catch (const Stopped&) {
        throw;
    } catch (const Error&) {
        // No sacct is as good as no accounts.
    }
    return {};
}

void SlurmCommands::cancel(const std::vector<std::string>& elements, const Job& job) const
{
    std::vector<std::string> command = {"scancel", "--quiet"};
    command.insert(command.end(), elements.begin(), elements.end());
    const CommandOutcome outcome = runSlurm(command, false, job);
    if (outcome.exitCode != 0)
        job.warn("scancel: " + said(outcome, "scancel"));
}

} // namespace deepmi
