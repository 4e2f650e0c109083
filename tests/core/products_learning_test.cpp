#include "job/error.h"
#include "job/random.h"
#include "listener.h"
#include "network/layer_passes_torch.h"
#include "network/packed_weight_torch.h"
#include "network/product_choice_torch.h"
#include "network/runtime_torch.h"
#include "test_data.h"

#include <ATen/Parallel.h>
#include <QTemporaryDir>
#include <c10/core/InferenceMode.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

using namespace deepmi;

namespace
{

at::Tensor randomMatrix(std::int64_t rows, std::int64_t columns, std::uint64_t seed)
{
    Random random(seed);
    at::Tensor matrix = at::empty({rows, columns});
    for (std::int64_t k = 0; k < matrix.numel(); ++k)
        matrix.data_ptr<float>()[k] = static_cast<float>(random.normal());
    return matrix;
}

/// The same values, stored column by column.
at::Tensor stored(const at::Tensor& matrix, bool transposed)
{
    return transposed ? matrix.t().contiguous().t() : matrix;
}

double worstDifference(const at::Tensor& one, const at::Tensor& other)
{
    return (one.to(at::kDouble) - other.to(at::kDouble)).abs().max().item<double>();
}

} // namespace

/// What training steps are made of on the CPU: products, against LibTorch's in double, and the passes between
/// them, against LibTorch's operations one after the other.
class ProductsTest : public QObject
{
    Q_OBJECT

    c10::InferenceMode m_inference;

private Q_SLOTS:
    void everyLibraryMultipliesEveryLayout()
    {
        QVERIFY(productLibraries().front() == ProductLibrary::Blas);
        struct Size {
            std::int64_t rows, columns, inner;
        };
        for (const ProductLibrary library : productLibraries())
            for (const Size& size : {Size{1, 1, 1}, Size{7, 1, 33}, Size{1, 50, 256}, Size{64, 48, 97},
                                     Size{130, 65, 3}, Size{5, 4, 0}})
                for (int layout = 0; layout < 4; ++layout) {
                    const at::Tensor a = stored(randomMatrix(size.rows, size.inner, 1), layout & 1),
                                     b = stored(randomMatrix(size.inner, size.columns, 2), layout & 2);
                    const at::Tensor before = randomMatrix(size.rows, size.columns, 3);
                    const at::Tensor product = at::mm(a.to(at::kDouble), b.to(at::kDouble));
                    at::Tensor result =
                        at::full_like(before, std::numeric_limits<float>::quiet_NaN()); // must not be read
                    multiplyWith(library, result, a, b);
                    QVERIFY2(worstDifference(result, product) < 1e-4, toString(library).c_str());
                    multiplyWith(library, result, a, b, -2);
                    QVERIFY(worstDifference(result, -2 * product) < 2e-4);
                    result.copy_(before);
                    multiplyWith(library, result, a, b, .5F, /*accumulate=*/true);
                    QVERIFY(worstDifference(result, before.to(at::kDouble) + .5 * product) < 1e-4);
                }
    }

    void aPackedWeightGivesTheSameProducts()
    {
        const ProductLibrary before = productLibrary();
        setProductLibrary(ProductLibrary::OneDnn);
        QVERIFY(!PackedWeight::make(randomMatrix(3, 4, 1), 2));
        setProductLibrary(ProductLibrary::Blas);
        QVERIFY(!PackedWeight::make(randomMatrix(3, 4, 1).to(at::kBFloat16), 2));
        QVERIFY(!PackedWeight::make(randomMatrix(3, 4, 1).narrow(1, 0, 0), 2));
        const bool atHand = PackedWeight::make(randomMatrix(3, 4, 1), 2) != nullptr;
        if (atHand)
            for (const int threads : {1, 2})
                for (const auto& [rows, inputs, outputs] :
                     {std::tuple{1, 1, 1}, {7, 33, 5}, {64, 97, 300}, {513, 1030, 64}}) {
                    at::set_num_threads(threads);
                    const at::Tensor wide = randomMatrix(outputs, inputs + 3, 2); // rows apart
                    at::Tensor weight = wide.narrow(1, 0, inputs);
                    const auto packed = PackedWeight::make(weight, rows);
                    QCOMPARE(packed->rows(), std::int64_t(rows));
                    const at::Tensor input = randomMatrix(rows, inputs, 3);
                    const at::Tensor expected = at::mm(input.to(at::kDouble), weight.to(at::kDouble).t());
                    at::Tensor result =
                        at::full({rows, outputs}, std::numeric_limits<float>::quiet_NaN()); // not read
                    weight.zero_(); // nor is this any more
                    packed->product(input, result);
                    QVERIFY2(worstDifference(result, expected) < 1e-4, qPrintable(QString::number(rows)));
                }
        setProductLibrary(before);
        if (!atHand)
            QSKIP("this LibTorch does not carry MKL");
    }

