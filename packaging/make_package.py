#!/usr/bin/env python3
"""Packages of a finished build: an archive that runs wherever it is unpacked, and a .deb. See --help.

Both hold one tree: bin/ with the programs, lib/ with their libraries and with every library of this machine that those
need, Qt's plugins and LibTorch's CPU part among them. The archive lacks nothing but the C library; the .deb leaves out
what base-libraries.txt lists and depends on the packages that have it. All files get the date of SOURCE_DATE_EPOCH (else
of the last commit), root as owner and their names' order, so that the same build gives the same bytes.
"""
import argparse
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from elf import C_LIBRARY, Missing, closure, is_elf, read_elf

PACKAGING = Path(__file__).resolve().parent
NAME = "deepmi-studio"

# Of Qt's plugins: the displays, what reads pictures and icons, input methods, and FFmpeg to play a sample. None that
# opens a GL driver: the window draws without, and a driver brings the machine's own copies of bundled libraries with it.
PLUGINS = ["platforms/libqxcb.so", "platforms/libqoffscreen.so", "platforms/libqminimal.so",
           "platforms/libqwayland-generic.so", "wayland-shell-integration/libxdg-shell.so",
           "wayland-decoration-client/libbradient.so", "imageformats/*.so", "iconengines/*.so",
           "platforminputcontexts/*.so", "platformthemes/libqxdgdesktopportal.so", "multimedia/libffmpegmediaplugin.so"]
# Without these the window does not start, or lacks something that everybody has.
NEEDED_PLUGINS = {"platforms/libqxcb.so", "platforms/libqoffscreen.so", "iconengines/libqsvgicon.so",
                  "imageformats/libqsvg.so", "multimedia/libffmpegmediaplugin.so"}
# LibTorch's profiler is linked to these; no_cuda.c says why others are put in their place.
NO_CUDA = re.compile(r"lib(cudart|cupti)\.so\.\d+")


class Failure(Exception):
    """Something the person can act on; the text says what."""


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(*command, **options):
    result = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                            check=False, **options)
    if result.returncode:
        raise Failure(f"{' '.join(str(part) for part in command)} failed:\n{result.stdout.strip()}")
    return result.stdout


def require_tools(*names):
    missing = [name for name in names if not shutil.which(name)]
    if missing:
        raise Failure(f"missing: {', '.join(missing)}; packaging/install-dependencies --package installs them")


def date_of_sources():
    if "SOURCE_DATE_EPOCH" in os.environ:
        return int(os.environ["SOURCE_DATE_EPOCH"])
    if shutil.which("git"):
        last = subprocess.run(["git", "-C", PACKAGING, "log", "-1", "--format=%ct"], capture_output=True, text=True,
                              check=False)
        if last.returncode == 0 and last.stdout.strip():
            return int(last.stdout)
    return int((PACKAGING.parent / "CMakeLists.txt").stat().st_mtime)


@cache
def packages_of_files():
    """{path: package} of the libraries and fonts that dpkg knows of. (Asking dpkg-query for one takes as long as this.)"""
    found = {}
    for listed in sorted(Path("/var/lib/dpkg/info").glob("*.list")):
        package = listed.name.removesuffix(".list").split(":")[0]
        for file in listed.read_text(encoding="utf-8", errors="replace").splitlines():
            if ".so" in file or file.endswith(".ttf"):
                found[file] = package
    return found


def package_of(path):
    """Debian's package that a file is of, or None. Where /lib is a link to /usr/lib, dpkg knows either name."""
    for name in (str(path), os.path.realpath(path)):
        bare = name.removeprefix("/usr")
        for spelling in (name, bare, "/usr" + bare):
            if package := packages_of_files().get(spelling):
                return package
    return None


