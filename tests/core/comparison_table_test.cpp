#include "comparison/comparison.h"
#include "comparison/comparison_table.h"
#include "figures/svg.h"
#include "job/atomic_file.h"
#include "job/error.h"
#include "test_data.h"

#include <QTemporaryDir>

#include <cmath>
#include <fstream>

using namespace deepmi;

namespace
{

using Values = std::vector<double>;
const double notANumber = std::numeric_limits<double>::quiet_NaN();

Approach approach(const std::string& title, const std::string& measure, bool reverse = false)
{
    Approach one;
    one.title = title;
    one.measure = measure;
    one.reverse = reverse;
    return one;
}

/// Trials of approaches on arousal, Test1, with seeds 0, 1, ...
ComparisonResult resultWith(const std::vector<std::pair<Approach, Values>>& approaches)
{
    ComparisonResult result;
    result.plan.corpus = "made up";
    result.plan.attributes = {"arousal"};
    result.plan.tests = {"Test1"};
    for (const auto& [one, values] : approaches)
        result.plan.approaches.push_back(one);
    for (const auto& [one, values] : approaches)
        for (std::size_t seed = 0; seed < values.size(); ++seed) {
            TrialRecord trial;
            trial.attribute = "arousal";
            trial.approach = one.title;
            trial.seed = seed;
            trial.tests = {{"Test1", values[seed]}};
            result.add(trial);
        }
    return result;
}

/// SciPy's t-tests of tests/golden/statistics.json (its README says how they were made).
nlohmann::json goldenCase(const std::string& name)
{
    std::ifstream file(test::ownGolden("statistics.json"));
    const auto all = nlohmann::json::parse(file);
    for (const auto& one : all.at("t_tests"))
        if (one.at("case") == name)
            return one;
    qFatal("there is no such case");
}

bool near(double value, double expected)
{
    return std::abs(value - expected) <= 1e-10 * std::max(1., std::abs(expected));
}

bool mentions(const std::string& text, const char* piece)
{
    return text.find(piece) != std::string::npos;
}

} // namespace

