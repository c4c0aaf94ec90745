"""Run the pandoc of the wheel `pypandoc_binary`, without network, files or settings of the user.

`pypandoc` itself would take the newest pandoc it finds on the machine, and the same text could be read
differently elsewhere.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from docgen.diagnostics import Text
from docgen.errors import DocgenError

Node = Any
"""A value of pandoc's syntax tree: `{"t": kind, "c": content}`, lists of these, texts, numbers."""

_SECONDS: Final = 120
"""A body takes milliseconds; a run that takes so long will not end."""
_HERE: Final = Path(__file__).parent
_API: Final = [1, 23, 1]


def run_pandoc(arguments: Sequence[str], data: bytes) -> bytes:
    """Return what pandoc makes of `data`. Raises |DocgenError| where it is missing, fails or does not end."""
    # The user's data folder could change how things are read; ours holds nothing for pandoc.
    safe = ["--sandbox", f"--data-dir={_HERE}"]
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        ended = subprocess.run(
            [_program(), *safe, *arguments],
            input=data,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            creationflags=hidden,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _failed(str(error)) from error
    if ended.returncode:
        raise _failed(ended.stderr.decode(errors="replace").strip())
    return ended.stdout


def syntax_trees(texts: Sequence[str]) -> list[list[Node]]:
    """Return the blocks of each Markdown text, all read in one run."""
    blocks = [{"t": "CodeBlock", "c": [["", [], []], text]} for text in texts]
    document = {"pandoc-api-version": _API, "meta": {}, "blocks": blocks}
    arguments = ["--from=json", "--to=json", f"--lua-filter={_HERE / 'bodies.lua'}"]
    made = json.loads(run_pandoc(arguments, json.dumps(document).encode()))
    return [division["c"][1] for division in made["blocks"]]


def _program() -> str:
    """Return the path of pandoc in the wheel."""
    spec = find_spec("pypandoc")
    folder = Path(spec.origin).parent if spec is not None and spec.origin else _HERE
    return str(folder / "files" / ("pandoc.exe" if sys.platform == "win32" else "pandoc"))


def _failed(reason: str) -> DocgenError:
    return DocgenError(
        Text(
            f"pandoc 不能运行：{reason}；可重新安装：pip install --force-reinstall pypandoc_binary",
            f"pandoc cannot do its work: {reason}; to install it again: "
            "pip install --force-reinstall pypandoc_binary",
        )
    )
