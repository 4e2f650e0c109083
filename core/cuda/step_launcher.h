#pragma once

#include "cuda/device_memory.h"
#include "cuda/step_control.h"
#include "cuda/streams.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace deepmi::gpu
{

/// The values on the device, in an array that grows where it must.
template <class Value>
void upload(DeviceArray<Value>& array, const Value* values, std::size_t count, cudaStream_t stream)
{
    if (array.size() < count)
        array.resize(count);
    check(cudaMemcpyAsync(array.data(), values, count * sizeof(Value), cudaMemcpyHostToDevice, stream),
          "cudaMemcpy");
}

/// Launches a captured step batch after batch; it has one graph for each of the two buffers that rows go into
/// in turn.
class StepLauncher
{
public:
    /// What the steps read and, of the epoch, where they are.
    DeviceArray<StepControl>& control() { return m_control; }

    /// Before the first rows are gathered; of `control`, which has the rest, the borders of the epoch's
    /// batches and the masks' keys are filled in.
    void begin(StepControl control, const std::vector<std::int64_t>& borders,
               const std::vector<std::uint64_t>& keys, cudaStream_t stream)
    {
        upload(m_borders, borders.data(), borders.size(), stream);
        upload(m_keys, keys.data(), keys.size(), stream);
        m_batches = borders.size() - 1;
        control.batches = static_cast<std::int64_t>(m_batches);
        control.borders = m_borders.data();
        control.keys = m_keys.data();
        upload(m_control, &control, 1, stream);
    }

    /// `progress` is told how many are launched, now and then, and may end it by an exception.
    void run(Graph (&graphs)[2], cudaStream_t stream, const std::function<void(std::size_t)>& progress)
    {
        for (std::size_t b = 0; b < m_batches; ++b) {
            graphs[b % 2].launch(stream);
            if ((b + 1) % stretch != 0 && b + 1 != m_batches)
                continue;
            Event& event = m_stretches[(b / stretch) % 2];
            if (b >= 2 * stretch)
                event.wait();
            event.record(stream);
            progress(b + 1);
        }
        check(cudaGetLastError(), "a training step");
    }

private:
    /// Steps between two looks at how far the device is; the host is at most two such stretches ahead.
    static constexpr std::size_t stretch = 16;
    Event m_stretches[2];
    DeviceArray<StepControl> m_control{1};
    std::size_t m_batches = 0; ///< of the epoch
    DeviceArray<std::int64_t> m_borders;
    DeviceArray<std::uint64_t> m_keys;
};

} // namespace deepmi::gpu