/// The numbers of the table are SciPy's, its symbols the paper's, and what is not known is said so.
class ComparisonTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenTrialsAsSciPyHasThem()
    {
        const auto golden = goldenCase("ten_trials");
        const ComparisonResult result = resultWith({{approach("W/O curriculum", "none"), golden["second"]},
                                                    {approach("DeepMI", "deepmi"), golden["first"]}});
        for (const auto& [test, key] : {std::pair(TrialTest::Welch, "welch"),
                                        {TrialTest::Pooled, "pooled"},
                                        {TrialTest::PairedBySeed, "paired"}}) {
            const ComparisonTable table = tabulate(result, {test, .05, .95});
            QVERIFY(near(table.cell(1, 0).against[0].pValue, golden[key]["p"]));
            QVERIFY(near(table.cell(0, 0).against[1].pValue, golden[key]["p"]));
            QCOMPARE(table.against(1, 0, "none").pValue, table.cell(1, 0).against[0].pValue);
            QVERIFY(std::isnan(table.cell(1, 0).against[1].pValue));
            // Better than W/O curriculum, whose sign in the paper is *; the reverse is not.
            QCOMPARE(table.cell(1, 0).symbols, std::string("*"));
            QVERIFY(table.cell(0, 0).symbols.empty());
            QVERIFY(table.cell(1, 0).best && !table.cell(0, 0).best);
            QVERIFY(std::isnan(table.against(1, 0, "random").pValue));
        }
        const ComparisonCell cell = tabulate(result).cell(1, 0);
        // NumPy's mean and std(ddof=1); scipy.stats.t.interval(.95, 9, mean, sem), SciPy 1.17.1.
        QVERIFY(near(cell.summary.mean, 0.6256));
        QVERIFY(near(cell.summary.varPercent, 0.6234243042744565));
        QVERIFY(near(cell.low, 0.6228100061658822));
        QVERIFY(near(cell.high, 0.6283899938341179));
        QCOMPARE(cell.ccc.size(), std::size_t{10});
    }

    // Pooled p .029, Welch's .055: which test is asked decides the symbol.
    void theTestThatIsAskedForDecides()
    {
        const auto golden = goldenCase("unequal_variance");
        const ComparisonResult result = resultWith(
            {{approach("Random", "random"), golden["first"]}, {approach("X", "file"), golden["second"]}});
        QCOMPARE(tabulate(result, {TrialTest::Pooled, .05, .95}).cell(1, 0).symbols, std::string("†"));
        QVERIFY(tabulate(result, {TrialTest::Welch, .05, .95}).cell(1, 0).symbols.empty());
        QCOMPARE(tabulate(result, {TrialTest::Welch, .06, .95}).cell(1, 0).symbols, std::string("†"));
    }

    // Seeds 0, 1, 2 on one side and 1, 2, 3 on the other share 1 and 2: SciPy's case two_each by pairs.
    void pairsAreOfTheSameSeed()
    {
        const auto golden = goldenCase("two_each");
        ComparisonResult result = resultWith({{approach("Random", "random"), {99, 1.0, 2.0}}});
        result.plan.approaches.push_back(approach("X", "file"));
        for (const auto& [seed, ccc] : {std::pair(1, 2.5), {2, 4.0}, {3, -50.}}) {
            TrialRecord trial;
            trial.attribute = "arousal";
            trial.approach = "X";
            trial.seed = static_cast<std::uint64_t>(seed);
            trial.tests = {{"Test1", ccc}};
            result.add(trial);
        }
        const ComparisonTable table = tabulate(result, {TrialTest::PairedBySeed, .05, .95});
        QVERIFY(near(table.cell(0, 0).against[1].pValue, golden["paired"]["p"]));
    }

    void symbolsAreThePapersThenOthers()
    {
        std::vector<Approach> approaches = {approach("W/O", "none"),
                                            approach("Random", "random"),
                                            approach("Dis", "disagreement"),
                                            approach("Min", "minmax-entropy"),
                                            approach("L", "pretrained-lstm"),
                                            approach("R", "pretrained-resnet"),
                                            approach("D", "deepmi"),
                                            approach("D .5", "deepmi"),
                                            approach("D back", "deepmi", true),
                                            approach("file", "file")};
        QCOMPARE(approachSymbols(approaches),
                 (std::vector<std::string>{"*", "†", "‡", "♣", "♦", "♥", "♠", "§", "¶", "‖"}));
        for (int i = 0; i < 8; ++i)
            approaches.push_back(approach("more" + std::to_string(i), "file"));
        auto symbols = approachSymbols(approaches);
        std::sort(symbols.begin(), symbols.end());
        QVERIFY(std::adjacent_find(symbols.begin(), symbols.end()) == symbols.end());
    }

    void whatIsNotKnownIsNotMadeUp()
    {
        const ComparisonTable table = tabulate(resultWith({{approach("W/O curriculum", "none"), {}},
                                                           {approach("Random", "random"), {.5}},
                                                           {approach("Constant", "file"), {.4, .4, .4}},
                                                           {approach("Equal", "file"), {.4, .4}},
                                                           {approach("Broken", "file"), {notANumber, .3}}}));
        QVERIFY(std::isnan(table.cell(0, 0).summary.mean) && !table.cell(0, 0).best);
        QVERIFY(std::isnan(table.cell(1, 0).low) && std::isnan(table.cell(1, 0).summary.std));
        QVERIFY(std::isnan(table.cell(1, 0).against[2].pValue));
        QVERIFY(table.cell(1, 0).best);
        QCOMPARE(table.cell(2, 0).summary.varPercent, 0.);
        QCOMPARE(table.cell(2, 0).low, .4);
        QVERIFY(std::isnan(table.cell(2, 0).against[3].pValue)); // no variance, no difference
        QCOMPARE(table.cell(4, 0).notFinite, std::size_t{1});
        QCOMPARE(table.cell(4, 0).ccc, Values{.3});
        for (const std::string& text : {comparisonText(table), comparisonCsv(table), comparisonLatex(table),
                                        comparisonJson(table).dump()})
            QVERIFY2(!mentions(text, "nan"), text.c_str());
        const auto panels = comparisonPanels(table);
        QCOMPARE(panels.size(), std::size_t{1});
        QCOMPARE(panels[0].approaches.size(), std::size_t{4});
        for (const ApproachTrials& approach : panels[0].approaches)
            QVERIFY(std::any_of(table.rows.begin(), table.rows.end(), [&](const ComparisonTable::Row& row) {
                return row.title == approach.approach && row.measure == approach.colourOf;
            }));
        QVERIFY(approachComparison(panels).find("nan") == std::string::npos);
    }

    void anEmptyComparisonHasAnEmptyTable()
    {
        const ComparisonTable table = tabulate({});
        QVERIFY(table.cells.empty());
        QVERIFY(comparisonPanels(table).empty());
        QVERIFY(mentions(comparisonText(table), "approach"));
        QVERIFY(mentions(comparisonLatex(table), "\\bottomrule"));
        Svg svg(180, 60, {}, "table");
        drawComparisonTable(svg, table, {});
        QVERIFY(mentions(svg.toString(), "<svg"));
    }

    // One line by hand: means .71 and .75, each with standard deviation .01, so VAR 1.41 and 1.33 per cent;
    // p by scipy.stats.ttest_ind(equal_var=False); d = .04/.01, times J(4) = .798.
    void writersSayTheSame()
    {
        const ComparisonTable table =
            tabulate(resultWith({{approach("W/O curriculum", "none"), {.70, .71, .72}},
                                 {approach("DeepMI (α = 0.5) & more", "deepmi"), {.74, .76, .75}}}));
        const std::string text = comparisonText(table);
        QVERIFY2(mentions(text, "Test1  W/O curriculum [*]                3     0.710  0.010   1.41"),
                 text.c_str());
        QVERIFY2(mentions(text, "+0.040  0.008  3.19  *\n"), text.c_str());
        QVERIFY(mentions(text, "Welch's t-test, p < 0.05"));
        const std::string csv = comparisonCsv(table);
        QVERIFY(mentions(csv, "arousal,Test1,DeepMI (α = 0.5) & more,deepmi,♠,3,0.75,"));
        QVERIFY2(mentions(csv, ",*,1,none,,"), csv.c_str());
        const std::string latex = comparisonLatex(table);
        QVERIFY2(mentions(latex, "\\emph{DeepMI ($\\alpha$ = 0.5) \\& more} $^{\\spadesuit }$ & "
                                 "\\textbf{0.750}$^{\\ast }$ & 1.33 \\\\"),
                 latex.c_str());
        QVERIFY(mentions(latex, "\\multicolumn{3}{l}{Test1}"));
        const auto json = comparisonJson(table);
        QCOMPARE(json["cells"][1]["better_than"][0], "W/O curriculum");
        QVERIFY(std::abs(json["cells"][1]["against"]["W/O curriculum"]["p"].get<double>() - 0.008049893) <
                1e-8);
        Svg svg(180, comparisonTableHeightMm(table, {}), {}, "table");
        drawComparisonTable(svg, table, {});
        const std::string drawn = svg.toString();
        QVERIFY(mentions(drawn, "data-mean=\"0.750000\"") && mentions(drawn, "0.710"));
        QVERIFY(!mentions(drawn, "<image"));
    }

    // The interval of the difference and the effect sizes of a contrast: SciPy's of the case ten_trials.
    void contrastsHaveIntervalsAndEffects()
    {
        const auto golden = goldenCase("ten_trials");
        const ComparisonResult result = resultWith({{approach("W/O curriculum", "none"), golden["second"]},
                                                    {approach("DeepMI", "deepmi"), golden["first"]}});
        for (const auto& [test, key] : {std::pair(TrialTest::Welch, "welch"),
                                        {TrialTest::Pooled, "pooled"},
                                        {TrialTest::PairedBySeed, "paired"}}) {
            const ComparisonTable table = tabulate(result, {test, .05, .95});
            const Contrast contrast = table.against(1, 0, "none");
            QVERIFY(near(contrast.low, golden[key]["interval"][0]));
            QVERIFY(near(contrast.high, golden[key]["interval"][1]));
            QVERIFY(near(contrast.cohensD, golden["effect"][key]["d"]));
            QVERIFY(near(contrast.hedgesG, golden["effect"][key]["g"]));
            QVERIFY(near(contrast.effectLow, golden["effect"][key]["interval"][0]));
            QVERIFY(near(contrast.effectHigh, golden["effect"][key]["interval"][1]));
            QCOMPARE(contrast.adjustedPValue, contrast.pValue); // nothing is corrected
            const auto json = comparisonJson(table)["cells"][1]["against"]["W/O curriculum"];
            QCOMPARE(json["hedges_g"].get<double>(), contrast.hedgesG);
            QCOMPARE(json["low"].get<double>(), contrast.low);
            QCOMPARE(json["effect_high"].get<double>(), contrast.effectHigh);
        }
        QVERIFY(comparisonJson(tabulate(result))["family"].is_null());
    }

    // p of Welch's test (scipy.stats.ttest_ind): X against W/O .0213, Y against W/O .0390, X against Y .4961.
    void holmCountsTheContrastsOfItsFamily()
    {
        ComparisonResult result = resultWith({{approach("W/O curriculum", "none"), {.70, .71, .72}},
                                              {approach("X", "random"), {.73, .74, .75}},
                                              {approach("Y", "deepmi"), {.72, .73, .75, .735}}});
        const auto with = [&](Correction correction, ContrastFamily family) {
            return tabulate(result, {TrialTest::Welch, .05, .95, correction, family});
        };
        const ComparisonTable plain = with(Correction::None, ContrastFamily::Column);
        const double x = plain.cell(1, 0).against[0].pValue, y = plain.cell(2, 0).against[0].pValue,
                     xy = plain.cell(1, 0).against[2].pValue;
        QVERIFY(x < y && y < .05 && xy > .1);
        QCOMPARE(plain.cell(2, 0).symbols, std::string("*"));

        // Three contrasts: the smallest counts three times, the next twice.
        const ComparisonTable all = with(Correction::Holm, ContrastFamily::Column);
        QCOMPARE(all.cell(1, 0).against[0].adjustedPValue, 3 * x);
        QCOMPARE(all.cell(0, 0).against[1].adjustedPValue, 3 * x);
        QCOMPARE(all.cell(2, 0).against[0].adjustedPValue, 2 * y);
        QCOMPARE(all.cell(1, 0).against[2].adjustedPValue, xy);
        QCOMPARE(all.cell(2, 0).against[0].pValue, y); // as it was
        QVERIFY(std::isnan(all.cell(1, 0).against[1].adjustedPValue));
        QVERIFY(2 * y > .05 && all.cell(2, 0).symbols.empty()); // one finding less

        // Two contrasts with W/O; the third is not tested.
        const ComparisonTable against = with(Correction::Holm, ContrastFamily::ColumnAgainstPlain);
        QCOMPARE(against.cell(1, 0).against[0].adjustedPValue, 2 * x);
        QCOMPARE(against.cell(2, 0).against[0].adjustedPValue, std::max(2 * x, y));
        QVERIFY(std::isnan(against.cell(1, 0).against[2].adjustedPValue));
        QCOMPARE(against.cell(2, 0).symbols, std::string("*"));

        // The same on another test set: four contrasts with W/O in the table, two in each column.
        result.plan.tests = {"Test1", "Test2"};
        for (TrialRecord& trial : result.trials)
            trial.tests.push_back({"Test2", trial.tests[0].ccc});
        const ComparisonTable whole = with(Correction::Holm, ContrastFamily::TableAgainstPlain);
        QCOMPARE(whole.cell(1, 0).against[0].adjustedPValue, 4 * x);
        QCOMPARE(whole.cell(1, 1).against[0].adjustedPValue, 4 * x); // 3x, but no less than the one before
        QCOMPARE(whole.cell(2, 1).against[0].adjustedPValue, std::max(4 * x, 2 * y));
        QCOMPARE(
            with(Correction::Holm, ContrastFamily::ColumnAgainstPlain).cell(1, 1).against[0].adjustedPValue,
            2 * x);
    }

    void theCorrectionIsSaidEverywhere()
    {
        const ComparisonResult result = resultWith({{approach("W/O curriculum", "none"), {.70, .71, .72}},
                                                    {approach("Random", "random"), {.73, .74, .75}}});
        const ComparisonTable table =
            tabulate(result, {TrialTest::Welch, .05, .95, Correction::Holm, ContrastFamily::Column});
        for (const std::string& text : {comparisonText(table), comparisonLatex(table)})
            QVERIFY2(mentions(text, "Holm-corrected over all contrasts of a column"), text.c_str());
        QVERIFY(mentions(comparisonCsv(table), ",1,holm,column,"));
        QCOMPARE(comparisonJson(table)["correction"], "holm");
        QCOMPARE(comparisonJson(table)["family"], "column");
        QVERIFY(mentions(comparisonPanels(table)[0].approaches[1].note, ", Holm"));
        Svg svg(180, comparisonTableHeightMm(table, {}), {}, "table");
        drawComparisonTable(svg, table, {});
        QVERIFY(mentions(svg.toString(), "Holm-corrected over all contrasts of a column."));
        // Without W/O curriculum there is nothing to be better than.
        const ComparisonTable none =
            tabulate(resultWith({{approach("A", "file"), {.1, .2}}, {approach("B", "random"), {.8, .9}}}),
                     {TrialTest::Welch, .05, .95, Correction::Holm, ContrastFamily::ColumnAgainstPlain});
        QVERIFY(std::isnan(none.cell(1, 0).against[0].adjustedPValue) && none.cell(1, 0).symbols.empty());
    }

    void columnsAreAttributesByTests()
    {
        ComparisonResult result = resultWith({{approach("W/O curriculum", "none"), {.7, .71}}});
        result.plan.attributes = {"arousal", "valence"};
        result.plan.tests = {"Test1", "Other"};
        const ComparisonTable table = tabulate(result);
        QCOMPARE(table.columns.size(), std::size_t{4});
        QCOMPARE(table.columns[1].test, std::string("Other"));
        QCOMPARE(table.columns[2].attribute, std::string("valence"));
        QVERIFY(table.cell(0, 3).ccc.empty());
        result.plan.tests.clear();
        QCOMPARE(tabulate(result).columns.size(), std::size_t{1}); // as the trials have them
        QCOMPARE(trialsCsv(result), std::string("attribute,approach,seed,best_epoch,development_ccc,Test1\n"
                                                "arousal,W/O curriculum,0,0,0,0.7\n"
                                                "arousal,W/O curriculum,1,0,0,0.71\n"));
    }

    /// Approaches, attributes and tests with names that a spreadsheet would run are held back, and come back.
    void trialsHoldNoFormulasAndReadBack()
    {
        ComparisonResult result =
            resultWith({{approach("=cmd|'/C calc'!A0", "file"), {.7}}, {approach("-1", "file"), {.8}}});
        for (TrialRecord& trial : result.trials)
            trial.tests[0].test = "@Test";
        result.plan.tests = {"@Test"};
        const std::string csv = trialsCsv(result);
        QVERIFY(mentions(csv, "development_ccc,'@Test\n"));
        QVERIFY(mentions(csv, "arousal,'=cmd|'/C calc'!A0,"));
        QVERIFY(mentions(csv, "arousal,'-1,"));
        const QTemporaryDir folder;
        const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "trials.csv";
        writeFileAtomically(path, csv);
        const ComparisonResult read = readComparison(path);
        QCOMPARE(read.plan.tests, result.plan.tests);
        QCOMPARE(read.trials.size(), std::size_t{2});
        QCOMPARE(read.trials[0].approach, std::string("=cmd|'/C calc'!A0"));
        QCOMPARE(read.trials[1].approach, std::string("-1"));
        QCOMPARE(read.trials[0].tests[0].test, std::string("@Test"));
    }

    // Many panels stand in several lines, and approaches keep theirs where one is missing.
    void manyPanelsWrap()
    {
        std::vector<ComparisonPanel> panels;
        for (int i = 0; i < 9; ++i)
            panels.push_back({"T" + std::to_string(i),
                              {{"W/O", {.1 * i, .1 * i + .01}, ""}, {"DeepMI", {.1 * i}, "p = 0.03"}},
                              i < 3 ? "a" : "b"});
        panels[4].approaches.erase(panels[4].approaches.begin());
        QVERIFY(approachComparisonHeightMm(panels, {}) > approachComparisonHeightMm({panels[0]}, {}) * 1.9);
        const std::string svg = approachComparison(panels);
        for (int i = 0; i < 9; ++i)
            QVERIFY(mentions(svg, ("data-test=\"T" + std::to_string(i)).c_str()));
    }
};

QTEST_GUILESS_MAIN(ComparisonTableTest)
#include "comparison_table_test.moc"
