"""Lloyd's K-means of the program, scikit-learn and faiss in turn, same rows, same start, same iterations.

    python tests/benchmarks/kmeans_peers.py build/bin/kmeans_benchmark [rows [columns [clusters [iterations]]]]

Needs numpy, scikit-learn and faiss-cpu in a throw-away environment. Rows lie around twice as many centres as are looked
for, so that clusters are neither apart nor a cloud, as embeddings of a network in training are.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

import faiss
import numpy as np
from sklearn.cluster import KMeans

program = sys.argv[1]
rows, columns, clusters, iterations = (
    int(sys.argv[i]) if len(sys.argv) > i else default for i, default in ((2, 45000), (3, 256), (4, 50), (5, 20))
)
repeats = 5


def inertia_of(data, centres):
    distances = (data**2).sum(1)[:, None] - 2 * data @ centres.T + (centres**2).sum(1)
    return float(distances.min(1).clip(0).sum())


def scikit(data, start):
    begin = time.perf_counter()
    found = KMeans(len(start), init=start, n_init=1, max_iter=iterations, tol=0, algorithm="lloyd").fit(data)
    return time.perf_counter() - begin, found.inertia_


def faiss_lloyd(data, start):
    begin = time.perf_counter()
    found = faiss.Kmeans(columns, len(start), niter=iterations, max_points_per_centroid=len(data), seed=1)
    found.train(data, init_centroids=start)
    _, _ = found.index.search(data, 1)
    seconds = time.perf_counter() - begin
    return seconds, inertia_of(data.astype(np.float64), found.centroids.astype(np.float64))


def ours(folder):
    output = subprocess.run(
        [program, os.path.join(folder, "rows.npy"), os.path.join(folder, "start.npy"), str(iterations)],
        check=True, capture_output=True, text=True,
    ).stdout
    found = json.loads(output)
    return found["seconds"], found["inertia"]


rng = np.random.default_rng(1)
middle = rng.normal(size=(2 * clusters, columns))
data = (middle[rng.integers(2 * clusters, size=rows)] + rng.normal(size=(rows, columns))).astype(np.float32)
start = data[rng.choice(rows, clusters, replace=False)].copy()
names = ["ours", "scikit-learn", "faiss"]
seconds, inertia = {name: [] for name in names}, {}
with tempfile.TemporaryDirectory() as folder:
    for name, array in (("rows", data), ("start", start)):
        np.save(os.path.join(folder, name + ".npy"), array)
        with open(os.path.join(folder, name + "_names.txt"), "w") as file:
            file.writelines(f"{i}\n" for i in range(len(array)))
    for _ in range(repeats):
        for name, run in zip(names, (lambda: ours(folder), lambda: scikit(data, start), lambda: faiss_lloyd(data, start))):
            took, inertia[name] = run()
            seconds[name].append(took)
print(f"{rows} x {columns}, K={clusters}, {iterations} iterations, {repeats} rounds, medians")
mine = np.median(seconds["ours"])
for name in names:
    median = np.median(seconds[name])
    print(f"{name:13s} {median:7.3f} s   inertia {inertia[name]:.6e}   {median / mine:5.2f} x ours")
