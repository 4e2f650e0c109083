#pragma once

#include "tour/tour_page.h"

class QLabel;
class QPushButton;

namespace deepmi::studio
{

class CanvasView;

/// The teaching corpus and its short pre-training: what every other chapter looks at.
class CorpusPage final : public TourPage
{
    Q_OBJECT

public:
    explicit CorpusPage(Workspace& workspace);
    void refresh() override;

private:
    void start();

    QPushButton* m_start;
    QLabel* m_state;
    CanvasView* m_view;
};

} // namespace deepmi::studio
