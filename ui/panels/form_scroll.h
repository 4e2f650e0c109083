#pragma once

#include <QScrollArea>

namespace deepmi::studio
{

/// A form that scrolls down where there is too little height, and never sideways: it asks for the width of
/// its widest row with the scroll bar beside it, so that neither a language with longer words nor the bar,
/// once it comes, pushes a field out of sight.
class FormScroll final : public QScrollArea
{
public:
    explicit FormScroll(QWidget* form, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace deepmi::studio
