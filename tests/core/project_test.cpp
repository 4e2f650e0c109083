#include "project/project.h"

#include "job/error.h"
#include "test_data.h"

#include <QTemporaryDir>
#include <cmath>
#include <fstream>
#include <sstream>

using namespace deepmi;
using nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace
{

std::string contents(const fs::path& path)
{
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

fs::path write(const fs::path& path, const std::string& text)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path;
}

/// A folder for one test, without the links a temporary folder may stand behind.
struct Folder {
    QTemporaryDir folder;
    fs::path operator/(const std::string& name) const
    {
        return fs::canonical(folder.path().toStdString()) / name;
    }
};

/// Every member with a value of its own.
Project everything(const Folder& folder)
{
    Project project;
    project.data.teaching = true;
    project.data.teachingParameters.rows = 777;
    project.data.teachingParameters.seed = 18446744073709551615u;
    const FileReference features = referTo(write(folder / "data/features.h5", "features"));
    const FileReference labels = referTo(write(folder / "data/labels.csv", "labels"));
    project.data.features =
        FeatureSource{features, {"/group/x", "/group/names", folder / "data/names.txt", {}}};
    project.data.unlabeled = FeatureSource{features, {}};
    LabelReadOptions options;
    options.nameColumn = "file";
    options.splitColumn = "part";
    options.raterColumn = "who";
    options.attributeColumns = {{"arousal", "A"}, {"valence", "V"}};
    options.scale = LabelScale{0, 4.5};
    project.data.labels = LabelSource{labels, options};
    project.data.ratings = LabelSource{labels, {}};
    project.data.tests = {{"IEMOCAP", {features, {}}, {labels, options}}};
    project.data.audioFolder = folder / "data/wav";
    project.attribute = "valence";
    project.runs = {{referTo(write(folder / "first.h5", "1")), "arousal"},
                    {referTo(write(folder / "second.h5", "2")), "valence"}};
    project.scores = {{"deepmi", referTo(write(folder / "scores.csv", "s")), .3},
                      {"random", referTo(write(folder / "random.csv", "r"))}};
    project.alpha = .1;
    project.bins = 17;
    project.levels = 4;
    project.cuts = {2, 2.5, 6};
    project.clusterSource = "kmeans";
    project.seed = 9;
    project.pretrain.clusters = 33;
    project.pretrain.keepEpoch = "healthy";
    project.pretrain.stage1Momentum = .1 + .2; // a double that needs all its digits
    project.pretrain.uniformClusters = true;
    project.pretrain.seed = 10;
    project.train.trials = 3;
    project.train.testNormalisation = "own";
    project.train.pacing.epochsPerBin = 8;
    project.train.pacing.family = "root";
    project.train.pacing.initialShare = .1 + .2;
    project.train.pacing.finalEpoch = 33;
    project.train.pacing.rateRule = "per-epochs";
    project.train.pacing.rateEpochs = 4;
    project.train.pacing.rateFloor = .05;
    project.train.pacing.warmRestart = true;
    project.train.seed = 11;
    project.comparisons = {referTo(folder / "first.h5")};
    project.tables = {{"bins", (folder / "bins.csv").string()}};
    project.figures = {{"heatmap", (folder / "figures/heatmap.svg").string()}};
    project.window = {{"docks", "AAAA"}, {"selection", {1, 2, 3}}};
    project.settings = {{"demo", {{"rows", 300}}}};
    project.summary = {"One sentence.", "Zwei Sätze: α."};
    project.other = {{"plugin", {{"deep", {true, nullptr}}}}};
    return project;
}

/// What is written of a project is all of it: two that are written alike are alike.
std::string textOf(const Project& project, const fs::path& path)
{
    writeProject(project, path);
    return contents(path);
}

/// As `deepmi demo` wrote it before projects had their own writer (its structure, a few of its settings).
const char* const olderDemonstration = R"({
  "format": "deepmi-project", "format_version": 1, "version": "0.1.0", "attribute": "valence",
  "run": "run.h5",
  "scores": [{"measure": "deepmi", "file": "scores_deepmi.csv", "alpha": 0.5},
             {"measure": "random", "file": "scores_random.csv"}],
  "tables": {"bins": "bins.csv"}, "figures": {"heatmap": "figures/heatmap.svg"},
  "corpus": {"generator": "teaching"},
  "settings": {
    "demo": {"attribute": "valence", "alpha": 0.5, "rows": 400, "unlabeled": 120, "clusters": 8, "corpus-seed": 5},
    "seed": 3,
    "pretrain": {"clusters": 8, "epochs": 2, "levels": 5, "keep-epoch": "last"},
    "train": {"trials": 2, "batch": 64},
    "pacing": {"bins": 7, "epochs": 9}},
  "summary": ["First.", "Second."]
})";

