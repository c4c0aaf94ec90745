"""Say which font file each family of a document is set in on this machine, character by character.

Documents name office fonts (仿宋_GB2312 and so on). Where they are not installed a free font stands in; what
a font lacks comes from a larger one. Nothing is left to fontconfig: every character has its file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from docgen.layout.faces import Face
from docgen.machine.fonts import SUBSTITUTES
from docgen.machine.names import Font
from docgen.pdf.families import FALLBACKS, LATIN_FAMILY, SIBLINGS, face_of, latin_families
from docgen.pdf.fontfile import FontFile, font_file

FAMILY_PREFIX: Final = "docgen "
"""Begins every family that is served; a font of a PDF without it was chosen by fontconfig."""

_NO_OVERRIDES: Final[Mapping[str, str]] = MappingProxyType({})
_SANS_DIGITS: Final = "Fandol"
"""Families that begin so have digits that look like a sans serif; those of a serif font take their place."""

_BOLD_STYLES: Final = ("Bold", "Black", "Heavy")
_ITALIC_STYLES: Final = ("Italic", "Oblique")

_UNSEEN_WIDTH: Final = 0.5
"""Ems of a character that no font has: never drawn, but lines need a number."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A font as a document asks for it."""

    family: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """The fonts that set the text of one wanted font, in the order in which a character is looked for."""

    wanted: Wanted
    latin: FontFile | None
    """Sets ASCII only."""
    files: tuple[FontFile, ...]
    """The font itself or what stands for it, then the fallbacks; empty where the machine has no font."""
    exact: bool
    """Whether the first of `files` is the wanted family."""
    foreseen: bool
    """Whether it is that, a sibling, the free font that stands for it, or what the office chose."""
    cut: bool
    """Whether bold and italic are there as wanted."""
    _found: dict[str, FontFile | None] = field(default_factory=dict, repr=False, compare=False)

    def font_for(self, character: str) -> FontFile | None:
        """Return the font that sets `character`, None if no font of the machine has it."""
        if character not in self._found:
            latin = self.latin is not None and character.isascii() and self.latin.holds(character)
            holding = (file for file in self.files if file.holds(character))
            self._found[character] = self.latin if latin else next(holding, None)
        return self._found[character]


class Widths(dict[str, float]):
    """Ems that each character takes in the font that sets it; worked out when it is first asked for."""

    def __init__(self, chain: Chain) -> None:
        super().__init__()
        self._chain = chain

    def __missing__(self, character: str) -> float:
        """Ask the font that sets `character`."""
        file = self._chain.font_for(character)
        width = self[character] = _UNSEEN_WIDTH if file is None else file.width(character)
        return width


