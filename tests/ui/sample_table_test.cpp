#include "studio_window.h"

#include "models/sample_table_model.h"
#include "models/sample_table_selection.h"
#include "models/sample_table_text.h"
#include "models/shown_number.h"
#include "pretrain/run_file.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

using namespace deepmi;
using namespace deepmi::studio;

namespace
{

/// The teaching corpus with a made-up run, a random measure and some rows that no run knows.
void fill(Workspace& workspace)
{
    const auto data = test::teachingData();
    workspace.setData(data, "arousal");
    workspace.addRun(test::madeUpRun(*data));
    workspace.addScores(std::make_shared<Scores>(randomScores(workspace.run()->embedding.names, 3, 10)),
                        QStringLiteral("Random"));
}

QStringList namesIn(const SampleTableModel& model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, 0).data().toString();
    return names;
}

SampleFilter parsed(const SampleTableModel& model, const char* words)
{
    QString error;
    const auto filter = SampleFilter::parse(QString::fromUtf8(words), model.columns(), &error);
    if (!filter)
        qFatal("%s", qPrintable(error));
    return *filter;
}

} // namespace

/// The table shows the core's own values, in any order and through any filter, linked with the selection.
class SampleTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreTheCores()
    {
        Workspace workspace;
        fill(workspace);
        SampleTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setValues(sampleTableValues(workspace));
        QCOMPARE(model.rowCount(), static_cast<int>(workspace.samples()->size()));
        const Assignments assignments = assignmentsOf(*workspace.run(), "classifier");
        const DeepMI deepmi = computeDeepMI(assignments, Levels::equalWidth(6, workspace.scale()));
        const Scores scores = deepmiScores(assignments, deepmi, 0, 0, 10);
        int clustered = 0;
        for (std::size_t sample = 0; sample < assignments.names.size(); ++sample) {
            const int row = model.shownRow(workspace.samples()->rowOf(assignments.names[sample]));
            const auto cell = [&](SampleField field) {
                return model.index(row, model.columnOf(field)).data().toString();
            };
            QCOMPARE(cell(SampleField::Name).toStdString(), assignments.names[sample]);
            QCOMPARE(cell(SampleField::Split), QStringLiteral("Train"));
            QCOMPARE(cell(SampleField::Cluster).toInt(), assignments.cluster[sample]);
            QCOMPARE(cell(SampleField::Predicted), decimalText(assignments.predicted[sample], 2));
            QCOMPARE(cell(SampleField::ClusterTerm), decimalText(deepmi.clusterTerm[sample], 4));
            QCOMPARE(cell(SampleField::PredictionTerm), decimalText(deepmi.predictionTerm[sample], 4));
            QCOMPARE(cell(SampleField::Score), decimalText(scores.score[sample], 4));
            QCOMPARE(cell(SampleField::Rank).toULongLong(), scores.bins.rank[sample]);
            QCOMPARE(cell(SampleField::Bin).toInt(), scores.bins.bin[sample] + 1); // from 1 in the window
            const Scores& random = *workspace.scores().front().scores;
            QCOMPARE(cell(SampleField::MeasureRank).toULongLong(), random.bins.rank[sample]);
            QCOMPARE(cell(SampleField::MeasureBin).toInt(), random.bins.bin[sample] + 1);
            ++clustered;
        }
        // Of the others, DeepMI says nothing.
        QVERIFY(clustered < model.rowCount());
        for (int row = 0; row < model.rowCount(); ++row)
            if (workspace.samples()->splits[static_cast<std::size_t>(model.frameRow(row))] != Split::Train)
                QVERIFY(model.index(row, model.columnOf(SampleField::Rank)).data().toString().isEmpty());
        QVERIFY(model.columnOf(SampleField::Ambiguity) > 0);
        QVERIFY(model.columnOf(SampleField::Text) > 0);
    }

    /// Numbers below each other are compared by their digits, so they have the same number of them.
    void numbersOfAColumnHaveOneNumberOfDecimals()
    {
        Workspace workspace;
        fill(workspace);
        SampleTableModel model;
        model.setValues(sampleTableValues(workspace));
        for (int column = 0; column < model.columnCount(); ++column) {
            if (model.columns()[static_cast<std::size_t>(column)].isText())
                continue;
            std::set<qsizetype> decimals;
            for (int row = 0; row < model.rowCount(); ++row)
                if (const QString shown = model.index(row, column).data().toString(); !shown.isEmpty())
                    decimals.insert(shown.contains(QLatin1Char('.'))
                                        ? shown.size() - shown.indexOf(QLatin1Char('.'))
                                        : 0);
            QVERIFY2(decimals.size() == 1, qPrintable(model.columns()[static_cast<std::size_t>(column)].id));
        }
        const auto decimals = [](std::vector<double> scores) { return scoreDecimals(scores); };
        QCOMPARE(decimals({.73008123, .1683, 0}), 5);
        QCOMPARE(decimals({1, 2, 30}), 0);
        QCOMPARE(decimals({1.5, 2.25, 30}), 2);
        QCOMPARE(decimals({-12.3456789, 1e-9}), 3);
        QCOMPARE(decimals({1234.56789}), 2);
        QCOMPARE(decimals({0, std::numeric_limits<double>::infinity()}), 0);
        QCOMPARE(decimals({1.23456e-7, 5e-8}), -1);
        QCOMPARE(decimals({1234567.8}), -1);
        QCOMPARE(decimals({}), 0);
    }

    void everyColumnSortsUpAndDown()
    {
        Workspace workspace;
        fill(workspace);
        SampleTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setValues(sampleTableValues(workspace));
        const QPersistentModelIndex kept(model.index(7, 0));
        const std::string keptName = workspace.samples()->names[7];
        for (int column = 0; column < model.columnCount(); ++column)
            for (const auto direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                model.sort(column, direction);
                const SampleColumn& sorted = model.columns()[static_cast<std::size_t>(column)];
                const auto known = [&](int row) {
                    if (sorted.field == SampleField::Split)
                        return true;
                    return sorted.isText()
                               ? !textAt(model.values(), sorted, model.frameRow(row)).empty()
                               : !std::isnan(numberAt(model.values(), sorted, model.frameRow(row)));
                };
                const auto less = [&](int a, int b) {
                    if (sorted.field == SampleField::Split)
                        return model.values().frame->splits[static_cast<std::size_t>(model.frameRow(a))] <
                               model.values().frame->splits[static_cast<std::size_t>(model.frameRow(b))];
                    return sorted.isText() ? textAt(model.values(), sorted, model.frameRow(a)) <
                                                 textAt(model.values(), sorted, model.frameRow(b))
                                           : numberAt(model.values(), sorted, model.frameRow(a)) <
                                                 numberAt(model.values(), sorted, model.frameRow(b));
                };
                for (int row = 1; row < model.rowCount(); ++row) {
                    QVERIFY2(known(row - 1) || !known(row), qPrintable(sorted.id));
                    if (known(row))
                        QVERIFY2(direction == Qt::AscendingOrder ? !less(row, row - 1) : !less(row - 1, row),
                                 qPrintable(sorted.id));
                }
                QCOMPARE(kept.data().toString().toStdString(), keptName);
                auto rows = model.rows();
                std::sort(rows.begin(), rows.end());
                std::vector<std::int32_t> all(workspace.samples()->size());
                std::iota(all.begin(), all.end(), 0);
                QCOMPARE(rows, all);
            }
        model.sort(-1);
        QCOMPARE(model.frameRow(0), 0);
    }

    void alphaCostsOneSignalAndReordersWhatIsSortedByIt()
    {
        Workspace workspace;
        fill(workspace);
        SampleTableModel model;
        model.setValues(sampleTableValues(workspace));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy moved(&model, &QAbstractItemModel::layoutChanged);
        CurriculumSettings settings = workspace.settings();
        settings.alpha = 1;
        workspace.changeSettings(settings, QStringLiteral("α"));
        model.setValues(sampleTableValues(workspace, model.values()));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(moved.size(), 0);
        model.sort(model.columnOf(SampleField::Rank));
        settings.alpha = .25;
        workspace.changeSettings(settings, QStringLiteral("α"));
        model.setValues(sampleTableValues(workspace, model.values()));
        const BlendedRanking& ranking = *workspace.curriculum()->ranking;
        for (std::size_t rank = 0; rank < workspace.curriculum()->size(); ++rank)
            QCOMPARE(model.frameRow(static_cast<int>(rank)),
                     workspace.curriculum()->rowOfSample(ranking.sampleAt(rank)));
    }

    void filtersAreObeyed_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<int>("expected");
        Workspace workspace;
        fill(workspace);
        const SampleFrame& frame = *workspace.samples();
        const Curriculum& curriculum = *workspace.curriculum();
        const auto count = [&](auto passes) {
            int rows = 0;
            for (std::size_t row = 0; row < frame.size(); ++row)
                rows += passes(row, static_cast<int>(curriculum.sampleOfRow(static_cast<std::int32_t>(row))));
            return rows;
        };
        const auto add = [&](const char* words, auto passes) {
            QTest::newRow(words) << QByteArray(words) << count(passes);
        };
        const auto& cluster = curriculum.samples->assignments.cluster;
        const auto inCluster = [&](int sample, int which) {
            return sample >= 0 && cluster[static_cast<std::size_t>(sample)] == which;
        };
        const auto female = [&](std::size_t row) { return frame.text.at("Gender")[row] == "Female"; };
        add("  ", [](std::size_t, int) { return true; });
        add("label > 4 and cluster = 3",
            [&](std::size_t row, int sample) { return frame.label[row] > 4 && inCluster(sample, 3); });
        add("label>4 AND (cluster=3 or CLUSTER == 2)", [&](std::size_t row, int sample) {
            return frame.label[row] > 4 && (inCluster(sample, 3) || inCluster(sample, 2));
        });
        add("not split = Train", [&](std::size_t row, int) { return frame.splits[row] != Split::Train; });
        add("split = dev", [&](std::size_t row, int) { return frame.splits[row] == Split::Development; });
        add("rank < 100", [](std::size_t, int sample) { return sample >= 0; }); // and see below
        add("bin = 1", [&](std::size_t, int sample) {
            return sample >= 0 && curriculum.ranking->bin(static_cast<std::size_t>(sample)) == 0;
        });
        add("I(x;y) > 0", [&](std::size_t, int sample) {
            return sample >= 0 && curriculum.deepmi->clusterTerm[static_cast<std::size_t>(sample)] > 0;
        });
        add("Rater Spread >= 0.5", [&](std::size_t row, int) { return frame.raterSpread[row] >= .5; });
        add("predicted = missing", [](std::size_t, int sample) { return sample < 0; });
        add("predicted != missing", [](std::size_t, int sample) { return sample >= 0; });
        add("predicted != 99", [](std::size_t, int sample) { return sample >= 0; });
        add("Gender = female", [&](std::size_t row, int) { return female(row); });
        add("\"Gender\" != 'Female' and label ≤ 4",
            [&](std::size_t row, int) { return !female(row) && frame.label[row] <= 4; });
        add("Random bin = 10", [&](std::size_t row, int) {
            const auto index = workspace.scores().front().scoreOf[row];
            return index >= 0 &&
                   workspace.scores().front().scores->bins.bin[static_cast<std::size_t>(index)] == 9;
        });
        const std::string piece = frame.names[5];
        QTest::newRow("name") << QByteArray::fromStdString(piece).toUpper() << 1;
        QTest::newRow("name and more") << QByteArray::fromStdString(piece + " and label >= 1") << 1;
    }
    void filtersAreObeyed()
    {
        QFETCH(QByteArray, words);
        QFETCH(int, expected);
        Workspace workspace;
        fill(workspace);
        SampleTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setValues(sampleTableValues(workspace));
        model.setFilter(parsed(model, words.constData()));
        if (words == "rank < 100") // ranks 0 to 99 are a hundred samples
            expected = 100;
        QCOMPARE(model.rowCount(), expected);
        QVERIFY(expected > 0);
    }

    void wrongFiltersSayWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<QByteArray>("said");
        const auto add = [](const char* words, const char* said) {
            QTest::newRow(words) << QByteArray(words) << QByteArray(said);
        };
        add("lable > 4", "no column “lable”");
        add("label > many", "no number");
        add("label >", "expected a value");
        add("label ! 4", "expected one of");
        add("(label > 4", "a ) is missing");
        add("label > 4)", "without its (");
        add("label > 4 cluster = 3", "expected and, or");
        add("split = Trian", "no split");
        add("name = 'x", "closing quote");
        add("label ~ 4", "is for text");
        add("label < missing", "missing");
        add("label > nan", "no number");
    }
    void wrongFiltersSayWhatIsWrong()
    {
        QFETCH(QByteArray, words);
        QFETCH(QByteArray, said);
        Workspace workspace;
        fill(workspace);
        QString error;
        const auto filter = SampleFilter::parse(QString::fromUtf8(words),
                                                sampleColumns(sampleTableValues(workspace)), &error);
        QVERIFY(!filter);
        QVERIFY2(error.contains(QString::fromUtf8(said)), qPrintable(error));
    }

    void selectionsAreTheWindows()
    {
        Workspace workspace;
        fill(workspace);
        SampleTableModel model;
        model.setValues(sampleTableValues(workspace));
        model.sort(model.columnOf(SampleField::Label));
        Selection& shared = workspace.selection();
        SampleTableSelection selection(model, shared);
        using S = QItemSelectionModel;
        const auto range = [&](int first, int last) {
            return QItemSelection(model.index(first, 0), model.index(last, model.columnCount() - 1));
        };
        const auto frameRows = [&](std::vector<int> rows) {
            std::vector<std::int32_t> result;
            for (const int row : rows)
                result.push_back(model.frameRow(row));
            std::sort(result.begin(), result.end());
            return result;
        };
        selection.select(range(2, 4), S::ClearAndSelect | S::Rows);
        QCOMPARE(shared.rows(), frameRows({2, 3, 4}));
        // A drag: each step takes the place of the one before.
        selection.select(range(6, 8), S::SelectCurrent | S::Rows);
        QCOMPARE(shared.rows(), frameRows({6, 7, 8}));
        selection.select(range(6, 6), S::SelectCurrent | S::Rows);
        QCOMPARE(shared.rows(), frameRows({6}));
        selection.select(range(5, 6), S::Toggle | S::Rows);
        QCOMPARE(shared.rows(), frameRows({5}));
        // A plot selects; the table adds to it.
        shared.select({1, 3, 200}, QStringLiteral("cell"));
        QVERIFY(selection.isShownSelected(model.shownRow(200)));
        QVERIFY(!selection.isShownSelected(model.shownRow(2)));
        selection.select(QItemSelection(model.index(model.shownRow(2), 0), model.index(model.shownRow(2), 0)),
                         S::Select | S::Rows);
        QCOMPARE(shared.rows(), (std::vector<std::int32_t>{1, 2, 3, 200}));
        // Rows that are filtered away stay selected.
        model.setFilter(parsed(model, "split = Development"));
        QCOMPARE(shared.rows().size(), std::size_t{4});
    }

    void textsReadBackAndHoldNoFormulas()
    {
        Workspace workspace;
        workspace.addScores(std::make_shared<Scores>(
                                makeScores("random", true, {"=1+1", "-a,b", "plain"}, {.1, .7, .3}, 0, 2)),
                            QStringLiteral("Mine"));
        const SampleTableValues values = sampleTableValues(workspace);
        std::vector<SampleColumn> columns;
        for (const SampleColumn& column : sampleColumns(values))
            if (column.field == SampleField::Name || column.measure == 0)
                columns.push_back(column);
        const std::string csv = sampleTableCsv(values, columns, {0, 1, 2});
        // Bins and ranks count from 0 in files.
        QCOMPARE(csv, std::string("name,Mine score,Mine rank,Mine bin\n'=1+1,0.1,2,1\n\"'-a,b\",0.7,0,0\n"
                                  "plain,0.3,1,1\n"));
        QCOMPARE(sampleTableTsv(values, columns, {2}),
                 std::string("Name\tMine: score\tMine: rank\tMine: bin\nplain\t0.3\t1\t2\n"));
    }

    void noRowsOneRowAndNoValues()
    {
        SampleTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.sort(2);
        model.setFilter(parsed(model, "label > 1"));
        QCOMPARE(model.rowCount(), 0);
        Workspace workspace;
        workspace.addScores(std::make_shared<Scores>(randomScores({"only"}, 1, 1)), QStringLiteral("Random"));
        model.setValues(sampleTableValues(workspace));
        QCOMPARE(namesIn(model), QStringList{QStringLiteral("only")});
        for (int column = 0; column < model.columnCount(); ++column)
            model.sort(column);
        // Its label is not known.
        QVERIFY(model.index(0, model.columnOf(SampleField::Label)).data().toString().isEmpty());
        model.setFilter(parsed(model, "label > -1e9"));
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!sentencesOf(model.values(), 0).isEmpty());
        QVERIFY(isEmptyColumn(model.values(), SampleField::Label));
        QVERIFY(isEmptyColumn(model.values(), SampleField::Cluster));
        QVERIFY(!isEmptyColumn(model.values(), SampleField::MeasureScore));
    }

    void aMillionRowsAreOrderedOnTheWorker()
    {
        auto frame = std::make_shared<SampleFrame>();
        constexpr int count = 1000000;
        for (int row = 0; row < count; ++row) {
            frame->names.push_back("sample_" + std::to_string((row * 7919LL) % count));
            frame->splits.push_back(Split::Train);
            frame->label.push_back(1 + (row * 31 % 600) / 100.);
        }
        SampleTableValues values;
        values.frame = frame;
        SampleTableModel model;
        model.setValues(values);
        QCOMPARE(model.rowCount(), count);
        QTRY_VERIFY_WITH_TIMEOUT(!model.isArranging(), 60000);
        model.sort(model.columnOf(SampleField::Label), Qt::DescendingOrder);
        // The rows before stay until the worker is done.
        QVERIFY(model.isArranging());
        QCOMPARE(model.frameRow(5), 5);
        QTRY_VERIFY_WITH_TIMEOUT(!model.isArranging(), 60000);
        QCOMPARE(frame->label[static_cast<std::size_t>(model.frameRow(0))], 6.99);
        QCOMPARE(frame->label[static_cast<std::size_t>(model.frameRow(count - 1))], 1.);
        model.setFilter(parsed(model, "name = sample_77"));
        QTRY_VERIFY_WITH_TIMEOUT(!model.isArranging(), 60000);
        QCOMPARE(namesIn(model), QStringList{QStringLiteral("sample_77")});
        // Half a million scattered rows at once.
        model.setFilter({});
        QTRY_VERIFY_WITH_TIMEOUT(!model.isArranging(), 60000);
        Selection shared;
        SampleTableSelection selection(model, shared);
        std::vector<std::int32_t> odd;
        for (int row = 1; row < count; row += 2)
            odd.push_back(row);
        shared.select(odd, QStringLiteral("odd"));
        QVERIFY(selection.isShownSelected(model.shownRow(77777)));
        QVERIFY(!selection.isShownSelected(model.shownRow(77778)));
        selection.select(QItemSelection(model.index(0, 0), model.index(count - 1, 0)),
                         QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QCOMPARE(shared.rows().size(), std::size_t{count});
    }
};

DEEPMI_STUDIO_TEST_MAIN(SampleTableTest)
#include "sample_table_test.moc"
