#pragma once

class QWidget;

namespace deepmi::studio
{

class Workspace;

enum class UnsavedAnswer { Save, Discard, Cancel };

/// Whether the job that runs may be stopped, so that what is open can go. Says what stopping it would leave:
/// a checkpoint only where there is an epoch to leave.
bool mayStopJobs(QWidget* parent, Workspace& workspace);
/// What becomes of a project that has changed. Trials of a comparison that would be lost are
/// counted, since they took longest.
UnsavedAnswer askAboutUnsaved(QWidget* parent, const Workspace& workspace);

} // namespace deepmi::studio
