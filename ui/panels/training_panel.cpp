#include "panels/training_panel.h"

#include "models/text.h"
#include "models/workspace.h"
#include "plots/chart_view.h"
#include "plots/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QSplitter>
#include <QStackedLayout>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

constexpr int mostAtOnce = 6; ///< curves checked without being asked
constexpr int refreshMilliseconds = 100;
constexpr std::size_t mostCharts = 6;
constexpr int idRole = Qt::UserRole;
/// The last colour of the palette is the ink.
constexpr int colours = 6;

template <class W>
W* named(W* widget, const char* objectName, const QString& accessibleName, const QString& toolTip)
{
    widget->setObjectName(QString::fromLatin1(objectName));
    widget->setAccessibleName(accessibleName);
    widget->setToolTip(toolTip);
    return widget;
}

/// The number of a curve on its colour.
QIcon swatch(const ShownTraining& training, const QWidget& widget)
{
    const int side = widget.fontMetrics().height() + 4;
    QPixmap picture(QSize(side + 6, side) * widget.devicePixelRatioF());
    picture.setDevicePixelRatio(widget.devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour(text(training.colour));
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(QRectF(0, 1, side + 4, side - 2), 3, 3);
    painter.setPen(colour.lightness() > 140 ? Qt::black : Qt::white);
    QFont bold = widget.font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.drawText(QRectF(0, 1, side + 4, side - 2), Qt::AlignCenter, text(training.label));
    return QIcon(picture);
}

} // namespace

