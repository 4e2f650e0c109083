#include "report/report.h"

#include "data/delimited_text.h"
#include "job/error.h"
#include "made_experiment.h"
#include "report/html_page.h"
#include "test_data.h"

#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

using namespace deepmi;

namespace
{

const char* const nasty = "<script>alert('x')</script> & \"co\" \x01 50% _#{}~^\\$";

nlohmann::json golden()
{
    std::ifstream file(test::ownGolden("report.json"));
    return nlohmann::json::parse(file);
}

bool mentions(const std::string& text, const std::string& piece)
{
    return text.find(piece) != std::string::npos;
}

/// Elements of a page with their attributes and the texts in them; empty where it is not well-formed.
struct Element {
    QString name, text;
    QMap<QString, QString> attributes;
};
std::vector<Element> elementsOf(const std::string& html)
{
    std::vector<Element> elements;
    QXmlStreamReader reader(QByteArray::fromStdString(html));
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::StartElement) {
            Element& element = elements.emplace_back();
            element.name = reader.name().toString();
            for (const auto& attribute : reader.attributes())
                element.attributes[attribute.name().toString()] = attribute.value().toString();
        } else if (token == QXmlStreamReader::Characters && !elements.empty()) {
            elements.back().text += reader.text();
        }
    }
    if (reader.hasError())
        qWarning("line %lld: %s", reader.lineNumber(), qPrintable(reader.errorString()));
    return reader.hasError() ? std::vector<Element>{} : elements;
}

/// Nothing of the page comes from elsewhere, nothing runs, and every link inside it leads somewhere.
void verifySelfContained(const std::string& html)
{
    const auto elements = elementsOf(html);
    QVERIFY(!elements.empty());
    QSet<QString> ids;
    for (const Element& element : elements) {
        if (!element.attributes.contains(QStringLiteral("id")))
            continue;
        const QString id = element.attributes[QStringLiteral("id")];
        QVERIFY2(!ids.contains(id), qPrintable(id));
        ids.insert(id);
    }
    for (const Element& element : elements) {
        for (const char* name : {"script", "link", "img", "iframe", "object", "embed", "image", "use"})
            QVERIFY2(element.name != QLatin1String(name), name);
        for (auto it = element.attributes.begin(); it != element.attributes.end(); ++it) {
            QVERIFY2(!it.key().startsWith(QLatin1String("on")), qPrintable(it.key()));
            QVERIFY2(it.key() != QLatin1String("src"), qPrintable(it.value()));
            if (it.key() != QLatin1String("href"))
                continue;
            QVERIFY2(it.value().startsWith(QLatin1Char('#')) && ids.contains(it.value().mid(1)),
                     qPrintable(it.value()));
        }
        if (element.name == QLatin1String("style"))
            QVERIFY(!element.text.contains(QLatin1String("url(")) &&
                    !element.text.contains(QLatin1String("@import")));
    }
}

/// Every environment and brace that is opened is closed; each row of a tabular has as many cells as columns.
void verifyLatex(const std::string& latex)
{
    std::istringstream lines(latex);
    std::vector<std::string> open;
    std::size_t columns = 0, rows = 0;
    int braces = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("%") || line.empty())
            continue;
        for (std::size_t at = 0; at < line.size(); ++at) {
            if (line[at] == '\\')
                ++at;
            else if (line[at] == '%')
                QFAIL(("a comment begins inside: " + line).c_str());
            else
                braces += line[at] == '{' ? 1 : line[at] == '}' ? -1 : 0;
        }
        QVERIFY2(braces == 0, line.c_str());
        if (line.starts_with("\\begin{")) {
            open.push_back(line.substr(7, line.find('}') - 7));
            if (open.back() == "tabular")
                columns = line.size() - std::string("\\begin{tabular}{}").size();
        } else if (line.starts_with("\\end{")) {
            QVERIFY(!open.empty());
            QCOMPARE(line, "\\end{" + open.back() + "}");
            open.pop_back();
        } else if (line.ends_with("\\\\") && !line.starts_with("\\multicolumn")) {
            ++rows;
            std::size_t cells = 1;
            for (std::size_t at = 0; at < line.size(); ++at)
                if (line[at] == '\\')
                    ++at;
                else
                    cells += line[at] == '&' ? 1 : 0;
            QVERIFY2(cells == columns, line.c_str());
        }
    }
    QVERIFY(open.empty());
    QVERIFY(rows > 0);
}

