#include "models/core_text.h"

#include <QCoreApplication>
#include <vector>

namespace deepmi::studio
{

namespace
{

/// What the core says for the command line, with its options, and what the window says in its place.
CoreText inWindow(const char* said, const char* shown)
{
    return {said, shown};
}

} // namespace

/// Spelled as the core builds them, with %1 to %9 where it puts numbers and names in; a test looks for each
/// in the core's sources. Sentences that only a mistake in the program could raise are left out.
const std::vector<CoreText>& coreTexts()
{
    static const std::vector<CoreText> texts = {
        // Stages of jobs
        QT_TRANSLATE_NOOP("Core", "reading"),
        QT_TRANSLATE_NOOP("Core", "reading features"),
        QT_TRANSLATE_NOOP("Core", "reading runs"),
        QT_TRANSLATE_NOOP("Core", "reading scores"),
        QT_TRANSLATE_NOOP("Core", "writing features"),
        QT_TRANSLATE_NOOP("Core", "writing the table"),
        QT_TRANSLATE_NOOP("Core", "inspecting"),
        QT_TRANSLATE_NOOP("Core", "making the teaching corpus"),
        QT_TRANSLATE_NOOP("Core", "pre-training"),
        QT_TRANSLATE_NOOP("Core", "training"),
        QT_TRANSLATE_NOOP("Core", "training networks"),
        QT_TRANSLATE_NOOP("Core", "comparing curricula"),
        QT_TRANSLATE_NOOP("Core", "trying K"),
        QT_TRANSLATE_NOOP("Core", "looking for audio"),
        QT_TRANSLATE_NOOP("Core", "saving runs"),
        QT_TRANSLATE_NOOP("Core", "saving scores"),
        QT_TRANSLATE_NOOP("Core", "saving the project"),
        // Lines of figures beside them
        inWindow(
            "CCC train %1 dev %2, clusters %3/g %4, g %5",
            QT_TRANSLATE_NOOP(
                "Core", "CCC train %1 dev %2; effective clusters: K-means %3, classifier %4 (accuracy %5)")),
        inWindow("CCC train %1, clusters %2/g %3, g %4",
                 QT_TRANSLATE_NOOP(
                     "Core", "CCC train %1; effective clusters: K-means %2, classifier %3 (accuracy %4)")),
        QT_TRANSLATE_NOOP("Core", "kept epoch %1: %2"), // said by the window's job
        QT_TRANSLATE_NOOP("Core",
                          "all %L1 labels of the test set %2 are the same (%3): its CCC is 0 whatever "
                          "is predicted and says nothing"),
        QT_TRANSLATE_NOOP("Core", "trial %1, best development CCC %2"),
        QT_TRANSLATE_NOOP("Core", "%1: trial %2, best development CCC %3"),
        QT_TRANSLATE_NOOP("Core", "trials %1 to %2, best development CCC %3"),
        QT_TRANSLATE_NOOP("Core", "%1: trials %2 to %3, best development CCC %4"),
        QT_TRANSLATE_NOOP("Core", "%1: scores"),
        // Places in files
        QT_TRANSLATE_NOOP("Core", "header"),
        QT_TRANSLATE_NOOP("Core", "line %1"),
        QT_TRANSLATE_NOOP("Core", "line %1, column %2"),
        QT_TRANSLATE_NOOP("Core", "line %1, field %2"),
        QT_TRANSLATE_NOOP("Core", "line %1, attribute %2"),
        QT_TRANSLATE_NOOP("Core", "row %1"),
        QT_TRANSLATE_NOOP("Core", "row %1, column %2"),
        QT_TRANSLATE_NOOP("Core", "column %1"),
        QT_TRANSLATE_NOOP("Core", "attribute %1"),
        QT_TRANSLATE_NOOP("Core", "byte %1"),
        QT_TRANSLATE_NOOP("Core", "element %1"),
        QT_TRANSLATE_NOOP("Core", "entry %1"),
        QT_TRANSLATE_NOOP("Core", "dataset %1"),
        QT_TRANSLATE_NOOP("Core", "variable %1"),
        QT_TRANSLATE_NOOP("Core", "member %1"),
        QT_TRANSLATE_NOOP("Core", "sample %1"),
        QT_TRANSLATE_NOOP("Core", "Train split"),
        QT_TRANSLATE_NOOP("Core", "Development split"),
        QT_TRANSLATE_NOOP("Core", "is not a RUN.h5 of deepmi pretrain (%1)"),
        // Files of any kind
        QT_TRANSLATE_NOOP("Core", "the file does not exist"),
        QT_TRANSLATE_NOOP("Core", "does not exist"),
        QT_TRANSLATE_NOOP("Core", "is no file"),
        QT_TRANSLATE_NOOP("Core", "has %L1 bytes, more than the %L2 that are read of such a file"),
        QT_TRANSLATE_NOOP("Core", "not enough memory for the %L1 bytes of this file"),
        QT_TRANSLATE_NOOP(
            "Core",
            "keeps its values in other files, which are not read; copy them into one file (h5repack)"),
        QT_TRANSLATE_NOOP("Core",
                          "is a link to another file, which is not read; copy it into this one (h5repack)"),
        QT_TRANSLATE_NOOP(
            "Core", "unpacks to more than the %L1 bytes that the archive declares; the file is damaged"),
        QT_TRANSLATE_NOOP("Core", "this is a folder, expected a file"),
        QT_TRANSLATE_NOOP("Core", "this is not a regular file; copy its contents to a file first"),
        QT_TRANSLATE_NOOP("Core", "the file is empty"),
        // The same of a checkpoint that cannot be resumed
        QT_TRANSLATE_NOOP("Core", "is a folder, expected a file"),
        QT_TRANSLATE_NOOP("Core", "is not a regular file; copy its contents to a file first"),
        QT_TRANSLATE_NOOP("Core", "is empty"),
        QT_TRANSLATE_NOOP("Core", "cannot be read"),
        QT_TRANSLATE_NOOP("Core", "cannot be read: %1"),
        QT_TRANSLATE_NOOP("Core", "cannot be written"),
        QT_TRANSLATE_NOOP("Core", "cannot be written: %1"),
        QT_TRANSLATE_NOOP("Core", "cannot be written, the disk may be full: %1"),
        QT_TRANSLATE_NOOP("Core", "%1: %2; the file was not written, free space or another folder is needed"),
        QT_TRANSLATE_NOOP("Core", "cannot make this folder: %1"),
        QT_TRANSLATE_NOOP("Core", "the folder cannot be read: %1"),
        QT_TRANSLATE_NOOP("Core",
                          "the file ends here, expected at least %L1 bytes; it is probably truncated"),
        QT_TRANSLATE_NOOP("Core",
                          "was changed by another program while it was read (%L1 bytes before, %L2 bytes "
                          "now); wait until it is complete and start again"),
        QT_TRANSLATE_NOOP("Core", "%1 is at work in %2; wait for it or choose another place"),
        QT_TRANSLATE_NOOP("Core", "the file system of %1 has no locks (%2): see to it yourself that no other "
                                  "program writes %3 meanwhile"),
        QT_TRANSLATE_NOOP("Core", "not enough memory for %L1 rows of %L2 float32 values, nor room in %3 "
                                  "(DEEPMI_SCRATCH names another folder)"),
        QT_TRANSLATE_NOOP("Core", "not enough memory for %L1 rows of %L2 float32 values"),
        QT_TRANSLATE_NOOP("Core",
                          "%1: %2 were asked for, %3 are free; take fewer rows or columns, a smaller pool "
                          "or batch, fewer tasks at once, or a machine with more memory"),
        QT_TRANSLATE_NOOP("Core", "it is missing"),
        QT_TRANSLATE_NOOP("Core", "is missing"),
        QT_TRANSLATE_NOOP("Core", "expected one text"),
        QT_TRANSLATE_NOOP("Core", "expected a text"),
        QT_TRANSLATE_NOOP("Core", "found %1, expected a number"),
        QT_TRANSLATE_NOOP("Core", "found %1, expected a number (a label)"),
        QT_TRANSLATE_NOOP("Core", "the value is not a finite number"),
        QT_TRANSLATE_NOOP("Core", "the value is %1, expected a number"),
        // Texts and tables
        QT_TRANSLATE_NOOP(
            "Core",
            "a zero byte: this is not text in UTF-8, in UTF-16 with a byte order mark, or in Latin-1"),
        QT_TRANSLATE_NOOP("Core", "this is a workbook of a spreadsheet; save its sheet as CSV"),
        QT_TRANSLATE_NOOP("Core", "this is a compressed file (%1); decompress it first"),
        QT_TRANSLATE_NOOP("Core", "this is a NumPy archive (.npz), expected text"),
        QT_TRANSLATE_NOOP(
            "Core", "a byte that is not UTF-8 in a text that was UTF-8 until here; save it in one encoding"),
        QT_TRANSLATE_NOOP("Core", "a byte that is no character in UTF-8 or in Latin-1"),
        QT_TRANSLATE_NOOP("Core", "half a character of UTF-16; the file is truncated"),
        QT_TRANSLATE_NOOP("Core", "half a character of UTF-16; the file is damaged or truncated"),
        QT_TRANSLATE_NOOP("Core", "holds the character %1, which is none of Unicode"),
        QT_TRANSLATE_NOOP("Core", "a zero character: this is not text"),
        QT_TRANSLATE_NOOP(
            "Core",
            "found %1, but line %2 of the column has a decimal point; write all of its numbers alike"),
        QT_TRANSLATE_NOOP("Core", "found %1, whose comma may be a decimal one or set thousands apart, and no "
                                  "other cell of the column tells; write decimal points"),
        QT_TRANSLATE_NOOP("Core", "the file begins with nothing but blank lines"),
        QT_TRANSLATE_NOOP("Core", "the file has no lines, expected a header line and rows"),
        QT_TRANSLATE_NOOP("Core", "the file has no lines, expected a header line and rows of numbers"),
        QT_TRANSLATE_NOOP("Core", "the file has a header line but no rows"),
        QT_TRANSLATE_NOOP("Core", "there is no column %1; the columns are %2"),
        QT_TRANSLATE_NOOP("Core", "columns %1 and %2 are both named '%3'"),
        QT_TRANSLATE_NOOP("Core", "%1: the first column has no heading and is left out"),
        QT_TRANSLATE_NOOP("Core", "%1: the last column, %2, is taken for the class and left out"),
        QT_TRANSLATE_NOOP(
            "Core",
            "%1: the first line has no headings, so it is read as data and the columns have no names"),
        QT_TRANSLATE_NOOP("Core", "has no columns of numbers beside names, frame times and classes"),
        // Features
        QT_TRANSLATE_NOOP("Core", "the format is not known, expected features as HDF5, .npy, .npz, .mat, "
                                  "HTK, ARFF, CSV or TSV, or a folder of .mat or .htk files"),
        QT_TRANSLATE_NOOP("Core", "the ARFF file has no @data line; it is truncated"),
        QT_TRANSLATE_NOOP("Core", "the ARFF file declares no numeric attributes"),
        QT_TRANSLATE_NOOP("Core", "the ARFF file has no rows behind @data"),
        QT_TRANSLATE_NOOP(
            "Core", "expected @attribute NAME followed by numeric, real, integer, string, date or {values}"),
        QT_TRANSLATE_NOOP("Core", "found %1, expected @relation, @attribute or @data"),
        QT_TRANSLATE_NOOP("Core", "is not numeric, expected numbers only"),
        QT_TRANSLATE_NOOP("Core", "is a sparse ARFF row, expected all values"),
        QT_TRANSLATE_NOOP("Core", "the row has %L1 values, expected one for each of the %L2 attributes"),
        QT_TRANSLATE_NOOP("Core", "the row has %L1 cells, expected %L2 as in the first row"),
        QT_TRANSLATE_NOOP("Core", "the row has 1 cell, expected %L1 as in the first row"),
        QT_TRANSLATE_NOOP("Core",
                          "the row has %L1 cells and the first row one; this is no table, expected columns "
                          "between commas, semicolons or tabs"),
        inWindow("there is none of this name; the file has %1; name another with %2",
                 QT_TRANSLATE_NOOP("Core", "there is none of this name; the file has %1")),
        inWindow(
            "several %1s could be the features, choose one with %3: %2",
            QT_TRANSLATE_NOOP("Core", "several %1s could be the features, choose one in “Features in”: %2")),
        inWindow(
            "several %1s could be the row names, choose one with %3: %2",
            QT_TRANSLATE_NOOP("Core", "several %1s could be the row names, choose one in “Names in”: %2")),
        QT_TRANSLATE_NOOP("Core", "no %1 holds numbers in two dimensions (rows × columns); the file has %2"),
        QT_TRANSLATE_NOOP("Core", "has %L1 names, expected %L2, one a row of %3"),
        inWindow("the %1 rows have no names%2; give a text file with one name a line by %4 or put it beside "
                 "as %3_names.txt",
                 QT_TRANSLATE_NOOP("Core", "the %L1 rows have no names%2; choose a text file with one name a "
                                           "line in “File of names”, or put it beside as %3_names.txt")),
        QT_TRANSLATE_NOOP("Core", "the name is empty"),
        QT_TRANSLATE_NOOP("Core", "the name %1 is already that of %2; every row needs a name of its own"),
        QT_TRANSLATE_NOOP("Core", "is %1, so it has no values"),
        QT_TRANSLATE_NOOP("Core", "has %L1 values, expected %L2 as in %3"),
        QT_TRANSLATE_NOOP("Core", "is empty, expected a row of features"),
        QT_TRANSLATE_NOOP("Core", "declares more elements than any memory holds"),
        QT_TRANSLATE_NOOP("Core", "this is not an HDF5 file (its signature is missing), expected .h5"),
        QT_TRANSLATE_NOOP("Core", "the HDF5 file cannot be opened, it is truncated or damaged: %1"),
        QT_TRANSLATE_NOOP("Core", "the folder holds no .mat or .htk files, expected one a sample"),
        QT_TRANSLATE_NOOP("Core", "the folder holds .mat and .htk files, expected one kind"),
        QT_TRANSLATE_NOOP("Core", "the file ends inside the 12 bytes of the HTK header; it is truncated"),
        QT_TRANSLATE_NOOP("Core", "the HTK file is written little-endian, expected big-endian"),
        QT_TRANSLATE_NOOP("Core", "this is no HTK file: it says kind %1 and %2 bytes a frame"),
        QT_TRANSLATE_NOOP("Core", "the HTK file holds %1, expected vectors of parameters"),
        QT_TRANSLATE_NOOP("Core", "the HTK file says %1 bytes a frame, expected a multiple of %2"),
        QT_TRANSLATE_NOOP(
            "Core",
            "the HTK header says %L1 frames of %L2 bytes, which makes a file of %L3 bytes; it has %L4"),
        QT_TRANSLATE_NOOP("Core", "the HTK file has no frames"),
        inWindow("has %1 frames, expected one a sample; measures of frames take the folder by --frames",
                 QT_TRANSLATE_NOOP("Core", "has %L1 frames, expected one a sample; measures of frames are "
                                           "computed by the command deepmi score")),
        inWindow("holds frames of utterances (frames, offsets), expected a row a sample; frames are given as "
                 "--frames",
                 QT_TRANSLATE_NOOP("Core", "holds frames of utterances (frames, offsets), expected a row a "
                                           "sample; measures of frames are computed by the command deepmi "
                                           "score")),
        QT_TRANSLATE_NOOP("Core", "is %1, expected 1 × %2 as in %3"),
        QT_TRANSLATE_NOOP("Core", "the file ends inside its MATLAB header; it is truncated"),
        QT_TRANSLATE_NOOP("Core", "the MATLAB file's version is not known, expected 4, 5, 7 or 7.3"),
        QT_TRANSLATE_NOOP(
            "Core", "this is not a whole MATLAB file (.mat): it is of another kind, truncated or damaged"),
        QT_TRANSLATE_NOOP(
            "Core",
            "the variable that starts here is longer than the file; the file is truncated or damaged"),
        QT_TRANSLATE_NOOP("Core", "no MATLAB variable starts here; the file is damaged"),
        QT_TRANSLATE_NOOP("Core", "the MATLAB file cannot be opened, it is truncated or damaged %1"),
        QT_TRANSLATE_NOOP("Core", "the MATLAB file is damaged: %1"),
        QT_TRANSLATE_NOOP("Core", "the MATLAB file has no variables"),
        QT_TRANSLATE_NOOP("Core", "is %1, more values than matio can count; convert it to HDF5 or .npy"),
        QT_TRANSLATE_NOOP("Core", "cannot be read, the file is damaged %1"),
        QT_TRANSLATE_NOOP("Core", "holds complex numbers, expected real ones"),
        QT_TRANSLATE_NOOP("Core", "is a sparse matrix, expected a full one"),
        QT_TRANSLATE_NOOP("Core", "this is not a .npy array (it does not start with its signature)"),
        QT_TRANSLATE_NOOP("Core", "the .npy version is %1, expected 1, 2 or 3"),
        QT_TRANSLATE_NOOP("Core", "the file ends inside the .npy header; it is truncated"),
        QT_TRANSLATE_NOOP("Core", "the .npy header cannot be understood: %1"),
        QT_TRANSLATE_NOOP(
            "Core",
            "the header declares %L1 elements of %2, but only %L3 bytes follow; the file is truncated"),
        QT_TRANSLATE_NOOP("Core", "it ends before its last element; the file is truncated"),
        QT_TRANSLATE_NOOP("Core", "more bytes follow after the %L1 elements its header declares"),
        QT_TRANSLATE_NOOP("Core",
                          "the dtype is %1, expected float16, float32, float64, integers, bool or text"),
        QT_TRANSLATE_NOOP(
            "Core", "this is an array of Python objects, which is stored as a pickle and is not read because "
                    "it can run code; save numbers as float32 and names as str, e.g. names.astype(str)"),
        QT_TRANSLATE_NOOP("Core", "holds text (%1), expected numbers"),
        QT_TRANSLATE_NOOP("Core", "holds numbers (%1), expected text"),
        QT_TRANSLATE_NOOP("Core", "has the shape %1, expected two dimensions: rows, columns"),
        QT_TRANSLATE_NOOP("Core", "has the shape %1, so no values"),
        QT_TRANSLATE_NOOP(
            "Core", "this is not a whole zip archive (.npz, .pt), it is truncated or of another kind: %1"),
        QT_TRANSLATE_NOOP("Core", "its checksum (CRC-32) is wrong; the file is damaged"),
        inWindow("holds a network's weights, which a pre-training can start from: deepmi pretrain "
                 "--init-weights FILE",
                 QT_TRANSLATE_NOOP("Core", "holds a network's weights, from which a pre-training by the "
                                           "command deepmi pretrain can start")),
        QT_TRANSLATE_NOOP("Core", "the rank is out of range, aucurriculum's ranks are 0 to 1"),
        QT_TRANSLATE_NOOP("Core", "the rank stands in line %1 already, each rank must stand once"),
        QT_TRANSLATE_NOOP("Core", "the rank contradicts the means, which rise and fall over the ranks; "
                                  "leave the column out to have the samples ranked anew"),
        QT_TRANSLATE_NOOP("Core", "ends after %L1 of %L2 bytes; the file is truncated"),
        QT_TRANSLATE_NOOP("Core", "has %L1 features a row, expected %L2 as in %3"),
        QT_TRANSLATE_NOOP("Core", "has %L1 features a row, expected %L2 as in the training features %3"),
        // Labels and ratings
        QT_TRANSLATE_NOOP("Core", "the file has no labels"),
        QT_TRANSLATE_NOOP("Core", "the file has no ratings"),
        QT_TRANSLATE_NOOP("Core",
                          "expected [start - end] TURN_NAME emotion [valence, activation, dominance]"),
        QT_TRANSLATE_NOOP("Core", "found %1, expected a turn ([start - end] ...) or the line of one "
                                  "evaluator (C-E1: or A-E1:) of IEMOCAP's EmoEvaluation"),
        QT_TRANSLATE_NOOP("Core", "a rating without the line of its turn above it"),
        QT_TRANSLATE_NOOP("Core", "found %1, expected 'val 3; act 2; dom 2;', each of them once"),
        QT_TRANSLATE_NOOP("Core", "the turn %1 stands on %2 of %3 as well"),
        QT_TRANSLATE_NOOP("Core", "there are no self-reports (lines A-F1:, A-M1: ...)"),
        QT_TRANSLATE_NOOP("Core", "there are no evaluators' ratings (lines A-E1:, A-E2: ...)"),
        QT_TRANSLATE_NOOP("Core", "there are no turns ([start - end] TURN_NAME emotion [V, A, D])"),
        QT_TRANSLATE_NOOP("Core", "this is a folder without IEMOCAP's EmoEvaluation/*.txt, expected a file "
                                  "of labels or a folder of those"),
        QT_TRANSLATE_NOOP("Core", "the name '%1' stands there twice"),
        QT_TRANSLATE_NOOP("Core", "the name '%1' stands on line %2 as well"),
        QT_TRANSLATE_NOOP("Core", "no name before the first semicolon"),
        QT_TRANSLATE_NOOP("Core", "no rater before the first semicolon"),
        QT_TRANSLATE_NOOP("Core", "no file name before the comma"),
        QT_TRANSLATE_NOOP("Core",
                          "no attributes; expected fields like 'A:3.4; V:3.6; D:3.6;' after the class"),
        QT_TRANSLATE_NOOP(
            "Core",
            "a rating without the consensus line of its file (NAME; class; A:..; V:..; D:..;) above it"),
        QT_TRANSLATE_NOOP(
            "Core", "every sample has one row and no column names a rater: these are labels, not single "
                    "ratings (those of the MSP corpora are in labels_detailed.csv and labels.txt)"),
        QT_TRANSLATE_NOOP("Core", "labels_detailed.csv has single ratings, not one label a sample; consensus "
                                  "labels are in labels_consensus.csv or labels.txt"),
        inWindow("there is no column '%1', asked for as %2; %3; name another with %4",
                 QT_TRANSLATE_NOOP("Core", "there is no column '%1', asked for as %2; %3")),
        QT_TRANSLATE_NOOP("Core", "two columns could be '%1', asked for as %2; %3"),
        inWindow("no column has the sample names (FileName, file, name, id ...); %1; name it with %2",
                 QT_TRANSLATE_NOOP("Core",
                                   "no column has the sample names (FileName, file, name, id ...); %1; "
                                   "choose it in “Names in”")),
        inWindow(
            "columns '%1' and '%2' could both be the %3; say which with %4",
            QT_TRANSLATE_NOOP("Core", "columns '%1' and '%2' could both be the %3; choose the column of %3")),
        QT_TRANSLATE_NOOP("Core", "the label scale is %1:%2, expected two numbers, the lower first"),
        inWindow("the label %1 lies outside the scale %2 to %3; if the file has another scale, give it with "
                 "--scale LOW:HIGH",
                 QT_TRANSLATE_NOOP("Core", "the label %1 lies outside the scale %2 to %3; if the file has "
                                           "another scale, enter it in “Scale”")),
        inWindow("%1: all labels lie between %2 and %3, and their scale is taken for %4 to %5; if it is "
                 "another, give it with %6",
                 QT_TRANSLATE_NOOP("Core", "%1: all labels lie between %2 and %3, and their scale is taken "
                                           "for %4 to %5; if it is another, open the files again and enter "
                                           "it in “Scale”")),
        QT_TRANSLATE_NOOP("Core", "no sample has two ratings or more; disagreement needs single ratings by "
                                  "at least two people a sample"),
        // Data put together
        QT_TRANSLATE_NOOP("Core", "no name is shared with %1: the labels are named %2, the features %3 (file "
                                  "extensions and folders were ignored)%4"),
        QT_TRANSLATE_NOOP("Core", "; the names look alike, but one file has letters with accents as one "
                                  "character and the other as a letter and an accent (Unicode's NFC and "
                                  "NFD): write both in one form"),
        QT_TRANSLATE_NOOP("Core", "none of the %L1 samples that have features has a value of %2"),
        QT_TRANSLATE_NOOP("Core", "; no split column was found, or it says NA of all %L1 samples"),
        inWindow("%1 split has no rows%2; another column can be named as the split column: %3",
                 QT_TRANSLATE_NOOP(
                     "Core", "%1 split has no rows%2; another column can be named as the split column")),
        QT_TRANSLATE_NOOP("Core", "; the file has %1"),
        QT_TRANSLATE_NOOP("Core", "; of the samples that have features there are %1"),
        QT_TRANSLATE_NOOP("Core", "test corpus %1 has no labelled samples"),
        QT_TRANSLATE_NOOP("Core", "two test corpora are called %1"),
        QT_TRANSLATE_NOOP("Core", "a test corpus cannot be called %1, the name of a split; choose another"),
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
    return texts;
}

} // namespace deepmi::studio
