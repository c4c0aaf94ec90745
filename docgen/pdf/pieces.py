"""Make the pieces that the breaker breaks: text by look and script, with what stands between it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from docgen.layout.breaking import LIBREOFFICE, BreakRules, is_full_width
from docgen.pdf.appearance import RunStyle
from docgen.pdf.measured import OBJECT, Gaps, Piece
from docgen.pdf.model import (
    Bookmark,
    Break,
    BreakKind,
    Characters,
    Counter,
    Inline,
    Note,
    Number,
    Paragraph,
    Picture,
    Tab,
)
from docgen.pdf.number_forms import page_numbers

RAISED_SIZE: Final = 0.58
"""Size of raised and lowered characters against the others."""

_SMALL_CAPS: Final = 0.8
_CJK: Final = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff\u3000"
_RUNS: Final = re.compile(rf"[{_CJK}]+|[!-~\u00a0-\u024f ]+|.", re.DOTALL)


class Face(Protocol):
    """One font as it is set."""

    @property
    def css(self) -> str:
        """Return its CSS declarations: family, weight, style."""

    @property
    def widths(self) -> Mapping[str, float]:
        """Return the ems of each character; must answer for every one."""

    @property
    def ascent(self) -> float:
        """Return the height over the baseline that the font asks for, in ems."""

    @property
    def descent(self) -> float:
        """Return the depth under the baseline that the font asks for, in ems."""

    def is_one(self, text: str) -> bool:
        """Say whether one font sets all of `text`."""


class Faces(Protocol):
    """The fonts that stand for the families that documents name."""

    def stand_at(self, place: str) -> None:
        """Note that the text that follows stands in the paragraph that findings call `place`."""

    def face(self, family: str, *, bold: bool, italic: bool, text: str) -> Face:
        """Return the font that stands for `family`; `text` is what it will set."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What lines are set by, the same for all of a section."""

    faces: Faces
    rules: BreakRules
    default_tab: float = 36.0
    stretches_breaks: bool = True
    grid: float = 0.0
    char_space: float = 0.0
    page_form: str = "decimal"
    """How the section writes the numbers of its pages (`docgen.pdf.number_forms`)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What one piece of the breaker stands for."""

    piece: Piece
    style: RunStyle
    face: Face
    link: str = ""
    held: Picture | Number | None = None
    """What stands in the place of |OBJECT|."""


@dataclass(slots=True)
class Part:
    """What lies between two page breaks of a paragraph."""

    starts: BreakKind | None
    end: Unit
    """The end of the paragraph, which gives an empty line its height."""
    units: list[Unit] = field(default_factory=list)
    marks: dict[int, list[Bookmark | Note]] = field(default_factory=dict)
    length: int = 0


