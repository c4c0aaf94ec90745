"""Mend the structure tree that WeasyPrint writes, before the PDF is closed (its ``finisher``).

What is wrong in it (WeasyPrint 70): headers and footers are tagged but hang in no tree; a table is a new one
on each page; heads of columns carry identifiers, the same on every page, without the list that PDF wants of
them; the places of pictures are counted in CSS pixels from the top. Feet of tables are empty and only close
them at the end of a page (`docgen.pdf.table_html`): they are nothing to read. Each line has a span or two of
its own that say nothing: four of five objects of a notice, which cost time to write and to read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

_POINTS: Final = 0.75
"""Points in a CSS pixel."""

_HOLDERS: Final = frozenset("/P /H1 /H2 /H3 /H4 /H5 /H6 /LBody /Lbl /Link /Span /TD /TH".split())
"""Elements that may hold content itself, by ISO 32000-1, 14.8.4; the others only hold elements."""

_BARE: Final = {"Type", "S", "K", "Pg", "P"}
"""The keys of an element that says nothing of what it holds."""


def mend_tags(document: object, pdf: Any) -> None:
    """Mend the tags of `pdf`, a ``pydyf.PDF``; nothing happens where it has none."""
    del document
    objects: dict[bytes, Any] = {each.reference: each for each in pdf.objects if hasattr(each, "get")}
    root = next((each for each in objects.values() if each.get("Type") == "/StructTreeRoot"), None)
    if root is None:
        return
    pages = {each["Contents"]: each for each in objects.values() if "Contents" in each and "MediaBox" in each}
    for element in list(_elements(root, objects)):
        if element["S"] == "/Table":
            element["K"][:] = [child for child in element["K"] if objects[child]["S"] != "/TFoot"]
    _join_tables(objects[root["K"][0]], objects)
    elements = list(_elements(root, objects))
    for element in elements:
        _mend_attributes(element, objects)
    held = {id(element) for element in elements}
    numbers = objects[root["ParentTree"]]["Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    heirs: dict[bytes, bytes] = {}
    _dissolve(objects[root["K"][0]], objects, heirs)
    streams = {each.reference: each for each in pdf.objects if hasattr(each, "stream")}
    for contents, page in pages.items():
        owned = owners[page["StructParents"]]
        _free(streams[contents].stream, owned, held, objects)
        owned[:] = [heirs.get(owner, owner) for owner in owned]
    loose = [each for each in objects.values() if _is_element(each) and id(each) not in held]
    if not any(each["S"] == "/Link" for each in loose):  # its annotation would still point to it
        for each in loose:
            each.free = "f"


def _elements(element: Any, objects: dict[bytes, Any]) -> Iterator[Any]:
    """Yield the structure elements under `element`, in reading order."""
    for child in element["K"]:
        found = objects.get(child) if isinstance(child, bytes) else None
        if found is not None and _is_element(found):
            yield found
            yield from _elements(found, objects)


def _is_element(thing: Any) -> bool:
    return bool(thing.get("Type") == "/StructElem")


def _join_tables(whole: Any, objects: dict[bytes, Any]) -> None:
    """Let a table that goes on over pages be one; the head that is repeated there is left out of the tree.

    Between two tables of a Word file stands a paragraph, be it empty: so two of which one ends a page and the
    other begins the next are one.
    """
    last: Any = None
    page: Any = None
    for child in whole["K"]:
        part = objects[child]
        first, ends = _edge(part, 0, objects), _edge(part, -1, objects)
        if last is not None and first is not None and part["Pg"] != page:
            ends = last if ends is first else ends
            _append(last, first, objects)
        last, page = ends, part["Pg"]


def _edge(element: Any, index: int, objects: dict[bytes, Any]) -> Any:
    """Return the table with which an element begins (0) or ends (-1), None if it does with something else."""
    while element is not None and element["S"] != "/Table":
        child = element["K"][index] if element["K"] else None
        element = objects.get(child) if isinstance(child, bytes) else None
        element = element if element is not None and "S" in element else None
    return element


def _append(table: Any, more: Any, objects: dict[bytes, Any]) -> None:
    """Move the rows of `more` to `table`."""
    for child in more["K"]:
        if objects[child]["S"] != "/THead":
            objects[child]["P"] = table.reference
            table["K"].append(child)
    objects[more["P"]]["K"].remove(more.reference)


def _mend_attributes(element: Any, objects: dict[bytes, Any]) -> None:
    match element["S"]:
        case "/TH":
            element["A"]["Scope"] = "/Column"
            element.pop("ID", None)
        case "/TD":
            element["A"].pop("Headers", None)
        case "/Figure":
            height = objects[element["Pg"]]["MediaBox"][3]
            left, top, right, bottom = (each * _POINTS for each in element["A"]["BBox"])
            element["A"]["BBox"][:] = (left, height - bottom, right, height - top)


def _dissolve(holder: Any, objects: dict[bytes, Any], heirs: dict[bytes, bytes]) -> None:
    """Put what bare spans under `holder` hold in their place; note in `heirs` which element holds it now."""

    def kids(element: Any) -> Iterator[Any]:
        for kid in element["K"]:
            found = objects.get(kid) if isinstance(kid, bytes) else None
            if found is None or not _is_element(found):
                yield kid
            elif _is_needless(found, holder):
                heirs[kid] = holder.reference
                found.free = "f"
                yield from kids(found)
            else:
                found["P"] = holder.reference
                _dissolve(found, objects, heirs)
                yield kid

    holder["K"][:] = list(kids(holder))


def _is_needless(element: Any, holder: Any) -> bool:
    return (
        element["S"] in {"/Span", "/NonStruct"}
        and element.keys() == _BARE
        and holder["S"] in _HOLDERS
        and element["Pg"] == holder["Pg"]  # content is numbered anew on each page
    )


def _free(stream: list[Any], owners: list[Any], held: set[int], objects: dict[bytes, Any]) -> None:
    """Mark as an artifact what is tagged by elements that hang in no tree."""
    for index, operator in enumerate(stream):
        if operator != b"BDC" or not isinstance(stream[index - 1], dict) or "MCID" not in stream[index - 1]:
            continue
        number = stream[index - 1]["MCID"]
        if id(objects[owners[number]]) not in held:
            stream[index - 2] = "/Artifact"
            stream[index - 1] = type(stream[index - 1])({"Type": "/Pagination"})
            owners[number] = b"null"
