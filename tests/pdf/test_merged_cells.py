"""A cell merged over rows is spread upon them: no line is lost, and none stands in two rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.pdf.appearance import Border, Borders, ParagraphStyle, RunStyle
from docgen.pdf.merged_cells import spread_cells
from docgen.pdf.model import Block, Cell, Paragraph, Row, Table

RULE = Border(0.5)


def paragraph() -> Paragraph:
    return Paragraph(ParagraphStyle(), (), RunStyle())


def heights(_: Block, width: float) -> tuple[float, ...]:
    """Say that a paragraph has five lines of 10 points in a wide column, one in a narrow one."""
    return (10.0,) * 5 if width > 50 else (10.0,)


def table(stands: str, *, header: bool = False) -> Table:
    borders = Borders(RULE, RULE, RULE, RULE)
    merged = Cell((paragraph(),), 100.0, rows=3, borders=borders, stands=stands)
    rows = [Row((merged, Cell((paragraph(),), 40.0)), header=header)]
    rows += [Row((Cell((paragraph(),), 40.0),), height=20.0) for _ in range(2)]
    return Table((100.0, 40.0), tuple(rows))


@pytest.mark.parametrize(
    ("stands", "shown"), [("start", [(0, 1), (1, 3), (3, 5)]), ("end", [(0, 1), (1, 3), (3, 5)])]
)
def test_each_line_of_a_merged_cell_stands_in_one_row(stands: str, shown: list[tuple[int, int]]) -> None:
    rows = spread_cells(table(stands), heights).rows
    held = [row.cells[0].blocks[0] for row in rows]
    assert [each.shown for each in held if isinstance(each, Paragraph)] == shown


def test_rules_stand_around_the_parts_and_not_between_them() -> None:
    parts = [row.cells[0].borders for row in spread_cells(table("start"), heights).rows]
    assert [(each.top, each.bottom) for each in parts] == [(RULE, None), (None, None), (None, RULE)]


def test_cells_keep_their_order_beside_merged_ones_that_are_spread_and_that_are_not() -> None:
    short, long, plain = (Cell((paragraph(),), width) for width in (40.0, 100.0, 41.0))
    first = Row((replace(short, rows=2), plain, replace(long, rows=2), plain), height=20.0)
    rows = spread_cells(
        Table((40.0, 41.0, 100.0, 41.0), (first, Row((plain, plain), height=20.0))), heights
    ).rows
    assert [[cell.width for cell in row.cells] for row in rows] == [
        [40.0, 41.0, 100.0, 41.0],
        [41.0, 100.0, 41.0],
    ]


def test_merged_cell_of_a_head_stays_whole() -> None:
    assert spread_cells(table("start", header=True), heights).rows[0].cells[0].rows == 3
