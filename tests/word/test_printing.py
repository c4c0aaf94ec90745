from __future__ import annotations

import pytest
from docxtpl import Listing, RichText, RichTextParagraph
from markupsafe import Markup

from docgen.word.printing import PrintError, printed_markup, printed_text


@pytest.mark.parametrize("value", ["", "文", 7, 1.5, Markup("&amp;"), Listing("a\nb")])
def test_text_stands_in_text(value: object) -> None:
    assert printed_text(value) is value


@pytest.mark.parametrize("value", ["", Markup("<w:r/>"), RichText("a"), RichTextParagraph("a")])
def test_markup_stands_between_elements(value: object) -> None:
    assert printed_markup(value) is value


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (None, "DG612"),
        (True, "DG612"),
        (("a", "b"), "DG612"),
        ({"a": 1}, "DG612"),
        ({}.items, "DG612"),
        (RichText("a"), "DG616"),
        (Markup("<w:r/>"), "DG616"),
    ],
)
def test_what_is_no_text_is_refused_in_text(value: object, code: str) -> None:
    with pytest.raises(PrintError) as caught:
        printed_text(value)
    assert caught.value.fault.code == code


@pytest.mark.parametrize(
    ("value", "code"),
    [("文", "DG616"), (7, "DG616"), (None, "DG612"), (RichText("a", url_id="rId9"), "DG654")],
)
def test_what_is_no_markup_is_refused_between_elements(value: object, code: str) -> None:
    with pytest.raises(PrintError) as caught:
        printed_markup(value)
    assert caught.value.fault.code == code
