#pragma once

#include <filesystem>

class QWidget;

namespace deepmi::studio
{

/// What is to become of changes to a project whose file somebody else has written meanwhile.
enum class ConflictAnswer { SaveElsewhere, Overwrite, Reload, Cancel };

/// Asks; nothing is done yet.
ConflictAnswer askAboutConflict(QWidget* parent, const std::filesystem::path& project);

} // namespace deepmi::studio
