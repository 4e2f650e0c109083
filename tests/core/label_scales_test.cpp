#include "data/label_table.h"
#include "job/error.h"
#include "listener.h"
#include "test_data.h"

#include <QTemporaryDir>
#include <fstream>

using namespace deepmi;

/// Files whose attributes are on different scales: the one that was given is that of some of them.
class LabelScalesTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    LabelReadOptions m_options;

    std::filesystem::path write(const std::string& text) const
    {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / "labels.csv";
        std::ofstream(path) << text;
        return path;
    }

private Q_SLOTS:
    void init() { m_options = {}; }

    void attributesOnAnotherScaleAreLeftAsideAndSaid()
    {
        const auto path = write("name,arousal,valence\na,4.91,-1\nb,1,3\nc,,0\n");
        m_options.scale = LabelScale{-3, 3};
        test::Listener listener;
        const LabelTable table = readLabels(path, m_options, Job(listener));
        QCOMPARE(table.attributes, std::vector<std::string>{"valence"});
        QCOMPARE(table.values[0], (std::vector<double>{-1, 3, 0}));
        QCOMPARE(listener.warnings,
                 std::vector<std::string>{path.string() +
                                          ": the column arousal holds the label 4.91, outside "
                                          "the scale -3 to 3 that was given; it is left aside"});
        // Whoever asks for it all the same is told what is wrong with it.
        VERIFY_RAISES(table.valuesOf(table.attributeName("arousal")), ErrorKind::BadInput, "4.91",
                      "outside the scale -3 to 3");
        m_options.scale = LabelScale{1, 7};
        QCOMPARE(readLabels(path, m_options).attributes, std::vector<std::string>{"arousal"});
    }

    void whereNothingElseIsLeftOrItWasAskedForItIsAnError()
    {
        const auto one = write("name,arousal\na,4.91\nb,1\n");
        m_options.scale = LabelScale{-3, 3};
        VERIFY_RAISES(readLabels(one, m_options), ErrorKind::BadInput, "line 2", "column arousal", "4.91");
        const auto both = write("name,arousal,valence\na,4.91,5\nb,1,3\n");
        VERIFY_RAISES(readLabels(both, m_options), ErrorKind::BadInput, "line 2", "column arousal", "4.91");
        const auto asked = write("name,tension,valence\na,4.91,1\nb,1,3\n");
        m_options.attributeColumns = {{"tension", "tension"}};
        VERIFY_RAISES(readLabels(asked, m_options), ErrorKind::BadInput, "line 2", "column tension", "4.91");
    }

    /// One mistyped label is no other scale.
    void aMistypedLabelIsAnError()
    {
        std::string text = "name,arousal,valence\n";
        for (int i = 0; i < 21; ++i)
            text += "s" + std::to_string(i) + ",3," + (i == 4 || i == 9 ? "55" : "2") + "\n";
        m_options.scale = LabelScale{1, 7};
        VERIFY_RAISES(readLabels(write(text), m_options), ErrorKind::BadInput, "line 6", "column valence",
                      "55");
        // Three of 21 are a tenth.
        text.replace(text.find("s0,3,2"), 6, "s0,3,9");
        QCOMPARE(readLabels(write(text), m_options).attributes, std::vector<std::string>{"arousal"});
    }

    /// Nobody said that the labels are from 1 to 7: one outside says that they are not, all of them.
    void withoutAScaleALabelOutsideTheUsualOneIsAnError()
    {
        const auto path = write("name,arousal,valence\na,4.91,8\nb,1,3\n");
        VERIFY_RAISES(readLabels(path, m_options), ErrorKind::BadInput, "line 2", "column valence", "8");
    }

    void ratingsAreReadTheSameWay()
    {
        const auto path = write("name,rater,arousal,valence\na,r,4.91,-1\na,s,1,3\n");
        m_options.scale = LabelScale{-3, 3};
        test::Listener listener;
        const RatingTable table = readRatings(path, m_options, Job(listener));
        QCOMPARE(table.attributes, std::vector<std::string>{"valence"});
        QCOMPARE(table.ratings[1].values, std::vector<double>{3});
        QCOMPARE(listener.warnings.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(LabelScalesTest)
#include "label_scales_test.moc"
