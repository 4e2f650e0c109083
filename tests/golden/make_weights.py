"""Makes the files of tests/golden/weights with PyTorch's and safetensors' own writers, and weights.json with what
they hold: {file: {tensor's name: {shape, bits of its float32 values}}}. Needs torch 2.11.0, safetensors 0.8 and NumPy.
Files whose names begin with refused_ are those that must not be read.
"""

import collections
import json
import pathlib
import struct
import zipfile

import safetensors.torch
import torch

folder = pathlib.Path(__file__).parent / "weights"
folder.mkdir(exist_ok=True)
expected = {}


def bits(tensor):
    values = tensor.detach().to(torch.float32).contiguous().flatten().tolist()
    return [struct.unpack("<I", struct.pack("<f", value))[0] for value in values]


def note(file, tensors):
    expected[file] = {name: {"shape": list(tensor.shape), "bits": bits(tensor)} for name, tensor in tensors.items()}


def save(file, value, tensors, **how):
    torch.save(value, folder / file, **how)
    note(file, tensors)


torch.manual_seed(1)
base = torch.randn(4, 6)

# Strides, offsets, storages that are shared, no elements, no dimensions.
views = {
    "whole": base,
    "transposed": base.t(),
    "part": base[1:3, 2:5],
    "every_second": base[:, ::2],
    "column": base[:, 3],
    "turned": torch.randn(2, 3, 4).permute(2, 0, 1),
    "repeated": torch.randn(3, 1).expand(3, 4),
    "none": torch.zeros(0, 5),
    "none_of_some": base[4:],
    "single": torch.tensor(2.5),
}
save("views.pt", views, views)

special = [0.0, -0.0, 1.0, -1.5, 65504.0, 6e-8, float("inf"), float("-inf")]
types = {
    "float64": torch.tensor([1 / 3, -1e30, 1e-40], dtype=torch.float64),
    "float32": torch.tensor([1 / 3, 3.4028234e38, 1e-45, float("inf")]),
    "float16": torch.tensor(special, dtype=torch.float16),
    "bfloat16": torch.tensor(special + [3e38], dtype=torch.bfloat16),
    "int64": torch.tensor([-1, 0, 2**24 + 1, -(2**62)]),
    "int32": torch.tensor([-(2**31), 2**31 - 1], dtype=torch.int32),
    "int16": torch.tensor([-32768, 32767], dtype=torch.int16),
    "int8": torch.tensor([-128, 127], dtype=torch.int8),
    "uint8": torch.tensor([0, 255], dtype=torch.uint8),
    "bool": torch.tensor([True, False]),
}
save("types.pt", types, types)

# What a training leaves: a state_dict (an OrderedDict with attributes), an optimiser's state, numbers, texts.
model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.ReLU(), torch.nn.Linear(2, 1))
adam = torch.optim.Adam(model.parameters(), lr=1e-3)
model(torch.randn(5, 3)).sum().backward()
adam.step()
state = model.state_dict()
checkpoint = {
    "epoch": 3, "best": -0.25, "seed": 2**40, "note": "h\u00e9", "done": False, "nothing": None,
    "state_dict": collections.OrderedDict(("module." + name, value) for name, value in state.items()),
    "optimizer": adam.state_dict(),
}
tensors = {"state_dict.module." + name: value for name, value in state.items()}
for number, of in adam.state_dict()["state"].items():
    tensors |= {f"optimizer.state.{number}.{name}": value for name, value in of.items()}
save("checkpoint.pth", checkpoint, tensors)
save("state_dict.pt", state, state)
save("parameter.pt", torch.nn.Parameter(base), {"tensor": base})
save("list.pt", [base, (base[0], 1.5)], {"0": base, "1.0": base[0]})

safe = {name: value.contiguous() for name, value in (views | types).items()}
safe = {name: value.clone() for name, value in safe.items()}
safetensors.torch.save_file(safe, folder / "all.safetensors", metadata={"format": "pt", "made": "by hand"})
note("all.safetensors", safe)

torch.save(state, folder / "refused_old.pt", _use_new_zipfile_serialization=False)
torch.save(model, folder / "refused_module.pt")
torch.jit.save(torch.jit.script(torch.nn.Linear(2, 1)), folder / "refused_script.pt")
torch.save({"a": base}, folder / "refused_protocol4.pt", pickle_protocol=4)
torch.save({"epoch": 3}, folder / "refused_no_tensors.pt")
torch.save({"a": torch.tensor([1e300], dtype=torch.float64)}, folder / "refused_large.pt")
torch.save({"a": torch.zeros(1).expand(2**40)}, folder / "refused_repeated.pt")
torch.save({"a": torch.tensor([1 + 2j])}, folder / "refused_complex.pt")

# A member that unpacks to far more than the file.
torch.save({"a": torch.zeros(2**18)}, folder / "bomb.pt")
with zipfile.ZipFile(folder / "bomb.pt") as plain, zipfile.ZipFile(folder / "refused_packed.pt", "w") as packed:
    for member in plain.namelist():
        packed.writestr(member, plain.read(member), zipfile.ZIP_DEFLATED)
(folder / "bomb.pt").unlink()

(folder / "weights.json").write_text(json.dumps(expected, separators=(",", ":")) + "\n")
