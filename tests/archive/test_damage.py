"""``docgen verify ARCHIVE``: whatever happens to an archive is found and named, never a traceback."""

import io
import os
import random
import re
import shutil
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from docgen.builder.files import fingerprint
from docgen.builder.manifest import NAME
from docgen.cli.main import main
from tests.archive.made import PERIOD, archive, copied, library_says, verified

TAG_FILES = (
    "bagit.txt",
    "bag-info.txt",
    "manifest-sha256.txt",
    "manifest-sha512.txt",
    "tagmanifest-sha256.txt",
    "tagmanifest-sha512.txt",
)
FLIPS = 60


@pytest.fixture
def bag(archives: dict[str, Path], tmp_path: Path) -> Path:
    shutil.copytree(archives[""], tmp_path / "bag")
    return tmp_path / "bag"


def paths(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def flipped(data: bytes, place: int, mask: int = 0x20) -> bytes:
    return data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]


# --- a folder ---


def test_each_missing_file_is_named(bag: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in paths(bag):
        kept = (bag / path).read_bytes()
        (bag / path).unlink()
        status, found = verified(bag, capsys)
        assert (status, ("DG760", path) in found) == (1, True), path
        (bag / path).write_bytes(kept)
    assert verified(bag, capsys) == (0, [])


def test_bag_that_lost_its_tag_files_is_known_and_each_is_named(
    bag: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for count, name in enumerate(TAG_FILES, 1):
        (bag / name).unlink()
        lost = {("DG760", each) for each in TAG_FILES[:count]}
        status, found = verified(bag, capsys)
        assert (status, lost <= set(found)) == (1, True), found
        # Packed by another program: the folder, or only what is in it.
        for top in (bag.parent, bag):
            package = shutil.make_archive(str(tmp_path.parent / f"{tmp_path.name}-packed"), "zip", top)
            status, found = verified(Path(package), capsys)
            assert (status, lost <= set(found)) == (1, True), found


def test_a_changed_byte_in_each_file_is_named(bag: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in paths(bag):
        kept = (bag / path).read_bytes()
        (bag / path).write_bytes(flipped(kept, len(kept) // 2, 1))
        status, found = verified(bag, capsys)
        wanted = "DG761" if path.startswith("data/") else "DG767"
        assert (status, (wanted, path) in found) == (1, True), (path, found)
        (bag / path).write_bytes(kept)


@pytest.mark.parametrize("name", TAG_FILES)
def test_every_byte_of_a_tag_file_counts(bag: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    data = (bag / name).read_bytes()
    chosen = random.Random(name).sample(range(len(data)), min(12, len(data)))
    for place in chosen:
        for mask in (0x01, 0x20, 0x80):
            (bag / name).write_bytes(flipped(data, place, mask))
            status, found = verified(bag, capsys)
            assert (status, name in {path for _, path in found}) == (1, True), (place, mask, found)


@pytest.mark.parametrize(
    "path", ["data/documents/补充.docx", "data/project/data/x.yaml", "data/x", "notes.txt", "tags/x.txt"]
)
def test_each_extra_file_is_named(bag: Path, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    (bag / path).parent.mkdir(parents=True, exist_ok=True)
    (bag / path).write_bytes(b"x")
    assert verified(bag, capsys) == (1, [("DG793", path)])


def test_renamed_file_is_named_by_both_names(bag: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bag / "data/documents/notices/n000.pdf").rename(bag / "data/documents/notices/n009.pdf")
    assert verified(bag, capsys) == (
        1,
        [("DG760", "data/documents/notices/n000.pdf"), ("DG793", "data/documents/notices/n009.pdf")],
    )


def test_everything_is_named_at_once(bag: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bag / "data/index.html").unlink()
    (bag / "data/index.xlsx").write_bytes(b"x")
    (bag / "data/more").write_bytes(b"x")
    (bag / "manifest-sha512.txt").unlink()
    assert set(verified(bag, capsys)[1]) == {
        ("DG760", "data/index.html"),
        ("DG760", "manifest-sha512.txt"),
        ("DG761", "data/index.xlsx"),
        ("DG793", "data/more"),
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_to_do_fits_an_archive_and_builds_nothing(
    bag: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    forge(bag, f"data/documents/{NAME}", b"{")
    (bag / "data/index.html").unlink()
    (bag / "data/documents/notices/n000.pdf").write_bytes(b"x")
    capsys.readouterr()
    assert main(["verify", str(bag), "--lang", lang]) == 1
    out = capsys.readouterr().out
    remedies = [line for line in out.splitlines() if line.startswith("    →")]
    assert {"DG760", "DG761", "DG765"} <= set(re.findall(r"DG\d+", out))
    assert all({"zh": "另一份副本", "en": "another copy"}[lang] in remedy for remedy in remedies)
    assert "docgen build" not in out


def test_damaged_checksum_is_told_from_a_damaged_file(bag: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = bag / "manifest-sha256.txt"
    manifest.write_bytes(flipped(manifest.read_bytes(), 3, 1))
    assert verified(bag, capsys) == (1, [("DG767", "manifest-sha256.txt")])


@pytest.mark.skipif(os.name != "posix", reason="because only POSIX makes links and pipes at will")
@pytest.mark.parametrize("make", [lambda p: p.symlink_to("/etc"), os.mkfifo], ids=["link", "pipe"])
def test_link_or_pipe_in_a_bag_is_named_and_not_opened(
    bag: Path, make: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    make(bag / "data/documents/x")
    assert verified(bag, capsys) == (1, [("DG766", "data/documents/x")])


def forge(bag: Path, path: str, data: bytes) -> None:
    """Change a file and all checksums with it, as nobody does by accident."""
    import bagit

    (bag / path).parent.mkdir(parents=True, exist_ok=True)
    (bag / path).write_bytes(data)
    bagit.Bag(str(bag)).save(manifests=True)
    assert library_says(bag)


def test_record_that_is_not_the_one_inside_the_pdf_is_named(
    bag: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = "data/project/data/office.yaml"
    forge(bag, path, (bag / path).read_bytes() + b"# later\n")
    found = verified(bag, capsys)[1]
    inside = {("DG768", f"data/documents/notices/n00{number}.pdf") for number in (0, 1)}
    assert {("DG768", path), *inside} <= set(found)


def test_document_that_is_not_the_one_of_its_build_is_named(
    bag: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = "data/documents/notices/n000.docx"
    forge(bag, path, b"another")
    assert ("DG761", path) in verified(bag, capsys)[1]


def test_pdf_that_lost_its_records_is_named(bag: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import pikepdf

    path = "data/documents/notices/n000.pdf"
    with pikepdf.open(bag / path) as pdf:
        del pdf.Root.Names
        out = io.BytesIO()
        pdf.save(out)
    forge(bag, path, out.getvalue())
    assert {code for code, where in verified(bag, capsys)[1] if where == path} & {"DG761", "DG768"}


@pytest.mark.parametrize("record", ["data/office.yaml", "data/documents/n000.yaml"])
@pytest.mark.parametrize("tampered", ["invented", "that of today", "left out"])
def test_changed_record_inside_a_pdf_of_an_earlier_day_is_named(
    root: Path, tmp_path: Path, record: str, tampered: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Even where the PDF, and all that vouches for it but the records, was forged with it."""
    import pikepdf

    project, bag = copied(root, tmp_path / "project"), tmp_path / "bag"
    with (project / record).open("ab") as file:
        file.write(b"# later\n")
    assert archive(project, bag, "--period", PERIOD) == 0
    assert verified(bag, capsys) == (0, [("DG794", "")])
    path = "data/documents/notices/n000.pdf"
    old = fingerprint((bag / path).read_bytes())
    with pikepdf.open(bag / path) as pdf:
        names = pdf.Root.Names.EmbeddedFiles.Names
        place = [str(name) for name in names[::2]].index(record)
        if tampered == "left out":
            del names[2 * place : 2 * place + 2]
        else:
            today = (project / record).read_bytes()
            names[2 * place + 1].EF.F.write(today if tampered == "that of today" else b"x: y\n")
        out = io.BytesIO()
        pdf.save(out)
    forge(bag, path, out.getvalue())
    manifest = f"data/documents/{NAME}"
    lines = (bag / manifest).read_text(encoding="utf-8")
    forge(bag, manifest, lines.replace(old, fingerprint(out.getvalue())).encode())
    assert ("DG768", path) in verified(bag, capsys)[1]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 1, "artifacts": [{"path": "../../x"}]}'])
def test_damaged_manifest_of_the_build_is_named(
    bag: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = f"data/documents/{NAME}"
    forge(bag, path, text.encode())
    assert ("DG765", path) in verified(bag, capsys)[1]


def test_manifest_of_a_newer_docgen_is_not_called_damaged(
    bag: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = f"data/documents/{NAME}"
    forge(bag, path, (bag / path).read_bytes().replace(b'"version": 1', b'"version": 2', 1))
    assert main(["verify", str(bag), "--lang", "en"]) == 1
    lines = capsys.readouterr().out.splitlines()
    (told,) = (number for number, line in enumerate(lines) if "DG765" in line)
    assert lines[told].endswith(f"{path} is a manifest of version 2, and this docgen reads version 1")
    assert lines[told + 1] == "    → use the docgen that wrote it, or upgrade docgen"


# --- a package ---


@pytest.mark.parametrize("kind", [".zip", ".tar"])
def test_any_flipped_byte_of_a_package_is_found(
    archives: dict[str, Path], kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, target = archives[kind].read_bytes(), tmp_path / f"a{kind}"
    chance = random.Random(kind)
    # Headers are a small part of a package: half of the places are theirs.
    heads = [place for mark in (b"PK\1\2", b"PK\3\4", b"ustar") for place in _marks(data, mark)]
    ends = [len(data) - 1 - chance.randrange(64) for _ in range(5)]
    near = [min(chance.choice(heads) + chance.randrange(60), len(data) - 1) for _ in range(FLIPS // 2)]
    for place in [*ends, *near, *(chance.randrange(len(data)) for _ in range(FLIPS // 2))]:
        mask = 1 << chance.randrange(8)
        target.write_bytes(flipped(data, place, mask))
        status, found = verified(target, capsys)
        assert (status, bool(found)) == (1, True), (place, mask)


def _marks(data: bytes, mark: bytes) -> Iterator[int]:
    place = data.find(mark)
    while place >= 0:
        yield place
        place = data.find(mark, place + 1)


@pytest.mark.parametrize("kind", [".zip", ".tar"])
def test_truncated_or_lengthened_package_is_found(
    archives: dict[str, Path], kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, target = archives[kind].read_bytes(), tmp_path / f"a{kind}"
    chance = random.Random(kind)
    cuts = [
        0,
        1,
        30,
        511,
        512,
        len(data) - 1,
        len(data) - 22,
        *(chance.randrange(len(data)) for _ in range(10)),
    ]
    for changed in (*(data[:cut] for cut in cuts), data + b"x", data + bytes(512), b"x" + data):
        target.write_bytes(changed)
        status, found = verified(target, capsys)
        assert (status, bool(found)) == (1, True), len(changed)


def test_package_that_another_program_made_is_proven_and_told(
    bag: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind, suffix in (("zip", ".zip"), ("tar", ".tar")):
        shutil.make_archive(str(tmp_path / "again"), kind, tmp_path, bag.name)
        assert verified(tmp_path / f"again{suffix}", capsys) == (0, [("DG769", "")])


def _zip(file: Path, *entries: tuple[str, bytes, int]) -> None:
    with zipfile.ZipFile(file, "w") as package:
        for name, data, mode in entries:
            info = zipfile.ZipInfo(name)
            info.filename = name
            info.external_attr = mode << 16
            package.writestr(info, data)


HOSTILE = ("../x", "/tmp/x", "a/../../x", "C:/x", "a\\..\\x", "b/./x", "b//x", "b/x\ny", "b/" + "x" * 300)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", [".zip", ".tar"])
def test_name_that_leads_elsewhere_is_refused(
    tmp_path: Path, name: str, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / f"a{kind}"
    if kind == ".zip":
        _zip(target, ("b/bagit.txt", b"x", 0), (name, b"x", 0))
    else:
        with tarfile.open(target, "w") as package:
            package.addfile(tarfile.TarInfo(name))
    before = sorted(tmp_path.iterdir())
    status, found = verified(target, capsys)
    assert (status, {code for code, _ in found}) == (1, {"DG766"})
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "entries",
    [
        [("b/x", b"1", 0), ("b/X", b"2", 0)],
        [("b/x", b"1", 0), ("b/x/y", b"2", 0)],
        [("b/\u00e9", b"1", 0), ("b/e\u0301", b"2", 0)],
        [("b/link", b"/etc/passwd", stat.S_IFLNK | 0o777)],
        [("b/pipe", b"", stat.S_IFIFO | 0o777)],
    ],
    ids=["case", "file and folder", "composed", "link", "pipe"],
)
def test_zip_that_systems_read_differently_is_refused(
    tmp_path: Path, entries: list[tuple[str, bytes, int]], capsys: pytest.CaptureFixture[str]
) -> None:
    _zip(tmp_path / "a.zip", *entries)
    assert {code for code, _ in verified(tmp_path / "a.zip", capsys)[1]} == {"DG766"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_zip_with_one_name_twice_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _zip(tmp_path / "a.zip", ("b/x", b"1", 0), ("b/x", b"2", 0))
    assert verified(tmp_path / "a.zip", capsys) == (1, [("DG766", "b/x")])


def test_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("b/x", bytes(64 * 2**20))
    assert verified(tmp_path / "a.zip", capsys) == (1, [("DG766", "b/x")])


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_tar_with_links_or_devices_is_refused(
    tmp_path: Path, kind: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as package:
        info = tarfile.TarInfo("b/x")
        info.type, info.linkname = kind, "/etc/passwd"
        package.addfile(info)
    assert verified(tmp_path / "a.tar", capsys) == (1, [("DG766", "b/x")])


@pytest.mark.parametrize("data", [b"", b"x", b"PK", b"PK\3\4" + bytes(100), b"%PDF-1.7", bytes(2000)])
def test_file_that_is_no_archive_is_said(
    tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    assert verified(tmp_path / "a.zip", capsys) == (1, [("DG766", "")])


def test_bag_that_docgen_did_not_make_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import bagit

    (tmp_path / "bag").mkdir()
    (tmp_path / "bag/x.txt").write_text("x")
    bagit.make_bag(str(tmp_path / "bag"), checksums=["sha256", "sha512"])
    status, found = verified(tmp_path / "bag", capsys)
    assert (status, ("DG766", f"data/documents/{NAME}") in found) == (1, True)


def test_folder_around_archives_names_them_and_how_to_verify_them(
    bag: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    around = bag.parent
    shutil.copytree(bag / "data/documents", around / "output")
    (around / "说明").mkdir()
    capsys.readouterr()
    assert main(["verify", str(around), "--lang", "zh"]) == 2
    said = capsys.readouterr().err
    assert "里面有档案 bag、输出文件夹 output。" in said
    commands = said.strip().partition("请核对里面的：")[2].split("；")
    assert commands == [f"docgen verify {(around / name).as_posix()}" for name in ("bag", "output")]
    assert main(commands[0].split()[1:]) == 0