TrainingPanel::TrainingPanel(Workspace& space, QWidget* parent)
    : Panel(space, parent), m_words(new QLabel), m_scroll(new QScrollArea)
{
    named(m_words, "trainingWords", tr("Values of the epoch under the pointer"), {});
    m_words->setTextFormat(Qt::PlainText);
    m_words->setMinimumWidth(1);
    auto* sheet = new QWidget;
    m_grid = new QGridLayout(sheet);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(6);
    for (std::size_t chart = 0; chart < mostCharts; ++chart) {
        auto* view = new ChartView;
        view->setObjectName(QStringLiteral("trainingChart%1").arg(chart));
        connect(view, &ChartView::epochsWanted, this, &TrainingPanel::setEpochs);
        connect(view, &ChartView::allWanted, this, &TrainingPanel::showAll);
        connect(view, &ChartView::cursorMoved, this, [this](int epoch) {
            for (ChartView* other : m_charts)
                other->setCursorEpoch(epoch);
        });
        connect(view, &ChartView::described, this, [this](const QString& words) {
            m_words->setText(words.isEmpty() ? tr("Point at a chart for its values.") : words);
        });
        m_charts.push_back(view);
        view->hide();
    }
    m_scroll->setObjectName(QStringLiteral("trainingScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(sheet);

    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(makeControls());
    column->addWidget(m_scroll, 1);
    column->addWidget(m_words);
    auto* shown = new QSplitter;
    shown->setObjectName(QStringLiteral("trainingSplitter"));
    shown->addWidget(makeList());
    shown->addWidget(right);
    shown->setStretchFactor(1, 1);
    shown->setSizes({190, 1000});
    shown->setContentsMargins(8, 6, 8, 4);
    m_pages = new QStackedLayout(this);
    m_pages->addWidget(makeEmptyPage());
    m_pages->addWidget(shown);

    m_later.setSingleShot(true);
    m_later.setInterval(refreshMilliseconds);
    connect(&m_later, &QTimer::timeout, this, &TrainingPanel::requestRefresh);
    TrainingLog& log = space.trainings();
    connect(&log, &TrainingLog::curveAdded, this, &TrainingPanel::addCurve);
    connect(&log, &TrainingLog::curveRemoved, this, &TrainingPanel::removeCurve);
    connect(&log, &TrainingLog::curveChanged, this, [this] {
        if (!m_later.isActive())
            m_later.start();
    });
    for (const TrainingCurve& curve : log.curves())
        addCurve(curve.id);
}

QWidget* TrainingPanel::makeControls()
{
    m_logarithmic = named(new QCheckBox(tr("Log axis")), "trainingLogarithmic", tr("Logarithmic axis"),
                          tr("Losses, learning rate and samples in use on a logarithmic axis"));
    m_smoothing =
        named(new QSlider(Qt::Horizontal), "trainingSmoothing", tr("Smoothing"),
              tr("Exponentially weighted mean of the epochs so far; the values stay faintly behind"));
    m_smoothing->setRange(0, 99);
    m_smoothing->setMaximumWidth(130);
    m_smoothingValue = named(new QLabel, "trainingSmoothingValue", tr("Weight of the epochs before"), {});
    auto* all = named(new QPushButton(tr("Show all")), "trainingShowAll", tr("Show all epochs and values"),
                      tr("The whole range of every chart again (0, or a double click in a chart)"));
    auto* label = new QLabel(tr("Smoothing"));
    label->setBuddy(m_smoothing);
    auto* controls = new QWidget;
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(m_smoothing);
    row->addWidget(m_smoothingValue);
    row->addSpacing(8);
    row->addWidget(m_logarithmic);
    row->addStretch(1);
    row->addWidget(all);
    connect(m_smoothing, &QSlider::valueChanged, this, &TrainingPanel::requestRefresh);
    connect(m_logarithmic, &QCheckBox::toggled, this, &TrainingPanel::requestRefresh);
    connect(all, &QPushButton::clicked, this, &TrainingPanel::showAll);
    return controls;
}

QWidget* TrainingPanel::makeList()
{
    m_kind = named(new QComboBox, "trainingKind", tr("Kind of training"),
                   tr("Pre-training of clusters, or the regressor trained on a curriculum"));
    m_kind->addItems({tr("Pre-training"), tr("Curriculum regressor")});
    m_list = named(new QListWidget, "trainingList", tr("Trainings shown over each other"),
                   tr("Check trainings to see them over each other"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setWordWrap(true);
    m_list->setSpacing(1);
    auto* every = named(new QPushButton(tr("All")), "trainingCheckAll", tr("Check all trainings"),
                        tr("Show every training of the list"));
    auto* none = named(new QPushButton(tr("None")), "trainingCheckNone", tr("Check no training"),
                       tr("Show no training"));
    m_remove = named(new QPushButton(tr("Remove")), "trainingRemove", tr("Remove the chosen training"),
                     tr("Takes the curve off the list. A run that is open stays open."));
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 4, 0);
    column->setSpacing(4);
    column->addWidget(m_kind);
    column->addWidget(m_list, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    for (QPushButton* button : {every, none, m_remove}) {
        button->setMinimumWidth(button->fontMetrics().horizontalAdvance(button->text()) + 12);
        buttons->addWidget(button);
    }
    column->addLayout(buttons);

    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showAll();
        requestRefresh();
    });
    const auto checkAll = [this](bool on) {
        for (const TrainingCurve& curve : workspace().trainings().curves())
            if (curve.kind == kindNow()) {
                m_chosen.insert(curve.id);
                if (on)
                    m_shown.insert(curve.id);
                else
                    m_shown.erase(curve.id);
            }
        requestRefresh();
    };
    connect(every, &QPushButton::clicked, this, [checkAll] { checkAll(true); });
    connect(none, &QPushButton::clicked, this, [checkAll] { checkAll(false); });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const QListWidgetItem* item = m_list->currentItem())
            workspace().trainings().remove(item->data(idRole).toInt());
    });
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        const TrainingCurve* curve =
            item ? workspace().trainings().curve(item->data(idRole).toInt()) : nullptr;
        m_remove->setEnabled(curve && !curve->live);
    });
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
        if (m_filling)
            return;
        const int id = item->data(idRole).toInt();
        m_chosen.insert(id);
        if (item->checkState() == Qt::Checked)
            m_shown.insert(id);
        else
            m_shown.erase(id);
        requestRefresh();
    });
    return side;
}

QWidget* TrainingPanel::makeEmptyPage()
{
    auto* page = new QWidget;
    auto* words =
        named(new QLabel(tr("No curves yet. They appear here while a pre-training or a comparison of "
                            "curricula runs, and for every run that is opened.")),
              "trainingEmpty", tr("No curves yet"), {});
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignCenter);
    auto* begin = named(new QPushButton(tr("Pre-train …")), "trainingPretrain", tr("Pre-train"),
                        tr("Shows the panel that starts a pre-training"));
    connect(begin, &QPushButton::clicked, this, [this] {
        if (auto* action = window()->findChild<QAction*>(QStringLiteral("pretrainPanelAction")))
            action->trigger();
    });
    auto* column = new QVBoxLayout(page);
    column->addStretch(1);
    column->addWidget(words);
    column->addWidget(begin, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return page;
}

