#pragma once

#include "tour/tour_page.h"

#include "comparison/comparison.h"
#include "models/training_forms.h"

#include <memory>
#include <optional>

class QLabel;
class QPushButton;

namespace deepmi::studio
{

class CanvasView;
struct JobState;
struct LoadedData;

/// A curriculum against none, trained here and now: a comparison as the panel Comparison runs it, so that its
/// trials stand there too and more can be added to them.
class TourComparisonPage final : public TourPage
{
    Q_OBJECT

public:
    explicit TourComparisonPage(Workspace& workspace);
    void refresh() override;

private:
    void start();
    void showJob(const JobState& job);
    void takeTrials();
    void forgetOtherData();
    QString findings() const;

    std::shared_ptr<const ComparisonResult> m_result; ///< of the comparison that was started here
    int m_job = 0;                                    ///< that trained or trains it
    std::weak_ptr<const LoadedData> m_trained;        ///< the data that it is of
    std::optional<TrainingForms> m_formsBefore;       ///< what the person had set for other data
    CanvasView* m_view;
    QPushButton* m_start;
    QLabel* m_state;
};

} // namespace deepmi::studio
