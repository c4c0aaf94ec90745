"""Kill runs of collecting at random moments: python -m tests.excel.killing PROJECT RETURNS TIMES

A process of its own, so that it may fork (see tests/builder/killing.py). Prints a line for each kill: how
many returns are stored, and which files are torn.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from docgen.sources.yaml import read_yaml
from tests.excel.filling import collected

SPREAD = 1.2
"""Kills fall into this many times the length of a run."""


def main(root: Path, returns: Path, times: int) -> None:
    """Kill as many runs; every fourth begins anew, the others go on."""
    chance = random.Random(7)
    started = time.perf_counter()
    collected(root, returns)
    length = time.perf_counter() - started
    for number in range(times):
        if number % 4 == 0:
            for made in (root / "data/progress", root / "data/ledgers"):
                shutil.rmtree(made, ignore_errors=True)
        run(root, returns, chance.random() * SPREAD * length)
        stored = list((root / "data/progress").rglob("*.yaml"))
        files = [*stored, *(root / "data/ledgers").glob("*.yaml")]
        torn = [file.name for file in files if is_torn(file.read_bytes())]
        sys.stdout.write(" ".join([str(len(stored)), *torn]) + "\n")


def run(root: Path, returns: Path, seconds: float) -> None:
    """Collect in a process that is killed after so many seconds."""
    process = os.fork()
    if process == 0:
        collected(root, returns)
        os._exit(0)
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def is_torn(data: bytes) -> bool:
    """Say whether a file does not end as we write it, or is no YAML."""
    return not data.endswith(b"\n") or bool(read_yaml(data, "f").diagnostics)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
