"""Print Word files with LibreOffice, with fonts of which nothing depends on the machine's own choice."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from docgen.layout.faces import Face
from docgen.machine.fonts import SUBSTITUTES

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
"""LibreOffice, or None where it is not installed."""

CALC = SOFFICE if SOFFICE and (Path(SOFFICE).resolve().parent / "libsclo.so").exists() else None
"""LibreOffice where it can open workbooks, else None."""

_SECONDS = 300
_GAP = re.compile(r'style:text-autospace="ideograph-alpha"')

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir>{user_fonts}</dir>
  <cachedir>{cache}</cachedir>
  {substitutes}
</fontconfig>
"""

_SUBSTITUTE = """<match target="pattern">
    <test name="family"><string>{office}</string></test>
    <edit name="family" mode="assign" binding="strong"><string>{free}</string></edit>
    <edit name="weight" mode="assign" binding="strong"><const>{weight}</const></edit>
  </match>"""


def print_documents(documents: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Return the PDF of every document, printed in one run of LibreOffice for all.

    LibreOffice 7.4 leaves a gap between Chinese and digits even where the file says not to, as Word does not
    leave one. So the files pass through LibreOffice's own format, where the gap can be switched off.
    """
    for name, content in documents.items():
        (folder / f"{name}.docx").write_bytes(content)
    _convert("fodt", [folder / f"{name}.docx" for name in documents], folder)
    for name in documents:
        flat = folder / f"{name}.fodt"
        text = flat.read_text(encoding="utf-8")
        flat.write_text(_GAP.sub('style:text-autospace="none"', text), encoding="utf-8")
    _convert("pdf", [folder / f"{name}.fodt" for name in documents], folder)
    return {name: folder / f"{name}.pdf" for name in documents}


def print_as_they_are(documents: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Return the PDF of every document as LibreOffice prints the Word file itself.

    Its own format loses the turned footers of odd pages, and what keeps rows of a table together.
    """
    for name, content in documents.items():
        (folder / f"{name}.docx").write_bytes(content)
    _convert("pdf", [folder / f"{name}.docx" for name in documents], folder)
    return {name: folder / f"{name}.pdf" for name in documents}


def as_word_files(sources: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return the Word files that LibreOffice makes of files of other kinds (.html, .rtf), by their stems."""
    for name, content in sources.items():
        (folder / name).write_bytes(content)
        reader = ["--infilter=HTML (StarWriter)"] if name.endswith(".html") else []
        _convert("docx:Office Open XML Text", [folder / name], folder, *reader)
    return {Path(name).stem: (folder / name).with_suffix(".docx").read_bytes() for name in sources}


def convert_workbook(data: bytes, kind: str, folder: Path) -> Path:
    """Return a workbook turned into another `kind` of file by LibreOffice: pdf, csv."""
    (folder / "book.xlsx").write_bytes(data)
    _convert(kind, [folder / "book.xlsx"], folder)
    return folder / f"book.{kind.partition(':')[0]}"


def has_calc() -> bool:
    """Say whether LibreOffice can open workbooks; Debian has that part in a package of its own."""
    if SOFFICE is None:
        return False
    return any(
        (Path(SOFFICE).resolve().parent / name).exists()
        for name in ("libsclo.so", "sclo.dll", "libsclo.dylib")
    )


def as_workbooks(books: Mapping[str, bytes], kind: str, folder: Path) -> dict[str, bytes]:
    """Return the workbooks (.xlsx) as LibreOffice saves them: as xlsx, ods or xls, or prints them: pdf."""
    source, target = folder / "from", folder / kind
    for made in (source, target):
        made.mkdir(exist_ok=True)
    for name, content in books.items():
        (source / f"{name}.xlsx").write_bytes(content)
    filters = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "xls": "xls:MS Excel 97"}
    _convert(filters.get(kind, kind), [source / f"{name}.xlsx" for name in books], target)
    return {name: (target / f"{name}.{kind}").read_bytes() for name in books}


def _convert(kind: str, files: list[Path], folder: Path, *options: str) -> None:
    if SOFFICE is None:
        raise FileNotFoundError("soffice")
    fonts = folder / "fonts.conf"
    fonts.write_text(_fonts(folder), encoding="utf-8")
    command = [SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, *options, "--convert-to", kind, "--outdir", str(folder), *map(str, files)],
        check=True,
        capture_output=True,
        timeout=_SECONDS,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )


def _fonts(folder: Path) -> str:
    user_data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    substitutes = (
        _SUBSTITUTE.format(office=face.family, free=family, weight=style.lower())
        for face, (family, style) in ((face, SUBSTITUTES[face]) for face in Face)
    )
    return _FONTS.format(
        user_fonts=user_data / "fonts", cache=folder / "cache", substitutes="\n  ".join(substitutes)
    )
