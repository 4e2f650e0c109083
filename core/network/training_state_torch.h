#pragma once

#include "job/checkpoint.h"
#include "job/random.h"
#include "network/parameter_store_torch.h"

#include <ATen/ATen.h>

#include <string>
#include <vector>

namespace deepmi
{

/// Everything a training changes as it goes: parameters, what its optimisers remember and its streams of
/// random numbers, each under a name. capture() copies it at the end of an epoch (on the device, a few
/// milliseconds), so that a stop in the middle of the next one still leaves a state from which the training
/// goes on with the same bits. What is added must outlive this.
class TrainingState
{
public:
    /// A float32 tensor on any device.
    void add(const std::string& name, const at::Tensor& tensor);
    /// Several, as name.0, name.1, ...
    void add(const std::string& name, const std::vector<at::Tensor>& tensors);
    /// A flat one laid out as parameters first .. last−1 of the store; kept as it is without padding, so that
    /// another kind of device can go on from it.
    void add(const std::string& name, const at::Tensor& flat, const ParameterStore& store, std::size_t first,
             std::size_t last);
    void add(const std::string& name, const at::Generator& generator);
    void add(const std::string& name, Random& random);

    void capture();
    /// Puts what was captured last into a checkpoint, under names that begin with `prefix`.
    void write(Checkpoint& checkpoint, const std::string& prefix = {}) const;
    /// Takes it out again, into the training itself and as what was captured. A stream of random numbers of
    /// another kind of device is followed by a new one, drawn from its state. Raises InputError for values
    /// that are missing or of another size.
    void restore(const Checkpoint& checkpoint, const std::string& prefix = {});

private:
    struct TensorEntry {
        std::string name;
        at::Tensor live, copy;
        const ParameterStore* store = nullptr; ///< whose layout it has
        std::size_t first = 0, last = 0;
    };
    struct GeneratorEntry {
        std::string name;
        at::Generator live;
        std::string copy;
    };
    struct RandomEntry {
        std::string name;
        Random* live;
        std::string copy;
    };
    std::vector<TensorEntry> m_tensors;
    std::vector<GeneratorEntry> m_generators;
    std::vector<RandomEntry> m_randoms;
};

/// A tensor's values on the host, row-major.
std::vector<float> toFloats(const at::Tensor& tensor);
/// Values of a checkpoint as a tensor of this shape on this device.
at::Tensor toTensor(const Checkpoint& checkpoint, const std::string& name, std::vector<std::int64_t> sizes,
                    at::Device device);

} // namespace deepmi
