#include "data/corpus.h"

#include "data/hdf5_file.h"
#include "job/error.h"

#include "test_data.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>

using namespace deepmi;

namespace
{

FeatureTable features(const std::vector<std::string>& names)
{
    FeatureTable table;
    table.names = names;
    table.values = FloatMatrix(names.size(), 1);
    for (std::size_t row = 0; row < names.size(); ++row)
        table.values.row(row)[0] = static_cast<float>(row);
    table.source = "speech.h5";
    return table;
}

LabelTable labels(const std::vector<std::string>& names)
{
    LabelTable table;
    table.names = names;
    table.attributes = {"arousal", "valence"};
    table.values.assign(2, std::vector<double>(names.size()));
    for (std::size_t row = 0; row < names.size(); ++row) {
        table.values[0][row] = 1 + static_cast<double>(row % 7);
        table.values[1][row] = 7 - static_cast<double>(row % 7);
    }
    table.splits.assign(names.size(), Split::Train);
    table.source = "labels.csv";
    return table;
}

} // namespace

class CorpusTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsLabelOrderAndPointsIntoFeatures();
    void copiesNoFeatures();
    void exactNamesComeBeforeAnythingElse();
    void extensionsAndFoldersAreIgnoredOnlyWhenNeeded();
    void whatDoesNotMatchIsListed();
    void missingLabelsAreLeftOutAndListed();
    void nothingInCommonNamesBothFiles();
    void namesThatBecomeTheSameAreAnError();
    void attributeByShortName();
    void anotherColumnOfNumbersCanBeAskedFor();
    void emptySplitIsNamedWithWhatThereIs();
    void realCorpusJoins();
    void timeIsLinear();
};

void CorpusTest::keepsLabelOrderAndPointsIntoFeatures()
{
    auto table = labels({"c", "a", "b"});
    table.splits = {Split::Test1, Split::Train, Split::Development};
    const auto corpus = joinCorpus(features({"a", "b", "c"}), table, "arousal");
    QCOMPARE(corpus.names, (std::vector<std::string>{"c", "a", "b"}));
    QCOMPARE(corpus.featureRow, (std::vector<std::size_t>{2, 0, 1}));
    QCOMPARE(corpus.labels, (std::vector<double>{1, 2, 3}));
    QCOMPARE(corpus.size(), std::size_t{3});
    QCOMPARE(corpus.samplesOf(Split::Development), (std::vector<std::size_t>{2}));
    QCOMPARE(corpus.samplesOf(Split::Test2), (std::vector<std::size_t>{}));
    QCOMPARE(corpus.labelFile, std::filesystem::path("labels.csv"));
    QCOMPARE(corpus.report.matched, std::size_t{3});
    QVERIFY(!corpus.report.extensionIgnored);
    QVERIFY(corpus.report.summary().empty());
}

void CorpusTest::copiesNoFeatures()
{
    auto table = features({"a", "b"});
    const float* values = table.values.data();
    const auto corpus = joinCorpus(std::move(table), labels({"b", "a"}), "arousal");
    QCOMPARE(corpus.features.values.data(), values);
}

void CorpusTest::exactNamesComeBeforeAnythingElse()
{
    const auto corpus =
        joinCorpus(features({"s1/a.wav", "s2/a.wav", "a"}), labels({"s2/a.wav", "a"}), "arousal");
    QCOMPARE(corpus.featureRow, (std::vector<std::size_t>{1, 2}));
    QVERIFY(!corpus.report.folderIgnored);
}

void CorpusTest::extensionsAndFoldersAreIgnoredOnlyWhenNeeded()
{
    const auto extension = joinCorpus(features({"DK_001_A_1", "DK_001_A_2"}),
                                      labels({"DK_001_A_2.wav", "DK_001_A_1.wav"}), "arousal");
    QCOMPARE(extension.featureRow, (std::vector<std::size_t>{1, 0}));
    QCOMPARE(extension.names.front(), std::string("DK_001_A_2.wav"));
    QVERIFY(extension.report.extensionIgnored);

    const auto folder = joinCorpus(features({"a/b/x.wav", "a/c/x.mat"}), labels({"x.wav"}), "arousal");
    QCOMPARE(folder.featureRow, (std::vector<std::size_t>{0}));
    QVERIFY(folder.report.folderIgnored);
    QVERIFY(!folder.report.extensionIgnored);

    const auto both = joinCorpus(features({"x.mat", "y.mat"}), labels({"a/b/x.wav", "c/y.flac"}), "arousal");
    QCOMPARE(both.featureRow, (std::vector<std::size_t>{0, 1}));
}

