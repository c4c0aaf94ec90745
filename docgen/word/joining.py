"""Bind annexes behind a document: one Word file, each part as it is alone (7.3.7, 7.4, 7.5).

Each annex begins a section on a page of its own and keeps its sheet, headers, footers, lists, notes and
pictures; pages are numbered on. The edition record of the document moves behind the last annex. What a Word
file has only once (styles, defaults, theme, settings) is united: alike things are shared, others renamed or
written out where they are used. What cannot be kept is a finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.ooxml.opened import OpenPackage
from docgen.word.joining_annex import bind
from docgen.word.joining_findings import LOOSE_IMPRINT
from docgen.word.joining_imprint import imprint_of, loose_imprint, put_behind
from docgen.word.joining_sections import repeat_on_even, repeat_part, sections_of
from docgen.word.joining_settings import is_on, let_even_pages_differ, settings_of
from docgen.word.joining_whole import Whole, open_word


@dataclass(frozen=True, slots=True)
class Joined:
    """The Word file of a document with its annexes, and what could not be kept as it was."""

    data: bytes = field(repr=False)
    findings: tuple[Diagnostic, ...]


def joined(main: bytes, annexes: Sequence[bytes], *, name: str, names: Sequence[str] = ()) -> Joined:
    """Return the Word file in which `annexes` follow `main`, in order, each on its own pages.

    `name` is how findings call the main document, `names` how they call the annexes (else 附件1 …). Title and
    other properties are those of `main`; without annexes it stays as it is. The same files give the same
    bytes. Raises |PackageError| where a file is not safe or not whole, |TemplateError| where it is none.
    """
    if not annexes:
        return Joined(main, ())
    whole = Whole(open_word(main, name=name))
    called = [*names, *(f"附件{number}" for number in range(len(names) + 1, len(annexes) + 1))]
    others = [open_word(data, name=each) for data, each in zip(annexes, called, strict=False)]
    even_differs = _unite_even_pages(whole.package, others, whole)
    body = whole.body
    imprint = imprint_of(body)
    findings = _imprint_findings(whole, name) if not imprint else []
    for block in imprint:
        body.remove(block)
    own_sections = sections_of(body)
    for number, annex in enumerate(others, 1):
        findings += bind(whole, annex, number=number, even_differs=even_differs)
    if imprint:
        put_behind(whole.body, imprint, own_sections)
    return Joined(whole.package.data(), tuple(findings))


def _unite_even_pages(package: OpenPackage, others: Sequence[OpenPackage], whole: Whole) -> bool:
    """Let even pages of the whole differ where they do in one of its parts, and say whether they do."""
    own = is_on(settings_of(package), "evenAndOddHeaders")
    differs = own or any(is_on(settings_of(each), "evenAndOddHeaders") for each in others)
    if differs and not own:
        let_even_pages_differ(package)
        repeat_on_even(sections_of(whole.body), partial(repeat_part, package))
    return differs


def _imprint_findings(whole: Whole, name: str) -> list[Diagnostic]:
    if not loose_imprint(whole.body):
        return []
    title = LOOSE_IMPRINT.title
    return [LOOSE_IMPRINT.at(Place(name), Text(title.zh, title.en))]
