"""Name what of an annex cannot be bound behind a document as it is (codes DG660 to DG669)."""

from __future__ import annotations

from docgen.diagnostics import Severity, Text
from docgen.faults import Fault

_LOOK = Text("对照附件原件检查", "compare with the annex as it was")
_CLEAN = Text("在附件中清除后重新生成", "clear it in the annex and build again")

COMMENTS = Fault(
    "DG660",
    Severity.WARNING,
    Text("附件中的批注没有带入", "comments of an annex are left out"),
    Text("处理完附件里的批注再合订", "deal with the comments in the annex first"),
    bad="附件.docx（有 3 条批注）",
    good="附件.docx（没有批注）",
    why=Text("批注是内部意见，不随公文印发。", "Comments are internal and are not issued."),
)
BOUND_DATA = Fault(
    "DG661",
    Severity.NOTE,
    Text("附件内容控件与数据的连接没有带入", "content controls of an annex are cut off from their data"),
    _LOOK,
    bad="内容控件（取自自定义 XML）",
    good="普通文字",
    why=Text(
        "数据留在附件文件里；显示的文字保留。", "The data stays in the annex's file; the text shown stays."
    ),
)
SETTINGS = Fault(
    "DG662",
    Severity.NOTE,
    Text("附件的全文设置与正文不同，合订后按正文", "an annex has other settings of the whole file"),
    _LOOK,
    bad="defaultTabStop 720（正文 420）",
    good="defaultTabStop 420",
    why=Text(
        "一个文件只有一套全文设置，换行和制表位可能略有变化。",
        "A file has one set of them; line ends and tab stops can move a little.",
    ),
)
LEFT_OUT = Fault(
    "DG663",
    Severity.WARNING,
    Text("附件的一部分没有带入", "a part of an annex is left out"),
    _CLEAN,
    bad="附件.docm（带宏）；附件.docx（页面背景）",
    good="附件.docx",
    why=Text(
        "宏、数字签名和页面背景属于原来的文件，不能并入另一个文件。",
        "Macros, signatures and a page background belong to their file and cannot be put into another.",
    ),
)
ENDNOTES = Fault(
    "DG664",
    Severity.NOTE,
    Text("附件的尾注排在全文末尾", "endnotes of an annex stand at the end of the whole"),
    Text("改用脚注", "use footnotes"),
    bad="尾注",
    good="脚注",
    why=Text("Word 把全文的尾注排在一处。", "Word sets all endnotes of a file in one place."),
)
THEME = Fault(
    "DG665",
    Severity.WARNING,
    Text("附件图形的主题效果按正文的主题显示", "shapes of an annex take effects from the document's theme"),
    _LOOK,
    bad="形状样式：强烈效果",
    good="形状：纯色填充、单线",
    why=Text(
        "一个文件只有一个主题；字体和颜色已逐处写明。", "A file has one theme; fonts and colours are kept."
    ),
)
NO_NUMBERS = Fault(
    "DG666",
    Severity.WARNING,
    Text("附件的页面没有页码", "the pages of an annex have no numbers"),
    Text("给附件加上页码，样式同正文", "give the annex page numbers like those of the document"),
    bad="附件.docx（没有页码）",
    good="附件.docx（页脚：— 1 —）",
    why=Text(
        "附件与正文一起装订时，页码应当连续（7.5）。", "Pages that are bound together are numbered on (7.5)."
    ),
)
RESTARTS = Fault(
    "DG667",
    Severity.WARNING,
    Text("附件的页码从头开始", "an annex numbers its pages anew"),
    Text("在附件的“页码格式”里选“续前节”", "choose “continue from previous section” in the annex"),
    bad="页码编号：起始页码 1",
    good="页码编号：续前节",
    why=Text(
        "附件与正文一起装订时，页码应当连续（7.5）。", "Pages that are bound together are numbered on (7.5)."
    ),
)
LOOSE_IMPRINT = Fault(
    "DG668",
    Severity.WARNING,
    Text("版记没有移到最后一个附件之后", "the edition record is not moved behind the last annex"),
    Text(
        "用 docgen 的 imprint 标签印版记，或把版记放进表格",
        "print it with the tag imprint, or put it in a table",
    ),
    bad="（普通段落）×××办公室　2021年11月3日印发",
    good="{{p document.imprint|imprint(document.annotation) }}",
    why=Text(
        "版记在公文最后一面，附件在版记之前（7.3.7、7.4）。", "It stands on the last page, behind annexes."
    ),
)

JOINING_FAULTS: dict[str, Fault] = {
    fault.code: fault
    for fault in (
        *(COMMENTS, BOUND_DATA, SETTINGS, LEFT_OUT, ENDNOTES, THEME, NO_NUMBERS, RESTARTS, LOOSE_IMPRINT),
    )
}
"""Each code of what cannot be joined."""
