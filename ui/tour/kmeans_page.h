#pragma once

#include "tour/tour_page.h"

#include "cluster/lloyd_steps.h"

#include <optional>

class QLabel;
class QPushButton;
class QSpinBox;

namespace deepmi::studio
{

class CanvasView;

/// K-means by hand, half a step at a time.
class KMeansPage final : public TourPage
{
    Q_OBJECT

public:
    explicit KMeansPage(Workspace& workspace);
    void refresh() override;

    const std::optional<LloydSteps>& steps() const { return m_steps; }

private:
    void restart();
    void step();
    void show();

    std::optional<LloydSteps> m_steps;
    bool m_assignNext = true;
    int m_starts = 0;
    CanvasView* m_view;
    QLabel* m_state;
    QPushButton* m_step;
    QSpinBox* m_clusters;
};

} // namespace deepmi::studio
