"""Choose the marks of an axis: round numbers, zero always among them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal


def marks_of(values: Iterable[Decimal], unit: str) -> list[float]:
    """Return the marks for `values`, rising, the first and the last beyond all values.

    Those of % go from 0 to 100, as long as nothing lies outside; where all values are whole, marks are.
    """
    from matplotlib.ticker import MaxNLocator

    known = (Decimal(0), *values)
    low, high = min(known), max(known)
    if unit == "%" and low == 0 and high <= 100:
        low, high = Decimal(0), Decimal(100)
    if low == high:
        return [0.0, 1.0]
    whole = all(value == value.to_integral_value() for value in known)
    locator = MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10], integer=whole, min_n_ticks=1)
    return [float(mark) for mark in locator.tick_values(float(low), float(high))]
