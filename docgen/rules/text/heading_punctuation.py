"""Find headings that end with a punctuation mark or have their number typed in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.printed import Part
from docgen.records.project import Project
from docgen.rules.called import text_called
from docgen.rules.rule import Finding

_END = "。，、；：.,;:… 　\t\n"
_CHINESE = "一二三四五六七八九十"
_NUMBER = re.compile(
    rf"^(?:[{_CHINESE}]{{1,3}}[、.．](?![{_CHINESE}](?:级|类|年|、))"
    rf"|[（(](?:[{_CHINESE}]{{1,3}}|\d{{1,2}})[）)][、.．，]?"
    r"|\d{1,2}[.．、](?!\d)|[①-⑳⑴-⒇⒈-⒛]"
    rf"|第(?:[{_CHINESE}]{{1,3}}|\d{{1,2}})(?:部分|章|节|条|项)[、：:，\s])\s*"
)


def heading_punctuation(project: Project) -> Iterator[Finding]:
    """Warn of a heading that ends with a punctuation mark or has its number typed in.

    标题末尾有标点，或标题里写了序号。

    Bad:
        title: （六）加强医疗卫生服务体系建设。
    Good:
        title: 加强医疗卫生服务体系建设
    Why: Numbers and the full stop after a run-in heading are set by the template; typed in, they stand twice.
    为什么：序号和段首标题后的句号由模板加上，写在标题里就会印两遍；单独成行的标题末尾不加标点（GB/T 15834）。
    """
    for printed in project.prose.of(Part.HEADING):
        found = _NUMBER.match(printed.text)
        right = (printed.text[found.end() :] if found else printed.text).rstrip(_END)
        if right == printed.text:
            continue
        where = text_called(printed)
        numbered = (
            Text(f"写了序号“{found[0].strip()}”", f"has its number {found[0].strip()} typed in")
            if found
            else None
        )
        ended = (
            Text("末尾有标点", "ends with a punctuation mark") if printed.text.endswith(tuple(_END)) else None
        )
        faults = [fault for fault in (numbered, ended) if fault is not None]
        yield Finding(
            printed.record,
            printed.path,
            Text(
                f"{where.zh}{'，'.join(fault.zh for fault in faults)}",
                f"{where.en} {' and '.join(fault.en for fault in faults)}",
            ),
            Text(f"写“{right}”", f"write {right}") if right else Text("写上标题", "write a heading"),
        )
