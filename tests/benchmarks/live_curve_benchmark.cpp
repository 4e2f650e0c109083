// What a live training costs the window: the time to append an epoch and repaint with 20,000 epochs there,
// and the longest gaps of the event loop while a training runs. Arguments: epochs (20000), rows of the
// teaching corpus to train on (3000; 0 = leave that part out), epochs to train (5).

#include "main_window.h"
#include "models/loaded_data.h"
#include "panels/panel.h"
#include "plots/chart_view.h"
#include "plots/theme.h"
#include "worker/pretrain_job.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace deepmi;
using namespace deepmi::studio;

namespace
{

PretrainEpoch epochNumber(int number, int clusters)
{
    PretrainEpoch epoch;
    epoch.epoch = number;
    const double noise = std::sin(number * 12.9898) * .05;
    const double progress = 1 - std::exp(-number / 4000.);
    epoch.stage1Loss = 3 - 2 * progress + noise;
    epoch.clusterLoss = 2.5 - 2 * progress - noise;
    epoch.cccLoss = 1 - .7 * progress + noise;
    epoch.trainCcc = .7 * progress + noise;
    epoch.developmentCcc = .6 * progress - noise;
    epoch.effectiveClusters = .8 * clusters + noise * 20;
    epoch.effectiveClassifier = .7 * clusters - noise * 20;
    epoch.stability = .9 + noise;
    epoch.classifierAccuracy = .8 - noise;
    for (int cluster = 0; cluster < clusters; ++cluster)
        epoch.clusterSizes.push_back(200 + (cluster * 37 + number / 50 * 13) % 400);
    epoch.classifierSizes = epoch.clusterSizes;
    return epoch;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Milliseconds: the median of many.
template <class F>
double measure(int times, F function)
{
    std::vector<double> took;
    for (int round = 0; round < times; ++round) {
        QElapsedTimer timer;
        timer.start();
        function();
        took.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return median(took);
}

void measureCurve(MainWindow& window, int epochs)
{
    constexpr int clusters = 50, rounds = 41;
    TrainingLog& log = window.workspace().trainings();
    const int id = log.add(TrainingCurve::Kind::Pretraining, QStringLiteral("benchmark"), true);
    std::vector<PretrainEpoch> history;
    for (int number = 1; number <= epochs; ++number)
        history.push_back(epochNumber(number, clusters));
    log.setHistory(id, history);
    QApplication::processEvents();
    auto* panel = window.findChild<studio::Panel*>(QStringLiteral("trainingPanel"));
    const auto charts = panel->findChildren<studio::ChartView*>();
    // What the panel's timer does a little later.
    const auto refresh = [&] {
        QEvent event(QEvent::FontChange);
        QApplication::sendEvent(panel, &event);
    };
    const auto repaint = [&] {
        for (auto* chart : charts)
            chart->repaint();
    };
    refresh();
    repaint();
    int next = epochs;
    std::vector<double> append, update, paint;
    for (int round = 0; round < rounds; ++round) {
        append.push_back(measure(1, [&] { log.append(id, epochNumber(++next, clusters)); }));
        update.push_back(measure(1, refresh));
        paint.push_back(measure(1, repaint));
    }
    std::printf("%d epochs, K = %d, window %d x %d, all six charts\n", epochs, clusters, window.width(),
                window.height());
    std::printf("  append an epoch      %7.3f ms\n", median(append));
    std::printf("  bring charts to date %7.3f ms\n", median(update));
    std::printf("  repaint all charts   %7.3f ms\n", median(paint));
    for (auto* chart : charts)
        std::printf("    %-32s %7.3f ms\n", qPrintable(chart->objectName()), measure(rounds, [&] {
                        chart->resetValues();
                        chart->repaint();
                    }));
    int at = 0;
    std::printf("  move the cursor      %7.3f ms (one chart, over its pixmap)\n", measure(rounds, [&] {
                    charts.front()->setCursorEpoch(1 + at++ * 37);
                    charts.front()->repaint();
                }));
    log.clear();
}

void measureFrames(MainWindow& window, int rows, int epochs)
{
    ProjectData sources;
    sources.teaching = true;
    sources.teachingParameters.rows = rows;
    sources.teachingParameters.unlabeled = rows;
    const auto data = loadData(sources, Job());
    Workspace& workspace = window.workspace();
    workspace.setData(data, "arousal");
    PretrainRequest request;
    request.data = data;
    request.attribute = "arousal";
    request.parameters.epochs = epochs;
    request.parameters.clusters = 20;

    std::vector<double> gaps;
    QElapsedTimer sinceLast;
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    constexpr int beatMilliseconds = 2;
    QObject::connect(&beat, &QTimer::timeout, &window, [&] {
        gaps.push_back(static_cast<double>(sinceLast.nsecsElapsed()) / 1e6);
        sinceLast.start();
    });
    QElapsedTimer whole;
    whole.start();
    double seconds = 0;
    QEventLoop loop;
    startPretraining(workspace, request, &window, [&](const JobState&, const auto&) {
        seconds = static_cast<double>(whole.elapsed()) / 1000;
        // The run is shown by now; what that costs is in the last gap.
        QTimer::singleShot(300, &loop, &QEventLoop::quit);
    });
    sinceLast.start();
    beat.start(beatMilliseconds);
    loop.exec();
    std::sort(gaps.begin(), gaps.end());
    const auto at = [&](double share) {
        return gaps[static_cast<std::size_t>(share * static_cast<double>(gaps.size() - 1))];
    };
    std::printf("training %d rows and as many unlabelled, %d epochs in %.1f s, training view in front\n",
                rows, epochs, seconds);
    std::printf("  gaps of the event loop (a beat every %d ms): median %.1f ms, 99 %% %.1f ms, longest %.1f "
                "ms; %td of %zu over 50 ms\n",
                beatMilliseconds, at(.5), at(.99), gaps.back(),
                gaps.end() - std::upper_bound(gaps.begin(), gaps.end(), 50.), gaps.size());
}

} // namespace

int main(int argc, char** argv)
{
    const QTemporaryDir folder;
    qputenv("DEEPMI_STUDIO_SETTINGS", folder.path().toLocal8Bit());
    QApplication application(argc, argv);
    applyTheme(Theme::Light);
    MainWindow window;
    window.resize(1280, 800);
    window.show();
    window.showPanel(QStringLiteral("trainingPanel"));
    QApplication::processEvents();
    measureCurve(window, argc > 1 ? std::atoi(argv[1]) : 20000);
    const int rows = argc > 2 ? std::atoi(argv[2]) : 3000;
    if (rows > 0)
        measureFrames(window, rows, argc > 3 ? std::atoi(argv[3]) : 5);
}
