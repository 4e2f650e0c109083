#!/usr/bin/env python3
"""Disks that are full, read-only, over quota, or that fail in the way of network folders: see README.md."""
import signal

from faults import (EXPERIMENT, HALF_WRITTEN, OFTEN, PRETRAIN, PRETRAIN_ONCE, TRAIN, FaultTest, contents, files,
                    have_namespaces, main, run)

# What a command needs, writes, and what its result is called.
SINGLE_FILES = {
    "pretrain": (PRETRAIN_ONCE + "--out {0}", "run.h5"),
    "score": ("score --measure disagreement --ratings corpus/labels_detailed.csv --labels corpus/labels_consensus.csv "
              "--attribute arousal --seed 3 --out {0}", "scores.csv"),
    "scores as JSON": ("score --measure random --labels corpus/labels_consensus.csv --out {0}", "scores.json"),
    "features as HDF5": ("convert corpus/features.h5 {0}", "out.h5"),
    "features as .npy": ("convert corpus/features.h5 {0}", "out.npy"),
    "features as .npz": ("convert corpus/features.h5 {0}", "out.npz"),
    "features as .mat": ("convert corpus/features.h5 {0}", "out.mat"),
    "features as CSV": ("convert corpus/features.h5 {0}", "out.csv"),
    "features as ARFF": ("convert corpus/features.h5 {0}", "out.arff"),
    "labels": ("convert corpus/labels_consensus.csv {0}", "labels.csv"),
}
FOLDERS = {"train": (TRAIN + "--out {0}", "trained"), "experiment": (EXPERIMENT + "--out {0}", "experiment")}
NAMES = {"ENOSPC": "No space left", "EDQUOT": "quota", "EIO": "Input/output error", "EROFS": "Read-only",
         "ESTALE": "Stale file handle", "EXDEV": "cross-device"}


class InjectedFaults(FaultTest):
    """One call fails. The sentence names the file and the reason, the file that was there stays as it was."""

    def check(self, arguments, result, faults, name):
        out = self.folder / result
        out.write_bytes(b"an earlier result")
        before = files(self.folder)
        outcome = run(arguments.format(result) + " --json --quiet", self.folder, faults)
        # The names of the rows of .npy are a file beside it.
        named = outcome.error["file"].replace("_names.txt", ".npy")
        self.assertEqual(named, result)
        self.assert_said(outcome, 3, "failed", outcome.error["file"], NAMES[name])
        self.assertEqual(files(self.folder), before)

    def test_a_write_that_fails(self):
        for command, (arguments, result) in SINGLE_FILES.items():
            if "npz" in command or "mat" in command:
                continue  # their libraries write by calls inside the C library: RealFullDisk has them
            for name in ("ENOSPC", "EDQUOT", "EIO"):
                with self.subTest(command=command, fault=name):
                    self.check(arguments, result, f"write:{name}:path=*{result.split('.')[0]}*", name)

    def test_a_sync_that_fails(self):
        for command, (arguments, result) in SINGLE_FILES.items():
            with self.subTest(command=command):
                self.check(arguments, result, f"fsync:EIO:path=*{result.split('.')[0]}*", "EIO")

    def test_a_rename_that_fails(self):
        for command, (arguments, result) in SINGLE_FILES.items():
            for name in ("ESTALE", "EXDEV"):
                with self.subTest(command=command, fault=name):
                    self.check(arguments, result, f"rename:{name}:path=*{result.split('.')[0]}*", name)

    def test_a_folder_in_which_nothing_can_be_made(self):
        for command, (arguments, result) in SINGLE_FILES.items():
            with self.subTest(command=command):
                self.check(arguments, result, f"open:EROFS:path=*{HALF_WRITTEN}*", "EROFS")

    def test_a_rename_whose_answer_is_lost(self):
        """A server has done it, and said so to nobody: the file is there, whole, and there is nothing to complain of."""
        for command, (arguments, result) in SINGLE_FILES.items():
            with self.subTest(command=command):
                out = self.folder / result
                out.write_bytes(b"an earlier result")
                outcome = run(arguments.format(result) + " --json --quiet", self.folder,
                              f"rename:late-ENOENT:path=*{result}")
                self.assertEqual(outcome.code, 0, outcome)
                self.assertNotEqual(out.read_bytes(), b"an earlier result")
                self.assert_tidy()

    def test_short_writes_are_no_errors(self):
        for command, (arguments, result) in SINGLE_FILES.items():
            with self.subTest(command=command):
                outcome = run(arguments.format(result) + " --json --quiet", self.folder, "write:short")
                self.assertEqual(outcome.code, 0, outcome)
                self.assertEqual(contents(self.folder / result), self.undisturbed(arguments.format(result), result))


