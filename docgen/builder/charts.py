"""Find out before a build whether the charts of its documents can be drawn, and with what."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from docgen.builder.files import fingerprint
from docgen.builder.ingredients import TemplatesRead
from docgen.builder.step import BoundAnnex, Step
from docgen.charts.faults import chart_faults
from docgen.context.chart_views import ChartView
from docgen.context.views import Context
from docgen.diagnostics import Diagnostic, Place, Text
from docgen.layout.faces import Face
from docgen.machine.lettering import lettering_files
from docgen.machine.names import Font
from docgen.records.document import Document
from docgen.records.office import Office

_NO_FONTS = Text("本机没有可用的中文字体", "this machine has no Chinese font for it")
_NO_ENGINE = Text(
    "没有装画图的部分，请运行 pip install 'docgen[charts]'",
    "the part that draws is not installed: pip install 'docgen[charts]'",
)


def shows_charts(documents: Iterable[Document]) -> bool:
    """Say whether one of `documents` shows a chart, which is lettered from the fonts of the machine."""
    return any(
        each.period or any(article.chart is not None for article in each.articles) for each in documents
    )


def chart_files(documents: Iterable[Document], office: Office, fonts: tuple[Font, ...]) -> tuple[Path, ...]:
    """Return the files of `fonts` that charts of `documents` are lettered from; none where there are none."""
    chosen = office.layout.font_overrides.get(Face.HEITI.value.family, "")
    return lettering_files(fonts, chosen=chosen) if shows_charts(documents) else ()


def has_charts(*contexts: Context) -> bool:
    """Say whether one of `contexts` holds a chart."""
    return any(
        any(article.chart is not None for article in each.document.articles)
        or any(True for _ in _of_period(each))
        for each in contexts
    )


def _of_period(context: Context) -> Iterator[tuple[tuple[str, str], ChartView]]:
    """Yield the charts of the reporting period, each with the name that a template shows it by."""
    charts = {
        ("status", "chart"): (context.status.chart,),
        ("progress", "status_chart"): (context.progress.status_chart,),
        ("progress", "section_chart"): (context.progress.section_chart,),
        ("progress", "figure_charts"): context.progress.figure_charts,
    }
    yield from ((name, chart) for name, each in charts.items() for chart in each if chart is not None)


def files_fingerprint(files: Iterable[Path]) -> str:
    """Return the fingerprint of the fonts that charts are lettered from: their names and sizes, in order."""
    known = [(file.name, file.stat().st_size) for file in files]
    return fingerprint(json.dumps(known, ensure_ascii=False).encode())


def undrawable(steps: Iterable[Step], fonts: tuple[Path, ...]) -> Iterator[tuple[Step, Diagnostic]]:
    """Yield each step with a chart that cannot be drawn, and why.

    Charts of the reporting period are in every context; only those that the template shows count.
    """
    read = TemplatesRead()
    for step in steps:
        pieces: tuple[Step | BoundAnnex, ...] = () if step.word else (step, *step.annexes)
        for piece in pieces:
            for place, chart in _shown(piece, read):
                yield from ((step, fault) for fault in _faults(chart, place, fonts))


def _shown(piece: Step | BoundAnnex, read: TemplatesRead) -> Iterator[tuple[Place, ChartView]]:
    """Yield the charts that a document shows, each with where its record asks for it."""
    for index, article in enumerate(piece.context.document.articles):
        if article.chart is not None:
            yield piece.document.place("articles", index, "chart"), article.chart
    for (owner, name), chart in _of_period(piece.context):
        reads = read.reads(piece.template)
        of_owner = reads.names.get(owner)
        if reads.whole or (of_owner is not None and (of_owner.whole or name in of_owner.names)):
            yield piece.document.place("period"), chart


def _faults(chart: ChartView, place: Place, fonts: tuple[Path, ...]) -> Iterator[Diagnostic]:
    # The Word engine is slow to import; without a chart nothing of it is needed here.
    from docgen.word.picture_faults import NO_CHART, NO_CHART_FONT

    name = chart.title
    for fact in chart_faults(chart):
        yield NO_CHART.at(place, Text(f"图“{name}”{fact.zh}", f"chart {name}: {fact.en}"))
    if find_spec("matplotlib") is None:
        yield NO_CHART.at(place, Text(f"图“{name}”{_NO_ENGINE.zh}", f"chart {name}: {_NO_ENGINE.en}"))
    elif not fonts:
        yield NO_CHART_FONT.at(place, Text(f"图“{name}”{_NO_FONTS.zh}", f"chart {name}: {_NO_FONTS.en}"))
