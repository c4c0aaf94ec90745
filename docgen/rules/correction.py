"""Show what is wrong in a text, and its corrected wording, with a few characters around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docgen.diagnostics import NO_TEXT, Text
from docgen.records.printed import Printed
from docgen.rules.called import text_called
from docgen.rules.rule import Finding

_ENDS = re.compile(r"^\s+|(?<!\s)\s+$")
_SHOWN = 5
"""How many places of one text a message shows; it counts the others."""


class Hit(NamedTuple):
    """One stretch of a text that is wrong, and what should stand there."""

    start: int
    end: int
    right: str | None
    """None where it is not certain what is right."""


class Correction(NamedTuple):
    """A few words of a text as they are, and as they should be; empty where that is not certain."""

    wrong: str
    right: str


def corrections(text: str, hits: Iterable[Hit], *, around: int = 0) -> tuple[Correction, ...]:
    """Return the hits in order with `around` characters on both sides; those that touch become one.

    Of hits that overlap, the first one counts.
    """
    groups: list[list[Hit]] = []
    for hit in sorted(hits, key=lambda hit: hit.start):
        if groups and hit.start < groups[-1][-1].end:
            continue
        if groups and around and hit.start - groups[-1][-1].end <= 2 * around:
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return tuple(_correction(text, group, around) for group in groups)


def _correction(text: str, group: list[Hit], around: int) -> Correction:
    start, end = max(0, group[0].start - around), min(len(text), group[-1].end + around)
    if any(hit.right is None for hit in group):
        return Correction(text[start:end], "")
    pieces, position = [], start
    for hit in group:
        pieces += [text[position : hit.start], hit.right or ""]
        position = hit.end
    return Correction(text[start:end], "".join(pieces) + text[position:end])


def corrected(printed: Printed, what: Text, found: Sequence[Correction], *, hint: Text = NO_TEXT) -> Finding:
    """Return the finding that `printed` holds what is wrong; the remedy is the corrected wording.

    `what` names the kind of mistake; `hint` is the remedy for what has no certain correction.
    """
    where = text_called(printed)
    shown = found[:_SHOWN]
    more = len(found) - len(shown)
    wrong = "、".join(f"“{_plain(one.wrong)}”" for one in shown)
    message = Text(
        f"{where.zh}：{what.zh}{wrong}{f'等 {len(found)} 处' if more else ''}",
        f"{where.en}: {what.en} {wrong}{f' and {more} more' if more else ''}",
    )
    return Finding(printed.record, printed.path, message, _remedy([one for one in shown if one.right], hint))


def _remedy(certain: list[Correction], hint: Text) -> Text:
    right = "、".join(f"“{one.right}”" for one in certain)
    if not right:
        return hint
    return Text(
        f"改为{right}{'；' + hint.zh if hint.zh else ''}", f"write {right}{'; ' + hint.en if hint.en else ''}"
    )


def _plain(text: str) -> str:
    """Return `text` on one line, spaces at its ends made visible."""
    return _ENDS.sub(lambda spaces: "␣" * len(spaces[0]), text.replace("\n", "⏎"))
