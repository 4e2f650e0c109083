#!/usr/bin/env python3
"""A real Slurm on this machine for a test: slurm_cluster.py [KEY=VALUE]...

Starts munged, slurmctld and slurmd with everything they need (key, configuration, state, spool, sockets, logs) in a
temporary folder and on free ports, and prints the path of slurm.conf once the node takes jobs. It stays until its
standard input ends, and then kills the daemons and every job and removes the folder; so it goes when the test does,
however that ends. KEY=VALUE are further lines of slurm.conf ("MaxArraySize=5").

Needs Debian's slurmctld, slurmd, slurm-client and munge, and root. Exit code 77: they are not here (a word on standard
output says what is missing). Exit code 1: they are and Slurm did not start; their logs are on standard error.
"""
import ctypes
import os
import pwd
import re
import secrets
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
libc = ctypes.CDLL(None, use_errno=True)
PROGRAMS = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "scontrol", "sinfo"]
# A loaded machine takes its time. Nothing here limits how long a test may run.
PATIENCE = 120


class NotHere(Exception):
    pass


class DidNotStart(Exception):
    pass


def locate_programs():
    # slurmd and munged are in /usr/sbin, which is not in everybody's PATH.
    os.environ["PATH"] = os.environ.get("PATH", "/usr/bin:/bin") + ":/usr/sbin:/sbin"
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    if missing:
        raise NotHere("Slurm is not installed here: no " + ", ".join(missing))
    if os.getuid() != 0:
        raise NotHere("only root can start a Slurm of its own")
    try:
        return pwd.getpwnam("munge")
    except KeyError:
        raise NotHere("the user munge is missing, whom munge's package makes") from None


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def hardware():
    """Memory as slurmd sees it, and enough CPUs that several jobs run at a time: "CPUs=4 RealMemory=24105"."""
    line = subprocess.run(["slurmd", "-C"], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()[0]
    facts = dict(re.findall(r"(\w+)=(\S+)", line))
    return f"CPUs={max(4, int(facts['CPUs']))} RealMemory={facts['RealMemory']}"


class Cluster:
    def __init__(self, munge_user, settings):
        self.munge_user = munge_user
        self.settings = settings
        self.daemons = []
        self.folder = Path(tempfile.mkdtemp(prefix="deepmi-slurm-"))
        self.environment = {**os.environ, "SLURM_CONF": str(self.folder / "slurm.conf"), "LC_ALL": "C.UTF-8"}

    def start(self):
        self.folder.chmod(0o755)  # the user munge and the jobs have to get in
        for name in ["state", "spool"]:
            (self.folder / name).mkdir()
        self.start_munged()
        node = hardware()
        # From 23.11 on cgroups can be switched off; before that, the plugin of version 1 does nothing unless asked.
        for cgroup_plugin in ["disabled", "cgroup/v1"]:
            self.write_configuration(node, cgroup_plugin)
            slurmd = self.daemon("slurmd", ["slurmd", "-D", "-N", "node1"])
            slurmctld = self.daemon("slurmctld", ["slurmctld", "-D"])
            if self.wait_until_idle(slurmctld, slurmd):
                return
            for process in [slurmctld, slurmd]:
                self.stop_daemon(process)
        raise DidNotStart("Slurm did not start")

    def start_munged(self):
        folder = self.folder / "munge"
        folder.mkdir(mode=0o755)
        key = folder / "key"
        key.write_bytes(secrets.token_bytes(128))
        key.chmod(0o600)
        user, group = self.munge_user.pw_uid, self.munge_user.pw_gid
        for path in [folder, key]:
            os.chown(path, user, group)
        self.socket = folder / "socket"
        self.daemon("munged", ["munged", "--foreground", f"--key-file={key}", f"--socket={self.socket}",
                               f"--pid-file={folder}/pid", f"--seed-file={folder}/seed"],
                    user=user, group=group, extra_groups=[])
        deadline = time.monotonic() + PATIENCE
        while not self.socket.exists():
            if self.daemons[-1].poll() is not None or time.monotonic() > deadline:
                raise DidNotStart("munged did not start")
            time.sleep(0.02)

    def write_configuration(self, node, cgroup_plugin):
        ports = free_ports(2)
        lines = {
            "ClusterName": "test",
            "SlurmctldHost": "localhost(127.0.0.1)",
            "SlurmctldPort": ports[0],
            "SlurmdPort": ports[1],
            "AuthType": "auth/munge",
            "AuthInfo": f"socket={self.socket}",
            "SlurmUser": "root",
            "SlurmdUser": "root",
            "StateSaveLocation": self.folder / "state",
            "SlurmdSpoolDir": self.folder / "spool",
            "SlurmctldPidFile": self.folder / "slurmctld.pid",
            "SlurmdPidFile": self.folder / "slurmd.pid",
            "ProctrackType": "proctrack/linuxproc",
            "TaskPlugin": "task/none",
            "JobAcctGatherType": "jobacct_gather/none",
            "SwitchType": "switch/none",
            "MpiDefault": "none",
            "SelectType": "select/cons_tres",
            "SelectTypeParameters": "CR_Core_Memory",
            "SlurmdParameters": "config_overrides",
            # Jobs start at once and not when the scheduler next comes round.
            "SchedulerType": "sched/backfill",
            "SchedulerParameters": "batch_sched_delay=0,sched_interval=1,sched_min_interval=0,bf_interval=1",
            # A machine that has other things to do is not a broken node.
            "MessageTimeout": 90,
            "BatchStartTimeout": 300,
            "SlurmdTimeout": 0,
            "InactiveLimit": 0,
            "ReturnToService": 2,
        }
        lines.update(setting.split("=", 1) for setting in self.settings)
        text = "".join(f"{key}={value}\n" for key, value in lines.items())
        text += f"NodeName=node1 NodeHostname=localhost NodeAddr=127.0.0.1 {node} State=UNKNOWN\n"
        text += "PartitionName=main Nodes=node1 Default=YES MaxTime=INFINITE State=UP\n"
        (self.folder / "slurm.conf").write_text(text)
        (self.folder / "cgroup.conf").write_text(f"CgroupPlugin={cgroup_plugin}\n")

    def daemon(self, name, command, **identity):
        parent = os.getpid()

        def die_with_parent():
            libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != parent:
                os._exit(1)

        with open(self.folder / f"{name}.log", "ab") as log:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                       env=self.environment, cwd="/", start_new_session=True,
                                       preexec_fn=die_with_parent, **identity)
        self.daemons.append(process)
        return process

    def ask(self, *command):
        try:
            return subprocess.run(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, text=True, timeout=PATIENCE).stdout
        except subprocess.TimeoutExpired:
            return ""

    def wait_until_idle(self, *processes):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if any(process.poll() is not None for process in processes):
                return False
            if self.ask("sinfo", "--noheader", "--format=%T").strip() == "idle":
                return True
            time.sleep(0.1)
        return False

    def stop_daemon(self, process):
        process.kill()  # what it would save goes with the folder
        process.wait()
        self.daemons.remove(process)

    def stop(self):
        for process in list(self.daemons):
            self.stop_daemon(process)
        end_children()
        shutil.rmtree(self.folder, ignore_errors=True)

    def logs(self):
        text = ""
        for log in sorted(self.folder.glob("*.log")):
            text += f"== {log.name}\n" + log.read_text(errors="replace")[-6000:] + "\n"
        return text


