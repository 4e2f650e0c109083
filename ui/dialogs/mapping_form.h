#pragma once

#include "models/file_preview.h"

#include <QGroupBox>
#include <array>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace deepmi::studio
{

/// How the file in focus is to be read where its layout leaves a choice: datasets of features; columns and
/// scale of labels. Empty fields mean "find out".
class MappingForm : public QGroupBox
{
    Q_OBJECT

public:
    explicit MappingForm(QWidget* parent = nullptr);

    /// Shows the options of a file; `choices` are its columns or datasets.
    void show(SourceRole role, const FileOptions& options, const QStringList& choices);
    FileOptions options() const;

Q_SIGNALS:
    /// By the person, not by show().
    void edited();

private:
    QComboBox* addCombo(QFormLayout* form, const char* name, const QString& title, const QString& tip);

    QWidget* m_featurePart;
    QWidget* m_labelPart;
    QComboBox* m_dataset;
    QComboBox* m_namesDataset;
    QLineEdit* m_namesFile;
    QComboBox* m_name;
    QComboBox* m_split;
    QComboBox* m_rater;
    std::array<QComboBox*, 3> m_attributes;
    QLineEdit* m_low;
    QLineEdit* m_high;
    QFormLayout* m_labelForm;
    FileOptions m_shown; ///< for what the form has no field
    SourceRole m_role = SourceRole::Features;
    bool m_filling = false;
};

} // namespace deepmi::studio
