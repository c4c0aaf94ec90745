"""Keep the lists of an annex apart from those of the document that it is bound behind."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Final

from lxml import etree

from docgen.ooxml.opened import OpenPackage
from docgen.word.joining_styles import value_of
from docgen.word.markup import NAMESPACES, clark
from docgen.word.parts import WORD_TYPE

NUMBERING_TYPE: Final = f"{WORD_TYPE}.numbering+xml"
_ORDER: Final = ("numPicBullet", "abstractNum", "num", "numIdMacAtCleanup")


def numbers_used(roots: Iterable[etree._Element]) -> set[str]:
    """Return the ids of the lists that paragraphs and styles under `roots` belong to; 0 is none."""
    used = {each.get(clark("w:val"), "") for root in roots for each in root.iter(clark("w:numId"))}
    return used - {"", "0"}


def list_styles(numbering: etree._Element | None) -> set[str]:
    """Return the ids of the styles that lists are defined by."""
    if numbering is None:
        return set()
    links = numbering.iter(clark("w:numStyleLink"), clark("w:styleLink"))
    return {each.get(clark("w:val"), "") for each in links}


def united_numbering(
    main: etree._Element, annex: etree._Element | None, used: Iterable[str], *, number: int
) -> Mapping[str, str]:
    """Add the `used` lists of `annex` to `main` and return their new ids by the old; unknown ones are 0.

    Both are roots of a numbering part. Every list of the annex, number `number`, is one of its own.
    """
    nums = {} if annex is None else _by(annex, "num", "numId")
    ids = dict.fromkeys(used, "0")
    if annex is None:
        return ids
    definitions = _by(annex, "abstractNum", "abstractNumId")
    found = [nums[each] for each in sorted(set(ids) & nums.keys(), key=_sorting)]
    found = [num for num in found if value_of(num, "abstractNumId") in definitions]
    abstracts = {value_of(num, "abstractNumId") for num in found}
    bullets = _add_bullets(main, annex, [definitions[each] for each in abstracts])
    new_abstracts = {}
    for old in sorted(abstracts, key=_sorting):
        new_abstracts[old] = _next_id(main, "abstractNum", "abstractNumId")
        _add(main, _definition(definitions[old], new_abstracts[old], bullets, f"{number}/{old}"))
    for num in found:
        made = deepcopy(num)
        old = made.get(clark("w:numId"), "")
        ids[old] = _next_id(main, "num", "numId")
        made.set(clark("w:numId"), ids[old])
        for reference in made.iterfind(clark("w:abstractNumId")):
            reference.set(clark("w:val"), new_abstracts[reference.get(clark("w:val"), "")])
        _give_bullets(made, bullets)
        _add(main, made)
    return ids


def apply_numbers(roots: Iterable[etree._Element], ids: Mapping[str, str]) -> None:
    """Let everything under `roots` name its list by the new id."""
    for root in roots:
        for each in root.iter(clark("w:numId")):
            each.set(clark("w:val"), ids.get(each.get(clark("w:val"), ""), "0"))


def numbering_part(package: OpenPackage) -> str:
    """Return the numbering part of a Word file, added where there is none."""
    part = package.related(package.main, "numbering")
    if not part:
        root = etree.Element(clark("w:numbering"), nsmap={"w": NAMESPACES["w"]})
        part = package.add("word/numbering.xml", root, NUMBERING_TYPE)
        package.relate(package.main, "numbering", part)
    return part


def _definition(
    definition: etree._Element, identifier: str, bullets: Mapping[str, str], seed: str
) -> etree._Element:
    made = deepcopy(definition)
    made.set(clark("w:abstractNumId"), identifier)
    nsid = made.find(clark("w:nsid"))
    if nsid is not None:
        # Word takes definitions with one nsid for the same list, wherever they come from.
        made_of = f"{seed}/{nsid.get(clark('w:val'), '')}"
        nsid.set(clark("w:val"), hashlib.sha256(made_of.encode()).hexdigest()[:8].upper())
    _give_bullets(made, bullets)
    return made


def _add_bullets(
    main: etree._Element, annex: etree._Element, definitions: Iterable[etree._Element]
) -> Mapping[str, str]:
    """Add the pictures that stand for bullets, and return their new ids by the old."""
    wanted = {
        value_of(level, "lvlPicBulletId") for each in definitions for level in each.iter(clark("w:lvl"))
    }
    known = _by(annex, "numPicBullet", "numPicBulletId")
    ids: dict[str, str] = {}
    for old in sorted(wanted & known.keys(), key=_sorting):
        made = deepcopy(known[old])
        ids[old] = _next_id(main, "numPicBullet", "numPicBulletId")
        made.set(clark("w:numPicBulletId"), ids[old])
        _add(main, made)
    return ids


def _give_bullets(root: etree._Element, bullets: Mapping[str, str]) -> None:
    for each in list(root.iter(clark("w:lvlPicBulletId"))):
        each.set(clark("w:val"), bullets.get(each.get(clark("w:val"), ""), "0"))


def _add(main: etree._Element, child: etree._Element) -> None:
    """Add `child` after those of its own kind, in the order of the schema."""
    later = _ORDER[_ORDER.index(etree.QName(child).localname) + 1 :]
    place = next((i for i, other in enumerate(main) if etree.QName(other).localname in later), len(main))
    main.insert(place, child)


def _by(root: etree._Element, local: str, key: str) -> dict[str, etree._Element]:
    return {each.get(clark(f"w:{key}"), ""): each for each in root.iterfind(clark(f"w:{local}"))}


def _next_id(root: etree._Element, local: str, key: str) -> str:
    return str(max((_sorting(each) for each in _by(root, local, key)), default=0) + 1)


def _sorting(identifier: str) -> int:
    return int(identifier) if identifier.isdigit() else 0
