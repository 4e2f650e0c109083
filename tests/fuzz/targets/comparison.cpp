// Results of a comparison, as JSON and as a table of trials.

#include "harness.h"

#include "experiment/comparison_json.h"
#include "experiment/trial_text.h"

using namespace deepmi;

namespace
{

/// What is taken for a trial without a reader of JSON is JSON, and holds what that reader finds in it.
void checkOwnText(std::string_view text)
{
    const auto trial = trialFromOwnText(text);
    if (trial && trialJson(*trial) != trialJson(trialFromJson(nlohmann::ordered_json::parse(text), "")))
        __builtin_trap();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    if (size == 0)
        return 0;
    // The extension decides which of the two readers it is.
    const bool table = bytes[0] != '{';
    if (table)
        return fuzz::run(bytes, size, ".csv",
                         [](const std::filesystem::path& path) { (void)readComparison(path, "arousal"); });
    checkOwnText({reinterpret_cast<const char*>(bytes), size});
    return fuzz::run(bytes, size, ".json",
                     [](const std::filesystem::path& path) { (void)readComparison(path); });
}
