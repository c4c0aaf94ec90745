"""Say where in a template a fault lies: the file, the paragraph, its text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from docgen.diagnostics import NO_TEXT, Diagnostic, Place, Text
from docgen.faults import Fault
from docgen.sources.suggest import nearest
from docgen.word.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Flaw:
    """Say what is wrong in a template whose file has no name yet; no paragraph means the whole file."""

    fault: Fault
    fact: Text
    paragraph: Paragraph | None = None
    remedy: Text = NO_TEXT

    def in_file(self, name: str) -> Diagnostic:
        """Return the diagnostic of this flaw in the template `name`."""
        return located(self.fault, self.fact, name=name, paragraph=self.paragraph, remedy=self.remedy)


def located(
    fault: Fault, fact: Text, *, name: str, paragraph: Paragraph | None, remedy: Text = NO_TEXT
) -> Diagnostic:
    """Return the diagnostic of `fault` in the template `name`; the message quotes the paragraph."""
    if paragraph is None:
        message = Text(f"{fault.title.zh}：{fact.zh}", f"{fault.title.en}: {fact.en}")
        return fault.at(Place(name), message, remedy)
    quoted = paragraph.quoted
    message = Text(
        f"{fault.title.zh}：{fact.zh}（{quoted.zh}）", f"{fault.title.en}: {fact.en} ({quoted.en})"
    )
    return fault.at(Place(name, within=paragraph.within), message, remedy)


def suggestion(name: str, candidates: Collection[str]) -> Text:
    """Return “did you mean …?” with the nearest of `candidates`, or no text where none is near."""
    close = nearest(name, sorted(candidate for candidate in candidates if candidate[:1].isidentifier()))
    return Text(f"是不是 {close[0]}？", f"did you mean {close[0]}?") if close else NO_TEXT
