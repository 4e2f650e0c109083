#include "comparison_studio.h"
#include "studio_window.h"

#include "actions/file_actions.h"
#include "dialogs/ask.h"
#include "panels/message_banner.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>
#include <QTabWidget>
#include <QToolButton>

using namespace deepmi;
using namespace deepmi::studio;
using studio::test::find;
using Json = nlohmann::ordered_json;

/// What a person has set up to look at comes back with the project.
class ProjectViewTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString at(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    /// A run, scores of another measure, and a comparison of two attributes whose trials have epochs.
    static void fill(MainWindow& window)
    {
        Workspace& workspace = window.workspace();
        workspace.setData(studio::test::teachingData(), "arousal");
        workspace.addRun(studio::test::madeUpRun(*workspace.data()));
        workspace.addScores(std::make_shared<Scores>(randomScores(workspace.samples()->names, 5)),
                            QStringLiteral("Random"));
        ComparisonResult compared = studio::test::madeUpComparison({{.1, .2, .3}, {.4, .5, .6}});
        compared.plan.attributes = {"arousal", "valence"};
        const std::vector<TrialRecord> trials = compared.trials;
        for (TrialRecord trial : trials) {
            trial.attribute = "valence";
            compared.add(trial);
        }
        for (TrialRecord& trial : compared.trials) {
            trial.key = trial.attribute + trial.approach + std::to_string(trial.seed);
            for (int number = 1; number <= 3; ++number) {
                TrainEpoch epoch;
                epoch.epoch = number;
                epoch.bins = 1;
                epoch.samples = 100;
                epoch.learningRate = 1e-3;
                epoch.developmentCcc = .1 * number;
                trial.history.push_back(epoch);
            }
        }
        workspace.setComparison(std::make_shared<const ComparisonResult>(compared));
        window.resize(1280, 800);
        window.show();
    }
    static void save(MainWindow& window, const QString& file)
    {
        if (window.fileActions().projectFile().empty())
            ask::setNextFileNames({file});
        find<QAction>(&window, "saveProjectAction")->trigger();
        QVERIFY(QFile::exists(file));
        QVERIFY(!window.isWindowModified());
    }
    static void open(MainWindow& window, const QString& file)
    {
        window.resize(1280, 800);
        window.show();
        window.fileActions().open({file});
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().comparison() && window.workspace().jobs().isIdle(),
                                 20000);
    }
    static Json read(const QString& file)
    {
        QFile open(file);
        return open.open(QIODevice::ReadOnly) ? Json::parse(open.readAll().toStdString()) : Json();
    }
    static void write(const QString& file, const Json& project)
    {
        QFile open(file);
        QVERIFY(open.open(QIODevice::WriteOnly));
        open.write(QByteArray::fromStdString(project.dump(1)));
    }
    static void filterBy(MainWindow& window, const QString& words)
    {
        auto* filter = find<QLineEdit>(&window, "samplesFilter");
        filter->setText(words);
        QTest::keyClick(filter, Qt::Key_Return);
    }
    static QTableView* samples(MainWindow& window) { return find<QTableView>(&window, "samplesTable"); }
    static int columnOf(MainWindow& window, const QString& title)
    {
        const auto* model = samples(window)->model();
        for (int column = 0; column < model->columnCount(); ++column)
            if (model->headerData(column, Qt::Horizontal).toString() == title)
                return column;
        return -1;
    }
    /// By a click on its title.
    static void sortBy(MainWindow& window, const QString& title)
    {
        QHeaderView* header = samples(window)->horizontalHeader();
        const int column = columnOf(window, title);
        samples(window)->scrollTo(samples(window)->model()->index(0, column));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                           header->height() / 2});
    }
    static QStringList names(MainWindow& window)
    {
        QStringList all;
        const auto* model = samples(window)->model();
        for (int row = 0; row < model->rowCount(); ++row)
            all << model->index(row, 0).data().toString();
        return all;
    }
    template <class Widget>
    static void choose(MainWindow& window, const char* box, int index)
    {
        find<Widget>(&window, box)->setCurrentIndex(index);
        Q_EMIT find<Widget>(&window, box)->activated(index);
    }
    static int index(MainWindow& window, const char* box)
    {
        return find<QComboBox>(&window, box)->currentIndex();
    }
    static QList<bool> checks(MainWindow& window)
    {
        window.showPanel(QStringLiteral("trainingPanel"));
        auto* list = find<QListWidget>(&window, "trainingList");
        QList<bool> checked;
        for (int row = 0; row < list->count(); ++row)
            checked << (list->item(row)->checkState() == Qt::Checked);
        return checked;
    }

