// What of the comparison is shown: which page, with or without the set-up, which attribute is plotted, and
// what a project keeps of it.
#include "models/comparison_table_model.h"
#include "models/settings.h"
#include "models/workspace.h"
#include "panels/comparison_panel.h"
#include "panels/rank_page.h"
#include "plots/theme.h"

#include <QComboBox>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

// As a project calls them, in the order of the tabs and the boxes' entries.
constexpr const char* pageNames[] = {"trials", "ranks"};
constexpr const char* testNames[] = {"welch", "pooled", "paired-by-seed"};
constexpr const char* correctionNames[] = {"none", "column", "column-against-plain", "table-against-plain"};

} // namespace

void ComparisonPanel::setFolded(bool folded)
{
    findChild<QWidget*>(QStringLiteral("comparisonSetup"))->setVisible(!folded);
    findChild<QToolButton*>(QStringLiteral("comparisonFold"))
        ->setArrowType(folded ? Qt::RightArrow : Qt::LeftArrow);
}

/// A talk shows what came of it: among large texts the set-up would leave the table and the plot little room.
void ComparisonPanel::foldForTalk()
{
    const bool inTalk = presentationScale() > 1;
    if (inTalk == m_inTalk)
        return;
    m_inTalk = inTalk;
    m_shared.clear(); // lines are higher or lower, and fewer or more of them fit
    const bool isFolded = findChild<QWidget*>(QStringLiteral("comparisonSetup"))->isHidden();
    if (inTalk && !isFolded && workspace().comparison() && !workspace().comparison()->trials.empty()) {
        setFolded(true);
        m_foldedForTalk = true;
    } else if (!inTalk && std::exchange(m_foldedForTalk, false)) {
        setFolded(false);
    }
}

/// That of the table's current cell.
std::string ComparisonPanel::plottedAttribute() const
{
    const auto& columns = m_model->table().columns;
    if (columns.empty())
        return {};
    const int current = m_table->currentIndex().column();
    if (current >= 0 && static_cast<std::size_t>(current) < columns.size())
        return columns[static_cast<std::size_t>(current)].attribute;
    const bool isThere = std::any_of(columns.begin(), columns.end(), [this](const auto& column) {
        return column.attribute == m_wantedAttribute;
    });
    return isThere ? m_wantedAttribute : columns.front().attribute;
}

ViewState ComparisonPanel::viewState() const
{
    ViewState state;
    state["page"] = pageNames[m_tabs->currentIndex()];
    state["folded"] = findChild<QWidget*>(QStringLiteral("comparisonSetup"))->isHidden() && !m_foldedForTalk;
    state["plotted"] = m_table->currentIndex().isValid() ? plottedAttribute() : m_wantedAttribute;
    state["test"] = testNames[m_test->currentIndex()];
    state["correction"] = correctionNames[m_correction->currentIndex()];
    state["ranks"] = m_ranks->viewState();
    return state;
}

void ComparisonPanel::restoreView(const ViewState& state)
{
    m_tabs->setCurrentIndex(choiceIn(state, "page", pageNames));
    // What a talk has folded comes back after it.
    if (flagIn(state, "folded")) {
        setFolded(true);
        m_foldedForTalk = false;
    } else if (!m_foldedForTalk) {
        setFolded(false);
    }
    m_wantedAttribute = textIn(state, "plotted").toStdString();
    m_table->setCurrentIndex({});
    m_test->setCurrentIndex(choiceIn(state, "test", testNames, m_test->currentIndex()));
    m_correction->setCurrentIndex(
        choiceIn(state, "correction", correctionNames, m_correction->currentIndex()));
    const auto ranks = state.find("ranks");
    m_ranks->restoreView(ranks == state.end() ? ViewState() : *ranks);
    requestRefresh();
}

} // namespace deepmi::studio
