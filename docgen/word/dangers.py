"""Find what must not be in a template that goes out to every recipient: programs, links, objects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from docgen.diagnostics import Text
from docgen.word.file_faults import EMBEDDED, EXTERNAL, LEFTOVER, MACRO
from docgen.word.locate import Flaw
from docgen.word.markup import clark
from docgen.word.paragraphs import Paragraph

_MACRO = re.compile(r"vbaProject|vbaData|activeX|macroEnabled", re.IGNORECASE)
_FETCHING_FIELD = re.compile(r"\s*(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|LINK|IMPORT)\b", re.IGNORECASE)
_REVISIONS = tuple(clark(f"w:{local}") for local in ("ins", "del", "moveFrom", "moveTo"))


def package_dangers(types: Mapping[str, str], roots: Mapping[str, etree._Element]) -> Iterator[Flaw]:
    """Yield what the package itself gives away: `types` are the content types, `roots` the XML parts."""
    for part, kind in sorted(types.items()):
        if _MACRO.search(part) or _MACRO.search(kind):
            yield Flaw(MACRO, Text(part, part))
        elif "/embeddings/" in part or kind.endswith("oleObject"):
            yield Flaw(EMBEDDED, Text(part, part))
    for part, root in sorted(roots.items()):
        if part.endswith(".rels"):
            yield from _relation_dangers(part, root)
        if part == "word/comments.xml" and root.find(clark("w:comment")) is not None:
            yield Flaw(LEFTOVER, Text("批注", "comments"))


def paragraph_dangers(root: etree._Element, paragraphs: tuple[Paragraph, ...]) -> Iterator[Flaw]:
    """Yield what stands in the paragraphs of a part: fields that fetch files, tracked changes."""
    for element, paragraph in zip(root.iter(clark("w:p")), paragraphs, strict=True):
        code = "".join(_field_code(element))
        if _FETCHING_FIELD.match(code):
            yield Flaw(EXTERNAL, Text(f"域 {code.strip()}", f"field {code.strip()}"), paragraph)
        if next(element.iter(*_REVISIONS), None) is not None:
            yield Flaw(LEFTOVER, Text("修订", "tracked changes"), paragraph)


def _relation_dangers(part: str, root: etree._Element) -> Iterator[Flaw]:
    for relation in root:
        kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
        target = relation.get("Target") or ""
        if relation.get("TargetMode") == "External" and kind != "hyperlink":
            yield Flaw(EXTERNAL, Text(f"{kind} → {target}", f"{kind} → {target}"))
        elif kind == "aFChunk":
            yield Flaw(EMBEDDED, Text(f"{part}：{target}", f"{part}: {target}"))
        elif kind in ("oleObject", "package"):
            yield Flaw(EMBEDDED, Text(target, target))


def _field_code(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(clark("w:instrText"), clark("w:fldSimple")):
        yield element.get(clark("w:instr")) or element.text or ""
