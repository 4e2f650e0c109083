#!/usr/bin/env python3
"""SIGKILL at random moments: no file may become unreadable and no finished result may be lost.

    kill_test.py DEEPMI FAULT_INJECTION RUN_CONTENTS [--kills N] [--seed S] [--studio STUDIO DRIVERS]

N kills (24) are shared out among pretrain, train, experiment and a project that is saved over and over, half of them at
moments drawn evenly over what the command took undisturbed, half before the k-th call that changes a file (write, fsync,
rename, link, unlink, truncate), k drawn evenly over what an undisturbed command makes. After each one every file of the
folder is read; then the command goes on by --resume and must end in the very bits of the undisturbed one. One command in
three is killed again in the middle of going on. Ends with the counts as JSON.
"""
import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from faults import (EXPERIMENT, HALF_WRITTEN, OFTEN, PATIENCE, PRETRAIN, TRAIN, Counter, FaultTest, begin, contents, end,
                    environment, files, run)

# What writes, what goes on with it, what it makes, and what it may leave beside that when it is killed.
COMMANDS = {
    "pretrain": (PRETRAIN + OFTEN + "--out run.h5", " --resume", "run.h5"),
    "train": (TRAIN + OFTEN + "--out trained", " --resume", "trained"),
    "experiment": (EXPERIMENT + OFTEN + "--out experiment", "", "experiment"),
}


class Folder:
    """A folder with the corpus, and an earlier result of the same name that is not to be lost for nothing."""

    def __init__(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="deepmi-faults-")
        self.path = Path(self.temporary.name)
        FaultTest.furnish(FaultTest, self.path)

    def __enter__(self):
        return self.path

    def __exit__(self, *_):
        self.temporary.cleanup()


class Failure(Exception):
    pass


def read_everything(folder, inputs):
    """Every file that is not an input, a lock, or a half-written one under its own name: each must be whole."""
    count = 0
    for name in sorted(files(folder)):
        path = folder / name
        if name in inputs or path.name.endswith("lock") or HALF_WRITTEN in path.name:
            continue
        count += 1
        if path.name.endswith((".checkpoint", ".previous")) or path.name in ("checkpoint", "checkpoint.previous"):
            check_checkpoint(path)
        elif path.suffix == ".json":
            json.loads(path.read_text())
        elif path.suffix in (".h5", ".csv") and path.parent.name in ("pretrain", "scores", folder.name):
            seen = run(["inspect", str(path), "--json"], folder)
            if seen.code != 0:
                raise Failure(f"{name} cannot be read: {seen}")
        elif path.suffix == ".csv":
            lines = path.read_text().split("\n")
            if lines[-1] != "" or len({line.count(",") for line in lines[:-1]}) > 1:
                raise Failure(f"{name} is cut")
        elif path.suffix == ".pt":
            seen = run(["convert", str(path), str(folder / "probe.safetensors"), "--json"], folder)
            (folder / "probe.safetensors").unlink(missing_ok=True)
            if seen.code != 0:
                raise Failure(f"{name} cannot be read: {seen}")
        elif path.suffix not in (".txt", ".deepmi"):
            raise Failure(f"{name} was not expected")
    return count


def check_checkpoint(path):
    """By its own first lines; that its checksum is right is found out by who goes on from it."""
    head, seal, rest = path.read_bytes().split(b"\n", 2)
    if not head.startswith(b"deepmi-checkpoint ") or len(rest) != json.loads(seal)["bytes"]:
        raise Failure(f"{path.name} is cut")


def finished(folder, result):
    """Results that are done: {name: contents}. In an experiment each task's file, else the last file written."""
    path = folder / result
    if path.is_file():
        return {result: contents(path)}
    if not path.is_dir():
        return {}
    if (path / "result.json").exists():
        return {name: text for name, text in contents(path).items() if "checkpoint" not in name}
    return {name: text for name, text in contents(path).items()
            if name.split("/")[0] in ("pretrain", "scores", "trials") and HALF_WRITTEN not in name and
            name not in ("trials.csv",)}


