"""A template keeps its look when another program has given its styles new ids."""

from __future__ import annotations

import re

from docgen.layout.page import PROFILE_A, PROFILE_B
from docgen.layout.styles import styles
from docgen.ooxml.package import read_package, write_package
from docgen.word.dump import dump
from docgen.word.fragments import fragment_filters
from docgen.word.restyle import restyle
from docgen.word.style_ids import with_our_ids
from docgen.word.template import compile_template
from tests.word.notices import short_notice
from tests.word.rendering import TEMPLATE

OURS = read_package(TEMPLATE.read_bytes())
NUMBERS = {style.id: str(number) for number, style in enumerate(styles(PROFILE_A), 10)}


def as_saved_by_wps() -> dict[str, bytes]:
    """Return the template with a number for the id of every style."""
    known = "|".join(NUMBERS)
    pattern = re.compile(rf'(?<!w:name )(w:(?:val|styleId)=")({known})"')
    return {
        part: pattern.sub(lambda match: f'{match[1]}{NUMBERS[match[2]]}"', data.decode()).encode()
        if part.startswith("word/")
        else data
        for part, data in OURS.items()
    }


def rendered_text(parts: dict[str, bytes]) -> str:
    filters = fragment_filters(PROFILE_A, None)
    compiled = compile_template(write_package(parts), name="t.docx", filters=filters)
    return dump(read_package(compiled.render(short_notice())))


def test_styles_get_our_ids_back_by_their_names() -> None:
    assert dump(with_our_ids(as_saved_by_wps())) == dump(OURS)
    assert b'w:styleId="GWDate"' in with_our_ids(as_saved_by_wps())["word/styles.xml"]


def test_a_template_of_ours_keeps_its_bytes() -> None:
    assert with_our_ids(OURS) == OURS


def test_a_notice_looks_the_same_whatever_program_saved_its_template() -> None:
    assert "[成文日期 " in rendered_text(as_saved_by_wps())
    assert rendered_text(as_saved_by_wps()) == rendered_text(OURS)


def test_such_a_template_moves_to_the_other_profile_too() -> None:
    assert b'w:line="589"' in restyle(as_saved_by_wps(), PROFILE_B)["word/styles.xml"]
