"""Briefs and summaries: head, items, figures, chart and foot; phases, results, problems left, next steps."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.pdf.printing import converted, lines
from tests.word.built import (
    SMALL_PLAN,
    office_document,
    paragraphs,
    small,
    styled,
    tables,
    with_changes,
)

BRIEF = ("guanyang", "brief-2023-1")
SUMMARY = ("fangcheng", "summary-2022")
SMALL_BRIEF: dict[str, Any] = {
    "id": "b",
    "type": "health_support_brief",
    "title": "健康帮扶简报",
    "issue": 3,
    "issuing_unit": "健康促进处",
    "date": "2022-05-01",
    "articles": [{"id": "a", "title": "签约服务进村", "text": "团队进村入户。"}],
}
SMALL_SUMMARY: dict[str, Any] = {
    "id": "s",
    "type": "work_summary",
    "plan": "p",
    "title": "健康帮扶活动工作总结",
    "date": "2022-05-01",
    "preamble": ["活动已经结束，总结如下。"],
}


def figure(value: float, **more: Any) -> dict[str, Any]:
    return {
        "indicator": "screening",
        "value": value,
        "as_of": "2022-04-30",
        "scope": "全省",
        "source": "月报",
        **more,
    }


def with_figures(*names: str) -> dict[str, Any]:
    return with_changes(SMALL_BRIEF, articles=[{**SMALL_BRIEF["articles"][0], "figures": list(names)}])


def test_head_has_name_issue_unit_and_date() -> None:
    word = office_document(*BRIEF)
    assert styled(word, "简报名称") == ["健康帮扶简报"]
    assert styled(word, "简报期号") == ["第1期"]
    assert styled(word, "简报编发") == ["灌阳县卫生健康局办公室\t2023年1月10日"]


def test_a_brief_has_no_number_no_recipients_and_no_signature() -> None:
    word = office_document(*BRIEF)
    for style in ("发文机关标志", "发文字号", "主送机关", "发文机关署名"):
        assert styled(word, style) == []


def test_every_item_has_its_title_broken_by_meaning_and_its_contributor() -> None:
    word = office_document(*BRIEF)
    assert styled(word, "简报标题") == [
        "责任到人，服务到户\n——乡镇卫生院精准帮扶团队这样干",
        "部门各司其职，形成帮扶合力",
        "县公立医院集团与桂林医学院附属医院\n组建紧密型医联体",
        "看病少跑腿、住院免押金，健康帮扶年末账本",
    ]
    assert styled(word, "简报目录") == [
        f"{number}.\t{title.replace(chr(10), '')}" for number, title in enumerate(styled(word, "简报标题"), 1)
    ]
    assert len(styled(word, "简报供稿")) == 4


def test_figures_stand_against_their_targets_with_unit_day_and_scope() -> None:
    word = office_document(*BRIEF)
    table = tables(word)[-1]
    assert table[0] == ["指标", "单位", "数值", "范围和口径", "目标", "达标"]
    assert ["电子健康档案建档率", "%", "100", "全县（贫困人口）", "100%", "达标"] in table
    assert ["婴儿死亡率", "‰", "3.09", "全县", "—", "—"] in table
    assert "主要数据（截至2022年12月31日）" in paragraphs(word)


def test_the_chart_is_a_picture_with_a_text_for_those_who_do_not_see_it() -> None:
    document = docx.Document(io.BytesIO(office_document(*BRIEF)))
    shapes = [shape._inline.docPr for shape in document.inline_shapes]
    assert len(shapes) == 1
    assert "6609" in shapes[0].get("descr")


@pytest.mark.pdf
@pytest.mark.slow
def test_foot_of_the_last_page_says_whom_it_goes_to_and_how_many_were_printed() -> None:
    pages = lines(converted(office_document(*BRIEF)).pdf)
    assert pages[-1][-5:-1] == [
        "报：县委，县人民政府。",
        "送：桂林市卫生健康委员会，灌阳县医疗保障局。",
        "发：各乡镇卫生院，灌阳县公立医院集团。",
        "（共印60份）",
    ]


def test_one_item_has_no_contents_no_table_no_chart_and_no_foot(tmp_path: Path) -> None:
    word = small(tmp_path, SMALL_BRIEF)
    assert [text.strip() for text in paragraphs(word)] == [
        "健康帮扶简报",
        "第3期",
        "健康促进处\t2022年5月1日",
        "签约服务进村",
        "团队进村入户。",
    ]
    assert tables(word) == []
    assert "共印" not in docx.Document(io.BytesIO(word)).element.xml


def test_last_years_figures_get_a_column_where_there_are_any(tmp_path: Path) -> None:
    without, with_them = (
        tables(small(tmp_path / name, with_figures("screening"), figures=[figure(92, **more)]))[0]
        for name, more in (("a", {}), ("b", {"previous": 90}))
    )
    assert without == [
        ["指标", "单位", "数值", "范围和口径", "目标", "达标"],
        ["产前筛查率", "%", "92", "全省", "90%以上", "达标"],
    ]
    assert [row[-1] for row in with_them] == ["上年同期", "90"]


def test_figures_of_several_days_say_each_its_own(tmp_path: Path) -> None:
    indicators = [
        {"id": "screening", "name": "产前筛查率", "unit": "%", "kind": "figure"},
        {"id": "signed", "name": "签约人数", "unit": "人", "kind": "figure"},
    ]
    figures = [figure(92), figure(7, indicator="signed", as_of="2022-03-31")]
    word = small(tmp_path, with_figures("screening", "signed"), figures=figures, indicators=indicators)
    assert "主要数据" in paragraphs(word)
    assert [row[3] for row in tables(word)[0][1:]] == ["全省截至2022年4月30日", "全省截至2022年3月31日"]


def test_a_long_name_of_a_brief_is_narrowed_to_fit(tmp_path: Path) -> None:
    name = "东海省巩固拓展健康扶贫成果工作动态简报"
    word = small(tmp_path, with_changes(SMALL_BRIEF, title=name))
    (line,) = [each for each in docx.Document(io.BytesIO(word)).paragraphs if each.text == name]
    assert "w:w " in line._p.xml


def test_the_summary_goes_from_phases_to_results_problems_and_next_steps() -> None:
    word = office_document(*SUMMARY)
    texts = paragraphs(word)
    assert [text for text in texts if text[:2] in {"一、", "二、", "三、", "四、"}] == [
        "一、活动开展情况",
        "二、指标完成情况",
        "三、问题整改情况",
        "四、存在的不足和下一步工作",
    ]
    phases, results, problems = tables(word)
    assert [row[1:3] for row in phases[1:]] == [
        ["动员部署", "2022年7月26日—7月31日"],
        ["组织实施", "2022年8月1日—8月7日"],
        ["查漏补缺", "2022年8月8日—8月26日"],
    ]
    assert ["参保率", "全县", "99.8%", "全部参保", "—", "未达标"] in results
    assert [row[-1] for row in problems[1:]] == ["已核实", "已整改", "逾期", "整改中"]
    assert texts[-2:] == ["中共方城县委农村工作领导小组办公室", "2022年8月30日"]


def test_sections_of_a_summary_that_are_empty_are_left_out_and_numbers_close_up(tmp_path: Path) -> None:
    requirements = {"title": "下一步工作", "paragraphs": [{"text": "继续落实。"}]}
    word = small(tmp_path, with_changes(SMALL_SUMMARY, requirements=requirements), plan=SMALL_PLAN)
    assert paragraphs(word)[:4] == [
        "健康帮扶活动工作总结",
        "活动已经结束，总结如下。",
        "一、下一步工作",
        "（一）继续落实。",
    ]
    assert tables(word) == []


def test_a_ledger_in_which_all_is_closed_lists_nothing_as_left(tmp_path: Path) -> None:
    entry = {
        "id": "E1",
        "problem": "底册漏登",
        "found_by": "村医",
        "found_on": "2022-03-01",
        "measure": "补登",
        "responsible": ["村医"],
        "due_on": "2022-03-31",
        "rectified_by": "村医",
        "rectified_on": "2022-03-10",
        "signed_by": "村医",
        "verified_by": "包村干部",
        "verified_on": "2022-03-12",
        "closed_on": "2022-03-13",
        "state": "closed",
    }
    ledger = {"id": "l", "title": "问题台账", "plan": "p", "as_of": "2022-04-30", "entries": [entry]}
    word = small(tmp_path, with_changes(SMALL_SUMMARY, ledger="l"), plan=SMALL_PLAN, ledger=ledger)
    said = "台账登记问题1个，截至2022年4月30日，已销号1个，未销号0个。"
    assert said in paragraphs(word)
    assert tables(word) == []
