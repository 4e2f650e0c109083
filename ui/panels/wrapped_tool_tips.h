#pragma once

#include <QObject>

namespace deepmi::studio
{

/// Shows long tooltips of widgets, of rows and of headings in lines: Qt breaks none that is plain text, and a
/// sentence would be wider than a screen. Installed on the application.
class WrappedToolTips final : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace deepmi::studio
