#pragma once

#include "cuda_runtime.h"

#include <memory>
#include <vector>

namespace emulated
{

/// A kernel, a product or a copy, and what has to be done before it.
struct Work {
    std::function<void()> run;
    std::vector<std::shared_ptr<Work>> needs;
    bool done = false;
    /// Memory that nobody else may use meanwhile: a workspace.
    const void* room = nullptr;
};
using WorkPointer = std::shared_ptr<Work>;

/// Gives work to a stream, or to the graph that it is captured for.
cudaError_t append(cudaStream_t stream, std::function<void()> run, const void* room = nullptr);
/// The first error stays until it is asked for.
cudaError_t fail(cudaError_t status, const std::string& what);

/// Whether all of these bytes are the device's, or the host's that it may read.
bool isReadable(const void* data, std::size_t bytes);
bool isOnDevice(const void* data, std::size_t bytes);

void countProduct();
bool hasEndings();

} // namespace emulated
