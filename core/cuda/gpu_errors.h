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

/// Rows that a GPU has no room for cannot be read by it in the host's memory either. An Error(Failed), for
/// whoever can copy them batch by batch.
class RowsOutOfReach : public Error
{
public:
    explicit RowsOutOfReach(const std::string& message) : Error(ErrorKind::Failed, message) {}
};

} // namespace deepmi
