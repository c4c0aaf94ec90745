"""Run ``docgen status``: who must return for a period, who has, in time or late, and who has not."""

from __future__ import annotations

import argparse
import json
from decimal import Decimal

from docgen.cli.console import Console, day_of
from docgen.diagnostics import Severity, Text
from docgen.reporting.status import ReportingStatus, ReturnState, ReturnStatus
from docgen.reporting.words import GROUPS, STATES
from docgen.verbs.reporting import Surveyed, reporting_status

_ESTIMATED = Text(
    "节假日安排尚未公布，到期日是估算的",
    "the holidays are not announced yet: the due day is estimated",
)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print a table for each plan; return 1 where a return is overdue or a record unreadable, else 0."""
    found = reporting_status(
        arguments.project, arguments.period, as_of=day_of(arguments.as_of), plans=arguments.plan
    )
    if arguments.format == "json":
        console.machine(json.dumps(_as_dict(found, console), ensure_ascii=False, indent=2))
    else:
        # What could not be read may be the very return that seems to be missing.
        console.diagnostics(found.report.of(Severity.ERROR))
        _print(found, console)
    overdue = any(each.of(ReturnState.OVERDUE) for each in found.statuses)
    return 1 if overdue or found.report.has_errors else 0


def _print(found: Surveyed, console: Console) -> None:
    if not found.statuses:
        console.say(
            Text(
                f"{found.period.title}没有单位需要报送",
                f"nobody has to return for the period {found.period.id}",
            )
        )
    for index, each in enumerate(found.statuses):
        if index:
            console.line("")
        _print_plan(each, console)


def _print_plan(found: ReportingStatus, console: Console) -> None:
    """Print the returns of one plan: a head, a line a division, the five numbers in all and by group."""
    from rich.table import Table

    title = found.plan.short_title or found.plan.title
    due = found.due.on if found.due is not None else ""
    console.say(
        Text(f"{title} {found.period.title}，{due} 到期", f"{found.plan.id} {found.period.id}, due {due}")
    )
    if found.due is not None and found.due.estimated:
        console.say(_ESTIMATED)
    table = Table(box=None, pad_edge=False, header_style="")
    for head in (
        Text("单位", "division"),
        Text("到期", "due"),
        Text("收到", "received"),
        Text("情况", "state"),
    ):
        table.add_column(head.in_language(console.language), no_wrap=True)
    for row in found.returns:
        given = row.given.received_on if row.given is not None else None
        table.add_row(
            row.expected.division.name,
            str(row.expected.due_on or ""),
            str(given or "—"),
            _state(row).in_language(console.language),
        )
    console.table(table)
    for stray in found.unexpected:
        name, place = stray.division, stray.place()
        console.say(Text(f"不在应报单位之内：{name}（{place}）", f"not expected to return: {name} ({place})"))
    console.say(_numbers(Text("合计", "in all"), found))
    if len(found.groups) > 1:
        for kind, group in found.groups:
            console.say(_numbers(GROUPS[kind], group))


def _state(row: ReturnStatus) -> Text:
    words = STATES[row.state]
    extension = row.expected.extension
    if row.days_late:
        words = Text(f"{words.zh} {row.days_late} 天", f"{row.days_late} days late")
    if extension is None:
        return words
    return Text(
        f"{words.zh}（准予延至 {extension.until}：{extension.reason}）",
        f"{words.en} (extended to {extension.until}: {extension.reason})",
    )


def _numbers(name: Text, found: ReportingStatus) -> Text:
    complete, timely = _percent(found.completeness_rate), _percent(found.timeliness_rate)
    return Text(
        f"{name.zh}：应报 {found.expected}，已报 {found.received}，按时 {found.on_time}，逾期 {found.late}，"
        f"未报 {len(found.missing)}；报送率 {complete}，及时率 {timely}",
        f"{name.en}: expected {found.expected}, received {found.received}, on time {found.on_time}, "
        f"late {found.late}, missing {len(found.missing)}; completeness {complete}, timeliness {timely}",
    )


def _percent(rate: Decimal | None) -> str:
    return "—" if rate is None else f"{rate}%"


def _as_dict(found: Surveyed, console: Console) -> dict[str, object]:
    """Return what ``--format json`` prints; rates are in percent, null where nobody is expected."""
    errors = [each.as_dict(console.language) for each in found.report.of(Severity.ERROR)]
    return {
        "version": 1,
        "period": found.period.id,
        "plans": [_plan_as_dict(each) for each in found.statuses],
        "diagnostics": errors,
    }


def _plan_as_dict(found: ReportingStatus) -> dict[str, object]:
    due = found.due
    return {
        "plan": found.plan.id,
        "as_of": _iso(found.as_of),
        "due_on": _iso(due.on if due is not None else None),
        "due_estimated": due.estimated if due is not None else False,
        **_numbers_as_dict(found),
        "groups": [{"kind": kind.value, **_numbers_as_dict(group)} for kind, group in found.groups],
        "returns": [_row_as_dict(row) for row in found.returns],
        "unexpected": [each.division for each in found.unexpected],
    }


def _numbers_as_dict(found: ReportingStatus) -> dict[str, object]:
    complete, timely = found.completeness_rate, found.timeliness_rate
    return {
        "expected": found.expected,
        "received": found.received,
        "on_time": found.on_time,
        "late": found.late,
        "missing": len(found.missing),
        "overdue": len(found.of(ReturnState.OVERDUE)),
        "extended": len(found.extended),
        "completeness_rate": None if complete is None else float(complete),
        "timeliness_rate": None if timely is None else float(timely),
    }


def _row_as_dict(row: ReturnStatus) -> dict[str, object]:
    extension = row.expected.extension
    return {
        "division": row.expected.division.id,
        "name": row.expected.division.name,
        "state": row.state.value,
        "due_on": _iso(row.expected.due_on),
        "received_on": _iso(row.given.received_on if row.given is not None else None),
        "days_late": row.days_late,
        "extended_to": _iso(extension.until if extension is not None else None),
        "extension_reason": extension.reason if extension is not None else "",
    }


def _iso(day: object) -> str | None:
    return None if day is None else str(day)
