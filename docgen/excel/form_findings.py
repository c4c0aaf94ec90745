"""Name what can be wrong with return forms as a whole, and with files that come back (DG720 to DG746)."""

from __future__ import annotations

from docgen.diagnostics import Severity, Text
from docgen.faults import Fault

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def fault(
    code: str,
    severity: Severity,
    title: tuple[str, str],
    remedy: tuple[str, str],
    *,
    bad: str,
    good: str,
    why: tuple[str, str],
) -> Fault:
    """Return a fault from pairs of Chinese and English."""
    return Fault(code, severity, Text(*title), Text(*remedy), bad, good, Text(*why))


FILLED_FORM = fault(
    "DG720",
    ERROR,
    ("有人填过的报送表没有覆盖", "a form that somebody filled in was not overwritten"),
    (
        "先用 docgen collect 收回，或用 --force 重做（填过的改名留存）",
        "collect it first, or use --force, which keeps the filled form under another name",
    ),
    bad="output/forms/2022-H1/p/renshi.xlsx（已填）",
    good="填好的表移到收表文件夹，再 docgen forms",
    why=("有人填过的内容不能被程序悄悄盖掉。", "What a person wrote must never be lost to a program."),
)
NO_LEAD = fault(
    "DG721",
    WARNING,
    ("这个周期没有单位要报", "nobody is to return for this plan and period"),
    (
        "核对任务的 assignment.lead 和计划的起止日期",
        "look at assignment.lead of its tasks and at the dates of the plan",
    ),
    bad="tasks: [{id: T1, …}]",
    good="assignment: {lead: [健康促进处]}",
    why=(
        "报送表发给牵头单位；没有牵头单位就没有表。",
        "Forms go to divisions that lead; without them there are none.",
    ),
)
NOT_A_FORM = fault(
    "DG722",
    ERROR,
    ("不是本系统的报送表", "not a return form"),
    (
        "请用发下的报送表填写；表头（编码、填报事项、本期填报）和表号要保留",
        "fill in the form that was sent out; its headings and its number must stay",
    ),
    bad="自行绘制的表格",
    good="docgen forms 生成的表",
    why=("认不出是哪张表，就不知道每个数是什么。", "Without knowing the form, no figure has a meaning."),
)
WRONG_PERIOD = fault(
    "DG723",
    ERROR,
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
OTHER_DIVISION = fault(
    "DG724",
    ERROR,
    ("表是别的单位的", "the form is another division's"),
    ("请用本单位的报送表填写", "fill in the form of the division itself"),
    bad="人事处.xlsx，表内是健康促进处的任务",
    good="人事处.xlsx，表内是人事处的任务",
    why=("一个单位的情况不能记到另一个单位名下。", "What one division did must not be booked to another."),
)
UNKNOWN_FORM = fault(
    "DG725",
    ERROR,
    ("报送表的计划或单位已不存在", "the plan or division of the form is not there"),
    ("核对任务计划和单位名录；需要时重新发表", "look at plan and catalogue; send a new form where needed"),
    bad="表号 old-plan/2022-H1/renshi",
    good="表号 shaanxi-2021/2022-H1/renshi",
    why=("收下的情况要能对上任务。", "A return must belong to a task."),
)
NO_STAMP = fault(
    "DG726",
    NOTE,
    ("按表号认出报送表", "the form was known by its visible number"),
    ("不用处理；表的隐藏标记已丢失，核对单位和周期即可", "nothing to do but look at division and period"),
    bad="（内容复制到了新的工作簿）",
    good="（直接在发下的表里填写）",
    why=(
        "隐藏标记在转存时可能丢失，表上的表号代替它。",
        "The hidden stamp can get lost; the number stands in for it.",
    ),
)
OLDER_PLAN = fault(
    "DG727",
    WARNING,
    ("报送表按旧的任务计划生成", "the form was made from an older plan"),
    ("重新生成报送表，请单位补报变动的任务", "make the form anew and ask for what has changed"),
    bad="表中有 T19，计划已无 T19",
    good="docgen forms 重新生成后再填",
    why=(
        "任务增减后，旧表答的可能不是现在问的。",
        "After a change the old form may answer another question.",
    ),
)
MISSING_ROW = fault(
    "DG728",
    ERROR,
    ("报送表缺行或缺列", "a row or column of the form is missing"),
    ("从发下的表里恢复这一行，或重新填写", "restore it from the form that was sent out"),
    bad="删除了 T01-1/落实 一行",
    good="保留全部行，没有内容的空着",
    why=("删掉的行里有没有内容，收表的人看不出来。", "Nobody can tell whether a deleted row held something."),
)
DOUBLE_ROW = fault(
    "DG729",
    ERROR,
    ("同一项填了两处，内容不同", "one box is there twice, with different contents"),
    ("只保留一处", "keep one of them"),
    bad="F9：95；F20（同一编码）：96",
    good="F9：95",
    why=("程序不替人选。", "The program does not choose for people."),
)
TWO_RETURNS = fault(
    "DG741",
    ERROR,
    ("同一单位有两份内容不同的表", "two different returns of one division"),
    (
        "问清哪份有效，只留一份；或在表内写上填报日期",
        "ask which one counts and keep it, or write the day into the forms",
    ),
    bad="人事处.xlsx、人事处（2）.xlsx，填报日期相同",
    good="人事处.xlsx",
    why=("分不出先后，程序不替单位选。", "Which is newer cannot be told, and the program does not choose."),
)
SUPERSEDED = fault(
    "DG742",
    WARNING,
    ("同一张表有另一份，这份没有用", "another copy of this form counts"),
    ("核对用的是不是最后一份", "make sure that the last one was taken"),
    bad="人事处.xlsx（6月10日）、人事处.xlsx（6月20日）",
    good="只留6月20日的",
    why=("收的是填报日期晚的一份；内容相同的收一份。", "The later one is taken; of equal ones the first."),
)
STORED = fault(
    "DG743",
    ERROR,
    ("已收过这个单位的报送，没有替换", "a return of this division is stored and was not replaced"),
    ("确要替换，加 --replace（文件里的批注保留）", "use --replace; comments in the file are kept"),
    bad="docgen collect returns/ --period 2022-H1（第二次）",
    good="docgen collect returns/ --period 2022-H1 --replace",
    why=("已收的情况可能核对过、改正过。", "What is stored may have been checked and corrected."),
)
NO_RETURNS = fault(
    "DG744",
    WARNING,
    ("没有可收的报送表", "no return to collect"),
    ("检查文件夹", "look at the folder"),
    bad="returns/（空）",
    good="returns/人事处.xlsx",
    why=(
        "文件夹写错了，看上去就像谁都没有报。",
        "With the wrong folder it looks as if nobody had returned anything.",
    ),
)
NOT_STORABLE = fault(
    "DG745",
    ERROR,
    ("收下的内容写不成记录", "what was read makes no record"),
    ("按说明改正后再收", "put right what it says and collect again"),
    bad="data/progress/… 已被改坏",
    good="docgen check 无错误后再收",
    why=("写进 data/ 的必须能通过检查。", "What is written into data/ must pass the check."),
)
OTHER_FILE = fault(
    "DG746",
    NOTE,
    ("不是工作簿，没有读取", "no workbook, not read"),
    ("扫描件自行存档；压缩包请先解开", "file scans yourself; unpack archives first"),
    bad="盖章页.pdf",
    good="人事处.xlsx",
    why=("扫描件里的内容以工作簿为准。", "What counts is in the workbook."),
)

FORM_FAULTS: dict[str, Fault] = {
    each.code: each
    for each in (
        FILLED_FORM,
        NO_LEAD,
        NOT_A_FORM,
        WRONG_PERIOD,
        OTHER_DIVISION,
        UNKNOWN_FORM,
        NO_STAMP,
        OLDER_PLAN,
        MISSING_ROW,
        DOUBLE_ROW,
        TWO_RETURNS,
        SUPERSEDED,
        STORED,
        NO_RETURNS,
        NOT_STORABLE,
        OTHER_FILE,
    )
}
"""Each code of a form or a file."""
