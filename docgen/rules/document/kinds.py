"""Know the fifteen kinds of official documents, and which of them go up (条例 Art. 8)."""

from __future__ import annotations

import re

KINDS = (
    "决议",
    "决定",
    "命令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
)
"""The kinds a title may end with; 命令 is also written 令."""

UPWARD = ("报告", "请示", "议案", "意见")
"""The kinds that may go to a superior organ and so name their signers."""

_NOTE = re.compile(r"[（(][^（）()]*[）)]$")


def kind_of(title: str) -> str:
    """Return the kind that `title` ends with, a note in brackets left aside; empty where it is none."""
    return next((kind for kind in (*KINDS, "令") if without_note(title).endswith(kind)), "")


def without_note(title: str) -> str:
    """Return `title` without white space and without a note in brackets at its end, such as （试行）."""
    return _NOTE.sub("", "".join(title.split()))
