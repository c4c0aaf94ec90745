"""Print the memory of one process that makes many files: the highest of each hundred, in megabytes.

python -m tests.benchmarks.memory FILE.docx COUNT   makes so many PDFs of a Word file
python -m tests.benchmarks.memory FOLDER STEP       builds a project as Word, a row for each STEP documents
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from docgen.builder.outcome import Outcome
from docgen.machine.fonts import fonts_in_folders
from docgen.verbs.building import build, plan
from tests.projects import AS_OF

STEP = 100
FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")


def resident() -> float:
    """Return what this process keeps in memory now, in megabytes."""
    rows = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("VmRSS")) / 1024


def pdfs(file: Path, count: int) -> None:
    """Make `count` PDFs of `file`."""
    from docgen.pdf.archive import ArchiveFacts, archive
    from docgen.pdf.convert import to_pdf
    from docgen.pdf.fonts import FontMap

    facts = ArchiveFacts("通知", "委员会", datetime.datetime(2021, 11, 3, tzinfo=datetime.UTC))
    docx, fonts = file.read_bytes(), FontMap(fonts_in_folders(FOLDERS))
    for _ in range(count // STEP):
        highest = 0.0
        for _ in range(STEP):
            archive(to_pdf(docx, name=file.name, fonts=fonts).pdf, facts)
            highest = max(highest, resident())
        print(f"{highest:.1f}", flush=True)


def words(root: Path, step: int) -> None:
    """Build the Word files of the project in folder `root`."""
    made, highest = 0, 0.0

    def look(_: Outcome) -> None:
        nonlocal made, highest
        made, highest = made + 1, max(highest, resident())
        if made % step == 0:
            print(f"{highest:.1f}", flush=True)
            highest = 0.0

    build(plan(root, as_of=AS_OF, formats=("docx",)), on_done=look)


if __name__ == "__main__":
    (words if Path(sys.argv[1]).is_dir() else pdfs)(Path(sys.argv[1]), int(sys.argv[2]))
