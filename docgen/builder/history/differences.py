"""Tell two nested values apart: where they differ, and from what to what."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

_NAMES = ("id", "task", "indicator", "name", "title")
"""What tells the entries of a list apart, the first that an entry has."""
_SAID = 80
"""Characters that are shown of the values of an entry without a name."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not what it was."""

    name: str
    """The way to it, as in ``sections[2].tasks[T06].title``: entries by their ids, else counted from 1."""
    path: tuple[str | int, ...]
    """The same in the new value, entries counted from 0; of what is gone, where it would stand."""
    old: str
    """Empty where there was nothing."""
    new: str
    """Empty where there is nothing now."""


def differences(
    old: object, new: object, name: str = "", path: tuple[str | int, ...] = ()
) -> Iterator[Difference]:
    """Yield where `new` differs from `old`: mappings by key, lists by the entries that they share."""
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys((*old, *new)):
            yield from differences(old.get(key), new.get(key), f"{name}.{key}" if name else key, (*path, key))
    elif isinstance(old, (list, tuple)) and isinstance(new, (list, tuple)):
        yield from _in_lists(old, new, name, path)
    else:
        yield Difference(name, path, said(old), said(new))


def shorten(text: str, most: int) -> str:
    """Return `text`, cut off after `most` characters."""
    return text if len(text) <= most else f"{text[:most]}…"


def said(value: object) -> str:
    """Return a value in short: text and numbers as they are, an entry by its name, a list by its length."""
    if value is None or value == "":
        return ""
    if isinstance(value, Mapping):
        return _name_of(value) or shorten("；".join(filter(None, map(said, value.values()))), _SAID)
    if isinstance(value, (list, tuple)):
        return (
            "、".join(map(said, value)) if all(isinstance(each, str) for each in value) else f"[{len(value)}]"
        )
    return str(value)


def _in_lists(
    old: Sequence[Any], new: Sequence[Any], name: str, path: tuple[str | int, ...]
) -> Iterator[Difference]:
    matcher = SequenceMatcher(None, [*map(_key, old)], [*map(_key, new)], autojunk=False)
    for _, start, end, begin, stop in matcher.get_opcodes():
        olds, news = old[start:end], new[begin:stop]
        for index in range(max(len(olds), len(news))):
            was = olds[index] if index < len(olds) else None
            now = news[index] if index < len(news) else None
            at = min(begin + index, len(new))
            label = _name_of(now if now is not None else was) or str(at + 1)
            yield from differences(was, now, f"{name}[{label}]", (*path, at))


def _key(entry: object) -> str:
    """Return what an entry of a list is known by, so that others may come before it."""
    return _name_of(entry) or json.dumps(entry, ensure_ascii=False, default=str)


def _name_of(entry: object) -> str:
    if isinstance(entry, Mapping):
        return next((str(entry[key]) for key in _NAMES if isinstance(entry.get(key), str) and entry[key]), "")
    return ""
