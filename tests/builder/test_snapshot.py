"""Nothing has changed: told by hashes, without reading a record; and everything that is a change."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.builder.files import FOLDER
from docgen.cli.main import main
from tests.builder.batches import contents
from tests.projects import CHECKOUT, NOTICE, TASKS, TEMPLATE, make_project
from tests.word.rendering import seal_picture

NOTHING = "written 0, up to date 1, not overwritten 0, failed 0"
FULL_WAY = "docgen.verbs.building"
"""The module that a build imports only where it goes the full way."""


def run(root: Path, *options: str, as_of: str = "2022-06-30") -> tuple[bool, str]:
    """Build in a process of its own; say whether it went the full way, and what it printed."""
    words = ["build", "--project", str(root), "--lang", "en", "--as-of", as_of, *options]
    code = f"import sys; from docgen.cli.main import main; ended = main({words!r}); "
    code += f"print({FULL_WAY!r} in sys.modules, ended)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=CHECKOUT, check=True
    )
    *lines, last = done.stdout.splitlines()
    return last.startswith("True"), "\n".join(lines)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project with a warning, a seal and a picture of a body, built."""
    root = make_project(
        tmp_path_factory.mktemp("snapshot") / "project",
        ("data/office.yaml", "imprint:", "seal: {image: seal.png}\nimprint:"),
    )
    (root / "seal.png").write_bytes(seal_picture())
    full, _ = run(root)
    assert full
    return root


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """Give the built project, to be changed: the files keep their times."""
    root = tmp_path / "project"
    shutil.copytree(built, root)
    return root


def test_nothing_changed_is_told_without_reading_a_record(project: Path) -> None:
    before = contents(project / "output")
    full, said = run(project)
    assert (full, NOTHING in said) == (False, True)
    assert contents(project / "output") == before


def test_what_the_check_had_said_is_told_again(project: Path) -> None:
    text = (project / NOTICE).read_text(encoding="utf-8")
    (project / NOTICE).write_text(text + "\nclosing: 特此通知\n", encoding="utf-8")
    first, again = run(project), run(project)
    assert (first[0], again[0]) == (True, False)
    told = [line for line in first[1].splitlines() if ": DG" in line]
    assert told
    assert [line for line in again[1].splitlines() if ": DG" in line] == told
    assert first[1].splitlines()[-1] == again[1].splitlines()[-1]


def append(name: str, text: str = "# 说明\n") -> Callable[[Path], None]:
    def change(root: Path) -> None:
        with (root / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def new_file(root: Path) -> None:
    (root / "data/notes.yaml").write_text("", encoding="utf-8")


def edited_output(root: Path) -> None:
    (root / "output/notices/n.docx").write_bytes(b"edited")


def deleted_output(root: Path) -> None:
    (root / "output/notices/n.docx").unlink()


def other_seal(root: Path) -> None:
    (root / "seal.png").write_bytes(seal_picture() + b" ")


def other_template(root: Path) -> None:
    shutil.copy(CHECKOUT / "templates/tables/issue_ledger.docx", root / TEMPLATE)


def killed_run(root: Path) -> None:
    (root / "output" / FOLDER / "journal.jsonl").write_text("", encoding="utf-8")


def lost_manifest(root: Path) -> None:
    (root / "output/manifest.json").unlink()


def torn_snapshot(root: Path) -> None:
    (root / "output" / FOLDER / "snapshot.json").write_text('{"version": 1', encoding="utf-8")


CHANGES = [
    append(TASKS),
    append("data/office.yaml"),
    append("templates/catalogue.yaml"),
    *(new_file, edited_output, deleted_output, other_seal, other_template),
    *(killed_run, lost_manifest, torn_snapshot),
]
NAMES = [
    *("plan", "office", "catalogue", "new file", "edited output", "deleted output", "seal", "template"),
    *("killed run", "no manifest", "torn snapshot"),
]


@pytest.mark.parametrize("change", CHANGES, ids=NAMES)
def test_every_change_leads_the_full_way(project: Path, change: Callable[[Path], None]) -> None:
    times = {file: file.stat().st_mtime for file in project.rglob("*") if file.is_file()}
    change(project)
    for file, time in times.items():
        if file.exists():
            os.utime(file, (time, time))
    assert run(project)[0]


def test_linked_folder_is_looked_into(project: Path, tmp_path: Path) -> None:
    (project / "data/tasks").rename(tmp_path / "tasks")
    (project / "data/tasks").symlink_to(tmp_path / "tasks", target_is_directory=True)
    assert not run(project)[0]
    append(TASKS)(project)
    assert run(project)[0]


@pytest.mark.parametrize("options", [("--force",), ("--formats", "docx,xlsx"), ("--select", "n")])
def test_other_question_leads_the_full_way(project: Path, options: tuple[str, ...]) -> None:
    assert run(project, *options)[0]


def test_other_day_leads_the_full_way(project: Path) -> None:
    assert run(project, as_of="2022-07-01")[0]


def test_failure_is_not_remembered(project: Path) -> None:
    edited_output(project)
    for _ in range(2):
        full, said = run(project)
        assert (full, "DG705" in said) == (True, True)


@pytest.mark.pdf
@pytest.mark.slow
def test_other_fonts_lead_the_full_way_where_pdfs_are_made(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert run(project, "--formats", "docx,pdf")[0]
    assert not run(project, "--formats", "docx,pdf")[0]
    fonts = tmp_path / "share/fonts"
    fonts.mkdir(parents=True)
    known = next(Path("/usr/share/fonts").rglob("*.ttf"))
    shutil.copy(known, fonts / f"more{known.suffix}")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert run(project, "--formats", "docx,pdf")[0]


def test_folder_that_cannot_keep_it_is_no_fault(project: Path) -> None:
    (project / "output" / FOLDER / "snapshot.json").unlink()
    (project / "output" / FOLDER / "snapshot.json").mkdir()
    assert main(["build", "--project", str(project), "--as-of", "2022-06-30"]) == 0


@pytest.mark.parametrize("output", [".", "data", "data/out", "..", "templates"])
def test_output_among_what_is_read_is_refused(
    output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(tmp_path / "project")
    monkeypatch.chdir(root)
    assert main(["build", "--as-of", "2022-06-30", "--formats", "docx", "--output", output]) == 2
    assert "重叠" in capsys.readouterr().err
    assert not list(root.rglob("manifest.json"))


@pytest.mark.parametrize(
    "words", [["--output", ""], ["--executor", "foo"], ["--executor", "dask://x"], ["--jobs", "99999"]]
)
def test_options_without_sense_are_refused_though_nothing_has_changed(words: list[str], built: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", "--project", str(built), *words])
    assert ended.value.code == 2
