#include "dialogs/mapping_form.h"

#include "dialogs/ask.h"
#include "models/text.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace deepmi::studio
{

namespace
{

constexpr std::array<const char*, 3> attributeNames = {"arousal", "valence", "dominance"};

void fill(QComboBox* combo, const QStringList& choices, const std::string& chosen)
{
    combo->clear();
    combo->addItem(QString());
    combo->addItems(choices);
    combo->setCurrentText(text(chosen));
}

} // namespace

MappingForm::MappingForm(QWidget* parent)
    : QGroupBox(tr("How it is read"), parent), m_featurePart(new QWidget), m_labelPart(new QWidget),
      m_namesFile(new QLineEdit), m_low(new QLineEdit), m_high(new QLineEdit)
{
    setObjectName(QStringLiteral("mappingForm"));
    auto* features = new QFormLayout(m_featurePart);
    features->setContentsMargins(0, 0, 0, 0);
    m_dataset = addCombo(features, "datasetCombo", tr("Features in"),
                         tr("HDF5 dataset, .npz array or MATLAB variable with the features"));
    m_namesDataset = addCombo(features, "namesDatasetCombo", tr("Names in"),
                              tr("HDF5 dataset, .npz array or MATLAB variable with the row names"));
    auto* file = new QWidget;
    auto* fileRow = new QHBoxLayout(file);
    fileRow->setContentsMargins(0, 0, 0, 0);
    m_namesFile->setObjectName(QStringLiteral("namesFileEdit"));
    m_namesFile->setAccessibleName(tr("File of names"));
    m_namesFile->setToolTip(tr("Text file with one row name a line; a .npy file has no names of its own"));
    auto* browse = new QToolButton;
    browse->setObjectName(QStringLiteral("namesFileBrowse"));
    browse->setIcon(style()->standardIcon(QStyle::SP_DirOpenIcon));
    browse->setToolTip(tr("Choose the file of names"));
    browse->setAccessibleName(browse->toolTip());
    fileRow->addWidget(m_namesFile);
    fileRow->addWidget(browse);
    features->addRow(tr("File of names"), file);
    connect(browse, &QToolButton::clicked, this, [this] {
        const QString chosen =
            ask::openFile(window(), tr("File of names"), tr("All files (*)"), QStringLiteral("data"));
        if (!chosen.isEmpty()) {
            m_namesFile->setText(chosen);
            Q_EMIT edited();
        }
    });
    connect(m_namesFile, &QLineEdit::editingFinished, this, [this] {
        if (pathOf(m_namesFile->text()) != m_shown.features.namesFile)
            Q_EMIT edited();
    });

    m_labelForm = new QFormLayout(m_labelPart);
    m_labelForm->setContentsMargins(0, 0, 0, 0);
    m_name = addCombo(m_labelForm, "nameColumnCombo", tr("Names in"), tr("Column with the sample names"));
    m_split = addCombo(m_labelForm, "splitColumnCombo", tr("Splits in"),
                       tr("Column that says Train, Development, Test1 …"));
    m_rater = addCombo(m_labelForm, "raterColumnCombo", tr("Raters in"), tr("Column that says who rated"));
    for (std::size_t index = 0; index < attributeNames.size(); ++index) {
        const std::array<QString, 3> titles = {tr("Arousal in"), tr("Valence in"), tr("Dominance in")};
        const QByteArray name = QByteArray(attributeNames[index]) + "ColumnCombo";
        m_attributes[index] = addCombo(m_labelForm, name.constData(), titles[index],
                                       tr("Column with the values of this attribute"));
    }
    auto* scale = new QWidget;
    auto* scaleRow = new QHBoxLayout(scale);
    scaleRow->setContentsMargins(0, 0, 0, 0);
    for (QLineEdit* edit : {m_low, m_high}) {
        // A decimal point, or the comma of other languages.
        edit->setValidator(new QRegularExpressionValidator(
            QRegularExpression(QStringLiteral("[-+]?[0-9]*[.,]?[0-9]*([eE][-+]?[0-9]+)?")), edit));
        edit->setMaximumWidth(70);
        connect(edit, &QLineEdit::editingFinished, this, [this] {
            const auto before = m_shown.labels.scale;
            const auto now = options().labels.scale;
            if (now.has_value() != before.has_value() ||
                (now && (now->low != before->low || now->high != before->high)))
                Q_EMIT edited();
        });
    }
    m_low->setObjectName(QStringLiteral("scaleLowEdit"));
    m_low->setAccessibleName(tr("Low end of the scale"));
    m_low->setToolTip(tr("Low end of the rating scale; empty = the format's own, else 1"));
    m_high->setObjectName(QStringLiteral("scaleHighEdit"));
    m_high->setAccessibleName(tr("High end of the scale"));
    m_high->setToolTip(tr("High end of the rating scale; empty = the format's own, else 7"));
    scaleRow->addWidget(m_low);
    scaleRow->addWidget(new QLabel(tr("to")));
    scaleRow->addWidget(m_high);
    scaleRow->addStretch();
    m_labelForm->addRow(tr("Scale"), scale);

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_featurePart);
    layout->addWidget(m_labelPart);
    show(SourceRole::Features, {}, {});
}

