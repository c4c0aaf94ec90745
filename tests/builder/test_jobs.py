"""Building in several processes: the same files, whatever happens to a process."""

import os
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.builder.executors import Executor
from docgen.builder.executors.cost import fitting_jobs
from docgen.builder.executors.pool import Pool
from docgen.builder.run import Outcome, Result
from docgen.builder.step import BuildPlan
from docgen.cli.main import main
from docgen.cli.surroundings import surroundings
from docgen.verbs.building import SERIAL, Planned, build, plan
from tests.builder.batches import contents, kill, make_batch, workers
from tests.projects import AS_OF, TASKS

only_linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="because it reads /proc")


def planned(root: Path, output: Path, *formats: str) -> Planned:
    here = surroundings(output)
    return plan(root, as_of=AS_OF, output=output, formats=formats or ("docx",), surroundings=here)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_batch(tmp_path_factory.mktemp("batch") / "project", 24)


@pytest.fixture(scope="module")
def undisturbed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give what one process builds."""
    output = tmp_path_factory.mktemp("serial")
    build(planned(root, output), executor=SERIAL)
    return contents(output)


def test_two_processes_write_the_same_files_and_the_same_manifest_in_the_same_order(
    root: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    told: list[Outcome] = []
    built = build(planned(root, tmp_path), executor=Pool(2), on_done=told.append)
    assert contents(tmp_path) == undisturbed
    assert [outcome.step.path for outcome in told] == sorted(undisturbed)[1:]
    assert tuple(told) == built.outcomes


def test_bug_in_a_worker_ends_the_run_and_shows_where_it_is(root: Path, tmp_path: Path) -> None:
    made = planned(root, tmp_path)
    first, *others = made.plan.steps
    document = replace(first.context.document, number=7)  # type: ignore[arg-type]
    wrong = replace(first, context=replace(first.context, document=document))
    broken = replace(made, plan=BuildPlan((wrong, *others)))
    with pytest.raises(RuntimeError, match=r"(?s)Traceback.*renderer\.py.*TypeError"):
        build(broken, executor=Pool(1))
    assert set(contents(tmp_path)) == set()


class Endless(str):
    """A text that no memory holds when it is written out."""

    __slots__ = ()

    def __html__(self) -> str:
        """Try to write it out."""
        return "一" * sys.maxsize


def test_worker_without_memory_costs_its_document_alone(root: Path, tmp_path: Path) -> None:
    made = planned(root, tmp_path)
    first, *others = made.plan.steps
    document = replace(first.context.document, number=Endless("1号"))
    heavy = replace(first, context=replace(first.context, document=document))
    done = build(replace(made, plan=BuildPlan((heavy, *others))), executor=Pool(2))
    failed = [each for each in done.outcomes if each.result is Result.FAILED]
    assert [each.step.path for each in failed] == [first.path]
    assert {each.result for each in done.outcomes if each not in failed} == {Result.WRITTEN}
    assert [each.code for each in done.report if each.code in {"DG713", "DG714"}] == ["DG714"]


@pytest.mark.pdf
@pytest.mark.slow
def test_derived_files_are_made_in_processes_too(tmp_path: Path) -> None:
    root = make_batch(tmp_path / "project", 3)
    outputs = tmp_path / "serial", tmp_path / "pool"
    executors: tuple[Executor, ...] = (SERIAL, Pool(2))
    for output, executor in zip(outputs, executors, strict=True):
        ended = build(planned(root, output, "docx", "pdf", "xlsx"), executor=executor)
        assert {outcome.result for outcome in ended.outcomes} == {Result.WRITTEN}
    assert contents(outputs[0]) == contents(outputs[1])
    assert len(contents(outputs[0])) == 10


def test_fault_of_a_document_is_told_by_a_process_as_by_this_one(root: Path, tmp_path: Path) -> None:
    reports = []
    for name, executor in (("serial", SERIAL), ("pool", Pool(2))):
        (tmp_path / name / "notices/n003.docx").mkdir(parents=True)
        ended = build(planned(root, tmp_path / name), executor=executor)
        reports.append([(d.code, d.place.path.partition(name)[2]) for d in ended.report if d.code == "DG707"])
    assert reports[0] == reports[1] == [("DG707", "/notices/n003.docx")]


@only_linux
def test_worker_that_dies_costs_its_document_one_retry_and_is_named(
    root: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    killed: list[int] = []

    def kill_one(_: Outcome) -> None:
        if not killed:
            killed.extend(workers(os.getpid())[:1])
            kill(killed[0])

    ended = build(planned(root, tmp_path), executor=Pool(2), on_done=kill_one)
    assert killed
    assert contents(tmp_path) == undisturbed
    assert {outcome.result for outcome in ended.outcomes} == {Result.WRITTEN}
    named = [diagnostic for diagnostic in ended.report if diagnostic.code == "DG713"]
    assert len(named) == 1
    assert named[0].place.path.startswith("data/documents/n0")


@only_linux
@pytest.mark.slow
def test_documents_that_every_worker_dies_of_are_named_and_the_run_ends(tmp_path: Path) -> None:
    root = make_batch(tmp_path / "project", 3)
    over = threading.Event()

    def kill_all() -> None:
        while not over.wait(0.001):
            for worker in workers(os.getpid()):
                kill(worker)

    killer = threading.Thread(target=kill_all)
    killer.start()
    try:
        ended = build(planned(root, tmp_path / "output"), executor=Pool(2))
    finally:
        over.set()
        killer.join()
    assert [outcome.result for outcome in ended.outcomes] == [Result.FAILED] * 3
    assert [d.code for d in ended.report if d.code in ("DG713", "DG714")] == ["DG714"] * 3
    assert contents(tmp_path / "output") == {}


def test_fail_fast_ends_at_the_first_failure(root: Path, tmp_path: Path) -> None:
    (tmp_path / "notices/n005.docx").mkdir(parents=True)
    for executor in (SERIAL, Pool(2)):
        ended = build(planned(root, tmp_path), executor=executor, fail_fast=True)
        assert ended.outcomes[-1].result is Result.FAILED
        assert len(ended.outcomes) == 6


def test_small_work_stays_in_one_process_and_large_work_takes_all(root: Path, tmp_path: Path) -> None:
    assert fitting_jobs(planned(root, tmp_path).plan, cores=8) == 1
    assert fitting_jobs(planned(root, tmp_path, "pdf").plan, cores=8) == 8


@pytest.mark.parametrize("jobs", ["0", "-1", "two"])
def test_number_of_processes_that_is_none_is_wrong_usage(jobs: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", f"--jobs={jobs}"])
    assert ended.value.code == 2


def test_jobs_option_builds_the_same(root: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    words = ["build", "--project", str(root), "--output", str(tmp_path), "--as-of", str(AS_OF)]
    assert main([*words, "--jobs", "2", "--formats", "docx"]) == 0
    assert contents(tmp_path) == undisturbed


def test_file_that_somebody_edits_while_the_run_is_at_it_is_not_overwritten(tmp_path: Path) -> None:
    root = make_batch(tmp_path, 2)
    output = root / "output"
    build(planned(root, output))
    tasks = root / TASKS
    text = tasks.read_text(encoding="utf-8")
    tasks.write_text(text.replace("lead: [人事处]", "lead: [健康促进处]"), encoding="utf-8")
    prepared = planned(root, output)
    (output / "notices/n001.docx").write_bytes(b"edited")
    ended = build(prepared)
    assert [outcome.result for outcome in ended.outcomes] == [Result.WRITTEN, Result.BLOCKED]
    assert (output / "notices/n001.docx").read_bytes() == b"edited"
