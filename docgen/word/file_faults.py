"""Name the faults of a template as a file, and of what is made from it (codes DG630 to DG656)."""

from __future__ import annotations

from docgen.diagnostics import Severity, Text
from docgen.faults import Fault

ERROR, WARNING = Severity.ERROR, Severity.WARNING

DIRECT_FORMAT = Fault(
    "DG630",
    WARNING,
    Text("用了直接格式", "direct formatting"),
    Text("清除格式，改用样式", "clear the formatting and apply a style"),
    "黑体三号加粗（手工设置）",
    "样式：一级标题",
    Text("样式一改全部跟着改，手工格式不会。", "A change of style reaches everything but direct formatting."),
)
MISSING_STYLE = Fault(
    "DG631",
    WARNING,
    Text("缺少样式", "a style is missing"),
    Text(
        "用 docgen template new 新建模板，或从内置模板复制样式",
        "make the template with `docgen template new`, or copy the style from a built-in one",
    ),
    "（没有“公文标题”样式）",
    "样式：公文标题",
    Text("缺了样式，版面就不合 GB/T 9704。", "Without the style the page departs from GB/T 9704."),
)
LEFTOVER = Fault(
    "DG632",
    WARNING,
    Text("模板里有批注或修订", "comments or tracked changes are left in the template"),
    Text("删除批注，接受或拒绝全部修订", "delete the comments; accept or reject all changes"),
    "（批注）这里再核一下",
    "",
    Text("它们会出现在每一份公文里。", "They would be in every document."),
)
MACRO = Fault(
    "DG640",
    ERROR,
    Text("模板带有宏或控件", "the template carries macros or controls"),
    Text("另存为不带宏的 .docx", "save it as a .docx without macros"),
    "notice.docm",
    "notice.docx",
    Text("宏会随公文发给所有收文单位。", "The macros would go out to every recipient."),
)
EXTERNAL = Fault(
    "DG641",
    ERROR,
    Text("模板链接到外部文件", "the template links to an outside file"),
    Text(
        "断开链接，把图片或文字直接放进模板", "break the link and put the picture or text into the template"
    ),
    "链接的图片 http://...",
    "嵌入的图片",
    Text(
        "打开公文时会去读外部地址，内容随时会变。",
        "Opening the document would fetch it, and it may change any day.",
    ),
)
EMBEDDED = Fault(
    "DG642",
    ERROR,
    Text("模板里嵌有对象", "an object is embedded in the template"),
    Text("换成图片或 Word 表格", "replace it by a picture or a Word table"),
    "嵌入的 Excel 工作表",
    "Word 表格",
    Text(
        "嵌入对象可以带程序，也无法转成 PDF。", "An embedded object can carry programs and cannot become PDF."
    ),
)
ILLEGAL = Fault(
    "DG650",
    ERROR,
    Text("文字里有 Word 不能保存的字符", "the text holds a character that Word cannot store"),
    Text("从记录里删除这个字符", "delete the character from the record"),
    "全省\\x0b工作",
    "全省工作",
    Text(
        "这种控制字符会使文件打不开，删掉又会丢字，所以指出来。",
        "Such a character makes a file that Word cannot open; it is named, not dropped.",
    ),
)
BROKEN_RESULT = Fault(
    "DG651",
    ERROR,
    Text("生成的内容结构不完整", "the result is not well-formed"),
    Text("检查这一段附近的标签是否成对、前缀是否一致", "check that the tags near this paragraph pair up"),
    "{% if a %}…{%p endif %}",
    "{%p if a %}\n…\n{%p endif %}",
    Text("这样的文件 Word 打不开。", "Word could not open such a file."),
)
LIMIT = Fault(
    "DG652",
    ERROR,
    Text("模板产生的内容过多", "the template makes too much"),
    Text("检查循环的范围", "check the bounds of the loop"),
    "{% for n in range(100000000) %}",
    "{% for task in section.tasks %}",
    Text(
        "失控的循环会耗尽内存，使整批任务停止。", "A runaway loop eats the memory and stops the whole batch."
    ),
)
COMPUTING = Fault(
    "DG653",
    ERROR,
    Text("标签计算出错", "a tag cannot be computed"),
    Text("检查这一段的表达式", "check the expression in this paragraph"),
    "{{ task.title + 1 }}",
    "{{ task.number + 1 }}",
    Text("数字和文字不能混算。", "Numbers and text do not add up."),
)
FOREIGN = Fault(
    "DG654",
    ERROR,
    Text("这种内容不能放进模板", "an object of this kind cannot be merged"),
    Text(
        "图片先放在模板里；文字用普通文字或 RichText",
        "put pictures into the template; merge text or RichText",
    ),
    "InlineImage, Subdoc",
    "RichText",
    Text(
        "图片和子文档要登记到文件里，直接合并会得到打不开的文件。",
        "Pictures and sub-documents need to be registered in the file; merged bare, it would not open.",
    ),
)
NOT_WORD = Fault(
    "DG655",
    ERROR,
    Text("不是 Word 文档", "not a Word document"),
    Text("模板必须是 Word 的 .docx", "a template must be a Word .docx"),
    "notice.xlsx",
    "notice.docx",
    Text("压缩包里没有 word/document.xml。", "The package holds no word/document.xml."),
)
TABLE_GRID = Fault(
    "DG656",
    ERROR,
    Text("表格的列数对不上", "the columns of a table do not add up"),
    Text("在 Word 里重画这个表格", "draw the table again in Word"),
    "{%tc for x in xs %}（表格没有列宽）",
    "{%tc for x in xs %}（表格有列宽）",
    Text("动态列要根据表格原来的列宽分配。", "Dynamic columns share the widths that the table had."),
)
