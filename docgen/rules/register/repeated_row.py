"""Find rows that stand twice in a register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.diagnostics import Text
from docgen.records.base import Record
from docgen.records.project import Project
from docgen.records.register import Register
from docgen.rules.rule import Finding

_Row = tuple[Record, str, tuple[object, ...]]
"""A row, the field to point at, and what makes two rows the same."""


def repeated_row(project: Project) -> Iterator[Finding]:
    """Report a visit, follow-up, check, patient, team or village that stands twice in one register.

    登记簿里同一条写了两次。

    Bad:
        follow_ups:
          - {team: 甲团队, person: P01, kind: 随访, due_on: 2022-09-30, done_on: 2022-08-12}
          - {team: 甲团队, person: P01, kind: 随访, due_on: 2022-09-30, done_on: 2022-08-12}
    Good:
        follow_ups:
          - {team: 甲团队, person: P01, kind: 随访, due_on: 2022-09-30, done_on: 2022-08-12}
    Why: Rows are counted; one that stands twice makes two visits of one. The same are: leader, village and
        day; team, person, kind, disease and due day; place, standard, item and day of a check; code and
        disease of a patient; the name of a team; the village of stationed cadres.
    为什么：次数、人数按行统计，重复一行就多算一次。同一领导同日到同村、同一团队同一人同一期的随访、同一地点同
        日同一检查项、同一患者同一病种、同名团队、同一村的驻村干部，都算重复。
    """
    for register in project.registers:
        for kind, rows in _rows(register).items():
            first: dict[tuple[object, ...], Record] = {}
            for record, field, key in rows:
                other = first.setdefault(key, record)
                if other is not record:
                    message = Text(
                        f"登记簿 {register.id} 的{kind}“{_words(key)}”重复，{other.place()} 已经有了",
                        f"register {register.id}: {_words(key)} stands twice; first at {other.place()}",
                    )
                    yield Finding(
                        record, (field,), message, Text("删去一条，或改正写错的", "delete one, or correct it")
                    )


def _rows(register: Register) -> dict[str, Iterable[_Row]]:
    """Return the rows by what they are called."""
    return {
        "到村记录": [(v, "leader", (v.leader, v.village, v.visited_on)) for v in register.visits],
        "随访": [(f, "person", (f.team, f.person, f.kind, f.disease, f.due_on)) for f in register.follow_ups],
        "核查": [
            (c, "item", (c.where, c.level, c.standard, c.item, c.checked_on))
            for c in register.facility_checks
        ],
        "患者": [(p, "code", (p.code, p.disease)) for p in register.patients],
        "团队": [(t, "name", (t.name, t.township, t.as_of)) for t in register.teams],
        "驻村干部": [(c, "village", (c.village,)) for c in register.cadres],
    }


def _words(key: tuple[object, ...]) -> str:
    return " ".join(str(part) for part in key if part)
