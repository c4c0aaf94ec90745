"""Charts are drawn as shapes: legible, within the page, no text over another, and always the same."""

from __future__ import annotations

import io
import itertools
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

pytest.importorskip("matplotlib")

from matplotlib.font_manager import fontManager
from matplotlib.ft2font import FT2Font
from matplotlib.text import Text as Label
from matplotlib.transforms import Bbox

from docgen.charts import ChartError, FontError, draw
from docgen.charts.drawing import TALLEST, figure_of
from docgen.charts.lettering import lettered
from docgen.context.chart_views import ChartPointView as Point
from docgen.context.chart_views import ChartSeriesView as Series
from docgen.context.chart_views import ChartView
from tests.charts.samples import BARS, EVERY, LINES, RATES, SHARES, STACKS, bars, fonts

LONG = "农村低收入人口和监测对象基本医疗保险、大病保险、医疗救助三重制度综合保障后住院合规费用报销比例"
THIRTY = bars(*(Point(f"第{n}村卫生室", str(40 + 2 * n), "90", str(35 + n)) for n in range(30)))
AWKWARD = {
    "long names": bars(Point(LONG, "88.5", "90", "87"), Point("短", "3")),
    "below zero": bars(Point("门诊", "-3.5", previous="-1"), Point("住院", "2.25"), unit="百分点"),
    "one value": bars(Point("签约率", "97.41")),
    "a value unknown": bars(Point("签约率", "", "95", "90"), Point("随访率", "93", "95")),
    "all zero": bars(Point("甲", "0"), Point("乙", "0"), unit="人"),
    "thirty bars": THIRTY,
    "one point": ChartView("图", "line", (Series((Point("2021年", "97.41", "95"),), "%", "签约率"),)),
    "a line unknown": ChartView(
        "图",
        "line",
        (
            Series((Point("2020年", "93"), Point("2021年", "")), "%", "签约率"),
            Series((Point("2020年", ""), Point("2021年", "")), "%", "随访率"),
        ),
    ),
    "targets that change": ChartView(
        "图", "line", (Series((Point("2020年", "93", "90"), Point("2021年", "97.41", "95")), "%", "签约率"),)
    ),
    "six lines": ChartView(
        "图",
        "line",
        tuple(
            Series(tuple(Point(f"{y}年", str(10 * n + y % 7)) for y in range(2005, 2021)), "‰", f"指标{n}")
            for n in range(1, 7)
        ),
    ),
    "years and dates": ChartView(
        "图",
        "line",
        tuple(
            Series(
                tuple(Point(f"202{n // 2}年{6 + n % 2 * 6}月", f"{70 + 3 * k + n}", "90") for n in range(6)),
                "%",
                name,
            )
            for k, name in enumerate(("家庭医生签约率", "高血压规范管理率", "农村低收入人口大病专项救治率"))
        ),
    ),
    "the year before is near": ChartView(
        "图",
        "line",
        (Series((Point("2021年", "0", "5", "0"), Point("2022年", "4.9", "5", "5.0")), "‰", "死亡率"),),
    ),
    "stacks with narrow parts": ChartView(
        "图",
        "stack",
        tuple(
            Series((Point(LONG, part), Point("短", other)), "人", f"第{n}类")
            for n, (part, other) in enumerate((("12000", "1"), ("3", "1"), ("860", "0")), start=1)
        ),
    ),
    "stacks of many parts with long names": ChartView(
        "图",
        "stack",
        tuple(
            Series((Point(LONG, "5"), Point("短", "2")), "人", f"第{n}类{'人群' * n}") for n in range(1, 7)
        ),
    ),
    "a stack of nothing": ChartView(
        "图", "stack", (Series((Point("甲", "2"), Point("乙", "")), "项", "已完成"),)
    ),
    "nothing known of a whole": ChartView(
        "图", "share", (SHARES.series[0], Series((Point("职工", ""), Point("居民", "")), "人"))
    ),
    "a line without a name": ChartView(
        "图", "line", (Series((Point("2020年", "-93"), Point("2021年", "88")), "人"),)
    ),
    "eight parts": ChartView(
        "图",
        "share",
        (Series((*(Point(f"第{n}类", str(n)) for n in range(1, 8)), Point(LONG * 2, "20")), "人"),),
    ),
    "shares of a rate": ChartView(
        "图", "share", (Series((Point("职工", "30.5"), Point("居民", "61.25"), Point("未知", "")), "%"),)
    ),
}
SOUND = {**EVERY, **AWKWARD}


@cache
def drawn(chart: ChartView) -> tuple[float, tuple[tuple[str, Bbox], ...]]:
    """Return the height of a chart, and each text with the edges of its lines, in millimetres."""
    with lettered(fonts()):
        figure = figure_of(chart, fonts())
        figure.draw_without_rendering()
        labels = [each for each in figure.findobj(Label) if each.get_visible() and each.get_text()]
        boxes = [Label.get_window_extent(each) for each in labels]
    found = zip((each.get_text() for each in labels), boxes, strict=True)
    mm = 25.4 / figure.dpi
    return figure.get_figheight() * 25.4, tuple((text, Bbox(box.get_points() * mm)) for text, box in found)


