#include "common_options.h"

#include "job/error.h"
#include "network/precision.h"
#include "option_values.h"

#include <algorithm>
#include <limits>

namespace deepmi::cli
{

namespace
{

std::string checkedDevice(const std::string& text)
{
    const bool numbered =
        text.rfind("cuda:", 0) == 0 && text.size() > 5 && text.size() < 9 &&
        std::all_of(text.begin() + 5, text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (text != "auto" && text != "cpu" && text != "cuda" && !numbered)
        throw UsageError("--device is '" + text + "', expected auto, cpu, cuda or cuda:NUMBER");
    return text;
}

} // namespace

void addCommonOptions(CLI::App& command, CommonOptions& options)
{
    command
        .add_option_function<std::string>(
            "--seed", [&options](const std::string& text) { options.seed = parseUnsigned("--seed", text); },
            "seed of everything that is random (default 0)")
        ->type_name("N")
        ->group(commonGroup);
    command
        .add_option_function<std::string>(
            "--device",
            [&options](const std::string& text) {
                options.device.device = checkedDevice(text);
                options.device.deviceGiven = true;
            },
            "where networks run; auto is the first GPU if there is one (default auto)")
        ->type_name("auto|cpu|cuda")
        ->group(commonGroup);
    command
        .add_option_function<std::string>(
            "--threads",
            [&options](const std::string& text) {
                options.device.threads = static_cast<int>(parseInteger("--threads", text, 0, 4096));
                options.device.threadsGiven = true;
            },
            "CPU threads (0 to 4096, 0 = all; default 0)")
        ->type_name("N")
        ->group(commonGroup);
    command
        .add_option_function<std::string>(
            "--precision",
            [&options](const std::string& text) {
                requirePrecisionName(text);
                options.device.precision = text;
                options.device.precisionGiven = true;
            },
            "what networks multiply in: fp32, tf32 (GPU), bf16 (GPU, or CPU with AVX-512 BF16 or AMX); "
            "weights and losses stay fp32 (default auto)")
        ->type_name("auto|fp32|tf32|bf16")
        ->group(commonGroup);
    command.add_flag("--json", options.json, "print one JSON object on standard output")->group(commonGroup);
    command.add_flag("--quiet", options.quiet, "no progress and no warnings on standard error")
        ->group(commonGroup);
}

} // namespace deepmi::cli
