#pragma once

#include "comparison/comparison.h"
#include "models/workspace.h"

#include <QString>
#include <vector>

namespace deepmi::studio
{

/// A measure that curricula can be made from, as far as the open data go.
struct ComparisonMeasure {
    QString id;            ///< "none", "random", "deepmi", "disagreement", "file:TITLE" of open scores
    QString title;         ///< "W/O curriculum"
    QString missing;       ///< why it cannot be used, with the next step; empty if it can
    bool needsRun = false; ///< what is missing is a pre-training
};
/// An approach's title, which is English in results whatever the language, as the window shows it.
QString approachText(const QString& title);
/// All of them; `missing` is about these attributes.
std::vector<ComparisonMeasure> comparisonMeasures(const Workspace& workspace,
                                                  const std::vector<std::string>& attributes);
/// Test splits of the labels, then the names of the open test corpora.
std::vector<std::string> comparisonTests(const LoadedData& data);

/// What a person chose to compare.
struct ComparisonRequest {
    struct Choice {
        QString measure; ///< id
        bool reverse = false;
    };
    std::vector<Choice> choices;
    std::vector<double> alphas; ///< of DeepMI, one approach each
    std::vector<std::string> attributes;
    std::vector<std::string> tests;
    TrainParameters train;
    std::string precision = "auto"; ///< as ComparisonPlan::precision
};

/// The plan of a request on what is open now. Raises UsageError where a measure is missing.
ComparisonPlan planOf(const ComparisonRequest& request, const Workspace& workspace);
/// Where that plan takes its data from; holds values of now, whatever is opened later. Its functions may be
/// called on another thread.
ComparisonData comparisonDataOf(const ComparisonPlan& plan, const ComparisonRequest& request,
                                const Workspace& workspace);

/// The choices that give this plan again, as far as what it was made of is open.
ComparisonChoices choicesOf(const ComparisonPlan& plan, const Workspace& workspace);

} // namespace deepmi::studio
