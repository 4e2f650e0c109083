#pragma once

#include <QComboBox>
#include <string>

namespace deepmi::studio
{

/// What networks multiply in: the values of DeviceOptions::precision, each with a word on where it is to be
/// had.
class PrecisionChoice : public QComboBox
{
    Q_OBJECT

public:
    explicit PrecisionChoice(const QString& objectName, QWidget* parent = nullptr);

    std::string precision() const;
    /// A name that is none is auto.
    void setPrecision(const std::string& name);
};

} // namespace deepmi::studio
