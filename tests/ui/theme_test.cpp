#include "studio_window.h"

#include "dialogs/export_preview.h"
#include "plots/kept_icon.h"
#include "plots/recurring_palette.h"
#include "plots/studio_style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QProgressBar>
#include <QProxyStyle>
#include <QPushButton>
#include <QRadioButton>
#include <QSet>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStyle>
#include <QStyleOption>
#include <QTabBar>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

using namespace deepmi;
using namespace deepmi::studio;

namespace
{

/// Relative luminance as WCAG 2.1 defines it, plus the .05 of its contrast ratio.
double luminance(const QColor& colour)
{
    const auto linear = [](double value) {
        return value <= .04045 ? value / 12.92 : std::pow((value + .055) / 1.055, 2.4);
    };
    return .2126 * linear(colour.redF()) + .7152 * linear(colour.greenF()) + .0722 * linear(colour.blueF()) +
           .05;
}

double contrast(const QColor& a, const QColor& b)
{
    const double ratio = luminance(a) / luminance(b);
    return std::max(ratio, 1 / ratio);
}

/// The highest contrast to the window's ground of any pixel of the column in the middle of `area`.
double outlineContrast(QWidget& widget, const QRect& area)
{
    const QImage image = widget.grab().toImage();
    const QColor ground = widget.palette().color(QPalette::Window);
    double highest = 1;
    for (int y = std::max(0, area.top() - 1); y <= std::min(image.height() - 1, area.bottom() + 1); ++y)
        highest = std::max(highest, contrast(image.pixelColor(area.center().x(), y), ground));
    return highest;
}

/// Fusion, and the keys of the palettes that it was given to paint with.
struct PaletteRecorder final : QProxyStyle {
    PaletteRecorder() : QProxyStyle(QStringLiteral("Fusion")) {}
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override
    {
        keys << option->palette.cacheKey();
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override
    {
        keys << option->palette.cacheKey();
        QProxyStyle::drawControl(element, option, painter, widget);
    }
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override
    {
        keys << option->palette.cacheKey();
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
    mutable QSet<qint64> keys;
};

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { applyTheme(Theme::Light); }

    void emptyControlsAreSeenInBothThemes_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void emptyControlsAreSeenInBothThemes()
    {
        QFETCH(bool, dark);
        applyTheme(dark ? Theme::Dark : Theme::Light);
        // WCAG 2.1 asks 3 of a control's outline; Fusion's own in the light theme has 1.9.
        const double asked = dark ? 3 : 1.5;
        QCheckBox box;
        box.resize(40, 24);
        QStyleOptionButton option;
        option.initFrom(&box);
        QVERIFY(outlineContrast(
                    box, box.style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, &box)) > asked);
        QRadioButton radio;
        radio.resize(40, 24);
        QVERIFY(outlineContrast(radio, radio.style()->subElementRect(QStyle::SE_RadioButtonIndicator, &option,
                                                                     &radio)) > asked);
        QLineEdit line;
        line.resize(80, 24);
        QVERIFY(outlineContrast(line, line.rect()) > asked);
    }

    /// Which of several tools is chosen, and whether one is, is seen by its ground.
    void chosenButtonsAreSeenInBothThemes_data() { emptyControlsAreSeenInBothThemes_data(); }
    void chosenButtonsAreSeenInBothThemes()
    {
        QFETCH(bool, dark);
        applyTheme(dark ? Theme::Dark : Theme::Light);
        const auto check = [](QAbstractButton& button) {
            button.setCheckable(true);
            button.resize(80, 30);
            const auto ground = [&] { return button.grab().toImage().pixelColor(12, 15); };
            const QColor other = ground();
            button.setChecked(true);
            const QColor chosen = ground();
            QVERIFY2(contrast(chosen, other) > 1.25, qPrintable(QString::number(contrast(chosen, other))));
            const QColor words = button.palette().color(QPalette::ButtonText);
            QVERIFY2(contrast(words, chosen) > 4.5, qPrintable(QString::number(contrast(words, chosen))));
        };
        QToolButton tool;
        check(tool);
        QPushButton push;
        check(push);
    }

