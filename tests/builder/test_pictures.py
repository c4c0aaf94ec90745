"""Pictures of bodies are looked for in the project and nowhere else, and rebuild what shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.builder.step import Reason, Status
from docgen.layout.page import PROFILE_A
from docgen.ooxml.package import read_package
from docgen.verbs.building import build, plan
from docgen.verbs.checking import check
from docgen.word.typeset import template_from_text
from tests.projects import AS_OF, CHECKOUT, NOTICE, TEMPLATE, make_project
from tests.word.photographs import picture

PICTURE = "data/pictures/走访.png"
BODY = f"text: |\n  开展**走访**。\n\n  ![入户走访]({PICTURE})\npreamble:\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project whose notice prints a body with a picture."""
    root = make_project(tmp_path / "project", (NOTICE, "preamble:\n", BODY))
    form = (CHECKOUT / TEMPLATE).with_suffix(".txt").read_text(encoding="utf-8")
    line = "[正文] {{p document.sign_off|sign_off }}"
    form = form.replace(line, f"[正文] {{{{p document.text|markdown }}}}\n{line}")
    (root / TEMPLATE).write_bytes(template_from_text(form, PROFILE_A))
    (root / PICTURE).parent.mkdir()
    (root / PICTURE).write_bytes(picture())
    return root


def found(root: Path) -> list[tuple[str, str]]:
    return [(each.code, str(each.place)) for each in check(root, as_of=AS_OF).report]


def test_document_shows_the_picture_of_the_project(project: Path) -> None:
    assert found(project) == []
    build(plan(project, as_of=AS_OF))
    parts = read_package((project / "output/notices/n.docx").read_bytes())
    assert [data for name, data in parts.items() if "/media/" in name] == [picture()]


def test_missing_picture_is_named_where_the_body_names_it(project: Path) -> None:
    (project / PICTURE).unlink()
    assert found(project) == [("DG672", f"{NOTICE}:16:3")]


def test_damaged_picture_is_found_before_anything_is_built(project: Path) -> None:
    (project / PICTURE).write_bytes(picture()[:-20])
    assert found(project) == [("DG673", f"{NOTICE}:16:3")]


def test_link_that_leads_out_of_the_project_is_not_followed(project: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(picture())
    (project / PICTURE).unlink()
    (project / PICTURE).symlink_to(tmp_path / "secret.png")
    assert found(project) == [("DG672", f"{NOTICE}:16:3")]


def test_changed_picture_rebuilds_the_document(project: Path) -> None:
    build(plan(project, as_of=AS_OF))
    assert [step.status for step in plan(project, as_of=AS_OF).plan.steps] == [Status.UP_TO_DATE]
    (project / PICTURE).write_bytes(picture(shade=200))
    (step,) = plan(project, as_of=AS_OF).plan.steps
    assert (step.status, step.reasons) == (Status.BUILD, (Reason.DATA,))
