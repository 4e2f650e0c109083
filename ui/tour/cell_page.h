#pragma once

#include "tour/tour_page.h"

class QComboBox;

namespace deepmi::studio
{

class CanvasView;

/// One cell's mutual information worked out in numbers.
class CellPage final : public TourPage
{
    Q_OBJECT

public:
    explicit CellPage(Workspace& workspace);
    void refresh() override;

private:
    QComboBox* m_cluster;
    QComboBox* m_level;
    CanvasView* m_view;
};

} // namespace deepmi::studio
