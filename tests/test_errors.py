"""Errors that end a run: they cross from worker processes to the main one."""

import pickle

import pytest

from docgen.diagnostics import Place, Text
from docgen.errors import DocgenError, OutputError, ProjectError, TemplateError
from docgen.ooxml.findings import NOT_A_PACKAGE
from docgen.ooxml.package import PackageError

FACT = Text("打不开", "cannot be opened")
FINDING = NOT_A_PACKAGE.at(Place("a.docx"), FACT)


@pytest.mark.parametrize(
    "error",
    [
        ProjectError(FACT),
        OutputError(FACT),
        TemplateError(FACT, [FINDING]),
        PackageError(NOT_A_PACKAGE, "a.docx", FACT),
    ],
    ids=lambda error: type(error).__name__,
)
def test_error_is_the_same_behind_a_pipe(error: DocgenError) -> None:
    error.add_note("where it was")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.message) == (type(error), str(error), error.message)
    assert again.__notes__ == ["where it was"]
    if isinstance(error, TemplateError | PackageError):
        assert tuple(again.report) == tuple(error.report) != ()