TrainingCurve::Kind TrainingPanel::kindNow() const
{
    return m_kind->currentIndex() == 0 ? Kind::Pretraining : Kind::Regressor;
}

void TrainingPanel::addCurve(int id)
{
    const TrainingCurve* curve = workspace().trainings().curve(id);
    m_shown.insert(id);
    limitShown(curve->kind);
    // What has just begun is what one wants to see.
    const int index = curve->kind == Kind::Pretraining ? 0 : 1;
    const bool alone = m_shown.size() == 1;
    if ((curve->live || alone) && m_kind->currentIndex() != index && !m_list->hasFocus())
        m_kind->setCurrentIndex(index);
    requestRefresh();
}

void TrainingPanel::limitShown(Kind kind)
{
    int count = 0;
    const auto& curves = workspace().trainings().curves();
    for (auto curve = curves.rbegin(); curve != curves.rend(); ++curve)
        if (curve->kind == kind && m_shown.contains(curve->id) && ++count > mostAtOnce &&
            !m_chosen.contains(curve->id))
            m_shown.erase(curve->id);
}

void TrainingPanel::removeCurve(int id)
{
    m_shown.erase(id);
    m_chosen.erase(id);
    requestRefresh();
}

std::vector<ShownTraining> TrainingPanel::shownNow() const
{
    std::vector<ShownTraining> shown;
    int number = 0;
    for (const TrainingCurve& curve : workspace().trainings().curves())
        if (curve.kind == kindNow()) {
            if (m_shown.contains(curve.id))
                shown.push_back({&curve, std::to_string(number + 1),
                                 paletteColour(static_cast<std::size_t>(number % colours))});
            ++number;
        }
    return shown;
}

TrainingChartOptions TrainingPanel::optionsNow() const
{
    return {m_logarithmic->isChecked(), m_smoothing->value() / 100.};
}

void TrainingPanel::fillList()
{
    m_filling = true;
    const QListWidgetItem* before = m_list->currentItem();
    const int current = before ? before->data(idRole).toInt() : 0;
    std::vector<const TrainingCurve*> curves;
    for (const TrainingCurve& curve : workspace().trainings().curves())
        if (curve.kind == kindNow())
            curves.push_back(&curve);
    while (m_list->count() > static_cast<int>(curves.size()))
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < static_cast<int>(curves.size()))
        m_list->addItem(new QListWidgetItem);
    for (int row = 0; row < m_list->count(); ++row) {
        const TrainingCurve& curve = *curves[static_cast<std::size_t>(row)];
        QListWidgetItem* item = m_list->item(row);
        const int epochs = static_cast<int>(curve.epochs());
        const ShownTraining look{&curve, std::to_string(row + 1),
                                 paletteColour(static_cast<std::size_t>(row % colours))};
        if (item->data(idRole).toInt() != curve.id || item->icon().isNull()) {
            item->setData(idRole, curve.id);
            item->setIcon(swatch(look, *m_list));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        }
        item->setText(curve.title);
        item->setToolTip(tr("%1: %n epoch(s)", nullptr, epochs).arg(curve.title) +
                         (curve.live ? tr(", running") : QString()));
        QFont font = m_list->font();
        font.setItalic(curve.live);
        item->setFont(font);
        item->setCheckState(m_shown.contains(curve.id) ? Qt::Checked : Qt::Unchecked);
        if (curve.id == current)
            m_list->setCurrentItem(item);
    }
    const QListWidgetItem* item = m_list->currentItem();
    const TrainingCurve* chosen = item ? workspace().trainings().curve(item->data(idRole).toInt()) : nullptr;
    m_remove->setEnabled(chosen && !chosen->live);
    m_filling = false;
}

void TrainingPanel::arrangeCharts(std::size_t count)
{
    const double font = screenStyle(palette()).fontPt;
    const int columns = std::clamp(static_cast<int>(m_scroll->viewport()->width() / (font * 24)), 1, 3);
    if (columns == m_columns && count == m_chartsShown)
        return;
    m_columns = columns;
    m_chartsShown = count;
    for (std::size_t chart = 0; chart < m_charts.size(); ++chart) {
        m_grid->removeWidget(m_charts[chart]);
        if (chart < count)
            m_grid->addWidget(m_charts[chart], static_cast<int>(chart) / columns,
                              static_cast<int>(chart) % columns);
        m_charts[chart]->setVisible(chart < count);
    }
}

