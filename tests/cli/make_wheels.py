#!/usr/bin/env python3
"""Small wheels with the names of LibTorch's, and requirements that pin them, for setup_scripts_test.

make_wheels.py [DIGEST] writes wheels/ and packaging/libtorch-cpu.txt and -cuda.txt under the current folder; with
DIGEST the requirements name that hash in place of the right one.
"""
import hashlib
import os
import sys
import zipfile

WHEELS = {
    "torch": ("2.11.0", "cp311-cp311-manylinux_2_28_x86_64", {
        "torch/__init__.py": b"",
        "torch/include/ATen/ATen.h": b"// header",
        "torch/lib/libtorch_cpu.so": os.urandom(3_000_000),
        "torch/lib/libtorch_python.so": b"python only",
    }),
    "nvidia-cuda-runtime": ("13.0.96", "py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64", {
        "nvidia/cu13/lib/libcudart.so.13": os.urandom(100_000),
    }),
}

os.makedirs("wheels", exist_ok=True)
pins = ""
for name, (version, tag, files) in WHEELS.items():
    stem = f"{name.replace('-', '_')}-{version}"
    path = f"wheels/{stem}-{tag}.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{stem}.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        archive.writestr(f"{stem}.dist-info/licenses/LICENSE", "terms")
        for file, content in files.items():
            archive.writestr(file, content)
    with open(path, "rb") as stream:
        digest = sys.argv[1] if len(sys.argv) > 1 else hashlib.sha256(stream.read()).hexdigest()
    pins += f"{name}=={version} --hash=sha256:{digest}\n"
for kind in ("cpu", "cuda"):
    with open(f"packaging/libtorch-{kind}.txt", "w") as stream:
        stream.write("# pins\n" + pins)
