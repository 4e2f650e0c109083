#pragma once

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <string>

/// Runs the real `deepmi` of this build and looks at what a person or a script would see.
namespace test
{

/// Milliseconds for one command. Nothing passes or fails by how quick it is: this ends what hangs.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr int patience = 1200000;
#else
inline constexpr int patience = 600000;
#endif

inline QString program()
{
    return QStringLiteral(DEEPMI_BIN_DIR "/deepmi");
}

struct Outcome {
    int exitCode = -1;
    QByteArray out, err;

    QJsonObject json() const
    {
        QJsonParseError error{};
        const QJsonDocument document = QJsonDocument::fromJson(out, &error);
        if (error.error != QJsonParseError::NoError || !document.isObject())
            qWarning("not one JSON object: %s\nstandard output: %s\nstandard error: %s",
                     qPrintable(error.errorString()), out.constData(), err.constData());
        return document.object();
    }
};

inline Outcome finish(QProcess& process)
{
    Outcome outcome;
    if (!process.waitForStarted() || !process.waitForFinished(patience)) {
        process.kill();
        process.waitForFinished();
        qWarning("%s: %s", qPrintable(process.program()), qPrintable(process.errorString()));
        return outcome;
    }
    outcome.exitCode =
        process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -process.exitCode();
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    return outcome;
}

/// Arguments as one text, cut at spaces; run inside `folder`.
inline Outcome deepmi(const QString& arguments, const QString& folder = QDir::tempPath())
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program(), arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    return finish(process);
}

/// A line of bash inside `folder`, in which $DEEPMI is the program.
inline Outcome bash(const QString& line, const QString& folder = QDir::tempPath())
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DEEPMI"), program());
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral("bash"), {QStringLiteral("-c"), line});
    return finish(process);
}

inline void write(const QString& path, const QByteArray& contents)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
        qFatal("cannot write %s", qPrintable(path));
}

inline QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A small corpus of text files whose labels a network can learn: features.csv (name, x0..x7), labels.csv
/// (name, arousal, valence, split: 60 Train, 20 Development, 20 Test1), ratings.csv (name, rater, arousal:
/// three a sample), pool.csv (40 unlabelled rows), assignments.csv.
inline void writeCorpus(const QDir& folder)
{
    QByteArray features = "name", labels = "name,arousal,valence,split\n", ratings = "name,rater,arousal\n",
               pool, assignments = "name,cluster,predicted,label\n";
    for (int column = 0; column < 8; ++column)
        features += ",x" + QByteArray::number(column);
    features += "\n";
    pool = features;
    quint32 state = 12345;
    const auto noise = [&state] {
        state = state * 1664525u + 1013904223u;
        return static_cast<double>(state >> 8) / 16777216.0 - .5;
    };
    const auto row = [&](const QByteArray& name, double label) {
        QByteArray line = name;
        for (int column = 0; column < 8; ++column)
            line += "," + QByteArray::number((column % 2 ? -label : label) + noise() * (column + 1), 'g', 9);
        return line + "\n";
    };
    for (int i = 0; i < 100; ++i) {
        const QByteArray name = "s" + QByteArray::number(i);
        const double label = 1.5 + 5.0 * ((i * 37) % 100) / 100.0;
        const char* split = i < 60 ? "Train" : i < 80 ? "Development" : "Test1";
        features += row(name, label);
        labels += name + "," + QByteArray::number(label, 'g', 6) + "," +
                  QByteArray::number(8 - label, 'g', 6) + "," + split + "\n";
        for (int rater = 0; rater < 3; ++rater)
            ratings +=
                name + ",r" + QByteArray::number(rater) + "," +
                QByteArray::number(std::min(7.0, std::max(1.0, label + (rater - 1) * (i % 5) * .2)), 'g', 6) +
                "\n";
        if (i < 60)
            assignments += name + "," + QByteArray::number(static_cast<int>(label - 1)) + "," +
                           QByteArray::number(label + noise(), 'g', 9) + "," +
                           QByteArray::number(label, 'g', 6) + "\n";
        if (i < 40)
            pool += row("u" + QByteArray::number(i), label);
    }
    write(folder.filePath(QStringLiteral("features.csv")), features);
    write(folder.filePath(QStringLiteral("labels.csv")), labels);
    write(folder.filePath(QStringLiteral("ratings.csv")), ratings);
    write(folder.filePath(QStringLiteral("pool.csv")), pool);
    write(folder.filePath(QStringLiteral("assignments.csv")), assignments);
}

} // namespace test

/// The outcome's error is of this kind and its sentence holds every piece; exit code and stderr agree with
/// it.
#define VERIFY_ERROR(outcome, expectedKind, expectedExit, ...)                                               \
    do {                                                                                                     \
        const auto& seen = (outcome);                                                                        \
        const QJsonObject error = seen.json()[QStringLiteral("error")].toObject();                           \
        const QByteArray message = error[QStringLiteral("message")].toString().toUtf8();                     \
        QCOMPARE(error[QStringLiteral("kind")].toString(), QStringLiteral(expectedKind));                    \
        QVERIFY2(seen.exitCode == (expectedExit),                                                            \
                 ("exit " + QByteArray::number(seen.exitCode) + ": " + message).constData());                \
        for (const char* expectedPiece : {__VA_ARGS__})                                                      \
            QVERIFY2(message.contains(expectedPiece),                                                        \
                     ("'" + message + "' does not say '" + expectedPiece + "'").constData());                \
    } while (false)
