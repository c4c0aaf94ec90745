"""Name the five faces of the standard, the families offices use for them, and what else is accepted.

The standard names faces, never products. `family` is what a template asks for; `accepted` is what a check
lets pass, in `w:rFonts` or as the name of an embedded font.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Family:
    """Say which font families stand for one face."""

    family: str
    """The family that templates name."""
    alternate: str
    """Latin name of the same family, written as `w:altName`."""
    accepted: frozenset[str]
    """Further names of true cuts of the face, Chinese and Latin."""
    generic: str
    """Family class of the font table: roman, swiss, modern or script."""


class Face(Enum):
    """A face of GB/T 9704 and its families."""

    XIAOBIAOSONG = Family(
        "方正小标宋简体",
        "FZXiaoBiaoSong-B05S",
        frozenset({"方正小标宋_GBK", "FZXiaoBiaoSong-B05", "小标宋体"}),
        "roman",
    )
    FANGSONG = Family(
        "仿宋_GB2312",
        "FangSong_GB2312",
        frozenset({"仿宋", "FangSong", "方正仿宋_GBK", "华文仿宋", "STFangsong"}),
        "modern",
    )
    KAITI = Family(
        "楷体_GB2312",
        "KaiTi_GB2312",
        frozenset({"楷体", "KaiTi", "方正楷体_GBK", "华文楷体", "STKaiti"}),
        "modern",
    )
    HEITI = Family("黑体", "SimHei", frozenset({"方正黑体_GBK", "华文黑体", "STHeiti"}), "modern")
    SONGTI = Family("宋体", "SimSun", frozenset({"新宋体", "NSimSun", "华文宋体", "STSong"}), "roman")

    @property
    def family(self) -> str:
        """Return the family that templates name."""
        return self.value.family

    def accepts(self, name: str) -> bool:
        """Say whether the font family `name` is a true cut of this face."""
        return name in {self.value.family, self.value.alternate} | self.value.accepted


def face_of(name: str) -> Face | None:
    """Return the face that the font family `name` is a cut of, or None where it is none of the five."""
    return next((face for face in Face if face.accepts(name)), None)
