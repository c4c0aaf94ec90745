"""Turn values with places into records, and every misfit into a diagnostic.

pydantic finds all misfits at once. So that one bad value does not hide what the rules have to say about
the rest, the misfits are then left out, smallest first, and the remainder is validated again; the file
counts as damaged, and rules that need the whole of it keep silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from docgen.diagnostics import Diagnostic, Place
from docgen.records.base import Base
from docgen.records.placed import PlacedList, PlacedMapping, Value, place_of
from docgen.sources.misfits import misfit

R = TypeVar("R", bound=Base)
Path = tuple[str | int, ...]
_CODES = {
    "missing": "DG102",
    "integer_form": "DG104",
    "decimal_form": "DG104",
    "date_form": "DG105",
    "date_value": "DG105",
    "enum": "DG106",
    "truth_form": "DG107",
    "string_too_short": "DG108",
    "too_short": "DG108",
    "string_pattern_mismatch": "DG109",
    "string_too_long": "DG109",
    "greater_than_equal": "DG110",
    "less_than_equal": "DG110",
}
"""Code of each error type of pydantic and of our scalar types; any other is a value of the wrong kind."""


@dataclass(frozen=True, slots=True)
class Fitted(Generic[R]):
    """A record as far as it could be read, and what did not fit."""

    record: R | None
    diagnostics: tuple[Diagnostic, ...] = ()


def fit(value: Value, model: type[R], path: str) -> Fitted[R]:
    """Return `value` as a record of `model`; `path` is the file it was read from.

    The record is None where too little fits. A value that is left out is always reported.
    """
    if not isinstance(value, PlacedMapping):
        place = value.place() if isinstance(value, PlacedList) else Place(path, 1, 1)
        return Fitted(None, (misfit("DG103", place, kind="mapping", given=value),))
    reported: tuple[Diagnostic, ...] | None = None
    while True:
        try:
            return Fitted(model.model_validate(value), reported or ())
        except ValidationError as error:
            details = _own(error.errors(include_url=False))
        if reported is None:
            # All misfits show at once; those of later rounds only follow from what was left out.
            reported = tuple(_diagnostics(details, value, model))
        if not _prune(value, model, details):
            return Fitted(None, reported)


def _own(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Return the misfits without those of lists that are too short only because an element did not fit."""
    inner = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
    return [detail for detail in details if detail["type"] != "too_short" or detail["loc"] not in inner]


def _diagnostics(
    details: list[ErrorDetails], root: PlacedMapping, model: type[BaseModel]
) -> Iterator[Diagnostic]:
    """Yield one diagnostic a misfit; the branches of a union count as one."""
    seen: set[Path] = set()
    for detail in details:
        path = _real_path(root, detail)
        if detail["type"] != "extra_forbidden" and path in seen:
            continue
        seen.add(path)
        yield _diagnostic(detail, path, root, model)


def _diagnostic(detail: ErrorDetails, path: Path, root: PlacedMapping, model: type[BaseModel]) -> Diagnostic:
    """Return the diagnostic of one misfit."""
    place, kind = place_of(root, path), detail["type"]
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    given = detail["input"]
    if kind == "extra_forbidden":
        owner = _at(root, path[:-1])
        place = owner.key_place(name) if isinstance(owner, PlacedMapping) else place
        return misfit("DG101", place, name=name, choices=_field_names(model, path[:-1]))
    code = "DG108" if given is None else _CODES.get(kind, "DG103")
    return misfit(code, place, name=name, given=given, kind=kind, **detail.get("ctx", {}))


def _real_path(root: PlacedMapping, detail: ErrorDetails) -> Path:
    """Return the steps of a pydantic location that exist in the file.

    pydantic puts the names of union branches between them. The last step of a missing field is kept.
    """
    path: list[str | int] = []
    current: Value = root
    for step in detail["loc"]:
        if isinstance(current, PlacedMapping) and step in current:
            current = current[str(step)]
        elif isinstance(current, PlacedList) and isinstance(step, int) and step < len(current):
            current = current[step]
        else:
            continue
        path.append(step)
    if detail["type"] == "missing":
        path.append(detail["loc"][-1])
    return tuple(path)


def _at(root: Value, path: Path) -> Value:
    """Return the value that `path` leads to; None where it leads nowhere."""
    for step in path:
        if isinstance(root, PlacedMapping):
            root = root.get(str(step))
        elif isinstance(root, PlacedList):
            root = root[int(step)]
    return root


def _prune(root: PlacedMapping, model: type[BaseModel], details: list[ErrorDetails]) -> bool:
    """Leave out what does not fit; return False where the file as a whole cannot be kept.

    A field that has a default is left out alone; else the list element around it goes.
    """
    paths = {
        path if _optional(model, path) else _enclosing_element(path)
        for path in (_real_path(root, detail) for detail in details)
    }
    if () in paths:
        return False
    for path in sorted(paths, key=_from_the_end, reverse=True):
        owner = _at(root, path[:-1])
        if isinstance(owner, PlacedMapping):
            owner.pop(str(path[-1]), None)
        elif isinstance(owner, PlacedList):
            index = int(path[-1])
            del owner[index], owner.marks[index]
            if not owner and isinstance(owner.parent, PlacedMapping):
                # Nothing of the list could be read: for the rules it is unread, not empty.
                owner.parent.pop(str(owner.key), None)
    return True


def _from_the_end(path: Path) -> list[tuple[int, str]]:
    """Return the key that sorts paths so that the last element of a list is removed first."""
    return [(step, "") if isinstance(step, int) else (-1, step) for step in path]


def _enclosing_element(path: Path) -> Path:
    """Return the path of the innermost list element that `path` lies in; empty where there is none."""
    for length in range(len(path) - 1, 0, -1):
        if isinstance(path[length - 1], int):
            return path[:length]
    return ()


def _field_names(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """Return the names that may stand under `path`."""
    inner = _model_at(model, path)
    return tuple(_fields(inner)) if inner is not None else ()


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of `model` by the names they have in YAML."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _optional(model: type[BaseModel], path: Path) -> bool:
    """Say whether the value at `path` can be left out of its record: an extra, or one with a default."""
    if not path or isinstance(path[-1], int):
        return bool(path)
    inner = _model_at(model, path[:-1])
    if inner is None:
        return False
    field = _fields(inner).get(path[-1])
    return field is None or not field.is_required()


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """Return the model of the mapping that `path` leads to."""
    current: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int):
            continue
        fields = _fields(current) if current is not None else {}
        current = _model_in(fields[step].annotation) if step in fields else None
    return current


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the first model inside a type such as ``tuple[Item, ...]`` or ``Assignment | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(inner) for inner in getattr(annotation, "__args__", ()))
    return next((inner for inner in found if inner is not None), None)
