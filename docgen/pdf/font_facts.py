"""Tell in which font of this machine a PDF sets each face of official documents, for ``docgen doctor``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import version
from types import MappingProxyType

from docgen.diagnostics import Text
from docgen.layout.faces import Face
from docgen.machine.fact import Fact, Group, Need
from docgen.pdf.families import LATIN_FAMILY
from docgen.pdf.fonts import Chain, FontMap, Wanted
from docgen.pdf.subset import subset_font

_NONE: Mapping[str, str] = MappingProxyType({})
RARE_NAMES = "喆玥祎镕"
"""Characters of names that GB 2312 fonts lack: a machine that sets these has a fallback."""


def font_map_facts(fonts: FontMap, choices: Mapping[str, str] = _NONE) -> Iterator[Fact]:
    """Yield a fact for each face of the standard, for Latin letters, for rare characters, and the subsetter.

    `choices` are the fonts that the office has mapped families to.
    """
    names = dict.fromkeys((*(face.family for face in Face), *choices))
    chains = [fonts.chain(Wanted(name)) for name in names]
    for chain in chains:
        chosen = choices.get(chain.wanted.family, "")
        lacking = f"（没有 no {chosen}）" if chosen and not fonts.has(chosen) else ""
        yield _fact(chain.wanted.family, _found(chain) + lacking)
    yield _fact("Times New Roman", _found(fonts.chain(Wanted(LATIN_FAMILY))))
    body = fonts.chain(Wanted(Face.FANGSONG.family))
    rare = {file.name for name in RARE_NAMES if (file := body.font_for(name))}
    yield _fact(RARE_NAMES, "、".join(sorted(rare)))
    yield _subsetter(next((chain for chain in chains if chain.files), None))


def _found(chain: Chain) -> str:
    """Return the name of the font that sets a family, and what is to be known of it."""
    if not chain.files:
        return ""
    first = chain.files[0]
    remarks = [] if chain.exact else ["替代 stands in"]
    if first.variable:
        remarks.append("可变字体，PDF 用时约六倍 variable: six times as slow")
    return first.name + (f"（{'；'.join(remarks)}）" if remarks else "")


def _fact(name: str, found: str) -> Fact:
    return Fact(
        group=Group.FONT_MAP,
        name=Text(name, name),
        need=Need.OPTIONAL,
        found=found,
        cost=Text("PDF 中这些字没有字体可用", "a PDF has no font for this"),
        remedy=Text(
            "运行 make system 安装替代字体，或在 office.yaml 的 layout.fonts 中指定",
            "make system installs free fonts; or map it in layout.fonts of office.yaml",
        ),
    )


def _subsetter(chain: Chain | None) -> Fact:
    """Return the fact about cutting fonts to the text with the wheel, proven by doing it."""
    found = ""
    if chain is not None:
        cut = len(subset_font(chain.files[0].face, list("公文")))
        found = f"uharfbuzz {version('uharfbuzz')}（{chain.files[0].name} → {cut} B）"
    return Fact(
        group=Group.FONT_MAP,
        name=Text("字体裁剪（快速）", "cutting fonts to the text, the fast way"),
        need=Need.OPTIONAL,
        found=found,
        cost=Text("没有可裁剪的字体", "there is no font to cut"),
        remedy=Text("先安装字体", "install fonts first"),
    )