void TrainingPanel::refresh()
{
    m_later.stop();
    const bool any = !workspace().trainings().curves().empty();
    m_pages->setCurrentIndex(any ? 1 : 0);
    m_smoothingValue->setText(QLocale().toString(m_smoothing->value() / 100., 'f', 2));
    fillList();
    if (!any)
        return;
    const std::vector<ShownTraining> shown = shownNow();
    const int last = shown.empty() ? 0 : shown.back().curve->id;
    const TrainingLog* log = &workspace().trainings();
    const EpochSource sizes = [log, last]() -> const std::vector<PretrainEpoch>* {
        const TrainingCurve* curve = log->curve(last);
        return curve ? &curve->pretrain : nullptr;
    };
    std::vector<LineChart> charts = trainingCharts(kindNow(), shown, optionsNow(), sizes);
    arrangeCharts(charts.size());
    const FigureStyle style = screenStyle(palette());
    for (std::size_t chart = 0; chart < charts.size(); ++chart) {
        m_charts[chart]->setAccessibleName(text(charts[chart].title));
        m_charts[chart]->setChart(std::move(charts[chart]), style);
    }
    if (m_words->text().isEmpty())
        m_words->setText(tr("Point at a chart for its values."));
}

void TrainingPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    if (m_chartsShown > 0)
        arrangeCharts(m_chartsShown);
}

void TrainingPanel::setEpochs(double low, double high)
{
    for (ChartView* chart : m_charts)
        chart->setEpochs(high > low ? std::optional(std::pair{low, high}) : std::nullopt);
}

void TrainingPanel::showAll()
{
    for (ChartView* chart : m_charts) {
        chart->setEpochs(std::nullopt);
        chart->resetValues();
    }
}

std::vector<Figure> TrainingPanel::figures() const
{
    Figure figure;
    figure.id = QStringLiteral("curves");
    figure.title = tr("Curves of training");
    const std::vector<ShownTraining> shown = shownNow();
    const bool epochs = std::any_of(shown.begin(), shown.end(),
                                    [](const ShownTraining& one) { return one.curve->epochs() > 0; });
    if (!epochs) {
        figure.missing = tr("There are no curves yet: open a run, or pre-train (Run ▸ Pre-train).");
        return {figure};
    }
    // Copies: the figure outlives the next epoch.
    const auto curves = std::make_shared<std::vector<TrainingCurve>>();
    for (const ShownTraining& one : shown)
        curves->push_back(*one.curve);
    std::vector<ShownTraining> kept = shown;
    for (std::size_t one = 0; one < kept.size(); ++one)
        kept[one].curve = &(*curves)[one];
    ChartSheet sheet;
    sheet.charts =
        trainingCharts(kindNow(), kept, optionsNow(), [curves] { return &curves->back().pretrain; });
    // Axes as in the window.
    for (std::size_t chart = 0; chart < sheet.charts.size() && m_chartsShown == sheet.charts.size();
         ++chart) {
        const LineChart& now = m_charts[chart]->chart();
        LineChart& drawn = sheet.charts[chart];
        std::tie(drawn.xLow, drawn.xHigh, drawn.yLow, drawn.yHigh) =
            std::tuple{now.xLow, now.xHigh, now.yLow, now.yHigh};
    }
    for (const ShownTraining& one : kept)
        sheet.legend.push_back({one.label, one.curve->title.toStdString(), one.colour});
    const auto whole = std::make_shared<const ChartSheet>(std::move(sheet));
    // One column of a paper holds one chart across.
    const auto forStyle = [whole](const FigureStyle& style) {
        ChartSheet fitted = *whole;
        fitted.columns = style.widthMm * pointsPerMm < style.fontPt * 40 ? 1 : 2;
        return fitted;
    };
    figure.draw = [forStyle](Canvas& canvas, const FigureStyle& style) {
        drawChartSheet(canvas, forStyle(style), style);
    };
    figure.naturalHeightMm = [forStyle](const FigureStyle& style) {
        return chartSheetHeightMm(forStyle(style), style);
    };
    figure.csv = [curves, kept, kind = kindNow()] { return trainingCsv(kind, kept); };
    figure.description = tr("Curves of training, an epoch a point. %1.").arg(trainingDescription(kept));
    figure.provenance = workspace().provenance();
    return {figure};
}

} // namespace deepmi::studio

#include "moc_training_panel.cpp"
