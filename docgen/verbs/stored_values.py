"""Say what is written of a record that a command stores."""

from __future__ import annotations

from enum import Enum
from typing import Any

from docgen.records.base import Base

KEPT = ("waive", "sample")
"""What people write into a record that a command stored, and no command touches."""


def record_values(record: Base) -> dict[str, Any]:
    """Return what is written of a record: the fields that say something, without those that people add."""
    fields = ((name, getattr(record, name)) for name in type(record).model_fields if name not in KEPT)
    return {name: _plain(value) for name, value in fields if value not in ("", (), {}, None)}


def _plain(value: Any) -> Any:
    """Return a value of a record as YAML holds it."""
    if isinstance(value, Base):
        return record_values(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.value if isinstance(value, Enum) else value
