"""Name what can be wrong with the fonts of a PDF, with its archival form, and with taking one back to data.

Codes DG801 to DG820, and DG847. Codes are never reused: a fault that goes leaves a hole.
"""

from __future__ import annotations

from docgen.diagnostics import Severity, Text
from docgen.faults import Fault

_LINES = Text(
    "字体不同，字宽和断行可能与 Word 中不同。",
    "Another font has other widths, so lines can end elsewhere than in Word.",
)
_REPORT = Text("请报告此问题，并附上该 Word 文件", "please report this, with the Word file")
_ANOTHER_COPY = Text("请使用 docgen 生成的原始 PDF", "use the PDF as docgen made it")
_INSTALL = Text(
    "运行 docgen doctor 查看应安装的字体，或在 office.yaml 中指定替代字体",
    "run `docgen doctor` to see which fonts to install, or map the family in office.yaml",
)

SUBSTITUTED = Fault(
    "DG801",
    Severity.NOTE,
    Text(
        "本机没有文件所用的字体，PDF 使用替代字体", "a font of the file is not installed; another stands in"
    ),
    Text(
        "需要原字体时，安装单位已获授权的字体", "install the font under your office's licence if it matters"
    ),
    bad="仿宋_GB2312 → FandolFang Regular",
    good="仿宋_GB2312",
    why=_LINES,
)
NO_SUBSTITUTE = Fault(
    "DG802",
    Severity.WARNING,
    Text("文件所用字体及其替代字体均未安装", "neither a font of the file nor its substitute is installed"),
    _INSTALL,
    bad="仿宋_GB2312 → Noto Serif CJK SC Regular",
    good="仿宋_GB2312 → FandolFang Regular",
    why=_LINES,
)
FALLBACK = Fault(
    "DG803",
    Severity.NOTE,
    Text("字体缺少个别字，这些字使用后备字体", "the font lacks some characters; they come from another"),
    Text("对照原文检查这些字", "look at these characters in the PDF"),
    bad="喆（FandolFang 没有）",
    good="喆（Noto Serif CJK SC）",
    why=Text(
        "GB 2312 字体没有许多人名用字，换字体后笔形略有不同。",
        "GB 2312 fonts lack many characters of names; another font draws them slightly differently.",
    ),
)
NO_GLYPH = Fault(
    "DG804",
    Severity.ERROR,
    Text("本机没有任何字体含有这些字", "no font of this machine has these characters"),
    Text("安装 Noto Serif CJK SC，或改用规范字", "install Noto Serif CJK SC, or write another character"),
    bad="𠮷（显示为空框）",
    good="𠮷（已安装含此字的字体）",
    why=Text("PDF 中这些字是空框，人名地名会出错。", "The PDF shows empty boxes where a name should stand."),
)
VARIABLE = Fault(
    "DG805",
    Severity.WARNING,
    Text("使用了可变字体", "a variable font is used"),
    Text("改用静态字体（如 Noto Serif CJK SC 的 .ttc）", "use a static font, as Noto Serif CJK SC in .ttc"),
    bad="NotoSerifSC-VF.ttf",
    good="NotoSerifCJK-Regular.ttc",
    why=Text(
        "只取其一种粗细嵌入；字形与设计粗细可能略有出入。",
        "It is fixed at one weight and embedded; its shapes can differ a little from the static font.",
    ),
)
NO_CUT = Fault(
    "DG806",
    Severity.NOTE,
    Text("字体没有粗体或斜体", "the font has no bold or italic"),
    Text("公文正文不用粗体、斜体；需要时改用黑体", "official text has no bold or italic; use 黑体 instead"),
    bad="仿宋_GB2312 加粗",
    good="黑体",
    why=Text(
        "与 Word 一样，PDF 把笔画加粗、字形倾斜来代替；不如真正的粗体、斜体好看。",
        "As in Word, outlines are made thicker or slanted instead; a real bold or italic looks better.",
    ),
)
REFUSED_ADDRESS = Fault(
    "DG808",
    Severity.WARNING,
    Text("文件要求读取外部内容，已拒绝", "the file asks for something outside it; refused"),
    Text("把图片嵌入 Word 文件", "embed the picture in the Word file"),
    bad="https://example.com/logo.png",
    good="word/media/image1.png",
    why=Text("生成 PDF 时不读取网络和其他文件。", "Making a PDF reads neither the network nor other files."),
)
STRANGE_FONT = Fault(
    "DG809",
    Severity.WARNING,
    Text("有文字用了系统自行选的字体", "some text is set in a font that the system chose"),
    Text("安装含有这些字的字体，见同时报出的缺字", "install a font that has these characters"),
    bad="𠮷（DejaVu Sans）",
    good="𠮷（Noto Serif CJK SC）",
    why=Text(
        "换一台机器字形会不同；没有 libharfbuzz-subset 时，生成也会慢十倍。",
        "Another machine shows another font; without libharfbuzz-subset it also takes ten times as long.",
    ),
)
NOT_A_PDF = Fault(
    "DG810",
    Severity.ERROR,
    Text("不是 PDF 文件", "not a PDF file"),
    _ANOTHER_COPY,
    bad="通知.docx 改名为 通知.pdf",
    good="output/notices/通知.pdf",
    why=Text("改扩展名不会改变内容。", "Renaming a file changes nothing inside it."),
)
ENCRYPTED_PDF = Fault(
    "DG811",
    Severity.ERROR,
    Text("PDF 有密码保护", "the PDF is protected by a password"),
    _ANOTHER_COPY,
    bad="通知（加密）.pdf",
    good="通知.pdf",
    why=Text("读不出加密文件的附件。", "The attachments of an encrypted file cannot be read."),
)
DAMAGED_PDF = Fault(
    "DG812",
    Severity.ERROR,
    Text("PDF 已损坏或不完整", "the PDF is damaged or incomplete"),
    Text("请重新下载或重新发送", "download it again, or ask for it again"),
    bad="通知.pdf（没有下载完）",
    good="通知.pdf",
    why=Text("读出的内容不可信。", "What is read from it cannot be trusted."),
)
NO_RECORDS = Fault(
    "DG813",
    Severity.ERROR,
    Text("PDF 中没有附带记录", "the PDF carries no records"),
    _ANOTHER_COPY,
    bad="扫描件.pdf，或另存过的 PDF",
    good="docgen build --formats pdf 生成的 PDF",
    why=Text("打印、另存会丢掉附件。", "Printing to PDF or saving anew loses the attachments."),
)
UNSAFE_RECORDS = Fault(
    "DG814",
    Severity.ERROR,
    Text("PDF 附件的名称不安全，或过大", "an attachment has an unsafe name or is too large"),
    _ANOTHER_COPY,
    bad="../../.ssh/authorized_keys",
    good="data/plans/plan.yaml",
    why=Text("附件不得写到指定文件夹之外。", "An attachment must not be written outside the chosen folder."),
)
NOT_EMBEDDED = Fault(
    "DG815",
    Severity.ERROR,
    Text("PDF 有未嵌入的字体，或文字无法复制", "a font is not embedded, or its text cannot be copied"),
    _REPORT,
    bad="/Font /BaseFont /SimSun（无 FontFile）",
    good="/BaseFont /ABCDEF+FandolFang（FontFile3，ToUnicode）",
    why=Text("归档文件在任何机器上都须一样显示。", "An archived file must look the same on every machine."),
)
NO_COLOUR_PROFILE = Fault(
    "DG816",
    Severity.ERROR,
    Text("PDF 没有输出意图（颜色特性文件）", "the PDF has no output intent"),
    _REPORT,
    bad="/Catalog（无 OutputIntents）",
    good="/OutputIntents [/GTS_PDFA1 sRGB]",
    why=Text("PDF/A 要求颜色有明确定义。", "PDF/A wants colours to be defined."),
)
NOT_IDENTIFIED = Fault(
    "DG817",
    Severity.ERROR,
    Text("PDF 没有声明 PDF/A-3a、PDF/UA", "the PDF does not say that it is PDF/A-3a and PDF/UA"),
    _REPORT,
    bad="pdfaid:part=3（无 conformance）",
    good="pdfaid:part=3 pdfaid:conformance=A pdfuaid:part=1",
    why=Text("档案系统按 XMP 元数据识别文件。", "Archives recognise a file by its XMP metadata."),
)
ACTIVE_CONTENT = Fault(
    "DG818",
    Severity.ERROR,
    Text("PDF 含脚本、动作或外部引用", "the PDF holds scripts, actions or external references"),
    _REPORT,
    bad="/OpenAction /JavaScript",
    good="（无）",
    why=Text("归档文件不得含有会执行或依赖外部的内容。", "An archived file must not run or fetch anything."),
)
NOT_ACCESSIBLE = Fault(
    "DG819",
    Severity.ERROR,
    Text("PDF 缺少标签、语言或标题", "the PDF lacks tags, language or title"),
    _REPORT,
    bad="/MarkInfo（无）",
    good="/MarkInfo /Marked true，/Lang zh-CN，标题",
    why=Text("屏幕阅读软件需要这些信息。", "Screen readers need them."),
)
NOT_ARCHIVAL = Fault(
    "DG820",
    Severity.ERROR,
    Text("PDF 含有 PDF/A 禁止的内容", "the PDF holds what PDF/A forbids"),
    _REPORT,
    bad="/Interpolate true",
    good="（无）",
    why=Text("ISO 19005-3 不允许。", "ISO 19005-3 does not allow it."),
)

NO_FONTS = Fault(
    "DG847",
    Severity.ERROR,
    Text("本机没有任何字体，不能生成 PDF", "this machine has no font at all, so no PDF can be made"),
    _INSTALL,
    bad="（/usr/share/fonts 为空）",
    good="FandolFang、Noto Serif CJK SC",
    why=Text("没有字体就没有字。", "Without a font there are no letters."),
)

PDF_FAULTS: dict[str, Fault] = {
    value.code: value for value in list(globals().values()) if isinstance(value, Fault)
}
"""Each code with its fault."""
