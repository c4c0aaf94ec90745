"""Give resolved properties their types: how a run looks, how a paragraph stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from docgen.ooxml.names import is_off
from docgen.pdf.appearance import (
    Align,
    Border,
    Borders,
    Families,
    LineRule,
    ParagraphStyle,
    RunStyle,
    TabStop,
)
from docgen.pdf.cascade import Properties, is_on
from docgen.pdf.measures import HIGHLIGHTS, color, number, points, whole

_ALIGNMENTS: Final = {
    "left": Align.LEFT,
    "start": Align.LEFT,
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "both": Align.BOTH,
    "distribute": Align.DISTRIBUTE,
    "thaiDistribute": Align.DISTRIBUTE,
    "lowKashida": Align.BOTH,
    "mediumKashida": Align.BOTH,
    "highKashida": Align.BOTH,
}
_UNDERLINES: Final = {
    "none": "",
    "words": "solid",
    "double": "double",
    "dotted": "dotted",
    "dottedHeavy": "dotted",
    "wave": "wavy",
    "wavyHeavy": "wavy",
    "wavyDouble": "wavy",
}
_BORDERS: Final = {
    "double": "double",
    "dotted": "dotted",
    "dashed": "dashed",
    "dashSmallGap": "dashed",
    "dotDash": "dashed",
    "dotDotDash": "dashed",
    "triple": "double",
}
_COMPOUND: Final = {"double": 3.0, "triple": 5.0, "thinThickSmallGap": 3.0, "thickThinSmallGap": 3.0}
_NO_BORDER: Final = frozenset({"nil", "none", ""})
_LEADERS: Final = {"dot": ".", "middleDot": "·", "hyphen": "-", "underscore": "_", "heavy": "_"}
_EFFECTS: Final = ("em", "outline", "shadow", "emboss", "imprint", "eastAsianLayout", "effect", "fitText")
_CELL_LANGUAGES: Final = frozenset({"zh", "ja", "ko"})
_AUTO_SPACE: Final = 14.0
"""What Word and HTML leave between paragraphs that ask for automatic space."""


def run_style(properties: Properties, theme: Mapping[str, str]) -> RunStyle:
    """Return how a run with these properties looks; `theme` names the fonts of the theme by role."""
    fonts = properties.get("rFonts", {})
    size = points(_value(properties, "sz"), 2.0)
    vertical = _value(properties, "vertAlign")
    strike = is_on(properties, "strike") or is_on(properties, "dstrike")
    frame = properties.get("bdr")
    return RunStyle(
        families=Families(
            latin=_family(fonts, "ascii", theme, "Times New Roman"),
            east_asian=_family(fonts, "eastAsia", theme, "宋体"),
            other=_family(fonts, "hAnsi", theme, "Times New Roman"),
        ),
        east_asian_signs=fonts.get("hint") == "eastAsia",
        chinese=properties.get("lang", {}).get("eastAsia", "zh")[:2].lower() in _CELL_LANGUAGES,
        size=min(max(size if size is not None else 10.0, 0.5), 1638.0),
        scale=min(max(number(_value(properties, "w").rstrip("%"), 100.0), 1.0), 600.0) / 100,
        spacing=points(_value(properties, "spacing")) or 0.0,
        position=points(_value(properties, "position"), 2.0) or 0.0,
        color=color(_value(properties, "color")),
        background=_background(properties),
        bold=is_on(properties, "b"),
        italic=is_on(properties, "i"),
        underline=_underline(_value(properties, "u")),
        strike=strike,
        small_caps=is_on(properties, "smallCaps"),
        raised={"superscript": 1, "subscript": -1}.get(vertical, 0),
        border=border(frame) if frame else None,
    )


def effects(properties: Properties) -> tuple[str, ...]:
    """Return the effects that a run asks for and that are not drawn."""
    return tuple(
        name for name in _EFFECTS if is_on(properties, name) and properties[name].get("val") != "none"
    )


def paragraph_style(properties: Properties, *, size: float) -> ParagraphStyle:
    """Return how a paragraph with these properties stands; `size` is that of its characters."""
    left, right, first = indents(properties.get("ind", {}), size)
    before, after, rule, line = _spacing(properties.get("spacing", {}))
    level = _value(properties, "outlineLvl")
    return ParagraphStyle(
        left=left,
        right=right,
        first=first,
        align=_ALIGNMENTS.get(_value(properties, "jc"), Align.LEFT),
        rule=rule,
        line=line,
        before=before,
        after=after,
        borders=borders(properties, "pBdr"),
        shading=shading(properties),
        keep_next=is_on(properties, "keepNext"),
        keep_lines=is_on(properties, "keepLines"),
        widow_control=is_on(properties, "widowControl", default=True),
        page_break_before=is_on(properties, "pageBreakBefore"),
        contextual_spacing=is_on(properties, "contextualSpacing"),
        snap_to_grid=is_on(properties, "snapToGrid", default=True),
        outline_level=whole(level, 9) if level and 0 <= whole(level, 9) < 9 else None,
        tabs=_tabs(properties),
        auto_space_letters=is_on(properties, "autoSpaceDE", default=True),
        auto_space_digits=is_on(properties, "autoSpaceDN", default=True),
        kinsoku=is_on(properties, "kinsoku", default=True),
        overflow_punctuation=is_on(properties, "overflowPunct") if "overflowPunct" in properties else None,
    )


def indents(attributes: Mapping[str, str], size: float) -> tuple[float, float, float]:
    """Return left, right and first-line indent; twips where the file has them, else characters."""

    def side(name: str) -> float:
        if name in attributes:
            return points(attributes[name]) or 0.0
        return number(attributes.get(f"{name}Chars")) / 100 * size

    return side("left"), side("right"), side("firstLine") - side("hanging")


def border(attributes: Mapping[str, str]) -> Border | None:
    """Return one rule, or None where the file says there is none."""
    kind = attributes.get("val", "")
    if kind in _NO_BORDER:
        return None
    weight = points(attributes.get("sz"), 8.0) or 0.5
    return Border(
        weight=min(max(weight, 0.25), 31.0) * _COMPOUND.get(kind, 1.0),
        style="double" if kind in _COMPOUND else _BORDERS.get(kind, "solid"),
        color=color(attributes.get("color")) or "#000000",
        space=number(attributes.get("space")),
    )


def borders(properties: Properties, name: str) -> Borders:
    """Return the rules that ``name/top`` and its siblings ask for."""

    def side(each: str) -> Border | None:
        return border(properties.get(f"{name}/{each}", {}))

    return Borders(side("top"), side("right"), side("bottom"), side("left"), side("between"))


def shading(properties: Properties) -> str:
    """Return the colour of the ground as ``#rrggbb``; empty for none."""
    attributes = properties.get("shd", {})
    if attributes.get("val") == "solid":
        return color(attributes.get("color")) or "#000000"
    return color(attributes.get("fill"))


