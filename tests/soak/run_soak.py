#!/usr/bin/env python3
"""The real deepmi-studio worked for an hour without a display, one project after the other, and what it holds
afterwards.

    run_soak.py STUDIO PLUGINS [--minutes 60 | --rounds N] [--out FOLDER]

STUDIO is build/bin/deepmi-studio, PLUGINS build/tests/plugins (tests/support/driver is what works the window). A round
opens features, labels, ratings and a pool, pre-trains, looks at every panel, slides alpha, K and bins up and down, sorts,
filters and pages through the samples, stops a second training, runs a comparison, exports every figure as PDF, SVG, PNG
and CSV, opens tour, help and shortcuts, changes theme and language, saves the project, closes it, opens it from its
file and closes it again. After each round, with nothing open, the window tells what its process holds: resident memory,
heap in use, descriptors, threads, widgets, objects.

FOLDER gets soak.csv (a row a round), soak.svg (the curve) and soak.json (the verdict, which is also printed). The exit
code is 0 where the verdict is "flat", 1 where something grows, 2 where the window did not do what it was told. How it
is judged stands in `judge` and in README.md.
"""
import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from soak_curve import judge, draw  # noqa: E402

PANELS = ["dataPanel", "pretrainPanel", "jobsPanel", "heatmapPanel", "binsPanel", "embeddingPanel", "trainingPanel",
          "comparisonPanel", "samplesPanel"]
FIELDS = ["seconds", "round", "rss", "heap", "descriptors", "threads", "widgets", "windows", "objects"]
PATIENCE = 240  # times that the window says it waits at one line, each after five seconds at least


def write_corpus(folder, samples=300, columns=128, pool=200):
    """Features that tell of the label, so that every plot has something to show; always the same."""
    chance = random.Random(7)
    directions = [chance.gauss(0, 1) for _ in range(columns)]

    def row(name, label):
        level = (label - 4) / 2
        return [name] + [f"{level * direction + chance.gauss(0, 1):.6g}" for direction in directions]

    header = ["name"] + [f"x{column}" for column in range(columns)]
    labels, ratings, rows = [["name", "arousal", "valence", "split"]], [["name", "rater", "arousal"]], [header]
    for index in range(samples):
        name, label = f"s{index}", chance.uniform(1.2, 6.8)
        split = "Train" if index < .6 * samples else "Development" if index < .8 * samples else "Test1"
        rows.append(row(name, label))
        labels.append([name, f"{label:.4f}", f"{8 - label:.4f}", split])
        for rater in range(3):
            ratings.append([name, f"r{rater}", f"{min(7, max(1, label + chance.gauss(0, .4))):.3f}"])
    others = [header] + [row(f"u{index}", chance.uniform(1.2, 6.8)) for index in range(pool)]
    for name, table in (("features", rows), ("labels", labels), ("ratings", ratings), ("pool", others)):
        with open(folder / f"{name}.csv", "w", newline="") as file:
            csv.writer(file).writerows(table)


