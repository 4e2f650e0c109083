// Saving and closing of the runs and scores that the data panel lists.

#include "dialogs/ask.h"
#include "models/text.h"
#include "models/workspace.h"
#include "panels/data_panel.h"
#include "pretrain/run_file.h"

#include <utility>

namespace deepmi::studio
{

namespace
{

/// Null where there is none of that row.
template <class Open>
const Open* at(const std::vector<Open>& open, int row)
{
    return row >= 0 && row < static_cast<int>(open.size()) ? &open[static_cast<std::size_t>(row)] : nullptr;
}

} // namespace

void DataPanel::saveRun()
{
    if (const OpenRun* marked = at(workspace().runs(), currentRow(m_runs)))
        write(marked->run);
}

void DataPanel::write(const std::shared_ptr<const PretrainRun>& run, std::function<void()> written)
{
    const QString file = ask::saveFile(window(), tr("Save run"), tr("Runs (*.h5)"), QStringLiteral("run"),
                                       text(run->attribute) + QStringLiteral("_run.h5"));
    if (file.isEmpty())
        return;
    const std::filesystem::path path = std::filesystem::absolute(pathOf(file));
    m_queue.enqueue(
        {tr("Saving %1").arg(text(path.filename()))}, this,
        [run, path](JobContext&) { writeRun(*run, path); },
        [this, run, path, written = std::move(written)] {
            for (std::size_t index = 0; index < workspace().runs().size(); ++index)
                if (workspace().runs()[index].run == run)
                    workspace().setRunFile(static_cast<int>(index), path);
            if (written)
                written();
        });
}

void DataPanel::saveScores()
{
    if (const OpenScores* marked = at(workspace().scores(), currentRow(m_scores)))
        write(marked->scores);
}

void DataPanel::write(const std::shared_ptr<const Scores>& scores, std::function<void()> written)
{
    const QString file =
        ask::saveFile(window(), tr("Save scores"), tr("Scores (*.csv);;Values by name (*.json)"),
                      QStringLiteral("scores"), text(scores->measure) + QStringLiteral("_scores.csv"));
    if (file.isEmpty())
        return;
    const std::filesystem::path path = std::filesystem::absolute(pathOf(file));
    m_queue.enqueue(
        {tr("Saving %1").arg(text(path.filename()))}, this,
        [scores, path](JobContext&) {
            if (path.extension() == ".json")
                writeScoresJson(*scores, path);
            else
                writeScores(*scores, path);
        },
        [this, scores, path, written = std::move(written)] {
            // JSON has values alone; a project needs the whole of it.
            if (path.extension() != ".json")
                for (std::size_t index = 0; index < workspace().scores().size(); ++index)
                    if (workspace().scores()[index].scores == scores)
                        workspace().setScoresFile(static_cast<int>(index), path);
            if (written)
                written();
        });
}

DataPanel::Closing DataPanel::askBeforeClosing(const QString& what)
{
    switch (ask::question(
        window(), tr("Not saved yet"), what, tr("Closing cannot be undone."),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save,
        {{QMessageBox::Save, tr("&Save as…")}, {QMessageBox::Discard, tr("Close &without saving")}})) {
    case QMessageBox::Save:
        return Closing::AfterSaving;
    case QMessageBox::Discard:
        return Closing::Now;
    default:
        return Closing::Not;
    }
}

void DataPanel::closeRun()
{
    const OpenRun* marked = at(workspace().runs(), currentRow(m_runs));
    if (!marked)
        return;
    // The question lets the window live, and what is open with it.
    const auto run = marked->run;
    const Closing closing =
        marked->file.empty()
            ? askBeforeClosing(
                  tr("The run of %1 with %2 clusters is in no file. Save it before it is closed?")
                      .arg(text(run->attribute))
                      .arg(run->parameters.clusters))
            : Closing::Now;
    if (closing == Closing::AfterSaving)
        write(run, [this, run] { removeRun(run); });
    else if (closing == Closing::Now)
        removeRun(run);
}

void DataPanel::closeScores()
{
    const OpenScores* marked = at(workspace().scores(), currentRow(m_scores));
    if (!marked)
        return;
    const auto scores = marked->scores;
    const Closing closing =
        marked->file.empty()
            ? askBeforeClosing(
                  tr("The scores “%1” are in no file. Save them before they are closed?").arg(marked->title))
            : Closing::Now;
    if (closing == Closing::AfterSaving)
        write(scores, [this, scores] { removeScores(scores); });
    else if (closing == Closing::Now)
        removeScores(scores);
}

void DataPanel::removeRun(const std::shared_ptr<const PretrainRun>& run)
{
    for (std::size_t index = 0; index < workspace().runs().size(); ++index)
        if (workspace().runs()[index].run == run) {
            workspace().removeRun(static_cast<int>(index));
            return;
        }
}

void DataPanel::removeScores(const std::shared_ptr<const Scores>& scores)
{
    for (std::size_t index = 0; index < workspace().scores().size(); ++index)
        if (workspace().scores()[index].scores == scores) {
            workspace().removeScores(static_cast<int>(index));
            return;
        }
}

} // namespace deepmi::studio