class Tree:
    """The tree under `root`, and where each file in it comes from."""

    def __init__(self, root):
        self.root, self.lib = root, root / "lib"
        self.bundled = {}  # soname: path on this machine
        self.plugins = []  # where they are on this machine
        self.others = []  # what else is copied: fonts

    def install(self, build):
        run("cmake", "--install", build, "--prefix", self.root)
        for program in ("deepmi", NAME):
            if not (self.root / "bin" / program).exists():
                raise Failure(f"{build} has no {program}: packages are made of a build with LibTorch and Qt")
        if not (self.lib / "libdeepmi-learning.so").exists():
            raise Failure(f"{build} is configured without LibTorch or with an own CMAKE_INSTALL_LIBDIR")
        if not (self.root / "share/man/man1/deepmi.1").exists():
            raise Failure(f"{build} has no manual pages: build its target documents (it needs python3)")
        for page in (self.root / "share/man/man1").iterdir():
            page.with_name(page.name + ".gz").write_bytes(gzip.compress(page.read_bytes(), mtime=0))
            page.unlink()

    def add_plugins(self):
        folder = Path(run("qtpaths6", "--query", "QT_INSTALL_PLUGINS").strip())
        translations = Path(run("qtpaths6", "--query", "QT_INSTALL_TRANSLATIONS").strip())
        names = sorted(str(path.relative_to(folder)) for pattern in PLUGINS for path in folder.glob(pattern))
        if lacking := NEEDED_PLUGINS.difference(names):
            raise Failure(f"Qt's plugins are missing in {folder}: {', '.join(sorted(lacking))}")
        for name in names:
            target = self.lib / "plugins" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / name, target)
            self.plugins.append(folder / name)
        for language in ("es", "zh_TW"):
            if (source := translations / f"qtbase_{language}.qm").exists():
                (self.lib / "translations").mkdir(exist_ok=True)
                shutil.copyfile(source, self.lib / "translations" / source.name)
        (self.root / "bin/qt.conf").write_text(
            "[Paths]\nPrefix = ..\nPlugins = lib/plugins\nTranslations = lib/translations\n")

    def add_font(self):
        """For machines without any (app/studio/main.cpp looks for this when there is no /etc/fonts)."""
        source = Path("/usr/share/fonts/truetype/dejavu")
        (self.lib / "fonts").mkdir()
        for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
            if not (source / name).exists():
                raise Failure(f"{source / name} is missing; packaging/install-dependencies --package installs it")
            shutil.copyfile(source / name, self.lib / "fonts" / name)
            self.others.append(source / name)
        shutil.copyfile(PACKAGING / "fonts.conf", self.lib / "fonts/fonts.conf")

    def add_libraries(self):
        # LibTorch first: of two libgomp.so.1 the one that it was built with counts.
        first = [self.lib / "libdeepmi-learning.so", self.lib / "libdeepmi-core.so", *sorted((self.root / "bin").glob("d*")),
                 *self.plugins]
        for soname, elf in closure(first, [self.lib], NO_CUDA.fullmatch).items():
            if soname in C_LIBRARY or elf.path.parent == self.lib:
                continue
            self.bundled[soname] = elf.path
            shutil.copyfile(elf.path, self.lib / soname)

    def add_no_cuda(self):
        torch = self.bundled.get("libtorch_cpu.so")
        if not torch:
            raise Failure("libdeepmi-learning.so is not linked to libtorch_cpu.so")
        wanted = {soname for soname in read_elf(str(torch)).needed if NO_CUDA.fullmatch(soname)}
        symbols = run("nm", "-D", "--undefined-only", torch) if wanted else ""
        for soname in sorted(wanted):
            which = NO_CUDA.fullmatch(soname)[1]
            script, target = self.root / "versions", self.lib / soname
            script.write_text(f"{soname} {{ global: cu*; local: *; }};\n")
            run("cc", "-shared", "-fPIC", "-O2", f"-DLIBRARY_{which}", f"-Wl,-soname,{soname}", "-Wl,--build-id=none",
                f"-Wl,--version-script,{script}", "-o", target, PACKAGING / "no_cuda.c")
            script.unlink()
            there = set(re.findall(r" T (\w+)@", run("nm", "-D", "--defined-only", target)))
            if lacking := set(re.findall(rf" U (\w+)@{re.escape(soname)}", symbols)) - there:
                raise Failure(f"this LibTorch wants functions of {soname} that packaging/no_cuda.c lacks: {sorted(lacking)}")

    def elf_files(self):
        return sorted(path for path in self.root.rglob("*") if path.is_file() and not path.is_symlink() and is_elf(path))

    def strip(self):
        """Takes symbols that nothing reads out of every file, then this machine's paths. (In this order: what patchelf
        has moved, strip may break.)"""

        def finish(path):
            path.chmod(0o755)
            run("strip", "--strip-unneeded", path)
            run("patchelf", "--set-rpath", f"$ORIGIN/{os.path.relpath(self.lib, path.parent)}".removesuffix("/."), path)

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(finish, self.elf_files()))

    def add_notices(self):
        """Who made what is carried along, and under which licence."""
        folder = self.root / "share/doc" / NAME
        origins, missing = {}, []
        for soname, path in sorted(self.bundled.items()):
            if package := package_of(path):
                origins.setdefault(package, []).append(soname)
        for file in [*self.plugins, *self.others]:
            if package := package_of(file):
                origins.setdefault(package, []).append(file.name)
        lines = ["Libraries and fonts of others in this package, by the Debian or Ubuntu package and version that they are taken from",
                 "(their sources: apt-get source PACKAGE=VERSION) and with its licence in the folder licences.", ""]
        (folder / "licences").mkdir(parents=True, exist_ok=True)
        for package, names in sorted(origins.items()):
            version = run("dpkg-query", "-W", "-f", "${Version}\n", package).split("\n")[0]
            lines.append(f"{package} {version}: {', '.join(sorted(names))}")
            licence = Path("/usr/share/doc") / package / "copyright"
            if licence.exists():
                shutil.copyfile(licence, folder / "licences" / package)
            else:
                missing.append(package)
        if missing:
            say(f"No copyright file on this machine for: {', '.join(missing)}")
        torch_root = self.bundled["libtorch_cpu.so"].parent.parent
        lines.append(f"LibTorch (pytorch.org): {', '.join(sorted(n for n, p in self.bundled.items() if torch_root in p.parents))}")
        for path in sorted({*torch_root.parent.glob("torch-*.dist-info/licenses/*"), *torch_root.glob("LICENSE*")}):
            shutil.copyfile(path, folder / "licences" / f"libtorch-{path.name}")
        (folder / "bundled.txt").write_text("\n".join(lines) + "\n")

    def normalise(self, date):
        for path in sorted(self.root.rglob("*"), reverse=True):
            if not path.is_symlink():
                executable = path.is_dir() or path.parent == self.root / "bin" and is_elf(path)
                path.chmod(0o755 if executable else 0o644)
            os.utime(path, (date, date), follow_symlinks=False)
        os.utime(self.root, (date, date))


