#!/usr/bin/env python3
"""A pre-training whose features are larger than the memory, beside one whose features fit: samples a second of both.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install h5py==3.13.0
    /tmp/venv/bin/python tests/benchmarks/larger_than_memory.py --folder /var/tmp --gigabytes 30

Makes an HDF5 file of that size (6373 columns) and one of the first rows of it, and pre-trains on each for --epochs epochs;
the larger one lies in a scratch file in --folder meanwhile, which needs as much again. Both are removed. Take more
gigabytes than the machine has of memory: what fits is cached by the system and shows nothing.
"""
import argparse
import json
import os
import pathlib
import subprocess
import tempfile

import h5py
import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
COLUMNS = 6373


def write(folder, name, rows):
    """Features around 50 middles and labels that follow from them; two hundred rows are for development."""
    random = np.random.default_rng(1)
    middles = random.normal(size=(50, COLUMNS)).astype(np.float32)
    noise = random.normal(size=(8192, COLUMNS)).astype(np.float32)
    with h5py.File(folder / f"{name}.h5", "w") as file, open(folder / f"{name}.csv", "w", encoding="utf-8") as labels:
        features = file.create_dataset("features", (rows, COLUMNS), np.float32)
        file.create_dataset("filenames", data=[f"s{row}".encode() for row in range(rows)])
        labels.write("name,arousal,split\n")
        for first in range(0, rows, len(noise)):
            count = min(len(noise), rows - first)
            of = random.integers(50, size=count)
            features[first:first + count] = middles[of] + np.roll(noise, first % 4999, axis=0)[:count]
            labels.writelines(f"s{first + i},{1 + of[i] * 6 / 49:.4f},{'Development' if first + i < 200 else 'Train'}\n"
                              for i in range(count))


def rate(arguments, folder, name, **environment):
    out = folder / f"{name}.run.h5"
    done = subprocess.run([arguments.deepmi, "pretrain", "--features", folder / f"{name}.h5", "--labels",
                           folder / f"{name}.csv", "--attribute", "arousal", "--epochs", str(arguments.epochs), "--device",
                           "cpu", "--out", out, "--json"], env={**os.environ, **environment}, capture_output=True, text=True,
                          check=False)
    if done.returncode:
        raise SystemExit(f"deepmi ended with {done.returncode}: {done.stderr[-2000:]}")
    with h5py.File(out) as run:
        samples = np.array(run["times/samples_per_second"])
    out.unlink()
    return {"samples_per_second": float(np.median(samples)), "epochs": [round(float(value)) for value in samples],
            "on_disk": "do not fit into memory" in done.stderr}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deepmi", type=pathlib.Path, default=ROOT / "build/bin/deepmi", help="%(default)s")
    parser.add_argument("--folder", type=pathlib.Path, required=True, help="on the disk that is measured")
    parser.add_argument("--gigabytes", type=float, default=30, help="%(default)s")
    parser.add_argument("--small-rows", type=int, default=45000, help="%(default)s")
    parser.add_argument("--epochs", type=int, default=1, help="%(default)s")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        folder = pathlib.Path(folder)
        rows = int(arguments.gigabytes * 1e9 / COLUMNS / 4)
        write(folder, "small", arguments.small_rows)
        write(folder, "large", rows)
        scratch = {"DEEPMI_SCRATCH": str(arguments.folder)}
        result = {"rows": rows, "in_memory": rate(arguments, folder, "small"), "large": rate(arguments, folder, "large", **scratch),
                  "in_memory_again": rate(arguments, folder, "small")}
    for name, expected in (("in_memory", False), ("large", True), ("in_memory_again", False)):
        if result[name]["on_disk"] != expected:
            print(f"note: {name} was {'' if result[name]['on_disk'] else 'not '}in a scratch file; the share says nothing")
    fits = (result["in_memory"]["samples_per_second"] + result["in_memory_again"]["samples_per_second"]) / 2
    result["share"] = result["large"]["samples_per_second"] / fits
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
