"""What ELF files need: read with readelf, found as the dynamic linker would find it."""
import os
import re
import subprocess
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

# Parts of the C library. They belong to the dynamic linker of the machine and can never be carried along.
C_LIBRARY = {"ld-linux-x86-64.so.2", "libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1",
             "libutil.so.1", "libresolv.so.2", "libanl.so.1", "libmvec.so.1", "libBrokenLocale.so.1",
             "libnss_files.so.2", "libnss_dns.so.2", "libthread_db.so.1"}


class Missing(Exception):
    """A library that nothing on this machine provides."""


@dataclass
class Elf:
    """The dynamic section of a file. glibc is the newest GLIBC_ version that it asks for, e.g. (2, 36)."""

    path: Path
    soname: str
    needed: list = field(default_factory=list)
    search: list = field(default_factory=list)
    glibc: tuple = (0,)


def is_elf(path):
    with open(path, "rb") as stream:
        return stream.read(4) == b"\x7fELF"


@cache
def read_elf(path):
    text = subprocess.run(["readelf", "-dVW", path], capture_output=True, text=True, check=True,
                          env={**os.environ, "LC_ALL": "C"}).stdout
    names = dict.fromkeys(("NEEDED", "SONAME", "RUNPATH", "RPATH"))
    for kind in names:
        names[kind] = re.findall(rf"\({kind}\)[^\[]*\[([^\]]*)\]", text)
    search = [part.replace("${ORIGIN}", "$ORIGIN").replace("$ORIGIN", str(Path(path).parent))
              for paths in names["RUNPATH"] or names["RPATH"] for part in paths.split(":") if part]
    versions = [tuple(map(int, found.split("."))) for found in re.findall(r"Name: GLIBC_([\d.]+)", text)]
    return Elf(Path(path), (names["SONAME"] or [Path(path).name])[0], names["NEEDED"], search,
               max(versions, default=(0,)))


@cache
def system_libraries():
    """{soname: path} of what ldconfig knows, 64 bit."""
    text = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    found = {}
    for soname, path in re.findall(r"^\t(\S+) \([^)]*x86-64[^)]*\) => (\S+)$", text, re.MULTILINE):
        found.setdefault(soname, path)
    return found


def closure(first, folders=(), is_replaced=lambda soname: False):
    """{soname: Elf} of everything that the files `first` need, themselves not among it. `folders` are looked through
    before anything else; what `is_replaced` holds of is left out, with what only it needs. Raises Missing."""
    found, open_files = {}, [read_elf(str(path)) for path in first]
    while open_files:
        elf = open_files.pop(0)
        for soname in elf.needed:
            if soname in found or is_replaced(soname):
                continue
            places = [Path(folder) / soname for folder in [*folders, *elf.search]]
            path = next((place for place in places if place.exists()), None) or system_libraries().get(soname)
            if not path:
                raise Missing(f"{elf.path} needs {soname}, which is not on this machine")
            found[soname] = read_elf(str(path))
            open_files.append(found[soname])
    return found
