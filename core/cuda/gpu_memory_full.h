#pragma once

#include "job/error.h"

namespace deepmi
{

/// A GPU's memory is too small for what kernels of our own need of it. An Error(Failed), for whoever can do
/// with less.
class GpuMemoryFull : public Error
{
public:
    explicit GpuMemoryFull(const std::string& message) : Error(ErrorKind::Failed, message) {}
};

} // namespace deepmi
