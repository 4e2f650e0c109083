#pragma once

#include "tour/tour_page.h"

#include <functional>
#include <memory>
#include <string>

class QLabel;
class QPushButton;

namespace deepmi::studio
{

class CanvasView;
struct LoadedData;

/// The teaching corpus and its short pre-training: what every other chapter looks at.
class CorpusPage final : public TourPage
{
    Q_OBJECT

public:
    explicit CorpusPage(Workspace& workspace);
    void refresh() override;

    /// Asked before anything is made whose opening would close what is open.
    using MayReplace = std::function<bool()>;
    /// Opens data in the place of what is open, which is given up by then.
    using Take =
        std::function<void(const std::shared_ptr<const LoadedData>& data, const std::string& attribute)>;
    /// Who keeps the project that is open; without anybody the corpus goes into the workspace unasked.
    void setKeeper(MayReplace mayReplace, Take take);

private:
    void start();

    MayReplace m_mayReplace;
    Take m_take;
    QPushButton* m_start;
    QLabel* m_state;
    CanvasView* m_view;
};

} // namespace deepmi::studio
