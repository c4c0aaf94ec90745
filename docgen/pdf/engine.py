"""Hand WeasyPrint a tree that is parsed already, and the few rules that such a tree needs.

`weasyprint.HTML` takes text alone, and parses it with an HTML parser in Python. What docgen writes is
well-formed XML as well, which the parser of the standard library reads thirty times as fast.

The style sheet that WeasyPrint gives to every web page styles six pseudo-elements of every element, and all
sixteen boxes in the margins of every page, which docgen never uses: a tenth of the time of a notice.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final
from xml.etree import ElementTree as ET

import cssselect2
from weasyprint import CSS, HTML

_ELEMENTS: Final = """
head,meta,style,title{display:none}
html,body,div,p,h1,h2,h3,h4,h5,h6,ul,li{display:block}
table{display:table;box-sizing:border-box;text-indent:initial}
colgroup{display:table-column-group}
col{display:table-column}
thead{display:table-header-group}
tbody{display:table-row-group}
tfoot{display:table-footer-group}
tr{display:table-row}
td,th{display:table-cell}
img{overflow:hidden}
h1{bookmark-level:1}
h2{bookmark-level:2}
h3{bookmark-level:3}
h4{bookmark-level:4}
h5{bookmark-level:5}
h6{bookmark-level:6}
h1,h2,h3,h4,h5,h6{bookmark-label:content(text);break-inside:avoid}
"""
"""What each element that docgen writes is, before its own rules say how it looks."""


class _Parsed(HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A document whose elements are known; all else is WeasyPrint's."""

    def __init__(self, root: ET.Element, url_fetcher: Callable[..., Any]) -> None:
        # In place of HTML.__init__ of WeasyPrint 70, which opens, decodes and parses.
        self.base_url = None
        self.url_fetcher = url_fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: FBT001, FBT002  # as WeasyPrint has it
        del forms
        return [_element_styles()]


def html_of(text: str, url_fetcher: Callable[..., Any]) -> HTML:
    """Return what WeasyPrint draws: HTML that is well-formed XML, which may ask `url_fetcher` for files."""
    return _Parsed(ET.fromstring(text), url_fetcher)  # noqa: S314  # we wrote it, without entities


@cache
def _element_styles() -> CSS:
    return CSS(string=_ELEMENTS)
