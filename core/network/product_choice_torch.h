#pragma once

#include "job/job.h"
#include "network/product_torch.h"

#include <string>

namespace deepmi
{

/// Billions of operations a second of one product, rows × inner by inner × columns, with the threads as they
/// are set; the best of `repeats` after one that is not counted.
double productRate(ProductLibrary library, std::int64_t rows, std::int64_t columns, std::int64_t inner,
                   int repeats, at::ScalarType type = at::kFloat);

/// Chooses the library of multiply(): measures those at hand on a training step's products and takes the
/// fastest if it beats BLAS by a tenth. What was found is kept in the user's cache folder for this
/// processor, these versions and this number of threads, so that the choice, and with it every bit of a
/// result, stays; where no such folder can be written it is measured anew by every process. The environment
/// variable DEEPMI_PRODUCTS (blas, onednn) overrules it; raises UsageError for another value and
/// Error(Failed) where that library is not at hand.
void chooseProductLibrary(const std::string& processor, int threads);

/// Tells the job where a training step's products are slower in bfloat16 than in float32 by the library
/// chosen, as on a processor that has AVX-512 BF16 in name but one slow unit for it. Measured once a process
/// and number of threads, in about a second.
void warnOfSlowBFloat16(const Job& job);
/// The warning for these rates, in billions of operations a second; empty where bfloat16 is as fast, or
/// slower by no more than the machine's noise.
std::string slowBFloat16(double bfloat16, double float32);

} // namespace deepmi
