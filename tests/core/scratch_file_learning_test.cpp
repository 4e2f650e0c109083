#include "curriculum/train.h"
#include "data/float_matrix.h"
#include "data/scratch_file.h"
#include "data/teaching_corpus.h"
#include "job/error.h"
#include "job/memory.h"
#include "no_memory.h"
#include "pretrain/pretrain.h"
#include "pretrain/run_file.h"
#include "run_contents.h"
#include "test_data.h"

#include <QDir>
#include <QTemporaryDir>

#include <algorithm>

using namespace deepmi;
using test::NoMemory;

namespace
{

Corpus corpusOf(TeachingCorpus& teaching)
{
    return joinCorpus(std::move(teaching.features), teaching.labels, "arousal");
}

TeachingCorpus teachingCorpus()
{
    TeachingCorpusParameters parameters;
    parameters.rows = 150;
    parameters.unlabeled = 70;
    parameters.features = 24;
    parameters.speakers = 10;
    return makeTeachingCorpus(parameters);
}

} // namespace

/// Features larger than the memory: the same results, from a file that nobody sees.
class ScratchFileTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::string pretrained() const
    {
        TeachingCorpus teaching = teachingCorpus();
        PretrainParameters parameters;
        parameters.clusters = 4;
        parameters.epochs = 3;
        parameters.batch = 48;
        parameters.seed = 11;
        std::optional<FeatureTable> pool = std::move(teaching.unlabeled);
        const bool onDisk = teaching.features.values.isOnDisk() && pool->values.isOnDisk();
        const bool expected = qEnvironmentVariableIsSet("DEEPMI_MEMORY");
        QTest::qVerify(onDisk == expected, "onDisk == expected", "", __FILE__, __LINE__);
        const auto file = std::filesystem::path(m_folder.path().toStdString()) / "run.h5";
        writeRun(pretrain(corpusOf(teaching), std::move(pool), parameters, {"cpu", 1}, {}), file);
        const std::string contents = test::runContents(file);
        std::filesystem::remove(file);
        return contents;
    }

    static std::vector<double> trained()
    {
        TeachingCorpus teaching = teachingCorpus();
        TrainParameters parameters;
        parameters.trials = 2;
        parameters.hidden = 16;
        parameters.batch = 32;
        parameters.pacing.epochs = 4;
        const TrainResult result = train(corpusOf(teaching), nullptr, {}, parameters, {"cpu", 1}, {});
        std::vector<double> all;
        for (const TrialResult& trial : result.trials) {
            all.push_back(trial.developmentCcc);
            for (const TestOutcome& outcome : trial.tests)
                all.insert(all.end(), outcome.predicted.begin(), outcome.predicted.end());
        }
        return all;
    }

private Q_SLOTS:
    void aMatrixWithoutRoomLiesInAFileWithoutAName()
    {
        QVERIFY(!FloatMatrix(300, 70).isOnDisk());
        const NoMemory none(m_folder.path());
        QCOMPARE(scratchFolder().string(), m_folder.path().toStdString());
        FloatMatrix matrix(300, 70);
        QVERIFY(matrix.isOnDisk());
        QVERIFY(isInScratchFile(matrix.data()) && isInScratchFile(matrix.data() + 300 * 70 - 1));
        QVERIFY(QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).empty());
        for (std::size_t i = 0; i < 300 * 70; ++i)
            matrix.data()[i] = static_cast<float>(i);
        readAtRandom(matrix.data());
        fetchSoon(matrix.row(123).data(), 70 * sizeof(float));
        const FloatMatrix copy = matrix.clone();
        QVERIFY(copy.isOnDisk() && copy.data() != matrix.data());
        QVERIFY(std::equal(copy.data(), copy.data() + 300 * 70, matrix.data()));
        matrix.keepRows(100);
        QCOMPARE(matrix.row(99)[69], float(100 * 70 - 1));
        const float* gone = copy.data();
        FloatMatrix moved = std::move(matrix);
        QVERIFY(moved.isOnDisk());
        moved = FloatMatrix();
        QVERIFY(!moved.isOnDisk() && isInScratchFile(gone));
    }

    void onlyWhatIsLargerGoesThere()
    {
        const NoMemory some(m_folder.path(), "0.00001"); // ten kilobytes
        QVERIFY(!FloatMatrix(25, 100).isOnDisk());
        QVERIFY(FloatMatrix(26, 100).isOnDisk());
    }

    void aFolderThatCannotBeUsedIsSaidAsMemoryThatIsMissing()
    {
        const NoMemory none(m_folder.filePath(QStringLiteral("missing")));
        VERIFY_RAISES(FloatMatrix(300, 70), ErrorKind::Failed, "not enough memory for 300 rows of 70");
        // More than any disk has.
        const NoMemory there(m_folder.path());
        VERIFY_RAISES(FloatMatrix(std::size_t(1) << 40, 1 << 10), ErrorKind::Failed, "not enough memory");
        qputenv("DEEPMI_MEMORY", "much");
        VERIFY_RAISES(FloatMatrix(300, 70), ErrorKind::Usage, "DEEPMI_MEMORY", "much", "gigabytes");
    }

    void trainingsFromThereHaveTheSameBits()
    {
        const std::string run = pretrained();
        const std::vector<double> trials = trained();
        const NoMemory none(m_folder.path());
        QVERIFY(pretrained() == run);
        QVERIFY(trained() == trials);
        QVERIFY(QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).empty());
    }
};

QTEST_GUILESS_MAIN(ScratchFileTest)
#include "scratch_file_learning_test.moc"
