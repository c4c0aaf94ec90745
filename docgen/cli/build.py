"""Run ``docgen build``: check, plan, run; a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.builder.folders import Folders
from docgen.builder.outcome import Outcome, Result
from docgen.builder.snapshot import Question, Recalled, looks_back, question, recalled, remember
from docgen.cli.console import Console, day_of
from docgen.cli.ending import ended_by_term
from docgen.cli.surroundings import surroundings
from docgen.diagnostics import Text
from docgen.machine.fact import Surroundings
from docgen.machine.fonts import installed_fonts
from docgen.sample import templates_of

if TYPE_CHECKING:  # the engines take most of a second to import; where nothing has changed none is needed
    from docgen.builder.executors import Executor
    from docgen.verbs.building import Planned

_MANY = 100
"""Documents for which it pays to get workers ready before anything is known of them."""


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Build what is not up to date; return 1 where anything is wrong or left out, else 0."""
    if arguments.watch:
        from docgen.cli.watch import watch

        with ended_by_term():
            return watch(arguments, console, _once)
    return _once(arguments, console)


def _once(arguments: argparse.Namespace, console: Console) -> int:
    """Build, unless hashes alone tell that nothing has changed."""
    root, day = arguments.project, day_of(arguments.as_of)
    output = arguments.output or root / "output"
    here = surroundings(output)
    options = {
        "chosen": arguments.select,
        "period": arguments.period or "",
        "formats": arguments.formats,
        "shard": arguments.shard,
    }
    asked = question(Folders(root, templates_of(root), output), as_of=day, options=options)
    anew = arguments.force or looks_back(arguments.select)
    found = None if anew else recalled(asked, lambda: installed_fonts(here))
    if found is not None and not found.changed:
        console.troubles(found.report)
        _say_counts({Result.UP_TO_DATE: found.files}, found.files, console)
        console.summary(found.report)
        return 0
    whole = not (arguments.select or arguments.period) and arguments.shard == (1, 1)
    return _build(arguments, console, asked, found if whole else None, day=day, here=here)


def _build(
    arguments: argparse.Namespace,
    console: Console,
    asked: Question,
    before: Recalled | None,
    *,
    day: datetime.date,
    here: Surroundings,
) -> int:
    """Build what is not up to date; where `before` is known, perhaps without reading everything."""
    from docgen.builder.executors.cost import fitting_jobs
    from docgen.verbs.building import build
    from docgen.verbs.rebuilding import plan_part, tie_after

    folders = Folders(asked.root, templates_of(asked.root), asked.output)
    planned = None
    if before is not None:
        planned = plan_part(asked, before, folders, as_of=day, formats=arguments.formats, surroundings=here)
    if planned is None:
        planned, before = _planned(arguments, asked, day=day, here=here), None
    steps = len(planned.plan.steps)
    total = steps + planned.standing
    executor = _executor(arguments.executor, arguments.jobs or fitting_jobs(planned.plan, _cores()))
    with _progress(steps, console) as on_done, ended_by_term():
        built = build(
            planned,
            on_done=on_done,
            on_broken_off=console.troubles,
            executor=executor,
            fail_fast=arguments.fail_fast,
        )
    if built.is_settled and not looks_back(arguments.select):
        remember(
            asked,
            report=planned.report,
            tie=tie_after(planned, before),
            read=planned.checked.contents,
            pictures=planned.pictures,
            fonts=installed_fonts(here) if planned.uses_fonts else (),
            before=before,
        )
    console.troubles(built.report)
    counts = Counter(outcome.result for outcome in built.outcomes)
    counts[Result.UP_TO_DATE] += planned.standing
    _say_counts(counts, total, console)
    console.summary(built.report)
    if planned.report.has_errors and not total:
        console.error(Text("有错误，没有生成任何文件", "there are errors: nothing was built"))
    stopped = built.report.has_errors or counts[Result.BLOCKED] or counts[Result.FAILED]
    return 1 if stopped else 0


def _planned(
    arguments: argparse.Namespace, asked: Question, *, day: datetime.date, here: Surroundings
) -> Planned:
    """Return the plan of the full way."""
    from docgen.builder.executors.pool import prepare
    from docgen.builder.shard import Shard
    from docgen.verbs.building import plan

    if not arguments.executor and (arguments.jobs or _cores()) > 1 and _is_large(asked.root):
        prepare()
    return plan(
        asked.root,
        as_of=day,
        chosen=arguments.select,
        period=arguments.period or "",
        output=arguments.output,
        formats=arguments.formats,
        surroundings=here,
        force=arguments.force,
        keep_going=arguments.keep_going,
        shard=Shard(*arguments.shard),
    )


def _say_counts(counts: Mapping[Result, int], total: int, console: Console) -> None:
    written, current, blocked, failed = (counts.get(result, 0) for result in Result)
    console.say(
        Text(
            f"共 {total} 个文件：生成 {written}，无需更新 {current}，未覆盖 {blocked}，失败 {failed}",
            f"{total} files: written {written}, up to date {current}, "
            f"not overwritten {blocked}, failed {failed}",
        )
    )


def _executor(address: str | None, jobs: int) -> Executor:
    """Return what does the work; processes are only started where there is more than one."""
    if address:
        from docgen.builder.executors.dask import Dask

        return Dask(address)
    from docgen.builder.executors.pool import Pool
    from docgen.verbs.building import SERIAL

    return SERIAL if jobs == 1 else Pool(jobs)


def _is_large(root: Path) -> bool:
    """Say whether a project looks as if several processes will work on it: it has many documents."""
    from docgen.records.files import document_file

    return sum(1 for _ in root.glob(document_file("*"))) >= _MANY


def _cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


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
                Text(f"{speed:.1f} 个/秒", f"{speed:.1f}/s").in_language(console.language) if speed else ""
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
