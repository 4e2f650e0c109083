#!/usr/bin/env python3
"""Checkpoints that are torn, damaged or foreign, and signals: see README.md."""
import os
import shutil
import signal
import tempfile
import time
from pathlib import Path

from faults import EXPERIMENT, OFTEN, PRETRAIN, TRAIN, FaultTest, begin, contents, end, files, main, run

COMMAND = PRETRAIN + OFTEN + "--out run.h5"


class Checkpoints(FaultTest):
    """The last checkpoint of a killed pre-training (of its epoch 2) and the one before it (epoch 1)."""

    left = None

    def setUp(self):
        super().setUp()
        if Checkpoints.left is None:
            # Before the third is set beside the second: the last is of epoch 2, the one before it of epoch 1.
            Checkpoints.temporary = tempfile.TemporaryDirectory(prefix="deepmi-faults-")
            Checkpoints.left = Path(Checkpoints.temporary.name)
            self.furnish(Checkpoints.left)
            killed = run(COMMAND, Checkpoints.left, "rename:kill:path=*run.h5.checkpoint.previous:at=2")
            self.assertEqual(killed.code, 128 + signal.SIGKILL, killed)
        self.last = self.folder / "run.h5.checkpoint"
        self.previous = self.folder / "run.h5.checkpoint.previous"
        for path in (self.last, self.previous):
            shutil.copyfile(Checkpoints.left / path.name, path)
        self.whole = self.last.read_bytes()
        self.before = self.previous.read_bytes()
        self.assertTrue(self.whole != self.before)

    def replace(self, data):
        """As another file: the previous one may be the same file under a second name."""
        self.last.unlink()
        self.last.write_bytes(data)

    def refused(self, *pieces, command=COMMAND):
        outcome = run(command + " --resume --json --quiet", self.folder)
        self.assert_said(outcome, 3, "bad-input", "run.h5.checkpoint", *pieces)
        self.assertEqual(outcome.error["file"], "run.h5.checkpoint")
        self.assertTrue(self.previous.read_bytes() == self.before, "the one before it is kept")
        self.assertFalse((self.folder / "run.h5").exists())
        return outcome

    def test_a_whole_one_is_gone_on_from(self):
        outcome = run(COMMAND + " --resume --json", self.folder)
        self.assertEqual(outcome.code, 0, outcome)
        self.assertNotIn("checkpoint", outcome.err)
        self.assertEqual(contents(self.folder / "run.h5"), self.undisturbed(COMMAND, "run.h5"))
        self.assertEqual([name for name in files(self.folder) if "run.h5." in name], [])

    def places(self):
        """A byte in each part of the file: mark, version, seal, description, first and last value."""
        first, second = self.whole.index(b"\n"), self.whole.index(b"\n", self.whole.index(b"\n") + 1)
        third = self.whole.index(b"\n", second + 1)
        return {"the mark": 4, "the version": first - 1, "the end of the first line": first, "the seal": first + 12,
                "the checksum": second - 4, "the end of the seal": second, "the description": second + 20,
                "its end": third, "the first value": third + 1, "a value": (third + len(self.whole)) // 2,
                "the last byte": len(self.whole) - 1}

    def test_torn_at_every_kind_of_place(self):
        for name, place in {"the beginning": 0, **self.places()}.items():
            with self.subTest(cut_at=name):
                self.replace(self.whole[:place])
                self.refused("run.h5.checkpoint.previous", "epoch 1 of 4", "rename")
        self.replace(self.whole + b"\0")
        self.refused("behind its end", "run.h5.checkpoint.previous")

    def test_a_single_bit_is_noticed_everywhere(self):
        for name, place in self.places().items():
            with self.subTest(flipped=name):
                data = bytearray(self.whole)
                data[place] ^= 0x04
                self.replace(bytes(data))
                self.refused("run.h5.checkpoint.previous", "epoch 1 of 4", "rename")

    def test_what_is_offered_ends_in_the_same_bits(self):
        self.replace(self.whole[:1000])
        self.refused("cut short", "rename it to run.h5.checkpoint and resume again")
        os.replace(self.previous, self.last)
        outcome = run(COMMAND + " --resume --json", self.folder)
        self.assertEqual(outcome.code, 0, outcome)
        self.assertEqual(contents(self.folder / "run.h5"), self.undisturbed(COMMAND, "run.h5"))

    def test_both_are_torn(self):
        self.before = self.before[:-1]
        self.previous.unlink()
        self.previous.write_bytes(self.before)
        self.replace(self.whole[:-1])
        outcome = self.refused("without --resume the job starts from the beginning")
        self.assertNotIn("is good", outcome.error["message"])
        anew = run(COMMAND + " --json", self.folder)
        self.assertEqual(anew.code, 0, anew)
        self.assertEqual(contents(self.folder / "run.h5"), self.undisturbed(COMMAND, "run.h5"))

    def test_the_last_is_gone(self):
        self.last.unlink()
        outcome = run(COMMAND + " --resume --json", self.folder)
        self.assertEqual(outcome.code, 0, outcome)
        self.assertIn("going on from the one before it", outcome.out)
        self.assertEqual(contents(self.folder / "run.h5"), self.undisturbed(COMMAND, "run.h5"))

    def test_of_another_version(self):
        self.replace(self.whole.replace(b"deepmi-checkpoint 1\n", b"deepmi-checkpoint 2\n", 1))
        self.refused("another version", "2", "reads 1")

    def test_of_other_parameters(self):
        for option, pieces in {"--seed 4": ("--seed 3", "4"), "--clusters 5": ("--clusters 4", "5"),
                               "--epochs 5": ("--epochs 4", "5"),
                               "--attribute valence": ("--attribute", "arousal", "valence")}.items():
            with self.subTest(option=option):
                name = option.split()[0]
                words = COMMAND.split()
                words[words.index(name) + 1] = option.split()[1]
                self.refused(*pieces, "without --resume", command=" ".join(words))
                self.assertTrue(self.last.read_bytes() == self.whole)

    def test_of_other_data(self):
        labels = self.folder / "corpus/labels_consensus.csv"
        text = labels.read_text()
        lines = text.split("\n")
        row = next(index for index, line in enumerate(lines) if ",Train" in line)
        column = lines[0].split(",").index("EmoAct")
        cells = lines[row].split(",")
        cells[column] = "4" if cells[column] != "4" else "5"
        lines[row] = ",".join(cells)
        labels.write_text("\n".join(lines))
        self.refused("other data", "data hash", "without --resume")
        labels.write_text(text)
        self.test_a_whole_one_is_gone_on_from()

    def test_of_another_kind_and_no_checkpoint_at_all(self):
        killed = run(TRAIN + OFTEN + "--out trained", self.folder, "rename:kill:path=*trained/checkpoint:at=2")
        self.assertEqual(killed.code, 128 + signal.SIGKILL, killed)
        self.replace((self.folder / "trained/checkpoint").read_bytes())
        self.refused("checkpoint of deepmi train", "expected one of deepmi pretrain")
        self.replace((self.folder / "corpus/features.h5").read_bytes())
        self.refused("is not a checkpoint")
        self.replace(b"")
        self.refused("is empty")


