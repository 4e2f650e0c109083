#include "network/batches_torch.h"

#include <numeric>

namespace deepmi
{

namespace
{

EpochBatches cut(std::vector<std::int64_t> order, int batch, at::Device device)
{
    EpochBatches batches;
    const auto samples = static_cast<std::int64_t>(order.size());
    const std::int64_t count = std::max<std::int64_t>(1, (samples + batch - 1) / batch);
    for (std::int64_t b = 0; b <= count; ++b)
        batches.borders.push_back(samples * b / count);
    batches.order = at::tensor(order, at::kLong).to(device);
    return batches;
}

} // namespace

EpochBatches shuffledBatches(std::int64_t samples, int batch, Random& random, at::Device device)
{
    std::vector<std::int64_t> order(static_cast<std::size_t>(samples));
    std::iota(order.begin(), order.end(), 0);
    random.shuffle(std::span(order));
    return cut(std::move(order), batch, device);
}

EpochBatches uniformClusterBatches(std::span<const int> cluster, int clusters, int batch, Random& random,
                                   at::Device device)
{
    std::vector<std::vector<std::int64_t>> members(static_cast<std::size_t>(clusters));
    for (std::size_t i = 0; i < cluster.size(); ++i)
        members[static_cast<std::size_t>(cluster[i])].push_back(static_cast<std::int64_t>(i));
    std::erase_if(members, [](const auto& list) { return list.empty(); });
    std::vector<std::int64_t> order(cluster.size());
    for (auto& sample : order) {
        const auto& list = members[random.below(members.size())];
        sample = list[random.below(list.size())];
    }
    return cut(std::move(order), batch, device);
}

at::Tensor toIndexTensor(std::span<const std::size_t> values, at::Device device)
{
    at::Tensor tensor = at::empty({static_cast<std::int64_t>(values.size())}, at::kLong);
    std::copy(values.begin(), values.end(), tensor.data_ptr<std::int64_t>());
    return tensor.to(device);
}

at::Tensor toFloatTensor(std::span<const double> values, at::Device device)
{
    at::Tensor tensor = at::empty({static_cast<std::int64_t>(values.size())}, at::kFloat);
    float* out = tensor.data_ptr<float>();
    for (std::size_t i = 0; i < values.size(); ++i)
        out[i] = static_cast<float>(values[i]);
    return tensor.to(device);
}

std::vector<double> toDoubles(const at::Tensor& tensor)
{
    const at::Tensor host = tensor.to(at::kCPU, at::kDouble).contiguous();
    return {host.data_ptr<double>(), host.data_ptr<double>() + host.numel()};
}

std::vector<int> toInts(const at::Tensor& tensor)
{
    const at::Tensor host = tensor.to(at::kCPU, at::kInt).contiguous();
    return {host.data_ptr<int>(), host.data_ptr<int>() + host.numel()};
}

} // namespace deepmi
