"""docgen export as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.cli.main import main
from docgen.verbs.building import build, plan
from tests.projects import AS_OF, make_project

PAGE = "output/notices/n.html"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a sound project, built once."""
    root = make_project(tmp_path)
    build(plan(root, as_of=AS_OF))
    return root


def export(root: Path, *words: str) -> int:
    return main(["export", *words, "--project", str(root), "--lang", "en"])


@pytest.mark.parametrize(("form", "name"), [("html", "n.html"), ("markdown", "n.md"), ("text", "n.txt")])
def test_document_is_exported_beside_its_word_file(project: Path, form: str, name: str) -> None:
    assert export(project, "n", "--to", form) == 0
    text = (project / "output/notices" / name).read_text(encoding="utf-8")
    assert "加强基层人才队伍建设。（委人事处牵头，各设区市配合）" in text


def test_word_file_is_exported_to_where_it_is_wanted(project: Path, tmp_path: Path) -> None:
    goal = tmp_path / "网页" / "通知.html"
    assert export(project, str(project / "output/notices/n.docx"), "--to", "html", "-o", str(goal)) == 0
    assert goal.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_exported_file_that_somebody_changed_is_not_overwritten(project: Path) -> None:
    export(project, "n", "--to", "html")
    assert export(project, "n", "--to", "html") == 0
    (project / PAGE).write_text("改过", encoding="utf-8")
    assert export(project, "n", "--to", "html") == 2
    assert (project / PAGE).read_text(encoding="utf-8") == "改过"
    assert export(project, "n", "--to", "html", "--force") == 0
    assert (project / PAGE).read_text(encoding="utf-8") != "改过"


def test_word_file_itself_is_never_written(project: Path) -> None:
    file = project / "output/notices/n.docx"
    before = file.read_bytes()
    assert export(project, str(file), "--to", "text", "-o", str(file), "--force") == 2
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("m", "no file was built of m"),
        ("missing.docx", "missing.docx cannot be read"),
        ("nn", "did you mean n?"),
    ],
)
def test_what_is_not_there_is_named(
    project: Path, capsys: pytest.CaptureFixture[str], source: str, said: str
) -> None:
    assert export(project, source, "--to", "html") == 2
    assert said in capsys.readouterr().err
