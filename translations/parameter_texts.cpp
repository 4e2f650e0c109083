// What the core says of its parameters: the tooltips of the forms. The core has no Qt and so no
// translations; a test compares this list with its tables. Read by lupdate, never compiled.

#include <QCoreApplication>

static const char* const textsOfParameters[] = {
    QT_TRANSLATE_NOOP("Parameters",
                      "number of clusters K; the paper: 50 (90K unlabelled), 40 (45K), 30 (none)"),
    QT_TRANSLATE_NOOP("Parameters", "passes of Algorithm 1 over the data"),
    QT_TRANSLATE_NOOP("Parameters", "epochs"),
    QT_TRANSLATE_NOOP("Parameters", "samples a training step, at most"),
    QT_TRANSLATE_NOOP("Parameters", "samples"),
    QT_TRANSLATE_NOOP("Parameters", "learning rate of stage I (SGD on the unlabelled pool)"),
    QT_TRANSLATE_NOOP("Parameters", "momentum of stage I's SGD; the paper has none"),
    QT_TRANSLATE_NOOP("Parameters",
                      "learning rate of stage II (Adam) for the feature extractor and the regressor"),
    QT_TRANSLATE_NOOP("Parameters", "learning rate of stage II (Adam) for the cluster classifier g"),
    QT_TRANSLATE_NOOP("Parameters", "share of hidden values dropped in training"),
    QT_TRANSLATE_NOOP("Parameters", "normalised features are clamped to plus and minus this"),
    QT_TRANSLATE_NOOP("Parameters", "deviations"),
    QT_TRANSLATE_NOOP("Parameters", "keep: K-means starts from the last centres and g persists; reset: cold "
                                    "K-means and a new last layer each epoch, as the authors' code"),
    QT_TRANSLATE_NOOP("Parameters", "draw batches uniformly over pseudo-labels instead of over samples"),
    QT_TRANSLATE_NOOP("Parameters", "Lloyd iterations of each K-means, at most"),
    QT_TRANSLATE_NOOP("Parameters", "iterations"),
    QT_TRANSLATE_NOOP("Parameters", "which epoch the run holds: best by development loss, the best whose "
                                    "cluster classifier is healthy, or the last"),
    QT_TRANSLATE_NOOP("Parameters", "emotion levels E recorded with the run"),
    QT_TRANSLATE_NOOP("Parameters", "trainings with different seeds (seed, seed+1, ...)"),
    QT_TRANSLATE_NOOP("Parameters", "width of the three hidden layers"),
    QT_TRANSLATE_NOOP(
        "Parameters",
        "statistics that normalise test features: training (the training corpus') or own (the test corpus')"),
    QT_TRANSLATE_NOOP("Parameters", "hardest samples first (anti-curriculum)"),
    QT_TRANSLATE_NOOP("Parameters", "difficulty bins that the ranked samples are cut into"),
    QT_TRANSLATE_NOOP("Parameters", "bins"),
    QT_TRANSLATE_NOOP("Parameters", "epochs of training in all"),
    QT_TRANSLATE_NOOP("Parameters", "epochs before the next harder bin enters"),
    QT_TRANSLATE_NOOP("Parameters",
                      "how samples enter: step, a bin at a time (the paper); one-step, all the rest at once; "
                      "or along a curve from the initial share to the final epoch"),
    QT_TRANSLATE_NOOP(
        "Parameters",
        "share of the samples, the easiest, in use at first (all pacings but step); 0: one bin"),
    QT_TRANSLATE_NOOP(
        "Parameters",
        "epoch, counted from 1, from which all samples are in use (all pacings but step); 0: the "
        "one in which the last bin would enter by step"),
    QT_TRANSLATE_NOOP("Parameters", "learning rate of the first epoch"),
    QT_TRANSLATE_NOOP(
        "Parameters",
        "how the learning rate falls: per-bin, each time bins enter (the paper); per-epochs, "
        "every few epochs; cosine, over all epochs; cosine-per-bin, from each entry to the next; "
        "inverse-share, as more samples are in use; or constant"),
    QT_TRANSLATE_NOOP(
        "Parameters",
        "factor on the learning rate each time bins enter (per-bin) or every few epochs (per-epochs)"),
    QT_TRANSLATE_NOOP("Parameters", "epochs between two decays of the rule per-epochs"),
    QT_TRANSLATE_NOOP(
        "Parameters",
        "the learning rate falls no lower than this share of the first epoch's; the paper has none"),
    QT_TRANSLATE_NOOP("Parameters", "Adam forgets its moments each time bins enter"),
};
