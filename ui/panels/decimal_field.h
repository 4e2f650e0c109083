#pragma once

#include <QDoubleSpinBox>

namespace deepmi::studio
{

/// A number with a decimal point in every language, as tables, figures and exports have it: people copy
/// numbers between them. A comma that is typed or pasted becomes a point.
class DecimalField : public QDoubleSpinBox
{
public:
    explicit DecimalField(QWidget* parent = nullptr);

    QValidator::State validate(QString& text, int& position) const override;
};

} // namespace deepmi::studio
