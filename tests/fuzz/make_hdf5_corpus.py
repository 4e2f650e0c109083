#!/usr/bin/env python3
"""Writes the crafted HDF5 and MATLAB files of tests/fuzz/corpus with h5py and scipy, as small as these make them:

    python3 tests/fuzz/make_hdf5_corpus.py [FOLDER]     default: the corpus beside this script
"""
import pathlib
import shutil
import struct
import sys

import h5py
import numpy as np
import scipy.io

FOLDER = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent / "corpus"
for name in ("h5", "run", "mat"):
    (FOLDER / name).mkdir(parents=True, exist_ok=True)
VALUES = np.arange(6, dtype="<f4").reshape(3, 2)
NAMES = [b"a", b"b", b"c"]


def hdf5(name, fill, libver="earliest"):
    with h5py.File(FOLDER / name, "w", libver=libver) as file:
        fill(file)


def replaced(name, source, *changes):
    data = (FOLDER / source).read_bytes()
    for old, new in changes:
        assert data.count(old) >= 1, (name, old)
        data = data.replace(old, new)
    (FOLDER / name).write_bytes(data)


def whole(file, features=VALUES, **how):
    file.create_dataset("features", data=features, **how)
    file.create_dataset("filenames", data=np.array(NAMES, dtype="S1"))


hdf5("h5/whole.h5", whole)
hdf5("h5/chunked.h5", lambda f: whole(f, chunks=(2, 2), compression="gzip"))
hdf5("h5/variable-texts.h5", lambda f: (f.create_dataset("features", data=VALUES),
                                        f.create_dataset("filenames", data=["a", "b", "c"], dtype=h5py.string_dtype())))


def frames(file):
    file.create_dataset("frames", data=np.arange(8, dtype="<f4").reshape(4, 2))
    file.create_dataset("offsets", data=np.array([0, 1, 3, 4], dtype="<i8"))
    file.create_dataset("filenames", data=np.array(NAMES, dtype="S1"))


hdf5("h5/frames.h5", frames)


