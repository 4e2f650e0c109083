#include "inspect/inspect.h"

#include "difficulty/scores.h"
#include "job/error.h"
#include "pretrain/run_file.h"

#include "test_data.h"

#include <QTemporaryDir>
#include <cmath>
#include <fstream>
#include <limits>

using namespace deepmi;
using Json = nlohmann::ordered_json;

class InspectTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kindIsToldFromTheContent_data();
    void kindIsToldFromTheContent();
    void optionsOfLabelsDoNotMislead();
    void featuresInMemory();
    void labelsInMemory();
    void ratingsInMemory();
    void realFilesOfEveryKind_data();
    void realFilesOfEveryKind();
    void labelsTextHasBothLabelsAndRatings();
    void scoresAndAssignments();
    void runOfThePretraining();
    void badFilesAreNamed();
    void everythingCanBeWrittenAsJson();

private:
    std::filesystem::path write(const std::string& name, const std::string& contents)
    {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / name;
        std::ofstream(path, std::ios::binary) << contents;
        return path;
    }

    QTemporaryDir m_folder;
};

void InspectTest::kindIsToldFromTheContent_data()
{
    QTest::addColumn<QString>("contents");
    QTest::addColumn<QString>("kind");
    QTest::newRow("consensus") << "FileName,EmoAct,Split_Set\na,2,Train\nb,3,Train\n"
                               << "labels";
    QTest::newRow("ratings by name of rater") << "name,rater,arousal\na,W1,2\n"
                                              << "ratings";
    QTest::newRow("ratings by repeated names") << "id,V\na,2\nb,2\na,3\n"
                                               << "ratings";
    QTest::newRow("one-cell ratings") << "FileName,EmoDetail\na,W1; Sad; Sad; A:1; V:2; D:3;\n"
                                      << "ratings";
    QTest::newRow("labels.txt") << "a.wav; N; A:3; V:2; D:2;\n"
                                << "labels";
    QTest::newRow("scores") << "name,score,rank,bin\na,1,0,0\n"
                            << "scores";
    QTest::newRow("scores of DeepMI")
        << "name,score,rank,bin,cluster,predicted,label,mi_cluster,mi_prediction\na,1,0,0,1,2,3,0,0\n"
        << "scores";
    QTest::newRow("assignments") << "name,cluster,predicted,label\na,1,2,3\n"
                                 << "assignments";
    QTest::newRow("authors' JSON") << " {\"a.wav\": 0.5}"
                                   << "scores";
    QTest::newRow("features") << "name,f1,f2\na,1,2\n"
                              << "features";
    QTest::newRow("features of openSMILE") << "name;frameTime;F0_max\n'a';0.0;12\n"
                                           << "features";
    QTest::newRow("ARFF") << "@relation x\n@attribute name string\n@data\n"
                          << "features";
    QTest::newRow("labels with a column named score") << "name,arousal,score\na,2,3\n"
                                                      << "labels";
}

void InspectTest::kindIsToldFromTheContent()
{
    QFETCH(QString, contents);
    QFETCH(QString, kind);
    QCOMPARE(toString(fileKindOf(write("file.dat", contents.toStdString()))), kind.toStdString());
}

void InspectTest::optionsOfLabelsDoNotMislead()
{
    LabelReadOptions options;
    options.scale = LabelScale{1, 5};
    options.attributeColumns = {{"happy", "H"}};
    QVERIFY(fileKindOf(write("h.csv", "name,H,S\na,1,2\nb,2,3\n"), options) == FileKind::Labels);
    // Which column is meant is for the reader of labels to ask.
    QVERIFY(fileKindOf(write("t.csv", "name,class,EmoAct,arousal\nx,A,1,2\n")) == FileKind::Labels);
    VERIFY_RAISES(inspectFile(write("t.csv", "name,class,EmoAct,arousal\nx,A,1,2\n")), ErrorKind::BadInput,
                  "'EmoAct' and 'arousal'", "--column arousal=COLUMN");
    QVERIFY(fileKindOf(write("f.csv", "name,a,A,b\nx,1,2,3\n")) == FileKind::Features);
    QVERIFY(fileKindOf(write("f.csv", "name,f1,f2\na,1,2\n"), options) == FileKind::Features);
    LabelReadOptions onlyNames;
    onlyNames.nameColumn = "name";
    QVERIFY(fileKindOf(write("s.csv", "name,score\na,1\n"), onlyNames) == FileKind::Scores);
    // A wide table is features although one of its columns is called "a".
    std::string wide = "name,a", row = "x,9";
    for (int i = 0; i < 100; ++i) {
        wide += ",f" + std::to_string(i);
        row += ",1";
    }
    QVERIFY(fileKindOf(write("wide.csv", wide + "\n" + row + "\n")) == FileKind::Features);
}