    /// It tells where the tabs end; texts are what is to be seen.
    void theLineBelowTabsIsQuietInBothThemes_data() { emptyControlsAreSeenInBothThemes_data(); }
    void theLineBelowTabsIsQuietInBothThemes()
    {
        QFETCH(bool, dark);
        applyTheme(dark ? Theme::Dark : Theme::Light);
        QTabBar tabs;
        tabs.setDocumentMode(true);
        tabs.setExpanding(false);
        tabs.addTab(QStringLiteral("A"));
        tabs.resize(300, 30);
        const QImage image = tabs.grab().toImage();
        double highest = 1;
        for (int y = 0; y < image.height(); ++y)
            highest =
                std::max(highest, contrast(image.pixelColor(280, y), tabs.palette().color(QPalette::Window)));
        QVERIFY2(highest < 2.5, qPrintable(QString::number(highest)));
    }

    /// A number ends at the right side of its cell and the word in the next begins at the left of its own.
    void textsOfTablesKeepOffTheSidesOfTheirCells()
    {
        applyTheme(Theme::Light);
        QTableWidget table(1, 2);
        table.setShowGrid(false);
        table.verticalHeader()->hide();
        table.setHorizontalHeaderLabels({QStringLiteral("H"), QStringLiteral("H")});
        table.resize(400, 120);
        for (int column = 0; column < 2; ++column) {
            const auto side = Qt::AlignVCenter | (column == 0 ? Qt::AlignRight : Qt::AlignLeft);
            table.setItem(0, column, new QTableWidgetItem(QStringLiteral("H")));
            table.item(0, column)->setTextAlignment(side);
            table.horizontalHeaderItem(column)->setTextAlignment(side);
        }
        table.clearSelection();
        table.setCurrentCell(-1, -1);
        const int border = table.columnViewportPosition(1);
        const auto gap = [&](QWidget* shown, const QRect& cells) {
            const QImage image = shown->grab().toImage();
            const auto hasInk = [&](int x) {
                for (int y = cells.top() + 4; y < cells.bottom() - 4; ++y)
                    if (image.pixelColor(x, y).lightness() < 110)
                        return true;
                return false;
            };
            int left = border - 1, right = border + 1;
            while (left > 0 && !hasInk(left))
                --left;
            while (right < image.width() - 1 && !hasInk(right))
                ++right;
            return right - left;
        };
        QWidget* cells = table.viewport();
        QWidget* header = table.horizontalHeader()->viewport();
        QVERIFY2(gap(cells, QRect(0, 0, 400, table.rowHeight(0))) >= 10,
                 qPrintable(QString::number(gap(cells, QRect(0, 0, 400, table.rowHeight(0))))));
        QVERIFY2(gap(header, header->rect()) >= 8, qPrintable(QString::number(gap(header, header->rect()))));
    }

    void textsOfThePaletteAreRead()
    {
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            applyTheme(theme);
            const QPalette palette = QApplication::palette();
            for (const auto& [ink, ground] : {std::pair(QPalette::WindowText, QPalette::Window),
                                              std::pair(QPalette::Text, QPalette::Base),
                                              std::pair(QPalette::Text, QPalette::AlternateBase),
                                              std::pair(QPalette::ButtonText, QPalette::Button),
                                              std::pair(QPalette::ToolTipText, QPalette::ToolTipBase),
                                              std::pair(QPalette::PlaceholderText, QPalette::Base),
                                              std::pair(QPalette::Link, QPalette::Base),
                                              std::pair(QPalette::HighlightedText, QPalette::Highlight)})
                QVERIFY2(contrast(palette.color(ink), palette.color(ground)) >= 4,
                         qPrintable(QStringLiteral("%1 on %2").arg(ink).arg(ground)));
        }
    }

    void palettesOfTheSameColoursRecur()
    {
        QPalette one = QApplication::palette(), other = one;
        other.setColor(QPalette::Base, Qt::magenta);
        QPalette again = QApplication::palette();
        again.setColor(QPalette::Base, Qt::magenta);
        again.setCurrentColorGroup(QPalette::Disabled);
        QVERIFY(other.cacheKey() != again.cacheKey());
        QCOMPARE(recurringPalette(again).cacheKey(), recurringPalette(other).cacheKey());
        QVERIFY(recurringPalette(again) == again);
        QCOMPARE(recurringPalette(again).currentColorGroup(), QPalette::Disabled);
        QCOMPARE(recurringPalette(other).currentColorGroup(), QPalette::Active);
        QVERIFY(recurringPalette(one).cacheKey() != recurringPalette(other).cacheKey());
        // However many there are, each is itself.
        for (int number = 0; number < 3 * mostPalettes; ++number) {
            one.setColor(QPalette::Base, QColor::fromRgb(static_cast<QRgb>(number)));
            QVERIFY(recurringPalette(one) == one);
        }
        QVERIFY(recurringPalette(other) == other);
    }

