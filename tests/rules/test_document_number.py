"""Prove how document numbers are judged: the forms of the rule book, and what stands in the sources."""

import pytest

from docgen.rules.document_number import judge, normal, number_parts, organ_code


@pytest.mark.parametrize(
    "number",
    [
        "陕卫促进发〔2021〕55号",
        "国办发〔1998〕1号",
        "陕编办发〔2011〕81号",
        "东卫函〔2022〕12345号",
        "国务院令第752号",
        "国务院令 第752号",
        "国家卫生健康委公告2021年第2号",
        "2020年第1号",
        "GB/T 9704-2012",
        "WS/T 500—2016",
    ],
)
def test_right_numbers_and_numbers_of_other_kinds_are_sound(number: str) -> None:
    assert judge(number).faults == ()


@pytest.mark.parametrize(
    ("number", "faults", "right"),
    [
        ("宛卫[2021]22号", ["年份的括号不是六角括号〔〕"], "宛卫〔2021〕22号"),
        ("灌政发(2022)10号", ["年份的括号不是六角括号〔〕"], "灌政发〔2022〕10号"),
        ("潜卫通【2023】9号", ["年份的括号不是六角括号〔〕"], "潜卫通〔2023〕9号"),
        ("东卫发〔2022]3号", ["年份的括号不是六角括号〔〕"], "东卫发〔2022〕3号"),
        ("市卫基卫202210号", ["年份没有用六角括号〔〕括起来"], "市卫基卫〔2022〕10号"),
        ("东卫发〔2022〕第3号", ["序号前不写“第”"], "东卫发〔2022〕3号"),
        ("东卫发〔2022〕003号", ["序号前不加 0"], "东卫发〔2022〕3号"),
        ("东卫发〔2022〕3", ["缺“号”字"], "东卫发〔2022〕3号"),
        (" 东卫发〔2022〕 3号", ["有空格"], "东卫发〔2022〕3号"),
        ("东卫发〔２０２２〕３号", ["数字用了全角"], "东卫发〔2022〕3号"),
        ("东卫发〔22〕3号", ["年份不是四位数"], ""),
        ("东卫发〔2022〕号", ["缺序号"], ""),
        ("东卫发〔2022〕0号", ["序号前不加 0"], ""),
        ("东卫发〔2022〕123456号", ["序号过长"], ""),
        ("东卫发3号", ["缺年份"], ""),
        ("〔2022〕3号", ["缺机关代字"], ""),
        ("见附件", ["不像发文字号"], ""),
        ("东卫发〔22〕第03", ["年份不是四位数", "序号前不写“第”", "序号前不加 0", "缺“号”字"], ""),
    ],
)
def test_every_fault_is_named_and_the_right_number_offered_where_it_is_clear(
    number: str, faults: list[str], right: str
) -> None:
    judgement = judge(number)
    assert ([fault.zh for fault in judgement.faults], judgement.right) == (faults, right)


def test_number_whose_right_form_is_not_clear_stays_as_it_is() -> None:
    assert normal("东卫发〔22〕3号") == "东卫发〔22〕3号"


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ("按照东卫发", "东卫发"),
        ("《实施方案》（陕卫促进发", "陕卫促进发"),
        ("和灌政发", "灌政发"),
        ("和政发", "和政发"),
        ("，", ""),
        ("", ""),
    ],
)
def test_organ_code_begins_after_the_words_that_lead_up_to_it(before: str, code: str) -> None:
    assert organ_code(before) == code


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        ("宛卫[2021]22号", "写成 宛卫〔2021〕22号"),
        ("见附件", "发文字号的写法是“机关代字〔年份〕序号号”，如 东卫发〔2022〕3号"),
    ],
)
def test_remedy_is_the_right_number_or_the_form_of_all_numbers(number: str, remedy: str) -> None:
    assert judge(number).remedy.zh == remedy


@pytest.mark.parametrize(
    ("number", "parts"),
    [
        ("东卫发〔2022〕3号", ("东卫发", 2022, 3)),
        (" 东卫发[2022]第03号", ("东卫发", 2022, 3)),
        ("东卫发〔22〕3号", None),
        ("国务院令第752号", None),
    ],
)
def test_number_comes_apart_where_it_is_clear(number: str, parts: tuple[str, int, int] | None) -> None:
    assert number_parts(number) == parts
