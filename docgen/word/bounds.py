"""Bound what a template can multiply: ranges, joined text, sums and products, and its whole output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any, Final

from jinja2 import TemplateRuntimeError, pass_eval_context
from jinja2.filters import do_join, make_attrgetter
from jinja2.nodes import EvalContext
from markupsafe import Markup

from docgen.diagnostics import Text
from docgen.word.printing import joinable_text

MAX_RANGE: Final = 100_000
"""Numbers that all `range` calls of one rendered part may yield together."""

MAX_LENGTH: Final = 1_000_000
"""Characters, entries or bits that one value made inside a template may have."""

MAX_OUTPUT: Final = 64 * 2**20
"""Bytes of one rendered part: more than five thousand pages."""


class LimitError(TemplateRuntimeError):
    """A template makes more than the bounds allow; `fact` says what."""

    def __init__(self, fact: Text) -> None:
        super().__init__(fact.en)
        self.fact = fact


def bounded(size: float) -> None:
    """Raise |LimitError| if a value of `size` would pass |MAX_LENGTH|."""
    if size > MAX_LENGTH:
        fact = Text(f"一个值超过 {MAX_LENGTH} 字", f"a value of more than {MAX_LENGTH} characters")
        raise LimitError(fact)


def range_budget() -> Callable[..., range]:
    """Return a fresh `range` for one rendering; all its calls together yield at most |MAX_RANGE| numbers."""
    left = MAX_RANGE

    def bounded_range(*limits: int) -> range:
        nonlocal left
        numbers = range(*limits)
        left -= min(len(numbers), MAX_RANGE + 1)
        if left < 0:
            fact = Text(f"range 超过 {MAX_RANGE} 个数", f"range: more than {MAX_RANGE} numbers")
            raise LimitError(fact)
        return numbers

    return bounded_range


def encoded(chunks: Iterable[str]) -> bytes:
    """Return the chunks as one text in UTF-8, encoded block by block.

    One rare character makes Python keep a whole text in four bytes a character; so it is only its block's.
    Raises |LimitError| as soon as the text passes |MAX_OUTPUT|, |UnicodeEncodeError| at half a character.
    """
    stream = iter(chunks)
    blocks: list[bytes] = []
    size = 0
    while pieces := list(islice(stream, 1024)):
        blocks.append("".join(pieces).encode())
        size += len(blocks[-1])
        if size > MAX_OUTPUT:
            megabytes = MAX_OUTPUT // 2**20
            raise LimitError(Text(f"内容超过 {megabytes} MB", f"more than {megabytes} MB of content"))
    return b"".join(blocks)


def size_of_result(operator: str, left: Any, right: Any) -> int:
    """Return an upper bound of the size of ``left operator right``: characters, entries or bits."""
    if operator == "+":
        return max(_bulk(left) + _bulk(right), _bits(left), _bits(right))
    if operator == "*":
        return max(_bulk(left) * _count(right), _bulk(right) * _count(left), _bits(left) + _bits(right))
    if operator == "**":
        return _bits(left) * _count(right)
    return 0


def _bulk(value: object) -> int:
    return len(value) if isinstance(value, (str, list, tuple)) else 0


def _bits(value: object) -> int:
    return value.bit_length() if isinstance(value, int) else 0


def _count(value: object) -> int:
    return abs(value) if isinstance(value, int) else 1


@pass_eval_context
def concatenated(context: EvalContext, parts: Iterable[object]) -> str:
    """Return what ``a ~ b`` means, escaping as Jinja does. Raises |LimitError| past the bounds."""
    return _joined_text(context, parts)


@pass_eval_context
def _joined_text(
    context: EvalContext, values: Iterable[object], separator: str = "", attribute: str | int | None = None
) -> str:
    """Join like Jinja's filter, within bounds; text is not taken for a list of characters."""
    if isinstance(values, str):
        raise TypeError("join needs a list, not text")
    entries = list(islice(values, MAX_LENGTH + 1))
    if attribute is not None:
        entries = list(map(make_attrgetter(context.environment, attribute), entries))
    texts = [joinable_text(entry) for entry in entries]
    bounded(sum(len(text) + len(separator) for text in texts))
    whole: str = do_join(context, texts, separator)
    return whole


def _replace(text: object, old: str, new: str) -> str:
    """Replace like Jinja's filter, within bounds."""
    whole = text if isinstance(text, Markup) else str(text)
    bounded(len(whole) + (len(whole) // max(1, len(old)) + 1) * len(new))
    return whole.replace(old, new)


def _batch(values: Iterable[object], size: int, fill: object = None) -> Iterator[list[object]]:
    """Yield lists of `size` entries like Jinja's filter, within bounds; the last is filled with `fill`."""
    bounded(size)
    stream = iter(values)
    while entries := list(islice(stream, max(1, size))):
        missing = size - len(entries) if fill is not None else 0
        yield entries + [fill] * missing


BOUNDED_FILTERS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {"batch": _batch, "join": _joined_text, "replace": _replace}
)
"""Jinja's filters that multiply, rewritten so that they cannot run away."""
