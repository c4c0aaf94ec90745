"""Make contexts of notices for the tests of the page: one of eleven pages, and short ones."""

from __future__ import annotations

from dataclasses import fields, replace

from docgen.context.views import (
    ClosingSectionView,
    Context,
    DocumentView,
    ImprintView,
    ItemView,
    OfficeView,
    ParagraphView,
    PlanView,
    SectionView,
    SignOffView,
    TaskView,
)
from docgen.layout.numerals import to_chinese

ORGAN = "陕西省卫生健康委员会"
LONG_ORGAN = "中共方城县委农村工作领导小组办公室"
TITLE = (
    "关于落实全省实现巩固拓展",
    "健康扶贫成果同乡村振兴有效衔接实施方案",
    "重点任务分工的通知",
)

_SECTIONS = (
    ("稳住政策，守牢基本医疗保障底线", 5),
    ("补齐短板，提高脱贫地区服务能力", 5),
    ("关口前移，减少健康危险因素", 4),
    ("压实责任，抓好组织实施", 4),
)
_TITLES = """
规范大病专项救治 用好先诊疗后付费 健全监测帮扶机制 帮扶低收入人口 深化三级医院对口帮扶
改善县乡村三级机构 建强疾控和妇幼机构 留住用好基层人才 推进紧密型医共体 发展远程医疗
防治重大疾病 改善重点人群健康 普及健康知识 深入开展爱国卫生运动 加强组织领导
加强部门协作 严格督查考核 做好宣传引导
""".split()
_SENTENCES = (
    "各地要对照“省负总责、市县抓落实”的要求，逐项列出清单，明确责任人、完成时限和验收办法。",
    "县域内定点医疗机构应当公开病种、流程和费用，做到入院有登记、治疗有方案、出院有随访。",
    "对患有30种大病的群众，由县级医院组织专家会诊，必要时转往上级医院，并在7个工作日内反馈结果。",
    "支援医院每批派驻人员不少于5人，其中中医院不少于3人，连续工作不少于6个月，帮助受援医院建好重点专科。",
    "到2025年，每个乡镇卫生院至少有1名全科医生，每个行政村都有合格的村医提供服务。",
    "健全数据共享办法，卫生健康、民政、医保等部门按月比对信息，对新增风险早发现、早介入、早帮扶。",
    "把高血压、糖尿病、肺结核、严重精神障碍患者作为家庭医生签约的重点，签约一人、履约一人。",
    "依据《乡镇卫生院服务能力标准》（2022年版），加快改造业务用房，配齐常用设备，完善急救转运条件。",
    "孕产妇产前筛查率、新生儿疾病筛查率稳定在90%以上，农村妇女宫颈癌筛查覆盖率达到80%。",
    "用好广播、报纸和新媒体，讲清政策、讲好典型，让群众知道看病找谁、费用怎么报、有困难向谁反映。",
    "建立问题台账，实行销号管理，整改一项、核实一项、销号一项，防止边改边犯、虚假整改。",
)
_UNITS = ("医政医管局", "基层卫生健康处", "规划信息处", "妇幼健康处", "健康促进处", "人事处")


def notice(*, title: tuple[str, ...] = TITLE, mark: str = f"{ORGAN}文件") -> Context:
    """Return the context of a notice of eleven pages: four sections, eighteen tasks."""
    starts = [1 + sum(size for _, size in _SECTIONS[:place]) for place in range(len(_SECTIONS))]
    sections = tuple(
        SectionView(number, to_chinese(number), name, tuple(map(_task, range(start, start + size))))
        for number, ((name, size), start) in enumerate(zip(_SECTIONS, starts, strict=True), 1)
    )
    plan = PlanView("plan", "实施方案", "《实施方案》", sections)
    return Context(OfficeView(ORGAN, "省卫生健康委", mark), _document(title), plan)


def short_notice(context: Context | None = None) -> Context:
    """Return a notice cut to one task, of three pages at most."""
    context = context or notice()
    first = context.plan.sections[0]
    plan = replace(context.plan, sections=(replace(first, tasks=first.tasks[:1]),))
    return replace(context, plan=plan)


def bare_notice() -> Context:
    """Return a notice in which everything is empty that may be: mark, title, organ and date are left."""
    document = notice().document
    texts = {each.name: "" for each in fields(document) if isinstance(getattr(document, each.name), str)}
    lists = {each.name: () for each in fields(document) if isinstance(getattr(document, each.name), tuple)}
    kept = {"title_lines": TITLE[-1:], "requirements": None, "imprint": ImprintView("", "", "", "", "", "")}
    bare: DocumentView = replace(document, **{**texts, **lists, **kept})  # type: ignore[arg-type]  # names vary
    return Context(OfficeView(ORGAN, "", f"{ORGAN}文件"), bare, PlanView("", "", "", ()))


def signed(context: Context, *organs: str, sealed: bool = True, date: str = "2021年11月3日") -> Context:
    """Return the notice signed by `organs`."""
    return replace(context, document=replace(context.document, sign_off=SignOffView(organs, date, sealed)))


def _task(number: int) -> TaskView:
    items = tuple(_item(number, place) for place in range(2 if number % 4 == 1 else 1))
    return TaskView(f"T{number:03d}", number, to_chinese(number), _TITLES[number - 1], "", "", items, ())


def _item(number: int, place: int) -> ItemView:
    start = number * 3 + place * 5
    text = "".join(_SENTENCES[(start + step) % len(_SENTENCES)] for step in range(4))
    lead, *support = (_UNITS[(number + place + step) % len(_UNITS)] for step in range(3))
    clause = f"（委{lead}牵头，{'、'.join(support)}、各设区市配合）"
    return ItemView(f"T{number:03d}.{place}", place == 0, text, clause, (lead,), tuple(support), (), ())


def _document(title: tuple[str, ...]) -> DocumentView:
    texts = ("".join(_SENTENCES[place : place + 3]) for place in (0, 4, 8))
    paragraphs = tuple(
        ParagraphView(place, to_chinese(place), "", text) for place, text in enumerate(texts, 1)
    )
    return DocumentView(
        id="notice",
        type="division_of_labor",
        number="陕卫促进发〔2021〕55号",
        title="".join(title),
        title_lines=title,
        copy_number="",
        secrecy="",
        urgency="",
        signers=(),
        recipients="委机关各处室，省中医药管理局，委直属有关单位，各设区市、杨凌示范区卫生健康委，韩城市、神木市、府谷县卫生健康局",
        preamble=("为落实省卫生健康委等10部门文件（陕卫促进发〔2021〕31号），现就重点任务分工通知如下：",),
        requirements=ClosingSectionView(5, "五", "工作要求", paragraphs),
        closing="",
        annexes=(),
        sign_off=SignOffView((ORGAN,), "2021年11月3日", sealed=True),
        annotation="政务公开形式：依申请公开",
        imprint=ImprintView(
            main_recipients="",
            copies_to="省委农村工作领导小组办公室，省乡村振兴局，省民政厅，省财政厅，省人力资源社会保障厅，省医疗保障局",
            office="陕西省卫生健康委办公室",
            printed_on="2021年11月3日",
            proofreader="任军",
            copies="",
        ),
    )
