#include "panels/heatmap_sidebar.h"

#include "figures/canvas.h"
#include "information/confidence.h"
#include "models/shown_number.h"
#include "models/text.h"
#include "panels/form_scroll.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

/// Binomial draws that the interval may cost, some 30 ms of them; tables that need more have no interval
/// here.
constexpr std::size_t mostDraws = 300'000;
constexpr int resamples = 500, fewestResamples = 100;
/// Below so many samples an occupied cell nothing takes the bias out.
constexpr double enoughSamples = 5;

std::size_t occupiedCells(const JointTable& table)
{
    std::size_t occupied = 0;
    for (int first = 0; first < table.firstStates(); ++first)
        for (int second = 0; second < table.secondStates(); ++second)
            occupied += table.count(first, second) > 0 ? 1 : 0;
    return occupied;
}

} // namespace

HeatmapSidebar::HeatmapSidebar(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("heatmapSidebar"));
    setAccessibleName(tr("Sums of the tables"));
    // In large texts they may be higher than the map beside them.
    auto* sums = new QWidget;
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(new FormScroll(sums));
    auto* column = new QVBoxLayout(sums);
    column->setContentsMargins(8, 4, 4, 4);
    auto* form = m_form = new QFormLayout;
    column->addLayout(form);
    // As high as the map: a place at its top alone would be as high as the words were when it was made.
    column->addStretch(1);
    form->setVerticalSpacing(4);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_values.push_back(addValue("clusterInformation", QStringLiteral("I(X;Y)"),
                                tr("Mutual information of cluster and level"),
                                QStringLiteral("I(X;Y) = Σ P(x,y) log P(x,y)/(P(x)P(y))")));
    m_corrected =
        addValue("correctedInformation", tr("corrected"), tr("I(X;Y) without most of the bias of counting"),
                 QStringLiteral("I + (m(X) + m(Y) − m(X,Y) − 1) / 2N (Miller, Madow)"));
    m_byChance =
        addValue("informationByChance", tr("by chance"),
                 tr("What I(X;Y) would be on average if clusters had nothing to do with levels"), QString());
    m_interval = addValue("informationInterval", tr("95 % interval"),
                          tr("Where the true I(X;Y) lies, by resampling the table"),
                          tr("basic bootstrap: 2·I − percentiles of the resamples"));
    m_values.push_back(addValue("predictionInformation", QStringLiteral("I(Y′;Y)"),
                                tr("Mutual information of predicted level and level"),
                                QStringLiteral("I(Y′;Y) = Σ P(y′,y) log P(y′,y)/(P(y′)P(y))")));
    m_values.push_back(addValue("clusterEntropy", QStringLiteral("H(X)"), tr("Entropy of the clusters"),
                                QStringLiteral("H(X) = −Σ P(x) log P(x)")));
    m_values.push_back(addValue("levelEntropy", QStringLiteral("H(Y)"), tr("Entropy of the levels"),
                                QStringLiteral("H(Y) = −Σ P(y) log P(y)")));
    m_values.push_back(addValue("predictionEntropy", QStringLiteral("H(Y′)"),
                                tr("Entropy of the predicted levels"),
                                QStringLiteral("H(Y′) = −Σ P(y′) log P(y′)")));
    m_values.push_back(addValue("jointEntropy", QStringLiteral("H(X,Y)"),
                                tr("Joint entropy of cluster and level"),
                                QStringLiteral("H(X,Y) = −Σ P(x,y) log P(x,y) = H(X) + H(Y) − I(X;Y)")));
    m_values.push_back(addValue("normalisedInformation", QStringLiteral("NMI"),
                                tr("Normalised mutual information of cluster and level, 0 to 1"),
                                QStringLiteral("NMI = I(X;Y) / ((H(X) + H(Y))/2)")));
    m_values.push_back(addValue("effectiveClusters", tr("Clusters in use"),
                                tr("Effective number of clusters"), QStringLiteral("exp H(X)")));
    auto* unit = new QLabel(tr("I and H in nats"));
    unit->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(unit);
    m_few = new QLabel;
    m_few->setObjectName(QStringLiteral("heatmapFewSamples"));
    m_few->setWordWrap(true);
    m_few->hide();
    form->addRow(m_few);
    m_settled.setSingleShot(true);
    m_settled.setInterval(200);
    connect(&m_settled, &QTimer::timeout, this, &HeatmapSidebar::showInterval);
    m_collapse =
        new QLabel(tr("⚠ Collapsed: the classifier uses few of the clusters that K-means finds, and the "
                      "scores are coarse. Take X by K-means in Curriculum, or pre-train longer."));
    m_collapse->setObjectName(QStringLiteral("heatmapCollapse"));
    m_collapse->setWordWrap(true);
    m_collapse->hide();
    form->addRow(m_collapse);
}

