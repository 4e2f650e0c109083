#pragma once

#include "information/deepmi.h"

#include <QWidget>
#include <vector>

class QLabel;

namespace deepmi::studio
{

/// What the tables of a curriculum add up to: information, entropies, how many clusters are in use.
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
    QLabel* addValue(const char* objectName, const QString& symbol, const QString& name,
                     const QString& formula);

    std::vector<QLabel*> m_values;
    QLabel* m_collapse;
};

} // namespace deepmi::studio
