"""Read of a PNG or JPEG what a page needs to know: number of pixels, intended size, which way up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pixels:
    """The grid of a picture. Dots per inch are 0 where the file does not say."""

    width: int
    height: int
    dpi_across: float = 0.0
    dpi_down: float = 0.0
    channels: int = 3
    """Values a pixel: 1 grey, 3 colours, 4 the inks of a printing press (JPEG only)."""
    turned: bool = False
    """Whether the camera noted that the picture must be turned or mirrored to be upright (EXIF)."""
