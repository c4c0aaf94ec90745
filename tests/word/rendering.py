"""Render the built-in notice by plain docxtpl, with the filters of docgen."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from PIL import Image, ImageDraw

from docgen.context.views import Context
from docgen.layout.page import PROFILE_A, Profile
from docgen.ooxml.package import read_package, write_package
from docgen.word.fragments import Seal, fragment_filters
from docgen.word.restyle import restyle
from docgen.word.seal import RELATIONSHIP_ID, with_seal

TEMPLATE = Path(__file__).parents[2] / "templates/notices/division_of_labor.docx"


def rendered(context: Context, profile: Profile = PROFILE_A, *, seal: bool = False) -> bytes:
    """Return the notice as a Word file, with the picture of a seal where `seal` is set."""
    parts = restyle(read_package(TEMPLATE.read_bytes()), profile)
    if seal:
        parts = with_seal(parts, _seal_picture(), name="seal.png")
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    environment.filters.update(fragment_filters(profile, Seal(RELATIONSHIP_ID) if seal else None))
    template = DocxTemplate(io.BytesIO(write_package(parts)))
    names = {field.name: getattr(context, field.name) for field in dataclasses.fields(context)}
    template.render(names, environment, autoescape=True)
    file = io.BytesIO()
    template.save(file)
    return file.getvalue()


def _seal_picture() -> bytes:
    """Return a red ring: no office's seal."""
    image = Image.new("RGBA", (500, 500), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((4, 4, 495, 495), outline=(220, 20, 20, 255), width=14)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
