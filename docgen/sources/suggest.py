"""Find the names that a mistyped word was probably meant to be.

Tuned for the short names of divisions, where one character of three may be the whole difference and the
last one (处, 局, 委) says little: the stems are compared as well as the whole names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

CLOSE_ENOUGH = 0.6
"""Names less alike than this are not offered; 1 is the same name."""

_KIND_OF_UNIT = re.compile(
    "(?<=..)(?:领导小组办公室|委员会|办公室|中心|处|局|委|办|科|室|部|厅|组|所|院|会)$"
)


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """Return at most `limit` of the candidates that `word` may have been meant to be, the likeliest first.

    Candidates equally near keep their order. Case and full-width forms make no difference.
    """
    written = _folded(word)
    if not written:
        return []
    scored = [(_likeness(written, _folded(name)), name) for name in dict.fromkeys(candidates)]
    close = [(score, name) for score, name in scored if score >= CLOSE_ENOUGH]
    return [name for _, name in sorted(close, key=lambda pair: -pair[0])[:limit]]


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().strip()


def _likeness(word: str, name: str) -> float:
    """Return how alike two names are, from 0 to 1."""
    if word == name:
        return 1.0
    matcher = SequenceMatcher(None, word, name, autojunk=False)
    whole = matcher.ratio() if matcher.quick_ratio() >= CLOSE_ENOUGH else 0.0
    stem, named_stem = _KIND_OF_UNIT.sub("", word), _KIND_OF_UNIT.sub("", name)
    if stem == named_stem:
        return 0.98
    return max(whole, 0.9 * _abbreviates(stem, named_stem))


def _abbreviates(one: str, other: str) -> float:
    """Return how surely the shorter word shortens the longer: its characters in order, first one first.

    卫健委 stands in 卫生健康委; so does 基层卫健 in 基层卫生健康. A single character shortens nothing.
    """
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or short[0] != long[0]:
        return 0.0
    rest = iter(long)
    if not all(character in rest for character in short):
        return 0.0
    return max(2 / 3, 2 * len(short) / (len(short) + len(long)))
