#include "network/training_state_torch.h"

#include "job/data_hash.h"

#include <algorithm>
#include <cstring>
#include <mutex>

namespace deepmi
{

namespace
{

std::string stateOf(const at::Generator& generator)
{
    at::Generator shared = generator; // the same stream
    const std::lock_guard lock(shared.mutex());
    const at::Tensor state = shared.get_state().contiguous();
    return {reinterpret_cast<const char*>(state.data_ptr<std::uint8_t>()),
            static_cast<std::size_t>(state.numel())};
}

void restoreState(at::Generator& generator, const std::string& bytes)
{
    const at::Tensor state = at::empty({static_cast<std::int64_t>(bytes.size())}, at::kByte);
    std::memcpy(state.data_ptr<std::uint8_t>(), bytes.data(), bytes.size());
    const std::lock_guard lock(generator.mutex());
    generator.set_state(state);
}

/// A stream that follows from the state of one of another kind.
void reseed(at::Generator& generator, const std::string& bytes)
{
    DataHash hash;
    hash.add(std::string_view(bytes));
    const std::lock_guard lock(generator.mutex());
    generator.set_current_seed(std::stoull(hash.hexadecimal(), nullptr, 16));
}

} // namespace

std::vector<float> toFloats(const at::Tensor& tensor)
{
    const at::Tensor host = tensor.to(at::kCPU, at::kFloat).contiguous();
    return {host.data_ptr<float>(), host.data_ptr<float>() + host.numel()};
}

at::Tensor toTensor(const Checkpoint& checkpoint, const std::string& name, std::vector<std::int64_t> sizes,
                    at::Device device)
{
    const at::Tensor host = at::empty(sizes, at::kFloat);
    const auto& values = checkpoint.floatsOf(name, static_cast<std::size_t>(host.numel()));
    std::copy(values.begin(), values.end(), host.data_ptr<float>());
    return host.to(device);
}

void TrainingState::add(const std::string& name, const at::Tensor& tensor)
{
    m_tensors.push_back({name, tensor, {}});
}

void TrainingState::add(const std::string& name, const at::Tensor& flat, const ParameterStore& store,
                        std::size_t first, std::size_t last)
{
    m_tensors.push_back({name, flat, {}, &store, first, last});
}

void TrainingState::add(const std::string& name, const std::vector<at::Tensor>& tensors)
{
    for (std::size_t i = 0; i < tensors.size(); ++i)
        add(name + "." + std::to_string(i), tensors[i]);
}

void TrainingState::add(const std::string& name, const at::Generator& generator)
{
    m_generators.push_back({name, generator, {}});
}

void TrainingState::add(const std::string& name, Random& random)
{
    m_randoms.push_back({name, &random, {}});
}

void TrainingState::capture()
{
    for (TensorEntry& entry : m_tensors) {
        if (!entry.copy.defined())
            entry.copy = at::empty_like(entry.live);
        entry.copy.copy_(entry.live);
    }
    for (GeneratorEntry& entry : m_generators)
        entry.copy = stateOf(entry.live);
    for (RandomEntry& entry : m_randoms)
        entry.copy = entry.live->state();
}

void TrainingState::write(Checkpoint& checkpoint, const std::string& prefix) const
{
    for (const TensorEntry& entry : m_tensors)
        checkpoint.floats[prefix + entry.name] =
            toFloats(entry.store ? entry.store->packed(entry.copy, entry.first, entry.last) : entry.copy);
    for (const GeneratorEntry& entry : m_generators)
        checkpoint.bytes[prefix + entry.name] = entry.copy;
    for (const RandomEntry& entry : m_randoms)
        checkpoint.bytes[prefix + entry.name] = entry.copy;
}

void TrainingState::restore(const Checkpoint& checkpoint, const std::string& prefix)
{
    for (TensorEntry& entry : m_tensors)
        if (entry.store)
            entry.store->unpack(toTensor(checkpoint, prefix + entry.name,
                                         {entry.store->packedSize(entry.first, entry.last)},
                                         entry.live.device()),
                                entry.live, entry.first, entry.last);
        else
            entry.live.copy_(toTensor(checkpoint, prefix + entry.name, entry.live.sizes().vec(), at::kCPU));
    for (GeneratorEntry& entry : m_generators) {
        const std::string& bytes = checkpoint.bytesOf(prefix + entry.name);
        if (bytes.size() != stateOf(entry.live).size()) {
            reseed(entry.live, bytes);
            continue;
        }
        try {
            restoreState(entry.live, bytes);
        } catch (const c10::Error&) { // LibTorch looks into it
            checkpoint.fail(prefix + entry.name, "is no state of a stream of random numbers");
        }
    }
    for (RandomEntry& entry : m_randoms)
        if (!entry.live->restore(checkpoint.bytesOf(prefix + entry.name)))
            checkpoint.fail(prefix + entry.name, "is no state of a stream of random numbers");
    capture();
}

} // namespace deepmi
