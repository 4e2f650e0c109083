"""Writes minmax_entropy.json: regularised minimax conditional entropy of small rating tables by SciPy.

Run in a throw-away environment with numpy and scipy: python make_minmax_entropy.py > minmax_entropy.json
Unlike the program it neither alternates nor reduces the parameters: the ordinal model has all four quadrants of every
reference level as Zhou et al. (ICML 2014) write it, the label probabilities are maximised out in closed form, and one
trust-region Newton method with exact second derivatives climbs over the parameters of all raters and samples at once.
"""
import json

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp, softmax


def indicators(levels, ordinal):
    """[parameter, true level, given level]: what each of the paper's parameters is added to."""
    true, given = np.indices((levels, levels))
    if not ordinal:
        return np.array([(true == c) & (given == k) for c in range(levels) for k in range(levels)], float)
    return np.array([((true >= r) == below_true) & ((given >= r) == below_given)
                     for r in range(1, levels) for below_true in (False, True) for below_given in (False, True)], float)


class Problem:
    def __init__(self, ratings, samples, raters, levels, ordinal, alpha, beta):
        self.ratings, self.samples, self.raters, self.levels = np.array(ratings), samples, raters, levels
        self.basis = indicators(levels, ordinal)
        size = len(self.basis)
        sample, rater, self.given = self.ratings.T
        # [rating, true level, given level, parameter]
        self.design = np.zeros((len(ratings), levels, levels, (raters + samples) * size))
        for n in range(len(ratings)):
            for owner in (rater[n], raters + sample[n]):
                self.design[n, :, :, owner * size:(owner + 1) * size] += self.basis.transpose(1, 2, 0)
        self.penalty = np.repeat([alpha, beta], [raters * size, samples * size])
        self.member = np.eye(samples)[sample]  # [rating, sample]

    def likelihood(self, theta):
        """ln P(ratings | true level) [sample, level], its derivatives [sample, level, parameter], P."""
        logits = self.design @ theta
        log_p = logits - logsumexp(logits, axis=2, keepdims=True)
        p = np.exp(log_p)
        n = np.arange(len(self.given))
        value = self.member.T @ log_p[n, :, self.given]
        slope = self.design[n, :, self.given] - np.einsum("nck,nckp->ncp", p, self.design)
        return value, np.einsum("nj,ncp->jcp", self.member, slope), p

    def bend(self, p, posterior):
        """Minus the sum of the likelihoods' second derivatives, weighted by the posteriors."""
        weight = self.member @ posterior
        mean = np.einsum("nck,nckp->ncp", p, self.design)
        full = np.einsum("nck,nckp,nckq->pq", weight[:, :, None] * p, self.design, self.design, optimize=True)
        return full - np.einsum("nc,ncp,ncq->pq", weight, mean, mean, optimize=True)

    def fixed(self, posterior):
        """Minus F, its gradient and Hessian for given probabilities of the levels."""
        entropy = -np.sum(posterior[posterior > 0] * np.log(posterior[posterior > 0]))

        def value(theta):
            return -np.sum(posterior * self.likelihood(theta)[0]) - entropy + theta @ (self.penalty * theta) / 2

        def gradient(theta):
            return -np.einsum("jc,jcp->p", posterior, self.likelihood(theta)[1]) + self.penalty * theta

        def hessian(theta):
            return self.bend(self.likelihood(theta)[2], posterior) + np.diag(self.penalty)

        return value, gradient, hessian

    def whole(self):
        """The same with the best probabilities for every theta."""
        def value(theta):
            return -np.sum(logsumexp(self.likelihood(theta)[0], axis=1)) + theta @ (self.penalty * theta) / 2

        def gradient(theta):
            likelihood, slope, _ = self.likelihood(theta)
            return -np.einsum("jc,jcp->p", softmax(likelihood, axis=1), slope) + self.penalty * theta

        def hessian(theta):
            likelihood, slope, p = self.likelihood(theta)
            posterior = softmax(likelihood, axis=1)
            mean = np.einsum("jc,jcp->jp", posterior, slope)
            spread = np.einsum("jc,jcp,jcq->pq", posterior, slope, slope, optimize=True) - mean.T @ mean
            return self.bend(p, posterior) - spread + np.diag(self.penalty)

        return value, gradient, hessian

    def climb(self, functions, start):
        value, gradient, hessian = functions
        found = minimize(value, start, jac=gradient, hess=hessian, method="trust-exact",
                         options={"gtol": 1e-10, "maxiter": 10000})
        theta = found.x
        for _ in range(3):  # to the last bits
            theta = theta - np.linalg.solve(hessian(theta), gradient(theta))
        assert np.abs(gradient(theta)).max() < 1e-12, np.abs(gradient(theta)).max()
        assert np.linalg.eigvalsh(hessian(theta)).min() > 0  # a maximum of F
        return theta

    def confusion(self, theta):
        matrices = np.einsum("op,pck->ock", theta.reshape(self.raters + self.samples, -1), self.basis)
        matrices = softmax(matrices, axis=2)
        return matrices[:self.raters], matrices[self.raters:]


def case(seed, samples, raters, levels, ratings_a_sample, ordinal, alpha, beta):
    draw = np.random.default_rng(seed)
    truth = draw.integers(levels, size=samples)
    spread = draw.uniform(.2, 1.2, size=samples)
    careful = draw.uniform(size=raters) > .25
    ratings = []
    for sample in range(samples):
        for rater in sorted(draw.choice(raters, ratings_a_sample, replace=False)):
            level = np.clip(np.round(truth[sample] + spread[sample] * draw.normal()), 0, levels - 1)
            ratings.append([sample, int(rater), int(level if careful[rater] else draw.integers(levels))])
    problem = Problem(ratings, samples, raters, levels, ordinal, alpha, beta)
    votes = np.zeros((samples, levels))
    for sample, _, level in ratings:
        votes[sample, level] += 1 / ratings_a_sample
    first = problem.climb(problem.fixed(votes), np.zeros(problem.design.shape[-1]))
    best = problem.climb(problem.whole(), first)

    def result(theta, value):
        of_raters, of_samples = problem.confusion(theta)
        return {"value": -value, "rater_confusion": of_raters.tolist(), "sample_confusion": of_samples.tolist()}

    return {
        "levels": levels, "samples": samples, "raters": raters, "ordinal": ordinal, "alpha": alpha, "beta": beta,
        "ratings": ratings,
        "votes": result(first, problem.fixed(votes)[0](first)),
        "whole": result(best, problem.whole()[0](best)) | {
            "posterior": softmax(problem.likelihood(best)[0], axis=1).tolist(),
            "score": (np.trace(problem.confusion(best)[1], axis1=1, axis2=2) / levels).tolist(),
        },
    }


print(json.dumps({
    "ordinal": case(1, 16, 5, 4, 4, True, .8, 2),
    "categorical": case(2, 16, 5, 3, 4, False, .5, 1.5),
    "ordinal, strong": case(3, 20, 6, 6, 3, True, 2, 10),
    "categorical, weak": case(4, 12, 4, 3, 4, False, .2, .3),
}))
