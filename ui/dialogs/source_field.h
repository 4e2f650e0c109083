#pragma once

#include "models/file_preview.h"

#include <QWidget>
#include <filesystem>

class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;

namespace deepmi::studio
{

/// One file of the open-data dialog: its path (typed, chosen or dropped), and under it what was found in it
/// or why it cannot be opened.
class SourceField : public QWidget
{
    Q_OBJECT

public:
    /// `name` is the object name; its parts are called NAMEPath, NAMEBrowse, NAMEStatus.
    SourceField(const QString& name, const QString& title, SourceRole role, const QString& tip,
                QWidget* parent = nullptr);

    SourceRole role() const { return m_role; }
    QString title() const { return m_title; }
    /// Absolute; empty while nothing is chosen.
    std::filesystem::path path() const;
    void setPath(const QString& path);
    /// The same with what was said of how to read it.
    void setSource(const QString& path, const FileOptions& how);
    /// Of the labels of the dialog, so that their fields begin at one line, whichever of them is bold.
    static int labelWidth(const QFont& font);
    QLineEdit* edit() const { return m_edit; }

    FileOptions options; ///< how the file is to be read

    const FilePreview& preview() const { return m_preview; }
    bool isReading() const { return m_reading; }
    /// What stands in the field was typed and not looked at yet: preview() is of what stood there before.
    bool isBeingTyped() const;
    void setReading();
    void setPreview(FilePreview preview);
    /// A problem with the file that came up elsewhere (loading, joining).
    void setProblem(const QString& message);
    void setCurrent(bool current);

Q_SIGNALS:
    void pathChanged();
    void typed();  ///< a letter more or fewer of a path
    void chosen(); ///< has the focus now

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void browse();
    void showStatus(const QString& text, bool isProblem);

    SourceRole m_role;
    QString m_title;
    QString m_lastPath;
    QLabel* m_label;
    QLineEdit* m_edit;
    QLabel* m_status;
    QTimer* m_pause; ///< of typing
    FilePreview m_preview;
    bool m_reading = false;
};

} // namespace deepmi::studio
