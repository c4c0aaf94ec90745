"""Open a Word file for reading: parts by relationship, settings, theme, and what it must not carry."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from lxml import etree

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.faults import Fault
from docgen.ooxml.names import is_off
from docgen.ooxml.package import PackageError, read_package
from docgen.ooxml.xml import parse_xml
from docgen.pdf.measures import emu
from docgen.pdf.reading_findings import EXTERNAL, MACROS, NO_BODY, OBJECT
from docgen.pdf.theme_colors import drawing_color, write_theme_colors
from docgen.pdf.xml_names import attribute, children, clark, name_of, usual_names, value

_FETCHED: Final = frozenset(
    {"image", "attachedTemplate", "frame", "subDocument", "oleObject", "video", "audio"}
)
"""Kinds of relationships that, where they lead out of the file, a program would fetch."""

_MODE: Final = "compatibilityMode"
_OLD_MODE: Final = 12


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a relationship leads: to a part of the file, or out of it."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Settings:
    """What the whole file says about how it is printed."""

    even_differs: bool = False
    mirrored: bool = False
    """Whether the margins of even pages are those of odd ones, seen in a mirror."""
    default_tab: float = 36.0
    adds_spacing: bool = False
    stretches_breaks: bool = True
    mode: int = _OLD_MODE
    """The Word whose layout is kept: 15 is that of 2013 and later."""


class Source:
    """The parts of one Word file, parsed when they are asked for.

    Raises |PackageError| where the file is not safe or not whole.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.parts: Mapping[str, bytes] = read_package(data, name=name)
        self._theme_colors: Mapping[str, str] | None = None
        self._relations: dict[str, Mapping[str, Relation]] = {}
        self.main = self._main()

    def _main(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self.parts:
                return relation.target
        return "word/document.xml"

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return the relationships of `part` by id; those of the package where it is empty."""
        if part not in self._relations:
            folder, stem = posixpath.split(part)
            entries = self.xml(posixpath.join(folder, "_rels", f"{stem}.rels"))
            found = () if entries is None else children(entries)
            self._relations[part] = {entry.get("Id", ""): _relation(entry, folder) for entry in found}
        return self._relations[part]

    def xml(self, part: str) -> etree._Element | None:
        """Return the root of a part, None where there is none. Raises |PackageError| where it is unsafe."""
        if part not in self.parts:
            return None
        data = usual_names(self.parts[part])
        root = parse_xml(data, part=part, name=self.name)
        if b"themeColor" in data or b"themeFill" in data:
            write_theme_colors(root, self.theme_colors())
        return root

    def related(self, kind: str) -> etree._Element | None:
        """Return the root of the part to which the body is related by `kind`."""
        for relation in self.relations(self.main).values():
            if relation.kind == kind and not relation.external:
                return self.xml(relation.target)
        return None

    def body(self) -> etree._Element:
        """Return the body. Raises |PackageError| where the file has none that can be read."""
        root = self.xml(self.main)
        body = None if root is None else root.find(clark("w:body"))
        if root is None or root.tag != clark("w:document") or body is None:
            fact = Text("找不到正文部件", "its body is missing")
            raise PackageError(NO_BODY, self.name, fact)
        return body

    def dangers(self) -> Iterator[Diagnostic]:
        """Yield what the file carries that a PDF must not: macros, objects, links that are fetched."""
        for part in sorted(self.parts):
            stem = part.rsplit("/", 1)[-1].lower()
            if stem.startswith("vbaproject") or stem == "vbadata.xml":
                yield self._finding(MACROS, Text(part, part))
            elif "/embeddings/" in part or "/activex/" in part.lower():
                yield self._finding(OBJECT, Text(part, part))
        for part in sorted(self.parts):
            folder, stem = posixpath.split(part)
            if not stem.endswith(".rels") or not folder.endswith("_rels"):
                continue
            source = posixpath.join(posixpath.dirname(folder), stem.removesuffix(".rels"))
            for relation in self.relations("" if source == "." else source).values():
                if relation.external and relation.kind in _FETCHED:
                    yield self._finding(EXTERNAL, Text(relation.target, relation.target))

    def _finding(self, fault: Fault, fact: Text) -> Diagnostic:
        message = Text(f"{fault.title.zh}：{fact.zh}", f"{fault.title.en}: {fact.en}")
        return fault.at(Place(self.name), message)

    def settings(self) -> Settings:
        """Return the settings; the defaults where the file has none."""
        root = self.related("settings")
        if root is None:
            return Settings()
        tab = value(root, "w:defaultTabStop")
        compatible = root.find(clark("w:compat"))
        modes = (each for each in root.iter(clark("w:compatSetting")))
        mode = next((attribute(each, "val") for each in modes if attribute(each, "name") == _MODE), "")
        return Settings(
            even_differs=_on(root.find(clark("w:evenAndOddHeaders"))),
            mirrored=_on(root.find(clark("w:mirrorMargins"))),
            default_tab=max(float(tab) / 20, 1.0) if tab.isdecimal() else 36.0,
            adds_spacing=compatible is not None
            and _on(compatible.find(clark("w:doNotUseHTMLParagraphAutoSpacing"))),
            stretches_breaks=compatible is None
            or not _on(compatible.find(clark("w:doNotExpandShiftReturn"))),
            mode=int(mode) if mode.isdecimal() else _OLD_MODE,
        )

    def theme_fonts(self) -> Mapping[str, str]:
        """Return the fonts of the theme by role: ``minorEastAsia``, ``majorHAnsi`` and so on."""
        root = self.related("theme")
        if root is None:
            return {}
        found: dict[str, str] = {}
        for kind in ("major", "minor"):
            fonts = root.find(f".//{clark(f'a:{kind}Font')}")
            if fonts is None:
                continue
            latin, chinese = _typeface(fonts, "latin"), _typeface(fonts, "ea")
            scripts = {
                each.get("script"): each.get("typeface", "") for each in fonts.iterfind(clark("a:font"))
            }
            roles = {
                "Ascii": latin,
                "HAnsi": latin,
                "EastAsia": chinese or scripts.get("Hans", ""),
                "Bidi": _typeface(fonts, "cs"),
            }
            found |= {f"{kind}{role}": family for role, family in roles.items() if family}
        return found

    def theme_colors(self) -> Mapping[str, str]:
        """Return the colours of the theme as ``#rrggbb``: ``accent1``, ``dk1`` and so on."""
        if self._theme_colors is None:
            root = self.related("theme")
            scheme = None if root is None else root.find(f".//{clark('a:clrScheme')}")
            entries = () if scheme is None else tuple(children(scheme))
            self._theme_colors = {name_of(entry): drawing_color(entry, {}) for entry in entries}
        return self._theme_colors

    def theme_lines(self) -> tuple[float, ...]:
        """Return the weights of the lines of the theme, thin to thick, in points."""
        root = self.related("theme")
        path = clark("a:themeElements/a:fmtScheme/a:lnStyleLst/a:ln")
        return () if root is None else tuple(emu(each.get("w")) or 0.75 for each in root.iterfind(path))

    def properties(self) -> Mapping[str, str]:
        """Return title, creator and language of the file, as far as it has them."""
        for relation in self.relations("").values():
            if relation.kind == "core-properties":
                root = self.xml(relation.target)
                each = () if root is None else children(root)
                return {name_of(entry): (entry.text or "").strip() for entry in each}
        return {}


def _relation(entry: etree._Element, folder: str) -> Relation:
    target, external = entry.get("Target", ""), entry.get("TargetMode") == "External"
    if not external:
        target = unquote(target)
        target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
    return Relation(
        entry.get("Type", "").rsplit("/", 1)[-1], target.lstrip("/") if not external else target, external
    )


def _typeface(fonts: etree._Element, name: str) -> str:
    found = fonts.find(clark(f"a:{name}"))
    return "" if found is None else found.get("typeface", "")


def _on(element: etree._Element | None) -> bool:
    return element is not None and not is_off(attribute(element, "val"))
