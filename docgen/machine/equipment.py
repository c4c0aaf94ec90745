"""Tell which system libraries and programs are here, and whether the output folder can be written."""

from __future__ import annotations

import ctypes
import shutil
import tempfile
from pathlib import Path

from docgen.diagnostics import Text
from docgen.machine.fact import Fact, Group, Need, Surroundings

_PANGO = ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll", "libpangoft2-1.0-0")
_SUBSET = (
    "libharfbuzz-subset.so.0",
    "libharfbuzz-subset.0.dylib",
    "libharfbuzz-subset-0.dll",
    "libharfbuzz-subset-0",
)
_LIBREOFFICE = {
    "darwin": (Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),),
    "win32": (
        Path("C:/Program Files/LibreOffice/program/soffice.exe"),
        Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
    ),
}


def loadable_library(names: tuple[str, ...]) -> str:
    """Return the first of `names` that the system can load, empty if there is none.

    This loads the library, as WeasyPrint does, and so finds what WeasyPrint will find.
    """
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return name
    return ""


def library_facts(platform: str) -> tuple[Fact, ...]:
    """Return the facts about the libraries that the PDF needs."""
    return (
        Fact(
            group=Group.LIBRARY,
            name=Text("Pango（文字排版）", "Pango (text layout)"),
            need=Need.OPTIONAL,
            found=loadable_library(_PANGO),
            cost=Text(
                "不能生成 PDF；Word、Excel 文件不受影响",
                "no PDF can be made; Word and Excel files are not affected",
            ),
            remedy=_library_remedy(platform, "libpango-1.0-0 libpangoft2-1.0-0", "pango"),
        ),
        Fact(
            group=Group.LIBRARY,
            name=Text("HarfBuzz 子集库", "HarfBuzz subset library"),
            need=Need.OPTIONAL,
            found=loadable_library(_SUBSET),
            cost=Text("无：字体由 uharfbuzz 裁剪", "none: uharfbuzz cuts the fonts"),
            remedy=_library_remedy(platform, "libharfbuzz-subset0", "harfbuzz"),
        ),
    )


def libreoffice_fact(surroundings: Surroundings) -> Fact:
    """Return the fact about LibreOffice, which prints Word files to measure their pages."""
    programs = (shutil.which(name, path=surroundings.search_path) for name in ("soffice", "libreoffice"))
    usual = (str(path) for path in _LIBREOFFICE.get(surroundings.platform, ()) if path.is_file())
    return Fact(
        group=Group.PROGRAM,
        name=Text("LibreOffice Writer", "LibreOffice Writer"),
        need=Need.OPTIONAL,
        found=next((path for path in (*programs, *usual) if path), ""),
        cost=Text(
            "不能在测试中打印并测量版面；生成文件不受影响",
            "tests cannot print and measure pages; building documents is not affected",
        ),
        remedy=_program_remedy(surroundings.platform),
    )


def output_fact(output: Path) -> Fact:
    """Return the fact whether files can be written to `output`, or to where it would be made."""
    place = next((folder for folder in (output, *output.absolute().parents) if folder.exists()), output)
    return Fact(
        group=Group.FOLDER,
        name=Text("输出文件夹可写", "output folder can be written"),
        need=Need.REQUIRED,
        found=str(output) if _writable(place) else "",
        cost=Text(f"不能写入文件：{output}", f"no file can be written: {output}"),
        remedy=Text(
            "用 --output 指定可写的文件夹，或请管理员授权",
            "name a folder that can be written with --output, or ask for the right to write",
        ),
    )


def _writable(folder: Path) -> bool:
    """Say whether a file can be made in `folder`; the permission bits alone do not tell on every system."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _library_remedy(platform: str, debian: str, homebrew: str) -> Text:
    match platform:
        case "darwin":
            return Text(f"brew install {homebrew}", f"brew install {homebrew}")
        case "win32":
            return Text(
                "按 WeasyPrint 安装说明安装 Pango（MSYS2）",
                "install Pango (MSYS2) as the manual of WeasyPrint says",
            )
        case _:
            return Text(f"sudo apt-get install {debian}", f"sudo apt-get install {debian}")


def _program_remedy(platform: str) -> Text:
    if platform == "linux":
        command = "sudo apt-get install --no-install-recommends libreoffice-writer-nogui"
        return Text(command, command)
    return Text("从 libreoffice.org 下载安装", "install it from libreoffice.org")
