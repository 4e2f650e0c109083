#!/usr/bin/env python3
"""Files that another program changes while they are read: see README.md.

A table that is cut between two lines, or whose values change under the reader, looks whole: it is refused all the same.
"""
from faults import CORPUS, HERE, FaultTest, main, run

FORMATS = ["h5", "npy", "npz", "mat", "csv", "tsv", "arff"]
CHANGED = "was changed by another program while it was read"


class ChangingFiles(FaultTest):
    def setUp(self):
        super().setUp()
        for kind in FORMATS:
            made = run(f"convert corpus/features.h5 features.{kind} --quiet", self.folder)
            self.assertEqual(made.code, 0, made)

    def look(self, arguments, path, call, deed, number):
        """The command with the file changed before its `number`-th call on it, and the file as before."""
        before = path.read_bytes()
        outcome = run(arguments + " --json --quiet", self.folder, f"{call}:{deed}:path=*{path.name}:at={number}")
        reached = not path.exists() or path.read_bytes() != before
        path.write_bytes(before)
        return outcome, reached

    def check(self, arguments, path, deeds=("shrink", "grow", "rewrite")):
        for call in ("open", "read"):
            for deed in deeds:
                for number in (1, 2, 4):
                    with self.subTest(file=path.name, call=call, number=number, deed=deed):
                        outcome, reached = self.look(arguments, path, call, deed, number)
                        if not reached or (call == "open" and number == 1):
                            continue  # so many calls there are not, or it was changed before it was looked at
                        self.assertIn((outcome.code, outcome.error["kind"]), [(3, "bad-input"), (0, "")], outcome)
                        if outcome.code == 0:
                            # Only if the change came after all that was read of it.
                            self.assertTrue(self.was_read_to_its_end(arguments, path, outcome), outcome)
                            continue
                        self.assertTrue(outcome.error["file"].endswith(path.name), outcome)

    def was_read_to_its_end(self, arguments, path, outcome):
        return run(arguments + " --json --quiet", self.folder).out == outcome.out

    def test_features(self):
        for kind in FORMATS:
            self.check(f"convert features.{kind} out.csv", self.folder / f"features.{kind}")

    def test_the_word_for_it(self):
        for kind in FORMATS:
            with self.subTest(kind=kind):
                path = self.folder / f"features.{kind}"
                said = []
                for number in range(2, 9):
                    outcome, reached = self.look(f"convert {path.name} out.csv", path, "open", "rewrite", number)
                    if not reached:
                        break
                    said.append(outcome.error["message"])
                self.assertTrue(any(CHANGED in one and "start again" in one for one in said), said)

    def test_labels_and_ratings(self):
        for name, arguments in {
                "labels_consensus.csv": "convert corpus/labels_consensus.csv out.csv",
                "labels_detailed.csv": "score --measure disagreement --ratings corpus/labels_detailed.csv --labels "
                                       "corpus/labels_consensus.csv --attribute arousal --out out.csv"}.items():
            self.check(arguments, self.folder / "corpus" / name)

    def test_a_file_that_goes_on_growing_ends(self):
        """A log that is being written never ends by itself; the reader takes what was there and says so."""
        path = self.folder / "features.csv"
        outcome = run("convert features.csv out.csv --json --quiet", self.folder, "read:grow:path=*features.csv")
        self.assertEqual((outcome.code, outcome.error["kind"]), (3, "bad-input"), outcome)
        self.assertIn("features.csv", outcome.error["message"])
        self.assertTrue(path.exists())

    def test_a_file_that_vanishes(self):
        """What is open can be read to its end; what is not there when it is opened is named."""
        for kind in FORMATS:
            for call in ("open", "read"):
                for number in (1, 2, 3):
                    with self.subTest(kind=kind, call=call, number=number):
                        path = self.folder / f"features.{kind}"
                        outcome, reached = self.look(f"convert {path.name} out.csv", path, call, "vanish", number)
                        if not reached or outcome.code == 0:
                            continue
                        self.assert_said(outcome, 3, "bad-input", path.name)

    def test_a_server_that_loses_an_open_file(self):
        for kind in ("h5", "npy", "csv", "arff"):
            for number in (1, 2):
                with self.subTest(kind=kind, number=number):
                    outcome = run(f"convert features.{kind} out.csv --json --quiet", self.folder,
                                  f"read:ESTALE:path=*features.{kind}:at={number}")
                    if kind == "h5" and outcome.code == 0:
                        continue  # HDF5 looks for its mark in a second place
                    self.assert_said(outcome, 3, "bad-input", f"features.{kind}", "Stale file handle")

    def test_a_training_does_not_begin_with_half_a_table(self):
        outcome = run("train " + CORPUS + HERE + "--no-curriculum --trials 1 --epochs 2 --out trained --json --quiet",
                      self.folder, "read:shrink:path=*labels_consensus.csv:at=2")
        self.assert_said(outcome, 3, "bad-input", "labels_consensus.csv")
        self.assertFalse((self.folder / "trained/result.json").exists())


if __name__ == "__main__":
    main()
