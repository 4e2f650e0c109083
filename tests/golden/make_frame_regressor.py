"""Writes frame_regressor.json: predictions and 8 training steps of the network of PreTrained-LSTM by PyTorch's own
torch.nn.LSTM, Linear, autograd and Adam, every utterance by itself, so without padding or packing.

Run in a throw-away environment with torch and numpy: python make_frame_regressor.py > frame_regressor.json
Weights, frames and targets come from formulas. Dropout is off. All is computed in double from values rounded to
float32.
"""
import json

import numpy as np
import torch
from torch import nn

DESCRIPTORS, HIDDEN, STEPS, RATE = 7, 12, 8, 1e-3
LENGTHS = [5, 1, 9, 5, 3, 14, 2, 8, 1, 6]


def hashed(count, stream):
    """Uniform on [-.5, .5): a 32-bit finaliser of index and stream."""
    h = (np.arange(count, dtype=np.uint64) * 2654435761 + stream * 0x9E3779B9) & 0xFFFFFFFF
    h ^= h >> 16
    h = (h * 0x85EBCA6B) & 0xFFFFFFFF
    h ^= h >> 13
    h = (h * 0xC2B2AE35) & 0xFFFFFFFF
    h ^= h >> 16
    return h / 2**32 - 0.5


class FrameRegressor(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(DESCRIPTORS, HIDDEN, num_layers=2, batch_first=True)
        self.emo_regressor = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, 1))

    def forward(self, utterance):
        output, _ = self.lstm(utterance.unsqueeze(0))
        return self.emo_regressor(output[:, -1]).squeeze()


def concordance_loss(prediction, target):
    covariance = ((prediction - prediction.mean()) * (target - target.mean())).mean()
    spread = prediction.var(unbiased=False) + target.var(unbiased=False)
    return 1 - 2 * covariance / (spread + (prediction.mean() - target.mean()) ** 2)


def main():
    torch.set_default_dtype(torch.float64)
    network = FrameRegressor()
    with torch.no_grad():
        for stream, parameter in enumerate(network.parameters()):
            scale = (4 / parameter.shape[1]) ** 0.5 if parameter.dim() == 2 else 0.2
            values = hashed(parameter.numel(), stream) * scale
            parameter.copy_(torch.from_numpy(values.astype(np.float32)).double().view_as(parameter))
    frames = (4 * hashed(sum(LENGTHS) * DESCRIPTORS, 1000)).astype(np.float32).astype(np.float64)
    frames = torch.from_numpy(frames).view(-1, DESCRIPTORS)
    offsets = np.concatenate([[0], np.cumsum(LENGTHS)])
    utterances = [frames[offsets[i]:offsets[i + 1]] for i in range(len(LENGTHS))]
    targets = torch.from_numpy((3 * hashed(len(LENGTHS), 3000)).astype(np.float32).astype(np.float64))

    out = {"descriptors": DESCRIPTORS, "hidden": HIDDEN, "steps": STEPS, "rate": RATE, "lengths": LENGTHS,
           "torch": torch.__version__, "names": [name for name, _ in network.named_parameters()]}
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    losses = []
    for step in range(STEPS):
        prediction = torch.stack([network(utterance) for utterance in utterances])
        if step == 0:
            out["predictions"] = prediction.tolist()
        loss = concordance_loss(prediction, targets)
        optimizer.zero_grad()
        loss.backward()
        if step == 0:
            out["gradients"] = [parameter.grad.flatten().tolist() for parameter in network.parameters()]
        optimizer.step()
        losses.append(loss.item())
    out["losses"] = losses
    out["parameters"] = [parameter.detach().flatten().tolist() for parameter in network.parameters()]
    print(json.dumps(json.loads(json.dumps(out), parse_float=lambda text: round(float(text), 12))))


main()
