"""Give WeasyPrint exactly the fonts of a font map: cut to the text, from memory, under names of their own.

Tried instead: families by name (fontconfig chooses, and a family of the same name on the machine wins over
the one that is given), whole files through ``@font-face`` (copied to disk for each document, 1.5 times the
time; of a collection always the first face, which is Japanese), a private fontconfig file (one for the whole
process).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.pdf.findings import FALLBACK, NO_CUT, NO_GLYPH, NO_SUBSTITUTE, SUBSTITUTED, VARIABLE
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
    findings: tuple[Diagnostic, ...]


def font_sheet(fonts: FontMap, texts: Mapping[Wanted, Iterable[str]], *, place: Place) -> FontSheet:
    """Return what WeasyPrint needs to set `texts`, the characters of each wanted font, and every finding.

    Characters that WeasyPrint itself puts in (counters, list signs) must be in `texts` unless they are ASCII.
    """
    uses = {wanted: frozenset("".join(text)) | _ALWAYS for wanted, text in texts.items()}
    faces: dict[Served, tuple[set[str], float]] = {}
    for wanted, characters in uses.items():
        chain = fonts.chain(wanted)
        weight = _BOLD if wanted.bold else _REGULAR
        for character in characters:
            if file := chain.font_for(character):
                faces.setdefault(served(chain, file), (set(), weight))[0].add(character)
    files: dict[str, bytes] = {}
    rules: list[str] = []
    for face, (held, _) in faces.items():
        # Pango sets a space in the font of its neighbour, whichever font it was meant to come from.
        held.update(filter(face.file.holds, " \u00a0"))
    for face, (held, weight) in sorted(faces.items(), key=lambda item: item[0].family):
        address = f"docgen-font:{len(files)}"
        files[address] = _font(face, sorted(held), weight)
        rules.append(f'@font-face{{font-family:"{face.family}";src:url({address})}}')
    findings = [
        finding
        for wanted, text in texts.items()
        for finding in _findings(fonts.chain(wanted), "".join(text), place)
    ]
    return FontSheet("\n".join(rules), files, tuple(dict.fromkeys(findings)))


def _font(face: Served, characters: list[str], weight: float) -> bytes:
    if face.bold or face.slanted:
        return synthetic_font(face.file.face, characters, bold=face.bold, slanted=face.slanted)
    return subset_font(face.file.face, characters, weight=weight)


def _findings(chain: Chain, text: str, place: Place) -> Iterator[Diagnostic]:
    """Yield what is to be said of the fonts that set `text`."""
    characters = [
        character for character in dict.fromkeys(text) if character.isprintable() and not character.isspace()
    ]
    if not characters:
        return
    family = chain.wanted.family
    first = chain.files[0].name if chain.files else ""
    if first and not chain.exact:
        fault = SUBSTITUTED if chain.foreseen else NO_SUBSTITUTE
        yield fault.at(place, Text(f"“{family}”使用 {first}", f"{family} is set in {first}"))
    if chain.foreseen and not chain.cut:
        yield NO_CUT.at(place, Text(f"“{family}”", family))
    used = {character: chain.font_for(character) for character in characters}
    for file in dict.fromkeys(file for file in used.values() if file):
        if file.variable:
            yield VARIABLE.at(place, Text(f"{file.path.name}", f"{file.path.name}"))
        if file in chain.files[1:] and file != chain.latin:
            lacking = "".join(character for character, each in used.items() if each == file)
            yield FALLBACK.at(place, Text(f"{file.name}：{lacking}", f"{file.name}: {lacking}"))
    missing = [character for character, file in used.items() if file is None]
    if missing:
        codes = " ".join(f"{character} U+{ord(character):04X}" for character in missing)
        yield NO_GLYPH.at(place, Text(codes, codes))


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
            if url not in files:
                refused.append(url)
                raise ValueError(f"not served: {url}")
            return URLFetcherResponse(url, files[url])

    return ClosedFetcher()
