"""Reports of a period say what the returns say, once, and claim nothing that nobody returned."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
import yaml

from docgen.charts.faults import chart_faults
from docgen.cli.main import main
from docgen.verbs.building import build, plan
from tests.charts.samples import machine
from tests.projects import CHECKOUT

TYPES = ("semiannual_report", "annual_report", "gathered_report", "region_extract")
AS_OF = datetime.date(2023, 1, 1)
RETURNS = "data/progress/shaanxi-2021"
PARTS = ("一、总体进展", "二、逐项落实情况", "三、指标完成情况", "四、存在问题", "五、下一步工作安排")
BARE = replace(machine(), home=Path("nowhere"), search_path="", platform="win32")
"""A machine without fonts."""


class Printed:
    """What a finished Word file says."""

    def __init__(self, file: Path) -> None:
        document = python_docx.Document(str(file))
        self.paragraphs = [each.text for each in document.paragraphs if each.text]
        self.rows = [
            tuple(cell.text for cell in row.cells) for table in document.tables for row in table.rows
        ]
        cells = (text for row in self.rows for text in row)
        self.text = "\n".join((*self.paragraphs, *cells))
        self.alternatives = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]

    def part(self, heading: str) -> list[str]:
        """Return the paragraphs under one of the five headings."""
        start = self.paragraphs.index(heading) + 1
        headings = (self.paragraphs.index(each) for each in PARTS if each in self.paragraphs)
        ends = [each for each in headings if each >= start]
        return self.paragraphs[start : min(ends, default=len(self.paragraphs))]


Reports = Mapping[str, Printed]


def built(root: Path, output: Path, *chosen: str) -> Reports:
    """Return the reports of a project by the names of their files."""
    wanted = chosen or tuple(f"type:{each}" for each in TYPES)
    planned = plan(root, as_of=AS_OF, output=output, formats=["docx"], chosen=wanted, surroundings=machine())
    result = build(planned)
    assert not result.report.has_errors, [str(each) for each in result.report]
    return {step.path: Printed(output / step.path) for step in planned.plan.steps}


def named(reports: Reports, name: str) -> Printed:
    return reports[f"reports/{name}.docx"]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    """Give all reports of the sample records."""
    return built(CHECKOUT, tmp_path_factory.mktemp("reports"))


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """Return a copy of the sample project, of which files are changed: (path, old, new)."""

    def make(*swaps: tuple[str, str, str]) -> Path:
        root = tmp_path / "project"
        for folder in ("data", "templates"):
            shutil.copytree(CHECKOUT / folder, root / folder, ignore=shutil.ignore_patterns("offices"))
        for path, old, new in swaps:
            text = (root / path).read_text(encoding="utf-8")
            assert old in text, f"{path} no longer holds {old!r}"
            (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")
        return root

    return make


def returns() -> list[tuple[str, dict[str, Any]]]:
    """Return every sample return as it is written, by the name of its report."""
    documents = {"2022-H1": "semiannual-2022-H1", "2022": "annual-2022"}
    return [
        (f"{documents[file.parent.name]}-{file.stem}", yaml.safe_load(file.read_text("utf-8")))
        for file in sorted((CHECKOUT / RETURNS).glob("*/*.yaml"))
    ]


def texts(given: dict[str, Any]) -> list[str]:
    """Return all that a return says in words."""
    fields = ("progress", "problems", "next_steps")
    items = given["items"]
    said = [item[field] for item in items for field in fields if item.get(field)]
    return said + [part["text"] for item in items for part in item.get("supporters", ())]


def ids(case: object) -> str | None:
    return case if isinstance(case, str) else None


@pytest.mark.parametrize(("name", "given"), returns(), ids=ids)
def test_report_of_a_division_prints_every_text_of_its_return_once(
    reports: Reports, name: str, given: dict[str, Any]
) -> None:
    text = named(reports, name).text
    assert {said: text.count(said) for said in texts(given)} == dict.fromkeys(texts(given), 1)


@pytest.mark.parametrize(("name", "given"), returns(), ids=ids)
def test_report_of_a_division_says_nothing_that_another_returned(
    reports: Reports, name: str, given: dict[str, Any]
) -> None:
    text = named(reports, name).text
    others = [said for other, their in returns() if other != name for said in texts(their)]
    own = "\n".join(texts(given))
    assert [said for said in others if said in text and said not in own] == []


@pytest.mark.parametrize(("name", "given"), returns(), ids=ids)
def test_report_of_a_division_prints_every_figure_of_its_return_once(
    reports: Reports, name: str, given: dict[str, Any]
) -> None:
    catalogue = yaml.safe_load((CHECKOUT / "data/indicators.yaml").read_text("utf-8"))["indicators"]
    indicators = {each["id"]: each for each in catalogue}
    printed = named(reports, name)
    figures = [figure for item in given["items"] for figure in item.get("figures", ())]
    for figure in figures:
        indicator = indicators[figure["indicator"]]
        words = f"{figure['value']}{indicator['unit']}"
        if name.startswith("annual"):
            rows = [row for row in printed.rows if row[0] == indicator["name"]]
            assert [row[1] for row in rows] == [words]
        else:
            said = [each for each in printed.part(PARTS[2]) if f"{indicator['name']}为{words}" in each]
            assert len(said) == 1
    if not figures:
        assert printed.part(PARTS[2]) == ["所牵头的任务没有规定要报送的数据。"]


@pytest.mark.parametrize(("name", "given"), returns(), ids=ids)
def test_report_has_the_five_parts_in_order_cites_the_notice_and_closes_as_reports_do(
    reports: Reports, name: str, given: dict[str, Any]
) -> None:
    paragraphs = named(reports, name).paragraphs
    assert [each for each in paragraphs if each in PARTS] == list(PARTS)
    assert "（陕卫促进发〔2021〕55号）要求" in paragraphs[3]
    assert paragraphs[0].startswith(f"{given['division']}\n")
    assert paragraphs[-3:-1] == ["特此报告。", given["division"]]


def test_nobody_reports_who_did_not_return(reports: Reports) -> None:
    assert "reports/semiannual-2022-H1-kejiao-xuanchuan.docx" not in reports
    assert "reports/annual-2022-tigai.docx" not in reports
    assert len([name for name in reports if "semiannual" in name or "annual" in name]) == len(returns())


def test_gathered_report_says_who_did_not_return_and_claims_nothing_of_them(reports: Reports) -> None:
    half, year = named(reports, "gathered-2022-H1"), named(reports, "gathered-2022")
    assert "18.加强宣传引导。科教宣传处牵头，未报送。" in half.paragraphs
    assert "未报送的单位：科教宣传处。" in half.part(PARTS[0])[0]
    assert "9.深化县域综合医改。体改处牵头，未报送。" in year.paragraphs
    assert "未报送的单位：体改处。" in year.part(PARTS[0])[0]


def test_gathered_report_prints_every_return_once_in_plan_order(reports: Reports) -> None:
    for name, period in (("gathered-2022-H1", "semiannual"), ("gathered-2022", "annual")):
        printed = named(reports, name)
        said = [text for report, given in returns() if report.startswith(period) for text in texts(given)]
        assert {text: printed.text.count(text) for text in said} == dict.fromkeys(said, 1)
        numbers = [int(each.split(".")[0]) for each in printed.part(PARTS[1]) if each[0].isdigit()]
        assert numbers == list(range(1, 19))


@pytest.mark.parametrize("period", ["2022-H1", "2022"])
@pytest.mark.parametrize(("field", "heading"), [("problems", PARTS[3]), ("next_steps", PARTS[4])])
def test_gathered_report_has_problems_and_next_steps_by_section(
    reports: Reports, period: str, field: str, heading: str
) -> None:
    sections = yaml.safe_load((CHECKOUT / "data/tasks/shaanxi-2021.yaml").read_text("utf-8"))["sections"]
    given = [each for _, each in returns() if each["period"] == period]
    said = {
        section["title"]: {
            item[field]
            for each in given
            for item in each["items"]
            if item.get(field) and item["task"] in {task["id"] for task in section["tasks"]}
        }
        for section in sections
    }
    titles = [title for title, words in said.items() if words]
    numbered = [f"（{'一二三四五'[number]}）{title}" for number, title in enumerate(titles)]
    part = named(reports, f"gathered-{period}").part(heading)
    assert [text for text in part if text.startswith("（")] == numbered
    starts = [part.index(each) for each in numbered]
    for title, start, end in zip(titles, starts, [*starts[1:], len(part)], strict=True):
        rows = part[start + 1 : end]
        assert all(any(words in row for row in rows) for words in said[title])
        if len(said[title]) > 1:
            assert [row.split(".")[0] for row in rows[:2]] == ["1", "2"]


@pytest.mark.parametrize("period", ["2022-H1", "2022"])
def test_rates_are_those_of_docgen_status(
    reports: Reports, period: str, capsys: pytest.CaptureFixture[str]
) -> None:
    day = {"2022-H1": "2022-07-12", "2022": "2022-12-12"}[period]
    words = ["status", "--project", str(CHECKOUT), "--period", period, "--as-of", day, "--format", "json"]
    main(words)
    (found,) = json.loads(capsys.readouterr().out)["plans"]
    said = named(reports, f"gathered-{period}").part(PARTS[0])[0]
    assert said.startswith(f"应报送单位{found['expected']}个，已报送{found['received']}个")
    assert f"按时报送{found['on_time']}个" in said
    rates = [f"{found[name]:g}%" for name in ("completeness_rate", "timeliness_rate")]
    assert f"报送率{rates[0]}，及时率{rates[1]}。" in said


def test_year_is_held_against_the_half_year(reports: Reports) -> None:
    year = named(reports, "gathered-2022").part(PARTS[0])
    assert year[1] == "2022年度，18项任务中，已完成4项，推进中13项，未报送1项；完成率22.2%。"
    assert year[2] == ("与2022年上半年相比，已完成由1项增至4项，推进中由15项减至13项，滞后由1项减至0项。")
    rows = named(reports, "annual-2022-fuyou-jiankang").rows
    assert rows[1:] == [
        ("孕产妇产前筛查率", "92.6%", "90%以上", "达标", "91.4%", "提高1.2个百分点"),
        ("新生儿遗传代谢性疾病筛查覆盖率", "98.3%", "90%以上", "达标", "97.2%", "提高1.1个百分点"),
        ("农村妇女宫颈癌筛查覆盖率", "82.1%", "达到80%", "达标", "46.5%", "提高35.6个百分点"),
        ("项目地区乳腺癌筛查覆盖率", "77.9%", "达到80%", "未达标", "44.8%", "提高33.1个百分点"),
    ]


def test_task_that_stands_otherwise_than_at_half_year_is_listed(reports: Reports) -> None:
    changed = named(reports, "annual-2022-kejiao-xuanchuan")
    assert changed.rows == [
        ("任务", "名称", "2022年上半年", "2022年度"),
        ("18", "加强宣传引导", "未报送", "推进中"),
    ]
    same = named(reports, "annual-2022-fuyou-jiankang").part(PARTS[0])
    assert same[1] == "与2022年上半年相比，各条分工的进展状态没有变化。"


def test_division_that_leads_one_item_of_a_task_is_compared_by_its_items(reports: Reports) -> None:
    printed = named(reports, "annual-2022-jiankang-cujin")
    assert printed.rows[2] == ("10", "支持推动“互联网+医疗健康”发展（第2条分工）", "推进中", "已完成")
    overall = printed.part(PARTS[0])
    assert "7条分工中，已完成2条，推进中5条。" in overall[0]
    assert overall[1] == "与2022年上半年相比，已完成由0条增至2条，推进中由7条减至5条。"


def test_sentences_count_with_the_right_measure_words(reports: Reports) -> None:
    overall = named(reports, "semiannual-2022-H1-jiankang-cujin").part(PARTS[0])
    assert "".join(overall) == (
        "2022年上半年，健康促进处牵头的7项任务、7条分工中，推进中7条。"
        "落实情况经本单位主要负责人签字，于2022年6月28日报送，属按时报送。"
    )
    figures = named(reports, "annual-2022-yizheng-yiguan")
    assert figures.part(PARTS[2])[0] == "应报数据5个，已报送4个，未报送1个，可与目标值比较的1个，达标1个。"
    changes = {row[0]: row[-1] for row in figures.rows}
    assert changes["派驻管理人员和学科带头人"] == "增加18人"
    assert changes["年培训骨干医师"] == "增加103名"


def test_figure_of_a_population_is_told_as_any_other(project: Callable[..., Path]) -> None:
    file = f"{RETURNS}/2022-H1/yizheng-yiguan.yaml"
    old = "      - indicator: paizhu-shichang\n"
    own = "      - {indicator: paizhu-renyuan, value: 100, as_of: 2022-05-31, population: 中医院}\n"
    root = project((file, old, own + old))
    printed = named(built(root, root / "output", "semiannual-2022-H1"), "semiannual-2022-H1-yizheng-yiguan")
    said = printed.part(PARTS[2])
    assert said[0].startswith("应报数据5个，已报送5个")
    assert any("派驻管理人员和学科带头人（中医院）为100人" in each for each in said)


def test_figure_that_cannot_be_judged_yet_is_not_judged(reports: Reports) -> None:
    said = named(reports, "semiannual-2022-H1-fuyou-jiankang").part(PARTS[2])
    assert said[1] == "（一）孕产妇产前筛查率为91.4%，达标（目标：90%以上）。"
    assert said[3] == "（三）农村妇女宫颈癌筛查覆盖率为46.5%（目标：达到80%，本期不作达标判定）。"


def test_extension_and_late_return_are_told(reports: Reports) -> None:
    extended = named(reports, "semiannual-2022-H1-jibing-yufang").part(PARTS[0])[0]
    assert extended.endswith("于2022年7月7日报送（准予延至2022年7月8日），属按时报送。")
    late = named(reports, "semiannual-2022-H1-guihua-xinxi").part(PARTS[0])[0]
    assert late.endswith("于2022年7月4日报送，属逾期报送。")


def test_where_nothing_is_said_the_report_says_so(reports: Reports, project: Callable[..., Path]) -> None:
    assert named(reports, "semiannual-2022-H1-jibing-yufang").part(PARTS[3]) == ["本期没有提出存在问题。"]
    file = f"{RETURNS}/2022-H1/jibing-yufang.yaml"
    step = yaml.safe_load((CHECKOUT / file).read_text("utf-8"))["items"][0]["next_steps"]
    root = project((file, f"    next_steps: {step}\n", ""))
    bare = named(built(root, root / "output", "semiannual-2022-H1"), "semiannual-2022-H1-jibing-yufang")
    assert bare.part(PARTS[4])[0] == "本期没有提出下一步工作安排。"


def test_item_that_a_return_leaves_out_is_not_returned(project: Callable[..., Path]) -> None:
    file = f"{RETURNS}/2022-H1/bangongshi.yaml"
    left = (CHECKOUT / file).read_text("utf-8").partition("  - task: T17")
    root = project((file, left[1] + left[2], ""))
    printed = named(built(root, root / "output", "semiannual-2022-H1"), "semiannual-2022-H1-bangongshi")
    assert printed.part(PARTS[1])[-1] == "（二）加强督查考核。未报送。"
    assert "已完成1条，未报送1条" in printed.part(PARTS[0])[0]


def test_text_of_several_lines_is_printed_as_sentences(project: Callable[..., Path]) -> None:
    swap = ("正与人事处商定考核指标。", "正与人事处商定考核指标。\n      二是拟定了名单")
    file = f"{RETURNS}/2022-H1/bangongshi.yaml"
    root = project((file, "progress: 拟定了督查要点", "progress: |\n      拟定了督查要点"), (file, *swap))
    printed = named(built(root, root / "output", "semiannual-2022-H1"), "semiannual-2022-H1-bangongshi")
    assert printed.part(PARTS[1])[-1].endswith("正与人事处商定考核指标。二是拟定了名单。")


def test_report_to_a_superior_names_its_signer_beside_the_number(reports: Reports) -> None:
    head = named(reports, "gathered-2022-H1").paragraphs
    assert "\t陕卫促进发〔2022〕33号\t签发人：主要负责人" in head
    asked = [name for name, each in reports.items() if "请批示" in each.text or "妥否" in each.text]
    assert asked == []


def test_report_of_a_division_goes_up_only_where_its_recipient_stands_above(
    reports: Reports, project: Callable[..., Path]
) -> None:
    assert not any("签发人" in each.text for name, each in reports.items() if "semiannual" in name)
    document = "data/documents/semiannual-2022-H1.yaml"
    root = project((document, "      - 委乡村振兴领导小组办公室", "      - 陕西省卫生健康委员会"))
    up = built(root, root / "output", "semiannual-2022-H1")
    assert {each.paragraphs[0] for each in up.values()} == {"\t签发人：本单位主要负责人"}


def test_samples_say_so_on_every_report(reports: Reports, project: Callable[..., Path]) -> None:
    assert [name for name, each in reports.items() if "样本" not in each.text] == []
    file = f"{RETURNS}/2022-H1/bangongshi.yaml"
    root = project((file, "sample: true\n", ""))
    real = named(built(root, root / "output", "semiannual-2022-H1"), "semiannual-2022-H1-bangongshi")
    assert "样本" not in real.text


def test_region_gets_the_items_that_speak_of_it_and_nothing_of_other_regions(
    reports: Reports, project: Callable[..., Path]
) -> None:
    assert {name for name in reports if "regions" in name} == {
        "reports/regions-2022-H1-ankang.docx",
        "reports/regions-2022-H1-baoji.docx",
    }
    baoji, ankang = named(reports, "regions-2022-H1-baoji"), named(reports, "regions-2022-H1-ankang")
    assert baoji.part(PARTS[0]) == ["2022年上半年，各单位的报送写到宝鸡市的分工有2条：推进中2条。"]
    assert ("安康市" in baoji.text, "宝鸡市" in ankang.text) == (False, False)
    assert ("3个县接受了质量抽查" in baoji.text, "3个县接受了质量抽查" in ankang.text) == (True, False)
    assert ankang.part(PARTS[0]) == ["2022年上半年，各单位的报送写到安康市的分工有1条：已完成1条。"]
    for extract in (baoji, ankang):  # neither figures of the province nor a word on them
        assert ("指标" in extract.text, "项任务" in extract.text, extract.rows) == (False, False, [])
        assert extract.alternatives == []
        assert "三、存在问题" in extract.paragraphs
    assert "省中医药管理局" not in baoji.text
    assert "所列分工的报送没有提出存在问题。" in ankang.paragraphs
    file = f"{RETURNS}/2022-H1/fuyou-jiankang.yaml"
    root = project((file, "        scope: 全省\n    supporters", "        scope: 西安市\n    supporters"))
    cut = built(root, root / "output", "regions-2022-H1")
    assert [row[::2] for row in named(cut, "regions-2022-H1-xian").rows[1:]] == [
        ("项目地区乳腺癌筛查覆盖率", "44.8%", "—")
    ]
    assert "44.8%" not in named(cut, "regions-2022-H1-baoji").text


def test_charts_of_the_period_are_shown(reports: Reports) -> None:
    half, year = named(reports, "gathered-2022-H1"), named(reports, "gathered-2022")
    assert ["各项任务进展构成" in half.text, "各部分任务进展" in half.text] == [True, True]
    assert len(half.alternatives) == 3
    assert len(year.alternatives) == 4
    assert year.alternatives[0].startswith("折线图：各报送周期的报送率和及时率。")


def test_report_of_a_division_shows_how_its_tasks_stand_by_section_where_there_is_something_to_compare(
    reports: Reports,
) -> None:
    charts = {
        name: [alt for alt in each.alternatives if alt.startswith("堆积条形图：各部分任务进展。")]
        for name, each in reports.items()
        if "annual-" in name
    }
    (said,) = charts["reports/semiannual-2022-H1-guihua-xinxi.docx"]
    assert said.endswith("：推进中2项，滞后1项。组织实施：已完成1项。")
    assert charts["reports/semiannual-2022-H1-jiankang-cujin.docx"] == [], "all are under way"
    assert charts["reports/semiannual-2022-H1-renshi.docx"] == [], "one task in each section"


def test_charts_of_the_period_that_cannot_be_lettered_are_found_before_the_build(
    project: Callable[..., Path],
) -> None:
    chosen = ("gathered-2022-H1", "notice-2021-55", "annual-2022")
    found = plan(project(), as_of=AS_OF, formats=["docx"], chosen=chosen, surroundings=BARE).report
    named_there = {(each.code, str(each.place)) for each in found if each.code == "DG679"}
    assert named_there == {
        ("DG679", "data/documents/gathered-2022-H1.yaml:9:9"),
        ("DG679", "data/documents/annual-2022.yaml:8:9"),
    }
    assert found.has_errors


def test_charts_hold_no_more_than_fits_a_page(project: Callable[..., Path]) -> None:
    from docgen.charts import draw
    from docgen.context import context_of
    from tests.charts.samples import fonts
    from tests.projects import load_project

    scopes = "".join(
        "      - {indicator: chanqian-shaicha, value: 91, as_of: 2022-05-31, "
        f"scope: 名称特别长的某个国家乡村振兴重点帮扶县第{number}号, previous: 90}}\n"
        for number in range(40)
    )
    root = project((f"{RETURNS}/2022-H1/fuyou-jiankang.yaml", "    figures:\n", f"    figures:\n{scopes}"))
    records = load_project(root).project
    context = context_of(records, records.document_index["gathered-2022-H1"])
    charts = context.progress.figure_charts
    assert sum(len(chart.series[0].points) for chart in charts) == 45
    assert len({chart.title for chart in charts}) == len(charts) > 1
    for chart in charts:
        assert list(chart_faults(chart)) == []
        assert draw(chart, fonts()).height_mm < 195
