"""Name what can be wrong with return forms and with what comes back (codes DG720 to DG748)."""

from __future__ import annotations

from docgen.diagnostics import Severity, Text
from docgen.faults import Fault

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _fault(
    code: str,
    severity: Severity,
    title: tuple[str, str],
    remedy: tuple[str, str],
    *,
    bad: str,
    good: str,
    why: tuple[str, str],
) -> Fault:
    return Fault(code, severity, Text(*title), Text(*remedy), bad, good, Text(*why))


FILLED_FORM = _fault(
    "DG720",
    _ERROR,
    ("有人填过的报送表没有覆盖", "a form that somebody filled in was not overwritten"),
    (
        "先用 docgen collect 收回，或用 --force 重做（填过的改名留存）",
        "collect it first, or use --force, which keeps the filled form under another name",
    ),
    bad="output/forms/2022-H1/p/renshi.xlsx（已填）",
    good="填好的表移到收表文件夹，再 docgen forms",
    why=("有人填过的内容不能被程序悄悄盖掉。", "What a person wrote must never be lost to a program."),
)
NO_LEAD = _fault(
    "DG721",
    _WARNING,
    ("任务计划没有牵头单位", "nobody leads in the plan"),
    ("在任务里写 assignment.lead", "write assignment.lead in its tasks"),
    bad="tasks: [{id: T1, …}]",
    good="assignment: {lead: [健康促进处]}",
    why=(
        "报送表发给牵头单位；没有牵头单位就没有表。",
        "Forms go to divisions that lead; without them there are none.",
    ),
)
NOT_A_FORM = _fault(
    "DG722",
    _ERROR,
    ("不是本系统的报送表", "not a return form"),
    (
        "请用发下的报送表填写；表头（编码、填报事项、本期填报）和表号要保留",
        "fill in the form that was sent out; its headings and its number must stay",
    ),
    bad="自行绘制的表格",
    good="docgen forms 生成的表",
    why=("认不出是哪张表，就不知道每个数是什么。", "Without knowing the form, no figure has a meaning."),
)
WRONG_PERIOD = _fault(
    "DG723",
    _ERROR,
    ("报送周期不对", "the wrong period"),
    (
        "改用本期的报送表填写；确是补报的，用对应的 --period 收",
        "use this period's form, or collect with its own --period",
    ),
    bad="--period 2022-H1，表号 …/2021-H1/…",
    good="--period 2022-H1，表号 …/2022-H1/…",
    why=(
        "上期的表收进本期，数据就全错了。",
        "Last period's form taken for this one makes every figure wrong.",
    ),
)
OTHER_DIVISION = _fault(
    "DG724",
    _ERROR,
    ("表是别的单位的", "the form is another division's"),
    ("请用本单位的报送表填写", "fill in the form of the division itself"),
    bad="人事处.xlsx，表内是健康促进处的任务",
    good="人事处.xlsx，表内是人事处的任务",
    why=("一个单位的情况不能记到另一个单位名下。", "What one division did must not be booked to another."),
)
UNKNOWN_FORM = _fault(
    "DG725",
    _ERROR,
    ("报送表的计划或单位已不存在", "the plan or division of the form is not there"),
    ("核对任务计划和单位名录；需要时重新发表", "look at plan and catalogue; send a new form where needed"),
    bad="表号 old-plan/2022-H1/renshi",
    good="表号 shaanxi-2021/2022-H1/renshi",
    why=("收下的情况要能对上任务。", "A return must belong to a task."),
)
NO_STAMP = _fault(
    "DG726",
    _NOTE,
    ("按表号认出报送表", "the form was known by its visible number"),
    ("不用处理；表的隐藏标记已丢失，核对单位和周期即可", "nothing to do but look at division and period"),
    bad="（内容复制到了新的工作簿）",
    good="（直接在发下的表里填写）",
    why=(
        "隐藏标记在转存时可能丢失，表上的表号代替它。",
        "The hidden stamp can get lost; the number stands in for it.",
    ),
)
OLDER_PLAN = _fault(
    "DG727",
    _WARNING,
    ("报送表按旧的任务计划生成", "the form was made from an older plan"),
    ("重新生成报送表，请单位补报变动的任务", "make the form anew and ask for what has changed"),
    bad="表中有 T19，计划已无 T19",
    good="docgen forms 重新生成后再填",
    why=(
        "任务增减后，旧表答的可能不是现在问的。",
        "After a change the old form may answer another question.",
    ),
)
MISSING_ROW = _fault(
    "DG728",
    _ERROR,
    ("报送表缺行或缺列", "a row or column of the form is missing"),
    ("从发下的表里恢复这一行，或重新填写", "restore it from the form that was sent out"),
    bad="删除了 T01-1/落实 一行",
    good="保留全部行，没有内容的空着",
    why=("删掉的行里有没有内容，收表的人看不出来。", "Nobody can tell whether a deleted row held something."),
)
DOUBLE_ROW = _fault(
    "DG729",
    _ERROR,
    ("同一项填了两处，内容不同", "one box is there twice, with different contents"),
    ("只保留一处", "keep one of them"),
    bad="F9：95；F20（同一编码）：96",
    good="F9：95",
    why=("程序不替人选。", "The program does not choose for people."),
)
BAD_CHOICE = _fault(
    "DG730",
    _ERROR,
    ("不是列表中的选项", "not one of the choices"),
    ("填：未启动、推进中、已完成、滞后", "choose 未启动, 推进中, 已完成 or 滞后"),
    bad="基本完成",
    good="推进中",
    why=(
        "“基本完成”算不算完成，要由单位自己定。",
        "Whether “nearly done” is done, only the division can say.",
    ),
)
BAD_NUMBER = _fault(
    "DG731",
    _ERROR,
    ("不是数字", "not a number"),
    ("只填数字，如 95、1.2万", "write a number only, such as 95"),
    bad="约九成",
    good="90",
    why=("汇总和对照目标要用确切的数。", "Sums and targets need an exact figure."),
)
BAD_DATE = _fault(
    "DG732",
    _ERROR,
    ("不是可用的日期", "not a usable date"),
    ("写成 2022-06-30", "write 2022-06-30"),
    bad="6月底",
    good="2022-06-30",
    why=("数据截至哪天，决定它属于哪一期。", "The day decides to which period a figure belongs."),
)
EMPTY_BOX = _fault(
    "DG733",
    _ERROR,
    ("必填的格子是空的", "a box that must be filled in is empty"),
    ("请补填", "fill it in"),
    bad="进展状态（空）",
    good="推进中",
    why=("牵头单位对每项任务都要报。", "The lead reports on each of its tasks."),
)
NO_ANSWER = _fault(
    "DG734",
    _WARNING,
    ("没有填写", "left empty"),
    ("核实是否确实没有", "make sure that there is none"),
    bad="产前筛查率（空）",
    good="产前筛查率 92.5",
    why=("空着的不算零，报告里写“未报送”。", "Empty is not zero; reports say that it was not returned."),
)
UNIT_CHANGED = _fault(
    "DG735",
    _ERROR,
    ("计量单位与指标目录不一致", "the unit is not that of the catalogue"),
    ("按表中原来的单位填写", "use the unit of the form"),
    bad="计量单位：人（目录为 万人）",
    good="计量单位：万人",
    why=("单位差一个“万”，数就差一万倍。", "With another unit the figure means something else."),
)
AMBIGUOUS_RATE = _fault(
    "DG736",
    _ERROR,
    ("看不出是比率还是百分数", "0.95 or 95%?"),
    (
        "百分之九十五写 95 或 95%；确是百分之零点九五的，写成文字“0.95%”",
        "write 95 or 95%; write the text 0.95% if that is meant",
    ),
    bad="0.95（单位 %，目标 90）",
    good="95",
    why=("0.95 多半是 95%，但程序不猜。", "0.95 is most likely 95%, but the program does not guess."),
)
MERGED = _fault(
    "DG737",
    _ERROR,
    ("格子被合并了", "the box was merged with another"),
    ("取消合并，把内容填回各自的格子", "unmerge it and put each content into its own box"),
    bad="F6:F9 合并成一格",
    good="F6、F7、F8、F9 各填各的",
    why=("合并时 Excel 只留一格的内容。", "Excel keeps the content of one cell only."),
)
FORMULA = _fault(
    "DG738",
    _ERROR,
    ("公式没有可用的结果", "a formula without a usable result"),
    ("改填数字；或用 Excel、WPS 打开保存一次再报", "write the number, or open and save it in Excel or WPS"),
    bad="=SUM(H1:H9)（没有存下结果）；#REF!",
    good="95",
    why=("程序不运行别人的公式。", "The program does not run formulas of others."),
)
NOT_READ = _fault(
    "DG739",
    _WARNING,
    ("表外的内容没有读取", "content outside the boxes was not read"),
    ("有用的内容请填到浅黄色格子里", "put what matters into the boxes"),
    bad="H9：另有说明",
    good="落实情况一格里写明",
    why=("没读的内容要让人知道。", "Nothing is left out without a word."),
)
HIDDEN = _fault(
    "DG740",
    _NOTE,
    ("隐藏或筛选掉的行也读取了", "hidden or filtered rows were read too"),
    ("核对这些行的内容", "look at what they hold"),
    bad="第 12 行隐藏，内有数据",
    good="取消筛选后再报",
    why=("填表人可能没看到这些行。", "Whoever filled it in may not have seen them."),
)
TWO_RETURNS = _fault(
    "DG741",
    _ERROR,
    ("同一单位有两份内容不同的表", "two different returns of one division"),
    (
        "问清哪份有效，只留一份；或在表内写上填报日期",
        "ask which one counts and keep it, or write the day into the forms",
    ),
    bad="人事处.xlsx、人事处（2）.xlsx，填报日期相同",
    good="人事处.xlsx",
    why=("分不出先后，程序不替单位选。", "Which is newer cannot be told, and the program does not choose."),
)
SUPERSEDED = _fault(
    "DG742",
    _WARNING,
    ("同一张表有另一份，这份没有用", "another copy of this form counts"),
    ("核对用的是不是最后一份", "make sure that the last one was taken"),
    bad="人事处.xlsx（6月10日）、人事处.xlsx（6月20日）",
    good="只留6月20日的",
    why=("收的是填报日期晚的一份；内容相同的收一份。", "The later one is taken; of equal ones the first."),
)
STORED = _fault(
    "DG743",
    _ERROR,
    ("已收过这个单位的报送，没有替换", "a return of this division is stored and was not replaced"),
    ("确要替换，加 --replace（文件里的批注保留）", "use --replace; comments in the file are kept"),
    bad="docgen collect returns/ --period 2022-H1（第二次）",
    good="docgen collect returns/ --period 2022-H1 --replace",
    why=("已收的情况可能核对过、改正过。", "What is stored may have been checked and corrected."),
)
NO_RETURNS = _fault(
    "DG744",
    _WARNING,
    ("没有可收的报送表", "no return to collect"),
    ("检查文件夹", "look at the folder"),
    bad="returns/（空）",
    good="returns/人事处.xlsx",
    why=(
        "文件夹写错了，看上去就像谁都没有报。",
        "With the wrong folder it looks as if nobody had returned anything.",
    ),
)
NOT_STORABLE = _fault(
    "DG745",
    _ERROR,
    ("收下的内容写不成记录", "what was read makes no record"),
    ("按说明改正后再收", "put right what it says and collect again"),
    bad="data/progress/… 已被改坏",
    good="docgen check 无错误后再收",
    why=("写进 data/ 的必须能通过检查。", "What is written into data/ must pass the check."),
)
OTHER_FILE = _fault(
    "DG746",
    _NOTE,
    ("不是工作簿，没有读取", "no workbook, not read"),
    ("扫描件自行存档；压缩包请先解开", "file scans yourself; unpack archives first"),
    bad="盖章页.pdf",
    good="人事处.xlsx",
    why=("扫描件里的内容以工作簿为准。", "What counts is in the workbook."),
)
DAY_ASSUMED = _fault(
    "DG747",
    _NOTE,
    ("数据截至日期没有填，按报送周期最后一天", "no day is given for a figure; the period's last day counts"),
    ("不是这一天的请补填", "write the day if it is another"),
    bad="数据截至日期（空）",
    good="2022-06-30",
    why=("每个数都要有截至日期。", "Every figure needs a day."),
)
GARBLED = _fault(
    "DG748",
    _ERROR,
    ("文字是乱码", "the text is garbled"),
    ("重新输入这一格", "type it again"),
    bad="锟斤拷",
    good="已完成",
    why=("乱码印到公文上无法补救。", "Garbled words in a printed document cannot be put right."),
)

FORM_FAULTS: dict[str, Fault] = {
    fault.code: fault
    for fault in (
        *(FILLED_FORM, NO_LEAD, NOT_A_FORM, WRONG_PERIOD, OTHER_DIVISION, UNKNOWN_FORM, NO_STAMP),
        *(OLDER_PLAN, MISSING_ROW, DOUBLE_ROW, BAD_CHOICE, BAD_NUMBER, BAD_DATE, EMPTY_BOX, NO_ANSWER),
        *(UNIT_CHANGED, AMBIGUOUS_RATE, MERGED, FORMULA, NOT_READ, HIDDEN, TWO_RETURNS, SUPERSEDED),
        *(STORED, NO_RETURNS, NOT_STORABLE, OTHER_FILE, DAY_ASSUMED, GARBLED),
    )
}
"""Each code of forms and returns."""