    void iconsOfNewWindowsAreTheSame()
    {
        const auto key = [](QStyle::StandardPixmap which) {
            return QApplication::style()->standardIcon(which).cacheKey();
        };
        const qint64 question = key(QStyle::SP_MessageBoxQuestion), folder = key(QStyle::SP_DirIcon);
        QVERIFY(question != folder);
        applyTheme(Theme::Dark);
        QCOMPARE(key(QStyle::SP_MessageBoxQuestion), question);
        QCOMPARE(key(QStyle::SP_DirIcon), folder);
        QVERIFY(!QApplication::style()->standardIcon(QStyle::SP_DirIcon).pixmap(16).isNull());
    }

    /// The pictures themselves are there again after the colours were others in between.
    void iconsAreDrawnOnceInEachTheme()
    {
        applyTheme(Theme::Light);
        QPixmap red(24, 24);
        red.fill(Qt::red);
        const QIcon plain(red), kept = keptIcon(plain);
        QCOMPARE(kept.actualSize(QSize(16, 16)), QSize(16, 16));
        QCOMPARE(kept.pixmap(16).toImage(), plain.pixmap(16).toImage());
        QCOMPARE(kept.pixmap(QSize(16, 16), 2.0).devicePixelRatio(),
                 plain.pixmap(QSize(16, 16), 2.0).devicePixelRatio());
        QVERIFY(keptIcon(QIcon()).isNull());
        const auto key = [&kept] { return kept.pixmap(16, QIcon::Disabled).cacheKey(); };
        QVERIFY(key() != kept.pixmap(16).cacheKey());
        const qint64 light = key();
        applyTheme(Theme::Dark);
        const qint64 dark = key();
        for (int repeat = 0; repeat < 3; ++repeat) {
            applyTheme(Theme::Light);
            QCOMPARE(key(), light);
            applyTheme(Theme::Dark);
            QCOMPARE(key(), dark);
        }
    }

    void theCaptionBelowAPreviewIsRead_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void theCaptionBelowAPreviewIsRead()
    {
        QFETCH(bool, dark);
        applyTheme(dark ? Theme::Dark : Theme::Light);
        ExportPreview preview;
        preview.resize(400, 300);
        Figure figure;
        figure.id = figure.title = QStringLiteral("empty");
        figure.draw = [](Canvas&, const FigureStyle&) {};
        QSignalSpy drawn(&preview, &ExportPreview::drawn);
        preview.setFigure(figure, ExportOptions{});
        QVERIFY(drawn.wait(10000));
        const QColor ground = preview.grab().toImage().pixelColor(2, 298);
        const double seen = contrast(ground, preview.palette().color(QPalette::WindowText));
        QVERIFY2(seen >= 4.5, qPrintable(QString::number(seen)));
    }

    void controlsOfNewWindowsArePaintedUnderKnownNames_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    /// Or the names that Qt's cache of pixmaps keeps for ever would become more with every window.
    void controlsOfNewWindowsArePaintedUnderKnownNames()
    {
        QFETCH(bool, dark);
        applyTheme(dark ? Theme::Dark : Theme::Light);
        StudioStyle style;
        auto* recorder = new PaletteRecorder;
        style.setBaseStyle(recorder);
        const auto paint = [&style] {
            QWidget window;
            auto* layout = new QVBoxLayout(&window);
            for (QWidget* one :
                 std::initializer_list<QWidget*>{new QSpinBox, new QComboBox, new QCheckBox, new QLineEdit,
                                                 new QSlider, new QProgressBar}) {
                one->setStyle(&style);
                // Of its own, as those of a window with a parent are.
                QPalette own = one->palette();
                own.setColor(QPalette::Mid, own.color(QPalette::Mid));
                one->setPalette(own);
                layout->addWidget(one);
            }
            window.grab();
        };
        paint();
        const QSet<qint64> known = recorder->keys;
        QVERIFY(!known.isEmpty());
        for (int repeat = 0; repeat < 5; ++repeat)
            paint();
        QCOMPARE(recorder->keys, known);
    }
};

DEEPMI_STUDIO_TEST_MAIN(ThemeTest)
#include "theme_test.moc"
