"""The same training steps as training_benchmark, as a careful PyTorch script would have them: data in memory, fused
optimisers, batches by index_select, losses read once. Needs torch (2.11.0 was used) in a throw-away environment.

    python pytorch_training.py PATH/training_benchmark [rows [features [clusters [batches [repeats]]]]]
                               [--precision fp32|bf16] [--threads N]

runs both programs in turn and prints the median of each and of the ratios, pair by pair. bf16 is PyTorch's autocast, its
losses in float32. With one thread both are measured by their own processor time, which other work on the machine hardly
touches.
"""
import argparse
import contextlib
import json
import statistics
import subprocess
import time

import torch
from torch import nn

BATCH = 512


class Unit(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.dense1, self.dense2, self.dropout = nn.Linear(width, width), nn.Linear(width, width), nn.Dropout(0.3)

    def forward(self, x):
        return torch.relu(x + self.dense2(self.dropout(torch.relu(self.dense1(x)))))


class DeepEmoCluster(nn.Module):
    def __init__(self, features, clusters):
        super().__init__()
        layers, inputs = [], features
        for width in (1024, 512, 256):
            layers += [nn.Linear(inputs, width), nn.Dropout(0.3), Unit(width), Unit(width)]
            inputs = width
        self.phi = nn.Sequential(*layers)
        self.g = nn.Sequential(nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, clusters))
        self.f = nn.Sequential(nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 1))


def concordance_loss(prediction, target):
    covariance = ((prediction - prediction.mean()) * (target - target.mean())).mean()
    spread = prediction.var(unbiased=False) + target.var(unbiased=False)
    return 1 - 2 * covariance / (spread + (prediction.mean() - target.mean()) ** 2)


def rate(rows, batches, step):
    now = time.process_time if torch.get_num_threads() == 1 else time.perf_counter
    begin = 0.0
    for i in range(-2, batches):
        if i == 0:
            begin = now()
        step(torch.randint(rows, (BATCH,)))
    return batches * BATCH / (now() - begin)


def measure(rows, features, clusters, batches, precision):
    def products():
        return torch.autocast("cpu", torch.bfloat16) if precision == "bf16" else contextlib.nullcontext()

    x = torch.randn(rows, features)
    labels, targets = torch.randint(clusters, (rows,)), torch.randn(rows)
    network = DeepEmoCluster(features, clusters)
    sgd = torch.optim.SGD(list(network.phi.parameters()) + list(network.g.parameters()), lr=1e-3, fused=True)
    adam = torch.optim.Adam(network.parameters(), lr=1e-4, fused=True)
    theta = nn.Sequential(nn.Linear(features, 512), nn.ReLU(), nn.Dropout(0.3), nn.Linear(512, 512), nn.ReLU(),
                          nn.Dropout(0.3), nn.Linear(512, 512), nn.ReLU(), nn.Dropout(0.3), nn.Linear(512, 1))
    theta_adam = torch.optim.Adam(theta.parameters(), lr=1e-3, fused=True)

    def update(optimizer, loss):
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()

    def stage1(index):
        with products():
            logits = network.g(network.phi(x.index_select(0, index)))
        update(sgd, nn.functional.cross_entropy(logits.float(), labels[index]))

    def stage2(index):
        with products():
            h = network.phi(x.index_select(0, index))
            logits, prediction = network.g(h), network.f(h)
        loss = nn.functional.cross_entropy(logits.float(), labels[index])
        update(adam, loss + concordance_loss(prediction.float().squeeze(1), targets[index]))

    def embedding(index):
        with torch.inference_mode(), products():
            network.phi(x.index_select(0, index))

    def curriculum(index):
        with products():
            prediction = theta(x.index_select(0, index))
        update(theta_adam, concordance_loss(prediction.float().squeeze(1), targets[index]))

    result = {"stage1": rate(rows, batches, stage1), "stage2": rate(rows, batches, stage2)}
    network.eval()
    result["embedding"] = rate(rows, batches, embedding)
    result["theta"] = rate(rows, 2 * batches, curriculum)
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("numbers", nargs="*", type=int)
    parser.add_argument("--precision", default="fp32", choices=["fp32", "bf16"])
    parser.add_argument("--threads", default=torch.get_num_threads(), type=int)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    rows, features, clusters, batches, repeats = options.numbers + [3325, 6373, 50, 20, 3][len(options.numbers):]
    ours, theirs = [], []
    for _ in range(repeats):
        arguments = [options.program, *map(str, (rows, features, clusters, batches)), options.precision,
                     str(options.threads)]
        ours.append(json.loads(subprocess.run(arguments, check=True, capture_output=True).stdout))
        theirs.append(measure(rows, features, clusters, batches, options.precision))
    print(f"{rows} x {features}, K={clusters}, batch {BATCH}, {batches} batches, {repeats} pairs, {options.precision}, "
          f"torch {torch.__version__}, {torch.get_num_threads()} threads")
    for part in ours[0]:
        ratio = statistics.median(a[part] / b[part] for a, b in zip(ours, theirs))
        print(f"{part:10s} ours {statistics.median(a[part] for a in ours):8.0f} samples/s   "
              f"PyTorch {statistics.median(b[part] for b in theirs):8.0f} samples/s   ratio {ratio:.2f}")


main()
