#include "panels/curriculum_panel.h"

#include "difficulty/bins.h"
#include "figures/bin_figure.h"
#include "information/levels.h"
#include "models/language.h"
#include "models/shown_number.h"
#include "models/text.h"
#include "panels/alpha_scale.h"
#include "panels/cluster_chooser.h"
#include "panels/decimal_field.h"
#include "panels/form_scroll.h"
#include "panels/key_label.h"
#include "panels/level_edges.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <cmath>
#include <limits>
#include <optional>

namespace deepmi::studio
{

namespace
{

constexpr int histogramCells = 72;

template <class W>
W* named(W* widget, const char* objectName, const QString& name, const QString& tip)
{
    widget->setObjectName(QString::fromLatin1(objectName));
    widget->setAccessibleName(name);
    widget->setToolTip(tip);
    return widget;
}

QLabel* labelOf(const QString& words, QWidget* buddy)
{
    return new KeyLabel(words, buddy);
}

std::optional<double> paperAlpha(const std::string& attribute)
{
    if (attribute == "arousal" || attribute == "valence" || attribute == "dominance")
        return defaultAlpha(attribute);
    return std::nullopt;
}

} // namespace

CurriculumPanel::CurriculumPanel(Workspace& space, QWidget* parent)
    : Panel(space, parent), m_clusters(new ClusterChooser(space)), m_summary(new QLabel)
{
    named(m_summary, "curriculumSummary", tr("What came of it"),
          tr("Different values of DeepMI, borders of bins that fall among samples of one value, and d: the "
             "mean "
             "distance of the labels from the mean label in the first and the last bin"));
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* contents = new QWidget;
    auto* column = new QVBoxLayout(contents);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(4);
    column->addLayout(makeAlpha());
    column->addLayout(makeNumbers());
    column->addLayout(makeLevels());
    column->addWidget(m_clusters, 1);
    column->addWidget(m_summary);
    auto* scroll = new FormScroll(contents);
    scroll->setObjectName(QStringLiteral("curriculumScroll"));
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    connectControls();
    connect(&space, &Workspace::curriculumChanged, this, &CurriculumPanel::requestRefresh);
    connect(&space, &Workspace::samplesChanged, this, &CurriculumPanel::requestRefresh);
    connect(&space, &Workspace::runsChanged, this, &CurriculumPanel::requestRefresh);
    connect(&space, &Workspace::pendingChanged, this, &CurriculumPanel::requestRefresh);
}

QLayout* CurriculumPanel::makeAlpha()
{
    const QString tip = tr("DeepMI = α · I(Y';Y) + (1 − α) · I(X;Y): the share of the prediction's term.");
    m_alphaSlider = named(new QSlider(Qt::Horizontal), "alphaSlider", tr("Alpha"), tip);
    m_alphaSlider->setRange(0, 100);
    m_alphaSlider->setPageStep(10);
    m_alphaSpin = named(new DecimalField, "alphaSpin", tr("Alpha"), tip);
    m_alphaSpin->setRange(0, 1);
    m_alphaSpin->setDecimals(2);
    m_alphaSpin->setSingleStep(.01);
    m_alphaScale = new AlphaScale(*m_alphaSlider);
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(0);
    grid->addWidget(labelOf(tr("&α"), m_alphaSpin), 0, 0);
    grid->addWidget(m_alphaSlider, 0, 1);
    grid->addWidget(m_alphaSpin, 0, 2);
    grid->addWidget(m_alphaScale, 1, 1);
    grid->setColumnStretch(1, 1);
    return grid;
}

QLayout* CurriculumPanel::makeNumbers()
{
    m_bins = named(new QSpinBox, "binsSpin", tr("Number of bins"),
                   tr("Bins of the curriculum, easiest first; a comparison trains with them"));
    m_bins->setRange(1, mostBins);
    m_seed = named(new QSpinBox, "tieSeedSpin", tr("Seed of the ties"),
                   tr("Samples of one and the same value are put in an order drawn by this seed"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_source = named(new QComboBox, "clusterSource", tr("Where the clusters come from"),
                     tr("X: the cluster that the classifier g recognises, or the K-means pseudo-label it was "
                        "trained on"));
    m_source->addItem(tr("by g"), QStringLiteral("classifier"));
    m_source->addItem(tr("by K-means"), QStringLiteral("kmeans"));
    for (QSpinBox* spin : {m_bins, m_seed}) {
        spin->setKeyboardTracking(false);
        spin->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        spin->setMinimumWidth(48);
    }
    auto* row = new QHBoxLayout;
    row->addWidget(labelOf(tr("&Bins"), m_bins));
    row->addWidget(m_bins, 2);
    row->addWidget(labelOf(tr("&Seed"), m_seed));
    row->addWidget(m_seed, 2);
    row->addWidget(labelOf(tr("&X"), m_source));
    row->addWidget(m_source, 3);
    return row;
}

QLayout* CurriculumPanel::makeLevels()
{
    m_levels = named(new QSpinBox, "levelsSpin", tr("Number of levels E"),
                     tr("Levels of the label, of equal width unless edges are set below"));
    m_levels->setRange(1, mostLevels);
    m_levels->setKeyboardTracking(false);
    m_cutsText = named(new QLineEdit, "cutsEdit", tr("Inner edges of the levels"),
                       tr("Inner edges, ascending, with commas or spaces between"));
    m_cutsText->setMinimumWidth(60);
    m_equalWidth = named(new QPushButton(tr("Equal")), "equalWidthButton", tr("Equal width"),
                         tr("Levels of equal width again, as many as there are now"));
    m_edges = named(new LevelEdges, "levelEdges", tr("Edges of the levels over the labels"),
                    tr("Drag an edge; double-click adds or removes one.\nKeyboard: up and down choose, left "
                       "and right move (Shift: finely), Insert adds, Delete removes."));
    auto* row = new QHBoxLayout;
    row->addWidget(labelOf(tr("&Levels"), m_levels));
    row->addWidget(m_levels);
    row->addWidget(m_cutsText, 1);
    row->addWidget(m_equalWidth);
    auto* column = new QVBoxLayout;
    column->setSpacing(3);
    column->addLayout(row);
    column->addWidget(m_edges);
    return column;
}

void CurriculumPanel::connectControls()
{
    connect(m_alphaSlider, &QSlider::sliderPressed, this, [this] { workspace().beginGesture(); });
    connect(m_alphaSlider, &QSlider::valueChanged, this,
            [this](int value) { setAlpha(value / 100.0, m_alphaSlider->isSliderDown()); });
    connect(m_alphaSpin, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { setAlpha(value, false); });
    connect(m_bins, &QSpinBox::valueChanged, this, [this](int value) {
        CurriculumSettings settings = workspace().settings();
        settings.bins = value;
        change(settings, tr("%1 bins").arg(value), Workspace::BinsMerge);
    });
    connect(m_seed, &QSpinBox::valueChanged, this, [this](int value) {
        CurriculumSettings settings = workspace().settings();
        settings.seed = static_cast<std::uint64_t>(value);
        change(settings, tr("Tie seed %1").arg(value), Workspace::SeedMerge);
    });
    connect(m_source, &QComboBox::activated, this, [this] {
        CurriculumSettings settings = workspace().settings();
        settings.clusterSource = m_source->currentData().toString().toStdString();
        workspace().beginGesture();
        change(settings, tr("Clusters %1").arg(m_source->currentText()), Workspace::ClustersMerge, true);
    });
    connect(m_levels, &QSpinBox::valueChanged, this, [this](int value) {
        CurriculumSettings settings = workspace().settings();
        settings.levels = value;
        settings.cuts.clear();
        change(settings, tr("%1 levels").arg(value), Workspace::LevelsMerge);
    });
    connect(m_equalWidth, &QPushButton::clicked, this, [this] {
        CurriculumSettings settings = workspace().settings();
        settings.levels = m_levels->value();
        settings.cuts.clear();
        workspace().beginGesture();
        change(settings, tr("Levels of equal width"), Workspace::LevelsMerge, true);
    });
    connect(m_cutsText, &QLineEdit::editingFinished, this, &CurriculumPanel::takeCutsText);
    connect(m_edges, &LevelEdges::cutsChanged, this, &CurriculumPanel::setCuts);
}

void CurriculumPanel::change(const CurriculumSettings& settings, const QString& what, Workspace::MergeKey key,
                             bool goesOn)
{
    workspace().changeSettings(settings, what, workspace().gestureKey(key, goesOn));
    // What was refused is shown as it still is.
    if (!(workspace().settings() == settings))
        requestRefresh();
}

void CurriculumPanel::setAlpha(double alpha, bool goesOn)
{
    CurriculumSettings settings = workspace().settings();
    settings.alpha = std::round(alpha * 100) / 100;
    change(settings, tr("α = %1").arg(settings.alpha), Workspace::AlphaMerge, goesOn);
}

void CurriculumPanel::setCuts(const std::vector<double>& cuts, bool goesOn)
{
    CurriculumSettings settings = workspace().settings();
    settings.cuts = cuts;
    if (!goesOn)
        workspace().beginGesture();
    change(settings, tr("Edges of the levels"), Workspace::CutsMerge, true);
}

void CurriculumPanel::takeCutsText()
{
    // Focus that leaves an untouched field changes nothing.
    if (!m_cutsText->isModified())
        return;
    m_cutsText->setModified(false);
    std::vector<double> cuts;
    // Where the language writes 3,5 a comma separates only before a blank.
    static const QRegularExpression gaps(QStringLiteral("[,;\\s]+")),
        gapsBesideCommas(QStringLiteral("[;\\s]+|,\\s+|,$"));
    for (QString piece :
         m_cutsText->text().split(writesDecimalCommas() ? gapsBesideCommas : gaps, Qt::SkipEmptyParts)) {
        bool isNumber = false;
        cuts.push_back(QLocale::c().toDouble(piece.replace(QLatin1Char(','), QLatin1Char('.')), &isNumber));
        if (!isNumber || !std::isfinite(cuts.back())) {
            workspace().report(tr("These edges cannot be used"),
                               tr("'%1' is no number. Write the inner edges ascending with commas between, "
                                  "e.g. 2, 3.5, 5.")
                                   .arg(piece));
            requestRefresh();
            return;
        }
    }
    if (cuts.empty()) {
        workspace().report(tr("These edges cannot be used"),
                           tr("At least one inner edge is needed; for one level set the number to 1."));
        requestRefresh();
        return;
    }
    setCuts(cuts, false);
    requestRefresh();
}

void CurriculumPanel::refresh()
{
    const CurriculumSettings& settings = workspace().settings();
    {
        const QSignalBlocker b1(m_alphaSlider), b2(m_alphaSpin), b3(m_bins), b4(m_seed), b5(m_source);
        m_alphaSlider->setValue(qRound(100 * settings.alpha));
        // Setting the value it has would write "0.2" anew as "0.20" while 0.25 is being typed.
        if (m_alphaSpin->value() != settings.alpha)
            m_alphaSpin->setValue(settings.alpha);
        m_bins->setValue(settings.bins);
        m_seed->setValue(static_cast<int>(settings.seed));
        m_source->setCurrentIndex(settings.clusterSource == "kmeans" ? 1 : 0);
    }
    m_source->setEnabled(workspace().run() != nullptr);
    m_alphaScale->setPaperAlpha(paperAlpha(workspace().attribute()));
    refreshLevels();
    m_clusters->refresh();
    m_summary->setText(summary());
}

void CurriculumPanel::refreshLevels()
{
    const CurriculumSettings& settings = workspace().settings();
    const auto curriculum = workspace().curriculum();
    const LabelScale scale = workspace().scale();
    const Levels levels = settings.levelsOn(scale);
    const QSignalBlocker blocker(m_levels);
    m_levels->setValue(levels.count());
    m_equalWidth->setEnabled(!settings.cuts.empty());
    QStringList pieces;
    for (const double cut : levels.cuts())
        pieces << text(shortText(cut));
    if (!m_cutsText->hasFocus() || !m_cutsText->isModified()) {
        m_cutsText->setText(pieces.join(QStringLiteral(", ")));
        m_cutsText->setCursorPosition(0);
        m_cutsText->setModified(false);
    }
    m_edges->setCuts(levels.cuts());
    const auto samples = workspace().samples();
    const std::shared_ptr<const void> of =
        curriculum ? std::shared_ptr<const void>(curriculum->samples) : samples;
    if (of == m_edgesOf)
        return;
    m_edgesOf = of;
    std::vector<std::uint32_t> histogram(histogramCells);
    for (const double label : curriculum ? curriculum->samples->assignments.label : samples->label)
        if (!std::isnan(label))
            ++histogram[static_cast<std::size_t>(equalCell(label, scale, histogramCells))];
    m_edges->setLabels(scale, std::move(histogram));
}

QString CurriculumPanel::summary() const
{
    const auto curriculum = workspace().curriculum();
    if (!curriculum)
        return tr("No curriculum yet. It needs a pre-training run, or DeepMI scores with their clusters.");
    if (workspace().isPending())
        return tr("Being computed…");
    const BlendedRanking& ranking = *curriculum->ranking;
    int borders = 0, tied = 0, easiest = 0, last = 0;
    std::uint32_t before = 0;
    bool any = false;
    for (int bin = 0; bin < ranking.bins(); ++bin) {
        const auto runs = ranking.runs(bin);
        if (runs.empty())
            continue;
        if (any) {
            ++borders;
            tied += ranking.cellScore(before) == ranking.cellScore(runs.front().cell) ? 1 : 0;
        } else
            easiest = bin;
        before = runs.back().cell;
        any = true;
        last = bin;
    }
    const double first = curriculum->labelDistance->mean(ranking, easiest);
    QString words = tr("%Ln distinct value(s); %1 of %2 borders inside a tie.", nullptr,
                       static_cast<int>(ranking.distinctScores()))
                        .arg(tied)
                        .arg(borders);
    if (!std::isnan(first))
        words += QLatin1Char(' ') + tr("d is %1 in bin %2, %3 in bin %4.")
                                        .arg(decimalText(first, 2))
                                        .arg(easiest + 1)
                                        .arg(decimalText(curriculum->labelDistance->mean(ranking, last), 2))
                                        .arg(last + 1);
    return words;
}

QString CurriculumPanel::figureInView() const
{
    // Whoever turns α looks at a plot beside it.
    const auto* strip = m_clusters->findChild<ClusterStripView*>();
    return strip && strip->hasFocus() ? Panel::figureInView() : QString();
}

std::vector<Figure> CurriculumPanel::figures() const
{
    Figure figure;
    figure.id = QStringLiteral("cluster-strip");
    figure.title = tr("Inertia, NMI and I(X;Y) against K");
    const auto strip = std::make_shared<const ClusterStrip>(m_clusters->strip());
    if (strip->points.empty()) {
        figure.missing = tr("Other values of K were not tried yet: open a run and press “Try other values of "
                            "K” in the Curriculum panel.");
        return {figure};
    }
    figure.draw = [strip](Canvas& canvas, const FigureStyle& style) {
        drawClusterStrip(canvas, *strip, style);
    };
    figure.naturalHeightMm = [](const FigureStyle& style) { return style.fontPt * 14 / pointsPerMm; };
    figure.csv = [strip] { return clusterStripCsv(*strip); };
    const ClusterStripPoint& first = strip->points.front();
    const ClusterStripPoint& last = strip->points.back();
    figure.description =
        tr("Three curves over the number of clusters K from %1 to %2: inertia falls to %3 of its first "
           "value, "
           "NMI of clusters and levels goes from %4 to %5, I(X;Y) from %6 to %7 nats.")
            .arg(first.clusters)
            .arg(last.clusters)
            .arg(decimalText(first.inertia > 0 ? last.inertia / first.inertia : 0, 2),
                 decimalText(first.normalisedInformation, 3), decimalText(last.normalisedInformation, 3),
                 decimalText(first.information, 3), decimalText(last.information, 3));
    figure.provenance = workspace().provenance();
    return {figure};
}

} // namespace deepmi::studio

#include "moc_curriculum_panel.cpp"
