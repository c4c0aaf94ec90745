"""What a build survives: kills, a full disk, a second run, clocks; and what it says of each."""

import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.builder.executors.pool import Pool
from docgen.builder.files import FOLDER
from docgen.builder.lock import only_writer
from docgen.builder.manifest import NAME, read_manifest
from docgen.builder.run import Outcome, Result
from docgen.builder.step import Reason, Status
from docgen.cli.main import main
from docgen.diagnostics import Severity
from docgen.errors import OutputError
from docgen.verbs.building import SERIAL, Built, Planned, build, plan
from tests.builder.batches import contents, kill, make_batch, workers
from tests.projects import AS_OF, CHECKOUT, TASKS

DOCUMENTS = 12
KILLED_RUNS, KILLED_WORKERS = 30, 20
KILLS = 4
"""Moments of one run at which a worker is killed, if there is one."""

only_linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="because it reads /proc")
only_posix = pytest.mark.skipif(os.name != "posix", reason="because only POSIX has signals and forks")


def planned(root: Path, output: Path, *, force: bool = False) -> Planned:
    return plan(root, as_of=AS_OF, output=output, formats=("docx",), force=force)


def built(root: Path, output: Path, *, force: bool = False) -> Built:
    return build(planned(root, output, force=force))


def change_plan(root: Path) -> None:
    file = root / TASKS
    text = file.read_text(encoding="utf-8")
    assert "lead: [人事处]" in text
    file.write_text(text.replace("lead: [人事处]", "lead: [健康促进处]"), encoding="utf-8")


def results(outcomes: tuple[Outcome, ...]) -> list[Result]:
    return [outcome.result for outcome in outcomes]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_batch(tmp_path_factory.mktemp("safe") / "project", DOCUMENTS)


@pytest.fixture(scope="module")
def undisturbed(root: Path) -> dict[str, bytes]:
    output = root.parent / "undisturbed"
    built(root, output)
    return contents(output)


# --- kills ---


@only_posix
@pytest.mark.slow
def test_killed_runs_leave_whole_files_and_a_true_manifest_and_the_next_run_finishes(
    root: Path, undisturbed: dict[str, bytes]
) -> None:
    output = root.parent / "killed"
    command = [sys.executable, "-m", "tests.builder.killing", str(root), str(output), str(KILLED_RUNS)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=CHECKOUT, check=True)
    kills = [line.split() for line in done.stdout.splitlines()]
    assert [kill[1:] for kill in kills] == [[]] * KILLED_RUNS
    assert any(0 < int(kill[0]) <= DOCUMENTS for kill in kills), "no kill fell into a run"
    folders = [folder for folder in root.parent.iterdir() if folder.name.startswith("killed")]
    assert len(folders) >= 2
    for folder in folders:
        built(root, folder)
        assert contents(folder) == undisturbed
        assert not (folder / FOLDER / "journal.jsonl").exists()


@only_linux
@pytest.mark.slow
def test_killed_workers_cost_no_more_than_a_rerun(root: Path, undisturbed: dict[str, bytes]) -> None:
    chance, killed = random.Random(6), 0
    for number in range(KILLED_WORKERS):
        output = root.parent / f"workers-{number}"
        moments = chance.sample(range(1, DOCUMENTS - 1), KILLS)
        done = 0

        def kill_now_and_then(_: Outcome, moments: list[int] = moments) -> None:
            nonlocal killed, done
            done += 1
            if done in moments:
                time.sleep(chance.random() / 50)
                for worker in workers(os.getpid())[:1]:  # one that was killed is perhaps not missed yet
                    kill(worker)
                    killed += 1

        ended = build(planned(root, output), executor=Pool(2), on_done=kill_now_and_then)
        lost = sum(result is Result.FAILED for result in results(ended.outcomes))
        assert sum(diagnostic.code == "DG714" for diagnostic in ended.report) == lost
        assert len(contents(output)) == DOCUMENTS - lost + (lost < DOCUMENTS)  # and the manifest
        built(root, output)
        assert contents(output) == undisturbed
        if killed >= KILLED_WORKERS:
            return
    pytest.fail(f"only {killed} workers were there to be killed")


def test_run_that_was_killed_before_its_data_changed_is_not_taken_for_an_edit(tmp_path: Path) -> None:
    root, output = make_batch(tmp_path / "project", 2), tmp_path / "output"
    built(root, output)
    change_plan(root)
    built(root, output)
    artifacts = [
        json.dumps(entry) for entry in json.loads((output / "manifest.json").read_text())["artifacts"]
    ]
    # As if the second run had been killed: its files and notes are there, the manifest is that of the first.
    (output / FOLDER / "journal.jsonl").write_text("\n".join([*artifacts, '{"path": "notices/n0']))
    (output / "manifest.json").unlink()
    file = root / TASKS
    file.write_text(file.read_text(encoding="utf-8").replace("健康促进处]", "人事处]"), encoding="utf-8")
    steps = planned(root, output).plan.steps
    assert [(step.status, step.reasons) for step in steps] == [(Status.BUILD, (Reason.DATA,))] * 2
    assert results(built(root, output).outcomes) == [Result.WRITTEN] * 2


