#include "actions/file_actions.h"
#include "demo/demo.h"
#include "dialogs/export_dialog.h"
#include "dialogs/help_window.h"
#include "dialogs/open_data_dialog.h"
#include "dialogs/shortcuts_dialog.h"
#include "dialogs/training_settings_dialog.h"
#include "models/language.h"
#include "panels/cluster_chooser.h"
#include "panels/message_banner.h"
#include "panels/panel.h"
#include "studio_window.h"
#include "tour/tour_dialog.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTextStream>
#include <QTimer>
#include <set>

using namespace deepmi;
using namespace deepmi::studio;

/// Pictures of every panel, the tour and the dialogs, of the teaching corpus or of a project:
///     make_screenshots OUT [--size 1280x800] [--theme dark] [--language es] [--project P] [--panel NAME]...
///                      [--what window|panel] [--large 1.25] [--trials 3]
/// --what panel leaves out the window around the panel, --large enlarges texts as presentation mode does,
/// --trials runs a comparison first. NAME is a panel's object name (comparisonPanel has its second tab in
/// ranks.png, trainingPanel the means of a comparison's trials in means.png), "tour", "dialogs", "running" (a
/// pre-training at work, with a message above it and asked about on Close, paused, and done), "questions"
/// (what is asked before unsaved work goes) or "presentation" (the mode, with the comparison in front; it
/// takes the whole screen: Xvfb has one of any size). Run the others with QT_QPA_PLATFORM=offscreen. The
/// README's and the help's pictures are made by resources/make-pictures.

namespace
{

struct Options {
    QString out, theme = QStringLiteral("light"), language = QStringLiteral("en"), project;
    QSize size{1280, 800};
    bool panelAlone = false;
    double large = 1;
    int trials = 0;
    std::set<QString> panels;
};

Options optionsOf(const QStringList& arguments)
{
    Options options;
    for (int index = 1; index < arguments.size(); ++index) {
        const QString& word = arguments[index];
        const QString value = arguments.value(index + 1);
        if (!word.startsWith(QLatin1String("--"))) {
            options.out = word;
            continue;
        }
        ++index;
        if (word == QLatin1String("--size"))
            options.size = QSize(value.section(QLatin1Char('x'), 0, 0).toInt(),
                                 value.section(QLatin1Char('x'), 1).toInt());
        else if (word == QLatin1String("--theme"))
            options.theme = value;
        else if (word == QLatin1String("--language"))
            options.language = value;
        else if (word == QLatin1String("--project"))
            options.project = value;
        else if (word == QLatin1String("--panel"))
            options.panels.insert(value);
        else if (word == QLatin1String("--what"))
            options.panelAlone = value == QLatin1String("panel");
        else if (word == QLatin1String("--large"))
            options.large = value.toDouble();
        else if (word == QLatin1String("--trials"))
            options.trials = value.toInt();
    }
    return options;
}

/// Whether the strip over K, which comes a moment after its panel is seen, is still to come.
bool isStripMissing(MainWindow& window)
{
    const auto* chooser = test::find<ClusterChooser>(&window, "clusterChooser");
    const auto run = window.workspace().run();
    if (!run || !chooser->isVisible() ||
        run->embedding.h.rows() * run->embedding.h.columns() > ClusterChooser::smallEmbedding)
        return false;
    const std::size_t tried =
        ClusterChooser::triedClusters(run->embedding.h.rows(), run->parameters.clusters).size();
    return chooser->isComputing() || chooser->strip().points.size() < tried;
}

/// Lets jobs, previews and paints finish.
void settle(MainWindow& window)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 300000 && (timer.elapsed() < 600 || !window.workspace().jobs().isIdle() ||
                                        !window.workspace().previews().isIdle() || isStripMissing(window)))
        QTest::qWait(50);
    QTest::qWait(100);
}

