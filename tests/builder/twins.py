"""Put a second part into a project: a twin of each plan, document, return, ledger and register."""

from __future__ import annotations

import re
from pathlib import Path

_KINDS = ("tasks", "documents", "progress", "ledgers", "registers")
_IDS = r"""(?m)^(\s*(?:- )?\{?(?:id|plan|ledger|findings|register|document)): (["']?)([\w-]+)\2$"""
_BOUND = r"\bdocument: ([\w-]+)\}"
_NUMBER = r"(?m)^((?:  - \{.*)?number: .*〕)(\d+)号"
_ISSUE = r"(?m)^issue: (\d+)$"


def add_twins(root: Path) -> None:
    """Give each record of the project in `root` a twin: its id begins with z, and so do those that it names.

    Document and issue numbers, which are given once, become others.
    """
    files = [file for kind in _KINDS for file in sorted((root / "data" / kind).rglob("*.yaml"))]
    known = {file.stem for file in files if file.parent.parent.name == "data"}

    def own(found: re.Match[str]) -> str:
        return f"{found[1]}: {found[2]}{'z' * (found[3] in known)}{found[3]}{found[2]}"

    for file in files:
        text = re.sub(_IDS, own, file.read_text(encoding="utf-8"))
        text = re.sub(_BOUND, lambda found: f"document: {'z' * (found[1] in known)}{found[1]}}}", text)
        if file.parent.name == "documents":
            text = re.sub(_NUMBER, r"\g<1>9\g<2>号", text)
            text = re.sub(_ISSUE, lambda found: f"issue: {int(found[1]) + 50}", text)
        parts = file.relative_to(root / "data").parts
        twin = root / "data" / parts[0] / "/".join(("z" + parts[1], *parts[2:]))
        twin.parent.mkdir(parents=True, exist_ok=True)
        twin.write_text(text, encoding="utf-8")