def test_what_a_killed_run_had_begun_to_write_is_removed(tmp_path: Path) -> None:
    root, output = make_batch(tmp_path / "project", 1), tmp_path / "output"
    (output / FOLDER).mkdir(parents=True)
    (output / FOLDER / "journal.jsonl").write_text("")
    (output / "notices").mkdir()
    (output / "notices/.n000.docx.4711.tmp").write_bytes(b"half")
    (output / "notices/.keep.tmp").write_bytes(b"somebody's")
    built(root, output)
    assert sorted(contents(output)) == ["manifest.json", "notices/.keep.tmp", "notices/n000.docx"]


@only_posix
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupted_run_ends_cleanly_and_remembers_what_it_wrote(
    sent: signal.Signals, jobs: str, undisturbed: dict[str, bytes], root: Path
) -> None:
    output = root.parent / f"interrupted-{sent.name}-{jobs}"
    words = ["build", "--project", str(root), "--output", str(output), "--as-of", str(AS_OF)]
    words += ["--formats", "docx", "--jobs", jobs, "--lang", "en"]
    command = [sys.executable, "-u", "-m", "docgen", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        run.stdout.readline()
        run.send_signal(sent)
        _, said = run.communicate(timeout=120)
    assert (run.returncode, "Traceback" in said) == (130, False)
    assert "interrupted" in said
    words_built = {path for path in contents(output) if path.endswith(".docx")}
    assert read_manifest(output).artifacts.keys() == words_built
    assert not (output / FOLDER / "journal.jsonl").exists()
    built(root, output)
    assert contents(output) == undisturbed


# --- two runs, two projects ---


def test_second_run_says_who_is_writing_and_stops(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with only_writer(tmp_path):
        words = ["build", "--project", str(root), "--output", str(tmp_path), "--formats", "docx"]
        assert main([*words, "--lang", "en"]) == 2
    assert f"process {os.getpid()} on" in capsys.readouterr().err
    assert contents(tmp_path) == {}


def test_second_process_cannot_write_while_the_first_is_at_it(root: Path, tmp_path: Path) -> None:
    said: list[str] = []

    def run_second(_: Outcome) -> None:
        if not said:
            words = ["build", "--project", str(root), "--output", str(tmp_path), "--formats", "docx"]
            done = subprocess.run(
                [sys.executable, "-m", "docgen", *words], capture_output=True, text=True, check=False
            )
            said.append(f"{done.returncode} {done.stderr}")

    build(planned(root, tmp_path), on_done=run_second)
    assert said[0].startswith("2 ")
    assert str(os.getpid()) in said[0]


@only_posix
def test_lock_of_a_killed_run_does_not_stand_in_the_way(root: Path, tmp_path: Path) -> None:
    held = "import sys, time, pathlib; from docgen.builder.lock import only_writer\n"
    held += "with only_writer(pathlib.Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", held, str(tmp_path)], stdout=subprocess.PIPE, cwd=CHECKOUT
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(OutputError, match=str(holder.pid)):
            built(root, tmp_path)
        holder.kill()
        holder.wait()
    assert set(results(built(root, tmp_path).outcomes)) == {Result.WRITTEN}


@pytest.fixture
def two_projects(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Give two projects with the same ids and other words, and the folder that both build into."""
    one, two = make_batch(tmp_path / "one", 1), make_batch(tmp_path / "two", 1)
    change_plan(two)
    return one, two, tmp_path / "shared"


def test_two_projects_do_not_overwrite_each_other(two_projects: tuple[Path, Path, Path]) -> None:
    one, two, shared = two_projects
    built(one, shared)
    before = contents(shared)
    stopped = built(two, shared)
    assert (results(stopped.outcomes), [d.code for d in stopped.report]) == ([Result.BLOCKED], ["DG715"])
    assert contents(shared) == before
    assert results(built(two, shared, force=True).outcomes) == [Result.WRITTEN]
    assert results(built(one, shared).outcomes) == [Result.BLOCKED]


def test_two_projects_planned_at_once_do_not_overwrite_each_other(
    two_projects: tuple[Path, Path, Path],
) -> None:
    one, two, shared = two_projects
    late = planned(two, shared)
    built(one, shared)
    before = contents(shared)
    assert results(build(late).outcomes) == [Result.BLOCKED]
    assert contents(shared) == before


def test_project_that_moved_keeps_its_files(tmp_path: Path) -> None:
    one, shared = make_batch(tmp_path / "one", 1), tmp_path / "shared"
    built(one, shared)
    moved = one.rename(tmp_path / "moved")
    change_plan(moved)
    assert results(built(moved, shared).outcomes) == [Result.WRITTEN]


# --- disks and clocks ---


@only_posix
@pytest.mark.parametrize("jobs", [1, 2])
def test_full_disk_is_told_and_what_was_written_is_known(
    root: Path, undisturbed: dict[str, bytes], full_disk: Path, jobs: int
) -> None:
    ended = build(planned(root, full_disk), executor=Pool(jobs) if jobs > 1 else SERIAL)
    written = [outcome.step.path for outcome in ended.outcomes if outcome.result is Result.WRITTEN]
    failed = [outcome.step.path for outcome in ended.outcomes if outcome.result is Result.FAILED]
    assert written
    assert failed
    assert len(written) + len(failed) == DOCUMENTS
    (told,) = (diagnostic for diagnostic in ended.report if diagnostic.code == "DG707")
    lacking = [*failed, *([] if (full_disk / NAME).exists() else [NAME])]
    assert told.message.en == f"the disk is full, {len(lacking)} files were not written: {', '.join(lacking)}"
    assert told.remedy.en.startswith("make room")
    found = {path: data for path, data in contents(full_disk).items() if path.endswith(".docx")}
    assert sorted(found) == sorted(written)
    assert all(undisturbed[path] == data for path, data in found.items())
    assert sorted(read_manifest(full_disk).artifacts) == sorted(written)


@only_posix
def test_full_disk_is_told_once_of_files_and_what_is_made_from_them(root: Path, full_disk: Path) -> None:
    ended = build(plan(root, as_of=AS_OF, output=full_disk, formats=("docx", "xlsx")))
    failed = [outcome.step.path for outcome in ended.outcomes if outcome.result is Result.FAILED]
    (told,) = (diagnostic for diagnostic in ended.report if diagnostic.severity is Severity.ERROR)
    assert {Path(path).suffix for path in failed} == {".docx", ".xlsx"}
    assert told.message.zh.partition("没有写成：")[2].split("、")[: len(failed)] == failed


class InterruptedAt(io.StringIO):
    """A terminal at which somebody presses Ctrl-C when certain words appear."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def write(self, text: str) -> int:
        written, words = super().write(text), self._words
        if words and words in text:
            self._words = ""
            signal.raise_signal(signal.SIGINT)
        return written


@only_posix
def test_full_disk_is_told_also_of_a_run_that_is_broken_off(
    root: Path, full_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = InterruptedAt("failed notices/")
    monkeypatch.setattr(sys, "stdout", terminal)
    words = ["build", "--project", str(root), "--output", str(full_disk), "--as-of", str(AS_OF)]
    assert main([*words, "--formats", "docx", "--jobs", "1", "--lang", "en"]) == 130
    lines = terminal.getvalue().splitlines()
    (failed,) = (line.split()[1] for line in lines if line.startswith("failed"))
    lacking = [failed, *([] if (full_disk / NAME).exists() else [NAME])]
    assert [line.partition(" DG707 error: ")[2] for line in lines if "DG707" in line] == [
        f"the disk is full, {len(lacking)} files were not written: {', '.join(lacking)}"
    ]


@only_posix
def test_note_that_a_full_disk_tore_spoils_no_later_note(tmp_path: Path) -> None:
    root, output = make_batch(tmp_path / "project", 6), tmp_path / "output"
    journal = output / FOLDER / "journal.jsonl"

    def fill(outcome: Outcome) -> None:
        """Let the note of the third file be cut off, and the manifest not be written."""
        match outcome.step.document.id:
            case "n001":
                limit_files(journal.stat().st_size + 40)
            case "n002":
                limit_files(None)
            case "n005":
                limit_files(40)

    try:
        ended = build(planned(root, output), on_done=fill)
    finally:
        limit_files(None)
    written = [Result.WRITTEN] * 3
    assert results(ended.outcomes) == [*written[:2], Result.FAILED, *written]
    assert not (output / "manifest.json").exists()
    change_plan(root)
    assert results(built(root, output).outcomes) == written * 2


def limit_files(size: int | None) -> None:
    """Let no file grow beyond so many bytes, as a quota does: what fits is written. None ends that."""
    import resource  # POSIX only

    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most if size is None else size, most))


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk that holds half of the files."""
    if not _mounted(tmp_path, "size=100k"):
        pytest.skip("because no tmpfs can be mounted")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """Give a folder that nobody can write to, not even root."""
    if _mounted(tmp_path, "size=300k,ro"):
        yield tmp_path
        subprocess.run(["umount", str(tmp_path)], check=True)
    else:
        tmp_path.chmod(0o555)
        yield tmp_path
        tmp_path.chmod(0o755)


def _mounted(folder: Path, options: str) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", options, "none", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@only_posix
def test_folder_that_cannot_be_written_to_is_told(
    root: Path, read_only: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["build", "--project", str(root), "--output", str(read_only), "--formats", "docx"]
    assert main([*words, "--lang", "en"]) == 2
    assert "cannot write" in capsys.readouterr().err


@pytest.mark.parametrize("seconds", [0, 4_000_000_000], ids=["1970", "2096"])
def test_clock_that_jumps_builds_nothing_and_hides_nothing(tmp_path: Path, seconds: int) -> None:
    root, output = make_batch(tmp_path / "project", 2), tmp_path / "output"
    built(root, output)
    for file in (*root.rglob("*"), *output.rglob("*")):
        os.utime(file, (seconds, seconds))
    assert results(built(root, output).outcomes) == [Result.UP_TO_DATE] * 2
    change_plan(root)
    os.utime(root / TASKS, (seconds, seconds))
    assert results(built(root, output).outcomes) == [Result.WRITTEN] * 2
