#include "job/closest_name.h"

#include <QtTest/QtTest>

using namespace deepmi;

/// The "did you mean" of errors.
class ClosestNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheNameThatWasMeant_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("meant");
        const auto row = [](const char* how, const QString& given, const char* meant) {
            QTest::newRow(how) << given << QString::fromLatin1(meant);
        };
        row("itself", QStringLiteral("clusters"), "clusters");
        row("the beginning of one", QStringLiteral("clu"), "clusters");
        row("the first of two that begin with it", QStringLiteral("pre"), "pretrain");
        row("a letter too many", QStringLiteral("ccorpora"), "corpora");
        row("a letter too few", QStringLiteral("corpra"), "corpora");
        row("two letters swapped", QStringLiteral("measuers"), "measures");
        // Six letters allow two changes, and "corpus" is three from "corpora".
        row("a third of its letters", QStringLiteral("meases"), "measures");
        row("more than a third", QStringLiteral("corpus"), "");
        row("one letter for a short name", QStringLiteral("kk"), "k");
        row("two letters for a short name", QStringLiteral("kkk"), "");
        row("nothing like it", QStringLiteral("zebra"), "");
        row("a long name without its end", QStringLiteral("information-bottlen"), "information-bottleneck");
        row("a text", QString(100000, QLatin1Char('m')), "");
    }
    void findsTheNameThatWasMeant()
    {
        QFETCH(const QString, given);
        QFETCH(const QString, meant);
        const std::vector<std::string> names = {
            "clusters", "corpora", "k", "measures", "pretrain", "preview", "information-bottleneck"};
        QCOMPARE(QString::fromStdString(closestName(given.toStdString(), names)), meant);
    }
};

QTEST_GUILESS_MAIN(ClosestNameTest)
#include "closest_name_test.moc"
