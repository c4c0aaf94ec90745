"""Batches of notices of 18 tasks, each with its own number, title and preamble, against their peers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median as middle
from time import perf_counter

import pytest

from docgen.builder.executors.pool import Pool
from docgen.builder.outcome import Result
from docgen.builder.step import Step
from docgen.cli.main import main
from docgen.cli.surroundings import surroundings
from docgen.layout.page import PROFILE_A
from docgen.verbs.building import SERIAL, Built, Planned, build, plan
from docgen.word.fragments import fragment_filters
from tests.benchmarks.notices import change_figure, make_notices
from tests.benchmarks.pairs import Work
from tests.builder.batches import contents
from tests.printing import SOFFICE
from tests.printing import _convert as convert
from tests.projects import AS_OF, CHECKOUT
from tests.word.rendering import TEMPLATE, by_docxtpl

NOTICES, PDFS, MANY = 1000, 200, 10_000
COMMANDS = 12
"""Files that are given to a command of their own; so many tell the time of all."""
ROUNDS = 3
Capture = pytest.CaptureFixture[str]

needs_two_cores = pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="because there is one core")
needs_proc = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="because this system hides its memory"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_notices(tmp_path_factory.mktemp("batch") / "project", NOTICES)


def say(capsys: Capture, text: str) -> None:
    with capsys.disabled():
        print(f"\n{text}")


def planned(root: Path, *formats: str) -> Planned:
    """Plan the whole project, of which nothing has been built."""
    shutil.rmtree(root / "output", ignore_errors=True)
    here = surroundings(root / "output")
    return plan(root, as_of=AS_OF, formats=formats or ("docx",), surroundings=here)


def whole(built: Built) -> Built:
    """Return what was built, if all of it was written."""
    assert {outcome.result for outcome in built.outcomes} == {Result.WRITTEN}
    return built


def command(root: Path, *words: str) -> None:
    """Run ``docgen`` as people do: in a process of its own."""
    line = [sys.executable, "-m", "docgen", *words, "--project", str(root)]
    subprocess.run(line, check=True, capture_output=True, cwd=CHECKOUT)


def seconds(work: Work) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


# --- Word ---


@pytest.mark.parametrize(
    ("workers", "wanted"),
    [(1, 9.0), pytest.param(2, 12.0, marks=needs_two_cores)],
    ids=["one process", "two workers"],
)
def test_thousand_notices_are_written_so_many_times_faster_than_by_docxtpl(
    project: Path, capsys: Capture, workers: int, wanted: float
) -> None:
    prepared: list[Planned] = []

    def ours() -> None:
        whole(build(prepared.pop(), executor=SERIAL if workers == 1 else Pool(workers)))

    def theirs() -> None:
        by_plain_docxtpl(steps, project / "theirs")

    steps = planned(project).plan.steps
    ratios, wholes = [], []
    for _ in range(ROUNDS):
        planning = seconds(lambda: prepared.append(planned(project)))
        building, peer = seconds(ours), seconds(theirs)
        ratios.append(peer / building)
        wholes.append(peer / (planning + building))
    say(
        capsys,
        f"{NOTICES} notices to disk, {workers} at work: docxtpl takes {middle(ratios):.1f} times as long, "
        f"and {middle(wholes):.1f} times as long as reading, checking, planning and writing",
    )
    assert middle(ratios) >= wanted


def by_plain_docxtpl(steps: tuple[Step, ...], folder: Path) -> None:
    """Write what `steps` ask for as the manual of docxtpl says; what to print is given."""
    data, filters = TEMPLATE.read_bytes(), fragment_filters(PROFILE_A, None)
    folder.mkdir(exist_ok=True)
    for step in steps:
        made = by_docxtpl(data, step.context, filters)
        (folder / f"{step.document.id}.docx").write_bytes(made)


def test_nothing_changed_takes_a_small_part_of_the_full_build(project: Path, capsys: Capture) -> None:
    words = ("build", "--formats", "docx", "--as-of", str(AS_OF), "--jobs", "1")

    def full() -> None:
        shutil.rmtree(project / "output", ignore_errors=True)
        command(project, *words)

    # In turns, the full build first: the other then finds its files.
    ratios = [1 / (seconds(full) / seconds(lambda: command(project, *words))) for _ in range(ROUNDS)]
    say(capsys, f"nothing changed of {NOTICES} Word files: {middle(ratios):.3f} of the full build")
    assert middle(ratios) < 0.08


def test_changed_figure_rebuilds_its_documents_alone_in_a_tenth_of_the_time(
    project: Path, capsys: Capture
) -> None:
    words = ("build", "--formats", "docx", "--as-of", str(AS_OF), "--jobs", "1")

    def here() -> None:
        assert main([*words, "--project", str(project)]) == 0

    def there() -> None:
        command(project, *words)

    shares: dict[Work, list[float]] = {here: [], there: []}
    touched = 0
    for work, rounds in ((here, ROUNDS), (there, 1)):
        for _ in range(rounds):
            shutil.rmtree(project / "output", ignore_errors=True)
            full, before = seconds(work), contents(project / "output")
            touched = change_figure(project)
            shares[work].append(seconds(work) / full)
            after = contents(project / "output")
            assert sum(before[path] != after[path] for path in after if path.endswith(".docx")) == touched
    share, started = middle(shares[here]), middle(shares[there])
    say(
        capsys,
        f"{touched} of {NOTICES} documents touched by a figure: {share:.3f} of the full build "
        f"in one process, {started:.3f} where each build is a command that starts anew",
    )
    assert share < 0.10


# --- PDF ---


@pytest.mark.pdf
@needs_two_cores
@pytest.mark.skipif(SOFFICE is None, reason="because LibreOffice is not installed")
def test_two_workers_make_pdfs_faster_than_one_than_libreoffice_and_than_a_command_a_file(
    tmp_path: Path, capsys: Capture
) -> None:
    root = make_notices(tmp_path / "project", PDFS)

    def pdfs(workers: int) -> None:
        whole(build(planned(root, "docx", "pdf"), executor=Pool(workers)))

    two, one = seconds(lambda: pdfs(2)), seconds(lambda: pdfs(1))
    files = sorted((root / "output").rglob("*.docx"))
    (tmp_path / "office").mkdir()
    convert("pdf", files[:1], tmp_path / "office")
    office = seconds(lambda: convert("pdf", files, tmp_path / "office"))

    def commands() -> None:
        for file in files[:COMMANDS]:
            command(root, "pdf", str(file), "--force")

    single = seconds(commands) * PDFS / COMMANDS
    say(
        capsys,
        f"{PDFS} PDFs: against two workers, one takes {one / two:.2f} times as long, "
        f"one warm LibreOffice {office / two:.2f}, a command a file {single / two:.2f}",
    )
    assert one / two >= 1.7
    assert office / two > 1
    assert single / two >= 7


@pytest.mark.pdf
def test_nothing_changed_takes_a_hundredth_of_the_build_with_pdfs(tmp_path: Path, capsys: Capture) -> None:
    # Fewer than the thousand that are promised: for these the start of the program weighs more.
    root = make_notices(tmp_path / "project", PDFS)
    words = ("build", "--formats", "docx,pdf", "--as-of", str(AS_OF))
    full = seconds(lambda: command(root, *words))
    nothing = min(seconds(lambda: command(root, *words)) for _ in range(ROUNDS))
    say(capsys, f"nothing changed of {PDFS} notices with PDFs: {nothing / full:.4f} of the full build")
    assert nothing / full < 0.01


# --- ten thousand ---


@needs_proc
def test_memory_is_flat_over_ten_thousand_documents(tmp_path: Path, capsys: Capture) -> None:
    root = make_notices(tmp_path / "project", MANY)
    line = [sys.executable, "-m", "tests.benchmarks.memory", str(root), "1000"]
    done = subprocess.run(line, check=True, capture_output=True, text=True, cwd=CHECKOUT)
    highest = [float(row) for row in done.stdout.split()]
    say(capsys, f"highest memory in each thousand: {', '.join(f'{each:.0f} MB' for each in highest)}")
    assert len(highest) == MANY // 1000
    assert highest[-1] <= highest[1]


def test_cost_of_a_document_grows_by_less_than_a_tenth(tmp_path: Path, capsys: Capture) -> None:
    roots = {count: make_notices(tmp_path / str(count), count) for count in (100, NOTICES, MANY)}

    def cost(count: int) -> float:
        """Return the milliseconds of one document of `count`; small batches are built several times."""
        again = MANY // count // 10 or 1
        work = (seconds(lambda: whole(build(planned(roots[count])))) for _ in range(again))
        return 1000 * min(work) / count

    cost(100)
    costs = {count: cost(count) for count in roots}
    told = ", ".join(f"{each:.2f} of {count}" for count, each in costs.items())
    say(capsys, f"milliseconds a document: {told}")
    assert costs[MANY] < 1.10 * costs[100]
