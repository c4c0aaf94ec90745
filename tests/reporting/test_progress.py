"""What is gathered from returns: standings, figures and their comparisons, and where nothing was returned."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.reporting.periods import parse_period
from docgen.reporting.progress import Progress, Standing, combined, gathered, gathered_of
from tests.projects import load_project, make_project

Made = Callable[..., Progress]


def item(task: str, name: str, status: str = "under_way", **more: Any) -> dict[str, Any]:
    return {"task": task, "item": name, "status": status, **more}


def figure(value: int, on: str = "2022-06-30", **more: Any) -> dict[str, Any]:
    return {"indicator": "screening", "value": value, "as_of": on, **more}


@pytest.fixture
def progress(tmp_path: Path) -> Made:
    """Return what is gathered for a period of the sound project: returns by (period, division)."""

    def make(returns: dict[tuple[str, str], list[dict[str, Any]]], period: str = "2022-H1") -> Progress:
        make_project(tmp_path)
        for (name, division), items in returns.items():
            folder = tmp_path / "data/progress/p" / name
            folder.mkdir(parents=True, exist_ok=True)
            record = {"plan": "p", "period": name, "division": division, "received_on": "2022-06-28"}
            text = yaml.safe_dump({**record, "items": items}, allow_unicode=True)
            (folder / f"{division}.yaml").write_text(text, encoding="utf-8")
        loaded = load_project(tmp_path)
        assert not loaded.report.has_errors, list(loaded.report)
        return gathered(loaded.project, loaded.project.plans[0], parse_period(period), as_of=None)

    return make


def standings(found: Progress) -> dict[str, Standing]:
    return {duty.duty.item_id: duty.standing for task in found.tasks for duty in task.duties}


def test_nothing_is_claimed_where_nobody_returned(progress: Made) -> None:
    found = progress({})
    assert set(standings(found).values()) == {Standing.NOT_RETURNED}
    assert {task.standing for task in found.tasks} == {Standing.NOT_RETURNED}


def test_item_with_two_leads_is_done_only_where_both_say_so(progress: Made) -> None:
    one = {("2022-H1", "health"): [item("T2", "T2-1", "done")]}
    assert standings(progress(one))["T2-1"] is Standing.NOT_RETURNED
    both = {**one, ("2022-H1", "medical"): [item("T2", "T2-1", "done")]}
    assert standings(progress(both))["T2-1"] is Standing.DONE


def test_item_that_a_return_leaves_out_is_not_returned(progress: Made) -> None:
    found = progress({("2022-H1", "health"): [item("T2", "T2-1")]})
    assert standings(found)["T1-2"] is Standing.NOT_RETURNED


def test_word_on_the_whole_task_holds_for_its_items(progress: Made) -> None:
    found = progress({("2022-H1", "health"): [item("T1", "", "done")]})
    assert standings(found)["T1-2"] is Standing.DONE


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (["done", "done"], "done"),
        (["done", "under_way"], "under_way"),
        (["done", "not_started"], "under_way"),
        (["not_started"], "not_started"),
        (["done", "not_returned"], "not_returned"),
        (["delayed", "not_returned", "done"], "delayed"),
        ([], "not_returned"),
    ],
)
def test_whole_stands_as_its_parts_allow(parts: list[str], whole: str) -> None:
    assert combined(map(Standing, parts)) is Standing(whole)


def test_returns_from_before_the_plan_are_held_against_nothing(progress: Made) -> None:
    found = progress(
        {
            ("2021-H1", "medical"): [item("T1", "T1-1", figures=[figure(70, "2021-06-30")])],
            ("2021-H2", "medical"): [item("T1", "T1-1", figures=[figure(80, "2021-12-31")])],
            ("2022-H1", "medical"): [item("T1", "T1-1", figures=[figure(90)])],
        }
    )
    (given,) = found.leads[0].figures
    assert (given.figure.value, given.last and given.last.value) == (Decimal(90), None)
    assert given.year_before is None  # nobody had to return before the plan began


def test_figure_of_the_second_half_is_held_against_the_first(progress: Made) -> None:
    returns = {
        ("2022-H1", "medical"): [item("T1", "T1-1", figures=[figure(80), figure(5, scope="东市")])],
        ("2022-H2", "medical"): [item("T1", "T1-1", figures=[figure(90, previous=60)])],
    }
    (given,) = progress(returns, "2022-H2").leads[0].figures
    assert given.last is not None
    assert (given.last.value, given.year_before) == (Decimal(80), Decimal(60))


def test_indicator_without_a_figure_is_named(progress: Made) -> None:
    found = progress({("2022-H1", "medical"): [item("T1", "T1-1")]})
    assert [each.indicator.id for each in found.leads[0].unreported] == ["screening"]


def test_one_division_is_gathered_with_its_own_word_alone(progress: Made, tmp_path: Path) -> None:
    progress({("2022-H1", "health"): [item("T2", "T2-1", "done")]})
    project = load_project(tmp_path).project
    own = gathered_of(project, project.plans[0], parse_period("2022-H1"), "health", as_of=None)
    assert standings(own) == {"T1-2": Standing.NOT_RETURNED, "T2-1": Standing.DONE}
    assert [section.section.number for section in own.sections] == [1]
