// IEMOCAP's EmoEvaluation: consensus, ratings, self-reports.

#include "harness.h"

#include "data/iemocap_labels.h"
#include "job/error.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".txt", [](const std::filesystem::path& path) {
        (void)isIemocap(path);
        for (const auto& read : {+[](const std::filesystem::path& p) { (void)readIemocapLabels(p); },
                                 +[](const std::filesystem::path& p) { (void)readIemocapRatings(p); },
                                 +[](const std::filesystem::path& p) { (void)readIemocapSelfReports(p); }})
            try {
                read(path);
            } catch (const InputError& error) {
                if (error.file().empty())
                    throw;
            }
        (void)countIemocapRatings(path);
    });
}
