"""Find paragraphs that do not end as a sentence does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.printed import Part, Printed
from docgen.records.project import Project
from docgen.rules.called import text_called
from docgen.rules.rule import Finding

_FINISHED = re.compile(r"(?:[。！？][”’）》]*|……|[！？。]?[”’]|[（(][^（）()]*[）)])\s*$")
_SENTENCES = (Part.PARAGRAPH, Part.OPENING, Part.CLOSING)


def unfinished_text(project: Project) -> Iterator[Finding]:
    """Warn of a paragraph that does not end with 。！？ or a closing quotation mark or bracket.

    段落末尾没有句号。

    Bad:
        text: 加强基层人才队伍建设
    Good:
        text: 加强基层人才队伍建设。
    Why: The clause of the assignment stands after the full stop, outside the sentence; without it the two run
        together, and often the end of the text is missing too. The preamble may lead on with a colon, and a
        paragraph that another follows may end with ； or ：.
    为什么：分工括号印在句号之后、句子之外；没有句号就连成一片，而且常常是文字没有贴全。
        开头的段落可以用冒号引出下文，后面还有段落的可以用分号、冒号。
    """
    for printed in project.prose.of(*_SENTENCES):
        if printed.text[-1] in "。！？" or _FINISHED.search(printed.text) or _leads_on(printed):
            continue
        where, end = text_called(printed), printed.text.rstrip()[-8:]
        yield Finding(
            printed.record,
            printed.path,
            Text(f"{where.zh}的末尾“{end}”没有句号", f"{where.en} ends with “{end}” and no full stop"),
            Text(f"末尾写成“{end.rstrip('，、；：,;:.')}。”", "end it with 。"),
        )


def _leads_on(printed: Printed) -> bool:
    """Say whether the text ends with a mark that leads on to what follows."""
    end = printed.text.rstrip()[-1:]
    return (end == "：" and printed.part is Part.OPENING) or (end in "；：" and not printed.last)
