"""Find visits that count for nobody's duty."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.records.register import LeaderKind, Register, Visit
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest

_RANKS = {LeaderKind.HEAD: "主要领导", LeaderKind.DEPUTY: "分管领导", LeaderKind.OTHER: "其他领导"}


def uncounted_visit(project: Project) -> Iterator[Finding]:
    """Warn of a visit by a leader whom no duty names, or whom one of another rank names.

    到村记录的领导不在次数要求的名单里，或级别不符。

    Bad:
        visit_duties: [{leader_kind: head, every: half_year, leaders: [局长]}]
        visits: [{leader: 局长, leader_kind: deputy, village: 甲村, visited_on: 2023-03-09}]
    Good:
        visits: [{leader: 局长, leader_kind: head, village: 甲村, visited_on: 2023-03-09}]
    Why: A visit counts for the leader who is named in the duty; under another name it counts for nobody, and
        the leader appears to be late. A register without duties is not checked, nor is a rank whose duty
        names no leaders.
    为什么：次数按名单上的领导统计，名称对不上就不计，领导会显示为逾期。没有写次数要求的，或该级别没有列名单
        的，不检查。
    """
    for register in project.registers:
        named = {leader: duty.leader_kind for duty in register.visit_duties for leader in duty.leaders}
        for visit in register.visits if named else ():
            if named.get(visit.leader, visit.leader_kind) is not visit.leader_kind:
                rank = _RANKS[named[visit.leader]]
                message = Text(
                    f"“{visit.leader}”写的是{_RANKS[visit.leader_kind]}，次数要求里是{rank}",
                    f"{visit.leader} is {visit.leader_kind.value} here, and not so in visit_duties",
                )
                right = named[visit.leader].value
                remedy = Text(f"写 leader_kind: {right}", f"write leader_kind: {right}")
                yield Finding(visit, ("leader_kind",), message, remedy)
            elif visit.leader not in named and _is_listed(register, visit):
                message = Text(
                    f"“{visit.leader}”不在{_RANKS[visit.leader_kind]}的名单里，这一次不计",
                    f"{visit.leader} is in no list of visit_duties: the visit does not count",
                )
                yield Finding(visit, ("leader",), message, _remedy(visit.leader, list(named)))


def _is_listed(register: Register, visit: Visit) -> bool:
    """Say whether the duties of the visitor's rank all name the leaders who have them."""
    duties = [duty for duty in register.visit_duties if duty.leader_kind is visit.leader_kind]
    return bool(duties) and all(duty.leaders for duty in duties)


def _remedy(leader: str, named: list[str]) -> Text:
    close = nearest(leader, named, 1)
    if close:
        return Text(f"是不是“{close[0]}”？", f"did you mean {close[0]}?")
    return Text("补进 visit_duties 的 leaders", "add the leader to visit_duties")
