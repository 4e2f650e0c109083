#include "network/gpu_placement_torch.h"

#include "cuda/gpu_errors.h"
#include "job/memory.h"
#include "network/resident_torch.h"

#include <c10/core/CachingDeviceAllocator.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace deepmi
{

namespace
{

/// Less than this is copied rather than shared where it lies: small memory may have a page in common with
/// other memory, and a page can be shared once only.
constexpr double copiedBytes = 64e6;

/// Memory of the host that has no page in common with other memory, as what is shared with a GPU must not.
at::Tensor ownPages(std::int64_t rows, std::int64_t columns, at::ScalarType type)
{
    constexpr std::size_t page = 4096;
    const std::size_t bytes = static_cast<std::size_t>(rows * columns) * at::elementSize(type),
                      whole = (bytes + page - 1) / page * page;
    void* memory = std::aligned_alloc(page, whole);
    if (!memory)
        throw OutOfMemory("features in the host's memory", static_cast<double>(bytes));
    std::memset(memory, 0, whole);
    return at::from_blob(
        memory, {rows, columns}, [](void* pointer) { std::free(pointer); }, at::TensorOptions().dtype(type));
}

} // namespace

GpuArithmetic arithmeticOf(Precision precision)
{
    switch (precision) {
    case Precision::TensorFloat32:
        return GpuArithmetic::Tf32;
    case Precision::BFloat16:
        return GpuArithmetic::Bf16;
    case Precision::Float32:
        break;
    }
    return GpuArithmetic::Fp32;
}

std::int64_t rowsThatFit(std::int64_t rows, double bytesOfRow, double room)
{
    const double most = room / bytesOfRow;
    return most >= static_cast<double>(rows) ? rows : static_cast<std::int64_t>(std::max(most, 0.));
}

HostRows hostRows(bool reduced, bool isOnDisk, double ownBytes, double copyBytes, double left)
{
    // Pages that are shared cannot be put out of memory: some is left for others.
    const bool hasRoom = left <= 0 || copyBytes * 1.2 < left;
    if (isOnDisk)
        return hasRoom ? HostRows::Copy : HostRows::NoRoom;
    return ownBytes < copiedBytes || (reduced && hasRoom) ? HostRows::Copy : HostRows::AsTheyAre;
}

void releaseUnusedMemory(at::Device device)
{
    if (device.is_cuda())
        c10::getDeviceAllocator(device.type())->emptyCache();
}

at::Tensor PlacedFeatures::inFloat(const at::Tensor& index) const
{
    if (!onHost.defined())
        return onDevice.index_select(0, index).to(at::kFloat);
    const std::int64_t held = onDevice.size(0), columns = onDevice.size(1);
    const at::Tensor rows = index.to(at::kCPU), ofHost = rows.ge(held),
                     first = at::nonzero(ofHost.logical_not()).squeeze(1),
                     others = at::nonzero(ofHost).squeeze(1);
    at::Tensor result = at::empty({index.size(0), columns}, at::kFloat);
    result.index_copy_(0, first,
                       onDevice.index_select(0, rows.index_select(0, first).to(onDevice.device()))
                           .to(at::TensorOptions(at::kCPU).dtype(at::kFloat)));
    result.index_copy_(
        0, others,
        onHost.narrow(1, 0, columns).index_select(0, rows.index_select(0, others).sub(held)).to(at::kFloat));
    return result.to(onDevice.device());
}

GpuPlacement::GpuPlacement(const GpuFunctions& functions, at::Device device, Precision precision,
                           std::int64_t stride, Kept kept)
    : m_functions(functions), m_device(device),
      m_type(precision == Precision::BFloat16 ? at::kBFloat16 : at::kFloat), m_stride(stride), m_kept(kept)
{
}

GpuPlacement::~GpuPlacement()
{
    for (const at::Tensor& rows : m_shared)
        m_functions.unshare(rows.const_data_ptr());
}

PlacedFeatures GpuPlacement::place(const FloatMatrix& matrix, std::int64_t rowsToCome, const Job& job)
{
    const auto rows = static_cast<std::int64_t>(matrix.rows()),
               columns = static_cast<std::int64_t>(matrix.columns());
    const double bytesOfRow = static_cast<double>(m_stride) * static_cast<double>(at::elementSize(m_type));
    m_rows += rows;
    releaseUnusedMemory(m_device);
    const double room = std::min(static_cast<double>(m_functions.freeMemory(m_device.index())),
                                 allowedBytes("DEEPMI_GPU_MEMORY") - m_placed),
                 kept = m_kept.of(m_rows + rowsToCome);
    const std::int64_t fitting = rowsThatFit(rows, bytesOfRow, room - kept);
    m_placed += bytesOfRow * static_cast<double>(fitting);
    PlacedFeatures placed;
    placed.onDevice = at::zeros({fitting, m_stride}, at::TensorOptions().dtype(m_type).device(m_device))
                          .narrow(1, 0, columns);
    copyRows(matrix, 0, placed.onDevice);
    if (fitting == rows)
        return placed;
    job.warn("the features (" + memoryText(bytesOfRow * static_cast<double>(rows)) +
             ") do not fit into the GPU's memory (" + memoryText(std::max(room, 0.)) + " free, of which " +
             memoryText(kept) +
             " are kept for the work): " + memoryText(bytesOfRow * static_cast<double>(rows - fitting)) +
             " of them stay in the host's memory and are read from there, which is slower");
    placed.onHost = shareWithHost(matrix, fitting);
    return placed;
}

at::Tensor GpuPlacement::shareWithHost(const FloatMatrix& matrix, std::int64_t first)
{
    const auto rows = static_cast<std::int64_t>(matrix.rows()) - first,
               columns = static_cast<std::int64_t>(matrix.columns());
    const double copyBytes =
                     static_cast<double>(rows * m_stride) * static_cast<double>(at::elementSize(m_type)),
                 ownBytes = static_cast<double>(rows * columns) * sizeof(float);
    at::Tensor shared;
    switch (hostRows(m_type == at::kBFloat16, matrix.isOnDisk(), ownBytes, copyBytes, memoryLeft())) {
    case HostRows::NoRoom:
        throw RowsOutOfReach("the features (" + memoryText(ownBytes) +
                             ") fit neither into the GPU's memory nor into the host's; take "
                             "fewer rows or columns, or --device cpu");
    case HostRows::Copy:
        shared = ownPages(rows, m_stride, m_type);
        copyRows(matrix, static_cast<std::size_t>(first), shared.narrow(1, 0, columns));
        break;
    case HostRows::AsTheyAre:
        shared = at::from_blob(const_cast<float*>(matrix.row(static_cast<std::size_t>(first)).data()),
                               {rows, columns}, at::TensorOptions().dtype(at::kFloat));
    }
    m_functions.share(m_device.index(), shared.const_data_ptr(), shared.nbytes());
    m_shared.push_back(shared);
    return shared;
}

GpuFeatures GpuPlacement::read(const PlacedFeatures& features) const
{
    const at::Tensor &device = features.onDevice, &host = features.onHost;
    GpuFeatures read;
    read.rows = device.const_data_ptr();
    read.deviceRows = device.size(0);
    bool fits = device.device() == m_device && device.scalar_type() == m_type &&
                device.stride(0) == m_stride && device.stride(1) == 1;
    if (host.defined()) {
        const bool likeOnDevice = host.scalar_type() == m_type && host.size(1) == m_stride;
        read.hostRows = host.const_data_ptr();
        read.hostColumns = likeOnDevice ? 0 : host.size(1);
        fits = fits && host.is_cpu() && host.is_contiguous() &&
               (likeOnDevice || host.scalar_type() == at::kFloat);
    }
    if (!fits)
        throw Error(ErrorKind::Failed, "features on the GPU are not laid out as the kernels read them");
    return read;
}

} // namespace deepmi
