"""Find offices without the prefix that their divisions go by."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.files import DIVISIONS
from docgen.records.project import Project
from docgen.rules.assignment.unread import left_out
from docgen.rules.rule import Finding

_PREFIXES = "委局厅部办"


def prefix_missing(project: Project) -> Iterator[Finding]:
    """Note an office without division_prefix whose divisions have an alias such as 委人事处.

    没有写处室前冠的字，处室却有冠“委”字的别名。

    Bad:
        # office.yaml 没有 division_prefix
        - {id: personnel, name: 人事处, aliases: [委人事处], kind: division}
    Good:
        # office.yaml
        division_prefix: 委
    Why: The alias shows how the office names its divisions; without the prefix the clause prints 人事处牵头.
        Where it is to print so, leave everything as it is.
    为什么：从别名看，本机关习惯写“委人事处”；不写 division_prefix，分工括号只印“人事处牵头”。
        本来就这样印的，不用改。
    """
    office = project.office
    if office is None or office.division_prefix or left_out(office, "division_prefix"):
        return
    if project.is_damaged(DIVISIONS):
        return
    for division in filter(project.is_internal, project.divisions):
        prefix = next((sign for sign in _PREFIXES if sign + division.name in division.aliases), "")
        if prefix:
            alias = prefix + division.name
            yield Finding(
                office,
                ("division_prefix",),
                Text(
                    f"没有写 division_prefix，分工括号里不会印“{prefix}”字；名录中却有“{alias}”",
                    f"no clause prints {prefix}, for there is no division_prefix; yet {alias} is an alias",
                ),
                Text(
                    f"要印的，写 division_prefix: {prefix}", f"to print it, write division_prefix: {prefix}"
                ),
            )
            return
