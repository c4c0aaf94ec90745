"""Find returns that nobody signed or sealed."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.returned.gathering import return_called
from docgen.rules.rule import Finding


def unsigned_return(project: Project) -> Iterator[Finding]:
    """Warn of a return without the signature of the head, the seal, or the day it was received.

    报送没有主要负责人签字、没有盖章（写明“未盖章”的也是），或没有写收到日期。

    Bad:
        {plan: p, period: 2022-H1, division: 人事处, items: […]}
    Good:
        {plan: p, period: 2022-H1, division: 人事处, received_on: 2022-06-28,
         signed_by: 处长, sealed: 已盖章, items: […]}
    Why: A return goes out after the head of the unit has signed and sealed it; without that nobody answers
        for its figures. Without the day nobody can say whether it came in time.
    为什么：报送材料须经单位主要负责人签字、盖章，没有签字盖章就没有人对数据负责；没有收到日期，就说不清是否
        按时。
    """
    for given in project.returns:
        if project.is_damaged(given):
            continue
        called = return_called(given)
        if given.sealed == "未盖章":
            message = Text(f"{called.zh}未盖章", f"{called.en} is not sealed")
            yield Finding(given, ("sealed",), message, _SEAL_IT)
        lacking = [
            (key, zh, en)
            for key, value, zh, en in (
                ("signed_by", given.signed_by, "主要负责人签字", "signature"),
                ("sealed", given.sealed, "盖章情况", "seal"),
                ("received_on", given.received_on, "收到日期", "day of receipt"),
            )
            if not value
        ]
        if lacking:
            zh, en = "、".join(each[1] for each in lacking), ", ".join(each[2] for each in lacking)
            remedy = Text(
                f"核实后写 {'、'.join(each[0] for each in lacking)}；没有签字盖章的退回补办",
                f"write {', '.join(each[0] for each in lacking)}; send back what is not signed",
            )
            message = Text(f"{called.zh}没有写{zh}", f"{called.en} lacks {en}")
            yield Finding(given, (lacking[0][0],), message, remedy)


_SEAL_IT = Text("退回补盖后写 sealed: 已盖章", "send it back to be sealed, then write sealed: 已盖章")
