"""Hold the document to which annexes are bound: its parts, and what is taken in it already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml import etree

from docgen.diagnostics import Text
from docgen.errors import TemplateError
from docgen.ooxml.opened import OpenPackage
from docgen.word.joining_marks import Numbers, bookmark_names
from docgen.word.joining_media import with_namespaces
from docgen.word.joining_styles import Sheet
from docgen.word.markup import NAMESPACES, clark, w
from docgen.word.parts import WORD_TYPE, not_word

_STORIES: Final = frozenset({"header", "footer", "footnotes", "endnotes"})


def open_word(data: bytes, *, name: str) -> OpenPackage:
    """Return a Word file opened. Raises |PackageError|, or |TemplateError| if it is no usual Word file."""
    package = OpenPackage(data, name=name)
    known = package.main in package
    if not known or package.tree(package.main).find(clark("w:body")) is None:
        problem = not_word(name)
        fact = problem.message
        raise TemplateError(Text(f"{name}：{fact.zh}", f"{name}: {fact.en}"), [problem])
    return package


def body_of(package: OpenPackage) -> etree._Element:
    """Return the body of a Word file."""
    body = package.tree(package.main).find(clark("w:body"))
    if body is None:
        raise ValueError(f"{package.name} has no body")
    return body


def stories_of(package: OpenPackage) -> dict[str, etree._Element]:
    """Return the roots of everything that holds text, by part: the body, headers, footers and notes."""
    leads = (each for each in package.relations(package.main) if each.kind in _STORIES and not each.external)
    parts = dict.fromkeys([package.main, *(each.target for each in leads if each.target in package)])
    return {part: package.edited(part) for part in parts}


def sheet_of(package: OpenPackage) -> Sheet:
    """Return the styles of a Word file; the part is added where there is none."""
    part = package.related(package.main, "styles")
    if not part:
        root = etree.Element(clark("w:styles"), nsmap={"w": NAMESPACES["w"]})
        part = package.add("word/styles.xml", root, f"{WORD_TYPE}.styles+xml")
        package.relate(package.main, "styles", part)
    return Sheet(package.edited(part))


def sheet_with_default(package: OpenPackage) -> Sheet:
    """Return the styles of a Word file; a plain one for paragraphs that name none is added if it lacks."""
    sheet = sheet_of(package)
    if "paragraph" in sheet.defaults:
        return sheet
    names = ("Normal", *(f"Normal{number}" for number in range(1, len(sheet.by_id) + 2)))
    free = next(name for name in names if name not in sheet.by_id)
    sheet.root.append(w("style", w("name", val="Normal"), type="paragraph", default=1, styleId=free))
    return Sheet(sheet.root)


class Whole:
    """The document that grows: each annex adds to it."""

    def __init__(self, package: OpenPackage) -> None:
        self.package = package
        stories = stories_of(package).values()
        self.sheet = sheet_of(package)
        self.numbers = Numbers(stories)
        self.bookmarks = bookmark_names(stories)
        self.has_footnotes = any(True for _ in body_of(package).iter(clark("w:footnoteReference")))

    @property
    def body(self) -> etree._Element:
        """Return the body as it is now."""
        return body_of(self.package)

    def declare(self, root: etree._Element) -> None:
        """Declare what `root`, of a document whose content is to come, declares."""
        self.package.replace(self.package.main, with_namespaces(self.package.tree(self.package.main), root))

    def take(self, names: Iterable[str]) -> None:
        """Remember names of bookmarks as taken."""
        self.bookmarks |= {name.casefold() for name in names}
