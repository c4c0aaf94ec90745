"""Make small projects with a plan, a ledger or a register, and the table documents of them."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument

from docgen.context import context_of
from docgen.layout.page import PROFILE_A
from docgen.word.fragments import fragment_filters
from docgen.word.template import compile_template
from tests.projects import CHECKOUT, load_project, make_project

TEMPLATES = CHECKOUT / "templates"
KINDS = ("responsibility_table", "issue_ledger", "coverage_table", "visit_register", "followup_register")
AS_OF = "2022-08-26"
SENTENCE = "逐村逐户摸清底数，明确责任人和完成时限，整改一项、核实一项、销号一项。"


def table_document(kind: str, records: Mapping[str, Any], folder: Path) -> bytes:
    """Return the Word file of a document of type `kind` that prints `records`: a plan, ledger or register."""
    ready = make_project(folder / "project")
    where, field = {
        "responsibility_table": ("tasks", "plan"),
        "issue_ledger": ("ledgers", "ledger"),
    }.get(kind, ("registers", "register"))
    document = {"id": "t", "type": kind, field: "x", "title": "健康帮扶情况表", "date": AS_OF, "as_of": AS_OF}
    for name, content in ((f"{where}/x", {"id": "x", "title": "示例", **records}), ("documents/t", document)):
        file = ready / f"data/{name}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    loaded = load_project(ready)
    assert [str(each) for each in loaded.report] == []
    context = context_of(loaded.project, loaded.project.document_index["t"])
    file = TEMPLATES / f"tables/{kind}.docx"
    filters = fragment_filters(PROFILE_A, None)
    return compile_template(file.read_bytes(), name=file.name, filters=filters).render(context)


def opened(content: bytes) -> WordDocument:
    """Return the Word file as python-docx sees it."""
    return docx.Document(io.BytesIO(content))


def rows(content: bytes, table: int = 0) -> list[list[str]]:
    """Return the text of the cells of a table, row by row; a merged cell stands in each of its rows."""
    return [[cell.text for cell in row.cells] for row in opened(content).tables[table].rows]


def records(kind: str, count: int) -> dict[str, Any]:
    """Return records that make `count` rows of a table of type `kind`."""
    return _MAKERS[kind](count)


def task(number: int, *assignments: tuple[int, list[str]]) -> dict[str, Any]:
    """Return a task with a lead list for each run of so many items."""
    items = [
        {"text": f"第{number}项第{run + 1}条，{SENTENCE * (1 + number % 3)}", "assignment": {"lead": leads}}
        for run, (many, leads) in enumerate(assignments)
        for _ in range(many)
    ]
    return {"id": f"T{number}", "number": number, "title": "优化分类救治措施", "items": items}


def plan(*sections: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a plan whose sections hold these tasks."""
    parts = [{"number": n, "title": f"巩固成果{n}", "tasks": tasks} for n, tasks in enumerate(sections, 1)]
    return {"sections": parts}


def entry(number: int, **changed: Any) -> dict[str, Any]:
    """Return an entry of a ledger that is still open."""
    made = {
        "id": f"W{number}",
        "problem": f"高血压患者第{number}季度没有随访记录",
        "found_by": "包村干部",
        "found_on": "2022-08-02",
        "where": "示例乡甲村",
        "subject": "监测户003号",
        "finding_source": "攻坚月排查",
        "finding_year": 2022,
        "measure": "补做随访，核对用药，录入系统",
        "assignment": {"lead": ["健康促进处"], "support": ["人事处", "各设区市"]},
        "due_on": "2022-08-31",
    }
    return {**made, **changed}


CLOSED = {
    "rectified_by": "村医",
    "rectified_on": "2022-08-11",
    "signed_by": "村医",
    "verified_by": "督导组",
    "verified_on": "2022-08-15",
    "closed_on": "2022-08-16",
    "state": "closed",
}


def check(number: int, **changed: Any) -> dict[str, Any]:
    """Return a check that is met; three follow one another at one place, six of one standard."""
    made = {
        "where": f"示例乡第{number // 3 + 1}村",
        "level": "村",
        "standard": ("三个一", "三合格")[number // 6 % 2],
        "item": f"标准化村卫生室{number % 3 + 1}",
        "target": 1,
        "actual": 1,
        "unit": "所",
        "checked_on": "2022-08-04",
        "checked_by": "督导组",
    }
    return {**made, **changed}


def _plan(count: int) -> dict[str, Any]:
    leads = ["健康促进处"], ["医政医管局", "人事处", "健康促进处"]
    tasks = [
        task(n, (1 + n % 4, leads[0]), *([(1, leads[1])] if n % 3 == 0 else [])) for n in range(1, count + 1)
    ]
    return plan(tasks)


def _ledger(count: int) -> dict[str, Any]:
    states: tuple[dict[str, Any], ...] = ({}, CLOSED, {"due_on": "2022-08-20"})
    return {"as_of": AS_OF, "entries": [entry(n, **states[n % 3]) for n in range(1, count + 1)]}


def _coverage(count: int) -> dict[str, Any]:
    checks = [check(n, actual=n % 4 and 1) for n in range(count)]
    return {"as_of": AS_OF, "facility_checks": checks}


def _visits(count: int) -> dict[str, Any]:
    duty = {
        "leader_kind": "deputy",
        "every": "quarter",
        "leaders": [f"副局长{n}" for n in range((count + 2) // 3)],
    }
    visits = [
        {
            "leader": f"副局长{n // 3}",
            "leader_kind": "deputy",
            "village": "示例乡甲村",
            "visited_on": f"2022-0{1 + n % 8}-{10 + n % 18}",
            "note": "走访监测对象，核实健康帮扶措施",
        }
        for n in range(count)
    ]
    return {"as_of": AS_OF, "visit_duties": [duty] if count else [], "visits": visits}


def _follow_ups(count: int) -> dict[str, Any]:
    made = [
        {
            "team": f"第{n % 40 + 1}团队",
            "person": f"P{n:03d}",
            "kind": "随访",
            "disease": "高血压",
            "due_on": ("2022-06-30", "2022-09-30")[n % 2],
            **({"done_on": "2022-06-11"} if n % 4 == 0 else {}),
        }
        for n in range(count)
    ]
    return {"as_of": AS_OF, "follow_ups": made}


_MAKERS = {
    "responsibility_table": _plan,
    "issue_ledger": _ledger,
    "coverage_table": _coverage,
    "visit_register": _visits,
    "followup_register": _follow_ups,
}
