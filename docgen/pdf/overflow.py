"""Notice what finds no room while pages are written: text in boxes too low, and what passes the sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.pdf.box_html import BoxWriter, Origin, overflows
from docgen.pdf.model import Anchored, From
from docgen.pdf.reading_findings import ELEMENT

_SLACK: Final = 12.0
"""Points that may pass the sheet: white at the end of a line, a rule, the padding of a table."""


@dataclass(slots=True)
class Overflow:
    """What found no room in one document, by the place that findings name."""

    found: dict[tuple[str, Text], None] = field(default_factory=dict)

    def box(self, box: Anchored, height: float, origin: Origin, place: str) -> None:
        """Note a box that is too low for its content of `height`, or that passes the sheet."""
        if box.blocks and overflows(box, height):
            self._note(place, Text("文本框容不下的文字被截去", "a text box cuts off text it is too low for"))
        across, down = BoxWriter.place(box, origin, even=False)
        left, top = across + origin.left, down + origin.top
        beside = left < -_SLACK or left + box.width > origin.sheet_width + _SLACK
        measured = box.down.base is not From.PARAGRAPH
        under = measured and (top < -_SLACK or top + box.height > origin.sheet_height + _SLACK)
        if origin.sheet_height and (beside or under):
            self._note(place, Text("图形或文本框超出纸边", "a drawing passes the edge of the sheet"))

    def line(self, right: float, width: float, origin: Origin, place: str) -> None:
        """Note a line that reaches to `right` in a column of `width`, if that passes the margin beside it."""
        self._across(right, width, origin, place, Text("一行", "a line"))

    def table(self, left: float, right: float, width: float, origin: Origin, place: str) -> None:
        """Note a table from `left` to `right` that does so on either side."""
        what = Text("表格", "a table")
        self._across(right, width, origin, place, what)
        if origin.sheet_height and left < -origin.margin_left - _SLACK:
            self._pass(place, what)

    def _across(self, right: float, width: float, origin: Origin, place: str, what: Text) -> None:
        margin = origin.sheet_width - origin.margin_left - origin.width
        if origin.sheet_height and right > width + margin + _SLACK:
            self._pass(place, what)

    def _pass(self, place: str, what: Text) -> None:
        self._note(place, Text(f"{what.zh}超出纸边", f"{what.en} passes the edge of the sheet"))

    def _note(self, place: str, fact: Text) -> None:
        self.found[place, fact] = None

    def findings(self, name: str) -> tuple[Diagnostic, ...]:
        """Return the findings, in the file called `name`."""
        title = ELEMENT.title
        return tuple(
            ELEMENT.at(Place(name, within=place), Text(f"{title.zh}：{fact.zh}", f"{title.en}: {fact.en}"))
            for place, fact in self.found
        )
