"""The verbs about templates: check them against what the records give, and start a fresh one."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from docgen.context.views import Context
from docgen.layout.page import PROFILE_A, ProfileName
from docgen.ooxml.package import read_package, write_package
from docgen.verbs.templates import context_names, new_template, template_faults
from docgen.word.fragments import fragment_filters
from docgen.word.parts import STYLES
from docgen.word.template import compile_template
from tests.word.notices import ORGAN, TITLE, bare_notice, notice, short_notice
from tests.word.rendering import TEMPLATE


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    file = tmp_path / "starter.docx"
    new_template(file, page=ProfileName.A)
    return file


def texts(template: Path, context: Context, folder: Path) -> list[str]:
    made = compile_template(
        template.read_bytes(), name="t.docx", filters=fragment_filters(PROFILE_A, None)
    ).render(context)
    (folder / "made.docx").write_bytes(made)
    return [each.text for each in docx.Document(str(folder / "made.docx")).paragraphs if each.text.strip()]


def without_style(name: str, folder: Path) -> Path:
    """Return a copy of the notice's template in which staff have renamed a style."""
    parts = read_package(TEMPLATE.read_bytes())
    styles = parts[STYLES].replace(f'w:name w:val="{name}"'.encode(), 'w:name w:val="我的样式"'.encode())
    assert styles != parts[STYLES]
    (folder / "t.docx").write_bytes(write_package({**parts, STYLES: styles}))
    return folder / "t.docx"


@pytest.mark.parametrize(
    ("style", "tag"),
    [("成文日期", "sign_off"), ("标题空行", "align_to_grid"), ("版记表格", "imprint")],
)
def test_a_style_that_a_tag_needs_is_missed_at_the_tag(tmp_path: Path, style: str, tag: str) -> None:
    (fault,) = template_faults(without_style(style, tmp_path), name="t.docx")
    assert fault.code == "DG631"
    assert f"“{style}”" in fault.message.zh
    assert f"|{tag}" in fault.message.zh


def test_a_style_that_no_tag_needs_is_not_missed(tmp_path: Path) -> None:
    assert list(template_faults(without_style("表格文字", tmp_path), name="t.docx")) == []


def test_a_fresh_template_has_no_faults(starter: Path) -> None:
    assert list(template_faults(starter, name="starter.docx")) == []


def test_a_fresh_template_prints_nothing_for_what_a_document_lacks(starter: Path, tmp_path: Path) -> None:
    expected = [f"{ORGAN}文件", TITLE[-1], ORGAN, "2021年11月3日"]
    assert texts(starter, bare_notice(), tmp_path) == expected


@pytest.mark.parametrize("context", [notice(), short_notice()], ids=["long", "short"])
def test_a_fresh_template_prints_all_that_the_notice_prints(
    starter: Path, tmp_path: Path, context: Context
) -> None:
    assert texts(starter, context, tmp_path) == texts(TEMPLATE, context, tmp_path)


def test_every_name_has_a_meaning_and_is_listed_once() -> None:
    names = context_names()
    assert all(meaning for _, meaning in names)
    assert len(dict(names)) == len(names)


@pytest.mark.parametrize(
    "name",
    ["office", "document.sign_off.date", "document.requirements.title", "paragraph.text", "item.clause"],
)
def test_names_are_those_that_a_tag_spells(name: str) -> None:
    assert name in dict(context_names())
