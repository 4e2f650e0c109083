// How long the window takes when α moves: the new curriculum, then the bins' figure counted and drawn on a
// picture as large as its panel, at 45,000 and a million samples with K = 50 and E = 6. Prints the median and
// the fastest of several runs in milliseconds.
//
//     QT_QPA_PLATFORM=offscreen curriculum_benchmark

#include "job/random.h"
#include "models/workspace.h"
#include "plots/bin_counter.h"
#include "plots/painter_canvas.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>

using namespace deepmi;
using namespace deepmi::studio;

namespace
{

/// Samples of a size and spread like MSP-Podcast's, as scores that carry their clusters: no run is needed.
std::shared_ptr<const Scores> madeUpScores(std::size_t samples)
{
    Random random(1);
    Assignments assignments;
    assignments.clusters = 50;
    for (std::size_t i = 0; i < samples; ++i) {
        assignments.names.push_back("MSP-PODCAST_" + std::to_string(i));
        assignments.label.push_back(std::clamp(4 + random.normal(), 1.0, 7.0));
        assignments.predicted.push_back(assignments.label.back() + .7 * random.normal());
        assignments.cluster.push_back(static_cast<int>((random.below(30) + random.below(21)) % 50));
    }
    const DeepMI deepmi = computeDeepMI(assignments, Levels::equalWidth(6));
    return std::make_shared<Scores>(deepmiScores(assignments, deepmi, 0, 0));
}

void measure(const char* what, std::size_t samples, int runs, const std::function<void(int)>& work)
{
    std::vector<double> milliseconds;
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        work(run);
        const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - start;
        milliseconds.push_back(passed.count());
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf("%-52s %9zu %10.2f %10.2f\n", what, samples, milliseconds[milliseconds.size() / 2],
                milliseconds.front());
}

void measureAll(std::size_t samples)
{
    Workspace workspace;
    workspace.addScores(madeUpScores(samples), QStringLiteral("DeepMI, saved"));
    BinCounter counter;
    QImage page(900, 380, QImage::Format_ARGB32_Premultiplied);
    FigureStyle style;
    style.fontPt = 9;
    const double scale = 96 / 72.0;
    BinFigure figure;
    const auto moveAlpha = [&](int run) {
        CurriculumSettings settings = workspace.settings();
        settings.alpha = std::fmod(.01 + .37 * run, 1);
        workspace.changeSettings(settings, QStringLiteral("α"), Workspace::AlphaMerge);
    };
    const auto count = [&](const BinView& view) { figure = counter.figure(workspace, view); };
    const auto draw = [&] {
        QPainter painter(&page);
        PainterCanvas canvas(painter, page.width() / scale, page.height() / scale, scale, style);
        drawBinFigure(canvas, figure, style);
    };
    const BinView fine, level{false, true, 12, HistogramUnit::Percent, 0},
        all{true, false, 12, HistogramUnit::Percent, 0};
    count(fine); // counts cells and the saved scores once
    constexpr int runs = 41;
    measure("α moved: new curriculum", samples, runs, moveAlpha);
    measure("bins counted, first four and last, two rows", samples, runs, [&](int) { count(fine); });
    measure("bins drawn on 900 x 380 pixels", samples, runs, [&](int) { draw(); });
    for (const auto& [what, view] : {std::pair{"α moved, counted, drawn: fine cells", fine},
                                     {"α moved, counted, drawn: levels", level},
                                     {"α moved, counted, drawn: all ten bins", all}}) {
        count(view);
        measure(what, samples, runs, [&](int run) {
            moveAlpha(run);
            count(view);
            draw();
        });
    }
    measure("another number of fine cells, counted anew", samples, 7, [&](int run) {
        BinView other = fine;
        other.cells = 13 + run;
        count(other);
    });
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    std::printf("%-52s %9s %10s %10s\n", "what", "samples", "median ms", "fastest ms");
    measureAll(45000);
    measureAll(1000000);
}
