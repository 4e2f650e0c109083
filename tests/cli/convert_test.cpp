#include "program.h"

#include "data/feature_table.h"
#include "feature_files.h"

using test::Outcome;

/// `deepmi convert` from file to file as a person chains it: what comes back is what went in.
class ConvertTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString path(const QString& name) const { return m_folder.filePath(name); }
    std::filesystem::path file(const QString& name) const { return path(name).toStdString(); }
    Outcome convert(const QString& arguments) const
    {
        return test::deepmi(QStringLiteral("convert ") + arguments + QStringLiteral(" --json"),
                            m_folder.path());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        test::writeCorpus(QDir(m_folder.path()));
    }

    void featuresComeBackBitByBit_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("options");
        for (const char* name : {"f.h5", "f.hdf5", "f.npz", "f.csv", "f.tsv", "f.arff", "f.mat"})
            QTest::newRow(name) << QString::fromUtf8(name) << QString();
        QTest::newRow("f.npy") << QStringLiteral("f.npy") << QStringLiteral("--names-file f_names.txt");
        QTest::newRow("f.htk") << QStringLiteral("f.htk") << QStringLiteral("--names-file f_names.txt");
    }

    /// Text to a format and back to text; float32 in nine digits is exact.
    void featuresComeBackBitByBit()
    {
        QFETCH(QString, name);
        QFETCH(QString, options);
        const Outcome there = convert(QStringLiteral("features.csv ") + name);
        QVERIFY2(there.exitCode == 0, there.out.constData());
        QCOMPARE(there.json()[QStringLiteral("kind")].toString(), QStringLiteral("features"));
        QCOMPARE(there.json()[QStringLiteral("rows")].toInt(), 100);
        QCOMPARE(there.json()[QStringLiteral("columns")].toInt(), 8);
        QCOMPARE(there.json().contains(QStringLiteral("names_file")), !options.isEmpty());
        const QString back = name + QStringLiteral("-back.csv");
        const Outcome again = convert(name + QLatin1Char(' ') + back + QLatin1Char(' ') + options);
        QVERIFY2(again.exitCode == 0, again.out.constData());
        const auto before = deepmi::readFeatures(file(QStringLiteral("features.csv")), {});
        const auto after = deepmi::readFeatures(file(back), {});
        QVERIFY(before.names == after.names);
        QCOMPARE(test::differences(before.values, after.values), std::size_t(0));
    }

    void labelsAndRatingsComeBack()
    {
        for (const QString& name : {QStringLiteral("labels"), QStringLiteral("ratings")}) {
            QVERIFY(convert(name + QStringLiteral(".csv ") + name + QStringLiteral(".tsv --scale 1:7"))
                        .exitCode == 0);
            QVERIFY(convert(name + QStringLiteral(".tsv ") + name + QStringLiteral("-back.csv --scale 1:7"))
                        .exitCode == 0);
            const Outcome twice = convert(name + QStringLiteral("-back.csv ") + name +
                                          QStringLiteral("-twice.csv --scale 1:7"));
            QCOMPARE(twice.json()[QStringLiteral("kind")].toString(), name);
            QCOMPARE(twice.json()[QStringLiteral("rows")].toInt(),
                     name == QStringLiteral("labels") ? 100 : 300);
            QVERIFY(!test::read(path(name + QStringLiteral("-back.csv"))).isEmpty());
            QCOMPARE(test::read(path(name + QStringLiteral("-twice.csv"))),
                     test::read(path(name + QStringLiteral("-back.csv"))));
        }
    }

    void scoresComeBackFromTheAuthorsFile()
    {
        const Outcome scored = test::deepmi(
            QStringLiteral("score --measure deepmi --assignments assignments.csv --out scores.csv"),
            m_folder.path());
        QVERIFY2(scored.exitCode == 0, scored.err.constData());
        QVERIFY(convert(QStringLiteral("scores.csv scores.json")).exitCode == 0);
        QVERIFY(convert(QStringLiteral("scores.json back.csv")).exitCode == 0);
        QVERIFY(convert(QStringLiteral("back.csv back.json")).exitCode == 0);
        QCOMPARE(test::read(path(QStringLiteral("back.json"))),
                 test::read(path(QStringLiteral("scores.json"))));
        // Fewer digits are only had where they are asked for, and only in the authors' file.
        QVERIFY(convert(QStringLiteral("scores.csv short.json --decimals 2")).exitCode == 0);
        QVERIFY(test::read(path(QStringLiteral("short.json"))).size() <
                test::read(path(QStringLiteral("scores.json"))).size());
        VERIFY_ERROR(convert(QStringLiteral("scores.csv short.csv --decimals 2")), "usage", 2, "--decimals");
        VERIFY_ERROR(convert(QStringLiteral("features.csv f2.csv --layout aucurriculum")), "usage", 2,
                     "--layout");
    }

    /// A double that float32 cannot hold, an infinite one and a NaN are written as they were read, and said.
    void valuesThatAreNotFiniteAreSaid()
    {
        test::write(path(QStringLiteral("odd.csv")), "name,x,y\na,1e39,nan\nb,3.4e38,2\nc,3,-inf\n");
        const Outcome outcome = test::deepmi(QStringLiteral("convert odd.csv odd.h5"), m_folder.path());
        QCOMPARE(outcome.exitCode, 0);
        for (const char* piece : {"odd.csv: 3 values in 2 rows and 2 columns are not finite in float32",
                                  "3.4e38", "inf in row 1 (a), column \"x\""})
            QVERIFY2(outcome.err.contains(piece), outcome.err.constData());
        const auto written = deepmi::readFeatures(file(QStringLiteral("odd.h5")), {});
        QVERIFY(std::isinf(written.values.row(0)[0]) && std::isnan(written.values.row(0)[1]));
        QCOMPARE(written.values.row(1)[0], 3.4e38f);

        const Outcome clean = test::deepmi(QStringLiteral("convert features.csv clean.h5"), m_folder.path());
        QVERIFY2(!clean.err.contains("finite"), clean.err.constData());
    }

    void whatCannotBeWrittenIsRefusedBeforeAnythingIs()
    {
        VERIFY_ERROR(convert(QStringLiteral("labels.csv labels.h5 --scale 1:7")), "usage", 2, "labels",
                     ".csv, .tsv");
        VERIFY_ERROR(convert(QStringLiteral("assignments.csv a.json")), "usage", 2, "--assignments");
        VERIFY_ERROR(convert(QStringLiteral("features.csv features.csv")), "usage", 2, "features.csv");
        VERIFY_ERROR(convert(QStringLiteral("nowhere.csv f9.h5")), "bad-input", 3, "nowhere.csv");
        for (const char* name : {"labels.h5", "a.json", "f9.h5"})
            QVERIFY2(!QFileInfo::exists(path(QString::fromUtf8(name))), name);
    }
};

QTEST_GUILESS_MAIN(ConvertTest)
#include "convert_test.moc"
