#include "comparison_studio.h"

#include "models/comparison_setup.h"
#include "models/language.h"
#include "models/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>

using namespace deepmi;
using namespace deepmi::studio;
using test::ComparisonStudio;
using test::find;

/// What is to be compared, in the real window: what can be chosen, what is greyed, and why.
class ComparisonSetupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Of the pacing, what changes nothing as the rest stands is grey, its label too; all of it is in the
    /// plan.
    void settingsThatChangeNothingAreGrey()
    {
        ComparisonStudio studio;
        const auto isOn = [&](const char* name) {
            auto* field = find<QWidget>(studio.panel, name);
            const auto* form = qobject_cast<QFormLayout*>(field->parentWidget()->layout());
            const QWidget* label = form->labelForField(field);
            return field->isEnabled() && (!label || label->isEnabled());
        };
        QVERIFY(isOn("comparisonEpochsPerBin") && isOn("comparisonRateDecay") && isOn("comparisonRateFloor"));
        QVERIFY(!isOn("comparisonInitialShare") && !isOn("comparisonFinalEpoch") &&
                !isOn("comparisonRateEpochs"));
        find<QComboBox>(studio.panel, "comparisonPacing")->setCurrentText(QStringLiteral("logarithmic"));
        QVERIFY(isOn("comparisonInitialShare") && isOn("comparisonFinalEpoch"));
        find<QDoubleSpinBox>(studio.panel, "comparisonInitialShare")->setValue(.25);
        QVERIFY(isOn("comparisonEpochsPerBin")); // it still says where the last bin enters
        find<QSpinBox>(studio.panel, "comparisonFinalEpoch")->setValue(2);
        QVERIFY(!isOn("comparisonEpochsPerBin"));
        auto* rule = find<QComboBox>(studio.panel, "comparisonRateRule");
        rule->setCurrentText(QStringLiteral("constant"));
        QVERIFY(!isOn("comparisonRateDecay") && !isOn("comparisonRateFloor"));
        rule->setCurrentText(QStringLiteral("per-epochs"));
        QVERIFY(isOn("comparisonRateDecay") && isOn("comparisonRateEpochs"));
        find<QCheckBox>(studio.panel, "comparisonWarmRestart")->setChecked(true);
        const PacingParameters pacing = studio.workspace().forms().train.pacing;
        QCOMPARE(pacing.family, std::string("logarithmic"));
        QCOMPARE(pacing.initialShare, .25);
        QCOMPARE(pacing.finalEpoch, 2);
        QCOMPARE(pacing.rateRule, std::string("per-epochs"));
        QVERIFY(pacing.warmRestart);
        // The paper's again.
        find<QPushButton>(studio.panel, "trainingSettingsDefaults")->click();
        QCOMPARE(studio.workspace().forms().train.pacing.family, std::string("step"));
        QVERIFY(!isOn("comparisonInitialShare") && isOn("comparisonRateDecay"));
    }

    /// Forms that say nothing of a comparison show what is compared at first, not what others said before.
    void choicesThatAreTakenBackAreThoseOfTheBeginning()
    {
        ComparisonStudio studio;
        const TrainingForms before = studio.workspace().forms();
        auto* alphas = find<QLineEdit>(studio.panel, "comparisonAlphas");
        TrainingForms forms = before;
        forms.comparison = ComparisonChoices{
            {{QStringLiteral("deepmi"), false, true}}, QStringLiteral("0.3"), {"arousal"}, {}};
        studio.workspace().setForms(forms);
        QCOMPARE(alphas->text(), QStringLiteral("0.3"));
        QTRY_COMPARE(studio.measure(QStringLiteral("Random"))->checkState(1), Qt::Unchecked);
        QCOMPARE(studio.measure(QStringLiteral("DeepMI"))->checkState(2), Qt::Checked);
        forms.comparison.reset();
        studio.workspace().setForms(forms);
        QCOMPARE(alphas->text(), QString());
        QTRY_COMPARE(studio.measure(QStringLiteral("Random"))->checkState(1), Qt::Checked);
        QCOMPARE(studio.measure(QStringLiteral("DeepMI"))->checkState(1), Qt::Checked);
        QCOMPARE(studio.measure(QStringLiteral("DeepMI"))->checkState(2), Qt::Unchecked);
    }

    /// What is trained is the run's DeepMI: said while the window shows a preview of other clusters.
    void aPreviewIsSaidNotToBeTrained()
    {
        ComparisonStudio studio;
        const auto* status = find<QLabel>(studio.panel, "comparisonStatus");
        QVERIFY(!status->text().contains(QStringLiteral("preview")));
        CurriculumSettings settings = studio.workspace().settings();
        settings.previewClusters = 5;
        studio.workspace().changeSettings(settings, QStringLiteral("K = 5"));
        QTRY_VERIFY(studio.workspace().isPreviewing());
        QTRY_VERIFY2(status->text().contains(QStringLiteral("preview at K = 5")), qPrintable(status->text()));
        studio.check(QStringLiteral("DeepMI"), false);
        QTRY_VERIFY(!status->text().contains(QStringLiteral("preview")));
        studio.check(QStringLiteral("DeepMI"), true);
        QTRY_VERIFY(status->text().contains(QStringLiteral("preview at K = 5")));
        studio.workspace().clearPreview();
        QTRY_VERIFY(!status->text().contains(QStringLiteral("preview")));
    }

    void whatCannotBeComparedSaysWhy()
    {
        ComparisonStudio studio;
        auto* attributes = find<QListWidget>(studio.panel, "comparisonAttributes");
        QVERIFY(find<QPushButton>(studio.panel, "comparisonPretrain")->isHidden());
        attributes->item(1)->setCheckState(Qt::Checked); // valence has no run
        QVERIFY(studio.measure(QStringLiteral("DeepMI"))->isDisabled());
        QVERIFY(studio.measure(QStringLiteral("DeepMI"))->toolTip(0).contains(QStringLiteral("valence")));
        auto* pretrain = find<QPushButton>(studio.panel, "comparisonPretrain");
        QVERIFY(!pretrain->isHidden());
        QTest::mouseClick(pretrain, Qt::LeftButton);
        QVERIFY(!find<QWidget>(&studio.window, "pretrainPanel")->visibleRegion().isEmpty());
        studio.workspace().addRun(test::madeUpRun(*studio.data, "valence"));
        QVERIFY(!studio.measure(QStringLiteral("DeepMI"))->isDisabled());
        studio.workspace().setAttribute("arousal");

        auto* alphas = find<QLineEdit>(studio.panel, "comparisonAlphas");
        alphas->setText(QStringLiteral("0 2"));
        QVERIFY(!studio.run()->isEnabled());
        QVERIFY(find<QLabel>(studio.panel, "comparisonStatus")->text().contains(QStringLiteral("0 to 1")));
        alphas->setText(QStringLiteral("0; 0,5 1"));
        QVERIFY(studio.run()->isEnabled());
        // 2 attributes × (W/O, Random, three of DeepMI) × 2 trials
        QVERIFY2(studio.run()->toolTip().contains(QStringLiteral("20")), qPrintable(studio.run()->toolTip()));
        studio.check(QStringLiteral("Disagreement"), true, 2);
        QVERIFY(studio.run()->toolTip().contains(QStringLiteral("24")));
        for (const char* name : {"W/O curriculum", "Random", "DeepMI"})
            studio.check(QString::fromLatin1(name), false);
        studio.check(QStringLiteral("Disagreement"), false, 2);
        QVERIFY(!studio.run()->isEnabled());
        QVERIFY(studio.run()->toolTip().contains(QStringLiteral("at least one curriculum")));

        // Scores that lack training samples cannot be a curriculum.
        studio.workspace().addScores(
            std::make_shared<Scores>(randomScores({studio.data->labels.names[0]}, 1, 1)),
            QStringLiteral("few"));
        QVERIFY(studio.measure(QStringLiteral("few"))->isDisabled());
    }

    /// What is written is read in every language, by other programs too; scores of a file may be called as
    /// what is computed.
    void resultsNameApproachesAlikeInEveryLanguage()
    {
        for (const char* language : {"en", "es", "zh_TW"}) {
            installLanguage(QString::fromLatin1(language));
            ComparisonStudio studio;
            std::vector<std::string> names;
            for (std::size_t row = 0; row < studio.data->labels.names.size(); ++row)
                names.push_back(studio.data->labels.names[row]);
            const QString random = approachText(QStringLiteral("Random"));
            const auto scores = std::make_shared<Scores>(randomScores(names, 3, 10));
            studio.workspace().addScores(scores, QStringLiteral("Random"));
            ComparisonRequest request;
            request.attributes = {"arousal"};
            request.tests = {"Test1"};
            const QString file = QStringLiteral("file:Random");
            request.choices = {{QStringLiteral("none"), false},
                               {QStringLiteral("random"), false},
                               {file, false},
                               {file, true}};
            const ComparisonPlan plan = planOf(request, studio.workspace());
            QStringList titles;
            for (const Approach& approach : plan.approaches)
                titles << text(approach.title);
            QCOMPARE(titles, QStringList({QStringLiteral("W/O curriculum"), QStringLiteral("Random"),
                                          QStringLiteral("Random (file)"),
                                          QStringLiteral("Random (file), hardest first")}));
            const ComparisonData data = comparisonDataOf(plan, request, studio.workspace());
            for (std::size_t index = 2; index < plan.approaches.size(); ++index)
                QCOMPARE(data.scores(plan.approaches[index], "arousal"), scores);
            QVERIFY(approachText(titles[3]).startsWith(random) && titles[3].startsWith(titles[1]));
            QCOMPARE(approachText(titles[3]) == titles[3], currentLanguage() == QLatin1String("en"));
            QVERIFY(studio.measure(approachText(titles[2])));
        }
        installLanguage(QStringLiteral("en"));
    }
};

DEEPMI_STUDIO_TEST_MAIN(ComparisonSetupTest)
#include "comparison_setup_test.moc"
