#include "program.h"
#include "stored_zip.h"

using namespace test;

/// Who does what an error message advises gets on: every option or field that one names is that of the file
/// which it is about.
class AdviceTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    Outcome run(const QString& arguments) const
    {
        return deepmi(arguments + QStringLiteral(" --json --quiet --device cpu"), m_folder.path());
    }
    Outcome pretrain(const char* more) const
    {
        return run(QStringLiteral("pretrain --features features.csv --labels labels.csv --attribute arousal "
                                  "--clusters 2 --epochs 1 --batch 16 --out run.h5 ") +
                   QString::fromUtf8(more));
    }
    Outcome train(const char* more) const
    {
        return run(QStringLiteral("train --features features.csv --labels labels.csv --attribute arousal "
                                  "--no-curriculum --trials 1 --bins 2 --epochs-per-bin 1 --epochs 2 "
                                  "--hidden 8 --out trained ") +
                   QString::fromUtf8(more));
    }
    /// Plans of a corpus with these features and labels.
    Outcome plan(const QByteArray& features, const QByteArray& labels) const
    {
        write(path("corpora.json"), "{\"corpora\": [{\"name\": \"a\", \"features\": " + features +
                                        ", \"labels\": " + labels + "}]}");
        return run(QStringLiteral("experiment table3 --corpora corpora.json --dry-run --out planned"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        writeCorpus(QDir(m_folder.path()));
        QCOMPARE(run(QStringLiteral("convert features.csv n.npy")).exitCode, 0);
        QVERIFY(QFile::rename(path("n_names.txt"), path("names.txt")));
        QVERIFY(QFile::copy(path("names.txt"), path("two_names.txt")));
        const std::string matrix = read(path("n.npy")).toStdString();
        write(path("two.npz"), QByteArray::fromStdString(storedZip({{"p.npy", matrix}, {"q.npy", matrix}})));
        QByteArray labels = read(path("labels.csv"));
        write(path("other.csv"),
              QByteArray(labels).replace("name,arousal,valence,split", "Clip,Energy,Joy,Part"));
        write(path("fold.csv"), QByteArray(labels).replace("Development", "fold7"));
        write(path("both.csv"), QByteArray(labels).replace("name,arousal,valence", "name,arousal,EmoAct"));
    }

    void thePoolHasOptionsOfItsOwn()
    {
        VERIFY_ERROR(pretrain("--unlabeled n.npy"), "bad-input", 3, "n.npy", "--unlabeled-names-file FILE");
        QCOMPARE(pretrain("--unlabeled n.npy --unlabeled-names-file names.txt").exitCode, 0);
        VERIFY_ERROR(pretrain("--unlabeled two.npz"), "bad-input", 3, "two.npz", "with --unlabeled-dataset:");
        QCOMPARE(pretrain("--unlabeled two.npz --unlabeled-dataset p").exitCode, 0);
        VERIFY_ERROR(pretrain("--unlabeled two.npz --unlabeled-dataset r"), "bad-input", 3, "two.npz",
                     "name another with --unlabeled-dataset");
    }

    void featuresOfATestCorpusHaveOptionsOfTheirOwn()
    {
        VERIFY_ERROR(train("--test x=n.npy,labels.csv"), "bad-input", 3, "n.npy", "--test-names-file x=FILE");
        QCOMPARE(train("--test x=n.npy,labels.csv --test-names-file x=names.txt").exitCode, 0);
        VERIFY_ERROR(train("--test x=two.npz,labels.csv"), "bad-input", 3, "two.npz",
                     "with --test-dataset x=DATASET:");
        QCOMPARE(train("--test x=two.npz,labels.csv --test-dataset x=q").exitCode, 0);
        VERIFY_ERROR(train("--test x=two.npz,labels.csv --test-dataset x=q --test-names-dataset x=r"),
                     "bad-input", 3, "array r", "name another with --test-names-dataset x=DATASET");
    }

    void labelsOfATestCorpusHaveOptionsOfTheirOwn()
    {
        VERIFY_ERROR(train("--test x=features.csv,other.csv"), "bad-input", 3, "other.csv", "'Clip'",
                     "--test-name-column x=COLUMN");
        VERIFY_ERROR(train("--test x=features.csv,other.csv --test-name-column x=Clip"), "bad-input", 3,
                     "other.csv", "'Energy', 'Joy', 'Part'", "--test-column x=COLUMN");
        QCOMPARE(train("--test x=features.csv,other.csv --test-name-column x=Clip --test-column x=Energy")
                     .exitCode,
                 0);
        VERIFY_ERROR(train("--test x=features.csv,other.csv,Test1 --test-name-column x=Clip --test-column "
                           "x=Energy --test-split-column x=Joy"),
                     "bad-input", 3, "other.csv", "column Joy", "--test-split-column x=COLUMN");
        QCOMPARE(train("--test x=features.csv,other.csv,Test1 --test-name-column x=Clip --test-column "
                       "x=Energy --test-split-column x=Part")
                     .exitCode,
                 0);
        VERIFY_ERROR(train("--test x=features.csv,both.csv"), "bad-input", 3, "'arousal' and 'EmoAct'",
                     "--test-column x=COLUMN");
        QCOMPARE(train("--test x=features.csv,both.csv --test-column x=EmoAct").exitCode, 0);
    }

    /// What the training corpus' labels are read by need not be in another corpus' file.
    void columnsOfTheTrainingLabelsCanBeNamedAnewForATest()
    {
        const auto trainOther = [&](const char* more) {
            return run(QStringLiteral("train --features features.csv --labels other.csv --attribute arousal "
                                      "--name-column Clip --column arousal=Energy --split-column Part "
                                      "--no-curriculum --trials 1 --bins 2 --epochs-per-bin 1 --epochs 2 "
                                      "--hidden 8 --out other --test x=features.csv,labels.csv ") +
                       QString::fromUtf8(more));
        };
        VERIFY_ERROR(trainOther(""), "bad-input", 3, "labels.csv", "no column 'Clip'",
                     "--test-name-column x=COLUMN");
        VERIFY_ERROR(trainOther("--test-name-column x=name"), "bad-input", 3, "labels.csv",
                     "no column 'Energy'", "--test-column x=COLUMN");
        QCOMPARE(trainOther("--test-name-column x=name --test-column x=arousal").exitCode, 0);
    }

    /// All its rows are taken, so that its column of splits says nothing.
    void aTestCorpusWithoutASplitNeedsNone()
    {
        QCOMPARE(train("--test x=features.csv,fold.csv").exitCode, 0);
        VERIFY_ERROR(train("--test x=features.csv,fold.csv,Test1"), "bad-input", 3, "'fold7'",
                     "--test-split-column x=COLUMN");
        VERIFY_ERROR(train("--test x=features.csv,fold.csv --test-split-column x=split"), "usage", 2,
                     "--test-split-column x has no effect");
        VERIFY_ERROR(train("--test x=features.csv,labels.csv --test-column y=arousal"), "usage", 2,
                     "--test-column y does not belong to any --test");
    }

    /// Names without folders meet two scores each.
    void scoresThatCouldBeAnothersAreNamed()
    {
        QByteArray scores = "name,score\n";
        for (int i = 0; i < 60; ++i)
            scores += "a/s" + QByteArray::number(i) + ".wav," + QByteArray::number(i) + "\n";
        write(path("ambiguous.csv"), scores + "b/s7.wav,99\n");
        VERIFY_ERROR(
            run(QStringLiteral("train --features features.csv --labels labels.csv --attribute arousal "
                               "--scores ambiguous.csv --trials 1 --out ranked")),
            "bad-input", 3, "ambiguous.csv", "'a/s7.wav', 'b/s7.wav'", "training sample 's7'");
    }

    void aCorpusWithoutTestsIsSaidToHaveNone()
    {
        write(path("untested.csv"), read(path("labels.csv")).replace("Test1", "NA"));
        VERIFY_ERROR(plan("\"features.csv\"", "\"untested.csv\""), "bad-input", 3, "untested.csv",
                     "has no test split with samples, and the corpus 'a' has no \"tests\"");
    }

    void anExperimentSaysTheFieldsOfItsCorpora()
    {
        VERIFY_ERROR(plan("\"n.npy\"", "\"labels.csv\""), "bad-input", 3, "n.npy",
                     "{\"path\": ..., \"names_file\": FILE} in /corpora/0/features");
        QCOMPARE(plan("{\"path\": \"n.npy\", \"names_file\": \"names.txt\"}", "\"labels.csv\"").exitCode, 0);
        VERIFY_ERROR(plan("\"two.npz\"", "\"labels.csv\""), "bad-input", 3, "two.npz",
                     "{\"path\": ..., \"dataset\": NAME} in /corpora/0/features");
        QCOMPARE(plan("{\"path\": \"two.npz\", \"dataset\": \"p\"}", "\"labels.csv\"").exitCode, 0);
        VERIFY_ERROR(plan("\"features.csv\"", "{\"path\": \"labels.csv\", \"scale\": [1, 2]}"), "bad-input",
                     3, "labels.csv", "{\"path\": ..., \"scale\": [LOW, HIGH]} in /corpora/0/labels");
        VERIFY_ERROR(plan("\"features.csv\"", "\"fold.csv\""), "bad-input", 3, "fold.csv",
                     "{\"path\": ..., \"split_column\": COLUMN} in /corpora/0/labels");
        VERIFY_ERROR(plan("\"features.csv\"", "{\"path\": \"other.csv\", \"name_column\": \"Clip\", "
                                              "\"attribute_columns\": {\"arousal\": \"Energy\"}}"),
                     "bad-input", 3, "other.csv", "Train split has no rows",
                     "{\"path\": ..., \"split_column\": COLUMN} in /corpora/0/labels");
        VERIFY_ERROR(plan("\"features.csv\"", "\"both.csv\""), "bad-input", 3, "both.csv",
                     "{\"path\": ..., \"attribute_columns\": {\"arousal\": COLUMN}} in /corpora/0/labels");
        QCOMPARE(plan("\"features.csv\"",
                      "{\"path\": \"both.csv\", \"attribute_columns\": {\"arousal\": \"EmoAct\"}}")
                     .exitCode,
                 0);
    }
};

QTEST_GUILESS_MAIN(AdviceTest)
#include "advice_learning_test.moc"
