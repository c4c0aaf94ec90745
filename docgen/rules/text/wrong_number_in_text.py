"""Find document numbers of a wrong form in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from docgen.diagnostics import Text
from docgen.records.plan import Reference
from docgen.records.project import Project
from docgen.rules.called import text_called
from docgen.rules.document_number import CLOSE, OPEN, judge, organ_code
from docgen.rules.rule import Finding

_SUSPECTS = (
    re.compile(
        rf"[〔{OPEN}](?<=[一-鿿].)(?!(?<=〔)(?:19|20)[0-9]{{2}}〕[1-9][0-9]{{0,4}}号)"
        r"[ \t]*\d{2,4}[ \t]*\W[ \t]*第?[ \t]*\d"
    ),
    re.compile(r"20(?<=[一-鿿]20)\d{3,5}号"),
)
"""Each begins with a sign or a literal, which lets the search skip to it; what stands before is looked up."""
_OTHER_KIND = re.compile("(?:[令告]|合同|编号)$")
_MORE_SERIALS = "、，,和及至—-～"


class Suspect(NamedTuple):
    """One number in a text that may be wrong."""

    organ: str
    tail: str


def wrong_number_in_text(project: Project) -> Iterator[Finding]:
    """Warn of a document number of a wrong form in a text.

    正文里的发文字号写法不对。

    Bad:
        text: 按照《工作方案》（宛卫[2021]22号）和市卫基卫202210号文件要求。
    Good:
        text: 按照《工作方案》（宛卫〔2021〕22号）和市卫基卫〔2022〕10号文件要求。
    Why: A number is cited letter by letter: full year in 〔〕, serial without 第 and zeros, 号 at the end.
        Orders (令), announcements and contract numbers have other forms and are left alone.
    为什么：发文字号的年份用全称并加六角括号，序号不加“第”、不编虚位，末尾写“号”；
        令、公告、合同的编号另有写法，不在此列。
    """
    for printed in project.prose.holding(*_SUSPECTS, signs="号〔"):
        if isinstance(printed.record, Reference) and printed.path == ("number",):
            continue  # it has a rule of its own
        for suspect in dict.fromkeys(_suspects(printed.text)):
            judgement = judge(suspect.organ + suspect.tail)
            if not judgement.faults:
                continue
            where, wrong = text_called(printed), judgement.wrong
            message = Text(
                f"{where.zh}的发文字号“{suspect.organ}{suspect.tail}”写法不对：{wrong.zh}",
                f"{where.en}: number {suspect.organ}{suspect.tail} is of a wrong form: {wrong.en}",
            )
            yield Finding(printed.record, printed.path, message, judgement.remedy)


@cache
def _forms() -> re.Pattern[str]:
    """Return the pattern of a number from its year on; compiled when the first suspect is met."""
    number = r"[ \t]*第?[ \t]*\d+[ \t]*号"
    return re.compile(
        rf"(?P<tail>〔[ \t]*\d{{2,4}}[ \t]*[〕{CLOSE}]{number}?"
        rf"|[{OPEN}][ \t]*(?:19|20)\d{{2}}[ \t]*[〕{CLOSE}]{number}|20\d{{3,5}}号)(?P<next>.?)"
    )


def _suspects(text: str) -> Iterator[Suspect]:
    """Yield the numbers in a text with the end of their organ code; those of other kinds are left out."""
    for found in _forms().finditer(text):
        tail, code = found["tail"], organ_code(text[: found.start()])
        listed_on = not tail.endswith("号") and found["next"] in _MORE_SERIALS and found["next"]
        if code and not _OTHER_KIND.search(code) and not listed_on:
            yield Suspect(code, tail)
