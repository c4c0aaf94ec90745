"""Give an archive a folder beside its target to be laid out in, and clear away those of dead runs.

Each stage holds a lock of the system, which is gone with the process that held it. So a stage whose lock is
free is nobody's, and of two runs at once neither touches the stage of the other.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

BAG, PACKED, _LOCK = "bag", "packed", "lock"
_OURS: Final = frozenset({BAG, PACKED, _LOCK})
"""All that a stage may hold: a folder with anything else in it is somebody's."""
_RANDOM: Final = re.compile(r"[a-z0-9_]{8}")
"""What `tempfile` puts behind a prefix."""


@contextmanager
def stage_beside(target: Path) -> Iterator[Path]:
    """Give a folder on the disk of `target` that is gone in the end; those of dead runs go first.

    Raises OSError where none can be made.
    """
    _sweep(target)
    folder, lock = _locked(target)
    try:
        yield folder
    finally:
        _remove(folder, lock)


def _locked(target: Path) -> tuple[Path, FileLock]:
    """Return a new stage and its lock, held."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
        lock = FileLock(folder / _LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            continue  # swept up by another run in the moment before it was locked
        return folder, lock


def _sweep(target: Path) -> None:
    """Remove the stages of runs to the same target that were killed; what cannot be removed stays."""
    for folder in target.parent.iterdir():
        if _is_stage(folder, target):
            lock = FileLock(folder / _LOCK)
            try:
                lock.acquire(timeout=0)
            except (Timeout, OSError):
                continue
            _remove(folder, lock)


def _remove(folder: Path, lock: FileLock) -> None:
    """Remove a stage, its lock last: what a run leaves that is killed meanwhile is still known as a stage."""
    shutil.rmtree(folder / BAG, ignore_errors=True)
    with contextlib.suppress(OSError):
        (folder / PACKED).unlink()
    lock.release()
    # From now on another run may take it for dead, and be quicker.
    shutil.rmtree(folder, ignore_errors=True)


def _is_stage(folder: Path, target: Path) -> bool:
    name, prefix = folder.name, _prefix(target)
    if not name.startswith(prefix) or not _RANDOM.fullmatch(name.removeprefix(prefix)):
        return False
    if folder.is_symlink() or not folder.is_dir():
        return False
    try:
        held = {each.name for each in folder.iterdir()}
    except OSError:
        return False  # gone meanwhile, or of another user
    return _LOCK in held and held <= _OURS


def _prefix(target: Path) -> str:
    return f".{target.name}."
