"""Name what can be wrong with what stands in a cell of a returned form (codes DG718 to DG759)."""

from __future__ import annotations

from docgen.excel.form_findings import ERROR, NOTE, WARNING, fault
from docgen.faults import Fault

UNKNOWN_MEMBER = fault(
    "DG750",
    WARNING,
    ("一格里说到的单位不在其中", "a box of a group speaks of somebody who is not in it"),
    (
        "核对单位名称；一个单位一行，先写单位名称和冒号",
        "look at the name; one line a division, its name and a colon first",
    ),
    bad="各设区市：谓南：已完成",
    good="各设区市：渭南市：已完成",
    why=(
        "认不出的单位的情况不能记到上一行的单位名下。",
        "What nobody knows must not be booked to the division of the line before.",
    ),
)
UNSEALED = fault(
    "DG759",
    WARNING,
    ("报送表没有盖章", "the return is not sealed"),
    ("退回补盖；补盖后改选“已盖章”再报", "send it back to be sealed, and returned again as 已盖章"),
    bad="单位盖章：未盖章",
    good="单位盖章：已盖章",
    why=("没有盖章的报送没有人对数据负责。", "Nobody answers for the figures of a return without a seal."),
)
BAD_CHOICE = fault(
    "DG730",
    ERROR,
    ("不是列表中的选项", "not one of the choices"),
    ("填：未启动、推进中、已完成、滞后", "choose 未启动, 推进中, 已完成 or 滞后"),
    bad="基本完成",
    good="推进中",
    why=(
        "“基本完成”算不算完成，要由单位自己定。",
        "Whether “nearly done” is done, only the division can say.",
    ),
)
BAD_NUMBER = fault(
    "DG731",
    ERROR,
    ("不是数字", "not a number"),
    ("只填数字，如 95、1.2万", "write a number only, such as 95"),
    bad="约九成",
    good="90",
    why=("汇总和对照目标要用确切的数。", "Sums and targets need an exact figure."),
)
BAD_DATE = fault(
    "DG732",
    ERROR,
    ("不是可用的日期", "not a usable date"),
    ("写成 2022-06-30", "write 2022-06-30"),
    bad="6月底",
    good="2022-06-30",
    why=("数据截至哪天，决定它属于哪一期。", "The day decides to which period a figure belongs."),
)
EMPTY_BOX = fault(
    "DG733",
    ERROR,
    ("必填的格子是空的", "a box that must be filled in is empty"),
    ("请补填", "fill it in"),
    bad="进展状态（空）",
    good="推进中",
    why=("牵头单位对每项任务都要报。", "The lead reports on each of its tasks."),
)
NO_ANSWER = fault(
    "DG734",
    WARNING,
    ("没有填写", "left empty"),
    ("核实是否确实没有", "make sure that there is none"),
    bad="产前筛查率（空）",
    good="产前筛查率 92.5",
    why=("空着的不算零，报告里写“未报送”。", "Empty is not zero; reports say that it was not returned."),
)
UNIT_CHANGED = fault(
    "DG735",
    ERROR,
    ("计量单位与指标目录不一致", "the unit is not that of the catalogue"),
    ("按表中原来的单位填写", "use the unit of the form"),
    bad="计量单位：人（目录为 万人）",
    good="计量单位：万人",
    why=("单位差一个“万”，数就差一万倍。", "With another unit the figure means something else."),
)
AMBIGUOUS_RATE = fault(
    "DG736",
    ERROR,
    ("看不出是比率还是百分数", "0.95 or 95%?"),
    (
        "百分之九十五写 95 或 95%；确是百分之零点九五的，写成文字“0.95%”",
        "write 95 or 95%; write the text 0.95% if that is meant",
    ),
    bad="0.95（单位 %，目标 90）",
    good="95",
    why=("0.95 多半是 95%，但程序不猜。", "0.95 is most likely 95%, but the program does not guess."),
)
MERGED = fault(
    "DG737",
    ERROR,
    ("格子被合并了", "the box was merged with another"),
    ("取消合并，把内容填回各自的格子", "unmerge it and put each content into its own box"),
    bad="F6:F9 合并成一格",
    good="F6、F7、F8、F9 各填各的",
    why=("合并时 Excel 只留一格的内容。", "Excel keeps the content of one cell only."),
)
FORMULA = fault(
    "DG738",
    ERROR,
    ("公式没有可用的结果", "a formula without a usable result"),
    ("改填数字；或用 Excel、WPS 打开保存一次再报", "write the number, or open and save it in Excel or WPS"),
    bad="=SUM(H1:H9)（没有存下结果）；#REF!",
    good="95",
    why=("程序不运行别人的公式。", "The program does not run formulas of others."),
)
NOT_READ = fault(
    "DG739",
    WARNING,
    ("表外的内容没有读取", "content outside the boxes was not read"),
    ("有用的内容请填到浅黄色格子里", "put what matters into the boxes"),
    bad="H9：另有说明",
    good="落实情况一格里写明",
    why=("没读的内容要让人知道。", "Nothing is left out without a word."),
)
HIDDEN = fault(
    "DG740",
    NOTE,
    ("隐藏或筛选掉的行也读取了", "hidden or filtered rows were read too"),
    ("核对这些行的内容", "look at what they hold"),
    bad="第 12 行隐藏，内有数据",
    good="取消筛选后再报",
    why=("填表人可能没看到这些行。", "Whoever filled it in may not have seen them."),
)
DAY_ASSUMED = fault(
    "DG747",
    NOTE,
    ("数据截至日期没有填，按报送周期最后一天", "no day is given for a figure; the period's last day counts"),
    ("不是这一天的请补填", "write the day if it is another"),
    bad="数据截至日期（空）",
    good="2022-06-30",
    why=("每个数都要有截至日期。", "Every figure needs a day."),
)
GARBLED = fault(
    "DG748",
    ERROR,
    ("文字是乱码", "the text is garbled"),
    ("重新输入这一格", "type it again"),
    bad="锟斤拷",
    good="已完成",
    why=("乱码印到公文上无法补救。", "Garbled words in a printed document cannot be put right."),
)

