"""``docgen build --watch``: a real process and real saves; every wait is for a line, with a bound."""

import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.builder.watching import is_input
from docgen.cli.main import main
from tests.projects import CHECKOUT, NOTICE, TASKS, TEMPLATE, make_project

WAITING = "waiting for a save; Ctrl-C ends"
SECONDS = 60
"""A wait for a line ends with a failure after so long."""


class Watching:
    """A process that watches a project."""

    def __init__(self, root: Path) -> None:
        words = ["build", "--watch", "--project", str(root), "--lang", "en", "--as-of", "2022-06-30"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "docgen", *words],
            cwd=CHECKOUT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._follow)
        self._reader.start()

    def _follow(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def round(self) -> list[str]:
        """Return what is printed until it waits again."""
        return self.until(WAITING)

    def until(self, last: str) -> list[str]:
        lines: list[str] = []
        while not lines or lines[-1] != last:
            lines.append(self._lines.get(timeout=SECONDS))
        return lines[:-1]

    def end(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        return self.process.wait(SECONDS)

    def close(self) -> None:
        self.process.kill()
        self.process.wait(SECONDS)
        self._reader.join(SECONDS)
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


@pytest.fixture
def watching(project: Path) -> Iterator[Watching]:
    """Give a process that has built once and waits."""
    watching = Watching(project)
    try:
        assert "written notices/n.docx (new)" in watching.round()
        yield watching
    finally:
        watching.close()


def swap(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def test_saved_record_builds_what_it_touches(project: Path, watching: Watching) -> None:
    swap(project, TASKS, "加强基层人才队伍建设", "建设基层人才队伍")
    assert watching.round()[:2] == ["saved p.yaml", "written notices/n.docx (data changed)"]


def test_saved_template_builds_its_documents(project: Path, watching: Watching) -> None:
    other = CHECKOUT / "templates/tables/responsibility_table.docx"
    # As Word saves: under another name, then renamed.
    shutil.copy(other, project / "templates/notices/~WRD0001.tmp")
    (project / "templates/notices/~WRD0001.tmp").replace(project / TEMPLATE)
    lines = watching.round()
    assert lines[0] == "saved division_of_labor.docx"
    assert "written notices/n.docx (data changed, template changed)" in lines


def test_broken_record_is_told_and_the_watch_goes_on(project: Path, watching: Watching) -> None:
    sound = (project / TASKS).read_text(encoding="utf-8")
    (project / TASKS).write_text("id: [", encoding="utf-8")
    assert any(": DG" in line and "error" in line for line in watching.round())
    changed = sound.replace("加强基层人才队伍建设", "建设基层人才队伍")
    (project / TASKS).write_text(changed, encoding="utf-8")
    assert "written notices/n.docx (data changed)" in watching.round()


def test_what_editors_and_builds_leave_does_not_trigger(project: Path, watching: Watching) -> None:
    beside = ("data/tasks/.p.yaml.swp", "data/tasks/4913", "data/tasks/p.yaml~", "data/tasks/#p.yaml#")
    more = ("templates/notices/~$vision_of_labor.docx", "data/tasks/.#p.yaml", "data/tasks/p.yaml.tmp")
    for name in (*beside, *more, "output/notices/n.docx", "output/x.yaml"):
        (project / name).write_bytes(b"x")
    (project / "output/notices/n.docx").unlink()
    # The next save is the first thing that it speaks of: nothing was printed for the others.
    swap(project, NOTICE, "牵头单位对任务负总责", "牵头单位负总责")
    assert watching.round()[:1] == ["saved n.yaml"]


def test_saves_that_follow_one_another_are_one_build(project: Path, watching: Watching) -> None:
    for number in range(5):
        (project / TASKS).write_text((project / TASKS).read_text(encoding="utf-8") + f"# {number}\n", "utf-8")
        swap(project, NOTICE, "报送委督办室", "报送委督办室")
    lines = watching.round()
    assert lines[:2] == ["saved n.yaml", "saved p.yaml"]
    assert sum(line.startswith("saved ") for line in lines) == 2


def test_other_runs_may_build_while_it_waits(project: Path, watching: Watching) -> None:
    assert watching.process.poll() is None
    assert main(["build", "--project", str(project), "--as-of", "2022-06-30", "--force"]) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ending_the_waiting_is_no_failure(watching: Watching, how: signal.Signals) -> None:
    assert watching.end(how) == 0
    assert watching.until("no longer waiting") == []


def test_folder_that_is_no_project_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--watch", "--project", str(tmp_path)]) == 2
    assert "docgen init" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("p.yaml", True),
        ("P.YML", True),
        ("通知.docx", True),
        ("seal.png", True),
        ("~$通知.docx", False),
        ("~WRL0001.docx", False),
        (".~lock.通知.docx#", False),
        (".通知.docx", False),
        ("4913", False),
        ("p.yaml.swp", False),
        ("p.yaml~", False),
    ],
)
def test_only_records_templates_and_pictures_count(name: str, *, counts: bool) -> None:
    assert is_input(Path("data/tasks", name)) is counts
