"""Compare a Word file with what was released of it: nothing that is read may be missing unnoticed."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.release.findings import LOST_DRAWING, LOST_TEXT
from docgen.release.flow import MC, W, is_hidden

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FOREIGN = {"chart": Text("图表", "a chart"), "diagram": Text("SmartArt 图形", "a SmartArt graphic")}
_SHOWN = 30


def losses(root: etree._Element, words: str, *, name: str) -> Iterator[Diagnostic]:
    """Yield what the body `root` of the file `name` holds and `words`, all that was released, do not."""
    told = _squeezed(words)
    for number, paragraph in enumerate(root.iter(f"{W}p"), 1):
        if next(paragraph.iterancestors(f"{MC}Fallback"), None) is not None:
            continue
        place = Place(name, within=f"¶{number}")
        text = "".join(run for run in _texts(paragraph))
        if _squeezed(text) not in told:
            shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
            yield LOST_TEXT.at(place, Text(f"没有导出：“{shown}”", f"not exported: “{shown}”"))
        for what in _drawings(paragraph):
            yield LOST_DRAWING.at(place, Text(f"{what.zh}没有导出", f"{what.en} is not exported"))


def _texts(paragraph: etree._Element) -> Iterator[str]:
    """Yield the texts of `paragraph` that a reader sees: not those of text boxes, hidden or moved away."""
    for text in paragraph.iter(f"{W}t"):
        if next(text.iterancestors(f"{W}p"), None) is paragraph:
            run = text.getparent()
            moved = next(text.iterancestors(f"{W}moveFrom"), None) is not None
            if run is not None and not moved and not is_hidden(run):
                yield text.text or ""


def _drawings(paragraph: etree._Element) -> Iterator[Text]:
    for graphic in paragraph.iter(f"{_A}graphicData"):
        kind = (graphic.get("uri") or "").rpartition("/")[2]
        if kind in _FOREIGN:
            yield _FOREIGN[kind]
    for _ in paragraph.iter(f"{W}object"):
        yield Text("嵌入的对象", "an embedded object")


def _squeezed(text: str) -> str:
    return "".join(text.split())
