#pragma once

#include "tour/tour_page.h"

#include "curriculum/train.h"

#include <memory>

class QLabel;
class QPushButton;

namespace deepmi::studio
{

class CanvasView;

/// A curriculum against none, trained here and now.
class TourComparisonPage final : public TourPage
{
    Q_OBJECT

public:
    explicit TourComparisonPage(Workspace& workspace);
    void refresh() override;

private:
    void start();

    std::shared_ptr<const TrainResult> m_without, m_with;
    double m_alpha = 0;
    CanvasView* m_view;
    QPushButton* m_start;
    QLabel* m_state;
    int m_job = 0;
};

} // namespace deepmi::studio
