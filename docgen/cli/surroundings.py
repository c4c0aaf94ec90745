"""Gather what only the command line may ask the machine for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from docgen.machine.fact import Surroundings


def surroundings(output: Path) -> Surroundings:
    """Return platform, search path and folders; `output` is the folder that files are written to."""
    data = os.environ.get("XDG_DATA_HOME")
    return Surroundings(
        platform=sys.platform,
        python=(sys.version_info.major, sys.version_info.minor, sys.version_info.micro),
        home=Path.home(),
        search_path=os.environ.get("PATH", ""),
        output=output,
        user_data=Path(data) if data else None,
        windows=Path(os.environ.get("WINDIR", "C:/Windows")),
    )
