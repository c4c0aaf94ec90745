"""Find out before a build whether the charts of its documents can be drawn, and with what."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from docgen.builder.files import fingerprint
from docgen.builder.step import Step
from docgen.charts.faults import chart_faults
from docgen.context.views import Context
from docgen.diagnostics import Diagnostic, Text
from docgen.layout.faces import Face
from docgen.machine.lettering import lettering_files
from docgen.machine.names import Font
from docgen.records.document import Document
from docgen.records.office import Office

CHART_ENGINES = ("matplotlib", "pillow")
"""What has a say in the bytes of a chart."""

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
        chart is not None
        for each in contexts
        for chart in (
            *(article.chart for article in each.document.articles),
            each.status.chart,
            each.progress.status_chart,
            each.progress.section_chart,
            *each.progress.figure_charts,
        )
    )


def files_fingerprint(files: Iterable[Path]) -> str:
    """Return the fingerprint of the fonts that charts are lettered from: their names and sizes, in order."""
    known = [(file.name, file.stat().st_size) for file in files]
    return fingerprint(json.dumps(known, ensure_ascii=False).encode())


def undrawable(steps: Iterable[Step], fonts: tuple[Path, ...]) -> Iterator[tuple[Step, Diagnostic]]:
    """Yield each step with a chart that cannot be drawn, and why."""
    for step in steps:
        pairs = ((step.document, step.context), *((a.document, a.context) for a in step.annexes))
        for document, context in pairs if not step.word else ():
            yield from ((step, fault) for fault in _faults(document, context, fonts))


def _faults(document: Document, context: Context, fonts: tuple[Path, ...]) -> Iterator[Diagnostic]:
    # The Word engine is slow to import; without a chart nothing of it is needed here.
    from docgen.word.picture_faults import NO_CHART, NO_CHART_FONT

    for index, article in enumerate(context.document.articles):
        if article.chart is None:
            continue
        place = document.place("articles", index, "chart")
        name = article.chart.title
        for fact in chart_faults(article.chart):
            yield NO_CHART.at(place, Text(f"图“{name}”{fact.zh}", f"chart {name}: {fact.en}"))
        if find_spec("matplotlib") is None:
            yield NO_CHART.at(place, Text(f"图“{name}”{_NO_ENGINE.zh}", f"chart {name}: {_NO_ENGINE.en}"))
        elif not fonts:
            yield NO_CHART_FONT.at(place, Text(f"图“{name}”{_NO_FONTS.zh}", f"chart {name}: {_NO_FONTS.en}"))
