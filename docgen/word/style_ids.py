"""Give the styles of a template the ids that fragments name them by, whatever program saved the file.

Staff know a style by its name, and so do we. Its id is the program's: WPS and LibreOffice give every style a
new one when they save. What filters write names ids, so a style known by name gets ours back.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from docgen.layout.page import PROFILE_A
from docgen.layout.styles import styles
from docgen.ooxml.xml import parse_xml, serialize_xml
from docgen.word.markup import clark
from docgen.word.parts import STYLES
from docgen.word.style_names import ids_by_label

_REFERENCES = tuple(
    clark(f"w:{local}") for local in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
)


def with_our_ids(parts: Mapping[str, bytes], *, name: str = "") -> dict[str, bytes]:
    """Return `parts` with our id on every style of ours that goes by another; else they stay as they are.

    Raises |PackageError| where a part is not safe XML.
    """
    changes = _changes(parse_xml(parts[STYLES], part=STYLES, name=name)) if STYLES in parts else {}
    if not changes:
        return dict(parts)
    return {part: _renamed(part, data, changes, name=name) for part, data in parts.items()}


def _changes(root: etree._Element) -> dict[str, str]:
    """Return our id for each id of a style of ours that goes by another, unless ours is taken."""
    found = ids_by_label(root)
    ours = {style.label: style.id for style in styles(PROFILE_A)}
    pairs = {found[label]: identifier for label, identifier in ours.items() if label in found}
    return {theirs: our for theirs, our in pairs.items() if our not in found.values()}


def _renamed(part: str, data: bytes, changes: Mapping[str, str], *, name: str) -> bytes:
    if not (part.startswith("word/") and part.endswith(".xml")):
        return data
    root = parse_xml(data, part=part, name=name)
    places = [(each, clark("w:val")) for each in root.iter(*_REFERENCES)]
    places += [(each, clark("w:styleId")) for each in root.iter(clark("w:style"))]
    known = [(element, key) for element, key in places if element.get(key) in changes]
    for element, key in known:
        element.set(key, changes[element.get(key, "")])
    return serialize_xml(root) if known else data
