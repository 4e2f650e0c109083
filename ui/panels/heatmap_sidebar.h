#pragma once

#include "information/deepmi.h"

#include <QTimer>
#include <QWidget>
#include <vector>

class QFormLayout;
class QLabel;

namespace deepmi::studio
{

/// What the tables of a curriculum add up to: information and how far it can be believed, entropies, how many
/// clusters are in use.
class HeatmapSidebar : public QWidget
{
    Q_OBJECT

public:
    explicit HeatmapSidebar(QWidget* parent = nullptr);

    void showSums(const DeepMI& deepmi);
    /// Whether the clusters are those of a classifier that uses few of what K-means finds; said with what to
    /// do.
    void showCollapse(bool collapsed);

private:
    void showInterval();
    QLabel* addValue(const char* objectName, const QString& symbol, const QString& name,
                     const QString& formula);

    QFormLayout* m_form;
    std::vector<QLabel*> m_values;
    QLabel *m_corrected, *m_byChance, *m_interval;
    QLabel* m_few;
    QLabel* m_collapse;
    JointTable m_table; ///< of the interval, which waits until nothing is dragged any more
    QTimer m_settled;
};

} // namespace deepmi::studio
