#pragma once

#include "cuda/device_memory.h"
#include "cuda/gpu_training.h"

#include <cublasLt.h>

#include <array>
#include <map>

namespace deepmi::gpu
{

/// The three products of a linear layer y = x·Wᵀ of `outputs` × `inputs` weights on `rows` rows; all matrices
/// row-major.
enum class ProductKind {
    Forward,        ///< result [rows, outputs] = x · Wᵀ
    InputGradient,  ///< result [rows, inputs] = dy · W
    WeightGradient, ///< result [outputs, inputs] = dyᵀ · x
};
/// What is done to a result on its way to memory. Biases are of the operands' type.
enum class Ending { None, Bias, BiasRelu };

struct Product {
    ProductKind kind = ProductKind::Forward;
    std::int64_t rows = 0, outputs = 0, inputs = 0;
    std::int64_t xStride = 0, weightStride = 0, yStride = 0; ///< elements from row to row
    Ending ending = Ending::None;
    bool adds = false;       ///< what `addend` holds is added, else it is not read
    bool floatResult = true; ///< float32, else the operands' type
    /// As many products at once, their matrices these many elements apart.
    int batches = 1;
    std::int64_t xBatch = 0, weightBatch = 0, yBatch = 0;

    auto operator<=>(const Product&) const = default;
};

/// Products by cuBLASLt, each planned once. A plan is the library's own first choice for the sizes and the
/// card, not a measured one, so that the same card gives the same bits in every run.
class Products
{
public:
    /// One workspace a lane: products on different streams use different lanes.
    static constexpr int lanes = 3;

    explicit Products(GpuArithmetic arithmetic);
    Products(const Products&) = delete;
    Products& operator=(const Products&) = delete;
    ~Products();

    /// Whether the library has a kernel for it (endings are not there for all types).
    bool has(const Product& product);
    /// result = scale · a·b + addend, and the ending. a and b are as the kind names them from left to right:
    /// x and W, dy and W, dy and x. `addend` may be the result itself.
    void run(const Product& product, const void* a, const void* b, const void* addend, void* result,
             const void* bias, float scale, cudaStream_t stream, int lane);

private:
    struct Plan {
        cublasLtMatmulDesc_t description = nullptr;
        cublasLtMatrixLayout_t left = nullptr, right = nullptr, result = nullptr;
        cublasLtMatmulAlgo_t algorithm{};
        bool found = false;
    };
    const Plan& plan(const Product& product);

    GpuArithmetic m_arithmetic;
    cublasLtHandle_t m_handle = nullptr;
    std::map<Product, Plan> m_plans;
    std::array<DeviceArray<char>, lanes> m_workspaces;
};

} // namespace deepmi::gpu
