"""Note claims of success beside a figure that falls short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.diagnostics import Text
from docgen.records.document import Document
from docgen.records.indicator import Indicator
from docgen.records.plan import Plan
from docgen.records.progress import Figure
from docgen.records.project import Project
from docgen.records.standing import day_of, figures_on, is_met
from docgen.rules.called import text_called
from docgen.rules.figure.figure_called import figure_called, value_called
from docgen.rules.figure.stated import names_of, texts_of_documents
from docgen.rules.rule import Finding

_CLAIM = re.compile(
    r"(?:名列|位列|位居|排名|居)[^，。；]{0,8}?(?:第一|第1(?!\d)|首位|前列|榜首)"
    r"|(?:全部|全面|圆满|超额|按时|如期|保质|顺利|均已?)[^，。；]{0,8}?(?:完成|达标|实现)"
    r"|全覆盖"
)
_DONE = re.compile(
    r"完成(?:率|指标|任务|目标|进度|比例)?的?(?:为|达|达到|了|仅|约)?(?P<share>\d{1,2}(?:\.\d+)?)[%％](?!以上|的目标)"
)
"""A share of what was to be done, below 100 %."""
_SENTENCE = re.compile(r"[^。；！？\n]+")
_COMPLETION = re.compile("完成率$")
_ALL = Decimal(100)


def claim_beside_miss(project: Project) -> Iterator[Finding]:
    """Note a claim of success in a sentence whose figure misses the target.

    说法与数据不符：称赞的话旁边是没有达标的数。

    Bad:
        text: 艾滋病防治工作名列全市第1，随访212人次，完成指标79.1%。
    Good:
        text: 艾滋病随访212人次，完成指标的79.1%，差距主要在外出人员，年底前补齐。
    Why: Whoever checks the brief reads the claim and the figure together. It is only a hint: a first place
        may be won with 79.1 %. Held together are 名列第一, 全面完成, 全覆盖 and the like with a share of
        completion below 100 % in the same sentence, and with figures of indicators that it names and that
        miss their target.
    为什么：核查的人把说法和数据放在一起看。仅作提示，79.1% 也可能是第一名。“名列第一”“全面完成”“全覆盖”
        一类的话，与同一句里不到 100% 的完成比例、以及这一句提到的没有达标的指标对照。
    """
    names = names_of(project.indicators) if project.figure_index else {}
    for source, printed in texts_of_documents(project):
        if _CLAIM.search(printed.text) is None:
            continue
        where = text_called(printed)
        for sentence in _SENTENCE.findall(printed.text):
            claim, short = _CLAIM.search(sentence), _DONE.search(sentence)
            if claim is None:
                continue
            if short is not None:
                message = Text(
                    f"{where.zh}：既写“{claim[0]}”，又写“{short[0]}”",
                    f"{where.en}: {claim[0]} stands beside {short[0]}",
                )
                yield Finding(printed.record, printed.path, message, _REMEDY)
                continue
            for indicator, figure in _missing(project, source, sentence, names):
                called, value = figure_called(indicator, figure), value_called(indicator, figure)
                message = Text(
                    f"{where.zh}：写“{claim[0]}”，而{called.zh} {value}，没有达标",
                    f"{where.en}: claims {claim[0]}, and {called.en} is {value}, short of its target",
                )
                yield Finding(printed.record, printed.path, message, _REMEDY)


_REMEDY = Text(
    "核对依据：说法属实的，写明是哪一项、按什么口径；不属实的，改用数据说话",
    "see what it rests on: say which matter it is true of, or let the figure speak",
)


def _missing(
    project: Project, source: Document | Plan, text: str, names: dict[str, Indicator]
) -> Iterator[tuple[Indicator, Figure]]:
    """Yield the figures, as they stood for a document, of indicators in its text that miss their target."""
    day = day_of(project, source) if isinstance(source, Document) else None
    named = {indicator.id: indicator for name, indicator in names.items() if name in text}
    for indicator in named.values():
        for figure in figures_on(project, indicator.id, day):
            met = is_met(indicator, figure)
            unfinished = _COMPLETION.search(indicator.name) and indicator.unit == "%" and figure.value < _ALL
            if met is False or (met is None and not indicator.targets and unfinished):
                yield indicator, figure
