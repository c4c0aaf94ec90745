"""Print the memory of one process that makes many PDFs: the highest of each hundred, in megabytes.

python -m tests.benchmarks.memory FILE.docx COUNT
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from docgen.machine.fonts import fonts_in_folders
from docgen.pdf.archive import ArchiveFacts, archive
from docgen.pdf.convert import to_pdf
from docgen.pdf.fonts import FontMap

STEP = 100
FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
FACTS = ArchiveFacts("通知", "委员会", datetime.datetime(2021, 11, 3, tzinfo=datetime.UTC))


def resident() -> float:
    """Return what this process keeps in memory now, in megabytes."""
    rows = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("VmRSS")) / 1024


def main(file: Path, count: int) -> None:
    """Make `count` PDFs of `file`."""
    docx, fonts = file.read_bytes(), FontMap(fonts_in_folders(FOLDERS))
    for _ in range(count // STEP):
        highest = 0.0
        for _ in range(STEP):
            archive(to_pdf(docx, name=file.name, fonts=fonts).pdf, FACTS)
            highest = max(highest, resident())
        print(f"{highest:.1f}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
