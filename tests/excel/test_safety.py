"""What collecting and making forms survive: kills, full and read-only disks, a second run, odd names."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.builder.lock import only_writer
from docgen.cli.main import main
from docgen.diagnostics import Severity
from docgen.errors import OutputError
from docgen.verbs.forms import make_forms
from tests.excel.filling import (
    AS_OF,
    MEDICAL,
    PERIOD,
    STORED,
    collected,
    filled,
    form,
    forms_of,
    saved,
    snapshot,
)
from tests.projects import CHECKOUT

DIVISIONS = ("medical", "health", "personnel")
KILLS = 24

only_posix = pytest.mark.skipif(os.name != "posix", reason="because only POSIX has signals and forks")


@pytest.fixture
def three(root: Path, returns: Path) -> Path:
    """Give the folder with the returns of all divisions."""
    for division in DIVISIONS:
        problem = dict.fromkeys(("T1-1/问题", "T3-1/问题"), f"{division} 的问题。")
        book = filled(form(root, division))
        codes = {cell.value for cell in book["进展"]["A"]}
        known = {code: text for code, text in problem.items() if code in codes}
        (returns / f"{division}.xlsx").write_bytes(saved(filled(form(root, division), known)))
    return returns


def mounted(folder: Path, options: str) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", options, "none", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture
def full_disk(root: Path) -> Iterator[Path]:
    """Give the place of the returns on a disk that holds one of them."""
    folder = root / STORED
    folder.mkdir(parents=True)
    if not mounted(folder, "size=8k"):
        pytest.skip("because no tmpfs can be mounted")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def read_only(root: Path) -> Iterator[Path]:
    """Give the place of the returns on a disk that nobody can write to, not even root."""
    folder = root / STORED
    folder.mkdir(parents=True)
    if mounted(folder, "size=8k,ro"):
        yield folder
        subprocess.run(["umount", str(folder)], check=True)
    else:
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


@only_posix
@pytest.mark.slow
def test_killed_runs_leave_whole_files_and_the_next_run_finishes(
    root: Path, three: Path, tmp_path: Path
) -> None:
    undisturbed = tmp_path / "undisturbed"
    shutil.copytree(root, undisturbed)
    collected(undisturbed, three)
    command = [sys.executable, "-m", "tests.excel.killing", str(root), str(three), str(KILLS)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=CHECKOUT, check=True)
    kills = [line.split() for line in done.stdout.splitlines()]
    assert [kill[1:] for kill in kills] == [[]] * KILLS
    assert any(int(kill[0]) < len(DIVISIONS) for kill in kills), "no kill fell into a run"
    assert not collected(root, three).report.has_errors
    assert snapshot(root) == snapshot(undisturbed)


@only_posix
def test_full_disk_is_told_and_leaves_whole_files(root: Path, three: Path, full_disk: Path) -> None:
    done = collected(root, three)
    assert {d.code for d in done.report.of(Severity.ERROR)} == {"DG745"}
    assert done.refused
    assert sorted(file.name for file in full_disk.iterdir()) == sorted(
        Path(taken.stored).name for taken in done.taken
    )
    full_disk.joinpath("x").unlink(missing_ok=True)
    assert all(file.read_bytes().endswith(b"\n") for file in full_disk.iterdir())


def test_read_only_folder_is_told_for_each_return(root: Path, three: Path, read_only: Path) -> None:
    done = collected(root, three)
    assert [d.code for d in done.report.of(Severity.ERROR)] == ["DG745"] * len(DIVISIONS)
    assert (done.taken, list(read_only.iterdir()), len(done.refused)) == ((), [], len(DIVISIONS))


def test_leftovers_of_a_killed_run_are_removed(root: Path, three: Path) -> None:
    (root / STORED).mkdir(parents=True)
    left = root / STORED / ".medical.yaml.123.tmp"
    left.write_bytes(b"plan: p\nper")
    collected(root, three)
    assert not left.exists()


def test_a_second_run_ends_with_a_sentence_and_changes_nothing(
    root: Path, three: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(root)
    words = ["--project", str(root), "--period", PERIOD, "--lang", "zh"]
    with only_writer(root / "output"):
        assert main(["collect", str(three), *words]) == 2
        assert main(["forms", *words]) == 2
    said = capsys.readouterr()
    assert said.err.count("正在写") == 2
    assert (snapshot(root), (root / "output/forms").exists()) == (before, False)


def test_forms_that_were_broken_off_are_completed(root: Path, tmp_path: Path) -> None:
    whole = {name: file.read_bytes() for name, file in forms_of(root, tmp_path / "whole").items()}
    folder = tmp_path / "forms"
    files = forms_of(root, folder)
    files["health"].unlink()
    (folder / "p/.health.xlsx.77.tmp").write_bytes(whole["health"][:500])
    made = make_forms(root, PERIOD, as_of=AS_OF, output=folder)
    assert [file.stem for file in made.written] == ["health"]
    assert {file.stem: file.read_bytes() for file in (folder / "p").iterdir()} == whole


def test_the_list_of_faults_overwrites_no_return(root: Path, three: Path) -> None:
    file = three / "medical.xlsx"
    before = file.read_bytes()
    with pytest.raises(OutputError, match="不是退改表"):
        collected(root, three, report_file=file)
    assert (file.read_bytes(), (root / STORED).exists()) == (before, False)


def test_the_list_of_faults_is_a_workbook(root: Path, three: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"以 \.xlsx 结尾，不能是 退改\.docx"):
        collected(root, three, report_file=tmp_path / "退改.docx")
    assert not (root / STORED).exists()


def test_a_return_that_was_typed_in_under_another_name_is_the_divisions(root: Path, three: Path) -> None:
    typed = root / STORED / "yzj.yaml"
    typed.parent.mkdir(parents=True)
    typed.write_text("plan: p\nperiod: 2022-H1\ndivision: 医政医管局\n", encoding="utf-8")
    done = collected(root, three)
    assert [(d.code, d.place.path) for d in done.report.of(Severity.ERROR)] == [("DG743", "medical.xlsx")]
    collected(root, three, replace=True)
    assert (typed.read_bytes().count(b"sha256"), (root / MEDICAL).exists()) == (1, False)


@pytest.mark.skipif(sys.platform != "linux", reason="because other systems keep file names as text")
def test_names_that_read_alike_are_told_apart_and_show_no_control_characters(
    root: Path, returns: Path
) -> None:
    named = dict(zip((b"\xff\xfe1.xlsx", b"\xfe\xff1.xlsx", b"a\x1b[31m.xlsx"), DIVISIONS, strict=True))
    for name, division in named.items():
        status = "T3-1/状态" if division == "personnel" else "T2-1/状态"
        raw = os.fsencode(returns) + b"/" + name
        Path(os.fsdecode(raw)).write_bytes(saved(filled(form(root, division), {status: "不清楚"})))
    done = collected(root, returns)
    assert len(done.refused) == len(named)
    assert not any("\x1b" in name for name in done.refused)
