"""Hand WeasyPrint a tree that is parsed already.

`weasyprint.HTML` takes text alone, and parses it with an HTML parser in Python. What docgen writes is
well-formed XML as well, which the parser of the standard library reads thirty times as fast.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import cssselect2
from weasyprint import HTML


class _Parsed(HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A document whose elements are known; all else is WeasyPrint's."""

    def __init__(self, root: ET.Element, url_fetcher: Callable[..., Any]) -> None:
        # In place of HTML.__init__ of WeasyPrint 70, which opens, decodes and parses.
        self.base_url = None
        self.url_fetcher = url_fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def html_of(text: str, url_fetcher: Callable[..., Any]) -> HTML:
    """Return what WeasyPrint draws: HTML that is well-formed XML, which may ask `url_fetcher` for files."""
    return _Parsed(ET.fromstring(text), url_fetcher)  # noqa: S314  # we wrote it, without entities