def base_libraries(bundled):
    """Of the libraries in the tree, what the .deb leaves to the system: those of base-libraries.txt and, lest two versions
    of one library meet, all that they need."""
    text = (PACKAGING / "base-libraries.txt").read_text()
    listed = {line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")}
    paths = [bundled[soname] for soname in sorted(listed) if soname in bundled]
    return {soname for soname in bundled if soname in listed or soname in closure(paths)}


def glibc_of(files):
    return ".".join(map(str, max(read_elf(str(path)).glibc for path in files)))


def make_archive(tree, name, target, date, level):
    """The tree as NAME/... in a .tar.zst, files in their names' order."""
    with open(target, "wb") as out, subprocess.Popen(["zstd", "-q", "-T0", f"-{level}", "-c"], stdin=subprocess.PIPE,
                                                     stdout=out) as zstd:
        with tarfile.open(fileobj=zstd.stdin, mode="w|", format=tarfile.GNU_FORMAT) as tar:
            for path in [tree.root, *sorted(tree.root.rglob("*"))]:
                info = tar.gettarinfo(path, f"{name}/{path.relative_to(tree.root)}".removesuffix("/."))
                info.uid = info.gid = 0
                info.uname = info.gname = "root"
                info.mtime = date
                # Hard links are of the making of the .deb.
                if path.is_file() and not path.is_symlink():
                    info.type, info.size = tarfile.REGTYPE, path.stat().st_size
                    with open(path, "rb") as stream:
                        tar.addfile(info, stream)
                else:
                    tar.addfile(info)
        zstd.stdin.close()
    if zstd.returncode:
        raise Failure(f"zstd failed on {target}")


def lay_out_deb(tree, root, base):
    """/usr/lib/deepmi-studio with bin/ and lib/, links to it in /usr/bin, and /usr/share as it is."""
    home = root / "usr/lib" / NAME
    for path in sorted(tree.root.rglob("*")):
        relative = path.relative_to(tree.root)
        if path.is_dir() or relative.parts[0] == "lib" and relative.name in base:
            continue
        target = (root / "usr" if relative.parts[0] == "share" else home) / relative
        if relative.parts[:2] == ("share", "zsh"):
            target = root / "usr/share/zsh/vendor-completions" / relative.name
        if relative.name == "LICENSE":
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(path, target)
    (root / "usr/bin").mkdir()
    for program in ("deepmi", NAME):
        (root / "usr/bin" / program).symlink_to(f"../lib/{NAME}/bin/{program}")
    (root / "usr/share/doc" / NAME / "copyright").write_text(
        "DeepMI Studio is free software: you can redistribute it and/or modify it under the terms of the GNU General Public\n"
        "License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any\n"
        "later version. On Debian systems the license is in /usr/share/common-licenses/GPL-3.\n\n"
        "It carries libraries of others; bundled.txt in this folder lists them, the folder licences has their terms.\n")


def control_of(tree, root, version, base):
    depends = {}
    for soname in sorted(base):
        package = package_of(tree.bundled[soname])
        if not package:
            raise Failure(f"no Debian package has {tree.bundled[soname]}, which base-libraries.txt leaves to the system")
        depends[package] = package
    glibc = glibc_of(path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink() and is_elf(path))
    files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    kilobytes = sum(-(-path.stat().st_size // 1024) for path in files)
    wanted = [f"libc6 (>= {glibc})", *sorted(depends)]
    return f"""Package: {NAME}
Version: {version}
Architecture: amd64
Maintainer: The DeepMI Studio developers <studio@deepmi.invalid>
Installed-Size: {kilobytes}
Depends: {', '.join(wanted)}
Suggests: fonts-noto-cjk
Section: science
Priority: optional
Description: curricula for speech emotion recognition by mutual information
 Which samples of a speech emotion corpus are easy, which are hard, and why?
 A deep network clusters recordings by how they sound, the mutual information
 of clusters and emotion labels tells how difficult each one is, and a
 regressor learns them from easy to hard.
 .
 This package holds the window (deepmi-studio) and the command (deepmi) with
 all libraries that Debian and Ubuntu have in different versions, and LibTorch
 for the processor. It does not use GPUs.
"""


def md5(path):
    digest = hashlib.md5()
    with open(path, "rb") as stream:
        while block := stream.read(1 << 22):
            digest.update(block)
    return digest.hexdigest()


def make_deb(tree, work, target, version, date, level):
    root, base = work / "deb", base_libraries(tree.bundled)
    lay_out_deb(tree, root, base)
    # Before DEBIAN is there: sums are of what is installed.
    control = control_of(tree, root, version, base)
    sums = [f"{md5(path)}  {path.relative_to(root)}\n" for path in sorted(root.rglob("*"))
            if path.is_file() and not path.is_symlink()]
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN/control").write_text(control)
    (root / "DEBIAN/md5sums").write_text("".join(sums))
    for path in [root, *root.rglob("*")]:
        if path.is_dir():
            path.chmod(0o755)
        os.utime(path, (date, date), follow_symlinks=False)
    run("dpkg-deb", "--root-owner-group", "-Zzstd", f"-z{level}", "--build", root, target,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(date)})


def parse_arguments():
    parser = argparse.ArgumentParser(prog="./studio package", description=(
        "Makes deepmi-studio-VERSION-linux-x86_64.tar.zst, which runs wherever it is unpacked, and "
        "deepmi-studio_VERSION_amd64.deb from the release build. The same build gives the same bytes."))
    parser.add_argument("--build", type=Path, default=PACKAGING.parent / "build", help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, default=Path("dist"), metavar="FOLDER",
                        help="where the packages go [default dist]")
    parser.add_argument("--level", type=int, default=9, choices=range(1, 20), metavar="N",
                        help="of zstd's compression: 1 fast to 19 small [default 9]")
    return parser.parse_args()


def main():
    options = parse_arguments()
    os.umask(0o022)
    require_tools("cmake", "cc", "readelf", "nm", "strip", "patchelf", "zstd", "dpkg-deb", "qtpaths6")
    if os.uname().machine != "x86_64":
        raise Failure(f"packages are made on x86_64 only, and this is {os.uname().machine}")
    date = date_of_sources()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".package-", dir=options.out) as work:
        work = Path(work)
        tree = Tree(work / "tree")
        say("Collecting programs, libraries and plugins")
        tree.install(options.build)
        tree.add_plugins()
        tree.add_font()
        tree.add_libraries()
        tree.add_no_cuda()
        tree.strip()
        tree.add_notices()
        tree.normalise(date)
        glibc = glibc_of(tree.elf_files())
        version = run(tree.root / "bin/deepmi", "--version").split()[1]
        name = f"{NAME}-{version}-linux-x86_64"
        archive, deb = work / f"{name}.tar.zst", work / f"{NAME}_{version}_amd64.deb"
        say(f"Packing {archive.name}")
        make_archive(tree, name, archive, date, options.level)
        say(f"Packing {deb.name}")
        make_deb(tree, work, deb, version, date, options.level)
        for file in (archive, deb):
            file.replace(options.out / file.name)
            print(f"{options.out / file.name}  {(options.out / file.name).stat().st_size / 1e6:.0f} MB")
    say(f"Both need glibc {glibc} or newer, as this machine's libraries do.")


if __name__ == "__main__":
    try:
        main()
    except (Failure, Missing) as error:
        sys.exit(f"package: {error}")
    except subprocess.CalledProcessError as error:
        sys.exit(f"package: {' '.join(map(str, error.cmd))} failed")
