#include "figures/figures.h"

#include <QtTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <vector>

using namespace deepmi;

namespace
{

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;
constexpr std::size_t colours = 7;

/// Linear RGB of "#rrggbb" (IEC 61966-2-1).
Triple linear(const std::string& colour)
{
    Triple rgb{};
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const double value = std::stoi(colour.substr(1 + 2 * channel, 2), nullptr, 16) / 255.0;
        rgb[channel] = value <= .04045 ? value / 12.92 : std::pow((value + .055) / 1.055, 2.4);
    }
    return rgb;
}

Triple times(const Matrix& matrix, const Triple& vector)
{
    Triple product{};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column)
            product[row] += matrix[row][column] * vector[column];
    return product;
}

/// Contrast ratio, 1 to 21, as WCAG 2.1 defines it.
double contrast(const std::string& a, const std::string& b)
{
    const auto luminance = [](const std::string& colour) {
        const Triple rgb = linear(colour);
        return .2126 * rgb[0] + .7152 * rgb[1] + .0722 * rgb[2] + .05;
    };
    const double ratio = luminance(a) / luminance(b);
    return std::max(ratio, 1 / ratio);
}

/// CIELAB under D65.
Triple lab(Triple rgb)
{
    for (double& channel : rgb)
        channel = std::clamp(channel, 0.0, 1.0);
    constexpr Matrix toXyz = {
        {{.4124564, .3575761, .1804375}, {.2126729, .7151522, .0721750}, {.0193339, .1191920, .9503041}}};
    constexpr Triple white = {.95047, 1, 1.08883};
    Triple f = times(toXyz, rgb);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double share = f[axis] / white[axis];
        f[axis] = share > .008856 ? std::cbrt(share) : 7.787 * share + 16. / 116;
    }
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

/// How full colour sight and the three kinds of colour blindness see linear RGB: Machado, Oliveira and
/// Fernandes 2009, severity 1.
const std::array<Matrix, 4>& sights()
{
    static const std::array<Matrix, 4> matrices = {
        {{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
         {{{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}}},
         {{{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}}},
         {{{1.255528, -.076749, -.178779}, {-.078411, .930809, .147602}, {.004733, .691367, .303900}}}}};
    return matrices;
}

/// Of the two colours of the palette that look most alike to this sight: their distance in CIELAB.
double nearest(const Matrix& sight, bool dark)
{
    double least = 1000;
    for (std::size_t a = 0; a < colours; ++a)
        for (std::size_t b = a + 1; b < colours; ++b) {
            const Triple x = lab(times(sight, linear(paletteColour(a, dark))));
            const Triple y = lab(times(sight, linear(paletteColour(b, dark))));
            least = std::min(least, std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]));
        }
    return least;
}

} // namespace

class FigureColoursTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastAgreesWithItsDefinition()
    {
        // Black on white is 21 by the definition; #777777 on white is the well-known 4.48.
        QCOMPARE(contrast("#000000", "#ffffff"), 21.0);
        QVERIFY(std::abs(contrast("#777777", "#ffffff") - 4.48) < .005);
    }

    void everyColourOfThePaletteIsSeenOnItsPage()
    {
        const FigureColours light, dark = FigureColours::forDarkPage();
        for (std::size_t index = 0; index < colours; ++index) {
            // Okabe and Ito's orange and sky blue are pale on white; they come fifth and sixth.
            QVERIFY(contrast(paletteColour(index), light.page) >= (index == 4 || index == 5 ? 2.2 : 3));
            QVERIFY(contrast(paletteColour(index, true), dark.page) >= 4);
        }
        QCOMPARE(paletteColour(colours, true), paletteColour(0, true));
    }

    /// DeepMI is blue among its bins and among the trials, whatever stands beside it.
    void anApproachHasOneColourInEveryFigure()
    {
        using Names = std::vector<std::string>;
        const Names paper = {"none",           "random",          "disagreement",
                             "minmax-entropy", "pretrained-lstm", "pretrained-resnet",
                             "deepmi"};
        const std::vector<std::size_t> all = approachColours(paper);
        QCOMPARE(std::set<std::size_t>(all.begin(), all.end()).size(), colours);
        for (std::size_t place = 0; place < paper.size(); ++place)
            for (const std::string& beside : paper)
                if (beside != paper[place])
                    QCOMPARE(approachColours(Names{beside, paper[place]})[1], all[place]);
        QCOMPARE(approachColours(Names{"deepmi"})[0], std::size_t{0});
        // Others take what those leave, as long as there is something.
        const std::vector<std::size_t> more = approachColours(Names{"file", "deepmi", "deepmi", "", "none"});
        QCOMPARE(std::set<std::size_t>(more.begin(), more.end()).size(), more.size());
        QCOMPARE(more[1], all[6]);
        QCOMPARE(more[4], all[0]);
        const std::vector<std::size_t> many = approachColours(Names(20, "deepmi"));
        QVERIFY(std::all_of(many.begin(), many.end(), [](std::size_t one) { return one < colours; }));

        const auto bins = [](const std::string& measure, const std::string& beside) {
            const std::vector<double> labels = {1, 2, 6, 7};
            return binHistograms(
                {{"B", labels, {0, 0, 1, 1}, 2, {}, beside}, {"A", labels, {0, 0, 1, 1}, 2, {}, measure}},
                "arousal", {1, 7});
        };
        const auto trials = [](const std::string& measure, const std::string& beside) {
            return approachComparison(
                {{"Test1", {{"A", {.5, .6}, {}, measure}, {"B", {.5, .6}, {}, beside}}}});
        };
        const std::string blue = "fill=\"" + paletteColour(0) + "\"",
                          ink = "fill=\"" + paletteColour(6) + "\"";
        const auto fillsBehind = [](const std::string& svg, const std::string& mark,
                                    const std::string& fill) {
            return svg.find(fill, svg.find(mark)) < svg.find("</g>", svg.find(mark));
        };
        QVERIFY(fillsBehind(bins("deepmi", "random"), "data-measure=\"A\"", blue));
        QVERIFY(fillsBehind(trials("deepmi", "none"), "data-approach=\"A\"", blue));
        QVERIFY(fillsBehind(trials("deepmi", "none"), "data-approach=\"B\"", ink));
    }

    void theDarkPaletteIsAsFarApartAsTheLightOneForEverySight()
    {
        for (const Matrix& sight : sights()) {
            QVERIFY(nearest(sight, false) > 15);
            QVERIFY(nearest(sight, true) > 15);
        }
    }

    void textsAndLinesAreReadOnTheirPage()
    {
        for (const FigureColours& page : {FigureColours(), FigureColours::forDarkPage()}) {
            QVERIFY(contrast(page.ink, page.page) >= 7);
            QVERIFY(contrast(page.muted, page.page) >= 4.5);
            QVERIFY(contrast(page.second, page.page) >= 2.5);
        }
    }

    void numbersAreReadOnEveryFill()
    {
        for (const bool dark : {false, true}) {
            for (std::size_t index = 0; index < colours; ++index)
                QVERIFY(contrast(inkOn(paletteColour(index, dark)), paletteColour(index, dark)) >= 4.5);
            for (int step = -20; step <= 20; ++step) {
                const std::string fill = divergingColour(step / 20., dark);
                QVERIFY(contrast(inkOn(fill), fill) >= 4.5);
            }
        }
    }
};

QTEST_GUILESS_MAIN(FigureColoursTest)
#include "figure_colours_test.moc"
