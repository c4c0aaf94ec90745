"""Run ``docgen build``: check, plan, run; a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from docgen.builder.run import Outcome, Result
from docgen.cli.console import Console, day_of
from docgen.cli.surroundings import surroundings
from docgen.diagnostics import Text
from docgen.verbs.building import build, plan


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Build what is not up to date; return 1 where anything is wrong or left out, else 0."""
    planned = plan(
        arguments.project,
        as_of=day_of(arguments.as_of),
        chosen=arguments.select,
        period=arguments.period or "",
        output=arguments.output,
        formats=arguments.formats,
        surroundings=surroundings(arguments.output or arguments.project / "output"),
        force=arguments.force,
        keep_going=arguments.keep_going,
    )
    total = len(planned.plan.steps)
    with _progress(total, console) as on_done:
        built = build(planned, on_done=on_done)
    console.troubles(built.report)
    counts = {result: sum(outcome.result is result for outcome in built.outcomes) for result in Result}
    console.say(
        Text(
            f"共 {total} 件：生成 {counts[Result.WRITTEN]}，无需更新 {counts[Result.UP_TO_DATE]}，"
            f"未覆盖 {counts[Result.BLOCKED]}，失败 {counts[Result.FAILED]}",
            f"{total} files: written {counts[Result.WRITTEN]}, up to date {counts[Result.UP_TO_DATE]}, "
            f"not overwritten {counts[Result.BLOCKED]}, failed {counts[Result.FAILED]}",
        )
    )
    console.summary(built.report)
    if planned.report.has_errors and not total:
        console.error(Text("有错误，没有生成任何文件", "there are errors: nothing was built"))
    stopped = built.report.has_errors or counts[Result.BLOCKED] or counts[Result.FAILED]
    return 1 if stopped else 0


@contextmanager
def _progress(total: int, console: Console) -> Iterator[Callable[[Outcome], None]]:
    """Give a function that shows each finished step."""
    if not (sys.stdout.isatty() and total):
        yield lambda outcome: _plain(outcome, console)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, transient=True) as bar:
        row = bar.add_task("", total=total)

        def show(outcome: Outcome) -> None:
            # Lines printed meanwhile stand above the bar: rich takes over standard output.
            _plain(outcome, console)
            bar.update(row, advance=1, description=outcome.step.path)

        yield show


def _plain(outcome: Outcome, console: Console) -> None:
    """Print one line a step; files that are up to date are only counted."""
    if outcome.result is Result.UP_TO_DATE:
        return
    reasons = "、".join(reason.value.zh for reason in outcome.step.reasons)
    reasons_en = ", ".join(reason.value.en for reason in outcome.step.reasons)
    word = outcome.result.value
    console.say(
        Text(f"{word.zh} {outcome.step.path}（{reasons}）", f"{word.en} {outcome.step.path} ({reasons_en})")
    )
    if outcome.kept is not None:
        console.say(
            Text(
                f"    改过的文件留存为 {outcome.kept.name}",
                f"    the edited file is kept as {outcome.kept.name}",
            )
        )
