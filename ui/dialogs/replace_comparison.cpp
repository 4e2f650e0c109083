#include "dialogs/replace_comparison.h"

#include "dialogs/ask.h"
#include "models/workspace.h"

#include <QCoreApplication>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReplaceComparison)
};

} // namespace

bool mayReplaceComparison(QWidget* parent, const Workspace& workspace, const ComparisonResult& next)
{
    const auto shown = workspace.comparison();
    if (!shown)
        return true;
    const auto isLost = [&](const TrialRecord& trial) {
        return !workspace.isSaved(trial) &&
               std::none_of(next.trials.begin(), next.trials.end(), [&trial](const TrialRecord& one) {
                   return !trial.key.empty() && one.key == trial.key;
               });
    };
    const auto lost = static_cast<int>(std::count_if(shown->trials.begin(), shown->trials.end(), isLost));
    return lost == 0 ||
           ask::question(
               parent, Words::tr("Another comparison"),
               Words::tr(
                   "%n finished trial(s) of the table are no part of what is set up now, and not saved.",
                   nullptr, lost),
               Words::tr("Save the project first to keep them: File ▸ Save project."),
               QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Cancel,
               {{QMessageBox::Discard, Words::tr("&Give them up")}}) == QMessageBox::Discard;
}

} // namespace deepmi::studio
