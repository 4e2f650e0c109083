#include "models/language.h"

#include "figures/canvas.h"
#include "models/settings.h"
#include "models/text.h"

#include <QApplication>
#include <QFontInfo>
#include <QLibraryInfo>
#include <QLocale>
#include <QPointer>
#include <QTranslator>
#include <algorithm>
#include <utility>

/// A resource in a static library is initialised by name, from outside of any namespace.
static void initialiseTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace deepmi::studio
{

namespace
{

constexpr auto languageKey = "window/language";

bool& decimalCommas()
{
    static bool commas = false;
    return commas;
}

QString& languageNow()
{
    static QString language = QStringLiteral("en");
    return language;
}

bool isKnown(const QString& code)
{
    return std::any_of(languages().begin(), languages().end(),
                       [&](const Language& one) { return one.code == code; });
}

/// Empty where the window does not speak it.
QString codeOf(const QLocale& locale)
{
    if (locale.language() == QLocale::Chinese)
        return locale.script() == QLocale::TraditionalChineseScript ? QStringLiteral("zh_TW") : QString();
    const QString code = locale.name().section(QLatin1Char('_'), 0, 0);
    return isKnown(code) ? code : QString();
}

/// Those habits, or another country's of the same language where they would set a comma before decimals, or a
/// point between thousands: 12.345 beside 0.629 could be either.
QLocale withDecimalPoint(const QLocale& habits, const QString& language)
{
    if (habits.decimalPoint() == QLatin1String(".") && habits.groupSeparator() != QLatin1String("."))
        return habits;
    return language == QLatin1String("es") ? QLocale(QLocale::Spanish, QLocale::Mexico)
                                           : QLocale(QLocale::English, QLocale::UnitedStates);
}

void replace(QPointer<QTranslator>& translator, const QString& file, const QString& folder)
{
    delete translator; // takes itself out of the application
    translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
}

/// Where the font of the window or of a figure lacks a letter, these are asked before the fonts that the
/// system would take by its own language.
void preferFonts(const QStringList& fonts)
{
    static QStringList before;
    for (const QString& family : std::exchange(before, {}))
        QFont::removeSubstitutions(family);
    if (fonts.isEmpty())
        return;
    before = text(FigureStyle().fontFamily).remove(QLatin1Char('\'')).split(QStringLiteral(", "));
    for (const char* part :
         {"", "QMenu", "QMenuBar", "QMessageBox", "QStatusBar", "QTitleBar", "QToolButton"})
        before << QApplication::font(part).family();
    before.removeDuplicates();
    // A name such as "Sans" stands for a font that is found; its Latin letters stay.
    for (const QString& family : before)
        QFont::insertSubstitutions(family, QStringList{QFontInfo(QFont(family)).family()} + fonts);
}

} // namespace

const std::vector<Language>& languages()
{
    static const std::vector<Language> known = {{QStringLiteral("en"), QStringLiteral("English")},
                                                {QStringLiteral("es"), QStringLiteral("Español")},
                                                {QStringLiteral("zh_TW"), QStringLiteral("繁體中文")}};
    return known;
}

QString chosenLanguage()
{
    const QString code = settings().value(QLatin1String(languageKey)).toString();
    return isKnown(code) ? code : QString();
}

void chooseLanguage(const QString& code)
{
    settings().setValue(QLatin1String(languageKey), code);
}

QString systemLanguage()
{
    for (const QString& wanted : QLocale::system().uiLanguages())
        if (const QString code = codeOf(QLocale(wanted)); !code.isEmpty())
            return code;
    return QStringLiteral("en");
}

void installLanguage(const QString& code)
{
    const QString language = code.isEmpty() ? systemLanguage() : code;
    languageNow() = language;
    initialiseTranslations();
    const QLocale system = QLocale::system();
    const QLocale habits = code.isEmpty() || codeOf(system) == language ? system : QLocale(language);
    decimalCommas() = habits.decimalPoint() == QLatin1String(",");
    QLocale::setDefault(withDecimalPoint(habits, language));
    static QPointer<QTranslator> ofQt, own;
    replace(ofQt, QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // Asked first, as the last one installed.
    replace(own, QStringLiteral("studio_") + language, QStringLiteral(":/i18n"));
    if (qobject_cast<QApplication*>(QCoreApplication::instance()))
        preferFonts(preferredFonts(language));
}

bool writesDecimalCommas()
{
    return decimalCommas();
}

QStringList preferredFonts(const QString& code)
{
    if (code == QLatin1String("zh_TW"))
        return {QStringLiteral("Noto Sans CJK TC"), QStringLiteral("Noto Sans TC"),
                QStringLiteral("Source Han Sans TC"), QStringLiteral("Microsoft JhengHei"),
                QStringLiteral("PingFang TC")};
    return {};
}

QString currentLanguage()
{
    return languageNow();
}

std::string figureText(const char* context, const char* english)
{
    return QCoreApplication::translate(context, english).toStdString();
}

} // namespace deepmi::studio
