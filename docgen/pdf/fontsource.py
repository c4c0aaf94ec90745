"""Keep one font configuration of WeasyPrint for many documents, emptied between them.

Every |FontConfiguration| that is made loses a quarter of a megabyte for good, inside Pango: 120 MB after 500
documents. A used one cannot simply be used again, as it would serve the fonts of the document before. So its
map of fonts is kept and given a new fontconfig: memory stays flat, and the bytes are those of a new one.

Where a document brings every font it needs, the new fontconfig is an empty one: to read the list of the
machine's fonts, and to look through it for each style, takes a twentieth of the time of a notice.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Final

_NEEDED: Final = ("font_map", "strut_layouts", "font_features", "_folder", "_config")
"""What WeasyPrint 70 keeps of a configuration; where one is missing, a new configuration is made instead."""

_IDLE: Final[list[Any]] = []
"""Configurations that no document is using; Pango would never give back what a new one takes."""


@contextmanager
def font_configuration(*, alone: bool = False) -> Iterator[Any]:
    """Give a font configuration for one document that is laid out and written within.

    It knows the fonts of the machine, unless those of the document, which are still to come, stand `alone`.
    """
    configuration = emptied(_IDLE.pop() if _IDLE else None, alone=alone)
    try:
        yield configuration
    finally:
        _remove_files(configuration)
        _IDLE.append(configuration)


def emptied(configuration: Any = None, *, alone: bool = False) -> Any:
    """Return a font configuration that knows no font of an earlier document, nor of the machine if `alone`.

    It is `configuration` itself, put back to its start, or a new one for None. The document that was made
    with it must be written by then.
    """
    from weasyprint.text.ffi import ffi, fontconfig, pangoft2
    from weasyprint.text.fonts import FontConfiguration

    if configuration is None:
        configuration = FontConfiguration()
        if not alone:
            return configuration
    if not all(hasattr(configuration, name) for name in _NEEDED):
        return FontConfiguration()
    config = _no_fonts()() if alone else fontconfig.FcInitLoadConfigAndFonts()
    pangoft2.pango_fc_font_map_set_config(ffi.cast("PangoFcFontMap *", configuration.font_map), config)
    fontconfig.FcConfigDestroy(config)
    configuration._config = config  # noqa: SLF001  # there is no other way to the fonts of before
    _remove_files(configuration)
    configuration.strut_layouts = {}
    configuration.font_features = {}
    return configuration


def machine_has_fonts() -> bool:
    """Say whether fontconfig finds any font; where it has none and is given none, Pango ends the process."""
    from weasyprint.text.ffi import fontconfig

    config = fontconfig.FcInitLoadConfigAndFonts()
    try:
        return bool(fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem).nfont)
    finally:
        fontconfig.FcConfigDestroy(config)


def _remove_files(configuration: Any) -> None:
    """Remove the fonts that WeasyPrint has put on the disk; it would only do so if the process ended well."""
    if getattr(configuration, "_folder", None):
        shutil.rmtree(configuration._folder, ignore_errors=True)  # noqa: SLF001
        configuration._folder = None  # noqa: SLF001


@cache
def _no_fonts() -> Any:
    """Return the function of fontconfig that makes an empty list of fonts; WeasyPrint does not know it."""
    from weasyprint.text.ffi import ffi, fontconfig

    ffi.cdef("FcConfig * FcConfigCreate (void);", override=True)
    return fontconfig.FcConfigCreate