def children():
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                status = (entry / "stat").read_text()
            except OSError:
                continue
            state, parent = status.rsplit(")", 1)[1].split()[:2]
            if int(parent) == os.getpid() and state != "Z":
                found.append(int(entry.name))
    return found


def end_children():
    """Kills the jobs and whatever else the daemons left: a subreaper is the parent of every orphan among them."""
    while True:
        left = children()
        for child in left:
            try:
                os.kill(child, signal.SIGKILL)
            except ProcessLookupError:
                pass
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return
        time.sleep(0.05)


def wait_for_end_of_input():
    while True:
        select.select([sys.stdin], [], [])
        if not os.read(sys.stdin.fileno(), 4096):
            return


def main():
    try:
        munge_user = locate_programs()
    except NotHere as reason:
        print(reason, flush=True)
        return 77
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1)
    for number in [signal.SIGTERM, signal.SIGINT, signal.SIGHUP]:
        signal.signal(number, lambda *_: sys.exit(1))
    cluster = Cluster(munge_user, sys.argv[1:])
    try:
        cluster.start()
        print(cluster.environment["SLURM_CONF"], flush=True)
        wait_for_end_of_input()
        return 0
    except DidNotStart as reason:
        print(f"{reason}\n{cluster.logs()}", file=sys.stderr, flush=True)
        return 1
    finally:
        cluster.stop()


if __name__ == "__main__":
    sys.exit(main())
