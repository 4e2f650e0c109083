#include "studio_window.h"
#include "wav_files.h"

#include "models/sample_table_model.h"
#include "panels/panel.h"
#include "plots/waveform_view.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QThread>
#include <QToolButton>
#include <atomic>

#include "dialogs/ask.h"

using namespace deepmi;
using namespace deepmi::studio;

/// The panel of the samples in the real window: table, filter, selection, detail, audio, export.
class SamplesPanelTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MainWindow> m_window;
    Workspace& workspace() { return m_window->workspace(); }
    QTableView& table() { return *test::find<QTableView>(m_window.get(), "samplesTable"); }
    const SampleTableModel& model() { return *qobject_cast<SampleTableModel*>(table().model()); }
    template <class T>
    T& find(const char* name)
    {
        return *test::find<T>(m_window.get(), name);
    }
    void filter(const char* words)
    {
        find<QLineEdit>("samplesFilter").setText(QString::fromUtf8(words));
        QTest::keyClick(&find<QLineEdit>("samplesFilter"), Qt::Key_Return);
    }
    void click(int row, Qt::KeyboardModifiers keys = {})
    {
        table().scrollTo(model().index(row, 0));
        QTest::mouseClick(table().viewport(), Qt::LeftButton, keys,
                          table().visualRect(model().index(row, 0)).center());
    }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<MainWindow>();
        const auto data = test::teachingData();
        workspace().setData(data, "arousal");
        workspace().addRun(test::madeUpRun(*data));
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->showPanel(QStringLiteral("samplesPanel"));
    }
    void cleanup() { m_window.reset(); }

    void anEmptyWindowSaysWhatToDo()
    {
        workspace().setData(nullptr);
        QVERIFY(find<QLabel>("samplesEmpty").isVisible());
        QVERIFY(!table().isVisible());
        find<QPushButton>("samplesOpenButton").click();
        QVERIFY(find<QDockWidget>("dataPanelDock").widget()->isVisible());
    }

    void theFilterNarrowsAndSaysWhatIsWrong()
    {
        const int all = model().rowCount();
        filter("split = Train and bin = 1");
        QCOMPARE(model().rowCount(), static_cast<int>(workspace().curriculum()->ranking->binSize(0)));
        QVERIFY(!find<QLabel>("samplesFilterError").isVisible());
        filter("bim = 1");
        QVERIFY(find<QLabel>("samplesFilterError").isVisible());
        QVERIFY(find<QLabel>("samplesFilterError").text().contains(QStringLiteral("bim")));
        // What was shown stays until the filter can be read again.
        QCOMPARE(model().rowCount(), static_cast<int>(workspace().curriculum()->ranking->binSize(0)));
        filter("");
        QCOMPARE(model().rowCount(), all);
        QVERIFY(find<QLabel>("samplesCounts").text().contains(QString::number(all)));
    }

    /// As the example in the empty field, on data alone: that nothing passes would be a riddle.
    void aFilterByClustersSaysThatThereAreNone()
    {
        workspace().removeRun(0);
        filter("label > 5 and cluster = 3");
        QCOMPARE(model().rowCount(), 0);
        const auto& words = find<QLabel>("samplesFilterError");
        QVERIFY(words.isVisible());
        QVERIFY2(words.text().contains(QStringLiteral("no clusters yet")), qPrintable(words.text()));
        for (const char* known : {"label > 5", "cluster = missing", "split = Train"}) {
            filter(known);
            QVERIFY2(!words.isVisible(), known);
        }
        filter("bin = 1");
        QVERIFY(words.isVisible());
        workspace().addRun(test::madeUpRun(*workspace().data()));
        QVERIFY(!words.isVisible());
        QCOMPARE(model().rowCount(), static_cast<int>(workspace().curriculum()->ranking->binSize(0)));
        workspace().removeRun(0);
        QVERIFY(words.isVisible());
    }

    void aFilterByBinFollowsAlpha()
    {
        filter("bin = 1");
        CurriculumSettings settings = workspace().settings();
        settings.alpha = 1;
        workspace().changeSettings(settings, QStringLiteral("α"));
        const auto curriculum = workspace().curriculum();
        std::vector<std::int32_t> expected;
        for (const std::uint32_t sample : curriculum->ranking->samplesOf(0))
            expected.push_back(curriculum->rowOfSample(sample));
        std::sort(expected.begin(), expected.end());
        QCOMPARE(model().rows(), expected);
    }

    /// Widths are measured with the first rows, of which none may have a sign.
    void numbersHaveRoomForASign()
    {
        const QTableView& view = table();
        const QAbstractItemModel& model = *view.model();
        int numbers = 0;
        for (int column = 0; column < model.columnCount(); ++column) {
            const QModelIndex first = model.index(0, column);
            if (view.isColumnHidden(column) ||
                !first.data(Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight))
                continue;
            ++numbers;
            QString widest;
            for (int row = 0; row < 50; ++row)
                if (const QString words = model.index(row, column).data().toString().remove(QChar(0x2212));
                    words.size() > widest.size())
                    widest = words;
            QVERIFY2(view.columnWidth(column) >=
                         view.fontMetrics().horizontalAdvance(QChar(0x2212) + widest) + 8,
                     qPrintable(model.headerData(column, Qt::Horizontal).toString()));
        }
        QVERIFY(numbers > 5);
    }

    void clicksSelectAndFocus()
    {
        click(3);
        QCOMPARE(workspace().selection().rows(), (std::vector<std::int32_t>{model().frameRow(3)}));
        QCOMPARE(workspace().selection().current(), model().frameRow(3));
        click(5, Qt::ControlModifier);
        QCOMPARE(workspace().selection().rows().size(), std::size_t{2});
        click(3, Qt::ControlModifier);
        QCOMPARE(workspace().selection().rows(), (std::vector<std::int32_t>{model().frameRow(5)}));
        click(8, Qt::ShiftModifier);
        QVERIFY(workspace().selection().contains(model().frameRow(8)));
        QTest::keyClick(&table(), Qt::Key_Down);
        QCOMPARE(workspace().selection().current(), model().frameRow(9));
    }

    void whatAPlotSelectsIsShown()
    {
        const auto curriculum = workspace().curriculum();
        std::vector<std::int32_t> cell;
        for (const std::uint32_t sample : curriculum->cells->members(2))
            cell.push_back(curriculum->rowOfSample(sample));
        workspace().selection().select(cell, QStringLiteral("a cell"));
        find<QCheckBox>("samplesOnlySelected").setChecked(true);
        std::sort(cell.begin(), cell.end());
        QCOMPARE(model().rows(), cell);
        // A click in the table keeps the others in sight.
        click(0);
        QCOMPARE(model().rows(), cell);
        workspace().selection().select({7}, QStringLiteral("another"));
        QCOMPARE(model().rows(), (std::vector<std::int32_t>{7}));
        find<QCheckBox>("samplesOnlySelected").setChecked(false);
        workspace().selection().setCurrent(123);
        QCOMPARE(model().frameRow(table().currentIndex().row()), 123);
        QCOMPARE(workspace().selection().rows(), (std::vector<std::int32_t>{7}));
    }

    void theDetailSpellsOutTheValues()
    {
        const auto curriculum = workspace().curriculum();
        const auto row = curriculum->rowOfSample(11);
        workspace().selection().setCurrent(row);
        QVERIFY(find<QLabel>("sampleName").text().remove(QChar(0x200b)).toStdString() ==
                workspace().samples()->names[static_cast<std::size_t>(row)]);
        const QString words = find<QLabel>("sampleSentences").text();
        QVERIFY2(words.contains(QStringLiteral("place %1 of %2")
                                    .arg(curriculum->ranking->rank(11) + 1)
                                    .arg(curriculum->size())),
                 qPrintable(words));
        QVERIFY(words.contains(QStringLiteral("bin %1 of 10").arg(curriculum->ranking->bin(11) + 1)));
        QVERIFY(words.contains(QStringLiteral("Gender: ")));
    }

    void hiddenColumnsAreRemembered()
    {
        auto& action = find<QAction>("column cluster");
        const int column = model().columnOf(SampleField::Cluster);
        action.setChecked(false);
        QVERIFY(table().isColumnHidden(column));
        MainWindow second;
        QVERIFY(second.workspace().samples()->size() == 0);
        const auto data = test::teachingData(200, 100);
        second.workspace().setData(data, "arousal");
        second.show();
        QVERIFY(test::find<QTableView>(&second, "samplesTable")->isColumnHidden(column));
        action.setChecked(true);
        QVERIFY(!table().isColumnHidden(column));
    }

    void aTableIsWrittenWhileTheWorkerTrains()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("shown.csv"));
        std::atomic<bool> end = false;
        workspace().jobs().enqueue(
            {QStringLiteral("training")}, this,
            [&end](JobContext&) {
                while (!end)
                    QThread::msleep(1);
            },
            [] {});
        ask::setNextFileNames({file});
        find<QAction>("exportShownSamples").trigger();
        const bool written = QTest::qWaitFor([&] { return QFile::exists(file); }, 60000);
        end = true;
        QTRY_VERIFY(workspace().jobs().isIdle());
        QVERIFY(written);
    }

    void copiesAndExports()
    {
        workspace().selection().select({4, 2}, QStringLiteral("two"));
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines =
            QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith(QStringLiteral("Name\tSplit\tLabel")));
        QVERIFY(lines[1].startsWith(QString::fromStdString(workspace().samples()->names[2])));
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("selected.csv"));
        ask::setNextFileNames({file});
        find<QAction>("exportSelectedSamples").trigger();
        QTRY_VERIFY(workspace().jobs().isIdle());
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArrayList rows = written.readAll().trimmed().split('\n');
        QCOMPARE(rows.size(), 4);
        const auto provenance = nlohmann::ordered_json::parse(rows[0].mid(2).toStdString());
        QCOMPARE(provenance["attribute"].get<std::string>(), std::string("arousal"));
        QVERIFY(
            rows[1].startsWith("name,split,label,predicted,cluster,mi_cluster,mi_prediction,score,rank,bin"));
        // A folder that is not there: the failure is said.
        ask::setNextFileNames({folder.filePath(QStringLiteral("none/x.csv"))});
        find<QAction>("exportShownSamples").trigger();
        QTRY_VERIFY(workspace().jobs().isIdle());
        QTRY_COMPARE(workspace().jobs().states().back().status == JobStatus::Failed ||
                         workspace().jobs().states().front().status == JobStatus::Failed,
                     true);
        for (const studio::Panel* panel : m_window->panels())
            if (panel->objectName() == QStringLiteral("samplesPanel")) {
                const std::vector<Figure> figures = panel->figures();
                QCOMPARE(figures.size(), std::size_t{1});
                QCOMPARE(figures[0].id, QStringLiteral("samples"));
                const std::string csv = figures[0].csv();
                QCOMPARE(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')),
                         workspace().samples()->size() + 1);
            }
    }

    void audioIsFoundOrSaysWhyNot()
    {
        const QLabel& message = find<QLabel>("audioMessage");
        workspace().selection().setCurrent(2);
        QVERIFY(message.text().contains(QStringLiteral("No folder of audio")));
        QVERIFY(find<QPushButton>("chooseAudioButton").isVisible());
        QVERIFY(!find<QToolButton>("playButton").isEnabled());
        const QTemporaryDir folder;
        const QString name = QString::fromStdString(workspace().samples()->names[2]);
        QDir(folder.path()).mkpath(QStringLiteral("deep"));
        test::writeBytes(
            folder.filePath(QStringLiteral("deep/") + name + QStringLiteral(".wav")),
            test::wavBytes(1, 1, 8000, 16, test::wavValues(std::vector<std::int32_t>(4000, 9000), 16)));
        ask::setNextFileNames({folder.path()});
        find<QPushButton>("chooseAudioButton").click();
        QCOMPARE(workspace().audioFolder(), folder.path());
        WaveformView& waveform = find<WaveformView>("waveform");
        QTRY_VERIFY(waveform.peaks());
        QCOMPARE(waveform.peaks()->seconds, .5);
        QVERIFY(find<QLabel>("audioTime").text().contains(QStringLiteral("0.5 s")));
        QVERIFY(!find<QPushButton>("chooseAudioButton").isVisible());
        workspace().selection().setCurrent(3);
        QVERIFY(message.text().contains(QStringLiteral("No recording")));
        QVERIFY(!waveform.peaks());
        // A broken file says so in the place of its waveform.
        test::writeBytes(
            folder.filePath(QString::fromStdString(workspace().samples()->names[4]) + QStringLiteral(".wav")),
            "nothing");
        workspace().setAudioFolder({});
        workspace().selection().setCurrent(4);
        workspace().setAudioFolder(folder.path());
        QTRY_VERIFY(waveform.accessibleDescription().contains(QStringLiteral("no WAVE")));
        workspace().setAudioFolder(folder.filePath(QStringLiteral("not there")));
        QTRY_VERIFY(message.text().contains(QStringLiteral("not there")));
    }
};

DEEPMI_STUDIO_TEST_MAIN(SamplesPanelTest)
#include "samples_panel_test.moc"