/// The smallest project with one value put in place.
std::string with(const std::string& pointer, const ordered_json& value)
{
    ordered_json json = {{"format", "deepmi-project"}, {"format_version", 1}};
    json[ordered_json::json_pointer(pointer)] = value;
    return json.dump();
}

} // namespace

class ProjectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack()
    {
        Folder folder;
        const Project project = everything(folder);
        const std::string text = textOf(project, folder / "p.deepmi");
        const Project read = readProject(folder / "p.deepmi");
        QCOMPARE(textOf(read, folder / "again.deepmi"), text);

        QVERIFY(read.data.teaching);
        QCOMPARE(read.data.teachingParameters.rows, 777);
        QCOMPARE(read.data.teachingParameters.seed, std::uint64_t{18446744073709551615u});
        QVERIFY(read.data.features->file == project.data.features->file);
        QCOMPARE(read.data.features->options.dataset, std::string("/group/x"));
        QCOMPARE(read.data.features->options.namesDataset, std::string("/group/names"));
        QCOMPARE(read.data.features->options.namesFile, folder / "data/names.txt");
        QVERIFY(read.data.unlabeled && read.data.ratings);
        const LabelReadOptions& options = read.data.labels->options;
        QCOMPARE(options.nameColumn, std::string("file"));
        QCOMPARE(options.splitColumn, std::string("part"));
        QCOMPARE(options.raterColumn, std::string("who"));
        QCOMPARE(options.attributeColumns, project.data.labels->options.attributeColumns);
        QCOMPARE(options.scale->low, 0.);
        QCOMPARE(options.scale->high, 4.5);
        QVERIFY(!read.data.ratings->options.scale);
        QCOMPARE(read.data.tests.size(), std::size_t{1});
        QCOMPARE(read.data.tests[0].name, std::string("IEMOCAP"));
        QVERIFY(read.data.tests[0].labels.file == project.data.labels->file);
        QCOMPARE(read.data.audioFolder, folder / "data/wav");
        QCOMPARE(read.attribute, std::string("valence"));
        QCOMPARE(read.runs.size(), std::size_t{2});
        QCOMPARE(read.runs[0].attribute, std::string("arousal"));
        QVERIFY(read.runs[1].file == project.runs[1].file);
        QCOMPARE(read.scores[0].alpha, .3);
        QVERIFY(std::isnan(read.scores[1].alpha));
        QCOMPARE(read.scores[1].measure, std::string("random"));
        QCOMPARE(read.alpha, .1);
        QCOMPARE(read.bins, 17);
        QCOMPARE(read.levels, 4);
        QCOMPARE(read.cuts, (std::vector<double>{2, 2.5, 6}));
        QCOMPARE(read.clusterSource, std::string("kmeans"));
        QCOMPARE(read.seed, std::uint64_t{9});
        QCOMPARE(read.pretrain.clusters, 33);
        QCOMPARE(read.pretrain.keepEpoch, std::string("healthy"));
        QVERIFY(read.pretrain.stage1Momentum == .1 + .2);
        QVERIFY(read.pretrain.uniformClusters);
        QCOMPARE(read.pretrain.seed, std::uint64_t{10});
        QCOMPARE(read.train.trials, 3);
        QCOMPARE(read.train.testNormalisation, std::string("own"));
        QCOMPARE(read.train.pacing.epochsPerBin, 8);
        QCOMPARE(read.train.pacing.family, std::string("root"));
        QVERIFY(read.train.pacing.initialShare == .1 + .2);
        QCOMPARE(read.train.pacing.finalEpoch, 33);
        QCOMPARE(read.train.pacing.rateRule, std::string("per-epochs"));
        QCOMPARE(read.train.pacing.rateEpochs, 4);
        QCOMPARE(read.train.pacing.rateFloor, .05);
        QVERIFY(read.train.pacing.warmRestart);
        QCOMPARE(read.train.seed, std::uint64_t{11});
        QVERIFY(read.comparisons == project.comparisons);
        QVERIFY(read.tables == project.tables);
        QVERIFY(read.figures == project.figures);
        QVERIFY(read.window == project.window);
        QVERIFY(read.settings == project.settings);
        QCOMPARE(read.summary, project.summary);
        QVERIFY(read.other == project.other);
    }

    void aNewProjectComesBack()
    {
        Folder folder;
        const std::string text = textOf({}, folder / "empty.deepmi");
        const Project read = readProject(folder / "empty.deepmi");
        QCOMPARE(textOf(read, folder / "empty.deepmi"), text);
        QVERIFY(!read.data.teaching && !read.data.features && read.runs.empty() && read.window.is_null());
        QCOMPARE(read.alpha, 0.);
        QCOMPARE(read.bins, 10);
        QCOMPARE(read.levels, 6);
        QVERIFY(read.cuts.empty());
    }

    void theDemonstrationsOlderProjectIsRead()
    {
        Folder folder;
        const Project read = readProject(write(folder / "out/demo.deepmi", olderDemonstration));
        QVERIFY(read.data.teaching);
        QCOMPARE(read.data.teachingParameters.rows, 400);
        QCOMPARE(read.data.teachingParameters.unlabeled, 120);
        QCOMPARE(read.data.teachingParameters.seed, std::uint64_t{5});
        QCOMPARE(read.data.teachingParameters.features, TeachingCorpusParameters{}.features);
        QCOMPARE(read.attribute, std::string("valence"));
        QCOMPARE(read.runs.size(), std::size_t{1});
        QCOMPARE(read.runs[0].file.path, folder / "out/run.h5");
        QCOMPARE(read.runs[0].attribute, std::string("valence"));
        QCOMPARE(read.scores[1].file.path, folder / "out/scores_random.csv");
        QCOMPARE(read.alpha, .5);
        QCOMPARE(read.bins, 7);
        QCOMPARE(read.levels, 5);
        QCOMPARE(read.seed, std::uint64_t{3});
        QCOMPARE(read.pretrain.seed, std::uint64_t{3});
        QCOMPARE(read.pretrain.clusters, 8);
        QCOMPARE(read.train.trials, 2);
        QCOMPARE(read.train.pacing.epochs, 9);
        QCOMPARE(read.train.pacing.family, std::string("step")); // it knew no other
        QCOMPARE(read.train.pacing.rateRule, std::string("per-bin"));
        QVERIFY(!read.train.pacing.warmRestart);
        QCOMPARE(read.summary.size(), std::size_t{2});

        ordered_json files = ordered_json::parse(olderDemonstration);
        files["corpus"] = {{"features", "corpus/features.h5"},
                           {"labels", "corpus/labels_consensus.csv"},
                           {"ratings", "corpus/labels_detailed.csv"},
                           {"truth", "corpus/truth.csv"}};
        const Project fromFiles = readProject(write(folder / "out/demo.deepmi", files.dump()));
        QVERIFY(!fromFiles.data.teaching);
        QCOMPARE(fromFiles.data.features->file.path, folder / "out/corpus/features.h5");
        QCOMPARE(fromFiles.data.labels->file.path, folder / "out/corpus/labels_consensus.csv");
        QCOMPARE(fromFiles.data.ratings->file.path, folder / "out/corpus/labels_detailed.csv");
        QCOMPARE(fromFiles.other["corpus"]["truth"].get<std::string>(),
                 (folder / "out/corpus/truth.csv").string());
    }

    void nearFilesAreNamedRelativelyAndMoveWithTheProject()
    {
        Folder folder;
        const auto place = [&](const fs::path& file, const fs::path& project) {
            Project named;
            named.runs = {{{file, {}, 0}, ""}};
            named.tables = {{"bins", file.string()}};
            fs::create_directories(project.parent_path());
            writeProject(named, project);
            QCOMPARE(readProject(project).runs[0].file.path, file);
            QCOMPARE(readProject(project).tables["bins"].get<std::string>(), file.string());
            const auto json = ordered_json::parse(contents(project));
            QCOMPARE(json["tables"]["bins"], json["run"]);
            QCOMPARE(json["runs"][0]["file"], json["run"]);
        };
        const auto written = [&](const fs::path& project) {
            return ordered_json::parse(contents(project))["run"].get<std::string>();
        };
        place(folder / "a/run.h5", folder / "a/p.deepmi");
        QCOMPARE(written(folder / "a/p.deepmi"), std::string("run.h5"));
        place(folder / "a/b/c/run.h5", folder / "a/p.deepmi");
        QCOMPARE(written(folder / "a/p.deepmi"), std::string("b/c/run.h5"));
        place(folder / "data/run.h5", folder / "work/one/p.deepmi");
        QCOMPARE(written(folder / "work/one/p.deepmi"), std::string("../../data/run.h5"));
        place(folder / "data/run.h5", folder / "work/one/two/p.deepmi");
        QCOMPARE(written(folder / "work/one/two/p.deepmi"), (folder / "data/run.h5").string());
        place("/run.h5", folder / "a/p.deepmi");
        QCOMPARE(written(folder / "a/p.deepmi"), std::string("/run.h5"));

        place(folder / "before/run.h5", folder / "before/p.deepmi");
        fs::rename(folder / "before", folder / "after");
        QCOMPARE(readProject(folder / "after/p.deepmi").runs[0].file.path, folder / "after/run.h5");
    }

    void aFileThatMovedOrChangedIsTold()
    {
        Folder folder;
        const fs::path path = write(folder / "f.csv", "name,score\na,1\n");
        const FileReference reference = referTo(path);
        QCOMPARE(reference.bytes, std::uintmax_t{15});
        QCOMPARE(reference.hash.size(), std::size_t{16});
        QVERIFY(check(reference) == FileState::Same);
        write(path, "name,score\na,2\n"); // as long as before
        QVERIFY(check(reference) == FileState::Changed);
        write(path, "name,score\n");
        QVERIFY(check(reference) == FileState::Changed);
        fs::rename(path, folder / "elsewhere.csv");
        QVERIFY(check(reference) == FileState::Missing);
        FileReference unknown;
        QVERIFY(check(unknown) == FileState::Missing);
        unknown.path = folder / "elsewhere.csv";
        QVERIFY(check(unknown) == FileState::Same);
        fs::create_directory(path);
        QVERIFY(check(reference) == FileState::Changed);
        VERIFY_RAISES(referTo(folder / "nothing"), ErrorKind::BadInput, "nothing");
    }

    void aLargeFileIsToldByItsSizeAndSampledBlocks()
    {
        Folder folder;
        const fs::path path = folder / "large.bin";
        std::ofstream(path, std::ios::binary) << "first";
        fs::resize_file(path, (std::uintmax_t{256} << 20) + 5000); // with a hole: takes no room on the disk
        const FileReference reference = referTo(path);
        QVERIFY(check(reference) == FileState::Same);
        const auto put = [&](std::streamoff place) {
            std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(place);
            file << "x";
        };
        put(static_cast<std::streamoff>(reference.bytes) - 1);
        QVERIFY(check(reference) == FileState::Changed);
        const FileReference now = referTo(path);
        put(0);
        QVERIFY(check(now) == FileState::Changed);
    }

    void aFolderOfFilesIsToldByItsNamesAndSizes()
    {
        Folder folder;
        write(folder / "mats/a.mat", "1");
        write(folder / "mats/b.mat", "22");
        const FileReference reference = referTo(folder / "mats");
        QCOMPARE(reference.bytes, std::uintmax_t{3});
        QVERIFY(check(reference) == FileState::Same);
        write(folder / "mats/c.mat", "3");
        QVERIFY(check(reference) == FileState::Changed);
        fs::remove(folder / "mats/c.mat");
        QVERIFY(check(reference) == FileState::Same);
        fs::rename(folder / "mats/b.mat", folder / "mats/c.mat");
        QVERIFY(check(reference) == FileState::Changed);
    }

    void lookingAtFilesCanBeStopped()
    {
        Folder folder;
        struct Silent : Progress {
            void report(const ProgressUpdate&) override {}
            void warn(const std::string&) override {}
        } silent;
        std::stop_source stop;
        stop.request_stop();
        const FileReference reference = referTo(write(folder / "f", "abc"));
        VERIFY_RAISES(check(reference, Job(silent, stop.get_token())), ErrorKind::Stopped, "");
        VERIFY_RAISES(referTo(folder / "f", Job(silent, stop.get_token())), ErrorKind::Stopped, "");
    }

    void everyFileIsVisitedAndCanBePutElsewhere()
    {
        Folder folder;
        Project project = everything(folder);
        std::vector<std::string> places;
        forEachFile(project, [&](const std::string& where, FileReference& file) {
            places.push_back(where);
            QVERIFY(check(file) == FileState::Same);
            file.path = folder / "moved";
        });
        QCOMPARE(places, (std::vector<std::string>{"/data/features", "/data/unlabeled", "/data/labels",
                                                   "/data/ratings", "/data/tests/0/features",
                                                   "/data/tests/0/labels", "/runs/0", "/runs/1", "/scores/0",
                                                   "/scores/1", "/comparisons/0"}));
        QCOMPARE(project.data.tests[0].labels.file.path, folder / "moved");
    }

    void whatItDoesNotKnowIsKept()
    {
        Folder folder;
        ordered_json json = ordered_json::parse(olderDemonstration);
        json["notes"] = {{"a", {1, nullptr, "x"}}};
        json["settings"]["plugin"] = true;
        json["settings"]["pretrain"]["new-option"] = 5;
        const Project read = readProject(write(folder / "p.deepmi", json.dump()));
        const auto again = ordered_json::parse(textOf(read, folder / "p.deepmi"));
        QVERIFY(again["notes"] == json["notes"]);
        QVERIFY(again["settings"]["plugin"] == true);
        QCOMPARE(again["settings"]["pretrain"]["new-option"].get<int>(), 5);
        QCOMPARE(again["settings"]["pretrain"]["clusters"].get<int>(), 8);
        QVERIFY(again["settings"]["demo"] == json["settings"]["demo"]);
        QVERIFY(again["corpus"] == json["corpus"]);
    }

    void damageIsToldByItsPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* pointer, const ordered_json& value, const char* place,
                            const char* expected) {
            QTest::addRow("%s = %s", pointer, value.dump().substr(0, 50).c_str())
                << QString::fromStdString(with(pointer, value)) << place << expected;
        };
        row("/format", "other", "/format", "deepmi-project");
        row("/format_version", "1", "/format_version", "a whole number");
        row("/format_version", 0, "/format_version", "expected 1");
        row("/format_version", 2, "/format_version", "newer version");
        row("/attribute", 5, "/attribute", "a text, here is 5");
        row("/data", 5, "/data", "an object, here is 5");
        row("/data/teaching", true, "/data/teaching", "an object");
        row("/data/teaching/rows", "many", "/data/teaching/rows", "a whole number, here is \"many\"");
        row("/data/teaching/rows", 3, "/data/teaching/rows", "rows is 3, expected 10");
        row("/data/teaching/rows", 1e3, "/data/teaching/rows", "a whole number");
        row("/data/teaching/rows", 99999999999, "/data/teaching/rows", "a smaller whole number");
        row("/data/teaching/corpus-seed", -1, "/data/teaching/corpus-seed", "from 0 up");
        row("/data/features", 5, "/data/features", "an object");
        row("/data/features/dataset", "x", "/data/features/path", "is missing");
        row("/data/features/path", 5, "/data/features/path", "a text, here is 5");
        row("/data/features/path", "", "/data/features/path", "the name of a file");
        row("/data/features/path", std::string("a\0b", 3), "/data/features/path", "the name of a file");
        row("/data/features", {{"path", "f"}, {"hash", 5}}, "/data/features/hash", "a text");
        row("/data/features", {{"path", "f"}, {"hash", "12"}}, "/data/features/hash", "16 hexadecimal");
        row("/data/features", {{"path", "f"}, {"bytes", -5}}, "/data/features/bytes", "from 0 up");
        row("/data/features", {{"path", "f"}, {"dataset", {}}}, "/data/features/dataset", "a text");
        row("/data/features", {{"path", "f"}, {"names_file", ""}}, "/data/features/names_file", "file");
        row("/data/unlabeled", ordered_json::array(), "/data/unlabeled", "here is a list");
        row("/data/labels", {{"path", "f"}, {"scale", 7}}, "/data/labels/scale", "[1, 7], here is 7");
        row("/data/labels", {{"path", "f"}, {"scale", {1, "7"}}}, "/data/labels/scale/1", "a number");
        row("/data/labels", {{"path", "f"}, {"scale", {7, 1}}}, "/data/labels/scale", "lower end");
        row("/data/labels", {{"path", "f"}, {"name_column", 1}}, "/data/labels/name_column", "a text");
        row("/data/labels", {{"path", "f"}, {"split_column", 1}}, "/data/labels/split_column", "a text");
        row("/data/ratings", {{"path", "f"}, {"rater_column", 1}}, "/data/ratings/rater_column", "a text");
        row("/data/labels", {{"path", "f"}, {"attribute_columns", "A"}}, "/data/labels/attribute_columns",
            "an object");
        row("/data/labels", {{"path", "f"}, {"attribute_columns", {{"arousal", 1}}}},
            "/data/labels/attribute_columns/arousal", "a text");
        row("/data/tests", {{"name", "x"}}, "/data/tests", "a list");
        row("/data/tests", ordered_json::array({5}), "/data/tests/0", "an object");
        row("/data/tests", ordered_json::array({{{"name", "x"}, {"features", "f"}}}), "/data/tests/0/labels",
            "is missing");
        row("/data/audio_folder", 5, "/data/audio_folder", "a text");
        row("/run", 5, "/run", "an object");
        row("/runs", "run.h5", "/runs", "a list");
        row("/runs", ordered_json::array({{{"attribute", "x"}}}), "/runs/0/file", "is missing");
        row("/runs", ordered_json::array({{{"file", "f"}, {"attribute", 5}}}), "/runs/0/attribute", "a text");
        row("/scores", 5, "/scores", "a list");
        row("/scores", ordered_json::array({"s.csv"}), "/scores/0", "an object");
        row("/scores", ordered_json::array({{{"file", "s.csv"}}}), "/scores/0/measure", "is missing");
        row("/scores", ordered_json::array({{{"measure", "m"}}}), "/scores/0/file", "is missing");
        row("/scores", ordered_json::array({{{"measure", "m"}, {"file", "f"}, {"alpha", 2}}}),
            "/scores/0/alpha", "0 to 1");
        row("/alpha", -.1, "/alpha", "0 to 1");
        row("/alpha", "x", "/alpha", "a number");
        row("/bins", 0, "/bins", "is 0, expected 1 to 10000");
        row("/bins", 10.5, "/bins", "a whole number, here is 10.5");
        row("/levels", 1001, "/levels", "1 to 1000");
        row("/cuts", 3, "/cuts", "a list");
        row("/cuts", {2, 3}, "/cuts", "there are 2, expected 5");
        row("/cuts", {2, 2}, "/cuts/1", "not above");
        row("/cuts", {2, nullptr}, "/cuts/1", "a number, here is null");
        row("/cluster_source", "all", "/cluster_source", "classifier or kmeans");
        row("/comparisons", 5, "/comparisons", "a list");
        row("/comparisons", ordered_json::array({5}), "/comparisons/0", "an object");
        row("/tables", 5, "/tables", "an object");
        row("/tables/bins", "", "/tables/bins", "file");
        row("/figures", ordered_json::array(), "/figures", "an object");
        row("/corpus", 5, "/corpus", "an object");
        row("/corpus/generator", "magic", "/corpus/generator", "teaching");
        row("/settings", 5, "/settings", "an object");
        row("/settings/seed", -1, "/settings/seed", "from 0 up");
        row("/settings/seed", 1.5, "/settings/seed", "a whole number");
        row("/settings/pretrain", 5, "/settings/pretrain", "an object");
        row("/settings/pretrain/clusters", 1, "/settings/pretrain/clusters", "2 to 500");
        row("/settings/pretrain/keep-epoch", "worst", "/settings/pretrain/keep-epoch", "best, healthy, last");
        row("/settings/pretrain/uniform-clusters", 1, "/settings/pretrain/uniform-clusters", "true or false");
        row("/settings/train/dropout", 2, "/settings/train/dropout", "0.95");
        row("/settings/train/seed", "x", "/settings/train/seed", "a whole number");
        row("/settings/pacing/bins", 0, "/settings/pacing/bins", "1 to 10000");
        row("/settings/pacing/pacing", "cubic", "/settings/pacing/pacing", "quadratic");
        row("/settings/pacing/initial-share", 2, "/settings/pacing/initial-share", "0 to 1");
        row("/settings/pacing/final-epoch", 1.5, "/settings/pacing/final-epoch", "a whole number");
        row("/settings/pacing/rate-rule", true, "/settings/pacing/rate-rule", "text");
        row("/settings/pacing/warm-restart", 1, "/settings/pacing/warm-restart", "true or false");
        row("/summary", "text", "/summary", "a list");
        row("/summary", ordered_json::array({5}), "/summary/0", "a text");
    }
    void damageIsToldByItsPlace()
    {
        QFETCH(QString, text);
        QFETCH(QString, place);
        QFETCH(QString, expected);
        Folder folder;
        const fs::path path = write(folder / "p.deepmi", text.toStdString());
        const std::string where = "p.deepmi: " + place.toStdString() + ": ", what = expected.toStdString();
        VERIFY_RAISES(readProject(path), ErrorKind::BadInput, where.c_str(), what.c_str());
    }

    void whatIsNoProjectIsRefused()
    {
        Folder folder;
        VERIFY_RAISES(readProject(folder / "none.deepmi"), ErrorKind::BadInput, "does not exist");
        fs::create_directory(folder / "folder");
        VERIFY_RAISES(readProject(folder / "folder"), ErrorKind::BadInput, "this is a folder");
        for (const char* text : {" ", "{\n\"format\": \"deepmi-project\",\n", "\x89HDF\r\n", "{\"a\": nan}"})
            VERIFY_RAISES(readProject(write(folder / "p.deepmi", text)), ErrorKind::BadInput,
                          "p.deepmi: line", "is not JSON");
        VERIFY_RAISES(readProject(write(folder / "p.deepmi", "{\n\"format\":\n nonsense}")),
                      ErrorKind::BadInput, "line 3");
        VERIFY_RAISES(readProject(write(folder / "p.deepmi", "[1]")), ErrorKind::BadInput, "/format");
        VERIFY_RAISES(readProject(write(folder / "p.deepmi", R"({"format": "deepmi-project"})")),
                      ErrorKind::BadInput, "/format_version", "missing");
        VERIFY_RAISES(readProject(write(folder / "p.deepmi", std::string(200000, '['))), ErrorKind::BadInput,
                      "nested");
    }

    void whatCannotBeSavedLeavesTheOldFile()
    {
        Folder folder;
        const std::string text = textOf({}, folder / "p.deepmi");
        const auto refused = [&](auto change, const char* expected) {
            Project project;
            change(project);
            VERIFY_RAISES(writeProject(project, folder / "p.deepmi"), ErrorKind::Usage, expected);
        };
        refused([](Project& p) { p.alpha = 2; }, "α");
        refused([](Project& p) { p.alpha = std::nan(""); }, "α");
        refused([](Project& p) { p.bins = 0; }, "bins");
        refused([](Project& p) { p.levels = 0; }, "levels");
        refused([](Project& p) { p.cuts = {2, 3}; }, "2 cuts between 6 levels");
        refused([](Project& p) { p.cuts = {6, 5, 4, 3, 2}; }, "ascending");
        refused([](Project& p) { p.clusterSource = "?"; }, "cluster source");
        refused([](Project& p) { p.scores = {{"deepmi", {"f", {}, 0}, 7}}; }, "α");
        Project latin;
        latin.summary = {"\xE9t\xE9"};
        VERIFY_RAISES(writeProject(latin, folder / "p.deepmi"), ErrorKind::Failed, "UTF-8", "p.deepmi");
        VERIFY_RAISES(writeProject({}, folder / "none/p.deepmi"), ErrorKind::Failed, "none/p.deepmi");
        QCOMPARE(contents(folder / "p.deepmi"), text);
    }
};

QTEST_GUILESS_MAIN(ProjectTest)
#include "project_test.moc"
