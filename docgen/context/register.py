"""Compose a register: who was to visit or follow up whom by when, and what was found where."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from decimal import Decimal

from docgen.context.register_views import (
    CadreView,
    CheckView,
    FollowUpTeamView,
    FollowUpView,
    PatientView,
    PlaceView,
    RegisterView,
    StandardView,
    TeamView,
    VisitRowView,
    VisitView,
)
from docgen.context.words import CYCLES
from docgen.layout.dates import date_words
from docgen.records.office import PeriodKind
from docgen.records.register import FacilityCheck, FollowUp, LeaderKind, Register, VisitDuty
from docgen.reporting.periods import Period, period_of, periods

_LEADERS = {LeaderKind.HEAD: "主要领导", LeaderKind.DEPUTY: "分管领导", LeaderKind.OTHER: "其他领导"}
_MET, _UNMET = "达标", "未达标"


def register_view(register: Register | None, *, as_of: datetime.date | None) -> RegisterView:
    """Return the register as it stands on `as_of`; all empty for None.

    On the day itself nothing is late. Without a day nothing is late, and no visits are due.
    """
    if register is None:
        return RegisterView()
    rows = tuple(_visit_rows(register, as_of)) if as_of is not None else ()
    follow_ups = tuple(_follow_up(f, number, as_of) for number, f in enumerate(register.follow_ups, start=1))
    checks = tuple(map(_check, register.facility_checks))
    return RegisterView(
        title=register.title,
        as_of=date_words(as_of),
        visits=_visits(register),
        visit_rows=rows,
        late_visits=sum(row.late for row in rows),
        follow_ups=follow_ups,
        follow_up_teams=_follow_up_teams(register, as_of),
        late_follow_ups=sum(each.late for each in follow_ups),
        checks=checks,
        standards=_standards(checks),
        unmet=_unmet(checks),
        teams=_teams(register),
        cadres=_cadres(register),
        patients=_patients(register),
    )


def _visits(register: Register) -> tuple[VisitView, ...]:
    return tuple(
        VisitView(
            number,
            visit.leader,
            _LEADERS[visit.leader_kind],
            visit.village,
            date_words(visit.visited_on),
            visit.note,
        )
        for number, visit in enumerate(register.visits, start=1)
    )


def _visit_rows(register: Register, as_of: datetime.date) -> Iterator[VisitRowView]:
    """Yield what each leader owes in each period from the start of the register to `as_of`."""
    starts_on = register.starts_on or datetime.date(as_of.year, 1, 1)
    for duty in register.visit_duties:
        for leader in _leaders(register, duty):
            for period in periods(PeriodKind(duty.every.value), starts_on, as_of):
                yield _visit_row(register, duty, leader, period, as_of)


def _leaders(register: Register, duty: VisitDuty) -> tuple[str, ...]:
    """Return who has the duty: those it names, else those of the rank who have visited."""
    seen = (visit.leader for visit in register.visits if visit.leader_kind is duty.leader_kind)
    return duty.leaders or tuple(dict.fromkeys(seen))


def _visit_row(
    register: Register, duty: VisitDuty, leader: str, period: Period, as_of: datetime.date
) -> VisitRowView:
    days = sorted(
        visit.visited_on
        for visit in register.visits
        if visit.leader == leader and visit.visited_on <= as_of and period.holds(visit.visited_on)
    )
    done, late = len(days) >= duty.times, len(days) < duty.times and period.ends_on < as_of
    return VisitRowView(
        leader=leader,
        leader_kind=_LEADERS[duty.leader_kind],
        duty=f"{CYCLES[duty.every]}不少于{duty.times}次",
        period=period.words,
        required=duty.times,
        done=len(days),
        dates=tuple(map(date_words, days)),
        due_on=date_words(period.ends_on),
        late=late,
        state=_state(done=done, late=late),
    )


def _state(*, done: bool, late: bool) -> str:
    return "已完成" if done else "逾期" if late else "未到期"


def _follow_up(follow_up: FollowUp, number: int, as_of: datetime.date | None) -> FollowUpView:
    done, late = _is_done(follow_up, as_of), _is_late(follow_up, as_of)
    return FollowUpView(
        number=number,
        team=follow_up.team,
        person=follow_up.person,
        kind=follow_up.kind,
        disease=follow_up.disease,
        due_on=date_words(follow_up.due_on),
        done_on=date_words(follow_up.done_on) if done else "",
        late=late,
        state=_state(done=done, late=late),
    )


def _is_done(follow_up: FollowUp, as_of: datetime.date | None) -> bool:
    return follow_up.done_on is not None and (as_of is None or follow_up.done_on <= as_of)


def _is_late(follow_up: FollowUp, as_of: datetime.date | None) -> bool:
    return as_of is not None and not _is_done(follow_up, as_of) and follow_up.due_on < as_of


def _follow_up_teams(register: Register, as_of: datetime.date | None) -> tuple[FollowUpTeamView, ...]:
    """Return what each team owes in each quarter, in the order of time, then of the register."""
    townships = {team.name: team.township for team in register.teams}
    groups: dict[tuple[datetime.date, str, str], list[FollowUp]] = {}
    for follow_up in register.follow_ups:
        quarter = period_of(PeriodKind.QUARTER, follow_up.due_on)
        groups.setdefault((quarter.starts_on, follow_up.team, follow_up.kind), []).append(follow_up)
    in_time = sorted(groups.items(), key=lambda group: group[0][0])
    return tuple(
        FollowUpTeamView(
            team=team,
            township=townships.get(team, ""),
            kind=kind,
            period=period_of(PeriodKind.QUARTER, first).words,
            due=len(found),
            done=sum(_is_done(follow_up, as_of) for follow_up in found),
            late=sum(_is_late(follow_up, as_of) for follow_up in found),
            rate=_rate(sum(_is_done(follow_up, as_of) for follow_up in found), len(found)),
        )
        for (first, team, kind), found in in_time
    )


def _rate(part: int, whole: int) -> str:
    """Return a share with one decimal at most: 83.3%, 100%."""
    share = (Decimal(part) * 100 / whole).quantize(Decimal("0.1"))
    return f"{share.normalize():f}%"


def _check(check: FacilityCheck) -> CheckView:
    lacking = check.target - check.actual
    return CheckView(
        where=check.where,
        level=check.level,
        standard=check.standard,
        item=check.item,
        unit=check.unit,
        target=f"{check.target:f}",
        actual=f"{check.actual:f}",
        shortfall=f"{lacking:f}" if lacking > 0 else "",
        met=_UNMET if lacking > 0 else _MET,
        checked_on=date_words(check.checked_on),
        checked_by=check.checked_by,
    )


def _standards(checks: tuple[CheckView, ...]) -> tuple[StandardView, ...]:
    """Return the checks by standard, then by place, in the order in which these first come."""
    groups: dict[str, dict[tuple[str, str], list[CheckView]]] = {}
    for check in checks:
        groups.setdefault(check.standard, {}).setdefault((check.where, check.level), []).append(check)
    return tuple(
        StandardView(
            name=name,
            places=tuple(
                PlaceView(where, level, tuple(found), _unmet(found))
                for (where, level), found in places.items()
            ),
            total=sum(map(len, places.values())),
            unmet=sum(map(_unmet, places.values())),
        )
        for name, places in groups.items()
    )


def _unmet(checks: Collection[CheckView]) -> int:
    return sum(check.met == _UNMET for check in checks)


def _teams(register: Register) -> tuple[TeamView, ...]:
    return tuple(
        TeamView(
            team.name,
            team.township,
            team.members,
            "" if team.signed is None else str(team.signed),
            date_words(team.as_of),
        )
        for team in register.teams
    )


def _cadres(register: Register) -> tuple[CadreView, ...]:
    return tuple(
        CadreView(
            cadre.village,
            cadre.first_secretaries,
            cadre.team_leaders,
            cadre.team_members,
            "" if cadre.households is None else str(cadre.households),
        )
        for cadre in register.cadres
    )


def _patients(register: Register) -> tuple[PatientView, ...]:
    return tuple(
        PatientView(
            patient.code,
            patient.disease,
            patient.township,
            patient.group,
            date_words(patient.added_on),
            date_words(patient.pushed_on),
            patient.pushed_to,
        )
        for patient in register.patients
    )
