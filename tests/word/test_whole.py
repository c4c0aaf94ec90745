"""A file that names parts which are not in it is refused, in checking and in compiling."""

from __future__ import annotations

import pytest

from docgen.context.views import Context
from docgen.errors import TemplateError
from docgen.layout.page import PROFILE_A
from docgen.ooxml.package import read_package, write_package
from docgen.word.check import check_template
from docgen.word.fragments import fragment_filters
from docgen.word.template import compile_template
from tests.word.rendering import TEMPLATE

PARTS = read_package(TEMPLATE.read_bytes())
FILTERS = fragment_filters(PROFILE_A, None)
WANTED = (
    "word/footer1.xml",
    "word/settings.xml",
    "word/styles.xml",
    "word/fontTable.xml",
    "word/_rels/document.xml.rels",
    "docProps/app.xml",
)


@pytest.mark.parametrize("part", WANTED)
def test_a_part_that_is_named_and_absent_is_an_error(part: str) -> None:
    data = write_package({name: content for name, content in PARTS.items() if name != part})
    report = check_template(data, name="t", contract=Context, filters=FILTERS)
    assert [each.code for each in report] == ["DG696"]
    with pytest.raises(TemplateError) as caught:
        compile_template(data, name="t", filters=FILTERS)
    assert [each.code for each in caught.value.report] == ["DG696"]


def test_a_file_with_two_names_for_a_part_is_refused() -> None:
    data = TEMPLATE.read_bytes().replace(b"word/footer1.xml", b"Hord/footer1.xml", 1)
    report = check_template(data, name="t", contract=Context, filters=FILTERS)
    assert [each.code for each in report] == ["DG692"]
