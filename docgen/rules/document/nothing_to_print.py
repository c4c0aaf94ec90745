"""Find documents that lack what their type is there to print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from docgen.diagnostics import Text
from docgen.records.document import Document
from docgen.records.project import Project
from docgen.rules.rule import Finding


class _Source(NamedTuple):
    """Where a document says what to print."""

    key: str
    called: Text
    is_there: Callable[[Document], bool]


_LEDGER = _Source(
    "ledger",
    Text("台账（ledger 或 findings）", "ledger"),
    lambda document: bool(document.ledger or document.findings or document.period),
)
_REGISTER = _Source(
    "register", Text("登记簿（register）", "register"), lambda document: bool(document.register_id)
)
_ARTICLES = _Source(
    "articles", Text("各篇文章（articles）", "articles"), lambda document: bool(document.articles)
)
_FORWARDED = _Source(
    "forwarded",
    Text("印发的文件（forwarded）", "forwarded text"),
    lambda document: document.forwarded is not None,
)
_PERIOD = _Source("period", Text("报送周期（period）", "period"), lambda document: bool(document.period))
_SOURCES = {
    "ledger": _LEDGER,
    "entry": _LEDGER,
    "register": _REGISTER,
    "visit": _REGISTER,
    "visit_row": _REGISTER,
    "follow_up": _REGISTER,
    "follow_up_team": _REGISTER,
    "check": _REGISTER,
    "place": _REGISTER,
    "standard": _REGISTER,
    **dict.fromkeys(
        (
            "period",
            "status",
            "return_row",
            "group_row",
            "progress",
            "section_row",
            "task_row",
            "item_row",
            "lead_row",
            "returned_figure",
            "counts",
            "lists",
            "red",
            "yellow",
            "report",
            "comparison",
            "change_row",
        ),
        _PERIOD,
    ),
    "article": _ARTICLES,
    "document.articles": _ARTICLES,
    "document.forwarded": _FORWARDED,
}
"""What the names that a type must print are taken from."""


def nothing_to_print(project: Project) -> Iterator[Finding]:
    """Report a document without the ledger, register, period, articles or text that its type prints.

    公文没有写它的文种所要印的内容。

    Bad:
        type: issue_ledger
        title: 健康帮扶问题台账
    Good:
        type: issue_ledger
        ledger: issues-2022
        title: 健康帮扶问题台账
    Why: A ledger without entries, a brief without articles and a notice that forwards nothing come out as
        empty frames. What a type prints is said by `prints` in the catalogue.
    为什么：没有条目的台账、没有文章的简报、什么也没印发的通知，印出来只是空架子。文种要印什么，看目录里的
        prints。
    """
    for document in project.documents:
        kind = project.type_index.get(document.type)
        if kind is None or project.is_damaged(document):
            continue
        wanted = [tuple(_source(name) for name in names.split("|")) for names in kind.prints]
        lacking = [sources[0] for sources in wanted if not any(_is_there(s, document) for s in sources)]
        for source in dict.fromkeys(filter(None, lacking)):
            message = Text(
                f"公文 {document.id} 是“{kind.title}”，没有写{source.called.zh}",
                f"document {document.id} is of type {kind.id} and names no {source.called.en}",
            )
            remedy = Text(f"写 {source.key}，或换一个 type", f"write {source.key}, or choose another type")
            yield Finding(document, ("type",), message, remedy)


def _source(name: str) -> _Source | None:
    """Return where a printed name comes from; None where every document has it."""
    parts = name.split(".")
    return _SOURCES.get(parts[0]) or _SOURCES.get(".".join(parts[:2]))


def _is_there(source: _Source | None, document: Document) -> bool:
    return source is None or source.is_there(document)