def one_round(folder, files, epochs):
    """The script of a round; paths are absolute, since a file dialog begins where the last one was."""
    def export(number):
        return ["trigger exportAction", f"set exportFormat {number}", "click exportAllButton", f"file {folder}/figures",
                "await exportMessage written", "click exportCopyButton", "await exportMessage Copied",
                "click exportCloseButton"]

    lines = [f"folder {folder}/figures", "trigger openDataAction"]
    lines += [f"type {role}Path {path}" for role, path in files.items()]
    lines += ["await openButton", "click openButton", "rest 5", "idle"]
    lines += ["trigger pretrainPanelAction", "await pretrainStart", "set pretrainClusters 6",
              f"set pretrainEpochs {epochs}", "set pretrainBatch 32", "set pretrainSeed 7", "set pretrainThreads 1",
              "choose pretrainDevice cpu",
              "click pretrainStart", "await pretrainStatus done", "idle"]
    # Measures that need no training.
    lines += ["trigger dataPanelAction", "trigger addRandomAction", "idle", "trigger addDisagreementAction", "idle"]
    for panel in PANELS:
        lines += [f"trigger {panel}Action", "rest 5"]
    # Alpha, bins, levels, K and back: each step is computed and painted.
    lines += ["slide alphaSlider 0 100 4", "slide alphaSlider 100 0 4", "slide alphaSpin 0 1 0.1",
              "slide alphaSpin 1 0.2 0.1", "slide binsSpin 2 20 2", "slide binsSpin 20 10 2", "slide levelsSpin 3 12",
              "slide levelsSpin 12 6", "trigger heatmapPanelAction", "slide clustersSlider 2 12",
              "slide clustersSlider 12 3",
              "await previewState K = 3", "rest 10", "click previewBack", "await previewState own"]
    lines += ["await heatmapView", "point heatmapView 40 40", "point heatmapView 60 50", "set heatmapValue 1",
              "set heatmapValue 0", "set heatmapOrder 1", "set heatmapOrder 0", "trigger binsPanelAction",
              "await binsView", "set binsWhich 1", "set binsUnit 1", "point binsView 20 50", "point binsView 70 50",
              "set binsWhich 0", "set binsUnit 0"]
    lines += ["trigger embeddingPanelAction", "await embeddingMap"]
    for colour in range(4):
        lines += [f"set mapColourBox {colour}", "rest 4"]
    lines += ["point embeddingMap 40 40", "point embeddingMap 55 50", "trigger samplesPanelAction", "await samplesTable"]
    for column in (0, 2, 2, 3):
        lines += [f"header samplesTable {column}", "rest 5"]
    lines += ["press samplesTable End", "press samplesTable PgUp", "press samplesTable PgDown", "press samplesTable Home",
              "press samplesTable PgDown", "type samplesFilter arousal > 4", "rest 15", "type samplesFilter", "rest 15",
              "trigger selectAllAction", "trigger invertSelectionAction", "trigger clearSelectionAction"]
    lines += ["trigger undoAction", "trigger undoAction", "trigger redoAction"]
    lines += ["trigger trainingPanelAction", "await trainingSmoothing", "slide trainingSmoothing 0 90 10",
              "slide trainingSmoothing 90 0 10"]
    # A training that is stopped leaves a checkpoint, and that is thrown away.
    lines += ["trigger pretrainPanelAction", "set pretrainSeed 8", "set pretrainEpochs 5000", "click pretrainStart",
              "await pretrainStatus CCC", "trigger stopAction", "await pretrainDiscard", "idle", "click pretrainDiscard",
              f"set pretrainEpochs {epochs}"]
    lines += ["trigger comparisonPanelAction", "set comparisonTrials 2", "click comparisonSettings",
              f"set comparisonEpochs {2 * epochs}", "set comparisonHidden 16", "set binsSpin 3",
              "set comparisonBatch 32", "set comparisonThreads 1", "choose comparisonDevice cpu",
              "click trainingSettingsClose", "click comparisonRun", "await comparisonStatus All", "idle"]
    lines += ["set comparisonTest 1", "set comparisonCorrection 1", "set comparisonCorrection 0", "set comparisonTest 0",
              "set comparisonTabs 1", "rest 20", "await rankScatter", "set comparisonTabs 0"]
    for number in range(4):  # PDF, SVG, PNG, CSV
        lines += export(number)
    lines += ["trigger samplesPanelAction", "trigger exportShownSamples", f"file {folder}/figures/shown.csv", "rest 10"]
    lines += ["trigger darkThemeAction", "rest 5", "trigger lightThemeAction", "rest 5", "trigger languageAction_es",
              "await closeMessage", "click closeMessage", "trigger languageAction_en", "trigger presentationAction",
              "rest 10", "trigger presentationAction", "rest 10", "trigger resetLayoutAction", "rest 5"]
    lines += ["trigger tourAction", "await tourNext", "click tourNext", "rest 5", "click tourNext", "rest 5",
              "click tourBack", "click tourBack", "close tourDialog", "trigger helpAction", "await helpText",
              "close helpWindow", "trigger shortcutsAction", "await shortcutsDialog", "close shortcutsDialog"]
    lines += ["trigger saveProjectAsAction", f"file {folder}/study.deepmi", "saved", "trigger newProjectAction",
              "rest 10", "trigger openProjectAction", f"file {folder}/study.deepmi", "idle", "trigger heatmapPanelAction",
              "await heatmapView", "slide alphaSlider 0 60 5", "trigger saveProjectAction", "saved",
              "trigger newProjectAction", "rest 10"]
    lines += [f"remove {folder}/figures", f"remove {folder}/study.deepmi"]
    return lines


