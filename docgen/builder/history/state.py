"""Hold what the files of one run were built from, but for the versions, which the manifest tells."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

Hashes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class State:
    """What a run read and what machine it ran on; the contents themselves are kept by their hashes."""

    records: Hashes = field(default_factory=dict)
    """SHA-256 of each record file, the catalogue among them, by its path in the project."""
    templates: Hashes = field(default_factory=dict)
    """SHA-256 of each Word template, by its name in messages: ``templates/notices/notice.docx``."""
    pictures: Hashes = field(default_factory=dict)
    """SHA-256 of each picture, by its path in the project; pictures are not kept."""
    fonts: Hashes = field(default_factory=dict)
    """The font files that set each face of PDFs, and under ``charts`` those of charts."""
    layout: Hashes = field(default_factory=dict)
    """Page profile, its numbers (hashed), and the seal."""

    def packed(self) -> bytes:
        """Return the state as JSON; equal states give equal bytes."""
        values = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        return json.dumps(values, ensure_ascii=False, sort_keys=True).encode()

    @property
    def contents(self) -> frozenset[str]:
        """Return the hashes of the contents that go with it."""
        return frozenset((*self.records.values(), *self.templates.values()))


def unpacked(data: bytes) -> State:
    """Return the state in `data`. Raises ValueError where it is damaged."""
    try:
        values = json.loads(data)
        return State(**{entry.name: _hashes(values[entry.name]) for entry in fields(State)})
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"damaged: {error!r}") from error


def _hashes(values: Any) -> dict[str, str]:
    return {str(key): str(value) for key, value in values.items()}
