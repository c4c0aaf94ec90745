"""Know the units of shares, and the units of what is counted in whole numbers."""

from __future__ import annotations

from decimal import Decimal

WHOLE = {"%": Decimal(100), "％": Decimal(100), "‰": Decimal(1000)}
"""What the whole is in each unit of shares."""
COUNTED = frozenset((*"人名位个种家所次例户份", "人次", "户次", "例次"))
"""Units of what is counted in whole numbers."""
ALIKE = ("人名位", "个家所处", "次轮场", "%％")
"""Units that count the same."""


def is_share(unit: str) -> bool:
    """Say whether a unit is one of shares: %, ‰."""
    return unit.strip() in WHOLE


def is_counted(unit: str) -> bool:
    """Say whether what a unit counts has no fractions: 人, 名/年, 人次."""
    return unit.strip().partition("/")[0] in COUNTED


def is_same(one: str, other: str) -> bool:
    """Say whether two units count the same: 人 and 名."""
    one, other = one.strip(), other.strip()
    return one == other or any(one in alike and other in alike for alike in ALIKE if one and other)
