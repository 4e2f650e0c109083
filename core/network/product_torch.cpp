#include "network/product_torch.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <atomic>
#include <dlfcn.h>

namespace deepmi
{

namespace
{

std::atomic<ProductLibrary> chosen{ProductLibrary::Blas};

/// result = keep·result + scale·a·b of float32 or bfloat16 matrices, by oneDNN.
using OneDnnProduct = void (*)(const at::Tensor& a, const at::Tensor& b, const at::Tensor& result, float keep,
                               float scale);

/// Null where this LibTorch does not have it.
OneDnnProduct oneDnnProduct()
{
    static const OneDnnProduct product = []() -> OneDnnProduct {
        // void at::native::mkldnn_matmul(Tensor const&, Tensor const&, Tensor const&, float, float); the name
        // carries the types, so that it is this function or none.
        constexpr const char* name = "_ZN2at6native13mkldnn_matmulERKNS_6TensorES3_S3_ff";
        return reinterpret_cast<OneDnnProduct>(symbolOfLibTorch(name));
    }();
    return product;
}

} // namespace

void* symbolOfLibTorch(const char* name)
{
    static void* const library = []() -> void* {
        Dl_info info{};
        if (!dladdr(reinterpret_cast<const void*>(&at::get_num_threads), &info) || !info.dli_fname)
            return nullptr;
        return dlopen(info.dli_fname, RTLD_NOW | RTLD_NOLOAD);
    }();
    return library ? dlsym(library, name) : nullptr;
}

std::string toString(ProductLibrary library)
{
    return library == ProductLibrary::OneDnn ? "onednn" : "blas";
}

std::vector<ProductLibrary> productLibraries()
{
    std::vector<ProductLibrary> libraries = {ProductLibrary::Blas};
    // A LibTorch made without oneDNN exports the function too, which then only refuses.
    if (at::globalContext().hasMKLDNN() && oneDnnProduct())
        libraries.push_back(ProductLibrary::OneDnn);
    return libraries;
}

void multiplyWith(ProductLibrary library, at::Tensor& result, const at::Tensor& a, const at::Tensor& b,
                  float scale, bool accumulate)
{
    if (library == ProductLibrary::OneDnn && result.numel() > 0 && a.size(1) > 0)
        oneDnnProduct()(a, b, result, accumulate ? 1.f : 0.f, scale);
    else if (accumulate || scale != 1)
        at::addmm_out(result, result, a, b, accumulate ? 1 : 0, scale);
    else
        at::mm_out(result, a, b);
}

void multiply(at::Tensor& result, const at::Tensor& a, const at::Tensor& b, float scale, bool accumulate)
{
    ProductLibrary library = ProductLibrary::Blas;
    if (result.is_cpu() && result.scalar_type() == at::kFloat)
        library = productLibrary();
    else if (result.is_cpu() && result.scalar_type() == at::kBFloat16 && oneDnnProduct())
        library = ProductLibrary::OneDnn; // BLAS emulates it
    multiplyWith(library, result, a, b, scale, accumulate);
}

ProductLibrary productLibrary()
{
    return chosen.load(std::memory_order_relaxed);
}

void setProductLibrary(ProductLibrary library)
{
    chosen.store(library, std::memory_order_relaxed);
}

} // namespace deepmi
