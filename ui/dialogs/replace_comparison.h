#pragma once

class QWidget;

namespace deepmi
{
struct ComparisonResult;
}

namespace deepmi::studio
{

class Workspace;

/// Whether `next`, which is to run, may take the place of the comparison that is open: trials that are
/// nowhere but there, and no part of `next`, are given up only if the person says so.
bool mayReplaceComparison(QWidget* parent, const Workspace& workspace, const ComparisonResult& next);

} // namespace deepmi::studio
