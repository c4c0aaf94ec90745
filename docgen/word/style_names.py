"""Find the styles of a Word file by the names that staff see."""

from __future__ import annotations

from types import MappingProxyType

from lxml import etree

from docgen.word.markup import clark

_SHOWN = MappingProxyType(
    {
        "Normal": "正文",
        "footer": "页脚",
        "header": "页眉",
        "Title": "标题",
        "Subtitle": "副标题",
        "Table Grid": "网格型",
        "Normal Table": "普通表格",
        **{f"heading {level}": f"标题 {level}" for level in range(1, 10)},
    }
)
"""How Word shows its own styles in Chinese."""


def style_labels(styles: etree._Element) -> dict[str, str]:
    """Return the name that staff see for every style id of a styles part."""
    return {style.get(clark("w:styleId"), ""): _label(style) for style in styles.iter(clark("w:style"))}


def ids_by_label(styles: etree._Element) -> dict[str, str]:
    """Return the style id for every name that staff see."""
    return {label: identifier for identifier, label in style_labels(styles).items()}


def known_names(styles: etree._Element) -> frozenset[str]:
    """Return every name under which a style is known: as Word stores it, as staff see it, and aliases."""
    stored = (each.get(clark("w:val"), "") for each in styles.iter(clark("w:name"), clark("w:aliases")))
    return frozenset({name for names in stored for name in names.split(",")} | set(ids_by_label(styles)))


def default_label(styles: etree._Element) -> str:
    """Return the name of the style of paragraphs that name none."""
    for style in styles.iter(clark("w:style")):
        if style.get(clark("w:type")) == "paragraph" and style.get(clark("w:default")) in {"1", "true"}:
            return _label(style)
    return "正文"


def _label(style: etree._Element) -> str:
    aliases = style.find(clark("w:aliases"))
    if aliases is not None:
        return aliases.get(clark("w:val"), "").split(",")[0]
    name = style.find(clark("w:name"))
    stored = "" if name is None else name.get(clark("w:val"), "")
    return _SHOWN.get(stored, stored)
