#pragma once

#include <string>

/// What this process holds just now, as `name=number` with blanks between: `rss` (resident bytes, of which
/// the C library's allocator keeps some that nobody uses), `heap` (bytes handed out by that allocator and not
/// given back, maps of its own included), `descriptors`, `threads`, `widgets`, `windows` (top-level widgets),
/// `objects` (QObjects below the application and its windows). Called on the GUI thread; Linux with glibc.
///
/// Qt's cache of pixmaps is emptied first: the style keeps pictures of controls there by palette, so that
/// those of windows long closed fill it up to its 10 MB, and a leak that is smaller than what is added to it
/// would not be seen.
std::string footprint();

/// How many objects of each class stand below the application and its windows, as `Class=number`; a window's
/// name and title are behind its class: `ExportDialog:exportDialogExport=1`. What a growing count in
/// footprint() is made of.
std::string census();
