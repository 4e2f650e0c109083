#pragma once

#include <QStringList>
#include <vector>

namespace deepmi::studio
{

/// A language that the window speaks: `code` names translations/studio_CODE.ts and resources/help/CODE.
struct Language {
    QString code; ///< "en", "es", "zh_TW"
    QString name; ///< in that language itself, so that it is found from within any other
};

const std::vector<Language>& languages();

/// The person's choice, remembered in the settings; empty = the system's, as at first. A choice holds from
/// the next start on: what is built already keeps its texts.
QString chosenLanguage();
void chooseLanguage(const QString& code);

/// The best of languages() for the system's own order of languages; "en" where none of them is there. All
/// Chinese written in traditional characters (Hong Kong, Macau) is "zh_TW".
QString systemLanguage();

/// Installs the texts of `code` (empty = the system's) in the QApplication, ours above those of Qt itself
/// where its translations are installed, and lets counts and dates be written as there. A later call replaces
/// an earlier one. Call before the first widget is made.
void installLanguage(const QString& code);
/// Whether that language, in the person's country, writes 3,5. The window writes 3.5 in every language, as
/// its tables, figures and exports do; this tells what a comma means in a list that somebody types.
bool writesDecimalCommas();
/// Fonts whose letters have the shapes of that language: characters that Taiwan, Japan and China share are
/// drawn in different ways. Empty where every font has the same. installLanguage has them asked first.
QStringList preferredFonts(const QString& code);
/// The one that was installed; "en" before.
QString currentLanguage();

/// A text that the core draws in figures, in that language: FigureStyle::translate. UTF-8.
std::string figureText(const char* context, const char* english);

} // namespace deepmi::studio
