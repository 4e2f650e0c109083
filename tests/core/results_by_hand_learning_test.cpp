#include "curriculum/train.h"
#include "data/teaching_corpus.h"
#include "pretrain/pretrain.h"
#include "test_data.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace deepmi;

namespace
{

using Vector = std::vector<double>;

/// y = W x + b in double, of the weight at `index` and the bias behind it.
Vector linear(const Weights& weights, std::size_t index, const Vector& x)
{
    const NamedTensor &weight = weights[index], &bias = weights[index + 1];
    Vector y(weight.shape[0]);
    for (std::size_t out = 0; out < y.size(); ++out) {
        y[out] = static_cast<double>(bias.values[out]);
        for (std::size_t in = 0; in < x.size(); ++in)
            y[out] += static_cast<double>(weight.values[out * x.size() + in]) * x[in];
    }
    return y;
}

Vector relu(Vector x)
{
    for (double& value : x)
        value = std::max(value, 0.);
    return x;
}

/// The FC-ResNet: three times a linear layer and two units relu(x + W2·relu(W1 x)).
Vector extracted(const Weights& weights, Vector x)
{
    for (std::size_t block = 0; block < 3; ++block) {
        x = linear(weights, 10 * block, x);
        for (const std::size_t unit : {10 * block + 2, 10 * block + 6}) {
            const Vector y = linear(weights, unit + 2, relu(linear(weights, unit, x)));
            for (std::size_t i = 0; i < x.size(); ++i)
                x[i] += y[i];
            x = relu(std::move(x));
        }
    }
    return x;
}

Vector head(const Weights& weights, std::size_t index, const Vector& h)
{
    return linear(weights, index + 2, relu(linear(weights, index, h)));
}

struct Moments {
    double mean = 0, deviation = 0;
};

/// Taken from the first value on, so that equal values have no deviation to the last bit.
Moments momentsOf(const Vector& values)
{
    const double first = values.empty() ? 0 : values.front();
    Moments moments;
    for (const double value : values)
        moments.mean += (value - first) / static_cast<double>(values.size());
    moments.mean += first;
    for (const double value : values)
        moments.deviation += std::pow(value - moments.mean, 2) / static_cast<double>(values.size());
    moments.deviation = std::sqrt(moments.deviation);
    return moments;
}

/// Population moments of the finite values of every column over some rows.
std::vector<Moments> columnMoments(const FloatMatrix& values, const std::vector<std::size_t>& rows)
{
    std::vector<Moments> columns;
    for (std::size_t column = 0; column < values.columns(); ++column) {
        Vector finite;
        for (const std::size_t row : rows)
            if (std::isfinite(values.row(row)[column]))
                finite.push_back(static_cast<double>(values.row(row)[column]));
        columns.push_back(momentsOf(finite));
    }
    return columns;
}

Vector normalised(std::span<const float> row, const std::vector<Moments>& columns)
{
    Vector x;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const double z = (static_cast<double>(row[i]) - columns[i].mean) / columns[i].deviation;
        x.push_back(std::isfinite(z) ? std::clamp(z, -3., 3.) : 0);
    }
    return x;
}

double ccc(const Vector& a, const Vector& b)
{
    const Moments first = momentsOf(a), second = momentsOf(b);
    double covariance = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        covariance += (a[i] - first.mean) * (b[i] - second.mean) / static_cast<double>(a.size());
    return 2 * covariance /
           (first.deviation * first.deviation + second.deviation * second.deviation +
            std::pow(first.mean - second.mean, 2));
}

TeachingCorpus teachingCorpus(std::size_t rows, std::uint64_t seed = 0)
{
    TeachingCorpusParameters parameters;
    parameters.rows = rows;
    parameters.unlabeled = 0;
    parameters.features = 20;
    parameters.speakers = 20;
    parameters.seed = seed;
    TeachingCorpus corpus = makeTeachingCorpus(parameters);
    // What has to be seen to: values that are no numbers, a column that is the same everywhere, one far out.
    FloatMatrix& values = corpus.features.values;
    values.row(3)[1] = std::numeric_limits<float>::quiet_NaN();
    values.row(4)[2] = std::numeric_limits<float>::infinity();
    values.row(5)[0] = 1e6F;
    for (std::size_t row = 0; row < values.rows(); ++row)
        values.row(row)[4] = .1F;
    return corpus;
}

