"""Writes training_steps.json: 10 steps of stage I, of stage II and of the curriculum regressor by PyTorch's autograd and
optimisers, an implementation independent of this project's written-out gradients.

Run in a throw-away environment with torch and numpy: python make_training_steps.py > training_steps.json
Weights, features, pseudo-labels and targets come from formulas, so that nothing large is stored; of the updated weights
a spread of entries is kept and the sum and the sum of squares of each parameter. Dropout is off. All is computed in
double from values rounded to float32, so that the figures are the truth that float32 arithmetic is held against.
"""
import json

import numpy as np
import torch
from torch import nn

# Ten steps: later one activation of stage II lies so near to zero that the order of a float32 sum decides whether its
# ReLU lets it pass, and Adam magnifies that.
FEATURES, CLUSTERS, BATCH, STEPS, HIDDEN = 97, 13, 64, 10, 48
STAGE1_RATE, STAGE1_MOMENTUM, STAGE2_RATE, HEAD_RATE, REGRESSOR_RATE = 0.05, 0.5, 1e-4, 1e-3, 1e-3


def hashed(count, stream):
    """Uniform on [-.5, .5): a 32-bit finaliser of index and stream."""
    h = (np.arange(count, dtype=np.uint64) * 2654435761 + stream * 0x9E3779B9) & 0xFFFFFFFF
    h ^= h >> 16
    h = (h * 0x85EBCA6B) & 0xFFFFFFFF
    h ^= h >> 13
    h = (h * 0xC2B2AE35) & 0xFFFFFFFF
    h ^= h >> 16
    return h / 2**32 - 0.5


class Unit(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.dense1, self.dense2 = nn.Linear(width, width), nn.Linear(width, width)

    def forward(self, x):
        return torch.relu(x + self.dense2(torch.relu(self.dense1(x))))


class DeepEmoCluster(nn.Module):
    def __init__(self):
        super().__init__()
        layers, inputs = [], FEATURES
        for width in (1024, 512, 256):
            layers += [nn.Linear(inputs, width), nn.Identity(), Unit(width), Unit(width)]
            inputs = width
        self.dnn_features = nn.Sequential(*layers)
        self.classifier = nn.Sequential(nn.Linear(256, 256), nn.ReLU())
        self.top_layer_class = nn.Linear(256, CLUSTERS)
        self.emo_regressor = nn.Sequential(nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 1))

    def forward(self, x):
        h = self.dnn_features(x)
        return self.top_layer_class(self.classifier(h)), self.emo_regressor(h).squeeze(1)


class Regressor(nn.Module):
    def __init__(self):
        super().__init__()
        layers, inputs = [], FEATURES
        for _ in range(3):
            layers += [nn.Linear(inputs, HIDDEN), nn.ReLU()]
            inputs = HIDDEN
        self.layers = nn.Sequential(*layers, nn.Linear(inputs, 1))

    def forward(self, x):
        return self.layers(x).squeeze(1)


def set_weights(module):
    with torch.no_grad():
        for stream, parameter in enumerate(module.parameters()):
            scale = (4 / parameter.shape[1]) ** 0.5 if parameter.dim() == 2 else 0.2
            values = hashed(parameter.numel(), stream) * scale
            parameter.copy_(torch.from_numpy(values.astype(np.float32)).double().view_as(parameter))


def batch(step):
    x = 4 * hashed(BATCH * FEATURES, 1000 + step)
    labels = ((hashed(BATCH, 2000 + step) + 0.5) * CLUSTERS).astype(np.int64)
    targets = 3 * hashed(BATCH, 3000 + step) + 0.5 * x.reshape(BATCH, FEATURES)[:, 0]
    return (torch.from_numpy(x.astype(np.float32)).double().view(BATCH, FEATURES), torch.from_numpy(labels),
            torch.from_numpy(targets.astype(np.float32)).double())


def concordance_loss(prediction, target):
    covariance = ((prediction - prediction.mean()) * (target - target.mean())).mean()
    spread = prediction.var(unbiased=False) + target.var(unbiased=False)
    return 1 - 2 * covariance / (spread + (prediction.mean() - target.mean()) ** 2)


def record(module, losses):
    parameters = []
    for parameter in module.parameters():
        flat = parameter.detach().double().flatten()
        index = np.unique(np.linspace(0, flat.numel() - 1, 24).astype(int))
        parameters.append({"index": index.tolist(), "values": [float(flat[i]) for i in index],
                           "sum": float(flat.sum()), "squares": float((flat**2).sum())})
    return {"losses": losses, "parameters": parameters}


def main():
    torch.set_num_threads(2)
    torch.set_default_dtype(torch.float64)
    out = {"features": FEATURES, "clusters": CLUSTERS, "batch": BATCH, "steps": STEPS, "hidden": HIDDEN,
           "stage1_rate": STAGE1_RATE, "stage1_momentum": STAGE1_MOMENTUM, "stage2_rate": STAGE2_RATE,
           "head_rate": HEAD_RATE, "regressor_rate": REGRESSOR_RATE, "torch": torch.__version__}

    network = DeepEmoCluster()
    set_weights(network)
    regressor = list(network.emo_regressor.parameters())
    head = list(network.classifier.parameters()) + list(network.top_layer_class.parameters())
    optimizer = torch.optim.SGD(list(network.dnn_features.parameters()) + head, lr=STAGE1_RATE, momentum=STAGE1_MOMENTUM)
    losses = []
    for step in range(STEPS):
        x, labels, _ = batch(step)
        loss = nn.functional.cross_entropy(network(x)[0], labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    out["stage1"] = record(network, losses)

    set_weights(network)
    optimizer = torch.optim.Adam([{"params": list(network.dnn_features.parameters()) + regressor, "lr": STAGE2_RATE},
                                  {"params": head, "lr": HEAD_RATE}])
    losses = []
    for step in range(STEPS):
        x, labels, targets = batch(step)
        logits, prediction = network(x)
        cross_entropy, concordance = nn.functional.cross_entropy(logits, labels), concordance_loss(prediction, targets)
        optimizer.zero_grad()
        (cross_entropy + concordance).backward()
        optimizer.step()
        losses.append([cross_entropy.item(), concordance.item()])
    out["stage2"] = record(network, losses)

    theta = Regressor()
    set_weights(theta)
    optimizer = torch.optim.Adam(theta.parameters(), lr=REGRESSOR_RATE)
    losses = []
    for step in range(STEPS):
        x, _, targets = batch(step)
        loss = concordance_loss(theta(x), targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    out["regressor"] = record(theta, losses)
    print(json.dumps(out))


main()
