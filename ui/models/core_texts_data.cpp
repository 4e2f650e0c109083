#include "models/core_text_lists.h"

#include <QCoreApplication>

namespace deepmi::studio
{

std::vector<CoreText> coreTextsOfData()
{
    return {
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
        QT_TRANSLATE_NOOP("Core", "%1: the column %2 holds the label %3, outside the scale %4 to %5 that was "
                                  "given; it is left aside"),
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
    };
}

} // namespace deepmi::studio
