"""The record of the last build."""

from pathlib import Path

import pytest

from docgen.builder.manifest import NAME, Artifact, Manifest, read_manifest, write_manifest

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
        '{"version": 99, "artifacts": []}',
        '{"version": 1, "artifacts": [{"path": 3}]}',
        '{"version": 1, "artifacts": 3}',
        '{"version": 1}',
    ],
)
def test_damaged_manifest_is_not_trusted(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    assert read_manifest(tmp_path) == Manifest()


def test_missing_manifest_is_an_empty_one(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "none") == Manifest()