class FontMap:
    """The fonts of this machine, and what they stand for.

    `overrides` maps families of documents to families of the machine (``office.yaml``), which may end in a
    style: ``Noto Serif CJK SC Bold``. Without `serif_latin`, digits and Latin letters come from the Chinese
    font, as Word and LibreOffice would set them with the same font.
    """

    def __init__(
        self, fonts: Iterable[Font], *, overrides: Mapping[str, str] = _NO_OVERRIDES, serif_latin: bool = True
    ) -> None:
        self._fonts: dict[str, list[Font]] = {}
        for font in fonts:
            for family in font.families:
                self._fonts.setdefault(family, []).append(font)
        self._overrides = dict(overrides)
        self._serif_latin = serif_latin
        self._chains: dict[Wanted, Chain] = {}
        self._widths: dict[Wanted, Widths] = {}

    def chain(self, wanted: Wanted) -> Chain:
        """Return the fonts that set the text of `wanted`."""
        if wanted not in self._chains:
            self._chains[wanted] = self._new_chain(wanted)
        return self._chains[wanted]

    def widths(self, wanted: Wanted) -> Widths:
        """Return the widths of characters in `wanted`, for `docgen.pdf.breaker`."""
        if wanted not in self._widths:
            self._widths[wanted] = Widths(self.chain(wanted))
        return self._widths[wanted]

    def has(self, name: str) -> bool:
        """Say whether this machine has a font that an override can name: family, or family and style."""
        return self._overriding(name, "Regular") is not None

    def _new_chain(self, wanted: Wanted) -> Chain:
        fallbacks = [file for name in FALLBACKS if (file := self._file(*name))]
        first = self._first(wanted)
        file = first[0] if first else None
        kept = tuple(dict.fromkeys(each for each in (file, *fallbacks) if each))
        sans_digits = file is not None and file.family.startswith(_SANS_DIGITS)
        latin = self._file(LATIN_FAMILY, _style(wanted)) if sans_digits and self._serif_latin else None
        return Chain(
            wanted=wanted,
            latin=latin,
            files=kept,
            exact=file is not None and _same(file.family, wanted.family),
            foreseen=file is not None,
            cut=bool(first and first[1]),
        )

    def _named(self, wanted: Wanted) -> tuple[str, ...]:
        """Return the family itself and, of a face of the standard, its other name and its siblings."""
        face = face_of(wanted.family)
        names = SIBLINGS[face] if face and wanted.family in SIBLINGS[face] else ()
        return tuple(dict.fromkeys((wanted.family, *names)))

    def _first(self, wanted: Wanted) -> tuple[FontFile, bool] | None:
        """Return the font that stands for `wanted`, and whether its bold and italic are as wanted."""
        style = _style(wanted)
        override = self._overrides.get(wanted.family)
        if override is not None and (file := self._overriding(override, style)):
            return file, file.style == style
        face = face_of(wanted.family)
        names = self._named(wanted) if face else (wanted.family, *latin_families(wanted.family))
        for family in names:
            if file := self._file(family, style):
                return file, True
            if style != "Regular" and (file := self._file(family, "Regular") or self._file(family, "")):
                return file, False
            if file := self._file(family, ""):
                return file, style == "Regular"
        return self._substitute(wanted, style) if face else None

    def _substitute(self, wanted: Wanted, style: str) -> tuple[FontFile, bool] | None:
        """Return the free font that stands for a face of the standard."""
        face = face_of(wanted.family)
        if face is None:
            return None
        family, own_style = SUBSTITUTES[face]
        if style != "Regular" and own_style == "Regular" and (file := self._file(family, style)):
            return file, True
        file = self._file(family, own_style)
        return (file, style in {"Regular", own_style}) if file else None

    def _overriding(self, override: str, style: str) -> FontFile | None:
        """Return the font that the office chose, in `style` unless the choice names one."""
        if override in self._fonts:
            return self._file(override, style) or self._file(override, "Regular") or self._file(override, "")
        family, _, own_style = override.rpartition(" ")
        return self._file(family, own_style)

    def _file(self, family: str, style: str) -> FontFile | None:
        """Return the installed font of a family and style; an empty style takes any."""
        fonts = [font for font in self._fonts.get(family, ()) if not style or style in font.styles]
        paths = sorted({font.path for font in fonts})
        return next((file for path in paths if (file := font_file(path, family, style))), None)


@dataclass(frozen=True, slots=True)
class Served:
    """A font as WeasyPrint is given it: a file, what of it, and whether its outlines are changed."""

    file: FontFile
    latin: bool
    """Whether it sets ASCII only."""
    bold: bool
    """Whether its strokes are made thicker, as the font has no bold."""
    slanted: bool
    """Whether it is made to lean, as the font has no italic."""

    @property
    def family(self) -> str:
        """Return the name under which it is served, which no font of the machine bears."""
        name = self.file.name.replace('"', "").removesuffix(" Regular")
        marks = (" Latin", self.latin), (" Thick", self.bold), (" Slanted", self.slanted)
        return FAMILY_PREFIX + name + "".join(mark for mark, on in marks if on)


def served(chain: Chain, file: FontFile) -> Served:
    """Return one of the fonts of `chain` as it is served."""
    style, wanted = file.style, chain.wanted
    bold = wanted.bold and not file.variable and not any(each in style for each in _BOLD_STYLES)
    slanted = wanted.italic and not any(each in style for each in _ITALIC_STYLES)
    return Served(file, latin=file == chain.latin, bold=bold, slanted=slanted)


def css_families(chain: Chain) -> str:
    """Return the value of ``font-family`` for text that `chain` sets."""
    files = (chain.latin, *chain.files) if chain.latin else chain.files
    return ",".join(f'"{served(chain, file).family}"' for file in files) or "serif"


def _same(one: str, other: str) -> bool:
    """Say whether two names are those of one family, in Chinese and in Latin letters."""
    return one == other or any({one, other} == {face.value.family, face.value.alternate} for face in Face)


def _style(wanted: Wanted) -> str:
    match wanted.bold, wanted.italic:
        case True, True:
            return "Bold Italic"
        case True, False:
            return "Bold"
        case False, True:
            return "Italic"
        case _:
            return "Regular"
