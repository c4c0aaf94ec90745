"""Fit one annex to the document that it is bound behind, and put it at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from lxml import etree

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.faults import Fault
from docgen.ooxml.opened import OpenPackage
from docgen.word.joining_defaults import Layer
from docgen.word.joining_findings import (
    BOUND_DATA,
    COMMENTS,
    ENDNOTES,
    LEFT_OUT,
    NO_NUMBERS,
    RESTARTS,
    SETTINGS,
    THEME,
)
from docgen.word.joining_fonts import add_fonts
from docgen.word.joining_marks import (
    bookmark_names,
    code_of,
    fields,
    freeze_properties,
    new_bookmarks,
    rename_bookmarks,
    rename_shapes,
    without_bindings,
    without_comments,
)
from docgen.word.joining_media import Porter
from docgen.word.joining_notes import KINDS as NOTE_KINDS
from docgen.word.joining_notes import moved_notes, notes_part
from docgen.word.joining_numbering import (
    apply_numbers,
    list_styles,
    numbering_part,
    numbers_used,
    united_numbering,
)
from docgen.word.joining_sections import (
    add_empty,
    begins_page,
    end_section,
    references,
    repeat_on_even,
    repeat_part,
    restart_notes,
    sections_of,
    stand_alone,
)
from docgen.word.joining_settings import differences, is_on, mode_of, name_separators, settings_of
from docgen.word.joining_styles import Union, apply_styles, united, used_styles
from docgen.word.joining_tables import keep_edges
from docgen.word.joining_theme import leans_on_effects, read_theme, same_theme, theme_of, write_out
from docgen.word.joining_whole import Whole, body_of, sheet_of, sheet_with_default, stories_of
from docgen.word.markup import clark


def bind(whole: Whole, package: OpenPackage, *, number: int, even_differs: bool) -> list[Diagnostic]:
    """Put the annex in `package`, number `number` from 1, at the end of `whole`, and return what was lost.

    `even_differs` says whether even pages of the whole have headers and footers of their own.
    """
    place = Place(package.name)
    findings = [_finding(place, *each) for each in (*_package_losses(whole, package), *_page_losses(package))]
    stories = stories_of(package)
    findings += [_finding(place, *each) for each in _story_losses(stories)]
    porter = _without_theme(whole, package, stories)
    if porter.repaint and any(leans_on_effects(root) for root in stories.values()):
        findings.append(_finding(place, THEME, Text("图形效果", "effects of shapes")))
    union = _unite_styles(whole, package, stories, number)
    _unite_lists(whole, package, [*stories.values(), *union.added], porter, number)
    _unite_marks(whole, stories, union, number)
    _bring_notes(whole, package, stories, porter)
    add_fonts(whole.package, package, porter)
    _append(whole, package, porter, even_differs=even_differs)
    return findings


def _finding(place: Place, fault: Fault, fact: Text) -> Diagnostic:
    return fault.at(place, Text(f"{fault.title.zh}：{fact.zh}", f"{fault.title.en}: {fact.en}"))


def _package_losses(whole: Whole, package: OpenPackage) -> Iterator[tuple[Fault, Text]]:
    names = differences(settings_of(whole.package), settings_of(package))
    if names:
        yield SETTINGS, Text("、".join(names), ", ".join(names))
    if package.related(package.main, "vbaProject"):
        yield LEFT_OUT, Text("宏", "macros")
    if any(part.startswith("_xmlsignatures/") for part in package):
        yield LEFT_OUT, Text("数字签名", "digital signatures")
    if package.tree(package.main).find(clark("w:background")) is not None:
        yield LEFT_OUT, Text("页面背景", "the background of pages")


def _page_losses(package: OpenPackage) -> Iterator[tuple[Fault, Text]]:
    """Yield what is unusual about page numbers: they should run on (7.5)."""
    for section in sections_of(body_of(package)):
        numbering = section.find(clark("w:pgNumType"))
        if numbering is not None and numbering.get(clark("w:start")) is not None:
            start = numbering.get(clark("w:start"), "")
            yield RESTARTS, Text(f"起始页码 {start}", f"they begin with {start}")
    margins = [each for part, each in stories_of(package).items() if part != package.main]
    codes = (code_of(pieces).split()[:1] for root in margins for pieces in fields(root))
    if ["PAGE"] not in ([word.upper() for word in code] for code in codes):
        yield NO_NUMBERS, Text("页眉页脚中没有页码域", "no field PAGE in its headers and footers")


def _story_losses(stories: dict[str, etree._Element]) -> Iterator[tuple[Fault, Text]]:
    comments = sum(without_comments(root) for root in stories.values())
    if comments:
        yield COMMENTS, Text(f"{comments} 条", f"{comments} of them")
    bound = sum(without_bindings(root) for root in stories.values())
    if bound:
        yield BOUND_DATA, Text(f"{bound} 处", f"{bound} of them")
    if any(True for root in stories.values() for _ in root.iter(clark("w:endnoteReference"))):
        yield ENDNOTES, Text("有尾注", "it has endnotes")


def _without_theme(whole: Whole, package: OpenPackage, stories: dict[str, etree._Element]) -> Porter:
    """Write out what the annex takes from a theme of its own; return what copies its parts."""
    theme = theme_of(package)
    if theme is None or same_theme(theme_of(whole.package), theme):
        return Porter(package, whole.package)
    language = settings_of(package).find(clark("w:themeFontLang"))
    known = "" if language is None else language.get(clark("w:eastAsia"), "")
    write = partial(write_out, theme=read_theme(theme, known))
    numbering = package.related(package.main, "numbering")
    for root in (
        *stories.values(),
        sheet_of(package).root,
        *([package.edited(numbering)] if numbering else []),
    ):
        write(root)
    return Porter(package, whole.package, repaint=write)


def _unite_styles(
    whole: Whole, package: OpenPackage, stories: dict[str, etree._Element], number: int
) -> Union:
    sheet = sheet_with_default(package)
    modes = [mode_of(settings_of(each)) for each in (package, whole.package)]
    keep_edges(stories.values(), sheet, mode=modes[0], whole_mode=modes[1])
    layer = Layer(whole.sheet, sheet)
    if layer:
        for root in stories.values():
            layer.keep_table_text(root)
        layer.into_styles()
    numbering = package.related(package.main, "numbering")
    lists = package.edited(numbering) if numbering else None
    used = used_styles(stories.values(), sheet) | list_styles(lists)
    union = united(whole.sheet, sheet, used, number=number, alike=not layer)
    for root in (*stories.values(), *([] if lists is None else [lists])):
        apply_styles(root, sheet, union.ids, whole.sheet.defaults)
    return union


def _unite_lists(
    whole: Whole,
    package: OpenPackage,
    roots: Sequence[etree._Element],
    porter: Porter,
    number: int,
) -> None:
    used = numbers_used(roots)
    if not used:
        return
    source = package.related(package.main, "numbering")
    lists = package.edited(source) if source else None
    target = numbering_part(whole.package)
    if lists is not None:
        for bullet in lists.iterfind(clark("w:numPicBullet")):
            porter.relink(bullet, source, target)
    ids = united_numbering(whole.package.edited(target), lists, used, number=number)
    apply_numbers(roots, ids)


def _unite_marks(whole: Whole, stories: dict[str, etree._Element], union: Union, number: int) -> None:
    roots = list(stories.values())
    names = new_bookmarks(roots, whole.bookmarks)
    for root in roots:
        freeze_properties(root)
        rename_bookmarks(root, names, union.names)
        rename_shapes(root, f"_a{number}")
    whole.take(bookmark_names(roots))
    whole.numbers.give(roots)


def _bring_notes(
    whole: Whole, package: OpenPackage, stories: dict[str, etree._Element], porter: Porter
) -> None:
    for kind in NOTE_KINDS:
        had = bool(notes_part(whole.package, kind))
        part, notes = moved_notes(whole.package, package, stories.values(), kind)
        for note in notes:
            porter.relink(note, notes_part(package, kind), part)
        if notes and not had:
            name_separators(whole.package, package, kind)


def _append(whole: Whole, package: OpenPackage, porter: Porter, *, even_differs: bool) -> None:
    """Put the body of the annex behind the document, its first section on a new page."""
    target = whole.package
    whole.declare(package.tree(package.main))
    sections = sections_of(body_of(package))
    before = list(references(sections_of(whole.body)))
    end_section(whole.body)
    has_notes = any(True for _ in body_of(package).iter(clark("w:footnoteReference")))
    content = list(body_of(package))
    whole.body.extend(content)
    for block in content:
        porter.relink(block, package.main, target.main)
    if even_differs and not is_on(settings_of(package), "evenAndOddHeaders"):
        repeat_on_even(sections, partial(repeat_part, target))
    begins_page(sections[0])
    stand_alone(sections[0], before, partial(add_empty, target))
    if has_notes and whole.has_footnotes:
        restart_notes(sections[0])
    whole.has_footnotes = whole.has_footnotes or has_notes
