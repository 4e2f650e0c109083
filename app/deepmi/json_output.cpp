#include "json_output.h"

#include "job/version.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace deepmi::cli
{

using nlohmann::ordered_json;

std::string jsonText(const ordered_json& value)
{
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

ordered_json resultJson(const ordered_json& result, const CommonOptions& options,
                        const std::vector<std::string>& warnings)
{
    ordered_json all = {{"version", version}, {"seed", options.seed}};
    for (const auto& [key, value] : result.items())
        all[key] = value;
    all["warnings"] = warnings;
    return all;
}

ordered_json errorJson(const Error& error, const CommonOptions& options)
{
    const ordered_json details = {{"kind", toString(error.kind())},
                                  {"message", error.what()},
                                  {"file", error.file().string()},
                                  {"where", error.where()}};
    return {{"error", details}, {"version", version}, {"seed", options.seed}};
}

void printOut(const std::string& text)
{
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (!written || std::fflush(stdout) != 0)
        throw Error(ErrorKind::Failed, std::string("the result could not be written to standard output: ") +
                                           std::strerror(errno));
}

} // namespace deepmi::cli
