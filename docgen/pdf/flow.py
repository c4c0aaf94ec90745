"""Write the blocks of a story as HTML: paragraphs with their lines, lists, tables, boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from docgen.pdf.appearance import Align, ParagraphStyle
from docgen.pdf.box_html import BoxWriter, Origin
from docgen.pdf.column import Column, Written
from docgen.pdf.composer import SetParagraph, set_paragraph
from docgen.pdf.line_html import LineWriter
from docgen.pdf.markup import Classes, pt
from docgen.pdf.model import (
    Anchored,
    Block,
    BreakKind,
    Characters,
    Frame,
    From,
    Note,
    Paragraph,
    Section,
    Table,
)
from docgen.pdf.overflow import Overflow
from docgen.pdf.paragraph_frame import boxed_alike, frame_declarations
from docgen.pdf.pieces import Setting
from docgen.pdf.table_html import table_html

FLOW_CSS: Final = """
p,h1,h2,h3,h4,h5,h6,ul,li,table{margin:0;padding:0;font-size:inherit;font-weight:normal;break-after:auto}
ul{list-style:none}
li{display:block}
.z{display:block;position:relative;height:0;line-height:0}
.fn{float:footnote;display:block}
.fn::footnote-call,.fn::footnote-marker{content:none}
"""
_HEADINGS: Final = 4


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands: its neighbours, the white around it, what it starts, the frames beside it."""

    before: Block | None
    after: Block | None
    gaps: tuple[float, float]
    """White above and under it. It stands under the block before it, as pages drop it there at their foot."""
    starts: BreakKind | None
    boxes: tuple[Anchored, ...]