ELSEWHERE = fault(
    "DG749",
    ERROR,
    ("只写了“同上”“见附件”之类", "a box that only points elsewhere"),
    ("把内容写在这一格里", "write into this box what it points to"),
    bad="落实情况：同上",
    good="落实情况：已完成3个县的评估",
    why=(
        "每一格各印在报告的不同地方，“同上”到了那里就没有意义，附件也不会一起印出来。",
        "Each box is printed where it belongs; what it points to does not stand there.",
    ),
)
LABEL_CHANGED = fault(
    "DG718",
    ERROR,
    ("填报事项被改动", "what a row asks for was changed"),
    (
        "恢复发下的表里的写法；口径上的说明写到落实情况里",
        "restore what the form says; put remarks into 落实情况",
    ),
    bad="产前筛查率（不含西安）",
    good="产前筛查率；落实情况里写：数据不含西安",
    why=(
        "编码没有变，填报事项变了，填的就不是要报的那一项。",
        "With the same code and another label, the answer is to another question.",
    ),
)
STRUCK = fault(
    "DG719",
    WARNING,
    ("有删除线的文字也读取了", "words that are struck through were read"),
    ("不要的文字请删掉", "delete what does not count"),
    bad="30（删除线）32家",
    good="32家",
    why=("删除线只是样子，文字还在格子里。", "They look deleted, but the cell still holds them."),
)

CELL_FAULTS: dict[str, Fault] = {
    each.code: each
    for each in (
        UNKNOWN_MEMBER,
        UNSEALED,
        BAD_CHOICE,
        BAD_NUMBER,
        BAD_DATE,
        EMPTY_BOX,
        NO_ANSWER,
        UNIT_CHANGED,
        AMBIGUOUS_RATE,
        MERGED,
        FORMULA,
        NOT_READ,
        HIDDEN,
        DAY_ASSUMED,
        GARBLED,
        ELSEWHERE,
        LABEL_CHANGED,
        STRUCK,
    )
}
"""Each code of a cell."""
