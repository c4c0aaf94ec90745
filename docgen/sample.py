"""Find the templates and the sample records that come with docgen.

In a checkout, and so in an editable install, they are the folders ``templates/`` and ``data/`` beside the
package, where people edit them. In a wheel they stand inside the package, under ``bundle/``.
"""

from __future__ import annotations

from pathlib import Path

from docgen.diagnostics import Text
from docgen.errors import ProjectError

_PACKAGE = Path(__file__).resolve().parent


def templates_of(root: Path) -> Path:
    """Return the folder of templates that a project uses: its own where it has a catalogue, else built in."""
    own = root / "templates"
    return own if (own / "catalogue.yaml").is_file() else template_folder()


def template_folder(package: Path = _PACKAGE) -> Path:
    """Return the folder of the built-in templates, with ``catalogue.yaml`` in it.

    `package` is the folder of the installed package. Raises ProjectError if the templates are not there.
    """
    return _folder("templates", package)


def record_folder(package: Path = _PACKAGE) -> Path:
    """Return the folder of the sample records: ``office.yaml``, ``divisions.yaml`` and the rest.

    `package` is the folder of the installed package. Raises ProjectError if the records are not there.
    """
    return _folder("data", package)


def _folder(name: str, package: Path) -> Path:
    bundled = package / "bundle" / name
    if bundled.is_dir():
        return bundled
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise ProjectError(
        Text(
            f"docgen 安装不完整：缺少 {bundled}，请重新安装",
            f"docgen is not installed completely: {bundled} is missing; install it again",
        )
    )