void CorpusTest::whatDoesNotMatchIsListed()
{
    const auto corpus =
        joinCorpus(features({"a", "b", "x", "y", "z", "u"}), labels({"a", "b", "c"}), "arousal");
    QCOMPARE(corpus.size(), std::size_t{2});
    QCOMPARE(corpus.report.matched, std::size_t{2});
    QCOMPARE(corpus.report.featuresWithoutLabels, (std::vector<std::string>{"x", "y", "z", "u"}));
    QCOMPARE(corpus.report.labelsWithoutFeatures, (std::vector<std::string>{"c"}));
    QCOMPARE(
        corpus.report.summary(),
        std::string("2 names matched. Left out: 4 rows of features have no label ('x', 'y', 'z', ...), 1 "
                    "label has no features ('c')."));
}

void CorpusTest::missingLabelsAreLeftOutAndListed()
{
    auto table = labels({"a", "b", "c"});
    table.values[0][1] = std::numeric_limits<double>::quiet_NaN();
    const auto corpus = joinCorpus(features({"a", "b", "c"}), table, "arousal");
    QCOMPARE(corpus.names, (std::vector<std::string>{"a", "c"}));
    QCOMPARE(corpus.featureRow, (std::vector<std::size_t>{0, 2}));
    QCOMPARE(corpus.report.matched, std::size_t{3});
    QCOMPARE(corpus.report.labelMissing, (std::vector<std::string>{"b"}));
    QVERIFY(corpus.report.featuresWithoutLabels.empty());
    // The other attribute is there for all three.
    QCOMPARE(joinCorpus(features({"a", "b", "c"}), table, "valence").size(), std::size_t{3});

    table.values[0].assign(3, std::numeric_limits<double>::quiet_NaN());
    VERIFY_RAISES(joinCorpus(features({"a", "b", "c"}), table, "arousal"), ErrorKind::BadInput, "labels.csv",
                  "none of the 3", "arousal");
}

void CorpusTest::nothingInCommonNamesBothFiles()
{
    VERIFY_RAISES(joinCorpus(features({"f1", "f2", "f3", "f4"}), labels({"l1", "l2"}), "arousal"),
                  ErrorKind::BadInput, "labels.csv", "speech.h5", "'f1', 'f2', 'f3', ...", "'l1', 'l2'");
    VERIFY_RAISES(joinCorpus(features({}), labels({"l1"}), "arousal"), ErrorKind::BadInput,
                  "no name is shared");
    // é as one character, and as e with a combining accent: both are shown alike.
    const std::string one = "caf\xC3\xA9_1", two = "cafe\xCC\x81_1", cause = "NFC and NFD";
    VERIFY_RAISES(joinCorpus(features({one, "b"}), labels({two + ".wav", "c"}), "arousal"),
                  ErrorKind::BadInput, "no name is shared", cause.c_str());
    VERIFY_RAISES(joinCorpus(features({two}), labels({"a/" + one}), "arousal"), ErrorKind::BadInput,
                  cause.c_str());
    // Names that differ in more, or not in this.
    for (const std::string& other : {std::string("cafe\xCC\x81_2"), std::string("caf\xC3\xA8_1"),
                                     std::string("cafe_1"), std::string("caf\xC3")})
        try {
            joinCorpus(features({one}), labels({other}), "arousal");
            QFAIL("no name is shared");
        } catch (const InputError& error) {
            QVERIFY2(error.message().find(cause) == std::string::npos, error.what());
        }
}

void CorpusTest::namesThatBecomeTheSameAreAnError()
{
    VERIFY_RAISES(joinCorpus(features({"s1/a.wav", "s2/a.wav"}), labels({"a.wav"}), "arousal"),
                  ErrorKind::BadInput, "speech.h5", "rows 1 and 2", "'s1/a.wav'", "'s2/a.wav'", "labels.csv");
    VERIFY_RAISES(joinCorpus(features({"a"}), labels({"b", "a.wav", "a.mp4"}), "arousal"),
                  ErrorKind::BadInput, "labels.csv", "rows 2 and 3", "'a.wav'", "'a.mp4'", "extension");
    VERIFY_RAISES(joinCorpus(features({"a", "b", "a"}), labels({"a"}), "arousal"), ErrorKind::BadInput,
                  "speech.h5", "rows 1 and 3", "twice");
}

