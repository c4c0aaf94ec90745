"""Give the marks of an annex names and numbers that nothing in the whole has yet.

Bookmarks and the fields that lead to them, numbers of drawings and of other marks; what belongs to the file
that the annex was (comments, links to its data, fields that print its properties) goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from lxml import etree

from docgen.word.markup import clark

_COMMENTS: Final = tuple(
    clark(f"w:{local}") for local in ("commentRangeStart", "commentRangeEnd", "commentReference")
)
_W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
_WP14: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
_IDENTITIES: Final = (
    *(f"{{{_W14}}}{local}" for local in ("paraId", "textId")),
    *(f"{{{_WP14}}}{local}" for local in ("anchorId", "editId")),
)
_BINDING: Final = frozenset({clark("w:dataBinding"), f"{{{_W15}}}dataBinding"})
_OWN_FILE: Final = _BINDING | {clark("w:placeholder"), clark("w:id")}
"""What ties a content control to other parts of its file, and its number there."""

_NUMBERED: Final = tuple(
    clark(f"w:{local}")
    for local in (
        *("bookmarkStart", "bookmarkEnd", "ins", "del", "moveFrom", "moveTo", "permStart", "permEnd"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "cellIns"),
        *("cellDel", "cellMerge", "numberingChange"),
    )
)
_PROPERTY_FIELD: Final = re.compile(
    r"\s*(TITLE|SUBJECT|AUTHOR|KEYWORDS|COMMENTS|LASTSAVEDBY|DOCPROPERTY|DOCVARIABLE|FILENAME|FILESIZE|INFO)\b",
    re.IGNORECASE,
)
_REFERENCE: Final = re.compile(r'^(\s*(?:REF|PAGEREF|NOTEREF|GOTOBUTTON)\s+"?)([^"\\\s]+)', re.IGNORECASE)
_LINK: Final = re.compile(r'(\\l\s+"?)([^"\\\s]+)')
_STYLE: Final = re.compile(r'^(\s*STYLEREF\s+)(?:"([^"]+)"|(\S+))', re.IGNORECASE)
_SHAPE: Final = "{urn:schemas-microsoft-com:vml}"
_SHAPE_ID: Final = "ShapeID"


def without_comments(root: etree._Element) -> int:
    """Take the marks of comments out of `root` and return how many comments there were."""
    references = list(root.iter(_COMMENTS[-1]))
    for each in list(root.iter(*_COMMENTS)):
        parent = each.getparent()
        if parent is None:
            continue
        _remove(each)
        if parent.tag == clark("w:r") and all(child.tag == clark("w:rPr") for child in parent):
            _remove(parent)
    return len(references)


def without_bindings(root: etree._Element) -> int:
    """Cut `root` off from the data of its file; the text stays. Return how much was bound."""
    tied = [
        each for properties in root.iter(clark("w:sdtPr")) for each in properties if each.tag in _OWN_FILE
    ]
    for each in tied:
        _remove(each)
    for element in root.iter(tag=etree.Element):
        for key in _IDENTITIES:
            element.attrib.pop(key, None)
    return sum(each.tag in _BINDING for each in tied)


def fields(root: etree._Element) -> Iterator[list[etree._Element]]:
    """Yield the instruction of every field under `root`: its pieces, or the `w:fldSimple` alone."""
    for each in root.iter(clark("w:fldSimple")):
        yield [each]
    open_fields: list[list[etree._Element]] = []
    for each in root.iter(clark("w:fldChar"), clark("w:instrText")):
        if each.tag == clark("w:instrText"):
            if open_fields:
                open_fields[-1].append(each)
            continue
        kind = each.get(clark("w:fldCharType"))
        if kind == "begin":
            open_fields.append([])
        elif kind == "separate" and open_fields and open_fields[-1]:
            yield open_fields[-1]
            open_fields[-1] = []
        elif kind == "end" and open_fields:
            rest = open_fields.pop()
            if rest:
                yield rest


def code_of(pieces: list[etree._Element]) -> str:
    """Return the instruction that `pieces` make up."""
    return "".join(each.get(clark("w:instr")) or each.text or "" for each in pieces)


def rewrite_fields(root: etree._Element, rewrite: Callable[[str], str]) -> None:
    """Let every field under `root` have the instruction that `rewrite` makes of its own."""
    for pieces in list(fields(root)):
        old = code_of(pieces)
        new = rewrite(old)
        if new == old:
            continue
        if pieces[0].tag == clark("w:fldSimple"):
            pieces[0].set(clark("w:instr"), new)
            continue
        pieces[0].text = new
        pieces[0].set(clark("xml:space"), "preserve")
        for each in pieces[1:]:
            each.text = ""


def freeze_properties(root: etree._Element) -> None:
    """Turn fields that print properties of their file into the text that they show."""
    for each in list(root.iter(clark("w:fldSimple"))):
        if _PROPERTY_FIELD.match(each.get(clark("w:instr"), "")):
            parent = each.getparent()
            if parent is not None:
                place = parent.index(each)
                parent[place : place + 1] = [child for child in each if child.tag != clark("w:fldData")]
    for paragraph in root.iter(clark("w:p")):
        _freeze_runs(paragraph)


def _freeze_runs(paragraph: etree._Element) -> None:
    """Freeze the fields that begin and end among the runs of `paragraph` itself, one within another not."""
    begin: etree._Element | None = None
    code: list[str] = []
    doomed: list[etree._Element] = []
    in_result = False
    for run in paragraph.findall(clark("w:r")):
        marks = [each.get(clark("w:fldCharType")) for each in run.iterfind(clark("w:fldChar"))]
        if "begin" in marks:
            begin, code, doomed, in_result = run, [], [], False
        if begin is None:
            continue
        code += [each.text or "" for each in run.iterfind(clark("w:instrText"))]
        if not in_result or "end" in marks:
            doomed.append(run)
        in_result = in_result or "separate" in marks
        if "end" in marks:
            if _PROPERTY_FIELD.match("".join(code)) and all(_is_field_only(each) for each in doomed):
                for each in doomed:
                    paragraph.remove(each)
            begin = None


def _is_field_only(run: etree._Element) -> bool:
    machinery = {clark(f"w:{local}") for local in ("rPr", "fldChar", "instrText")}
    return all(child.tag in machinery for child in run)


def bookmark_names(roots: Iterable[etree._Element]) -> set[str]:
    """Return the names of all bookmarks, in small letters: their case does not count."""
    starts = (each for root in roots for each in root.iter(clark("w:bookmarkStart")))
    return {each.get(clark("w:name"), "").casefold() for each in starts}


def new_bookmarks(roots: Iterable[etree._Element], taken: set[str]) -> Mapping[str, str]:
    """Return new names for the bookmarks under `roots` whose own are `taken`."""
    names: dict[str, str] = {}
    used = set(taken)
    for root in roots:
        for each in root.iter(clark("w:bookmarkStart")):
            old = each.get(clark("w:name"), "")
            made, number = old, 2
            while made.casefold() in used:
                end = f"_{number}"
                made, number = old[: 40 - len(end)] + end, number + 1
            used.add(made.casefold())
            if made != old and old not in names:
                names[old] = made
    return names


def rename_bookmarks(root: etree._Element, names: Mapping[str, str], styles: Mapping[str, str]) -> None:
    """Let bookmarks, links and fields under `root` use the new `names`, fields those of `styles` too."""
    for each in root.iter(clark("w:bookmarkStart")):
        each.set(clark("w:name"), names.get(each.get(clark("w:name"), ""), each.get(clark("w:name"), "")))
    for each in root.iter(clark("w:hyperlink")):
        anchor = each.get(clark("w:anchor"), "")
        if anchor in names:
            each.set(clark("w:anchor"), names[anchor])
    if names or styles:
        rewrite_fields(root, lambda code: _field_style(_field_target(code, names), styles))


def _field_target(code: str, names: Mapping[str, str]) -> str:
    code = _REFERENCE.sub(lambda match: match[1] + names.get(match[2], match[2]), code)
    return _LINK.sub(lambda match: match[1] + names.get(match[2], match[2]), code)


def _field_style(code: str, styles: Mapping[str, str]) -> str:
    def renamed(match: re.Match[str]) -> str:
        name = match[2] or match[3]
        return f'{match[1]}"{styles[name]}"' if name in styles else match[0]

    return _STYLE.sub(renamed, code)


class Numbers:
    """Give out numbers that no mark or drawing of the whole has yet."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        known = list(roots)
        self._mark = 1 + max(
            (_number(each, clark("w:id")) for root in known for each in root.iter(*_NUMBERED)), default=-1
        )
        drawings = [each for root in known for each in root.iter(clark("wp:docPr"))]
        self._drawing = 1 + max((_number(each, "id") for each in drawings), default=0)
        seen: set[int] = set()
        for each in drawings:
            if _number(each, "id") in seen:  # two of one number in the document itself
                self._number_drawing(each)
            seen.add(_number(each, "id"))

    def give(self, roots: Iterable[etree._Element]) -> None:
        """Give marks and drawings under `roots` new numbers; a start and its end keep the same."""
        highest = self._mark - 1
        for root in roots:
            for each in root.iter(*_NUMBERED):
                number = self._mark + max(_number(each, clark("w:id")), 0)
                each.set(clark("w:id"), str(number))
                highest = max(highest, number)
            for each in root.iter(clark("wp:docPr")):
                self._number_drawing(each)
                # LibreOffice's own format keeps one drawing of a name.
                each.set("name", f"{each.get('name', '')} {each.get('id')}".strip())
        self._mark = highest + 1

    def _number_drawing(self, drawing: etree._Element) -> None:
        drawing.set("id", str(self._drawing))
        self._drawing += 1


def rename_shapes(root: etree._Element, suffix: str) -> None:
    """Give VML shapes under `root` ids of their own; what names a shape of a type keeps the type's name."""
    names: dict[str, str] = {}
    for element in root.iter(f"{_SHAPE}*"):
        old = element.get("id")
        if old and element.tag != f"{_SHAPE}shapetype":
            names[old] = f"{old}{suffix}"
            element.set("id", names[old])
    for element in root.iter(tag=etree.Element) if names else ():
        if element.get(_SHAPE_ID) in names:
            element.set(_SHAPE_ID, names[element.get(_SHAPE_ID, "")])
        style = element.get("style", "")
        if "#" in style:
            element.set(
                "style", re.sub(r"#([^;\s]+)", lambda match: "#" + names.get(match[1], match[1]), style)
            )


def _number(element: etree._Element, key: str) -> int:
    value = element.get(key, "")
    return int(value) if value.lstrip("-").isdigit() else 0


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