void openTeachingRun(MainWindow& window)
{
    DemoParameters demo;
    ProjectData sources;
    sources.teaching = true;
    sources.teachingParameters = teachingCorpusOf(demo);
    const auto data = loadData(sources, Job());
    window.workspace().setData(data, demo.attribute);
    window.workspace().addRun(
        {std::make_shared<const PretrainRun>(pretrain(corpusOf(*data, demo.attribute), unlabeledOf(*data),
                                                      demoPretrainParameters(demo), {"cpu", 1})),
         {}});
    window.workspace().addScores(
        std::make_shared<Scores>(randomScores(window.workspace().run()->embedding.names, 0)),
        QStringLiteral("Random"));
}

/// What a person would have in front before turning to the panel.
void showPanel(MainWindow& window, const QString& name)
{
    window.showPanel(QStringLiteral("dataPanel"));
    window.showPanel(QStringLiteral("heatmapPanel"));
    window.showPanel(name);
    settle(window);
}

/// Runs the comparison that is set up when the panel is opened.
void compare(MainWindow& window, int trials)
{
    showPanel(window, QStringLiteral("comparisonPanel"));
    test::find<QSpinBox>(&window, "comparisonTrials")->setValue(trials);
    test::find<QPushButton>(&window, "comparisonRun")->click();
    settle(window);
}

template <class Dialog>
void grabDialog(Dialog& dialog, const Options& options, const QString& name)
{
    dialog.show();
    QTest::qWait(800);
    dialog.grab().save(QStringLiteral("%1/%2.png").arg(options.out, name));
    dialog.close();
}

void grabDialogs(MainWindow& window, const Options& options)
{
    std::vector<Figure> figures;
    for (const studio::Panel* panel : window.panels())
        for (Figure& figure : panel->figures())
            figures.push_back(std::move(figure));
    ExportDialog exporting(std::move(figures), &window);
    grabDialog(exporting, options, QStringLiteral("export"));
    OpenDataDialog opening(window.workspace(), &window);
    grabDialog(opening, options, QStringLiteral("open"));
    TrainingSettingsDialog training(&window);
    training.showBins(window.workspace().settings().bins);
    grabDialog(training, options, QStringLiteral("settings"));
    ShortcutsDialog shortcuts(window);
    grabDialog(shortcuts, options, QStringLiteral("shortcuts"));
    HelpWindow help(&window);
    help.showPage(QStringLiteral("heatmap"));
    grabDialog(help, options, QStringLiteral("help"));
}

/// What is asked by the doing, which is then called off.
template <class Doing>
void grabQuestion(const Options& options, const QString& name, Doing&& doing)
{
    QTimer::singleShot(500, qApp, [&] {
        if (auto* question = QApplication::activeModalWidget()) {
            question->grab().save(QStringLiteral("%1/%2.png").arg(options.out, name));
            question->close();
        }
    });
    doing();
}

void grabQuestions(MainWindow& window, const Options& options)
{
    grabQuestion(options, QStringLiteral("question-close"), [&] { window.close(); });
    grabQuestion(options, QStringLiteral("question-new"),
                 [&] { test::find<QAction>(&window, "newProjectAction")->trigger(); });
    test::find<QAction>(&window, "tourAction")->trigger();
    auto* tour = test::find<TourDialog>(&window, "tourDialog");
    grabQuestion(options, QStringLiteral("question-tour"),
                 [&] { test::find<QPushButton>(tour, "tourStart")->click(); });
    tour->close();
}

/// A pre-training at work, at rest, and done, the window around it.
void grabRunning(MainWindow& window, const Options& options)
{
    const auto picture = [&](const char* name) {
        QTest::qWait(300);
        window.grab().save(QStringLiteral("%1/%2.png").arg(options.out, QLatin1String(name)));
    };
    showPanel(window, QStringLiteral("pretrainPanel"));
    window.showPanel(QStringLiteral("trainingPanel"));
    test::find<QSpinBox>(&window, "pretrainEpochs")->setValue(8);
    test::find<QSpinBox>(&window, "pretrainBatch")->setValue(64);
    test::find<QPushButton>(&window, "pretrainStart")->click();
    JobQueue& jobs = window.workspace().jobs();
    const auto done = [&] { return jobs.states().empty() ? 0. : jobs.states().front().done; };
    (void)QTest::qWaitFor([&] { return done() >= 2; }, 60000);
    picture("running");
    window.banner().show(QStringLiteral("DeepEmoCluster:"),
                         QStringLiteral("Lorem ipsum dolor sit amet. ").repeated(12),
                         QStringLiteral("picture"));
    picture("message");
    window.banner().withdraw(QStringLiteral("picture"));
    grabQuestion(options, QStringLiteral("question-running"), [&] { window.close(); });
    jobs.pause(jobs.states().front().id);
    (void)QTest::qWaitFor([&] { return jobs.states().front().atRest; }, 60000);
    picture("paused");
    jobs.resume(jobs.states().front().id);
    settle(window);
    picture("done");
}

