#include "report/report_table.h"
#include "report/table_groups.h"

#include "made_experiment.h"
#include "test_data.h"

#include <cmath>
#include <fstream>

using namespace deepmi;

namespace
{

using Values = std::vector<double>;
const double notANumber = std::numeric_limits<double>::quiet_NaN();

/// NumPy's and SciPy's numbers: tests/golden/make_report.py.
nlohmann::json golden()
{
    std::ifstream file(test::ownGolden("report.json"));
    return nlohmann::json::parse(file);
}

bool near(double value, double expected)
{
    return std::abs(value - expected) <= 1e-10 * std::max(1., std::abs(expected));
}

const TableShape& shape(const std::string& id)
{
    for (const TableShape& one : tableShapes())
        if (one.id == id)
            return one;
    qFatal("there is no such table");
}

std::vector<std::string> labels(const ReportTable& table)
{
    std::vector<std::string> all;
    for (const ReportTable::Row& row : table.rows)
        all.push_back(row.label);
    return all;
}

bool mentions(const std::string& text, const std::string& piece)
{
    return text.find(piece) != std::string::npos;
}

/// DeepMI approaches that differ in factors, five trials each about these means on Test1 of arousal.
CorpusResult byFactors(const std::vector<std::pair<std::map<std::string, std::string>, double>>& rows)
{
    CorpusResult corpus = test::corpusResult("Corpus", {"arousal"}, {"Test1"}, 3, {});
    for (const auto& [factors, mean] : rows) {
        std::string title = "DeepMI";
        for (const auto& [factor, value] : factors)
            title += " " + factorText(factor, value);
        corpus.result.plan.approaches.push_back(test::approach(title, "deepmi", factors));
        test::addTrials(corpus.result, "arousal", title, {{"Test1", {mean - .001, mean, mean + .001}}},
                        {mean, mean, mean});
    }
    return corpus;
}

} // namespace

