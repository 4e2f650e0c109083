#!/usr/bin/env python3
"""A wall clock that goes backwards, an hour at each look at it: nothing that is measured or decided depends on it."""
import json

from faults import EXPERIMENT, PRETRAIN, TRAIN, FaultTest, contents, main, run

BACK = "clock:back=3600"


class Clock(FaultTest):
    def check(self, command, result):
        outcome = run(command + " --json", self.folder, BACK)
        self.assertEqual(outcome.code, 0, outcome)
        self.assertEqual(contents(self.folder / result), self.undisturbed(command, result))
        self.assertNotRegex(outcome.err, r"-\d+:\d\d", "no time that is left is negative")
        return outcome

    def seconds_of(self, value):
        """Every time in the JSON."""
        if isinstance(value, dict):
            for key, one in value.items():
                if key in ("seconds", "samples_per_second") and isinstance(one, (int, float)):
                    yield one
                else:
                    yield from self.seconds_of(one)
        elif isinstance(value, list):
            for one in value:
                yield from self.seconds_of(one)

    def test_pretrain(self):
        outcome = self.check(PRETRAIN + "--out run.h5 --checkpoint-seconds 0", "run.h5")
        times = list(self.seconds_of(json.loads(outcome.out)))
        self.assertTrue(times and all(0 <= one < 1e9 for one in times), times)

    def test_train(self):
        outcome = self.check(TRAIN + "--out trained --checkpoint-seconds 0", "trained")
        times = list(self.seconds_of(json.loads(outcome.out)))
        self.assertTrue(times and all(0 <= one < 1e9 for one in times), times)

    def test_experiment(self):
        self.check(EXPERIMENT + "--out experiment", "experiment")

    def test_checkpoints_come_by_the_time_that_goes_by(self):
        """None in a training of less than the default minute, however often the clock jumps; forwards neither."""
        for jump in (BACK, "clock:back=-3600"):
            with self.subTest(jump=jump):
                outcome = run(PRETRAIN + "--out run.h5 --json", self.folder,
                              jump + ";rename:kill:path=*run.h5.checkpoint")
                self.assertEqual(outcome.code, 0, outcome)


if __name__ == "__main__":
    main()
