#include "dialogs/locate_files.h"

#include "dialogs/ask.h"
#include "models/text.h"

#include <QCoreApplication>

namespace deepmi::studio
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(LocateFiles)
};

} // namespace

bool locateMovedFiles(QWidget* parent, Project& project, const std::vector<ProjectFinding>& findings)
{
    std::vector<std::filesystem::path> folders;
    for (const ProjectFinding& finding : findings) {
        if (finding.kind != ProjectFinding::Kind::Moved)
            continue;
        std::filesystem::path found;
        for (const std::filesystem::path& folder : folders) {
            std::error_code error;
            if (std::filesystem::exists(folder / finding.path.filename(), error))
                found = folder / finding.path.filename();
        }
        while (found.empty()) {
            const auto answer = ask::question(
                parent, Tr::tr("A file has moved"), finding.message, Tr::tr("Do you know where it is now?"),
                QMessageBox::Open | QMessageBox::Ignore | QMessageBox::Cancel, QMessageBox::Open,
                {{QMessageBox::Open, Tr::tr("&Locate it…")},
                 {QMessageBox::Ignore, Tr::tr("&Go on without it")}});
            if (answer == QMessageBox::Ignore)
                break;
            if (answer != QMessageBox::Open)
                return false;
            const QString file =
                ask::openFile(parent, Tr::tr("Where is %1?").arg(text(finding.path.filename())),
                              Tr::tr("All files (*)"), QStringLiteral("data"));
            if (!file.isEmpty()) {
                found = std::filesystem::absolute(pathOf(file));
                folders.push_back(found.parent_path());
            }
        }
        if (!found.empty())
            forEachFile(project, [&](const std::string& where, FileReference& reference) {
                if (where == finding.where)
                    reference.path = found;
            });
    }
    return true;
}

} // namespace deepmi::studio
