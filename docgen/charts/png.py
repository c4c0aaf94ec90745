"""Draw outlines as PNG, by the Agg renderer of matplotlib."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from docgen.charts.outlines import Inked

DOTS_PER_INCH: Final = 300
_INCH: Final = 25.4
_SETTINGS: Final = ("agg.", "figure.", "lines.", "patch.", "path.", "savefig.")
"""What of matplotlib's settings reaches a drawing of outlines."""


def png(outlines: Iterable[Inked], *, width: float, height: float) -> bytes:
    """Return a grey PNG on white, `width` by `height` millimetres, 300 dots an inch."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.patches import PathPatch
    from matplotlib.transforms import Affine2D
    from PIL import Image

    with _settings_as_shipped():
        figure = Figure(figsize=(width / _INCH, height / _INCH), dpi=DOTS_PER_INCH, facecolor="white")
        page = Affine2D().scale(1, -1).translate(0, height).scale(1 / _INCH) + figure.dpi_scale_trans
        for each in outlines:
            patch = PathPatch(
                each.outline,
                facecolor="none" if each.fill is None else str(each.fill),
                edgecolor=str(each.grey) if each.weight else "none",
                linewidth=each.weight,
                linestyle=(0, each.dashes) if each.dashes else "solid",
                capstyle="butt",
                joinstyle="round",
                transform=page,
            )
            figure.add_artist(patch)
        canvas: Any = FigureCanvasAgg(figure)
        canvas.draw()
        pixels = bytes(canvas.buffer_rgba())
    image = Image.frombytes("RGBA", canvas.get_width_height(), pixels).convert("L")
    file = io.BytesIO()
    image.save(file, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return file.getvalue()


@contextmanager
def _settings_as_shipped() -> Iterator[None]:
    """Draw with matplotlib's own settings, whatever its user's are; afterwards they are as before."""
    import matplotlib

    shipped = matplotlib.rcParamsDefault
    with matplotlib.rc_context({name: shipped[name] for name in shipped if name.startswith(_SETTINGS)}):
        yield
