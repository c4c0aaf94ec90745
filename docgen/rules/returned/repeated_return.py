"""Find returns of one division that stand twice."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.progress import Return
from docgen.records.project import Project
from docgen.rules.returned.gathering import return_called
from docgen.rules.rule import Finding


def repeated_return(project: Project) -> Iterator[Finding]:
    """Report a second return of one division for one plan and period.

    同一单位同一周期报送了两份。

    Bad:
        data/progress/p/2022-H1/a.yaml: {plan: p, period: 2022-H1, division: 人事处, …}
        data/progress/p/2022-H1/b.yaml: {plan: p, period: 2022-H1, division: 委人事处, …}
    Good:
        data/progress/p/2022-H1/personnel.yaml: {plan: p, period: 2022-H1, division: 人事处, …}
    Why: Only the one that was received first is printed; nobody would see what the other says.
    为什么：只有先收到的一份会印出来，另一份写了什么没有人看得到。
    """
    first: dict[tuple[str, str, str], Return] = {}
    for given in project.returns:
        division = project.division(given.division)
        name = division.name if division is not None else given.division
        other = first.setdefault((given.plan, given.period, name), given)
        if other is not given:
            called = return_called(given)
            message = Text(
                f"{called.zh}已有一份：{other.place()}", f"{called.en} is there already: {other.place()}"
            )
            remedy = Text("合并成一份，或删去作废的一份", "make one of them, or delete the void one")
            yield Finding(given, ("division",), message, remedy)
