"""Read the code of a field: what it counts, where it leads, whether its stored result may be old."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.ooxml.names import is_off
from docgen.pdf.measures import whole
from docgen.pdf.model import Counter
from docgen.pdf.number_forms import switch_form
from docgen.pdf.symbols import sign_of
from docgen.pdf.xml_names import attribute, clark, value

_COUNTERS: Final = {"PAGE": Counter.PAGE, "NUMPAGES": Counter.PAGES}
_NEVER_OLD: Final = frozenset({"HYPERLINK", "FORMTEXT", "EQ", "SYMBOL", "ADVANCE", "SEQ", "PAGE", "NUMPAGES"})
_UNSEEN: Final = frozenset({"XE", "TC", "TA", "RD", "SET", "PRIVATE"})
"""Fields that show nothing."""


@dataclass(slots=True)
class OpenField:
    """A field that has begun and not yet ended."""

    code: str = ""
    in_result: bool = False
    form: etree._Element | None = None
    """What the field holds as part of a form (``w:ffData``)."""
    drawn: int = 0
    """How much of the paragraph stood before its result."""

    @property
    def name(self) -> str:
        """Return what the field does, in capitals; empty where it has no code."""
        words = self.code.split()
        return words[0].upper() if words else ""

    @property
    def counter(self) -> Counter | None:
        """Return what the field counts that only pages know."""
        return _COUNTERS.get(self.name)

    @property
    def number_form(self) -> str:
        """Return the format of numbers that the field asks for; empty for the section's own."""
        return switch_form(self.code)

    @property
    def may_be_old(self) -> bool:
        """Say whether the stored result can differ from what Word would show now."""
        return bool(self.name) and self.name not in _NEVER_OLD | _UNSEEN

    @property
    def own_text(self) -> str:
        """Return what Word draws though no result is stored: boxes and choices of forms, signs of fonts."""
        match self.name:
            case "FORMCHECKBOX":
                return "☒" if self._ticked else "☐"
            case "FORMDROPDOWN":
                return self._choice
            case "SYMBOL":
                words = self._words
                family = next(
                    (words[place + 1] for place, word in enumerate(words[:-1]) if word == "\\f"), ""
                )
                return sign_of(words[1] if len(words) > 1 else "", family.strip('"'))
        return ""

    @property
    def _words(self) -> list[str]:
        return re.findall(r'"[^"]*"|\S+', self.code)

    @property
    def _ticked(self) -> bool:
        box = None if self.form is None else self.form.find(clark("w:checkBox"))
        states = [] if box is None else [box.find(clark(f"w:{name}")) for name in ("checked", "default")]
        state = next((each for each in states if each is not None), None)
        return state is not None and not is_off(attribute(state, "val", "1"))

    @property
    def _choice(self) -> str:
        choices = None if self.form is None else self.form.find(clark("w:ddList"))
        if choices is None:
            return ""
        entries = [attribute(each, "val") for each in choices.iterfind(clark("w:listEntry"))]
        asked = (whole(value(choices, path), -1) for path in ("w:result", "w:default"))
        return next((entries[index] for index in (*asked, 0) if 0 <= index < len(entries)), "")

    @property
    def target(self) -> tuple[str, str]:
        """Return address and bookmark of a link; both empty where the field is none."""
        if self.name != "HYPERLINK":
            return "", ""
        words = self._words
        anchor = next((words[place + 1] for place, word in enumerate(words[:-1]) if word == "\\l"), "")
        address = words[1].strip('"') if len(words) > 1 and not words[1].startswith("\\") else ""
        return address, anchor.strip('"')