/// Each of the paper's tables in its own shape, with the numbers of SciPy.
class ReportTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tableTwoIsSciPys()
    {
        const nlohmann::json expected = golden();
        const ExperimentResult experiment = test::goldenTable2(expected);
        const ReportTable table = makeTable(shape("table2"), experiment, {});
        const ReportTable variation = makeTable(shape("table3"), experiment, {});
        QCOMPARE(table.attributes, (std::vector<std::string>{"arousal", "valence"}));
        QCOMPARE(table.blocks.size(), std::size_t{2});
        QCOMPARE(table.blocks[1].title(), std::string("Small, Other"));
        QCOMPARE(labels(table),
                 (std::vector<std::string>{"W/O curriculum", "Random", "Disagreement", "DeepMI"}));
        int cells = 0;
        for (const auto& one : expected["table2"]["cells"])
            for (std::size_t block = 0; block < table.blocks.size(); ++block)
                for (std::size_t row = 0; row < table.rows.size(); ++row)
                    for (std::size_t column = 0; column < 2; ++column) {
                        if (table.blocks[block].test != one["test"] ||
                            table.rows[row].label != one["approach"] ||
                            table.attributes[column] != one["attribute"])
                            continue;
                        ++cells;
                        const auto& cell = table.cell(table.blocks[block], row, column);
                        const auto& var = variation.cell(variation.blocks[block], row, column);
                        QVERIFY(near(cell.value(TableShape::Quantity::Ccc), one["mean"]));
                        QVERIFY(near(var.value(TableShape::Quantity::Var), one["var_percent"]));
                        std::string symbols;
                        for (const auto& other : one["better_than"])
                            symbols += other == "W/O curriculum" ? "*" : other == "Random" ? "†" : "‡";
                        QCOMPARE(cell.marks, symbols);
                        QVERIFY(var.marks.empty());
                        QCOMPARE(cell.best, one["approach"] == "DeepMI");
                        QVERIFY(cell.complete());
                    }
        QCOMPARE(cells, 16);
        // Counted once an approach and attribute, however many test sets.
        QCOMPARE(table.planned, std::size_t{32});
        QCOMPARE(table.finished, std::size_t{32});
        // By golden's better_than: of the 8 cells of Disagreement and DeepMI, DeepMI's four are better than
        // W/O curriculum; W/O is better than Disagreement on Other, both times.
        QVERIFY2(
            mentions(tableFinding(table), "Significantly better than W/O curriculum in 4 of 8 comparisons"),
            tableFinding(table).c_str());
        QVERIFY2(mentions(tableFinding(table), "significantly worse in 2 of 8"), tableFinding(table).c_str());
        QVERIFY(mentions(tableFinding(table), "Highest mean of 4 columns: DeepMI in 4."));
    }

    void symbolsAreTheSameInEveryCorpus()
    {
        CorpusResult one =
            test::corpusResult("One", {"arousal"}, {"Test1"}, 2,
                               {test::approach("W/O curriculum", "none"), test::approach("DeepMI", "deepmi"),
                                test::approach("DeepMI, root", "deepmi")});
        CorpusResult two = test::corpusResult(
            "Two", {"valence"}, {"Test1"}, 2,
            {test::approach("DeepMI, root", "deepmi"), test::approach("W/O curriculum", "none")});
        test::addTrials(two.result, "valence", "DeepMI, root", {{"Test1", {.3, .3001}}}, {.3, .3});
        test::addTrials(two.result, "valence", "W/O curriculum", {{"Test1", {.5, .5001}}}, {.5, .5});
        const ReportTable table = makeTable(shape("table2"), test::experiment({"II"}, {one, two}), {});
        QCOMPARE(table.rows.size(), std::size_t{3});
        QCOMPARE(table.rows[1].symbol, std::string("♠"));
        QCOMPARE(table.rows[2].symbol, std::string("§"));
        QCOMPARE(table.blocks[1].rows, (std::vector<std::size_t>{2, 0}));
        // Alone in its corpus, "DeepMI, root" would have been ♠.
        QCOMPARE(table.cell(table.blocks[1], 1, 1).marks, std::string("§"));
        QVERIFY(!table.cell(table.blocks[1], 1, 0).planned); // Two has no arousal
        QVERIFY(table.cell(table.blocks[0], 1, 0).planned && !table.cell(table.blocks[0], 1, 0).complete());
    }

    void tableFourHoldsTheRestAgainstNoPool()
    {
        ExperimentResult experiment =
            test::experiment({"IV"}, {byFactors({{{{"pool", "SSL-90K"}, {"clusters", "50"}}, .63},
                                                 {{{"pool", "SSL-45K"}, {"clusters", "40"}}, .60},
                                                 {{{"pool", "FSL"}, {"clusters", "30"}}, .60}})});
        experiment.plan.pools = {{"SSL-90K", 1, 50}, {"SSL-45K", .5, 40}, {"FSL", 0, 30}};
        const ReportTable table = makeTable(shape("table4"), experiment, {});
        QCOMPARE(labels(table),
                 (std::vector<std::string>{"FSL (K = 30)", "SSL-45K (K = 40)", "SSL-90K (K = 50)"}));
        const ReportTable::Block& block = table.blocks.at(0);
        QVERIFY(table.rows[0].reference && !table.rows[2].reference);
        QVERIFY(table.cell(block, 0, 0).marks.empty() && table.cell(block, 1, 0).marks.empty());
        QCOMPARE(table.cell(block, 2, 0).marks, std::string("*"));
        QVERIFY(near(table.cell(block, 2, 0).reference.difference, .03));
        QVERIFY(mentions(tableNotes(table)[0], "*: significantly better than FSL (K = 30)"));
    }

    void tableFiveGroupsWhatElseDiffers()
    {
        const ExperimentResult experiment =
            test::experiment({"V"}, {byFactors({{{{"pool", "SSL"}, {"clusters", "30"}}, .62},
                                                {{{"pool", "SSL"}, {"clusters", "10"}}, .61},
                                                {{{"pool", "FSL"}, {"clusters", "10"}}, .60},
                                                {{{"pool", "FSL"}, {"clusters", "30"}}, .60},
                                                {{{"pool", "half"}, {"clusters", "30"}}, .60}})});
        const ReportTable table = makeTable(shape("table5"), experiment, {});
        QCOMPARE(table.blocks.size(), std::size_t{2}); // "half" has one K alone
        QCOMPARE(table.blocks[0].title(), std::string("Corpus, Test1: SSL"));
        QCOMPARE(table.blocks[1].title(), std::string("Corpus, Test1: FSL"));
        QCOMPARE(table.rows[table.blocks[0].rows[0]].label, std::string("K = 10"));
        QVERIFY(near(table.cell(table.blocks[0], 1, 0).value(TableShape::Quantity::Ccc), .62));
        QVERIFY(table.cell(table.blocks[0], 1, 0).best);
        QVERIFY(table.blocks[0].anova.empty());
        // Two measures with the same factors are told apart by their names.
        CorpusResult two = byFactors({{{{"clusters", "10"}}, .6}, {{{"clusters", "30"}}, .61}});
        for (const char* clusters : {"10", "30"})
            two.result.plan.approaches.push_back(
                test::approach(std::string("Other ") + clusters, "other", {{"clusters", clusters}}));
        const ReportTable both = makeTable(shape("table5"), test::experiment({"V"}, {two}), {});
        QCOMPARE(both.blocks.size(), std::size_t{2});
        QCOMPARE(both.blocks[0].group, std::string("deepmi"));
        QCOMPARE(both.blocks[1].group, std::string("other"));
        // Nothing differs in α.
        QVERIFY(makeTable(shape("table6"), experiment, {}).blocks.empty());
    }

    void tableSixHasSciPysAnovaAndWhatDevelopmentChooses()
    {
        const nlohmann::json expected = golden()["table6"];
        CorpusResult corpus = test::corpusResult("Corpus", {"arousal"}, {"Test1"}, 4, {});
        for (std::size_t index = 0; index < 5; ++index) {
            Approach one = test::approach("DeepMI " + std::to_string(index), "deepmi");
            one.alpha = expected["alphas"][index];
            one.clusters = 50;
            corpus.result.plan.approaches.push_back(one);
            test::addTrials(corpus.result, "arousal", one.title, {{"Test1", expected["ccc"][index]}},
                            expected["development"][index]);
        }
        const ReportTable table = makeTable(shape("table6"), test::experiment({"VI"}, {corpus}), {});
        QCOMPARE(labels(table),
                 (std::vector<std::string>{"α = 0.00", "α = 0.25", "α = 0.50", "α = 0.75", "α = 1.00"}));
        const ReportTable::Block& block = table.blocks.at(0);
        QCOMPARE(block.title(), std::string("Corpus, Test1: K = 50"));
        QVERIFY(near(block.anova[0].statistic, expected["f"]));
        QVERIFY(near(block.anova[0].pValue, expected["p"]));
        for (std::size_t row = 0; row < 5; ++row)
            QCOMPARE(table.cell(block, row, 0).chosen, row == 2);
        QVERIFY(mentions(tableFinding(table), "over α in 1 of 1 columns"));
    }

    void tableSevenTellsFeatureSetsApartByRow()
    {
        const std::vector<Approach> approaches = {test::approach("W/O curriculum", "none"),
                                                  test::approach("DeepMI", "deepmi")};
        std::vector<CorpusResult> corpora;
        for (const char* features : {"ComParE", "WavLM"}) {
            CorpusResult corpus = test::corpusResult("EmoBank", {"valence"}, {"Test1"}, 3, approaches);
            corpus.featureSet = features;
            const bool wavlm = features[0] == 'W';
            test::addTrials(corpus.result, "valence", "W/O curriculum", {{"Test1", {.50, .501, .502}}},
                            {.5, .5, .5});
            test::addTrials(corpus.result, "valence", "DeepMI",
                            {{"Test1", wavlm ? Values{.53, .531, .532} : Values{.49, .511, .502}}},
                            {.5, .5, .5});
            corpora.push_back(corpus);
        }
        const ReportTable table = makeTable(shape("table7"), test::experiment({"VII"}, corpora), {});
        QCOMPARE(table.blocks.size(), std::size_t{1});
        QCOMPARE(labels(table), (std::vector<std::string>{"W/O curriculum (ComParE)", "DeepMI (ComParE)",
                                                          "W/O curriculum (WavLM)", "DeepMI (WavLM)"}));
        QVERIFY(table.cell(table.blocks[0], 1, 0).marks.empty());
        QCOMPARE(table.cell(table.blocks[0], 3, 0).marks, std::string("*")); // against W/O on WavLM
        QCOMPARE(table.cell(table.blocks[0], 3, 0).corpus, std::size_t{1});
        QVERIFY(table.cell(table.blocks[0], 3, 0).best);
    }

    void whatIsMissingIsCountedAndWhatIsNoNumberStaysOut()
    {
        CorpusResult corpus = test::corpusResult("Corpus", {"arousal"}, {"Test1"}, 4,
                                                 {test::approach("W/O curriculum", "none"),
                                                  test::approach("A", "file"), test::approach("B", "file")});
        test::addTrials(corpus.result, "arousal", "W/O curriculum", {{"Test1", {.5, notANumber, .52}}},
                        {.5, .5, .5});
        test::addTrials(corpus.result, "arousal", "A", {{"Test1", {.6}}}, {notANumber});
        const ExperimentResult experiment = test::experiment({"II"}, {corpus});
        const ReportTable table = makeTable(shape("table2"), experiment, {});
        const ReportTable::Block& block = table.blocks.at(0);
        QCOMPARE(table.planned, std::size_t{12});
        QCOMPARE(table.finished, std::size_t{4});
        QCOMPARE(table.cell(block, 0, 0).trials.ccc.size(), std::size_t{2});
        QCOMPARE(table.cell(block, 0, 0).trials.notFinite, std::size_t{1});
        QVERIFY(std::isnan(table.cell(block, 1, 0).development));
        QVERIFY(std::isnan(table.cell(block, 1, 0).reference.pValue));
        QVERIFY(near(table.cell(block, 1, 0).reference.difference, .09));
        QVERIFY(std::isnan(table.cell(block, 2, 0).value(TableShape::Quantity::Ccc)));
        QVERIFY(mentions(tableNotes(table).back(), "4 of 12 trials are finished"));
        QVERIFY(
            mentions(tableFinding(table), "Too few finished trials to hold anything against W/O curriculum"));
        // Without any trial at all, and without a corpus.
        const ReportTable empty = makeTable(
            shape("table6"),
            test::experiment({}, {test::corpusResult("C", {"a"}, {"T"}, 2,
                                                     {test::approach("x", "deepmi", {{"alpha", "0"}}),
                                                      test::approach("y", "deepmi", {{"alpha", "1"}})})}),
            {});
        QCOMPARE(empty.blocks.size(), std::size_t{1});
        QVERIFY(std::isnan(empty.blocks[0].anova[0].pValue));
        QVERIFY(tableFinding(empty).empty());
        for (const TableShape& one : tableShapes())
            QVERIFY(makeTable(one, {}, {}).blocks.empty());
    }
};

QTEST_GUILESS_MAIN(ReportTableTest)
#include "report_table_test.moc"
