"""A project whose forms are made, and a folder for what comes back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.excel.filling import forms_of
from tests.projects import make_project


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_project(tmp_path_factory.mktemp("project"))
    forms_of(root, root / "forms")
    return root


@pytest.fixture
def root(sound: Path, tmp_path: Path) -> Path:
    shutil.copytree(sound, tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture
def returns(tmp_path: Path) -> Path:
    folder = tmp_path / "returns"
    folder.mkdir()
    return folder