def letters(chart: ChartView) -> list[str]:
    """Return every text that is drawn."""
    return [text for text, _ in drawn(chart)[1]]


@pytest.mark.parametrize("name", SOUND)
def test_text_stays_on_the_sheet(name: str) -> None:
    height, texts = drawn(SOUND[name])
    for text, box in texts:
        assert -0.2 <= box.x0 <= box.x1 <= 156.2, text
        assert -0.2 <= box.y0 <= box.y1 <= height + 0.2, text


@pytest.mark.parametrize("name", SOUND)
def test_no_text_lies_over_another(name: str) -> None:
    for (one, box), (other, its) in itertools.combinations(drawn(SOUND[name])[1], 2):
        assert not box.overlaps(its), (one, other)


@pytest.mark.parametrize("name", SOUND)
def test_a_chart_fits_the_type_area(name: str) -> None:
    assert drawn(SOUND[name])[0] <= TALLEST


def test_numbers_are_printed_as_they_were_recorded() -> None:
    assert {"97.41%（目标95%）", "上年同期96.83%"} <= set(letters(RATES))


def test_each_unit_has_its_own_axis() -> None:
    headings = [text for text in letters(BARS) if text.startswith("单位")]
    assert headings == ["单位：%", "单位：‰", "单位：人"]


def test_an_axis_of_percent_runs_to_a_hundred() -> None:
    marks = [text for text in letters(bars(Point("甲", "3"))) if text.isdecimal()]
    assert marks == ["0", "20", "40", "60", "80", "100"]


def test_an_unknown_value_is_said_to_be_unknown() -> None:
    assert "无数据（目标95%）" in letters(AWKWARD["a value unknown"])


def test_a_line_without_a_value_is_said_to_have_none() -> None:
    assert "随访率无数据" in letters(AWKWARD["a line unknown"])


def test_what_is_left_of_a_whole_is_shown() -> None:
    assert {"其余　8.25%", "8.25%"} <= set(letters(AWKWARD["shares of a rate"]))


def test_parts_are_counted_and_reckoned() -> None:
    assert "高血压　41234人（76.3%）" in letters(SHARES)


def test_over_a_bar_stands_of_how_many_it_is() -> None:
    assert "共54057人" in letters(SHARES)
    assert not {"单位：%", "共100%"} & set(letters(AWKWARD["shares of a rate"]))


def greys(chart: ChartView) -> set[int]:
    """Return the greys that fill at least a fiftieth of a chart, 0 black to 255 white."""
    with Image.open(io.BytesIO(draw(chart, fonts()).png)) as image:
        counts = image.histogram()
    return {grey for grey, count in enumerate(counts) if count * 50 > sum(counts)} - {0, 255}


def test_a_part_has_the_grey_that_it_says_wherever_it_stands() -> None:
    dark, light = Point("甲", "3", shade=1), Point("乙", "2", shade=4)
    alone, both, turned = (
        greys(ChartView("图", "share", (Series(points, "项"),)))
        for points in ((light,), (dark, light), (light, dark))
    )
    assert len(alone) == 1
    assert both == turned > alone
    stack = ChartView("图", "stack", (Series((Point("部分", "2"),), "项", "乙", 4),))
    assert greys(stack) == alone


