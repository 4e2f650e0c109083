#!/usr/bin/env python3
"""Fetch the wheels of a hash-pinned requirements file and unpack what a C++ program needs of them.

    fetch_wheels.py PIP_WHEEL REQUIREMENTS DOWNLOADS TARGET

pip itself cannot go on with a download that was cut off, and starts 550 MB anew. So the given pip, run from its own
wheel, says where each wheel lies (index, mirror, proxy, certificates and credentials as this user has set them for
pip), and the download goes on here from the bytes that are already in DOWNLOADS. Every file must have the hash that
REQUIREMENTS names. TARGET must not exist; it appears complete or not at all. Needs no package but Python's own.

The pip is pinned by hash beside this file, so reaching into its internals is safe until the pin is moved.
"""
import hashlib
import os
import re
import shutil
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# The wheels are made for this Python and these systems, whatever runs here: no Python of theirs is used.
PYTHON = "3.11"
PLATFORMS = [f"manylinux_2_{n}_x86_64" for n in range(28, 4, -1)] + [
    "manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64", "linux_x86_64"]


class Failure(Exception):
    """Something the user can act on; the text says what."""


def read_requirements(path):
    """[(name, version, sha256)] of a file with lines NAME==VERSION --hash=sha256:HEX."""
    pattern = re.compile(r"([A-Za-z0-9_.-]+)==(\S+)\s+--hash=sha256:([0-9a-f]{64})")
    wanted = []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        match = pattern.fullmatch(line)
        if not match:
            raise Failure(f"{path}:{number}: expected NAME==VERSION --hash=sha256:HEX, found: {line}")
        wanted.append(match.groups())
    return wanted


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as stream:
        while block := stream.read(1 << 22):
            digest.update(block)
    return digest.hexdigest()


class Index:
    """Where wheels lie, asked through pip with all of the user's own settings."""

    def __init__(self, pip_wheel):
        sys.path.insert(0, str(pip_wheel))
        from pip._internal.commands import create_command
        from pip._internal.utils.temp_dir import global_tempdir_manager

        self._temporary = global_tempdir_manager()
        self._temporary.__enter__()
        command = create_command("download")
        arguments = ["--no-deps", "--no-cache-dir", "--only-binary=:all:", "--implementation=cp",
                     f"--python-version={PYTHON}", f"--abi=cp{PYTHON.replace('.', '')}", "--abi=abi3", "--abi=none"]
        arguments += [f"--platform={platform}" for platform in PLATFORMS]
        options, _ = command.parse_args(arguments)
        options.cache_dir = None  # a second copy of 550 MB helps nobody
        from pip._internal.cli.cmdoptions import make_target_python

        self.session = command._build_session(options)
        self._finder = command._build_package_finder(
            options=options, session=self.session, target_python=make_target_python(options))

    def address(self, name, version, digest):
        from pip._internal.utils.hashes import Hashes
        from pip._vendor.packaging.specifiers import SpecifierSet

        best = self._finder.find_best_candidate(
            name, SpecifierSet(f"=={version}"), Hashes({"sha256": [digest]})).best_candidate
        if best is None:
            raise Failure(f"{name} {version} for x86_64 is not in the package index that pip uses here; see "
                          "'pip config list', or name a LibTorch of your own with --libtorch PATH")
        return best.link.url_without_fragment


class Progress:
    """One line on stderr: rewritten on a terminal, every ten percent elsewhere."""

    def __init__(self, what, done, total):
        self.what, self.total, self.first, self.begun = what, total, done, time.monotonic()
        self.terminal, self.shown, self.last = sys.stderr.isatty(), 10 * done // max(total, 1), 0.0

    def at(self, done):
        now = time.monotonic()
        percent = 100 * done // self.total if self.total else 0
        if self.terminal:
            if now - self.last < 0.2 and done != self.total:
                return
        elif percent // 10 == self.shown or self.total < 1 << 24:
            return
        self.shown, self.last = percent // 10, now
        rate = (done - self.first) / max(now - self.begun, 1e-3)
        left = f", {max(0, (self.total - done) / rate):.0f} s left" if rate > 0 and self.total > done else ""
        text = f"  {self.what}: {done / 1e6:.0f} of {self.total / 1e6:.0f} MB, {rate / 1e6:.1f} MB/s{left}"
        print(f"\r{text:<78}" if self.terminal else text, end="" if self.terminal else "\n", file=sys.stderr, flush=True)

    def end(self):
        if self.terminal:
            print(file=sys.stderr)


