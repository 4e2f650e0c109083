#!/usr/bin/env python3
"""Builds the libFuzzer targets of the readers and runs them.

    python3 tests/fuzz/run_fuzz.py                         every crafted file, then 50000 executions of each target
    python3 tests/fuzz/run_fuzz.py --runs 10000000 csv npy  longer, of some targets
    python3 tests/fuzz/run_fuzz.py --seconds 600 pt         by the clock

A run begins with the crafted files of tests/fuzz/corpus and, where --keep names a folder, with what earlier runs found
and left there. A finding ends with the input in BUILD/findings and exit code 1; exit code 77: there is no clang with
libFuzzer here, so nothing was run. The last line of a target says how many files were replayed and how often it ran.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77
# What a reader may ask for in one piece, and have in all, of an input of at most LONGEST bytes: sizes that a file only
# declares are far beyond.
MEGABYTES_AT_ONCE = 64
MEGABYTES = 1024
LONGEST = 4096
# Read by HDF5 and matio, which leak, and ask for whatever a file says before they read it; they do without where it is
# not to be had. What core itself asks for is bounded in tests/core/crafted_files_test.cpp.
OTHERS_LIBRARIES = ("h5", "run", "mat")
# An input that takes longer is a finding; the time of a loaded machine is far below.
SECONDS = 60
# Of every piece of memory the stack that asked for it is not kept, and what was freed is held back for 1 MB, more than
# most executions free, where 256 wash the processor's caches out. What is found is replayed without these. The entropic
# schedule counts every feature of every execution, which took up to 40 % of the time.
FASTER = "malloc_context_size=0:quarantine_size_mb=1:thread_local_quarantine_size_kb=64"
SCHEDULE = "-entropic=0"


def skip(why):
    print(f"SKIPPED: {why}; on Debian and Ubuntu it comes with the packages clang and libclang-rt-dev")
    sys.exit(SKIPPED)


def require_clang(compiler):
    if not shutil.which(compiler):
        skip(f"{compiler} is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "try.cpp"
        source.write_text("#include <cstddef>\n#include <cstdint>\n"
                          'extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t*, std::size_t) { return 0; }\n')
        tried = subprocess.run([compiler, "-fsanitize=fuzzer,address,undefined", str(source), "-o", f"{folder}/try"],
                               capture_output=True, text=True)
        if tried.returncode != 0:
            skip(f"{compiler} has no libFuzzer with sanitizers")


def build(folder, compiler, jobs, targets):
    if not (folder / "build.ninja").exists():
        subprocess.run(["cmake", "-S", HERE, "-B", folder, "-G", "Ninja", f"-DCMAKE_CXX_COMPILER={compiler}",
                        f"-DCMAKE_C_COMPILER={compiler.replace('clang++', 'clang')}"], check=True, stdout=subprocess.DEVNULL)
    quiet = ["--quiet"] if not sys.stdout.isatty() else []
    subprocess.run(["ninja", *quiet, "-C", folder, f"-j{jobs}", *(f"fuzz_{name}" for name in targets)], check=True)


def environment(name, faster=False):
    leaks = name not in OTHERS_LIBRARIES
    symbolizer = shutil.which("llvm-symbolizer") or shutil.which("llvm-symbolizer-14") or ""
    return {**os.environ, "ASAN_OPTIONS": f"detect_leaks={int(leaks)}:allocator_may_return_null={int(not leaks)}:"
            f"max_allocation_size_mb={0 if leaks else 4 * MEGABYTES_AT_ONCE}{':' + FASTER if faster else ''}",
            "UBSAN_OPTIONS": "print_stacktrace=1", "ASAN_SYMBOLIZER_PATH": symbolizer}


def fuzz(program, name, arguments):
    corpus = HERE / "corpus" / name
    findings = arguments.build / "findings"
    findings.mkdir(exist_ok=True)
    log = arguments.build / f"{name}.log"
    options = [f"-artifact_prefix={findings}/{name}-", f"-malloc_limit_mb={MEGABYTES_AT_ONCE}", f"-rss_limit_mb={MEGABYTES}",
               f"-timeout={SECONDS}", "-print_final_stats=1", "-verbosity=1"]
    if name in OTHERS_LIBRARIES:
        options += ["-detect_leaks=0", "-malloc_limit_mb=0", "-rss_limit_mb=0"]
    files = sorted(path for path in corpus.glob("*") if path.is_file())
    start = time.monotonic()
    with open(log, "w", errors="replace") as out:
        replay = subprocess.run([program, *options, *map(str, files)], stdout=out, stderr=subprocess.STDOUT, env=environment(name))
    if replay.returncode != 0 or not files:
        return {"target": name, "files": len(files), "executions": 0, "failed": True, "log": str(log)}
    with tempfile.TemporaryDirectory() as new:
        kept = [new]
        if arguments.keep:
            folder = arguments.keep / name
            folder.mkdir(parents=True, exist_ok=True)
            kept = [str(folder)]
        search = [SCHEDULE, f"-seed={arguments.seed}", f"-max_len={arguments.longest}",
                  f"-reduce_inputs={int(bool(arguments.keep))}",
                  f"-max_total_time={arguments.seconds}" if arguments.seconds else f"-runs={arguments.runs}"]
        with open(log, "a", errors="replace") as out:
            run = subprocess.run([program, *options, *search, *kept, str(corpus)], stdout=out, stderr=subprocess.STDOUT,
                                 env=environment(name, faster=True))
    text = log.read_text(errors="replace")
    if run.returncode != 0 and (found := re.findall(r"Test unit written to (\S+)", text)):
        with open(log, "a", errors="replace") as out:
            subprocess.run([program, *options, *found], stdout=out, stderr=subprocess.STDOUT, env=environment(name))
    executions = [int(count) for count in re.findall(r"stat::number_of_executed_units: (\d+)", text)]
    return {"target": name, "files": len(files), "executions": executions[-1] if executions else 0,
            "seconds": round(time.monotonic() - start, 1), "failed": run.returncode != 0, "log": str(log)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", help="default: all")
    parser.add_argument("--runs", type=int, default=50000, help="executions of each target (%(default)s)")
    parser.add_argument("--seconds", type=int, default=0, help="this long instead")
    parser.add_argument("--longest", type=int, default=LONGEST, metavar="BYTES", help="inputs (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the mutations (%(default)s)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="at once, of the build and of the targets (%(default)s)")
    parser.add_argument("--build", type=pathlib.Path, default=HERE.parent.parent / "build" / "fuzz", help="%(default)s")
    parser.add_argument("--keep", type=pathlib.Path, help="folder for what is found to reach new code, a folder a target")
    parser.add_argument("--compiler", default="clang++", help="%(default)s")
    parser.add_argument("--json", action="store_true", help="one line of JSON a target")
    arguments = parser.parse_args()
    all_targets = sorted(path.stem for path in (HERE / "targets").glob("*.cpp"))
    targets = arguments.targets or all_targets
    if unknown := set(targets) - set(all_targets):
        parser.error(f"no such target: {', '.join(sorted(unknown))}; there are {', '.join(all_targets)}")
    require_clang(arguments.compiler)
    arguments.build = arguments.build.resolve()
    arguments.build.mkdir(parents=True, exist_ok=True)
    build(arguments.build, arguments.compiler, arguments.jobs, targets)
    results = []
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for result in pool.map(lambda name: fuzz(arguments.build / f"fuzz_{name}", name, arguments), targets):
            results.append(result)
            if arguments.json:
                print(json.dumps(result), flush=True)
            else:
                print(f"{result['target']:14} {result['files']:4} files replayed, {result['executions']:9} executions"
                      f"{'' if not result['failed'] else '  A FINDING, see ' + result['log']}", flush=True)
    failed = [result["target"] for result in results if result["failed"]]
    if failed and not arguments.json:
        for name in failed:
            print(f"\n--- {name}, end of its log ---")
            print("\n".join((arguments.build / f"{name}.log").read_text(errors="replace").splitlines()[-60:]))
    total = sum(result["executions"] for result in results), sum(result["files"] for result in results)
    print(f"{len(results)} targets, {total[1]} files, {total[0]} executions, {len(failed)} with findings")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
