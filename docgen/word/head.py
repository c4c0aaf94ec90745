"""Give the parts of the head whose geometry depends on the text, as WordprocessingML."""

from __future__ import annotations

from lxml import etree

from docgen.layout.head import mark_setting
from docgen.layout.page import Profile
from docgen.layout.styles import TITLE_GAP
from docgen.layout.units import Length
from docgen.word.markup import RUN_ORDER, ordered, text_run, w
from docgen.word.styles import spacing_of


def mark_run(mark: str, profile: Profile) -> etree._Element:
    """Return the run of the issuing mark, narrowed so that it fits the type area."""
    setting = mark_setting(mark, profile)
    properties: list[etree._Element] = []
    if setting.scale_percent < 100:
        properties.append(w("w", val=setting.scale_percent))
    if setting.size != profile.mark_size:
        properties += [
            w("position", val=setting.raise_by.half_points),
            w("sz", val=setting.size.half_points),
            w("szCs", val=setting.size.half_points),
        ]
    return text_run(mark, ordered("rPr", RUN_ORDER, properties) if properties else None)


def title_gap_paragraph(height: Length) -> etree._Element:
    """Return the empty line under a title, so high."""
    return w("p", w("pPr", w("pStyle", val=TITLE_GAP), w("spacing", **spacing_of(line=height))))
