"""Find rates that are not what their numerator and denominator give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from docgen.diagnostics import Text
from docgen.records.progress import Figure
from docgen.records.project import Project
from docgen.rules.figure.figure_called import figure_called, value_called
from docgen.rules.figure.units import WHOLE
from docgen.rules.rule import Finding

_Fault = tuple[str, Text, Text]


def rate_differs(project: Project) -> Iterator[Finding]:
    """Report a rate that its numerator and denominator do not give.

    率与分子、分母算出来的不一致。

    Bad:
        {indicator: records, value: 81.75, numerator: 198806, denominator: 234188, as_of: 2022-12-31}
    Good:
        {indicator: records, value: 84.89, numerator: 198806, denominator: 234188, as_of: 2022-12-31}
    Why: Readers who divide find the mistake. A share cannot have a numerator above its denominator, and
        nothing is divided by zero. The rate may be rounded or cut at its last decimal. Other units than % and
        ‰ are not held against the two.
    为什么：收文的人一除就知道。比例的分子不能大于分母，分母不能是 0；末位四舍五入或舍去都可以。只核对 % 和
        ‰。
    """
    for identifier, figures in project.figure_index.items():
        indicator = project.indicator_index.get(identifier)
        if indicator is None:
            continue
        for figure in figures:
            whole = WHOLE.get((figure.unit or indicator.unit).strip())
            if whole is None:
                continue
            for key, message, remedy in _faults(figure, whole):
                called = figure_called(indicator, figure)
                stated = value_called(indicator, figure)
                yield Finding(
                    figure,
                    (key,),
                    Text(f"{called.zh} {stated}：{message.zh}", f"{called.en}, {stated}: {message.en}"),
                    remedy,
                )


def _faults(figure: Figure, whole: Decimal) -> Iterator[_Fault]:
    part, total = figure.numerator, figure.denominator
    if total is not None and total <= 0:
        yield (
            "denominator",
            Text(f"分母是 {total:f}", f"the denominator is {total:f}"),
            Text("改正分母", "correct the denominator"),
        )
    elif part is not None and total is not None:
        if part > total:
            yield (
                "numerator",
                Text(f"分子 {part:f} 大于分母 {total:f}", f"numerator {part:f} is above {total:f}"),
                Text("核对分子和分母，是不是写颠倒了", "see whether the two are exchanged"),
            )
        elif not _gives(figure.value, part * whole / total):
            right = (part * whole / total).quantize(_last_digit(figure.value), ROUND_HALF_UP)
            yield (
                "value",
                Text(f"按 {part:f}/{total:f} 应为 {right:f}", f"{part:f}/{total:f} gives {right:f}"),
                Text(
                    f"核对三个数；分子、分母无误的，写 value: {right:f}",
                    f"see all three; if the counts are right, write value: {right:f}",
                ),
            )


def _last_digit(value: Decimal) -> Decimal:
    """Return one unit of the last decimal that a value is written with: 0.01 for 81.75."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)


def _gives(stated: Decimal, exact: Decimal) -> bool:
    """Say whether `exact` is the stated rate when it is rounded, or cut, to as many decimals."""
    digit = _last_digit(stated)
    return stated in (exact.quantize(digit, ROUND_HALF_UP), exact.quantize(digit, ROUND_DOWN))