void InspectTest::featuresInMemory()
{
    constexpr float missing = std::numeric_limits<float>::quiet_NaN();
    constexpr float infinity = std::numeric_limits<float>::infinity();
    FeatureTable table;
    table.names = {"a", "b", "c", "d"};
    table.featureNames = {"f0", "constant", "large", "empty"};
    table.format = "made here";
    table.values = FloatMatrix(4, 4);
    const std::vector<float> values = {1,       5, 1e6f,     missing,   //
                                       2,       5, 2e6f,     missing,   //
                                       3,       5, infinity, -infinity, //
                                       missing, 5, -3e14f,   missing};
    std::copy(values.begin(), values.end(), table.values.data());
    const Json found = describeFeatures(table);
    QCOMPARE(found["rows"], Json(4));
    QCOMPARE(found["columns"], Json(4));
    QCOMPARE(found["names"], (Json{"a", "b", "c"}));
    QCOMPARE(found["non_finite"]["count"], Json(6));
    QCOMPARE(found["non_finite"]["rows"], Json(4));
    QCOMPARE(found["non_finite"]["columns"], Json(3));
    QCOMPARE(found["non_finite"]["first"],
             (Json{{"row", 0}, {"name", "a"}, {"column", "empty"}, {"value", "nan"}}));
    QCOMPARE(found["constant_columns"], (Json{{"count", 2}, {"first", {"constant", "empty"}}}));
    QCOMPARE(found["large_columns"],
             (Json{{"count", 1}, {"first", Json::array({"large"})}, {"threshold", 1e6}}));

    table.featureNames.clear();
    QCOMPARE(describeFeatures(table)["large_columns"]["first"], Json::array({2}));
    for (float& value : std::span(table.values.data(), 16))
        value = std::isfinite(value) ? value : 0.f;
    const Json clean = describeFeatures(table);
    QCOMPARE(clean["non_finite"]["count"], Json(0));
    QVERIFY(!clean["non_finite"].contains("first"));
}

void InspectTest::labelsInMemory()
{
    LabelTable table;
    table.names = {"a", "b", "c"};
    table.attributes = {"arousal", "valence"};
    table.values = {{1, 3, std::nan("")}, {std::nan(""), std::nan(""), std::nan("")}};
    table.splits = {Split::Train, Split::Test1, Split::Train};
    table.text["Gender"] = {"Female", "Male", "Female"};
    const Json found = describeLabels(table);
    QCOMPARE(found["scale"], (Json{1.0, 7.0}));
    QCOMPARE(found["attributes"]["arousal"],
             (Json{{"minimum", 1.0}, {"maximum", 3.0}, {"mean", 2.0}, {"deviation", 1.0}, {"missing", 1}}));
    QVERIFY(found["attributes"]["valence"]["mean"].is_null());
    QCOMPARE(found["attributes"]["valence"]["missing"], Json(3));
    QCOMPARE(found["splits"], (Json{{"Train", 2}, {"Test1", 1}}));
    QCOMPARE(found["text_columns"], (Json{{"Gender", 2}}));
}

void InspectTest::ratingsInMemory()
{
    RatingTable table;
    table.names = {"a", "b"};
    table.raters = {"W1", "W2"};
    table.attributes = {"arousal"};
    table.ratings = {{0, 0, {2}}, {0, 1, {4}}, {1, 0, {6}}, {0, 1, {std::nan("")}}};
    const Json found = describeRatings(table);
    QCOMPARE(found["rows"], Json(4));
    QCOMPARE(found["samples"], Json(2));
    QCOMPARE(found["raters"], Json(2));
    QCOMPARE(found["ratings_per_sample"], (Json{{"minimum", 1}, {"median", 2.0}, {"maximum", 3}}));
    QCOMPARE(found["rated_once"], Json(1));
    QCOMPARE(found["attributes"]["arousal"]["mean"], Json(4.0));
    table.raters.clear();
    QVERIFY(describeRatings(table)["raters"].is_null());
}

