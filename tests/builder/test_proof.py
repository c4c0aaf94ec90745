"""``docgen verify FOLDER``: what it finds out about an output folder."""

import json
import shutil
from pathlib import Path

import pytest

from docgen.builder.manifest import NAME
from docgen.cli.main import main
from tests.builder.batches import make_batch
from tests.projects import AS_OF, TEMPLATE

FILE = "notices/n000.docx"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_batch(tmp_path_factory.mktemp("proof") / "project", 2)
    assert main(["build", "--project", str(root), "--as-of", str(AS_OF), "--formats", "docx"]) == 0
    return root


@pytest.fixture
def output(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "project")
    return tmp_path / "project/output"


def verified(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[tuple[str, str]]]:
    """Return the exit status and the code and path of each finding."""
    capsys.readouterr()
    status = main(["verify", str(folder), "--format", "json"])
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    return status, [(each["code"], each["path"]) for each in found]


def test_folder_as_it_was_built_is_proven(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verified(output, capsys) == (0, [])
    main(["verify", str(output), "--lang", "zh"])
    assert "已核对 2 个成品文件、" in capsys.readouterr().out


def test_everything_that_is_wrong_is_named_at_once(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (output / FILE).unlink()
    changed = output / "notices/n001.docx"
    changed.write_bytes(changed.read_bytes() + b" ")
    (output / "notices/最终稿.docx").write_bytes(b"x")
    divisions = output.parent / "data/divisions.yaml"
    divisions.write_bytes(divisions.read_bytes() + "# 批注\n".encode())
    (output.parent / TEMPLATE).unlink()
    status, found = verified(output, capsys)
    folder = output.as_posix()
    assert (status, sorted(found)) == (
        1,
        [
            ("DG760", f"{folder}/{FILE}"),
            ("DG761", f"{folder}/notices/n001.docx"),
            ("DG762", f"{folder}/notices/最终稿.docx"),
            ("DG763", "data/divisions.yaml"),
            ("DG763", TEMPLATE),
        ],
    )


def test_each_flipped_byte_of_a_file_is_found(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = (output / FILE).read_bytes()
    for place in range(0, len(data), len(data) // 20):
        (output / FILE).write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert verified(output, capsys) == (1, [("DG761", f"{output.as_posix()}/{FILE}")])


def test_what_docgen_itself_keeps_beside_is_not_extra(
    output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = output / "another-office"
    shutil.copytree(output, other)
    (output / "forms/2022-H1").mkdir(parents=True)
    (output / "forms/2022-H1/a.xlsx").touch()
    assert verified(output, capsys) == (0, [])


def test_project_within_an_output_folder_is_told_once_and_not_looked_into(
    output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_batch(output / "cycle", 2)
    (output / "cycle/returns").mkdir()
    (output / "cycle/returns/a.xlsx").touch()
    assert verified(output, capsys) == (0, [("DG792", f"{output.as_posix()}/cycle")])
    shutil.rmtree(output / "cycle/data")
    status, found = verified(output, capsys)
    assert (status, ("DG762", f"{output.as_posix()}/cycle/returns/a.xlsx") in found) == (0, True)


def test_files_beside_what_was_built_are_extra_whatever_lies_there(
    output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (output / "notices/data").mkdir()
    (output / "notices/data/a.yaml").touch()
    assert verified(output, capsys) == (0, [("DG762", f"{output.as_posix()}/notices/data/a.yaml")])


def test_folder_without_its_project_says_what_was_not_compared(
    output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.move(output, tmp_path / "elsewhere")
    assert verified(tmp_path / "elsewhere", capsys)[1][0][0] == "DG792"
    assert main(["verify", str(tmp_path / "elsewhere")]) == 0


def test_other_version_of_an_engine_is_told(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = json.loads((output / NAME).read_text(encoding="utf-8"))
    for entry in manifest["artifacts"]:
        entry["versions"]["docxtpl"] = "0.0.1"
    (output / NAME).write_text(json.dumps(manifest), encoding="utf-8")
    assert verified(output, capsys) == (0, [("DG764", (output / NAME).as_posix())])


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 99, "artifacts": []}'])
def test_damaged_manifest_is_named(output: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    (output / NAME).write_text(text, encoding="utf-8")
    assert verified(output, capsys) == (1, [("DG765", (output / NAME).as_posix())])


@pytest.mark.parametrize("path", ["/etc/passwd", "../../x", "C:\\x", "a//b", "", "."])
def test_manifest_that_points_elsewhere_is_not_followed(
    output: Path, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = json.loads((output / NAME).read_text(encoding="utf-8"))
    manifest["artifacts"][0]["path"] = path
    (output / NAME).write_text(json.dumps(manifest), encoding="utf-8")
    assert ("DG765", (output / NAME).as_posix()) in verified(output, capsys)[1]


@pytest.mark.parametrize("name", ["", "nowhere"])
def test_folder_that_no_build_wrote_cannot_be_verified(tmp_path: Path, name: str) -> None:
    assert main(["verify", str(tmp_path / name)]) == 2


def test_manifest_says_what_each_file_was_made_from_with_what_and_when(output: Path) -> None:
    manifest = json.loads((output / NAME).read_text(encoding="utf-8"))
    entry = manifest["artifacts"][0]
    assert (entry["template"], entry["built_on"]) == (TEMPLATE, AS_OF.isoformat())
    assert set(entry["inputs"]) >= {"data/office.yaml", "data/documents/n000.yaml", TEMPLATE}
    assert {len(digest) for digest in entry["inputs"].values()} == {64}
    assert set(entry["versions"]) >= {"docgen", "docxtpl", "jinja2"}
