"""Time from starting deepmi-studio to its first painted window, in milliseconds: the median of several starts.

    python tests/benchmarks/window_start.py build/bin/deepmi-studio [STARTS]

The program itself is measured, as it is built. When it has painted, Qt's repaint manager says so in its log
(category qt.widgets.painting); without DISPLAY the platform is offscreen. The
program's --version, which loads the same libraries, is measured in turn with it.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time


def milliseconds_to_first_paint(program, environment):
    """Settings of its own, so that every start is a first one."""
    with tempfile.TemporaryDirectory() as settings:
        return milliseconds_with_settings(program, environment | {"DEEPMI_STUDIO_SETTINGS": settings})


def milliseconds_with_settings(program, environment):
    begin = time.perf_counter()
    process = subprocess.Popen([program], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        for line in process.stderr:
            if "Flushing" in line:
                return (time.perf_counter() - begin) * 1e3
    finally:
        process.kill()
        process.wait()
    sys.exit("the program ended before it painted anything")


def milliseconds_of_version(program, environment):
    begin = time.perf_counter()
    subprocess.run([program, "--version"], env=environment, stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - begin) * 1e3


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program, starts = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 11
    painted, version = [], []
    environment = os.environ | {
        "QT_LOGGING_RULES": "qt.widgets.painting.info=true",
        "QT_MESSAGE_PATTERN": "%{message}",
        "QT_FORCE_STDERR_LOGGING": "1",
    }
    if "DISPLAY" not in environment and "WAYLAND_DISPLAY" not in environment:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    milliseconds_to_first_paint(program, environment)  # the first one reads the libraries from the disk
    for _ in range(starts):
        painted.append(milliseconds_to_first_paint(program, environment))
        version.append(milliseconds_of_version(program, environment))
    print(f"start to first paint {statistics.median(painted):7.0f} ms   ({min(painted):.0f} to {max(painted):.0f}, {starts} starts)")
    print(f"--version            {statistics.median(version):7.0f} ms   ({min(version):.0f} to {max(version):.0f})")


if __name__ == "__main__":
    main()