void InspectTest::realFilesOfEveryKind_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    // Counts from the data's README; 0 = the kind has no columns.
    QTest::newRow("HDF5") << "emotale/compare2016.h5"
                          << "features" << 800 << 6373;
    QTest::newRow("folder of .mat") << "emotale/mat"
                                    << "features" << 80 << 6373;
    QTest::newRow("openSMILE CSV") << "opensmile/EN_006_B_2.compare16.csv"
                                   << "features" << 1 << 6373;
    QTest::newRow("ARFF") << "opensmile/EN_006_B_2.compare16.arff"
                          << "features" << 1 << 6373;
    QTest::newRow("consensus") << "emotale/labels_consensus.csv"
                               << "labels" << 800 << 0;
    QTest::newRow("detailed") << "emotale/labels_detailed.csv"
                              << "ratings" << 2400 << 0;
    QTest::newRow("WHiSER consensus") << "whiser/labels_consensus.csv"
                                      << "labels" << 5427 << 0;
    QTest::newRow("WHiSER detailed") << "whiser/labels_detailed.csv"
                                     << "ratings" << 27156 << 0;
    QTest::newRow("EmoBank") << "emobank/emobank.csv"
                             << "labels" << 10062 << 0;
    QTest::newRow("EmoBank ratings") << "emobank/individual_reader_ratings.csv"
                                     << "ratings" << 53055 << 0;
    QTest::newRow("published DeepMI") << "deepmi-v1.8/DeepMI_50clusters@_Act.json"
                                      << "scores" << 44879 << 0;
}

void InspectTest::realFilesOfEveryKind()
{
    QFETCH(QString, file);
    QFETCH(QString, kind);
    QFETCH(int, rows);
    QFETCH(int, columns);
    REQUIRE_DATA("emotale/compare2016.h5");
    const Json found = inspectFile(test::data(file.toStdString()));
    QCOMPARE(found["kind"], Json(kind.toStdString()));
    QCOMPARE(found["rows"], Json(rows));
    if (columns > 0) {
        QCOMPARE(found["columns"], Json(columns));
        QCOMPARE(found["non_finite"]["count"], Json(0));
    }
    if (file == QStringLiteral("emotale/compare2016.h5")) {
        // "33 to 46 columns exceed 1e6" in the corpora of the data's README.
        const int large = found["large_columns"]["count"].get<int>();
        QVERIFY2(large >= 33 && large <= 46, qPrintable(QString::number(large)));
    }
    if (file == QStringLiteral("emotale/labels_consensus.csv"))
        QCOMPARE(found["splits"], (Json{{"Train", 525}, {"Development", 100}, {"Test1", 175}}));
    if (file == QStringLiteral("deepmi-v1.8/DeepMI_50clusters@_Act.json"))
        QCOMPARE(found["distinct"], Json(176));
    if (file == QStringLiteral("whiser/labels_detailed.csv"))
        QCOMPARE(found["raters"], Json(33));
}

void InspectTest::labelsTextHasBothLabelsAndRatings()
{
    REQUIRE_DATA("whiser/labels.txt");
    const Json found = inspectFile(test::data("whiser/labels.txt"));
    QCOMPARE(found["kind"], Json("labels"));
    QCOMPARE(found["rows"], Json(5427));
    QCOMPARE(found["ratings"]["rows"], Json(27156));
    QCOMPARE(found["ratings"]["raters"], Json(33));
    QVERIFY(!inspectFile(write("labels.txt", "a.wav; N; A:3; V:2; D:2;\n")).contains("ratings"));
}

void InspectTest::scoresAndAssignments()
{
    const std::filesystem::path folder(m_folder.path().toStdString());
    writeScores(makeScores("random", true, {"a", "b", "c", "d"}, {.5, -1, 2, .5}, 3, 2),
                folder / "scores.csv");
    const Json scores = inspectFile(folder / "scores.csv");
    QCOMPARE(scores["kind"], Json("scores"));
    QCOMPARE(scores["rows"], Json(4));
    QCOMPARE(scores["distinct"], Json(3));
    QCOMPARE(scores["minimum"], Json(-1.0));
    QCOMPARE(scores["mean"], Json(.5));
    QCOMPARE(scores["negative"], Json(1));
    QCOMPARE(scores["larger_is_easier"], Json(true));
    QCOMPARE(scores["bins"], (Json{2, 2}));

    const Json assignments = inspectFile(
        write("assignments.csv", "name,cluster,predicted,label\na,0,2.5,2\nb,2,3,4\nc,0,4,3\nd,2,1,1\n"));
    QCOMPARE(assignments["kind"], Json("assignments"));
    QCOMPARE(assignments["clusters"], Json(3));
    QCOMPARE(assignments["clusters_used"], Json(2));
    QVERIFY(std::abs(assignments["effective_clusters"].get<double>() - 2) < 1e-12);
    QCOMPARE(assignments["label"]["mean"], Json(2.5));
    QCOMPARE(assignments["predicted"]["maximum"], Json(4.0));
}

