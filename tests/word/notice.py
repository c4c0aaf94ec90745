"""Make a context of the size of a real notice: four sections, eighteen tasks, twenty-three items."""

from __future__ import annotations

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

_SENTENCE = "健全工作机制，明确时间节点，加强跟踪评估，确保各项任务按期完成，并及时总结推广经验做法。"
_SECTION_SIZES = (5, 5, 4, 4)
_TASKS_OF_SEVERAL_ITEMS = {6: 3, 9: 2, 12: 2, 15: 2}


def notice(tasks_per_section: tuple[int, ...] = _SECTION_SIZES) -> Context:
    """Return the context of a notice; by default with 18 tasks and 23 items."""
    starts = (1 + sum(tasks_per_section[:index]) for index in range(len(tasks_per_section)))
    sections = tuple(
        SectionView(number, to_chinese(number), f"第{number}类工作", _tasks(start, size))
        for number, (start, size) in enumerate(zip(starts, tasks_per_section, strict=True), 1)
    )
    plan = PlanView("plan", "健康行动实施方案", "实施方案", sections)
    return Context(
        OfficeView("某省卫生健康委员会", "省卫生健康委", "某省卫生健康委员会文件"), _document(), plan
    )


def _tasks(start: int, size: int) -> tuple[TaskView, ...]:
    return tuple(
        TaskView(
            f"T{number:03}",
            number,
            to_chinese(number) if number < 100 else str(number),
            f"推进第{number}项重点任务",
            "项目行动类",
            "制定落实方案和进度安排",
            tuple(_item(number, index) for index in range(_TASKS_OF_SEVERAL_ITEMS.get(number, 1))),
            ("每年6月底前",),
        )
        for number in range(start, start + size)
    )


def _item(task: int, index: int) -> ItemView:
    clause = "（委医政处牵头，规划处、财务处、科教处、各设区市配合）"
    text = _SENTENCE * 4 if task % 3 else f"{_SENTENCE}A & B <90%> “引号”２０２１年𠮷。{_SENTENCE * 2}"
    return ItemView(f"T{task:03}-{index}", index == 0, text, clause, ("医政处",), ("规划处",), (), ())


def _document() -> DocumentView:
    paragraphs = tuple(
        ParagraphView(number, to_chinese(number), f"第{number}项要求", _SENTENCE * 3) for number in (1, 2, 3)
    )
    title_lines = ("某省推进健康行动委员会办公室", "关于健康行动重点任务分工的通知")
    return DocumentView(
        id="2021-55",
        type="division_of_labor",
        number="某卫促进发〔2021〕55号",
        title="".join(title_lines),
        title_lines=title_lines,
        copy_number="",
        secrecy="",
        urgency="",
        signers=(),
        recipients="委机关各处室、委直属有关单位",
        preamble=(_SENTENCE * 3,),
        requirements=ClosingSectionView(5, "五", "工作要求", paragraphs),
        closing="",
        annexes=(),
        sign_off=SignOffView(("某省推进健康行动委员会办公室",), "2021年11月3日", sealed=True),
        annotation="信息公开形式：主动公开",
        imprint=ImprintView(
            "", "省委办公厅，省政府办公厅", "某省卫生健康委员会办公室", "2021年11月3日", "", ""
        ),
    )
