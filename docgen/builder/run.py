"""Run a build plan: have each job done, write its files whole, and keep the manifest true."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path

from docgen.builder.executors import Executor
from docgen.builder.job import Done, Group, Job, Kit, job_of
from docgen.builder.manifest import project_of
from docgen.builder.outcome import Outcome, Result, report_of
from docgen.builder.settle import Settler
from docgen.builder.step import BuildPlan
from docgen.diagnostics import Report

__all__ = ["Outcome", "Result", "run_plan"]


def run_plan(
    plan: BuildPlan,
    kit: Kit,
    executor: Executor,
    *,
    root: Path,
    output: Path,
    on_done: Callable[[Outcome], None],
    on_broken_off: Callable[[Report], None] = lambda _: None,
    fail_fast: bool = False,
) -> tuple[tuple[Outcome, ...], Report]:
    """Carry out every step and return what came of each, and all that is wrong with it.

    `on_done` is called after each step, in the order of the Word files, each before what is made from it,
    whoever does the work. A file that cannot be rendered or written does not stop the others; with
    `fail_fast` nothing is written after it. The manifest is written even when the run is broken off, so that
    it never forgets a file; `on_broken_off` then gets what was wrong up to there, a full disk too.
    """
    outcomes: list[Outcome] = []
    settler = Settler(output, project_of(root, output))
    try:
        with closing(_done(plan, kit, executor, root=root, output=output)) as every:
            for group, done in every:
                for outcome in settler.outcomes(group, done):
                    outcomes.append(outcome)
                    on_done(outcome)
                if fail_fast and any(each.result is Result.FAILED for each in outcomes[-len(group) :]):
                    break
    except BaseException:
        faults = settler.close()  # first: a second Ctrl-C may end the telling
        on_broken_off(report_of(outcomes) + faults)
        raise
    return tuple(outcomes), report_of(outcomes) + settler.close()


def _done(
    plan: BuildPlan, kit: Kit, executor: Executor, *, root: Path, output: Path
) -> Generator[tuple[Group, Done | None], None, None]:
    """Yield each group of steps with what came of its job, in order; None for one that needs no job."""
    groups: deque[tuple[Group, bool]] = deque()

    def jobs() -> Iterator[Job]:
        for _, steps in groupby(plan.steps, key=lambda step: step.word or step.path):
            group = tuple(steps)
            job = job_of(group, root, output)
            groups.append((group, job is not None))
            if job is not None:
                yield job

    with closing(executor.done(kit, jobs())) as every:
        for done in every:
            while not groups[0][1]:
                yield groups.popleft()[0], None
            yield groups.popleft()[0], done
    yield from ((group, None) for group, _ in groups)