QComboBox* MappingForm::addCombo(QFormLayout* form, const char* name, const QString& title,
                                 const QString& tip)
{
    auto* combo = new QComboBox;
    combo->setObjectName(QLatin1String(name));
    combo->setEditable(true);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->lineEdit()->setPlaceholderText(tr("found by itself"));
    combo->setAccessibleName(title);
    combo->setToolTip(tip);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(12);
    form->addRow(title, combo);
    connect(combo, &QComboBox::textActivated, this, [this] { Q_EMIT edited(); });
    connect(combo->lineEdit(), &QLineEdit::editingFinished, this, [this, combo] {
        // Fires on every loss of focus: only what was changed counts.
        if (!m_filling && combo->lineEdit()->isModified()) {
            combo->lineEdit()->setModified(false);
            Q_EMIT edited();
        }
    });
    return combo;
}

void MappingForm::show(SourceRole role, const FileOptions& options, const QStringList& choices)
{
    m_filling = true;
    m_role = role;
    m_shown = options;
    const bool isLabels = role == SourceRole::Labels || role == SourceRole::Ratings;
    m_featurePart->setVisible(!isLabels);
    m_labelPart->setVisible(isLabels);
    fill(m_dataset, choices, options.features.dataset);
    fill(m_namesDataset, choices, options.features.namesDataset);
    m_namesFile->setText(text(options.features.namesFile));
    fill(m_name, choices, options.labels.nameColumn);
    fill(m_split, choices, options.labels.splitColumn);
    fill(m_rater, choices, options.labels.raterColumn);
    for (std::size_t index = 0; index < attributeNames.size(); ++index) {
        const auto found = options.labels.attributeColumns.find(attributeNames[index]);
        fill(m_attributes[index], choices,
             found == options.labels.attributeColumns.end() ? std::string() : found->second);
    }
    const auto number = [](double value) { return QLocale::c().toString(value, 'g', 12); };
    m_low->setText(options.labels.scale ? number(options.labels.scale->low) : QString());
    m_high->setText(options.labels.scale ? number(options.labels.scale->high) : QString());
    m_split->setVisible(role == SourceRole::Labels);
    m_labelForm->labelForField(m_split)->setVisible(role == SourceRole::Labels);
    m_rater->setVisible(role == SourceRole::Ratings);
    m_labelForm->labelForField(m_rater)->setVisible(role == SourceRole::Ratings);
    m_filling = false;
}

FileOptions MappingForm::options() const
{
    FileOptions options = m_shown;
    const auto word = [](const QComboBox* combo) { return combo->currentText().trimmed().toStdString(); };
    if (m_role == SourceRole::Features || m_role == SourceRole::Pool) {
        options.features.dataset = word(m_dataset);
        options.features.namesDataset = word(m_namesDataset);
        options.features.namesFile = pathOf(m_namesFile->text().trimmed());
        return options;
    }
    options.labels.nameColumn = word(m_name);
    options.labels.splitColumn = m_role == SourceRole::Labels ? word(m_split) : std::string();
    options.labels.raterColumn = m_role == SourceRole::Ratings ? word(m_rater) : std::string();
    for (std::size_t index = 0; index < attributeNames.size(); ++index) {
        options.labels.attributeColumns.erase(attributeNames[index]);
        if (const std::string column = word(m_attributes[index]); !column.empty())
            options.labels.attributeColumns[attributeNames[index]] = column;
    }
    bool lowIsNumber = false, highIsNumber = false;
    const auto typed = [](const QLineEdit& edit, bool& isNumber) {
        return QLocale::c().toDouble(edit.text().replace(QLatin1Char(','), QLatin1Char('.')), &isNumber);
    };
    const LabelScale scale{typed(*m_low, lowIsNumber), typed(*m_high, highIsNumber)};
    options.labels.scale = lowIsNumber && highIsNumber ? std::optional(scale) : std::nullopt;
    return options;
}

} // namespace deepmi::studio

#include "moc_mapping_form.cpp"
