"""Describe what a template's expressions yield, as the dataclasses of the contract declare it."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from markupsafe import Markup

from docgen.diagnostics import Text


class Kind(Enum):
    """What a value is, as far as a template cares; the value is what people call it."""

    RECORD = Text("结构", "a record")
    LIST = Text("列表", "a list")
    TEXT = Text("文字", "text")
    NUMBER = Text("数字", "a number")
    TRUTH = Text("真假值", "a truth value")
    MAPPING = Text("字典", "a mapping")
    MARKUP = Text("带格式的内容", "rich text")
    LOOP = Text("loop", "loop")
    UNKNOWN = Text("?", "?")

    @property
    def words(self) -> Text:
        """Return what people call it."""
        return self.value


@dataclass(frozen=True, slots=True)
class Shape:
    """Say what an expression yields."""

    kind: Kind
    record: type | None = None
    entry: Shape | None = None
    """What a list or a mapping holds; None means unknown."""
    optional: bool = False
    """Whether the value may be None."""

    @property
    def fields(self) -> Mapping[str, Shape]:
        """Return the fields of a record, else nothing."""
        return _fields(self.record) if self.record is not None else {}

    @property
    def one(self) -> Shape:
        """Return what one entry of the list or mapping is."""
        return self.entry or UNKNOWN

    @property
    def present(self) -> Shape:
        """Return the same shape, certain not to be None."""
        return replace(self, optional=False)

    @property
    def uncertain(self) -> Shape:
        """Return the same shape, which may be absent; what is unknown stays unknown."""
        return self if self.kind is Kind.UNKNOWN else replace(self, optional=True)


UNKNOWN: Final = Shape(Kind.UNKNOWN)
TEXT: Final = Shape(Kind.TEXT)
NUMBER: Final = Shape(Kind.NUMBER)
TRUTH: Final = Shape(Kind.TRUTH)
MARKUP: Final = Shape(Kind.MARKUP)
_PLAIN: Final[dict[object, Shape]] = {str: TEXT, int: NUMBER, float: NUMBER, bool: TRUTH, Markup: MARKUP}

LOOP_FIELDS: Final[Mapping[str, Shape]] = {
    **dict.fromkeys(("index", "index0", "revindex", "revindex0", "length", "depth", "depth0"), NUMBER),
    **dict.fromkeys(("first", "last"), TRUTH),
    **dict.fromkeys(("previtem", "nextitem", "cycle", "changed"), UNKNOWN),
}

_SAME = frozenset({"sort", "unique", "reverse", "select", "reject", "selectattr", "rejectattr", "list"})
ONE_OF: Final = frozenset({"first", "last", "min", "max"})
"""Filters that yield one entry of a list, and none of an empty one."""
_NUMBERS = frozenset({"length", "count", "int", "float", "round", "abs"})
_TEXTS = frozenset({"join", "upper", "lower", "title", "capitalize", "trim", "replace", "truncate", "string"})
LIST_FILTERS: Final = _SAME | ONE_OF | {"join", "map", "batch", "groupby", "sum"}
"""Filters that take text apart into characters when they are given text."""


def shape_of(annotation: object) -> Shape:
    """Return the shape of a value annotated so."""
    plain = _PLAIN.get(annotation)
    if plain is not None:
        return plain
    if isinstance(annotation, type) and is_dataclass(annotation):
        return Shape(Kind.RECORD, record=annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        known = [argument for argument in arguments if argument is not type(None)]
        shape = shape_of(known[0]) if len(known) == 1 else UNKNOWN
        return replace(shape, optional=len(known) < len(arguments))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Shape(Kind.MAPPING, entry=shape_of(arguments[-1]))
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return Shape(Kind.LIST, entry=shape_of(arguments[0]))
    if isinstance(annotation, type) and issubclass(annotation, str):
        return TEXT
    return UNKNOWN


def filtered(base: Shape, name: str, function: Callable[..., Any] | None) -> Shape:
    """Return the shape that the filter `name` makes of `base`; `function` is the filter itself."""
    if name in _SAME:
        return base if base.kind is Kind.LIST else Shape(Kind.LIST)
    if name in ONE_OF:
        return base.one.uncertain if base.kind is Kind.LIST else UNKNOWN
    if name in _NUMBERS:
        return NUMBER
    if name in _TEXTS:
        return TEXT
    if name in ("default", "d"):
        return base.present
    returned = getattr(function, "__annotations__", {}).get("return")
    return MARKUP if returned is Markup or returned == "Markup" else UNKNOWN


@cache
def _fields(record: type) -> Mapping[str, Shape]:
    return {name: shape_of(annotation) for name, annotation in get_type_hints(record).items()}
