"""docs/ci.md says what works: its commands are run as they stand there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builder.batches import make_batch
from tests.projects import CHECKOUT, make_project

BLOCKS = dict(
    re.findall(
        r"^## (.+?)\n.*?^```sh\n(.*?)^```",
        (CHECKOUT / "docs/ci.md").read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
)
CATALOGUE = ("templates/catalogue.yaml", "formats: [docx]", "formats: [docx, pdf]")


def run(title: str, project: Path) -> str:
    """Run a block of the page in `project` as a CI does, and return what it printed."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    surroundings = {
        **os.environ,
        "PATH": programs,
        "CACHE": str(project.parent / "cache"),
        "LANG": "en_US.UTF-8",
    }
    ended = subprocess.run(
        ["sh", "-c", BLOCKS[title]],
        cwd=project,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    pytest.importorskip("weasyprint", reason="because the page makes PDFs")
    return make_project(tmp_path / "project", CATALOGUE)


def test_check_build_verify_archive(project: Path) -> None:
    printed = run("Check, build, verify, archive", project)
    assert "archived 1 documents (2 files): archive.zip" in printed
    assert printed.count("verified 2 files, ") == 2


def test_kept_output_is_not_built_again(project: Path) -> None:
    first = run("Keep output/ between runs", project)
    (project / "output").rename(project.parent / "lost")
    second = run("Keep output/ between runs", project)
    assert ("written 2, up to date 0" in first, "written 0, up to date 2" in second) == (True, True)


def test_split_build_is_whole(tmp_path: Path) -> None:
    printed = run("Split a build among machines", make_batch(tmp_path / "project", 6))
    assert printed.rstrip().splitlines()[-2].startswith("6 files: written 0, up to date 6")


def test_every_block_of_the_page_is_run_here() -> None:
    page = (CHECKOUT / "docs/ci.md").read_text(encoding="utf-8")
    assert len(BLOCKS) == page.count("```sh") == 3
