"""Names and paths are written as lxml wants them."""

from __future__ import annotations

import pytest

from docgen.word.markup import NAMESPACES, clark

W = f"{{{NAMESPACES['w']}}}"


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("w:p", f"{W}p"),
        ("w:tblGrid/w:gridCol", f"{W}tblGrid/{W}gridCol"),
        ("w:pPr/*", f"{W}pPr/*"),
        ("id", "id"),
    ],
)
def test_each_step_of_a_path_gets_its_namespace(path: str, written: str) -> None:
    assert clark(path) == written
