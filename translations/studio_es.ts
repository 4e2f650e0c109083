<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>BinCounter</name>
    <message>
        <source>bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples of the bin (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grey: all bins; d: mean distance from the mean label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grey: all bins; outlined: selected; d: mean distance from the mean label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 bins shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DeepMI (α = %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preview of K = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no labels of these samples are open: the score itself is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 samples have a label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, bin %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, mean distance from the mean label %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 %3 to %4%5: %6 samples, %7 % of the bin (all bins: %8 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (not included)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonJob</name>
    <message>
        <source>%1, trial %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Comparing curricula, %n trial(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonSetup</name>
    <message>
        <source>%1 of %2 training samples have no value of it; every one needs one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs single ratings: open a rating file with the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ratings have no %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, hardest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W/O curriculum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs clusters of %1: pre-train first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DurationText</name>
    <message>
        <source>less than 10 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>very long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than 10 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than 1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmbeddingMap</name>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bin %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>level of the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DeepMI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error |predicted − label|</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rater spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>principal component %1 (%2 % of the variance)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>component %1 (%2 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 groups, numbered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 of %L2 points, drawn by lot</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FigureExport</name>
    <message>
        <source>%1 is %2, expected %3 to %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the width in mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the height in mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the font&apos;s size in pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the resolution in dpi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a table: export it as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no data to write as CSV</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilePreview</name>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, first: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows × columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 rows and %3 columns; the first: %4, column %5, is %6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beyond ±10⁶</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2, mean %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; %1 missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rater</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratings a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2, median %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to read %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>features without labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labels without features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the label is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column of the label file was recognised as labels. Say under “Columns” which one holds arousal, valence or dominance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples have features and labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no ratings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 labelled samples have no ratings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Heatmap</name>
    <message>
        <source>Predicted %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count = %1 · P(%2,y) = %3 · P(%2) = %4 · P(y) = %5 · log ratio = %6 · I(%2;y) = %7 nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 predicted levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heatmap of %1 by %2 levels of %3 over %4 samples. %5 = %6 nats; the largest contribution is %7, the smallest %8.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobQueue</name>
    <message>
        <source>There is not enough memory for this. Close other programs, or take fewer rows, a smaller batch or a smaller pool.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job failed without saying why.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobText</name>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finishing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until it pauses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LocateFiles</name>
    <message>
        <source>A file has moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do you know where it is now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Locate it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message>
        <source>Names that did not match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only lines with this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put all lines on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PanelList</name>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mutual information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Parameters</name>
    <message>
        <source>number of clusters K; the paper: 50 (90K unlabelled), 40 (45K), 30 (none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passes of Algorithm 1 over the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples a training step, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate of stage I (SGD on the unlabelled pool)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>momentum of stage I&apos;s SGD; the paper has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate of stage II (Adam) for the feature extractor and the regressor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate of stage II (Adam) for the cluster classifier g</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of hidden values dropped in training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normalised features are clamped to plus and minus this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deviations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep: K-means starts from the last centres and g persists; reset: cold K-means and a new last layer each epoch, as the authors&apos; code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draw batches uniformly over pseudo-labels instead of over samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lloyd iterations of each K-means, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iterations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which epoch the run holds: best by development loss, the best whose cluster classifier is healthy, or the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>emotion levels E recorded with the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trainings with different seeds (seed, seed+1, ...)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width of the three hidden layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>statistics that normalise test features: training (the training corpus&apos;) or own (the test corpus&apos;)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hardest samples first (anti-curriculum)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difficulty bins that the ranked samples are cut into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs of training in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs before the next harder bin enters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate while only the easiest bin is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>factor on the learning rate each time a bin enters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PretrainJob</name>
    <message>
        <source>Stopped before the first epoch was done; there is no checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. The state after epoch %1 of %2 is kept: Resume in Pre-training goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other data are open by now, so that the run was saved instead of shown: %1. Open it with its data again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-training %1, K = %2, seed %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectState</name>
    <message>
        <source>feature file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlabelled pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rating file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 %2 is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 %2 has changed since the project was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no labels of %1 any more; %2 is shown instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DeepMI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DeepMI (α = %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Seleccionar todo</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Aumentar</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>Re&amp;ducir</translation>
    </message>
</context>
<context>
    <name>QComboBox</name>
    <message>
        <source>Open the combo box selection popup</source>
        <translation>Abre la lista de opciones</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
</context>
<context>
    <name>QDockWidget</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Closes the dock widget</source>
        <translation>Cierra el panel</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Separar</translation>
    </message>
    <message>
        <source>Undocks and re-attaches the dock widget</source>
        <translation>Separa el panel de la ventana o lo vuelve a acoplar</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
No se encontró el directorio.
Conviene comprobar que el nombre sea correcto.</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
No se encontró el archivo.
Conviene comprobar que el nombre sea correcto.</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 ya existe.
¿Reemplazarlo?</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Elegir</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Carpeta &amp;nueva</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renombrar</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation>«%1» está protegido contra escritura.
¿Eliminarlo de todos modos?</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Izquierda</translation>
    </message>
    <message>
        <source>Alt+Right</source>
        <translation>Alt+Derecha</translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation>Alt+Arriba</translation>
    </message>
    <message>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation>¿Eliminar «%1»?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Cambiar a la vista detallada</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Cambiar a la vista de lista</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>No se pudo eliminar el directorio.</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Crear carpeta nueva</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Crear una carpeta nueva</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Vista detallada</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Directorios</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Directorio:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Nombre del archivo:</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Archivos de tipo:</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Ir atrás</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Ir adelante</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Ir al directorio superior</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Vista de lista</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Lista de lugares y marcadores</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>Buscar en:</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Carpeta nueva</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Directorio superior</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Lugares recientes</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Mostrar archivos &amp;ocultos</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Barra lateral</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Computer</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Modificado</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Pegar</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cor&amp;tar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Seleccionar todo</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation>&amp;No</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Sí</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Interrumpir</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorar</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>N&amp;o a todo</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Restaurar valores predeterminados</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Guardar todo</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Sí a &amp;todo</translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Bottom</source>
        <translation>Parte inferior</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>Borde izquierdo</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Una página hacia abajo</translation>
    </message>
    <message>
        <source>Page left</source>
        <translation>Una página a la izquierda</translation>
    </message>
    <message>
        <source>Page right</source>
        <translation>Una página a la derecha</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Una página hacia arriba</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>Borde derecho</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Desplazar hacia abajo</translation>
    </message>
    <message>
        <source>Scroll here</source>
        <translation>Desplazar hasta aquí</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>Desplazar hacia la izquierda</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>Desplazar hacia la derecha</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Desplazar hacia arriba</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Parte superior</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Retroceso</translation>
    </message>
    <message>
        <source>Backtab</source>
        <translation>Mayús+Tab</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Abajo</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Ins</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insertar</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Meta</source>
        <translation>Meta</translation>
    </message>
    <message>
        <source>Num</source>
        <translation>Num</translation>
    </message>
    <message>
        <source>Page Down</source>
        <translation>Av Pág</translation>
    </message>
    <message>
        <source>Page Up</source>
        <translation>Re Pág</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Av Pág</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Re Pág</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Arriba</translation>
    </message>
</context>
<context>
    <name>QTabBar</name>
    <message>
        <source>Scroll Left</source>
        <translation>Desplazar hacia la izquierda</translation>
    </message>
    <message>
        <source>Scroll Right</source>
        <translation>Desplazar hacia la derecha</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Pegar</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Copiar la dirección del en&amp;lace</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cor&amp;tar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Seleccionar todo</translation>
    </message>
</context>
<context>
    <name>RankMeasures</name>
    <message>
        <source>DeepMI (α = %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I(x;y) of the cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I(y′;y) of the prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prediction error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true ambiguity (teaching corpus)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleFilter</name>
    <message>
        <source>there is a ) without its (</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected and, or, or nothing more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the end: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At “%1”: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many parentheses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a ) is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no column “%1”; there are %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“missing” can only be compared by = and !=</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no split; there are Train, Development, Test1, Test2, Test3, NA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a number; ~ is for text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no number, which %2 is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected one of = != &lt; &lt;= &gt; &gt;= ~</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the closing quote is missing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleTable</name>
    <message>
        <source>Bins count from 1 here, the easiest; in files they count from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the sample, as the labels spell it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the corpus: Train, Development, Test1 to Test3, NA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consensus label of the attribute, on its scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>y&apos;: what the pre-trained network predicts, on the label&apos;s scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x: the cluster of the sample, counted from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I(x;y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mutual information of cluster and emotion level at this sample, in nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I(y&apos;;y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mutual information of predicted and labelled level at this sample, in nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DeepMI: α·I(y&apos;;y) + (1−α)·I(x;y); larger is easier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place by DeepMI; 0 is the easiest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bin of the DeepMI curriculum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rater spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation of the ratings of this sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score by %1; larger is easier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score by %1; smaller is easier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place by %1; 0 is the easiest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bin by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ambiguity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The truth of the teaching corpus: 0 is clear, 1 is ambiguous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A column of the label file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It belongs to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no label of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its %1 is labelled %2 on a scale of %3 to %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its ratings spread by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network predicts %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network predicts %1, %2 off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In cluster %1, I(x;y) is %2 and I(y&apos;;y) is %3 nats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DeepMI at α = %1 is %2: rank %3 of %4, bin %5 of %6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not among the clustered samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gives %2: rank %3, bin %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its true ambiguity is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::AlphaPage</name>
    <message>
        <source>What α trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first bin against α</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α, in hundredths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set α</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clusters alone, α = 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prediction alone, α = 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;There is no run yet: start on the first page.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;DeepMI = α · I(y&apos;;y) + (1 − α) · I(x;y): the first term asks what the &lt;b&gt;prediction&lt;/b&gt; tells about the label, the second what the &lt;b&gt;cluster&lt;/b&gt; tells. With α = 1 the first bin is what the network already predicts well; with α = 0 it is what sounds alike, whether or not it is predicted well.&lt;/p&gt;&lt;p&gt;Drawn for the first bin: the mean distance from the mean label (blue, solid) and the share of samples predicted at their own level (orange, dashed). At present α = &lt;b&gt;%1&lt;/b&gt;: %2 and %3. The samples take %4 different values.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At α = 0: distance %1, agreement %2. At α = 1: distance %3, agreement %4.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::AlphaScale</name>
    <message>
        <source>0: clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1: prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ paper: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::BinsPanel</name>
    <message>
        <source>Label distribution of each bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a bin to select its samples, a bar to select the bar&apos;s; Shift adds, Ctrl toggles.
Keyboard: arrows, Ctrl with arrows for whole bins, Enter selects, Escape clears.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bin under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bins shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which bins are shown side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First four and last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All bins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars by cells of equal width, or by the levels that DeepMI counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fine cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of fine cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells of equal width over the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height of the bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per cent of the bin, samples, or density (areas add up to 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bins yet. They need clusters from a pre-training run, or scores of any measure opened from a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bins yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-train …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the panel that starts a pre-training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a bar for its values; click to select its samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bin %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no bins yet: open a run or scores, or pre-train (Run ▸ Pre-train).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histograms of the labels of the samples new in each bin, a row a measure.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::CellPage</name>
    <message>
        <source>One cell&apos;s mutual information, in numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;There is no run yet: start on the first page.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Of %1 training samples, &lt;b&gt;%2&lt;/b&gt; are in cluster %3, &lt;b&gt;%4&lt;/b&gt; have a label of %5, and &lt;b&gt;%6&lt;/b&gt; have both.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;As shares of all samples: P(x) = %1, P(y) = %2, P(x,y) = %3. If the cluster told nothing about the level, P(x,y) would be P(x)·P(y) = %4.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The cell is empty, so it contributes nothing and no sample gets a value from it.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;I(x;y) = P(x,y) · log( P(x,y) / (P(x)·P(y)) ) = %1 · log(%2) = %1 · %3 = &lt;b&gt;%4 nats&lt;/b&gt;.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The cell is fuller than chance: its samples sound like others of their level, and are &lt;b&gt;easier&lt;/b&gt; for it.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The cell is emptier than chance: its samples sound like samples of other levels, and are &lt;b&gt;harder&lt;/b&gt; for it.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;All cells together give I(X;Y) = &lt;b&gt;%1 nats&lt;/b&gt;. Every sample of a cell has the cell&apos;s value; the same is done with the level that the network predicts.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ClusterChooser</name>
    <message>
        <source>Run&apos;s clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try other values of K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of clusters. Another K than the run&apos;s is a preview: a quick K-means of the present embedding, not what pre-training at that K would find.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of clusters K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the run&apos;s clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the preview and shows the clusters of the run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retrain at this K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for a pre-training at this K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inertia, NMI and I(X;Y) against K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a point to preview its K. Solid line: the run&apos;s K; dashed: the preview&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters the embedding at about a dozen values of K, in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview K = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another K needs a run: these clusters came with scores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another K needs a pre-training run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clustering at K = %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;PREVIEW&lt;/b&gt;, K = %1: quick K-means, not a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s own clusters, K = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retrain at K = %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inertia (share)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying values of K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other values of K could not be tried</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ClusterStripView</name>
    <message>
        <source>K = %1: inertia %2, NMI %3, I(X;Y) = %4 nats. Click to preview this K.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ComparisonPanel</name>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide or show what is to be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops at the next batch; trials that are finished stay, and Continue runs the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistical test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two-tailed t-test behind the symbols and p. Trials of one seed share nothing but the seed, so Welch&apos;s is the first choice; the paper does not say which it used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welch&apos;s t-test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Student&apos;s t-test (pooled)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t-test paired by seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A symbol beside a mean: significantly better than the approach it stands for. Bold: highest mean of the column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CCC of the curricula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hover over a cell for its trials and tests; the plot shows the attribute of the current cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trials and 95 % intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No comparison yet. Check what is to be compared and press Run: the table fills as trials finish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the test sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;CCC on %1&lt;/b&gt;, n = %2; symbol: significantly better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VAR %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trial has finished yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1 trials are finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 trials are finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n trial(s) to run</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The comparison cannot start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for the job before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trials of the curricula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of the curricula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trial of a comparison has finished yet. Run one in Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest mean CCC on %1, %2: %3 by %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>CCC of every trial, mean and 95 % interval of %n curricula.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean CCC and VAR of %n curricula.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ComparisonSetupForm</name>
    <message>
        <source>Pre-train first…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curricula by these measures: easiest samples first, or hardest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>easy first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hard first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α of DeepMI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α of DeepMI, 0 to 1: one curriculum each, e.g. 0 0.25 0.5. Empty: as the slider stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings the panel to the front in which a run is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A regressor for each of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainings of each curriculum, with seeds that count up; the paper has 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs, learning rate, bins, network, seed and device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;α of DeepMI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data first: File ▸ Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α: expected numbers from 0 to 1 with blanks between, e.g. 0 0.25 0.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check at least one curriculum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check at least one attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labels have no test split; open a test corpus with the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check at least one test set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ComparisonTableModel</name>
    <message>
        <source>–
n = 0 of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VAR %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n = %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trial has finished yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean CCC %1, standard deviation %2, VAR %3 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>–</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % interval of the mean: %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (seed %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trials: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n trial(s) without a CCC are not counted</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>against %1: %2%3, %4%5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> – significantly better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> – significantly worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test: two-tailed %1, significant below %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, best of its column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 beside a mean: significantly better than %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::CorpusPage</name>
    <message>
        <source>A corpus whose truth is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it and pre-train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the teaching corpus, trains DeepEmoCluster on it for a few epochs and opens both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Which utterances are easy for a machine, which are hard, and why? On real speech nobody knows the true answer. This tour uses a corpus that was &lt;b&gt;made up&lt;/b&gt;: every utterance has a true emotion and a true &lt;b&gt;ambiguity&lt;/b&gt; between 0 (clear) and 1 (ambiguous), which DeepMI is never told.&lt;/p&gt;&lt;p&gt;DeepEmoCluster learns three things at once: an &lt;b&gt;embedding&lt;/b&gt; of each utterance, &lt;b&gt;clusters&lt;/b&gt; in it that K-means proposes (pseudo-labels) and a classifier learns to recognise, and a &lt;b&gt;prediction&lt;/b&gt; of the emotion. DeepMI then asks, utterance by utterance, how much its cluster and its prediction tell about its emotion level. Much: easy. Little: hard.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Open now: %1 labelled utterances, %2 without labels, and a run with %3 clusters. Turn the page; the window behind shows the same values and may be used at any time.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Press the button: it takes less than a minute. What is open now is closed, so save it first.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tour&apos;s pre-training</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::CurriculumPanel</name>
    <message>
        <source>What came of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different values of DeepMI, borders of bins that fall among samples of one value, and d: the mean distance of the labels from the mean label in the first and the last bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DeepMI = α · I(Y&apos;;Y) + (1 − α) · I(X;Y): the share of the prediction&apos;s term.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;α</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of bins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bins of the curriculum, easiest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the ties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples of one and the same value are put in an order drawn by this seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the clusters come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X: the cluster that the classifier g recognises, or the K-means pseudo-label it was trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by g</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by K-means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;X</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of levels E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels of the label, of equal width unless edges are set below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inner edges of the levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inner edges, ascending, with commas or spaces between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels of equal width again, as many as there are now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges of the levels over the labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag an edge; double-click adds or removes one.
Keyboard: up and down choose, left and right move (Shift: finely), Insert adds, Delete removes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tie seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels of equal width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges of the levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These edges cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no number. Write the inner edges ascending with commas between, e.g. 2, 3.5, 5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least one inner edge is needed; for one level set the number to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No curriculum yet. It needs a pre-training run, or DeepMI scores with their clusters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being computed …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 distinct values; %2 of %3 borders inside a tie.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d: bin %1 %2, bin %3 %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inertia, NMI and I(X;Y) against K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other values of K were not tried yet: open a run and press “Try other values of K” in the Curriculum panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three curves over the number of clusters K from %1 to %2: inertia falls to %3 of its first value, NMI of clusters and levels goes from %4 to %5, I(X;Y) from %6 to %7 nats.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::DataPanel</name>
    <message>
        <source>not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No audio folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of .wav files named as the samples, to listen to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaching corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ %1 names did not match: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s), best: %1. %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>None yet: Run ▸ Pre-train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs (*.h5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores (*.csv);;Values by name (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagreement of the ratings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores (*.csv *.tsv *.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data yet. Open features and labels of your own, or look around in the teaching corpus. Files can also be dropped on the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features, labels, ratings, a pool and test corpora, with a preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A made-up corpus whose every sample&apos;s difficulty is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a saved project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The emotional attribute whose labels, run and curriculum are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples a split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names that did not match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the marked run as a file (RUN.h5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the marked run; its file stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the run whose clusters are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add scores of another measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Disagreement of the ratings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Random order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the marked scores as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the marked scores; their file stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores of other measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of .wav files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use no audio folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::EditActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Invert selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all but %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear selection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::EmbeddingMapView</name>
    <message>
        <source>Map of the embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to select, with Shift to add and with Ctrl to toggle; the wheel zooms, the middle button pans. Arrow keys pan, + and − zoom, 0 shows all, Tab goes to the next sample, Escape and then Tab leaves the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the map</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::EmbeddingPanel</name>
    <message>
        <source>preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pre-training panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a point of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colour by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour the points by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the points are coloured by; groups differ in shape as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag around points to select them; Shift adds, Ctrl toggles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a rectangle over points to select them; Shift adds, Ctrl toggles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move the map (also the middle button, or arrow keys)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows all points (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clusters are a preview at another K, not those of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings the panel to the front in which a run is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet. Open one, or pre-train: Run ▸ Pre-train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding the principal components of the embedding …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map cannot be drawn: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mapping the embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 shown / %L2 total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 of %L2 here shown / %L3 total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 / %L2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points, coloured by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of the embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run yet: open one, or pre-train by Run ▸ Pre-train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 samples of the training set at their first two principal components of the embedding, coloured by %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ExportActions</name>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures and tables as PDF, SVG, PNG or CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export “%1”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure was not copied.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures and tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the panels show now; what is grey has nothing to show yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (nothing yet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF and SVG keep texts and shapes as they are at any size; CSV holds the numbers behind the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV (the data behind)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Common sizes of figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single column, 88 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double column, 180 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slide, 254 × 143 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the figure on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height of the figure on paper; the lowest value is what suits the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what suits it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Font</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the figure&apos;s texts in print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dots per inch; only a PNG has dots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> dpi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Size for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ont</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the chosen figure into a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All figures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes every figure that has something to show into a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the figure as picture, SVG and text; a table as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes this dialog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not exported:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export all figures into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of these files are there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to show yet: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ExportPreview</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a table: it is exported as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2 mm, shown at %3 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ExtremesPage</name>
    <message>
        <source>Why the extremes come first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean DeepMI of each level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;There is no run yet: start on the first page.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The bars show the mean DeepMI of the samples of each emotion level; below each its share of the corpus. Middle levels are common: they are found in every cluster, so a cluster says little about them, and their cells are near what chance gives. Strong emotions are rarer and sound distinct, so their clusters point at them clearly: a large P(x,y)/(P(x)·P(y)).&lt;/p&gt;&lt;p&gt;A sample&apos;s label lies &lt;b&gt;%1&lt;/b&gt; from the mean label in the first (easiest) bin and &lt;b&gt;%2&lt;/b&gt; in the last.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean DeepMI by level:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::FileActions</name>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close everything and start anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features, labels, ratings, a pool and test corpora, with a preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open runs, scores or any &amp;files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever the files are, told by their content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open features and labels, runs, scores or a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Teaching corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A made-up corpus whose every sample&apos;s difficulty is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a saved project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DeepMI projects (*.deepmi);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what is open; runs and scores without a file are written beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save under another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Looking at %n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This file cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the teaching corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::HeatmapPanel</name>
    <message>
        <source>Heatmap of mutual information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys move between cells, Enter selects the samples of a cell, Space toggles them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of the current cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands beside the level of the label: the cluster X of a sample, or the level Y′ that was predicted for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster X</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted level Y′</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What colours and numbers stand for. I(x;y) = P(x,y) log P(x,y)/(P(x)P(y)), eq. 2 of the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contribution I(x;y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability P(x,y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the columns are sorted by, from left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effective levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exp H(Y|x): over how many levels the samples of a column spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a free outline around cells in place of a rectangle. Shift adds to the selection, Ctrl toggles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sorted by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorted descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorted ascending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest stands left; click for the smallest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smallest stands left; click for the largest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retrain at this K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queues a pre-training with as many clusters as the preview has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview at K = %1, not retrained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no clusters yet. Pre-train to find them, or open a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to show yet. Open data or the teaching corpus first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-train…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Preview at K = %1.&lt;/b&gt; The present embedding clustered anew; the network was not retrained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) of the heatmap</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Mutual information of prediction and level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mutual information of cluster and level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no clusters yet: pre-train, or open a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing open yet: open data or a run first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::HeatmapSidebar</name>
    <message>
        <source>Sums of the tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mutual information of cluster and level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mutual information of predicted level and level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy of the clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy of the levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy of the predicted levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joint entropy of cluster and level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalised mutual information of cluster and level, 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effective number of clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I and H in nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::HeatmapView</name>
    <message>
        <source>%1: %2 samples, %3 % of I. A click selects them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2: %3 samples. A click selects them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::HelpActions</name>
    <message>
        <source>About DeepMI Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;DeepMI Studio %1&lt;/h3&gt;&lt;p&gt;Which samples are easy, which are hard, and why: curricula for speech emotion by mutual information between clusters, predictions and labels.&lt;/p&gt;&lt;p&gt;Qt %2, compiled with Qt %3, on %4.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guided &amp;tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help on this panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About DeepMI Studio</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::JobControls</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run to the end of the epoch and pause there; the next epoch if it stands between two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End at the end of this epoch as if it were the last, and keep the result so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop within a batch. The state after the last whole epoch is kept as a checkpoint from which the training can be resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand still within a batch, everything kept in memory</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::JobsModel</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::JobsPanel</name>
    <message>
        <source>Nothing runs and nothing waits. Trainings, scoring and loading show up here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear ended jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take those that are over off the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::KMeansPage</name>
    <message>
        <source>What clusters are: K-means by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples, clusters and their centres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K = </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws other samples as the first centres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;A cluster is a group of utterances that sound alike to the network. K-means finds K of them by two half-steps that are repeated: &lt;b&gt;assign&lt;/b&gt; every sample to its nearest centre, then &lt;b&gt;move&lt;/b&gt; every centre to the mean of its samples. The sum of squared distances (inertia) can only fall, so it settles, though where it settles depends on the start.&lt;/p&gt;&lt;p&gt;The points are up to 300 training samples in the two directions in which their embedding differs most. Pre-training does this every epoch in all 256 dimensions and takes the clusters as &lt;b&gt;pseudo-labels&lt;/b&gt;.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Assign the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move the centres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run yet: start on the first page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settled after %1 assignments, inertia %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inertia %1; %2 samples changed their cluster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centres are samples drawn at random.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::LevelEdges</name>
    <message>
        <source>edge %1 of %2 at %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::MainWindow</name>
    <message>
        <source>DeepMI Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running job</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n sample(s) selected: %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::MappingForm</name>
    <message>
        <source>How it is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HDF5 dataset, .npz array or MATLAB variable with the features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HDF5 dataset, .npz array or MATLAB variable with the row names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File of names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text file with one row name a line; a .npy file has no names of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file of names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column with the sample names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splits in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column that says Train, Development, Test1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raters in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column that says who rated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arousal in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valence in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dominance in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column with the values of this attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low end of the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low end of the rating scale; empty = the format&apos;s own, else 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High end of the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High end of the rating scale; empty = the format&apos;s own, else 7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::MessageBanner</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>(%n more)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::OpenDataDialog</name>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A feature file and a label file are needed; the rest is optional.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching names…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A feature file and a label file are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files are still being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put right what is marked ⚠ first; a test corpus needs features and labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Looking at %n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is no features, labels or ratings: drop it on the main window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How features and labels match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Names…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the names that did not match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Teaching corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A made-up corpus whose every sample&apos;s difficulty is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop loading, or close the dialog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row of features a sample: HDF5, .npy, .npz, .mat, CSV or ARFF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consensus labels a sample: labels_consensus.csv, labels.txt or a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single ratings by single people (optional), for the disagreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlabelled pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More features without labels (optional), for the self-supervised stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add a test corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another corpus to evaluate on, beside the Test splits of the labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder with a .wav a sample (optional), to listen to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of .wav files, optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test corpus %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the test corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How results on it are called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>· features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features of the test corpus, as many columns as the training features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>· labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of the test corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this test corpus out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First rows and columns of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nothing chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a path, choose a file, or drop one here: what it is, is told by its content.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ParameterFields</name>
    <message>
        <source>Clusters K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate, stage I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum, stage I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate, stage II</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate of g</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip features at ±</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster head g</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uniform over clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K-means iterations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion levels E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs a bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardest first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::PretrainPanel</name>
    <message>
        <source>Pre-train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the pre-training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the pre-training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the network runs: the processor, or a GPU that LibTorch can use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first GPU, else CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU threads of the training. The window stays responsive with all of them: training gives way to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it will cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Operations of an epoch, from the sizes of the layers: with P the weights, Φ the extractor, g the cluster classifier, I the iterations of K-means,&lt;br&gt;stage I: M·(2·P&lt;sub&gt;Φ&lt;/sub&gt; + 512·K·I + 6·(P&lt;sub&gt;Φ&lt;/sub&gt; + P&lt;sub&gt;g&lt;/sub&gt;)),&lt;br&gt;stage II: N·(2·P&lt;sub&gt;Φ&lt;/sub&gt; + 512·K·I + 6·P),&lt;br&gt;measuring: (N + V)·2·P,&lt;br&gt;over the operations a second of the last pre-training on this device.&lt;/p&gt;&lt;p&gt;Memory: all features, six copies of the weights, the activations of a batch and three embeddings, 4 bytes a number.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rates, dropout, the cluster head, K-means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on as if it had never been stopped: the result is the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the checkpoint; the training can then only start anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to train on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open features and labels, or the teaching corpus, in the File menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This training was stopped after epoch %1 of %2. Go on from there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No starts it anew and removes its checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training with these parameters on these data was stopped after epoch %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume from epoch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data yet. Open features and labels, or the teaching corpus, in the File menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 an epoch, %2 in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time: not known yet; the first run on this device measures it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory: about %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage I on the unlabelled pool (%1 rows)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage I on an unlabelled pool (none open)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it, only the labelled samples are clustered: the paper&apos;s FSL variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train DeepEmoCluster on %1; waits for what runs already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ProjectKeeper</name>
    <message>
        <source>%1 failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files have changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the files as they are now? Runs and scores that were made of the old ones may not fit them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all of the project could be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DeepMI projects (*.deepmi);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not finished. Stop it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training leaves a checkpoint when it is stopped and can go on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop and leave a checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes of this project?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise runs and scores that were not saved, and settings, are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autosave failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autosave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover the last session?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ended without closing the project. Open what was saved on its own at %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise it is thrown away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovering the last session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DeepMI Studio</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::RankPage</name>
    <message>
        <source>Ranks &amp;by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure of the horizontal axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a&amp;gainst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure of the vertical axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchanges the axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranks of two measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data yet. Open data or scores: File ▸ Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two measures are needed. Pre-train, or open scores or ratings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ranks</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Ranks of %n sample(s) by %1 and by %2. </source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Spearman&apos;s correlation is not defined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spearman&apos;s correlation is %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::RankScatterView</name>
    <message>
        <source>%1
rank %2 by %3
rank %4 by %5</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::RunActions</name>
    <message>
        <source>&amp;Pre-train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train DeepEmoCluster on the open data with the parameters of Pre-training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The running job stands still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paused job goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step one &amp;epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run to the end of the epoch and pause there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Finish now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End at the end of this epoch and keep the result so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the running job; a training leaves a checkpoint to resume from</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SampleDetail</name>
    <message>
        <source>Sample in focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known of the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sample in focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a row of the table or a point of a plot.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SamplePlayer</name>
    <message>
        <source>Play (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder in which the recordings lie, named as the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place and length of the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waveforms are drawn of wav files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends before its header says; what is there is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be played: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 / %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder of audio is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for audio in %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) found. Choose a sample to hear it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Several files in subfolders of %1 are called as this sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recording of this sample in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no audio output.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SampleTableModel</name>
    <message>
        <source>Sorting the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not known of this sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the filter: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SampleTableSelection</name>
    <message>
        <source>a row of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows of the table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SampleTableView</name>
    <message>
        <source>Columns of the table of samples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SamplesPanel</name>
    <message>
        <source>Selected only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No samples yet. Open data, a run or scores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the data panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings the panel to the front in which data are opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: part of a name, or label &gt; 5 and cluster = 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter of the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;A part of the name, or comparisons by = != &amp;lt; &amp;lt;= &amp;gt; &amp;gt;= and ~ (contains), joined by &lt;i&gt;and&lt;/i&gt;, &lt;i&gt;or&lt;/i&gt;, &lt;i&gt;not&lt;/i&gt; and parentheses:&lt;/p&gt;&lt;p&gt;split = Train and rank &amp;lt; 100&lt;br&gt;not bin = 1&lt;br&gt;Gender = Female or rater spread = missing&lt;/p&gt;&lt;p&gt;A column&apos;s tooltip says how it is called. Bins count from 1, ranks from 0.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong with the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only what was selected in plots and in this table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples shown and selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which columns are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes samples with the shown columns to a CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected samples…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All shown samples…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %L1 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no samples yet: open data, a run or scores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row for each of %L1 samples, with %L2 columns.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a plot: move the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arrow keys, Home, End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a plot: select what is under the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter; Shift adds, Ctrl toggles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From one control to the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SourceField</name>
    <message>
        <source>Type a path, or drop a file here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows × %2 columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, %n attribute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ratings of %2 samples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TourComparisonPage</name>
    <message>
        <source>A curriculum against none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CCC of every trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Trains the curriculum regressor %n time(s) without and with the curriculum</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&lt;p&gt;The curriculum regressor starts with the easiest bin; every few epochs one bin more enters and the learning rate is halved. Without a curriculum it sees everything from the start. Each is trained %n time(s) with other seeds; the best epoch is chosen on the development split, and the CCC is that of the test splits. Test2 is recorded in a condition that the training data do not have.&lt;/p&gt;</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;p&gt;There is no run yet: start on the first page.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;: %2 without, %3 with the curriculum (α = %4); difference %5, p = %6.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;A curriculum does not help everywhere, and three trials say little: that is why the program compares, with trials, intervals and tests, instead of believing.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trials of both approaches on each test split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tour&apos;s comparison</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TourDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TrainingLog</name>
    <message>
        <source>%1, K = %2, seed %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TrainingSettingsDialog</name>
    <message>
        <source>Training settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regressor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the networks run: the processor, or a GPU that LibTorch can use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first GPU, else CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU threads of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values of the paper</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TruthPage</name>
    <message>
        <source>The truth beside what was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean true ambiguity of each bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The truth is known of the teaching corpus alone: start on the first page.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;How ambiguous the samples of each bin of DeepMI truly are, from the first (easiest) to the last; the dashed line is the mean of all. Over all samples, rank and ambiguity correlate with ρ = &lt;b&gt;%1&lt;/b&gt; (Spearman).&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The spread of the raters&apos; answers, which needs several raters a sample, correlates with ρ = &lt;b&gt;%1&lt;/b&gt;. DeepMI needs no raters, but it measures something else as well: how common a level is, and how much the network has learned. Move α on the page before and watch this one.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean true ambiguity by bin:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ViewActions</name>
    <message>
        <source>Language: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window speaks it when the program is started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme of the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pr&amp;esentation mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large texts and figures, the whole screen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waveform of the sample in focus. Click, or press left and right, to play from elsewhere; Space plays and pauses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deepmi::studio::Workspace</name>
    <message>
        <source>Show %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This attribute cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These settings cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curriculum cannot be computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This K cannot be previewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of K = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting levels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