Corpus corpusOf(TeachingCorpus teaching)
{
    return joinCorpus(std::move(teaching.features), teaching.labels, "arousal");
}

std::vector<std::size_t> rowsOf(const Corpus& corpus, Split split)
{
    std::vector<std::size_t> rows;
    for (const std::size_t sample : corpus.samplesOf(split))
        rows.push_back(corpus.featureRow[sample]);
    return rows;
}

Vector labelsOf(const Corpus& corpus, Split split)
{
    Vector labels;
    for (const std::size_t sample : corpus.samplesOf(split))
        labels.push_back(corpus.labels[sample]);
    return labels;
}

/// Another corpus: other samples, recorded in other units, labels from 1 to 5, the first ten rows without.
TestCorpus otherCorpus()
{
    TeachingCorpus teaching = teachingCorpus(120, 9);
    TestCorpus test{"other", std::move(teaching.features), {}, {}, {}, {1, 5}};
    for (std::size_t row = 0; row < test.features.rows(); ++row) {
        for (float& value : test.features.values.row(row))
            value = 3 * value + 7 + (row < 10 ? 100.F : 0.F); // the ten must not count
        if (row < 10)
            continue;
        test.names.push_back(teaching.labels.names[row]);
        test.featureRow.push_back(row);
        test.labels.push_back(1 + (teaching.labels.values[0][row] - 1) * 4 / 6);
    }
    return test;
}

} // namespace

