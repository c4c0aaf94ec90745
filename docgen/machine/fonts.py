"""Find the fonts of this machine, and tell which of those docgen asks for are here."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from docgen.diagnostics import Text
from docgen.layout.faces import Face
from docgen.machine.fact import Fact, Group, Need, Surroundings
from docgen.machine.names import Font, fonts_in

_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_SECONDS = 60
"""How long fontconfig may take; the first run after an install builds its cache."""

SUBSTITUTES = {
    Face.XIAOBIAOSONG: ("Noto Serif CJK SC", "Bold"),
    Face.FANGSONG: ("FandolFang", "Regular"),
    Face.KAITI: ("FandolKai", "Regular"),
    Face.HEITI: ("FandolHei", "Regular"),
    Face.SONGTI: ("FandolSong", "Regular"),
}
"""The free font that stands for each face where the office font must not or cannot be used: family, style."""

_FALLBACK = Text(
    "GB 2312 以外的字（如人名用字“喆”“珺”“昇”）在 PDF 中可能缺失",
    "characters outside GB 2312 (common in names: 喆, 珺, 昇) may be lacking in the PDF",
)
_LATIN = Text(
    "无 Times New Roman 时，西文和数字换用其他字体，断行可能改变",
    "without Times New Roman, Latin letters and digits fall back to another face; line breaks can shift",
)


def installed_fonts(surroundings: Surroundings) -> tuple[Font, ...]:
    """Return the fonts of this machine: those fontconfig lists, else those in the usual folders."""
    program = shutil.which("fc-list", path=surroundings.search_path)
    listed = _listed_fonts(program) if program else ()
    return listed or fonts_in_folders(font_folders(surroundings))


def fonts_in_folders(folders: Iterable[Path]) -> tuple[Font, ...]:
    """Return the fonts whose files lie in or below `folders`; a folder that does not exist holds none."""
    found = (path for folder in folders if folder.is_dir() for path in folder.rglob("*"))
    files = sorted(path for path in found if path.suffix.lower() in _SUFFIXES)
    return tuple(font for path in files for font in fonts_in(path))


def font_folders(surroundings: Surroundings) -> tuple[Path, ...]:
    """Return the folders that this platform keeps fonts in, whether they exist or not."""
    home = surroundings.home
    match surroundings.platform:
        case "win32" | "cygwin":
            return (surroundings.windows / "Fonts", home / "AppData/Local/Microsoft/Windows/Fonts")
        case "darwin":
            return (
                Path("/System/Library/Fonts"),
                Path("/Library/Fonts"),
                home / "Library/Fonts",
                Path("/Applications/Microsoft Word.app/Contents/Resources/DFonts"),
            )
        case _:
            user_data = surroundings.user_data or home / ".local/share"
            return (
                Path("/usr/share/fonts"),
                Path("/usr/local/share/fonts"),
                user_data / "fonts",
                home / ".fonts",
            )


def font_facts(fonts: Iterable[Font], *, platform: str) -> tuple[Fact, ...]:
    """Return one fact for each office font and for each free font that docgen asks for."""
    here = tuple(fonts)
    office = tuple(_office_fact(face, here) for face in Face)
    free = tuple(
        _free_fact(*SUBSTITUTES[face], cost=_substitute_cost(face), fonts=here, platform=platform)
        for face in Face
    )
    return (
        *office,
        *free,
        _free_fact("Noto Serif CJK SC", "Regular", cost=_FALLBACK, fonts=here, platform=platform),
        _free_fact("Liberation Serif", "Regular", cost=_LATIN, fonts=here, platform=platform),
    )


def _listed_fonts(program: str) -> tuple[Font, ...]:
    """Return what fontconfig lists; nothing when it fails."""
    command = [program, "--format", "%{family}\t%{style}\t%{file}\n"]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)
    except (OSError, subprocess.SubprocessError):
        return ()
    rows = (line.split("\t") for line in done.stdout.decode("utf-8", "replace").splitlines())
    return tuple(
        Font(frozenset(row[0].split(",")), frozenset(row[1].split(",")), Path(row[2]))
        for row in rows
        if len(row) == 3
    )


def _place_of(families: frozenset[str], style: str, fonts: tuple[Font, ...]) -> str:
    """Return the path of the first font of `families` in `style` (empty: any); empty if there is none."""
    paths = (
        str(font.path) for font in fonts if font.families & families and (not style or style in font.styles)
    )
    return min(paths, default="")


def _office_fact(face: Face, fonts: tuple[Font, ...]) -> Fact:
    family = face.value
    substitute = " ".join(SUBSTITUTES[face])
    return Fact(
        group=Group.OFFICE_FONT,
        name=Text(family.family, f"{family.family} ({family.alternate})"),
        need=Need.OPTIONAL,
        found=_place_of(frozenset({family.family, family.alternate}), "", fonts),
        cost=Text(
            f"生成的 Word 文件不受影响，但在本机打开时以其他字体显示；PDF 使用 {substitute}",
            f"the Word files are right, but shown here in another face; the PDF uses {substitute}",
        ),
        remedy=Text(
            f"安装单位已获授权的“{family.family}”字体；装有 Word 或 WPS 的办公电脑通常已有",
            f"install {family.family} under your office's licence; PCs with Word or WPS mostly have it",
        ),
    )


def _substitute_cost(face: Face) -> Text:
    return Text(
        f"没有“{face.family}”的机器上，PDF 中的这种字体会换成其他字体，版面可能改变",
        f"where {face.family} is not installed either, the PDF shows another face and its layout can change",
    )


def _free_fact(family: str, style: str, *, cost: Text, fonts: tuple[Font, ...], platform: str) -> Fact:
    name = f"{family} {style}"
    return Fact(
        group=Group.FREE_FONT,
        name=Text(name, name),
        need=Need.OPTIONAL,
        found=_place_of(frozenset({family}), style, fonts),
        cost=cost,
        remedy=_remedy(family, platform),
    )


def _remedy(family: str, platform: str) -> Text:
    if family.startswith("Fandol"):
        return Text(
            "在检出目录运行 make setup，或从 ctan.org/pkg/fandol 下载后安装",
            "run `make setup` in a checkout, or install it from ctan.org/pkg/fandol",
        )
    packages = {"Noto Serif CJK SC": "fonts-noto-cjk", "Liberation Serif": "fonts-liberation"}
    if platform == "linux":
        package = packages[family]
        return Text(f"sudo apt-get install {package}", f"sudo apt-get install {package}")
    return Text(f"下载并安装 {family}（自由字体）", f"download and install {family} (a free font)")
