#include "export_command.h"

#include "actions/project_view.h"
#include "export/figure_export.h"
#include "export/figure_list.h"
#include "job/error.h"
#include "models/project_state.h"
#include "models/settings.h"
#include "models/text.h"
#include "panels/cluster_chooser.h"
#include "panels/panel.h"
#include "panels/panel_list.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QWidget>
#include <cstdio>

namespace deepmi::studio
{

namespace
{

/// All panels over one workspace, as in the window, never shown.
class HiddenStudio
{
public:
    HiddenStudio()
    {
        for (const PanelEntry& entry : panelList()) {
            m_panels.push_back(entry.make(m_workspace, &m_owner));
            m_panels.back()->setObjectName(QString::fromLatin1(entry.objectName));
        }
    }
    ~HiddenStudio()
    {
        // As the window does: jobs deliver to panels.
        m_workspace.previews().stopAll();
        m_workspace.jobs().stopAll();
    }

    void open(const std::filesystem::path& project)
    {
        const LoadedProject loaded = loadProject(project, Job());
        for (const ProjectFinding& finding : loaded.findings)
            std::fprintf(stderr, "warning: %s\n", qUtf8Printable(finding.message));
        QObject::connect(
            &m_workspace, &Workspace::problem, &m_owner, [](const QString& title, const QString& message) {
                std::fprintf(stderr, "warning: %s %s\n", qUtf8Printable(title), qUtf8Printable(message));
            });
        showProject(m_workspace, loaded);
        showView(m_panels, loaded.project.window); // figures are drawn as they were looked at
        // Some panels prepare their figures as jobs.
        do
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        while (!m_workspace.jobs().isIdle() || !m_workspace.previews().isIdle());
        QCoreApplication::processEvents();
    }

    /// What the window computes while the panel is seen, or at the press of a button.
    void tryOtherClusters()
    {
        auto* chooser = m_owner.findChild<ClusterChooser*>();
        chooser->refresh();
        chooser->computeStrip();
        while (chooser->isComputing())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QCoreApplication::processEvents();
    }

    std::vector<Figure> figures() const { return figuresOf(m_panels); }

private:
    Workspace m_workspace;
    QWidget m_owner; ///< of the panels: they go before the workspace does
    std::vector<Panel*> m_panels;
};

std::string idsOf(const std::vector<Figure>& figures)
{
    std::string ids;
    for (const Figure& figure : figures)
        ids += (ids.empty() ? "" : ", ") + figure.id.toStdString();
    return ids;
}

void print(const std::vector<std::filesystem::path>& files)
{
    for (const auto& file : files)
        std::printf("%s\n", file.string().c_str());
}

int list(const std::vector<Figure>& figures)
{
    for (const Figure& figure : figures) {
        const std::string kind = figure.missing.isEmpty() ? (figure.draw ? "" : " (CSV only)")
                                                          : ": " + figure.missing.toStdString();
        std::printf("%-20s %s%s\n", qUtf8Printable(figure.id), qUtf8Printable(figure.title), kind.c_str());
    }
    return 0;
}

int exportAll(const std::vector<Figure>& figures, const StudioOptions& options, const ExportOptions& size)
{
    const std::string extension = "." + (options.format.empty() ? "pdf" : options.format);
    const FigureFormat format = *formatOf("figure" + extension);
    std::error_code error;
    std::filesystem::create_directories(options.out, error);
    if (error || !std::filesystem::is_directory(options.out))
        throw Error(ErrorKind::Failed, "the folder cannot be made", options.out);
    bool any = false;
    for (const Figure& figure : figures) {
        const bool possible = format == FigureFormat::Csv ? figure.csv != nullptr : figure.draw != nullptr;
        if (!figure.missing.isEmpty()) {
            std::fprintf(stderr, "left out: %s: %s\n", qUtf8Printable(figure.id),
                         qUtf8Printable(figure.missing));
        } else if (possible) {
            print(exportFigure(figure, format, size, options.out / (figure.id.toStdString() + extension)));
            any = true;
        }
    }
    return any ? 0 : 3;
}

} // namespace

int exportFigures(const StudioOptions& options)
{
    // Forms that take a project's values would remember them.
    keepNoSettings();
    HiddenStudio studio;
    const bool isAll = options.figure == "all";
    // What is wrong with the line is said before a project is read.
    if (options.action == StudioOptions::Action::Export && !isAll) {
        const auto figures = studio.figures();
        bool known = false;
        for (const Figure& figure : figures)
            known = known || figure.id.toStdString() == options.figure;
        if (!known)
            throw UsageError("there is no figure '" + options.figure + "'; the figures are " +
                             idsOf(figures) + ", and all");
        if (!formatOf(options.out))
            throw UsageError("the extension of " + options.out.string() +
                             " is no format of figures; expected .pdf, .svg, .png or .csv");
    }
    if (!options.project.empty()) {
        studio.open(options.project);
        if (isAll || options.figure.empty() || options.figure == "cluster-strip")
            studio.tryOtherClusters();
    }
    const std::vector<Figure> figures = studio.figures();
    if (options.action == StudioOptions::Action::ListFigures)
        return list(figures);
    const ExportOptions size{options.widthMm, options.heightMm, options.fontPt, options.dpi};
    if (isAll)
        return exportAll(figures, options, size);
    for (const Figure& figure : figures) {
        if (figure.id.toStdString() != options.figure)
            continue;
        if (!figure.missing.isEmpty())
            throw InputError(options.project, "",
                             options.figure + " cannot be drawn yet: " + figure.missing.toStdString());
        print(exportFigure(figure, *formatOf(options.out), size, options.out));
        return 0;
    }
    throw InputError(options.project, "", "the project has no figure " + options.figure);
}

} // namespace deepmi::studio