void grabPresentation(MainWindow& window, const Options& options)
{
    showPanel(window, QStringLiteral("comparisonPanel"));
    auto* mode = test::find<QAction>(&window, "presentationAction");
    mode->trigger();
    settle(window);
    window.grab().save(QStringLiteral("%1/presentation.png").arg(options.out));
    mode->trigger();
    settle(window);
}

} // namespace

int main(int argc, char** argv)
{
    const QTemporaryDir folder;
    qputenv("DEEPMI_STUDIO_SETTINGS", folder.path().toLocal8Bit());
    QApplication application(argc, argv);
    initialiseResources();
    const Options options = optionsOf(QApplication::arguments());
    if (options.out.isEmpty() || !QDir().mkpath(options.out)) {
        QTextStream(stderr)
            << "usage: make_screenshots OUT [--size 1280x800] [--theme dark] [--language es]\n";
        return 2;
    }
    installLanguage(options.language);
    applyTheme(options.theme == QLatin1String("dark") ? Theme::Dark : Theme::Light);
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * options.large);
    QApplication::setFont(font);
    setPresentationScale(options.large);

    MainWindow window;
    window.resize(options.size);
    window.show();
    if (options.project.isEmpty())
        openTeachingRun(window);
    else
        window.fileActions().open({options.project});
    settle(window);
    if (options.trials > 0)
        compare(window, options.trials);
    const auto wanted = [&](const QString& name) {
        return options.panels.empty() || options.panels.contains(name);
    };
    for (const studio::Panel* panel : window.panels()) {
        if (!wanted(panel->objectName()))
            continue;
        showPanel(window, panel->objectName());
        const QPixmap picture =
            options.panelAlone ? const_cast<studio::Panel*>(panel)->grab() : window.grab();
        picture.save(QStringLiteral("%1/%2.png").arg(options.out, panel->objectName()));
        const auto grabAs = [&](const char* name) {
            settle(window);
            (options.panelAlone ? const_cast<studio::Panel*>(panel)->grab() : window.grab())
                .save(options.out + QLatin1Char('/') + QLatin1String(name));
        };
        if (auto* tabs = panel->findChild<QTabWidget*>(QStringLiteral("comparisonTabs"))) {
            tabs->setCurrentIndex(1);
            grabAs("ranks.png");
            tabs->setCurrentIndex(0);
        }
        if (auto* together = panel->findChild<QCheckBox*>(QStringLiteral("trainingTogether"));
            together && window.workspace().comparison()) {
            auto* kind = test::find<QComboBox>(&window, "trainingKind");
            const int shown = kind->currentIndex();
            kind->setCurrentIndex(1);
            together->setChecked(true);
            grabAs("means.png");
            together->setChecked(false);
            kind->setCurrentIndex(shown);
        }
    }
    if (wanted(QStringLiteral("tour"))) {
        TourDialog tour(window.workspace(), &window);
        tour.show();
        for (int page = 0; page < tour.pageCount(); ++page) {
            tour.goTo(page);
            settle(window);
            tour.grab().save(QStringLiteral("%1/tour%2.png").arg(options.out).arg(page + 1));
        }
    }
    if (wanted(QStringLiteral("presentation")))
        grabPresentation(window, options);
    if (wanted(QStringLiteral("questions")))
        grabQuestions(window, options);
    if (wanted(QStringLiteral("running")))
        grabRunning(window, options);
    if (wanted(QStringLiteral("dialogs")))
        grabDialogs(window, options);
    return 0;
}
