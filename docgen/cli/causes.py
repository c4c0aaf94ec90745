"""Print why a file is to be built: each reason, and what has changed since it was built."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.builder.history.change import Cause, Change, Explained, Kind
from docgen.cli.console import Console
from docgen.diagnostics import Language, Text

_MOST = 30
"""As many changes of one reason are printed; ``--format json`` has them all."""
_AROUND = 12
"""Characters that are shown on both sides of what differs in a long text."""
_LONG = 60


def print_causes(explained: Explained, console: Console) -> None:
    """Print the causes of one step, indented below it."""
    for cause in explained.causes:
        note = cause.note
        reason = cause.reason.value
        if note.zh:
            console.say(Text(f"    {reason.zh}：{note.zh}", f"    {reason.en}: {note.en}"))
        elif cause.changes:
            console.say(Text(f"    {reason.zh}：", f"    {reason.en}:"))
        for change in cause.changes[:_MOST]:
            for line in _lines(change):
                console.say(line)
        left = len(cause.changes) - _MOST
        if left > 0:
            console.say(Text(f"        另有 {left} 处", f"        and {left} more"))


def causes_as_values(cause: Cause, language: Language) -> dict[str, object]:
    """Return a cause as ``--format json`` prints it."""
    return {
        "reason": cause.reason.name.lower(),
        "note": cause.note.in_language(language),
        "changes": [_as_values(change) for change in cause.changes],
    }


def _as_values(change: Change) -> dict[str, object]:
    place = change.place
    return {
        "kind": change.kind.name.lower(),
        "name": change.name,
        "old": change.old,
        "new": change.new,
        "path": place.path if place is not None else "",
        "line": place.line if place is not None else None,
        "column": place.column if place is not None else None,
        "seen_as": list(change.seen_as),
    }


def _lines(change: Change) -> Iterator[Text]:
    """Yield the lines that tell of one change."""
    old, new = _shortened(change.old, change.new)
    kind = change.kind.value
    where = f"{change.place}: " if change.place is not None else ""
    if not (old or new):
        yield Text(f"        {kind.zh} {change.name}", f"        {kind.en} {change.name}")
        return
    yield Text(
        f"        {where}{kind.zh} {change.name}：{_quoted(old, '（无）')} → {_quoted(new, '（无）')}",
        f"        {where}{kind.en} {change.name}: {_quoted(old, '(none)')} → {_quoted(new, '(none)')}",
    )
    if change.seen_as:
        names = "、".join(change.seen_as[:3])
        more = len(change.seen_as) - 3
        yield Text(
            f"            模板所见：{names}" + (f" 等 {more + 3} 处" if more > 0 else ""),
            f"            seen as: {names}" + (f" and {more} more" if more > 0 else ""),
        )
    elif change.kind is Kind.RECORD:
        yield Text("            可能与下面的变化有关", "            may be behind what follows")


def _quoted(text: str, nothing: str) -> str:
    return text.replace("\n", "⏎") if text else nothing


def _shortened(old: str, new: str) -> tuple[str, str]:
    """Return two texts; of long ones what differs, with a little on both sides of it."""
    if max(len(old), len(new)) <= _LONG:
        return old, new
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    return _middle(old, start, end), _middle(new, start, end)


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts share at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _middle(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(text), len(text) - end + _AROUND)
    middle = text[first:last] if last - first <= 2 * _LONG else f"{text[first : first + _LONG]}…"
    return f"{'…' if first else ''}{middle}{'…' if last < len(text) else ''}"
