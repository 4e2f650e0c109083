#pragma once

#include <QWidget>
#include <optional>

class QSlider;

namespace deepmi::studio
{

/// What stands below the slider of α: which end is which term, and the α that the paper takes for the
/// attribute.
class AlphaScale : public QWidget
{
    Q_OBJECT

public:
    explicit AlphaScale(QSlider& slider, QWidget* parent = nullptr);
    /// None for attributes that the paper says nothing of.
    void setPaperAlpha(std::optional<double> alpha);

    /// The words at both ends and between them, and where those between stand.
    struct Captions {
        QString low, middle, high;
        QRect middleArea;
    };
    /// The longest that stand beside each other at this width.
    Captions captionsThatFit() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    QSize sizeHint() const override;

private:
    QSlider& m_slider;
    std::optional<double> m_paper;
};

} // namespace deepmi::studio
