"""Writes statistics.json anew: tests, effect sizes, intervals and corrections by SciPy, NumPy and statsmodels.

Run in a throw-away environment with numpy, scipy and statsmodels, in this folder:
    python make_statistics.py > new.json && mv new.json statistics.json
The inputs of tests, correlations and summaries are those that stand in the file.
"""
import json
import os

import numpy as np
import scipy
import statsmodels
from scipy import optimize, special, stats
from statsmodels.stats import multitest, oneway

HERE = os.path.dirname(os.path.abspath(__file__))


def noncentral_t(t, df, confidence=0.95):
    """Limits of the noncentrality of t: SciPy's nct, solved by Brent's method."""
    tail = (1 - confidence) / 2

    def solve(function):
        low, high, step = t - 1, t + 1, 1
        while function(low) > 0:
            step, low = 1.5 * step, low - 1.5 * step
        while function(high) < 0:
            step, high = 1.5 * step, high + 1.5 * step
        return optimize.brentq(function, low, high, xtol=1e-13 * max(1, abs(t)), rtol=1e-15)

    return [solve(lambda d: stats.nct.sf(t, df, d) - tail), solve(lambda d: tail - stats.nct.cdf(t, df, d))]


def noncentral_f(f, between, within, confidence=0.95):
    """Limits of the noncentrality of F, 0 where even no noncentrality leaves more than the tail."""
    tail = (1 - confidence) / 2
    above = lambda nc: stats.ncf.sf(f, between, within, nc) - tail
    below = lambda nc: tail - stats.ncf.cdf(f, between, within, nc)
    high = 10 * (1 + f * between)
    solve = lambda function: optimize.brentq(function, 1e-12, high, xtol=1e-13, rtol=1e-15)
    return [
        solve(above) if stats.f.sf(f, between, within) < tail else 0.0,
        solve(below) if stats.f.cdf(f, between, within) > tail else 0.0,
    ]


def correction(df):
    """Hedges' J, exactly."""
    return float(np.exp(special.gammaln(df / 2) - special.gammaln((df - 1) / 2)) / np.sqrt(df / 2))


def effect(difference, deviation, standard_error, df, correction_df):
    if deviation == 0:
        return None
    limits = noncentral_t(difference / standard_error, df)
    d = difference / deviation
    return {
        "d": float(d),
        # Below two degrees of freedom the correction is most of it.
        "g": correction(correction_df) * float(d) if correction_df >= 2 else None,
        "interval": [float(limit * standard_error / deviation) for limit in limits],
    }


def effects(first, second):
    a, b = np.array(first), np.array(second)
    n, m = len(a), len(b)
    u, v = a.var(ddof=1), b.var(ddof=1)
    difference = a.mean() - b.mean()
    pooled = np.sqrt(((n - 1) * u + (m - 1) * v) / (n + m - 2))
    welch_df = (u / n + v / m) ** 2 / ((u / n) ** 2 / (n - 1) + (v / m) ** 2 / (m - 1))
    star_df = (n - 1) * (m - 1) * (u + v) ** 2 / ((m - 1) * u**2 + (n - 1) * v**2)
    result = {
        "pooled": effect(difference, pooled, pooled * np.sqrt(1 / n + 1 / m), n + m - 2, n + m - 2),
        "welch": effect(difference, np.sqrt((u + v) / 2), np.sqrt(u / n + v / m), welch_df, star_df),
    }
    if n == m:
        deviation = (a - b).std(ddof=1)
        paired = effect((a - b).mean(), deviation, deviation / np.sqrt(n), n - 1, n - 1)
        if paired:
            result["paired"] = paired
    return result


def t_result(result):
    interval = result.confidence_interval(0.95)
    return {
        "t": float(result.statistic),
        "df": float(result.df),
        "p": float(result.pvalue),
        "interval": [float(interval.low), float(interval.high)],
    }


def t_test(case):
    first, second = case["first"], case["second"]
    result = {
        "case": case["case"],
        "first": first,
        "second": second,
        "pooled": t_result(stats.ttest_ind(first, second)),
        "welch": t_result(stats.ttest_ind(first, second, equal_var=False)),
    }
    if "paired" in case:
        result["paired"] = t_result(stats.ttest_rel(first, second))
    result["effect"] = effects(first, second)
    return result


def anova(case):
    groups = case["groups"]
    result = stats.f_oneway(*groups)
    sizes = [len(group) for group in groups]
    between = len(groups) - 1
    within = sum(sizes) - len(groups)
    limits = noncentral_f(float(result.statistic), between, within)
    # statsmodels solves the same to about three digits.
    other = oneway.confint_noncentrality(result.statistic, (between, within), alpha=0.05)
    assert np.allclose(limits, other, rtol=2e-3)
    count = sum(sizes)
    values = np.concatenate([np.array(group) for group in groups])
    ss_between = sum(len(group) * (np.mean(group) - values.mean()) ** 2 for group in groups)
    ss_within = sum(((np.array(group) - np.mean(group)) ** 2).sum() for group in groups)
    mean_square = ss_within / within
    return {
        "groups": groups,
        "f": float(result.statistic),
        "p": float(result.pvalue),
        "eta_squared": float(ss_between / (ss_between + ss_within)),
        "omega_squared": float(
            (ss_between - between * mean_square) / (ss_between + ss_within + mean_square)
        ),
        "interval": [limit / (limit + count) for limit in limits],
    }


def correlation(case):
    first, second = case["first"], case["second"]
    return {
        "case": case["case"],
        "first": first,
        "second": second,
        "pearson": float(stats.pearsonr(first, second).statistic),
        "spearman": float(stats.spearmanr(first, second).statistic),
        "first_ranks": stats.rankdata(first).tolist(),
    }


def summary(case):
    values = np.array(case["values"])
    mean, std = values.mean(), values.std(ddof=1)
    interval = stats.t.interval(0.95, len(values) - 1, mean, std / np.sqrt(len(values)))
    return {
        "values": case["values"],
        "mean": float(mean),
        "std": float(std),
        "var_percent": float(100 * std / mean),
        "interval": [float(limit) for limit in interval],
    }


def holm():
    draw = np.random.default_rng(5)
    cases = [
        [0.01, 0.04, 0.03, 0.005],
        [0.02, 0.02, 0.02],
        [0.4],
        [0.9, 0.8, 0.7, 0.6],
        [1e-12, 0.5, 0.0, 1.0, 1e-300],
        draw.uniform(size=40).tolist(),
        (draw.uniform(size=25) ** 4).tolist(),
    ]
    return [
        {"p": p, "adjusted": multitest.multipletests(p, method="holm")[1].tolist()} for p in cases
    ]


def main():
    with open(os.path.join(HERE, "statistics.json")) as file:
        old = json.load(file)
    print(
        json.dumps(
            {
                "made_with": f"SciPy {scipy.__version__}, statsmodels {statsmodels.__version__}",
                "t_tests": [t_test(case) for case in old["t_tests"]],
                "correlations": [correlation(case) for case in old["correlations"]],
                "summaries": [summary(case) for case in old["summaries"]],
                "anova": [anova(case) for case in old["anova"]],
                "holm": holm(),
                "hedges": [[df, correction(df)] for df in (1.5, 2, 3, 8, 18, 100, 341, 1000)],
                "noncentral_t": [
                    [t, df, confidence, noncentral_t(t, df, confidence)]
                    for t, df in ((2.12, 18), (-7, 1), (0, 4), (30, 18), (5, 1.3), (200, 6))
                    for confidence in (0.5, 0.95, 0.999)
                ],
            },
            indent=1,
        )
    )


main()
