"""Write the pages of a section as CSS: size, margins, and the boxes of headers and footers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.pdf.markup import pt
from docgen.pdf.model import (
    Kind,
)
from docgen.pdf.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Story:
    """A header or footer: the name of its running element (empty where there is none), and its height."""

    name: str
    height: float


Stories = Mapping[Kind, Story]


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one section."""

    name: str
    sheet: Sheet
    headers: Stories
    footers: Stories
    first_differs: bool
    numbered_from: int | None

    def css(self) -> str:
        """Return the page rules."""
        usual = f"@page {self.name}", Kind.DEFAULT, Kind.DEFAULT
        found = [self._rule(*usual, size=True)]
        if Kind.EVEN in self.headers or Kind.EVEN in self.footers:
            found.append(self._rule(f"@page {self.name}:left", Kind.EVEN, Kind.EVEN))
        if self.first_differs:
            found.append(self._rule(f"@page {self.name}:nth(1 of {self.name})", Kind.FIRST, Kind.FIRST))
        if self.numbered_from is not None:
            first = f"@page {self.name}:nth(1 of {self.name})"
            found.append(f"{first}{{counter-reset:page {self.numbered_from}}}")
        return "\n".join(found)

    def _rule(self, selector: str, header: Kind, footer: Kind, *, size: bool = False) -> str:
        sheet = self.sheet
        above, below = self.headers.get(header), self.footers.get(footer)
        top = max(sheet.top, sheet.header + above.height) if above else sheet.top
        bottom = max(sheet.bottom, sheet.footer + below.height) if below else sheet.bottom
        top, bottom = top + sheet.slack, bottom + sheet.slack
        declarations = f"margin:{pt(top)} {pt(sheet.right)} {pt(bottom)} {pt(sheet.left)};"
        if size:
            declarations = f"size:{pt(sheet.width)} {pt(sheet.height)};{declarations}"
        head = _box("top", above, f"padding-top:{pt(sheet.header)};vertical-align:top")
        foot = _box("bottom", below, f"padding-bottom:{pt(sheet.footer)};vertical-align:bottom")
        return f"{selector}{{{declarations}{head}{foot}}}"


def _box(side: str, story: Story | None, place: str) -> str:
    if story is None or not story.name:
        return f"@{side}-left{{content:none}}"
    return f"@{side}-left{{content:element({story.name});width:100%;text-align:left;{place}}}"
