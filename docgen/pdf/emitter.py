"""Write the print model as one HTML file with CSS paged media."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from docgen.layout.breaking import LIBREOFFICE, BreakRules
from docgen.pdf.box_html import Origin
from docgen.pdf.column import Column, Written
from docgen.pdf.flow import FLOW_CSS, Flow
from docgen.pdf.line_html import LINE_CSS
from docgen.pdf.markup import Classes, escaped, in_markup, legal, pt
from docgen.pdf.model import (
    Block,
    Document,
    Kind,
    Section,
    Start,
)
from docgen.pdf.overflow import Overflow
from docgen.pdf.pieces import Faces, Setting
from docgen.pdf.sheet import Sheet
from docgen.pdf.sheets import Pages, Story
from docgen.pdf.table_html import TABLE_CSS

_BASE_CSS: Final = """
html{color:#000}
body{margin:0}
.run{line-height:0}
.in{position:relative;line-height:normal}
@page{@footnote{margin:2.9pt 0 0;padding:2.8pt 0 0;border:0 solid #fff;border-top-width:.5pt}}
"""
_NOTE_RULE: Final = "@page{@footnote{border-image:linear-gradient(to right,#000 144pt,#fff 144pt) 1 0 0 0}}"
"""The rule over footnotes: 2 inches, as Word draws it; CSS has no border of such a length."""
_SIDES: Final = {Start.EVEN_PAGE: "left", Start.ODD_PAGE: "right"}


@dataclass(frozen=True, slots=True)
class Html:
    """A whole HTML file but for the rules that name its fonts, which are known when its text is."""

    head: str
    css: str
    body: str
    language: str
    overflow: Overflow
    """What found no room on the pages."""

    def with_css(self, css: str = "") -> str:
        """Return the file, with what the fonts need (``@font-face``); it is well-formed XML as well."""
        rules = in_markup("\n".join((css, self.css)))
        head = f'<meta charset="utf-8"/>{self.head}<style>{rules}</style>'
        html = f'<html lang="{self.language}"><head>{head}</head><body>{self.body}</body></html>'
        return f"<!DOCTYPE html>{legal(html)}"


def document_html(document: Document, *, faces: Faces, rules: BreakRules, title: str = "") -> Html:
    """Return `document` as HTML, its lines broken by `rules`; `title` where it has none of its own."""
    return _Emitter(document, faces, rules).html(title)


@dataclass(slots=True)
class _Emitter:
    document: Document
    faces: Faces
    rules: BreakRules

    def html(self, title: str) -> Html:
        """Return the whole file."""
        document, classes = self.document, Classes()
        overflow = Overflow()
        whole = self.rules.name == LIBREOFFICE.name
        setting = Setting(self.faces, self.rules, document.default_tab, document.stretches_breaks)
        flow = Flow(
            setting,
            classes,
            overflow,
            adds_spacing=document.adds_spacing,
            whole=whole,
            notes=document.has_notes,
        )
        bodies, pages = [], []
        for number, group in enumerate(_groups(document.sections)):
            body, page = self._group(flow, group, f"s{number}")
            bodies.append(body)
            pages.append(page.css())
        style = "\n".join(
            (
                _BASE_CSS,
                _blank_pages(document.sections[0].sheet),
                _NOTE_RULE if document.rules_notes else "",
                LINE_CSS,
                FLOW_CSS,
                TABLE_CSS,
                *pages,
                classes.css(),
            )
        )
        head = f"<title>{escaped(document.title or title)}</title>"
        if document.author:
            head += f'<meta name="author" content="{escaped(document.author)}"/>'
        return Html(head, style, "".join(bodies), escaped(document.language), overflow)

    def _group(self, flow: Flow, group: list[Section], name: str) -> tuple[str, Pages]:
        """Return the sections that share pages, and those pages."""
        if self.rules.name == LIBREOFFICE.name:
            group = [replace(section, sheet=_centred_grid(section.sheet)) for section in group]
        first = group[0]
        flow = flow.for_section(first)
        running, pages = self._stories(flow, first, name)
        contents = "".join(_section(flow, section, goes_on=section is not group[-1]) for section in group)
        side = _SIDES.get(first.start)
        style = f"page:{name}" + (f";break-before:{side}" if side else "")
        return f'<div style="{style}">{running}{contents}</div>', pages

    def _stories(self, flow: Flow, section: Section, name: str) -> tuple[str, Pages]:
        """Return the running elements of headers and footers, and the pages that show them."""
        html: list[str] = []
        kept: dict[str, dict[Kind, Story]] = {"h": {}, "f": {}}
        for letter, stories in (("h", section.headers), ("f", section.footers)):
            for kind, blocks in self._wanted(section, stories):
                story, written = self._story(
                    flow, section.sheet, blocks, f"{name}{letter}{kind.value}", letter
                )
                kept[letter][kind] = story
                html.append(written)
        numbered = section.numbered_from
        pages = Pages(name, section.sheet, kept["h"], kept["f"], section.first_differs, numbered)
        return "".join(html), pages

    def _wanted(
        self, section: Section, stories: Mapping[Kind, tuple[Block, ...]]
    ) -> Iterator[tuple[Kind, tuple[Block, ...]]]:
        if Kind.DEFAULT in stories:
            yield Kind.DEFAULT, stories[Kind.DEFAULT]
        if self.document.even_differs:
            yield Kind.EVEN, stories.get(Kind.EVEN, ())
        if section.first_differs and Kind.FIRST in stories:
            yield Kind.FIRST, stories[Kind.FIRST]

    def _story(
        self, flow: Flow, sheet: Sheet, blocks: tuple[Block, ...], name: str, letter: str
    ) -> tuple[Story, str]:
        if not blocks:
            return Story("", 0.0), ""
        even = name.endswith(Kind.EVEN.value)
        written = _in_margin(flow, sheet, blocks, sheet.header, even=even)
        if letter == "f":
            top = sheet.height - sheet.footer - written.height
            written = _in_margin(flow, sheet, blocks, top, even=even)
        style = f"position:running({name})"
        html = f'<div class="run" style="{style}"><div class="in">{written.html}</div></div>'
        return Story(name, written.height), html


def _blank_pages(sheet: Sheet) -> str:
    """Return the size of pages that belong to no section: those left white before an odd or even one."""
    return f"@page{{size:{pt(sheet.width)} {pt(sheet.height)}}}"


def _in_margin(flow: Flow, sheet: Sheet, blocks: tuple[Block, ...], top: float, *, even: bool) -> Written:
    """Return a header or footer whose upper edge lies `top` under the sheet's."""
    origin = replace(_origin(sheet), top=top)
    return flow.write(blocks, Column(sheet.text_width, origin, even))


def _groups(sections: tuple[Section, ...]) -> list[list[Section]]:
    """Return the sections in groups that share pages: one that goes on, on sheets of the same size."""
    found: list[list[Section]] = []
    for section in sections:
        before = found[-1][-1].sheet if found else None
        same = before is not None and (before.width, before.height) == (
            section.sheet.width,
            section.sheet.height,
        )
        if same and section.start is Start.CONTINUOUS:
            found[-1].append(section)
        else:
            found.append([section])
    return found


def _section(flow: Flow, section: Section, *, goes_on: bool) -> str:
    """Return the text of a section; its columns are made equally long where another follows below."""
    sheet = section.sheet
    column = Column(sheet.column_width, _origin(sheet))
    content = flow.write(section.blocks, column).html
    if sheet.columns == 1:
        return content
    style = f"column-count:{sheet.columns};column-gap:{pt(sheet.column_gap)}"
    style += "" if goes_on else ";column-fill:auto"
    return f'<div style="{style}">{content}</div>'


def _centred_grid(sheet: Sheet) -> Sheet:
    """Return `sheet` with what its line grid leaves over and under the text, as LibreOffice shares it out."""
    height = sheet.height - sheet.top - sheet.bottom
    return replace(sheet, slack=(height % sheet.grid) / 2) if sheet.grid else sheet


def _origin(sheet: Sheet) -> Origin:
    return Origin(
        left=sheet.left,
        top=sheet.top + sheet.slack,
        width=sheet.text_width,
        height=sheet.height - sheet.top - sheet.bottom,
        sheet_width=sheet.width,
        sheet_height=sheet.height,
        margin_left=sheet.left,
        margin_top=sheet.top,
    )
