#pragma once

#include "comparison/comparison.h"
#include "panels/comparison_panel.h"
#include "studio_window.h"

#include <QAbstractItemModel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTreeWidget>

#include <vector>

namespace deepmi::studio::test
{

/// A window with the small teaching corpus and a run, the comparison in front, trainings of two epochs.
struct ComparisonStudio {
    MainWindow window;
    std::shared_ptr<const LoadedData> data = teachingData();
    ComparisonPanel* panel = find<ComparisonPanel>(&window, "comparisonPanel");

    explicit ComparisonStudio(int epochs = 2)
    {
        window.workspace().setData(data, "arousal");
        window.workspace().addRun(madeUpRun(*data));
        window.resize(1280, 800);
        window.show();
        window.showPanel(QStringLiteral("comparisonPanel"));
        find<QSpinBox>(panel, "comparisonTrials")->setValue(2);
        find<QSpinBox>(panel, "comparisonEpochs")->setValue(epochs);
        find<QSpinBox>(panel, "comparisonHidden")->setValue(8);
        find<QSpinBox>(&window, "binsSpin")->setValue(2);
        find<QSpinBox>(panel, "comparisonEpochsPerBin")->setValue(1);
        find<QSpinBox>(panel, "comparisonThreads")->setValue(1);
        QTRY_VERIFY(panel->isVisible() &&
                    find<QTreeWidget>(panel, "comparisonMeasures")->topLevelItemCount() > 0);
    }

    Workspace& workspace() { return window.workspace(); }
    QPushButton* run() { return find<QPushButton>(panel, "comparisonRun"); }
    QAbstractItemModel* table() { return find<QTableView>(panel, "comparisonTable")->model(); }
    QTreeWidgetItem* measure(const QString& title)
    {
        auto* tree = find<QTreeWidget>(panel, "comparisonMeasures");
        for (int row = 0; row < tree->topLevelItemCount(); ++row)
            if (tree->topLevelItem(row)->text(0) == title)
                return tree->topLevelItem(row);
        qFatal("there is no measure %s", qPrintable(title));
    }
    /// An item is deleted and made anew by some changes: set by title each time.
    void check(const QString& title, bool on, int column = 1)
    {
        measure(title)->setCheckState(column, on ? Qt::Checked : Qt::Unchecked);
    }
    std::size_t trials() { return workspace().comparison() ? workspace().comparison()->trials.size() : 0; }
    QString cell(int row, int column) { return table()->index(row, column).data().toString(); }
};

/// A comparison of which these are the outcomes: a row an approach, W/O curriculum first, a number a trial.
inline ComparisonResult madeUpComparison(const std::vector<std::vector<double>>& values)
{
    ComparisonResult result;
    result.plan.corpus = "made up";
    result.plan.attributes = {"arousal"};
    result.plan.tests = {"Test1"};
    result.plan.train.trials = 3;
    for (std::size_t row = 0; row < values.size(); ++row) {
        Approach approach;
        approach.title = row == 0 ? "W/O curriculum" : "Approach " + std::to_string(row);
        approach.measure = row == 0 ? "none" : "file";
        result.plan.approaches.push_back(approach);
    }
    for (std::size_t row = 0; row < values.size(); ++row)
        for (std::size_t seed = 0; seed < values[row].size(); ++seed) {
            TrialRecord trial;
            trial.attribute = "arousal";
            trial.approach = result.plan.approaches[row].title;
            trial.seed = seed;
            trial.tests = {{"Test1", values[row][seed]}};
            result.add(trial);
        }
    return result;
}

} // namespace deepmi::studio::test
