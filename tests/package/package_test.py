#!/usr/bin/env python3
"""Makes both packages twice, looks at what is in them, and runs both programs from each in a clean root.

    package_test.py SOURCE BUILD WORK

Ends with 77 (skipped, for CTest) and a sentence where a tool is missing. Where no clean root can be entered (neither root
nor user namespaces), the archive is run from its folder in an empty environment instead, and every library that is loaded
is looked at. DEEPMI_PACKAGE_ROOT names a root folder of another system to run the archive in as well.
"""
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import unittest
from pathlib import Path

from clean_root import CleanRoot, Installed, Root

SOURCE, BUILD, WORK = (Path(argument).resolve() for argument in sys.argv[1:4])
sys.path.insert(0, str(SOURCE / "packaging"))
from elf import C_LIBRARY, closure, is_elf, read_elf  # noqa: E402

TOOLS = ["cmake", "cc", "readelf", "nm", "strip", "patchelf", "zstd", "dpkg-deb", "dpkg-query", "qtpaths6", "unshare"]
DEMO = ("demo --rows 200 --unlabeled 0 --pretrain-epochs 1 --train-epochs 2 --trials 2 --clusters 4 --bins 2 "
        "--epochs-per-bin 1 --device cpu --threads 1 --quiet --out {0}/demo")
# What both programs are asked to do, {0} being a folder to write to. The window is there when its icon, an SVG, is drawn.
SCRIPT = """set -e
deepmi --version
deepmi-studio --version
deepmi selfcheck --device cpu --threads 1 --quiet
deepmi """ + DEMO + """
deepmi-studio --export all --format svg --project {0}/demo/demo.deepmi --out {0}/figures
deepmi-studio --export heatmap --project {0}/demo/demo.deepmi --out {0}/heatmap.pdf
QT_QPA_PLATFORM=offscreen deepmi-studio {0}/demo/demo.deepmi &
window=$!
until grep -q libqsvgicon.so /proc/$window/maps; do
    kill -0 $window
    sleep 0.2
done
echo the window is there
kill $window
"""


def package(out, **environment):
    subprocess.run([sys.executable, SOURCE / "packaging/make_package.py", "--build", BUILD, "--out", out, "--level", "1"],
                   check=True, env={**os.environ, **environment})
    return {path.name: path for path in sorted(out.iterdir())}


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as stream:
        while block := stream.read(1 << 22):
            digest.update(block)
    return digest.hexdigest()