void HeatmapSidebar::showCollapse(bool collapsed)
{
    m_collapse->setVisible(collapsed);
}

QLabel* HeatmapSidebar::addValue(const char* objectName, const QString& symbol, const QString& name,
                                 const QString& formula)
{
    auto* title = new QLabel(symbol);
    auto* value = new QLabel;
    value->setObjectName(QString::fromLatin1(objectName));
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(name);
    QString tip = QStringLiteral("<b>%1</b>").arg(name.toHtmlEscaped());
    if (!formula.isEmpty())
        tip += QStringLiteral("<br>") + formula.toHtmlEscaped();
    title->setToolTip(tip);
    value->setToolTip(tip);
    m_form->addRow(title, value);
    return value;
}

void HeatmapSidebar::showSums(const DeepMI& deepmi)
{
    const JointTable& clusters = deepmi.clusterByLevel;
    const JointTable& predictions = deepmi.predictionByLevel;
    std::vector<std::int64_t> sizes;
    for (int cluster = 0; cluster < clusters.firstStates(); ++cluster)
        sizes.push_back(clusters.firstCount(cluster));
    const double values[] = {clusters.mutualInformation(),
                             predictions.mutualInformation(),
                             clusters.firstEntropy(),
                             clusters.secondEntropy(),
                             predictions.firstEntropy(),
                             clusters.jointEntropy(),
                             clusters.normalisedMutualInformation()};
    for (std::size_t index = 0; index < std::size(values); ++index)
        m_values[index]->setText(decimalText(values[index], 4));
    m_corrected->setText(decimalText(millerMadowInformation(clusters), 4));
    m_byChance->setText(decimalText(informationByChance(clusters), 4));
    m_interval->setText(QChar(0x2026));
    m_table = clusters;
    m_settled.start();
    const std::size_t occupied = occupiedCells(clusters);
    const double samples =
        static_cast<double>(clusters.total()) / static_cast<double>(std::max<std::size_t>(occupied, 1));
    m_few->setText(tr("⚠ Only %1 samples an occupied cell: even the corrected I(X;Y) says too much.")
                       .arg(decimalText(samples, 1)));
    m_few->setVisible(samples < enoughSamples);
    m_values.back()->setText(
        tr("%1 of %2").arg(decimalText(effectiveStates(sizes), 1)).arg(clusters.firstStates()));
}

void HeatmapSidebar::showInterval()
{
    const std::size_t draws = std::max<std::size_t>(occupiedCells(m_table), 1);
    const int affordable = static_cast<int>(std::min<std::size_t>(mostDraws / draws, resamples));
    if (m_table.total() == 0 || affordable < fewestResamples) {
        m_interval->setText(QChar(0x2013));
        return;
    }
    const Interval interval = bootstrapInformation(m_table, {affordable, .95, 0}).basic;
    m_interval->setText(tr("%1 to %2").arg(decimalText(interval.low, 3), decimalText(interval.high, 3)));
}

} // namespace deepmi::studio

#include "moc_heatmap_sidebar.cpp"