    void passesAreLibTorchsOperationsOneAfterTheOther()
    {
        for (const int threads : {1, 2}) {
            at::set_num_threads(threads);
            const at::Tensor values = randomMatrix(301, 257, 4), residual = randomMatrix(301, 257, 5),
                             bias = randomMatrix(1, 257, 6).squeeze(0);
            values[3][5].fill_(std::numeric_limits<float>::quiet_NaN());
            const auto equal = [](const at::Tensor& one, const at::Tensor& other) {
                return at::allclose(one, other, 0, 0, /*equal_nan=*/true);
            };
            at::Tensor got = values.clone();
            addBias(got, bias);
            QVERIFY(equal(got, values + bias));
            got = values.clone();
            addBiasReluDropout(got, bias, nullptr);
            QVERIFY(equal(got, at::relu(values + bias)));
            got = values.clone();
            addBiasResidualRelu(got, bias, residual);
            QVERIFY(equal(got, at::relu(values + bias + residual)));
            got = residual.clone();
            reluDropoutBackward(got, at::relu(values), 1.25);
            QVERIFY(equal(got.narrow(0, 4, 297),
                          (at::threshold_backward(residual, at::relu(values), 0) * 1.25F).narrow(0, 4, 297)));
        }
    }

    void dropoutKeepsItsShareAndItsScale()
    {
        const std::int64_t rows = 1000, width = 1024;
        Dropout dropout{.3, Runtime::open({"cpu", 2}).generator(7)};
        const at::Tensor bias = at::zeros({width});
        at::Tensor values = at::ones({rows, width}), mask = at::empty({rows, width});
        addBiasDropout(values, bias, &dropout, mask);
        QVERIFY(at::equal(values, mask));
        const auto scale = static_cast<float>(1 / .7);
        QVERIFY((values.eq(0).logical_or(values.eq(scale))).all().item<bool>());
        // Five deviations of a binomial share.
        const double kept = values.ne(0).to(at::kDouble).mean().item<double>();
        const double deviation = std::sqrt(.3 * .7 / static_cast<double>(rows * width));
        QVERIFY2(std::abs(kept - .7) < 5 * deviation, std::to_string(kept).c_str());
        // Neighbours in a row and in a column, and the mask of the next draw, know nothing of each other.
        const at::Tensor ones = values.ne(0).to(at::kDouble);
        at::Tensor next = at::empty_like(mask);
        dropout.draw(next);
        const auto together = [&](const at::Tensor& a, const at::Tensor& b) {
            return std::abs((a * b).mean().item<double>() - .49);
        };
        QVERIFY(together(ones.narrow(1, 0, width - 1), ones.narrow(1, 1, width - 1)) < 5 * deviation);
        QVERIFY(together(ones.narrow(0, 0, rows - 1), ones.narrow(0, 1, rows - 1)) < 5 * deviation);
        QVERIFY(together(ones, next.ne(0).to(at::kDouble)) < 5 * deviation);
    }

    void theSameKeyGivesTheSameMaskOnAnyNumberOfThreads()
    {
        std::vector<at::Tensor> found;
        for (const int threads : {1, 2}) {
            const Runtime runtime = Runtime::open({"cpu", threads});
            Dropout dropout{.5, runtime.generator(11)};
            at::Tensor values = at::ones({513, 400}), mask = at::empty({513, 400});
            addBiasReluDropout(values, at::zeros({400}), &dropout);
            found.push_back(values);
            dropout.draw(mask);
            found.push_back(mask);
        }
        QVERIFY(at::equal(found[0], found[2]) && at::equal(found[1], found[3]));
        QVERIFY(!at::equal(found[0], found[1]));
    }

