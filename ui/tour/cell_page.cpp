#include "tour/cell_page.h"

#include "figures/joint_heatmap.h"
#include "models/shown_number.h"
#include "models/text.h"
#include "models/workspace.h"
#include "plots/canvas_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <array>

namespace deepmi::studio
{

namespace
{

QString levelText(const Levels& levels, int level)
{
    return text(levelRange(levels, level));
}

/// The heatmap with a frame around the cell that is worked out, and around its row and column.
void drawCell(Canvas& canvas, const FigureStyle& style, const DeepMI& deepmi, const HeatmapOptions& options,
              int cluster, int level)
{
    drawJointHeatmap(canvas, deepmi.clusterByLevel, deepmi.levels, options, style);
    const HeatmapLayout layout = heatmapLayout(deepmi.clusterByLevel, deepmi.levels, options, canvas.width(),
                                               canvas.height(), style.fontPt);
    const int place = layout.placeOf[static_cast<std::size_t>(cluster)];
    const auto frame = [&](const HeatmapRect& area, double width, const Canvas::Attributes& more) {
        for (const auto& [x1, y1, x2, y2] : {std::array{area.x, area.y, area.right(), area.y},
                                             std::array{area.right(), area.y, area.right(), area.bottom()},
                                             std::array{area.right(), area.bottom(), area.x, area.bottom()},
                                             std::array{area.x, area.bottom(), area.x, area.y}})
            canvas.line(x1, y1, x2, y2, canvas.colours().ink, width, more);
    };
    const HeatmapRect cell = layout.cell(place, level);
    frame({cell.x, layout.grid.y, cell.width, layout.grid.height}, .8, {{"stroke-dasharray", "3 2"}});
    frame({layout.grid.x, cell.y, layout.grid.width, cell.height}, .8, {{"stroke-dasharray", "3 2"}});
    frame(cell, 2.2, {});
}

/// The cell that contributes most.
std::pair<int, int> strongestCell(const JointTable& table)
{
    std::pair best{0, 0};
    for (int cluster = 0; cluster < table.firstStates(); ++cluster)
        for (int level = 0; level < table.secondStates(); ++level)
            if (table.contribution(cluster, level) > table.contribution(best.first, best.second))
                best = {cluster, level};
    return best;
}

} // namespace

CellPage::CellPage(Workspace& space)
    : TourPage(space, tr("One cell's mutual information, in numbers")), m_cluster(new QComboBox),
      m_level(new QComboBox), m_view(new CanvasView)
{
    m_view->setObjectName(QStringLiteral("tourCellView"));
    m_view->setAccessibleName(tr("The cell among all cells"));
    m_view->setMinimumHeight(200);
    m_cluster->setObjectName(QStringLiteral("tourCellCluster"));
    m_cluster->setAccessibleName(tr("Cluster"));
    m_level->setObjectName(QStringLiteral("tourCellLevel"));
    m_level->setAccessibleName(tr("Emotion level"));
    connect(m_cluster, &QComboBox::activated, this, &CellPage::refresh);
    connect(m_level, &QComboBox::activated, this, &CellPage::refresh);
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("Cluster")));
    row->addWidget(m_cluster);
    row->addWidget(new QLabel(tr("Level")));
    row->addWidget(m_level);
    row->addStretch();
    contents().addLayout(row);
    contents().addWidget(m_view, 1);
}

void CellPage::refresh()
{
    const auto curriculum = workspace().curriculum();
    m_cluster->setEnabled(curriculum != nullptr);
    m_level->setEnabled(curriculum != nullptr);
    if (!curriculum) {
        explain(tr("<p>There is no run yet: start on the first page.</p>"));
        m_view->setDrawing({}, {});
        return;
    }
    const JointTable& table = curriculum->deepmi->clusterByLevel;
    const Levels& levels = curriculum->deepmi->levels;
    const int clusters = table.firstStates(), count = levels.count();
    if (m_cluster->count() != clusters || m_level->count() != count) {
        const auto [cluster, level] = strongestCell(table);
        m_cluster->clear();
        for (int index = 0; index < clusters; ++index)
            m_cluster->addItem(QString::number(index));
        m_level->clear();
        for (int index = 0; index < count; ++index)
            m_level->addItem(levelText(levels, index));
        m_cluster->setCurrentIndex(cluster);
        m_level->setCurrentIndex(level);
    }
    const int x = m_cluster->currentIndex(), y = m_level->currentIndex();
    const auto number = [](double value) { return decimalText(value, 4); };
    QString words = tr("<p>Of %1 training samples, <b>%2</b> are in cluster %3, <b>%4</b> have a label of "
                       "%5, and <b>%6</b> have "
                       "both.</p>")
                        .arg(countText(table.total()))
                        .arg(countText(table.firstCount(x)))
                        .arg(x)
                        .arg(countText(table.secondCount(y)))
                        .arg(levelText(levels, y))
                        .arg(countText(table.count(x, y)));
    words += tr("<p>As shares of all samples: P(x) = %1, P(y) = %2, P(x,y) = %3. If the cluster told nothing "
                "about the "
                "level, P(x,y) would be P(x)·P(y) = %4.</p>")
                 .arg(number(table.firstProbability(x)), number(table.secondProbability(y)),
                      number(table.probability(x, y)),
                      number(table.firstProbability(x) * table.secondProbability(y)));
    if (table.count(x, y) == 0)
        words +=
            tr("<p>The cell is empty, so it contributes nothing and no sample gets a value from it.</p>");
    else
        words += tr("<p>I(x;y) = P(x,y) · log( P(x,y) / (P(x)·P(y)) ) = %1 · log(%2) = %1 · %3 = <b>%4 "
                    "nats</b>.</p>")
                     .arg(number(table.probability(x, y)),
                          number(table.probability(x, y) /
                                 (table.firstProbability(x) * table.secondProbability(y))),
                          number(table.logRatio(x, y)), decimalText(table.contribution(x, y), 5)) +
                 (table.contribution(x, y) > 0 ? tr("<p>The cell is fuller than chance: its samples sound "
                                                    "like others of their level, and are "
                                                    "<b>easier</b> for it.</p>")
                                               : tr("<p>The cell is emptier than chance: its samples sound "
                                                    "like samples of other levels, and "
                                                    "are <b>harder</b> for it.</p>"));
    words += tr("<p>All cells together give I(X;Y) = <b>%1 nats</b>. Every sample of a cell has the cell's "
                "value; the "
                "same is done with the level that the network predicts.</p>")
                 .arg(number(table.mutualInformation()));
    explain(words);
    HeatmapOptions options;
    options.attribute = workspace().attribute();
    m_view->setDrawing(
        [deepmi = curriculum->deepmi, options, x, y](Canvas& canvas, const FigureStyle& style) {
            drawCell(canvas, style, *deepmi, options, x, y);
        },
        tr("Cluster %1, level %2: I(x;y) = %3 nats")
            .arg(x)
            .arg(levelText(levels, y), decimalText(table.contribution(x, y), 5)));
}

} // namespace deepmi::studio

#include "moc_cell_page.cpp"
