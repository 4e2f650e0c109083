#include "curriculum/pacing.h"
#include "curriculum/train.h"
#include "pretrain/pretrain.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QtTest>
#include <algorithm>
#include <map>

using namespace deepmi;

namespace
{

/// Those of the window; each has translations/studio_CODE.ts and resources/help/CODE.
const QStringList languages = {QStringLiteral("en"), QStringLiteral("es"), QStringLiteral("zh_TW")};

struct Text {
    QString source, type; ///< type: "" = finished, else unfinished, vanished, obsolete
    bool plural = false;
    QStringList forms; ///< one, or one a plural form
};
/// By context, source and comment.
using Texts = std::map<QString, Text>;

Texts read(const QString& file)
{
    Texts texts;
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly)) {
        QTest::qFail(qPrintable(file + QStringLiteral(" cannot be read")), __FILE__, __LINE__);
        return texts;
    }
    QXmlStreamReader xml(&device);
    QString context, comment;
    Text text;
    while (!xml.atEnd()) {
        xml.readNext();
        const auto name = xml.name();
        if (xml.isStartElement()) {
            if (name == QLatin1String("name"))
                context = xml.readElementText();
            else if (name == QLatin1String("message"))
                text = {{}, {}, xml.attributes().hasAttribute(QLatin1String("numerus")), {}}, comment.clear();
            else if (name == QLatin1String("source"))
                text.source = xml.readElementText();
            else if (name == QLatin1String("comment"))
                comment = xml.readElementText();
            else if (name == QLatin1String("translation")) {
                text.type = xml.attributes().value(QLatin1String("type")).toString();
                if (!text.plural)
                    text.forms = {xml.readElementText()};
            } else if (name == QLatin1String("numerusform"))
                text.forms << xml.readElementText();
        } else if (xml.isEndElement() && name == QLatin1String("message"))
            texts[QStringList{context, text.source, comment}.join(QLatin1String(" | "))] = text;
    }
    if (xml.hasError())
        QTest::qFail(qPrintable(file + QStringLiteral(": ") + xml.errorString()), __FILE__, __LINE__);
    return texts;
}

QString sourcePath(const QString& path)
{
    return QStringLiteral(DEEPMI_SOURCE_DIR "/") + path;
}

Texts textsOf(const QString& language)
{
    return read(sourcePath(QStringLiteral("translations/studio_%1.ts").arg(language)));
}

/// All that the pattern finds, sorted.
QStringList found(const QString& text, const char* pattern)
{
    QStringList all;
    const QRegularExpression expression(QString::fromLatin1(pattern));
    for (auto match = expression.globalMatch(text); match.hasNext();)
        all << match.next().captured();
    all.sort();
    return all;
}

QStringList unique(QStringList list)
{
    list.removeDuplicates();
    return list;
}

/// What of a source has to stand in its translation too, and where the two differ; empty if they agree.
QString difference(const Text& text, const QString& form, bool last)
{
    const QString& source = text.source;
    // The first of several plural forms may say "one sample" without a number.
    const auto places = [&](const QString& in) {
        QStringList numbers = unique(found(in, "%L?[1-9]|%n"));
        if (text.plural && !last)
            numbers.removeAll(QStringLiteral("%n"));
        return numbers;
    };
    if (places(source) != places(form))
        return QStringLiteral("places for values differ");
    if (found(source, "\\{\\}").size() != found(form, "\\{\\}").size())
        return QStringLiteral("places {} for numbers differ");
    if (found(source, "<[^<> ][^<>]*>") != found(form, "<[^<> ][^<>]*>"))
        return QStringLiteral("mark-up differs");
    // "&&" is a plain one, "&lt;" mark-up.
    constexpr auto mnemonic = "&(?!&|[a-z]+;)(?<!&&)";
    if (found(source, mnemonic).size() != found(form, mnemonic).size())
        return QStringLiteral("the letter behind & is missing or too many");
    // Full-width punctuation brings its own blank.
    static const QRegularExpression apart(QStringLiteral("^[ （，；]"));
    if ((source.startsWith(QLatin1Char(' ')) && !apart.match(form).hasMatch()) ||
        (!source.startsWith(QLatin1Char(' ')) && form.startsWith(QLatin1Char(' '))) ||
        source.endsWith(QLatin1Char('\n')) != form.endsWith(QLatin1Char('\n')))
        return QStringLiteral("blanks at its ends differ");
    // A file dialog's filters.
    if (found(source, "\\*\\.[a-z0-9]+") != found(form, "\\*\\.[a-z0-9]+"))
        return QStringLiteral("file patterns differ");
    return {};
}

