#include "dialogs/export_dialog.h"

#include "dialogs/ask.h"
#include "models/settings.h"
#include "models/text.h"
#include "panels/decimal_field.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <array>

namespace deepmi::studio
{

namespace
{

struct Preset {
    double widthMm, heightMm;
};
/// Single column, double column, slide; then the person's own.
constexpr std::array<Preset, 3> presets = {{{88, 0}, {180, 0}, {254, 143}}};

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

ExportDialog::ExportDialog(std::vector<Figure> figures, QWidget* parent)
    : QDialog(parent), m_figures(std::move(figures)), m_list(new QListWidget), m_preview(new ExportPreview)
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    m_list->setObjectName(QStringLiteral("exportFigures"));
    m_list->setAccessibleName(tr("Figures and tables"));
    m_list->setToolTip(tr("What the panels show now; what is grey has nothing to show yet"));
    m_list->setTextElideMode(Qt::ElideRight);
    for (const Figure& figure : m_figures) {
        auto* item = new QListWidgetItem(figure.title, m_list);
        item->setToolTip(figure.missing.isEmpty() ? figure.description : figure.missing);
        if (!figure.missing.isEmpty()) {
            // Still selectable, so that the reason can be read with the keyboard too.
            item->setForeground(palette().color(QPalette::Disabled, QPalette::Text));
            item->setText(tr("%1 (nothing yet)").arg(figure.title));
        }
    }
    auto* side = new QVBoxLayout;
    side->addWidget(m_list, 1);
    side->addWidget(makeForm());
    auto* columns = new QHBoxLayout;
    columns->addLayout(side, 2);
    columns->addWidget(m_preview, 5);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(columns, 1);
    layout->addWidget(makeButtons());
    readSettings();
    connect(m_list, &QListWidget::currentRowChanged, this, &ExportDialog::showFigure);
    connect(m_preview, &ExportPreview::problem, this, [this](const QString& message) {
        // What was said of an export stands until something is changed.
        if (!message.isEmpty() || m_previewProblem)
            say(message, !message.isEmpty());
        m_previewProblem = !message.isEmpty();
    });
    choose({});
    resize(940, 600);
}

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

void ExportDialog::readSettings()
{
    const QSettings& stored = studio::settings();
    m_format->setCurrentIndex(qBound(0, stored.value(QStringLiteral("export/format"), 0).toInt(), 3));
    m_width->setValue(stored.value(QStringLiteral("export/widthMm"), 180).toDouble());
    m_height->setValue(stored.value(QStringLiteral("export/heightMm"), 0).toDouble());
    m_font->setValue(stored.value(QStringLiteral("export/fontPt"), 8).toDouble());
    m_dpi->setValue(stored.value(QStringLiteral("export/dpi"), 300).toInt());
    showPreset();
}

void ExportDialog::writeSettings() const
{
    QSettings& stored = studio::settings();
    stored.setValue(QStringLiteral("export/format"),
                    m_formatOfFigures >= 0 ? m_formatOfFigures : m_format->currentIndex());
    stored.setValue(QStringLiteral("export/widthMm"), m_width->value());
    stored.setValue(QStringLiteral("export/heightMm"), options().heightMm);
    stored.setValue(QStringLiteral("export/fontPt"), m_font->value());
    stored.setValue(QStringLiteral("export/dpi"), m_dpi->value());
}

FigureFormat ExportDialog::format() const
{
    return static_cast<FigureFormat>(m_format->currentIndex());
}

ExportOptions ExportDialog::options() const
{
    const bool natural = m_height->value() <= m_height->minimum();
    return {m_width->value(), natural ? 0 : m_height->value(), m_font->value(), m_dpi->value()};
}

void ExportDialog::applyPreset(int preset)
{
    if (preset >= static_cast<int>(presets.size()))
        return;
    const Preset& size = presets[static_cast<std::size_t>(preset)];
    {
        const QSignalBlocker quiet(m_height);
        m_height->setValue(size.heightMm);
    }
    m_width->setValue(size.widthMm);
    showPreset();
    showFigure();
}

void ExportDialog::showPreset()
{
    const ExportOptions now = options();
    int index = static_cast<int>(presets.size());
    for (std::size_t preset = 0; preset < presets.size(); ++preset)
        if (presets[preset].widthMm == now.widthMm && presets[preset].heightMm == now.heightMm)
            index = static_cast<int>(preset);
    m_preset->setCurrentIndex(index);
}

const Figure* ExportDialog::chosen() const
{
    const int row = m_list->currentRow();
    return row < 0 ? nullptr : &m_figures[static_cast<std::size_t>(row)];
}

void ExportDialog::choose(const QString& id)
{
    int row = -1;
    for (int index = static_cast<int>(m_figures.size()) - 1; index >= 0; --index) {
        const Figure& figure = m_figures[static_cast<std::size_t>(index)];
        if (figure.id == id) {
            row = index;
            break;
        }
        if (figure.missing.isEmpty())
            row = index;
    }
    m_list->setCurrentRow(row < 0 && !m_figures.empty() ? 0 : row);
    showFigure();
}

void ExportDialog::showFigure()
{
    const Figure* figure = chosen();
    followTable(figure && figure->missing.isEmpty() && !figure->draw && figure->csv);
    const bool csv = format() == FigureFormat::Csv;
    const bool possible =
        figure && figure->missing.isEmpty() && (csv ? figure->csv != nullptr : figure->draw != nullptr);
    m_export->setEnabled(possible);
    m_copy->setEnabled(figure && figure->missing.isEmpty());
    for (QWidget* size : {static_cast<QWidget*>(m_preset), static_cast<QWidget*>(m_width),
                          static_cast<QWidget*>(m_height), static_cast<QWidget*>(m_font)})
        size->setEnabled(!csv);
    m_dpi->setEnabled(format() == FigureFormat::Png);
    say({}, false);
    if (figure)
        m_preview->setFigure(*figure, options());
}

void ExportDialog::followTable(bool isTable)
{
    const int csv = static_cast<int>(FigureFormat::Csv), now = m_format->currentIndex();
    const QSignalBlocker quiet(m_format);
    if (isTable && now != csv) {
        m_formatOfFigures = now;
        m_format->setCurrentIndex(csv);
    } else if (!isTable && m_formatOfFigures >= 0) {
        m_format->setCurrentIndex(m_formatOfFigures);
        m_formatOfFigures = -1;
    }
}

void ExportDialog::say(const QString& message, bool isError)
{
    m_message->setText(isError
                           ? QStringLiteral("<b>%1</b> %2").arg(tr("Not exported:"), message.toHtmlEscaped())
                           : message.toHtmlEscaped());
}

void ExportDialog::exportChosen()
{
    const Figure* figure = chosen();
    if (!figure)
        return;
    const QString extension = extensionOf(format());
    QString name = ask::saveFile(this, tr("Export %1").arg(figure->title), QStringLiteral("*") + extension,
                                 QStringLiteral("export"), figure->id + extension);
    if (name.isEmpty())
        return;
    // Who types another extension of ours means that format.
    const auto typed = formatOf(pathOf(name));
    if (!typed) {
        name += extension;
        // The file dialog has asked about the name without it.
        if (QFileInfo::exists(name) &&
            ask::question(this, tr("Replace files?"), tr("Some of these files are there already."),
                          QFileInfo(name).fileName(), QMessageBox::Yes | QMessageBox::Cancel,
                          QMessageBox::Yes) != QMessageBox::Yes)
            return;
    }
    write({{*figure, pathOf(name)}}, typed.value_or(format()), {});
}

void ExportDialog::exportAll()
{
    const QString folder = ask::folder(this, tr("Export all figures into"), QStringLiteral("export"));
    if (folder.isEmpty())
        return;
    std::vector<std::pair<Figure, std::filesystem::path>> list;
    QStringList missing, otherFormat, present;
    // Not that of a table which happens to be chosen.
    const FigureFormat wanted =
        m_formatOfFigures >= 0 ? static_cast<FigureFormat>(m_formatOfFigures) : format();
    for (const Figure& figure : m_figures) {
        const bool possible = wanted == FigureFormat::Csv ? figure.csv != nullptr : figure.draw != nullptr;
        if (!figure.missing.isEmpty() || !possible) {
            (figure.missing.isEmpty() ? otherFormat : missing) << figure.title;
            continue;
        }
        std::filesystem::path file = pathOf(folder) / (figure.id + extensionOf(wanted)).toStdString();
        std::error_code error;
        if (std::filesystem::exists(file, error))
            present << text(file.filename());
        list.emplace_back(figure, std::move(file));
    }
    if (!present.isEmpty() &&
        ask::question(this, tr("Replace files?"), tr("Some of these files are there already."),
                      present.join(QStringLiteral(", ")), QMessageBox::Yes | QMessageBox::Cancel,
                      QMessageBox::Yes) != QMessageBox::Yes)
        return;
    QStringList leftOut;
    if (!missing.isEmpty())
        leftOut << tr("Nothing to show yet: %1.").arg(missing.join(QStringLiteral(", ")));
    if (!otherFormat.isEmpty())
        leftOut << tr("Not as %1: %2.")
                       .arg(m_format->itemText(static_cast<int>(wanted)),
                            otherFormat.join(QStringLiteral(", ")));
    write(list, wanted, leftOut.join(QLatin1Char(' ')));
}

void ExportDialog::write(const std::vector<std::pair<Figure, std::filesystem::path>>& list,
                         FigureFormat chosenFormat, const QString& leftOut)
{
    writeSettings();
    const ExportOptions size = options();
    m_queue.enqueue(
        {tr("Export"), false}, this,
        [list, chosenFormat, size](JobContext& context) {
            QStringList files;
            for (const auto& [figure, file] : list) {
                context.job().throwIfStopped();
                for (const auto& written : exportFigure(figure, chosenFormat, size, file))
                    files << text(written);
            }
            return files;
        },
        [this, leftOut](const QStringList& files) {
            QString message = files.size() == 1
                                  ? tr("Written: %1").arg(files.first())
                                  : tr("%n file(s) written.", nullptr, static_cast<int>(files.size()));
            if (!leftOut.isEmpty())
                message += QLatin1Char(' ') + leftOut;
            say(message, false);
            Q_EMIT exported(files);
        },
        [this](const JobState& state) {
            if (state.status == JobStatus::Failed)
                say(state.error, true);
        });
}

void ExportDialog::copyChosen()
{
    const Figure* figure = chosen();
    if (!figure)
        return;
    m_queue.enqueue(
        {tr("Copy"), false}, this,
        [copied = *figure, size = options()](JobContext&) {
            auto mime = clipboardDataOf(copied, size);
            mime->moveToThread(QApplication::instance()->thread());
            return mime;
        },
        [this](std::unique_ptr<QMimeData> mime) {
            QApplication::clipboard()->setMimeData(mime.release());
            say(tr("Copied."), false);
            Q_EMIT exported({});
        },
        [this](const JobState& state) {
            if (state.status == JobStatus::Failed)
                say(state.error, true);
        });
}

} // namespace deepmi::studio

#include "moc_export_dialog.cpp"
