"""Who must return for a plan and a period: leads, members of groups, successors, and until when."""

import datetime
from pathlib import Path

from docgen.records.project import Project
from docgen.reporting.expected import ExpectedReturn, expected_returns
from docgen.reporting.periods import parse_period
from tests.projects import TASKS, load_project, make_project, real_project

DIVISIONS = "data/divisions.yaml"
EXTENSION = "{{plan: p, period: 2022-H1, division: {}, until: {}, reason: 人员集中下乡}}"


def expected(project: Project, period: str = "2022-H1") -> tuple[ExpectedReturn, ...]:
    return expected_returns(project, project.plans[0], parse_period(period))


def names(project: Project, period: str = "2022-H1") -> list[str]:
    return [each.division.name for each in expected(project, period)]


def changed(folder: Path, *swaps: tuple[str, str, str], extensions: str = "") -> Project:
    """Return the sound project after `swaps`, with extensions in flow style."""
    make_project(folder, *swaps)
    if extensions:
        (folder / "data/extensions.yaml").write_text(f"extensions: [{extensions}]\n", encoding="utf-8")
    loaded = load_project(folder)
    assert not loaded.report.has_errors
    return loaded.project


def test_every_lead_of_the_real_plan_is_expected_once_in_plan_order() -> None:
    found = names(real_project())
    assert found[:3] == ["医政医管局", "基层卫生健康处", "健康促进处"]
    assert len(found) == len(set(found)) == 10


def test_every_item_of_the_real_plan_is_the_duty_of_its_lead() -> None:
    duties = [duty.item_id for each in expected(real_project()) for duty in each.duties]
    assert len(set(duties)) == 23
    assert [item for item in duties if duties.count(item) > 1] == ["T17-1", "T17-1"]


def test_duty_has_the_indicators_of_its_item() -> None:
    found = {
        duty.item_id: [each.id for each in duty.indicators]
        for each in expected(real_project())
        for duty in each.duties
    }
    assert found["T01-1"] == ["dabing-bingzhong"]
    assert found["T01-2"] == []  # 四种主要慢病 is a definition


def test_nobody_is_expected_outside_the_plan(tmp_path: Path) -> None:
    project = changed(tmp_path)
    assert [bool(names(project, period)) for period in ("2021-H2", "2022-H1", "2022", "2023-H1")] == [
        False,
        True,
        True,
        False,
    ]


def test_plan_without_dates_holds_from_the_day_it_is_issued() -> None:
    assert names(real_project(), "2021-H1") == []
    assert names(real_project(), "2021") != []


def test_members_of_a_group_that_leads_are_expected_each(tmp_path: Path) -> None:
    project = changed(tmp_path, (TASKS, "lead: [人事处]", "lead: [各设区市]"))
    assert names(project) == ["医政医管局", "健康促进处", "东市卫生健康委", "西市卫生健康委"]


def test_successor_is_expected_once_the_division_has_ceased(tmp_path: Path) -> None:
    ceased = "name: 人事处, valid_to: 2022-07-01, successor: 健康促进处,"
    project = changed(tmp_path, (DIVISIONS, "name: 人事处,", ceased))
    assert names(project) == ["医政医管局", "健康促进处", "人事处"]
    assert names(project, "2022-H2") == ["医政医管局", "健康促进处"]
    assert [duty.item_id for duty in expected(project, "2022-H2")[1].duties] == ["T1-2", "T2-1", "T3-1"]


def test_task_of_a_phase_that_begins_later_is_not_yet_a_duty(tmp_path: Path) -> None:
    phase = "phases: [{id: x, number: 1, title: 收尾, starts_on: 2022-07-01, ends_on: 2022-12-31}]\nsections:"
    project = changed(tmp_path, (TASKS, "sections:", phase), (TASKS, "class: principle", "phase: x"))
    assert names(project) == ["医政医管局", "健康促进处"]
    assert names(project, "2022-H2") == ["医政医管局", "健康促进处", "人事处"]


def test_extension_moves_the_due_day_of_one_division(tmp_path: Path) -> None:
    granted = ", ".join(EXTENSION.format("personnel", until) for until in ("2022-07-08", "2022-07-15"))
    project = changed(tmp_path, extensions=granted)
    assert {each.division.name: each.due_on for each in expected(project)} == {
        "医政医管局": datetime.date(2022, 6, 30),
        "健康促进处": datetime.date(2022, 6, 30),
        "人事处": datetime.date(2022, 7, 15),
    }


def test_extension_that_ends_before_the_due_day_takes_nothing_away(tmp_path: Path) -> None:
    project = changed(tmp_path, extensions=EXTENSION.format("人事处", "2022-06-20"))
    assert {each.due_on for each in expected(project)} == {datetime.date(2022, 6, 30)}


def test_period_outside_the_calendar_has_no_due_day(tmp_path: Path) -> None:
    assert {each.due_on for each in expected(changed(tmp_path), "2022-Q1")} == {None}
