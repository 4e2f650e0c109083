#!/usr/bin/env python3
"""Two programs at one place: see README.md."""
import fcntl
import os
import signal
import socket
import time

from faults import EXPERIMENT, HERE, OFTEN, PRETRAIN, TRAIN, FaultTest, begin, contents, end, main, run

DEMO = ("demo --rows 200 --unlabeled 60 --pretrain-epochs 1 --train-epochs 2 --trials 1 --clusters 2 --bins 2 "
        "--epochs-per-bin 1 --out demo " + HERE)
# What writes, its lock, and its result.
COMMANDS = {
    "pretrain": (PRETRAIN + "--out run.h5", "run.h5.lock", "run.h5"),
    "train": (TRAIN + "--out trained", "trained/lock", "trained"),
    "experiment": (EXPERIMENT + "--out experiment", "experiment/lock", "experiment"),
    "demo": (DEMO, "demo/lock", None),
    "report": ("report experiment --out tables", "tables/lock", None),
}


class Locks(FaultTest):
    def prepare(self, kind, lock):
        (self.folder / lock).parent.mkdir(exist_ok=True)
        if kind == "report":
            made = run(EXPERIMENT + "--out experiment --quiet", self.folder)
            self.assertEqual(made.code, 0, made)

    def check(self, command, lock, result):
        self.assertFalse((self.folder / lock).exists(), "an orderly end leaves no lock")
        if result:
            self.assertEqual(contents(self.folder / result), self.undisturbed(command, result))

    def test_somebody_is_at_work(self):
        for kind, (command, lock, result) in COMMANDS.items():
            with self.subTest(command=kind):
                self.prepare(kind, lock)
                with open(self.folder / lock, "w") as file:
                    file.write("process 4711 on elsewhere\n")
                    file.flush()
                    fcntl.flock(file, fcntl.LOCK_EX)
                    outcome = run(command + " --json --quiet", self.folder)
                    self.assert_said(outcome, 1, "failed", "process 4711 on elsewhere is at work in", "wait for it")
                again = run(command + " --json --quiet", self.folder)
                self.assertEqual(again.code, 0, again)
                self.check(command, lock, result)

    def test_two_at_once(self):
        for kind, (command, lock, result) in COMMANDS.items():
            if kind in ("demo", "report"):
                continue
            with self.subTest(command=kind):
                first = begin(command + " --json --quiet", self.folder)
                while first.poll() is None and not (self.folder / lock).exists():
                    time.sleep(.001)
                os.killpg(first.pid, signal.SIGSTOP)
                held = first.poll() is None and (self.folder / lock).exists() and (self.folder / lock).read_text() != ""
                second = run(command + " --json --quiet", self.folder) if held else None
                os.killpg(first.pid, signal.SIGCONT)
                outcome = end(first)
                self.assertEqual(outcome.code, 0, outcome)
                if held:
                    self.assert_said(second, 1, "failed", f"process {first.pid} on {socket.gethostname()} is at work in")
                self.check(command, lock, result)

    def test_the_lock_of_a_killed_program_holds_nobody_up(self):
        for kind, (command, lock, result) in COMMANDS.items():
            with self.subTest(command=kind):
                self.prepare(kind, lock)
                killed = run(command + " --json --quiet", self.folder, "change:kill:at=4:path=*")
                self.assertEqual(killed.code, 128 + signal.SIGKILL, killed)
                (self.folder / lock).write_text("process 4711 on elsewhere\n")
                outcome = run(command + " --json --quiet", self.folder)
                self.assertEqual(outcome.code, 0, outcome)
                self.check(command, lock, result)
                self.assert_tidy()

    def test_a_file_system_without_locks(self):
        """It is said, and the work is done: a cluster's folder has often none."""
        for kind, (command, lock, result) in COMMANDS.items():
            for error in ("ENOLCK", "ENOSYS"):
                with self.subTest(command=kind, error=error):
                    self.prepare(kind, lock)
                    outcome = run(command + " --json --quiet", self.folder, f"flock:{error}:path=*lock")
                    self.assertEqual(outcome.code, 0, outcome)
                    self.assertIn("has no locks", outcome.out)
                    self.assertIn(lock, outcome.out)
                    self.check(command, lock, result)


if __name__ == "__main__":
    main()
