"""Run ``docgen build``: check, plan, run; a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from docgen.builder.executors import Executor, fitting_jobs
from docgen.builder.run import Outcome, Result
from docgen.cli.console import Console, day_of
from docgen.cli.surroundings import surroundings
from docgen.diagnostics import Text
from docgen.verbs.building import SERIAL, build, plan


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
    jobs = arguments.jobs or fitting_jobs(planned.plan, _cores())
    with _progress(total, console) as on_done, _ended_by_term():
        built = build(planned, on_done=on_done, executor=_executor(jobs), fail_fast=arguments.fail_fast)
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


def _executor(jobs: int) -> Executor:
    """Return what does the work; processes are only started where there is more than one."""
    if jobs == 1:
        return SERIAL
    from docgen.builder.executors.pool import Pool

    return Pool(jobs)


def _cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _ended_by_term() -> Iterator[None]:
    """Let a polite request to end (SIGTERM, as of CI and service managers) be what Ctrl-C is."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _progress(total: int, console: Console) -> Iterator[Callable[[Outcome], None]]:
    """Give a function that shows each finished step."""
    if not (sys.stdout.isatty() and total):
        yield lambda outcome: _plain(outcome, console)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]}")
    columns = (
        *(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()),
        *(rate, TimeRemainingColumn()),
    )
    with Progress(*columns, transient=True) as bar:
        row = bar.add_task("", total=total, rate="")

        def show(outcome: Outcome) -> None:
            # Lines printed meanwhile stand above the bar: rich takes over standard output.
            _plain(outcome, console)
            speed = bar.tasks[0].speed
            per_second = (
                Text(f"{speed:.1f} 件/秒", f"{speed:.1f}/s").in_language(console.language) if speed else ""
            )
            bar.update(row, advance=1, description=outcome.step.path, rate=per_second)

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
