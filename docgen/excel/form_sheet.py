"""Write worksheets as text: cells, merged ranges, what may be typed, protection, the printed page."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from docgen.excel.form_looks import Form, Look
from docgen.excel.safe import attribute, cell_text

LINE = 14.5
"""Points from line to line at 10.5 points."""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)


@dataclass(frozen=True, slots=True)
class Rule:
    """What may be typed into some cells, said to who types: before (`prompt`) and after (`error`)."""

    kind: str
    """list, decimal, date or textLength, as the format names them."""
    first: str
    second: str = ""
    operator: str = "between"
    prompt: str = ""
    error: str = ""
    stops: bool = True
    """Refuse what breaks the rule; else only ask."""

    def xml(self, cells: Sequence[str]) -> str:
        """Return the rule for `cells`."""
        second = f"<formula2>{cell_text(self.second)}</formula2>" if self.second else ""
        style = "" if self.stops else ' errorStyle="warning"'
        operator = f' operator="{self.operator}"' if self.kind != "list" and not self.second else ""
        return (
            f'<dataValidation type="{self.kind}"{style}{operator} allowBlank="1" showInputMessage="1" '
            f'showErrorMessage="1" errorTitle="请核对" error="{attribute(self.error)}" '
            f'promptTitle="填写提示" prompt="{attribute(self.prompt)}" sqref="{" ".join(cells)}">'
            f"<formula1>{cell_text(self.first)}</formula1>{second}</dataValidation>"
        )


@dataclass
class SheetWriter:
    """Gather one worksheet row by row."""

    form: Form
    rows: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    rules: dict[Rule, list[str]] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
    number: int = 0
    """The last row written, counted from 1."""

    def row(
        self, cells: Iterable[tuple[Look, str | float | None]], *, height: float = 18, grows: bool = False
    ) -> int:
        """Add a row from column A on, `height` points high, and return its number.

        One that `grows` becomes as high as its text as soon as somebody types into it.
        """
        self.number += 1
        fixed = f' ht="{height:g}"' + ("" if grows else ' customHeight="1"')
        inner = "".join(
            self._cell("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index], look, value)
            for index, (look, value) in enumerate(cells)
        )
        self.rows.append(f'<row r="{self.number}"{fixed}>{inner}</row>')
        return self.number

    def _cell(self, letter: str, look: Look, value: str | float | None) -> str:
        place = f"{letter}{self.number}"
        if value is None or value == "":
            return f'<c r="{place}" s="{self.form.style(look)}"/>'
        if not isinstance(value, str):
            return f'<c r="{place}" s="{self.form.style(look)}"><v>{value:g}</v></c>'
        style = self.form.style(look, value)
        text = f'<t xml:space="preserve">{cell_text(value)}</t>'
        return f'<c r="{place}" s="{style}" t="inlineStr"><is>{text}</is></c>'

    def merge(self, first: str, last: str) -> None:
        """Merge the cells from column `first` to `last` of the last row."""
        self.merged.append(f"{first}{self.number}:{last}{self.number}")

    def break_page(self) -> None:
        """Begin a new page behind the last row."""
        self.breaks.append(self.number)

    def allow(self, rule: Rule, letter: str) -> None:
        """Say what may be typed into column `letter` of the last row."""
        self.rules.setdefault(rule, []).append(f"{letter}{self.number}")

    def xml(
        self, widths: Sequence[float], *, frozen: int = 0, landscape: bool = True, footer: str = ""
    ) -> str:
        """Return the worksheet: `widths` in characters of the columns from A on, `frozen` rows at the top."""
        columns = "".join(
            f'<col min="{number}" max="{number}" width="{width:g}" customWidth="1"/>'
            for number, width in enumerate(widths, 1)
        )
        rules = "".join(rule.xml(cells) for rule, cells in self.rules.items())
        counted = f'<dataValidations count="{len(self.rules)}">{rules}</dataValidations>' if rules else ""
        merged = "".join(f'<mergeCell ref="{cells}"/>' for cells in self.merged)
        return (
            _HEAD + '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f"{_view(frozen)}"
            f'<sheetFormatPr defaultRowHeight="18"/><cols>{columns}</cols>'
            f"<sheetData>{''.join(self.rows)}</sheetData>"
            # Rows may be made higher and columns wider; there is no password: it keeps slips out, not people.
            '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>'
            + (f'<mergeCells count="{len(self.merged)}">{merged}</mergeCells>' if merged else "")
            + counted
            + _page(landscape=landscape, footer=footer)
            + _breaks(self.breaks)
            + "</worksheet>"
        )


def _view(frozen: int) -> str:
    if not frozen:
        return '<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>'
    return (
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{frozen}" topLeftCell="A{frozen + 1}" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft"/></sheetView></sheetViews>'
    )


def _page(*, landscape: bool, footer: str) -> str:
    """Return the page: A4 (paper 9), as wide as the table, margins in inches."""
    orientation = "landscape" if landscape else "portrait"
    return (
        '<printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.65" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{orientation}" fitToWidth="1" fitToHeight="0"/>'
        + (f"<headerFooter><oddFooter>{cell_text(footer)}</oddFooter></headerFooter>" if footer else "")
    )


def _breaks(rows: Sequence[int]) -> str:
    """Return the page breaks behind `rows`; the greatest column there is says that they go right across."""
    inner = "".join(f'<brk id="{row}" max="16383" man="1"/>' for row in rows)
    return (
        f'<rowBreaks count="{len(rows)}" manualBreakCount="{len(rows)}">{inner}</rowBreaks>' if rows else ""
    )


def text_height(text: str, width: float, *, line: float = LINE) -> float:
    """Return the points that `text` takes in a column of `width` half-width characters."""
    return line * sum(max(1, math.ceil(_run(part) / width)) for part in text.split("\n"))


def _run(text: str) -> int:
    """Return how many half-width characters `text` is wide."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
