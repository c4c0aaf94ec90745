"""Find document numbers that a text cites with another title than the listed one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from docgen.diagnostics import Text
from docgen.records.plan import Reference
from docgen.records.printed import Printed
from docgen.records.project import Project
from docgen.rules.called import text_called
from docgen.rules.document_number import GOOD_END, normal
from docgen.rules.reference.listing import listed_for
from docgen.rules.rule import Finding

_CITED = re.compile(r"《([^《》]+)》[（(]([一-鿿]{1,12}〔\d{4}〕\d+号)[）)]")
_INNER = str.maketrans("《》", "〈〉")
_ISSUING = re.compile(r".*?关于(?:印发|转发|批转|下发|发布)(.+)的(?:通知|公告|通告|意见)")


def other_title(project: Project) -> Iterator[Finding]:
    """Warn of a listed number that a text cites behind another title.

    正文引用的标题与登记的引用文件不一致。

    Bad:
        references: [{id: staffing, title: 人员编制标准, number: 东编办发〔2011〕81号}]
        ...
        text: 按照《医院设置标准》（东编办发〔2011〕81号）核定编制。
    Good:
        text: 按照《人员编制标准》（东编办发〔2011〕81号）核定编制。
    Why: Title or number belongs to another document, and who looks it up finds the wrong one. A short title,
        or the plan alone for the notice that issues it, is the same.
    为什么：标题和字号总有一个张冠李戴，查到的就是另一个文件。写简称、只写所印发的方案名称，不算不一致。
    """
    titles: dict[int, Mapping[str, tuple[str, ...]]] = {}
    for printed in project.prose.holding(GOOD_END, signs="〔"):
        source = printed.source
        if source is None or isinstance(printed.record, Reference) or "》" not in printed.text:
            continue
        if id(source) not in titles:
            titles[id(source)] = _titles(listed_for(project, source))
        yield from _in_text(printed, titles[id(source)])


def _titles(references: tuple[Reference, ...]) -> dict[str, tuple[str, ...]]:
    """Return the listed titles by number; one number may be listed twice."""
    found: dict[str, tuple[str, ...]] = {}
    for reference in references:
        if reference.number and reference.title.strip():
            number = normal(reference.number)
            found[number] = (*found.get(number, ()), reference.title)
    return found


def _in_text(printed: Printed, titles: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    """Yield the citations in one text whose title is none of those listed."""
    where = text_called(printed)
    for title, number in dict.fromkeys(_CITED.findall(printed.text)):
        listed = titles.get(number, ())
        if listed and not any(_alike(title, other) for other in listed):
            message = Text(
                f"{where.zh}引用 {number} 时写的标题“{title}”，登记的是“{listed[0]}”",
                f"{where.en} cites {number} as {title}; it is listed as {listed[0]}",
            )
            inner = listed[0].translate(_INNER)
            yield Finding(printed.record, printed.path, message, _remedy(inner))


def _remedy(title: str) -> Text:
    return Text(f"改为《{title}》；登记错了的，改 references", f"write 《{title}》, or correct references")


def _alike(one: str, other: str) -> bool:
    """Say whether two titles may be of one document: the same, shortened, or with the notice around."""
    first, second = bare_title(one), bare_title(other)
    return first in second or second in first


def bare_title(title: str) -> str:
    """Return a title without marks, white space and the notice that issues it."""
    plain = re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", title))
    issued = _ISSUING.fullmatch(plain)
    return issued[1] if issued else plain
