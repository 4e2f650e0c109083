"""Writes information.json: mutual information, its bias and its bootstrap, by scikit-learn and NumPy.

Run in a throw-away environment with numpy and scikit-learn: python make_information.py > information.json
The bootstrap is NumPy's multinomial draw of the counted table, percentiles by its default method; twenty
batches of as many resamples as the test draws give the scatter of a percentile from chance alone.
"""
import json

import numpy as np
import sklearn
from sklearn.metrics import mutual_info_score
from sklearn.metrics.cluster import expected_mutual_information

RESAMPLES, BATCHES = 4000, 20
QUANTILES = [2.5, 97.5]


def information(counts):
    """I of tables [..., first, second], nats."""
    total = counts.sum(axis=(-2, -1), keepdims=True)
    rows = counts.sum(axis=-1, keepdims=True)
    columns = counts.sum(axis=-2, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log(counts * total / (rows * columns))
        cells = np.where(counts > 0, counts / total * ratio, 0.0)
    return cells.sum(axis=(-2, -1)), cells, np.where(counts > 0, ratio, -np.inf)


def scatter(values):
    """Mean and standard deviation over batches of each percentile."""
    with np.errstate(invalid="ignore"):
        percentiles = np.percentile(values, QUANTILES, axis=1)  # [2, batches, ...]
        return percentiles.mean(axis=1), percentiles.std(axis=1, ddof=1)


def case(name, counts, draw):
    counts = np.array(counts)
    total = int(counts.sum())
    first, second = np.indices(counts.shape)
    first = np.repeat(first.ravel(), counts.ravel())
    second = np.repeat(second.ravel(), counts.ravel())
    occupied = lambda values: int((values > 0).sum())
    plain = float(mutual_info_score(first, second))
    miller_madow = plain + (
        occupied(counts.sum(1)) + occupied(counts.sum(0)) - occupied(counts) - 1
    ) / (2 * total)
    table = counts[counts.sum(1) > 0][:, counts.sum(0) > 0]
    chance = expected_mutual_information(table, total)
    resampled = draw.multinomial(total, counts.ravel() / total, size=(BATCHES, RESAMPLES))
    totals, cells, ratios = information(resampled.reshape(BATCHES, RESAMPLES, *counts.shape).astype(float))
    total_mean, total_scatter = scatter(totals)
    result = {
        "case": name,
        "counts": counts.tolist(),
        "information": plain,
        "miller_madow": miller_madow,
        "by_chance": float(chance),
        "mean": float(totals.mean()),
        "standard_error": float(totals.std(ddof=1)),
        "percentile": total_mean.tolist(),
        "percentile_scatter": total_scatter.tolist(),
    }
    # The best filled cell and the worst one that is filled at all.
    chosen = [int(counts.argmax()), int(np.where(counts > 0, counts, total + 1).argmin())]
    result["cells"] = []
    for cell in chosen:
        at = np.unravel_index(cell, counts.shape)
        mean, spread = scatter(cells[(..., *at)])
        ratio_mean, ratio_spread = scatter(ratios[(..., *at)])
        result["cells"].append(
            {
                "first": int(at[0]),
                "second": int(at[1]),
                "contribution": mean.tolist(),
                "contribution_scatter": spread.tolist(),
                # null: minus infinity, the cell is empty in more than 2.5 % of the resamples
                "log_ratio": [float(v) if np.isfinite(v) else None for v in ratio_mean],
                "log_ratio_scatter": [float(v) if np.isfinite(v) else None for v in ratio_spread],
            }
        )
    return result


def main():
    draw = np.random.default_rng(7)
    corpus = draw.multinomial(525, draw.dirichlet(np.full(20 * 6, 0.4))).reshape(20, 6)
    large = draw.multinomial(45000, draw.dirichlet(np.full(10 * 6, 1.0))).reshape(10, 6)
    print(
        json.dumps(
            {
                "made_with": f"scikit-learn {sklearn.__version__}, NumPy {np.__version__}",
                "resamples": RESAMPLES,
                "cases": [
                    case("two by two", [[30, 10], [5, 25]], draw),
                    case("independent", [[10, 20, 30], [20, 40, 60]], draw),
                    case("identical", [[12, 0, 0], [0, 7, 0], [0, 0, 31]], draw),
                    case("rows and columns that never occur", [[40, 0, 30], [0, 0, 0], [20, 0, 90]], draw),
                    case("corpus", corpus.tolist(), draw),
                    case("large", large.tolist(), draw),
                ],
            },
            indent=1,
        )
    )


main()
