#pragma once

#include "network/product_torch.h"

#include <string>

namespace deepmi
{

/// Billions of operations a second of one product, rows × inner by inner × columns, with the threads as they
/// are set; the best of `repeats` after one that is not counted.
double productRate(ProductLibrary library, std::int64_t rows, std::int64_t columns, std::int64_t inner,
                   int repeats);

/// Chooses the library of multiply(): measures those at hand on a training step's products and takes the
/// fastest if it beats BLAS by a tenth. What was found is kept in the user's cache folder for this
/// processor, these versions and this number of threads, so that the choice, and with it every bit of a
/// result, stays; where no such folder can be written it is measured anew by every process. The environment
/// variable DEEPMI_PRODUCTS (blas, onednn) overrules it; raises UsageError for another value and
/// Error(Failed) where that library is not at hand.
void chooseProductLibrary(const std::string& processor, int threads);

} // namespace deepmi
