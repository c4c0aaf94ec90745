"""Name what of a Word file cannot be drawn in the PDF as Word draws it (codes DG821 to DG846)."""

from __future__ import annotations

from docgen.diagnostics import Severity, Text
from docgen.faults import Fault

_IN_WORD = Text("在 Word 或 WPS 中改用普通文字或图片", "replace it by text or a picture in Word or WPS")
_LOST = Text("PDF 与 Word 中看到的不一样。", "The PDF is not what Word shows.")
_LOOK = Text("对照 Word 检查这一处", "compare this place with Word")


def _warning(
    code: str, title: Text, bad: str, good: str, *, remedy: Text = _IN_WORD, why: Text = _LOST
) -> Fault:
    return Fault(code, Severity.WARNING, title, remedy, bad, good, why)


NO_BODY = Fault(
    "DG821",
    Severity.ERROR,
    Text("没有可以转换的 Word 正文", "there is no Word body to convert"),
    Text("用 Word 或 WPS 打开，另存为 .docx", "open it in Word or WPS and save it as .docx"),
    bad="台账.xlsx 改名为 台账.docx",
    good="通知.docx（另存为 Word 文档）",
    why=Text("PDF 由 Word 文件的正文生成。", "The PDF is made from the body of a Word file."),
)
MACROS = _warning(
    "DG822",
    Text("文件带有宏，已忽略", "the file carries macros; they are ignored"),
    "通知.docm（带宏）",
    "通知.docx",
    remedy=Text("另存为不带宏的 .docx", "save it as a .docx without macros"),
    why=Text("宏可能是恶意程序，不应随公文流转。", "Macros can be malicious and have no place in documents."),
)
OBJECT = _warning(
    "DG823",
    Text("嵌入的对象（OLE）未画出", "an embedded object (OLE) is not drawn"),
    "嵌入的 Excel 工作表",
    "Word 表格，或工作表的图片",
)
EXTERNAL = _warning(
    "DG824",
    Text("外部内容未取用", "content outside the file is not fetched"),
    "链接到网络地址的图片",
    "插入到文件中的图片",
    remedy=Text("把图片插入文件中，不用链接", "insert the picture instead of linking it"),
    why=Text(
        "转换时不访问网络和其他文件，否则结果会变，也不安全。",
        "Nothing is fetched: results would change, and it would not be safe.",
    ),
)
PICTURE_FORMAT = _warning(
    "DG825",
    Text("图片格式无法画出", "this kind of picture cannot be drawn"),
    "EMF、WMF 图片",
    "PNG、JPEG 图片",
    remedy=Text("在 Word 中把图片另存为 PNG 后重新插入", "save the picture as PNG and insert it again"),
)
LOST_PICTURE = _warning(
    "DG826",
    Text("图片缺失或已损坏", "a picture is missing or damaged"),
    "（图片无法显示）",
    "重新插入的图片",
    remedy=Text("重新插入图片", "insert the picture again"),
)
SHAPE = _warning(
    "DG827",
    Text("图形未画出", "a shape is not drawn"),
    "自选图形、图表、SmartArt",
    "图形另存的图片",
)
WRAP = _warning(
    "DG828",
    Text("文字未环绕", "text does not flow around a drawing"),
    "四周型环绕的图片",
    "嵌入型图片，或浮于文字上方",
    remedy=Text("改为“嵌入型”或“上下型环绕”", "set the picture in line, or with text above and below only"),
)
NUMBERING = _warning(
    "DG829",
    Text("自动编号的格式无法画出，改用阿拉伯数字", "this numbering format is unknown; digits are used"),
    "（阿拉伯文字母编号）",
    "一、（一）1.（1）",
    remedy=Text("改用常见的编号格式", "choose a common numbering format"),
)
FIELD = Fault(
    "DG830",
    Severity.NOTE,
    Text("域按上次保存的结果画出", "a field is drawn as it was last saved"),
    Text("在 Word 中按 Ctrl+A、F9 更新域后保存", "update the fields in Word (Ctrl+A, F9) and save"),
    bad="目录页码未更新",
    good="更新域后保存",
    why=Text("域的结果由 Word 计算，转换时不重算。", "Word computes fields; the conversion does not."),
)
REVISION = _warning(
    "DG831",
    Text("文件带有修订，按全部接受画出", "the file has tracked changes; drawn as if all were accepted"),
    "（修订）删除线文字",
    "接受或拒绝全部修订",
    remedy=Text("接受或拒绝全部修订后保存", "accept or reject all changes and save"),
)
EFFECT = _warning(
    "DG832",
    Text("文字效果未画出", "a text effect is not drawn"),
    "着重号、阴影、空心、合并字符",
    "加粗、下划线",
    remedy=_LOOK,
)
TAB = _warning(
    "DG833",
    Text("制表位无法照原样对齐", "tab stops cannot be kept on this line"),
    "折行段落中的居中制表位",
    "表格",
    remedy=Text("改用表格", "use a table instead"),
)
FORMULA = _warning("DG834", Text("公式未排版", "a formula is not typeset"), "公式 x²/2", "公式的图片")
DIRECTION = _warning(
    "DG835",
    Text("文字方向改为横排", "the direction of the text is changed to horizontal"),
    "从右到左或竖排的文字",
    "横排文字",
    remedy=_LOOK,
)
FLOAT = _warning(
    "DG836",
    Text("浮动的表格按普通表格画出", "a floating table is drawn in the flow of the text"),
    "环绕型表格",
    "无环绕的表格",
    remedy=Text("表格属性中选“无环绕”", "choose no text wrapping in the table's properties"),
)
MISSING_STYLE = Fault(
    "DG838",
    Severity.NOTE,
    Text("样式不存在，按默认样式画出", "a style is missing; the default style is used"),
    Text("在 Word 中重新选用样式", "choose a style again in Word"),
    bad="（样式已删除）",
    good="样式：公文正文",
    why=_LOST,
)
COMMENT = Fault(
    "DG839",
    Severity.NOTE,
    Text("批注不画出", "comments are not drawn"),
    Text("定稿前删除批注", "delete the comments before the final version"),
    bad="（批注）再核一下",
    good="（无批注）",
    why=Text("成文的公文没有批注。", "A finished document carries no comments."),
)
ELEMENT = _warning(
    "DG840",
    Text("有内容无法画出", "some content cannot be drawn"),
    "（少见的内容）",
    "文字、表格、图片",
    remedy=_LOOK,
)
INSERTED_FILE = _warning(
    "DG842",
    Text("插入的其他文件未画出", "another file inserted here is not drawn"),
    "插入的 HTML 片段",
    "粘贴进来的文字",
    remedy=Text("在 Word 中打开并重新保存", "open it in Word and save it again"),
)
NESTING = _warning(
    "DG843",
    Text("嵌套过深的内容未画出", "content nested too deeply is not drawn"),
    "表格中的表格中的表格……",
    "并列的表格",
    remedy=_LOOK,
)
VECTOR = _warning(
    "DG846",
    Text("矢量图不能照画，改用同一图的位图", "a vector picture cannot be drawn; its bitmap is shown instead"),
    "带脚本、外部链接或文字的 SVG",
    "只有图形的 SVG",
    remedy=Text("把矢量图中的文字转为轮廓后重新插入", "turn its text into outlines and insert it again"),
    why=Text(
        "脚本、外部内容和字体会使归档文件在别处显示不同。",
        "Scripts, outside content and fonts would make the archived page differ elsewhere.",
    ),
)
ENGINE = Fault(
    "DG845",
    Severity.NOTE,
    Text("排版引擎的提示", "the layout engine says"),
    Text("对照 Word 检查这一份 PDF", "compare this PDF with Word"),
    bad="（图片数据异常）",
    good="（无提示）",
    why=Text("引擎遇到了它不认识的内容。", "The engine met something it does not know."),
)

READING_FAULTS: dict[str, Fault] = {
    fault.code: fault
    for fault in (
        NO_BODY,
        MACROS,
        OBJECT,
        EXTERNAL,
        PICTURE_FORMAT,
        LOST_PICTURE,
        SHAPE,
        WRAP,
        NUMBERING,
        FIELD,
        REVISION,
        EFFECT,
        TAB,
        FORMULA,
        DIRECTION,
        FLOAT,
        MISSING_STYLE,
        COMMENT,
        ELEMENT,
        INSERTED_FILE,
        NESTING,
        VECTOR,
        ENGINE,
    )
}
"""Each code of what reading a Word file for the PDF reports."""