void fail(const QStringList& wrong)
{
    if (!wrong.isEmpty())
        QFAIL(qPrintable(QStringLiteral("%1 texts:\n  ").arg(wrong.size()) +
                         wrong.join(QLatin1String("\n  "))));
}

template <class S>
void addTexts(QStringList& all, const std::vector<Parameter<S>>& parameters)
{
    for (const auto& parameter : parameters)
        for (const std::string& text : {parameter.help, parameter.unit})
            if (!text.empty())
                all << QString::fromStdString(text);
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

private:
    static void languageRows()
    {
        QTest::addColumn<QString>("language");
        for (const QString& language : languages)
            QTest::newRow(qPrintable(language)) << language;
    }

private Q_SLOTS:
    void everyTextIsTranslated_data() { languageRows(); }
    void everyTextIsTranslated()
    {
        QFETCH(QString, language);
        QStringList wrong;
        for (const auto& [key, text] : textsOf(language))
            if (!text.type.isEmpty())
                wrong << text.type + QStringLiteral(": ") + key;
            else if (text.forms.isEmpty() || text.forms.contains(QString()))
                wrong << QStringLiteral("empty: ") + key;
        fail(wrong);
    }

    void translationsKeepPlacesMarkUpAndKeys_data() { languageRows(); }
    void translationsKeepPlacesMarkUpAndKeys()
    {
        QFETCH(QString, language);
        QStringList wrong;
        for (const auto& [key, text] : textsOf(language))
            for (qsizetype form = 0; form < text.forms.size(); ++form)
                if (const QString& translation = text.forms[form]; !translation.isEmpty())
                    if (const QString said = difference(text, translation, form + 1 == text.forms.size());
                        !said.isEmpty())
                        wrong << said + QStringLiteral(": ") + key + QStringLiteral(" → ") + translation;
        fail(wrong);
    }

    /// Against what lupdate finds now, with the number of plural forms that it knows for the language.
    void theFilesHoldTheTextsOfTheSources_data() { languageRows(); }
    void theFilesHoldTheTextsOfTheSources()
    {
        QFETCH(QString, language);
        const QString lupdate = QStringLiteral(DEEPMI_LUPDATE);
        if (lupdate.isEmpty())
            QSKIP("built without the window: there is no lupdate");
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("fresh.ts"));
        QStringList arguments = {QStringLiteral("-locations"),
                                 QStringLiteral("none"),
                                 QStringLiteral("-tr-function-alias"),
                                 QStringLiteral("translate+=translated"),
                                 QStringLiteral("-recursive"),
                                 QStringLiteral("ui"),
                                 QStringLiteral("core"),
                                 QStringLiteral("translations"),
                                 QStringLiteral("-target-language"),
                                 language};
        if (language == QLatin1String("en"))
            arguments << QStringLiteral("-pluralonly");
        arguments << QStringLiteral("-ts") << file;
        QProcess process;
        process.setWorkingDirectory(QStringLiteral(DEEPMI_SOURCE_DIR));
        process.start(lupdate, arguments);
        QVERIFY(process.waitForFinished(120000));
        const QByteArray said = process.readAllStandardError() + process.readAllStandardOutput();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, said.constData());
        const Texts fresh = read(file), stored = textsOf(language);
        QVERIFY(fresh.size() > (language == QLatin1String("en") ? 10U : 500U));
        QStringList wrong;
        for (const auto& [key, text] : fresh) {
            const auto there = stored.find(key);
            if (there == stored.end())
                wrong << QStringLiteral("not in the file: ") + key;
            else if (there->second.plural != text.plural || there->second.forms.size() != text.forms.size())
                wrong << QStringLiteral("other plural forms: ") + key;
        }
        for (const auto& [key, text] : stored)
            if (!fresh.contains(key))
                wrong << QStringLiteral("no longer in the sources: ") + key;
        if (!wrong.isEmpty())
            wrong << QStringLiteral("see translations/README.md: cmake --build build --target "
                                    "update_translations");
        fail(wrong);
    }

    /// lupdate takes the namespace for the context of a free function tr(), and "std", "Words" or "Tr" for
    /// that of a text in a function whose type begins with std::; the program looks for neither.
    void everyTextIsFiledWhereItIsLookedFor()
    {
        const QStringList wrong = {QStringLiteral("std"),
                                   QStringLiteral("deepmi"),
                                   QStringLiteral("deepmi::studio"),
                                   QStringLiteral("Words"),
                                   QStringLiteral("Texts"),
                                   QStringLiteral("Tr"),
                                   QString()};
        for (const auto& [key, text] : textsOf(QStringLiteral("es")))
            QVERIFY2(!wrong.contains(key.section(QStringLiteral(" | "), 0, 0)), qPrintable(key));
    }

    /// The core has no Qt: its words on parameters are listed in translations/parameter_texts.cpp.
    void theParametersOfTheFormsAreAllThere()
    {
        QStringList core;
        addTexts(core, pretrainParameters());
        addTexts(core, trainParameters());
        addTexts(core, pacingParameters());
        QStringList listed;
        for (const auto& [key, text] : textsOf(QStringLiteral("es")))
            if (key.startsWith(QLatin1String("Parameters |")))
                listed << text.source;
        core.sort();
        listed.sort();
        QCOMPARE(listed, unique(core));
    }

    /// ui/models/core_texts_data.cpp and core_texts_training.cpp repeat what the core says, with %1 where it
    /// puts values in. Each piece between them is still said somewhere in the core (or by a job of the
    /// window).
    void theSentencesOfTheCoreAreStillSaid()
    {
        QString said, source; // by the core and by the lists
        static const QRegularExpression joint(QStringLiteral("\"\\s*\""));
        for (const char* folder : {"core", "ui"}) {
            QDirIterator files(sourcePath(QLatin1String(folder)),
                               {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QString text = QString::fromUtf8(file.readAll()).remove(joint);
                if (file.fileName().contains(QLatin1String("/core_texts_")))
                    source += text;
                else
                    said += QString(text).replace(QLatin1String("\\\""), QLatin1String("\""));
            }
        }
        // What the window says in other words.
        QMap<QString, QString> saidFor;
        static const QRegularExpression inWindow(QStringLiteral(
            "inWindow\\(\\s*\"([^\"]+)\",\\s*QT_TRANSLATE_NOOP\\(\\s*\"Core\",\\s*\"([^\"]+)\""));
        for (auto match = inWindow.globalMatch(source); match.hasNext();) {
            const QRegularExpressionMatch one = match.next();
            saidFor[one.captured(2)] = one.captured(1);
        }
        QVERIFY(saidFor.size() > 20);
        static const QRegularExpression ends(QStringLiteral("^[:; ]+"));
        QStringList wrong;
        int sentences = 0;
        for (const auto& [key, text] : textsOf(QStringLiteral("es"))) {
            if (!key.startsWith(QLatin1String("Core |")))
                continue;
            ++sentences;
            for (const QString& piece : saidFor.value(text.source, text.source)
                                            .split(QRegularExpression(QStringLiteral("%L?[1-9]"))))
                // A sentence may be put together of several, by ": " or "; ".
                if (!said.contains(piece.trimmed().remove(ends)))
                    wrong << QStringLiteral("“%1” of: %2").arg(piece, text.source);
        }
        QVERIFY(sentences > 100);
        fail(wrong);
    }

    void everyHelpPageIsThere_data() { languageRows(); }
    void everyHelpPageIsThere()
    {
        QFETCH(QString, language);
        const QDir english(sourcePath(QStringLiteral("resources/help/en")));
        const QDir folder(sourcePath(QStringLiteral("resources/help/") + language));
        const QStringList pages = english.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
        QVERIFY(!pages.isEmpty());
        QCOMPARE(folder.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name), pages);
        QFile resources(sourcePath(QStringLiteral("resources/studio.qrc")));
        QVERIFY(resources.open(QIODevice::ReadOnly));
        const QString listed = QString::fromUtf8(resources.readAll());
        for (const QString& page : pages) {
            QFile original(english.filePath(page)), translated(folder.filePath(page));
            QVERIFY(original.open(QIODevice::ReadOnly) && translated.open(QIODevice::ReadOnly));
            const QString from = QString::fromUtf8(original.readAll());
            const QString to = QString::fromUtf8(translated.readAll());
            const QByteArray where = (language + QLatin1Char('/') + page).toUtf8();
            QVERIFY2(listed.contains(QStringLiteral(">help/%1/%2<").arg(language, page)), where.constData());
            // Headings, paragraphs and list entries stand in the same order: nothing was left out.
            const auto shape = [](const QString& text) {
                QStringList lines;
                for (const QString& line : text.trimmed().split(QLatin1Char('\n')))
                    lines << line.section(QRegularExpression(QStringLiteral("[^#*|>-]")), 0, 0);
                return lines;
            };
            QVERIFY2(shape(from) == shape(to), where.constData());
            QVERIFY2(unique(found(from, "\\]\\([^)]*\\)")) == unique(found(to, "\\]\\([^)]*\\)")),
                     where.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
