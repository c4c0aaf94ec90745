"""Choose the ends and the marks of an axis: round numbers, zero always among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

_STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_INTERVALS: Final = 5
"""About how many intervals an axis has."""
_HUNDRED: Final = tuple(Decimal(each) for each in range(0, 101, 20))


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: its marks, rising, the first and the last at its ends."""

    marks: tuple[Decimal, ...]

    def share(self, value: Decimal) -> float:
        """Return where `value` lies: 0 at the lower end, 1 at the upper."""
        low, high = self.marks[0], self.marks[-1]
        return float((value - low) / (high - low))


def scale_of(values: Iterable[Decimal], unit: str) -> Scale:
    """Return the axis for `values`, all of one `unit`: 0 to 100 for %, as long as nothing lies outside."""
    known = (Decimal(0), *values)
    low, high = min(known), max(known)
    if unit == "%" and low == 0 and high <= 100:
        return Scale(_HUNDRED)
    if low == high:
        return Scale((Decimal(0), Decimal(1)))
    step = _step(high - low, whole=all(value == value.to_integral_value() for value in known))
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return Scale(tuple((first + index) * step for index in range(int(last - first) + 1)))


def _step(span: Decimal, *, whole: bool) -> Decimal:
    """Return a round number that goes into `span` about five times; a whole one where all values are."""
    rough = span / _INTERVALS
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(each * power for each in _STEPS if each * power >= rough)
    if whole:
        step = max(step, Decimal(1)).to_integral_value(ROUND_CEILING)
    return step.normalize()
