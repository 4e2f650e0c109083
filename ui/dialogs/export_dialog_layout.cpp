// What stands in the export dialog: its fields and its buttons.
#include "dialogs/export_dialog.h"
#include "models/text.h"
#include "panels/decimal_field.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace deepmi::studio
{

namespace
{

template <class Box>
Box* spinBox(const char* objectName, const QString& name, const QString& tip, double low, double high,
             const QString& unit)
{
    auto* box = new Box;
    box->setObjectName(QString::fromLatin1(objectName));
    box->setAccessibleName(name);
    box->setToolTip(tip);
    box->setRange(static_cast<decltype(box->value())>(low), static_cast<decltype(box->value())>(high));
    box->setSuffix(unit);
    return box;
}

} // namespace

QWidget* ExportDialog::makeForm()
{
    m_format = new QComboBox;
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_format->setAccessibleName(tr("Format"));
    m_format->setToolTip(
        tr("PDF and SVG keep texts and shapes as they are at any size; CSV holds the numbers "
           "behind the figure"));
    m_format->addItems({tr("PDF"), tr("SVG"), tr("PNG"), tr("CSV (the data behind)")});
    m_preset = new QComboBox;
    m_preset->setObjectName(QStringLiteral("exportPreset"));
    m_preset->setAccessibleName(tr("Size for"));
    m_preset->setToolTip(tr("Common sizes of figures"));
    m_preset->addItems(
        {tr("Single column, 88 mm"), tr("Double column, 180 mm"), tr("Slide, 254 × 143 mm"), tr("Own size")});
    m_width = spinBox<DecimalField>("exportWidth", tr("Width"), tr("Width of the figure on paper"), 10, 2000,
                                    tr(" mm"));
    m_height = spinBox<DecimalField>("exportHeight", tr("Height"),
                                     tr("Height of the figure on paper; the lowest value is what suits the "
                                        "figure"),
                                     9, 2000, tr(" mm"));
    m_height->setSpecialValueText(tr("what suits it"));
    m_font = spinBox<DecimalField>("exportFont", tr("Font"), tr("Size of the figure's texts in print"), 2, 72,
                                   tr(" pt"));
    m_dpi = spinBox<QSpinBox>("exportDpi", tr("Resolution"), tr("Dots per inch; only a PNG has dots"), 30,
                              2400, tr(" dpi"));
    for (QDoubleSpinBox* box : {m_width, m_height, m_font})
        box->setDecimals(1);
    auto* widget = new QWidget;
    auto* form = new QFormLayout(widget);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("&Size for"), m_preset);
    form->addRow(tr("&Width"), m_width);
    form->addRow(tr("&Height"), m_height);
    form->addRow(tr("F&ont"), m_font);
    form->addRow(tr("&Resolution"), m_dpi);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::showFigure);
    connect(m_preset, &QComboBox::activated, this, &ExportDialog::applyPreset);
    for (QDoubleSpinBox* box : {m_width, m_height, m_font})
        connect(box, &QDoubleSpinBox::valueChanged, this, [this] {
            showPreset();
            showFigure();
        });
    connect(m_dpi, &QSpinBox::valueChanged, this, &ExportDialog::showFigure);
    return widget;
}

QWidget* ExportDialog::makeButtons()
{
    const auto button = [this](const char* objectName, const QString& title, const QString& tip, auto act) {
        auto* made = new QPushButton(title);
        made->setObjectName(QString::fromLatin1(objectName));
        made->setAccessibleName(withoutKey(title));
        made->setToolTip(tip);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, act);
        return made;
    };
    m_message = new QLabel;
    m_message->setObjectName(QStringLiteral("exportMessage"));
    m_message->setAccessibleName(tr("Message"));
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_export = button("exportButton", tr("&Export…"), tr("Writes the chosen figure into a file"),
                      &ExportDialog::exportChosen);
    m_export->setDefault(true);
    m_all =
        button("exportAllButton", tr("&All figures…"),
               tr("Writes every figure that has something to show into a folder"), &ExportDialog::exportAll);
    m_copy =
        button("exportCopyButton", tr("&Copy"),
               tr("Copies the figure as picture, SVG and text; a table as text"), &ExportDialog::copyChosen);
    auto* close = button("exportCloseButton", tr("Close"), tr("Closes this dialog"), &QDialog::close);
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_message, 1);
    for (QPushButton* one : {m_copy, m_all, m_export, close})
        row->addWidget(one);
    return widget;
}

} // namespace deepmi::studio
