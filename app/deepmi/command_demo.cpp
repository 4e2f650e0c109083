#include "command.h"
#include "console_progress.h"
#include "demo/demo.h"
#include "demo/demo_report.h"
#include "experiment/experiment_run.h"
#include "job/atomic_file.h"
#include "job/folder_lock.h"
#include "output_path.h"
#include "parameter_options.h"
#include "reading_options.h"
#include "text_table.h"

namespace deepmi::cli
{

namespace
{

class DemoCommand final : public Command
{
public:
    CLI::App* declare(CLI::App& app) override
    {
        auto* command = app.add_subcommand(
            "demo", "the whole pipeline on a made-up teaching corpus, in less than a minute; needs no files");
        command->footer("deepmi demo --out demo");
        addPathOption(*command, "--out", m_out,
                      "folder for scores, bins, tables and figures; made if missing [default " +
                          m_out.string() + "]",
                      "FOLDER");
        addParameterOptions(*command, m_parameters, demoParameters(), "Demonstration");
        return command;
    }

    CommandOutput run(const Session& session) override
    {
        m_parameters.seed = session.common.seed;
        validate(m_parameters, demoParameters());
        requireWritableFolder(m_out, folderResult());
        const FolderLock lock(m_out, session.job);
        removeHalfWritten(m_out);
        // Its files are ours to replace although demo.deepmi, which is written last, may never come.
        writeFileAtomically(m_out / unfinished, "deepmi demo is at work here, or was stopped\n");
        const DemoResult result = runDemo(m_parameters, m_out, session.common.device, session.job);
        std::error_code ignored;
        std::filesystem::remove(m_out / unfinished, ignored);
        return {json(result), text(result), true};
    }

private:
    static constexpr const char* unfinished = "demo.unfinished";

    FolderResult folderResult() const
    {
        FolderResult result{"demonstration", {}, {{"demo.deepmi"}, {unfinished}}};
        for (std::filesystem::path& file : demoFiles(m_parameters))
            result.files.push_back({std::move(file)});
        return result;
    }

    nlohmann::ordered_json json(const DemoResult& result) const
    {
        auto comparison = nlohmann::ordered_json::array();
        for (const DemoComparison& row : result.comparison)
            comparison.push_back({{"approach", row.approach},
                                  {"test", row.test},
                                  {"ccc", row.ccc},
                                  {"mean", row.mean},
                                  {"std", row.std},
                                  {"var_percent", row.varPercent},
                                  {"difference", row.difference},
                                  {"p_value", row.pValue}});
        auto measures = nlohmann::ordered_json::array();
        for (std::size_t i = 0; i < result.scores.size(); ++i)
            measures.push_back({{"measure", result.scores[i].measure},
                                {"bin_distance", result.binDistance.at(i)},
                                {"ambiguity_correlation", result.ambiguityCorrelation.at(i)}});
        std::vector<std::string> files;
        for (const auto& file : result.files)
            files.push_back(file.string());
        return {{"out", m_out.string()},
                {"comparison", std::move(comparison)},
                {"measures", std::move(measures)},
                {"mi_cluster_total", result.clusterInformation},
                {"sentences", result.sentences},
                {"files", files},
                {"device", result.run.device},
                {"precision", result.run.precision},
                {"seconds", result.seconds},
                {"parameters", deepmi::toJson(result.parameters, demoParameters())}};
    }

    std::string text(const DemoResult& result) const
    {
        std::string all = result.table;
        if (!all.empty() && all.back() != '\n')
            all += '\n';
        for (const std::string& sentence : result.sentences)
            all += "\n" + wrap(sentence, 100, 0) + "\n";
        all += "\nWritten to " + (m_out / "").string() + " in " + durationText(result.seconds) + ":\n";
        for (const auto& file : result.files)
            all += "  " + file.string() + "\n";
        return all;
    }

    std::filesystem::path m_out = "deepmi-demo";
    DemoParameters m_parameters;
};

} // namespace

std::unique_ptr<Command> makeDemoCommand()
{
    return std::make_unique<DemoCommand>();
}

} // namespace deepmi::cli
