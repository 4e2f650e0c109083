#include "models/file_memory.h"

#include "models/settings.h"
#include "models/text.h"

#include <QCryptographicHash>
#include <nlohmann/json.hpp>

namespace deepmi::studio
{

namespace
{

QString keyOf(const std::filesystem::path& path)
{
    std::error_code error;
    const auto bytes =
        std::filesystem::is_regular_file(path, error) ? std::filesystem::file_size(path, error) : 0;
    const std::string name = std::filesystem::absolute(path, error).string() + "|" + std::to_string(bytes);
    return QStringLiteral("mappings/") +
           QString::fromLatin1(
               QCryptographicHash::hash(QByteArray::fromStdString(name), QCryptographicHash::Sha1).toHex());
}

} // namespace

bool FileOptions::isDefault() const
{
    return features.dataset.empty() && features.namesDataset.empty() && features.namesFile.empty() &&
           labels.nameColumn.empty() && labels.splitColumn.empty() && labels.attributeColumns.empty() &&
           labels.raterColumn.empty() && !labels.scale;
}

FileOptions rememberedOptions(const std::filesystem::path& path)
{
    FileOptions options;
    const std::string stored = settings().value(keyOf(path)).toString().toStdString();
    const auto json = nlohmann::json::parse(stored, nullptr, false);
    if (!json.is_object())
        return options;
    const auto word = [&](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    options.features = {word("dataset"), word("names_dataset"), word("names_file"), {}};
    options.labels.nameColumn = word("name");
    options.labels.splitColumn = word("split");
    options.labels.raterColumn = word("rater");
    if (const auto found = json.find("attributes"); found != json.end() && found->is_object())
        for (const auto& [attribute, column] : found->items())
            if (column.is_string())
                options.labels.attributeColumns[attribute] = column.get<std::string>();
    if (const auto found = json.find("scale"); found != json.end() && found->is_array() &&
                                               found->size() == 2 && (*found)[0].is_number() &&
                                               (*found)[1].is_number())
        options.labels.scale = LabelScale{(*found)[0].get<double>(), (*found)[1].get<double>()};
    return options;
}

void rememberOptions(const std::filesystem::path& path, const FileOptions& options)
{
    if (options.isDefault()) {
        settings().remove(keyOf(path));
        return;
    }
    nlohmann::ordered_json json = {{"dataset", options.features.dataset},
                                   {"names_dataset", options.features.namesDataset},
                                   {"names_file", options.features.namesFile.string()},
                                   {"name", options.labels.nameColumn},
                                   {"split", options.labels.splitColumn},
                                   {"rater", options.labels.raterColumn},
                                   {"attributes", options.labels.attributeColumns}};
    if (options.labels.scale)
        json["scale"] = {options.labels.scale->low, options.labels.scale->high};
    settings().setValue(keyOf(path), QString::fromStdString(json.dump()));
}

} // namespace deepmi::studio