DelimitedText csvOf(const Report& report, const std::string& name, const QTemporaryDir& folder)
{
    for (const auto& [table, text] : reportCsv(report))
        if (table == name) {
            const std::filesystem::path path = folder.filePath(QStringLiteral("t.csv")).toStdString();
            std::ofstream(path, std::ios::binary) << text;
            return DelimitedText::read(path);
        }
    throw UsageError("there is no table " + name);
}

/// One with every kind of part: tables by α and K, names that bite, a search.
ExperimentResult everything()
{
    CorpusResult corpus = test::corpusResult(
        nasty, {"arousal", "=1+1"}, {"Test1", "@SUM(A1)"}, 3,
        {test::approach("W/O curriculum", "none"), test::approach(std::string("+") + nasty, "file")});
    for (const char* alpha : {"0", "0.5"}) {
        corpus.result.plan.approaches.push_back(test::approach(
            std::string("DeepMI (α = ") + alpha + ")", "deepmi", {{"alpha", alpha}, {"clusters", "50"}}));
        corpus.result.plan.approaches.back().alpha = std::stod(alpha);
    }
    double centre = .5;
    for (const Approach& approach : corpus.result.plan.approaches)
        for (const std::string& attribute : corpus.result.plan.attributes) {
            centre += .01;
            test::addTrials(corpus.result, attribute, approach.title,
                            {{"Test1", {centre, centre + .001, centre + .003}},
                             {"@SUM(A1)", {centre, std::nan(""), centre + .003}}},
                            {centre, centre, centre});
        }
    corpus.result.trials.pop_back();
    corpus.leftOut = {{"Disagreement", "", "/somewhere/features.h5: its ratings <name> no rater"}};
    SearchResult search;
    search.corpus = nasty;
    search.attribute = "arousal";
    search.result.plan = corpus.result.plan;
    search.result.plan.attributes = {"arousal"};
    search.result.trials = corpus.result.trials;
    search.chosen = {"DeepMI (α = 0)", "W/O curriculum"};
    ExperimentResult experiment =
        test::experiment({"II", "III", "IV", "VI", "VII", "figure2", "search"}, {corpus});
    experiment.plan.title = nasty;
    experiment.searches = {search};
    experiment.failed = {{"k", "a <task>", "out of memory"}};
    return experiment;
}

} // namespace

