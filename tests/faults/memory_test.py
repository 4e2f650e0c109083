#!/usr/bin/env python3
"""Too little memory: a sentence and exit 3, never a core dump. See README.md."""
import os
import signal
import unittest

from faults import CORPUS, HERE, OFTEN, PRETRAIN, SANITIZER, TRAIN, FaultTest, contents, main, run

CRASHES = {128 + number for number in (signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGILL)}


def sparse(folder, name, rows, columns):
    """A .npy of the right size whose values take no room on disk."""
    header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }" % (rows, columns)
    header = header.ljust(117) + b"\n"
    with open(folder / name, "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + bytes([118, 0]) + header)
        file.truncate(128 + rows * columns * 4)
    (folder / name.replace(".npy", "_names.txt")).write_text("".join(f"s{row}\n" for row in range(rows)))


@unittest.skipIf(SANITIZER, "memory comes from the sanitizer's allocator, which ends the program where there is none")
class RefusedMemory(FaultTest):
    """The allocator refuses all that is larger than a limit, which goes down until the command cannot do without."""

    def check(self, arguments, limits):
        refused = 0
        for limit in limits:
            with self.subTest(limit=limit):
                outcome = run(arguments + " --json --quiet", self.folder, f"allocate:ENOMEM:above={limit}")
                self.assertNotIn(outcome.code, CRASHES, outcome)
                if outcome.code == 0:
                    continue
                refused += 1
                self.assert_said(outcome, 3, "failed", "memory")
                self.assertRegex(outcome.error["message"], r"\d+(\.\d)? [GMk]B were asked for")
                self.assertIn("take fewer rows or columns", outcome.error["message"])
                self.assert_tidy()
        self.assertGreater(refused, 0, "nothing was refused: the limits are too high")

    def test_reading(self):
        """HDF5 1.10 itself does not live without its cache of some hundred kB, which is therefore tried before."""
        sparse(self.folder, "large.npy", 2000, 1000)
        made = run("convert large.npy large.h5 --quiet", self.folder)
        self.assertEqual(made.code, 0, made)
        for file in ("large.npy", "large.h5"):
            self.check(f"inspect {file}", [7_000_000, 2_000_000, 500_000])
            self.check(f"convert {file} out.csv", [7_000_000, 2_000_000, 500_000])

    def test_pretrain(self):
        self.check(PRETRAIN + "--out run.h5", [8_000_000, 1_000_000, 500_000, 200_000])

    def test_train(self):
        self.check(TRAIN.replace("--hidden 8", "--hidden 2048") + "--out trained", [16_000_000, 4_000_000, 1_000_000])

    def test_a_checkpoint_that_is_there_stays(self):
        command = PRETRAIN + OFTEN + "--out run.h5"
        killed = run(command, self.folder, "rename:kill:path=*run.h5.checkpoint:at=3")
        self.assertEqual(killed.code, 128 + signal.SIGKILL, killed)
        before = (self.folder / "run.h5.checkpoint").read_bytes()
        outcome = run(command + " --resume --json", self.folder, "allocate:ENOMEM:above=1000000")
        self.assert_said(outcome, 3, "failed", "memory")
        self.assertTrue((self.folder / "run.h5.checkpoint").read_bytes() == before)
        resumed = run(command + " --resume --json", self.folder)
        self.assertEqual(resumed.code, 0, resumed)
        self.assertEqual(contents(self.folder / "run.h5"), self.undisturbed(command, "run.h5"))


class LimitedMemory(FaultTest):
    """A limit of the process (ulimit -v), as batch systems set it."""

    def limited(self, kilobytes, arguments):
        line = f"ulimit -v {kilobytes}; exec \"$0\" {arguments} --json --quiet"
        return run([], self.folder, wrapper=("bash", "-c", line))

    @unittest.skipIf(SANITIZER, "a sanitizer takes terabytes of addresses for itself, so that nothing starts in a few GB")
    def test_features_that_do_not_fit(self):
        sparse(self.folder, "huge.npy", 256, 1 << 24)
        for arguments in ("inspect huge.npy", "convert huge.npy out.h5",
                          "pretrain " + CORPUS.replace("corpus/features.h5", "huge.npy") + HERE + "--out run.h5"):
            with self.subTest(command=arguments.split()[0]):
                outcome = self.limited(1_500_000, arguments)
                self.assert_said(outcome, 3, "failed", "huge.npy", "256 rows of 16777216", "17.2 GB", "are free")

    def test_features_that_no_machine_holds(self):
        """Without any limit: the system would promise the memory, and kill the program when it takes it."""
        sparse(self.folder, "huge.npy", 1024, 1 << 30)
        if os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") > (1 << 42):
            self.skipTest("this machine has more than 4 TB")
        outcome = run("convert huge.npy out.h5 --json --quiet", self.folder)
        self.assert_said(outcome, 3, "failed", "huge.npy", "1024 rows of 1073741824", "4398.0 GB", "are free")

    @unittest.skipIf(SANITIZER, "a sanitizer takes terabytes of addresses for itself, so that nothing starts in a few GB")
    def test_training_within_less_and_less(self):
        for kilobytes in (3_000_000, 2_000_000, 1_500_000, 1_200_000, 1_000_000, 800_000, 600_000):
            with self.subTest(kilobytes=kilobytes):
                outcome = self.limited(kilobytes, PRETRAIN + "--out run.h5")
                self.assertNotIn(outcome.code, CRASHES, outcome)
                self.assertIn(outcome.code, (0, 1, 3), outcome)
                if outcome.code:
                    self.assertNotEqual(outcome.error["message"], "", outcome)
                self.assert_tidy()


if __name__ == "__main__":
    main()
