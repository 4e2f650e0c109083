#pragma once

#include <QLabel>

namespace deepmi::studio
{

/// The name of a field with its key, "&Trials", one line. Drawn, the underlined letter stands apart from the
/// next one ("T r"), where Qt's own label measures both moved together and cuts the last letter.
class KeyLabel final : public QLabel
{
public:
    KeyLabel(const QString& text, QWidget* buddy, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    QSize apart(const QSize& together) const;
};

} // namespace deepmi::studio
