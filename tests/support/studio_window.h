#pragma once

#include "main_window.h"
#include "models/loaded_data.h"
#include "models/settings.h"
#include "plots/theme.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QtTest>

/// In the global namespace, where the resource compiler puts its functions.
inline void initialiseResources()
{
    Q_INIT_RESOURCE(studio);
}

namespace deepmi::studio::test
{

/// main() of a UI test: offscreen, English, settings of its own. Set before any setting is read.
template <class Test>
int run(int argc, char** argv)
{
    const QTemporaryDir folder;
    qputenv("DEEPMI_STUDIO_SETTINGS", folder.path().toLocal8Bit());
    // Where Qt's file dialogs remember folders.
    qputenv("XDG_CONFIG_HOME", folder.path().toLocal8Bit());
    QLocale::setDefault(QLocale::c());
    QApplication application(argc, argv);
    initialiseResources();
    applyTheme(Theme::Light);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

/// The widget or action of that object name; fails loudly where there is none.
template <class T>
T* find(const QObject* parent, const char* name)
{
    T* found = parent->findChild<T*>(QString::fromLatin1(name));
    if (!found)
        qFatal("there is no %s", name);
    return found;
}

/// A small teaching corpus, loaded.
inline std::shared_ptr<const LoadedData> teachingData(int rows = 400, int unlabeled = 100)
{
    ProjectData sources;
    sources.teaching = true;
    sources.teachingParameters.rows = rows;
    sources.teachingParameters.unlabeled = unlabeled;
    sources.teachingParameters.features = 64;
    return loadData(sources, Job());
}

/// A run that no network made: clusters by a hash of the name and the label, predictions near the label.
/// Enough for everything that only shows a run. Deterministic.
inline OpenRun madeUpRun(const LoadedData& data, const std::string& attribute = "arousal", int clusters = 8)
{
    const SampleFrame frame = frameOf(data, attribute);
    auto run = std::make_shared<PretrainRun>();
    run->attribute = frame.attribute;
    run->scale = frame.scale;
    run->parameters.clusters = clusters;
    run->dataHash = data.hash;
    run->device = "cpu";
    for (std::size_t row = 0; row < frame.size(); ++row) {
        if (frame.splits[row] != Split::Train)
            continue;
        const std::uint64_t key = nameKey(frame.names[row], 7);
        const int byLabel = static_cast<int>((frame.label[row] - frame.scale.low) * clusters /
                                             (frame.scale.high - frame.scale.low));
        run->embedding.names.push_back(frame.names[row]);
        run->embedding.label.push_back(frame.label[row]);
        run->embedding.cluster.push_back(
            key % 3 == 0 ? static_cast<int>(key / 3 % static_cast<std::uint64_t>(clusters))
                         : std::min(byLabel, clusters - 1));
        run->embedding.predicted.push_back(frame.label[row] + static_cast<double>(key % 1000) / 500 - 1);
    }
    run->embedding.kmeansCluster = run->embedding.cluster;
    const std::size_t rows = run->embedding.names.size();
    run->embedding.h = FloatMatrix(rows, 8);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < 8; ++column)
            run->embedding.h.row(row)[column] =
                static_cast<float>(nameKey(run->embedding.names[row], 100 + column) % 1000) / 500 - 1 +
                static_cast<float>(run->embedding.cluster[row] * (column % 2 ? 1 : -1));
    run->centres = FloatMatrix(static_cast<std::size_t>(clusters), 8);
    std::fill_n(run->centres.data(), run->centres.rows() * 8, 0.F);
    for (int epoch = 1; epoch <= 3; ++epoch) {
        PretrainEpoch record;
        record.epoch = epoch;
        record.trainCcc = .2 * epoch;
        record.developmentCcc = .15 * epoch;
        record.developmentLoss = 1 - record.developmentCcc;
        record.clusterSizes.assign(static_cast<std::size_t>(clusters), 10);
        record.classifierSizes = record.clusterSizes;
        run->history.push_back(record);
    }
    run->keptEpoch = run->bestEpoch = 3;
    return {run, {}};
}

} // namespace deepmi::studio::test

/// Ends a UI test file.
#define DEEPMI_STUDIO_TEST_MAIN(Test)                                                                        \
    int main(int argc, char** argv)                                                                          \
    {                                                                                                        \
        return deepmi::studio::test::run<Test>(argc, argv);                                                  \
    }
