"""What a benchmark of whole processes needs."""
import subprocess
import time


def seconds(command):
    """How long the command ran; ends this program with what deepmi says where it fails."""
    start = time.perf_counter()
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"deepmi ended with {done.returncode}: {done.stderr[-2000:]}")
    return time.perf_counter() - start