private Q_SLOTS:
    void init() { studio::settings().clear(); }

    void theTableOfSamplesIsFilteredAndSortedAsItWas()
    {
        MainWindow window;
        fill(window);
        window.showPanel(QStringLiteral("samplesPanel"));
        QTRY_VERIFY(!names(window).isEmpty());
        filterBy(window, QStringLiteral("split = Train and cluster < 3"));
        sortBy(window, QStringLiteral("Random: rank"));
        sortBy(window, QStringLiteral("Random: rank")); // once more: downwards
        QHeaderView* header = samples(window)->horizontalHeader();
        header->moveSection(header->visualIndex(columnOf(window, QStringLiteral("Bin"))), 1);
        const QStringList before = names(window);
        QVERIFY(before.size() > 5 && before.size() < 400);
        save(window, at("samples.deepmi"));

        // The panel may be behind another one when the project is opened, and when it is saved again.
        MainWindow again;
        open(again, at("samples.deepmi"));
        again.showPanel(QStringLiteral("jobsPanel"));
        save(again, at("samples.deepmi"));
        MainWindow third;
        open(third, at("samples.deepmi"));
        third.showPanel(QStringLiteral("samplesPanel"));
        QTRY_COMPARE(names(third), before);
        QCOMPARE(find<QLineEdit>(&third, "samplesFilter")->text(),
                 QStringLiteral("split = Train and cluster < 3"));
        header = samples(third)->horizontalHeader();
        QCOMPARE(header->sortIndicatorSection(), columnOf(third, QStringLiteral("Random: rank")));
        QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
        QCOMPARE(header->visualIndex(columnOf(third, QStringLiteral("Bin"))), 1);
        QVERIFY(!third.isWindowModified());
        // Of a measure that is closed nothing is sorted any more.
        third.workspace().removeScores(0);
        QCOMPARE(header->sortIndicatorSection(), -1);
    }

    void theArrowOfSortingStaysWithItsColumn()
    {
        MainWindow window;
        fill(window);
        window.showPanel(QStringLiteral("samplesPanel"));
        const QString last = QStringLiteral("Ambiguity");
        samples(window)->sortByColumn(columnOf(window, last), Qt::DescendingOrder);
        const int before = columnOf(window, last);
        window.workspace().removeScores(0);
        QVERIFY(columnOf(window, last) < before);
        QCOMPARE(samples(window)->horizontalHeader()->sortIndicatorSection(), columnOf(window, last));
        QCOMPARE(samples(window)->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
    }

    void whatTheHeatmapShowsComesBack()
    {
        MainWindow window;
        fill(window);
        window.showPanel(QStringLiteral("heatmapPanel"));
        choose<QComboBox>(window, "heatmapValue", 2);
        choose<QComboBox>(window, "heatmapOrder", 3);
        find<QToolButton>(&window, "heatmapDescending")->click();
        choose<QComboBox>(window, "heatmapColumns", 1);
        choose<QComboBox>(window, "heatmapValue", 1);
        save(window, at("heatmap.deepmi"));

        MainWindow again;
        open(again, at("heatmap.deepmi"));
        QCOMPARE(index(again, "heatmapColumns"), 1);
        QCOMPARE(index(again, "heatmapValue"), 1);
        QCOMPARE(index(again, "heatmapOrder"), 0);
        QVERIFY(!find<QToolButton>(&again, "heatmapDescending")->isChecked());
        choose<QComboBox>(again, "heatmapColumns", 0);
        QCOMPARE(index(again, "heatmapValue"), 2);
        QCOMPARE(index(again, "heatmapOrder"), 3);
        QVERIFY(find<QToolButton>(&again, "heatmapDescending")->isChecked());
    }

    void whichCurvesOfTrainingAreShownComesBack()
    {
        MainWindow window;
        fill(window);
        window.showPanel(QStringLiteral("trainingPanel"));
        choose<QComboBox>(window, "trainingKind", 1);
        auto* list = find<QListWidget>(&window, "trainingList");
        QTRY_COMPARE(list->count(), 12);
        list->item(0)->setCheckState(Qt::Checked);
        list->item(8)->setCheckState(Qt::Unchecked);
        const QList<bool> single = checks(window);
        find<QCheckBox>(&window, "trainingTogether")->click();
        QTRY_COMPARE(list->count(), 4);
        list->item(1)->setCheckState(Qt::Unchecked);
        find<QCheckBox>(&window, "trainingLogarithmic")->click();
        find<QSlider>(&window, "trainingSmoothing")->setValue(40);
        save(window, at("training.deepmi"));

        MainWindow again;
        open(again, at("training.deepmi"));
        QCOMPARE(index(again, "trainingKind"), 1);
        QVERIFY(find<QCheckBox>(&again, "trainingTogether")->isChecked());
        QVERIFY(find<QCheckBox>(&again, "trainingLogarithmic")->isChecked());
        QCOMPARE(find<QSlider>(&again, "trainingSmoothing")->value(), 40);
        QCOMPARE(checks(again), (QList<bool>{true, false, true, true}));
        find<QCheckBox>(&again, "trainingTogether")->click();
        QTRY_COMPARE(checks(again), single);
    }

    void otherChoicesOfThePanelsComeBack()
    {
        MainWindow window;
        fill(window);
        window.showPanel(QStringLiteral("binsPanel"));
        choose<QComboBox>(window, "binsWhich", 1);
        choose<QComboBox>(window, "binsUnit", 2);
        find<QSpinBox>(&window, "binsCells")->setValue(20);
        choose<QComboBox>(window, "mapColourBox", 4);
        window.showPanel(QStringLiteral("comparisonPanel"));
        find<QToolButton>(&window, "comparisonFold")->click();
        choose<QComboBox>(window, "comparisonTest", 2);
        choose<QComboBox>(window, "comparisonCorrection", 3);
        auto* table = find<QTableView>(&window, "comparisonTable");
        table->setCurrentIndex(table->model()->index(0, 1)); // valence
        find<QTabWidget>(&window, "comparisonTabs")->setCurrentIndex(1);
        auto* x = find<QComboBox>(&window, "rankMeasureX");
        auto* y = find<QComboBox>(&window, "rankMeasureY");
        x->setCurrentIndex(x->findData(QStringLiteral("error")));
        y->setCurrentIndex(y->findData(QStringLiteral("file:Random")));
        QVERIFY(x->currentIndex() >= 0 && y->currentIndex() >= 0);
        save(window, at("others.deepmi"));
        studio::settings().clear(); // another person's

        MainWindow again;
        open(again, at("others.deepmi"));
        QCOMPARE(index(again, "binsWhich"), 1);
        QCOMPARE(index(again, "binsUnit"), 2);
        QCOMPARE(find<QSpinBox>(&again, "binsCells")->value(), 20);
        QCOMPARE(index(again, "mapColourBox"), 4);
        QVERIFY(find<QWidget>(&again, "comparisonSetup")->isHidden());
        QCOMPARE(index(again, "comparisonTest"), 2);
        QCOMPARE(index(again, "comparisonCorrection"), 3);
        QCOMPARE(find<QTabWidget>(&again, "comparisonTabs")->currentIndex(), 1);
        again.showPanel(QStringLiteral("comparisonPanel"));
        QTRY_COMPARE(find<QComboBox>(&again, "rankMeasureX")->currentData().toString(),
                     QStringLiteral("error"));
        QCOMPARE(find<QComboBox>(&again, "rankMeasureY")->currentData().toString(),
                 QStringLiteral("file:Random"));
        find<QTabWidget>(&again, "comparisonTabs")->setCurrentIndex(0);
        save(again, at("others.deepmi"));
        QCOMPARE(read(at("others.deepmi"))["window"]["panels"]["comparisonPanel"]["plotted"], "valence");
    }

    void lookingAtSomethingElseIsNoChange()
    {
        MainWindow window;
        fill(window);
        save(window, at("looked.deepmi"));
        window.showPanel(QStringLiteral("samplesPanel"));
        filterBy(window, QStringLiteral("bin = 1"));
        sortBy(window, QStringLiteral("Label"));
        choose<QComboBox>(window, "heatmapColumns", 1);
        choose<QComboBox>(window, "trainingKind", 1);
        find<QCheckBox>(&window, "trainingTogether")->click();
        QVERIFY(!window.isWindowModified());
        QVERIFY(window.close()); // a question would be answered by nobody
    }

    void aProjectOfBeforeOpensAndLeavesTheViewAsItIs()
    {
        MainWindow window;
        fill(window);
        save(window, at("before.deepmi"));
        Json project = read(at("before.deepmi"));
        QVERIFY(project["window"].contains("panels"));
        project["window"].erase("panels");
        write(at("before.deepmi"), project);

        MainWindow again;
        choose<QComboBox>(again, "heatmapColumns", 1);
        open(again, at("before.deepmi"));
        QVERIFY(again.banner().isEmpty());
        QCOMPARE(index(again, "heatmapColumns"), 1);
        again.showPanel(QStringLiteral("samplesPanel"));
        QTRY_COMPARE(names(again).size(), 400);
    }

    void whatIsNoViewIsTheDefault_data()
    {
        QTest::addColumn<QString>("panels"); // ' for "
        QTest::newRow("no object") << QStringLiteral("7");
        QTest::newRow("panels that are none")
            << QStringLiteral("{'samplesPanel':'x','heatmapPanel':[],'trainingPanel':null,'noPanel':{}}");
        QTest::newRow("values of other types") << QStringLiteral(
            "{'samplesPanel':{'filter':4,'sort':{},'descending':'yes','columns':'name'},"
            "'heatmapPanel':{'columns':3,'clusters':'all','predictions':{'value':[],'sort':2}},"
            "'binsPanel':{'bins':null,'fine_cells':'many','height':{}},'embeddingPanel':{'colour':2},"
            "'comparisonPanel':{'page':1,'folded':'no','plotted':[],'test':{},'ranks':7},"
            "'trainingPanel':{'kind':1,'mean_of_trials':'yes','smoothing':1.5,'checked':'all','unchecked':[1]"
            "}}");
        QTest::newRow("values that are unknown or out of range") << QStringLiteral(
            "{'samplesPanel':{'sort':'no column','columns':['no column','name','name']},"
            "'heatmapPanel':{'columns':'triples','clusters':{'value':'colour','sort':'beauty'}},"
            "'binsPanel':{'bins':'odd','cells':'coarse','fine_cells':1e30,'height':'inch'},"
            "'embeddingPanel':{'colour':'taste'},"
            "'comparisonPanel':{'page':'third','plotted':'nothing','test':'taste','ranks':{'x':'no "
            "measure'}},"
            "'trainingPanel':{'kind':'third','smoothing':100,'unchecked_approaches':['nobody']}}");
    }

    void whatIsNoViewIsTheDefault()
    {
        QFETCH(QString, panels);
        MainWindow window;
        fill(window);
        save(window, at("broken.deepmi"));
        Json project = read(at("broken.deepmi"));
        project["window"]["panels"] =
            Json::parse(QString(panels).replace(QLatin1Char('\''), QLatin1Char('"')).toStdString());
        write(at("broken.deepmi"), project);

        MainWindow again;
        open(again, at("broken.deepmi"));
        for (const char* panel : {"samplesPanel", "heatmapPanel", "binsPanel", "embeddingPanel",
                                  "trainingPanel", "comparisonPanel"})
            again.showPanel(QLatin1String(panel));
        QVERIFY2(again.banner().isEmpty(), qPrintable(again.banner().text()));
        for (const char* box : {"heatmapColumns", "heatmapValue", "binsWhich", "binsCellsBy", "binsUnit",
                                "mapColourBox", "comparisonTest", "comparisonCorrection"})
            QVERIFY2(index(again, box) == 0, box);
        QCOMPARE(index(again, "heatmapOrder"), 1);
        QCOMPARE(find<QSpinBox>(&again, "binsCells")->value(), 12);
        QCOMPARE(find<QTabWidget>(&again, "comparisonTabs")->currentIndex(), 0);
        QVERIFY(!find<QCheckBox>(&again, "trainingTogether")->isChecked());
        QCOMPARE(find<QSlider>(&again, "trainingSmoothing")->value(), 0);
        QCOMPARE(find<QLineEdit>(&again, "samplesFilter")->text(), QString());
        QCOMPARE(samples(again)->horizontalHeader()->sortIndicatorSection(), -1);
        QCOMPARE(names(again).size(), 400);
    }

    /// What was typed stays in its field, with what is wrong with it; a filter of before is not left in
    /// force.
    void aFilterThatIsNoLongerPossibleIsSaidAndFiltersNothing()
    {
        MainWindow window;
        fill(window);
        window.showPanel(QStringLiteral("samplesPanel"));
        filterBy(window, QStringLiteral("Random rank < 10"));
        QCOMPARE(names(window).size(), 10);
        save(window, at("filter.deepmi"));
        Json project = read(at("filter.deepmi"));
        project["scores"] = Json::array();
        write(at("filter.deepmi"), project);

        MainWindow again;
        fill(again);
        again.showPanel(QStringLiteral("samplesPanel"));
        filterBy(again, QStringLiteral("label > 100"));
        QCOMPARE(names(again).size(), 0);
        ask::setNextAnswer(QMessageBox::Discard);
        open(again, at("filter.deepmi"));
        QTRY_VERIFY(again.workspace().scores().empty());
        again.showPanel(QStringLiteral("samplesPanel"));
        QTRY_COMPARE(names(again).size(), 400);
        QCOMPARE(find<QLineEdit>(&again, "samplesFilter")->text(), QStringLiteral("Random rank < 10"));
        QVERIFY(find<QLabel>(&again, "samplesFilterError")->isVisible());
        // Columns are as wide as what they hold, though there was nothing when the data came.
        QVERIFY(samples(again)->columnWidth(0) >
                samples(again)->fontMetrics().horizontalAdvance(names(again).first()));
    }
};

DEEPMI_STUDIO_TEST_MAIN(ProjectViewTest)
#include "project_view_test.moc"