class Composer:
    """Make the pieces of one paragraph."""

    def __init__(self, paragraph: Paragraph, setting: Setting) -> None:
        self._paragraph, self._setting = paragraph, setting
        style = paragraph.style
        self._gaps = (Gaps.LETTERS if style.auto_space_letters else Gaps.NONE) | (
            Gaps.DIGITS if style.auto_space_digits else Gaps.NONE
        )
        self._chinese_before = False
        self._leads = setting.rules.name == LIBREOFFICE.name
        """Whether a sign of both scripts comes first of all, which LibreOffice then counts as Latin."""

    def parts(self) -> list[Part]:
        """Return the pieces, a new part after each page or column break."""
        self._setting.faces.stand_at(self._paragraph.place)
        end = self._unit("", self._paragraph.mark, self._paragraph.mark.families.east_asian)
        parts = [Part(None, end)]
        label = self._paragraph.label
        if label:
            self._add(parts[-1], self._text(Characters(label.text, label.style)))
            follows = {"tab": "\t", "space": " "}.get(label.follows, "")
            if follows:
                self._add(parts[-1], [self._unit(follows, label.style, label.style.families.latin)])
        for inline in self._paragraph.inlines:
            if isinstance(inline, Break) and inline.kind is not BreakKind.LINE:
                parts.append(Part(inline.kind, end))
            else:
                self._inline(parts[-1], inline)
        return parts

    def _inline(self, part: Part, inline: Inline) -> None:
        match inline:
            case Characters():
                self._add(part, self._text(inline))
            case Tab():
                self._add(part, [self._unit("\t", inline.style, inline.style.families.latin)])
            case Break():
                self._add(part, [self._unit("\n", inline.style, inline.style.families.latin)])
            case Number():
                self._add(part, [self._number(inline)])
            case Picture():
                unit = self._unit(OBJECT, inline.style, inline.style.families.latin)
                piece = Piece(OBJECT, 1.0, {OBJECT: inline.width})
                self._add(part, [replace(unit, piece=piece, held=inline)])
            case Note():
                part.marks.setdefault(part.length, []).append(inline)
                raised = replace(inline.style, raised=1)
                self._add(part, self._text(Characters(inline.mark, raised)) if inline.mark else [])
            case Bookmark():
                part.marks.setdefault(part.length, []).append(inline)

    def _number(self, inline: Number) -> Unit:
        """Return a number that only pages know, as wide as the number of the first page."""
        own = inline.form or (self._setting.page_form if inline.counter is Counter.PAGE else "decimal")
        written = ("0",) if own == "decimal" else page_numbers(own)
        style, chinese = inline.style, not written[0].isascii()
        family = style.families.east_asian if chinese else style.families.latin
        self._setting.faces.face(
            family, bold=style.bold, italic=style.italic, text="".join(sorted(set("".join(written))))
        )
        unit = self._unit(OBJECT, style, family)
        widths = {OBJECT: sum(unit.face.widths[sign] for sign in written[0])}
        return replace(unit, piece=replace(unit.piece, widths=widths), held=replace(inline, form=own))

    def _add(self, part: Part, units: Sequence[Unit]) -> None:
        part.units += units
        part.length += sum(len(unit.piece.text) for unit in units)

    def _text(self, inline: Characters) -> list[Unit]:
        style, families = inline.style, inline.style.families
        if families.latin == families.east_asian == families.other and not style.small_caps:
            self._chinese_before = is_full_width(inline.text[-1])
            return [self._unit(inline.text, style, families.latin, inline.link)]
        return [self._unit(text, look, family, inline.link) for text, look, family in self._runs(inline)]

    def _runs(self, inline: Characters) -> Iterator[tuple[str, RunStyle, str]]:
        """Yield the text cut by script, each piece with its look and family."""
        pending: tuple[str, RunStyle, str] | None = None
        for match in _RUNS.finditer(inline.text):
            text = match[0]
            family = self._family(text, inline, match.end())
            for piece, look in _capitals(text, inline.style):
                if pending and pending[1:] == (look, family):
                    pending = (pending[0] + piece, look, family)
                    continue
                if pending:
                    yield pending
                pending = (piece, look, family)
        if pending:
            yield pending

    def _family(self, text: str, inline: Characters, end: int) -> str:
        """Return the family of a run of one script; signs of both scripts follow their neighbours."""
        families, leads = inline.style.families, self._leads
        self._leads = leads and _ambiguous(text[0])
        if is_full_width(text[0]) and len(text) >= 1 and not _ambiguous(text[0]):
            self._chinese_before = True
            return families.east_asian
        if text[0] < "\u2000" and not _ambiguous(text[0]):
            self._chinese_before = False if not text.isspace() else self._chinese_before
            return families.latin if text[0] < "\u0080" else families.other
        chinese = inline.style.east_asian_signs or self._chinese_before
        if not chinese and not leads and end < len(inline.text):
            chinese = is_full_width(inline.text[end])
        return families.east_asian if chinese else families.other

    def _unit(self, text: str, style: RunStyle, family: str, link: str = "") -> Unit:
        face = self._setting.faces.face(
            family, bold=style.bold, italic=style.italic, text=text.replace(OBJECT, "0").strip("\t\n")
        )
        size = style.size * (RAISED_SIZE if style.raised else 1.0) * style.scale
        extra = self._setting.char_space if is_full_width(text[:1] or " ") else 0.0
        piece = Piece(text, size, face.widths, spacing=style.spacing + extra, gaps=self._gaps)
        return Unit(piece, style, face, link)


def _ambiguous(sign: str) -> bool:
    """Say whether both scripts have the sign, as quotes and dashes."""
    return sign in "“”‘’—…·×÷°±§¨´" or "\u2010" <= sign <= "\u27bf"


def _capitals(text: str, style: RunStyle) -> Iterator[tuple[str, RunStyle]]:
    """Yield the text with its look; small capitals are small letters set as smaller capitals."""
    if not style.small_caps:
        yield text, style
        return
    for match in re.finditer(r"[^\W\d_A-Z]+|(?:[A-Z]|[\W\d_])+", text):
        small = match[0].upper() != match[0]
        yield match[0].upper(), replace(style, size=style.size * _SMALL_CAPS) if small else style