class PackageTest(unittest.TestCase):
    """In the order of names: each uses what the one before left."""

    @classmethod
    def setUpClass(cls):
        shutil.rmtree(WORK, ignore_errors=True)
        WORK.mkdir(parents=True)
        cls.packages = package(WORK / "first", SOURCE_DATE_EPOCH="1700000000")
        cls.archive = next(path for name, path in cls.packages.items() if name.endswith(".tar.zst"))
        cls.deb = next(path for name, path in cls.packages.items() if name.endswith(".deb"))
        cls.name = cls.archive.name.removesuffix(".tar.zst")
        cls.version = re.search(r"project\(DeepMIStudio VERSION (\S+)", (SOURCE / "CMakeLists.txt").read_text())[1]
        cls.tree = WORK / "unpacked somewhere else" / cls.name
        cls.tree.parent.mkdir()
        subprocess.run(["tar", "-x", "--zstd", "-f", cls.archive, "-C", cls.tree.parent], check=True)
        probe = Root("/").run("true")
        cls.namespaces = probe[0] == 0
        if not cls.namespaces:
            print(f"No root folder can be entered here ({probe[1].strip()}): the archive runs from its folder, the .deb is "
                  "only looked at.", file=sys.stderr)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(WORK, ignore_errors=True)

    def test_1_same_build_same_bytes(self):
        self.assertEqual(list(self.packages), [f"deepmi-studio-{self.version}-linux-x86_64.tar.zst",
                                               f"deepmi-studio_{self.version}_amd64.deb"])
        again = package(WORK / "second", SOURCE_DATE_EPOCH="1700000000", TZ="Asia/Taipei", LANG="C", LC_ALL="C")
        for name, path in self.packages.items():
            self.assertEqual(sha256(path), sha256(again[name]), f"{name} differs when it is made again")
        shutil.rmtree(WORK / "second")

    def test_2_archive_lacks_nothing_and_tells_nothing_of_this_machine(self):
        files = [path for path in self.tree.rglob("*") if path.is_file() and is_elf(path)]
        self.assertGreater(len(files), 50)
        for path in files:
            elf = read_elf(str(path))
            for folder in elf.search:
                self.assertEqual(Path(os.path.normpath(folder)), self.tree / "lib", f"{path} looks for libraries elsewhere")
            for soname in elf.needed:
                self.assertTrue(soname in C_LIBRARY or (self.tree / "lib" / soname).exists(), f"{path} lacks {soname}")
        for path in files:
            if path.name.startswith(("deepmi", "libdeepmi")):
                self.assertNotIn(os.fsencode(SOURCE) + b"/", path.read_bytes(), f"{path} names the folder that it was built in")
        self.assertFalse([path for path in files if re.search(r"torch_cuda|nvperf|cudnn|cublas", path.name)])
        self.assertLess((self.tree / "lib/libcudart.so.13").stat().st_size if
                        (self.tree / "lib/libcudart.so.13").exists() else 0, 100_000, "NVIDIA's own library is in it")

    def test_3_members_are_in_order_and_owned_by_root(self):
        with subprocess.Popen(["zstd", "-dc", self.archive], stdout=subprocess.PIPE) as zstd:
            with tarfile.open(fileobj=zstd.stdout, mode="r|") as tar:
                members = [(member.name, member.uid, member.gid, member.uname, member.mtime, member.mode & 0o7022)
                           for member in tar]
            zstd.stdout.read()
        names = [Path(member[0]) for member in members]
        self.assertEqual(names, sorted(names))
        self.assertEqual({member[1:] for member in members}, {(0, 0, "root", 1700000000, 0)})
        self.assertEqual({path.parts[0] for path in names}, {self.name})

    def test_4_desktop_files_and_manuals(self):
        share = self.tree / "share"
        entry = share / "applications/deepmi-studio.desktop"
        metainfo = share / "metainfo/org.deepmi.studio.metainfo.xml"
        for tool, command in (("desktop-file-validate", [entry]), ("appstreamcli", ["validate", "--no-net", metainfo])):
            if not shutil.which(tool):
                print(f"{tool} is not here: not checked by it", file=sys.stderr)
                continue
            result = subprocess.run([tool, *command], capture_output=True, text=True, check=False)
            self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
            self.assertNotIn("error:", result.stdout)
        for file in (entry, metainfo):
            text = file.read_text(encoding="utf-8")
            self.assertTrue("[es]" in text or 'xml:lang="es"' in text)
            self.assertTrue("[zh_TW]" in text or 'xml:lang="zh_TW"' in text)
        self.assertIn(f'<release version="{self.version}"', metainfo.read_text(encoding="utf-8"))
        self.assertIn('type="application/x-deepmi-project"', (share / "mime/packages/deepmi-studio.xml").read_text())
        for icon in ("apps/deepmi-studio.svg", "mimetypes/application-x-deepmi-project.svg"):
            self.assertTrue((share / "icons/hicolor/scalable" / icon).exists())
        self.manuals_tell_every_option(share / "man/man1")
        for file in ("bash-completion/completions/deepmi", "bash-completion/completions/deepmi-studio"):
            subprocess.run(["bash", "-n", share / file], check=True)
        answer = subprocess.run(["bash", "-c", f"source '{share}/bash-completion/completions/deepmi-studio'; "
                                 "COMP_WORDS=(deepmi-studio --format p) COMP_CWORD=2; _deepmi_studio; "
                                 "echo ${COMPREPLY[*]}"], capture_output=True, text=True, check=True)
        self.assertEqual(answer.stdout, "pdf png\n", answer.stderr)
        for file in ("zsh/site-functions/_deepmi", "zsh/site-functions/_deepmi-studio",
                     "fish/vendor_completions.d/deepmi.fish", "fish/vendor_completions.d/deepmi-studio.fish"):
            self.assertIn("--export" if "studio" in file and "zsh" in file else "deepmi", (share / file).read_text())

    def manuals_tell_every_option(self, folder):
        general = subprocess.run([BUILD / "bin/deepmi", "--help"], capture_output=True, text=True, check=True).stdout
        commands = re.findall(r"^  ([a-z]+)  +\S", general.split("\nCommands\n")[1].split("\n\n")[0], re.MULTILINE)
        self.assertGreaterEqual(len(commands), 11)
        pages = [("deepmi", [BUILD / "bin/deepmi"]), ("deepmi-studio", [BUILD / "bin/deepmi-studio"])]
        pages += [(f"deepmi-{command}", [BUILD / "bin/deepmi", command]) for command in commands]
        self.assertEqual(sorted(path.name for path in folder.iterdir()), sorted(f"{name}.1.gz" for name, _ in pages))
        for name, command in pages:
            source = subprocess.run(["zcat", folder / f"{name}.1.gz"], capture_output=True, text=True, check=True).stdout
            help_ = subprocess.run([*command, "--help"], capture_output=True, text=True, check=True).stdout
            for option in re.findall(r"^  (?:-\w, ?)?(--[a-z-]+)", help_, re.MULTILINE):
                self.assertIn("\\fB" + option.replace("-", "\\-"), source.replace("\\fB\\-h, ", "\\fB").replace(
                    "\\fB\\-h,", "\\fB"), f"the manual of {name} does not tell of {option}")
            if shutil.which("groff"):
                checked = subprocess.run(["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-z"], input=source,
                                         capture_output=True, text=True, check=False)
                self.assertEqual((checked.returncode, re.sub(r".*(cannot adjust|break|hyphenat).*\n", "", checked.stderr)),
                                 (0, ""), name)

    def assert_ran(self, result, root):
        status, output = result
        self.assertEqual(status, 0, output)
        for line in (f"deepmi {self.version}", f"deepmi-studio {self.version}", "the window is there"):
            self.assertIn(line, output)
        self.assertRegex(output, r"All \d+ checks passed")
        self.assertNotIn("Fontconfig", output)
        self.assertIn("<text", (root / "figures/heatmap.svg").read_text())
        # Letters are drawn with a font: a PDF holds those that it was drawn with.
        self.assertIn(b"/FontDescriptor", (root / "heatmap.pdf").read_bytes())

    def test_5_archive_in_a_clean_root(self):
        roots = []
        if self.namespaces:
            installed = Installed()
            roots.append(CleanRoot(WORK / "root", installed, installed.with_dependencies(installed.required())))
            if "DEEPMI_PACKAGE_ROOT" in os.environ:
                roots.append(Root(os.environ["DEEPMI_PACKAGE_ROOT"]))
        for root in roots:
            self.assertFalse(list(root.root.glob("usr/lib/x86_64-linux-gnu/libQt6*")))
            home = root.root / "home/user"
            shutil.rmtree(home / self.name, ignore_errors=True)
            home.mkdir(exist_ok=True)
            shutil.copytree(self.tree, home / self.name, copy_function=link_or_copy)
            programs = f"/home/user/{self.name}/bin"
            self.assert_ran(root.run(f"PATH={programs}:$PATH\n" + SCRIPT.format("/home/user/out")), home / "out")
            # A display that is not there is all that is missing for a window.
            for platform, complaint in (("xcb", "could not connect to display"), ("wayland", "Failed to create wl_display")):
                output = root.run(f"QT_QPA_PLATFORM={platform} DISPLAY=:99 {programs}/deepmi-studio")[1]
                if platform == "xcb" or (self.tree / "lib/plugins/platforms/libqwayland-generic.so").exists():
                    self.assertIn(complaint, output)
            shutil.rmtree(home)

    def test_6_archive_from_its_folder(self):
        """Everything that is loaded is of the archive or of the C library, on this machine, where all else is there too."""
        out, log = WORK / "out", WORK / "loaded"
        out.mkdir()
        log.mkdir()
        environment = {"PATH": f"{self.tree}/bin:/usr/bin:/bin", "HOME": str(out), "LANG": "C.UTF-8", "LD_DEBUG": "libs",
                       "LD_DEBUG_OUTPUT": str(log / "log")}
        script = SCRIPT if not self.namespaces else "deepmi selfcheck --device cpu --threads 1 --quiet; " \
            "deepmi-studio --list-figures"
        result = subprocess.run(["sh", "-c", script.format(f"'{out}'")], env=environment, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if self.namespaces:
            self.assertEqual(result.returncode, 0, result.stdout)
        else:
            self.assert_ran((result.returncode, result.stdout), out)
        loaded = set()
        for file in log.iterdir():
            text = file.read_text(errors="replace")
            if str(self.tree) in text:  # not of sh, grep and sleep
                loaded.update(re.findall(r"calling init: (/.*)", text))
        self.assertTrue([path for path in loaded if path.endswith("libtorch_cpu.so")])
        self.assertTrue([path for path in loaded if path.endswith("libqoffscreen.so")])
        for path in loaded:
            self.assertTrue(Path(os.path.normpath(path)).is_relative_to(self.tree) or Path(path).name in C_LIBRARY or
                            Path(path).name.startswith("libnss_"), f"{path} is loaded from outside of the archive")

    def test_7_deb(self):
        fields = subprocess.run(["dpkg-deb", "-f", self.deb], capture_output=True, text=True, check=True).stdout
        depends = re.search(r"^Depends: (.*)", fields, re.MULTILINE)[1]
        self.assertNotRegex(depends, "qt6|hdf5|matio|libzip|torch")
        if not self.namespaces:
            return
        installed = Installed()
        packages = installed.with_dependencies(installed.required(), depends)
        root = CleanRoot(WORK / "deb-root", installed, packages)
        self.assertFalse(list(root.root.glob("usr/lib/x86_64-linux-gnu/libQt6*")))
        shutil.copy(self.deb, root.root / "tmp/package.deb")
        status, output = root.run("dpkg --force-unsafe-io -i /tmp/package.deb && cd / && md5sum -c --quiet "
                                  "/var/lib/dpkg/info/deepmi-studio.md5sums")
        self.assertEqual(status, 0, output)
        (root.root / "tmp/package.deb").unlink()
        self.assert_ran(root.run(SCRIPT.format("/home/user")), root.root / "home/user")
        for library in (root.root / "usr/lib/deepmi-studio/lib").glob("*.so*"):
            self.assertNotIn(library.name, {*C_LIBRARY, "libstdc++.so.6", "libX11.so.6"})
        status, output = root.run("dpkg --purge deepmi-studio")
        self.assertEqual(status, 0, output)
        self.assertFalse((root.root / "usr/lib/deepmi-studio").exists())
        self.assertFalse(os.path.lexists(root.root / "usr/bin/deepmi"))

    def test_8_base_libraries_keep_their_own(self):
        """What the .deb leaves to the system never needs what the .deb carries: two versions of one library would meet."""
        listing = subprocess.run(["dpkg-deb", "-c", self.deb], capture_output=True, text=True, check=True).stdout
        carried = set(re.findall(r"/usr/lib/deepmi-studio/lib/(\S+)$", listing, re.MULTILINE))
        left = [path for path in (self.tree / "lib").glob("*.so*") if path.name not in carried]
        self.assertIn("libX11.so.6", {path.name for path in left})
        self.assertFalse(carried & set(closure(left, [self.tree / "lib"])))


def link_or_copy(source, target):
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


if __name__ == "__main__":
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print(f"skipped: {', '.join(missing)} not here; packaging/install-dependencies --package installs what is needed")
        sys.exit(77)
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]], verbosity=2, failfast=False)
