"""The templates and sample records are found in a checkout and in an installed wheel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from docgen.errors import ProjectError
from docgen.sample import record_folder, template_folder

CHECKOUT = Path(__file__).resolve().parent.parent


def test_a_checkout_uses_the_folders_that_people_edit() -> None:
    assert (template_folder(), record_folder()) == (CHECKOUT / "templates", CHECKOUT / "data")


def test_an_incomplete_install_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()  # somebody else's folder in site-packages
    with pytest.raises(ProjectError, match="docgen is not installed completely"):
        template_folder(tmp_path / "docgen")


@pytest.mark.slow
def test_a_wheel_brings_the_same_templates_and_records_along(tmp_path: Path) -> None:
    site = tmp_path / "site"
    install = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([sys.executable, *install, "--target", site, CHECKOUT], check=True, cwd=tmp_path)
    probe = "from docgen.sample import *; print(template_folder(), record_folder(), sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", probe],
        check=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
    )
    found = [Path(line) for line in done.stdout.splitlines()]
    assert found == [site / "docgen/bundle/templates", site / "docgen/bundle/data"]
    assert [_contents(folder) for folder in found] == [
        _contents(template_folder()),
        _contents(record_folder()),
    ]


def _contents(folder: Path) -> dict[str, bytes]:
    """Return the files below `folder`, without what editors and systems leave behind."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name[0] not in ".~")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
