"""Word files that ask for something outside them: nothing is fetched, and every wish is a finding."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from docgen.ooxml.package import PackageError
from tests.pdf.files import FILES, blank, body, saved
from tests.pdf.printing import converted
from tests.pdf.rare_files import changed

pytestmark = pytest.mark.pdf

OUTSIDE = [
    "http://127.0.0.1:9/a.png",
    "https://127.0.0.1:9/a.png",
    "ftp://127.0.0.1:9/a.png",
    "file:///etc/hostname",
    "//127.0.0.1/share/a.png",
    "data:image/png;base64,iVBORw0KGgo=",
]
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(autouse=True)
def connections(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Note every try to reach another machine; there must be none."""
    tried: list[Any] = []

    def refuse(*where: Any, **_: Any) -> None:
        tried.append(where)
        raise OSError(where)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield tried
    assert tried == []


def related(kind: str, target: str, content: str) -> bytes:
    """Return a Word file with an external relationship, and `content` that uses it."""
    document = blank()
    body(document, "正文。")
    relation = f'<Relationship Id="rId99" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
    changes = {
        "word/_rels/document.xml.rels": lambda rels: rels.replace(
            b"</Relationships>", f"{relation}</Relationships>".encode()
        ),
        "word/document.xml": lambda xml: xml.replace(
            b"<w:body>", f'<w:body xmlns:r="{RELATIONS}">{content}'.encode(), 1
        ),
    }
    return changed(saved(document), changes)


def codes(docx: bytes) -> set[str]:
    """Return the codes of what is said of a file, whether it is converted or refused."""
    try:
        return {finding.code for finding in converted(docx).findings} - {"DG801", "DG806"}
    except PackageError as error:
        return {finding.code for finding in error.report}


@pytest.mark.parametrize("target", OUTSIDE)
def test_picture_outside_the_file_is_left_out_with_a_finding(target: str) -> None:
    outside = f'Target="{target}" TargetMode="External"'.encode()
    rels = {"word/_rels/document.xml.rels": lambda xml: xml.replace(b'Target="media/image1.png"', outside)}
    assert "DG824" in codes(changed(FILES["pictures"](), rels))


VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
SHAPE = f'<w:p><w:r><w:pict><v:shape {VML} style="width:9pt;height:9pt">%s</v:shape></w:pict></w:r></w:p>'
OFFICE = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
OBJECT = f'<w:p><w:r><w:object><o:OLEObject {OFFICE} Type="Link" r:id="rId99"/></w:object></w:r></w:p>'


@pytest.mark.parametrize("target", OUTSIDE)
@pytest.mark.parametrize(
    ("kind", "content", "code"),
    [
        ("oleObject", OBJECT, "DG824"),
        ("aFChunk", '<w:altChunk r:id="rId99"/>', "DG842"),
        ("subDocument", '<w:subDoc r:id="rId99"/>', "DG824"),
        ("image", SHAPE % '<v:imagedata r:id="rId99"/>', "DG824"),
        ("image", SHAPE % '<v:imagedata r:href="rId99"/>', "DG824"),
        ("attachedTemplate", "", "DG824"),
    ],
    ids=["linked OLE", "altChunk", "subDoc", "VML picture", "linked VML picture", "template"],
)
def test_what_lies_outside_is_left_out_with_a_finding(
    kind: str, content: str, code: str, target: str
) -> None:
    assert code in codes(related(kind, target, content))


@pytest.mark.parametrize("name", ["INCLUDEPICTURE", "INCLUDETEXT", "LINK Excel.Sheet", "DDEAUTO cmd"])
def test_field_that_reads_from_outside_is_not_followed(name: str) -> None:
    instruction = f" {name} &quot;{OUTSIDE[0]}&quot; "
    field = f'<w:p><w:fldSimple w:instr="{instruction}"><w:r><w:t>旧</w:t></w:r></w:fldSimple></w:p>'
    assert "DG830" in codes(related("hyperlink", OUTSIDE[0], field))


def test_link_is_kept_and_not_followed() -> None:
    link = '<w:p><w:hyperlink r:id="rId99"><w:r><w:t>网站</w:t></w:r></w:hyperlink></w:p>'
    assert b"127.0.0.1:9" in converted(related("hyperlink", OUTSIDE[0], link)).pdf
