#pragma once

#include "cuda/streams.h"

#include <functional>
#include <vector>

namespace deepmi::gpu
{

/// Launches a captured step batch after batch; it has one graph for each of the two buffers that rows go into
/// in turn.
class StepLauncher
{
public:
    /// `progress` is told how many are launched, now and then, and may end it by an exception.
    void run(Graph (&graphs)[2], std::size_t batches, cudaStream_t stream,
             const std::function<void(std::size_t)>& progress)
    {
        for (std::size_t b = 0; b < batches; ++b) {
            graphs[b % 2].launch(stream);
            if ((b + 1) % stretch != 0 && b + 1 != batches)
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
};

/// The values on the device, in an array that grows where it must.
template <class Value>
void upload(DeviceArray<Value>& array, const std::vector<Value>& values, cudaStream_t stream)
{
    if (array.size() < values.size())
        array.resize(values.size());
    check(cudaMemcpyAsync(array.data(), values.data(), values.size() * sizeof(Value), cudaMemcpyHostToDevice,
                          stream),
          "cudaMemcpy");
}

} // namespace deepmi::gpu
