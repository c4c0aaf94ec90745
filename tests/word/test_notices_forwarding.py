"""Notices that forward a text: work points and implementation plans, real ones and small ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.pdf.printing import converted, lines
from tests.word.built import (
    SMALL_NOTICE,
    SMALL_PLAN,
    office_document,
    paragraphs,
    small,
    styled,
    with_changes,
)

WORK_POINTS = ("qianjiang", "transmittal-2023-9")
PLAN = ("fangcheng", "plan-2022-54")


def section(**changes: Any) -> dict[str, Any]:
    return {**SMALL_PLAN["sections"][0], **changes}


def items(*texts: tuple[str, str]) -> list[dict[str, Any]]:
    task = SMALL_PLAN["sections"][0]["tasks"][0]
    found = [{"title": title, "text": text} if title else {"text": text} for title, text in texts]
    return [section(tasks=[{**task, "items": found}])]


@pytest.mark.pdf
@pytest.mark.slow
@pytest.mark.parametrize(("office", "name", "page"), [(*WORK_POINTS, 2), (*PLAN, 2)])
def test_the_forwarded_text_begins_on_its_own_page_with_its_title_and_no_label(
    office: str, name: str, page: int
) -> None:
    word = office_document(office, name)
    (title,) = styled(word, "印发文件标题")
    pages = lines(converted(word).pdf)
    assert pages[page][0] == title.partition("\n")[0]
    assert not any(text.startswith("附件") for text in paragraphs(word))


@pytest.mark.pdf
@pytest.mark.slow
@pytest.mark.parametrize(("office", "name"), [WORK_POINTS, PLAN])
def test_the_imprint_stands_on_the_last_page_behind_the_forwarded_text(office: str, name: str) -> None:
    last = lines(converted(office_document(office, name)).pdf)[-1]
    assert last[-2].endswith("印发")
    assert len(last) > 3


def test_the_first_page_says_what_is_forwarded_and_who_signed() -> None:
    texts = paragraphs(office_document(*WORK_POINTS))
    assert texts[0] == "潜江市卫生健康委员会文件"
    assert texts[5].endswith("委机关相关科室：")
    assert texts[6].startswith("现将《潜江市2023年")
    assert texts[8:11] == ["潜江市卫生健康委员会", "2023年3月1日", "（政务公开形式：依申请公开）"]


def test_tasks_are_numbered_through_the_sections_and_have_no_clause() -> None:
    texts = paragraphs(office_document(*WORK_POINTS))
    numbers = [text.partition(".")[0] for text in texts if text.partition(".")[0].isdigit()]
    assert numbers == [str(number) for number in range(1, 15)]
    assert not any("牵头" in text and text.endswith("）") for text in texts)


def test_the_plan_shows_three_levels_three_dated_phases_and_what_is_due() -> None:
    texts = paragraphs(office_document(*PLAN))
    assert [text for text in texts if text[:2] in {"一、", "二、", "三、", "四、", "五、"}] == [
        "一、工作目标",
        "二、活动对象与范围",
        "三、工作任务",
        "四、时间要求",
        "五、工作纪律",
    ]
    phases = texts.index("四、时间要求")
    discipline = texts.index("五、工作纪律")
    assert [text.partition("。")[0] for text in texts[phases:discipline] if text.startswith("（")] == [
        "（一）动员部署（2022年7月26日—7月31日）",
        "（二）组织实施（2022年8月1日—8月7日）",
        "（三）查漏补缺（2022年8月8日—8月26日）",
    ]
    assert sum(text.endswith("负责）") for text in texts[phases:discipline]) == 3
    assert texts[discipline - 1].startswith("报送期限：2022年8月26日前")
    fourth = texts.index(next(text for text in texts if text.startswith("（四）扎实做好基本公共卫生")))
    assert [text[:2] for text in texts[fourth + 1 : fourth + 5]] == ["1.", "2.", "3.", "4."]


def test_an_office_of_17_characters_fits_the_mark() -> None:
    (mark,) = styled(office_document(*PLAN), "发文机关标志")
    assert len(mark) == 17


def test_a_text_in_markdown_is_forwarded_in_place_of_the_plan(tmp_path: Path) -> None:
    forwarded = {**SMALL_NOTICE["forwarded"], "text": "# 总体要求\n\n守住底线。", "draft_status": "试行"}
    title = "关于印发《东海省健康帮扶工作要点（试行）》的通知"
    word = small(tmp_path, with_changes(SMALL_NOTICE, forwarded=forwarded, title=title), plan=SMALL_PLAN)
    texts = paragraphs(word)
    start = texts.index("东海省健康帮扶工作要点")
    assert texts[start + 1 : start + 4] == ["（试行）", "一、总体要求", "守住底线。"]
    assert "一、巩固保障成果" not in texts


def test_a_plan_without_an_opening_and_a_notice_without_a_note_print_nothing_for_them(tmp_path: Path) -> None:
    texts = paragraphs(small(tmp_path, SMALL_NOTICE, plan=SMALL_PLAN))
    assert texts[-4:] == [
        "2022年3月1日",
        "东海省健康帮扶工作要点",
        "一、巩固保障成果",
        "1.优化分类救治。继续做好大病救治工作。",
    ]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("transmittal", ["1.优化分类救治", "（1）病种。扩大病种。", "说明一段。", "（2）费用。控制费用。"]),
        (
            "implementation_plan",
            ["（一）优化分类救治", "1.病种。扩大病种。", "说明一段。", "2.费用。控制费用。"],
        ),
    ],
)
def test_items_with_a_title_are_numbered_and_items_without_are_not(
    tmp_path: Path, kind: str, expected: list[str]
) -> None:
    sections = items(("病种", "扩大病种。"), ("", "说明一段。"), ("费用", "控制费用。"))
    plan = with_changes(SMALL_PLAN, sections=sections)
    texts = paragraphs(small(tmp_path, with_changes(SMALL_NOTICE, type=kind), plan=plan))
    start = texts.index("一、巩固保障成果") + 1
    assert texts[start : start + 4] == expected


def test_many_sections_keep_their_numbers_and_requirements_follow_them(tmp_path: Path) -> None:
    tasks = SMALL_PLAN["sections"][0]["tasks"]
    sections = [
        section(number=n, title=f"第{n}部分", tasks=[{**tasks[0], "id": f"T{n}", "number": n}])
        for n in range(1, 12)
    ]
    requirements = {"title": "工作要求", "paragraphs": [{"text": "按时落实。"}]}
    document = with_changes(SMALL_NOTICE, requirements=requirements)
    texts = paragraphs(small(tmp_path, document, plan=with_changes(SMALL_PLAN, sections=sections)))
    assert texts[-3:] == ["11.优化分类救治。继续做好大病救治工作。", "十二、工作要求", "（一）按时落实。"]


def test_a_leading_group_with_a_head_is_printed_and_one_without_is_not(tmp_path: Path) -> None:
    document = with_changes(SMALL_NOTICE, type="implementation_plan")
    group = {"name": "健康帮扶领导小组", "office": "健康促进处"}
    without = small(tmp_path / "a", document, plan=with_changes(SMALL_PLAN, leading_group=group))
    headed = {**group, "head": "委主任", "deputies": ["委副主任"], "members": ["各处室负责人"]}
    texts = paragraphs(small(tmp_path / "b", document, plan=with_changes(SMALL_PLAN, leading_group=headed)))
    assert not any("领导小组" in text for text in paragraphs(without))
    assert texts[-5:] == [
        "健康帮扶领导小组组成人员：",
        "组长：委主任",
        "副组长：委副主任",
        "成员：各处室负责人",
        "领导小组办公室设在健康促进处。",
    ]


def test_a_long_title_is_broken_by_meaning_on_both_pages(tmp_path: Path) -> None:
    name = "东海省2022年巩固拓展健康扶贫成果同乡村振兴有效衔接重点任务工作要点"
    document = with_changes(
        SMALL_NOTICE,
        title=f"关于印发《{name}》的通知",
        preamble=[f"现将《{name}》印发给你们，请认真组织实施。"],
        forwarded={"title": name},
    )
    word = small(tmp_path, document, plan=with_changes(SMALL_PLAN, title=name))
    assert len(styled(word, "公文标题")) == 3
    (title,) = styled(word, "印发文件标题")
    assert len(title.split("\n")) == 2


def test_annexes_are_noted_behind_the_forwarded_text(tmp_path: Path) -> None:
    document = with_changes(SMALL_NOTICE, annexes=[{"title": "任务清单"}])
    texts = paragraphs(small(tmp_path, document, plan=SMALL_PLAN))
    assert texts[-1] == "附件：任务清单"
