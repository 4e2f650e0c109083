#pragma once

#include "tour/tour_page.h"

class QSlider;

namespace deepmi::studio
{

class CanvasView;

/// What α trades: a curve of two measures of the curriculum against α.
class AlphaPage final : public TourPage
{
    Q_OBJECT

public:
    explicit AlphaPage(Workspace& workspace);
    void refresh() override;

private:
    CanvasView* m_view;
    QSlider* m_slider;
};

} // namespace deepmi::studio
