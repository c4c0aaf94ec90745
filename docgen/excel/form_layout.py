"""Say what stands where in a return form: the one definition that its writer and its reader share.

The sheet 进展 has one row a box. A box is known by the code in its row and by the heading over its column, so
rows and columns may be inserted, moved, hidden or sorted, and sheets renamed, without a value going astray.
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import lru_cache

from docgen.records.progress import Status

DIRECTIONS_SHEET = "填写说明"
PROGRESS_SHEET = "进展"
STAMP_SHEET = "docgen"

HEAD_ROW = 4
"""The row with the headings, counted from 1; the rows up to it are frozen and printed on every page."""


class Column(Enum):
    """A column of the sheet 进展: its heading."""

    CODE = "编码"
    LABEL = "填报事项"
    UNIT = "计量单位"
    TARGET = "目标值"
    PREVIOUS = "上期"
    BOX = "本期填报"
    AS_OF = "数据截至日期"

    @property
    def letter(self) -> str:
        """Return the letter it has in a fresh form."""
        return "ABCDEFG"[list(Column).index(self)]


class Part(Enum):
    """What a row asks for; the value stands in its code."""

    ITEM = "任务"
    STATUS = "状态"
    PROGRESS = "落实"
    PROBLEMS = "问题"
    NEXT_STEPS = "下步"
    FIGURE = "指标"
    SUPPORTER = "配合"
    SIGNED_BY = "负责人"
    SEALED = "盖章"
    FILLED_BY = "填报人"
    CONTACT = "电话"
    FILLED_ON = "日期"


ITEM_LABELS = {
    Part.STATUS: "进展状态",
    Part.PROGRESS: "落实情况",
    Part.PROBLEMS: "存在问题",
    Part.NEXT_STEPS: "下一步工作安排",
}
"""The rows that every item has, with their labels."""
SIGN_OFF = {
    Part.SIGNED_BY: "负责人签字",
    Part.SEALED: "单位盖章",
    Part.FILLED_BY: "填报人",
    Part.CONTACT: "联系电话",
    Part.FILLED_ON: "填报日期",
}
"""The rows at the foot, with their labels."""

_HINTS = {
    Part.STATUS: "从下拉列表中选一项",
    Part.PROGRESS: "做了什么、到什么程度、有什么成效，尽量用数字说明",
    Part.PROBLEMS: "没有问题的写“无”",
    Part.NEXT_STEPS: "下一步做什么、何时完成",
    Part.SUPPORTER: "由牵头单位汇总填写；分单位写的，一个单位一行，单位名称后加冒号",
    Part.SIGNED_BY: "主要负责人；打印后签字",
    Part.SEALED: "从下拉列表中选一项；打印后盖章",
    Part.CONTACT: "固定电话或手机",
    Part.FILLED_ON: "如 2022-06-20",
}
"""What stands between the label and the box of a text."""

STATUS_WORDS = {
    Status.NOT_STARTED: "未启动",
    Status.UNDER_WAY: "推进中",
    Status.DONE: "已完成",
    Status.DELAYED: "滞后",
}
SEAL_WORDS = ("已盖章", "未盖章")
FORM_NUMBER = "表号："
"""What stands before the visible name of the form, by which it is known if its stamp is lost."""


def code_of(owner: str, part: Part, *names: str) -> str:
    """Return the code of a row: ``T01-1/指标/screening``; `owner` is the id of an item, or 签报."""
    return normal("/".join((owner, *(() if part is Part.ITEM else (part.value,)), *names)))


def sign_off_code(part: Part) -> str:
    """Return the code of a row of the sign-off."""
    return code_of("签报", part)


def hint_of(part: Part, previous: str = "") -> str:
    """Return what stands between label and box: what the last return said, else how to fill it in."""
    return f"上期：{previous}" if previous else _HINTS.get(part, "")


@lru_cache(maxsize=16_384)
def normal(text: str) -> str:
    """Return `text` as it is compared: full-width signs as half-width ones, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())
