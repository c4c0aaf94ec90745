"""Say how the borders and the shading of a paragraph are drawn, and which neighbours share them."""

from __future__ import annotations

from docgen.pdf.appearance import ParagraphStyle
from docgen.pdf.markup import pt, rule
from docgen.pdf.model import Block, Paragraph


def boxed_alike(paragraph: Paragraph, other: Block | None) -> bool:
    """Say whether two neighbours stand in one box of borders."""
    if not isinstance(other, Paragraph):
        return False
    ours, theirs = paragraph.style, other.style
    places = (ours.left, ours.right, ours.borders), (theirs.left, theirs.right, theirs.borders)
    drawn = ours.borders.top or ours.borders.bottom or ours.borders.left or ours.borders.right
    return drawn is not None and places[0] == places[1]


def frame_declarations(
    style: ParagraphStyle, *, joins_before: bool, joins_after: bool
) -> tuple[list[str], float]:
    """Return the declarations of borders and shading, and how far they reach out on the left."""
    borders = style.borders
    sides = {
        "top": borders.between if joins_before else borders.top,
        "right": borders.right,
        "bottom": None if joins_after else borders.bottom,
        "left": borders.left,
    }
    found = []
    for side, border in sides.items():
        if border:
            found += [f"border-{side}:{rule(border)}", f"padding-{side}:{pt(border.space)}"]
    if style.shading:
        found.append(f"background:{style.shading}")
    reach = borders.left.weight + borders.left.space if borders.left else 0.0
    return found, reach
