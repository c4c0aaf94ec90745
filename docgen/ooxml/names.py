"""Name what every Office package is written with: namespaces, and the types of its relationships."""

from __future__ import annotations

from typing import Final

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"

CONTENT_TYPES_NAMESPACE: Final = f"{_PACKAGE}/content-types"
RELATIONS_NAMESPACE: Final = f"{_PACKAGE}/relationships"
CORE_NAMESPACE: Final = f"{_PACKAGE}/metadata/core-properties"
EXTENDED_NAMESPACE: Final = f"{_OFFICE}/extended-properties"

OFFICE_RELATIONS: Final = f"{_OFFICE}/relationships"
"""Namespace of ``r:id``, and what the types of most relationships begin with."""

CORE_RELATION: Final = f"{_PACKAGE}/relationships/metadata/core-properties"
EXTENDED_RELATION: Final = f"{OFFICE_RELATIONS}/extended-properties"

_OFF: Final = frozenset({"0", "false", "off"})


def is_off(text: str | None) -> bool:
    """Say whether a value of on and off (``ST_OnOff``) says off; any other text, and none, says on."""
    return text is not None and text.lower() in _OFF
