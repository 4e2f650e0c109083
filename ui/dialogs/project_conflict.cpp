#include "dialogs/project_conflict.h"

#include "dialogs/ask.h"
#include "models/text.h"

#include <QCoreApplication>

namespace deepmi::studio
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProjectConflict)
};

} // namespace

ConflictAnswer askAboutConflict(QWidget* parent, const std::filesystem::path& project)
{
    const auto answer = ask::question(
        parent, Words::tr("The project was changed elsewhere"),
        Words::tr("%1 was written by another window or program since it was opened or saved here.")
            .arg(text(project.filename())),
        Words::tr("Overwriting it loses what was saved there; reloading it loses what was changed here."),
        QMessageBox::Save | QMessageBox::Yes | QMessageBox::Reset | QMessageBox::Cancel, QMessageBox::Save,
        {{QMessageBox::Save, Words::tr("Save &elsewhere…")},
         {QMessageBox::Yes, Words::tr("&Overwrite")},
         {QMessageBox::Reset, Words::tr("&Reload")}});
    switch (answer) {
    case QMessageBox::Save:
        return ConflictAnswer::SaveElsewhere;
    case QMessageBox::Yes:
        return ConflictAnswer::Overwrite;
    case QMessageBox::Reset:
        return ConflictAnswer::Reload;
    default:
        return ConflictAnswer::Cancel;
    }
}

} // namespace deepmi::studio
