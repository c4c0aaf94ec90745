"""Write tables as HTML: grid, spans, rules, heads that repeat."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from docgen.pdf.appearance import (
    Align,
)
from docgen.pdf.column import Column, Written
from docgen.pdf.markup import pt, rule
from docgen.pdf.merged_cells import spread_cells
from docgen.pdf.model import (
    Block,
    BreakKind,
    Cell,
    Paragraph,
    Row,
    Table,
)

if TYPE_CHECKING:
    from docgen.pdf.flow import Flow

TABLE_CSS: Final = """
table{border-collapse:collapse;table-layout:fixed;border-spacing:0}
td,th{font-weight:normal;text-align:left;vertical-align:top;padding:0;box-decoration-break:clone}
"""
_FOOT: Final = '<tfoot><tr><td colspan="{}"></td></tr></tfoot>'
"""An empty row of no height at the foot of each page: only with one is a row closed that goes on overleaf."""
_STANDS: Final = {"start": "top", "center": "middle", "end": "bottom"}


def table_html(
    flow: Flow, table: Table, column: Column, *, starts: BreakKind | None, gaps: tuple[float, float]
) -> Written:
    """Return `table` written by `flow`; `starts` is the break before it, `gaps` the white above and under."""
    table = spread_cells(table, flow.line_heights)
    width = sum(table.columns)
    left = table.left
    if table.align is Align.CENTER:
        left = (column.width - width) / 2
    elif table.align is Align.RIGHT:
        left = column.width - width
    place = next((each.place for row in table.rows for cell in row.cells for each in _paragraphs(cell)), "")
    flow.overflow.table(left, left + width, column.width, column.origin, place)
    declarations = f"width:{pt(width)};margin:{pt(gaps[0])} 0 {pt(gaps[1])} {pt(left)}"
    if starts:
        declarations += f";break-before:{starts.value}"
    heads = next((index for index, row in enumerate(table.rows) if not row.header), len(table.rows))
    heads = 0 if heads == len(table.rows) else heads
    grid = "".join(f'<col style="width:{pt(each)}"/>' for each in table.columns)
    rows, height = [], 0.0
    for index, row in enumerate(table.rows):
        html, high = _row(flow, row, column, head=index < heads)
        rows.append(html)
        height += high
    head = f"<thead>{''.join(rows[:heads])}</thead>" if heads else ""
    body = f"<tbody>{''.join(rows[heads:])}</tbody>"
    foot = _FOOT.format(len(table.columns)) if any(row.splits for row in table.rows) else ""
    name = flow.classes.name(declarations)
    html = f'<table class="{name}"><colgroup>{grid}</colgroup>{head}{body}{foot}</table>'
    return Written(html, height, width)


def _paragraphs(cell: Cell) -> Iterator[Paragraph]:
    return (block for block in cell.blocks if isinstance(block, Paragraph))


def _row(flow: Flow, row: Row, column: Column, *, head: bool) -> tuple[str, float]:
    cells, height = [], row.height
    for cell in row.cells:
        html, high = _cell(flow, cell, column, row, head=head)
        cells.append(html)
        if cell.rows == 1 and not row.exact:
            height = max(height, high)
    declarations = []
    if row.height:
        declarations.append(f"height:{pt(row.height)}")
    if not row.splits:
        declarations.append("break-inside:avoid")
    if row.keeps_next:
        declarations.append("break-after:avoid")
    name = f' class="{flow.classes.name(";".join(declarations))}"' if declarations else ""
    free = f'<td colspan="{row.skipped}"></td>' if row.skipped else ""
    return f"<tr{name}>{free}{''.join(cells)}</tr>", height


def _seen(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of a cell without the empty paragraph that must follow a table in it."""
    if len(blocks) > 1 and isinstance(blocks[-2], Table):
        last = blocks[-1]
        if isinstance(last, Paragraph) and not last.inlines and not last.label:
            return blocks[:-1]
    return blocks


def _cell(flow: Flow, cell: Cell, column: Column, row: Row, *, head: bool) -> tuple[str, float]:
    top, right, bottom, left = cell.padding
    inner = Column(max(cell.width - left - right, 1.0), column.origin, column.even, closed=True)
    content = flow.write(_seen(cell.blocks), inner)
    borders = cell.borders
    sides = {"top": borders.top, "right": borders.right, "bottom": borders.bottom, "left": borders.left}
    declarations = [f"border-{side}:{rule(border)}" for side, border in sides.items() if border]
    half = {side: border.weight / 2 if border else 0.0 for side, border in sides.items()}
    beside = max(left - half["left"], 0.0), max(right - half["right"], 0.0)
    declarations.append(f"padding:{pt(top)} {pt(beside[1])} {pt(bottom)} {pt(beside[0])}")
    declarations.append(f"vertical-align:{_STANDS.get(cell.stands, 'top')}")
    if cell.shading:
        declarations.append(f"background:{cell.shading}")
    spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    tag, scope = ("th", ' scope="col"') if head else ("td", "")
    html = content.html
    if row.exact:
        room = max(row.height - top - bottom - half["top"] - half["bottom"], 1.0)
        html = f'<div style="height:{pt(room)};overflow:hidden">{html}</div>'
    elif cell.room:
        html = f'<div style="height:{pt(cell.room - cell.drop)};margin-top:{pt(cell.drop)}">{html}</div>'
    elif cell.drop:
        html = f'<div style="margin-top:{pt(cell.drop)}">{html}</div>'
    name = flow.classes.name(";".join(declarations))
    if cell.room:
        return f'<{tag} class="{name}"{spans}{scope}>{html}</{tag}>', 0.0
    high = cell.drop + content.height + top + bottom + half["top"] + half["bottom"]
    return f'<{tag} class="{name}"{spans}{scope}>{html}</{tag}>', high
