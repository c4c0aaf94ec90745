"""Find Arabic digits in fixed terms that take Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.layout.numerals import to_chinese
from docgen.records.project import Project
from docgen.rules.correction import Hit, corrected, corrections
from docgen.rules.rule import Finding

_HOSPITAL = (
    "医院|医疗机构|甲等|乙等|丙等|综合|中医|公立|专科|妇幼|手术|及?以上(?:医院|医疗|公立|综合|中医|妇幼|专科)"
)
_TERMS = re.compile(
    r"第\d(?=书记|责任人|要务|议题|动力|资源|生产力|课堂|手资料|手材料|时间|产业|方(?!案|面|向|针|式|法|阵|队))"
    r"|(?<![\d.])(?:"
    rf"[1-4]级(?={_HOSPITAL})|3甲(?=医院|公立|综合)"
    r"|1(?:站式|把手|揽子|体化|盘棋|票否决|票制|条龙|刀切|窝蜂|以贯之|视同仁|对1(?![\d.])|网通办|网统管)"
    r"|1带1路|1国2制|1老1小|1[人户村县院事]1(?:策|档|案|方|卡|码|品|室|议|法)"
    r"|5位1体|2不愁|3保障(?=[”，。、])|3农(?=工作|问题|干部|领域|”)"
    r"|4个(?:不摘|意识|自信)|[23]个(?:维护|确立|允许)|[345]个1(?![\d.])"
    r"|1[1-6]五(?=规划|时期|期间|以来|末|”)"
    r")"
)
_SUSPECT = re.compile(
    r"[1-6](?:(?<=第.)[书责要议动资生课手时产方]|级[医甲乙丙综中公专妇手及以]|甲[医公综]|站式|把手|揽子|体化|盘棋|票[否制]"
    r"|条龙|刀切|窝蜂|以贯|视同|对1|网[通统]办?|带1|国2|老1|[人户村县院事]1|位1|不愁|保障|农|个[不意自维确允1]|(?<=1.)五)"
)
_PAIR = re.compile("2(?=个|不愁|制)")
_WHAT = Text("固定说法应用汉字数字：", "a fixed term takes Chinese numerals:")


def ordinal_digits(project: Project) -> Iterator[Finding]:
    """Warn of Arabic digits in fixed terms, such as 第1书记, 1站式 and 3级医院.

    固定说法里用了阿拉伯数字。

    Bad:
        text: 落实第1书记职责，推行1站式结算，3级医院对口帮扶。
    Good:
        text: 落实第一书记职责，推行一站式结算，三级医院对口帮扶。
    Why: GB/T 15835 keeps Chinese numerals in fixed terms. The digits mostly come from a program that replaced
        all numerals.
    为什么：GB/T 15835 规定定型的词语用汉字数字。写成阿拉伯数字，多半是被软件统一替换的。
    """
    for printed in project.prose.holding(_SUSPECT):
        hits = [
            Hit(match.start(), match.end(), _chinese(match[0])) for match in _TERMS.finditer(printed.text)
        ]
        if hits:
            yield corrected(printed, _WHAT, corrections(printed.text, hits, around=2))


def _chinese(term: str) -> str:
    """Return a term with its digits in Chinese: 两个维护, 十四五."""
    term = re.sub(r"1(?=\d五)", "十", _PAIR.sub("两", term))
    return re.sub(r"\d", lambda match: to_chinese(int(match[0])), term)
