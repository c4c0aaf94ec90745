"""Filters give finished WordprocessingML for what depends on the text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree
from markupsafe import Markup

from docgen.context.views import ImprintView, SignOffView
from docgen.layout.page import PROFILE_A
from docgen.layout.units import Mm
from docgen.word.fragments import FRAGMENT_STYLES, SealPicture, fragment_filters
from docgen.word.markup import NAMESPACES, clark

IMPRINT = ImprintView("", "省财政厅，省民政厅", "某某办公室", "2021年11月3日", "任军", "")
SIGN_OFF = SignOffView(("某某委员会",), "2021年11月3日", sealed=True)


def _filtered(
    name: str, value: object, *arguments: object, seal: SealPicture | None = None
) -> etree._Element:
    text = fragment_filters(PROFILE_A, seal)[name](value, *arguments)
    assert isinstance(text, Markup)
    return etree.fromstring(f'<body xmlns:w="{NAMESPACES["w"]}">{text}</body>')


def _texts(root: etree._Element) -> list[str]:
    return [
        "".join(p.itertext(clark("w:t"))) for p in root.iter(clark("w:p")) if p.find(clark("w:r")) is not None
    ]


def _imprint(**changes: str) -> list[str]:
    (box,) = _filtered("imprint", replace(IMPRINT, **changes)).iter(clark("w:txbxContent"))
    return [text for text in _texts(box) if text]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("fit_mark", 'A & B <b>"'),
        ("sign_off", replace(SIGN_OFF, organs=('A & B <b>"',))),
        ("imprint", replace(IMPRINT, office='A & B <b>"')),
    ],
)
def test_no_sign_of_a_text_is_lost(name: str, value: object) -> None:
    assert 'A & B <b>"' in "".join(_filtered(name, value).itertext())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("正在推进", "正在推进。"),
        ("正在推进。", "正在推进。"),
        (" 一是完成排查；\n\n二是列出清单，", "一是完成排查。二是列出清单。"),
        ("主要有：\n一是人手不足，\n设备老旧：", "主要有：一是人手不足，设备老旧。"),
        ("群众问：“何时完成？”", "群众问：“何时完成？”"),
        ("尚未完成（见附表）", "尚未完成（见附表）。"),
        ("", ""),
    ],
)
def test_what_somebody_typed_ends_as_sentences_do(typed: str, said: str) -> None:
    assert fragment_filters(PROFILE_A, None)["sentence"](typed) == said


def test_the_seal_of_the_office_is_not_put_over_the_name_of_another() -> None:
    seal = SealPicture("rId9")
    own, other = (
        _filtered("sign_off", replace(SIGN_OFF, of_office=each), seal=seal) for each in (True, False)
    )
    assert [len(list(root.iter(clark("w:drawing")))) for root in (own, other)] == [1, 0]
    assert _texts(other) == _texts(own)


def test_a_mark_that_fits_is_left_to_its_style() -> None:
    assert _filtered("fit_mark", "卫健局文件").find(f".//{clark('w:rPr')}") is None


def test_the_imprint_lists_its_rows_from_recipients_to_proofreader() -> None:
    assert _imprint(main_recipients="各设区市") == [
        "主送：各设区市。",
        "抄送：省财政厅，省民政厅。",
        "某某办公室2021年11月3日印发",
        "校对：任军",
    ]


def test_the_imprint_has_no_row_for_what_is_not_there() -> None:
    assert _imprint(copies_to="", proofreader="") == ["某某办公室2021年11月3日印发"]


def test_the_number_of_copies_stands_beside_the_proofreader() -> None:
    assert _imprint(copies="50")[-1] == "校对：任军共印50份"


def test_the_imprint_keeps_room_for_every_line_it_takes() -> None:
    heights = [
        int(
            re.findall(
                r'w:line="(\d+)"',
                etree.tostring(_filtered("imprint", replace(IMPRINT, copies_to="省" * n))).decode(),
            )[0]
        )
        for n in (10, 40)
    ]
    assert heights[1] - heights[0] == PROFILE_A.imprint_line.twips


def test_the_seal_is_shown_only_where_there_is_one() -> None:
    shown = [
        len(list(_filtered("sign_off", SIGN_OFF, seal=seal).iter(clark("a:blip"))))
        for seal in (None, SealPicture("rId9"))
    ]
    assert shown == [0, 1]


def test_an_unsealed_document_shows_no_seal() -> None:
    root = _filtered("sign_off", replace(SIGN_OFF, sealed=False), seal=SealPicture("rId9"))
    assert next(root.iter(clark("a:blip")), None) is None


def test_the_seal_of_one_organ_is_not_put_under_the_names_of_others() -> None:
    joint = replace(SIGN_OFF, organs=("甲厅", "乙厅", "丙厅"))
    assert len(list(_filtered("sign_off", joint, seal=SealPicture("rId9")).iter(clark("a:blip")))) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [("fit_mark", "某某文件"), ("align_to_grid", ["题"]), ("sign_off", SIGN_OFF), ("imprint", IMPRINT)],
)
def test_the_styles_that_a_fragment_names_are_listed(name: str, value: object) -> None:
    references = _filtered(name, value).iter(clark("w:pStyle"), clark("w:rStyle"), clark("w:tblStyle"))
    assert {each.get(clark("w:val")) for each in references} == FRAGMENT_STYLES[name]


def test_the_record_keeps_away_from_the_seal_where_no_annotation_stands_between() -> None:
    rooms = [
        int(re.findall(r'w:line="(\d+)"', etree.tostring(_filtered("imprint", IMPRINT, note)).decode())[0])
        for note in ("", "政务公开形式：依申请公开")
    ]
    assert rooms[0] - rooms[1] == Mm(4).twips


def test_a_filter_makes_the_same_markup_only_once() -> None:
    sign_off = fragment_filters(PROFILE_A, None)["sign_off"]
    assert sign_off(replace(SIGN_OFF)) is sign_off(replace(SIGN_OFF))
    assert sign_off(SIGN_OFF) != sign_off(replace(SIGN_OFF, date="2021年11月4日"))
