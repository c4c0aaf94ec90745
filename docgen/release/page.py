"""Wrap the text of a document into a web page that needs nothing from elsewhere."""

from __future__ import annotations

from html import escape
from typing import Final

STYLE: Final = """\
body { margin: 0; background: #ffffff; color: #1a1a1a; }
body { font: 1.125rem/1.9 FangSong, STFangsong, "Noto Serif CJK SC", serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem; }
p { margin: 0; text-indent: 2em; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { margin: 1.2em 0 .4em; font-size: 1.125rem; line-height: 1.6; }
h1, h2, h3, h4, h5, h6, .mark { font-family: SimHei, "Noto Sans CJK SC", sans-serif; }
h1 { text-align: center; font-size: 1.6rem; }
h3 { font-family: KaiTi, STKaiti, serif; }
.mark p { color: #b30000; font-size: 1.8rem; font-weight: bold; text-align: center; text-indent: 0; }
.number { border-bottom: 2px solid #b30000; }
.number p { text-align: center; text-indent: 0; }
.note p, .recipients p, figure p, td p, th p { text-indent: 0; }
.annexes { margin: 1em 0; }
.signature p { text-align: right; text-indent: 0; }
.imprint { margin-top: 2em; border: solid #1a1a1a; border-width: 1px 0; font-size: 1rem; }
.imprint p { text-indent: 0; }
table { width: 100%; margin: 1em 0; border-collapse: collapse; font-size: 1rem; line-height: 1.5; }
caption, figcaption { margin: .5em 0; font-weight: bold; text-align: center; }
th, td { border: 1px solid #595959; padding: .3em .5em; vertical-align: top; }
th { background: #f2f2f2; color: #1a1a1a; }
figure { margin: 1em 0; text-align: center; }
img { max-width: 100%; height: auto; }
a { color: #0b4f8a; }
"""
"""Every colour stands at least 4.5 to 1 against its ground (WCAG 2.1, 1.4.3)."""


def page_of(body: str, *, title: str) -> str:
    """Return a whole HTML page with the markup `body`; its `title` is text."""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
