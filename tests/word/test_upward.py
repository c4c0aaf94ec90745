"""Print the head of a document that goes up and hold it against GB/T 9704-2012, 7.2.5 to 7.2.7."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.context.views import Context
from docgen.layout.page import PROFILE_A, PROFILE_B
from tests.pages import Page, read_pages
from tests.pdf.printing import converted
from tests.printing import SOFFICE, print_as_they_are
from tests.word.notices import notice
from tests.word.rendering import TEMPLATES, rendered

pytestmark = [
    pytest.mark.layout,
    pytest.mark.slow,
    pytest.mark.pdf,
    pytest.mark.skipif(SOFFICE is None, reason="because LibreOffice is not installed"),
]

NUMBER = "陕卫促进发〔2021〕55号"
SIGNERS = ("第一签发人", "王某", "第三人")
"""Of unlike widths: those of one column begin below one another."""
REPORT = TEMPLATES / "briefs/gathered_report.docx"


def report(*signers: str) -> Context:
    context = notice()
    return replace(context, document=replace(context.document, signers=signers, goes_up=True, copy_number=""))


def documents() -> dict[str, bytes]:
    return {
        "one": rendered(report("主要负责人"), template=REPORT),
        "one B": rendered(report("主要负责人"), PROFILE_B, template=REPORT),
        "two": rendered(report(*SIGNERS[:2]), template=REPORT),
        "three": rendered(report(*SIGNERS), template=REPORT),
        "none": rendered(report(), PROFILE_A, template=REPORT),
    }


@pytest.fixture(scope="module", params=["LibreOffice", "ours"])
def first(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Page]:
    """Give the first page of each document, as one of the engines prints it."""
    folder: Path = tmp_path_factory.mktemp("upward")
    if request.param == "LibreOffice":
        files = print_as_they_are(documents(), folder)
    else:
        files = {name: folder / f"{name}.pdf" for name in documents()}
        for name, data in documents().items():
            files[name].write_bytes(converted(data).pdf)
    return {name: read_pages(file)[0] for name, file in files.items()}


def near(place: float, tolerance: float) -> object:
    return pytest.approx(place, abs=tolerance)


@pytest.mark.parametrize("name", ["one", "one B", "two"])
def test_number_and_signers_share_a_line_one_character_from_either_edge(
    first: Mapping[str, Page], name: str
) -> None:
    line = first[name].line(NUMBER)
    assert "签发人：" in line.text
    assert line.left == near(33.6, 1.0)
    assert line.right == near(178.4, 1.5)


def test_names_are_set_in_another_face_than_their_label(first: Mapping[str, Page]) -> None:
    assert len(first["one"].line(NUMBER).faces) == 2


@pytest.mark.parametrize("name", ["one", "one B"])
def test_the_line_stands_two_lines_under_the_mark_and_4_mm_over_the_red_rule(
    first: Mapping[str, Page], name: str
) -> None:
    mark, rule = first[name].red[:2]
    ink = first[name].below(mark[1])
    assert ink[0] - mark[1] == near(20.78, 1.8)
    assert rule[0] - ink[1] == near(4, 1)
    assert first[name].red_across(rule) == (near(28, 1), near(184, 1))


def test_of_three_the_last_stands_beside_the_number_under_the_first(first: Mapping[str, Page]) -> None:
    page = first["three"]
    upper, lower = page.line("签发人："), page.line(NUMBER)
    assert upper.text == "签发人：第一签发人王某"
    assert lower.text == f"{NUMBER}第三人"
    assert lower.left_of("第三人") == near(upper.left_of("第一"), 0.6)
    assert upper.right == near(178.4, 1.5)
    assert lower.baseline - upper.baseline == near(10.2, 0.4)
    mark, rule = page.red[:2]
    assert page.below(mark[1])[0] - mark[1] == near(20.78, 1.8)
    assert rule[0] - page.above(rule[0])[1] == near(4, 1)


def test_the_room_of_a_signer_who_is_not_known_stays_free(first: Mapping[str, Page]) -> None:
    assert first["none"].line(NUMBER).text == f"{NUMBER}签发人："
