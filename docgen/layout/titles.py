"""Break a title by meaning into lines that make a trapezoid or a rhombus (7.3.1).

No dictionary is at hand: the words of official titles are few, so the commonest are listed, and names
(of organs and plans) that must stay whole are given by the caller.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Sequence

from docgen.layout.measure import width

LINE_WIDTH = 20
"""Full-width characters of 二号 that fit 156 mm."""

_WORDS = (
    "关于|落实|贯彻|印发|转发|批转|进一步|全省|全市|全县|全国|全面|实现|巩固|拓展|健康|扶贫|"
    "脱贫|攻坚|成果|乡村|振兴|有效|衔接|实施|方案|重点|任务|分工|工作|要点|通知|报告|意见|"
    "决定|通报|请示|批复|办法|规定|细则|责任|分解|计划|规划|行动|活动|开展|推进|推动|加强|"
    "加快|做好|建立|健全|完善|深化|改革|促进|提升|能力|建设|服务|体系|医疗|卫生|机构|公共|"
    "基层|中医药|医药|医院|基本|保障|政策|措施|管理|监督|检查|考核|评价|评估|组织|领导|小组|"
    "成立|调整|召开|会议|年度|半年|上半年|下半年|进展|情况|总结|专项|整治|问题|整改|台账|"
    "宣传|教育|培训|安全|生产|疫情|防控|疾病|预防|控制|妇幼|老龄|人口|家庭|发展|经济|社会|"
    "民生|城市|农村|城乡|居民|群众|信息|数据|系统|平台|标准|规范|试点|示范|创新|高质量|质量|"
    "国家|政府|委员会|办公室|有关|事项|若干|提高|强化|优化|期间|地区|同|十四五|印章|人才|"
    "队伍|科技|项目|资金|绩效|目标|指标|统计|调查|监测|报送|公布|表彰|先进|集体|个人|攻坚月|"
    "百日|党史|学习|主题|精神|大会|学习贯彻"
)
_WORD = re.compile("|".join(sorted(_WORDS.split("|"), key=len, reverse=True)))
_NAMED = re.compile(r"《[^《》]*》")
_WHOLE = re.compile(r"[〔（(][^〕）)]*[〕）)]|“[^“”]*”|[0-9A-Za-z.%％—～-]+[年月日号期届次]?")
_NEVER_FIRST = frozenset("的和与及或、，》）〉”〕等")
_NEVER_LAST = frozenset("《（〈“〔")
_BAD_LAST_LINE = re.compile(r"^的?(通知|报告|意见|决定|通报|请示|函|批复)$")

_COST_NAME, _COST_WORD, _COST_NAMED, _COST_LINE, _COST_UNKNOWN = 1000.0, 200.0, 60.0, 30.0, 15.0
_COST_HOURGLASS, _COST_RAGGED = 240.0, 25.0


def break_title(title: str, *, line_width: int = LINE_WIDTH, keep: Collection[str] = ()) -> tuple[str, ...]:
    """Return the title as lines of at most `line_width` ems, broken by meaning.

    `keep` holds names that stay on one line where they fit. A line does not start with 的, 和 or a closing
    mark, does not end with an opening one, and 的通知 never stands alone; a number or a 《title》 is split
    only where it must be. White space is kept only between Latin words.
    """
    text = re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", title)
    fewest = max(1, math.ceil(width(text) / line_width))
    if fewest == 1:
        return (text,)
    costs = _break_costs(text, keep)
    between_words = [None if cost is None or cost >= _COST_WORD else cost for cost in costs]
    for places in (between_words, costs):
        for count in (fewest, fewest + 1):
            ways = list(_ways(text, places, line_width, count))
            if ways:
                return min(ways, key=lambda lines: _cost(lines, costs))
    return (text,)


def _break_costs(text: str, keep: Collection[str]) -> list[float | None]:
    """Return the cost of a break before each character; None forbids it."""
    edges = {place for match in _WORD.finditer(text) for place in match.span()}
    costs = [0.0 if place in edges else _COST_UNKNOWN for place in range(len(text))]
    for pattern, cost in (
        (_WORD, _COST_WORD),
        (_NAMED, _COST_NAMED),
        (_WHOLE, _COST_NAME),
        *((re.compile(re.escape(name)), _COST_NAME) for name in keep if name),
    ):
        for match in pattern.finditer(text):
            for place in range(match.start() + 1, match.end()):
                costs[place] += cost
    return [
        None if place == 0 or text[place] in _NEVER_FIRST or text[place - 1] in _NEVER_LAST else cost
        for place, cost in enumerate(costs)
    ]


def _ways(text: str, costs: Sequence[float | None], line_width: int, count: int) -> Iterator[tuple[str, ...]]:
    """Yield the ways to break the end of `text` into `count` lines; `costs` belong to the whole of it."""
    if width(text) > line_width * count:
        return
    if count == 1:
        yield (text,)
        return
    offset = len(costs) - len(text)
    for place in range(1, len(text)):
        if width(text[:place]) > line_width:
            return
        if costs[offset + place] is not None:
            for rest in _ways(text[place:], costs, line_width, count - 1):
                yield (text[:place], *rest)


def _cost(lines: tuple[str, ...], costs: Sequence[float | None]) -> float:
    place, total = 0, _COST_LINE * len(lines)
    for line in lines[:-1]:
        place += len(line)
        total += costs[place] or 0.0
    widths = [width(line) for line in lines]
    if _BAD_LAST_LINE.match(lines[-1]) or widths[-1] <= 2:
        total += _COST_NAME
    valleys = sum(b < a and b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))
    longest = max(widths)
    ragged = sum((longest - w) / longest for w in widths) / len(widths)
    return total + _COST_HOURGLASS * valleys + _COST_RAGGED * ragged