    void theChoiceIsRememberedAndCanBeOverruled()
    {
        const QTemporaryDir folder;
        const QByteArray cacheBefore = qgetenv("XDG_CACHE_HOME"), askedBefore = qgetenv("DEEPMI_PRODUCTS");
        qputenv("XDG_CACHE_HOME", folder.path().toUtf8());
        qunsetenv("DEEPMI_PRODUCTS");
        chooseProductLibrary("a processor of this test", 61); // a number of threads that nobody has asked for
        const ProductLibrary measured = productLibrary();
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(
                 std::filesystem::path(folder.path().toStdString()) / "deepmi"))
            files.push_back(entry.path());
        QCOMPARE(files.size(), std::size_t{1});
        std::ifstream file(files.front());
        const nlohmann::json json = nlohmann::json::parse(file);
        QCOMPARE(json["library"].get<std::string>(), toString(measured));
        QVERIFY(json["machine"].get<std::string>().find("a processor of this test") != std::string::npos);
        qputenv("DEEPMI_PRODUCTS", "blas");
        chooseProductLibrary("a processor of this test", 61);
        QVERIFY(productLibrary() == ProductLibrary::Blas);
        qputenv("DEEPMI_PRODUCTS", "mkl");
        VERIFY_RAISES(chooseProductLibrary("a processor of this test", 61), ErrorKind::Usage, "'mkl'",
                      "blas or onednn");
        qunsetenv("DEEPMI_PRODUCTS");
        chooseProductLibrary("a processor of this test", 61);
        QVERIFY(productLibrary() == measured);
        if (!cacheBefore.isNull())
            qputenv("XDG_CACHE_HOME", cacheBefore);
        else
            qunsetenv("XDG_CACHE_HOME");
        if (!askedBefore.isNull())
            qputenv("DEEPMI_PRODUCTS", askedBefore);
    }

    void slowBFloat16IsSaid()
    {
        QCOMPARE(slowBFloat16(700, 440), std::string());
        QCOMPARE(slowBFloat16(440, 440), std::string());
        QCOMPARE(slowBFloat16(405, 440), std::string()); // the machine's noise
        QCOMPARE(slowBFloat16(163.4, 307.6),
                 std::string(
                     "products in bfloat16 make 163 GFLOP/s on this processor, in float32 308: --precision "
                     "fp32 is faster here"));
    }

    /// On this very machine, whichever it is, where the two rates are far enough apart to be sure.
    void aTrainingIsToldWhereFloat32IsFaster()
    {
        test::Listener float32;
        Runtime::open({"cpu", 1}, Job(float32));
        QVERIFY(float32.warnings.empty());
        DeviceOptions reduced{"cpu", 1};
        reduced.precision = "bf16";
        test::Listener first, second;
        try {
            Runtime::open(reduced, Job(first));
        } catch (const Error& error) {
            const std::string said = error.what();
            if (said.find("AVX-512 BF16") == std::string::npos && said.find("oneDNN") == std::string::npos)
                throw;
            QSKIP("this machine does not multiply in bfloat16");
        }
        Runtime::open(reduced, Job(second));
        QVERIFY(first.warnings == second.warnings); // measured once, said to each
        const double reducedRate = productRate(ProductLibrary::OneDnn, 512, 1024, 6373, 3, at::kBFloat16),
                     fullRate = productRate(productLibrary(), 512, 1024, 6373, 3);
        qInfo("%.0f GFLOP/s in bfloat16, %.0f in float32", reducedRate, fullRate);
        if (reducedRate * 1.5 < fullRate)
            QCOMPARE(first.warnings.size(), std::size_t(1));
        else if (reducedRate > fullRate)
            QVERIFY(first.warnings.empty());
        for (const std::string& warning : first.warnings)
            QVERIFY(warning.starts_with("products in bfloat16 make"));
    }
};

QTEST_GUILESS_MAIN(ProductsTest)
#include "products_learning_test.moc"
