"""Find requests in reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.document.kinds import kind_of
from docgen.rules.rule import Finding

_REQUEST = re.compile(
    r"[妥当可]否(?=[，。；？！]|$)"
    r"|(?<![申报提聘邀])请[^，。；：！？、“”《》〈〉（）]{0,12}?(?:批示|批复|批准|审批|核准|审定|指示)"
)
_RETURNED = ("progress", "problems", "next_steps")


def request_in_report(project: Project) -> Iterator[Finding]:
    """Report a request in a report, also in what was returned for it.

    报告里夹带请示事项。

    Bad:
        title: 关于重点任务落实情况的报告
        closing: 妥否，请批示。
    Good:
        title: 关于重点任务落实情况的报告
        closing: 特此报告。
    Why: Nobody answers a report, so a request in it is lost: it goes up on its own, as 请示 (条例 Art. 15). A
        division that asks for something in its return is written to the office separately.
    为什么：报告不需要批复，夹带的请示会落空，按条例第十五条要另行请示。单位在报送中请示的，请它单独行文。
    """
    for document, texts in project.document_texts:
        if kind_of(document.title) != "报告":
            continue
        for text in texts:
            for found in _REQUEST.finditer(text.text):
                yield Finding(
                    text.record,
                    text.path,
                    Text(
                        f"公文 {document.id} 是报告，写了请示的话“{found[0]}”",
                        f"document {document.id} is a report and asks: {found[0]}",
                    ),
                    _REMEDY,
                )
    yield from _returned(project)


_REMEDY = Text("删去这句话，另写请示", "delete it, and ask in a document of its own (请示)")


def _returned(project: Project) -> Iterator[Finding]:
    """Yield requests in what a report prints of returns."""
    reports = {(each.plan, each.period) for each in project.documents if kind_of(each.title) == "报告"}
    for given in project.returns:
        if (given.plan, given.period) not in reports:
            continue
        for item in given.items:
            for name in _RETURNED:
                for found in _REQUEST.finditer(getattr(item, name)):
                    yield Finding(
                        item,
                        (name,),
                        Text(
                            f"{given.division}的报送会印在报告里，写了请示的话“{found[0]}”",
                            f"the return of {given.division} is printed in a report and asks: {found[0]}",
                        ),
                        Text("请该单位另行请示，这里删去", "let the division ask separately; delete it here"),
                    )
