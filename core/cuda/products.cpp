#include "cuda/products.h"

namespace deepmi::gpu
{

namespace
{

constexpr std::size_t workspaceBytes = std::size_t{32} << 20;

void check(cublasStatus_t status, const char* what)
{
    if (status == CUBLAS_STATUS_ALLOC_FAILED)
        throw GpuMemoryFull(std::string("the GPU's memory is full (") + what +
                            "); use --precision bf16, a smaller --batch, fewer rows, or --device cpu");
    if (status != CUBLAS_STATUS_SUCCESS)
        throw Error(ErrorKind::Failed, std::string("the GPU's matrix library failed at ") + what + ": " +
                                           cublasLtGetStatusName(status) + "; use --device cpu");
}

cublasLtMatrixLayout_t layout(cudaDataType_t type, std::int64_t rows, std::int64_t columns,
                              std::int64_t stride)
{
    cublasLtMatrixLayout_t made = nullptr;
    check(cublasLtMatrixLayoutCreate(&made, type, static_cast<std::uint64_t>(rows),
                                     static_cast<std::uint64_t>(columns), stride),
          "a matrix's layout");
    return made;
}

void repeat(cublasLtMatrixLayout_t layout, std::int32_t batches, std::int64_t apart)
{
    check(cublasLtMatrixLayoutSetAttribute(layout, CUBLASLT_MATRIX_LAYOUT_BATCH_COUNT, &batches,
                                           sizeof batches),
          "a batch");
    check(cublasLtMatrixLayoutSetAttribute(layout, CUBLASLT_MATRIX_LAYOUT_STRIDED_BATCH_OFFSET, &apart,
                                           sizeof apart),
          "a batch");
}

template <class T>
void set(cublasLtMatmulDesc_t description, cublasLtMatmulDescAttributes_t attribute, const T& value)
{
    check(cublasLtMatmulDescSetAttribute(description, attribute, &value, sizeof value),
          "a product's attributes");
}

} // namespace

Products::Products(GpuArithmetic arithmetic) : m_arithmetic(arithmetic)
{
    check(cublasLtCreate(&m_handle), "its start");
    for (auto& workspace : m_workspaces)
        workspace.resize(workspaceBytes);
}

Products::~Products()
{
    for (auto& [product, plan] : m_plans) {
        cublasLtMatrixLayoutDestroy(plan.left);
        cublasLtMatrixLayoutDestroy(plan.right);
        cublasLtMatrixLayoutDestroy(plan.result);
        cublasLtMatmulDescDestroy(plan.description);
    }
    cublasLtDestroy(m_handle);
}

// The library's matrices are column-major: a row-major matrix is its transpose there, so every product is
// written as that of the transposes, resultᵀ = left · right.
const Products::Plan& Products::plan(const Product& product)
{
    const auto known = m_plans.find(product);
    if (known != m_plans.end())
        return known->second;
    Plan plan;
    const cudaDataType_t operand = m_arithmetic == GpuArithmetic::Bf16 ? CUDA_R_16BF : CUDA_R_32F;
    const cudaDataType_t result = product.floatResult ? CUDA_R_32F : operand;
    check(cublasLtMatmulDescCreate(&plan.description,
                                   m_arithmetic == GpuArithmetic::Tf32 ? CUBLAS_COMPUTE_32F_FAST_TF32
                                                                       : CUBLAS_COMPUTE_32F,
                                   CUDA_R_32F),
          "a product's description");
    const auto [kind, rows, outputs, inputs, xStride, weightStride, yStride, ending, adds, floatResult,
                batches, xBatch, weightBatch, yBatch] = product;
    std::int64_t leftBatch = weightBatch, rightBatch = 0, resultBatch = 0;
    switch (kind) {
    case ProductKind::Forward: // yᵀ = W · xᵀ
        set(plan.description, CUBLASLT_MATMUL_DESC_TRANSA, CUBLAS_OP_T);
        plan.left = layout(operand, inputs, outputs, weightStride);
        plan.right = layout(operand, inputs, rows, xStride);
        plan.result = layout(result, outputs, rows, yStride);
        rightBatch = xBatch;
        resultBatch = yBatch;
        break;
    case ProductKind::InputGradient: // dxᵀ = Wᵀ · dyᵀ
        plan.left = layout(operand, inputs, outputs, weightStride);
        plan.right = layout(operand, outputs, rows, yStride);
        plan.result = layout(result, inputs, rows, xStride);
        rightBatch = yBatch;
        resultBatch = xBatch;
        break;
    case ProductKind::WeightGradient: // dWᵀ = xᵀ · dy
        set(plan.description, CUBLASLT_MATMUL_DESC_TRANSB, CUBLAS_OP_T);
        plan.left = layout(operand, inputs, rows, xStride);
        plan.right = layout(operand, outputs, rows, yStride);
        plan.result = layout(result, inputs, outputs, weightStride);
        leftBatch = xBatch;
        rightBatch = yBatch;
        resultBatch = weightBatch;
        break;
    }
    if (batches > 1) {
        repeat(plan.left, batches, leftBatch);
        repeat(plan.right, batches, rightBatch);
        repeat(plan.result, batches, resultBatch);
    }
    if (ending != Ending::None)
        set(plan.description, CUBLASLT_MATMUL_DESC_EPILOGUE,
            ending == Ending::Bias ? CUBLASLT_EPILOGUE_BIAS : CUBLASLT_EPILOGUE_RELU_BIAS);
    cublasLtMatmulPreference_t preference = nullptr;
    check(cublasLtMatmulPreferenceCreate(&preference), "a preference");
    cublasLtMatmulPreferenceSetAttribute(preference, CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES,
                                         &workspaceBytes, sizeof workspaceBytes);
    cublasLtMatmulHeuristicResult_t choice{};
    int count = 0;
    const cublasStatus_t status =
        cublasLtMatmulAlgoGetHeuristic(m_handle, plan.description, plan.left, plan.right, plan.result,
                                       plan.result, preference, 1, &choice, &count);
    cublasLtMatmulPreferenceDestroy(preference);
    plan.found = status == CUBLAS_STATUS_SUCCESS && count == 1 && choice.state == CUBLAS_STATUS_SUCCESS;
    plan.algorithm = choice.algo;
    return m_plans.emplace(product, plan).first->second;
}

bool Products::has(const Product& product)
{
    return plan(product).found;
}

void Products::run(const Product& product, const void* a, const void* b, const void* addend, void* result,
                   const void* bias, float scale, cudaStream_t stream, int lane)
{
    const Plan& planned = plan(product);
    if (!planned.found)
        throw Error(ErrorKind::Failed, "the GPU's matrix library has no kernel for a product of " +
                                           std::to_string(product.rows) + " rows, " +
                                           std::to_string(product.inputs) + " by " +
                                           std::to_string(product.outputs) + "; use --device cpu");
    if (product.ending != Ending::None)
        set(planned.description, CUBLASLT_MATMUL_DESC_BIAS_POINTER, bias);
    const float keep = product.adds ? 1 : 0;
    // Left is the weight, or x where there is none.
    auto& workspace = m_workspaces[static_cast<std::size_t>(lane)];
    check(cublasLtMatmul(m_handle, planned.description, &scale, b, planned.left, a, planned.right, &keep,
                         product.adds ? addend : result, planned.result, result, planned.result,
                         &planned.algorithm, workspace.data(), workspace.size(), stream),
          "a product");
}

} // namespace deepmi::gpu
