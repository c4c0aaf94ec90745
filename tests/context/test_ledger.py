"""How a problem ledger stands on a day."""

import datetime
from typing import Any

import pytest

from docgen.context.ledger import ledger_view
from docgen.records.ledger import Ledger
from docgen.records.project import Project
from tests.projects import SOUND, load_project

DUE = "2022-08-26"


def ledger(*entries: dict[str, Any]) -> Ledger:
    rows = [{"id": f"E{number}", "problem": "档卡不全", **entry} for number, entry in enumerate(entries, 1)]
    return Ledger.model_validate({"id": "l", "title": "问题台账", "plan": "p", "entries": rows})


def on(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("entry", "as_of", "state"),
    [
        ({"due_on": DUE}, "2022-08-25", "整改中"),
        ({"due_on": DUE}, DUE, "整改中"),
        ({"due_on": DUE}, "2022-08-27", "逾期"),
        ({"due_on": DUE, "state": "rectified"}, "2022-08-27", "已整改"),
        ({"due_on": DUE, "state": "verified"}, "2022-08-27", "已核实"),
        ({"due_on": DUE, "state": "closed"}, "2022-08-27", "已销号"),
        ({}, "2022-08-27", "整改中"),
    ],
)
def test_entry_is_overdue_from_the_day_after_it_was_due(
    entry: dict[str, Any], as_of: str, state: str
) -> None:
    view = ledger_view(Project(), ledger(entry), as_of=on(as_of)).entries[0]
    assert (view.state, view.overdue) == (state, state == "逾期")


def test_entries_are_counted_by_how_they_stand() -> None:
    found = ledger({"due_on": DUE}, {"due_on": DUE, "state": "closed"}, {"due_on": "2022-12-31"})
    view = ledger_view(Project(), found, as_of=on("2022-09-01"))
    assert (view.total, view.open, view.closed, view.overdue_count) == (3, 2, 1, 1)


def test_what_was_found_after_the_day_is_not_in_the_ledger_yet() -> None:
    found = ledger({"found_on": "2022-07-12"}, {"found_on": "2022-07-13", "state": "closed"}, {})
    view = ledger_view(Project(), found, as_of=on("2022-07-12"))
    assert ([entry.id for entry in view.entries], view.total, view.open, view.closed) == (
        ["E1", "E3"],
        2,
        2,
        0,
    )
    assert ledger_view(Project(), found, as_of=None).total == 3


def test_findings_stand_by_source_and_year() -> None:
    audit = {"finding_source": "审计反馈", "finding_year": "2022"}
    found = ledger(audit, {"finding_source": "考核反馈", "finding_year": "2022"}, audit)
    view = ledger_view(Project(), found, as_of=None)
    assert [(each.name, each.year, [entry.number for entry in each.entries]) for each in view.sources] == [
        ("审计反馈", "2022年度", [1, 3]),
        ("考核反馈", "2022年度", [2]),
    ]


def test_finding_without_an_assignment_has_that_of_its_task() -> None:
    project = load_project(SOUND).project
    own = {"lead": ["人事处"], "support": ["各设区市"]}
    view = ledger_view(project, ledger({"task": "T1"}, {"task": "T1", "assignment": own}), as_of=None)
    assert [(entry.task, entry.lead, entry.clause) for entry in view.entries] == [
        (
            "优化分类救治",
            ("医政医管局", "健康促进处"),
            "（委医政医管局、健康促进处牵头，人事处、各设区市配合）",
        ),
        ("优化分类救治", ("人事处",), "（委人事处牵头，各设区市配合）"),
    ]


def test_without_a_day_nothing_is_overdue() -> None:
    assert ledger_view(Project(), ledger({"due_on": DUE}), as_of=None).overdue_count == 0


def test_document_without_a_ledger_has_an_empty_one() -> None:
    view = ledger_view(Project(), None, as_of=on(DUE))
    assert (view.title, view.entries, view.total) == ("", (), 0)