class FullAtTheEnd(FaultTest):
    """The result of a training cannot be written: it is not lost, the checkpoint ends in it."""

    def test_pretrain(self):
        command = PRETRAIN + OFTEN + "--out run.h5"
        for fault in ("write:ENOSPC:path=*run.h5.deepmi*", "fsync:EDQUOT:path=*run.h5.deepmi*", "rename:ESTALE:path=run.h5"):
            with self.subTest(fault=fault):
                outcome = run(command + " --json --quiet", self.folder, fault)
                self.assert_said(outcome, 3, "failed", "run.h5", "run.h5.checkpoint", "--resume")
                self.assert_tidy()
                resumed = run(command + " --resume --json", self.folder)
                self.assertEqual(resumed.code, 0, resumed)
                self.assertEqual(contents(self.folder / "run.h5"), self.undisturbed(command, "run.h5"))

    def test_a_folder_that_becomes_read_only_in_the_middle(self):
        """As a system does it with a disk that fails: no checkpoint from the third on, and no result."""
        command = PRETRAIN + OFTEN + "--out run.h5"
        outcome = run(command + " --json", self.folder, f"open:EROFS:path=*run.h5*{HALF_WRITTEN}*:from=7")
        self.assert_said(outcome, 3, "failed", "run.h5", "Read-only", "run.h5.checkpoint", "--resume")
        self.assertIn("no checkpoint could be written", outcome.err)
        resumed = run(command + " --resume --json", self.folder)
        self.assertEqual(resumed.code, 0, resumed)
        self.assertEqual(contents(self.folder / "run.h5"), self.undisturbed(command, "run.h5"))

    def test_train_leaves_an_earlier_result_whole(self):
        first = run(TRAIN.replace("--seed 3", "--seed 9") + "--out trained --quiet", self.folder)
        self.assertEqual(first.code, 0, first)
        before = files(self.folder)
        for fault in ("write:ENOSPC:path=*model_3.pt*", "write:ENOSPC:path=*summary.csv*", "fsync:EIO:path=*result.json*",
                      "write:ENOSPC:path=*predictions*", "fsync:EDQUOT:path=*model_4.pt*"):
            with self.subTest(fault=fault):
                outcome = run(TRAIN + OFTEN + "--out trained --json --quiet", self.folder, fault)
                self.assert_said(outcome, 3, "failed", "trained/", "trained/checkpoint", "--resume")
                self.assert_tidy()
                after = {name: digest for name, digest in files(self.folder).items() if "checkpoint" not in name}
                self.assertEqual(after, before)
        resumed = run(TRAIN + OFTEN + "--out trained --resume --quiet", self.folder)
        self.assertEqual(resumed.code, 0, resumed)
        for name, text in self.undisturbed(TRAIN + "--out trained", "trained").items():
            self.assertEqual(contents(self.folder / "trained" / name), text, name)

    def test_experiment(self):
        """Tasks whose result finds no room fail with that word; the same command goes on once there is."""
        for number, fault in enumerate(["rename:ESTALE:path=*/scores/*", "write:ENOSPC:path=*/pretrain/*",
                                        "fsync:EDQUOT:path=*/trials/*"]):
            with self.subTest(fault=fault):
                command = EXPERIMENT + f"--out experiment{number}"
                outcome = run(command + " --json --quiet", self.folder, fault)
                self.assertEqual(outcome.code, 1, outcome)
                self.assertIn(NAMES[fault.split(":")[1]], outcome.out)
                self.assert_tidy()
                resumed = run(command + " --quiet", self.folder)
                self.assertEqual(resumed.code, 0, resumed)
                self.assertEqual(contents(self.folder / f"experiment{number}"),
                                 self.undisturbed(EXPERIMENT + "--out experiment", "experiment"))

    def test_a_checkpoint_that_cannot_be_written_does_not_end_the_training(self):
        for fault in ("write:ENOSPC:path=*checkpoint*", "fsync:EDQUOT:path=*checkpoint*", "rename:ESTALE:path=*checkpoint*",
                      "link:EPERM;rename:EXDEV:path=*checkpoint*"):
            with self.subTest(fault=fault):
                command = PRETRAIN + OFTEN + "--out run.h5"
                outcome = run(command + " --json", self.folder, fault)
                self.assertEqual(outcome.code, 0, outcome)
                self.assertIn("no checkpoint could be written", outcome.out)
                self.assertEqual(contents(self.folder / "run.h5"), self.undisturbed(command, "run.h5"))
                self.assertEqual([name for name in files(self.folder) if "checkpoint" in name], [])

    def test_a_file_system_without_second_names(self):
        """Where link() is not known the checkpoint before is moved, and one is there at every moment."""
        command = PRETRAIN + OFTEN + "--out run.h5"
        for fault in ("link:EPERM;rename:kill:path=*run.h5.checkpoint:at=2", "link:EPERM;rename:kill:path=*run.h5.checkpoint:at=3",
                      "link:EPERM;rename:kill:path=*run.h5"):
            with self.subTest(fault=fault):
                outcome = run(command + " --json", self.folder, fault)
                self.assertEqual(outcome.code, 128 + signal.SIGKILL, outcome)
                resumed = run(command + " --resume --json", self.folder)
                self.assertEqual(resumed.code, 0, resumed)
                self.assertNotIn("nothing to resume", resumed.err)
                self.assertEqual(contents(self.folder / "run.h5"), self.undisturbed(command, "run.h5"))


