"""Let one run at a time write into an output folder.

The lock is the system's (library filelock): it is gone with the process that held it, however that ended. Who
holds it stands in a file beside it, for the message of the run that has to wait.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from docgen.builder.files import FOLDER, unwritable
from docgen.diagnostics import Text
from docgen.errors import OutputError

_LOCK, _HOLDER = "lock", "holder.json"


@contextmanager
def only_writer(output: Path) -> Iterator[None]:
    """Keep every other run from writing into the folder `output`.

    Raises OutputError where another one is at it, or the folder cannot be written to.
    """
    folder = output / FOLDER
    lock = FileLock(folder / _LOCK)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise OutputError(_held(output)) from None
    except OSError as error:
        raise unwritable(output, error) from error
    try:
        with contextlib.suppress(OSError):
            (folder / _HOLDER).write_text(json.dumps({"pid": os.getpid(), "host": platform.node()}))
        yield
    finally:
        with contextlib.suppress(OSError):
            (folder / _HOLDER).unlink()
        lock.release()


def _held(output: Path) -> Text:
    """Return who writes into `output`, and since when, as far as that is known."""
    file = output / FOLDER / _HOLDER
    try:
        holder = json.loads(file.read_text(encoding="utf-8"))
        pid, host = holder["pid"], holder["host"]
        since = (
            datetime.datetime.fromtimestamp(file.stat().st_mtime).astimezone().strftime("%Y-%m-%d %H:%M:%S")
        )
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        zh, en = "另一个 docgen 正在写", "another docgen is writing to"
        return Text(f"{zh} {output}；等它结束再运行", f"{en} {output}; run again when it has ended")
    return Text(
        f"{host} 上的进程 {pid} 从 {since} 起正在写 {output}；等它结束再运行，或用 --output 写到别处",
        f"process {pid} on {host} is writing to {output} since {since}; "
        "run again when it has ended, or write elsewhere with --output",
    )
