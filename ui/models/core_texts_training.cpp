#include "models/core_text_lists.h"

#include <QCoreApplication>

namespace deepmi::studio
{

std::vector<CoreText> coreTextsOfTraining()
{
    return {
        // Scores
        QT_TRANSLATE_NOOP("Core", "there is a column %1 but no column %2; give both or neither"),
        QT_TRANSLATE_NOOP("Core", "the name stands twice, names must be unique"),
        QT_TRANSLATE_NOOP("Core", "the name '%1' stands twice, names must be unique"),
        QT_TRANSLATE_NOOP("Core",
                          "the name '%1' stands twice; ties are settled by names, which must be unique"),
        QT_TRANSLATE_NOOP("Core", "this is no JSON: %1"),
        QT_TRANSLATE_NOOP("Core", "%L1 of %L2 training samples have no score (%3); expected a score for each "
                                  "sample of the Train split"),
        QT_TRANSLATE_NOOP("Core", "the scores of %1 could all be that of the training sample %2, which only "
                                  "meets them without folder and file extension; spell the names as the "
                                  "labels do"),
        QT_TRANSLATE_NOOP("Core", "there are no scores for %1"),
        QT_TRANSLATE_NOOP("Core", "there are no samples to rank"),
        QT_TRANSLATE_NOOP("Core", "the number of bins is %L1, expected 1 to %L2"),
        QT_TRANSLATE_NOOP("Core", "the number of levels is %L1, expected 1 to %L2"),
        QT_TRANSLATE_NOOP("Core",
                          "the cut %1 between levels must lie above %2 and below the top of the scale, %3"),
        QT_TRANSLATE_NOOP("Core", "K is %L1, expected 1 to the number of samples, %L2"),
        QT_TRANSLATE_NOOP("Core", "K is %L1, expected 1 to the number of rows, %L2"),
        // Training
        inWindow("--%1 is %2, expected %3 to %4",
                 QT_TRANSLATE_NOOP("Core", "the parameter %1 is %2, expected %3 to %4")),
        inWindow("--%1 is '%2', expected one of %3",
                 QT_TRANSLATE_NOOP("Core", "the parameter %1 is '%2', expected one of %3")),
        inWindow("has %1 samples, fewer than K = %2 clusters; lower --clusters",
                 QT_TRANSLATE_NOOP("Core", "has %L1 samples, fewer than K = %L2 clusters; lower K")),
        inWindow("has %1 rows, fewer than K = %2 clusters; lower --clusters",
                 QT_TRANSLATE_NOOP("Core", "has %L1 rows, fewer than K = %L2 clusters; lower K")),
        inWindow("has %1 samples, fewer than the %2 bins of the curriculum, whose first ones would be empty; "
                 "lower --bins",
                 QT_TRANSLATE_NOOP("Core",
                                   "has %L1 samples, fewer than the %L2 bins of the curriculum, whose "
                                   "first ones would be empty; take fewer bins")),
        QT_TRANSLATE_NOOP("Core", "all %L1 labels are the same; there is nothing to learn"),
        QT_TRANSLATE_NOOP("Core",
                          "all %L1 labels are the same, so that it has no CCC to find the best epoch by"),
        QT_TRANSLATE_NOOP("Core", "all %L1 labels of the Development split are the same, so that it has no "
                                  "CCC: the last epoch is kept"),
        QT_TRANSLATE_NOOP("Core", "there is no Development split: the last epoch is kept"),
        QT_TRANSLATE_NOOP(
            "Core", "training diverged in epoch %1 (a loss is no longer a number); lower the learning rates"),
        inWindow("trial %1 diverged in epoch %2; lower --learning-rate",
                 QT_TRANSLATE_NOOP("Core", "trial %1 diverged in epoch %2; lower the learning rate")),
        inWindow("device %1 is not available: %2; use --device cpu",
                 QT_TRANSLATE_NOOP("Core", "device %1 is not available: %2; choose the CPU")),
        inWindow("--precision tf32 is a GPU's; the CPU has fp32 and bf16",
                 QT_TRANSLATE_NOOP("Core", "TF32 is a GPU's; the CPU has float32 and bfloat16")),
        inWindow("--precision bf16 needs a processor with AVX-512 BF16 or AMX, which this one (%1) does not "
                 "have; use --precision fp32",
                 QT_TRANSLATE_NOOP("Core", "bfloat16 needs a processor with AVX-512 BF16 or AMX, which this "
                                           "one (%1) does not have; choose float32")),
        inWindow("--precision bf16 needs oneDNN, which this LibTorch does not have; use --precision fp32",
                 QT_TRANSLATE_NOOP(
                     "Core", "bfloat16 needs oneDNN, which this LibTorch does not have; choose float32")),
        inWindow("--precision bf16 needs kernels that are not here: %1; use --precision tf32",
                 QT_TRANSLATE_NOOP("Core", "bfloat16 needs kernels that are not here: %1; choose TF32")),
        QT_TRANSLATE_NOOP(
            "Core",
            "the features (%1) do not fit into the GPU's memory (%2 free, of which %3 are kept for "
            "the work): %4 of them stay in the host's memory and are read from there, which is slower"),
        QT_TRANSLATE_NOOP("Core",
                          "the features (%1) do not fit into the GPU's memory: they stay in the host's "
                          "memory and are copied from there batch by batch, which is slower"),
        QT_TRANSLATE_NOOP("Core",
                          "the features (%1) do not fit into memory: while the program runs they lie in a "
                          "file in %2, which is slower"),
        inWindow("the features (%1) fit neither into the GPU's memory nor into the host's; take fewer rows "
                 "or columns, or --device cpu",
                 QT_TRANSLATE_NOOP("Core", "the features (%1) fit neither into the GPU's memory nor into the "
                                           "host's; take fewer rows or columns, or the CPU")),
        inWindow(
            "the GPU's memory is full (%1); use --precision bf16, a smaller --batch, fewer rows, or --device "
            "cpu",
            QT_TRANSLATE_NOOP(
                "Core",
                "the GPU's memory is full (%1); choose bfloat16, a smaller batch, fewer rows, or the CPU")),
        inWindow("the GPU failed at %1: %2; --resume goes on from the last checkpoint, --device cpu without "
                 "the GPU",
                 QT_TRANSLATE_NOOP("Core", "the GPU failed at %1: %2; the training can be resumed from its "
                                           "last checkpoint, also on the CPU")),
        inWindow(
            "--precision bf16 needs the GPU's kernels, which cannot train this (%1); it is trained in tf32",
            QT_TRANSLATE_NOOP("Core", "bfloat16 needs the GPU's kernels, which cannot train this (%1); it "
                                      "is trained in TF32")),
        inWindow(
            "--precision bf16 needs the GPU's kernels, and %1; use --precision tf32 or a smaller --batch",
            QT_TRANSLATE_NOOP("Core", "bfloat16 needs the GPU's kernels, and %1; choose TF32 or a smaller "
                                      "batch")),
        QT_TRANSLATE_NOOP("Core", "these trials were begun by kernels of our own and go on by LibTorch's "
                                  "operations, which draw other dropout masks: they do not end as they would "
                                  "have ended undisturbed"),
        QT_TRANSLATE_NOOP("Core", "these trials were begun by LibTorch's operations and go on by kernels of "
                                  "our own, which draw other dropout masks: they do not end as they would "
                                  "have ended undisturbed"),
        inWindow("the LSTM multiplies in fp32 whatever --precision says",
                 QT_TRANSLATE_NOOP("Core", "the LSTM multiplies in float32 whatever precision is chosen")),
        inWindow("products in bfloat16 make %1 GFLOP/s on this processor, in float32 %2: --precision fp32 is "
                 "faster here",
                 QT_TRANSLATE_NOOP("Core", "products in bfloat16 make %1 GFLOP/s on this processor, in "
                                           "float32 %2: the precision float32 is faster here")),
        QT_TRANSLATE_NOOP("Core", "networks are not available: %1; build with LibTorch "
                                  "(packaging/install-dependencies, then ./studio build)"),
        QT_TRANSLATE_NOOP("Core", "the cluster classifier uses %1 effective clusters of K = %2 where K-means "
                                  "uses %3 (epoch %4, accuracy on the pseudo-labels %5)"),
        QT_TRANSLATE_NOOP("Core", "the cluster classifier uses %1 effective clusters of K = %2 where K-means "
                                  "uses %3 (epoch %4, accuracy on the pseudo-labels %5); %6"),
        QT_TRANSLATE_NOOP("Core", "collapse: %1; I(X;Y) of the recognised cluster is not to be trusted; %2"),
        QT_TRANSLATE_NOOP("Core", "the pre-training collapsed: %1; I(X;Y) is not to be trusted"),
        inWindow("the pre-training collapsed: %1; I(X;Y) is not to be trusted; --cluster-source kmeans does "
                 "without the classifier",
                 QT_TRANSLATE_NOOP("Core", "the pre-training collapsed: %1; I(X;Y) is not to be trusted; "
                                           "clusters by K-means, in Curriculum, do without the classifier")),
        inWindow("the embeddings of all samples lie at one place: try smaller values of "
                 "--stage1-learning-rate, --stage2-learning-rate and --cluster-head-learning-rate, and look "
                 "with deepmi inspect whether the features differ from sample to sample",
                 QT_TRANSLATE_NOOP("Core", "the embeddings of all samples lie at one place: try smaller "
                                           "learning rates of both stages and of g, and look whether the "
                                           "features differ from sample to sample")),
        QT_TRANSLATE_NOOP("Core", "%1 of %2 scores belong to no sample of the labels and are not used (%3)"),
        QT_TRANSLATE_NOOP("Core", "the scores of all %1 training samples are equal: their order is chance, "
                                  "by the seed of the scores"),
        QT_TRANSLATE_NOOP("Core", "the training ends before all samples have entered: in its last epoch, "
                                  "%1, %2 of %3 are in use"),
        QT_TRANSLATE_NOOP("Core", "the training ends before all samples have entered: in its last epoch, "
                                  "%1, %2 of %3 are in use; with this pacing it takes %4 epochs or more"),
        QT_TRANSLATE_NOOP("Core", "%1 of %2 ratings are of a sample that the same rater has rated before, "
                                  "the first of %3 by %4; each of them counts"),
        inWindow("use --cluster-head keep, or more batches an epoch (a smaller --batch)",
                 QT_TRANSLATE_NOOP(
                     "Core", "choose “keep” as cluster head g, or more batches an epoch (a smaller batch)")),
        inWindow(
            "the classifier learns by the number of its steps: try a smaller --batch or more --epochs%1, a "
            "larger --cluster-head-learning-rate or fewer --clusters; score --cluster-source kmeans does "
            "without the classifier",
            QT_TRANSLATE_NOOP("Core", "the classifier learns by the number of its steps: try a smaller batch "
                                      "or more epochs%1, a larger learning rate of g or fewer clusters; "
                                      "clusters by K-means, in Curriculum, do without the classifier")),
        inWindow(" with --keep-epoch healthy%1",
                 QT_TRANSLATE_NOOP("Core", " with “healthy” under “Keep epoch”%1")),
        inWindow(", --uniform-clusters", QT_TRANSLATE_NOOP("Core", ", “Uniform over clusters”")),
        inWindow("the GPU failed at %1: %2; --device cpu does without the GPU",
                 QT_TRANSLATE_NOOP("Core", "the GPU failed at %1: %2; choosing the CPU does without it")),
        // Checkpoints
        QT_TRANSLATE_NOOP("Core", "is not a checkpoint; expected a file that begins with '%1'"),
        QT_TRANSLATE_NOOP("Core", "cannot write the checkpoint: %1"),
        QT_TRANSLATE_NOOP("Core",
                          "no checkpoint could be written (%1); the job goes on without one and tries again"),
        QT_TRANSLATE_NOOP("Core", "%1 is not there; going on from the one before it, %2"),
        inWindow("%1 is the checkpoint of an unfinished job; this one starts from the beginning and will "
                 "replace it (--resume goes on from it)",
                 QT_TRANSLATE_NOOP("Core", "%1 is the checkpoint of an unfinished job; this one starts from "
                                           "the beginning and will replace it")),
        inWindow("%1 is the checkpoint of an unfinished job; this one starts from the beginning and will "
                 "replace it (--resume could not go on from it: it %2)",
                 QT_TRANSLATE_NOOP("Core",
                                   "%1 is the checkpoint of an unfinished job; this one starts from "
                                   "the beginning and will replace it, since it cannot be resumed: it "
                                   "%2")),
        QT_TRANSLATE_NOOP("Core",
                          "nothing to resume: there is no checkpoint %1; starting from the beginning"),
        QT_TRANSLATE_NOOP("Core", "stopped before the first epoch was done; there is no checkpoint"),
        inWindow("stopped before the first epoch was done; %1 is still the checkpoint of the job before this "
                 "one: --resume goes on from it",
                 QT_TRANSLATE_NOOP("Core", "stopped before the first epoch was done; %1 is still the "
                                           "checkpoint of the job before this one, which can be resumed")),
        inWindow("stopped before the first epoch was done; %1 is still the checkpoint of the job before this "
                 "one, which --resume could not go on from: it %2",
                 QT_TRANSLATE_NOOP("Core", "stopped before the first epoch was done; %1 is still the "
                                           "checkpoint of the job before this one, which cannot be resumed: "
                                           "it %2")),
        inWindow("was made with --%1 %2, this job has %3",
                 QT_TRANSLATE_NOOP("Core", "was made with %1 %2, this job has %3")),
        inWindow("was made without --%1, which this job has",
                 QT_TRANSLATE_NOOP("Core", "was made without %1, which this job has")),
        inWindow("was made with --%1, which this job does not have",
                 QT_TRANSLATE_NOOP("Core", "was made with %1, which this job does not have")),
        QT_TRANSLATE_NOOP("Core", "was made with other data (its data hash is %1, here it is %2)"),
        QT_TRANSLATE_NOOP("Core", "is a checkpoint of deepmi %1, expected one of deepmi %2"),
        QT_TRANSLATE_NOOP("Core",
                          "%1; the one before it, %2 (%3), is good: rename it to %4 and resume again"),
        inWindow("%1; without --resume the job starts from the beginning",
                 QT_TRANSLATE_NOOP("Core", "%1; unless it is resumed, the job starts from the beginning")),
        QT_TRANSLATE_NOOP("Core", "%1; the checkpoint was written by another version of deepmi"),
        QT_TRANSLATE_NOOP(
            "Core",
            "was written by another version of deepmi (its checkpoint format is %1, this program reads %2)"),
        QT_TRANSLATE_NOOP("Core", "is damaged: the lines it begins with are not there"),
        QT_TRANSLATE_NOOP("Core", "is damaged: its second line is not its size and checksum"),
        QT_TRANSLATE_NOOP("Core", "is cut short: %L1 of %L2 bytes are there"),
        QT_TRANSLATE_NOOP("Core", "is damaged: %L1 bytes stand behind its end"),
        QT_TRANSLATE_NOOP("Core", "is damaged: the checksum of its content is %1, expected %2"),
        QT_TRANSLATE_NOOP("Core", "is damaged: it holds fewer values than its header lists"),
        QT_TRANSLATE_NOOP("Core", "is damaged: its header does not say how many values %1 has"),
        QT_TRANSLATE_NOOP("Core", "is damaged: its header cannot be used (%1)"),
        QT_TRANSLATE_NOOP("Core", "the checkpoint was made with deepmi %1, going on with %2: the result may "
                                  "differ from an undisturbed run's%3"),
        QT_TRANSLATE_NOOP("Core", "the checkpoint was made with LibTorch %1, going on with %2: the result "
                                  "may differ from an undisturbed run's%3"),
        QT_TRANSLATE_NOOP("Core", "the checkpoint was made with the device %1, going on with %2: the result "
                                  "may differ from an undisturbed run's%3"),
        QT_TRANSLATE_NOOP("Core", "the checkpoint was made with products in %1, going on with %2: the result "
                                  "may differ from an undisturbed run's%3"),
        QT_TRANSLATE_NOOP("Core", " in its last bits"),
        inWindow(
            "stopped; %1 holds the state after %2: the same command with --resume goes on from there",
            QT_TRANSLATE_NOOP("Core", "stopped; %1 holds the state after %2, from where it can be resumed")),
        inWindow("stopped; %1 holds the state after %2, a later one could not be written (%3): the same "
                 "command with --resume goes on from there",
                 QT_TRANSLATE_NOOP("Core", "stopped; %1 holds the state after %2, a later one could not be "
                                           "written (%3); from there it can be resumed")),
        QT_TRANSLATE_NOOP("Core", "stopped, and no checkpoint could be written: %1"),
        QT_TRANSLATE_NOOP("Core", "epoch %1 of %2"),
        QT_TRANSLATE_NOOP("Core", "epoch %1 of %2 in trial %3 of %4"),
        QT_TRANSLATE_NOOP("Core", "epoch %1 of %2 in trials %3 to %4 of %5"),
        QT_TRANSLATE_NOOP("Core", "trial %1 of %2"),
        QT_TRANSLATE_NOOP("Core", "stopped"),
        // Projects and results
        QT_TRANSLATE_NOOP("Core", "is not JSON; expected a project saved by DeepMI Studio"),
        QT_TRANSLATE_NOOP("Core", "is not \"deepmi-project\"; expected a project saved by DeepMI Studio"),
        QT_TRANSLATE_NOOP(
            "Core", "holds a number that is larger than any; expected a project saved by DeepMI Studio"),
        QT_TRANSLATE_NOOP("Core", "is nested too deeply to be a project"),
        QT_TRANSLATE_NOOP("Core",
                          "is %1, made by a newer version of DeepMI Studio%2; this one reads up to %3"),
        QT_TRANSLATE_NOOP("Core", "is not JSON; expected %1"),
        QT_TRANSLATE_NOOP("Core", "holds a number that is larger than any; expected %1"),
        QT_TRANSLATE_NOOP("Core", "is nested too deeply; expected %1"),
        QT_TRANSLATE_NOOP("Core", "the results of a comparison"),
        QT_TRANSLATE_NOOP("Core", "was written by a newer program; update this one"),
        QT_TRANSLATE_NOOP("Core",
                          "has no results of a comparison (plan.json, comparison.json or trials.csv)"),
        QT_TRANSLATE_NOOP("Core", "expected an object, here is %1"),
        QT_TRANSLATE_NOOP("Core", "expected a list, here is %1"),
        QT_TRANSLATE_NOOP("Core", "expected %1, here is %2"),
        QT_TRANSLATE_NOOP("Core", "expected the name of a file"),
        QT_TRANSLATE_NOOP("Core", "a name or text of the project is not UTF-8 and cannot be saved"),
        QT_TRANSLATE_NOOP("Core", "the assignments are of %L1 samples, DeepMI was computed of %L2"),
        // Sentences of the window's own reading and drawing
        QT_TRANSLATE_NOOP("Core", "reading the comparison"),
        QT_TRANSLATE_NOOP("Core", "saving the comparison"),
        QT_TRANSLATE_NOOP("Core", "is no folder that can be read"),
        QT_TRANSLATE_NOOP("Core", "chunk %1"),
        QT_TRANSLATE_NOOP("Core", "is %1 bytes long, expected at least 16"),
        QT_TRANSLATE_NOOP("Core", "has %1 channels at %2 frames a second, expected at least one of each"),
        QT_TRANSLATE_NOOP("Core", "is of encoding %1 with %2 bits, expected PCM (1) of 8, 16, 24 or 32 bits "
                                  "or float (3) of 32 or 64"),
        QT_TRANSLATE_NOOP("Core", "cannot be opened"),
        QT_TRANSLATE_NOOP("Core", "is no WAVE file: expected it to begin with RIFF and WAVE"),
        QT_TRANSLATE_NOOP("Core", "stands before the format, expected it behind"),
        QT_TRANSLATE_NOOP("Core", "has no sound: expected a chunk data"),
        QT_TRANSLATE_NOOP("Core", "%1 is a table: export it as CSV"),
        QT_TRANSLATE_NOOP("Core", "a picture of %L1 × %L2 pixels is too large; choose less dpi or an SVG"),
        QT_TRANSLATE_NOOP("Core", "there is not enough memory for a picture of this size"),
        QT_TRANSLATE_NOOP("Core", "the picture cannot be encoded: %1"),
        QT_TRANSLATE_NOOP("Core",
                          "K is %L1, expected 1 to the number of samples in the run's embedding, %L2"),
        QT_TRANSLATE_NOOP("Core", "a feature file and a label file are needed"),
        QT_TRANSLATE_NOOP("Core", "has %L1 columns, expected the %L2 of %3"),
        QT_TRANSLATE_NOOP("Core", "has no column that was recognised as labels, expected arousal, valence or "
                                  "dominance; say which column holds them"),
        QT_TRANSLATE_NOOP("Core", "sample '%1' is not among the data that are open"),
        QT_TRANSLATE_NOOP("Core", "another K needs the embedding of a pre-training run, and none is open"),
        QT_TRANSLATE_NOOP("Core", "there are no data; open some first"),
        QT_TRANSLATE_NOOP("Core", "teaching corpus"),
    };
}

} // namespace deepmi::studio
