"""Measure on paper: one integer type, and a constructor for every unit the rules are given in."""

from __future__ import annotations

from typing import Self

_EMU_PER_MM = 36_000
_EMU_PER_PT = 12_700
_EMU_PER_TWIP = 635


class Length(int):
    """A distance in EMU (English Metric Units), the finest unit of Office files.

    Sums and differences of lengths are plain integers in EMU: wrap them in |Length| again to read them
    in another unit.
    """

    __slots__ = ()

    @property
    def emu(self) -> int:
        """Return the length in EMU, as drawings write it."""
        return int(self)

    @property
    def mm(self) -> float:
        """Return the length in millimetres."""
        return self / _EMU_PER_MM

    @property
    def pt(self) -> float:
        """Return the length in points."""
        return self / _EMU_PER_PT

    @property
    def twips(self) -> int:
        """Return the length in twentieths of a point, rounded, as paragraphs write it."""
        return round(self / _EMU_PER_TWIP)

    @property
    def half_points(self) -> int:
        """Return the length in half points, rounded, as font sizes are written."""
        return round(self * 2 / _EMU_PER_PT)

    @property
    def eighths(self) -> int:
        """Return the length in eighths of a point, rounded, as the weights of rules are written."""
        return round(self * 8 / _EMU_PER_PT)


class Mm(Length):
    """A length given in millimetres."""

    __slots__ = ()

    def __new__(cls, value: float) -> Self:
        """Return `value` millimetres."""
        return super().__new__(cls, round(value * _EMU_PER_MM))


class Pt(Length):
    """A length given in points."""

    __slots__ = ()

    def __new__(cls, value: float) -> Self:
        """Return `value` points."""
        return super().__new__(cls, round(value * _EMU_PER_PT))


class Twips(Length):
    """A length given in twentieths of a point."""

    __slots__ = ()

    def __new__(cls, value: float) -> Self:
        """Return `value` twentieths of a point."""
        return super().__new__(cls, round(value * _EMU_PER_TWIP))
