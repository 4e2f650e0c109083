#include "command.h"
#include "data/names.h"
#include "experiment/experiment_run.h"
#include "job/atomic_file.h"
#include "job/folder_lock.h"
#include "output_path.h"
#include "parameter_options.h"
#include "reading_options.h"
#include "report/report.h"
#include "text_table.h"

#include <algorithm>
#include <map>
#include <optional>

namespace deepmi::cli
{

namespace
{

namespace fs = std::filesystem;

const std::vector<std::string> formats = {"text", "csv", "latex", "json", "html"};
const std::map<std::string, std::string> formatOfExtension = {{".txt", "text"},  {".csv", "csv"},
                                                              {".tex", "latex"}, {".json", "json"},
                                                              {".html", "html"}, {".htm", "html"}};

class ReportCommand final : public Command
{
public:
    CLI::App* declare(CLI::App& app) override
    {
        m_command = app.add_subcommand(
            "report",
            "tables, figures and findings of an experiment, finished or not, for a paper or a talk");
        m_command->footer("deepmi report table2\n"
                          "deepmi report table2 --out table2.html\n"
                          "deepmi report table2 --format latex --show II,III\n"
                          "deepmi report search --out report");
        addPathOption(*m_command, "folder", m_folder, "folder of deepmi experiment", "FOLDER")->required();
        m_command
            ->add_option_function<std::string>(
                "--format",
                [this](const std::string& text) {
                    requireChoice("--format", text, formats);
                    m_format = text;
                },
                "what is printed or written [default: text, or what the name of --out says]")
            ->type_name("text|csv|latex|json|html")
            ->group(filesGroup);
        addPathOption(
            *m_command, "--out", m_out,
            "file (.txt, .csv, .tex, .json, .html), or a folder for all formats and every figure as "
            "SVG; made if missing",
            "FILE|FOLDER")
            ->group(filesGroup);
        m_command
            ->add_option_function<std::string>(
                "--show", [this](const std::string& text) { m_parts = partsOf(text); },
                "what it holds: II to VII, figure2, search, with commas between [default: what the plan "
                "says]")
            ->type_name("LIST")
            ->group(filesGroup);
        addParameterOptions(*m_command, m_options, reportParameters(), "Statistics");
        return m_command;
    }

    CommandOutput run(const Session& session) override
    {
        const bool folder = intoFolder();
        if (folder)
            requireWritableFolder(m_out);
        else if (!m_out.empty())
            requireWritableFile(m_out, {m_folder / "experiment.json"});
        std::optional<FolderLock> lock;
        std::error_code missing;
        if (folder && !fs::equivalent(m_out, m_folder, missing)) {
            lock.emplace(m_out, session.job);
            removeHalfWritten(m_out);
        }
        session.job.report("reading", 0, 0);
        const Report report = makeReport(readExperiment(m_folder), m_options, m_parts);
        for (const FailedTask& task : report.experiment.failed)
            session.job.warn(task.title + " failed: " + task.error);
        for (const DamagedResult& damaged : report.experiment.damaged)
            session.job.warn(damaged.warning());

        CommandOutput output;
        output.json = reportJson(report);
        output.json["seed"] = report.experiment.plan.seed; // what it was made with
        if (m_out.empty()) {
            output.text = textOf(report, m_format.empty() ? "text" : m_format);
            return output;
        }
        const std::vector<ReportFile> files = filesOf(report, folder);
        if (folder)
            requireNothingOverwritten(m_out, folderResult(files));
        std::vector<std::string> written;
        for (const ReportFile& file : files) {
            const fs::path path = folder ? m_out / file.name : m_out;
            if (file.name.has_parent_path())
                fs::create_directories(path.parent_path());
            writeFileAtomically(path, file.text);
            written.push_back(path.string());
        }
        output.json["files"] = written;
        for (const std::string& file : written)
            output.text += "written  " + file + "\n";
        return output;
    }

private:
    static std::vector<std::string> partsOf(const std::string& text)
    {
        std::vector<std::string> parts;
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find(',', begin), text.size());
            parts.push_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
        return parts;
    }