class RealFaults(FaultTest):
    """A disk that is really full and one that is really read-only, in a mount namespace of their own."""

    def setUp(self):
        if not have_namespaces():
            self.skipTest("no mounts of one's own on this machine")
        super().setUp()

    def inside(self, mounts, command):
        """The command in a namespace in which `mounts` (a line of bash) were made first."""
        line = f"set -e; {mounts}; exec \"$0\" {command}"
        return run([], self.folder, wrapper=("unshare", "-rm", "bash", "-c", line))

    def test_a_full_disk(self):
        (self.folder / "disk").mkdir()
        for command, (arguments, result) in {**SINGLE_FILES, **FOLDERS}.items():
            with self.subTest(command=command):
                # 12 KiB are too little for any of the results, but enough to begin.
                mounts = ("mount -t tmpfs -o size=64k none disk; head -c 100 /dev/zero > disk/kept; "
                          "head -c $((64*1024 - 4096*3)) /dev/zero > disk/filling 2>/dev/null || true; "
                          "trap 'true' EXIT")
                line = (f"set -e; {mounts}; code=0; \"$0\" {arguments.format('disk/' + result)} --json --quiet || code=$?; "
                        f"find disk -name '*{HALF_WRITTEN}*' >&2; exit $code")
                outcome = run([], self.folder, wrapper=("unshare", "-rm", "bash", "-c", line))
                if command in ("score", "scores as JSON", "labels") and outcome.code == 0:
                    continue  # they are that small
                if command == "experiment" and outcome.code == 1:
                    self.assertIn("No space left", outcome.out)
                else:
                    self.assert_said(outcome, 3, "failed", "disk/", "No space left")
                self.assertNotIn(HALF_WRITTEN, outcome.err)

    def test_a_read_only_folder(self):
        (self.folder / "disk").mkdir()
        for command, (arguments, result) in {**SINGLE_FILES, **FOLDERS}.items():
            with self.subTest(command=command):
                outcome = self.inside("mount --bind disk disk; mount -o remount,ro,bind disk",
                                      arguments.format("disk/" + result) + " --json --quiet")
                self.assert_said(outcome, 3, "failed", "disk/" + result, "Read-only")


class Limits(FaultTest):
    """A limit of the size of files (ulimit -f) ends a write with EFBIG in the middle of a file."""

    def test_a_limit_of_the_size(self):
        for command, (arguments, result) in {**SINGLE_FILES, **FOLDERS}.items():
            if command in ("labels", "score", "scores as JSON"):
                continue
            with self.subTest(command=command):
                line = f"ulimit -f 3; exec \"$0\" {arguments.format(result)} --json --quiet"
                outcome = run([], self.folder, wrapper=("bash", "-c", line))
                self.assertIn(outcome.code, (1, 3) if command == "experiment" else (3,), outcome)
                self.assertIn("File too large", outcome.out)
                self.assert_tidy()


if __name__ == "__main__":
    main()
