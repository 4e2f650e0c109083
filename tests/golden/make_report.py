"""Expected numbers of small reports, by NumPy and SciPy alone. Writes report.json beside it."""
import itertools
import json
import pathlib

import numpy as np
import scipy
from scipy import stats

random = np.random.default_rng(20240711)
attributes, tests, trials = ["arousal", "valence"], ["Test1", "Other"], 4


def rounded(values):
    return [round(float(value), 4) for value in values]


def drawn(centre, count=trials):
    return rounded(centre + .006 * random.standard_normal(count))


def welch(first, second):
    test = stats.ttest_ind(first, second, equal_var=False)
    interval = test.confidence_interval(.95)
    return {"difference": float(np.mean(first) - np.mean(second)), "p": float(test.pvalue),
            "low": float(interval.low), "high": float(interval.high)}


# Tables II and III: four approaches, two attributes, two test sets; development CCC as well.
centres = {"W/O curriculum": .62, "Random": .60, "Disagreement": .615, "DeepMI": .635}
table2 = {"trials": [], "cells": []}
for attribute in attributes:
    for title, centre in centres.items():
        values = {test: drawn(centre - (.3 if attribute == "valence" else 0)) for test in tests}
        table2["trials"].append({"attribute": attribute, "approach": title, "tests": values,
                                 "development": drawn(centre)})
for attribute in attributes:
    of = {one["approach"]: one["tests"] for one in table2["trials"] if one["attribute"] == attribute}
    for test in tests:
        for title in centres:
            values = of[title][test]
            std = np.std(values, ddof=1)
            table2["cells"].append({
                "attribute": attribute, "test": test, "approach": title, "mean": float(np.mean(values)),
                "var_percent": float(100 * std / np.mean(values)),
                "better_than": [other for other in centres if other != title
                                and np.mean(values) > np.mean(of[other][test])
                                and stats.ttest_ind(values, of[other][test], equal_var=False).pvalue < .05]})

# Table VI: α = 0 … 1, one-way analysis of variance.
alphas = [0, .25, .5, .75, 1]
table6 = {"alphas": alphas, "ccc": [drawn(.6 + .01 * alpha) for alpha in alphas],
          "development": [drawn(.6 + .02 * (alpha == .5)) for alpha in alphas]}
table6["f"], table6["p"] = (float(value) for value in stats.f_oneway(*table6["ccc"]))

# A search's finalists against W/O curriculum: three comparisons, corrected by Holm.
plain, finalists = drawn(.65, 10), [drawn(.662, 10), drawn(.652, 10), drawn(.64, 10)]
search = {"plain": plain, "finalists": finalists, "contrasts": [welch(one, plain) for one in finalists]}
p = [one["p"] for one in search["contrasts"]]
running = 0
for rank, index in enumerate(np.argsort(p)):
    running = max(running, min(1, (len(p) - rank) * p[index]))
    search["contrasts"][index]["corrected"] = float(running)

# Figure 2: order and shape.
label = rounded(np.clip(4 + 1.2 * random.standard_normal(200), 1, 7))
centre = np.mean(label)
distance = np.abs(np.array(label) - centre)
noisy = distance + .8 * random.standard_normal(200)
rank = np.argsort(np.argsort(-noisy))
bins = [int(value) for value in rank * 10 // 200]
order = {"label": label, "bin": bins, "rho": float(stats.spearmanr(distance, bins).statistic), "distance": [],
         "bimodality": []}
for one in range(10):
    values = np.array(label)[np.array(bins) == one]
    n = len(values)
    g, k = stats.skew(values, bias=False), stats.kurtosis(values, bias=False)
    order["distance"].append(float(np.mean(np.abs(values - centre))))
    order["bimodality"].append(float((g * g + 1) / (k + 3 * (n - 1) ** 2 / ((n - 2) * (n - 3)))))

# The permutation test's exact p of a few values: every order of them.
values, groups = [3.1, .2, 2.5, .7, 1.6, .1, 1.1, .9], [0, 0, 0, 1, 1, 2, 2, 2]
observed = abs(stats.spearmanr(values, groups).statistic)
extreme = [abs(stats.spearmanr(values, one).statistic) >= observed - 1e-12
           for one in set(itertools.permutations(groups))]
small = {"values": values, "groups": groups, "rho": float(stats.spearmanr(values, groups).statistic),
         "p": float(np.mean(extreme))}

result = {"made_with": f"SciPy {scipy.__version__}, NumPy {np.__version__}", "table2": table2,
          "table6": table6, "search": search, "order": order, "permutation": small}
pathlib.Path(__file__).with_name("report.json").write_text(json.dumps(result, indent=1) + "\n")
