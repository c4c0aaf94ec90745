"""Tell about how long work takes, to decide who does it and how much at a time."""

from __future__ import annotations

from docgen.builder.job import Job
from docgen.builder.step import BuildPlan, Status
from docgen.records.catalogue import Format

_POOL_PAYS = 2000
"""Milliseconds of work from which on starting processes is worth its while."""
_COST = {Format.DOCX: 1, Format.XLSX: 60, Format.PDF: 500}
"""Milliseconds that making a file takes, about."""


def job_cost(job: Job) -> int:
    """Return how many milliseconds a job takes, about."""
    return len(job.pieces) * _COST[Format.DOCX] + sum(_COST[format_] for _, format_ in job.derived)


def fitting_jobs(plan: BuildPlan, cores: int) -> int:
    """Return how many processes should work on `plan`, of `cores` at most; one where the work is small."""
    work = sum(_COST[step.format] for step in plan.steps if step.status is not Status.UP_TO_DATE)
    return max(1, cores) if work >= _POOL_PAYS else 1