void CorpusTest::attributeByShortName()
{
    for (const char* name : {"valence", "V", "val", "EmoVal", "va"})
        QCOMPARE(joinCorpus(features({"a"}), labels({"a"}), name).attribute, std::string("valence"));
    VERIFY_RAISES(joinCorpus(features({"a"}), labels({"a"}), "dominance"), ErrorKind::BadInput, "labels.csv",
                  "dominance", "arousal", "valence");
}

void CorpusTest::anotherColumnOfNumbersCanBeAskedFor()
{
    auto table = labels({"a", "b"});
    table.text["Happiness"] = {"2.5", "NA"};
    table.text["Speaker"] = {"17", "anna"};
    const auto corpus = joinCorpus(features({"a", "b"}), table, "Happiness");
    QCOMPARE(corpus.attribute, std::string("Happiness"));
    QCOMPARE(corpus.labels, (std::vector<double>{2.5}));
    QCOMPARE(corpus.report.labelMissing, (std::vector<std::string>{"b"}));
    // A column of text may have the name of an attribute that was read from another column.
    table.text["arousal"] = {"7", "7"};
    QCOMPARE(joinCorpus(features({"a", "b"}), table, "arousal").labels, (std::vector<double>{1, 2}));
    VERIFY_RAISES(joinCorpus(features({"a", "b"}), table, "Speaker"), ErrorKind::BadInput, "sample 'a'",
                  "column Speaker", "outside the scale");
}

void CorpusTest::emptySplitIsNamedWithWhatThereIs()
{
    auto table = labels({"a", "b", "c"});
    table.splits = {Split::Train, Split::Train, Split::Test1};
    const auto corpus = joinCorpus(features({"a", "b", "c"}), table, "arousal");
    requireSplit(corpus, Split::Train, "labels.csv");
    VERIFY_RAISES(requireSplit(corpus, Split::Development, "labels.csv"), ErrorKind::BadInput, "labels.csv",
                  "Development split has no rows", "Train 2, Test1 1");
}

void CorpusTest::realCorpusJoins()
{
    REQUIRE_DATA("emotale/compare2016.h5");
    const auto file = test::data("emotale/compare2016.h5");
    const auto names = Hdf5File::openForReading(file).readStrings("/filenames");
    const auto corpus =
        joinCorpus(features(names), readLabels(test::data("emotale/labels_consensus.csv")), "arousal");
    // Counts from the data's README.
    QCOMPARE(corpus.size(), std::size_t{800});
    QCOMPARE(corpus.samplesOf(Split::Train).size(), std::size_t{525});
    QCOMPARE(corpus.samplesOf(Split::Development).size(), std::size_t{100});
    QCOMPARE(corpus.samplesOf(Split::Test1).size(), std::size_t{175});
    QVERIFY(corpus.report.summary().empty());
    VERIFY_RAISES(
        joinCorpus(features(names), readLabels(test::data("whiser/labels_consensus.csv")), "arousal"),
        ErrorKind::BadInput, "speech.h5", "labels_consensus.csv", "DK_001_A_1", "001-105.1-2_14");
}

void CorpusTest::timeIsLinear()
{
    // Names with their extensions off. Processor time of ten times the names is about ten times as long,
    // however slow and busy the machine is; a quadratic join would take a hundred times as long.
    const auto secondsFor = [](std::size_t count) {
        std::vector<std::string> plain, files;
        for (std::size_t i = 0; i < count; ++i) {
            plain.push_back("MSP-PODCAST_" + std::to_string(i));
            files.push_back("audio/" + plain.back() + ".wav");
        }
        auto names = features(files);
        const auto table = labels(plain);
        const std::clock_t begin = std::clock();
        const auto corpus = joinCorpus(std::move(names), table, "arousal");
        const auto seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        return corpus.size() == count ? seconds : std::nan("");
    };
    const double few = std::max({secondsFor(20000), secondsFor(20000), secondsFor(20000)});
    const double many = secondsFor(200000);
    QVERIFY2(many < 50 * few, qPrintable(QStringLiteral("%1 s and %2 s").arg(few).arg(many)));
}

QTEST_GUILESS_MAIN(CorpusTest)
#include "corpus_test.moc"
