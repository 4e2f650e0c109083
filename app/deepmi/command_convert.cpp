#include "command.h"
#include "data/feature_layout.h"
#include "data/iemocap_labels.h"
#include "data/names.h"
#include "difficulty/aucurriculum.h"
#include "difficulty/scores.h"
#include "inspect/inspect.h"
#include "network/weight_files.h"
#include "option_values.h"
#include "output_path.h"
#include "pretrain/run_file.h"
#include "reading_options.h"
#include "score_measures.h"
#include "text_table.h"

#include <algorithm>

namespace deepmi::cli
{

namespace
{

class ConvertCommand final : public Command
{
public:
    CLI::App* declare(CLI::App& app) override
    {
        m_command = app.add_subcommand(
            "convert", "features, labels, ratings, scores and weights from one format to another");
        m_command->footer("deepmi convert features.mat features.h5\n"
                          "deepmi convert SCORES.csv deepmi.json --decimals 5\n"
                          "deepmi convert SCORES.csv aucurriculum.csv --layout aucurriculum\n"
                          "deepmi convert labels.txt labels_consensus.csv\n"
                          "deepmi convert labels.txt labels_detailed.csv --as ratings\n"
                          "deepmi convert IEMOCAP/Session1 self.csv --as self-reports\n"
                          "deepmi convert RUN.h5 weights.pt\n"
                          "deepmi convert --in model.pt --out model.safetensors");
        addPathOption(*m_command, "in,--in", m_in, "what to read, also as --in FILE", "FILE")->required();
        addPathOption(
            *m_command, "out,--out", m_out,
            "what to write, also as --out FILE; the extension says how: features .h5 .npz .npy .csv .tsv "
            ".arff .mat .htk, labels "
            "and ratings .csv .tsv, scores .csv .json, weights (and those of RUN.h5) .pt .pth .safetensors",
            "FILE")
            ->required();
        addTextOption(*m_command, "--as", m_as, "what the input is [default auto: told from its content]",
                      "auto|features|labels|ratings|self-reports|scores|run|weights");
        m_command
            ->add_option_function<std::string>(
                "--decimals",
                [this](const std::string& text) {
                    m_decimals = static_cast<int>(parseInteger("--decimals", text, 0, 15));
                },
                "scores to .json: round to so many decimals, 5 as the authors' files [0 to 15; default all]")
            ->type_name("N");
        addTextOption(
            *m_command, "--layout", m_layout,
            "scores to .csv: SCORES.csv of this program [default], or aucurriculum's filename,mean,ranks, in "
            "which lower is easier (its Predefined scoring function reads the column ranks, a row a "
            "sample in its dataset's order); both are read without being told",
            "deepmi|aucurriculum");
        addFeatureReadOptions(*m_command, m_featureReading);
        addLabelReadOptions(*m_command, m_labelReading);
        addRaterOption(*m_command, m_labelReading);
        return m_command;
    }

    CommandOutput run(const Session& session) override
    {
        const std::string extension = lowerCase(m_out.extension().string());
        const FileKind kind = inputKind();
        const std::vector<std::filesystem::path> inputs = {m_in, m_featureReading.namesFile};
        requireWritableFile(m_out, inputs);
        requireExtension(kind, extension);
        if (m_decimals &&
            ((kind != FileKind::Scores && kind != FileKind::ScoresJson) || extension != ".json"))
            throw UsageError("--decimals belongs to scores written as .json");
        if (m_command->count("--layout") &&
            ((kind != FileKind::Scores && kind != FileKind::ScoresJson) || extension != ".csv"))
            throw UsageError("--layout belongs to scores written as .csv");
        const bool hasNamesFile = kind == FileKind::Features && (extension == ".npy" || extension == ".htk");
        if (hasNamesFile)
            requireWritableFile(namesFileBeside(m_out), inputs);
        const auto [rows, columns] = convert(kind, session);

        const bool weights = kind == FileKind::Run || kind == FileKind::NetworkWeights;
        CommandOutput output;
        output.json = {{"kind", toString(kind)},
                       {"in", m_in.string()},
                       {"out", m_out.string()},
                       {"rows", rows},
                       {"columns", columns}};
        std::string written = m_out.string();
        if (hasNamesFile) {
            output.json["names_file"] = namesFileBeside(m_out).string();
            written += " and " + namesFileBeside(m_out).string() + ", the names of its rows";
        }
        output.text = keyValueText({{"read", m_in.string() + " (" + toString(kind) + ")"},
                                    {weights ? "tensors" : "rows", std::to_string(rows)},
                                    {weights ? "parameters" : "columns", std::to_string(columns)},
                                    {"written", written}});
        return output;
    }

private:
    FileKind inputKind() const
    {
        for (const FileKind kind : {FileKind::Features, FileKind::Labels, FileKind::Ratings, FileKind::Run,
                                    FileKind::NetworkWeights})
            if (m_as == toString(kind))
                return kind;
        if (m_as == "self-reports")
            return FileKind::Ratings;
        if (m_as == "scores")
            return lowerCase(m_in.extension().string()) == ".json" ? FileKind::ScoresJson : FileKind::Scores;
        return fileKindOf(m_in, m_labelReading);
    }

