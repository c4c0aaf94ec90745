"""Find every text in a record that is Markdown: the fields of type `docgen.records.base.Markdown`."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from docgen.records.base import Base, MarkdownMark


class Body(NamedTuple):
    """One Markdown text of a record."""

    record: Base
    path: tuple[str | int, ...]
    """The way from the record to the text."""
    text: str


def bodies_in(record: Base) -> Iterator[Body]:
    """Yield the Markdown texts of `record` and of the records in it that are not empty, in order."""
    for name in _ways(type(record)):
        yield from _under(record, (name,), getattr(record, name), is_body=name in _texts(type(record)))


def _under(record: Base, path: tuple[str | int, ...], value: object, *, is_body: bool) -> Iterator[Body]:
    if isinstance(value, Base):
        yield from bodies_in(value)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _under(record, (*path, index), each, is_body=is_body)
    elif is_body and isinstance(value, str) and value:
        yield Body(record, path, value)


@cache
def _texts(model: type[Base]) -> frozenset[str]:
    """Return the fields of a model that are Markdown, or tuples of it."""
    return frozenset(name for name, field in model.model_fields.items() if _is_marked(field))


@cache
def _ways(model: type[Base]) -> tuple[str, ...]:
    """Return the fields of a model under which Markdown can stand, in order."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if name in _texts(model)
        or any(_ways(inner) for inner in _models(field.annotation) if inner is not model)
    )


def _is_marked(field: Any) -> bool:
    """Say whether a field, or a part of its type, carries the mark of Markdown."""
    marks = (*getattr(field, "metadata", ()), *getattr(field, "__metadata__", ()))
    if any(isinstance(mark, MarkdownMark) for mark in marks):
        return True
    return any(_is_marked(part) for part in get_args(getattr(field, "annotation", field)))


def _models(annotation: Any) -> Iterator[type[Base]]:
    """Yield the records that a value of this type can hold."""
    if isinstance(annotation, type) and issubclass(annotation, Base):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
