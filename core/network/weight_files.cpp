#include "network/weight_files.h"

#include "data/names.h"
#include "data/zip_archive.h"
#include "job/error.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace deepmi
{

namespace
{

/// The number that begins every file of torch.save before 1.6, as a pickle of protocol 2 writes it.
constexpr std::string_view oldMagic = "\x80\x02\x8A\x0A\x6C\xFC\x9C\x46\xF9\x20\x6A\xA8\x50\x19.";

bool isMember(const std::string& member, std::string_view name)
{
    return member == name || member.ends_with("/" + std::string(name));
}

std::optional<WeightFormat> formatOfArchive(const std::filesystem::path& path)
{
    const std::vector<std::string> members = ZipArchive(path).names();
    const auto has = [&](std::string_view name) {
        return std::any_of(members.begin(), members.end(),
                           [&](const std::string& member) { return isMember(member, name); });
    };
    if (!has("data.pkl"))
        return std::nullopt;
    return has("constants.pkl") ? WeightFormat::TorchScript : WeightFormat::Torch;
}

} // namespace

std::optional<WeightFormat> weightFormatOf(const std::filesystem::path& path)
{
    const InputFile file(path);
    std::array<char, 16> bytes{};
    const std::string_view beginning(bytes.data(), file.readUpTo(0, bytes.data(), bytes.size()));
    if (beginning.starts_with("PK\x03\x04"))
        return formatOfArchive(path);
    if (beginning.starts_with(oldMagic))
        return WeightFormat::TorchOld;
    // Eight bytes of a length, then JSON, of which the shortest is {}.
    if (beginning.size() >= 10 && beginning[8] == '{' && (beginning[9] == '"' || beginning[9] == '}') &&
        beginning.substr(5, 3) == std::string_view("\0\0\0", 3))
        return WeightFormat::Safetensors;
    return std::nullopt;
}

const char* toString(WeightFormat format)
{
    switch (format) {
    case WeightFormat::Torch:
        return "PyTorch .pt";
    case WeightFormat::TorchOld:
        return "PyTorch before 1.6";
    case WeightFormat::TorchScript:
        return "TorchScript";
    case WeightFormat::Safetensors:
        return "safetensors";
    }
    return "PyTorch .pt";
}

Weights readWeights(const std::filesystem::path& path)
{
    const auto format = weightFormatOf(path);
    if (!format)
        throw InputError(path, "",
                         "is no file of weights; expected .pt or .pth of torch.save, or .safetensors");
    return *format == WeightFormat::Safetensors ? readSafetensors(path) : readTorchWeights(path);
}

void writeWeights(const Weights& weights, const std::filesystem::path& path)
{
    const std::string extension = lowerCase(path.extension().string());
    if (extension == ".safetensors")
        writeSafetensors(weights, path);
    else if (extension == ".pt" || extension == ".pth")
        writeTorchWeights(weights, path);
    else
        throw UsageError(path.string() + ": weights are written as .pt, .pth or .safetensors");
}

} // namespace deepmi
