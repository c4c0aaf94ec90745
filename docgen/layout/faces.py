"""Name the five faces of the standard, and the families that templates ask for.

The standard names faces, never products.
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
    generic: str
    """Family class of the font table: roman, swiss, modern or script."""


class Face(Enum):
    """A face of GB/T 9704 and its families."""

    XIAOBIAOSONG = Family(
        "方正小标宋简体",
        "FZXiaoBiaoSong-B05S",
        "roman",
    )
    FANGSONG = Family(
        "仿宋_GB2312",
        "FangSong_GB2312",
        "modern",
    )
    KAITI = Family(
        "楷体_GB2312",
        "KaiTi_GB2312",
        "modern",
    )
    HEITI = Family("黑体", "SimHei", "modern")
    SONGTI = Family("宋体", "SimSun", "roman")

    @property
    def family(self) -> str:
        """Return the family that templates name."""
        return self.value.family
