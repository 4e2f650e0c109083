#include "cluster/lloyd_steps.h"

#include "job/error.h"
#include "test_data.h"

#include <cmath>

using namespace deepmi;

namespace
{

FloatMatrix matrix(const std::vector<std::vector<float>>& rows)
{
    FloatMatrix values(rows.size(), rows.front().size());
    for (std::size_t row = 0; row < rows.size(); ++row)
        std::copy(rows[row].begin(), rows[row].end(), values.row(row).begin());
    return values;
}

} // namespace

/// Lloyd's iteration in steps a person can follow.
class LloydStepsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoPairsAreFoundFromAnyStart()
    {
        // By hand: the pairs' means are (0, .5) and (10, .5), each row .5 from its mean, so the inertia is
        // 4·.25.
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            LloydSteps steps(matrix({{0, 0}, {0, 1}, {10, 0}, {10, 1}}), 2, seed);
            QVERIFY(std::isnan(steps.inertia()));
            for (int step = 0; step < 20 && !steps.isSettled(); ++step) {
                steps.assign();
                steps.moveCentres();
            }
            QVERIFY(steps.isSettled());
            // Starts within one pair may also settle on the two rows {y = 0}, {y = 1}: a local optimum.
            const bool pairs = steps.cluster()[0] == steps.cluster()[1];
            QCOMPARE(steps.inertia(), pairs ? 1. : 100.);
        }
    }

    void inertiaNeverRises()
    {
        FloatMatrix rows(200, 3);
        for (std::size_t index = 0; index < 600; ++index)
            rows.data()[index] = static_cast<float>(index * 7919 % 1009) / 100;
        LloydSteps steps(std::move(rows), 7, 3);
        while (!steps.isSettled()) {
            steps.assign();
            const double before = steps.inertia();
            QCOMPARE(before, steps.history().back());
            steps.moveCentres();
            QVERIFY(steps.inertia() <= before + 1e-9);
        }
        for (std::size_t step = 1; step < steps.history().size(); ++step)
            QVERIFY(steps.history()[step] <= steps.history()[step - 1] + 1e-9);
    }

    void aCentreWithoutRowsStays()
    {
        // Two equal rows as centres: the second never is the nearest.
        LloydSteps steps(matrix({{1}, {1}, {1}}), 2, 0);
        steps.assign();
        steps.moveCentres();
        QCOMPARE(steps.cluster(), (std::vector<int>{0, 0, 0}));
        QCOMPARE(steps.centres().row(1)[0], 1.F);
    }

    void sameSeedSameSteps()
    {
        for (int round = 0; round < 2; ++round) {
            LloydSteps a(matrix({{0}, {1}, {2}, {5}, {9}}), 3, 11),
                b(matrix({{0}, {1}, {2}, {5}, {9}}), 3, 11);
            a.assign();
            b.assign();
            QCOMPARE(a.cluster(), b.cluster());
        }
    }

    void wrongNumbersAreRefused()
    {
        VERIFY_RAISES(LloydSteps(matrix({{0}, {1}}), 3, 0), ErrorKind::Usage, "1 to 2");
        VERIFY_RAISES(LloydSteps(matrix({{0}, {1}}), 0, 0), ErrorKind::Usage, "0 clusters");
    }
};

QTEST_GUILESS_MAIN(LloydStepsTest)
#include "lloyd_steps_test.moc"
