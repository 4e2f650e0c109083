// How long the table of the samples takes at a million rows: a repaint of the visible page after scrolling, a
// sort, a move of α while the table is visible, a filter; and the map of the embedding. Medians and fastest
// in milliseconds. QT_QPA_PLATFORM=offscreen.

#include "job/random.h"
#include "models/sample_table_model.h"
#include "models/selection.h"
#include "panels/sample_table_view.h"
#include "plots/embedding_map_image.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPixmap>
#include <QScrollBar>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

using namespace deepmi;
using namespace deepmi::studio;

namespace
{

void measure(const char* what, std::size_t samples, int runs, const std::function<void(int)>& work)
{
    std::vector<double> milliseconds;
    for (int run = 0; run < runs; ++run) {
        QElapsedTimer timer;
        timer.start();
        work(run);
        milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf("%-48s %9zu %10.2f %10.2f\n", what, samples, milliseconds[milliseconds.size() / 2],
                milliseconds.front());
    std::fflush(stdout);
}

SampleTableValues randomValues(std::size_t samples)
{
    Random random(1);
    auto frame = std::make_shared<SampleFrame>();
    Assignments assignments;
    assignments.clusters = 50;
    for (std::size_t i = 0; i < samples; ++i) {
        frame->names.push_back("MSP-PODCAST_" + std::to_string(i / 1000) + "_" + std::to_string(i) + ".wav");
        frame->splits.push_back(Split::Train);
        frame->label.push_back(std::clamp(4 + random.normal(), 1.0, 7.0));
        assignments.predicted.push_back(frame->label.back() + .7 * random.normal());
        assignments.cluster.push_back(static_cast<int>((random.below(30) + random.below(21)) % 50));
    }
    assignments.names = frame->names;
    assignments.label = frame->label;
    frame->indexNames();
    SampleTableValues values;
    values.frame = frame;
    values.curriculum = makeCurriculum(placeSamples(std::move(assignments), {}, *frame, 0, "benchmark"),
                                       CurriculumSettings{});
    return values;
}

void measureTable(std::size_t samples)
{
    SampleTableValues values = randomValues(samples);
    Selection selection;
    SampleTableModel model;
    SampleTableView view(model, selection);
    const auto settled = [&] {
        while (model.isArranging())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    };
    measure("table set", samples, 1, [&](int) { model.setValues(values); });
    settled();
    view.fitToFont();
    view.resize(900, 400);
    view.show();
    QCoreApplication::processEvents();
    // What a repaint costs, not what the screen does with it.
    QPixmap page(view.size());
    measure("page repainted after scrolling", samples, 101, [&](int run) {
        view.verticalScrollBar()->setValue(static_cast<int>(static_cast<std::size_t>(run) * 7919 * 131 %
                                                            std::max<std::size_t>(samples - 30, 1)));
        view.render(&page);
    });
    const auto moveAlpha = [&](int run) {
        CurriculumSettings settings;
        settings.alpha = .01 * (run + 1);
        values.curriculum = reblend(*values.curriculum, settings);
        model.setValues(values);
        view.render(&page);
    };
    measure("α moved, page repainted", samples, 61, moveAlpha);
    const auto sorted = [&](SampleField field) {
        return [&, field](int run) {
            model.sort(model.columnOf(field), run % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
            settled();
        };
    };
    measure("sorted by a number, off the GUI thread", samples, 7, sorted(SampleField::Label));
    measure("sorted by name, off the GUI thread", samples, 7, sorted(SampleField::Name));
    measure("sorted by rank, off the GUI thread", samples, 7, sorted(SampleField::Rank));
    measure("α moved, sorted by rank: GUI thread's share", samples, 21, moveAlpha);
    settled();
    measure("α moved, sorted by rank: until rows are new", samples, 21, [&](int run) {
        moveAlpha(run);
        settled();
    });
    measure("filtered by two conditions", samples, 7, [&](int run) {
        model.setFilter(*SampleFilter::parse(
            run % 2 ? QString() : QStringLiteral("label > 5 and cluster = 3"), model.columns()));
        settled();
    });
    std::vector<std::int32_t> half;
    for (std::size_t row = 0; row < samples; row += 2)
        half.push_back(static_cast<std::int32_t>(row));
    model.setFilter({});
    settled();
    measure("every second row selected, page repainted", samples, 11, [&](int run) {
        selection.select(run % 2 ? std::vector<std::int32_t>() : half, QStringLiteral("half"));
        view.render(&page);
    });
    view.hide();

    Random random(3);
    std::vector<float> x, y;
    std::vector<std::int32_t> rows;
    for (std::size_t i = 0; i < samples; ++i) {
        x.push_back(static_cast<float>(random.normal()));
        y.push_back(static_cast<float>(random.normal()));
        rows.push_back(static_cast<std::int32_t>(i));
    }
    const auto map = std::make_shared<const EmbeddingMap>(mapOfPoints(x, y, rows));
    std::shared_ptr<const MapColouring> colouring;
    measure("map coloured by cluster", samples, 11, [&](int) {
        colouring = std::make_shared<const MapColouring>(colourMap(*map, values, MapColour::Cluster, {}));
    });
    MapScene scene{map, colouring, nullptr, {0, 0, 600, 350, -4, 4, -4, 4}, 96. / 72, {}};
    measure("map drawn, off the GUI thread", samples, 21, [&](int) { drawMapImage(scene); });
    measure("lasso of 500 corners", samples, 21, [&](int) {
        MapPolygon polygon;
        for (int corner = 0; corner < 500; ++corner)
            polygon.push_back({std::cos(corner * .01256637), std::sin(corner * .01256637)});
        pointsInside(*map, polygon);
    });
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    std::printf("%-48s %9s %10s %10s\n", "what", "samples", "median ms", "fastest ms");
    measureTable(44879);
    measureTable(1000000);
}
