"""Say in a message which figure is meant, and where another stands."""

from __future__ import annotations

from docgen.diagnostics import Text
from docgen.layout.dates import date_words
from docgen.records.indicator import Indicator
from docgen.records.progress import Figure


def figure_called(indicator: Indicator, figure: Figure) -> Text:
    """Return how a message names a figure: 全县2022年12月31日的建档率（贫困人口）."""
    whom = f"（{figure.population}）" if figure.population else ""
    area = f", {figure.scope}" if figure.scope else ""
    return Text(
        f"{figure.scope}{date_words(figure.as_of)}的“{indicator.name}”{whom}",
        f"{indicator.id} on {figure.as_of}{area}{f', {figure.population}' if figure.population else ''}",
    )


def value_called(indicator: Indicator, figure: Figure) -> str:
    """Return the value of a figure with its unit: 81.75%."""
    return f"{figure.value:f}{figure.unit or indicator.unit}"
