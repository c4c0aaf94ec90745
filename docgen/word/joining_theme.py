"""Write out what an annex takes from its theme, where the document that it is bound behind has another.

A file has one theme. Fonts and colours that an annex names by their role in its theme are named as such;
effects that only a theme can give (the line and fill styles of shapes) cannot be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.ooxml.opened import OpenPackage
from docgen.word.joining_styles import canonical
from docgen.word.markup import NAMESPACES, clark

_A: Final = f"{{{NAMESPACES['a']}}}"
_SLOTS: Final = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs"}
_COLOURS: Final = {
    "themeColor": ("val", "color"),
    "themeFill": ("fill", "fill"),
    "themeTint": None,
    "themeShade": None,
    "themeFillTint": None,
    "themeFillShade": None,
}
"""Attributes that name a colour by role, with the attribute that has it as a number."""

_USUAL_ROLES: Final = {"bg1": "lt1", "t1": "dk1", "bg2": "lt2", "t2": "dk2"}
_TEXT_ROLES: Final = {"background1": "lt1", "text1": "dk1", "background2": "lt2", "text2": "dk2"}
_TEXT_ROLES_MORE: Final = {"light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2"}
_LINKS: Final = {"hyperlink": "hlink", "followedHyperlink": "folHlink"}
_SHAPE_STYLES: Final = tuple(f"{_A}{local}" for local in ("lnRef", "fillRef", "effectRef"))


_SCRIPTS: Final = {"ja": "Jpan", "ko": "Hang", "zh-TW": "Hant", "zh-HK": "Hant", "zh-MO": "Hant"}
"""Which of a theme's fonts for East Asian text a language takes; any other takes that of zh-CN."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Fonts by role (``minorEastAsia``) and colours by role (``accent1``), as six digits."""

    fonts: Mapping[str, str]
    colours: Mapping[str, str]


def theme_of(package: OpenPackage) -> etree._Element | None:
    """Return the root of the theme of a Word file, None where it has none."""
    part = package.related(package.main, "theme")
    return package.tree(part) if part else None


def same_theme(main: etree._Element | None, annex: etree._Element | None) -> bool:
    """Say whether text and shapes look alike under both; an annex without a theme asks nothing of one."""
    if annex is None:
        return True
    return main is not None and canonical(main[0]) == canonical(annex[0])


def read_theme(root: etree._Element, language: str) -> Theme:
    """Return the fonts and the colours of a theme; `language` is that of East Asian text, such as zh-CN."""
    script = _SCRIPTS.get(language, _SCRIPTS.get(language.partition("-")[0], "Hans"))
    fonts: dict[str, str] = {}
    for kind in ("major", "minor"):
        scheme = root.find(f".//{_A}{kind}Font")
        if scheme is None:
            continue
        latin, chinese, complex_script = (_typeface(scheme, each) for each in ("latin", "ea", "cs"))
        scripts = {each.get("script"): each.get("typeface", "") for each in scheme.iterfind(f"{_A}font")}
        roles = (("Ascii", latin), ("HAnsi", latin), ("Bidi", complex_script))
        fonts |= {f"{kind}{role}": family for role, family in roles}
        fonts[f"{kind}EastAsia"] = chinese or scripts.get(script, "")
    scheme = root.find(f".//{_A}clrScheme")
    colours = {} if scheme is None else {etree.QName(each).localname: _number(each) for each in scheme}
    return Theme(fonts, colours)


def write_out(root: etree._Element, theme: Theme) -> None:
    """Let `root` name fonts and colours as such, not by their role in `theme`."""
    for element in root.iter(tag=etree.Element):
        if etree.QName(element).namespace == NAMESPACES["w"]:
            _write_fonts(element, theme)
            _write_colours(element, theme)
        elif etree.QName(element).localname == "schemeClr":
            _write_scheme_colour(element, theme)


def leans_on_effects(root: etree._Element) -> bool:
    """Say whether a shape under `root` takes lines, fills or effects from the theme."""
    return any(each.get("idx", "0") != "0" for each in root.iter(*_SHAPE_STYLES))


def _write_fonts(element: etree._Element, theme: Theme) -> None:
    for role, slot in _SLOTS.items():
        name = element.attrib.pop(clark(f"w:{role}"), None)
        family = theme.fonts.get(str(name), "")
        if family:
            element.set(clark(f"w:{slot}"), family)


def _write_colours(element: etree._Element, theme: Theme) -> None:
    for role, target in _COLOURS.items():
        name = element.attrib.pop(clark(f"w:{role}"), None)
        if name is None or target is None:
            continue
        local = etree.QName(element).localname
        literal = target[0] if local == "color" or role == "themeFill" else "color"
        known = element.get(clark(f"w:{literal}"))
        colour = theme.colours.get(_role(str(name)), "")
        if colour and known in (None, "auto"):
            element.set(clark(f"w:{literal}"), colour)


def _write_scheme_colour(element: etree._Element, theme: Theme) -> None:
    key = next((key for key in element.attrib if etree.QName(str(key)).localname == "val"), "val")
    colour = theme.colours.get(_role(element.get(key, "")), "")
    if colour:
        element.tag = f"{{{etree.QName(element).namespace}}}srgbClr"
        element.set(key, colour)


def _role(name: str) -> str:
    return {**_USUAL_ROLES, **_TEXT_ROLES, **_TEXT_ROLES_MORE, **_LINKS}.get(name, name)


def _typeface(scheme: etree._Element, local: str) -> str:
    found = scheme.find(f"{_A}{local}")
    return "" if found is None else found.get("typeface", "")


def _number(colour: etree._Element) -> str:
    inner = colour[0] if len(colour) else colour
    return inner.get("lastClr", "") or inner.get("val", "")
