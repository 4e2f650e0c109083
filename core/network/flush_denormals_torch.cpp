#include "network/flush_denormals_torch.h"

#include <ATen/Context.h>

#include <limits>

namespace deepmi
{

namespace
{

bool flushes()
{
    volatile float smallest = std::numeric_limits<float>::min();
    smallest = smallest / 2;
    return smallest == 0;
}

} // namespace

FlushDenormals::FlushDenormals() : m_was(flushes())
{
    at::globalContext().setFlushDenormal(true); // false where a processor cannot: nothing is lost but time
}

FlushDenormals::~FlushDenormals()
{
    at::globalContext().setFlushDenormal(m_was);
}

} // namespace deepmi