void InspectTest::runOfThePretraining()
{
    PretrainRun run;
    run.parameters.clusters = 2;
    run.parameters.seed = 11;
    run.attribute = "arousal";
    run.features.mean = {0, 1, 2};
    run.features.deviation = {1, 1, 0};
    for (int number = 1; number <= 3; ++number) {
        PretrainEpoch epoch;
        epoch.epoch = number;
        epoch.stage1Loss = std::nan("");
        epoch.trainCcc = .1 * number;
        epoch.developmentCcc = .05 * number;
        epoch.effectiveClusters = 1.5;
        epoch.clusterSizes = {1, 3};
        epoch.classifierSizes = {2, 2};
        run.history.push_back(epoch);
    }
    run.bestEpoch = 2;
    run.keptEpoch = 2;
    Embedding& embedding = run.embedding;
    embedding.names = {"a", "b", "c", "d"};
    embedding.h = FloatMatrix(4, 256);
    std::fill_n(embedding.h.data(), 4 * 256, .5f);
    embedding.cluster = {0, 1, 0, 1};
    embedding.kmeansCluster = {0, 1, 1, 1};
    embedding.predicted = {2, 3, 4, 5};
    embedding.label = {2.5, 3, 4, 6};
    run.centres = FloatMatrix(2, 256);
    std::fill_n(run.centres.data(), 2 * 256, .25f);
    run.weights = {{"layer.weight", {2, 2}, {1, 2, 3, 4}}, {"layer.bias", {2}, {0, 1}}};
    run.device = "cpu";
    run.precision = "float32";
    run.dataHash = "0123abcd";
    const auto path = std::filesystem::path(m_folder.path().toStdString()) / "run.h5";
    writeRun(run, path);

    const Json found = inspectFile(path);
    QCOMPARE(found["kind"], Json("run"));
    QCOMPARE(found["format"], Json("deepmi-run"));
    QCOMPARE(found["rows"], Json(4));
    QCOMPARE(found["columns"], Json(3));
    QCOMPARE(found["attribute"], Json("arousal"));
    QCOMPARE(found["clusters"], Json(2));
    QCOMPARE(found["epochs"], Json(3));
    QCOMPARE(found["best_epoch"], Json(2));
    QCOMPARE(found["development_ccc"], Json(.1));
    QCOMPARE(found["seed"], Json(11));
    QCOMPARE(found["collapsed"], Json(false));

    // A seed is any 64-bit number, and the largest reads back as well.
    run.parameters.seed = std::numeric_limits<std::uint64_t>::max();
    writeRun(run, path);
    QCOMPARE(readRun(path).parameters.seed, run.parameters.seed);
}

void InspectTest::badFilesAreNamed()
{
    const std::filesystem::path folder(m_folder.path().toStdString());
    VERIFY_RAISES(inspectFile(folder / "absent"), ErrorKind::BadInput, "absent", "not exist");
    VERIFY_RAISES(inspectFile(write("empty", "")), ErrorKind::BadInput, "empty");
    VERIFY_RAISES(inspectFile(write("scale.csv", "name,arousal\na,9\n")), ErrorKind::BadInput, "line 2",
                  "outside the scale");
    VERIFY_RAISES(inspectFile(write("cut.h5", std::string("\x89HDF\r\n\x1a\n", 8) + std::string(100, '\0'))),
                  ErrorKind::BadInput, "cut.h5");
    VERIFY_RAISES(inspectFile(write("bad.json", "{\"a\": \"high\"}")), ErrorKind::BadInput, "bad.json");
}

void InspectTest::everythingCanBeWrittenAsJson()
{
    REQUIRE_DATA("emotale/labels_consensus.csv");
    for (const char* file :
         {"emotale/labels_consensus.csv", "emotale/labels_detailed.csv", "emotale/compare2016.h5"}) {
        const std::string text = inspectFile(test::data(file)).dump();
        QCOMPARE(Json::parse(text).dump(), text);
    }
}

QTEST_GUILESS_MAIN(InspectTest)
#include "inspect_test.moc"
