"""Read the code of a field: what it counts, where it leads, whether its stored result may be old."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from docgen.pdf.model import Counter
from docgen.pdf.number_forms import switch_form

_COUNTERS: Final = {"PAGE": Counter.PAGE, "NUMPAGES": Counter.PAGES}
_NEVER_OLD: Final = frozenset({"HYPERLINK", "FORMTEXT", "EQ", "SYMBOL", "ADVANCE", "SEQ", "PAGE", "NUMPAGES"})


@dataclass(slots=True)
class OpenField:
    """A field that has begun and not yet ended."""

    code: str = ""
    in_result: bool = False

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
    def form(self) -> str:
        """Return the format of numbers that the field asks for; empty for the section's own."""
        return switch_form(self.code)

    @property
    def may_be_old(self) -> bool:
        """Say whether the stored result can differ from what Word would show now."""
        return bool(self.name) and self.name not in _NEVER_OLD

    @property
    def target(self) -> tuple[str, str]:
        """Return address and bookmark of a link; both empty where the field is none."""
        if self.name != "HYPERLINK":
            return "", ""
        words = re.findall(r'"[^"]*"|\S+', self.code)
        anchor = next((words[place + 1] for place, word in enumerate(words[:-1]) if word == "\\l"), "")
        address = words[1].strip('"') if len(words) > 1 and not words[1].startswith("\\") else ""
        return address, anchor.strip('"')
