"""docs/new-document-type.md works as it stands: its commands, files and entry make a new type."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import docx
import pdfplumber
import pytest

from docgen.cli.main import main
from docgen.verbs.templates import built_in_types
from tests.projects import CHECKOUT

PAGE = (CHECKOUT / "docs/new-document-type.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"(?m)^    (docgen .*)$", PAGE)
TEXT, ENTRY, RECORD = re.findall(r"(?ms)^```\w+\n(.*?)^```$", PAGE)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Do what the page says, line by line, and give the folder of what was built."""
    root = tmp_path_factory.mktemp("new")
    init, like, from_text, check, build = (shlex.split(command)[1:] for command in COMMANDS)
    with pytest.MonkeyPatch.context() as here:
        here.chdir(root)
        assert main(init) == 0
        here.chdir(root / init[1])
        assert main(like) == 0
        Path("templates/notices/supervision.txt").write_text(TEXT, encoding="utf-8")
        assert main(from_text) == 0
        with Path("templates/catalogue.yaml").open("a", encoding="utf-8") as catalogue:
            catalogue.write(ENTRY)
        assert main(check) == 0
        Path("data/documents/supervision-2022-1.yaml").write_text(RECORD, encoding="utf-8")
        assert main([*build, "--as-of", "2022-06-30"]) == 0
    return root / init[1] / "output/supervisions"


@pytest.mark.pdf
@pytest.mark.slow
def test_the_new_type_is_built_as_word_and_as_pdf(output: Path) -> None:
    assert sorted(file.name for file in output.iterdir()) == [
        "supervision-2022-1.docx",
        "supervision-2022-1.pdf",
    ]
    with pdfplumber.open(output / "supervision-2022-1.pdf") as pdf:
        assert "半年重点任务督办提示单" in (pdf.pages[0].extract_text() or "")


@pytest.mark.pdf
@pytest.mark.slow
def test_it_prints_the_tasks_with_their_leads_and_what_is_due(output: Path) -> None:
    document = docx.Document(str(output / "supervision-2022-1.docx"))
    (table,) = document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["序号", "任务", "牵头单位"]
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, 19)]
    assert all(row[2] for row in rows[1:])
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert texts[:2] == ["半年重点任务督办提示单", "委机关各处室："]
    assert any(text.startswith("每年6月") for text in texts)
    assert texts[-1] == "2022年6月1日"


def test_the_page_names_every_built_in_type() -> None:
    assert dict(re.findall(r"`(\w+)` (\w+)", PAGE.replace("\n", ""))).items() >= built_in_types().items()


@pytest.mark.parametrize("kind", built_in_types())
def test_a_template_can_begin_like_any_built_in_type(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "t.docx"
    assert main(["template", "new", str(file), "--like", kind]) == 0
    assert main(["template", "check", str(file)]) == 0


def test_a_type_that_is_not_there_is_named_with_those_that_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "new", str(tmp_path / "t.docx"), "--like", "nothing", "--lang", "zh"]) == 2
    said = capsys.readouterr().err
    assert "没有内置文种 nothing" in said
    assert "transmittal（印发通知）" in said
