"""Write HTML: escaped text, and declarations shared as classes so that equal looks are said once."""

from __future__ import annotations

import re
from typing import Final

from docgen.pdf.appearance import (
    Border,
)

_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may hold (XML 1.0, production 2)."""


def escaped(text: str) -> str:
    """Return `text` as it stands in HTML, in attributes too."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def legal(html: str) -> str:
    """Return `html` with U+FFFD for what no XML may hold, such as control characters of a file's name."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", html)


def in_markup(css: str) -> str:
    """Return CSS that can stand in HTML and in XML, where ``&`` and ``<`` begin something else."""
    return css.replace("&", r"\26 ").replace("<", r"\3c ")


def pt(length: float) -> str:
    """Return a length in points as CSS writes it, without needless digits."""
    text = f"{length:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0", "0") else f"{text}pt"


def rule(border: Border) -> str:
    """Return a border as CSS writes it."""
    return f"{pt(border.weight)} {border.style} {border.color}"


class Classes:
    """Give each set of declarations a class of its own, in the order in which they are met."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._counted: dict[str, tuple[str, ...]] = {}

    def name(self, declarations: str, pseudo: str = "") -> str:
        """Return the class of these declarations; with a `pseudo` they are those of its pseudo-element."""
        key = declarations, pseudo
        if key not in self._names:
            self._names[key] = f"c{len(self._names)}"
        return self._names[key]

    def counter_style(self, name: str, written: tuple[str, ...]) -> str:
        """Return the counter style that writes the numbers from 1 on as `written`."""
        self._counted[name] = written
        return f"docgen-{name}"

    def css(self) -> str:
        """Return the rules of all classes and counter styles."""
        rules = [f".{name}{pseudo}{{{declarations}}}" for (declarations, pseudo), name in self._names.items()]
        for name, written in self._counted.items():
            symbols = " ".join(f'"{each}"' for each in written)
            rules.append(f"@counter-style docgen-{name}{{system:fixed;symbols:{symbols}}}")
        return "\n".join(rules)
