#!/usr/bin/env python3
"""The soak's judge on rounds that were made up: it must see what a leak looks like, and nothing else."""
import random
import unittest

from soak_curve import KB, MB, draw, judge


def rounds(number, heap=0.0, rss=0.0, **counts):
    """Rows as run_soak.py has them, which grow by so much a round after a noisy start."""
    chance = random.Random(3)
    steady = {"descriptors": 25, "threads": 20, "widgets": 910, "windows": 41, "objects": 1719}
    rows = []
    for index in range(number):
        rows.append({"seconds": 40.0 * (index + 1), "round": index + 1,
                     "heap": int(115 * MB + (5 * MB if index else 0) + heap * index + chance.uniform(-20, 20) * KB),
                     "rss": int(700 * MB + (90 * MB if index else 0) + rss * index + chance.uniform(-2, 2) * MB)})
        rows[-1].update({name: value + (counts.get(name, 0) * index) for name, value in steady.items()})
    return rows


class Judge(unittest.TestCase):
    def test_noise_is_flat(self):
        for number in (10, 80):
            self.assertEqual(judge(rounds(number))["reasons"], [])

    def test_a_table_or_a_run_that_is_left_a_round_is_seen(self):
        self.assertIn("heap", judge(rounds(10, heap=300 * 128 * 4))["reasons"][0])

    def test_a_little_is_seen_in_many_rounds(self):
        self.assertIn("heap", judge(rounds(80, heap=20 * KB))["reasons"][0])
        self.assertIn("resident", judge(rounds(80, rss=1 * MB))["reasons"][0])

    def test_one_of_anything_a_round_is_seen(self):
        for name in ("descriptors", "threads", "widgets", "windows", "objects"):
            self.assertIn(name, judge(rounds(10, **{name: 1}))["reasons"][0])

    def test_files_left_behind_are_seen(self):
        self.assertIn("tmp/a", judge(rounds(10), ["tmp/a"])["reasons"][0])

    def test_the_curve_is_small_and_whole(self):
        rows = rounds(80)
        picture = draw(rows, judge(rows))
        self.assertLess(len(picture), 60000)
        self.assertTrue(picture.startswith("<svg") and picture.rstrip().endswith("</svg>"))


if __name__ == "__main__":
    unittest.main()
