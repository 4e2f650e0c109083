#pragma once

#include "tour/tour_page.h"

namespace deepmi::studio
{

class CanvasView;

/// Why samples at the ends of the scale come first.
class ExtremesPage final : public TourPage
{
    Q_OBJECT

public:
    explicit ExtremesPage(Workspace& workspace);
    void refresh() override;

private:
    CanvasView* m_view;
};

} // namespace deepmi::studio
