#pragma once

#include <QLabel>

namespace deepmi::studio
{

/// One line of plain text that asks for no width: what does not fit is left out in the middle; who uses it
/// gives the whole in a tooltip. text() stays whole.
class ElidedLabel final : public QLabel
{
public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    /// What is seen of the text now.
    QString shownText() const;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace deepmi::studio