class Kills:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.counts = {}
        self.files_read = 0
        self.unreadable, self.lost, self.different = [], [], []
        self.measures = {}

    def measure(self, name):
        """Seconds and calls of the undisturbed command, and what it leaves."""
        if name not in self.measures:
            arguments, _, result = COMMANDS[name]
            with Folder() as folder:
                counter = Counter(folder / "calls")
                started = time.monotonic()
                outcome = run(arguments + " --quiet", folder, counter=counter)
                if outcome.code != 0:
                    raise RuntimeError(str(outcome))
                self.measures[name] = (time.monotonic() - started, counter.value, contents(folder / result))
        return self.measures[name]

    def disturb(self, name, arguments, folder, at_call):
        """Starts the command and kills it with all its processes; returns whether it was killed."""
        seconds, calls, _ = self.measure(name)
        if at_call:
            counter = Counter(folder / "calls")
            call = self.random.randint(1, calls)
            process = begin(arguments + " --quiet", folder, f"change:kill:all:at={call}", counter)
            outcome = end(process)
            # A worker of an experiment that is killed by itself is a failed task, and that is no lost result.
            return outcome.code == 128 + signal.SIGKILL or (name == "experiment" and outcome.code == 1)
        process = begin(arguments + " --quiet", folder)
        time.sleep(self.random.uniform(0, seconds))
        killed = process.poll() is None
        os.killpg(process.pid, signal.SIGKILL) if killed else None
        end(process)
        return killed

    def kill(self, name, at_call):
        arguments, go_on, result = COMMANDS[name]
        _, _, expected = self.measure(name)
        moment = "call" if at_call else "time"
        with Folder() as folder:
            inputs = set(files(folder)) | {"calls"}
            before = {}
            times = 2 if self.random.random() < 1 / 3 else 1
            for turn in range(times):
                killed = self.disturb(name, arguments + (go_on if turn else ""), folder, at_call)
                key = (name, moment)
                self.counts[key] = self.counts.get(key, 0) + (1 if killed else 0)
                try:
                    self.files_read += read_everything(folder, inputs)
                except (Failure, ValueError) as error:
                    self.unreadable.append(f"{name}, {moment}: {error}")
                done = finished(folder, result)
                for file, text in before.items():
                    if done.get(file) != text:
                        self.lost.append(f"{name}, {moment}: {file}")
                before = done
            resumed = run(arguments + go_on + " --json --quiet", folder)
            if resumed.code != 0:
                self.lost.append(f"{name}, {moment}: it does not go on: {resumed}")
                return
            for file, text in before.items():
                if finished(folder, result).get(file) != text:
                    self.lost.append(f"{name}, {moment}: {file} was made anew")
            found = contents(folder / result)
            if found != expected:
                what = sorted(key for key in {*found, *expected} if found.get(key) != expected.get(key)) \
                    if isinstance(found, dict) else "it"
                self.different.append(f"{name}, {moment}: {what}")
            left = [file for file in files(folder) if HALF_WRITTEN in file or file.endswith(("lock", "checkpoint", ".previous"))]
            if left:
                self.different.append(f"{name}, {moment}: {left} was left behind")

    def summary(self):
        counts = {f"{name} at a {moment}": count for (name, moment), count in sorted(self.counts.items())}
        return json.dumps({"kills": counts, "files_read": self.files_read, "unreadable": self.unreadable,
                           "lost": self.lost, "different": self.different}, indent=1)

    def save_projects(self, studio, drivers, at_call):
        """The window saves a project again and again under one name; at every moment a whole one is there."""
        moment = "call" if at_call else "time"
        with Folder() as folder:
            (folder / "settings").mkdir()
            rounds = 12
            script = ["await pretrainStart", "set pretrainSeed 1", "trigger saveProjectAsAction", "file study.deepmi",
                      "saved", "say saved"]
            for number in range(2, rounds):
                script += [f"set pretrainSeed {number}", "trigger saveProjectAction", "saved"]
            (folder / "script.txt").write_text("\n".join(script + ["say done"]) + "\n")
            window = {"QT_QPA_PLATFORM": "offscreen", "QT_PLUGIN_PATH": drivers, "QT_QPA_GENERIC_PLUGINS": "studio_driver",
                      "DEEPMI_TEST_SCRIPT": str(folder / "script.txt"), "DEEPMI_STUDIO_SETTINGS": str(folder / "settings"),
                      "XDG_CONFIG_HOME": str(folder / "config")}
            faults, counter = "", None
            if at_call:
                # Each save writes, syncs and renames; the first may not be hit, or there would be nothing to lose.
                faults = f"change:kill:path=*study.deepmi*:at={self.random.randint(12, 60)}"
            os.environ.update(window)
            try:
                process = subprocess.Popen([studio, "--language", "en", "corpus/features.h5", "corpus/labels_consensus.csv"],
                                           cwd=folder, env=environment(faults), stdout=subprocess.PIPE,
                                           stderr=subprocess.STDOUT, text=True, start_new_session=True)
                saved = False
                for line in process.stdout:
                    if line.strip() == "saved":
                        saved = True
                        if not at_call:
                            time.sleep(self.random.uniform(0, 0.8))
                            break
                    if line.strip() == "done":
                        break
                killed = process.poll() is None or process.returncode == -signal.SIGKILL
                try:
                    os.killpg(process.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
                process.wait(PATIENCE)
                process.stdout.close()
            finally:
                for key in window:
                    os.environ.pop(key, None)
            key = ("project", moment)
            self.counts[key] = self.counts.get(key, 0) + (1 if killed else 0)
            project = folder / "study.deepmi"
            if not saved and not project.exists():
                return
            try:
                text = json.loads(project.read_text())
                self.files_read += 1
                if text["format"] != "deepmi-project" or not 1 <= text["settings"]["pretrain"]["seed"] < rounds:
                    raise Failure("it is another project")
            except (OSError, ValueError, KeyError, Failure) as error:
                self.unreadable.append(f"project, {moment}: {error}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--studio", nargs=2, default=None, metavar=("STUDIO", "DRIVERS"))
    options = parser.parse_args()
    FaultTest.setUpClass()
    kills = Kills(options.seed)
    names = list(COMMANDS) + (["project"] if options.studio else [])
    turn = 0
    while sum(kills.counts.values()) < options.kills:
        name, at_call = names[turn % len(names)], turn // len(names) % 2 == 0
        if name == "project":
            kills.save_projects(*options.studio, at_call)
        else:
            kills.kill(name, at_call)
        turn += 1
        if turn % 10 == 0:
            print(f"{sum(kills.counts.values())} of {options.kills} kills", file=sys.stderr, flush=True)
    print(kills.summary())
    return 1 if kills.unreadable or kills.lost or kills.different else 0


if __name__ == "__main__":
    sys.exit(main())
