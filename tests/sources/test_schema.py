"""Values that do not fit the schema: all are found, each at its place, and the rest is kept."""

import pytest

from docgen.records.plan import Plan
from docgen.sources.schema import fit
from docgen.sources.yaml import read_yaml

PLAN = """\
id: p
title: 实施方案
sections:
  - number: 1
    title: 第一部分
    tasks:
      - id: T1
        number: 1
        title: 任务一
        items:
          - text: 做好工作。
            assignment: {lead: [甲处]}
      - id: T2
        number: 2
        title: 任务二
        items:
          - text: 做好工作。
            assignment: {lead: [乙处]}
"""


def fitted(old: str = "", new: str = "") -> tuple[Plan | None, list[str]]:
    """Return the plan as far as it fits, and the findings, with a few words swapped."""
    assert old in PLAN
    reading = read_yaml(PLAN.replace(old, new, 1).encode(), "p.yaml")
    result = fit(reading.value, Plan, "p.yaml")
    return result.record, [f"{d.place} {d.code} {d.remedy.zh}" for d in result.diagnostics]


def test_sound_file_has_no_findings() -> None:
    assert fitted()[1] == []


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("lead: [甲处]", "leed: [甲处]", "p.yaml:12:26 DG101 是不是 lead？"),
        ("lead: [甲处]", "lead: 甲处", "p.yaml:12:32 DG103 写成 lead: [甲处]"),
        ("lead: [甲处]", "lead: 甲处、乙处", "p.yaml:12:32 DG103 写成 lead: [甲处, 乙处]"),
        ("        title: 任务一\n", "", "p.yaml:7:9 DG102 补上 title:"),
        ("title: 任务一", "title:", "p.yaml:9:15 DG108 填写 title，不需要时删去这一行"),
        ("number: 2", "number: 02", "p.yaml:14:17 DG104 用半角数字，不要前导零、单位和千分位"),
        ("number: 2", "number: 二", "p.yaml:14:17 DG104 用半角数字，不要前导零、单位和千分位"),
        ("number: 2", "number: 0", "p.yaml:14:17 DG110 改成范围内的数"),
        (
            "title: 任务一",
            "title: 任务一\n        class: projekt",
            "p.yaml:10:16 DG106 是不是 project？可选：institution、project、principle",
        ),
        ("title: 实施方案", "title: 实施方案\nstarts_on: 2022年1月3日", "p.yaml:3:12 DG105 写成 2022-01-03"),
        (
            "title: 实施方案",
            "title: 实施方案\nstarts_on: 2022-02-30",
            "p.yaml:3:12 DG105 写成 年-月-日，如 2021-11-03",
        ),
        (
            "title: 实施方案",
            "title: 实施方案\ndivides_labour: 'no'",
            "p.yaml:3:17 DG107 是写 true，否写 false",
        ),
        ("id: T1", "id: 任务1", "p.yaml:7:13 DG109"),
        ("lead: [甲处]", 'lead: [""]', "p.yaml:12:33 DG108 填写 lead，不需要时删去这一行"),
    ],
)
def test_misfit_is_named_with_place_and_remedy(old: str, new: str, finding: str) -> None:
    findings = fitted(old, new)[1]
    assert len(findings) == 1
    assert findings[0].startswith(finding)


def test_all_misfits_of_a_file_are_found_at_once() -> None:
    findings = fitted("number: 1\n        title: 任务一", "number: 01\n        titel: 任务一")[1]
    assert [finding.split()[1] for finding in findings] == ["DG104", "DG102", "DG101"]


def test_optional_value_that_does_not_fit_is_left_out_alone() -> None:
    plan, _ = fitted("title: 任务一", "title: 任务一\n        class: projekt")
    assert plan is not None
    assert [task.id for task in plan.tasks] == ["T1", "T2"]


def test_required_value_that_does_not_fit_takes_its_list_element_along() -> None:
    plan, _ = fitted("number: 1\n        title: 任务一", "number: 01\n        title: 任务一")
    assert plan is not None
    assert [task.id for task in plan.tasks] == ["T2"]


def test_record_without_its_own_identity_cannot_be_kept() -> None:
    assert fitted("id: p\n", "")[0] is None


@pytest.mark.parametrize("text", ["- a\n", "text\n", "[]\n"])
def test_file_that_is_no_mapping_is_named(text: str) -> None:
    result = fit(read_yaml(text.encode(), "p.yaml").value, Plan, "p.yaml")
    assert [d.code for d in result.diagnostics] == ["DG103"]


def test_record_knows_the_place_of_each_of_its_values() -> None:
    plan, _ = fitted()
    assert plan is not None
    assert str(plan.tasks[1].place("items", 0, "assignment", "lead", 0)) == "p.yaml:18:33"


def test_missing_value_has_the_place_of_what_should_hold_it() -> None:
    plan, _ = fitted()
    assert plan is not None
    assert str(plan.tasks[1].place("items", 0, "assignment", "support")) == "p.yaml:18:25"


def test_list_of_which_nothing_can_be_read_is_unread_not_empty() -> None:
    plan, _ = fitted("lead: [甲处]", 'lead: [""]')
    assert plan is not None
    assignment = plan.tasks[0].items[0].assignment
    assert assignment is not None
    assert assignment.origin is not None
    assert assignment.origin.left_out("lead")
