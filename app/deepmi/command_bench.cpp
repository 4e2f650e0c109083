#include "benchmark/benchmark.h"
#include "command.h"
#include "parameter_options.h"
#include "text_table.h"

#include <CLI/App.hpp>
#include <algorithm>
#include <cmath>

namespace deepmi::cli
{

namespace
{

/// The columns that a person compares; a part has those that mean something for it.
std::vector<std::string> rowOf(const BenchmarkPart& part, const MachinePeak& peak)
{
    const double share = part.shareOfPeak(peak);
    const std::string time =
        part.seconds < .1 ? fixed(part.seconds * 1e3, 3) + " ms" : fixed(part.seconds, 2) + " s";
    std::string beside;
    if (std::isfinite(part.plainSeconds))
        beside = fixed(part.seconds / part.plainSeconds, 1) + " × plain read";
    else if (std::isfinite(share))
        beside = fixed(100 * share, 0) + " % of " +
                 (part.bound == BenchmarkPart::Bound::Compute ? "sgemm" : "memory");
    return {part.title,
            time,
            part.samples > 0 ? fixed(part.samplesPerSecond(), 0) : "",
            part.flops > 0 ? fixed(part.gflops(), 1) : "",
            part.bytes > 0 ? fixed(part.gbPerS(), 2) : "",
            beside};
}

nlohmann::ordered_json toJson(const BenchmarkPart& part, const MachinePeak& peak)
{
    nlohmann::ordered_json json = {{"seconds", part.seconds}, {"repeats", part.repeats}};
    if (part.samples > 0) {
        json["samples"] = part.samples;
        json["samples_per_second"] = part.samplesPerSecond();
    }
    if (part.flops > 0) {
        json["flops"] = part.flops;
        json["gflops"] = part.gflops();
    }
    if (part.bytes > 0) {
        json["bytes"] = part.bytes;
        json["gb_per_s"] = part.gbPerS();
    }
    if (const double share = part.shareOfPeak(peak); std::isfinite(share)) {
        json["share_of_peak"] = share;
        json["peak"] = part.bound == BenchmarkPart::Bound::Compute ? "sgemm" : "memory";
    }
    if (std::isfinite(part.plainSeconds))
        json["plain_read_seconds"] = part.plainSeconds;
    return json;
}

/// The words of lists with commas. CLI11's own delimiter would drop an empty word in silence.
std::vector<std::string> wordsOf(const std::vector<std::string>& texts)
{
    std::vector<std::string> words;
    for (const std::string& text : texts)
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find(',', begin), text.size());
            words.push_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
    return words;
}

class BenchCommand final : public Command
{
public:
    CLI::App* declare(CLI::App& app) override
    {
        auto* command = app.add_subcommand(
            "bench", "measure this machine's peak, then every part of the work as a share of it");
        command->add_flag("--quick", m_options.quick, "fewer rows and repeats: under half a minute")
            ->group("Measuring");
        command
            ->add_option_function<std::vector<std::string>>(
                "--part",
                [this](const std::vector<std::string>& texts) { m_options.groups = wordsOf(texts); },
                "measure these alone, one or more with commas or spaces between; epoch is one of "
                "the paper's pre-training, of "
                "this many rows and twice as many without labels")
            ->type_name(choicesText(benchmarkGroups()))
            ->group("Measuring");
        command
            ->add_option(
                "--rows", m_options.rows,
                "samples (default 45000, or 8192 with --quick; the curriculum's parts a million too)")
            ->type_name("N")
            ->group("Measuring");
        command->add_option("--columns", m_options.columns, "features a sample (default 6373)")
            ->type_name("D")
            ->group("Measuring");
        command->add_option("--clusters", m_options.clusters, "K (default 50)")
            ->type_name("K")
            ->group("Measuring");
        command->footer("deepmi bench --quick\ndeepmi bench --device cuda --json\n"
                        "deepmi bench --part kmeans curriculum --rows 1000000");
        return command;
    }

    CommandOutput run(const Session& session) override
    {
        BenchmarkOptions options = m_options;
        options.seed = session.common.seed;
        const BenchmarkResult result = runBenchmark(options, session.common.device, session.job);
        CommandOutput output;
        nlohmann::ordered_json& json = output.json;
        json["device"] = result.peak.description;
        json["product_library"] = result.peak.productLibrary;
        json["peak"] = {{"sgemm_gflops", result.peak.sgemmGflops}, {"memory_gb_s", result.peak.memoryGbPerS}};
        TextTable products({"product", "rows", "columns", "inner", "GFLOP/s"});
        for (const ProductRate& product : result.peak.products) {
            json["peak"]["products"].push_back({{"name", product.name},
                                                {"rows", product.rows},
                                                {"columns", product.columns},
                                                {"inner", product.inner},
                                                {"gflops", product.gflops}});
            products.add({product.name, std::to_string(product.rows), std::to_string(product.columns),
                          std::to_string(product.inner), fixed(product.gflops, 0)});
        }
        TextTable parts({"part", "median", "samples/s", "GFLOP/s", "GB/s", "beside"});
        for (const BenchmarkPart& part : result.parts) {
            json[part.key] = toJson(part, result.peak);
            parts.add(rowOf(part, result.peak));
        }
        output.text =
            keyValueText({{"device", result.peak.description},
                          {"products by", result.peak.productLibrary},
                          {"sgemm peak", fixed(result.peak.sgemmGflops, 0) + " GFLOP/s"},
                          {"memory peak", fixed(result.peak.memoryGbPerS, 1) + " GB/s (read and written)"}}) +
            "\n" + products.text() + "\n" + parts.text();
        return output;
    }

private:
    BenchmarkOptions m_options;
};

} // namespace

std::unique_ptr<Command> makeBenchCommand()
{
    return std::make_unique<BenchCommand>();
}

} // namespace deepmi::cli
