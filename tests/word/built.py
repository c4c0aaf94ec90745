"""Build documents of the built-in types: those of the offices, and small ones from records a test writes."""

from __future__ import annotations

import copy
import io
import json
import shutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import docx

from docgen.cli.surroundings import surroundings
from docgen.verbs.building import build, plan
from tests.projects import AS_OF, CHECKOUT, SOUND

Records = Mapping[str, Any]

SMALL_PLAN: Records = {
    "id": "p",
    "title": "东海省健康帮扶工作要点",
    "divides_labour": False,
    "no_division_reason": "各单位整体落实",
    "starts_on": "2022-01-01",
    "ends_on": "2022-12-31",
    "sections": [
        {
            "number": 1,
            "title": "巩固保障成果",
            "tasks": [
                {
                    "id": "T1",
                    "number": 1,
                    "title": "优化分类救治",
                    "class": "project",
                    "items": [{"text": "继续做好大病救治工作。"}],
                }
            ],
        }
    ],
}
SMALL_NOTICE: Records = {
    "id": "n",
    "type": "transmittal",
    "plan": "p",
    "number": "东卫发〔2022〕8号",
    "title": "关于印发《东海省健康帮扶工作要点》的通知",
    "date": "2022-03-01",
    "recipients": [{"divisions": ["各设区市"]}],
    "preamble": ["现将《东海省健康帮扶工作要点》印发给你们，请认真组织实施。"],
    "forwarded": {"title": "东海省健康帮扶工作要点"},
}


def with_changes(records: Records, **changes: Any) -> dict[str, Any]:
    """Return a copy of `records` with some fields changed; None leaves one out."""
    changed = {**copy.deepcopy(dict(records)), **changes}
    return {key: value for key, value in changed.items() if value is not None}


@cache
def office_document(office: str, document: str) -> bytes:
    """Return the Word file of one document of an office's project, as `docgen build` makes it."""
    return built(CHECKOUT / "data/offices" / office, document)


def built(root: Path, document: str) -> bytes:
    """Return the Word file of one document of the project in `root`."""
    output = Path(mkdtemp(prefix="docgen-built-"))
    result = build(
        plan(
            root,
            as_of=AS_OF,
            chosen=[document],
            output=output,
            formats=["docx"],
            surroundings=surroundings(output),
        )
    )
    assert not result.report.has_errors, [str(diagnostic) for diagnostic in result.report]
    (file,) = output.rglob("*.docx")
    data = file.read_bytes()
    shutil.rmtree(output)
    return data


def small(
    folder: Path,
    document: Records,
    *,
    plan: Records | None = None,
    ledger: Records | None = None,
    figures: Sequence[Records] | None = None,
    indicators: Sequence[Records] | None = None,
) -> bytes:
    """Return the Word file of one document in a project of few records, with the built-in templates."""
    for name in ("office", "divisions", "indicators"):
        (folder / "data").mkdir(parents=True, exist_ok=True)
        shutil.copy(SOUND / f"data/{name}.yaml", folder / f"data/{name}.yaml")
    files = {
        f"documents/{document['id']}": document,
        **({f"tasks/{plan['id']}": plan} if plan else {}),
        **({f"ledgers/{ledger['id']}": ledger} if ledger else {}),
        **({"figures/f": {"figures": figures}} if figures else {}),
        **({"indicators": {"indicators": indicators}} if indicators else {}),
    }
    for name, content in files.items():
        file = folder / f"data/{name}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return built(folder, str(document["id"]))


def paragraphs(word: bytes) -> list[str]:
    """Return the text of each paragraph of the body that has any, tables left out."""
    return [each.text for each in docx.Document(io.BytesIO(word)).paragraphs if each.text.strip()]


def styled(word: bytes, style: str) -> list[str]:
    """Return the text of each paragraph of the body in the style that Word knows by this name."""
    found = docx.Document(io.BytesIO(word)).paragraphs
    return [each.text for each in found if each.style is not None and each.style.name == style]


def tables(word: bytes) -> list[list[list[str]]]:
    """Return the rows of each table of the body; a merged cell comes once."""
    found = docx.Document(io.BytesIO(word)).tables
    return [
        [[cell.text for cell in dict.fromkeys(_cells(row))] for row in table.rows if _cells(row)]
        for table in found
    ]


def _cells(row: Any) -> list[Any]:
    unique: dict[Any, Any] = {cell._tc: cell for cell in row.cells}
    return list(unique.values())
