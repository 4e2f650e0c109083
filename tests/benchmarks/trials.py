#!/usr/bin/env python3
"""Ten trials of the curriculum regressor beside one: whole processes, reading included, in turn.

    python3 tests/benchmarks/trials.py --features FILE --labels FILE --attribute NAME [--batch N] [--hidden N]

One trial is `deepmi train --trials 1`, which gives all threads to it. Ten are trained one after the other by `deepmi train
--trials 10`, and side by side, a thread each, by `deepmi experiment`. Medians, and both as times the one.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def seconds(command):
    start = time.perf_counter()
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"deepmi ended with {done.returncode}: {done.stderr[-2000:]}")
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deepmi", type=pathlib.Path, default=ROOT / "build/bin/deepmi", help="%(default)s")
    parser.add_argument("--features", type=pathlib.Path, required=True)
    parser.add_argument("--labels", type=pathlib.Path, required=True)
    parser.add_argument("--attribute", required=True, help="its whole name")
    parser.add_argument("--name-column", help="of the labels")
    parser.add_argument("--batch", type=int, default=512, help="%(default)s")
    parser.add_argument("--hidden", type=int, default=512, help="%(default)s")
    parser.add_argument("--epochs", type=int, default=20, help="%(default)s")
    parser.add_argument("--trials", type=int, default=10, help="%(default)s")
    parser.add_argument("--rounds", type=int, default=3, help="%(default)s")
    arguments = parser.parse_args()
    network = {"epochs": arguments.epochs, "batch": arguments.batch, "hidden": arguments.hidden}
    corpus = {"name": "corpus", "features": str(arguments.features.resolve()), "labels": str(arguments.labels.resolve())}
    naming = []
    if arguments.name_column:
        corpus["name_column"] = arguments.name_column
        naming = ["--name-column", arguments.name_column]
    taken = {"one": [], "in turn": [], "side by side": []}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        plan = {"format": "deepmi-plan", "name": "trials", "attributes": [arguments.attribute], "corpora": [corpus],
                "trials": arguments.trials, "train": network, "measures": ["none"]}
        (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
        train = [arguments.deepmi, "train", "--features", arguments.features, "--labels", arguments.labels, "--attribute",
                 arguments.attribute, *naming, "--no-curriculum", "--device", "cpu", "--quiet",
                 *(word for name, value in network.items() for word in (f"--{name}", value))]
        for number in range(arguments.rounds):
            taken["one"].append(seconds([*train, "--trials", 1, "--out", folder / f"one{number}"]))
            taken["in turn"].append(seconds([*train, "--trials", arguments.trials, "--out", folder / f"turn{number}"]))
            taken["side by side"].append(seconds([arguments.deepmi, "experiment", folder / "plan.json", "--device", "cpu",
                                                  "--quiet", "--out", folder / f"side{number}"]))
    medians = {name: statistics.median(values) for name, values in taken.items()}
    print(json.dumps({"seconds": {name: round(value, 3) for name, value in medians.items()},
                      "times_one": {name: round(value / medians["one"], 2) for name, value in medians.items()}}, indent=1))


if __name__ == "__main__":
    main()
