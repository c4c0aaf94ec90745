"""Kill builds at random moments: python -m tests.builder.killing PROJECT OUTPUT TIMES

A process of its own, with one thread, so that it may fork: a run then begins with everything imported, and
fifty of them take seconds. Prints a line for each kill: how many files stood there, and what was wrong.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from docgen.builder.files import fingerprint
from docgen.builder.manifest import read_manifest
from docgen.verbs.building import Planned, build, plan
from tests.builder.batches import contents
from tests.projects import AS_OF

SPREAD = 1.2
"""Kills fall into this many times the length of a run: some find the run at its end."""


def main(root: Path, output: Path, times: int) -> None:
    """Kill as many runs; each goes on where the one before was killed, and sometimes begins anew."""
    chance = random.Random(6)
    length = timed(root, output.with_name("warm-up"))
    for number in range(times):
        if number % 5 == 0 and output.exists():
            output.rename(output.with_name(f"{output.name}-{number}"))
        if number % 5 == 0:
            # However quick the machine: this one is killed as soon as it has written something.
            run(prepared(root, output), 0.0, until=output)
        else:
            run(prepared(root, output), chance.random() * SPREAD * length)
        found = contents(output) if output.exists() else {}
        sys.stdout.write(" ".join([str(len(found)), *faults(output, found)]) + "\n")


def prepared(root: Path, output: Path) -> Planned:
    return plan(root, as_of=AS_OF, output=output, formats=("docx",))


def timed(root: Path, output: Path) -> float:
    """Return how many seconds a run takes here and now."""
    build(prepared(root, output.with_name("first")))
    planned, started = prepared(root, output), time.perf_counter()
    build(planned)
    return time.perf_counter() - started


def run(planned: Planned, seconds: float, *, until: Path | None = None) -> None:
    """Build in a process that is killed after so many seconds, or once a file stands in `until`."""
    process = os.fork()
    if process == 0:
        build(planned)
        os._exit(0)
    time.sleep(seconds)
    while until is not None and not any(until.rglob("*.docx")):
        time.sleep(0.0005)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def faults(output: Path, found: dict[str, bytes]) -> list[str]:
    """Return the files that are torn or that the manifest tells wrong."""
    known = read_manifest(output).artifacts
    documents = {path: data for path, data in found.items() if path.endswith(".docx")}
    torn = [path for path, data in documents.items() if b"PK\x05\x06" not in data[-100:]]
    wrong = [
        path for path in documents if path not in known or known[path].sha256 != fingerprint(documents[path])
    ]
    return [*torn, *wrong, *(path for path in known if path not in documents)]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
