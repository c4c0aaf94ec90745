"""Write outlines as SVG 1.1: paths and nothing else, so that every program shows the same.

matplotlib's own SVG of the same outlines is three times as large (absolute places, six decimals), has a
document type, metadata and a style sheet, and differs from release to release.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from docgen.charts.outlines import Inked
from docgen.charts.shapes import MM_PER_PT

_UNITS: Final = 100
"""Of the drawing in a point: places are whole numbers."""
_UNITS_PER_MM: Final = _UNITS / MM_PER_PT
_LETTERS: Final = MappingProxyType({1: "m", 2: "l", 3: "q", 4: "c", 79: "z"})
"""Commands of SVG for the codes of matplotlib's paths."""


def svg(outlines: Iterable[Inked], *, width: float, height: float) -> bytes:
    """Return an SVG `width` by `height` millimetres, on no ground."""
    across, down = round(width * _UNITS_PER_MM), round(height * _UNITS_PER_MM)
    paths = "\n".join(map(_path, outlines))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across / _UNITS:g}pt" height="{down / _UNITS:g}pt"'
        f' viewBox="0 0 {across} {down}" stroke-linejoin="round">\n{paths}\n</svg>\n'
    ).encode()


def _path(each: Inked) -> str:
    fill = "none" if each.fill is None else _grey(each.fill)
    said = f'fill="{fill}"'
    if each.weight:
        said += f' stroke="{_grey(each.grey)}" stroke-width="{each.weight * _UNITS:g}"'
    if each.dashes:
        said += f' stroke-dasharray="{" ".join(f"{dash * _UNITS:g}" for dash in each.dashes)}"'
    return f'<path {said} d="{"".join(_commands(each))}"/>'


def _commands(each: Inked) -> Iterator[str]:
    """Yield the steps of an outline, each counted from where the last one ended."""
    x = y = start_x = start_y = 0
    for numbers, code in each.outline.iter_segments(simplify=False, curves=True):
        letter = _LETTERS[int(code)]
        if letter == "z":
            x, y = start_x, start_y
            yield letter
            continue
        places = [round(float(number) * _UNITS_PER_MM) for number in numbers]
        yield letter + _joined(place - (y if index % 2 else x) for index, place in enumerate(places))
        x, y = places[-2:]
        if letter == "m":
            start_x, start_y = x, y


def _joined(numbers: Iterable[int]) -> str:
    """Return the numbers with blanks only where two would run together."""
    text = "".join(f" {number}" if number >= 0 else str(number) for number in numbers)
    return text.removeprefix(" ")


def _grey(value: float) -> str:
    return f"#{round(value * 255):02x}" + f"{round(value * 255):02x}" * 2
