#include "pretrain/initial_weights.h"

#include "job/data_hash.h"
#include "job/error.h"
#include "network/deep_emo_cluster_shape.h"
#include "network/weight_files.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

namespace deepmi
{

namespace
{

constexpr std::size_t mostListed = 6;

/// "a, b, c and 4 more"
std::string listOf(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), mostListed); ++i)
        text += (i ? ", " : "") + names[i];
    if (names.size() > mostListed)
        text += " and " + std::to_string(names.size() - mostListed) + " more";
    return text;
}

std::string shapeText(const std::vector<std::size_t>& shape)
{
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i ? ", " : "") + std::to_string(shape[i]);
    return text + "]";
}

/// What stands before the name of the first layer, wherever the network is in the file.
std::string prefixOf(const Weights& weights, const std::string& first, const std::filesystem::path& path)
{
    std::vector<std::string> prefixes;
    for (const NamedTensor& tensor : weights)
        if (tensor.name == first || tensor.name.ends_with("." + first))
            prefixes.push_back(tensor.name.substr(0, tensor.name.size() - first.size()));
    if (prefixes.empty()) {
        std::vector<std::string> names;
        for (const NamedTensor& tensor : weights)
            names.push_back(tensor.name);
        throw InputError(path, "",
                         "has no " + first + ", so it is no DeepEmoCluster; it has " + listOf(names));
    }
    // A checkpoint's own network comes before what else is kept in it, a running average for one.
    for (const char* usual : {"", "module.", "state_dict.", "state_dict.module."})
        if (std::find(prefixes.begin(), prefixes.end(), usual) != prefixes.end())
            return usual;
    if (prefixes.size() > 1)
        throw InputError(
            path, "", "holds several networks (" + listOf(prefixes) + "); save the one that is meant alone");
    return prefixes.front();
}

} // namespace

GivenWeights readInitialWeights(const std::filesystem::path& path, std::size_t features, std::size_t clusters,
                                const Job& job)
{
    Weights weights = readWeights(path);
    const std::vector<ParameterShape> shapes = deepEmoClusterShapes(features, clusters);
    const std::string prefix = prefixOf(weights, shapes.front().name, path);
    std::map<std::string, NamedTensor*> found;
    for (NamedTensor& tensor : weights)
        if (tensor.name.starts_with(prefix))
            found.emplace(tensor.name.substr(prefix.size()), &tensor);

    GivenWeights initial;
    initial.source = path.filename().string();
    std::vector<std::string> missing, drawn, other;
    DataHash hash;
    for (const ParameterShape& shape : shapes) {
        const auto place = found.find(shape.name);
        if (place == found.end()) {
            (shape.part == NetworkPart::Extractor ? missing : drawn).push_back(shape.name);
            continue;
        }
        NamedTensor& tensor = *place->second;
        found.erase(place);
        if (tensor.shape != shape.sizes) {
            other.push_back(shape.name + " " + shapeText(tensor.shape) + " instead of " +
                            shapeText(shape.sizes));
            continue;
        }
        const auto odd = std::find_if(tensor.values.begin(), tensor.values.end(),
                                      [](float value) { return !std::isfinite(value); });
        if (odd != tensor.values.end())
            throw InputError(
                path, "tensor " + tensor.name + ", element " + std::to_string(odd - tensor.values.begin()),
                "is not a finite number; a training cannot start from it");
        tensor.name = shape.name;
        hash.add(std::string_view(tensor.name));
        hash.addValues(std::span<const float>(tensor.values));
        initial.weights.push_back(std::move(tensor));
    }
    if (!missing.empty())
        throw InputError(path, "",
                         "lacks weights of the feature extractor: " + listOf(missing) +
                             "; expected all of dnn_features");
    if (!other.empty())
        throw InputError(path, "",
                         "has weights of another shape than a network for " + std::to_string(features) +
                             " features and " + std::to_string(clusters) + " clusters: " + listOf(other) +
                             "; use the features and --clusters that it was made with");
    if (!drawn.empty())
        job.warn(path.string() + " lacks " + listOf(drawn) + ": drawn anew");
    if (!found.empty()) {
        std::vector<std::string> unused;
        for (const auto& [name, tensor] : found)
            unused.push_back(name);
        job.warn(path.string() + ": the network has no " + listOf(unused) + ": passed over");
    }
    initial.hash = hash.hexadecimal();
    return initial;
}

} // namespace deepmi
