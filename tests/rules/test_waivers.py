"""Prove that waivers are found wherever they may stand, and that all their complaints are explained."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.records.base import Record
from docgen.records.plan import Deadline, Item, Plan, Section, Task
from docgen.records.progress import Figure, ItemProgress
from docgen.rules import RULES_BY_CODE
from docgen.rules.waivers import COMPLAINTS, Complaint, waivers_in
from tests.projects import AS_OF, TASKS, load_project, make_project

CASES = Path(__file__).parent / "cases"
WAIVE = "waive: [{code: DG201, reason: 待定, until: 2099-12-31}]"


@pytest.mark.parametrize("complaint", COMPLAINTS, ids=lambda complaint: complaint.code)
def test_every_complaint_has_cases_that_pass_and_cases_that_fail(complaint: Complaint) -> None:
    cases: list[Any] = yaml.safe_load((CASES / f"{complaint.code}.yml").read_text(encoding="utf-8"))
    assert {bool(case["finds"]) for case in cases} == {True, False}


@pytest.mark.parametrize("complaint", COMPLAINTS, ids=lambda complaint: complaint.code)
def test_every_complaint_explains_bad_good_and_why(complaint: Complaint) -> None:
    explanation = complaint.explanation
    assert all([explanation.bad, explanation.good, explanation.why.zh, explanation.why.en])


def test_codes_of_complaints_are_no_rules() -> None:
    assert not {complaint.code for complaint in COMPLAINTS} & RULES_BY_CODE.keys()


@pytest.mark.parametrize("model", [Plan, Section, Task, Item, Deadline, Figure, ItemProgress])
def test_what_is_called_a_record_can_carry_waivers(model: type[Record]) -> None:
    assert "waive" in model.model_fields


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (TASKS, "short_title: 实施方案\n", f"{WAIVE}\n"),
        (TASKS, "title: 组织实施", f"title: 组织实施\n    {WAIVE}"),
        (TASKS, "title: 加强监测", f"title: 加强监测\n        {WAIVE}"),
        (TASKS, "number: 东卫发〔2022〕3号", f"number: 东卫发〔2022〕3号\n    {WAIVE}"),
        (TASKS, "to: 委督办室", f"to: 委督办室\n    {WAIVE}"),
        (TASKS, "indicators: [screening]", f"deadlines: [{{every: month, {WAIVE}}}]"),
        ("data/documents/n.yaml", "preamble:", f"references: [{{id: a, title: 乙, {WAIVE}}}]\npreamble:"),
        ("data/office.yaml", "division_prefix: 委", WAIVE),
        ("data/divisions.yaml", "name: 人事处, kind: division", f"name: 人事处, kind: division, {WAIVE}"),
        ("data/indicators.yaml", 'unit: "%"', f'unit: "%"\n    {WAIVE}'),
        ("templates/catalogue.yaml", "for_each: document", WAIVE),
    ],
)
def test_waiver_is_found_wherever_a_record_may_carry_one(
    tmp_path: Path, path: str, old: str, new: str
) -> None:
    project = load_project(make_project(tmp_path, (path, old, new))).project
    granted = [each for group in waivers_in(project, as_of=AS_OF).by_mapping.values() for each in group]
    assert [(each.code, each.place.path) for each in granted] == [("DG201", path)]
