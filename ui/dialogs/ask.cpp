#include "dialogs/ask.h"

#include "models/settings.h"

#include <QAbstractButton>
#include <QFileDialog>
#include <QFileInfo>
#include <QList>
#include <optional>

namespace deepmi::studio::ask
{

namespace
{

struct Prepared {
    QList<QStringList> files;
    QList<QMessageBox::StandardButton> answers;
    QString lastMessage;
};

Prepared& prepared()
{
    static Prepared state;
    return state;
}

std::optional<QStringList> nextFiles()
{
    if (prepared().files.isEmpty())
        return std::nullopt;
    return prepared().files.takeFirst();
}

QString lastFolder(const QString& key)
{
    return settings().value(QStringLiteral("folders/") + key).toString();
}

void remember(const QString& key, const QString& file)
{
    if (!file.isEmpty())
        settings().setValue(QStringLiteral("folders/") + key, QFileInfo(file).absolutePath());
}

} // namespace

QString openFile(QWidget* parent, const QString& title, const QString& filter, const QString& key)
{
    if (const auto next = nextFiles())
        return next->value(0);
    const QString file = QFileDialog::getOpenFileName(parent, title, lastFolder(key), filter);
    remember(key, file);
    return file;
}

QStringList openFiles(QWidget* parent, const QString& title, const QString& filter, const QString& key)
{
    if (const auto next = nextFiles())
        return *next;
    const QStringList files = QFileDialog::getOpenFileNames(parent, title, lastFolder(key), filter);
    remember(key, files.value(0));
    return files;
}

QString saveFile(QWidget* parent, const QString& title, const QString& filter, const QString& key,
                 const QString& suggestedName)
{
    if (const auto next = nextFiles())
        return next->value(0);
    const QString start = lastFolder(key);
    const bool isWhole = start.isEmpty() || QFileInfo(suggestedName).isAbsolute();
    const QString file = QFileDialog::getSaveFileName(
        parent, title, isWhole ? suggestedName : start + QLatin1Char('/') + suggestedName, filter);
    remember(key, file);
    return file;
}

QString folder(QWidget* parent, const QString& title, const QString& key)
{
    if (const auto next = nextFiles())
        return next->value(0);
    const QString chosen = QFileDialog::getExistingDirectory(parent, title, lastFolder(key));
    if (!chosen.isEmpty())
        settings().setValue(QStringLiteral("folders/") + key, chosen);
    return chosen;
}

QMessageBox::StandardButton question(QWidget* parent, const QString& title, const QString& message,
                                     const QString& detail, QMessageBox::StandardButtons buttons,
                                     QMessageBox::StandardButton preferred,
                                     const QHash<QMessageBox::StandardButton, QString>& labels)
{
    prepared().lastMessage = message;
    if (!prepared().answers.isEmpty())
        return prepared().answers.takeFirst();
    QMessageBox box(QMessageBox::Question, title, message, buttons, parent);
    box.setObjectName(QStringLiteral("question"));
    box.setInformativeText(detail);
    box.setDefaultButton(preferred);
    for (auto label = labels.begin(); label != labels.end(); ++label)
        if (QAbstractButton* button = box.button(label.key()))
            button->setText(label.value());
    return static_cast<QMessageBox::StandardButton>(box.exec());
}

void problem(QWidget* parent, const QString& title, const QString& message)
{
    prepared().lastMessage = message;
    if (!prepared().answers.isEmpty()) {
        prepared().answers.removeFirst();
        return;
    }
    QMessageBox box(QMessageBox::Warning, title, message, QMessageBox::Ok, parent);
    box.setObjectName(QStringLiteral("problem"));
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box.exec();
}

void setNextFileNames(const QStringList& names)
{
    prepared().files << names;
}

void setNextAnswer(QMessageBox::StandardButton answer)
{
    prepared().answers << answer;
}

QString lastMessage()
{
    return prepared().lastMessage;
}

} // namespace deepmi::studio::ask
