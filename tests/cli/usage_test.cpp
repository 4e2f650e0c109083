#include "program.h"

#include <QHash>
#include <QRegularExpression>

using test::bash;
using test::deepmi;
using test::Outcome;

/// What every command promises: help, exit codes, errors as text and as JSON. No command here does any work.
class UsageTest : public QObject
{
    Q_OBJECT

private:
    const QStringList m_commands = {
        QStringLiteral("demo"),       QStringLiteral("inspect"),     QStringLiteral("pretrain"),
        QStringLiteral("score"),      QStringLiteral("information"), QStringLiteral("train"),
        QStringLiteral("experiment"), QStringLiteral("report"),      QStringLiteral("convert"),
        QStringLiteral("selfcheck"),  QStringLiteral("bench"),       QStringLiteral("completion")};

private Q_SLOTS:
    void helpNamesEveryCommandAndExitCode()
    {
        const Outcome help = deepmi(QStringLiteral("--help"));
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.err.isEmpty());
        for (const QString& command : m_commands)
            QVERIFY2(help.out.contains("\n  " + command.toUtf8() + " "), qPrintable(command));
        for (const char* code : {"\n  0 ", "\n  1 ", "\n  2 ", "\n  3 ", "\n  130 ", "SCORES.csv", "RUN.h5"})
            QVERIFY2(help.out.contains(code), code);
    }

    void helpHasAnExampleOfEveryCommand()
    {
        const QByteArray help = deepmi(QStringLiteral("--help")).out;
        const QByteArray examples = help.mid(help.indexOf("\nExamples"));
        for (const QString& command : m_commands)
            QVERIFY2(examples.contains("  deepmi " + command.toUtf8()), qPrintable(command));
    }

    void everyCommandExplainsItsOptions()
    {
        for (const QString& command : m_commands) {
            const Outcome help = deepmi(command + QStringLiteral(" --help"));
            QCOMPARE(help.exitCode, 0);
            for (const char* option :
                 {"--seed N", "--device auto|cpu|cuda", "--threads N", "--json", "--quiet"})
                QVERIFY2(help.out.contains(option), option);
            for (const QByteArray& line : help.out.split('\n'))
                QVERIFY2(line.size() <= 110, line.constData());
        }
    }

    void parametersShowUnitRangeAndDefault()
    {
        // The declared defaults and ranges of method.md: K 2-500, default 50; 200 epochs; dropout .3.
        const QByteArray pretrain = deepmi(QStringLiteral("pretrain --help")).out.simplified();
        QVERIFY(pretrain.contains("2 to 500; default 50]"));
        QVERIFY(pretrain.contains("default 200]"));
        QVERIFY(pretrain.contains("--cluster-head keep|reset"));
        const QByteArray train = deepmi(QStringLiteral("train --help")).out.simplified();
        QVERIFY(train.contains("--epochs-per-bin N"));
        QVERIFY(train.contains("step, one-step, linear, root, quadratic, exponential, logarithmic"));
        QVERIFY(
            train.contains("--rate-rule per-bin|constant|per-epochs|cosine|cosine-per-bin|inverse-share"));
        QVERIFY(train.contains("--warm-restart"));
        QVERIFY(train.contains("--trials N"));
        QVERIFY(!train.contains("--seed N seed; "));
    }

    void defaultsAreThePapers_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* command, const char* option, const char* expected) {
            QTest::addRow("%s %s", command, option)
                << QString::fromUtf8(command) << QString::fromUtf8(option) << QString::fromUtf8(expected);
        };
        // Section IV-C: K, SGD 1e-3, Adam 1e-4, batch, epochs, E; III-A: dropout.
        row("pretrain", "--clusters", "50");
        row("pretrain", "--epochs", "200");
        row("pretrain", "--batch", "512");
        row("pretrain", "--stage1-learning-rate", "0.001");
        row("pretrain", "--stage2-learning-rate", "1e-4");
        row("pretrain", "--dropout", "0.3");
        row("pretrain", "--levels", "6");
        // Where the paper is silent.
        row("pretrain", "--stage1-momentum", "0");
        row("pretrain", "--cluster-head-learning-rate", "0.001");
        row("pretrain", "--cluster-head", "keep");
        row("pretrain", "--uniform-clusters", "off");
        row("pretrain", "--kmeans-iterations", "20");
        row("pretrain", "--clip", "3");
        row("pretrain", "--keep-epoch", "best");
        // Sections III-C and IV-C: ten bins, one more every five epochs, the rate halved from 1e-3 on.
        row("train", "--pacing", "step");
        row("train", "--bins", "10");
        row("train", "--epochs", "70");
        row("train", "--epochs-per-bin", "5");
        row("train", "--learning-rate", "0.001");
        row("train", "--rate-rule", "per-bin");
        row("train", "--rate-decay", "0.5");
        row("train", "--rate-floor", "0");
        row("train", "--warm-restart", "off");
        row("train", "--batch", "512");
        row("train", "--hidden", "512");
        row("train", "--dropout", "0.3");
        row("train", "--trials", "10");
        row("train", "--clip", "3");
        row("train", "--test-normalisation", "training");
        row("train", "--reverse", "off");
        row("score", "--bins", "10");
        row("score", "--cluster-source", "classifier");
        row("score", "--min-ratings", "2");
        row("score", "--dropout", "0.3");
    }

    /// What the help promises is what method and paper say; that it is also what is done when the option is
    /// left out follows from both being made from the same declaration.
    void defaultsAreThePapers()
    {
        QFETCH(QString, command);
        QFETCH(QString, option);
        QFETCH(QString, expected);
        static QHash<QString, QString> helps;
        if (!helps.contains(command))
            helps[command] = QString::fromUtf8(deepmi(command + QStringLiteral(" --help")).out.simplified());
        const QRegularExpression pattern(
            QStringLiteral(" %1(?: [^ ]+)? (?:(?! --[a-z]).)*?\\[(?:[^\\]]*; )?default ([^\\]]+)\\]")
                .arg(option));
        const QRegularExpressionMatch match = pattern.match(helps[command]);
        QVERIFY2(match.hasMatch(), qPrintable(option));
        QCOMPARE(match.captured(1), expected);
    }

    void versionIsOneLine()
    {
        const Outcome version = deepmi(QStringLiteral("--version"));
        QCOMPARE(version.exitCode, 0);
        QVERIFY(version.out.startsWith("deepmi "));
        QCOMPARE(version.out.count('\n'), 1);
    }

    /// LibTorch alone takes a third of a second to load; help must not wait for it.
    void helpDoesWithoutLibTorch()
    {
        const Outcome help = bash(QStringLiteral("LD_DEBUG=libs \"$DEEPMI\" --help"));
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.err.contains("libdeepmi-core"));
        QVERIFY(!help.err.contains("libdeepmi-learning"));
        QVERIFY(!help.err.contains("libtorch"));
    }

    void wrongUsageExitsWithTwo_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("piece");
        const auto row = [](const char* arguments, const char* piece) {
            QTest::newRow(arguments) << QString::fromUtf8(arguments) << QString::fromUtf8(piece);
        };
        row("", "a command is needed");
        row("scor", "did you mean score?");
        row("--seed 1 selfcheck", "options come after the command: deepmi selfcheck --seed");
        row("frobnicate", "there is no command 'frobnicate'");
        row("pretrain --features a --labels b --attribute c --cluster 3", "did you mean --clusters?");
        row("pretrain --labels b --attribute c", "--features is required");
        row("pretrain --feature a --labels b --attribute c",
            "no option '--feature', did you mean --features?");
        row("pretrain --features a --labels b --attribute c --clusters 3 --clusters 4",
            "--clusters is given 2 times, expected once");
        row("pretrain --features a --labels b --attribute c --clusters 1", "--clusters is '1', expected");
        row("pretrain --features a --labels b --attribute c --clusters 501", "2 to 500");
        row("pretrain --features a --labels b --attribute c --clusters 3.5", "--clusters is '3.5'");
        row("pretrain --features a --labels b --attribute c --dropout 0,5", "--dropout is '0,5'");
        row("pretrain --features a --labels b --attribute c --dropout nan", "--dropout is 'nan'");
        row("pretrain --features a --labels b --attribute c --cluster-head cold",
            "expected one of keep, reset");
        row("pretrain --features a --labels b --attribute c --scale 7:1", "--scale is '7:1'");
        row("pretrain --features a --labels b --attribute c --column arousal", "--column is 'arousal'");
        row("pretrain --features a --features d --labels b --attribute c", "--features");
        row("train --features a --labels b --attribute c --out d", "one of --scores and --no-curriculum");
        row("train --features a --labels b --attribute c --out d --scores e --no-curriculum", "contradict");
        row("train --features a --labels b --attribute c --out d --no-curriculum --test X=f",
            "--test is 'X=f'");
        row(("train --features a --labels b --attribute c --out d --no-curriculum --test " +
             std::string(240, 'x') + "=f,l")
                .c_str(),
            "at most 200 fit");
        row("train --features a --labels b --attribute c --out d --no-curriculum --test X=f,l,Tset",
            "no split");
        row("train --features a --labels b --attribute c --out d --no-curriculum --test X=f,l --test X=f,l",
            "given twice");
        row("train --features a --labels b --attribute c --out d --no-curriculum --reverse", "--reverse");
        row("train --features a --labels b --attribute c --out d --scores e --pacing cubic",
            "--pacing is 'cubic', expected one of step, one-step, linear, root, quadratic");
        row("train --features a --labels b --attribute c --out d --scores e --rate-rule halve",
            "expected one of per-bin, constant, per-epochs");
        row("train --features a --labels b --attribute c --out d --scores e --initial-share 1.1",
            "--initial-share is '1.1', expected a number, 0 to 1");
        row("train --features a --labels b --attribute c --out d --scores e --final-epoch 2.5",
            "--final-epoch is '2.5'");
        row("train --features a --labels b --attribute c --out d --scores e --rate-floor -1",
            "--rate-floor is '-1'");
        row("train --features a --labels b --attribute c --out d --scores e --final-epoch 30",
            "--final-epoch has no effect with --pacing step");
        row("train --features a --labels b --attribute c --out d --scores e --pacing root --final-epoch 30 "
            "--epochs-per-bin 4",
            "--epochs-per-bin has no effect with --pacing root and --final-epoch 30");
        row("train --features a --labels b --attribute c --out d --scores e --rate-rule cosine "
            "--rate-decay .5",
            "--rate-decay has no effect with --rate-rule cosine");
        row("train --features a --labels b --attribute c --out d --no-curriculum --rate-epochs 5",
            "--rate-epochs has no effect with --rate-rule per-bin");
        row("train --features a --labels b --attribute c --out d --scores e --rate-rule constant "
            "--rate-floor .1",
            "--rate-floor has no effect with --rate-rule constant");
        row("score --measure deepmi --out s.csv", "needs one of --run or --assignments");
        row("score --measure deepmi --out s.csv --run a --assignments b", "not several");
        row("score --measure deepmi --run a", "--out is required");
        row("score --measure deepmi-multimodal --assignments a --second-assignments b --clusters 5 --out "
            "s.csv",
            "--clusters does not belong to --measure deepmi-multimodal");
        row("score --measure random --labels a --alpha 1 --out s.csv",
            "--alpha does not belong to --measure random");
        row("score --measure deepmi --run a --alpha 1.5 --out s.csv",
            "--alpha is '1.5', expected a number, 0 to 1");
        row("score --measure disagreement --ratings a --out s.csv", "needs --attribute");
        row("score --measure entropy --out s.csv",
            "expected one of deepmi, deepmi-multimodal, random, disagreement, minmax-entropy, ");
        row("score --measure pretrained-resnet --features a --attribute b --out s.csv", "needs --labels");
        row("score --measure pretrained-lstm --frames a --labels b --attribute c --network theta --out s.csv",
            "--network does not belong to --measure pretrained-lstm");
        row("score --measure ensemble --scores a --out s.csv", "two measures or more");
        row("score --measure random --labels a --epochs 3 --out s.csv",
            "--epochs does not belong to --measure random");
        row("score --measure cumulative-loss --features a --labels b --attribute c --record never --out "
            "s.csv",
            "expected one of epoch-end, batch");
        row("selfcheck --device gpu", "--device is 'gpu'");
        row("selfcheck --threads -1", "--threads is '-1'");
        row("selfcheck --seed x", "--seed is 'x'");
        row("selfcheck surplus", "'surplus' was not expected");
        row("completion tcsh", "expected one of bash, zsh, fish");
    }

    void wrongUsageExitsWithTwo()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, piece);
        const QByteArray expected = piece.toUtf8();
        const Outcome text = deepmi(arguments);
        QVERIFY2(text.exitCode == 2, text.err.constData());
        QVERIFY2(text.err.contains(expected), text.err.constData());
        QVERIFY(text.out.isEmpty());

        if (arguments.isEmpty())
            return;
        const Outcome json = deepmi(arguments + QStringLiteral(" --json"));
        VERIFY_ERROR(json, "usage", 2, expected.constData());
        QVERIFY(json.err.isEmpty());
        QCOMPARE(QByteArray("error: " +
                            json.json()[QStringLiteral("error")]
                                .toObject()[QStringLiteral("message")]
                                .toString()
                                .toUtf8() +
                            "\n"),
                 text.err);
    }

    void aFullStandardOutputIsAnError()
    {
        const Outcome outcome = bash(QStringLiteral("\"$DEEPMI\" score --measure list > /dev/full"));
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("standard output"), outcome.err.constData());
    }

    void numbersDoNotFollowTheLocale()
    {
        const Outcome outcome =
            bash(QStringLiteral("LC_ALL=de_DE.UTF-8 \"$DEEPMI\" score --measure deepmi --run a "
                                "--alpha 0,5 --out s.csv --json"));
        VERIFY_ERROR(outcome, "usage", 2, "--alpha is '0,5'");
    }
};

QTEST_GUILESS_MAIN(UsageTest)
#include "usage_test.moc"
