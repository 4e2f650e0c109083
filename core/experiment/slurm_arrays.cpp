#include "experiment/slurm_arrays.h"

#include "job/atomic_file.h"
#include "job/error.h"
#include "job/external_command.h"
#include "job/json_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <tuple>
#include <unistd.h>

extern "C" char** environ; // NOLINT: POSIX leaves its declaration to the program

namespace deepmi
{

namespace
{

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr int recordFormatVersion = 1;
constexpr const char* recordFormat = "deepmi-slurm";

fs::path recordPath(const fs::path& folder)
{
    return folder / "slurm" / "jobs.json";
}

std::string randomToken()
{
    constexpr std::size_t digits = 8;
    std::random_device random;
    std::ostringstream text;
    text << std::hex << random() << random();
    std::string token = text.str();
    token.resize(digits, '0');
    return token;
}

TaskKind kindFrom(const std::string& name, const std::string& where)
{
    for (const TaskKind kind : {TaskKind::Pretrain, TaskKind::Score, TaskKind::Trial})
        if (name == toString(kind))
            return kind;
    throw InputError({}, where, "expected pretrain, score or trial, here is " + name);
}

/// The value of a key that must be there.
template <class T>
T required(const ordered_json& object, const char* key, const std::string& where)
{
    if (!object.is_object() || !object.contains(key))
        throw InputError({}, where, std::string("expected an object with \"") + key + "\"");
    return valueFromJson<T>(object.at(key), where + "/" + key);
}

SlurmRecord recordFrom(const ordered_json& json)
{
    if (required<std::string>(json, "format", "") != recordFormat)
        throw InputError({}, "/format", std::string("expected ") + recordFormat);
    if (required<int>(json, "format_version", "") > recordFormatVersion)
        throw InputError({}, "/format_version", "was written by a newer program");
    SlurmRecord record;
    record.token = required<std::string>(json, "token", "");
    if (!json.contains("arrays") || !json.at("arrays").is_array())
        throw InputError({}, "/arrays", "expected a list");
    for (const ordered_json& entry : json.at("arrays")) {
        const std::string where = "/arrays/" + std::to_string(record.arrays.size());
        SlurmArray array;
        array.number = required<int>(entry, "number", where);
        array.job = required<std::string>(entry, "job", where);
        array.kind = kindFrom(required<std::string>(entry, "kind", where), where + "/kind");
        if (!entry.contains("keys") || !entry.at("keys").is_array())
            throw InputError({}, where + "/keys", "expected a list");
        for (const ordered_json& key : entry.at("keys"))
            array.keys.push_back(valueFromJson<std::string>(key, where + "/keys"));
        record.arrays.push_back(std::move(array));
    }
    return record;
}

/// Whether an option is given, as --name or --name=value.
bool gives(const std::vector<std::string>& options, const std::string& beginning)
{
    return std::any_of(options.begin(), options.end(),
                       [&](const std::string& option) { return option.starts_with(beginning); });
}

} // namespace

SlurmArray* SlurmRecord::array(int number)
{
    const auto found = std::find_if(arrays.begin(), arrays.end(),
                                    [&](const SlurmArray& array) { return array.number == number; });
    return found == arrays.end() ? nullptr : &*found;
}

std::string SlurmRecord::jobName(const SlurmArray& array) const
{
    return std::string("deepmi-") + toString(array.kind) + "-" + token + "-" + std::to_string(array.number);
}

std::optional<int> SlurmRecord::numberOf(const std::string& jobName) const
{
    const std::string middle = "-" + token + "-";
    const auto at = jobName.find(middle);
    if (!jobName.starts_with("deepmi-") || at == std::string::npos)
        return std::nullopt;
    int number = 0;
    const char* begin = jobName.data() + at + middle.size();
    const char* end = jobName.data() + jobName.size();
    const auto result = std::from_chars(begin, end, number);
    if (result.ec != std::errc() || result.ptr != end)
        return std::nullopt;
    return number;
}

SlurmRecord readSlurmRecord(const fs::path& folder)
{
    const fs::path path = recordPath(folder);
    std::error_code error;
    if (!fs::exists(path, error)) {
        SlurmRecord record;
        record.token = randomToken();
        return record;
    }
    std::ifstream file(path);
    try {
        return recordFrom(ordered_json::parse(file));
    } catch (const nlohmann::json::exception& problem) {
        throw InputError(path, "", std::string("is no JSON: ") + problem.what());
    } catch (const InputError& problem) {
        throw InputError(path, problem.where(), problem.message());
    }
}

void writeSlurmRecord(const SlurmRecord& record, const fs::path& folder)
{
    ordered_json json;
    json["format"] = recordFormat;
    json["format_version"] = recordFormatVersion;
    json["token"] = record.token;
    json["arrays"] = ordered_json::array();
    std::string numbers;
    for (const SlurmArray& array : record.arrays) {
        ordered_json entry;
        entry["number"] = array.number;
        entry["job"] = array.job;
        entry["kind"] = toString(array.kind);
        entry["keys"] = array.keys;
        json["arrays"].push_back(std::move(entry));
        if (!array.job.empty())
            numbers += " " + array.job;
    }
    writeFileAtomically(folder / "slurm" / "cancel",
                        "#!/bin/sh\n# Cancels every job of this experiment that is still in Slurm.\n" +
                            (numbers.empty() ? "" : "exec scancel --quiet" + numbers + "\n"));
    writeFileAtomically(recordPath(folder), json.dump(1) + "\n");
}

int slurmMegabytes(double bytes)
{
    constexpr double mebi = 1024 * 1024, reserve = 1.25;
    constexpr int least = 512, most = 1 << 30;
    int megabytes = least;
    while (megabytes < most && megabytes * mebi < bytes * reserve)
        megabytes *= 2;
    return megabytes;
}

std::vector<std::vector<SlurmSubmission>> groupedForArrays(const std::vector<SlurmSubmission>& submissions,
                                                           std::size_t most)
{
    using Alike = std::tuple<TaskKind, int, std::vector<std::string>>;
    std::map<Alike, std::size_t> open; // the group that takes more
    std::vector<std::vector<SlurmSubmission>> groups;
    for (const SlurmSubmission& one : submissions) {
        const Alike alike{one.task->kind, one.megabytes, one.after};
        const auto found = open.find(alike);
        if (found != open.end() && groups[found->second].size() < most) {
            groups[found->second].push_back(one);
            continue;
        }
        open[alike] = groups.size();
        groups.push_back({one});
    }
    std::stable_sort(groups.begin(), groups.end(), [](const auto& first, const auto& second) {
        return first.front().task->kind < second.front().task->kind;
    });
    return groups;
}

std::string slurmScript(const SlurmArray& array, const fs::path& folder, const SlurmTaskCommand& command)
{
    const std::string tasks = (folder / "slurm" / (std::to_string(array.number) + ".tasks")).string();
    std::string text = "#!/bin/sh\n"
                       "# One element of this array does one task: that whose key is on its line of\n"
                       "# " +
                       std::to_string(array.number) + ".tasks, counted from element 0.\n";
    for (char** variable = environ; *variable; ++variable) {
        const std::string setting = *variable;
        const auto equals = setting.find('=');
        if (setting.starts_with("LD_LIBRARY_PATH=") || setting.starts_with("DEEPMI_"))
            text +=
                "export " + setting.substr(0, equals) + "=" + shellQuoted(setting.substr(equals + 1)) + "\n";
    }
    text += "key=$(sed -n \"$((SLURM_ARRAY_TASK_ID + 1))p\" " + shellQuoted(tasks) +
            ")\n"
            "if [ -z \"$key\" ]; then\n"
            "    echo \"error: $(hostname) does not see \"" +
            shellQuoted(folder.string()) +
            "\" as it is where the jobs were submitted; the folder must be shared\" >&2\n"
            "    exit 1\n"
            "fi\n"
            // The program takes the shell's place, so that a signal to the job reaches it.
            "exec";
    for (const std::string& word : command.before)
        text += " " + shellQuoted(word);
    text += " \"$key\"";
    for (const std::string& word : command.after)
        text += " " + shellQuoted(word);
    return text + "\n";
}

std::vector<std::string> sbatchArguments(const SlurmRecord& record, const SlurmArray& array,
                                         const SlurmSubmission& first, int threads, const fs::path& folder,
                                         const std::vector<std::string>& options)
{
    std::vector<std::string> arguments = {
        "--job-name=" + record.jobName(array),
        "--array=0-" + std::to_string(array.keys.size() - 1),
        "--chdir=" + folder.string(),
        "--output=slurm/logs/%A_%a.log", // below --chdir, whose name may hold a %
        "--open-mode=append",            // an element that is requeued keeps what it said before
        "--requeue",
        // A minute before the time is up: for a checkpoint, from which the next attempt goes on.
        "--signal=B:TERM@60",
    };
    if (!gives(options, "--cpus-per-") && !gives(options, "-c"))
        arguments.push_back("--cpus-per-task=" + std::to_string(threads));
    if (!gives(options, "--mem"))
        arguments.push_back("--mem=" + std::to_string(first.megabytes) + "M");
    if (!first.after.empty()) {
        std::string dependency = "--dependency=afterok";
        for (const std::string& element : first.after)
            dependency += ":" + element;
        arguments.push_back(dependency);
        arguments.emplace_back("--kill-on-invalid-dep=yes");
    }
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.push_back((folder / "slurm" / (std::to_string(array.number) + ".sh")).string());
    return arguments;
}

} // namespace deepmi
