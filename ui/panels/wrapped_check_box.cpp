#include "panels/wrapped_check_box.h"

#include <QStyle>
#include <QStyleOptionButton>
#include <QTextBoundaryFinder>

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
    const QString words = text();
    // After blanks, and between Chinese characters.
    QTextBoundaryFinder breaks(QTextBoundaryFinder::Line, words);
    QString lines, line;
    for (qsizetype from = 0, to = breaks.toNextBoundary(); to >= 0; from = to, to = breaks.toNextBoundary()) {
        const QString piece = words.mid(from, to - from), longer = line + piece;
        if (line.isEmpty() || fontMetrics().size(Qt::TextShowMnemonic, longer.trimmed()).width() <= room) {
            line = longer;
        } else {
            lines += line.trimmed() + QLatin1Char('\n');
            line = piece;
        }
    }
    return lines + line.trimmed();
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
