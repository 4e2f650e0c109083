#include "panels/heatmap_sidebar.h"

#include "experiment/canvas.h"
#include "models/text.h"

#include <QFormLayout>
#include <QLabel>

namespace deepmi::studio
{

HeatmapSidebar::HeatmapSidebar(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("heatmapSidebar"));
    setAccessibleName(tr("Sums of the tables"));
    auto* form = new QFormLayout(this);
    form->setContentsMargins(8, 4, 4, 4);
    form->setVerticalSpacing(4);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addValue("clusterInformation", QStringLiteral("I(X;Y)"), tr("Mutual information of cluster and level"),
             QStringLiteral("I(X;Y) = Σ P(x,y) log P(x,y)/(P(x)P(y))"));
    addValue("predictionInformation", QStringLiteral("I(Y′;Y)"),
             tr("Mutual information of predicted level and level"),
             QStringLiteral("I(Y′;Y) = Σ P(y′,y) log P(y′,y)/(P(y′)P(y))"));
    addValue("clusterEntropy", QStringLiteral("H(X)"), tr("Entropy of the clusters"),
             QStringLiteral("H(X) = −Σ P(x) log P(x)"));
    addValue("levelEntropy", QStringLiteral("H(Y)"), tr("Entropy of the levels"),
             QStringLiteral("H(Y) = −Σ P(y) log P(y)"));
    addValue("predictionEntropy", QStringLiteral("H(Y′)"), tr("Entropy of the predicted levels"),
             QStringLiteral("H(Y′) = −Σ P(y′) log P(y′)"));
    addValue("jointEntropy", QStringLiteral("H(X,Y)"), tr("Joint entropy of cluster and level"),
             QStringLiteral("H(X,Y) = −Σ P(x,y) log P(x,y) = H(X) + H(Y) − I(X;Y)"));
    addValue("normalisedInformation", QStringLiteral("NMI"),
             tr("Normalised mutual information of cluster and level, 0 to 1"),
             QStringLiteral("NMI = I(X;Y) / ((H(X) + H(Y))/2)"));
    addValue("effectiveClusters", tr("Clusters in use"), tr("Effective number of clusters"),
             QStringLiteral("exp H(X)"));
    auto* unit = new QLabel(tr("I and H in nats"));
    unit->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(unit);
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
    const QString tip = QStringLiteral("<b>%1</b><br>%2").arg(name.toHtmlEscaped(), formula.toHtmlEscaped());
    title->setToolTip(tip);
    value->setToolTip(tip);
    static_cast<QFormLayout*>(layout())->addRow(title, value);
    m_values.push_back(value);
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
        m_values[index]->setText(text(fixedText(values[index], 4)));
    m_values.back()->setText(
        tr("%1 of %2").arg(text(fixedText(effectiveStates(sizes), 1))).arg(clusters.firstStates()));
}

} // namespace deepmi::studio

#include "moc_heatmap_sidebar.cpp"
