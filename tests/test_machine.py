"""What `docgen doctor` knows of a machine."""

from __future__ import annotations

import re
import shutil
import struct
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.layout.faces import Face
from docgen.machine.equipment import library_facts, libreoffice_fact, output_fact
from docgen.machine.fact import Fact, Group, Need, Surroundings
from docgen.machine.fonts import font_facts, font_folders, fonts_in_folders, installed_fonts
from docgen.machine.names import Font, fonts_in
from docgen.machine.packages import OLDEST_PYTHON, PACKAGES, package_facts, python_fact
from docgen.verbs.surveying import survey

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


@pytest.fixture
def bare(tmp_path: Path) -> Surroundings:
    """Return a machine with an empty home and no programs."""
    return Surroundings(
        platform="linux", python=(3, 12, 1), home=tmp_path, search_path="", output=tmp_path / "output"
    )


def font_file(*names: tuple[int, str], platform: int = 3, encoding: int = 1) -> bytes:
    """Return a font of nothing but a `name` table that holds `names` as (number, text)."""
    codec = "utf-16-be" if platform == 3 else "mac-roman"
    texts = [text.encode(codec) for _, text in names]
    records = b"".join(
        struct.pack(">6H", platform, encoding, 0, number, len(text), sum(map(len, texts[:index])))
        for index, ((number, _), text) in enumerate(zip(names, texts, strict=True))
    )
    table = struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + b"".join(texts)
    directory = struct.pack(">4sHHHH4sLLL", b"OTTO", 1, 0, 0, 0, b"name", 0, 28, len(table))
    return directory + table


# --- fonts ---


@pytest.mark.parametrize(("platform", "encoding"), [(3, 1), (1, 0)])
def test_a_font_is_named_by_its_name_table(tmp_path: Path, platform: int, encoding: int) -> None:
    path = tmp_path / "f.otf"
    path.write_bytes(font_file((1, "SimHei"), (2, "Regular"), (4, "x"), platform=platform, encoding=encoding))
    assert fonts_in(path) == (Font(frozenset({"SimHei"}), frozenset({"Regular"}), path),)


def test_every_font_of_a_collection_is_named(tmp_path: Path) -> None:
    single = font_file((1, "宋体"))
    moved = font_file((1, "新宋体"))
    moved = moved[:20] + struct.pack(">L", 20 + len(single) + 28) + moved[24:]
    path = tmp_path / "simsun.ttc"
    single = single[:20] + struct.pack(">L", 20 + 28) + single[24:]
    path.write_bytes(struct.pack(">4sLLLL", b"ttcf", 0x10000, 2, 20, 20 + len(single)) + single + moved)
    assert [font.families for font in fonts_in(path)] == [{"宋体"}, {"新宋体"}]


@pytest.mark.parametrize(
    "damaged", [b"", b"ttcf", b"ttcf\0\1\0\0\xff\xff\xff\xff", b"OTTO\0\1", b"%PDF-1.7 " * 9]
)
def test_a_damaged_font_file_holds_no_names(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "f.ttf"
    path.write_bytes(damaged)
    assert [font for font in fonts_in(path) if font.families] == []


def test_a_font_in_the_users_folder_is_found_without_fontconfig(bare: Surroundings) -> None:
    folder = bare.home / ".local/share/fonts/office"
    folder.mkdir(parents=True)
    (folder / "FZXBSJW.TTF").write_bytes(font_file((1, "方正小标宋简体")))
    facts = font_facts(installed_fonts(bare), platform=bare.platform)
    assert facts[0].found == str(folder / "FZXBSJW.TTF")


@pytest.mark.skipif(shutil.which("fc-list") is None, reason="fontconfig is not installed")
def test_fontconfig_and_the_name_tables_agree(bare: Surroundings) -> None:
    with_fontconfig = replace(bare, home=Path("~").expanduser(), search_path=str(Path("/usr/bin")))
    listed = font_facts(installed_fonts(with_fontconfig), platform="linux")
    read = font_facts(fonts_in_folders(font_folders(with_fontconfig)), platform="linux")
    assert [fact.found for fact in listed] == [fact.found for fact in read]


def test_each_face_has_an_office_font_and_a_free_font() -> None:
    groups = [fact.group for fact in font_facts((), platform="linux")]
    assert (groups.count(Group.OFFICE_FONT), groups.count(Group.FREE_FONT)) == (len(Face), len(Face) + 2)


def test_another_style_of_the_family_does_not_count(tmp_path: Path) -> None:
    black = Font(frozenset({"Noto Serif CJK SC"}), frozenset({"Black"}), tmp_path / "black.ttc")
    facts = font_facts([black], platform="linux")
    assert [fact.name.en for fact in facts if not fact.missing] == []


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_the_users_own_fonts_are_looked_for_on_every_platform(bare: Surroundings, platform: str) -> None:
    folders = font_folders(replace(bare, platform=platform))
    assert any(folder.is_relative_to(bare.home) for folder in folders)


# --- packages ---


def test_the_packages_told_of_are_those_of_pyproject() -> None:
    project = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    required = project["dependencies"]
    optional = [*extras["pdf"], *extras["charts"], *extras["dask"], *extras["watch"]]
    named = [re.split(r"[<>=!~ ;\[]", line)[0] for line in [*required, *optional]]
    assert named == [package.name for package in PACKAGES]
    assert [p.need for p in PACKAGES] == [Need.REQUIRED] * len(required) + [Need.OPTIONAL] * len(optional)


def test_no_required_package_is_missing_here() -> None:
    assert [fact.name.en for fact in package_facts() if fact.stops_work] == []


def test_the_oldest_python_is_that_of_pyproject() -> None:
    project = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]
    assert project["requires-python"] == ">=" + ".".join(map(str, OLDEST_PYTHON))


@pytest.mark.parametrize(("found", "told"), [((3, 10, 9), ""), ((3, 11, 0), "3.11.0"), ((4, 0, 0), "4.0.0")])
def test_a_python_that_is_too_old_counts_as_missing(found: tuple[int, int, int], told: str) -> None:
    assert python_fact(found).found == told


# --- libraries, programs, folders ---


def test_a_missing_subset_library_costs_nothing() -> None:
    assert library_facts("linux")[1].cost.en.startswith("none")


def test_libreoffice_is_found_on_the_search_path(bare: Surroundings, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.touch(mode=0o755)
    facts = [libreoffice_fact(replace(bare, search_path=path)).found for path in ("", str(tmp_path))]
    assert facts == ["", str(program)]


def test_an_output_folder_that_is_still_to_be_made_can_be_written(tmp_path: Path) -> None:
    output = tmp_path / "a" / "b"
    assert (output_fact(output).found, output.exists()) == (str(output), False)


def test_an_output_folder_that_is_a_file_stops_work(tmp_path: Path) -> None:
    (tmp_path / "output").touch()
    assert output_fact(tmp_path / "output").stops_work


# --- the whole ---


def test_a_survey_tells_everything_in_the_order_of_its_groups(bare: Surroundings) -> None:
    facts = survey(bare)
    order = list(Group)
    assert [fact.group for fact in facts] == sorted((fact.group for fact in facts), key=order.index)
    assert {fact.group for fact in facts} == set(order)


def test_every_fact_speaks_both_languages(bare: Surroundings) -> None:
    assert [fact for fact in survey(bare) if not all(_texts(fact))] == []


def _texts(fact: Fact) -> list[str]:
    return [text for both in (fact.name, fact.cost, fact.remedy) for text in (both.zh, both.en)]
