<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ClosingQuestions</name>
    <message numerus="yes">
        <source>Otherwise what was not saved is lost: %n finished trial(s) of the comparison, runs, scores and settings.</source>
        <translation>
            <numerusform>Otherwise what was not saved is lost: %n finished trial of the comparison, runs, scores and settings.</numerusform>
            <numerusform>Otherwise what was not saved is lost: %n finished trials of the comparison, runs, scores and settings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonJob</name>
    <message numerus="yes">
        <source>Comparing curricula, %n trial(s)</source>
        <translation>
            <numerusform>Comparing curricula, %n trial</numerusform>
            <numerusform>Comparing curricula, %n trials</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped; %1 of %n trial(s) finished. Continue in Comparison goes on from there.</source>
        <translation>
            <numerusform>Stopped; %1 of %n trial finished. Continue in Comparison goes on from there.</numerusform>
            <numerusform>Stopped; %1 of %n trials finished. Continue in Comparison goes on from there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobText</name>
    <message numerus="yes">
        <source>%1 of %n trial(s) done</source>
        <translation>
            <numerusform>%1 of %n trial done</numerusform>
            <numerusform>%1 of %n trials done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplaceComparison</name>
    <message numerus="yes">
        <source>%n finished trial(s) of the table are no part of what is set up now, and not saved.</source>
        <translation>
            <numerusform>%n finished trial of the table is no part of what is set up now, and not saved.</numerusform>
            <numerusform>%n finished trials of the table are no part of what is set up now, and not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingCharts</name>
    <message numerus="yes">
        <source>%n empty cluster(s)</source>
        <translation>
            <numerusform>%n empty cluster</numerusform>
            <numerusform>%n empty clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n epoch(s)</source>
        <translation>
            <numerusform>%1: %n epoch</numerusform>
            <numerusform>%1: %n epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ChartView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ComparisonPanel</name>
    <message numerus="yes">
        <source>%n trial(s) to run</source>
        <translation>
            <numerusform>%n trial to run</numerusform>
            <numerusform>%n trials to run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>CCC of every trial, mean and 95 % interval of %n curricula.</source>
        <translation>
            <numerusform>CCC of every trial, mean and 95 % interval of %n curriculum.</numerusform>
            <numerusform>CCC of every trial, mean and 95 % interval of %n curricula.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean CCC and VAR of %n curricula.</source>
        <translation>
            <numerusform>Mean CCC and VAR of %n curriculum.</numerusform>
            <numerusform>Mean CCC and VAR of %n curricula.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trial(s) of the table are of other choices or settings.</source>
        <translation>
            <numerusform>%n trial of the table is of other choices or settings.</numerusform>
            <numerusform>%n trials of the table are of other choices or settings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ComparisonTableModel</name>
    <message numerus="yes">
        <source>%n trial(s) without a CCC are not counted</source>
        <translation>
            <numerusform>%n trial without a CCC is not counted</numerusform>
            <numerusform>%n trials without a CCC are not counted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::CorpusPage</name>
    <message numerus="yes">
        <source>%n sample(s); ambiguity and the label&apos;s distance from the middle of its scale correlate with ρ = %1 (Spearman)</source>
        <translation>
            <numerusform>%n sample; ambiguity and the label&apos;s distance from the middle of its scale correlate with ρ = %1 (Spearman)</numerusform>
            <numerusform>%n samples; ambiguity and the label&apos;s distance from the middle of its scale correlate with ρ = %1 (Spearman)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::CurriculumPanel</name>
    <message numerus="yes">
        <source>%Ln distinct value(s); %1 of %2 borders inside a tie.</source>
        <translation>
            <numerusform>%Ln distinct value; %1 of %2 borders inside a tie.</numerusform>
            <numerusform>%Ln distinct values; %1 of %2 borders inside a tie.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::DataPanel</name>
    <message numerus="yes">
        <source>%n epoch(s), best: %1. %2</source>
        <translation>
            <numerusform>%n epoch, best: %1. %2</numerusform>
            <numerusform>%n epochs, best: %1. %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ExportDialog</name>
    <message numerus="yes">
        <source>%n file(s) written.</source>
        <translation>
            <numerusform>%n file written.</numerusform>
            <numerusform>%n files written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::FileActions</name>
    <message numerus="yes">
        <source>Looking at %n file(s)</source>
        <translation>
            <numerusform>Looking at %n file</numerusform>
            <numerusform>Looking at %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be opened.</source>
        <translation>
            <numerusform>%n file cannot be opened.</numerusform>
            <numerusform>%n files cannot be opened.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) more</source>
        <translation>
            <numerusform>%n more file</numerusform>
            <numerusform>%n more files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::HeatmapPanel</name>
    <message numerus="yes">
        <source>%n cell(s) of the heatmap</source>
        <translation>
            <numerusform>%n cell of the heatmap</numerusform>
            <numerusform>%n cells of the heatmap</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::MainWindow</name>
    <message numerus="yes">
        <source>%Ln sample(s)</source>
        <translation>
            <numerusform>%Ln sample</numerusform>
            <numerusform>%Ln samples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln sample(s) selected: %2</source>
        <translation>
            <numerusform>%L1 of %Ln sample selected: %2</numerusform>
            <numerusform>%L1 of %Ln samples selected: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::MessageBanner</name>
    <message numerus="yes">
        <source>(%n more)</source>
        <translation>
            <numerusform>(%n more)</numerusform>
            <numerusform>(%n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::OpenDataDialog</name>
    <message numerus="yes">
        <source>Looking at %n file(s)</source>
        <translation>
            <numerusform>Looking at %n file</numerusform>
            <numerusform>Looking at %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) more</source>
        <translation>
            <numerusform>%n more file</numerusform>
            <numerusform>%n more files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::RankPage</name>
    <message numerus="yes">
        <source>Ranks of %Ln sample(s) by %1 and by %2. </source>
        <translation>
            <numerusform>Ranks of %Ln sample by %1 and by %2. </numerusform>
            <numerusform>Ranks of %Ln samples by %1 and by %2. </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SamplePlayer</name>
    <message numerus="yes">
        <source>%Ln recording(s) found. Choose a sample to hear it.</source>
        <translation>
            <numerusform>%Ln recording found. Choose a sample to hear it.</numerusform>
            <numerusform>%Ln recordings found. Choose a sample to hear it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SourceField</name>
    <message numerus="yes">
        <source>%1 rows, %n attribute(s)</source>
        <translation>
            <numerusform>%1 rows, %n attribute</numerusform>
            <numerusform>%1 rows, %n attributes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TourComparisonPage</name>
    <message numerus="yes">
        <source>Trains the curriculum regressor %n time(s) without and with the curriculum</source>
        <translation>
            <numerusform>Trains the curriculum regressor %n time without and with the curriculum</numerusform>
            <numerusform>Trains the curriculum regressor %n times without and with the curriculum</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;p&gt;The curriculum regressor starts with the easiest bin; every few epochs one bin more enters and the learning rate is halved. Without a curriculum it sees everything from the start. Each is trained %n time(s) with other seeds; the best epoch is chosen on the development split, and the CCC is that of the test splits. Test2 is recorded in a condition that the training data do not have.&lt;/p&gt;</source>
        <translation>
            <numerusform>&lt;p&gt;The curriculum regressor starts with the easiest bin; every few epochs one bin more enters and the learning rate is halved. Without a curriculum it sees everything from the start. Each is trained %n time with another seed; the best epoch is chosen on the development split, and the CCC is that of the test splits. Test2 is recorded in a condition that the training data do not have.&lt;/p&gt;</numerusform>
            <numerusform>&lt;p&gt;The curriculum regressor starts with the easiest bin; every few epochs one bin more enters and the learning rate is halved. Without a curriculum it sees everything from the start. Each is trained %n times with other seeds; the best epoch is chosen on the development split, and the CCC is that of the test splits. Test2 is recorded in a condition that the training data do not have.&lt;/p&gt;</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TrainingList</name>
    <message numerus="yes">
        <source>%1: %n epoch(s)</source>
        <translation>
            <numerusform>%1: %n epoch</numerusform>
            <numerusform>%1: %n epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n trial(s)</source>
        <translation>
            <numerusform>%1, %n trial</numerusform>
            <numerusform>%1, %n trials</numerusform>
        </translation>
    </message>
</context>
</TS>
