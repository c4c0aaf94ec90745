"""Say which figures reach a target, and whether two targets can be reached together."""

from __future__ import annotations

from decimal import Decimal

from docgen.records.indicator import Operator, Target

Bound = tuple[Decimal, int]
"""A value; then 1 where only larger figures count, -1 where only smaller ones do, 0 where itself counts."""

_LEAST, _MOST = (Decimal("-Infinity"), 0), (Decimal("Infinity"), 0)


def bounds(target: Target) -> tuple[Bound, Bound]:
    """Return the lower and the upper bound of the figures that reach `target`."""
    match target.operator:
        case Operator.AT_LEAST:
            return (target.value, 0), _MOST
        case Operator.MORE_THAN:
            return (target.value, 1), _MOST
        case Operator.AT_MOST:
            return _LEAST, (target.value, 0)
        case Operator.LESS_THAN:
            return _LEAST, (target.value, -1)
        case Operator.EQUAL:
            return (target.value, 0), (target.value, 0)
        case Operator.BETWEEN:
            return (target.value, 0), _MOST if target.upper is None else (target.upper, 0)


def exclude(one: Target, other: Target) -> bool:
    """Say whether no figure reaches both targets; a target that nothing reaches excludes nothing."""
    bounds_of_both = bounds(one), bounds(other)
    if any(low > high for low, high in bounds_of_both):
        return False
    return max(low for low, _ in bounds_of_both) > min(high for _, high in bounds_of_both)
