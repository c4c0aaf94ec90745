"""The letters to those who have not returned: one each, numbered each, about its own tasks alone."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest

from docgen.verbs.building import build, plan
from docgen.verbs.collecting import collect
from docgen.verbs.forms import make_forms
from tests.excel.filling import filled, saved
from tests.periods import AS_OF, MISSING, PERIOD, built, changed, copied, duties, planned, returns, word
from tests.word.built import paragraphs


def _letters(root: Path) -> dict[str, list[str]]:
    found = sorted((root / "output/notices").glob("reminder-*.docx"))
    return {file.stem.removeprefix("reminder-2022-H1-"): paragraphs(file.read_bytes()) for file in found}


NUMBERS = {"疾病预防控制处": "陕卫促进函〔2022〕17号", MISSING: "陕卫促进函〔2022〕18号"}


@pytest.fixture
def early(tmp_path: Path) -> Path:
    """Give a project whose reminder was written before the day of the extension."""
    root = copied(tmp_path / "project")
    numbers = [{"name": name, "number": number} for name, number in NUMBERS.items()]
    changed(root, "reminder-2022-H1", as_of="2022-07-05", numbers=numbers)
    built(root)
    return root


def test_each_division_that_is_missing_gets_a_letter_and_nobody_else(early: Path) -> None:
    letters = _letters(early)
    received = {name for name, each in returns().items() if each["received_on"] <= datetime.date(2022, 7, 5)}
    missing = {lead for *_, lead in duties()} - received
    addressed = {
        text.removesuffix("：") for texts in letters.values() for text in texts if text.endswith("：")
    }
    assert (addressed, len(letters)) == (missing, len(missing)) == ({MISSING, "疾病预防控制处"}, 2)


def test_each_letter_has_a_number_of_its_own(early: Path) -> None:
    found = {
        next(text.removesuffix("：") for text in texts if text.endswith("：")): next(
            text.split("\t")[-1] for text in texts if text.endswith("号")
        )
        for texts in _letters(early).values()
    }
    assert found == NUMBERS


def test_letters_of_the_year_speak_of_the_year_each_under_its_number(tmp_path: Path) -> None:
    root = copied(tmp_path / "project")
    done = plan(root, as_of=AS_OF, chosen=["reminder-2022"], output=root / "output", formats=["docx"])
    assert not build(done).report.has_errors
    late, extended = (
        "\n".join(paragraphs((root / f"output/notices/reminder-2022-{name}.docx").read_bytes()))
        for name in ("tigai", "fuyou-jiankang")
    )
    assert "陕卫促进函〔2022〕31号" in late
    assert "2022年度落实情况的报送截止日期为2022年11月30日。截至2022年12月5日，尚未收到" in late
    assert "已逾期5天" in late
    assert "陕卫促进函〔2022〕32号" in extended
    assert "准予延至2022年12月9日。截至2022年12月5日，尚未收到你单位的报送，请按期报送。" in extended


def test_letters_that_would_share_a_number_are_not_written(early: Path) -> None:
    changed(early, "reminder-2022-H1", number="陕卫促进函〔2022〕18号", numbers=[])
    told = [each for each in planned(early).report if each.code == "DG438"]
    said = f"要生成 2 份，没有自己的发文字号的：{'、'.join(NUMBERS)}"
    assert [said in each.message.zh for each in told] == [True]


def test_letter_says_how_late_a_return_is_and_keeps_to_an_extension(early: Path) -> None:
    late_text, extended = ("".join(_letters(early)[name]) for name in ("kejiao-xuanchuan", "jibing-yufang"))
    assert "尚未收到你单位的报送，已逾期5天" in late_text
    assert "准予延至2022年7月8日" in extended
    assert "逾期" not in extended


def test_letter_names_the_tasks_of_its_division_only(early: Path) -> None:
    titles = {title for _, title, _, _ in duties()}
    for texts, lead in zip(_letters(early).values(), ("疾病预防控制处", MISSING), strict=True):
        own = {title for _, title, _, name in duties() if name == lead}
        assert {title for title in titles if f"“{title}”" in "".join(texts)} == own


def test_after_the_return_is_collected_the_letter_is_planned_no_more_and_a_left_one_is_told(
    tmp_path: Path,
) -> None:
    root = copied(tmp_path / "project")
    built(root)
    day = datetime.date(2022, 7, 11)
    forms = make_forms(root, PERIOD, as_of=day)
    (form,) = (file for file in forms.files if file.stem == "kejiao-xuanchuan")
    (tmp_path / "returns").mkdir()
    (tmp_path / "returns/a.xlsx").write_bytes(saved(filled(form)))
    done = collect(root, tmp_path / "returns", PERIOD, as_of=day)
    assert len(done.taken) == 1, [str(diagnostic) for diagnostic in done.report]
    again = planned(root)
    assert not [step.path for step in again.plan.steps if "reminder" in step.path]
    told = [diagnostic.place.path for diagnostic in again.report if diagnostic.code == "DG708"]
    assert [Path(path).name for path in told] == ["reminder-2022-H1-kejiao-xuanchuan.docx"]


def _texts(data: bytes) -> Mapping[str, str]:
    return {each.style.name: each.text for each in docx.Document(io.BytesIO(data)).paragraphs if each.style}


def test_letter_has_the_number_and_no_claim_of_progress() -> None:
    data = word("notices/reminder-2022-H1-kejiao-xuanchuan")
    assert _texts(data)["信函标注"].split("\t")[-1] == "陕卫促进函〔2022〕18号"
    assert not any(standing in "".join(paragraphs(data)) for standing in ("推进中", "已完成", "已启动"))
