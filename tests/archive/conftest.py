"""One built project and its archives serve all the tests of this folder."""

from pathlib import Path

import pytest

from tests.archive.made import PERIOD, archive, make_period


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("weasyprint", reason="because archives hold PDFs")
    return make_period(tmp_path_factory.mktemp("archive") / "project")


@pytest.fixture(scope="session")
def archives(root: Path) -> dict[str, Path]:
    """The archive of the period as a .zip, a .tar and a folder."""
    targets = {kind: root.parent / f"of-period{kind}" for kind in (".zip", ".tar", "")}
    for target in targets.values():
        assert archive(root, target, "--period", PERIOD) == 0
    return targets
