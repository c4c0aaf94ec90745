"""Bring the footnotes and endnotes of an annex along, under numbers that are free."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Final

from lxml import etree

from docgen.ooxml.opened import OpenPackage
from docgen.word.joining_media import with_namespaces
from docgen.word.markup import clark
from docgen.word.parts import WORD_TYPE

KINDS: Final = ("footnote", "endnote")


def notes_part(package: OpenPackage, kind: str) -> str:
    """Return the part of the notes of that `kind`, empty where the file has none."""
    return package.related(package.main, f"{kind}s")


def referred(roots: Iterable[etree._Element], kind: str) -> list[str]:
    """Return the numbers of the notes of `kind` that `roots` refer to, in order, each once."""
    references = (each for root in roots for each in root.iter(clark(f"w:{kind}Reference")))
    return list(dict.fromkeys(each.get(clark("w:id"), "") for each in references))


def moved_notes(
    main: OpenPackage, annex: OpenPackage, stories: Iterable[etree._Element], kind: str
) -> tuple[str, list[etree._Element]]:
    """Add the notes of `kind` that `stories` refer to and return their part and them; nothing where none is.

    The references are changed to the new numbers. The line above notes is that of the main document, or that
    of the annex where the main one has no notes. What the notes lead to is the caller's.
    """
    known = list(stories)
    wanted = referred(known, kind)
    source = notes_part(annex, kind)
    if not source or not wanted:
        return "", []
    notes = {note.get(clark("w:id"), ""): note for note in annex.tree(source).iterfind(clark(f"w:{kind}"))}
    part = notes_part(main, kind) or _new_part(main, annex, kind)
    merged = with_namespaces(main.tree(part), annex.tree(source))
    main.replace(part, merged)
    ids: dict[str, str] = {}
    added = []
    for old in wanted:
        if old in notes:
            made = deepcopy(notes[old])
            ids[old] = str(_highest(merged, kind) + 1)
            made.set(clark("w:id"), ids[old])
            merged.append(made)
            added.append(made)
    for root in known:
        for reference in list(root.iter(clark(f"w:{kind}Reference"))):
            old, run = reference.get(clark("w:id"), ""), reference.getparent()
            if old in ids:
                reference.set(clark("w:id"), ids[old])
            elif run is not None:
                run.remove(reference)  # there was no such note
    return part, added


def _new_part(main: OpenPackage, annex: OpenPackage, kind: str) -> str:
    """Add a part for notes that holds the separators of the annex, and name these in the settings."""
    source = annex.tree(notes_part(annex, kind))
    root = etree.Element(source.tag, nsmap=source.nsmap)
    separators = [note for note in source.iterfind(clark(f"w:{kind}")) if note.get(clark("w:type"))]
    root.extend(deepcopy(note) for note in separators)
    part = main.add(f"word/{kind}s.xml", root, f"{WORD_TYPE}.{kind}s+xml")
    main.relate(main.main, f"{kind}s", part)
    return part


def _highest(root: etree._Element, kind: str) -> int:
    ids = [note.get(clark("w:id"), "") for note in root.iterfind(clark(f"w:{kind}"))]
    return max((int(each) for each in ids if each.lstrip("-").isdigit()), default=0)
