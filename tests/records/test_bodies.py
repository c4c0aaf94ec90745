"""Find Markdown in records, and the place of a character inside a text."""

import pytest

from docgen.records.base import Base, Markdown
from docgen.records.bodies import bodies_in
from docgen.records.placed import PlacedMapping
from docgen.sources.yaml import read_yaml


class Part(Base):
    title: str = ""
    text: Markdown = ""
    more: tuple[Markdown, ...] = ()


class Whole(Base):
    parts: tuple[Part, ...] = ()
    aside: Part | None = None
    note: Markdown | None = None


def test_markdown_is_found_wherever_it_stands() -> None:
    whole = Whole(
        parts=(Part(title="甲", text="乙"), Part(more=("丙", "", "丁"))), aside=Part(text="戊"), note="己"
    )
    found = [(type(body.record), body.path, body.text) for body in bodies_in(whole)]
    expected: list[tuple[type[Base], tuple[str | int, ...], str]] = [
        (Part, ("text",), "乙"),
        (Part, ("more", 0), "丙"),
        (Part, ("more", 2), "丁"),
        (Part, ("text",), "戊"),
        (Whole, ("note",), "己"),
    ]
    assert found == expected


def test_record_without_markdown_has_none() -> None:
    assert list(bodies_in(Whole())) == []


@pytest.mark.parametrize(
    ("yaml", "sign", "line", "column"),
    [
        ("text: |\n  第一段。\n\n  见<b>此</b>。\n", "<", 4, 4),
        ("text: |2-  # 说明\n    缩进\n  第二<段\n", "<", 3, 5),
        ("text: >-\n  折叠的\n  文字<此\n", "<", 3, 5),
        ("text: 第一行\n  第二行<此\n", "<", 2, 6),
        ("text: 'it''s 文<'\n", "<", 1, 15),
        ('text: "第一段\\n\\n第二<段"\n', "<", 1, 17),
        ('text: "第一段\n\n  第二<段"\n', "<", 3, 5),
        ("a: 前\ntext: |\r\n  一\r\n  <\r\n", "<", 4, 3),
    ],
)
def test_place_of_a_character_is_where_it_was_typed(yaml: str, sign: str, line: int, column: int) -> None:
    value = read_yaml(yaml.encode(), "data/a.yaml").value
    assert isinstance(value, PlacedMapping)
    part = Part.model_validate(value, strict=False) if "a" not in value else Holder.model_validate(value)
    place = part.place_inside("text", at=part.text.index(sign))
    assert (place.line, place.column) == (line, column)


class Holder(Part):
    a: str


def test_escape_that_hides_the_typing_gives_the_place_of_the_text() -> None:
    value = read_yaml(b'text: "\\u4e00<"\n', "data/a.yaml").value
    place = Part.model_validate(value).place_inside("text", at=1)
    assert (place.line, place.column) == (1, 7)


def test_place_in_a_text_that_is_missing_is_that_of_the_record() -> None:
    value = read_yaml("title: 甲\n".encode(), "data/a.yaml").value
    assert Part.model_validate(value).place_inside("text", at=3).line == 1
