"""Give the type sizes that Chinese typesetting counts in 号 as lengths in points."""

from __future__ import annotations

from types import MappingProxyType

from docgen.layout.units import Pt

SIZES = MappingProxyType(
    {
        "初号": Pt(42),
        "小初": Pt(36),
        "一号": Pt(26),
        "小一": Pt(24),
        "二号": Pt(22),
        "小二": Pt(18),
        "三号": Pt(16),
        "小三": Pt(15),
        "四号": Pt(14),
        "小四": Pt(12),
        "五号": Pt(10.5),
        "小五": Pt(9),
        "六号": Pt(7.5),
        "小六": Pt(6.5),
        "七号": Pt(5.5),
        "八号": Pt(5),
    }
)
"""Every size that Word's size list names, largest first."""

TITLE_SIZE = SIZES["二号"]
"""Size of the title (7.3.1)."""

BODY_SIZE = SIZES["三号"]
"""Size of everything the standard gives no other size for (5.2.2)."""

SMALL_SIZE = SIZES["四号"]
"""Size of the edition record and the page number (7.4, 7.5)."""
