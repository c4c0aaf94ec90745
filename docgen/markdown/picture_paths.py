"""Say what is wrong with the file of a picture before anything is opened: it must lie in the project."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

from docgen.diagnostics import Text

SUFFIXES: Final = frozenset({".png", ".jpg", ".jpeg"})
"""What Word, WPS and the PDF all show."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_PLACE = Text(
    "把图片放进项目文件夹，写相对路径，如 data/pictures/走访.png",
    "put the picture into the project and write its path from there, as data/pictures/visit.png",
)


def path_fault(path: str) -> tuple[Text, Text] | None:
    """Return what is wrong with a path, and the remedy; None where a picture may be looked for there."""
    if _SCHEME.match(path):
        fact = Text(
            f"图片 {path} 不在项目里：不从网上取图", f"{path} is not in the project; nothing is fetched"
        )
        return fact, _PLACE
    if not stays_inside(path):
        fact = Text(f"图片路径“{path}”不能用：要从项目文件夹写起", f"“{path}” is no path within the project")
        return fact, _PLACE
    if PurePosixPath(path).suffix.lower() not in SUFFIXES:
        fact = Text(f"图片 {path} 不是 PNG 或 JPEG", f"{path} is neither PNG nor JPEG")
        return fact, Text("另存为 PNG 或 JPEG", "save it as PNG or JPEG")
    return None


def missing_alt(path: str, alt: str) -> tuple[Text, Text] | None:
    """Return the fault of a picture that has no text to be read instead, and the remedy; None if it has."""
    if alt:
        return None
    fact = Text(f"图片 {path} 没有替代文字", f"the picture {path} has no text to be read instead")
    return fact, Text(
        f"在方括号里写明图片内容，如 ![入户走访]({path})", f"say what it shows: ![a visit]({path})"
    )


def stays_inside(path: str) -> bool:
    """Say whether `path` is a relative POSIX path that never leaves the folder it starts from."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and not set("\\:\0") & set(path)
