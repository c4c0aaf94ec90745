"""Move a template from one page profile to another, and leave alone what its owners changed.

The numbers of both profiles are known. Where a template still holds the number of the profile it was made
for, it gets the number of the other; any other number was chosen by a person and stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from docgen.layout.page import PROFILE_A, Profile
from docgen.ooxml.xml import parse_xml, serialize_xml
from docgen.word.blank import section_of
from docgen.word.landscape import is_landscape, turned_section
from docgen.word.markup import clark
from docgen.word.parts import DOCUMENT, STYLES
from docgen.word.style_ids import with_our_ids
from docgen.word.styles import styles_part

_SECTION_NUMBERS = ("pgMar", "docGrid")
_PROPERTIES = ("pPr", "rPr", "tblPr")


def restyle(
    parts: Mapping[str, bytes], wanted: Profile, *, made_for: Profile = PROFILE_A
) -> dict[str, bytes]:
    """Return the parts of a template with every number of `made_for` changed to that of `wanted`.

    The built-in templates are made for profile A. Styles and the sections of the document are looked at;
    parts in which nothing changes keep their bytes.
    Raises |PackageError| where a part is not safe XML.
    """
    changed = with_our_ids(parts)
    for name, root in _rewritten(dict(changed), made_for, wanted):
        changed[name] = serialize_xml(root)
    return changed


def _rewritten(
    parts: Mapping[str, bytes], made_for: Profile, wanted: Profile
) -> Iterator[tuple[str, etree._Element]]:
    styles = parse_xml(parts[STYLES], part=STYLES)
    old_styles, new_styles = (parse_xml(styles_part(each), part=STYLES) for each in (made_for, wanted))
    if _rewrite_styles(styles, old_styles, new_styles):
        yield STYLES, styles
    document = parse_xml(parts[DOCUMENT], part=DOCUMENT)
    old, new = section_of(made_for), section_of(wanted)
    sections = list(document.iter(clark("w:sectPr")))
    rewritten = [_rewrite_section(section, old, new) for section in sections]
    if any(rewritten):
        yield DOCUMENT, document


def _rewrite_section(section: etree._Element, old: etree._Element, new: etree._Element) -> bool:
    if is_landscape(section):
        old, new = turned_section(old), turned_section(new)
    return _rewrite(section, old, new, _SECTION_NUMBERS)


def _rewrite_styles(styles: etree._Element, old: etree._Element, new: etree._Element) -> bool:
    old_styles, new_styles = _by_id(old), _by_id(new)
    changed = False
    for identifier, style in _by_id(styles).items():
        was, becomes = old_styles.get(identifier), new_styles.get(identifier)
        if was is not None and becomes is not None:
            changed |= _rewrite(style, was, becomes, _PROPERTIES)
    return changed


def _rewrite(
    ours: etree._Element, old: etree._Element, new: etree._Element, names: tuple[str, ...] | None
) -> bool:
    """Set the attributes of the children of `ours` that equal those of `old` to those of `new`."""
    changed = False
    for child in ours:
        tag = str(child.tag)
        was, becomes = old.find(tag), new.find(tag)
        if was is None or becomes is None or (names and etree.QName(child).localname not in names):
            continue
        for key, value in child.attrib.items():
            if was.get(key) == value and becomes.get(key, value) != value:
                child.set(key, str(becomes.get(key)))
                changed = True
        changed |= _rewrite(child, was, becomes, None)
    return changed


def _by_id(styles: etree._Element) -> dict[str, etree._Element]:
    return {style.get(clark("w:styleId"), ""): style for style in styles.iter(clark("w:style"))}
