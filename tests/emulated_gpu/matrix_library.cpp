#include "cublasLt.h"
#include "cuda_bf16.h"
#include "work_graph.h"

#include <Eigen/Core>
#include <algorithm>

namespace
{

using Matrix = Eigen::MatrixXf;

/// As the matrix units read a float32: eight bits of exponent, ten of mantissa.
float toTf32(float value)
{
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    bits = (bits + 0xfffU + ((bits >> 13) & 1U)) & ~0x1fffU;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

std::size_t elementBytes(const cublasLtMatrixLayout& layout)
{
    return layout.type == CUDA_R_32F ? sizeof(float) : sizeof(__nv_bfloat16);
}

/// Bytes from a batch's first element to behind its last.
std::size_t extent(const cublasLtMatrixLayout& layout)
{
    return static_cast<std::size_t>((layout.columns - 1) * layout.stride + layout.rows) *
           elementBytes(layout);
}

const char* batchOf(const void* data, const cublasLtMatrixLayout& layout, int batch)
{
    return static_cast<const char*>(data) +
           batch * layout.apart * static_cast<std::int64_t>(elementBytes(layout));
}

using Columns = Eigen::Map<const Matrix, Eigen::Unaligned, Eigen::OuterStride<>>;

Matrix read(const void* data, const cublasLtMatrixLayout& layout, int batch, bool tf32)
{
    const char* begin = batchOf(data, layout, batch);
    if (layout.type == CUDA_R_32F) {
        const Columns values(reinterpret_cast<const float*>(begin), layout.rows, layout.columns,
                             Eigen::OuterStride<>(layout.stride));
        return tf32 ? Matrix(values.unaryExpr(&toTf32)) : Matrix(values);
    }
    Matrix matrix(layout.rows, layout.columns);
    for (std::int64_t column = 0; column < layout.columns; ++column) {
        const auto* from = reinterpret_cast<const __nv_bfloat16*>(begin) + column * layout.stride;
        std::transform(from, from + layout.rows, matrix.col(column).data(), __bfloat162float);
    }
    return matrix;
}

void write(const Matrix& matrix, void* data, const cublasLtMatrixLayout& layout, int batch)
{
    char* begin = const_cast<char*>(batchOf(data, layout, batch));
    for (std::int64_t column = 0; column < layout.columns; ++column) {
        const float *from = matrix.col(column).data(), *end = from + layout.rows;
        const std::int64_t place = column * layout.stride;
        if (layout.type == CUDA_R_32F)
            std::copy(from, end, reinterpret_cast<float*>(begin) + place);
        else
            std::transform(from, end, reinterpret_cast<__nv_bfloat16*>(begin) + place, __float2bfloat16_rn);
    }
}

/// A product as it was asked for; layouts are held, for a captured product outlives what described it.
struct Asked {
    cublasLtMatmulDesc description;
    cublasLtMatrixLayout left, right, result;
    const void *a, *b, *addend;
    void* to;
    float scale, keep;

    bool fits() const
    {
        const auto turned = [](const cublasLtMatrixLayout& layout, cublasOperation_t operation) {
            return operation == CUBLAS_OP_N ? std::pair(layout.rows, layout.columns)
                                            : std::pair(layout.columns, layout.rows);
        };
        const auto [rows, inner] = turned(left, description.left);
        const auto [innerToo, columns] = turned(right, description.right);
        bool there = rows == result.rows && columns == result.columns && inner == innerToo &&
                     left.batches == result.batches && right.batches == result.batches &&
                     left.type == right.type;
        for (const cublasLtMatrixLayout* layout : {&left, &right, &result})
            there = there && layout->rows > 0 && layout->columns > 0 && layout->stride >= layout->rows;
        return there;
    }
    bool isReadable() const
    {
        bool there = true;
        const auto look = [&](const void* data, const cublasLtMatrixLayout& layout) {
            for (const int batch : {0, layout.batches - 1})
                there = there && emulated::isOnDevice(batchOf(data, layout, batch), extent(layout));
        };
        look(a, left);
        look(b, right);
        look(to, result);
        look(addend, result);
        if (description.ending != CUBLASLT_EPILOGUE_DEFAULT)
            there = there && emulated::isOnDevice(description.bias, static_cast<std::size_t>(result.rows) *
                                                                        elementBytes(result));
        return there;
    }
    void run() const
    {
        const bool tf32 = description.compute == CUBLAS_COMPUTE_32F_FAST_TF32;
        for (int batch = 0; batch < result.batches; ++batch) {
            Matrix first = read(a, left, batch, tf32), second = read(b, right, batch, tf32);
            if (description.left == CUBLAS_OP_T)
                first = first.transpose().eval();
            if (description.right == CUBLAS_OP_T)
                second = second.transpose().eval();
            Matrix made = scale * (first * second);
            if (keep != 0) // else the addend may be anything, even not a number
                made += keep * read(addend, result, batch, false);
            if (description.ending != CUBLASLT_EPILOGUE_DEFAULT) {
                cublasLtMatrixLayout column = result;
                column.columns = 1;
                made.colwise() += Eigen::VectorXf(read(description.bias, column, 0, false).col(0));
            }
            if (description.ending == CUBLASLT_EPILOGUE_RELU_BIAS)
                made = made.unaryExpr([](float value) { return value < 0 ? 0.F : value; }); // a NaN stays one
            write(made, to, result, batch);
        }
    }
};

template <class T>
cublasStatus_t destroy(T* made)
{
    delete made;
    return CUBLAS_STATUS_SUCCESS;
}

template <class T>
bool take(T& to, const void* value, std::size_t bytes)
{
    if (bytes != sizeof to)
        return false;
    std::memcpy(&to, value, bytes);
    return true;
}

cublasStatus_t answer(bool fits)
{
    return fits ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_INVALID_VALUE;
}

} // namespace

const char* cublasLtGetStatusName(cublasStatus_t status)
{
    return status == CUBLAS_STATUS_INVALID_VALUE ? "CUBLAS_STATUS_INVALID_VALUE" : "another";
}

cublasStatus_t cublasLtCreate(cublasLtHandle_t* handle)
{
    *handle = nullptr;
    return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasLtDestroy(cublasLtHandle_t)
{
    return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasLtMatmulDescCreate(cublasLtMatmulDesc_t* description, cublasComputeType_t compute,
                                        cudaDataType_t)
{
    *description = new cublasLtMatmulDesc{compute};
    return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasLtMatmulDescDestroy(cublasLtMatmulDesc_t description)
{
    return destroy(description);
}

cublasStatus_t cublasLtMatmulDescSetAttribute(cublasLtMatmulDesc_t description,
                                              cublasLtMatmulDescAttributes_t attribute, const void* value,
                                              std::size_t bytes)
{
    switch (attribute) {
    case CUBLASLT_MATMUL_DESC_TRANSA:
        return answer(take(description->left, value, bytes));
    case CUBLASLT_MATMUL_DESC_TRANSB:
        return answer(take(description->right, value, bytes));
    case CUBLASLT_MATMUL_DESC_EPILOGUE:
        return answer(take(description->ending, value, bytes));
    case CUBLASLT_MATMUL_DESC_BIAS_POINTER:
        return answer(take(description->bias, value, bytes));
    }
    return CUBLAS_STATUS_INVALID_VALUE;
}

cublasStatus_t cublasLtMatrixLayoutCreate(cublasLtMatrixLayout_t* layout, cudaDataType_t type,
                                          std::uint64_t rows, std::uint64_t columns, std::int64_t stride)
{
    *layout = new cublasLtMatrixLayout{type, static_cast<std::int64_t>(rows),
                                       static_cast<std::int64_t>(columns), stride};
    return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasLtMatrixLayoutDestroy(cublasLtMatrixLayout_t layout)
{
    return destroy(layout);
}

cublasStatus_t cublasLtMatrixLayoutSetAttribute(cublasLtMatrixLayout_t layout,
                                                cublasLtMatrixLayoutAttribute_t attribute, const void* value,
                                                std::size_t bytes)
{
    return answer(attribute == CUBLASLT_MATRIX_LAYOUT_BATCH_COUNT ? take(layout->batches, value, bytes)
                                                                  : take(layout->apart, value, bytes));
}

cublasStatus_t cublasLtMatmulPreferenceCreate(cublasLtMatmulPreference_t* preference)
{
    *preference = nullptr;
    return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasLtMatmulPreferenceDestroy(cublasLtMatmulPreference_t)
{
    return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasLtMatmulPreferenceSetAttribute(cublasLtMatmulPreference_t,
                                                    cublasLtMatmulPreferenceAttributes_t, const void*,
                                                    std::size_t)
{
    return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasLtMatmulAlgoGetHeuristic(cublasLtHandle_t, cublasLtMatmulDesc_t description,
                                              cublasLtMatrixLayout_t, cublasLtMatrixLayout_t,
                                              cublasLtMatrixLayout_t, cublasLtMatrixLayout_t,
                                              cublasLtMatmulPreference_t, int,
                                              cublasLtMatmulHeuristicResult_t*, int* count)
{
    const bool there = description->ending == CUBLASLT_EPILOGUE_DEFAULT || emulated::hasEndings();
    *count = there ? 1 : 0;
    return there ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_NOT_SUPPORTED;
}

cublasStatus_t cublasLtMatmul(cublasLtHandle_t, cublasLtMatmulDesc_t description, const void* scale,
                              const void* left, cublasLtMatrixLayout_t leftLayout, const void* right,
                              cublasLtMatrixLayout_t rightLayout, const void* keep, const void* addend,
                              cublasLtMatrixLayout_t, void* result, cublasLtMatrixLayout_t resultLayout,
                              const cublasLtMatmulAlgo_t*, void* workspace, std::size_t, cudaStream_t stream)
{
    emulated::countProduct();
    const Asked asked{*description,
                      *leftLayout,
                      *rightLayout,
                      *resultLayout,
                      left,
                      right,
                      addend,
                      result,
                      *static_cast<const float*>(scale),
                      *static_cast<const float*>(keep)};
    if (!asked.fits() || !asked.isReadable())
        return CUBLAS_STATUS_INVALID_VALUE;
    return answer(emulated::append(
                      stream, [asked] { asked.run(); }, workspace) == cudaSuccess);
}
