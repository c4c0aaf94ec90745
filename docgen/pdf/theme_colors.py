"""Work out colours that refer to the theme of a file: lighter, darker, half transparent.

The rules are those of ECMA-376 part 1, 17.3.2.6 and 20.1.2.3. A theme's colours are given by role, as
``#rrggbb``: ``dk1``, ``lt1``, ``accent1`` and so on.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from typing import Final

from lxml import etree

from docgen.pdf.measures import color, whole
from docgen.pdf.xml_names import children, clark, name_of

_ROLES: Final = {
    "tx1": "dk1",
    "text1": "dk1",
    "dark1": "dk1",
    "tx2": "dk2",
    "text2": "dk2",
    "dark2": "dk2",
    "bg1": "lt1",
    "background1": "lt1",
    "light1": "lt1",
    "bg2": "lt2",
    "background2": "lt2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
"""What a document calls the colours of its theme."""
_PRESET: Final = {
    "black": "#000000",
    "white": "#ffffff",
    "red": "#ff0000",
    "green": "#008000",
    "blue": "#0000ff",
    "yellow": "#ffff00",
    "gray": "#808080",
    "grey": "#808080",
    "silver": "#c0c0c0",
    "maroon": "#800000",
    "navy": "#000080",
    "purple": "#800080",
    "teal": "#008080",
    "olive": "#808000",
    "lime": "#00ff00",
    "aqua": "#00ffff",
    "cyan": "#00ffff",
    "fuchsia": "#ff00ff",
    "magenta": "#ff00ff",
    "orange": "#ffa500",
    "lightGray": "#d3d3d3",
    "darkGray": "#a9a9a9",
    "ltGray": "#d3d3d3",
    "dkGray": "#a9a9a9",
}
_WHOLE: Final = 100_000
_GAMMA: Final = 2.2
_Rgb = tuple[float, float, float]


def named_color(name: str) -> str:
    """Return a colour that DrawingML or VML calls by its name; empty for a name that is not known."""
    return _PRESET.get(name, "")


def write_theme_colors(root: etree._Element, theme: Mapping[str, str]) -> None:
    """Give the elements of `root` that refer to the theme (``w:themeColor``, ``w:themeFill``) that colour."""
    for reference, own, kind in (("themeColor", "color", ""), ("themeFill", "fill", "Fill")):
        for element in root.iterfind(f".//*[@{clark(f'w:{reference}')}]"):
            role = element.get(clark(f"w:{reference}"), "")
            base = theme.get(_ROLES.get(role, role), "")
            if not base:
                continue
            changes = [
                (change, int(amount, 16) / 255)
                for change in ("Tint", "Shade")
                if _is_byte(amount := element.get(clark(f"w:theme{kind}{change}"), ""))
            ]
            target = "val" if name_of(element) == "color" else own
            element.set(clark(f"w:{target}"), _by_words(base, changes).removeprefix("#"))


def drawing_color(element: etree._Element | None, theme: Mapping[str, str]) -> str:
    """Return the colour inside a fill, line or reference of DrawingML, as ``#rrggbb`` or ``#rrggbbaa``.

    Empty where there is none, or one of a kind that is not known.
    """
    shade = None if element is None else next(children(element), None)
    if shade is None:
        return ""
    asked = shade.get("val", "")
    match name_of(shade):
        case "srgbClr":
            base = color(asked)
        case "schemeClr":
            base = theme.get(_ROLES.get(asked, asked), "")
        case "sysClr":
            base = color(shade.get("lastClr"))
        case "prstClr":
            base = named_color(asked)
        case _:
            base = ""
    for change in children(shade) if base else ():
        base = _changed(base, name_of(change), whole(change.get("val"), _WHOLE) / _WHOLE)
    return base


def _changed(base: str, change: str, amount: float) -> str:
    rgb = _rgb(base)
    hue, light, full = colorsys.rgb_to_hls(*rgb)
    match change:
        case "lumMod":
            rgb = colorsys.hls_to_rgb(hue, min(light * amount, 1.0), full)
        case "lumOff":
            rgb = colorsys.hls_to_rgb(hue, min(max(light + amount, 0.0), 1.0), full)
        case "tint":
            rgb = _mixed(rgb, 1.0, amount)
        case "shade":
            rgb = _mixed(rgb, 0.0, amount)
        case "satMod":
            rgb = colorsys.hls_to_rgb(hue, light, min(full * amount, 1.0))
        case "alpha":
            return _hex(rgb) + f"{round(min(max(amount, 0.0), 1.0) * 255):02x}"
    return _hex(rgb) + base[7:]


def _mixed(rgb: _Rgb, other: float, share: float) -> _Rgb:
    """Return `share` of a colour with as much of black or white as is left, mixed as light is."""
    red, green, blue = (
        (each**_GAMMA * share + other * (1 - share)) ** (1 / _GAMMA) if share <= 1 else each for each in rgb
    )
    return red, green, blue


def _by_words(base: str, changes: list[tuple[str, float]]) -> str:
    """Return a colour made lighter or darker as WordprocessingML says: in its lightness alone."""
    hue, light, full = colorsys.rgb_to_hls(*_rgb(base))
    for change, amount in changes:
        light = light * amount + (1 - amount if change == "Tint" else 0.0)
    return _hex(colorsys.hls_to_rgb(hue, light, full))


def _is_byte(text: str) -> bool:
    return len(text) == 2 and all(sign in "0123456789abcdefABCDEF" for sign in text)


def _rgb(text: str) -> _Rgb:
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(rgb: _Rgb) -> str:
    return "#" + "".join(f"{round(min(max(each, 0.0), 1.0) * 255):02x}" for each in rgb)