    static std::string formatOf(const fs::path& file)
    {
        const auto found = formatOfExtension.find(lowerCase(file.extension().string()));
        return found == formatOfExtension.end() ? std::string() : found->second;
    }

    static std::string extensionOf(const std::string& format)
    {
        return format == "text" ? ".txt" : format == "latex" ? ".tex" : "." + format;
    }

    /// A folder that is there, or a name that is not that of a file.
    bool intoFolder() const
    {
        if (m_out.empty())
            return false;
        if (fs::is_directory(m_out) || !m_out.has_filename())
            return true;
        if (!formatOf(m_out).empty() || !m_format.empty())
            return false;
        if (m_out.has_extension())
            throw UsageError("--out " + m_out.string() + ": '" + m_out.extension().string() +
                             "' is no format of a report; the file must end in .txt, .csv, .tex, .json or "
                             ".html, or --format says what it is");
        return true;
    }

    std::vector<ReportFile> filesOf(const Report& report, bool folder) const
    {
        if (folder && m_format.empty())
            return reportFiles(report);
        std::vector<ReportFile> files;
        if (folder && m_format == "csv") {
            for (auto& [name, text] : reportCsv(report))
                files.push_back({name + ".csv", std::move(text)});
            return files;
        }
        const std::string format = m_format.empty() ? formatOf(m_out) : m_format;
        files.push_back({"report" + extensionOf(format), textOf(report, format)});
        return files;
    }

    FolderResult folderResult(const std::vector<ReportFile>& files) const
    {
        FolderResult result{"report", {}, {}};
        std::error_code missing;
        if (fs::equivalent(m_out, m_folder, missing))
            result.marks.push_back({"experiment.json"});
        for (const ReportFile& file : files) {
            result.files.push_back({file.name, beginningOf(file)});
            if (file.name == "report.json")
                result.marks.push_back(result.files.back());
        }
        return result;
    }

    /// What every report of this kind begins with: with --format no report.json tells whose a file is.
    static std::string beginningOf(const ReportFile& file)
    {
        static const std::map<std::string, std::string> ends = {
            {".txt", ": "}, {".csv", ","}, {".tex", "\n"}, {".json", ","}, {".html", "<title>"}};
        const auto end = ends.find(file.name.extension().string());
        if (end == ends.end())
            return {};
        std::size_t at = file.text.find(end->second);
        if (end->first == ".csv") // the first two columns: later versions may have more behind
            at = file.text.find(end->second, at == std::string::npos ? at : at + 1);
        return file.text.substr(0, at);
    }

    std::string textOf(const Report& report, const std::string& format) const
    {
        if (format == "csv")
            return csvOf(report);
        if (format == "latex")
            return reportLatex(report);
        if (format == "json")
            return reportJson(report).dump(1) + "\n";
        return format == "html" ? reportHtml(report) : reportText(report);
    }

    /// One table: two of different columns in one file could not be read.
    static std::string csvOf(const Report& report)
    {
        const int kinds =
            (report.tables.empty() ? 0 : 1) + (report.hasFigure2 ? 1 : 0) + (report.hasSearch ? 1 : 0);
        if (kinds > 1)
            throw UsageError(
                "this report holds tables of different columns: choose one kind with --show, or give "
                "a folder as --out");
        const std::string wanted = report.hasSearch ? "finalists" : report.hasFigure2 ? "figure2" : "tables";
        for (const auto& [name, text] : reportCsv(report))
            if (name == wanted)
                return text;
        return {};
    }

    CLI::App* m_command = nullptr;
    fs::path m_folder, m_out;
    std::string m_format;
    std::vector<std::string> m_parts;
    ReportOptions m_options;
};

} // namespace

std::unique_ptr<Command> makeReportCommand()
{
    return std::make_unique<ReportCommand>();
}

} // namespace deepmi::cli