class Flow:
    """Write stories, all with the same setting."""

    def __init__(
        self,
        setting: Setting,
        classes: Classes,
        overflow: Overflow,
        *,
        adds_spacing: bool,
        whole: bool,
        notes: bool = False,
    ) -> None:
        self._setting, self.classes, self.overflow = setting, classes, overflow
        self._adds_spacing = adds_spacing
        self._whole = whole
        """Whether a paragraph kept with the next one is kept whole too, as LibreOffice keeps it."""
        self._width = 0.0
        self._lines = LineWriter(classes, self._note, joins=not notes)
        self._boxes = BoxWriter(classes)

    def for_section(self, section: Section) -> Flow:
        """Return a writer for a section of the same document, with its grid and its page numbers."""
        sheet = section.sheet
        setting = replace(
            self._setting, grid=sheet.grid, char_space=sheet.char_space, page_form=section.number_form
        )
        return Flow(
            setting,
            self.classes,
            self.overflow,
            adds_spacing=self._adds_spacing,
            whole=self._whole,
            notes=not self._lines.joins,
        )

    def write(self, blocks: Sequence[Block], column: Column) -> Written:
        """Return `blocks` one under the other."""
        self._width = max(self._width, column.width)
        found: list[str] = []
        height = width = trail = 0.0
        pending: list[Anchored] = []
        previous: Block | None = None
        starts: BreakKind | None = None
        blocks = [block for block in blocks if not (self._whole and _section_mark(block, blocks))]
        flowing = [block for block in blocks if not isinstance(block, Frame)]
        following = dict(zip(map(id, flowing), flowing[1:], strict=False))
        for block in blocks:
            if isinstance(block, Frame):
                pending.append(block.box)
                continue
            after = following.get(id(block))
            above = 0.0 if previous and not starts and not _starts_page(block) else self._gap(None, block)
            below = self._gap(block, after) if after and not _starts_page(after) else 0.0
            place = _Place(previous, after, (above, below), starts, tuple(pending))
            if isinstance(block, Table):
                written = table_html(self, block, column, starts=starts, gaps=(above, below))
                starts = None
            else:
                written, starts = self._paragraph(block, column, place)
                pending = []
            found.append(self._listed(block, written.html))
            height += above + written.height + (below if after else 0.0) + trail
            width = max(width, written.width)
            trail = written.trail
            previous = block
        if pending:
            found.append(f'<div class="z">{self._held(pending, column, 0.0)}</div>')
        last = trail + (previous.style.after if isinstance(previous, Paragraph) else 0.0)
        if last and column.closed:
            found.append(f'<div class="{self.classes.name(f"height:{pt(last)}")}"></div>')
        return Written(_joined_lists("".join(found)), height + last, width)

    def _listed(self, block: Block, html: str) -> str:
        if isinstance(block, Paragraph) and block.label and block.style.outline_level is None:
            return f"<ul><li>{html}</li></ul>"
        return html

    def _gap(self, previous: Block | None, block: Block) -> float:
        """Return the white between two blocks."""
        before = block.style.before if isinstance(block, Paragraph) else 0.0
        after = previous.style.after if isinstance(previous, Paragraph) else 0.0
        if isinstance(block, Paragraph) and isinstance(previous, Paragraph):
            alike = block.style_id == previous.style_id
            before = 0.0 if alike and block.style.contextual_spacing else before
            after = 0.0 if alike and previous.style.contextual_spacing else after
        return before + after if self._adds_spacing else max(before, after)

    def _paragraph(
        self, paragraph: Paragraph, column: Column, place: _Place
    ) -> tuple[Written, BreakKind | None]:
        made = _shown(set_paragraph(paragraph, width=column.width, setting=self._setting))
        style = made.paragraph.style
        if self._whole and column.closed:
            style = replace(style, widow_control=False)  # LibreOffice splits rows anywhere.
        merged = [boxed_alike(paragraph, each) for each in (place.before, place.after)]
        frame, extra = frame_declarations(style, joins_before=merged[0], joins_after=merged[1])
        reserved = sum(max(0.0, box.height + box.down.offset) for box in made.anchored if box.reserves)
        above, below = place.gaps
        start = 0.0 if made.lines[0].free and _aligned(style) else made.lines[0].left
        held = self._held(
            (*place.boxes, *made.anchored), column, -style.left - start, reserved, paragraph.place
        )
        tag = _tag(style, holding=bool(held) or any(line.marks for line in made.lines))
        shown = (*made.lines[:-1], replace(made.lines[-1], below=0.0))
        holds = style.widow_control and not style.keep_lines
        boxes = self._lines.boxes(shown, held=held, aligned=_aligned(style), holds=holds)
        # Lines that make up the paragraph are its own, where nothing is drawn around them.
        alone = boxes[0] if len(boxes) == 1 and not frame and not reserved else None
        left = style.left - extra + (alone.left if alone else 0.0)
        declarations = [f"margin:{' '.join(map(pt, (above, style.right, below + made.trail, left)))}", *frame]
        declarations += self._breaks(made, place.starts)
        if reserved:
            declarations.append(f"padding-top:{pt(reserved)}")
        names = [self.classes.name(";".join(declarations)), *([alone.names] if alone else [])]
        lines = alone.content if alone else "".join(box.html(self.classes) for box in boxes)
        html = f'<{tag} class="{" ".join(names)}">{lines}</{tag}>'
        padding = sum(
            border.weight + border.space for border in (style.borders.top, style.borders.bottom) if border
        )
        width = max((line.left + line.line.width for line in made.lines), default=0.0)
        self.overflow.line(width + style.left, column.width, column.origin, paragraph.place)
        total = made.height + padding + reserved
        return Written(html, total, width + style.left + style.right, made.trail), made.ends

    def line_heights(self, block: Block, width: float) -> tuple[float, ...]:
        """Return the heights of the lines of a block in a column of `width`; of a table, of the whole."""
        if not isinstance(block, Paragraph):
            return (self.write([block], Column(width, Origin(0.0, 0.0, width, 0.0, width, 0.0))).height,)
        lines = set_paragraph(block, width=width, setting=self._setting).lines
        heights = [line.height + line.below for line in lines]
        heights[0] += block.style.before
        heights[-1] += block.style.after
        return tuple(heights)

    def _breaks(self, made: SetParagraph, starts: BreakKind | None) -> list[str]:
        style = made.paragraph.style
        found = []
        if style.page_break_before or starts is BreakKind.PAGE:
            found.append("break-before:page")
        elif starts is BreakKind.COLUMN:
            found.append("break-before:column")
        if style.keep_next:
            found.append("break-after:avoid")
        if style.keep_lines or (style.keep_next and self._whole):
            found.append("break-inside:avoid")
        return found

    def _held(
        self, boxes: Sequence[Anchored], column: Column, left: float, reserved: float = 0.0, place: str = ""
    ) -> str:
        """Return the drawings of a paragraph; the column begins at `left`, seen from its first line."""
        found = []
        for asked in boxes:
            content = self._content(asked, column)
            box = _grown(asked, content)
            self.overflow.box(box, content.height, column.origin, place)
            html = self._boxes.html(box, content.html, content.height, column.origin, even=column.even)
            if box.down.base is From.PARAGRAPH:
                shift = f"margin-left:{pt(left)};top:{pt(-reserved)}"
                html = f'<span class="z" style="{shift}">{html}</span>'
            found.append(html)
        return "".join(found)

    def _content(self, box: Anchored, column: Column) -> Written:
        if box.parts:
            whole = Column(box.width, Origin(0.0, 0.0, box.width, 0.0, box.width, 0.0), column.even)
            return Written(self._held(box.parts, whole, 0.0), box.height)
        if not box.blocks:
            return Written("", 0.0)
        top, right, bottom, left = box.padding
        width = (box.height - top - bottom) if box.turned else (box.width - left - right)
        origin = replace(column.origin, left=0.0, top=0.0)
        inner = Column(width if width > 0 else column.width, origin, column.even, closed=True)
        return self.write(box.blocks, inner)

    def _note(self, note: Note) -> str:
        origin = Origin(0.0, 0.0, self._width, 0.0, self._width, 0.0)
        blocks = _level_mark(note) if self._whole else note.blocks
        return f'<span class="fn">{self.write(blocks, Column(self._width, origin)).html}</span>'