/// Every format says the same numbers, reads back, and holds whatever names there are.
class ReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csvReadsBack()
    {
        const QTemporaryDir folder;
        const nlohmann::json expected = golden()["table2"]["cells"];
        const Report report = makeReport(test::goldenTable2(golden()), {});
        const DelimitedText table = csvOf(report, "tables", folder);
        QCOMPARE(table.rows(), std::size_t{32}); // II and III
        int found = 0;
        for (std::size_t row = 0; row < table.rows(); ++row)
            for (const auto& one : expected)
                if (table.cell(row, table.columnIndex("table")) == "table3" &&
                    table.cell(row, table.columnIndex("attribute")) == one["attribute"].get<std::string>() &&
                    table.cell(row, table.columnIndex("test")) == one["test"].get<std::string>() &&
                    table.cell(row, table.columnIndex("approach")) == one["approach"].get<std::string>()) {
                    ++found;
                    QVERIFY(std::abs(table.number(row, table.columnIndex("mean")) -
                                     one["mean"].get<double>()) < 1e-12);
                    QVERIFY(std::abs(table.number(row, table.columnIndex("var_percent")) -
                                     one["var_percent"].get<double>()) < 1e-10);
                    QCOMPARE(table.integer(row, table.columnIndex("trials")), 4LL);
                    QCOMPARE(table.cell(row, table.columnIndex("data_hash")),
                             std::string_view("0123456789abcdef"));
                }
        QCOMPARE(found, 16);
        // A line a trial and test set.
        const DelimitedText trials = csvOf(report, "trials", folder);
        QCOMPARE(trials.rows(), std::size_t{64});
        QCOMPARE(trials.cell(0, trials.columnIndex("trace")), std::string_view("trials-0-0-0"));
    }

    void textHasThePapersShape()
    {
        const std::string text = reportText(makeReport(test::goldenTable2(golden()), {}));
        QVERIFY2(mentions(text, "TABLE II\n") && mentions(text, "TABLE III\n"), text.c_str());
        // Means by NumPy: W/O .6173, DeepMI .6366 on arousal, Test1.
        QVERIFY2(mentions(text, "  W/O curriculum [*]  0.617 †        0.319 †\n"), text.c_str());
        QVERIFY2(mentions(text, "  DeepMI [♠]          0.637 *†‡ ←    0.333 *†‡ ←\n"), text.c_str());
        QVERIFY(mentions(text, "Small, Other\n"));
        QVERIFY(mentions(text, "32 of 32"));
        QVERIFY(!mentions(text, "nan"));
    }

    void jsonTellsWhereEachNumberComesFrom()
    {
        const auto json =
            nlohmann::json::parse(reportJson(makeReport(test::goldenTable2(golden()), {})).dump());
        QCOMPARE(json["format"], "deepmi-report");
        QCOMPARE(json["inputs"][0]["file"], "features.h5"); // without its folder
        QCOMPARE(json["inputs"][0]["hash"], "fedcba9876543210");
        QCOMPARE(json["corpora"][0]["plan"]["train"]["trials"], 4);
        QCOMPARE(json["tables"].size(), std::size_t{2});
        std::map<std::string, nlohmann::json> traces;
        for (const auto& trace : json["traces"])
            traces[trace["id"]] = trace;
        int cells = 0;
        for (const auto& table : json["tables"])
            for (const auto& block : table["blocks"])
                for (const auto& cell : block["cells"]) {
                    const auto& trace = traces.at(cell["trace"]);
                    QCOMPARE(trace["approach"], cell["approach"]);
                    QCOMPARE(trace["attribute"], cell["attribute"]);
                    QCOMPARE(trace["trials"].size(), cell["ccc"].size());
                    for (std::size_t trial = 0; trial < trace["trials"].size(); ++trial) {
                        QCOMPARE(trace["trials"][trial]["tests"][block["test"].get<std::string>()],
                                 cell["ccc"][trial]);
                        QCOMPARE(trace["trials"][trial]["seed"], cell["seeds"][trial]);
                        QVERIFY(!trace["trials"][trial]["key"].get<std::string>().empty());
                    }
                    ++cells;
                }
        QCOMPARE(cells, 32);
        QCOMPARE(traces.at("trials-0-0-3")["scores"], "scores/1111222233334444.csv");
        QCOMPARE(traces.at("trials-0-0-3")["run"], "pretrain/5555666677778888.h5");
        QCOMPARE(traces.at("trials-0-0-0")["run"], "");
    }

    void latexIsBooktabsWithThePapersSymbols()
    {
        const std::string latex = reportLatex(makeReport(test::goldenTable2(golden()), {}));
        verifyLatex(latex);
        QVERIFY2(mentions(latex, "\\emph{DeepMI}$^{\\spadesuit }$ & "
                                 "\\textbf{0.637}$^{\\ast \\dagger \\ddagger }$ & "
                                 "\\textbf{0.333}$^{\\ast \\dagger \\ddagger }$ \\\\\n"),
                 latex.c_str());
        QVERIFY(mentions(latex, "\\label{tab:table3}") && mentions(latex, "\\toprule"));
        QVERIFY(mentions(latex, "% table2 | Small, Test1 | arousal | DeepMI | 0.636"));
        QVERIFY(
            mentions(latex, "| scores 1111222233334444 | run 5555666677778888 | data 0123456789abcdef\n"));
        QVERIFY(mentions(latex, "4 of 4 trials, seed:key 0:0000"));
        QVERIFY(mentions(latex, "% input: features.h5, 4096 bytes, hash fedcba9876543210\n"));
    }

    void htmlStandsAlone()
    {
        const std::string html = reportHtml(makeReport(test::goldenTable2(golden()), {}));
        verifySelfContained(html);
        QVERIFY(mentions(html, ">0.637</strong></a><sup>*†‡</sup>"));
        QVERIFY(mentions(html, "prefers-color-scheme:dark") && mentions(html, "@media print"));
        // Each figure twice: for a light page and for a dark one.
        int light = 0, dark = 0, svg = 0;
        for (const Element& element : elementsOf(html)) {
            const QString name = element.attributes.value(QStringLiteral("class"));
            light += name == QLatin1String("light") ? 1 : 0;
            dark += name == QLatin1String("dark") ? 1 : 0;
            svg += element.name == QLatin1String("svg") ? 1 : 0;
        }
        QCOMPARE(light, 1);
        QCOMPARE(dark, 1);
        QCOMPARE(svg, 2);
        QVERIFY(mentions(html, "id=\"trials-0-1-3\""));
        QVERIFY(!mentions(html, "<?xml"));
    }

    void namesThatBiteAreHeldBack()
    {
        const Report report = makeReport(everything(), {});
        const std::string html = reportHtml(report);
        verifySelfContained(html);
        QVERIFY(mentions(html, "&lt;script&gt;") && !mentions(html, "<script"));
        verifyLatex(reportLatex(report));
        QVERIFY(!mentions(reportLatex(report), "\x01"));
        QVERIFY(mentions(reportLatex(report), "\\%"));
        const QTemporaryDir folder;
        for (const auto& [name, text] : reportCsv(report)) {
            if (name == "figure2") // nothing of it in this experiment: a header alone
                continue;
            const DelimitedText table = csvOf(report, name, folder);
            for (std::size_t row = 0; row < table.rows(); ++row)
                for (std::size_t column = 0; column < table.columns(); ++column) {
                    const std::string_view cell = table.cell(row, column);
                    QVERIFY2(cell.empty() ||
                                 std::string_view("=+-@").find(cell[0]) == std::string_view::npos ||
                                 parseDouble(cell),
                             std::string(cell).c_str());
                }
            for (const std::string& head : table.header())
                QVERIFY(std::string_view("=+-@").find(head[0]) == std::string_view::npos);
        }
        QVERIFY(mentions(reportCsv(report)[0].second, ",'=1+1,"));
        const FigureStyle style;
        for (const ReportFigure& figure : reportFigures(report))
            QVERIFY(!elementsOf(figure.draw(style)).empty());
        QVERIFY(!reportJson(report).dump().empty());
    }

    void whatIsMissingIsSaid()
    {
        const Report report = makeReport(everything(), {});
        for (const std::string& text : {reportText(report), reportHtml(report), reportLatex(report)}) {
            QVERIFY2(mentions(text, "Disagreement"), text.c_str());
            QVERIFY(mentions(text, "features.h5:") && !mentions(text, "/somewhere"));
            QVERIFY(mentions(text, "2/3")); // the last approach's last trial is not there
            QVERIFY(!mentions(text, "nan"));
            QVERIFY(mentions(text, "out of memory"));
        }
        QVERIFY(mentions(reportText(report), "The experiment has nothing for this table."));
        QVERIFY(mentions(reportText(report), "23 of 24 trials are finished"));
        QVERIFY(mentions(reportText(report), "one-way ANOVA, p"));
    }

    void anEmptyExperimentHasAnEmptyReport()
    {
        for (const std::vector<std::string>& shows :
             {std::vector<std::string>{}, {"II", "III", "IV", "V", "VI", "VII", "figure2", "search"}}) {
            ExperimentResult experiment = test::experiment(shows, {});
            const Report report = makeReport(experiment, {});
            verifySelfContained(reportHtml(report));
            QVERIFY(mentions(reportText(report), "0 of 0 tasks finished"));
            QVERIFY(mentions(reportLatex(report), "% needs"));
            QCOMPARE(mentions(reportText(report), "The experiment has no search."), !shows.empty());
            QVERIFY(reportFigures(report).empty());
            QVERIFY(!reportCsv(report).empty());
            QCOMPARE(reportJson(report)["traces"].size(), std::size_t{0});
        }
    }

    void partsAreThoseAskedForOrThoseThatFit()
    {
        const auto ids = [](const Report& report) {
            std::vector<std::string> all;
            for (const ReportTable& table : report.tables)
                all.push_back(table.shape.id);
            return all;
        };
        ExperimentResult experiment = everything();
        QCOMPARE(ids(makeReport(experiment, {}, {"vi", "table2", "II"})),
                 (std::vector<std::string>{"table6", "table2"}));
        VERIFY_RAISES(makeReport(experiment, {}, {"VIII"}), ErrorKind::Usage, "'VIII'", "II to VII",
                      "figure2");
        experiment.plan.shows.clear();
        QCOMPARE(ids(makeReport(experiment, {})), (std::vector<std::string>{"table2", "table3", "table6"}));
        experiment.plan.search.emplace();
        QVERIFY(makeReport(experiment, {}).hasSearch && makeReport(experiment, {}).tables.empty());
        experiment.plan.search.reset();
        experiment.plan.scoresOnly = true;
        QVERIFY(makeReport(experiment, {}).hasFigure2);
        ReportOptions options;
        options.test = "guess";
        VERIFY_RAISES(makeReport(experiment, options), ErrorKind::Usage, "--t-test", "welch");
    }

    /// The table would print it like any other row.
    void aCollapsedPretrainingIsSaid()
    {
        Report report = makeReport(test::goldenTable2(golden()), {});
        QVERIFY(!mentions(reportText(report), "collapsed"));
        ApproachSource source{"DeepMI", "arousal", "", {}, "0123456789abcdef", {}, true};
        report.experiment.corpora.at(0).sources.push_back(source);
        for (const std::string& text : {reportText(report), reportHtml(report)})
            QVERIFY(mentions(text, "DeepMI on arousal is made from a pre-training whose clusters "
                                   "collapsed"));
        // Approaches of one pre-training share a sentence.
        source.approach = "DeepMI, step";
        report.experiment.corpora.at(0).sources.push_back(source);
        QVERIFY(mentions(reportText(report), "DeepMI, DeepMI, step on arousal are made from"));
    }

    void theFolderHoldsEveryFormat()
    {
        const Report report = makeReport(test::goldenTable2(golden()), {});
        std::map<std::string, std::string> files;
        std::set<std::string> names;
        for (const ReportFile& file : reportFiles(report)) {
            QVERIFY(!file.text.empty());
            files[file.name.generic_string()] = file.text;
            names.insert(file.name.generic_string());
        }
        QCOMPARE(names, (std::set<std::string>{"report.txt", "report.json", "report.html", "report.tex",
                                               "curves.csv", "tables.csv", "trials.csv",
                                               "figures/curves-1.svg", "figures/table2-1.svg"}));
        // The same experiment is the same report, bit for bit.
        QCOMPARE(files.at("report.html"), reportHtml(makeReport(test::goldenTable2(golden()), {})));
    }
};

QTEST_GUILESS_MAIN(ReportTest)
#include "report_test.moc"
