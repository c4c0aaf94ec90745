"""Say where a line of Chinese text may end: the sets of signs, and how two programs apply them.

A line does not begin with a closing mark nor end with an opening one (避头尾), words and numbers stay
whole, and in Word one mark may hang in the margin. The rules are data; `docgen.pdf.breaker` applies them.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final


class Kind(Enum):
    """What a character is to the line breaker."""

    IDEOGRAPH = auto()
    """A cell of Chinese text, punctuation included: lines may end on either side of it."""
    WORD = auto()
    """Part of a Latin word or a number."""
    SPACE = auto()
    """White space that may stand past the end of a line, unseen."""
    TAB = auto()
    BREAK = auto()
    """A forced line break."""
    JOINT = auto()
    """Zero width space: a line may end here."""
    GLUE = auto()
    """No-break space or word joiner: a line ends on neither side of it."""
    MARK = auto()
    """Combining mark or variation selector: belongs to the character before it."""


_KINDS: Final = {
    " ": Kind.SPACE,
    "\u3000": Kind.SPACE,
    "\t": Kind.TAB,
    "\n": Kind.BREAK,
    "\u200b": Kind.JOINT,
    "\u00a0": Kind.GLUE,
    "\u202f": Kind.GLUE,
    "\u2060": Kind.GLUE,
    "\ufeff": Kind.GLUE,
}
_FULL_WIDTH: Final = frozenset("WF")
_MARKS: Final = frozenset({"Mn", "Me", "Mc", "Cf"})


def is_full_width(character: str) -> bool:
    """Say whether `character` fills a cell in a Chinese face: quotes, dashes and circled numbers do too."""
    width = unicodedata.east_asian_width(character)
    return width in _FULL_WIDTH or (width == "A" and not unicodedata.category(character).startswith("M"))


class _Kinds(dict[str, Kind]):
    """The kind of every character met so far; a character is looked at once."""

    def __missing__(self, character: str) -> Kind:
        kind = self[character] = _kind(character)
        return kind


KINDS: Final = _Kinds(_KINDS)
"""The kind of each character, worked out when it is first asked for."""


def _kind(character: str) -> Kind:
    if character.isascii():
        return Kind.WORD
    if unicodedata.category(character) in _MARKS:
        return Kind.MARK
    narrow = unicodedata.east_asian_width(character) not in _FULL_WIDTH
    return Kind.WORD if narrow and character.isalpha() else Kind.IDEOGRAPH


@dataclass(frozen=True, slots=True)
class Signs:
    """Signs with which a line must not begin, and signs with which it must not end."""

    never_first: frozenset[str]
    never_last: frozenset[str]


@dataclass(frozen=True, slots=True)
class BreakRules:
    """How one program ends lines."""

    name: str
    chinese: Signs
    """Signs where the last letter or digit before the end of the line is Chinese."""
    latin: Signs
    """Signs where it is Latin."""
    elsewhere: Signs
    """Signs everywhere in text that the file does not mark as Chinese, Japanese or Korean."""
    hanging: frozenset[str]
    """Marks of which one may stand in the margin, past the measure."""
    pairs: frozenset[str]
    """Two signs that stay together: the halves of a dash or an ellipsis."""
    holding: frozenset[str]
    """Marks after which a word or number does not begin a new line."""
    held: frozenset[str]
    """Marks before which a line does not end after a word or number."""
    after: frozenset[str]
    """Signs within a word after which a line may end, unless a digit follows."""
    path: int
    """How far back from a slash a space keeps a path whole; 0 where no path is broken after a slash."""
    gap_ems: float
    """White between Chinese and Latin text, where the paragraph asks for it."""
    unspaced_ends: bool
    """Whether the last character of each run of one script goes without its letter spacing."""


_WORD_SIGNS: Final = Signs(
    frozenset(
        "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
    ),
    frozenset("$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"),
)
"""Word's lists for simplified Chinese, as its option dialogue shows them."""

WORD: Final = BreakRules(
    name="word",
    chinese=_WORD_SIGNS,
    latin=_WORD_SIGNS,
    elsewhere=_WORD_SIGNS,
    hanging=frozenset("!%),.:;>?]}¢°·ˇ’”‰′″℃∶、。〃〉》」』】〕〗〞﹚﹜﹞！＂％＇），．：；？］｝￠"),
    pairs=frozenset({"——", "……", "⸺⸺"}),
    holding=frozenset("〕"),
    held=frozenset("([{"),
    after=frozenset("-"),
    path=0,
    gap_ems=0.25,
    unspaced_ends=False,
)
"""Word for Chinese text, as MS-OI29500 2.1.52 tells it; not measured against Word itself."""

_LIBREOFFICE_FIRST: Final = frozenset(
    "!),.:;?]}¢'\"、。〉》」』】〕〗〞︰︱︳﹐､﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？｜｝︴︶︸︺︼︾﹀﹂﹄﹏～￠々‖•·ˇˉ―-′’”"
)
_LIBREOFFICE_LAST: Final = frozenset("([{£¥'\"‵〈《「『〔〖（［｛￡￥〝︵︷︹︻︽︿﹁﹃﹙﹛﹝“‘")
_CLOSING: Final = frozenset("),.]}、。〉》」』】〕〗〞﹐､﹒﹚﹜﹞），．］｝｡｣")
_OPENING: Final = frozenset("([{‚„〈《「『【〔〖〝﹙﹛﹝（［｛｢")
_STRAIGHT: Final = frozenset("\"'")
_LATIN_FIRST: Final = _CLOSING | _STRAIGHT | frozenset("’”!?:;/-–‐‼⁇々〜゠：；！？…‥%‰％℃°")
_LATIN_LAST: Final = _OPENING | _STRAIGHT | frozenset("‘“$£¥￥＄￡№±")

LIBREOFFICE: Final = BreakRules(
    name="libreoffice",
    chinese=Signs(_LIBREOFFICE_FIRST, _LIBREOFFICE_LAST),
    latin=Signs(_LATIN_FIRST, _LATIN_LAST),
    elsewhere=Signs(_LATIN_FIRST | frozenset("“‘"), _LATIN_LAST | frozenset("”’")),
    hanging=frozenset(),
    pairs=frozenset(),
    holding=_CLOSING,
    held=_OPENING,
    after=frozenset("-?!|"),
    path=66,
    gap_ems=0.2,
    unspaced_ends=True,
)
"""LibreOffice 7.4, measured: its own lists in Chinese text, UAX #14 where a word or number comes last."""
