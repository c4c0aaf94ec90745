"""What counts as formatting of a run."""

from __future__ import annotations

import pytest
from lxml import etree

from docgen.word.formats import run_formats
from docgen.word.markup import NAMESPACES


@pytest.mark.parametrize(
    ("properties", "shown"),
    [
        ("", []),
        ("<w:b/>", ["b"]),
        ('<w:lang w:val="en-US"/><w:noProof/>', []),
        ('<w:rFonts w:hint="eastAsia"/>', []),
        ('<w:rFonts w:hint="eastAsia" w:ascii="Arial"/>', ["rFonts"]),
    ],
)
def test_only_what_a_reader_sees_is_formatting(properties: str, shown: list[str]) -> None:
    run = etree.fromstring(f'<w:r xmlns:w="{NAMESPACES["w"]}"><w:rPr>{properties}</w:rPr></w:r>')
    assert [etree.QName(each).localname for each in run_formats(run)] == shown
