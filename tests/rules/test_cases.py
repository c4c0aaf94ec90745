"""Run the YAML cases of every rule: each swaps a few words in a sound project and names what is found.

A case file is named after the code. A case has `name` (the truth it proves), `in` (the file changed),
`swap: [old, new]` (and `also: [old, new]`), or `files: {path: text}` for whole files, and `finds`: the
places of the findings of this code, `path:line:column`, in order; `says` may name words of the messages.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.rules import RULES, check
from tests.projects import AS_OF, SOUND, load_project, make_project

HERE = Path(__file__).parent


def cases() -> list[Any]:
    """Return every case of every file, with a readable id."""
    found = []
    for file in sorted((HERE / "cases").glob("*.yml")):
        found += [
            pytest.param(file.stem, case, id=f"{file.stem}: {case['name']}")
            for case in yaml.safe_load(file.read_text(encoding="utf-8"))
        ]
    return found


def changed(folder: Path, case: dict[str, Any]) -> Path:
    """Return a copy of the sound project with the case's change made."""
    swaps = [(case["in"], *case[key]) for key in ("swap", "also") if key in case]
    make_project(folder, *swaps)
    for path, text in case.get("files", {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("code", "case"), cases())
def test_case(tmp_path: Path, code: str, case: dict[str, Any]) -> None:
    """Find exactly what the case says, where it says."""
    loaded = load_project(changed(tmp_path, case))
    found = [d for d in check(loaded.project, as_of=AS_OF) if d.code == code]
    assert [str(d.place) for d in found] == case["finds"]
    for words, diagnostic in zip(case.get("says", []), found, strict=False):
        assert words in diagnostic.message.zh + diagnostic.remedy.zh


def test_sound_project_has_no_findings_at_all() -> None:
    """Prove that the cases change something sound: else their findings prove nothing."""
    loaded = load_project(SOUND)
    assert [str(d) for d in (*loaded.report, *check(loaded.project, as_of=AS_OF))] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_cases_that_pass_and_cases_that_fail(rule: Any) -> None:
    """Demand both: a rule that never speaks and one that always speaks are equally useless."""
    found = yaml.safe_load((HERE / "cases" / f"{rule.code}.yml").read_text(encoding="utf-8"))
    assert any(case["finds"] for case in found)
    assert any(not case["finds"] for case in found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_explains_bad_good_and_why(rule: Any) -> None:
    """Demand the whole manual of every rule, in both languages."""
    explanation = rule.explanation
    assert all([explanation.bad, explanation.good, explanation.why.zh, explanation.why.en])


def test_no_code_stands_twice() -> None:
    """Demand one meaning a code."""
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
