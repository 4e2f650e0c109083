#pragma once

#include <QCheckBox>

namespace deepmi::studio
{

/// A check box whose text goes on in further lines where its width ends; Qt's own is always as wide as its
/// text. text() stays one line.
class WrappedCheckBox final : public QCheckBox
{
public:
    explicit WrappedCheckBox(QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void initStyleOption(QStyleOptionButton* option) const override;

private:
    /// The control's size around a text of this size.
    QSize around(const QSize& words) const;
    QString wrapped(int width) const;
};

} // namespace deepmi::studio
