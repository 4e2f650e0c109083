// A plan of an experiment.

#include "harness.h"

#include "experiment/experiment_plan.h"
#include "job/error.h"
#include "job/json_fields.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".json", [](const std::filesystem::path& path) {
        const auto json = readJsonFile(path, "a plan");
        try {
            (void)experimentPlanFromJson(json, path.parent_path());
        } catch (const InputError& error) {
            // readExperimentPlan puts the file in; it looks for the file itself, which is not there.
            throw InputError(path, error.where(), error.message());
        }
    });
}
