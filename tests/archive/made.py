"""Make a project with built documents of a period, and archives of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.cli.main import main
from tests.builder.batches import make_batch
from tests.projects import AS_OF

PERIOD = "2022-H1"


def make_period(folder: Path) -> Path:
    """Make a project of three notices, two of them of a period, and build Word, PDF and Excel files."""
    root = make_batch(folder, 3)
    for number in (0, 1):
        file = root / f"data/documents/n00{number}.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("plan: p\n", f"plan: p\nperiod: {PERIOD}\n", 1), encoding="utf-8")
    assert build(root, "--formats", "docx,pdf,xlsx") == 0
    return root


def build(root: Path, *options: str) -> int:
    return main(["build", "--project", str(root), "--as-of", str(AS_OF), *options])


def archive(root: Path, target: Path, *options: str) -> int:
    return main(["archive", "--project", str(root), "-o", str(target), *options])


def copied(root: Path, folder: Path) -> Path:
    shutil.copytree(root, folder)
    return folder


def verified(target: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[tuple[str, str]]]:
    """Return the exit status and the code and inner path of each finding; nothing may be a traceback."""
    capsys.readouterr()
    status = main(["verify", str(target), "--format", "json"])
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert {each["path"] for each in found} <= {target.as_posix()}
    return status, [(each["code"], each["within"] or "") for each in found]


def library_says(folder: Path) -> bool:
    """Say whether the command of the library itself finds a bag valid."""
    words = [sys.executable, "-m", "bagit", "--validate", "--quiet", str(folder)]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0
