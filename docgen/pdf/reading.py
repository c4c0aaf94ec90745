"""Carry what reading one file needs in every corner of it: styles, counters, pictures, findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from lxml import etree

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.faults import Fault
from docgen.pdf.cascade import Properties, Styles, merged, read_styles
from docgen.pdf.measures import whole
from docgen.pdf.model import (
    Block,
    Media,
)
from docgen.pdf.number_forms import number_text
from docgen.pdf.numbering import Numbering, read_numbering
from docgen.pdf.reading_findings import ELEMENT, NUMBERING
from docgen.pdf.sheet import Sheet
from docgen.pdf.source import Relation, Settings, Source
from docgen.pdf.xml_names import attribute, clark, value

DEEPEST: Final = 12
"""How deep tables, boxes and notes may stand in each other."""


_NOTE_FORMS: Final = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds a paragraph: its part, the formatting its table gives, how deep it stands."""

    part: str
    sheet: Sheet = field(default_factory=Sheet)
    paragraph: Properties = field(default_factory=dict)
    run: Properties = field(default_factory=dict)
    depth: int = 0
    notes: bool = True
    """Whether footnotes may be called from here."""
    mark: str = ""
    """The mark of the note that this stands in."""

    def deeper(self) -> Around:
        """Return the same, one table or box further in."""
        return replace(self, depth=self.depth + 1)


class Inside(Protocol):
    """Reads the blocks of a text box, a note or a cell."""

    def __call__(self, container: etree._Element, around: Around, /) -> tuple[Block, ...]:
        """Return the blocks under `container`."""


class Reading:
    """Hold what is known of a file while it is read, and gather findings."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.styles: Styles = read_styles(source.related("styles"))
        self.numbering: Numbering = read_numbering(source.related("numbering"))
        self.theme: Mapping[str, str] = source.theme_fonts()
        self.theme_colors: Mapping[str, str] = source.theme_colors()
        self.theme_lines = source.theme_lines()
        self.settings: Settings = source.settings()
        self.media: dict[str, Media] = {}
        self.findings: list[Diagnostic] = list(source.dangers())
        self.notes: Mapping[str, etree._Element] = {}
        self.note_parts: dict[str, str] = {}
        self.rules_notes = True
        self.endnotes: tuple[Block, ...] = ()
        self._bookmarks: set[str] = set()
        self._marks: dict[str, int] = {}
        self._note_forms = dict(_NOTE_FORMS)
        self._numbers: dict[etree._Element, int] = {}
        self._place = ""

    def number_paragraphs(self, root: etree._Element, tag: str) -> None:
        """Count the paragraphs under `root` in reading order, so that findings can name them."""
        self._numbers |= {element: number for number, element in enumerate(root.iter(tag), 1)}
        self._bookmarks |= {attribute(each, "name") for each in root.iter(clark("w:bookmarkStart"))}

    def leads_to(self, anchor: str) -> str:
        """Return the address of a bookmark; empty, with a finding, where the file has none of that name."""
        if anchor and anchor not in self._bookmarks:
            self.report(
                ELEMENT, Text(f"链接的目标 {anchor} 不存在", f"the link's target {anchor} is missing")
            )
            return ""
        return f"#{anchor}" if anchor else ""

    def stand_at(self, paragraph: etree._Element, part: str) -> str:
        """Note that reading has come to `paragraph`, and return how findings call it."""
        number = self._numbers.get(paragraph)
        stem = part.rsplit("/", 1)[-1].removesuffix(".xml")
        if number is not None:
            label = f"¶{number}"
            self._place = label if part == self.source.main else f"{stem} {label}"
        return self._place

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let findings name the same paragraph as before, once what stands inside it has been read."""
        place = self._place
        yield
        self._place = place

    def report(self, fault: Fault, fact: Text, *, place: str | None = None) -> None:
        """Add a finding at the paragraph that is being read."""
        message = Text(f"{fault.title.zh}：{fact.zh}", f"{fault.title.en}: {fact.en}")
        within = self._place if place is None else place
        self.findings.append(fault.at(Place(self.source.name, within=within), message))

    def begin_section(self, properties: etree._Element | None) -> None:
        """Begin to number notes as the section asks, else as the settings of the file do."""
        for kind, usual in _NOTE_FORMS.items():
            places = (properties, self.source.related("settings"))
            asked = [each.find(clark(f"w:{kind}Pr")) for each in places if each is not None]
            given = [each for each in asked if each is not None]
            form = next((text for each in given if (text := value(each, "w:numFmt"))), usual)
            restart = next((text for each in given if (text := value(each, "w:numRestart"))), "")
            start = next((text for each in given if (text := value(each, "w:numStart"))), "1")
            if number_text(1, form) is None:
                self.report(NUMBERING, Text(f"脚注或尾注 {form}", f"notes {form}"))
                form = usual
            if restart == "eachPage":
                fact = Text("脚注每页重新编号，PDF 连续编号", "notes begin anew on each page; numbered on")
                self.report(ELEMENT, fact)
            self._note_forms[kind] = form
            if restart == "eachSect" or kind not in self._marks:
                self._marks[kind] = max(whole(start, 1), 1) - 1

    def next_mark(self, kind: str) -> str:
        """Return the mark of the next footnote or endnote."""
        self._marks[kind] = self._marks.get(kind, 0) + 1
        return number_text(self._marks[kind], self._note_forms[kind]) or str(self._marks[kind])

    def page_form(self, form: str) -> str:
        """Return a format of page numbers; plain digits, and a finding, where it is not known."""
        if number_text(1, form):
            return form
        self.report(NUMBERING, Text(f"页码 {form}", f"page number {form}"))
        return "decimal"

    def relation(self, part: str, identifier: str) -> Relation | None:
        """Return a relationship of `part`, None where there is none."""
        return self.source.relations(part).get(identifier)

    def default_run(self) -> Properties:
        """Return the properties of text in the default paragraph style."""
        chain = self.styles.paragraph_chain("")
        return merged((self.styles.default_run, *(style.run for style in chain)))
