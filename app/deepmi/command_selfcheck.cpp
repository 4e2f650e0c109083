#include "command.h"
#include "learning/selfcheck.h"
#include "selfcheck_closed_forms.h"
#include "text_table.h"

#include <algorithm>

namespace deepmi::cli
{

namespace
{

class SelfcheckCommand final : public Command
{
public:
    CLI::App* declare(CLI::App& app) override
    {
        auto* command = app.add_subcommand(
            "selfcheck", "check this machine's arithmetic against closed forms, and the GPU against the CPU");
        command->footer("deepmi selfcheck --device cuda");
        return command;
    }

    CommandOutput run(const Session& session) override
    {
        std::vector<SelfCheck> checks = closedFormChecks(session.common.seed);
        const auto networks = networkSelfChecks(session.common.device, session.job);
        checks.insert(checks.end(), networks.begin(), networks.end());

        CommandOutput output;
        output.json["checks"] = nlohmann::ordered_json::array();
        TextTable table({"check", "value", "tolerance", "ok", "how"});
        for (const SelfCheck& check : checks) {
            output.json["checks"].push_back({{"name", check.name},
                                             {"value", check.value},
                                             {"tolerance", check.tolerance},
                                             {"passed", check.passed},
                                             {"detail", check.detail}});
            table.add({check.name, brief(check.value), brief(check.tolerance), check.passed ? "ok" : "FAILED",
                       check.detail});
        }
        const auto failed =
            std::count_if(checks.begin(), checks.end(), [](const auto& c) { return !c.passed; });
        output.passed = failed == 0;
        output.json["passed"] = output.passed;
        output.text =
            table.text() + "\n" +
            (output.passed ? "All " + std::to_string(checks.size()) + " checks passed.\n"
                           : std::to_string(failed) + " of " + std::to_string(checks.size()) +
                                 " checks failed: results of this machine are not to be trusted.\n");
        return output;
    }
};

} // namespace

std::unique_ptr<Command> makeSelfcheckCommand()
{
    return std::make_unique<SelfcheckCommand>();
}

} // namespace deepmi::cli