class UnattendedCheckpoints(FaultTest):
    """An experiment asks nobody: it goes on from the one before, and from the beginning without that."""

    def check(self, damage, *pieces):
        command = EXPERIMENT.replace("--jobs 2", "--jobs 1") + OFTEN + "--out experiment"
        killed = run(command, self.folder, "rename:kill:path=*checkpoints/trials-*.checkpoint.previous:at=4")
        self.assertEqual(killed.code, 1, killed)  # the worker of each trial was killed, not the program
        folder = self.folder / "experiment/checkpoints"
        left = [path for path in folder.iterdir() if path.suffix == ".checkpoint"]
        self.assertTrue(left)
        for path in left:
            data = path.read_bytes()
            path.unlink()
            path.write_bytes(damage(data))
            if path.read_bytes() == b"both":
                path.with_name(path.name + ".previous").write_bytes(b"torn")
        resumed = run(command, self.folder)
        self.assertEqual(resumed.code, 0, resumed)
        for piece in pieces:
            self.assertIn(piece, resumed.err)
        self.assertNotIn("nothing to resume", resumed.err)
        self.assertEqual(contents(self.folder / "experiment"), self.undisturbed(EXPERIMENT + "--out experiment", "experiment"))

    def test_whole_ones_are_gone_on_from(self):
        self.check(lambda data: data)

    def test_a_torn_one(self):
        self.check(lambda data: data[:-7], "is cut short", "the trial goes on from the one before it")

    def test_a_worker_that_is_killed_behind_its_result(self):
        """The result counts, not what its process came to say of it."""
        command = EXPERIMENT + OFTEN + "--out experiment"
        outcome = run(command, self.folder, "unlink:kill:path=*checkpoints/trials-*.lock:at=2")
        self.assertEqual(outcome.code, 0, outcome)
        self.assertEqual(contents(self.folder / "experiment"), self.undisturbed(EXPERIMENT + "--out experiment", "experiment"))

    def test_both_torn(self):
        self.check(lambda data: b"both", "the trial starts anew")


class Signals(FaultTest):
    """Ctrl-C and SIGTERM: exit 130, a checkpoint, and the same bits in the end; a second one ends the program at once."""

    LONG = {
        "pretrain": (PRETRAIN.replace("--epochs 4", "--epochs 30") + "--out run.h5", " --resume", "run.h5",
                     "run.h5.checkpoint"),
        "train": (TRAIN.replace("--epochs 12", "--epochs 400") + "--out trained", " --resume", "trained",
                  "trained/checkpoint"),
        "experiment": (EXPERIMENT + "--out experiment", "", "experiment", "experiment/checkpoints"),
    }

    def stopped(self, command, kind, numbers):
        process = begin(command + " " + OFTEN + "--json --quiet", self.folder)
        left = self.LONG[kind][3]
        while process.poll() is None and not (
                any((self.folder / left).glob("*.checkpoint")) if kind == "experiment" else (self.folder / left).exists()):
            time.sleep(.002)
        for number in numbers:
            process.send_signal(number)
        return end(process)

    def test_each_of_both(self):
        for kind, (command, go_on, result, left) in self.LONG.items():
            for number in (signal.SIGINT, signal.SIGTERM):
                with self.subTest(command=kind, signal=number.name):
                    outcome = self.stopped(command, kind, [number])
                    if outcome.code == 0:
                        continue  # it was quicker
                    self.assert_said(outcome, 130, "stopped", "goes on from there")
                    self.assertTrue((self.folder / left).exists())
                    self.assert_tidy()
                    resumed = run(command + go_on + " --quiet", self.folder)
                    self.assertEqual(resumed.code, 0, resumed)
                    self.assertEqual(contents(self.folder / result), self.undisturbed(command, result))


if __name__ == "__main__":
    main()
