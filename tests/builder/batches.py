"""Make projects of many documents, compare what was built, and find the processes of a build."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from tests.projects import NOTICE, make_project


def make_batch(folder: Path, count: int) -> Path:
    """Make the sound project with `count` notices: n000, n001, … and a plan that all of them cite."""
    root = make_project(folder)
    text = (root / NOTICE).read_text(encoding="utf-8")
    (root / NOTICE).unlink()
    for number in range(count):
        own = text.replace('id: "n"', f"id: n{number:03}").replace("〕8号", f"〕{number + 1}号")
        (root / f"data/documents/n{number:03}.yaml").write_text(own, encoding="utf-8")
    return root


def contents(output: Path) -> dict[str, bytes]:
    """Return every file below `output` by its path; what docgen keeps there for itself does not count."""
    files = (file for file in output.rglob("*") if file.is_file())
    paths = {file.relative_to(output).as_posix(): file for file in files}
    return {path: file.read_bytes() for path, file in paths.items() if not path.startswith(".docgen/")}


def workers(parent: int) -> list[int]:
    """Return the processes that do the work of process `parent`: the children of its fork server."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                stat = (folder / "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue  # it has ended meanwhile
            state, above = stat.rpartition(")")[2].split()[:2]
            if state != "Z":
                children.setdefault(int(above), []).append(int(folder.name))
    return [worker for child in children.get(parent, ()) for worker in children.get(child, ())]


def kill(process: int) -> None:
    """Kill a process as the system does when memory runs out."""
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return
