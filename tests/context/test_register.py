"""How a register stands on a day: who is due, who is late, what falls short."""

import datetime
from typing import Any

import pytest

from docgen.context.register import register_view
from docgen.context.register_views import RegisterView
from docgen.records.register import Register


def view(as_of: str | None, **lists: Any) -> RegisterView:
    register = Register.model_validate({"id": "r", "title": "登记簿", **lists})
    return register_view(register, as_of=datetime.date.fromisoformat(as_of) if as_of else None)


HEAD = {"leader_kind": "head", "every": "half_year", "leaders": ["主任"]}


def visit(on: str, leader: str = "主任", kind: str = "head") -> dict[str, str]:
    return {"leader": leader, "leader_kind": kind, "village": "甲村", "visited_on": on}


@pytest.mark.parametrize(
    ("as_of", "visits", "states"),
    [
        ("2023-06-30", [], ["未到期"]),
        ("2023-07-01", [], ["逾期", "未到期"]),
        ("2023-07-01", ["2023-06-30"], ["已完成", "未到期"]),
        ("2023-07-01", ["2023-07-02"], ["逾期", "未到期"]),
        ("2023-07-01", ["2022-12-31"], ["逾期", "未到期"]),
    ],
)
def test_visit_is_late_once_its_period_is_over(as_of: str, visits: list[str], states: list[str]) -> None:
    found = view(as_of, visit_duties=[HEAD], visits=[visit(on) for on in visits])
    assert [row.state for row in found.visit_rows] == states
    assert found.late_visits == states.count("逾期")


def test_row_of_a_visit_says_who_owes_what_and_has_done_what() -> None:
    duty = {"leader_kind": "deputy", "every": "quarter", "times": "2"}
    made = [visit("2023-03-02", "分管副主任", "deputy"), visit("2023-01-09", "分管副主任", "deputy")]
    row = view("2023-03-31", visit_duties=[duty], visits=made).visit_rows[0]
    assert (row.leader, row.leader_kind, row.duty, row.period) == (
        "分管副主任",
        "分管领导",
        "每季度不少于2次",
        "2023年第一季度",
    )
    assert (row.required, row.done, row.dates, row.due_on) == (
        2,
        2,
        ("2023年1月9日", "2023年3月2日"),
        "2023年3月31日",
    )


def test_register_may_start_in_an_earlier_year() -> None:
    found = view("2023-02-01", starts_on="2022-10-01", visit_duties=[HEAD])
    assert [row.period for row in found.visit_rows] == ["2022年下半年", "2023年上半年"]


def test_without_a_day_no_visit_is_due_and_nothing_is_late() -> None:
    follow_up = {"person": "P1", "kind": "随访", "due_on": "2022-09-30"}
    found = view(None, visit_duties=[HEAD], follow_ups=[follow_up])
    assert (found.visit_rows, found.late_follow_ups) == ((), 0)


def follow_up(team: str, due_on: str, done_on: str | None = None) -> dict[str, str]:
    done = {"done_on": done_on} if done_on else {}
    return {"team": team, "person": "P1", "kind": "随访", "due_on": due_on, **done}


def test_follow_ups_are_counted_by_team_and_quarter() -> None:
    found = view(
        "2022-10-08",
        teams=[{"name": "一队", "township": "甲乡"}],
        follow_ups=[
            follow_up("一队", "2022-12-31"),
            follow_up("一队", "2022-09-30", "2022-09-20"),
            follow_up("一队", "2022-09-30", "2022-10-09"),
            follow_up("一队", "2022-09-15"),
            follow_up("二队", "2022-07-31", "2022-08-31"),
        ],
    )
    assert [
        (each.team, each.township, each.period, each.due, each.done, each.late, each.rate)
        for each in found.follow_up_teams
    ] == [
        ("一队", "甲乡", "2022年第三季度", 3, 1, 2, "33.3%"),
        ("二队", "", "2022年第三季度", 1, 1, 0, "100%"),
        ("一队", "甲乡", "2022年第四季度", 1, 0, 0, "0%"),
    ]
    assert found.late_follow_ups == 2


def test_follow_up_that_was_done_after_the_day_is_not_done_yet() -> None:
    found = view("2022-09-30", follow_ups=[follow_up("一队", "2022-09-30", "2022-10-01")])
    assert [(each.done_on, each.state) for each in found.follow_ups] == [("", "未到期")]


def check(where: str, standard: str, actual: str) -> dict[str, str]:
    return {
        "where": where,
        "standard": standard,
        "item": "卫生室",
        "target": "1",
        "actual": actual,
        "unit": "所",
    }


def test_shortfalls_are_marked_by_standard_and_place() -> None:
    found = view(
        "2022-08-07",
        facility_checks=[
            check("甲村", "三个一", "1"),
            check("甲村", "三合格", "0"),
            check("乙村", "三个一", "0"),
        ],
    )
    assert [(each.where, each.met, each.shortfall) for each in found.checks] == [
        ("甲村", "达标", ""),
        ("甲村", "未达标", "1"),
        ("乙村", "未达标", "1"),
    ]
    assert [
        (each.name, each.total, each.unmet, [(place.name, place.unmet) for place in each.places])
        for each in found.standards
    ] == [("三个一", 2, 1, [("甲村", 0), ("乙村", 1)]), ("三合格", 1, 1, [("甲村", 1)])]


def test_teams_cadres_and_patients_are_shown_as_they_are_recorded() -> None:
    found = view(
        "2022-12-31",
        teams=[{"name": "一队", "signed": "858", "as_of": "2022-12-31"}],
        cadres=[{"village": "甲村", "first_secretaries": "1"}],
        patients=[{"code": "P1", "disease": "肺癌", "added_on": "2022-03-01", "pushed_to": ["县乡村振兴局"]}],
    )
    assert (found.teams[0].signed, found.teams[0].as_of) == ("858", "2022年12月31日")
    assert (found.cadres[0].first_secretaries, found.cadres[0].households) == (1, "")
    assert (found.patients[0].added_on, found.patients[0].pushed_on) == ("2022年3月1日", "")


def test_document_without_a_register_has_an_empty_one() -> None:
    assert register_view(None, as_of=datetime.date(2022, 1, 1)) == RegisterView()
