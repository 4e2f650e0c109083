#include "program.h"

#include <QtCore/QStandardPaths>

using test::bash;
using test::deepmi;
using test::Outcome;

/// The completion scripts: valid in their shell, and in bash they really complete.
class CompletionTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    /// What bash offers when Tab is pressed at the end of `line`, in the test's folder.
    QStringList complete(const QString& line) const
    {
        const Outcome outcome =
            bash(QStringLiteral("source <(\"$DEEPMI\" completion bash) || exit 1; line='%1'; "
                                "COMP_WORDS=($line); [[ $line == *' ' ]] && COMP_WORDS+=(''); "
                                "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _deepmi 2>&1; "
                                "printf '%s\\n' \"${COMPREPLY[@]}\"")
                     .arg(line),
                 m_folder.path());
        QStringList offered = QString::fromUtf8(outcome.out).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        offered.sort();
        return offered;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("corpus folder")));
        test::write(m_folder.filePath(QStringLiteral("features.h5")), "x");
    }

    void scriptsAreValid_data()
    {
        QTest::addColumn<QString>("shell");
        QTest::addColumn<QString>("check");
        QTest::newRow("bash") << "bash"
                              << "bash -n";
        QTest::newRow("zsh") << "zsh"
                             << "zsh -n";
        QTest::newRow("fish") << "fish"
                              << "fish --no-execute";
    }

    void scriptsAreValid()
    {
        QFETCH(QString, shell);
        QFETCH(QString, check);
        if (QStandardPaths::findExecutable(shell).isEmpty())
            QSKIP("this shell is not installed");
        const QTemporaryDir scripts;
        const QString script = scripts.filePath(QStringLiteral("deepmi.") + shell);
        const Outcome made = deepmi(QStringLiteral("completion ") + shell);
        QCOMPARE(made.exitCode, 0);
        test::write(script, made.out);
        const Outcome checked = bash(check + QStringLiteral(" '") + script + QStringLiteral("'"));
        QVERIFY2(checked.exitCode == 0 && checked.err.isEmpty(), checked.err.constData());
    }

    void everyOptionOfHelpIsInEveryScript()
    {
        static const QRegularExpression option(QStringLiteral("^  (?:-h, )?(--[a-z0-9-]+)"),
                                               QRegularExpression::MultilineOption);
        for (const char* shell : {"bash", "zsh", "fish"}) {
            const QByteArray script = deepmi(QStringLiteral("completion ") + QLatin1String(shell)).out;
            for (const char* command : {"pretrain", "score", "information", "train", "convert"}) {
                const QString help =
                    QString::fromUtf8(deepmi(QLatin1String(command) + QStringLiteral(" --help")).out);
                int seen = 0;
                for (auto match = option.globalMatch(help); match.hasNext(); ++seen) {
                    const QByteArray name = match.next().captured(1).toUtf8().mid(2);
                    QVERIFY2(script.contains(name), (QByteArray(shell) + ": " + name).constData());
                }
                QVERIFY(seen > 8);
            }
        }
    }

    void commandsComplete()
    {
        QCOMPARE(complete(QStringLiteral("deepmi s")),
                 QStringList({QStringLiteral("score"), QStringLiteral("selfcheck")}));
        QVERIFY(complete(QStringLiteral("deepmi ")).contains(QStringLiteral("pretrain")));
    }

    void optionsComplete()
    {
        QCOMPARE(complete(QStringLiteral("deepmi pretrain --unlabeled-n")),
                 QStringList({QStringLiteral("--unlabeled-names-dataset"),
                              QStringLiteral("--unlabeled-names-file")}));
        QVERIFY(complete(QStringLiteral("deepmi train --")).contains(QStringLiteral("--no-curriculum")));
        QVERIFY(!complete(QStringLiteral("deepmi score --")).contains(QStringLiteral("--no-curriculum")));
    }

    void choicesComplete()
    {
        QCOMPARE(complete(QStringLiteral("deepmi train --device c")),
                 QStringList({QStringLiteral("cpu"), QStringLiteral("cuda")}));
        QCOMPARE(complete(QStringLiteral("deepmi pretrain --cluster-head ")),
                 QStringList({QStringLiteral("keep"), QStringLiteral("reset")}));
        QCOMPARE(complete(QStringLiteral("deepmi bench --part k")), QStringList(QStringLiteral("kmeans")));
        QVERIFY(complete(QStringLiteral("deepmi train --seed ")).isEmpty());
    }

    /// Every word of a list, however its words are kept apart, up to the next option.
    void listsComplete()
    {
        const auto bench = [&](const char* words) {
            return complete(QStringLiteral("deepmi bench --part ") + QLatin1String(words));
        };
        QCOMPARE(bench("kmeans,net"), QStringList(QStringLiteral("kmeans,networks")));
        QCOMPARE(bench("kmeans,networks,r"), QStringList(QStringLiteral("kmeans,networks,reading")));
        QCOMPARE(bench("kmeans net"), QStringList(QStringLiteral("networks")));
        QCOMPARE(bench("kmeans,").size(), 6);
        QCOMPARE(bench("kmeans --ro"), QStringList(QStringLiteral("--rows")));
        QVERIFY(bench("kmeans --rows 9 ").isEmpty());
        // A list that is completed is one that is taken apart.
        VERIFY_ERROR(deepmi(QStringLiteral("bench --part kmeans,theta --json")), "usage", 2,
                     "--part is 'theta', expected networks");
        for (const char* list : {"kmeans,", ",kmeans", "kmeans,,reading"})
            VERIFY_ERROR(deepmi(QStringLiteral("bench --json --part ") + QLatin1String(list)), "usage", 2,
                         "--part is '', expected networks");
    }

    void listsCompleteInZsh()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("zsh")).isEmpty())
            QSKIP("this shell is not installed");
        const QTemporaryDir folder;
        // In a shell of its own on a terminal of zsh's, Tab is pressed, then a key that prints the line. What
        // zsh puts behind a completed word ("," and "=", which the next key may take away) does not count.
        test::write(folder.filePath(QStringLiteral("press.zsh")), R"(
zmodload zsh/zpty
await() { local all= one; for i in {1..300}; do
    zpty -r -t z one 2>/dev/null && all+=$one || sleep .1
    [[ $all == *$~1* ]] && break
done; print -r -- $all }
zpty -b z zsh -f -i
zpty -w z 'PS1=; autoload -U compinit; compinit -u -d "'$PWD'/dump"; source <("'$DEEPMI'" completion zsh)'
zpty -w z 'show() { print -r -- "<$BUFFER>"; BUFFER=; zle accept-line }; zle -N show; bindkey "^X" show'
zpty -w z 'print is"" ready'
await '*is ready*' > /dev/null
for line in "$@"; do
    zpty -w -n z "deepmi bench $line"$'\t\x18'
    await '*<deepmi*>*'
done
zpty -d z
)");
        const std::vector<std::pair<QByteArray, QByteArray>> lines = {
            {"--part kmeans,net", "--part kmeans,networks"},
            {"--part kmeans net", "--part kmeans networks"},
            {"--part kmeans,epoch reading,net", "--part kmeans,epoch reading,networks"},
            {"--part=kmeans net", "--part=kmeans networks"},
            {"--part=net", "--part=networks"},
            {"--part=kmeans,net", "--part=kmeans,networks"},
            {"--part kmeans --device=cp", "--part kmeans --device=cpu"},
            // Options go on behind a list, however many words it has.
            {"--part kmeans --ro", "--part kmeans --rows"},
            {"--part kmeans epoch --ro", "--part kmeans epoch --rows"},
            {"--part kmeans epoch reading --rows 5 --quie", "--part kmeans epoch reading --rows 5 --quiet"},
            {"--part kmeans epoch --device cp", "--part kmeans epoch --device cpu"},
            {"--part kmeans --rows net", "--part kmeans --rows net"}};
        QByteArray pressed;
        for (const auto& [words, completed] : lines)
            pressed += " '" + words + "'";
        const QByteArray shown =
            bash(QStringLiteral("zsh -f press.zsh") + QString::fromLatin1(pressed), folder.path()).out;
        for (const auto& [words, completed] : lines)
            QVERIFY2(QRegularExpression(QStringLiteral("<deepmi bench %1[, =]*>")
                                            .arg(QRegularExpression::escape(QString::fromLatin1(completed))))
                         .match(QString::fromUtf8(shown))
                         .hasMatch(),
                     (completed + " is not in\n" + shown).constData());
    }

    void listsCompleteInFish()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("fish")).isEmpty())
            QSKIP("this shell is not installed");
        const QTemporaryDir home;
        const auto complete = [&](const char* words) {
            const Outcome outcome =
                bash(QStringLiteral("HOME=$PWD XDG_CONFIG_HOME=$PWD fish --no-config -c \"source ('$DEEPMI' "
                                    "completion fish | psub); complete -C 'deepmi bench %1'\"")
                         .arg(QLatin1String(words)),
                     home.path());
            QStringList offered;
            for (const QByteArray& line : outcome.out.split('\n'))
                if (!line.isEmpty())
                    offered << QString::fromUtf8(line.split('\t').first());
            offered.sort();
            return offered;
        };
        QCOMPARE(complete("--part net"), QStringList(QStringLiteral("networks")));
        QCOMPARE(complete("--part kmeans,net"), QStringList(QStringLiteral("kmeans,networks")));
        QCOMPARE(complete("--part kmeans net"), QStringList(QStringLiteral("networks")));
        QCOMPARE(complete("--part kmeans epoch,net"), QStringList(QStringLiteral("epoch,networks")));
        QCOMPARE(complete("--part=kmeans,net"), QStringList(QStringLiteral("--part=kmeans,networks")));
        QCOMPARE(complete("--part=kmeans net"), QStringList(QStringLiteral("networks")));
        QCOMPARE(complete("--part kmeans epoch ").size(), 6);
        QCOMPARE(complete("--part kmeans epoch --ro"), QStringList(QStringLiteral("--rows")));
        QVERIFY(complete("--part kmeans --rows 9 ").isEmpty());
        QVERIFY(complete("--quick ").isEmpty());
    }

    void filesAndFoldersComplete()
    {
        QCOMPARE(complete(QStringLiteral("deepmi inspect f")), QStringList({QStringLiteral("features.h5")}));
        QCOMPARE(complete(QStringLiteral("deepmi pretrain --features ")),
                 QStringList({QStringLiteral("corpus folder"), QStringLiteral("features.h5")}));
        QCOMPARE(complete(QStringLiteral("deepmi train --out ")),
                 QStringList({QStringLiteral("corpus folder")}));
    }
};

QTEST_GUILESS_MAIN(CompletionTest)
#include "completion_test.moc"
