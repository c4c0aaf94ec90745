"""Word what does not fit the schema (DG101–DG110), in both languages, with a remedy."""

from __future__ import annotations

from collections.abc import Callable

from docgen.diagnostics import Diagnostic, Place, Severity, Text
from docgen.explanation import Explanation, parse_explanation
from docgen.sources.suggest import nearest

_SHOWN = 40


def misfit(code: str, place: Place, **facts: object) -> Diagnostic:
    """Return the diagnostic of `code` at `place`; `facts` are what its wording names."""
    message, remedy = MISFITS[code](facts)
    return Diagnostic(code, Severity.ERROR, place, message, remedy)


def _shown(value: object) -> str:
    """Return a value as a message shows it: short, on one line."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    text = "" if value is None else str(value).replace("\n", "⏎")
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


Facts = dict[str, object]
Wording = tuple[Text, Text]


def _unknown_field(facts: Facts) -> Wording:
    """Report a field that the schema does not know.

    没有这个字段。

    Bad:
        leed: [健康促进处]
    Good:
        lead: [健康促进处]
    Why: A field under a wrong name would be lost silently, and with it a lead unit or a date.
    为什么：字段名写错，内容就会悄悄丢失，可能丢掉的正是牵头单位或日期。
    """
    name, choices = str(facts["name"]), tuple(str(choice) for choice in facts["choices"])  # type: ignore[attr-defined]
    close = nearest(name, choices)
    known_zh, known_en = "、".join(choices), ", ".join(choices)
    remedy = (
        Text(f"是不是 {close[0]}？", f"did you mean {close[0]}?")
        if close
        else Text(f"可用的字段：{known_zh}", f"known fields: {known_en}")
    )
    return Text(f"没有“{name}”这个字段", f"unknown field {name!r}"), remedy


def _missing_field(facts: Facts) -> Wording:
    """Report a required field that is missing.

    缺少必填字段。

    Bad:
        - id: T01
          number: 1
    Good:
        - id: T01
          number: 1
          title: 完善先诊疗后付费政策
    Why: The record means nothing without it.
    为什么：缺了它，这条记录就无法使用。
    """
    name = facts["name"]
    return Text(f"缺少必填字段“{name}”", f"required field {name!r} is missing"), Text(
        f"补上 {name}:", f"add {name}:"
    )


_KINDS = {
    "mapping": Text("“字段: 值”的形式", "a mapping of fields"),
    "tuple_type": Text("列表", "a list"),
    "string_type": Text("文字", "text"),
    "model_type": Text("“字段: 值”的形式", "a mapping of fields"),
    "model_attributes_type": Text("“字段: 值”的形式", "a mapping of fields"),
}


def _wrong_kind(facts: Facts) -> Wording:
    """Report a value of the wrong kind: text where a list is wanted, and the like.

    值的类型不对。

    Bad:
        lead: 人事处
    Good:
        lead: [人事处]
    Why: Guessing what was meant would change the meaning of the record.
    为什么：猜测本意会改变记录的含义。
    """
    wanted = _KINDS.get(str(facts["kind"]), Text("另一种形式", "another kind of value"))
    given, name = _shown(facts.get("given")), facts.get("name", "")
    message = Text(
        f"“{name}”应是{wanted.zh}，写的是“{given}”" if name else f"这里应是{wanted.zh}",
        f"{name!r} must be {wanted.en}, not {given!r}" if name else f"{wanted.en} is wanted here",
    )
    if facts["kind"] == "tuple_type" and given:
        parts = "、".join(_shown(facts["given"]).replace("，", "、").replace(",", "、").split("、"))
        inside = ", ".join(part.strip() for part in parts.split("、") if part.strip())
        return message, Text(f"写成 {name}: [{inside}]", f"write {name}: [{inside}]")
    return message, Text(f"改成{wanted.zh}", f"write {wanted.en}")


def _not_a_number(facts: Facts) -> Wording:
    """Report a number that is not written plainly.

    数字写法不对。

    Bad:
        number: 007
    Good:
        number: 7
    Why: 007, 1_000, 9成 and １２ mean different things to different programs.
    为什么：007、1_000、全角数字等写法，各种程序理解不同，容易改变原意。
    """
    name, given = facts["name"], _shown(facts["given"])
    return Text(
        f"“{name}”应是数字，写的是“{given}”", f"{name!r} must be a plain number, not {given!r}"
    ), Text("用半角数字，不要前导零、单位和千分位", "ASCII digits, no leading zero, no unit, no separators")


def _date_form(facts: Facts) -> Wording:
    """Report a date that is not written as an ISO date, or a day that does not exist.

    日期写法不对，或没有这一天。

    Bad:
        date: 2021年11月3日
    Good:
        date: 2021-11-03
    Why: One form is sorted, compared and printed without doubt; the document itself prints 2021年11月3日.
    为什么：记录里只用一种写法才能比较和排序；印出来仍是 2021年11月3日。
    """
    name, given, iso = facts["name"], _shown(facts["given"]), facts.get("iso", "")
    if iso:
        return Text(f"“{name}”的日期写法不对：“{given}”", f"{name!r} is not an ISO date: {given!r}"), Text(
            f"写成 {iso}", f"write {iso}"
        )
    return Text(f"“{name}”不是有效日期：“{given}”", f"{name!r} is no valid date: {given!r}"), Text(
        "写成 年-月-日，如 2021-11-03", "write year-month-day, such as 2021-11-03"
    )


def _not_a_choice(facts: Facts) -> Wording:
    """Report a word that is not among the choices.

    不在可选范围内。

    Bad:
        class: projects
    Good:
        class: project
    Why: Only the listed words have a meaning in the rules and on the page.
    为什么：只有列出的选项在检查和成文中有意义。
    """
    given = _shown(facts["given"])
    choices = tuple(str(facts["expected"]).replace("'", "").replace(" or ", ", ").split(", "))
    close = nearest(given, choices)
    zh, en = "、".join(choices), ", ".join(choices)
    guess = Text(f"是不是 {close[0]}？", f"did you mean {close[0]}? ") if close else Text("", "")
    return Text(f"“{facts['name']}”不能是“{given}”", f"{facts['name']!r} cannot be {given!r}"), Text(
        f"{guess.zh}可选：{zh}", f"{guess.en}choices: {en}"
    )


def _not_a_truth(facts: Facts) -> Wording:
    """Report a yes-or-no value that is neither true nor false.

    是否类字段只能写 true 或 false。

    Bad:
        vague: no
    Good:
        vague: false
    Why: YAML programs disagree on yes, no, on and off.
    为什么：yes、no、on、off 各种程序理解不同。
    """
    name, given = facts["name"], _shown(facts["given"])
    return Text(
        f"“{name}”只能写 true 或 false，写的是“{given}”", f"{name!r} must be true or false, not {given!r}"
    ), Text("是写 true，否写 false", "write true or false")


def _empty(facts: Facts) -> Wording:
    """Report a value that must not be empty.

    不能为空。

    Bad:
        title:
    Good:
        title: 加强组织领导
    Why: An empty value would print as a hole in the document.
    为什么：空值印出来就是公文里的空白。
    """
    name = facts["name"]
    return Text(f"“{name}”不能为空", f"{name!r} must not be empty"), Text(
        f"填写 {name}，不需要时删去这一行", f"fill in {name}, or delete the line"
    )


def _not_an_identifier(facts: Facts) -> Wording:
    """Report an identifier with other than ASCII letters, digits, dot, underscore and hyphen.

    编号只能用英文字母、数字、点、下划线和连字符。

    Bad:
        id: 任务 1
    Good:
        id: T01
    Why: Identifiers become file names and command-line words on every system.
    为什么：编号要用作文件名和命令行参数，须在各种系统上通用。
    """
    name, given = facts["name"], _shown(facts["given"])
    return Text(f"“{name}”的写法不对：“{given}”", f"{name!r} is not a valid identifier: {given!r}"), Text(
        "只用英文字母、数字、点、下划线和连字符，以字母或数字开头，不超过 80 个字符",
        "use ASCII letters, digits, '.', '_' and '-', begin with a letter or digit, at most 80 characters",
    )


def _out_of_range(facts: Facts) -> Wording:
    """Report a number outside its range.

    数字超出范围。

    Bad:
        number: 0
    Good:
        number: 1
    Why: Ordinals begin at 1 and counts are never negative.
    为什么：序号从 1 起，计数不会是负数。
    """
    name, given = facts["name"], _shown(facts["given"])
    limit = facts.get("ge", facts.get("le"))
    low = facts["kind"] == "greater_than_equal"
    return Text(
        f"“{name}”不能{'小于' if low else '大于'} {limit}，写的是 {given}",
        f"{name!r} must be {'at least' if low else 'at most'} {limit}, not {given}",
    ), Text("改成范围内的数", "write a number in range")


MISFITS: dict[str, Callable[[Facts], Wording]] = {
    "DG101": _unknown_field,
    "DG102": _missing_field,
    "DG103": _wrong_kind,
    "DG104": _not_a_number,
    "DG105": _date_form,
    "DG106": _not_a_choice,
    "DG107": _not_a_truth,
    "DG108": _empty,
    "DG109": _not_an_identifier,
    "DG110": _out_of_range,
}


def misfit_explanation(code: str) -> Explanation:
    """Return the manual of a schema diagnostic. Raises KeyError for a code that is none."""
    return parse_explanation(MISFITS[code].__doc__ or "")
