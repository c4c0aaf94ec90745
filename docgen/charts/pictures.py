"""Turn a figure into a PNG and into an SVG of nothing but shapes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from docgen.ooxml.xml import hardened_parser

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DOTS_PER_INCH: Final = 300
_UNSAID: Final = dict.fromkeys(("Creator", "Date", "Format", "Type"))


def png(figure: Figure) -> bytes:
    """Return a grey PNG, 300 dots an inch."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    canvas: Any = FigureCanvasAgg(figure)  # not typed by its authors
    canvas.draw()
    file = io.BytesIO()
    image = Image.frombytes("RGBA", canvas.get_width_height(), bytes(canvas.buffer_rgba())).convert("L")
    image.save(file, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return file.getvalue()


def svg(figure: Figure) -> bytes:
    """Return an SVG without document type, style sheet and comments, which careful readers of SVG refuse."""
    file = io.BytesIO()
    figure.savefig(file, format="svg", metadata=_UNSAID)
    root = etree.fromstring(file.getvalue(), hardened_parser(keep_blank=False))
    etree.strip_elements(root, "{*}style", etree.Comment, with_tail=False)
    root.set("stroke-linejoin", "round")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
