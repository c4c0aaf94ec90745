"""Name what of a Word file cannot stand in a workbook (codes DG680 to DG684)."""

from __future__ import annotations

from docgen.diagnostics import Severity, Text
from docgen.faults import Fault

_ASK_WORD = Text("需要时以 Word 或 PDF 文件为准", "go by the Word or PDF file where it matters")

NOT_A_CELL = Fault(
    "DG680",
    Severity.WARNING,
    Text("图片、文本框等没有放进表格文件", "pictures, text boxes and the like are left out of the workbook"),
    _ASK_WORD,
    bad="单元格中的图片",
    good="单元格中的文字",
    why=Text("单元格只能放文字和数。", "A cell holds text and numbers."),
)
NESTED = Fault(
    "DG681",
    Severity.NOTE,
    Text("表中表写成了单元格里的文字", "a table within a cell is written as the cell's text"),
    _ASK_WORD,
    bad="单元格里再套表格",
    good="合并单元格",
    why=Text("Excel 的单元格里不能再有表格。", "An Excel cell cannot hold a table."),
)
TOO_TALL = Fault(
    "DG682",
    Severity.WARNING,
    Text("这一行超过 Excel 的最大行高，打印不全", "a row is taller than Excel can print"),
    Text("在模板里把列放宽，或把内容分成几行", "widen the column in the template, or make it several rows"),
    bad="一个单元格 600 字，列宽 4 厘米",
    good="列宽 10 厘米",
    why=Text(
        "Excel 行高最多 409 磅；文字都在，但显示和打印不全。",
        "A row of Excel is 409 pt at most; the text is all there, but not all of it shows.",
    ),
)
NUMBERED = Fault(
    "DG683",
    Severity.WARNING,
    Text("自动编号没有写进表格文件", "automatic numbers are not written into the workbook"),
    Text("在模板里把编号写成文字", "write the numbers as text in the template"),
    bad="（自动编号）甲",
    good="1. 甲",
    why=Text("自动编号由 Word 排出，不是文字。", "Automatic numbers are set by Word; they are no text."),
)
NOTES = Fault(
    "DG684",
    Severity.WARNING,
    Text("脚注、尾注没有写进表格文件", "notes are not written into the workbook"),
    Text("把注写在表下（样式：表注）", "write them under the table (style 表注)"),
    bad="（脚注）数据来源：统计年鉴。",
    good="注：数据来源为统计年鉴。",
    why=Text("工作表没有脚注。", "A worksheet has no footnotes."),
)

EXCEL_FAULTS: dict[str, Fault] = {
    fault.code: fault for fault in (NOT_A_CELL, NESTED, TOO_TALL, NUMBERED, NOTES)
}
"""Each code of what cannot stand in a workbook."""
