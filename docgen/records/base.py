"""Define what every record has in common: where it came from, its waivers, and its scalar types.

YAML scalars arrive as text (see `sources.yaml`), so that `007` or `no` never changes meaning on the way.
The types here turn text into numbers, dates and truth values and refuse what is ambiguous. The Chinese
descriptions of the fields are the manual: JSON Schema carries them into the editor.
"""

import datetime
import re
from decimal import Decimal
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from docgen.diagnostics import Place
from docgen.records.placed import PlacedMapping, place_inside, place_of

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ANY_DATE = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")


def _integer(value: Any) -> Any:
    """Return the whole number that `value` writes out plainly; leave what is no text alone."""
    if isinstance(value, str):
        if not _INTEGER.fullmatch(value):
            raise PydanticCustomError("integer_form", "not a whole number", {"value": value})
        return int(value)
    return value


def _decimal(value: Any) -> Any:
    """Return the exact decimal that `value` writes out plainly."""
    if isinstance(value, str):
        if not _DECIMAL.fullmatch(value):
            raise PydanticCustomError("decimal_form", "not a number", {"value": value})
        return Decimal(value)
    return value


def _truth(value: Any) -> Any:
    """Return the truth value of `true` or `false`; refuse yes, no, on, off, 1 and 0."""
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise PydanticCustomError("truth_form", "neither true nor false", {"value": value})
        return value == "true"
    return value


def _date(value: Any) -> Any:
    """Return the date of an ISO text; where another spelling is clear, offer the ISO one."""
    if not isinstance(value, str):
        return value
    found = _ANY_DATE.fullmatch(value)
    if not found:
        raise PydanticCustomError("date_form", "not an ISO date", {"value": value, "iso": ""})
    try:
        date = datetime.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise PydanticCustomError("date_value", "no such day", {"value": value}) from None
    if not _ISO_DATE.fullmatch(value):
        raise PydanticCustomError("date_form", "not an ISO date", {"value": value, "iso": date.isoformat()})
    return date


def _json(schema: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema(schema)


Name = Annotated[str, StringConstraints(min_length=1)]
"""Text that must not be empty."""
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that must say something: white space alone is none."""
Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=80)]
"""Name for files and references: ASCII letters, digits, `.`, `_` and `-`."""
Count = Annotated[int, BeforeValidator(_integer), Field(ge=0), _json({"type": "integer", "minimum": 0})]
Ordinal = Annotated[
    int,
    BeforeValidator(_integer),
    Field(ge=1, le=99_999),
    _json({"type": "integer", "minimum": 1, "maximum": 99_999}),
]
Number = Annotated[
    Decimal, BeforeValidator(_decimal), PlainSerializer(str, return_type=str), _json({"type": "number"})
]
Truth = Annotated[bool, BeforeValidator(_truth), _json({"type": "boolean"})]
Date = Annotated[datetime.date, BeforeValidator(_date), _json({"type": "string", "format": "date"})]


class MarkdownMark:
    """Mark a text as Markdown, for `docgen.records.bodies`."""


Markdown = Annotated[str, MarkdownMark(), _json({"type": "string", "contentMediaType": "text/markdown"})]
"""Paragraphs that a person writes, in Markdown; may be empty. Write them as a block scalar (`text: |`)."""

R = TypeVar("R", bound="Record")


class Base(BaseModel):
    """Hold values read from a YAML mapping, unchangeable, with the way back to their places."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, validate_by_alias=True, validate_by_name=True
    )
    _origin: PlacedMapping | None = None

    @model_validator(mode="wrap")
    @classmethod
    def _keep_origin(cls: type["Base"], data: Any, handler: ModelWrapValidatorHandler["Base"]) -> "Base":
        record = handler(data)
        if type(data) is PlacedMapping:
            record._origin = data  # noqa: SLF001 - our own, on an instance just made
        return record

    @property
    def origin(self) -> PlacedMapping | None:
        """Return the YAML mapping this was read from; None for values made in code."""
        return self._origin

    def place(self, *path: str | int) -> Place:
        """Return where the value under `path` stands, or the nearest thing to it that exists."""
        if self._origin is None:
            return Place("")
        return place_of(self._origin, path) if path else self._origin.place()

    def place_inside(self, *path: str | int, at: int) -> Place:
        """Return where character `at` (from 0) of the text under `path` stands, or the text itself."""
        return Place("") if self._origin is None else place_inside(self._origin, path, at)


class Waiver(Base):
    """Allow one kind of finding here, for a stated reason, until a stated day."""

    code: Name = Field(description="要豁免的检查编号，如 DG204")
    reason: Reason = Field(description="豁免理由，审计时要看")
    until: Date = Field(description="豁免到期日（含当日），到期后检查恢复")


class Record(Base):
    """A record that stands for something in the world and can carry waivers."""

    waive: tuple[Waiver, ...] = Field((), description="本条记录上豁免的检查，须写明理由和到期日")
    schema_title: ClassVar[str] = ""
