#include "data/teaching_corpus.h"
#include "pretrain/pretrain_cost.h"

#include <QtTest/QtTest>
#include <cmath>

using namespace deepmi;

/// What a pre-training is said to cost follows from the network that is trained.
class PretrainCostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWeightsAreTheNetworksOwn()
    {
        TeachingCorpusParameters small;
        small.rows = 200;
        small.unlabeled = 0;
        small.features = 40;
        const TeachingCorpus teaching = makeTeachingCorpus(small);
        PretrainParameters parameters;
        parameters.clusters = 7;
        parameters.epochs = 1;
        parameters.batch = 64;
        FeatureTable features;
        features.names = teaching.features.names;
        features.values = teaching.features.values.clone();
        const PretrainRun run =
            pretrain(joinCorpus(std::move(features), teaching.labels, "arousal"), std::nullopt, parameters);
        // Matrices have two dimensions in RUN.h5, biases one.
        double extractor = 0, classifier = 0, regressor = 0;
        for (const NamedTensor& weight : run.weights) {
            if (weight.shape.size() != 2)
                continue;
            const double count = static_cast<double>(weight.shape[0] * weight.shape[1]);
            if (weight.name.starts_with("dnn_features"))
                extractor += count;
            else if (weight.name.starts_with("emo_regressor"))
                regressor += count;
            else
                classifier += count;
        }
        const NetworkSize size = networkSize(40, 7);
        QCOMPARE(size.extractor, extractor);
        QCOMPARE(size.classifier, classifier);
        QCOMPARE(size.regressor, regressor);
    }

    void operationsAreCountedAsStated()
    {
        // Worked out by hand from the formula in the header: D = 100, K = 10, I = 20, N = 1000, V = 200, M =
        // 500.
        PretrainParameters parameters;
        parameters.clusters = 10;
        const PretrainSize size{1000, 200, 1500, 500, 100};
        const double phi =
            100 * 1024. + 4 * 1024. * 1024 + 1024 * 512. + 4 * 512. * 512 + 512 * 256. + 4 * 256. * 256;
        const double g = 256 * 256. + 256 * 10., f = 256 * 256. + 256, lloyd = 2 * 256. * 10 * 20;
        const double expected = 500 * (2 * phi + lloyd + 6 * (phi + g)) +
                                1000 * (2 * phi + lloyd + 6 * (phi + g + f)) + 1200 * 2 * (phi + g + f);
        QCOMPARE(pretrainCost(parameters, size).flopsPerEpoch, expected);
        PretrainSize withoutPool = size;
        withoutPool.unlabeled = 0;
        QCOMPARE(pretrainCost(parameters, withoutPool).flopsPerEpoch,
                 1000 * (lloyd + 6 * (phi + g + f)) + 1200 * 2 * (phi + g + f));
        QVERIFY(pretrainCost(parameters, size).bytes > 4. * 2000 * 100);
    }
};

QTEST_GUILESS_MAIN(PretrainCostTest)
#include "pretrain_cost_learning_test.moc"
