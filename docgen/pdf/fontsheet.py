"""Give WeasyPrint exactly the fonts of a font map: cut to the text, from memory, under names of their own.

Tried instead: families by name (fontconfig chooses, and a family of the same name on the machine wins over
the one that is given), whole files through ``@font-face`` (copied to disk for each document, 1.5 times the
time; of a collection always the first face, which is Japanese), a private fontconfig file (one for the whole
process).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import unquote

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.faults import Fault
from docgen.pdf.findings import FALLBACK, NO_CUT, NO_GLYPH, NO_SUBSTITUTE, SUBSTITUTED, VARIABLE
from docgen.pdf.fontfile import FontFile
from docgen.pdf.fonts import Chain, FontMap, Served, Wanted, served
from docgen.pdf.subset import subset_font
from docgen.pdf.synthetic import synthetic_font

_ALWAYS: Final = frozenset(map(chr, range(32, 127))) | frozenset("—–…·“”‘’、。（）")
"""Held ready in every font, for what is only known when pages are made: page numbers and their dashes."""

_BOLD: Final = 700.0
_REGULAR: Final = 400.0


@dataclass(frozen=True, slots=True)
class FontSheet:
    """The ``@font-face`` rules of a document, and the files behind their addresses."""

    css: str
    files: Mapping[str, bytes] = field(repr=False)
    families: Mapping[str, bytes] = field(repr=False)
    """The same files, by the family under which the rules serve them."""
    is_complete: bool
    """Whether every character has a font here, so that none has to be looked for on the machine."""
    findings: tuple[Diagnostic, ...]


Texts = Mapping[Wanted, Mapping[str, Iterable[str]]]
"""The characters that each font sets, by the paragraph that they stand in; empty where that is not known."""


def font_sheet(fonts: FontMap, texts: Texts, *, place: Place) -> FontSheet:
    """Return what WeasyPrint needs to set `texts`, and every finding with the first paragraph it is seen in.

    Characters that WeasyPrint itself puts in (counters, list signs) must be in `texts` unless they are ASCII.
    """
    uses = {wanted: _ALWAYS.union(*places.values()) for wanted, places in texts.items()}
    faces: dict[Served, tuple[set[str], float]] = {}
    is_complete = True
    for wanted, characters in uses.items():
        chain = fonts.chain(wanted)
        weight = _BOLD if wanted.bold else _REGULAR
        set_in = {character: chain.font_for(character) for character in characters}
        for file in dict.fromkeys((chain.latin, *chain.files)):
            held = {character for character, font in set_in.items() if font is file}
            if file is not None and held:
                faces.setdefault(served(chain, file), (set(), weight))[0].update(held)
        is_complete = is_complete and None not in set_in.values()
    files: dict[str, bytes] = {}
    families: dict[str, bytes] = {}
    rules: list[str] = []
    for face, (held, _) in faces.items():
        # Pango sets a space in the font of its neighbour, whichever font it was meant to come from.
        held.update(filter(face.file.holds, " \u00a0"))
    for face, (held, weight) in sorted(faces.items(), key=lambda item: item[0].family):
        address = f"docgen-font:{len(files)}"
        files[address] = families[face.family] = _font(face, sorted(held), weight)
        rules.append(f'@font-face{{font-family:"{face.family}";src:url({address})}}')
    found = _findings(fonts, texts, place)
    return FontSheet("\n".join(rules), files, families, is_complete, found)


def _findings(fonts: FontMap, texts: Texts, place: Place) -> tuple[Diagnostic, ...]:
    """Return every finding once, at the first of its paragraphs; ``¶3 (+5)`` says that five more follow."""
    seen: dict[tuple[Fault, Text], dict[str, None]] = {}
    for wanted, places in texts.items():
        texts_at = {within: frozenset(text) for within, text in places.items()}
        said = _said(fonts.chain(wanted), sorted(frozenset().union(*texts_at.values())))
        for fault, fact, characters in said:
            at = (within for within, text in texts_at.items() if text & characters)
            seen.setdefault((fault, fact), {}).update(dict.fromkeys(at))
    found = []
    for (fault, fact), withins in seen.items():
        named = sorted(filter(None, withins), key=_order)
        more = f" (+{len(named) - 1})" if len(named) > 1 else ""
        found.append(fault.at(replace(place, within="".join(named[:1]) + more), fact))
    return tuple(found)


def _font(face: Served, characters: list[str], weight: float) -> bytes:
    if face.bold or face.slanted:
        return synthetic_font(face.file.face, characters, bold=face.bold, slanted=face.slanted)
    return subset_font(face.file.face, characters, weight=weight)


def _order(within: str) -> tuple[object, ...]:
    """Return the key that puts the paragraphs of the body before those of headers and notes."""
    return " " in within, Place("", within=within).order


def _said(chain: Chain, text: Iterable[str]) -> Iterator[tuple[Fault, Text, frozenset[str]]]:
    """Yield what is to be said of the fonts that set `text`, and the characters that it is said of."""
    characters = frozenset(each for each in text if each.isprintable() and not each.isspace())
    if not characters:
        return
    family = chain.wanted.family
    first = chain.files[0].name if chain.files else ""
    if first and not chain.exact:
        fault = SUBSTITUTED if chain.foreseen else NO_SUBSTITUTE
        yield fault, Text(f"“{family}”使用 {first}", f"{family} is set in {first}"), characters
    if chain.foreseen and not chain.cut:
        yield NO_CUT, Text(f"“{family}”", family), characters
    sets: dict[FontFile | None, list[str]] = {}
    for character in sorted(characters):
        sets.setdefault(chain.font_for(character), []).append(character)
    for file, held in sets.items():
        signs = "".join(held)
        if file is None:
            codes = " ".join(f"{character} U+{ord(character):04X}" for character in held)
            yield NO_GLYPH, Text(codes, codes), frozenset(held)
            continue
        if file.variable:
            yield VARIABLE, Text(f"{file.path.name}", f"{file.path.name}"), frozenset(held)
        if file in chain.files[1:] and file != chain.latin:
            yield FALLBACK, Text(f"{file.name}：{signs}", f"{file.name}: {signs}"), frozenset(held)


def closed_fetcher(files: Mapping[str, bytes], refused: list[str]) -> Any:
    """Return a URL fetcher of WeasyPrint that serves `files` by address, and nothing else in the world.

    Addresses that are asked for and not served are added to `refused`; WeasyPrint leaves such things out.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class ClosedFetcher(URLFetcher):  # type: ignore[misc]  # no types from the authors
        """Serves what is in memory."""

        def fetch(self, url: str, headers: object = None) -> Any:
            """Return the file behind `url`. Raises ValueError for any other address."""
            del headers
            name = url if url in files else unquote(url)
            if name not in files:
                refused.append(url)
                raise ValueError(f"not served: {url}")
            return URLFetcherResponse(url, files[name])

    return ClosedFetcher()
