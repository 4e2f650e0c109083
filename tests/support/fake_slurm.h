#pragma once

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <functional>
#include <map>
#include <string>

namespace test
{

/// Stand-ins for Slurm's programs, first in PATH while it lives, over a queue that is a text file. Jobs do
/// nothing by themselves: a test says what becomes of them.
class FakeSlurm
{
public:
    struct Row {
        QString array;
        int index = 0;
        QString state, reason, name;
        QString element() const { return array + QLatin1Char('_') + QString::number(index); }
    };

    FakeSlurm() : m_path(qgetenv("PATH"))
    {
        put("last", "0\n");
        put("max", "1001");
        put("age", "0");
        program("sbatch", "if [[ -e $fake/refusal ]]; then cat $fake/refusal >&2; [[ -e "
                          "$fake/takes-all-the-same ]] || exit 1; fi\n"
                          "for argument in \"$@\"; do case $argument in\n"
                          "  --array=0-*) last=${argument#--array=0-} ;;\n"
                          "  --job-name=*) name=${argument#--job-name=} ;;\n"
                          "  --dependency=afterok:*) after=${argument#--dependency=afterok:} ;;\n"
                          "esac; done\n"
                          "number=$(($(cat $fake/last) + 1)); echo $number > $fake/last; echo \"$after\" > "
                          "$fake/after-$number\n"
                          "for ((i = 0; i <= last; ++i)); do\n"
                          "  echo \"$number|$i|PENDING|${after:+Dependency}|$name\" >> $fake/queue; done\n"
                          "[[ -e $fake/refusal ]] && exit 1\n"
                          "echo \"$number\"\n");
        program("squeue", "if [[ -e $fake/silent ]]; then cat $fake/silent >&2; exit 1; fi\n"
                          "echo '77|N/A|RUNNING|None|somebody else|s'; cat $fake/queue 2>/dev/null; true\n");
        program("scontrol", "if [[ -e $fake/silent ]]; then cat $fake/silent >&2; exit 1; fi\n"
                            "echo 'MaxArraySize            = '$(cat $fake/max); echo 'MinJobAge              "
                            " = '$(cat $fake/age)' sec'\n");
        program("scancel", "true\n");
        program("sacct", "if [[ -e $fake/accounts ]]; then cat $fake/accounts; else\n"
                         "echo 'Slurm accounting storage is disabled' >&2; exit 1; fi\n");
        qputenv("PATH", m_folder.filePath(QStringLiteral("bin")).toUtf8() + ":" + m_path);
    }
    ~FakeSlurm() { qputenv("PATH", m_path); }
    FakeSlurm(const FakeSlurm&) = delete;
    FakeSlurm& operator=(const FakeSlurm&) = delete;

    /// A file that the stand-ins look at: refusal (what sbatch says), takes-all-the-same, silent (what squeue
    /// and scontrol say), max and age (its limits), accounts (what sacct prints).
    void put(const char* name, const QByteArray& content) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", name);
    }
    void remove(const char* name) const { QFile::remove(m_folder.filePath(QLatin1String(name))); }

    /// Every call of a program with its arguments, in order.
    QStringList calls(const QString& program) const
    {
        QStringList lines;
        for (const QString& line : text("calls").split(QLatin1Char('\n')))
            if (line.startsWith(program + QLatin1Char(' ')))
                lines << line;
        return lines;
    }

    QList<Row> rows() const
    {
        QList<Row> rows;
        for (const QString& line : text("queue").split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            const QStringList parts = line.split(QLatin1Char('|'));
            rows << Row{parts[0], parts[1].toInt(), parts[2], parts[3], parts[4]};
        }
        return rows;
    }
    void setRows(const QList<Row>& rows) const
    {
        QByteArray lines;
        for (const Row& row : rows)
            lines +=
                (row.array + QLatin1Char('|') + QString::number(row.index) + QLatin1Char('|') + row.state +
                 QLatin1Char('|') + row.reason + QLatin1Char('|') + row.name + QLatin1Char('\n'))
                    .toUtf8();
        put("queue", lines);
    }

    /// What Slurm would do next: every job whose dependencies are satisfied becomes what `outcome` says of
    /// its key ("COMPLETED", "FAILED", "PENDING" ...), and one whose dependencies cannot be is cancelled.
    void play(const QDir& experiment,
              const std::function<QString(const QString& key, const Row& row)>& outcome) const
    {
        QList<Row> all = rows();
        for (Row& row : all) {
            if (row.state != QLatin1String("PENDING"))
                continue;
            bool ready = true, never = false;
            for (const QString& after : text(("after-" + row.array.toStdString()).c_str())
                                            .trimmed()
                                            .split(QLatin1Char(':'), Qt::SkipEmptyParts))
                for (const Row& other : all)
                    if (other.element() == after) {
                        ready = ready && other.state == QLatin1String("COMPLETED");
                        never = never || (other.state != QLatin1String("COMPLETED") &&
                                          other.state != QLatin1String("PENDING") &&
                                          other.state != QLatin1String("RUNNING"));
                    }
            if (never)
                row.state = QStringLiteral("CANCELLED");
            else if (ready)
                row.state = outcome(keyOf(experiment, row), row);
        }
        setRows(all);
    }

    static QString keyOf(const QDir& experiment, const Row& row)
    {
        QFile file(experiment.filePath(QStringLiteral("slurm/") + row.name.section(QLatin1Char('-'), -1) +
                                       QStringLiteral(".tasks")));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no file of tasks for %s", qPrintable(row.name));
        return QString::fromUtf8(file.readAll()).split(QLatin1Char('\n')).at(row.index);
    }

private:
    QString text(const char* name) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    void program(const char* name, const QByteArray& body) const
    {
        QDir(m_folder.path()).mkpath(QStringLiteral("bin"));
        const QByteArray file = QByteArray("bin/") + name;
        put(file.constData(), "#!/bin/bash\nfake='" + m_folder.path().toUtf8() + "'\necho \"" + name +
                                  " $*\" >> $fake/calls\n" + body);
        QFile::setPermissions(m_folder.filePath(QLatin1String(file)), QFile::ReadOwner | QFile::WriteOwner |
                                                                          QFile::ExeOwner | QFile::ExeUser |
                                                                          QFile::ReadUser);
    }

    QByteArray m_path;
    QTemporaryDir m_folder;
};

} // namespace test
