#pragma once

#include "tour/tour_page.h"

namespace deepmi::studio
{

class CanvasView;

/// The truth of the teaching corpus beside what the method found.
class TruthPage final : public TourPage
{
    Q_OBJECT

public:
    explicit TruthPage(Workspace& workspace);
    void refresh() override;

private:
    CanvasView* m_view;
};

} // namespace deepmi::studio
