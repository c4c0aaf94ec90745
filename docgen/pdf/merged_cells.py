"""Spread a cell that is merged over rows upon those rows, so that a page can end between them.

The engine keeps such a cell in one piece: where its rows go on over the page, its text would hang out of the
table. So each row gets a cell of its own, without rules between them, and the lines that stand at its height.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from docgen.pdf.model import Block, Cell, Paragraph, Row, Table

Heights = Callable[[Block, float], tuple[float, ...]]
"""Gives the heights of the lines of a block in a column of a width; of a table, of the whole."""

_HANGS = 0.4
"""Share of a line that may reach into the next row; what reaches further goes there."""


def spread_cells(table: Table, heights: Heights) -> Table:
    """Return `table` without cells merged over rows, but for those of its head."""
    if all(cell.rows == 1 for row in table.rows for cell in row.cells):
        return table
    heads = next((index for index, row in enumerate(table.rows) if not row.header), len(table.rows))
    high = [_height(row, heights) for row in table.rows]
    placed: list[dict[int, Cell]] = [{} for _ in table.rows]
    taken: list[dict[int, int]] = [{} for _ in table.rows]
    for index, row in enumerate(table.rows):
        for column, cell in _columns(row, taken[index]):
            last = min(index + cell.rows, len(table.rows))
            whole = cell.rows == 1 or index < heads
            parts = [cell] if whole else _parts(cell, high[index:last], heights)
            for offset, part in enumerate(parts):
                placed[index + offset][column] = part
            for below in range(index + 1, last):
                taken[below][column] = cell.columns
    rows = (
        replace(row, cells=tuple(cells[column] for column in sorted(cells)))
        for row, cells in zip(table.rows, placed, strict=True)
    )
    return replace(table, rows=tuple(rows))


def _columns(row: Row, taken: Mapping[int, int]) -> Iterator[tuple[int, Cell]]:
    """Yield the cells of a row with the columns they begin at; cells from above have `taken` some."""
    column = row.skipped
    for cell in row.cells:
        while column in taken:
            column += taken[column]
        yield column, cell
        column += cell.columns


def _height(row: Row, heights: Heights) -> float:
    if row.exact:
        return row.height
    return max([row.height, *(_needed(cell, heights) for cell in row.cells if cell.rows == 1)])


def _needed(cell: Cell, heights: Heights) -> float:
    return sum(line.height for line in _lines(cell, heights)) + _around(cell)


def _around(cell: Cell) -> float:
    """Return padding and rules above and below."""
    rules = (cell.borders.top, cell.borders.bottom)
    return cell.padding[0] + cell.padding[2] + sum(rule.weight / 2 for rule in rules if rule)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a cell: its block, its number in it, and how much of the cell's height it takes."""

    block: Block
    number: int
    height: float


def _lines(cell: Cell, heights: Heights) -> Iterator[_Line]:
    _, right, _, left = cell.padding
    for block in cell.blocks:
        for number, height in enumerate(heights(block, max(cell.width - left - right, 1.0))):
            yield _Line(block, number, height)


def _parts(cell: Cell, high: Sequence[float], heights: Heights) -> list[Cell]:
    """Return a cell for each row, `high` as they are without it; one where the first row holds all."""
    lines = list(_lines(cell, heights))
    tops = list(accumulate(high, initial=0.0))
    room = tops[-1] - _around(cell) - sum(line.height for line in lines)
    free = max(room, 0.0) * {"center": 0.5, "end": 1.0}.get(cell.stands, 0.0)
    at = cell.padding[0] + free
    held: list[list[_Line]] = [[] for _ in high]
    drops = [0.0] * len(high)
    row = 0
    for line in lines:
        while row < len(high) - 1 and at + line.height * (1 - _HANGS) > tops[row + 1]:
            row += 1
            at = max(at, tops[row])
        if not held[row]:
            drops[row] = max(at - tops[row] - (cell.padding[0] if row == 0 else 0.0), 0.0)
        held[row].append(line)
        at += line.height
    if len(held[0]) == len(lines) and not drops[0]:
        return [cell]
    return [
        _part(cell, index, len(high), held[index], (drops[index], high[index])) for index in range(len(high))
    ]


def _part(cell: Cell, index: int, count: int, lines: Sequence[_Line], place: tuple[float, float]) -> Cell:
    """Return the part of `cell` in one row; `place` is the white above its lines, and the row's height."""
    first, last = index == 0, index == count - 1
    borders = replace(
        cell.borders, top=cell.borders.top if first else None, bottom=cell.borders.bottom if last else None
    )
    top, right, bottom, left = cell.padding
    drop, high = place
    part = replace(
        cell,
        blocks=tuple(_blocks(lines)),
        rows=1,
        borders=borders,
        padding=(top if first else 0.0, right, bottom if last else 0.0, left),
        stands="start",
        drop=drop,
    )
    return part if last else replace(part, room=max(high - _around(part), 0.1))


def _blocks(lines: Sequence[_Line]) -> Iterator[Block]:
    """Yield the blocks of `lines`, of paragraphs only the lines that are there."""
    for block in dict.fromkeys(id(line.block) for line in lines):
        numbers = [line.number for line in lines if id(line.block) == block]
        whole = next(line.block for line in lines if id(line.block) == block)
        if isinstance(whole, Paragraph):
            yield replace(whole, shown=(numbers[0], numbers[-1] + 1))
        else:
            yield whole
