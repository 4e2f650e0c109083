#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <string>
#include <vector>

namespace deepmi
{

/// Who multiplies float32 matrices on the CPU: the BLAS that LibTorch was built with, or oneDNN, which it
/// carries too. The first takes AVX2 kernels on processors that are not Intel's, where oneDNN takes AVX-512
/// and is twice as fast.
enum class ProductLibrary { Blas, OneDnn };
/// "blas", "onednn".
std::string toString(ProductLibrary library);
/// Those at hand, BLAS first.
std::vector<ProductLibrary> productLibraries();

/// result = scale·a·b, or result += scale·a·b with `accumulate`. Matrices of one type, float32 or bfloat16,
/// on one device; a and b are row-major or transposed views of such, result is row-major. On a GPU its own
/// BLAS multiplies, on the CPU productLibrary(), bfloat16 always by oneDNN, which sums in float32. The same
/// operands, library and threads give the same bits.
void multiply(at::Tensor& result, const at::Tensor& a, const at::Tensor& b, float scale = 1,
              bool accumulate = false);
/// As multiply() on the CPU, with this library, which must be at hand.
void multiplyWith(ProductLibrary library, at::Tensor& result, const at::Tensor& a, const at::Tensor& b,
                  float scale = 1, bool accumulate = false);

/// A function that LibTorch's library has but no header of its declares, null where it lacks it.
void* symbolOfLibTorch(const char* name);

/// The library of multiply() on the CPU; chooseProductLibrary() sets it.
ProductLibrary productLibrary();
void setProductLibrary(ProductLibrary library);

} // namespace deepmi
