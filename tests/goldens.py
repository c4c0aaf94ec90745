"""What the documents of the demo say and how their pages lie, in files that a person can review.

``python -m tests.goldens`` writes them anew; a test compares. The facts of a page are what a reader would
notice: its size, where its text begins and ends, its first and last line, its folio.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pdfplumber
import yaml

from docgen.verbs.templates import template_text
from tests.demo import DemoFile, demo_files

FOLDER = Path(__file__).parent / "golden"
_MM = 25.4 / 72
_FOLIO = "—"


def page_facts(pdf: Path) -> list[dict[str, Any]]:
    """Return the facts of each page; millimetres are whole, so that a hair's breadth is no change."""
    with pdfplumber.open(pdf) as document:
        return [_facts(page) for page in document.pages]


def _facts(page: Any) -> dict[str, Any]:
    rows: list[tuple[float, list[Any]]] = []
    upright = [c for c in page.chars if c["text"].strip() and c["upright"]]
    for char in sorted(upright, key=lambda c: (c["bottom"], c["x0"])):
        if rows and char["bottom"] - rows[-1][0] < 3:
            rows[-1][1].append(char)
        else:
            rows.append((char["bottom"], [char]))
    lines = ["".join(c["text"] for c in sorted(row, key=lambda c: c["x0"])) for _, row in rows]
    turned = "".join(c["text"] for c in page.chars if not c["upright"])
    body = [line for line in lines if not line.startswith(_FOLIO)]
    chars = [c for _, row in rows for c in row]
    return {
        "size": f"{page.width * _MM:.0f}x{page.height * _MM:.0f}",
        "lines": len(body),
        "ink": [round(min(c["x0"] for c in chars) * _MM), round(max(c["x1"] for c in chars) * _MM)]
        if chars
        else [],
        "first": body[0] if body else "",
        "last": body[-1] if body else "",
        "folio": next((line for line in lines if line.startswith(_FOLIO)), turned),
    }


def golden(file: DemoFile) -> dict[Path, str]:
    """Return the golden files of a document with what they should hold."""
    facts = yaml.safe_dump(page_facts(file.pdf), allow_unicode=True, sort_keys=False, width=200)
    return {
        FOLDER / f"{file.name}.txt": template_text(file.word),
        FOLDER / f"{file.name}.pages.yaml": facts,
    }


if __name__ == "__main__":
    for each in demo_files():
        for path, text in golden(each).items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
