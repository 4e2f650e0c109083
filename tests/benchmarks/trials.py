#!/usr/bin/env python3
"""Ten trials of the curriculum regressor beside one: whole processes, reading included, alternating.

    python3 tests/benchmarks/trials.py --features FILE --labels FILE --attribute NAME [--batch N] [--hidden N]

One trial is `deepmi train --trials 1`, which may use all threads. Ten are trained by `deepmi train --trials 10`, in one
process, and by `deepmi experiment`, in a process a trial. Medians, and those as times the one. With --before another
program's one and ten are measured in the same rounds.
"""
import argparse
import json
import pathlib
import statistics
import tempfile

from whole_process import seconds

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deepmi", type=pathlib.Path, default=ROOT / "build/bin/deepmi", help="%(default)s")
    parser.add_argument("--before", type=pathlib.Path, help="another deepmi, e.g. of an earlier commit")
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
    programs = {"": arguments.deepmi} | ({"before: ": arguments.before} if arguments.before else {})
    taken = {}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        plan = {"format": "deepmi-plan", "name": "trials", "attributes": [arguments.attribute], "corpora": [corpus],
                "trials": arguments.trials, "train": network, "measures": ["none"]}
        (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
        train = ["train", "--features", arguments.features, "--labels", arguments.labels, "--attribute",
                 arguments.attribute, *naming, "--no-curriculum", "--device", "cpu", "--quiet",
                 *(word for name, value in network.items() for word in (f"--{name}", value))]
        for number in range(arguments.rounds):
            for title, program in programs.items():
                for name, trials in (("one", 1), ("ten", arguments.trials)):
                    taken.setdefault(title + name, []).append(
                        seconds([program, *train, "--trials", trials, "--out", folder / f"{name}{number}"]))
            taken.setdefault("experiment", []).append(
                seconds([arguments.deepmi, "experiment", folder / "plan.json", "--device", "cpu", "--quiet", "--out",
                         folder / f"experiment{number}"]))
    medians = {name: statistics.median(values) for name, values in taken.items()}
    print(json.dumps({"seconds": {name: round(value, 3) for name, value in medians.items()},
                      "times_one": {name: round(value / medians["one"], 2) for name, value in medians.items()}}, indent=1))


if __name__ == "__main__":
    main()
