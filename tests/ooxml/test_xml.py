from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.ooxml.package import PackageError
from docgen.ooxml.xml import parse_xml, serialize_xml

BOMB = b"<!DOCTYPE a [" + b"".join(
    b'<!ENTITY e%d "%s">' % (level, b"&e%d;" % (level - 1) * 10 if level else b"x") for level in range(9)
)


def test_xml_is_written_with_the_declaration_of_office() -> None:
    written = serialize_xml(etree.fromstring("<a>好</a>"))
    assert written == "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<a>好</a>".encode()


def test_sound_xml_is_parsed() -> None:
    assert parse_xml(b"<a>\xe5\xa5\xbd</a>", part="p").text == "好"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a>",
        b"<a>&x;</a>",
        b"<a>\x0b</a>",
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        BOMB + b"]><a>&e8;</a>",
        BOMB + b']><a b="&e8;"/>',
        b"<a>" * 300 + b"</a>" * 300,
    ],
)
def test_xml_that_office_never_writes_is_refused(data: bytes) -> None:
    with pytest.raises(PackageError) as caught:
        parse_xml(data, part="word/document.xml", name="x.docx")
    assert [diagnostic.code for diagnostic in caught.value.report] == ["DG695"]


def test_blank_between_elements_can_be_dropped_but_not_text() -> None:
    root = parse_xml(b"<a> <b> </b> </a>", part="p", keep_blank=False)
    assert (root.text, root[0].text) == (None, " ")


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_parsed_or_clearly_refused(data: bytes) -> None:
    with contextlib.suppress(PackageError):
        assert etree.tostring(parse_xml(data, part="p"))
