"""The sample records of a period as plain YAML, and what is built from them."""

from __future__ import annotations

import datetime
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import yaml

from docgen.cli.surroundings import surroundings
from docgen.verbs.building import Built, Planned, build, plan
from tests.projects import CHECKOUT, real_project
from tests.word.rendering import TEMPLATES

PERIOD, PLAN = "2022-H1", "shaanxi-2021"
AS_OF = datetime.date(2022, 7, 12)
DUE = datetime.date(2022, 6, 30)
MISSING = "科教宣传处"
DELAYED, NOT_RETURNED = "滞后", "未报送"
WORDS = {"done": "已完成", "under_way": "推进中", "not_started": "未启动", "delayed": DELAYED}


def raw(path: str) -> Any:
    return yaml.safe_load((CHECKOUT / "data" / path).read_text(encoding="utf-8"))


@cache
def returns() -> dict[str, Any]:
    """Return the returns of the period by division."""
    files = sorted((CHECKOUT / f"data/progress/{PLAN}/{PERIOD}").glob("*.yaml"))
    found = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in files)
    return {each["division"]: each for each in found}


@cache
def duties() -> tuple[tuple[str, str, str, str], ...]:
    """Return task, its title, item and lead of every line of the plan, in order."""
    found = []
    for section in raw(f"tasks/{PLAN}.yaml")["sections"]:
        for task in section["tasks"]:
            for number, item in enumerate(task["items"], 1):
                leads = (item.get("assignment") or task["assignment"])["lead"]
                names = [real_project().division(name) for name in leads]
                found += [(task["id"], task["title"], f"{task['id']}-{number}", d.name) for d in names if d]
    return tuple(found)


def status_of(task: str, item: str, lead: str) -> str:
    """Return how a lead says that an item stands."""
    items = returns().get(lead, {}).get("items", ())
    found = [each for each in items if each["task"] == task and each.get("item", item) == item]
    return WORDS[found[0]["status"]] if found else NOT_RETURNED


def late() -> set[str]:
    """Return who returned after its day; one division had an extension, and kept it."""
    granted = {
        e["division"]: e["until"] for e in raw("extensions.yaml")["extensions"] if e["period"] == PERIOD
    }
    return {name for name, each in returns().items() if each["received_on"] > granted.get(name, DUE)}


def copied(folder: Path) -> Path:
    """Return a copy of the checkout's own project."""
    shutil.copytree(CHECKOUT / "data", folder / "data", ignore=shutil.ignore_patterns("offices"))
    shutil.copytree(TEMPLATES, folder / "templates")
    return folder


def planned(root: Path, *, formats: tuple[str, ...] = ("docx",)) -> Planned:
    chosen = [f"period:{PERIOD}"]
    output = root / "output"
    machine = surroundings(output)
    return plan(root, as_of=AS_OF, chosen=chosen, output=output, formats=formats, surroundings=machine)


def built(root: Path, *, formats: tuple[str, ...] = ("docx",)) -> Built:
    result = build(planned(root, formats=formats))
    assert not result.report.has_errors, [str(diagnostic) for diagnostic in result.report]
    return result


@cache
def period() -> Path:
    """Build every document of the period, Word files and workbooks, and return the folder."""
    root = copied(Path(mkdtemp(prefix="docgen-period-")))
    built(root, formats=("docx", "xlsx"))
    return root / "output"


def word(name: str) -> bytes:
    return (period() / f"{name}.docx").read_bytes()


def changed(root: Path, name: str, **fields: Any) -> None:
    """Change fields of one document record."""
    file = root / f"data/documents/{name}.yaml"
    record = {**yaml.safe_load(file.read_text(encoding="utf-8")), **fields}
    file.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
