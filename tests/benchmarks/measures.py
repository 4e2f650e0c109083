#!/usr/bin/env python3
"""Measures that train several networks, beside another version of the program: whole processes, reading included, alternating.

    python3 tests/benchmarks/measures.py --before PROGRAM -- --features FILE --labels FILE --attribute NAME --measure NAME

What follows -- goes to `deepmi score` of both, e.g. --measure mean-error --repeats 10. Medians, how many times as fast,
and how far their scores are apart.
"""
import argparse
import csv
import json
import pathlib
import statistics
import tempfile

from whole_process import seconds

ROOT = pathlib.Path(__file__).resolve().parents[2]


def scores(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["name"]: float(row["score"]) for row in rows}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deepmi", type=pathlib.Path, default=ROOT / "build/bin/deepmi", help="%(default)s")
    parser.add_argument("--before", type=pathlib.Path, required=True, help="another deepmi, e.g. of an earlier commit")
    parser.add_argument("--rounds", type=int, default=3, help="%(default)s")
    parser.add_argument("score", nargs="+", help="options of deepmi score, its files and measure")
    arguments = parser.parse_args()
    programs = {"before": arguments.before, "now": arguments.deepmi}
    taken = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as folder:
        outputs = {name: pathlib.Path(folder) / f"{name}.csv" for name in programs}
        for _ in range(arguments.rounds):
            for name, program in programs.items():
                taken[name].append(
                    seconds([program, "score", *arguments.score, "--device", "cpu", "--quiet", "--out", outputs[name]]))
        before, now = (scores(outputs[name]) for name in programs)
    medians = {name: statistics.median(values) for name, values in taken.items()}
    difference = max(abs(before[name] - now[name]) for name in before)
    print(json.dumps({"seconds": {name: round(value, 3) for name, value in medians.items()},
                      "times_as_fast": round(medians["before"] / medians["now"], 2),
                      "largest_difference_of_scores": difference, "same_samples": before.keys() == now.keys()}, indent=1))


if __name__ == "__main__":
    main()
