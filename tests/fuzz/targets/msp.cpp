// MSP-Podcast's labels.txt, MSP-IMPROV's Evalution.txt, and labels_detailed.csv in its one-line form.

#include "harness.h"

#include "data/label_formats.h"
#include "data/label_table.h"
#include "job/error.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".txt", [](const std::filesystem::path& path) {
        for (const auto& read : {+[](const std::filesystem::path& p) { (void)readMspTextLabels(p, {}, {}); },
                                 +[](const std::filesystem::path& p) { (void)readMspTextRatings(p, {}, {}); },
                                 +[](const std::filesystem::path& p) { (void)mspTextHasRatings(p, {}); }})
            try {
                read(path);
            } catch (const InputError& error) {
                if (error.file().empty())
                    throw;
            }
        (void)readMspDetailRatings(path, {}, {});
    });
}
