"""Make return forms: workbooks that a division fills without instruction and sends back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.excel.form_content import FormContent, Row
from docgen.excel.form_layout import (
    FORM_NUMBER,
    SEAL_WORDS,
    STATUS_WORDS,
    Column,
    Part,
    hint_of,
)
from docgen.excel.form_looks import Form, Look, empty_form
from docgen.excel.form_sheet import LINE, Rule, SheetWriter, text_height
from docgen.excel.stamp import digest, stamp_of
from docgen.layout.dates import date_words
from docgen.ooxml.member import stored_member
from docgen.ooxml.package import PackageError, read_package

_WIDTHS = {
    Column.CODE: 11.0,
    Column.LABEL: 24.0,
    Column.UNIT: 9.0,
    Column.TARGET: 15.0,
    Column.PREVIOUS: 13.0,
    Column.BOX: 62.0,
    Column.AS_OF: 13.0,
}
"""Widths of the columns, in half-width characters."""
_ITEM_WIDTH = sum(_WIDTHS.values()) - _WIDTHS[Column.CODE] - 4
_CODE_SIGNS, _CODE_LINE = 14, 9.5
"""Half-width characters of a code to a line, and points from line to line: codes are small."""
_LAST, _FIRST_TEXT = Column.AS_OF.letter, Column.LABEL.letter
_LINES = {Part.PROGRESS: 6, Part.PROBLEMS: 4, Part.NEXT_STEPS: 4, Part.SUPPORTER: 3, Part.SIGNED_BY: 2}
"""Lines that an empty box has; it grows with its text."""

_STATUS = Rule(
    "list",
    f'"{",".join(STATUS_WORDS.values())}"',
    prompt="点右侧箭头，从列表中选一项。",
    error=f"只能填：{'、'.join(STATUS_WORDS.values())}。",
)
_SEAL = Rule(
    "list",
    f'"{",".join(SEAL_WORDS)}"',
    prompt="点右侧箭头，从列表中选一项。",
    error=f"只能填：{'、'.join(SEAL_WORDS)}。",
)
_TEXT = Rule(
    "textLength",
    "5000",
    operator="lessThanOrEqual",
    prompt="直接输入文字；换行按 Alt+Enter。",
    error="文字太长，请控制在 5000 字以内。",
)


def make_form(content: FormContent) -> bytes:
    """Return the workbook of a form. The same content gives the same bytes."""
    form = empty_form()
    shown = (_directions(form, content), _progress(form, content))
    sheets = (*shown, _stamp(form, content, written=digest("".join(shown))))
    return form.skeleton.filled(
        stored_member(part, xml.encode()) for part, xml in zip(form.sheet_parts, sheets, strict=True)
    )


def _directions(form: Form, content: FormContent) -> str:
    sheet = SheetWriter(form)
    sheet.row([(Look.DIRECTION_TITLE, DIRECTIONS_TITLE)], height=36)
    for text in _direction_texts(content):
        sheet.row([(Look.DIRECTION, text)], height=text_height(text, 70, line=17) + 8)
    return sheet.xml((80,), landscape=False)


DIRECTIONS_TITLE = "填写说明"


def _direction_texts(content: FormContent) -> Iterator[str]:
    due = f"请于{date_words(content.due_on)}前（含当日）" if content.due_on else "请在规定时间内"
    receiver = f"报{content.receiver}" if content.receiver else "报送"
    yield f"本表由{content.division.name}填写，报送周期为{content.period.title}。{due}填好，{receiver}。"
    yield "一、只填“进展”表中浅黄色的格子，其他格子已锁定，不用改动。行高、列宽可以调整。"
    yield (
        f"二、进展状态从下拉列表中选：{'、'.join(STATUS_WORDS.values())}。"
        "没有开始的选“未启动”，没有按计划推进的选“滞后”，并在“存在问题”里写明原因。"
    )
    yield (
        "三、数据只填数字，不写单位，单位见左边“计量单位”一栏：单位是“%”的，百分之九十五填 95 或 95%；"
        "单位是“万人”的，1.2 万人填 1.2。左边列有目标值和上期数，请对照核实。"
        "没有数据的空着，并在落实情况中说明。"
    )
    yield (
        f"四、日期写成 2022-06-20 的样子。数据截至日期已填为{date_words(content.data_day)}，"
        "不是这一天的请改正，但不能晚于报送的日期。"
    )
    yield (
        "五、配合单位的情况由牵头单位汇总，一个单位一格；没有的空着。“各设区市”等一格里要分单位写的，"
        "一个单位一行，先写单位名称和冒号，如“宝鸡市：……”。"
    )
    yield "六、填好后在最后的“签报”部分填写负责人、填报人和联系电话；打印，由主要负责人签字并盖章。"
    yield (
        "七、把本文件（.xlsx）连同签字盖章的扫描件一起报送。文件名可以改；请不要删除行、不要改“编码”列，"
        "不要把内容另抄到别的表格里，不要设打开密码。用 WPS 或 Excel 填写均可。"
    )


def _progress(form: Form, content: FormContent) -> str:
    sheet = SheetWriter(form)
    sheet.row(_across(Look.TITLE, content.title), height=34)
    sheet.merge("A", _LAST)
    left = f"填报单位：{content.division.name}　　报送周期：{content.period.title}"
    receiver = f"　　报送：{content.receiver}" if content.receiver else ""
    due = f"　　截止：{date_words(content.due_on)}" if content.due_on else ""
    sheet.row(_across(Look.META, left + receiver + due), height=20)
    sheet.merge("A", _LAST)
    scope = f"　　数据范围：{content.scope}" if content.scope else ""
    sheet.row(_across(Look.META, f"{FORM_NUMBER}{content.number}{scope}　　只填浅黄色的格子"), height=20)
    sheet.merge("A", _LAST)
    head = sheet.row(((Look.HEAD, column.value) for column in Column), height=24)
    for row in content.rows:
        if row.part is Part.SIGNED_BY:
            # What is signed and sealed stands together, on the last page.
            sheet.break_page()
            sheet.row(_across(Look.ITEM, "签报"), height=22)
            sheet.merge("A", _LAST)
        _add(sheet, content, row)
    number, name = (text.replace("&", "&&") for text in (content.number, content.division.name))
    # The blank keeps a name that begins with a digit out of the size of the letters.
    footer = f"&L&9 {number}&C&9第 &P 页，共 &N 页&R&9 {name}"
    return sheet.xml(tuple(_WIDTHS.values()), frozen=head, footer=footer)


def _across(look: Look, text: str) -> list[tuple[Look, str | float | None]]:
    """Return the cells of a merged row."""
    return [(look, text), *((look, None) for _ in range(len(Column) - 1))]


def _add(sheet: SheetWriter, content: FormContent, row: Row) -> None:
    """Add the row of one box, or the head of an item."""
    match row.part:
        case Part.ITEM:
            cells = [(Look.ITEM, row.label), *((Look.ITEM, None) for _ in range(len(Column) - 2))]
            sheet.row([(Look.ITEM_CODE, row.code), *cells], height=text_height(row.label, _ITEM_WIDTH) + 6)
            sheet.merge(_FIRST_TEXT, _LAST)
        case Part.FIGURE:
            _add_figure(sheet, content, row)
        case _:
            _add_text(sheet, content, row)


def _add_figure(sheet: SheetWriter, content: FormContent, row: Row) -> None:
    facts = ((Look.FACT, text) for text in (row.unit, row.target, row.previous))
    start, end = content.period.starts_on, content.period.ends_on
    boxes = ((Look.NUMBER_BOX, None), (Look.DATE_BOX, float(_serial(content.data_day))))
    heights = (
        text_height(row.label, _WIDTHS[Column.LABEL] - 2),
        text_height(row.target, _WIDTHS[Column.TARGET] - 2),
        text_height(row.previous, _WIDTHS[Column.PREVIOUS] - 2),
        text_height(row.code, _CODE_SIGNS, line=_CODE_LINE),
    )
    labels = ((Look.CODE, row.code), (Look.FIGURE_LABEL, row.label))
    sheet.row([*labels, *facts, *boxes], height=max(heights) + 6)
    sheet.allow(_number_rule(row.unit), Column.BOX.letter)
    sheet.allow(_date_rule(start, end, "数据截至哪一天"), Column.AS_OF.letter)


def _add_text(sheet: SheetWriter, content: FormContent, row: Row) -> None:
    """Add a row whose box holds a text, a choice or a date."""
    look, rule = {
        Part.STATUS: (Look.CHOICE_BOX, _STATUS),
        Part.SEALED: (Look.CHOICE_BOX, _SEAL),
        Part.FILLED_ON: (Look.DATE_BOX, _date_rule(content.period.starts_on, None, "填报日期")),
    }.get(row.part, (Look.TEXT_BOX, _TEXT))
    hint = hint_of(row.part, row.previous)
    # Rows are as high as their text; the empty lines of the label keep an empty box open.
    lines = _LINES.get(row.part, 1)
    label = row.label + "\n" * (lines - 1)
    hints = ((Look.HINT, hint), (Look.HINT, None), (Look.HINT, None))
    cells = [(Look.CODE, row.code), (Look.LABEL, label), *hints, (look, None), (Look.EMPTY, None)]
    room = max(text_height(row.label, _WIDTHS[Column.LABEL] - 2), LINE * lines)
    height = max(room, text_height(row.code, _CODE_SIGNS, line=_CODE_LINE))
    sheet.row(cells, height=height + 6, grows=True)
    sheet.merge(Column.UNIT.letter, Column.PREVIOUS.letter)
    sheet.allow(rule, Column.BOX.letter)


def _number_rule(unit: str) -> Rule:
    prompt = f"只填数字，单位是“{unit}”。" if unit else "只填数字。"
    if unit == "%":
        prompt = "百分之九十五填 95 或 95%。"
    largest = {"%": "100", "‰": "1000"}.get(unit)
    if largest is None:
        return Rule(
            "decimal",
            "-1000000000000",
            "1000000000000",
            prompt=prompt,
            error=f"请填数字，不要写单位和文字；单位是“{unit}”。" if unit else "请填数字，不要写文字。",
        )
    return Rule(
        "decimal", "0", largest, prompt=prompt, error=f"比率一般在 0 到 {largest} 之间，请核对。", stops=False
    )


def _date_rule(start: date, end: date | None, what: str) -> Rule:
    if end is None:
        error = "请填日期，如 2022-06-20。"
        return Rule(
            "date",
            str(_serial(start)),
            operator="greaterThanOrEqual",
            prompt=f"{what}，如 2022-06-20。",
            error=error,
        )
    error = f"请填 {start} 到 {end} 之间的日期。"
    return Rule("date", str(_serial(start)), str(_serial(end)), prompt=f"{what}，如 {end}。", error=error)


def is_untouched(data: bytes) -> bool:
    """Say whether `data` is a form as `make_form` wrote it: no person and no program has saved it since."""
    try:
        parts = read_package(data)
    except PackageError:
        return False
    directions, progress, stamp = (parts.get(name, b"") for name in empty_form().sheet_parts)
    return digest((directions + progress).decode("utf-8", "replace")).encode() in stamp


def _stamp(form: Form, content: FormContent, *, written: str) -> str:
    """Return the sheet with the stamp; `written` is the digest of the other sheets."""
    sheet = SheetWriter(form)
    for key, value in {**stamp_of(content).lines(), "written": written}.items():
        sheet.row([(Look.PLAIN, key), (Look.PLAIN, value)])
    return sheet.xml((16, 40))


def _serial(day: date) -> int:
    """Return the number by which a workbook knows a day after February 1900."""
    return (day - date(1899, 12, 30)).days
