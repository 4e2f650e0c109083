#include "command.h"
#include "inspect/inspect.h"
#include "json_text.h"
#include "reading_options.h"

namespace deepmi::cli
{

namespace
{

/// Rows and columns as people count them.
nlohmann::ordered_json countedFromOne(nlohmann::ordered_json found)
{
    const auto count = [](nlohmann::ordered_json& place) {
        if (place.is_number())
            place = place.get<std::size_t>() + 1;
    };
    if (const auto odd = found.find("non_finite"); odd != found.end() && odd->contains("first"))
        for (const char* key : {"row", "column"})
            count((*odd)["first"][key]);
    for (const char* key : {"constant_columns", "large_columns"})
        if (const auto columns = found.find(key); columns != found.end())
            for (auto& column : (*columns)["first"])
                count(column);
    return found;
}

class InspectCommand final : public Command
{
public:
    CLI::App* declare(CLI::App& app) override
    {
        auto* command = app.add_subcommand(
            "inspect", "what is in a file: format, rows, columns, names, odd values, label scale, splits");
        command->footer("deepmi inspect features.h5 labels_consensus.csv");
        command
            ->add_option_function<std::vector<std::string>>(
                "files",
                [this](const std::vector<std::string>& paths) { m_files.assign(paths.begin(), paths.end()); },
                "feature, label, rating, score or run files, or folders of .mat or .htk files or of "
                "IEMOCAP's labels")
            ->type_name("FILE")
            ->required();
        addFeatureReadOptions(*command, m_featureReading);
        addLabelReadOptions(*command, m_labelReading);
        addRaterOption(*command, m_labelReading);
        return command;
    }

    CommandOutput run(const Session& session) override
    {
        CommandOutput output;
        output.json["files"] = nlohmann::ordered_json::array();
        for (const auto& file : m_files) {
            try {
                const auto found = inspectFile(file, m_featureReading, m_labelReading, session.job);
                output.text += (output.text.empty() ? "" : "\n") + jsonAsText(countedFromOne(found));
                output.json["files"].push_back(found);
            } catch (const InputError& error) {
                output.unread.push_back(error);
            }
        }
        return output;
    }

private:
    std::vector<std::filesystem::path> m_files;
    FeatureReadOptions m_featureReading;
    LabelReadOptions m_labelReading;
};

} // namespace

std::unique_ptr<Command> makeInspectCommand()
{
    return std::make_unique<InspectCommand>();
}

} // namespace deepmi::cli
