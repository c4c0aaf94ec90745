"""styles.xml keeps the order of the schema and holds every style."""

from __future__ import annotations

import pytest
from lxml import etree

from docgen.layout.page import PROFILE_A, PROFILE_B, Profile
from docgen.layout.styles import styles
from docgen.word.markup import PARAGRAPH_ORDER, RUN_ORDER, STYLE_ORDER, clark
from docgen.word.styles import styles_part

both = pytest.mark.parametrize("page", [PROFILE_A, PROFILE_B], ids=["A", "B"])


def _property(name: str, path: str, page: Profile = PROFILE_A) -> etree._Element | None:
    root = etree.fromstring(styles_part(page))
    style = next(each for each in root.iter(clark("w:style")) if each.get(clark("w:styleId")) == name)
    return style.find(clark(path))


def _attributes(name: str, path: str, page: Profile = PROFILE_A) -> dict[str, str]:
    found = _property(name, path, page)
    assert found is not None
    return {etree.QName(str(key)).localname: str(value) for key, value in found.attrib.items()}


@both
@pytest.mark.parametrize(
    ("parent", "order"), [("style", STYLE_ORDER), ("pPr", PARAGRAPH_ORDER), ("rPr", RUN_ORDER)]
)
def test_properties_stand_in_the_order_of_the_schema(page: Profile, parent: str, order: str) -> None:
    places = order.split()
    for node in etree.fromstring(styles_part(page)).iter(clark(f"w:{parent}")):
        found = [places.index(etree.QName(child).localname) for child in node]
        assert found == sorted(set(found))


@both
def test_every_style_of_the_layout_is_there(page: Profile) -> None:
    root = etree.fromstring(styles_part(page))
    found = {style.get(clark("w:styleId")) for style in root.iter(clark("w:style"))}
    assert {style.id for style in styles(page)} < found


def test_body_text_names_its_indent_in_characters_and_in_twips() -> None:
    assert _attributes("GWBody", "w:pPr/w:ind") == {"firstLineChars": "200", "firstLine": "632"}


def test_lines_are_exact_and_as_high_as_the_profile_says() -> None:
    lines = [_attributes("Normal", "w:pPr/w:spacing", page)["line"] for page in (PROFILE_A, PROFILE_B)]
    assert lines == ["579", "589"]


def test_every_font_slot_of_the_body_names_the_same_face() -> None:
    fonts = _attributes("Normal", "w:rPr/w:rFonts")
    assert fonts.pop("hint") == "eastAsia"
    assert set(fonts.values()) == {"仿宋_GB2312"}


def test_a_heading_keeps_words_own_name_and_shows_ours() -> None:
    assert _attributes("Heading1", "w:name") == {"val": "heading 1"}
    assert _attributes("Heading1", "w:aliases") == {"val": "一级标题"}


def test_the_number_carries_the_red_rule_without_indents() -> None:
    assert _attributes("GWNumber", "w:pPr/w:pBdr/w:bottom")["color"] == "FF0000"
    assert _property("GWNumber", "w:pPr/w:ind") is None


def test_the_last_paragraph_goes_on_with_the_signature_and_takes_two_lines_along() -> None:
    assert _property("GWBodyLast", "w:pPr/w:keepNext") is not None
    assert _attributes("GWBodyLast", "w:pPr/w:widowControl") == {"val": "1"}
