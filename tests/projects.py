"""Make projects for tests: the sound one of the rule cases, changed as a test wants it."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from docgen.records.project import Project
from docgen.sample import templates_of
from docgen.sources.project import Loaded, load

AS_OF = datetime.date(2022, 6, 30)
SOUND = Path(__file__).parent / "rules" / "base"
CHECKOUT = Path(__file__).parents[1]
TASKS = "data/tasks/p.yaml"
NOTICE = "data/documents/n.yaml"
TEMPLATE = "templates/notices/division_of_labor.docx"


def make_project(folder: Path, *swaps: tuple[str, str, str]) -> Path:
    """Copy the sound project and the real template into `folder`.

    Each swap is (file, old, new) and must find its old text.
    """
    shutil.copytree(SOUND, folder, dirs_exist_ok=True)
    (folder / "templates/notices").mkdir(exist_ok=True)
    shutil.copy(CHECKOUT / TEMPLATE, folder / TEMPLATE)
    for name, old, new in swaps:
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{name} no longer holds {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def load_project(folder: Path) -> Loaded:
    """Load a project with its own catalogue, or that of docgen."""
    return load(folder, templates=templates_of(folder))


def real_project() -> Project:
    """Load the records of the checkout."""
    return load_project(CHECKOUT).project
