"""What the fault tests share: a small corpus, the commands under test, a program run with faults injected, and what must
hold of a folder afterwards.

Every test of this folder is called as  TEST.py DEEPMI FAULT_INJECTION RUN_CONTENTS [options of unittest]  by CTest and
ends with 77 (skipped) where the machine cannot do it.
"""
import hashlib
import json
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

if len(sys.argv) < 4:
    sys.exit(__doc__)
DEEPMI, INJECTION, RUN_CONTENTS = (str(Path(argument).resolve()) for argument in sys.argv[1:4])
del sys.argv[1:4]

# Of a build with sanitizers: the sanitizer's own library, which wants to be loaded before all others.
SANITIZER = os.environ.get("DEEPMI_SANITIZER_RUNTIME", "")
PATIENCE = 2400 if SANITIZER else 240  # seconds for one command; nothing passes or fails by how quick it is
HALF_WRITTEN = ".deepmi-tmp-"
CORPUS = "--features corpus/features.h5 --labels corpus/labels_consensus.csv --attribute arousal "
HERE = "--device cpu --threads 1 --seed 3 "
OFTEN = "--checkpoint-seconds 0 "
PRETRAIN_ONCE = "pretrain " + CORPUS + HERE + "--unlabeled corpus/unlabeled.h5 --clusters 4 --batch 32 --epochs 1 "
PRETRAIN = PRETRAIN_ONCE.replace("--epochs 1", "--epochs 4")
TRAIN = "train " + CORPUS + HERE + "--no-curriculum --trials 2 --epochs 12 --batch 16 --hidden 8 "
EXPERIMENT = "experiment plan.json --device cpu --jobs 2 "
PLAN = {
    "format": "deepmi-plan", "name": "small", "attributes": ["arousal"], "trials": 2, "where_possible": True,
    "corpora": [{"name": "Small", "features": "corpus/features.h5", "labels": "corpus/labels_consensus.csv",
                 "ratings": "corpus/labels_detailed.csv", "pool": "corpus/unlabeled.h5"}],
    "pretrain": {"epochs": 2, "batch": 32},
    "train": {"epochs-per-bin": 1, "bins": 4, "batch": 16, "hidden": 8, "epochs": 8},
    "measures": ["none", "disagreement", {"measure": "deepmi", "clusters": 2}],
}


class Outcome:
    """How a command ended: its exit code (128 + signal if one ended it, as a shell has it), output, and error."""

    def __init__(self, code, out, err):
        self.code = 128 - code if code < 0 else code
        self.out, self.err = out, err

    @property
    def error(self):
        try:
            return json.loads(self.out)["error"]
        except (ValueError, KeyError, TypeError):
            return {"kind": "", "message": "", "file": ""}

    def __str__(self):
        return f"exit {self.code}\n{self.out[-2000:]}\n{self.err[-2000:]}"


def environment(faults="", counter=None, **more):
    result = {**os.environ, **more}
    if faults or counter:
        result["LD_PRELOAD"] = f"{SANITIZER} {INJECTION}".strip()
        result["DEEPMI_FAULTS"] = faults
    if counter:
        result["DEEPMI_FAULTS_COUNT"] = str(counter.path)
    return result


class Counter:
    """Counts the calls by which files change, over all processes of a command."""

    def __init__(self, path):
        self.path = Path(path)
        self.path.write_bytes(bytes(8))

    @property
    def value(self):
        return struct.unpack("<Q", self.path.read_bytes())[0]


def begin(arguments, folder, faults="", counter=None, wrapper=(), **more):
    """The command, started in a group of its own so that its workers can be killed with it."""
    command = [*wrapper, DEEPMI, *(arguments.split() if isinstance(arguments, str) else arguments)]
    return subprocess.Popen(command, cwd=folder, env=environment(faults, counter), stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True, start_new_session=True, **more)


def end(process):
    try:
        out, err = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise
    return Outcome(process.returncode, out, err)


def run(arguments, folder, faults="", counter=None, wrapper=(), **more):
    return end(begin(arguments, folder, faults, counter, wrapper, **more))


def files(folder):
    """{name: digest} of everything below, to see that nothing was touched."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(Path(folder).rglob("*")) if path.is_file()}


def half_written(folder):
    return [str(path) for path in Path(folder).rglob("*") if HALF_WRITTEN in path.name]


def contents(path):
    """What two runs of a seed must have in common of a result, a file or a folder, bit for bit: all but the times."""
    path = Path(path)
    if path.is_dir():
        return {str(one.relative_to(path)): contents(one) for one in sorted(path.rglob("*"))
                if one.is_file() and one.name != "lock"}
    if path.suffix == ".h5":
        run_file = subprocess.run([RUN_CONTENTS, str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        return run_file.stdout if run_file.returncode == 0 else path.read_bytes()
    text = path.read_bytes()
    if path.name == "history.csv":
        return b"\n".join(line.rpartition(b",")[0] for line in text.split(b"\n"))
    text = re.sub(rb"deepmi-faults-\w+", b"", text)  # the folder of the test, where a file names its inputs
    return re.sub(rb'"(seconds|samples_per_second)": [^,\n]*', b"", text)


def have_namespaces():
    """Whether this machine lets a program mount in a namespace of its own."""
    if not shutil.which("unshare"):
        return False
    probe = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(probe, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


class FaultTest(unittest.TestCase):
    """A folder with the corpus, a plan, and what undisturbed commands make of them."""
    corpus = None
    undisturbed_results = {}

    @classmethod
    def setUpClass(cls):
        if FaultTest.corpus is None:
            FaultTest.home = tempfile.TemporaryDirectory(prefix="deepmi-faults-")
            home = Path(FaultTest.home.name)
            demo = run("demo --write-corpus --out demo --rows 200 --unlabeled 60 --pretrain-epochs 1 "
                       "--train-epochs 2 --trials 1 --clusters 2 --bins 2 --epochs-per-bin 1 --quiet " + HERE, home)
            if demo.code != 0:
                raise RuntimeError("no corpus: " + str(demo))
            FaultTest.corpus = home / "demo" / "corpus"

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="deepmi-faults-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.furnish(self.folder)

    def furnish(self, folder):
        shutil.copytree(self.corpus, folder / "corpus")
        (folder / "plan.json").write_text(json.dumps(PLAN))

    def undisturbed(self, arguments, result):
        """contents() of the result that the command leaves when nothing happens to it."""
        if arguments not in self.undisturbed_results:
            with tempfile.TemporaryDirectory(prefix="deepmi-faults-") as name:
                folder = Path(name)
                self.furnish(folder)
                outcome = run(arguments + " --quiet", folder)
                self.assertEqual(outcome.code, 0, outcome)
                self.undisturbed_results[arguments] = contents(folder / result)
        return self.undisturbed_results[arguments]

    def assert_said(self, outcome, code, kind, *pieces):
        """The command ended with this code and one sentence that holds every piece."""
        self.assertEqual((outcome.code, outcome.error["kind"]), (code, kind), outcome)
        for piece in pieces:
            self.assertIn(piece, outcome.error["message"])
        self.assertNotIn(HALF_WRITTEN, outcome.error["message"], "the name of a temporary file says nothing to a person")

    def assert_tidy(self, folder=None):
        self.assertEqual(half_written(folder or self.folder), [])


def main():
    unittest.main(verbosity=2)
