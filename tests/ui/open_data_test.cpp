#include "studio_window.h"

#include "actions/file_actions.h"
#include "dialogs/ask.h"
#include "dialogs/elided_label.h"
#include "dialogs/open_data_dialog.h"
#include "dialogs/source_field.h"
#include "difficulty/disagreement.h"
#include "models/file_memory.h"
#include "models/language.h"
#include "models/text.h"
#include "panels/message_banner.h"
#include "pretrain/run_file.h"
#include "test_data.h"

#include <QAction>
#include <QComboBox>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <fstream>
#include <set>

using namespace deepmi;
using namespace deepmi::studio;
using studio::test::find;

/// The open-data dialog and the data panel, driven in the real window by object name.
class OpenDataTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString at(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    void write(const char* name, const std::string& contents) const
    {
        std::ofstream(at(name).toStdString()) << contents;
    }
    static OpenDataDialog* openDialog(MainWindow& window)
    {
        find<QAction>(&window, "openDataAction")->trigger();
        return window.findChild<OpenDataDialog*>();
    }
    static void type(QWidget* dialog, const char* field, const QString& path)
    {
        auto* edit = find<QLineEdit>(dialog, field);
        edit->setText(path);
        Q_EMIT edit->editingFinished();
    }
    static QString status(QWidget* dialog, const char* field) { return find<QLabel>(dialog, field)->text(); }

private Q_SLOTS:
    void initTestCase()
    {
        TeachingCorpusParameters parameters;
        parameters.rows = 300;
        parameters.unlabeled = 60;
        parameters.features = 16;
        writeTeachingCorpus(makeTeachingCorpus(parameters), pathOf(m_folder.path()));
    }
    void init() { studio::settings().clear(); }

    void whatIsInTheFilesIsShownAndOpened()
    {
        MainWindow window;
        auto* dialog = openDialog(window);
        auto* open = find<QPushButton>(dialog, "openButton");
        QVERIFY(!open->isEnabled());
        type(dialog, "featuresPath", at("features.h5"));
        type(dialog, "labelsPath", at("labels_consensus.csv"));
        type(dialog, "ratingsPath", at("labels_detailed.csv"));
        type(dialog, "poolPath", at("unlabeled.h5"));
        QTRY_VERIFY_WITH_TIMEOUT(open->isEnabled(), 20000);
        QCOMPARE(status(dialog, "featuresStatus"), QStringLiteral("300 rows × 16 columns"));
        QCOMPARE(status(dialog, "labelsStatus"), QStringLiteral("300 rows, 3 attribute(s)"));
        QTRY_VERIFY_WITH_TIMEOUT(
            find<QLabel>(dialog, "joinSummary")->text().startsWith(QLatin1String("300 ")), 20000);
        // The table shows the file in focus, the pool; its first name is the file's.
        const auto data = loadData(dialog->sources(), Job());
        QCOMPARE(find<QTableWidget>(dialog, "previewTable")->item(0, 0)->text(),
                 text(data->unlabeled->names.front()));
        open->click();
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().data() && window.workspace().jobs().isIdle(), 20000);
        QCOMPARE(window.workspace().data()->hash, data->hash);
        QVERIFY(window.workspace().data()->ratings.has_value());
        QVERIFY(!window.isWindowModified());
        QTRY_VERIFY(!window.findChild<OpenDataDialog*>());
    }

    void aWrongLabelIsSaidWithFileRowAndColumn()
    {
        write("wrong.csv", "name,arousal,split\na,3,Train\nb,high,Train\n");
        MainWindow window;
        auto* dialog = openDialog(window);
        type(dialog, "featuresPath", at("features.h5"));
        type(dialog, "labelsPath", at("wrong.csv"));
        QTRY_VERIFY_WITH_TIMEOUT(status(dialog, "labelsStatus").startsWith(QStringLiteral("⚠")), 20000);
        const QString message = status(dialog, "labelsStatus");
        QVERIFY2(message.contains(QLatin1String("wrong.csv")), qPrintable(message));
        QVERIFY2(message.contains(QLatin1String("line 3")), qPrintable(message));
        QVERIFY2(message.contains(QLatin1String("arousal")), qPrintable(message));
        QVERIFY(!find<QPushButton>(dialog, "openButton")->isEnabled());
        // The raw rows are shown, so that another column can be chosen.
        QCOMPARE(find<QTableWidget>(dialog, "previewTable")->item(1, 1)->text(), QStringLiteral("high"));
    }

    /// Names that differ at their ends look different, though there is no room for all of them.
    void longNamesAreShortenedInTheirMiddle()
    {
        const std::string folder = "corpus/" + std::string(80, 'n');
        write("long.csv", "name,arousal,split\n" + folder + "1.wav,3,Train\n" + folder + "2.wav,4,Train\n" +
                              folder + "3.wav,3,Train\n");
        MainWindow window;
        auto* dialog = openDialog(window);
        type(dialog, "labelsPath", at("long.csv"));
        const auto* table = find<QTableWidget>(dialog, "previewTable");
        QTRY_VERIFY_WITH_TIMEOUT(table->isVisible() && table->rowCount() == 3, 20000);
        const auto cell = [&](int row) { // rows 0 and 2 have one background
            return table->viewport()->grab(table->visualItemRect(table->item(row, 0))).toImage();
        };
        QCOMPARE(cell(0).size(), cell(2).size());
        QVERIFY(cell(0) != cell(2));
    }

    void aLongFileNameLeavesTheFieldsTheirRoom()
    {
        const QByteArray name = QByteArray(206, 'a') + ".csv";
        write(name.constData(),
              "name," + std::string(60, 'f') + std::string(60, 'g') + ",split\na,3,Train\n");
        MainWindow window;
        auto* dialog = openDialog(window);
        auto* path = find<QLineEdit>(dialog, "labelsPath");
        QTRY_VERIFY(path->isVisible());
        const QSize size = dialog->size();
        const int field = path->width();
        type(dialog, "labelsPath", at(name.constData()));
        auto* title = find<QLabel>(dialog, "previewTitle");
        QTRY_VERIFY_WITH_TIMEOUT(title->text().contains(QLatin1String("aaa")), 20000);
        auto* table = find<QTableWidget>(dialog, "previewTable");
        QTRY_VERIFY_WITH_TIMEOUT(table->isVisible() && table->columnCount() == 3, 20000);
        QCoreApplication::processEvents(); // what was asked of layouts is done
        QCOMPARE(dialog->size(), size);
        QVERIFY2(std::abs(path->width() - field) <= 20, qPrintable(QString::number(path->width())));
        QVERIFY(title->width() < size.width());
        const QString seen = static_cast<ElidedLabel*>(title)->shownText();
        QVERIFY2(seen.contains(QChar(0x2026)) && seen.endsWith(QLatin1String(".csv")), qPrintable(seen));
        QCOMPARE(title->toolTip(), at(name.constData()));
        // A heading is shortened in its middle too, and whole in its tooltip.
        const QTableWidgetItem* heading = table->horizontalHeaderItem(2);
        QVERIFY2(heading->text().contains(QChar(0x2026)) && heading->text().endsWith(QLatin1Char('g')),
                 qPrintable(heading->text()));
        QCOMPARE(heading->toolTip(), QString(60, QLatin1Char('f')) + QString(60, QLatin1Char('g')));
        QVERIFY(table->horizontalHeader()->fontMetrics().horizontalAdvance(heading->text()) <
                table->columnWidth(2));
    }

    void aMappingIsAppliedAndRemembered()
    {
        write("mapped.csv", "id,excitement,part\nx,2,Train\ny,4.5,Train\n");
        MainWindow window;
        {
            auto* dialog = openDialog(window);
            type(dialog, "labelsPath", at("mapped.csv"));
            QTRY_VERIFY_WITH_TIMEOUT(!status(dialog, "labelsStatus").startsWith(QLatin1String("Reading")),
                                     20000);
            auto* column = find<QComboBox>(dialog, "arousalColumnCombo");
            QVERIFY(column->findText(QStringLiteral("excitement")) > 0);
            column->setCurrentText(QStringLiteral("excitement"));
            Q_EMIT column->textActivated(QStringLiteral("excitement"));
            QTRY_COMPARE_WITH_TIMEOUT(status(dialog, "labelsStatus"),
                                      QStringLiteral("2 rows, 1 attribute(s)"), 20000);
            const ProjectData sources = dialog->sources();
            QCOMPARE(sources.labels->options.attributeColumns.at("arousal"), std::string("excitement"));
            rememberOptions(sources.labels->file.path, {{}, sources.labels->options});
            dialog->close();
        }
        QTRY_VERIFY(!window.findChild<OpenDataDialog*>());
        auto* again = openDialog(window);
        type(again, "labelsPath", at("mapped.csv"));
        QTRY_COMPARE_WITH_TIMEOUT(status(again, "labelsStatus"), QStringLiteral("2 rows, 1 attribute(s)"),
                                  20000);
        QCOMPARE(find<QComboBox>(again, "arousalColumnCombo")->currentText(), QStringLiteral("excitement"));
    }

    void namesThatDoNotMatchAreListed()
    {
        std::string labels = "name,arousal,split\nnobody,3,Train\n";
        const auto data = readFeatures(at("features.h5").toStdString());
        for (std::size_t row = 0; row < 10; ++row)
            labels += data.names[row] + ",4,Train\n";
        write("few.csv", labels);
        MainWindow window;
        auto* dialog = openDialog(window);
        type(dialog, "featuresPath", at("features.h5"));
        type(dialog, "labelsPath", at("few.csv"));
        auto* names = find<QPushButton>(dialog, "joinNamesButton");
        QTRY_VERIFY_WITH_TIMEOUT(names->isVisibleTo(dialog), 20000);
        const QString summary = status(dialog, "joinSummary");
        QVERIFY2(summary.startsWith(QLatin1String("10 ")), qPrintable(summary));
        QVERIFY2(summary.contains(QLatin1String("nobody")), qPrintable(summary));
    }

    /// What cannot be joined cannot be opened: why stands in the line and at the button, until something else
    /// is chosen.
    void namesThatNobodySharesAreNotOpened()
    {
        write("others.csv", "name,arousal,split\nnobody,3,Train\nno one,4,Test1\n");
        MainWindow window;
        auto* dialog = openDialog(window);
        auto* open = find<QPushButton>(dialog, "openButton");
        const auto* line = find<QLabel>(dialog, "joinSummary");
        type(dialog, "featuresPath", at("features.h5"));
        type(dialog, "labelsPath", at("others.csv"));
        QTRY_VERIFY_WITH_TIMEOUT(line->text().startsWith(QStringLiteral("⚠")), 20000);
        QTRY_VERIFY(open->toolTip().contains(QLatin1String("no name is shared")));
        QVERIFY(!open->isEnabled());
        QVERIFY2(line->text().contains(QStringLiteral("How it is read")), qPrintable(line->text()));
        QVERIFY(open->toolTip().contains(QStringLiteral("How it is read")));
        type(dialog, "labelsPath", at("labels_consensus.csv"));
        QTRY_VERIFY_WITH_TIMEOUT(open->isEnabled(), 20000);
        QCOMPARE(open->toolTip(), QStringLiteral("Load all of it"));

        // A test corpus of other names is no better.
        find<QPushButton>(dialog, "addTestButton")->click();
        type(dialog, "test1FeaturesPath", at("features.h5"));
        type(dialog, "test1LabelsPath", at("others.csv"));
        QTRY_VERIFY_WITH_TIMEOUT(open->toolTip().contains(QLatin1String("no name is shared")), 20000);
        QVERIFY(!open->isEnabled());
        find<QToolButton>(dialog, "test1Remove")->click();
        QTRY_VERIFY_WITH_TIMEOUT(open->isEnabled(), 20000);
    }

    /// An attribute without values is no obstacle where another one has some.
    void oneAttributeWithLabelsIsEnough()
    {
        const auto data = readFeatures(at("features.h5").toStdString());
        write("half.csv",
              "name,arousal,valence,split\n" + data.names[0] + ",,3,Train\n" + data.names[1] + ",,4,Test1\n");
        MainWindow window;
        auto* dialog = openDialog(window);
        type(dialog, "featuresPath", at("features.h5"));
        type(dialog, "labelsPath", at("half.csv"));
        auto* open = find<QPushButton>(dialog, "openButton");
        QTRY_VERIFY_WITH_TIMEOUT(open->isEnabled(), 20000);
        QVERIFY2(find<QLabel>(dialog, "joinSummary")->text().startsWith(QLatin1String("2 ")),
                 qPrintable(find<QLabel>(dialog, "joinSummary")->text()));
        open->click();
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().data() && window.workspace().jobs().isIdle(), 20000);
        QCOMPARE(window.workspace().attribute(), std::string("valence"));
    }

    void droppedFilesFindTheirPlaces()
    {
        MainWindow window;
        auto* dialog = openDialog(window);
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(at("labels_detailed.csv")), QUrl::fromLocalFile(at("features.h5")),
                      QUrl::fromLocalFile(at("labels_consensus.csv"))});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(dialog, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(dialog, &drop);
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(dialog, "openButton")->isEnabled(), 20000);
        const ProjectData sources = dialog->sources();
        QCOMPARE(sources.features->file.path.filename().string(), std::string("features.h5"));
        QCOMPARE(sources.labels->file.path.filename().string(), std::string("labels_consensus.csv"));
        QCOMPARE(sources.ratings->file.path.filename().string(), std::string("labels_detailed.csv"));
    }

    /// Of files given at once none takes the place of another: what has no place is named, also when the
    /// others were read.
    void filesWithoutAPlaceAreNamed()
    {
        write("third.csv", "name,f1,f2\nx,1,2\ny,3,4\n");
        write("other_labels.csv", "name,arousal,split\nx,3,Train\ny,4,Train\n");
        MainWindow window;
        window.fileActions().open({at("features.h5"), at("unlabeled.h5"), at("third.csv"),
                                   at("labels_consensus.csv"), at("other_labels.csv")});
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<OpenDataDialog*>(), 20000);
        auto* dialog = window.findChild<OpenDataDialog*>();
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(dialog, "openButton")->isEnabled(), 20000);
        QCOMPARE(find<QLineEdit>(dialog, "featuresPath")->text(), at("features.h5"));
        QCOMPARE(find<QLineEdit>(dialog, "poolPath")->text(), at("unlabeled.h5"));
        QCOMPARE(find<QLineEdit>(dialog, "labelsPath")->text(), at("labels_consensus.csv"));
        const auto* refused = find<QLabel>(dialog, "refusedFiles");
        QVERIFY(refused->isVisible());
        const QStringList lines = refused->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].contains(at("third.csv") + QStringLiteral(" was left out")), qPrintable(lines[0]));
        QVERIFY2(lines[1].contains(at("other_labels.csv") + QStringLiteral(" was left out")),
                 qPrintable(lines[1]));
        QVERIFY(!find<QPushButton>(dialog, "refusedNamesButton")->isVisible());

        // What is given later may replace what was chosen, and what was said is over.
        window.fileActions().open({at("other_labels.csv")});
        QTRY_COMPARE_WITH_TIMEOUT(find<QLineEdit>(dialog, "labelsPath")->text(), at("other_labels.csv"),
                                  20000);
        QVERIFY(!refused->isVisible());
    }

    /// A file that is in its place already stays there, whatever comes with it; two new ones are features and
    /// pool, as where nothing was chosen.
    void filesThatAreGivenAgainStayWhereTheyAre()
    {
        write("third.csv", "name,f1,f2\nx,1,2\ny,3,4\n");
        MainWindow window;
        auto* dialog = openDialog(window);
        const auto add = [&](const std::vector<const char*>& names) {
            SortedFiles files;
            for (const char* name : names)
                files.features.push_back(pathOf(at(name)));
            dialog->add(files);
            return QStringList{find<QLineEdit>(dialog, "featuresPath")->text(),
                               find<QLineEdit>(dialog, "poolPath")->text()};
        };
        const auto* refused = find<QLabel>(dialog, "refusedFiles");
        QCOMPARE(add({"features.h5"}), QStringList({at("features.h5"), QString()}));
        QCOMPARE(add({"features.h5", "unlabeled.h5"}), QStringList({at("features.h5"), at("unlabeled.h5")}));
        QCOMPARE(add({"unlabeled.h5"}), QStringList({at("features.h5"), at("unlabeled.h5")}));
        QCOMPARE(add({"third.csv", "unlabeled.h5"}), QStringList({at("third.csv"), at("unlabeled.h5")}));
        QVERIFY(!refused->isVisible());
        QCOMPARE(add({"features.h5", "third.csv", "unlabeled.h5"}),
                 QStringList({at("third.csv"), at("unlabeled.h5")}));
        QVERIFY2(refused->text().contains(at("features.h5") + QStringLiteral(" was left out")),
                 qPrintable(refused->text()));
        QCOMPARE(add({"unlabeled.h5", "features.h5"}), QStringList({at("features.h5"), at("unlabeled.h5")}));
        QCOMPARE(add({"third.csv", "third.csv"}), QStringList({at("third.csv"), at("unlabeled.h5")}));
    }

    /// A file that is dropped alone takes the place of the one that was chosen: that is said, and can be
    /// taken back with what was said of how to read it.
    void aFileThatGivesWayIsNamedAndCanBePutBack()
    {
        write("third.csv", "name,f1,f2\nx,1,2\ny,3,4\n");
        MainWindow window;
        auto* dialog = openDialog(window);
        const auto* replaced = find<QLabel>(dialog, "replacedFiles");
        auto* back = find<QPushButton>(dialog, "putBackButton");
        const auto add = [&](const char* file) {
            SortedFiles files;
            files.features.push_back(pathOf(at(file)));
            dialog->add(files);
        };
        auto* features = dialog->findChild<SourceField*>(QStringLiteral("features"));
        add("features.h5");
        QVERIFY(!replaced->isVisible() && !back->isVisible());
        add("features.h5"); // once more
        QVERIFY(!replaced->isVisible() && !back->isVisible());
        features->options.features.dataset = "of this one";
        add("third.csv");
        QVERIFY(replaced->isVisible() && back->isVisible());
        QCOMPARE(
            replaced->text(),
            QStringLiteral("Features: %1 took the place of %2.").arg(at("third.csv"), at("features.h5")));
        QCOMPARE(find<QLineEdit>(dialog, "featuresPath")->text(), at("third.csv"));
        back->click();
        QCOMPARE(find<QLineEdit>(dialog, "featuresPath")->text(), at("features.h5"));
        QCOMPARE(features->options.features.dataset, std::string("of this one"));
        QVERIFY(!replaced->isVisible() && !back->isVisible());
        // What is chosen by hand afterwards is no longer what took the place.
        add("third.csv");
        QVERIFY(replaced->isVisible());
        type(dialog, "featuresPath", at("unlabeled.h5"));
        QVERIFY(!replaced->isVisible() && !back->isVisible());
    }

    void manyFilesWithoutAPlaceAreListed()
    {
        MainWindow window;
        auto* dialog = openDialog(window);
        SortedFiles files;
        for (int number = 0; number < 9; ++number)
            files.features.push_back(pathOf(at(qPrintable(QStringLiteral("part%1.csv").arg(number)))));
        dialog->add(files);
        const auto* refused = find<QLabel>(dialog, "refusedFiles");
        QVERIFY2(refused->text().endsWith(QStringLiteral("3 file(s) more")), qPrintable(refused->text()));
        QTRY_VERIFY(find<QPushButton>(dialog, "refusedNamesButton")->isVisible());
        find<QPushButton>(dialog, "refusedNamesButton")->click();
        const auto* names = find<QListView>(&window, "namesList")->model();
        QCOMPARE(names->rowCount(), 7);
        for (int row = 0; row < 7; ++row)
            QVERIFY(
                names->index(row, 0).data().toString().contains(QStringLiteral("part%1.csv").arg(row + 2)));
    }

    void featuresAloneAskForLabelsInTheDialog()
    {
        MainWindow window;
        window.fileActions().open({at("features.h5")});
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<OpenDataDialog*>(), 20000);
        auto* dialog = window.findChild<OpenDataDialog*>();
        QCOMPARE(find<QLineEdit>(dialog, "featuresPath")->text(), at("features.h5"));
        QVERIFY(!find<QPushButton>(dialog, "openButton")->isEnabled());
    }

    void aTestCorpusOfAnotherWidthIsRefusedBesideItsField()
    {
        write("narrow.csv", "name,f1,f2\nx,1,2\ny,3,4\n");
        write("narrow_labels.csv", "name,arousal,split\nx,3,Test1\ny,4,Test1\n");
        MainWindow window;
        auto* dialog = openDialog(window);
        type(dialog, "featuresPath", at("features.h5"));
        type(dialog, "labelsPath", at("labels_consensus.csv"));
        find<QPushButton>(dialog, "addTestButton")->click();
        type(dialog, "test1FeaturesPath", at("narrow.csv"));
        type(dialog, "test1LabelsPath", at("narrow_labels.csv"));
        auto* open = find<QPushButton>(dialog, "openButton");
        QTRY_VERIFY_WITH_TIMEOUT(open->isEnabled(), 20000);
        open->click();
        QTRY_VERIFY_WITH_TIMEOUT(status(dialog, "test1FeaturesStatus").contains(QLatin1String("16")), 20000);
        QVERIFY(!window.workspace().data());
        QVERIFY(!open->isEnabled());
    }

    void everyFileThatCannotBeOpenedIsNamed()
    {
        QTemporaryDir folder;
        const auto absent = [&](const char* name) { return folder.filePath(QLatin1String(name)); };
        MainWindow window;
        window.show();
        const auto* label = find<QLabel>(&window, "messageText");
        // As main() does with the files of the command line.
        window.fileActions().begin({absent("first.h5"), absent("second.csv")});
        QTRY_VERIFY_WITH_TIMEOUT(!window.banner().isEmpty(), 20000);
        QVERIFY2(label->text().contains(QLatin1String("first.h5")) &&
                     label->text().contains(QLatin1String("second.csv")),
                 qPrintable(label->text()));
        QVERIFY(label->text().contains(QLatin1String("<br>"))); // a line each
        find<QToolButton>(&window, "closeMessage")->click();
        QVERIFY(window.banner().isEmpty());

        QStringList many;
        for (int number = 0; number < 9; ++number)
            many << absent(qPrintable(QStringLiteral("wrong%1.bin").arg(number)));
        window.fileActions().begin(many);
        QTRY_VERIFY_WITH_TIMEOUT(!window.banner().isEmpty(), 20000);
        QVERIFY(window.banner().text().contains(QLatin1String("wrong5.bin")));
        QVERIFY(window.banner().text().contains(QLatin1String("3 file(s) more")));
    }

    void recentFilesOpenAgain()
    {
        MainWindow window;
        window.fileActions().open({at("features.h5"), at("labels_consensus.csv")});
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().data() && window.workspace().jobs().isIdle(), 20000);
        MainWindow again;
        const auto actions = find<QMenu>(&again, "recentMenu")->actions();
        QCOMPARE(actions.size(), 1);
        actions.first()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(again.workspace().data() && again.workspace().jobs().isIdle(), 20000);
        QCOMPARE(again.workspace().data()->hash, window.workspace().data()->hash);
    }

    void thePanelShowsWhatIsOpen()
    {
        MainWindow window;
        window.show();
        QVERIFY(find<QPushButton>(&window, "openDataButton")->isVisible());
        find<QPushButton>(&window, "teachingCorpusButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().data() && window.workspace().jobs().isIdle(), 20000);
        QVERIFY(!find<QPushButton>(&window, "openDataButton")->isVisible());
        auto* attribute = find<QComboBox>(&window, "attributeCombo");
        QCOMPARE(attribute->count(), 3);
        attribute->setCurrentText(QStringLiteral("valence"));
        Q_EMIT attribute->textActivated(QStringLiteral("valence"));
        QCOMPARE(window.workspace().attribute(), std::string("valence"));
        QVERIFY(find<QLabel>(&window, "splitCounts")->text().contains(QLatin1String("Train")));

        find<QAction>(&window, "addDisagreementAction")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(window.workspace().scores().size(), std::size_t{1}, 20000);
        find<QAction>(&window, "addRandomAction")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(window.workspace().scores().size(), std::size_t{2}, 20000);
        auto* scores = find<QTreeWidget>(&window, "scoresList");
        QCOMPARE(scores->topLevelItemCount(), 2);
        QCOMPARE(scores->topLevelItem(0)->text(0), QStringLiteral("Disagreement"));
        // About another attribute the raters disagree otherwise: what stands beside it is of that one.
        const auto valence = window.workspace().scores().front().scores;
        window.workspace().setAttribute("arousal");
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().scores().front().scores != valence, 20000);
        QCOMPARE(window.workspace().scores().front().title, QStringLiteral("Disagreement"));
        QVERIFY(window.workspace().scores().front().scores->score ==
                disagreementScores(*window.workspace().data()->ratings, "arousal", 0).scores.score);
        QVERIFY(window.workspace().scores().front().scores->score != valence->score);
        window.workspace().setAttribute("valence");
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().scores().front().scores->score == valence->score, 20000);
        scores->setCurrentItem(scores->topLevelItem(1));
        ask::setNextAnswer(QMessageBox::Discard);
        find<QToolButton>(&window, "closeScoresButton")->click();
        QCOMPARE(window.workspace().scores().size(), std::size_t{1});
        QCOMPARE(window.workspace().scores().front().title, QStringLiteral("Disagreement"));

        window.workspace().addRun(studio::test::madeUpRun(*window.workspace().data(), "valence", 4));
        window.workspace().addRun(studio::test::madeUpRun(*window.workspace().data(), "valence", 6));
        auto* runs = find<QTreeWidget>(&window, "runsList");
        QCOMPARE(runs->topLevelItemCount(), 2);
        runs->setCurrentItem(runs->topLevelItem(0));
        QTRY_COMPARE(window.workspace().currentRun(), 0);
        QCOMPARE(window.workspace().curriculum()->clusters(), 4);
        ask::setNextFileNames({at("saved_run.h5")});
        find<QToolButton>(&window, "saveRunButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!window.workspace().runs().front().file.empty(), 20000);
        QCOMPARE(readRun(at("saved_run.h5").toStdString()).parameters.clusters, 4);
    }

    void publishedScoresAreOpenedFromTheFile()
    {
        REQUIRE_DATA("deepmi-v1.8/DeepMI_50clusters@_Act.json");
        MainWindow window;
        window.show();
        const auto file = ::test::data("deepmi-v1.8/DeepMI_50clusters@_Act.json");
        window.fileActions().open({QString::fromStdString(file.string())});
        QTRY_VERIFY_WITH_TIMEOUT(!window.workspace().scores().empty(), 30000);
        // The authors' file has the 44,879 training utterances of MSP-Podcast 1.8.
        QCOMPARE(window.workspace().scores().front().scores->names.size(), std::size_t{44879});
    }

    void emoTaleWithItsPoolOpensThroughTheDialog()
    {
        REQUIRE_DATA("emotale/compare2016.h5");
        REQUIRE_DATA("tess/compare2016.npz");
        const auto path = [](const char* name) {
            return QString::fromStdString(::test::data(name).string());
        };
        MainWindow window;
        auto* dialog = openDialog(window);
        type(dialog, "featuresPath", path("emotale/compare2016.h5"));
        type(dialog, "labelsPath", path("emotale/labels_consensus.csv"));
        type(dialog, "ratingsPath", path("emotale/labels_detailed.csv"));
        type(dialog, "poolPath", path("tess/compare2016.npz"));
        auto* open = find<QPushButton>(dialog, "openButton");
        QTRY_VERIFY_WITH_TIMEOUT(open->isEnabled(), 60000);
        QCOMPARE(status(dialog, "poolStatus"), QStringLiteral("2800 rows × 6373 columns"));
        open->click();
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace().data() && window.workspace().jobs().isIdle(), 60000);
        QCOMPARE(window.workspace().samples()->size(), std::size_t{800});
        QCOMPARE(window.workspace().data()->unlabeled->rows(), std::size_t{2800});
    }

    /// Which field is shown is said in bold; nothing moves by it, in no language.
    void fieldsStayWhereTheyAreWhicheverIsChosen()
    {
        for (const Language& language : languages()) {
            installLanguage(language.code);
            MainWindow window;
            auto* dialog = openDialog(window);
            QTest::qWait(50);
            std::set<int> left;
            for (const char* chosen : {"features", "labels", "ratings", "pool"}) {
                find<QLineEdit>(dialog, qPrintable(QLatin1String(chosen) + QStringLiteral("Path")))
                    ->setFocus();
                QTest::qWait(20);
                for (const char* field :
                     {"featuresPath", "labelsPath", "ratingsPath", "poolPath", "audioPath"})
                    left.insert(find<QLineEdit>(dialog, field)->mapTo(dialog, QPoint()).x());
            }
            QCOMPARE(left.size(), std::size_t{1});
        }
    }
};

DEEPMI_STUDIO_TEST_MAIN(OpenDataTest)
#include "open_data_test.moc"
