"""Pictures that filters show are stored in the package, once, and registered where they are shown."""

from __future__ import annotations

import io
from collections.abc import Mapping

import docx as python_docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from jinja2 import pass_context
from jinja2.runtime import Context
from lxml import etree
from markupsafe import Markup

from docgen.errors import TemplateError
from docgen.layout.page import PROFILE_A
from docgen.ooxml.package import read_package
from docgen.word.media import media_of
from docgen.word.pictures import Caption, picture_paragraphs, read_picture, room_of
from docgen.word.template import CompiledTemplate, compile_template
from tests.word.photographs import picture
from tests.word.tiny import docx

ONE, OTHER, PHOTO = picture(), picture(shade=200), picture("JPEG")
ROOM = room_of(PROFILE_A)


@pass_context
def shown(context: Context, content: bytes) -> Markup:
    """Show the picture in `content`, as a filter of a template does."""
    read = read_picture(content, name="a.png")
    made = picture_paragraphs(read, media_of(context), Caption("义诊现场"), room=ROOM)
    return Markup("".join(etree.tostring(each, encoding="unicode") for each in made))


@pass_context
def unstored(context: Context, content: bytes) -> Markup:
    """Give the markup of a picture without saying that it is shown."""
    del context, content
    return Markup('<w:p><w:r><a:blip r:embed="rIdNowhere"/></w:r></w:p>')


def compiled(*body: str, header: str = "") -> CompiledTemplate:
    filters = {"shown": shown, "unstored": unstored}
    return compile_template(docx(*body, header=header), name="t.docx", filters=filters)


def rendered(*body: str, header: str = "", **names: bytes) -> bytes:
    return compiled(*body, header=header).render(names)


def media_in(parts: Mapping[str, bytes]) -> list[bytes]:
    return [content for name, content in parts.items() if name.startswith("word/media/")]


def test_a_picture_is_stored_and_seen_by_python_docx() -> None:
    (shape,) = python_docx.Document(io.BytesIO(rendered("{{p one|shown }}", one=ONE))).inline_shapes
    assert shape._inline.docPr.get("descr") == "义诊现场"


def test_equal_pictures_are_stored_once() -> None:
    made = rendered("{{p one|shown }}", "{{p again|shown }}", one=ONE, again=ONE)
    assert media_in(read_package(made)) == [ONE]
    assert len(python_docx.Document(io.BytesIO(made)).inline_shapes) == 2


def test_drawings_are_numbered_through() -> None:
    made = rendered("{{p one|shown }}", "{{p one|shown }}", one=ONE)
    shapes = python_docx.Document(io.BytesIO(made)).inline_shapes
    assert [shape._inline.docPr.id for shape in shapes] == [1001, 1002]


def test_pictures_of_every_kind_have_a_content_type() -> None:
    made = rendered("{{p one|shown }}", "{{p photo|shown }}", one=ONE, photo=PHOTO)
    images = python_docx.Document(io.BytesIO(made)).part.package.image_parts
    assert {(each.content_type, each.blob) for each in images} == {("image/png", ONE), ("image/jpeg", PHOTO)}


def test_a_picture_in_a_header_belongs_to_the_header() -> None:
    parts = read_package(rendered("正文", header="{{p one|shown }}", one=ONE))
    assert b"media/" in parts["word/_rels/header1.xml.rels"]
    assert b"media/" not in parts["word/_rels/document.xml.rels"]


def test_the_same_pictures_give_the_same_bytes_in_every_rendering() -> None:
    made = compiled("{{p one|shown }}", "{{p other|shown }}")
    first = made.render({"one": ONE, "other": OTHER})
    assert made.render({"one": OTHER, "other": PHOTO}) != first
    assert made.render({"one": ONE, "other": OTHER}) == first


def test_a_document_keeps_no_picture_of_the_one_before() -> None:
    made = compiled("{%p if one %}", "{{p one|shown }}", "{%p endif %}", "正文")
    made.render({"one": ONE})
    assert media_in(read_package(made.render({"one": b""}))) == []


def test_registers_that_a_picture_does_not_touch_stay_as_they_are() -> None:
    parts = read_package(rendered("{{p one|shown }}", header="页眉", one=ONE))
    relations = python_docx.Document(
        io.BytesIO(rendered("{{p one|shown }}", header="页眉", one=ONE))
    ).part.rels
    assert {relation.reltype for relation in relations.values()} == {
        RELATIONSHIP_TYPE.HEADER,
        RELATIONSHIP_TYPE.IMAGE,
    }
    assert parts["word/header1.xml"] == read_package(docx("x", header="页眉"))["word/header1.xml"]


def test_a_picture_that_was_not_stored_is_refused() -> None:
    with pytest.raises(TemplateError) as caught:
        rendered("{{p one|unstored }}", one=ONE)
    assert [each.code for each in caught.value.report] == ["DG654"]
