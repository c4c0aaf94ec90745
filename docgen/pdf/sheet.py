"""Hold the sheet that pages are set on: size, margins, columns and grids, in points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """Page size and margins of a section; `header` and `footer` are distances from the sheet's edges.

    Of a file that says nothing the sheets are Letter and the margins an inch, as in LibreOffice.
    """

    width: float = 612.0
    height: float = 792.0
    top: float = 72.0
    right: float = 72.0
    bottom: float = 72.0
    left: float = 72.0
    header: float = 36.0
    footer: float = 36.0
    columns: int = 1
    column_gap: float = 36.0
    grid: float = 0.0
    """Pitch of the line grid that lines are set on; 0 for none."""
    char_space: float = 0.0
    """Added to every Chinese character by the character grid."""
    slack: float = 0.0
    """White over and under the text, inside the margins."""

    @property
    def text_width(self) -> float:
        """Return the width between the margins."""
        return self.width - self.left - self.right

    @property
    def column_width(self) -> float:
        """Return the width of one column."""
        return (self.text_width - (self.columns - 1) * self.column_gap) / self.columns
