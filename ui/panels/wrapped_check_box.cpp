#include "panels/wrapped_check_box.h"

#include <QStyle>
#include <QStyleOptionButton>

namespace deepmi::studio
{

WrappedCheckBox::WrappedCheckBox(QWidget* parent) : QCheckBox(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize WrappedCheckBox::around(const QSize& words) const
{
    QStyleOptionButton option;
    option.initFrom(this);
    option.text = text();
    return style()->sizeFromContents(QStyle::CT_CheckBox, &option, words, this);
}

QString WrappedCheckBox::wrapped(int width) const
{
    const int room = width - around({}).width();
    QString lines, line;
    for (const QString& word : text().split(QLatin1Char(' '))) {
        const QString longer = line.isEmpty() ? word : line + QLatin1Char(' ') + word;
        if (line.isEmpty() || fontMetrics().size(Qt::TextShowMnemonic, longer).width() <= room) {
            line = longer;
        } else {
            lines += line + QLatin1Char('\n');
            line = word;
        }
    }
    return lines + line;
}

QSize WrappedCheckBox::minimumSizeHint() const
{
    const QSize words = fontMetrics().size(Qt::TextShowMnemonic, wrapped(0));
    return {around(words).width(), QCheckBox::minimumSizeHint().height()};
}

int WrappedCheckBox::heightForWidth(int width) const
{
    return around(fontMetrics().size(Qt::TextShowMnemonic, wrapped(width))).height();
}

void WrappedCheckBox::initStyleOption(QStyleOptionButton* option) const
{
    QCheckBox::initStyleOption(option);
    option->text = wrapped(width());
}

} // namespace deepmi::studio
