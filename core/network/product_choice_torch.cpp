#include "network/product_choice_torch.h"

#include "job/atomic_file.h"
#include "job/data_hash.h"
#include "job/error.h"
#include "job/stopwatch.h"
#include "network/runtime_torch.h"

#include <nlohmann/json.hpp>

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <unistd.h>

namespace deepmi
{

namespace
{

namespace fs = std::filesystem;

constexpr const char* variable = "DEEPMI_PRODUCTS";
/// oneDNN must be so much faster than BLAS to be taken, and float32 than bfloat16 to be advised: the
/// machine's noise is not a reason.
constexpr double worthwhile = 1.1;

fs::path cacheFolder()
{
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache)
        return fs::path(cache) / "deepmi";
    if (const char* home = std::getenv("HOME"); home && *home)
        return fs::path(home) / ".cache" / "deepmi";
    return {};
}

/// The products of stage I at batch 512: the first layer, its weights' gradient, and one of a residual unit.
double trainingRate(ProductLibrary library, at::ScalarType type = at::kFloat)
{
    constexpr int repeats = 3;
    struct Size {
        std::int64_t rows, columns, inner;
    };
    double operations = 0, time = 0;
    for (const Size& size : {Size{512, 1024, 6373}, Size{1024, 6373, 512}, Size{512, 512, 512}}) {
        const double work = 2e-9 * static_cast<double>(size.rows * size.columns * size.inner);
        operations += work;
        time += work / productRate(library, size.rows, size.columns, size.inner, repeats, type);
    }
    return operations / time;
}

ProductLibrary measured()
{
    const std::vector<ProductLibrary> libraries = productLibraries();
    ProductLibrary best = ProductLibrary::Blas;
    double fastest = libraries.size() > 1 ? trainingRate(best) * worthwhile : 0;
    for (std::size_t i = 1; i < libraries.size(); ++i)
        try {
            if (const double rate = trainingRate(libraries[i]); rate > fastest) {
                fastest = rate;
                best = libraries[i];
            }
        } catch (const c10::Error&) {
            // A library that cannot multiply here is none to choose.
        }
    return best;
}

std::string fingerprint(const std::string& text)
{
    DataHash hash;
    hash.add(text);
    return hash.hexadecimal();
}

/// The library of this name if it is at hand.
const ProductLibrary* find(const std::vector<ProductLibrary>& libraries, const std::string& name)
{
    const auto found = std::find_if(libraries.begin(), libraries.end(),
                                    [&](ProductLibrary library) { return toString(library) == name; });
    return found == libraries.end() ? nullptr : &*found;
}

ProductLibrary asAsked(const std::string& name)
{
    const std::vector<ProductLibrary> libraries = productLibraries();
    if (const ProductLibrary* library = find(libraries, name))
        return *library;
    if (name == "onednn")
        throw Error(ErrorKind::Failed,
                    std::string(variable) + " asks for onednn, which this LibTorch does not have");
    throw UsageError(std::string(variable) + " is '" + name + "', expected blas or onednn");
}

/// What a file of the cache says of this machine, if it is one of those at hand.
std::optional<ProductLibrary> remembered(const fs::path& path, const std::string& machine)
{
    std::ifstream file(path);
    if (!file)
        return std::nullopt;
    const auto json = nlohmann::json::parse(file, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object() || json.value("machine", nlohmann::json()) != machine ||
        !json.value("library", nlohmann::json()).is_string())
        return std::nullopt;
    const std::vector<ProductLibrary> libraries = productLibraries();
    const ProductLibrary* library = find(libraries, json["library"].get<std::string>());
    return library ? std::optional(*library) : std::nullopt;
}

ProductLibrary rememberedOrMeasured(const std::string& machine)
{
    const fs::path folder = cacheFolder();
    const fs::path path = folder / ("products-" + fingerprint(machine) + ".json");
    if (!folder.empty())
        if (const auto known = remembered(path, machine))
            return *known;
    const ProductLibrary library = measured();
    if (folder.empty())
        return library;
    std::error_code error;
    fs::create_directories(folder, error);
    const fs::path own = path.string() + "." + std::to_string(::getpid());
    try {
        writeFileAtomically(
            own, nlohmann::json{{"machine", machine}, {"library", toString(library)}}.dump(2) + "\n");
        // Of several processes that measured at the same time the first decides for all: a link never
        // replaces a file.
        fs::create_hard_link(own, path, error);
        if (const auto known = remembered(path, machine)) {
            fs::remove(own, error);
            return *known;
        }
        fs::rename(own, path, error); // what stood there was of no use, or links cannot be made here
    } catch (const Error&) {
        // Without a place to remember it the choice is made again next time.
    }
    return library;
}

} // namespace

double productRate(ProductLibrary library, std::int64_t rows, std::int64_t columns, std::int64_t inner,
                   int repeats, at::ScalarType type)
{
    const at::Tensor a = at::ones({rows, inner}, type), b = at::ones({inner, columns}, type);
    at::Tensor result = at::empty({rows, columns}, type);
    multiplyWith(library, result, a, b);
    double best = 0;
    for (int i = 0; i < repeats; ++i) {
        const Stopwatch watch;
        multiplyWith(library, result, a, b);
        best = std::max(best, 2e-9 * static_cast<double>(rows * columns * inner) / watch.seconds());
    }
    return best;
}

void chooseProductLibrary(const std::string& processor, int threads)
{
    if (const char* asked = std::getenv(variable); asked && *asked) {
        setProductLibrary(asAsked(asked));
        return;
    }
    static std::mutex mutex;
    static std::map<int, ProductLibrary> found;
    const std::lock_guard lock(mutex);
    const auto known = found.find(threads);
    if (known == found.end()) {
        const std::string machine =
            processor + "; " + std::to_string(threads) + " threads; LibTorch " + libtorchVersion();
        found[threads] = rememberedOrMeasured(machine);
    }
    setProductLibrary(found[threads]);
}

std::string slowBFloat16(double bfloat16, double float32)
{
    if (bfloat16 * worthwhile >= float32)
        return {};
    return "products in bfloat16 make " + std::to_string(std::lround(bfloat16)) +
           " GFLOP/s on this processor, in float32 " + std::to_string(std::lround(float32)) +
           ": --precision fp32 is faster here";
}

void warnOfSlowBFloat16(const Job& job)
{
    static std::mutex mutex;
    static std::map<int, std::string> found; // by threads
    std::string text;
    {
        const std::lock_guard lock(mutex);
        const int threads = at::get_num_threads();
        if (!found.contains(threads))
            try {
                const double bfloat16 = trainingRate(ProductLibrary::OneDnn, at::kBFloat16);
                found[threads] = slowBFloat16(bfloat16, trainingRate(productLibrary()));
            } catch (const c10::Error&) {
                // The training will say what is wrong; advice is not worth its end.
            }
        text = found[threads];
    }
    if (!text.empty())
        job.warn(text);
}

} // namespace deepmi