def promises(file):
    shape = (100_000_000_000 // 8, 2)
    file.create_dataset("features", shape, "<f4", chunks=(1, 2))
    file.create_dataset("filenames", data=np.array(NAMES, dtype="S1"))


hdf5("h5/promises-100-gigabytes.h5", promises)
# Contiguous values of 100 GB: the layout says so itself, the file has 2 kB.
hdf5("h5/contiguous.h5", lambda f: whole(f, np.full((3, 2), 0.1, "<f4")))
size, dims = struct.pack("<Q", 24), struct.pack("<QQ", 3, 2)
replaced("h5/contiguous-100-gigabytes.h5", "h5/contiguous.h5", (size, struct.pack("<Q", 100_000_000_000)),
         (dims, struct.pack("<QQ", 12_500_000_000, 2)))
(FOLDER / "h5/contiguous.h5").unlink()
# A chunk of 3.9 GB for six values.
def chunk(file):
    file.create_dataset("features", (3, 2), "<f4", chunks=(3, 2), maxshape=(None, 2), compression="gzip")[:] = VALUES
    file.create_dataset("filenames", data=np.array(NAMES, dtype="S1"))


hdf5("h5/chunk.h5", chunk)
replaced("h5/chunk-without-end.h5", "h5/chunk.h5", (struct.pack("<III", 3, 2, 4), struct.pack("<III", 0x1D000000, 2, 4)))
(FOLDER / "h5/chunk.h5").unlink()


def outside(file):
    file.create_dataset("features", (3, 2), "<f4", external=[("/etc/passwd", 0, 24)])
    file.create_dataset("filenames", data=np.array(NAMES, dtype="S1"))


hdf5("h5/values-in-another-file.h5", outside)


def linked(file):
    file["features"] = h5py.ExternalLink("whole.h5", "/features")
    file["filenames"] = h5py.ExternalLink("whole.h5", "/filenames")


hdf5("h5/link-to-another-file.h5", linked)


def linked_softly(file):
    file["other"] = h5py.ExternalLink("whole.h5", "/")
    file["features"] = h5py.SoftLink("/other/features")
    file["frames"] = h5py.SoftLink("/other/features")


hdf5("h5/soft-link-through-another-file.h5", linked_softly)


def virtual(file):
    layout = h5py.VirtualLayout(shape=(3, 2), dtype="<f4")
    layout[:] = h5py.VirtualSource("whole.h5", "features", shape=(3, 2))
    file.create_virtual_dataset("features", layout)
    file.create_dataset("filenames", data=np.array(NAMES, dtype="S1"))


with h5py.File(FOLDER / "h5/virtual.h5", "w") as f:
    virtual(f)


def circle(file):
    file["a"] = h5py.SoftLink("/b")
    file["b"] = h5py.SoftLink("/a")
    file["features"] = h5py.SoftLink("/features")


hdf5("h5/links-in-a-circle.h5", circle)
hdf5("h5/group-in-itself.h5", lambda f: (f.create_group("a"), f["a"].__setitem__("a", f["a"]), whole(f)))
hdf5("h5/no-datasets.h5", lambda f: f.create_group("features"))
hdf5("h5/compound.h5", lambda f: f.create_dataset("features", data=np.zeros((3, 2), [("a", "<f4")])))
hdf5("h5/six-dimensions.h5", lambda f: f.create_dataset("features", data=np.zeros((1,) * 6, "<f4")))
hdf5("h5/offsets-outside.h5", lambda f: (frames(f), f["offsets"].__setitem__(slice(None), [0, 2**62, -1, 4])))
(FOLDER / "h5/truncated.h5").write_bytes((FOLDER / "h5/whole.h5").read_bytes()[:1000])
(FOLDER / "h5/signature-alone.h5").write_bytes(b"\x89HDF\r\n\x1a\n")


def run(file, clusters=2, order=(b"w",), sizes=None):
    epochs, rows, columns = 1, 3, 2
    attributes = {"format": "deepmi-run", "format_version": "1", "version": "0.1.0", "libtorch_version": "2.11.0",
                  "attribute": "arousal", "parameters": '{"clusters": %s, "epochs": 1}' % clusters, "seed": "0", "device": "cpu",
                  "precision": "float32", "data_hash": "0", "kept_epoch": "1", "best_epoch": "1", "collapsed": "false",
                  "unlabeled_rows": "0"}
    for key, value in attributes.items():
        file.attrs.create(key, np.bytes_(value))
    text = lambda name, values: file.create_dataset(name, data=np.array(values, dtype="S2"))
    whole_numbers = lambda name, values: file.create_dataset(name, data=np.array(values, dtype="<i8"))
    numbers = lambda name, values: file.create_dataset(name, data=np.array(values, dtype="<f8"))
    text("samples/name", NAMES)
    file.create_dataset("samples/h", data=np.zeros((rows, 4), "<f4"))
    file.create_dataset("samples/cluster", data=np.array([0, 1, 0], "<i4"))
    file.create_dataset("samples/kmeans_cluster", data=np.array([0, 1, 1], "<i4"))
    numbers("samples/predicted", [1, 2, 3])
    numbers("samples/label", [1, 2, 3])
    file.create_dataset("centres", data=np.zeros((2, 4), "<f4"))
    numbers("normalisation/feature_mean", [0] * columns)
    numbers("normalisation/feature_deviation", [1] * columns)
    for name, value in (("feature_clip", [3]), ("label_mean", [4]), ("label_deviation", [1]), ("label_scale", [1, 7])):
        numbers("normalisation/" + name, value)
    whole_numbers("history/epoch", [1])
    whole_numbers("history/kmeans_refills", [0])
    for name in ("stage1_loss", "cluster_loss", "ccc_loss", "train_ccc", "development_ccc", "development_loss",
                 "classifier_accuracy", "effective_clusters", "effective_classifier", "stability", "kmeans_objective"):
        numbers("history/" + name, [0.5] * epochs)
    whole_numbers("history/cluster_sizes", sizes or [[1, 2]])
    whole_numbers("history/classifier_sizes", [[1, 2]])
    whole_numbers("history/kmeans_iterations/epoch", [1])
    whole_numbers("history/kmeans_iterations/refilled", [0])
    numbers("history/kmeans_iterations/objective", [1])
    numbers("history/kmeans_iterations/imbalance", [1])
    for name in TIMES:
        numbers("times/" + name, [1])
    file.create_dataset("weights/w", data=np.zeros((2, 2), "<f4"))
    text("weight_order", list(order))


# pretrain/run_layout.h
TIMES = ("seconds", "median_samples_per_second", "kmeans_iteration_seconds", "epoch_seconds", "samples_per_second",
         "kmeans_seconds", "stage1_seconds", "stage2_seconds", "seconds_of_epoch")
hdf5("run/whole.h5", run, "latest")
hdf5("run/weights-repeated.h5", lambda f: run(f, order=[b"w"] * 500), "latest")
hdf5("run/clusters-without-end.h5", lambda f: run(f, clusters="1e300"), "latest")

scipy.io.savemat(FOLDER / "mat/whole.mat", {"features": VALUES.astype("f8"), "names": np.array(["a", "b", "c"], dtype=object)})
scipy.io.savemat(FOLDER / "mat/compressed.mat", {"features": VALUES, "names": np.array(["a", "b", "c"])}, do_compression=True)
scipy.io.savemat(FOLDER / "mat/version4.mat", {"features": VALUES.astype("f8"), "names": np.array(["a", "b", "c"])}, format="4")
data = (FOLDER / "mat/whole.mat").read_bytes()
(FOLDER / "mat/dimensions-without-end.mat").write_bytes(data.replace(struct.pack("<II", 3, 2), struct.pack("<II", 0x7FFFFFFF, 2)))
(FOLDER / "mat/negative.mat").write_bytes(data.replace(struct.pack("<II", 3, 2), struct.pack("<ii", -3, 2)))
(FOLDER / "mat/truncated.mat").write_bytes(data[:200])
(FOLDER / "mat/header-alone.mat").write_bytes(data[:128])
(FOLDER / "mat/elements-in-elements.mat").write_bytes(data[:128] + struct.pack("<II", 14, 16) * 20)
head = bytearray(b"MATLAB 7.3 MAT-file".ljust(124) + b"\x00\x02IM")


def version73(name, fill):
    path = FOLDER / name
    with h5py.File(path, "w", libver="earliest", userblock_size=512) as file:
        fill(file)
        for dataset in file:
            if file.get(dataset, getlink=True).__class__ is h5py.HardLink:
                file[dataset].attrs["MATLAB_class"] = np.bytes_("single")
    with open(path, "r+b") as raw:
        raw.write(head)


version73("mat/version73.mat", lambda f: f.create_dataset("features", data=VALUES))
version73("mat/version73-values-in-another-file.mat",
          lambda f: f.create_dataset("features", (3, 2), "<f4", external=[("/etc/passwd", 0, 24)]))


def link73(file):
    file["features"] = h5py.ExternalLink("version73.mat", "/features")


version73("mat/version73-link-to-another-file.mat", link73)
