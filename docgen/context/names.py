"""List every name that a template can use, with its meaning in Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin, get_type_hints

from docgen.context.views import Context


def context_names() -> tuple[tuple[str, str], ...]:
    """Return dotted names and meanings in the order of the views.

    What a list holds goes by the name that a loop gives it: ``plan.sections`` holds ``section``, which has
    ``section.title``.
    """
    return tuple(dict.fromkeys(_names(Context, "")))


def _names(view: type, owner: str) -> Iterator[tuple[str, str]]:
    inner: list[tuple[str, str]] = []
    for field, hint in get_type_hints(view, include_extras=True).items():
        name = f"{owner}.{field}" if owner else field
        kind, meaning = get_args(hint) if get_origin(hint) is Annotated else (hint, "")
        record = _record(kind)
        looped = get_origin(kind) is tuple
        below = list(_names(record, singular(field) if looped else name)) if record else []
        yield name, meaning
        if owner:
            inner += below
        else:
            yield from below
    yield from inner


def singular(plural: str) -> str:
    """Return the name that a loop gives to one of a list: section of sections, entry of entries."""
    if plural == "series":
        return plural
    return f"{plural.removesuffix('ies')}y" if plural.endswith("ies") else plural.removesuffix("s")


def _record(kind: object) -> type | None:
    """Return the view that a field holds, alone, in a list or as one that may be absent; else None."""
    candidates = get_args(kind) if get_origin(kind) in (tuple, Union, UnionType) else (kind,)
    views = [each for each in candidates if isinstance(each, type) and is_dataclass(each)]
    return views[0] if views and set(candidates) <= {*views, ..., NoneType} else None
