"""Name what a release cannot carry (codes DG670 and DG671)."""

from __future__ import annotations

from docgen.diagnostics import Severity, Text
from docgen.faults import Fault

LOST_TEXT = Fault(
    "DG670",
    Severity.WARNING,
    Text("这一段没有导出", "a paragraph is not in the release"),
    Text(
        "在 Word 里把它改成普通段落，或在导出的文件里补上",
        "make it an ordinary paragraph in Word, or add it to the exported file",
    ),
    bad="（自动目录、控件里的文字）",
    good="（普通段落）",
    why=Text(
        "网页和纯文本没有 Word 的目录、域和控件，少了的文字要有人知道。",
        "Pages and plain text have none of Word's contents, fields or controls; a loss must be known.",
    ),
)
LOST_DRAWING = Fault(
    "DG671",
    Severity.WARNING,
    Text("这个图形没有导出", "a drawing is not in the release"),
    Text(
        "在 Word 里另存为图片后插入，并写替代文字",
        "save it as a picture, put that into the document, and give it a text to be read instead",
    ),
    bad="Word 图表、SmartArt、嵌入的 Excel 表",
    good="PNG 图片，替代文字：各市签约率，最高 95%，最低 81%",
    why=Text(
        "这些图形只有 Office 能画，看网页的人和读屏软件都看不到。",
        "Only Office can draw them; neither a browser nor a screen reader can.",
    ),
)

RELEASE_FAULTS: dict[str, Fault] = {fault.code: fault for fault in (LOST_TEXT, LOST_DRAWING)}
"""Each code of a release."""
