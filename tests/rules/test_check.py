"""Prove what holds for every check, whatever the rules."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic, Place, Report, Severity, Text
from docgen.records.plan import Plan
from docgen.records.project import Project
from docgen.rules import RULES, RULES_BY_CODE, check
from docgen.rules.assignment.missing_lead import missing_lead
from docgen.rules.rule import Finding, Rule
from tests.projects import AS_OF, NOTICE, TASKS, load_project, make_project

DIVISIONS = "data/divisions.yaml"
WAIVE = "waive: [{code: DG201, reason: 牵头单位待定, until: 2099-12-31}]\n"
NO_LEAD = (TASKS, "lead: [人事处]", "lead: []")


def found(folder: Path, *swaps: tuple[str, str, str], rules: tuple[Rule, ...] = RULES) -> list[str]:
    """Return place and code of every finding in the sound project with the swaps made."""
    loaded = load_project(make_project(folder, *swaps))
    return [f"{d.place} {d.code}" for d in check(loaded.project, as_of=AS_OF, rules=rules)]


def test_all_findings_of_all_files_come_at_once_in_the_order_of_their_places(tmp_path: Path) -> None:
    swaps = (
        NO_LEAD,
        (TASKS, "support: [人事处, 各设区市]", "support: [人士处, 人士处]"),
        (NOTICE, "divisions: [各设区市]", "divisions: [各县区]"),
        (DIVISIONS, "members: [东市卫生健康委, 西市卫生健康委]", "members: []"),
    )
    assert found(tmp_path, *swaps) == [
        "data/divisions.yaml:9:52 DG208",
        "data/documents/n.yaml:12:17 DG203",
        "data/tasks/p.yaml:29:25 DG203",
        "data/tasks/p.yaml:29:30 DG203",
        "data/tasks/p.yaml:29:30 DG204",
        "data/tasks/p.yaml:54:21 DG201",
    ]


@pytest.mark.parametrize(
    "around",
    [
        ("          - text: 加强基层人才队伍建设。\n", "            "),
        ("        title: 加强队伍建设\n", "        "),
        ("    title: 组织实施\n", "    "),
        ("short_title: 实施方案\n", ""),
    ],
    ids=["item", "task", "section", "plan"],
)
def test_waiver_holds_for_the_record_and_all_that_stands_in_it(
    tmp_path: Path, around: tuple[str, str]
) -> None:
    line, indent = around
    codes = [each.split()[1] for each in found(tmp_path, NO_LEAD, (TASKS, line, f"{line}{indent}{WAIVE}"))]
    assert codes == ["DG904"]


def test_waiver_of_one_code_allows_no_other(tmp_path: Path) -> None:
    swaps = (NO_LEAD, (TASKS, "title: 加强队伍建设\n", f"title: 加强队伍建设\n        {WAIVE}"))
    other = (TASKS, "support: [人事处, 各设区市]", "support: [人士处]")
    assert found(tmp_path, *swaps, other) == [
        "data/tasks/p.yaml:29:25 DG203",
        "data/tasks/p.yaml:50:24 DG904",
    ]


def test_damaged_catalogue_silences_only_what_is_concluded_from_it(tmp_path: Path) -> None:
    damage = (DIVISIONS, "name: 人事处, kind: division", "name: 人事处, kind: section")
    twice = (TASKS, "lead: [健康促进处, 医政医管局]", "lead: [健康促进处, 健康促进处]")
    assert found(tmp_path, damage, twice) == ["data/tasks/p.yaml:43:29 DG204"]


def test_damaged_plan_is_checked_as_far_as_it_was_read(tmp_path: Path) -> None:
    damage = (TASKS, "number: 2\n        title: 加强监测", "number: 二\n        title: 加强监测")
    assert "data/tasks/p.yaml:54:21 DG201" in found(tmp_path, damage, NO_LEAD)


def test_waiver_of_a_rule_that_did_not_run_is_not_called_useless(tmp_path: Path) -> None:
    swap = (TASKS, "title: 加强队伍建设\n", f"title: 加强队伍建设\n        {WAIVE}")
    assert found(tmp_path, swap, rules=(RULES_BY_CODE["DG203"],)) == []


def test_checking_twice_finds_the_same_twice(tmp_path: Path) -> None:
    swap = (TASKS, "title: 加强队伍建设\n", f"title: 加强队伍建设\n        {WAIVE}")
    project = load_project(make_project(tmp_path, swap, NO_LEAD)).project
    assert list(check(project, as_of=AS_OF)) == list(check(project, as_of=AS_OF))


def test_findings_without_a_value_stand_at_the_nearest_thing_there_is(tmp_path: Path) -> None:
    def rule(project: Project) -> Iterator[Finding]:
        yield Finding(project.plans[0], ("sections", 0, "tasks", 9, "title"), Text("错", "wrong"))

    assert found(tmp_path, rules=(Rule("DG999", Severity.NOTE, rule),)) == ["data/tasks/p.yaml:21:7 DG999"]


def test_one_finding_told_twice_is_reported_once() -> None:
    twice = Diagnostic("DG201", Severity.ERROR, Place("a.yaml", 1, 1), Text("错", "wrong"))
    assert len(Report([twice, twice])) == 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_no_rule_stumbles_over_an_empty_project(rule: Rule) -> None:
    assert list(rule.check(Project())) == []


def test_records_made_in_code_are_checked_though_they_stand_in_no_file() -> None:
    task = {"id": "T1", "number": 1, "title": "救治", "items": ({"text": "做好救治。"},)}
    plan = Plan.model_validate(
        {"id": "p", "title": "方案", "sections": ({"number": 1, "title": "保障", "tasks": (task,)},)}
    )
    report = check(Project(plans=(plan,)), as_of=AS_OF, rules=(RULES_BY_CODE["DG201"],))
    assert [(str(d.place), d.message.zh) for d in report] == [("", "任务 T1（救治）没有牵头单位")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_is_a_file_named_by_its_idea(rule: Rule) -> None:
    assert rule.check.__module__.endswith(f".{rule.check.__name__}")


def test_rule_is_explained_by_its_docstring() -> None:
    assert Rule("DG201", Severity.ERROR, missing_lead).explanation.title == Text(
        "任务或分项没有牵头单位。", "Report a task or item that has no lead division."
    )
