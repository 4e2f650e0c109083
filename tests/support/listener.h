#pragma once

#include "job/job.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace test
{

/// Keeps what a job says.
class Listener final : public deepmi::Progress
{
public:
    void report(const deepmi::ProgressUpdate& update) override
    {
        ++reports;
        last = update;
        updates.push_back(update);
    }
    void warn(const std::string& message) override { warnings.push_back(message); }
    /// How often a stage was reported.
    std::ptrdiff_t reportsOf(std::string_view stage) const
    {
        return std::count_if(updates.begin(), updates.end(),
                             [stage](const deepmi::ProgressUpdate& update) { return update.stage == stage; });
    }
    int reports = 0;
    deepmi::ProgressUpdate last;
    std::vector<deepmi::ProgressUpdate> updates;
    std::vector<std::string> warnings;
};

} // namespace test