def run(studio, plugins, folder, rounds, minutes, files, epochs, told, classes):
    """Lets the window work; calls `told` with every row and appends how many objects of each class there are to
    `classes`. Returns its exit code, or None if it came no further."""
    enough = folder / "enough"
    script = [f"repeat {rounds or 10 ** 9}"] + one_round(folder, files, epochs)
    script += ["rest 50", "footprint round", f"end {enough}", "trigger quitAction"]
    (folder / "script.txt").write_text("\n".join(script))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_PLUGIN_PATH": str(plugins),
                   "QT_QPA_GENERIC_PLUGINS": "studio_driver", "DEEPMI_TEST_SCRIPT": str(folder / "script.txt"),
                   "DEEPMI_STUDIO_SETTINGS": str(folder / "settings"), "XDG_CONFIG_HOME": str(folder / "config"),
                   "XDG_CACHE_HOME": str(folder / "cache"), "XDG_RUNTIME_DIR": str(folder / "runtime"),
                   "TMPDIR": str(folder / "tmp")}
    begun = time.monotonic()
    with open(folder / "said.txt", "w") as said:
        process = subprocess.Popen([studio, "--language", "en"], env=environment, cwd=folder, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        number, waits = 0, 0
        try:
            for line in process.stdout:
                if "This plugin does not support" in line:  # no windows offscreen, nothing to say of
                    continue
                said.write(line)
                said.flush()
                waits = waits + 1 if line.startswith("waits at: ") else 0
                if waits > PATIENCE:
                    return None
                if line.startswith("census "):
                    words = (word.rsplit("=", 1) for word in line.split()[1:])
                    classes.append({name: int(count) for name, count in words})
                if not line.startswith("footprint "):
                    continue
                number += 1
                seconds = time.monotonic() - begun
                told({"seconds": round(seconds, 1), "round": number,
                      **{key: int(value) for key, value in (word.split("=") for word in line.split()[2:])}})
                if minutes and seconds >= 60 * minutes:
                    enough.touch()
            return process.wait(600)
        finally:
            if process.poll() is None:
                process.kill()


def main():
    """Reads the command line, runs, judges, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("studio", type=Path)
    parser.add_argument("plugins", type=Path)
    parser.add_argument("--minutes", type=float, default=0, help="rounds are begun until so many minutes have gone by")
    parser.add_argument("--rounds", type=int, default=0, help="so many rounds; 60 minutes if neither is said")
    parser.add_argument("--epochs", type=int, default=4, help="of the pre-training, and half of the comparison's")
    parser.add_argument("--out", type=Path, help="where table, curve and verdict go")
    for role in ("features", "labels", "ratings", "pool"):
        parser.add_argument(f"--{role}", type=Path, help="instead of the made-up corpus")
    options = parser.parse_args()
    if not options.rounds and not options.minutes:
        options.minutes = 60
    out = options.out
    if out:
        out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="deepmi-soak-") as name:
        folder = Path(name)
        for sub in ("settings", "tmp", "runtime"):
            (folder / sub).mkdir(mode=0o700)
        roles = ("features", "labels", "ratings", "pool")
        if options.features:
            files = {role: getattr(options, role).resolve() for role in roles if getattr(options, role)}
        else:
            write_corpus(folder)
            files = {role: folder / f"{role}.csv" for role in roles}
        rows, classes = [], []

        def told(row):
            rows.append(row)
            print(" ".join(f"{key}={row[key]}" for key in FIELDS), flush=True)
            if out:
                with open(out / "soak.csv", "w", newline="") as file:
                    writer = csv.DictWriter(file, FIELDS)
                    writer.writeheader()
                    writer.writerows(rows)

        code = run(options.studio.resolve(), options.plugins.resolve(), folder, options.rounds, options.minutes, files,
                   options.epochs, told, classes)
        left = sorted(str(path.relative_to(folder)) for sub in ("tmp", "settings/recovery", "settings/checkpoints")
                      for path in (folder / sub).rglob("*") if (folder / sub).exists())
        if code != 0 or not rows or (options.rounds and len(rows) != options.rounds):
            print(f"the window ended with {code} after {len(rows)} rounds; it said:")
            print((folder / "said.txt").read_text()[-4000:])
            return 2
    try:
        verdict = judge(rows, left)
    except ValueError as few:
        print(few)
        return 2
    # What the counts that grew are made of.
    before = classes[verdict["warm_up_rounds"] - 1]
    verdict["classes_that_grew"] = {name: [before.get(name, 0), count] for name, count in classes[-1].items()
                                    if count > before.get(name, 0)}
    print(json.dumps(verdict, indent=2))
    if out:
        (out / "soak.json").write_text(json.dumps(verdict, indent=2) + "\n")
        (out / "soak.svg").write_text(draw(rows, verdict))
    return 0 if verdict["flat"] else 1


if __name__ == "__main__":
    sys.exit(main())
