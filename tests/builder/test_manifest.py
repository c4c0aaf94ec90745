"""The record of the last build."""

from pathlib import Path

import pytest

from docgen.builder.manifest import NAME, Artifact, Manifest, read_manifest, write_manifest
from docgen.cli.main import main
from tests.builder.batches import make_batch
from tests.projects import AS_OF

ARTIFACT = Artifact(
    path="notices/n.docx",
    document="n",
    type="notice",
    format="docx",
    sha256="ab" * 32,
    made_of={"data": "cd"},
    inputs={"data/office.yaml": "ef" * 32},
    template="templates/notices/n.docx",
    versions={"docgen": "0.1.0"},
    built_on="2022-06-30",
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write_manifest(tmp_path, Manifest({ARTIFACT.path: ARTIFACT}))
    assert read_manifest(tmp_path) == Manifest({ARTIFACT.path: ARTIFACT})


def test_same_artifacts_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    other = Artifact("a.docx", "a", "notice", "docx", "00" * 32)
    files = []
    for number, order in enumerate([(ARTIFACT, other), (other, ARTIFACT)]):
        write_manifest(tmp_path / str(number), Manifest().with_artifacts(order))
        files.append((tmp_path / str(number) / NAME).read_bytes())
    assert files[0] == files[1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"version": "99", "artifacts": []}',
        '{"version": 1, "artifacts": [{"path": 3}]}',
        '{"version": 1, "artifacts": 3}',
        '{"version": 1}',
    ],
)
def test_damaged_manifest_is_not_trusted(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    assert read_manifest(tmp_path) == Manifest()


def test_manifest_of_another_version_is_neither_trusted_nor_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_batch(tmp_path / "project", 1)
    words = ["--project", str(root), "--as-of", str(AS_OF), "--formats", "docx", "--lang", "zh"]
    assert main(["build", *words]) == 0
    file = root / "output" / NAME
    newer = file.read_bytes().replace(b'"version": 1', b'"version": 2', 1)
    file.write_bytes(newer)
    told = f"{file} 是版本 2 的清单，这个 docgen 只认识版本 1；用写出它的 docgen，或升级 docgen"
    for command in ("build", "plan", "archive"):
        capsys.readouterr()
        assert main([command, *words, *(["-o", str(tmp_path / "a")] if command == "archive" else [])]) == 2
        assert told in capsys.readouterr().err
    assert (
        main(["manifest", "merge", str(root / "output"), "-o", str(tmp_path / "m.json"), "--lang", "zh"]) == 2
    )
    assert told in capsys.readouterr().err
    assert main(["verify", str(root / "output"), "--lang", "zh"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "DG765 错误: " in lines[0]
    assert lines[0].endswith("是版本 2 的清单，这个 docgen 只认识版本 1")
    assert lines[1].endswith("用写出它的 docgen，或升级 docgen")
    assert file.read_bytes() == newer


def test_missing_manifest_is_an_empty_one(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "none") == Manifest()
