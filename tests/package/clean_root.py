"""A root folder with a minimal Debian or Ubuntu in it and nothing more, made without a network: of the packages that are
installed here, those that every system must have, with dpkg's records of them. Programs run in it by chroot in a mount
namespace of their own, as root or as somebody who may make user namespaces."""
import os
import shutil
import subprocess
from pathlib import Path

INFO = Path("/var/lib/dpkg/info")
# As debootstrap's variant minbase: what is required.
LEFT_OUT = ("/usr/share/doc/", "/usr/share/man/", "/usr/share/locale/", "/usr/share/info/")


class Installed:
    """dpkg's records of this machine: {package: {field: value}}."""

    def __init__(self):
        self.packages, self.providers = {}, {}
        for paragraph in Path("/var/lib/dpkg/status").read_text(encoding="utf-8").split("\n\n"):
            fields, name = {"": paragraph}, None
            for line in paragraph.splitlines():
                if line[:1] not in (" ", "\t") and ":" in line:
                    name, value = line.split(":", 1)
                    fields[name] = value.strip()
                elif name:
                    fields[name] += "\n" + line
            if fields.get("Status", "").endswith(" installed") and fields["Architecture"] in ("amd64", "all"):
                self.packages[fields["Package"]] = fields
                for provided in [fields["Package"], *names_of(fields.get("Provides", ""))]:
                    self.providers.setdefault(provided, fields["Package"])

    def required(self):
        return [name for name, fields in self.packages.items()
                if fields.get("Priority") == "required" or fields.get("Essential") == "yes"]

    def with_dependencies(self, names, depends=""):
        """The packages and all that they, and the field `depends`, need. What is not here is left out: dpkg will say so."""
        found, waiting = [], [*names, *self.chosen(depends)]
        while waiting:
            name = waiting.pop()
            if name in found or name not in self.packages:
                continue
            found.append(name)
            for kind in ("Depends", "Pre-Depends"):
                waiting += self.chosen(self.packages[name].get(kind, ""))
        return sorted(found)

    def chosen(self, depends):
        """Of every alternative in a Depends field the first that is installed."""
        for alternatives in depends.split(","):
            for name in names_of(alternatives.replace("|", ",")):
                if name in self.providers:
                    yield name if name in self.packages else self.providers[name]
                    break


def names_of(text):
    return [part.split("(")[0].split(":")[0].strip() for part in text.split(",") if part.strip()]


def files_of(package):
    for name in (package, f"{package}:amd64"):
        if (listed := INFO / f"{name}.list").exists():
            return listed.read_text(encoding="utf-8").splitlines()
    raise FileNotFoundError(f"dpkg has no list of the files of {package}")


class Root:
    """A root folder that is there already."""

    def __init__(self, root):
        self.root = Path(root)

    def command(self, script):
        """How `script` (sh) is run in here, by nobody's environment."""
        user = [] if os.geteuid() == 0 else ["--map-root-user"]
        inside = ('mount --rbind /proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" /usr/bin/env -i '
                  'PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 sh -c "$1"')
        return ["unshare", *user, "--mount", "sh", "-c", inside, str(self.root), script]

    def run(self, script):
        """(exit status, output)"""
        result = subprocess.run(self.command(script), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
        return result.returncode, result.stdout


class CleanRoot(Root):
    def __init__(self, root, installed, packages):
        super().__init__(root)
        self.root.mkdir(parents=True)
        for name in ("bin", "sbin", "lib", "lib64"):
            if os.path.islink("/" + name):
                (self.root / os.readlink("/" + name)).mkdir(parents=True, exist_ok=True)
                (self.root / name).symlink_to(os.readlink("/" + name))
        for package in packages:
            for file in files_of(package):
                if not file.startswith(LEFT_OUT) and file != "/.":
                    self._copy(file)
        for folder in ("proc", "dev", "tmp", "root", "home/user", "var/lib/dpkg/info", "var/lib/dpkg/updates",
                       "var/lib/dpkg/triggers", "var/log"):
            (self.root / folder).mkdir(parents=True, exist_ok=True)
        for name in ("passwd", "group"):
            master = self.root / f"usr/share/base-passwd/{name}.master"
            if master.exists():
                shutil.copyfile(master, self.root / "etc" / name)
        (self.root / "var/lib/dpkg/status").write_text(
            "".join(installed.packages[name][""].strip() + "\n\n" for name in packages), encoding="utf-8")
        for package in packages:
            for record in (*INFO.glob(f"{package}.list"), *INFO.glob(f"{package}:amd64.list")):
                shutil.copyfile(record, self.root / "var/lib/dpkg/info" / record.name)
        subprocess.run(["/sbin/ldconfig", "-r", self.root], check=True)

    def _copy(self, file):
        source, target = Path(file), self.root / file[1:]
        if os.path.islink(target) or target.exists():
            return
        if source.is_symlink():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(os.readlink(source))
        elif source.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        elif source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
