"""What other people's programs make of this program's files, and the other way round: h5py, PyTorch and safetensors
themselves. Run by interplay_learning_test; ends with 0 if all is as promised and else with what is not.

    interplay.py modules NAME...          whether these can be imported
    interplay.py run RUN.h5               every dataset and attribute that core/README.md documents
    interplay.py weights FILE RUN.h5      torch.load(weights_only=True) or safetensors against /weights, bit for bit
    interplay.py save FILE                a network's tensors of several kinds, by torch.save or safetensors
    interplay.py saved FILE COPY          what FILE holds is what COPY (in either format) holds, as float32
"""

import importlib
import json
import sys


def load(path):
    if path.endswith(".safetensors"):
        import safetensors.torch

        return safetensors.torch.load_file(path)
    import torch

    return torch.load(path, weights_only=True)


def same(a, b):
    """The bits of two arrays of float32; -0 and NaN count."""
    return a.shape == b.shape and a.dtype == b.dtype == "float32" and a.tobytes() == b.tobytes()


def run(path):
    import h5py

    integer, real, single = "i", "f8", "f4"
    with h5py.File(path, "r") as file:
        parameters = json.loads(file.attrs["parameters"])
        n, e = len(file["samples/name"]), parameters["epochs"]
        k, d = parameters["clusters"], len(file["normalisation/feature_mean"])
        expected = {
            "samples/name": ((n,), None), "samples/h": ((n, 256), single), "samples/cluster": ((n,), "i4"),
            "samples/kmeans_cluster": ((n,), "i4"), "samples/predicted": ((n,), real), "samples/label": ((n,), real),
            "centres": ((k, 256), single), "normalisation/feature_deviation": ((d,), real),
            "normalisation/feature_clip": ((1,), real), "normalisation/label_mean": ((1,), real),
            "normalisation/label_deviation": ((1,), real), "normalisation/label_scale": ((2,), real),
            "history/epoch": ((e,), "i8"), "history/kmeans_refills": ((e,), "i8"),
            "history/cluster_sizes": ((e, k), "i8"), "history/classifier_sizes": ((e, k), "i8"),
            "weights/dnn_features.0.weight": ((1024, d), single), "weights/top_layer_class.weight": ((k, 256), single),
            "weights/emo_regressor.2.bias": ((1,), single), "weight_order": ((len(file["weights"]),), None),
        }
        for name in ("stage1_loss", "cluster_loss", "ccc_loss", "train_ccc", "development_ccc", "development_loss",
                     "classifier_accuracy", "effective_clusters", "effective_classifier", "stability",
                     "kmeans_objective"):
            expected["history/" + name] = ((e,), real)
        for name, (shape, kind) in expected.items():
            dataset = file[name]
            assert dataset.shape == shape, (name, dataset.shape, shape)
            assert kind is None or dataset.dtype == kind, (name, dataset.dtype)
        assert isinstance(file["samples/name"].asstr()[0], str)
        assert int(file["history/cluster_sizes"][:].sum()) == e * n
        assert set(file["weight_order"].asstr()[:]) == set(file["weights"])
        for name in ("format_version", "version", "libtorch_version", "attribute", "seed", "device", "precision",
                     "data_hash", "kept_epoch", "best_epoch", "collapsed", "unlabeled_rows"):
            assert isinstance(file.attrs[name], str), name
        assert file.attrs["format"] == "deepmi-run"


def weights(path, run_path):
    import h5py

    tensors = load(path)
    with h5py.File(run_path, "r") as file:
        names = list(file["weight_order"].asstr()[:])
        assert sorted(tensors) == sorted(names), (sorted(tensors), sorted(names))
        for name in names:
            assert same(tensors[name].numpy(), file["weights/" + name][:]), name


def save(path):
    import torch

    torch.manual_seed(4)
    base = torch.randn(7, 5)
    tensors = {"linear.weight": base, "linear.bias": torch.tensor([1e-42, -0.0, float("inf")]),
               "half": base.half(), "brain": base.bfloat16(), "double": base.double() * 1e-3,
               "steps": torch.tensor(2**23), "none": torch.zeros(3, 0)}
    if path.endswith(".safetensors"):
        import safetensors.torch

        safetensors.torch.save_file(tensors, path)
    else:
        tensors |= {"turned": base.t(), "part": base[2:5, 1:4], "tied": base}
        torch.save(torch.nn.ParameterDict({}).state_dict() | tensors, path)


def saved(path, copy):
    before, after = load(path), load(copy)
    assert sorted(before) == sorted(after), (sorted(before), sorted(after))
    for name, tensor in before.items():
        assert same(tensor.float().contiguous().numpy(), after[name].numpy()), name


def modules(*names):
    for name in names:
        importlib.import_module(name)


{"modules": modules, "run": run, "weights": weights, "save": save, "saved": saved}[sys.argv[1]](*sys.argv[2:])