def _value(properties: Properties, name: str) -> str:
    return properties.get(name, {}).get("val", "")


def _background(properties: Properties) -> str:
    return HIGHLIGHTS.get(_value(properties, "highlight"), "") or shading(properties)


def _underline(kind: str) -> str:
    if not kind:
        return ""
    return _UNDERLINES.get(kind, "dashed" if "ash" in kind else "solid")


def _family(fonts: Mapping[str, str], slot: str, theme: Mapping[str, str], default: str) -> str:
    themed = theme.get(fonts.get(f"{slot}Theme", ""))
    return themed or fonts.get(slot) or default


def _spacing(attributes: Mapping[str, str]) -> tuple[float, float, LineRule, float]:
    """Return space before and after, and the rule and number of the line spacing."""

    def side(name: str) -> float:
        if not is_off(attributes.get(f"{name}Autospacing", "0")):
            return _AUTO_SPACE
        found = points(attributes.get(name))
        lines = number(attributes.get(f"{name}Lines")) / 100
        return max(0.0, found if found is not None else lines * 12.0)

    line = attributes.get("line")
    match attributes.get("lineRule", "auto"):
        case "exact":
            rule, height = LineRule.EXACT, abs(points(line) or 12.0)
        case "atLeast":
            rule, height = LineRule.AT_LEAST, abs(points(line) or 0.0)
        case _:
            rule, height = LineRule.MULTIPLE, abs(points(line, 240.0) or 1.0)
    return side("before"), side("after"), rule, height


def _tabs(properties: Properties) -> tuple[TabStop, ...]:
    found = {}
    for name, attributes in properties.items():
        if name.startswith("tab/") and attributes.get("val") not in ("clear", "bar"):
            place = points(name.removeprefix("tab/")) or 0.0
            kind = {"start": "left", "end": "right", "num": "left"}.get(
                attributes.get("val", ""), attributes.get("val", "left")
            )
            found[place] = TabStop(place, kind, _LEADERS.get(attributes.get("leader", ""), ""))
    return tuple(found[place] for place in sorted(found))
