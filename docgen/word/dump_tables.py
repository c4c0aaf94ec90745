"""Write the properties of tables, rows and cells as marks of the text form (see `docgen.word.text_form`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from docgen.word.markup import clark
from docgen.word.paragraphs import paragraph_text
from docgen.word.text_form import ROW_MARKS, TABLE_TAG, escape


def attributes_of(node: etree._Element) -> str:
    """Return the attributes of a property in a short form, ``val=center``, and its children in theirs."""
    facts = [f"{etree.QName(str(key)).localname}={value!s}" for key, value in node.attrib.items()]
    facts += [f"{etree.QName(child).localname}({attributes_of(child)})" for child in node]
    return ",".join(facts)


def with_marks(name: str, marks: Sequence[str]) -> str:
    """Return the line that opens ``name``: ``<row header>``."""
    return f"<{' '.join([name, *marks])}>"


def column_widths(table: etree._Element) -> list[int]:
    """Return the widths of the columns of the grid, in twips."""
    return [_number(column, "w") for column in table.iterfind(clark("w:tblGrid/w:gridCol"))]


def table_marks(table: etree._Element) -> list[str]:
    """Return what a table has besides style, fixed columns and their sum as its width."""
    usual = {"tblStyle": "", "tblW": f"w={sum(column_widths(table))},type=dxa", "tblLayout": "type=fixed"}
    return _unusual(table.find(clark("w:tblPr")), usual)


def row_marks(row: etree._Element) -> list[str]:
    """Return the marks of a row."""
    properties = row.find(clark("w:trPr"))
    found = () if properties is None else [etree.QName(child).localname for child in properties]
    marks = [mark for mark, name in ROW_MARKS.items() if name in found]
    return marks + _unusual(properties, dict.fromkeys(ROW_MARKS.values(), ""))


def cell_marks(cell: etree._Element, width: int) -> list[str]:
    """Return the marks of a cell whose columns are `width` twips wide together."""
    properties = cell.find(clark("w:tcPr"))
    span = cell.find(clark("w:tcPr/w:gridSpan"))
    merge = cell.find(clark("w:tcPr/w:vMerge"))
    marks = [] if span is None else [f"span={span.get(clark('w:val'))}"]
    marks += [] if merge is None else [f"merge={merge.get(clark('w:val'), 'continue')}"]
    return marks + _unusual(properties, {"gridSpan": "", "vMerge": "", "tcW": f"w={width},type=dxa"})


def span_of(cell: etree._Element) -> int:
    """Return how many columns a cell takes."""
    span = cell.find(clark("w:tcPr/w:gridSpan"))
    return 1 if span is None else _number(span, "val")


def bare_tag(parent: etree._Element, columns: int) -> str:
    """Return the tag that a row or cell of so many columns consists of, or nothing if there is more to it."""
    cells = [parent] if parent.tag == clark("w:tc") else list(parent)
    blocks = [block for cell in cells for block in cell if block.tag != clark("w:tcPr")]
    if len(cells) != 1 or len(blocks) != 1 or cells[0].tag != clark("w:tc") or span_of(cells[0]) != columns:
        return ""
    (block,) = blocks
    plain = block.tag == clark("w:p") and all(child.tag == clark("w:r") for child in block)
    text = paragraph_text(block) if plain and block.find(clark("w:r/w:rPr")) is None else ""
    prefix = "{%tc " if cells[0] is parent else "{%tr "
    return escape(text) if text.startswith(prefix) and TABLE_TAG.fullmatch(text) else ""


def _unusual(properties: etree._Element | None, usual: Mapping[str, str]) -> list[str]:
    """Return the properties that are not `usual`: empty there is any value, else the attributes as shown."""
    children = () if properties is None else properties
    facts = ((etree.QName(child).localname, attributes_of(child)) for child in children)
    return [
        f"+{local}({values})" if values else f"+{local}"
        for local, values in facts
        if usual.get(local) != "" and sorted(values.split(",")) != sorted(usual.get(local, "-").split(","))
    ]


def _number(element: etree._Element, attribute: str) -> int:
    value = element.get(clark(f"w:{attribute}"), "")
    return int(value) if value.isdigit() else 0
