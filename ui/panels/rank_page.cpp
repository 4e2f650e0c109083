#include "panels/rank_page.h"

#include "models/shown_number.h"
#include "models/text.h"
#include "plots/rank_scatter_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace deepmi::studio
{

namespace
{

constexpr std::size_t mostPoints = 20000;

} // namespace

RankPage::RankPage(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_x(new QComboBox), m_y(new QComboBox), m_note(new QLabel),
      m_view(new RankScatterView), m_jobs(JobQueue::Policy::Latest)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    auto* bar = new QHBoxLayout;
    const auto add = [&](QComboBox* box, QString& wanted, const char* name, const QString& label,
                         const QString& tip) {
        box->setObjectName(QLatin1String(name));
        box->setAccessibleName(tip);
        box->setToolTip(tip);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(16);
        auto* caption = new QLabel(label);
        caption->setBuddy(box);
        bar->addWidget(caption);
        bar->addWidget(box, 1);
        connect(box, &QComboBox::currentIndexChanged, this, [this, box, &wanted] {
            wanted = box->currentData().toString();
            compute();
        });
    };
    add(m_x, m_wantedX, "rankMeasureX", tr("Ranks &by"), tr("Measure of the horizontal axis"));
    add(m_y, m_wantedY, "rankMeasureY", tr("a&gainst"), tr("Measure of the vertical axis"));
    auto* swap = new QToolButton;
    swap->setObjectName(QStringLiteral("rankSwap"));
    swap->setText(tr("Swap"));
    swap->setToolTip(tr("Exchanges the axes"));
    swap->setAccessibleName(swap->toolTip());
    connect(swap, &QToolButton::clicked, this, [this] {
        const int x = m_x->currentIndex();
        m_x->setCurrentIndex(m_y->currentIndex());
        m_y->setCurrentIndex(x);
    });
    bar->addWidget(swap);
    layout->addLayout(bar);
    m_note->setObjectName(QStringLiteral("rankNote"));
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    m_view->setObjectName(QStringLiteral("rankScatter"));
    m_view->setAccessibleName(tr("Ranks of two measures"));
    m_view->setDescription([this](std::int32_t row) {
        return text(m_workspace.samples()->names[static_cast<std::size_t>(row)]);
    });
    layout->addWidget(m_view, 1);

    connect(m_view, &RankScatterView::chosen, this,
            [this](const std::vector<std::int32_t>& rows, Selection::How how) {
                if (rows.empty() && how != Selection::How::Replace)
                    return;
                m_workspace.selection().select(
                    rows, tr("%1 against %2").arg(m_x->currentText(), m_y->currentText()), how);
                if (rows.size() == 1)
                    m_workspace.selection().setCurrent(rows.front());
            });
    connect(&workspace.selection(), &Selection::changed, this, [this] {
        if (isVisible())
            m_view->setSelection(m_workspace.selection().rows());
    });
}

ViewState RankPage::viewState() const
{
    const auto shown = [](const QComboBox& box, const QString& wanted) {
        return (wanted.isEmpty() ? box.currentData().toString() : wanted).toStdString();
    };
    return {{"x", shown(*m_x, m_wantedX)}, {"y", shown(*m_y, m_wantedY)}};
}

void RankPage::restoreView(const ViewState& state)
{
    m_wantedX = textIn(state, "x");
    m_wantedY = textIn(state, "y");
    if (isVisible())
        refresh();
}

void RankPage::fill(QComboBox& box, const QString& wanted, const QString& preferred)
{
    const QString before = box.currentData().toString();
    const QSignalBlocker quiet(box);
    box.clear();
    for (const RankMeasure& measure : m_measures)
        box.addItem(measure.title, measure.id);
    int kept = wanted.isEmpty() ? -1 : box.findData(wanted);
    if (kept < 0)
        kept = box.findData(before);
    box.setCurrentIndex(kept >= 0 ? kept : std::max(0, box.findData(preferred)));
}

void RankPage::refresh()
{
    m_measures = rankMeasures(m_workspace);
    const auto has = [&](const QString& id) {
        return std::any_of(m_measures.begin(), m_measures.end(),
                           [&](const RankMeasure& one) { return one.id == id; });
    };
    fill(*m_x, m_wantedX, QStringLiteral("deepmi"));
    fill(*m_y, m_wantedY,
         has(QStringLiteral("disagreement")) ? QStringLiteral("disagreement")
         : m_measures.size() > 1             ? m_measures[1].id
                                             : QString());
    const bool enough = m_measures.size() > 1;
    m_note->setVisible(!enough);
    m_note->setText(m_measures.empty()
                        ? tr("No data yet. Open data or scores: File ▸ Open")
                        : tr("Two measures are needed. Pre-train, or open scores or ratings."));
    m_view->setVisible(enough);
    compute();
}

void RankPage::compute()
{
    const int x = m_x->currentIndex(), y = m_y->currentIndex();
    if (x < 0 || y < 0 || m_measures.size() < 2) {
        m_view->setComparison(nullptr);
        return;
    }
    m_jobs.enqueue(
        {tr("ranks")}, this,
        [first = m_measures[static_cast<std::size_t>(x)], second = m_measures[static_cast<std::size_t>(y)],
         frame = m_workspace.samples(), seed = m_workspace.settings().seed](JobContext&) {
            return std::pair(frame, std::make_shared<const RankComparison>(
                                        compareRanks(first, second, *frame, seed, mostPoints)));
        },
        [this](const auto& result) {
            if (result.first != m_workspace.samples())
                return; // of rows that are no more
            m_view->setComparison(result.second);
            m_view->setSelection(m_workspace.selection().rows());
            m_view->setAccessibleDescription(figure().description);
        });
}

Figure RankPage::figure() const
{
    Figure figure;
    figure.id = QStringLiteral("ranks");
    figure.title = tr("Ranks of two measures");
    figure.provenance = m_workspace.provenance();
    // Whether or not the page was ever shown.
    const std::vector<RankMeasure> measures = rankMeasures(m_workspace);
    if (measures.size() < 2) {
        figure.missing = tr("Two measures are needed. Pre-train, or open scores or ratings.");
        return figure;
    }
    const auto chosen = [&](const QComboBox& box, const QString& wanted, std::size_t otherwise) {
        for (const QString& id : {wanted, box.currentData().toString()})
            for (const RankMeasure& measure : measures)
                if (measure.id == id)
                    return measure;
        return measures[otherwise];
    };
    const auto frame = m_workspace.samples();
    const auto comparison = std::make_shared<const RankComparison>(
        compareRanks(chosen(*m_x, m_wantedX, 0), chosen(*m_y, m_wantedY, 1), *frame,
                     m_workspace.settings().seed, mostPoints));
    const RankScatter& scatter = comparison->scatter;
    figure.draw = [comparison](Canvas& canvas, const FigureStyle& style) {
        drawRankScatter(canvas, comparison->scatter, style);
    };
    figure.naturalHeightMm = [](const FigureStyle& style) { return std::min(style.widthMm, 120.); };
    figure.csv = [comparison, frame] { return ranksCsv(*comparison, *frame); };
    figure.description =
        tr("Ranks of %Ln sample(s) by %1 and by %2. ", nullptr, static_cast<int>(scatter.size()))
            .arg(text(scatter.xMeasure), text(scatter.yMeasure)) +
        (std::isnan(scatter.spearman)
             ? tr("Spearman's correlation is not defined.")
             : tr("Spearman's correlation is %1.").arg(decimalText(scatter.spearman, 3)));
    return figure;
}

} // namespace deepmi::studio

#include "moc_rank_page.cpp"