def _shown(made: SetParagraph) -> SetParagraph:
    """Return the lines of a paragraph that stand here, without the white that belongs to the others."""
    if made.paragraph.shown is None:
        return made
    start, stop = made.paragraph.shown
    style = made.paragraph.style
    before, after = (style.before if start == 0 else 0.0), (style.after if stop == len(made.lines) else 0.0)
    paragraph = replace(made.paragraph, style=replace(style, before=before, after=after))
    anchored = made.anchored if start == 0 else ()
    return replace(made, paragraph=paragraph, lines=made.lines[start:stop], anchored=anchored)


def _level_mark(note: Note) -> tuple[Block, ...]:
    """Return a footnote with its mark like the text that follows it, as LibreOffice sets it."""
    first = note.blocks[0] if note.blocks else None
    if not isinstance(first, Paragraph):
        return note.blocks
    texts = [each for each in first.inlines if isinstance(each, Characters)]
    if len(texts) < 2 or texts[0].text != note.mark:
        return note.blocks
    level = replace(texts[0], style=texts[1].style)
    inlines = tuple(level if each is texts[0] else each for each in first.inlines)
    return replace(first, inlines=inlines), *note.blocks[1:]


def _aligned(style: ParagraphStyle) -> str:
    """Return the declaration that lets the engine place a line; empty where lines begin at their left."""
    return f"text-align:{style.align.value}" if style.align in (Align.RIGHT, Align.CENTER) else ""


def _section_mark(block: Block, blocks: Sequence[Block]) -> bool:
    """Say whether a paragraph only ends its section; LibreOffice leaves such a one out."""
    alone = len(blocks) == 1
    return isinstance(block, Paragraph) and block.ends_section and not block.inlines and not alone


def _starts_page(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style.page_break_before


def _tag(style: ParagraphStyle, *, holding: bool) -> str:
    """Return the element of a paragraph; a p holds no blocks, so one with boxes or notes is none."""
    if style.outline_level is not None and style.outline_level < _HEADINGS:
        return f"h{style.outline_level + 1}"
    return "div" if holding else "p"


def _grown(box: Anchored, content: Written) -> Anchored:
    """Return `box` as large as its content asks, where the file leaves that open."""
    height, width = box.height, box.width
    if box.blocks and (box.grows or not box.height):
        height = max(box.height, content.height + box.padding[0] + box.padding[2])
    if box.blocks and not box.width:
        width = content.width + 0.5
    return replace(box, width=width, height=height)


def _joined_lists(html: str) -> str:
    """Return `html` with neighbouring lists made one."""
    return html.replace("</li></ul><ul><li>", "</li><li>")
