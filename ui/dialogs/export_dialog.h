#pragma once

#include "dialogs/export_preview.h"
#include "export/figure_export.h"
#include "worker/job_queue.h"

#include <QDialog>
#include <QTimer>
#include <optional>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace deepmi::studio
{

/// Every figure and table of the window into a file, a folder or the clipboard. What cannot be exported yet
/// is listed in grey with its reason. Sizes and format are remembered. Files are written on a thread of its
/// own.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ExportDialog(std::vector<Figure> figures, QWidget* parent = nullptr);

    /// The figures as they are by now; what is chosen and set stays so. While a file name is asked for, or
    /// the preview is being drawn, they wait.
    void renew(std::vector<Figure> figures);
    /// Chooses a figure; without one of that id the first that can be exported.
    void choose(const QString& id);

    FigureFormat format() const;
    ExportOptions options() const;

Q_SIGNALS:
    /// Files were written, or the clipboard filled (then none).
    void exported(const QStringList& files);

private:
    QWidget* makeForm();
    QWidget* makeButtons();
    void readSettings();
    void writeSettings() const;
    void applyPreset(int preset);
    void showPreset();
    void fillList();
    void takeRenewed();
    void showFigure();
    void allowWhatIsPossible();
    const Figure* chosen() const;
    void exportChosen();
    void exportAll();
    void copyChosen();
    void say(const QString& message, bool isError);
    /// A table has numbers alone; figures get their format back after it.
    void followTable(bool isTable);
    /// Writes on the thread; says how it went.
    void write(const std::vector<std::pair<Figure, std::filesystem::path>>& list, FigureFormat format,
               const QString& leftOut);

    std::vector<Figure> m_figures;
    std::optional<std::vector<Figure>> m_renewed; ///< to take their place
    QTimer m_retry;
    bool m_asking = false; ///< for the name of a file or folder
    QListWidget* m_list;
    ExportPreview* m_preview;
    QComboBox* m_format;
    int m_formatOfFigures = -1; ///< while a table is chosen, whose format is CSV
    QComboBox* m_preset;
    QDoubleSpinBox* m_width;
    QDoubleSpinBox* m_height;
    QDoubleSpinBox* m_font;
    QSpinBox* m_dpi;
    QLabel* m_message;
    QPushButton* m_export;
    QPushButton* m_all;
    QPushButton* m_copy;
    bool m_previewProblem = false; ///< the message is about the preview
    JobQueue m_queue;
};

} // namespace deepmi::studio