def download_once(session, url, part, what):
    """Append to part from where it ends. The server may refuse to go on (then from the start)."""
    have = part.stat().st_size if part.exists() else 0
    headers = {"Accept-Encoding": "identity"}
    if have:
        headers["Range"] = f"bytes={have}-"
    with session.get(url, headers=headers, stream=True) as answer:
        if answer.status_code == 416:  # nothing left to send: complete, or not the same file any more
            return
        if answer.status_code not in (200, 206):
            raise Failure(f"the server answered {answer.status_code} {answer.reason} for {what}")
        resumed = answer.status_code == 206 and have > 0
        if resumed:
            print(f"  {what}: going on after {have / 1e6:.0f} MB", file=sys.stderr)
        else:
            have = 0
        total = have + int(answer.headers.get("Content-Length") or 0)
        progress = Progress(what, have, total)
        with open(part, "ab" if resumed else "wb") as stream:
            while block := answer.raw.read(1 << 20):
                stream.write(block)
                have += len(block)
                progress.at(have)
        progress.end()
        if total and have < total:
            raise OSError(f"the connection ended after {have} of {total} bytes")


def fetch(index, name, version, digest, downloads):
    """The path of the checked wheel in downloads."""
    kept = downloads / f"{name}-{version}-{digest[:12]}.whl"
    what = f"{name} {version}"
    if kept.exists():
        if sha256(kept) == digest:
            return kept
        kept.unlink()
    url = index.address(name, version, digest)
    part = kept.with_suffix(".part")
    print(f"  {what}", file=sys.stderr)
    for attempt in range(1, 6):
        try:
            download_once(index.session, url, part, what)
        except Failure:
            raise
        except Exception as error:  # whatever the network did: what has arrived is kept, and asked for no more
            if attempt == 5 or (isinstance(error, OSError) and error.errno in (28, 30, 13)):
                raise Failure(f"{what} could not be fetched: {error}. What has arrived is kept: "
                              "the same command again goes on from there") from error
            print(f"  {what}: {error}; trying again ({attempt} of 4)", file=sys.stderr)
            time.sleep(2 * attempt)
            continue
        found = sha256(part)
        if found == digest:
            part.rename(kept)
            return kept
        part.unlink()
        if attempt == 2:
            raise Failure(f"{what} has the wrong content: sha256 {found}, expected {digest}. Nothing was unpacked. "
                          "Check which package index pip uses here ('pip config list')")
    raise Failure(f"{what} could not be fetched")


def wanted_of_wheel(entry):
    """Libraries, headers and licences; not the Python side, nor what only it uses."""
    name = entry.filename
    if entry.is_dir() or re.search(r"\.(py|pyi|pyc|typed)$|/libtorch_python|/lib/libshm", name):
        return False
    top, _, rest = name.partition("/")
    if top == "torch":
        return rest.startswith(("lib/", "include/", "share/"))
    if top == "nvidia":
        return re.search(r"/(lib|include|nvvm)/", name) is not None or "license" in name.lower()
    return top.endswith(".dist-info") and re.search(r"licen[cs]e|notice|/METADATA$", name, re.I) is not None


def unpack(wheels, target):
    unpacking = target.with_name(target.name + ".unpacking")
    shutil.rmtree(unpacking, ignore_errors=True)
    entries = []
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            entries += [(wheel, entry) for entry in archive.infolist() if wanted_of_wheel(entry)]
    size = sum(entry.file_size for _, entry in entries)
    free = shutil.disk_usage(target.parent).free
    if free < size + (64 << 20):
        raise Failure(f"{target.parent} has {free / 1e9:.1f} GB free, unpacking needs {size / 1e9:.1f} GB")
    print(f"  unpacking {len(entries)} files, {size / 1e6:.0f} MB", file=sys.stderr)

    def extract(job):
        wheel, entry = job
        path = (unpacking / entry.filename).resolve()
        if unpacking.resolve() not in path.parents:
            raise Failure(f"{wheel}: {entry.filename} points outside the folder")
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(wheel) as archive, archive.open(entry) as source, open(path, "wb") as copy:
            shutil.copyfileobj(source, copy, 1 << 20)

    # The libraries are most of it and inflate without Python's lock: the largest first, each its own archive handle.
    large = sorted((e for e in entries if e[1].file_size > 1 << 22), key=lambda e: -e[1].file_size)
    small = [e for e in entries if e[1].file_size <= 1 << 22]

    def extract_small(wheel):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(unpacking, [entry for owner, entry in small if owner == wheel])

    with ThreadPoolExecutor(min(8, os.cpu_count() or 1)) as pool:
        jobs = [pool.submit(extract, job) for job in large] + [pool.submit(extract_small, wheel) for wheel in wheels]
        for job in jobs:
            job.result()
    unpacking.rename(target)


def main(arguments):
    if len(arguments) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    pip_wheel, requirements, downloads, target = map(Path, arguments)
    try:
        wanted = read_requirements(requirements)
        if target.exists():
            raise Failure(f"{target} is there already")
        downloads.mkdir(parents=True, exist_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        index = Index(pip_wheel)
        unpack([fetch(index, *row, downloads) for row in wanted], target)
    except Failure as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nstopped; the same command again goes on from here", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
