#include "network/deep_emo_cluster_shape.h"

namespace deepmi
{

std::vector<ParameterShape> deepEmoClusterShapes(std::size_t features, std::size_t clusters)
{
    std::vector<ParameterShape> shapes;
    NetworkPart part = NetworkPart::Extractor;
    const auto add = [&](const std::string& name, std::size_t out, std::size_t in) {
        shapes.push_back({name + ".weight", {out, in}, part});
        shapes.push_back({name + ".bias", {out}, part});
    };
    std::size_t in = features;
    int index = 0; // a block is four entries of the authors' Sequential: linear, dropout, two residual units
    for (const std::size_t width : {1024U, 512U, 256U}) {
        const auto entry = [&](int offset) { return "dnn_features." + std::to_string(index + offset); };
        add(entry(0), width, in);
        for (const int unit : {2, 3}) {
            add(entry(unit) + ".dense1", width, width);
            add(entry(unit) + ".dense2", width, width);
        }
        in = width;
        index += 4;
    }
    part = NetworkPart::Classifier;
    add("classifier.0", in, in);
    add("top_layer_class", clusters, in);
    part = NetworkPart::Regressor;
    add("emo_regressor.0", in, in);
    add("emo_regressor.2", 1, in);
    return shapes;
}

} // namespace deepmi
