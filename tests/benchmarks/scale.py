#!/usr/bin/env python3
"""What every part of the work costs as samples, features and clusters grow: `deepmi bench` over a grid, as a table and as
three figures with logarithmic axes.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install matplotlib==3.10.0
    /tmp/venv/bin/python tests/benchmarks/scale.py --out /tmp/scale

Leaves scale.csv and scale.svg there. Costs of training are of one pass over all samples, by what a step takes with that
many samples to draw from.
"""
import argparse
import csv
import json
import math
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
EGEMAPS, COMPARE = 88, 6373
ROWS = [1000, 3162, 10000, 31623, 100000, 316228, 1000000]
COLUMNS = [23, 88, 316, 1000, 3162, COMPARE, 20000]
CLUSTERS = [10, 20, 50, 100, 200, 500, 1000]

# Which parts a figure shows: key in the JSON of bench, name, whether a pass over all samples is meant.
AGAINST_ROWS = [("stage1", "stage I, an epoch", True), ("stage2", "stage II, an epoch", True),
                ("theta", "Θ, an epoch", True), ("embed", "embedding pass", True),
                ("kmeans", "K-means iteration", False), ("deepmi_recount_rows", "DeepMI counted", False),
                ("ranks_rows", "rank of every sample", False), ("alpha_rows", "α moved", False)]
AGAINST_COLUMNS = [("stage1", "stage I step", False), ("stage2", "stage II step", False), ("theta", "Θ step", False),
                   ("embed", "embedding of a batch", False)]
AGAINST_CLUSTERS = [("kmeans", "K-means iteration", False), ("deepmi_recount_rows", "DeepMI counted", False),
                    ("alpha_rows", "α moved", False), ("stage1", "stage I step", False)]


def bench(arguments, groups, rows, columns, clusters):
    command = [arguments.deepmi, "bench", "--quick", "--json", "--quiet", "--device", arguments.device, "--rows", rows,
               "--columns", columns, "--clusters", clusters, "--part", *groups]
    return json.loads(subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout)


def sweep(arguments, variable, values, groups, parts, fixed):
    """(variable, value, part, seconds), medians over repeated calls."""
    found = []
    for value in values:
        sizes = {**fixed, variable: value}
        answers = [bench(arguments, groups, **sizes) for _ in range(arguments.repeats)]
        for key, name, whole in parts:
            seconds = sorted(answer[key]["seconds"] * (sizes["rows"] / answer[key]["samples"] if whole else 1)
                             for answer in answers)[arguments.repeats // 2]
            found.append((variable, value, name, seconds))
            print(f"{variable} {value}: {name} {seconds:.3g} s", flush=True)
    return found


def exponent(points):
    """Slope of the second half of a line on logarithmic axes: 1 is proportional."""
    points = [(math.log(x), math.log(y)) for x, y in points[len(points) // 2:]]
    if len(points) < 2:
        return math.nan
    mean_x, mean_y = (sum(p[i] for p in points) / len(points) for i in (0, 1))
    return (sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points))


def draw(table, path):
    import matplotlib
    matplotlib.use("svg")
    import matplotlib.pyplot as plt
    from matplotlib.ticker import EngFormatter, StrMethodFormatter
    plt.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "scale", "font.size": 9})
    figure, axes = plt.subplots(1, 3, figsize=(13, 5.4), constrained_layout=True)
    titles = {"rows": f"samples ({EGEMAPS} features, K = 50)", "columns": "features (batch of 512, K = 50)",
              "clusters": "clusters (45,000 samples)"}
    for axis, (variable, title) in zip(axes, titles.items()):
        for name in dict.fromkeys(row[2] for row in table if row[0] == variable):
            points = [(row[1], row[3]) for row in table if row[0] == variable and row[2] == name]
            axis.plot(*zip(*points), marker="o", markersize=3, linewidth=1.2, label=f"{name}  ({exponent(points):.2f})")
        axis.set(xscale="log", yscale="log", xlabel=title, ylabel="time")
        axis.xaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
        axis.yaxis.set_major_formatter(EngFormatter(unit="s"))
        axis.grid(True, which="major", linewidth=.3)
        axis.legend(fontsize=8, title="in brackets: slope of the right half", title_fontsize=8, frameon=False, ncols=2,
                    loc="upper center", bbox_to_anchor=(.5, -.14))
    figure.savefig(path, metadata={"Date": None})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deepmi", type=pathlib.Path, default=ROOT / "build/bin/deepmi", help="%(default)s")
    parser.add_argument("--device", default="cpu", help="%(default)s")
    parser.add_argument("--most-rows", type=int, default=ROWS[-1], help="leave out more samples than these (%(default)s)")
    parser.add_argument("--repeats", type=int, default=3, help="calls of bench a point (%(default)s)")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="folder for scale.csv and scale.svg")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    usual = {"rows": 45000, "columns": EGEMAPS, "clusters": 50}
    table = sweep(arguments, "rows", [rows for rows in ROWS if rows <= arguments.most_rows],
                  ["networks", "kmeans", "curriculum"], AGAINST_ROWS, usual)
    table += sweep(arguments, "columns", COLUMNS, ["networks"], AGAINST_COLUMNS, {**usual, "rows": 4096})
    table += sweep(arguments, "clusters", CLUSTERS, ["networks", "kmeans", "curriculum"], AGAINST_CLUSTERS, usual)
    with open(arguments.out / "scale.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["variable", "value", "part", "seconds"])
        writer.writerows((variable, value, name, f"{seconds:.4g}") for variable, value, name, seconds in table)
    draw(table, arguments.out / "scale.svg")


if __name__ == "__main__":
    main()
