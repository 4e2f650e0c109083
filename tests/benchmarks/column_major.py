#!/usr/bin/env python3
"""A .npy in Fortran order read by two versions of the program: whole processes, alternating.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install numpy==2.2.4
    systemd-run --scope -p MemoryMax=700M /tmp/venv/bin/python tests/benchmarks/column_major.py --folder /var/tmp --before PROGRAM

Makes a file of --rows × --columns float32 in --folder, where the scratch file lies too, and removes it. It says something about
features larger than the memory only where the memory is smaller than the file: hence the control group.
"""
import argparse
import json
import os
import pathlib
import statistics
import tempfile

import numpy as np

from whole_process import seconds

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deepmi", type=pathlib.Path, default=ROOT / "build/bin/deepmi", help="%(default)s")
    parser.add_argument("--before", type=pathlib.Path, help="another deepmi, e.g. of an earlier commit")
    parser.add_argument("--folder", type=pathlib.Path, required=True)
    parser.add_argument("--rows", type=int, default=300000, help="%(default)s")
    parser.add_argument("--columns", type=int, default=1000, help="%(default)s")
    parser.add_argument("--rounds", type=int, default=2, help="%(default)s")
    arguments = parser.parse_args()
    programs = ({"before": arguments.before} if arguments.before else {}) | {"now": arguments.deepmi}
    taken = {name: [] for name in programs}
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        file = pathlib.Path(folder) / "tall.npy"
        values = np.lib.format.open_memmap(file, mode="w+", dtype="<f4", shape=(arguments.rows, arguments.columns),
                                           fortran_order=True)
        for column in range(arguments.columns):
            values[:, column] = column + np.arange(arguments.rows) % 977
        values.flush()
        del values
        file.with_name("tall_names.txt").write_text("".join(f"s{row}\n" for row in range(arguments.rows)), encoding="utf-8")
        os.environ["DEEPMI_SCRATCH"] = str(arguments.folder)
        for _ in range(arguments.rounds):
            for name, program in programs.items():
                taken[name].append(seconds([program, "inspect", file]))
    medians = {name: statistics.median(values) for name, values in taken.items()}
    print(json.dumps({"seconds": {name: [round(value, 2) for value in values] for name, values in taken.items()},
                      **({"times_as_fast": round(medians["before"] / medians["now"], 1)} if arguments.before else {})}, indent=1))


if __name__ == "__main__":
    main()