/// What results hold is computed once more from the weights that they hold, in double by the method's
/// formulas and without a line of the core's networks and normalisation.
class ResultsByHand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Φ, g and f in evaluation mode on features z-normed by Train, of the epoch that is kept.
    void theEmbeddingIsThatOfTheWeights()
    {
        const Corpus raw = corpusOf(teachingCorpus(260));
        PretrainParameters parameters;
        parameters.clusters = 6;
        parameters.epochs = 3;
        parameters.batch = 64;
        const PretrainRun run = pretrain(corpusOf(teachingCorpus(260)), std::nullopt, parameters, {"cpu", 2});
        const std::vector<std::size_t> rows = rowsOf(raw, Split::Train);
        const std::vector<Moments> columns = columnMoments(raw.features.values, rows);
        const Moments labels = momentsOf(labelsOf(raw, Split::Train));
        QVERIFY(std::abs(run.labels.mean - labels.mean) < 1e-12);
        QVERIFY(std::abs(run.labels.deviation - labels.deviation) < 1e-12);
        QCOMPARE(run.embedding.names.size(), rows.size());
        QCOMPARE(run.weights.size(), std::size_t{38});
        Vector predicted;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Vector h = extracted(run.weights, normalised(raw.features.values.row(rows[i]), columns));
            for (std::size_t k = 0; k < h.size(); ++k)
                QVERIFY(std::abs(h[k] - static_cast<double>(run.embedding.h.row(i)[k])) < 1e-4);
            const Vector logits = head(run.weights, 30, h);
            const double largest = *std::max_element(logits.begin(), logits.end());
            QVERIFY(largest - logits[static_cast<std::size_t>(run.embedding.cluster[i])] < 1e-4);
            predicted.push_back(head(run.weights, 34, h)[0]);
            QVERIFY(std::abs(labels.mean + labels.deviation * predicted.back() - run.embedding.predicted[i]) <
                    1e-4);
        }
        Vector targets = labelsOf(raw, Split::Train);
        for (double& target : targets)
            target = (target - labels.mean) / labels.deviation;
        QVERIFY(std::abs(run.history[static_cast<std::size_t>(run.keptEpoch) - 1].trainCcc -
                         ccc(predicted, targets)) < 1e-4);
    }

    void predictionsAreThoseOfTheWeights_data()
    {
        QTest::addColumn<QString>("statistics");
        QTest::newRow("training") << QStringLiteral("training");
        QTest::newRow("own") << QStringLiteral("own");
    }

    /// Θ in evaluation mode. Its own test splits are z-normed by Train; another corpus' features by Train or
    /// by its own labelled rows, as asked; its labels by themselves.
    void predictionsAreThoseOfTheWeights()
    {
        QFETCH(QString, statistics);
        const Corpus raw = corpusOf(teachingCorpus(400));
        const TestCorpus other = otherCorpus();
        TrainParameters parameters;
        parameters.trials = 1;
        parameters.hidden = 24;
        parameters.batch = 64;
        parameters.pacing.epochs = 12;
        parameters.testNormalisation = statistics.toStdString();
        std::vector<TestCorpus> tests;
        tests.push_back(otherCorpus());
        const TrainResult result =
            train(corpusOf(teachingCorpus(400)), nullptr, std::move(tests), parameters, {"cpu", 2});
        const TrialResult& trial = result.trials.front();
        const std::vector<Moments> training = columnMoments(raw.features.values, rowsOf(raw, Split::Train));
        const Moments labels = momentsOf(labelsOf(raw, Split::Train));
        QCOMPARE(trial.weights.size(), std::size_t{8});

        const auto predict = [&](const FloatMatrix& values, const std::vector<std::size_t>& rows,
                                 const std::vector<Moments>& columns) {
            Vector predicted;
            for (const std::size_t row : rows) {
                Vector x = normalised(values.row(row), columns);
                for (const std::size_t layer : {0, 2, 4})
                    x = relu(linear(trial.weights, layer, x));
                predicted.push_back(linear(trial.weights, 6, x)[0]);
            }
            return predicted;
        };
        const auto agree = [&](const TestOutcome& outcome, const Vector& predicted, Vector targets,
                               const Moments& scale) {
            QCOMPARE(outcome.predicted.size(), predicted.size());
            for (std::size_t i = 0; i < predicted.size(); ++i)
                QVERIFY2(std::abs(labels.mean + labels.deviation * predicted[i] - outcome.predicted[i]) <
                             1e-4,
                         outcome.name.c_str());
            for (double& target : targets)
                target = (target - scale.mean) / scale.deviation;
            QVERIFY2(std::abs(ccc(predicted, targets) - outcome.ccc) < 1e-4, outcome.name.c_str());
        };
        agree(trial.tests.front(), predict(raw.features.values, rowsOf(raw, Split::Test1), training),
              labelsOf(raw, Split::Test1), labels);
        QCOMPARE(trial.tests.back().name, std::string("other"));
        const bool own = statistics == QLatin1String("own");
        agree(trial.tests.back(),
              predict(other.features.values, other.featureRow,
                      own ? columnMoments(other.features.values, other.featureRow) : training),
              other.labels, momentsOf(other.labels));
        // What it is normalised by is written beside it, to the last digits of a double.
        const QTemporaryDir folder;
        writeTrainResult(result, folder.path().toStdString());
        QFile file(folder.filePath(QStringLiteral("normalisation.csv")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), static_cast<qsizetype>(2 + training.size()));
        for (std::size_t i = 0; i <= training.size(); ++i) {
            const QList<QByteArray> cells = lines[static_cast<qsizetype>(i + 1)].trimmed().split(',');
            const Moments& expected = i == 0 ? labels : training[i - 1];
            QCOMPARE(cells.size(), 4);
            QCOMPARE(cells[0], QByteArray(i == 0 ? "label" : "feature"));
            QVERIFY(std::abs(cells[2].toDouble() - expected.mean) <= 1e-12 * (1 + std::abs(expected.mean)));
            QVERIFY(std::abs(cells[3].toDouble() - expected.deviation) <= 1e-12 * (1 + expected.deviation));
        }
        // The best epoch is the one of the largest CCC on Development, whose CCC this is.
        Vector targets = labelsOf(raw, Split::Development);
        for (double& target : targets)
            target = (target - labels.mean) / labels.deviation;
        QVERIFY(
            std::abs(ccc(predict(raw.features.values, rowsOf(raw, Split::Development), training), targets) -
                     trial.developmentCcc) < 1e-4);
    }
};

QTEST_GUILESS_MAIN(ResultsByHand)
#include "results_by_hand_learning_test.moc"
