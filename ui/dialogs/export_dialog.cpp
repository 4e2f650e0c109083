#include "dialogs/export_dialog.h"

#include "dialogs/ask.h"
#include "models/settings.h"
#include "models/text.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QSpinBox>
#include <algorithm>
#include <array>
#include <utility>

namespace deepmi::studio
{

namespace
{

struct Preset {
    double widthMm, heightMm;
};
/// Single column, double column, slide; then the person's own.
constexpr std::array<Preset, 3> presets = {{{88, 0}, {180, 0}, {254, 143}}};
constexpr int retryMs = 100; ///< until what is being drawn is there

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
    fillList();
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryMs);
    connect(&m_retry, &QTimer::timeout, this, &ExportDialog::takeRenewed);
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

void ExportDialog::fillList()
{
    const QSignalBlocker quiet(m_list);
    while (m_list->count() > static_cast<int>(m_figures.size()))
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < static_cast<int>(m_figures.size()))
        m_list->addItem(new QListWidgetItem);
    for (std::size_t index = 0; index < m_figures.size(); ++index) {
        const Figure& figure = m_figures[index];
        QListWidgetItem* item = m_list->item(static_cast<int>(index));
        const bool isThere = figure.missing.isEmpty();
        item->setText(isThere ? figure.title : tr("%1 (nothing yet)").arg(figure.title));
        item->setToolTip(isThere ? figure.description : figure.missing);
        // Still selectable, so that the reason can be read with the keyboard too.
        item->setData(Qt::ForegroundRole,
                      isThere ? QVariant() : palette().color(QPalette::Disabled, QPalette::Text));
    }
    // Every title in full, in any language.
    m_list->setMinimumWidth(m_list->sizeHintForColumn(0) + 2 * m_list->frameWidth());
}

void ExportDialog::renew(std::vector<Figure> figures)
{
    m_renewed = std::move(figures);
    takeRenewed();
}

void ExportDialog::takeRenewed()
{
    if (!m_renewed)
        return;
    // What a name is being asked for stays as it was seen, and a preview that takes long is drawn to its end.
    if (m_asking || m_preview->isDrawing()) {
        m_retry.start();
        return;
    }
    const Figure before = chosen() ? *chosen() : Figure();
    m_figures = *std::exchange(m_renewed, std::nullopt);
    fillList();
    const auto same = std::find_if(m_figures.begin(), m_figures.end(),
                                   [&](const Figure& figure) { return figure.id == before.id; });
    if (same == m_figures.end()) {
        choose({});
        return;
    }
    {
        const QSignalBlocker quiet(m_list);
        m_list->setCurrentRow(static_cast<int>(same - m_figures.begin()));
    }
    allowWhatIsPossible();
    // Every figure is made anew whenever there is news of any.
    if (same->missing != before.missing || same->description != before.description ||
        same->provenance != before.provenance)
        m_preview->setFigure(*same, options());
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
    allowWhatIsPossible();
    say({}, false);
    if (const Figure* figure = chosen())
        m_preview->setFigure(*figure, options());
}

void ExportDialog::allowWhatIsPossible()
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
    const QScopedValueRollback asking(m_asking, true);
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
    const QScopedValueRollback asking(m_asking, true);
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
