"""Write drawings that stand at a place of their own: pictures and text boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from docgen.pdf.line_html import MEDIA_SCHEME
from docgen.pdf.markup import Classes, escaped, pt, rule
from docgen.pdf.model import (
    Along,
    Anchored,
    From,
)

_ELLIPSE: Final = 0.5
_HIDDEN: Final = 2.0
"""Points that text may reach out of its box: white over and under its characters."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The box that places on the page are written in, the type area and the sheet; all from its corner."""

    left: float
    top: float
    width: float
    height: float
    """Of the type area."""
    sheet_width: float
    sheet_height: float
    margin_left: float = 0.0
    margin_top: float = 0.0


@dataclass(frozen=True, slots=True)
class BoxWriter:
    """Write the anchored drawings of one document."""

    classes: Classes

    def html(self, box: Anchored, content: str, height: float, origin: Origin, *, even: bool) -> str:
        """Return `box` with its `content`, which is `height` points high."""
        x, y = self.place(box, origin, even=even)
        size = f"width:{pt(box.width)};height:{pt(box.height)}"
        place = f"left:{pt(x)};top:{pt(y)}"
        if box.down.base is not From.PARAGRAPH:
            # Moved from the top of the page, or what reaches below the type area would be cut off there.
            place = f"left:0;top:0;transform:translate({pt(x)},{pt(y)})"
        if box.angle:
            place += " " if "transform" in place else ";transform:"
            place += f"rotate({box.angle:.4g}deg)"
        declarations = f"position:absolute;display:block;{size};{place}"
        if box.behind:
            declarations += ";z-index:-1"
        if box.media:
            name = self.classes.name(f"{declarations};image-rendering:pixelated")
            return f'<img class="{name}" src="{MEDIA_SCHEME}{escaped(box.media)}" alt="{escaped(box.alt)}"/>'
        if box.parts:
            return f'<span class="{self.classes.name(declarations)}">{content}</span>'
        declarations += _edges(box)
        if box.background:
            declarations += f";background:{box.background}"
        if box.corners:
            radius = min(box.width, box.height) * box.corners
            declarations += f";border-radius:{'50%' if box.corners == _ELLIPSE else pt(radius)}"
        if overflows(box, height):
            declarations += ";overflow:hidden"
        inner = self._inner(box, content, height)
        return f'<span class="{self.classes.name(declarations)}">{inner}</span>'

    @staticmethod
    def place(box: Anchored, origin: Origin, *, even: bool) -> tuple[float, float]:
        """Return where `box` stands, from the corner of `origin`; down from its line if it goes with one."""
        return _across(box, origin, even=even), _down(box, origin)

    def _inner(self, box: Anchored, content: str, height: float) -> str:
        if not content:
            return ""
        top, right, bottom, left = box.padding
        wide, high = (box.height, box.width) if box.turned else (box.width, box.height)
        room = high - top - bottom - height
        room = max(room, 0.0) if overflows(box, height) else room
        down = top + {"start": 0.0, "center": room / 2, "end": room}.get(box.stands, 0.0)
        place = f"left:{pt(left)};top:{pt(down)};width:{pt(wide - left - right)}"
        inner = f'<div style="position:absolute;{place}">{content}</div>'
        if not box.turned:
            return inner
        move = f"left:{pt(box.width)};top:0" if box.turned == 90 else f"left:0;top:{pt(box.height)}"
        turn = f"transform:rotate({box.turned}deg);transform-origin:0 0"
        size = f"width:{pt(wide)};height:{pt(high)}"
        return f'<div style="position:absolute;{move};{size};{turn}">{inner}</div>'


def _edges(box: Anchored) -> str:
    """Return the declarations of the rule around a box; of a box without height or width, that of a line."""
    if not box.border:
        return ""
    if box.height <= box.border.weight and not box.blocks:
        return f";border-top:{rule(box.border)}"
    if box.width <= box.border.weight and not box.blocks:
        return f";border-left:{rule(box.border)}"
    return f";border:{rule(box.border)};box-sizing:border-box"


def overflows(box: Anchored, height: float) -> bool:
    """Say whether a box of fixed height is too low for content of `height`; the rest is cut off."""
    high = box.width if box.turned else box.height
    return bool(box.blocks) and height > high + _HIDDEN


def _across(box: Anchored, origin: Origin, *, even: bool) -> float:
    along = box.across
    side = along.align
    if side in ("inside", "outside"):
        side = "start" if (side == "inside") != even else "end"
    if along.base is From.PAGE:
        return _aligned(along, side, origin.sheet_width, box.width) - origin.left
    shift = origin.margin_left - origin.left
    return _aligned(along, side, origin.width, box.width) + shift


def _down(box: Anchored, origin: Origin) -> float:
    along = box.down
    match along.base:
        case From.PAGE:
            return _aligned(along, along.align, origin.sheet_height, box.height) - origin.top
        case From.MARGIN:
            return _aligned(along, along.align, origin.height, box.height) + origin.margin_top - origin.top
        case From.BOTTOM_MARGIN:
            start = origin.margin_top + origin.height
            room = origin.sheet_height - start
            return _aligned(along, along.align, room, box.height) + start - origin.top
        case _:
            return along.offset


def _aligned(along: Along, side: str, room: float, size: float) -> float:
    return {"start": 0.0, "center": (room - size) / 2, "end": room - size}.get(side, along.offset)
