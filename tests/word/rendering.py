"""Render the built-in notice as a build does: restyled, sealed, compiled."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment
from PIL import Image, ImageDraw

from docgen.context.views import Context
from docgen.layout.page import PROFILE_A, Profile
from docgen.ooxml.package import read_package, write_package
from docgen.word.environment import Filter
from docgen.word.fragments import SealPicture, fragment_filters
from docgen.word.restyle import restyle
from docgen.word.seal import RELATIONSHIP_ID, with_seal
from docgen.word.template import compile_template

NO_FILTERS: Mapping[str, Filter] = {}
TEMPLATES = Path(__file__).parents[2] / "templates"
TEMPLATE = TEMPLATES / "notices/division_of_labor.docx"


def rendered(
    context: Context, profile: Profile = PROFILE_A, *, seal: bool = False, template: Path = TEMPLATE
) -> bytes:
    """Return the notice as a Word file, with the picture of a seal where `seal` is set."""
    parts = restyle(read_package(template.read_bytes()), profile)
    if seal:
        parts = with_seal(parts, seal_picture(), name="seal.png")
    filters = fragment_filters(profile, SealPicture(RELATIONSHIP_ID) if seal else None)
    return compile_template(write_package(parts), name=template.name, filters=filters).render(context)


def by_docxtpl(data: bytes, context: object, filters: Mapping[str, Filter] = NO_FILTERS) -> bytes:
    """Return what docxtpl makes of the template `data`: load, render, save, as its manual says."""
    names = dict(context) if isinstance(context, Mapping) else _fields(context)
    environment = Environment(autoescape=True)
    environment.filters.update(filters)
    template = DocxTemplate(io.BytesIO(data))
    template.render(names, environment, autoescape=True)
    file = io.BytesIO()
    template.save(file)
    return file.getvalue()


def _fields(context: object) -> dict[str, object]:
    assert is_dataclass(context)
    return {entry.name: getattr(context, entry.name) for entry in fields(context)}


def seal_picture() -> bytes:
    """Return a red ring: no office's seal."""
    image = Image.new("RGBA", (500, 500), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((4, 4, 495, 495), outline=(220, 20, 20, 255), width=14)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
