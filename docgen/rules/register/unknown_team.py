"""Find follow-ups of teams that the register does not list."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest


def unknown_team(project: Project) -> Iterator[Finding]:
    """Warn of a follow-up by a team that the register does not list.

    随访的团队不在登记簿的团队里。

    Bad:
        teams: [{name: 甲乡第一团队}]
        follow_ups: [{team: 甲乡第1团队, person: P01, kind: 随访, due_on: 2022-09-30}]
    Good:
        follow_ups: [{team: 甲乡第一团队, person: P01, kind: 随访, due_on: 2022-09-30}]
    Why: What is due and done is counted by team; a team under two names is two, and one of them has no
        township. A register without teams is not checked, nor one that could not be read in full.
    为什么：应随访、已随访按团队统计，一个团队两种写法就成了两个，其中一个还没有乡镇。没有列团队的、没有读全
        的，不检查。
    """
    for register in project.registers:
        known = {team.name for team in register.teams}
        if not known or project.is_damaged(register):
            continue
        for each in register.follow_ups:
            if each.team and each.team not in known:
                close = nearest(each.team, sorted(known), 1)
                message = Text(
                    f"“{each.person}”的{each.kind}：团队“{each.team}”不在登记簿 {register.id} 的团队里",
                    f"{each.person}: team {each.team} is not among the teams of register {register.id}",
                )
                remedy = (
                    Text(f"是不是“{close[0]}”？", f"did you mean {close[0]}?")
                    if close
                    else Text("补进 teams，或改正名称", "add it to teams, or correct the name")
                )
                yield Finding(each, ("team",), message, remedy)
