"""Show a chart in a document: drawn once, as SVG with a PNG beside it, under it its note and title.

The filter is used as ``{{p article.chart|chart }}``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from docgen.context.chart_views import ChartView
from docgen.diagnostics import Text
from docgen.layout.page import Profile
from docgen.layout.units import Mm
from docgen.word.environment import Filter
from docgen.word.markup import fragment
from docgen.word.media import MediaItem, MediaKind, media_of
from docgen.word.picture_faults import NO_CHART, NO_CHART_FONT
from docgen.word.pictures import Caption, Picture, PictureError, picture_paragraphs, room_of

if TYPE_CHECKING:
    from docgen.charts import Drawing

ChartFonts = Callable[[], Sequence[Path]]
"""Gives the font files that charts are lettered from, best first; asked when the first chart is drawn."""

_REMEMBERED: Final = 16
"""Charts that a filter remembers: the same brief for several recipients shows the same ones."""


def chart_filter(profile: Profile, fonts: ChartFonts) -> Filter:
    """Return the filter that shows a chart in templates of `profile`, lettered from `fonts`."""
    room = room_of(profile)

    @lru_cache(_REMEMBERED)
    def drawn(chart: ChartView) -> tuple[Picture, str]:
        made = _drawing(chart, fonts())
        raster, vector = MediaItem(made.png, MediaKind.PNG), MediaItem(made.svg, MediaKind.SVG)
        return Picture(raster, Mm(made.width_mm), Mm(made.height_mm), vector), made.alt

    @pass_context
    def chart(context: Context, value: ChartView) -> Markup:
        picture, alt = drawn(value)
        caption = Caption(alt, title=value.title, note=f"注：{value.note}" if value.note else "")
        return fragment(picture_paragraphs(picture, media_of(context), caption, room=room))

    return chart


def _drawing(chart: ChartView, fonts: Sequence[Path]) -> Drawing:
    """Return `chart` drawn. Raises |PictureError| where that cannot be done."""
    from docgen.charts import ChartError, FontError, draw

    try:
        return draw(chart, fonts)
    except FontError as error:
        raise PictureError(NO_CHART_FONT, _named(chart, error.fact)) from error
    except ChartError as error:
        raise PictureError(NO_CHART, _named(chart, error.fact)) from error
    except ImportError as error:
        fact = Text(
            "没有装画图的部分，请运行 pip install 'docgen[charts]'",
            "the part that draws is not installed: pip install 'docgen[charts]'",
        )
        raise PictureError(NO_CHART, _named(chart, fact)) from error


def _named(chart: ChartView, fact: Text) -> Text:
    return Text(f"“{chart.title}”{fact.zh}", f"{chart.title}: {fact.en}")
