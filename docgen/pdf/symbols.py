"""Give the signs of the fonts Symbol and Wingdings the characters of other fonts that look like them."""

from __future__ import annotations

import re
from typing import Final

_WINGDINGS: Final = dict(
    zip(
        (
            0x28,
            0x2A,
            0x4A,
            0x6C,
            0x6E,
            0x6F,
            0x71,
            0x75,
            0x76,
            0xA1,
            0xA7,
            0xA8,
            0xD8,
            0xE0,
            0xF0,
            0xFB,
            0xFC,
        ),
        "☎✉☺●■□❑◆❖○▪□➢→⇨✗✓",
        strict=True,
    )
) | {0xFD: "☒", 0xFE: "☑"}
_WINGDINGS_2: Final = dict(
    zip((0x4F, 0x50, 0x51, 0x52, 0x53, 0x54, 0x97, 0xA2, 0xA3), "✗✓☒☑☒☒●■□", strict=True)
)
_SYMBOL: Final = {
    0xB7: "•",
    0xB0: "°",
    0xB1: "±",
    0xB4: "×",
    0xB8: "÷",
    0xA3: "≤",
    0xB3: "≥",
    0xB9: "≠",
    0xBB: "≈",
    0xA5: "∞",
    0xAE: "→",
    0x6D: "μ",
    0x61: "α",
    0x62: "β",
    0x67: "γ",
    0x70: "π",
    0x53: "Σ",
    0x57: "Ω",
}
_FIRST, _LAST = 0xF000, 0xF0FF


_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
_LOOKS: Final = re.compile("[\ufe00-\ufe0f]")
_VARIANTS: Final = re.compile("[\U000e0100-\U000e01ef]")


def plain_text(text: str) -> tuple[str, bool]:
    """Return `text` without variation selectors, which no font here obeys, and whether they chose variants.

    U+FE00 to U+FE0F only choose how a sign looks (☑ in black or in colour); those of the ideographs choose
    the form of a character, which a name may need.
    """
    kept = _LOOKS.sub("", text)
    plain = _VARIANTS.sub("", kept)
    return plain, plain != kept


def usual_sign(sign: str, family: str) -> str:
    """Return the character that looks like `sign` of a font of signs; `sign` itself where none is known."""
    code = ord(sign)
    private = _FIRST <= code <= _LAST
    code -= _FIRST if private else 0
    match family.strip().lower():
        case "wingdings":
            return _WINGDINGS.get(code, sign)
        case "wingdings 2":
            return _WINGDINGS_2.get(code, sign)
        case "symbol":
            return _SYMBOL.get(code, sign)
    return (_SYMBOL | _WINGDINGS).get(code, sign) if private else sign


def sign_of(code: str, family: str) -> str:
    """Return the character for a sign of a font by its code, decimal or 0x…; empty where none is known."""
    try:
        sign = usual_sign(chr(int(code, 16 if code[:2].lower() == "0x" else 10)), family)
    except (ValueError, OverflowError):
        return ""
    return "" if is_private(sign) else sign


def usual_text(text: str, family: str) -> tuple[str, list[str]]:
    """Return `text` with usual characters for signs of a font, and family and code of those without."""
    signs = {sign: usual_sign(sign, family) for sign in _PRIVATE.findall(text)}
    lost = [f"{family} {ord(sign):04X}" for sign, usual in signs.items() if is_private(usual)]
    kept = {ord(sign): "" if is_private(usual) else usual for sign, usual in signs.items()}
    return text.translate(kept) if kept else text, lost


def is_private(sign: str) -> bool:
    """Say whether `sign` means something in one font only."""
    return 0xE000 <= ord(sign) <= 0xF8FF
