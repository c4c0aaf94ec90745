"""Draw one page of each document of the demo, small: ``python -m tests.gallery`` (`make gallery`).

Of a document that is made for each division or region, the first is drawn.
"""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import Image

from tests.demo import DemoFile, demo_files
from tests.projects import CHECKOUT

FOLDER = CHECKOUT / "docs/gallery"
LIMIT = 100_000
"""Bytes that a picture may have."""
_DPI = 60
_COLOURS = 32


def picture_name(name: str) -> str:
    """Return the file name of the picture of a document."""
    return f"{name.replace('/', '-')}.png"


def drawn(file: DemoFile) -> bytes:
    """Return the first page of a document as a PNG of few colours."""
    document = pypdfium2.PdfDocument(file.pdf)
    try:
        page = document[0].render(scale=_DPI / 72).to_pil()
    finally:
        document.close()
    target = io.BytesIO()
    few = page.convert("RGB").quantize(_COLOURS, method=Image.Quantize.MEDIANCUT)
    few.save(target, format="PNG", optimize=True)
    return target.getvalue()


def main() -> None:
    """Write the pictures and the page that shows them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    rows = []
    for file in (each for each in demo_files() if each.first):
        name = picture_name(file.name)
        (FOLDER / name).write_bytes(drawn(file))
        rows.append(f"| `{file.name}` | ![{file.name}]({name}) |")
    text = "# Gallery\n\nThe first page of each document that `make demo` builds, as its PDF shows it.\n"
    text += "Of one that is made for each division or region, that of the first.\n\n"
    head = "| document | first page |\n|---|---|\n"
    (Path(FOLDER) / "README.md").write_text(text + head + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