    void requireExtension(FileKind kind, const std::string& extension) const
    {
        std::vector<std::string> possible;
        switch (kind) {
        case FileKind::Features:
            possible = {".h5", ".hdf5", ".npz", ".npy", ".csv", ".tsv", ".arff", ".mat", ".htk"};
            break;
        case FileKind::Labels:
        case FileKind::Ratings:
            possible = {".csv", ".tsv"};
            break;
        case FileKind::Scores:
        case FileKind::ScoresJson:
            possible = {".csv", ".json"};
            break;
        case FileKind::Assignments:
            throw UsageError(
                m_in.string() +
                " holds assignments; deepmi score --measure deepmi --assignments turns them into scores");
        case FileKind::Run:
        case FileKind::NetworkWeights:
            possible = {".pt", ".pth", ".safetensors"};
            break;
        }
        if (std::find(possible.begin(), possible.end(), extension) != possible.end())
            return;
        std::string all;
        for (const auto& one : possible)
            all += (all.empty() ? "" : ", ") + one;
        throw UsageError(m_in.string() + " holds " + toString(kind) + ", which cannot be written as '" +
                         extension + "'; the output must end in " + all +
                         " (or say with --as what the input is)");
    }

    std::pair<std::size_t, std::size_t> convert(FileKind kind, const Session& session) const
    {
        switch (kind) {
        case FileKind::Features: {
            const FeatureTable table = readFeatures(m_in, m_featureReading, session.job);
            // A finite double beyond float32 is infinite once it is read: what is written is not what was
            // there.
            if (const auto odd = describeFeatures(table, session.job).at("non_finite"); odd.at("count") > 0)
                session.job.warn(nonFiniteValues(
                    m_in, odd, "in float32 (NaN, infinite or beyond 3.4e38) and are written so"));
            writeFeatures(table, m_out, session.job);
            return {table.rows(), table.columns()};
        }
        case FileKind::Labels: {
            const LabelTable table = readLabels(m_in, m_labelReading, session.job);
            writeLabels(table, m_out);
            return {table.rows(), table.attributes.size()};
        }
        case FileKind::Ratings: {
            const RatingTable table = m_as == "self-reports"
                                          ? readIemocapSelfReports(m_in, m_labelReading, session.job)
                                          : readRatings(m_in, m_labelReading, session.job);
            writeRatings(table, m_out);
            return {table.ratings.size(), table.attributes.size()};
        }
        case FileKind::Scores:
        case FileKind::ScoresJson: {
            const Scores scores = kind == FileKind::ScoresJson ? readScoresJson(m_in, session.common.seed)
                                                               : readScores(m_in, session.common.seed);
            if (m_layout == "aucurriculum")
                writeAucurriculumScores(scores, m_out);
            else
                writeScoresByExtension(scores, m_out, m_decimals.value_or(-1), session.job);
            return {scores.names.size(), 1};
        }
        case FileKind::Assignments:
            break;
        case FileKind::Run:
            return writeAll(readRun(m_in).weights);
        case FileKind::NetworkWeights:
            return writeAll(readWeights(m_in));
        }
        return {};
    }

    /// How many tensors, and how many values in all of them.
    std::pair<std::size_t, std::size_t> writeAll(const Weights& weights) const
    {
        writeWeights(weights, m_out);
        std::size_t parameters = 0;
        for (const NamedTensor& tensor : weights)
            parameters += tensor.values.size();
        return {weights.size(), parameters};
    }

    CLI::App* m_command = nullptr;
    std::filesystem::path m_in, m_out;
    std::string m_as = "auto", m_layout = "deepmi";
    std::optional<int> m_decimals;
    FeatureReadOptions m_featureReading;
    LabelReadOptions m_labelReading;
};

} // namespace

std::unique_ptr<Command> makeConvertCommand()
{
    return std::make_unique<ConvertCommand>();
}

} // namespace deepmi::cli
