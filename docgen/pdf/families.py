"""List the names under which the faces of official documents go, and what stands for a Latin family."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from docgen.layout.faces import Face

_NAMES: Final[Mapping[Face, str]] = {
    Face.XIAOBIAOSONG: "方正小标宋_GBK,FZXiaoBiaoSong-B05,小标宋,华文中宋,STZhongsong",
    Face.FANGSONG: "仿宋,FangSong,华文仿宋,STFangsong,方正仿宋_GBK,方正仿宋简体",
    Face.KAITI: "楷体,KaiTi,华文楷体,STKaiti,方正楷体_GBK,FZKai-Z03,方正楷体简体,FZKai-Z03S",
    Face.HEITI: "华文黑体,STHeiti,方正黑体_GBK,方正黑体简体,微软雅黑,Microsoft YaHei,等线",
    Face.SONGTI: "新宋体,NSimSun,华文宋体,STSong,方正书宋_GBK,FZShuSong-Z01,方正书宋简体,FZShuSong-Z01S",
}

SIBLINGS: Final[Mapping[Face, tuple[str, ...]]] = MappingProxyType(
    {face: (face.value.family, face.value.alternate, *_NAMES[face].split(",")) for face in Face}
)
"""Families that are cuts of one face, nearest first: where one is lacking, another stands for it."""

_FACES: Final = {name: face for face, names in SIBLINGS.items() for name in names}

_LATIN: Final[Mapping[str, tuple[str, ...]]] = {
    "Times New Roman": ("Liberation Serif",),
    "Times": ("Liberation Serif",),
    "Cambria": ("Caladea", "Liberation Serif"),
    "Arial": ("Liberation Sans",),
    "Helvetica": ("Liberation Sans",),
    "Calibri": ("Carlito", "Liberation Sans"),
    "Courier New": ("Liberation Mono",),
}

LATIN_FAMILY: Final = "Liberation Serif"
"""As wide as Times New Roman, character by character."""

FALLBACKS: Final = (
    ("Noto Serif CJK SC", "Regular"),
    ("Source Han Serif SC", "Regular"),
    ("宋体", ""),
    ("SimSun", ""),
    ("Songti SC", "Regular"),
    ("Noto Sans CJK SC", "Regular"),
    ("微软雅黑", ""),
    ("PingFang SC", "Regular"),
    ("DejaVu Sans", "Book"),
    ("Segoe UI Symbol", ""),
    ("Apple Symbols", ""),
    ("Noto Sans Symbols", "Regular"),
    ("Noto Sans Symbols2", "Regular"),
)
"""Families that hold what GB 2312 lacks, family and style: Chinese first, then signs such as ☑ and ✔."""


def face_of(family: str) -> Face | None:
    """Return the face that `family` is a cut of: 宋体 for an unknown Chinese name, none for a Latin one."""
    if family in _FACES:
        return _FACES[family]
    return None if family.isascii() else Face.SONGTI


def latin_families(family: str) -> tuple[str, ...]:
    """Return what stands for a Latin family, nearest first."""
    return _LATIN.get(family, (LATIN_FAMILY,))
