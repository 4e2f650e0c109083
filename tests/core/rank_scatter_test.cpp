#include "figures/rank_scatter.h"
#include "figures/svg.h"
#include "job/error.h"
#include "test_data.h"

#include <algorithm>
#include <cmath>
#include <regex>

using namespace deepmi;

namespace
{

std::size_t occurrences(const std::string& text, const std::string& piece)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1))
        ++count;
    return count;
}

std::string drawn(const RankScatter& scatter)
{
    Svg svg(100, 90, {}, "ranks");
    drawRankScatter(svg, scatter, {});
    return svg.toString();
}

} // namespace

class RankScatterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranksAreByValueThenByKey()
    {
        const std::vector<double> values = {3, 1, 2, 1};
        const std::vector<std::uint64_t> keys = {0, 9, 0, 4};
        QCOMPARE(ranksOf(values, keys), (std::vector<std::uint32_t>{3, 1, 2, 0}));
        VERIFY_RAISES(ranksOf(std::vector<double>{NAN}, std::vector<std::uint64_t>{1}), ErrorKind::Usage,
                      "not a number");
        VERIFY_RAISES(ranksOf(values, std::vector<std::uint64_t>{1}), ErrorKind::Usage, "a key a value");
    }

    void thinningIsEvenAndAlwaysTheSame()
    {
        QCOMPARE(thinned(4, 10), (std::vector<std::uint32_t>{0, 1, 2, 3}));
        const auto taken = thinned(100000, 20000);
        QCOMPARE(taken.size(), std::size_t{20000});
        QVERIFY(std::is_sorted(taken.begin(), taken.end()));
        QVERIFY(std::adjacent_find(taken.begin(), taken.end()) == taken.end());
        QCOMPARE(thinned(100000, 20000), taken);
        // A fifth of every tenth: binomial, 2000 ± 40; five deviations are allowed.
        for (std::uint32_t part = 0; part < 10; ++part) {
            const auto inPart = std::count_if(taken.begin(), taken.end(),
                                              [&](std::uint32_t place) { return place / 10000 == part; });
            QVERIFY(std::abs(inPart - 2000) < 200);
        }
        QVERIFY(thinned(0, 5).empty());
    }

    void everyShownPointStandsAtItsRanks()
    {
        RankScatter scatter{"A", "B", {0, 1, 2, 3}, {3, 2, 1, 0}, {0, 1, 2, 3}, {2}, -1};
        const std::string svg = drawn(scatter);
        QCOMPARE(occurrences(svg, "data-ranks="), std::size_t{5}); // the selected one in front again
        QCOMPARE(occurrences(svg, "data-ranks=\"2 1\""), std::size_t{2});
        QVERIFY(svg.find("ρ = −1.000") != std::string::npos);
        QVERIFY(svg.find("4 samples") != std::string::npos);
        scatter.shown = {1, 3};
        QVERIFY(drawn(scatter).find("2 shown / 4 total") != std::string::npos);
    }

    void ranksOfAMillionHaveRoomBesideTheTitleOfTheirAxis()
    {
        RankScatter scatter{"A", "B", {}, {}, {}, {}, -.5};
        for (std::uint32_t sample = 0; sample < 1000001; ++sample)
            scatter.x.push_back(sample);
        scatter.y = scatter.x;
        const std::string svg = drawn(scatter);
        QVERIFY(svg.find("0 shown / 1,000,001 total") != std::string::npos);
        QVERIFY(svg.find(">1,000,000<") != std::string::npos);
        const double font = FigureStyle().fontPt, width = 100 * 72 / 25.4;
        const Panel panel = rankScatterPanel(width, 90 * 72 / 25.4, font, scatter.size());
        static const std::regex title("<text x=\"([\\d.]+)\"[^>]*rotate[^>]*>rank by B<");
        std::smatch found;
        QVERIFY(std::regex_search(svg, found, title));
        // Nine characters of more than half the font, a tick, and half of the title's height.
        QVERIFY(std::stod(found[1]) + font * (.5 + 9 * .55) + 4 < panel.x);
    }

    void nothingAndOneSampleAreDrawnToo()
    {
        QVERIFY(drawn({"A", "B", {}, {}, {}, {}, NAN}).find("fewer than two") != std::string::npos);
        QVERIFY(drawn({"A", "B", {0}, {0}, {0}, {0}, NAN}).find("fewer than two") != std::string::npos);
        const std::string constant = drawn({"A", "B", {0, 1}, {0, 1}, {0, 1}, {}, NAN});
        QVERIFY(constant.find("not defined") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(RankScatterTest)
#include "rank_scatter_test.moc"