def test_the_outline_of_a_bar_is_whole() -> None:
    with Image.open(io.BytesIO(draw(SHARES, fonts()).png)) as image:
        row = image.crop((0, image.height // 4, image.width, image.height // 4 + 1)).tobytes()
    dark = [place for place, grey in enumerate(row) if grey < 60]
    assert row[0] == row[-1] == 255
    assert dark[1] == dark[0] + 1
    assert dark[-2] == dark[-1] - 1


def test_stacks_say_each_part_and_each_sum() -> None:
    found = letters(STACKS)
    assert [text for text in found if text.isdecimal()] == ["2", "1", "3", "4", "2", "1", "1"]
    assert [text for text in found if text.startswith("共")] == ["共5", "共5", "共4"]
    assert {"单位：项", "已完成", "推进中", "滞后", "未报送"} <= set(found)
    assert draw(STACKS, fonts()).alt == (
        "堆积条形图：各部分任务进展。巩固基本医疗有保障成果：已完成2项，推进中3项。"
        "加强政策供给：推进中4项，滞后1项。组织实施：已完成1项，推进中2项，未报送1项。"
    )


def test_each_line_and_each_target_has_its_name() -> None:
    assert {"签约率", "随访率", "签约率目标95%"} <= set(letters(LINES))


@pytest.mark.parametrize("name", SOUND)
def test_the_svg_holds_shapes_and_nothing_else(name: str) -> None:
    root = etree.fromstring(draw(SOUND[name], fonts()).svg)
    assert {etree.QName(element).localname for element in root.iter()} <= {
        *("svg", "g", "defs", "use", "clipPath", "path", "rect")
    }
    assert root.getroottree().docinfo.doctype == ""


@pytest.mark.parametrize("name", EVERY)
def test_the_png_is_grey_and_as_large_as_it_says(name: str) -> None:
    drawn = draw(EVERY[name], fonts())
    with Image.open(io.BytesIO(drawn.png)) as image:
        assert image.mode == "L"
        assert image.size == pytest.approx((drawn.width_mm / 25.4 * 300, drawn.height_mm / 25.4 * 300), abs=1)
        assert image.getextrema() == (0, 255)


@pytest.mark.parametrize("name", EVERY)
def test_the_svg_is_as_large_as_it_says(name: str) -> None:
    made = draw(EVERY[name], fonts())
    root = etree.fromstring(made.svg)
    sides = [float(str(root.get(side)).removesuffix("pt")) / 72 * 25.4 for side in ("width", "height")]
    assert sides == pytest.approx([made.width_mm, made.height_mm], abs=0.1)


def test_the_text_says_every_figure() -> None:
    assert draw(BARS, fonts()).alt == (
        "柱形图：健康帮扶主要指标。孕产妇系统管理率97.41%（目标95%，上年同期96.83%）；"
        "适龄儿童国家免疫规划疫苗接种率99.02%（目标95%）；县域内就诊率88.3%（目标90%，上年同期90.1%）。"
        "孕产妇死亡率0‰（目标18‰，上年同期12.5‰）；婴儿死亡率3.09‰（目标5‰，上年同期4.09‰）。"
        "大病专项救治6700人（上年同期6609人）；门诊慢特病10418人。注：数据截至2022年12月31日，范围为全县。"
    )


def test_a_character_that_no_font_has_is_named() -> None:
    with pytest.raises(FontError) as caught:
        draw(bars(Point("\ue123村", "1")), fonts())
    assert "U+E123" in caught.value.fact.zh


def test_a_rare_character_comes_from_another_font() -> None:
    known = [set(FT2Font(str(file)).get_charmap()) for file in fonts()]
    rare = next(chr(code) for code in range(0x4E00, 0x9FFF) if code in set().union(*known) - known[0])
    assert draw(bars(Point(f"{rare}村", "1")), fonts()).alt.startswith(f"柱形图：指标完成情况。{rare}村1%")
    with pytest.raises(FontError):
        draw(bars(Point(f"{rare}村", "1")), fonts()[:1])


def test_without_fonts_nothing_is_drawn() -> None:
    with pytest.raises(FontError):
        draw(RATES, ())


def test_more_bars_than_a_page_holds_are_refused() -> None:
    with pytest.raises(ChartError) as caught:
        draw(bars(*(Point(f"{n}村", "1") for n in range(60))), fonts())
    assert caught.value.fact.zh == "60 项一页画不下，请改用表格"


_DRAW = """
import hashlib, sys
from tests.charts.samples import EVERY, fonts
from docgen.charts import draw
assert "matplotlib" not in sys.modules
made = [draw(chart, fonts()) for chart in EVERY.values()]
assert "matplotlib.pyplot" not in sys.modules
print(*(hashlib.sha256(part).hexdigest() for each in made for part in (each.svg, each.png)))
"""
_ODD_SETTINGS = "savefig.dpi: 40\npath.sketch: 5, 50, 2\nlines.antialiased: False\nfigure.facecolor: red\n"


def _in_a_process_of_its_own(folder: Path, seed: str, settings: str) -> str:
    (folder / "matplotlibrc").write_text(settings, encoding="utf-8")
    environment = {**os.environ, "MPLCONFIGDIR": str(folder), "PYTHONHASHSEED": seed}
    checkout = Path(__file__).parents[2]
    command = [sys.executable, "-W", "error", "-c", _DRAW]
    done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, check=True, text=True)
    return done.stdout


@pytest.mark.slow
def test_the_same_chart_gives_the_same_bytes_whatever_the_users_settings_are(tmp_path: Path) -> None:
    plain = _in_a_process_of_its_own(tmp_path, "1", "")
    assert _in_a_process_of_its_own(tmp_path, "2", _ODD_SETTINGS) == plain


def test_a_font_is_made_known_to_matplotlib_once() -> None:
    draw(RATES, fonts())
    known = len(fontManager.ttflist)
    draw(LINES, fonts())
    assert len(fontManager.ttflist) == known


@pytest.mark.parametrize("kind", ["line", "share"])
def test_a_name_that_matplotlib_would_hide_is_shown(kind: str) -> None:
    chart = ChartView("图", kind, (Series((Point("_甲", "1"), Point("乙", "2")), "人", "_县"),))
    assert {"line": "_县", "share": "_甲　1人（33.3%）"}[kind] in letters(chart)


def test_settings_of_matplotlib_are_left_as_they_were() -> None:
    import matplotlib as mpl

    with mpl.rc_context({"savefig.dpi": 41.0}):
        before = dict(mpl.rcParams)
        draw(RATES, fonts())
        assert dict(mpl.rcParams) == before
