"""Name what can stand in the way of a build (codes DG701 to DG715)."""

from __future__ import annotations

from docgen.diagnostics import Severity, Text
from docgen.faults import Fault

COLLISION = Fault(
    "DG701",
    Severity.ERROR,
    Text("两份公文写到同一个文件", "two documents write the same file"),
    Text(
        "改其中一个的编号，或在目录的 output 里加上 {id}、{division} 等",
        "change one id, or put {id}, {division}, … into output of the catalogue",
    ),
    bad="output: notices/notice",
    good="output: notices/{id}",
    why=Text(
        "后写的会盖掉先写的，发出去的就少了一份。",
        "The second would overwrite the first, and one document be lost.",
    ),
)
OUTSIDE = Fault(
    "DG702",
    Severity.ERROR,
    Text("成品路径不能用", "the output path cannot be used"),
    Text("写成输出文件夹内的相对路径，如 notices/{id}", "write a path inside it, such as notices/{id}"),
    bad="output: ../{id}",
    good="output: notices/{id}",
    why=Text(
        "成品只写在输出文件夹里，不碰别的文件。",
        "A build writes in the output folder and touches nothing else.",
    ),
)
NO_TEMPLATE = Fault(
    "DG703",
    Severity.ERROR,
    Text("模板文件不存在", "the template does not exist"),
    Text(
        "检查 catalogue.yaml 里的 template，或用 docgen template new 新建",
        "check template in catalogue.yaml, or make one with docgen template new",
    ),
    bad="template: notices/divison.docx",
    good="template: notices/division_of_labor.docx",
    why=Text("没有模板就没有版式。", "Without a template there is no layout."),
)
NO_SEAL = Fault(
    "DG704",
    Severity.ERROR,
    Text("印章图片读不出来", "the picture of the seal cannot be read"),
    Text(
        "检查 office.yaml 里的 seal.image；不印图片则删去这一行",
        "check seal.image in office.yaml; delete the line to print no picture",
    ),
    bad="image: seal.pgn",
    good="image: seal.png",
    why=Text(
        "该盖章的公文缺了章不能发出。", "A document that should bear a seal must not go out without it."
    ),
)
EDITED = Fault(
    "DG705",
    Severity.WARNING,
    Text("成品被人改过，没有覆盖", "a file was edited since it was built and was not overwritten"),
    Text(
        "改动要保留的，先改回记录；要重新生成的，加 --force（改过的文件会改名留存）",
        "bring the edit into the records; or use --force, which keeps the edited file as well",
    ),
    bad="在 output/notices/notice.docx 里直接改字",
    good="改 data/ 里的记录，再 docgen build",
    why=Text(
        "有人花时间改过的文件，不能被程序悄悄盖掉。", "What a person wrote must never be lost to a program."
    ),
)
LEFT_OUT = Fault(
    "DG706",
    Severity.WARNING,
    Text("因有错误没有生成", "left out because of errors"),
    Text("先解决列出的错误", "solve the errors listed"),
    bad="docgen build --keep-going（记录有错误）",
    good="docgen check 无错误后再 docgen build",
    why=Text("有错误的公文不生成，其余照常。", "What an error touches is not built; the rest is."),
)

NOT_WRITTEN = Fault(
    "DG707",
    Severity.ERROR,
    Text("成品没有写成", "a file was not written"),
    Text(
        "检查磁盘空间和权限，关闭正打开它的 Word，再运行一次",
        "check disk and permissions, close Word, run again",
    ),
    bad="output/notices/notice.docx（正在 Word 中打开）",
    good="关闭 Word 后再 docgen build",
    why=Text(
        "没写成的不影响其他成品；原来的文件原样保留。",
        "The others are built all the same; the old file stays as it was.",
    ),
)
ORPHAN = Fault(
    "DG708",
    Severity.WARNING,
    Text("旧成品已没有对应的公文", "an old file belongs to no document any more"),
    Text("确认不用后删除；公文改了编号的，旧文件不会自动消失", "delete it once it is not needed"),
    bad="output/notices/old-id.docx（公文已改编号）",
    good="output/notices/new-id.docx",
    why=Text(
        "留着旧文件，容易把过时的版本发出去。",
        "An old file left lying about may be sent out by mistake.",
    ),
)
NOT_RENDERED = Fault(
    "DG709",
    Severity.ERROR,
    Text("成品没有生成", "a file could not be rendered"),
    Text("按说明改正后再运行", "put right what it says, then run again"),
    bad="templates/notices/notice.docx（模板不能使用）",
    good="docgen template check 无错误",
    why=Text("不能完整生成的公文，一个字也不写。", "What cannot be rendered whole is not written at all."),
)

NO_FONT = Fault(
    "DG710",
    Severity.WARNING,
    Text("指定的字体没有安装", "a chosen font is not installed"),
    Text(
        "安装该字体，或改 office.yaml 的 layout.fonts；docgen doctor 列出字体对照",
        "install it or change layout.fonts",
    ),
    bad="use: 方正仿宋（未安装）",
    good="use: FandolFang",
    why=Text(
        "指定的字体不在，PDF 会换用别的字体，断行可能不同。",
        "Another font stands in for it, and lines can end elsewhere.",
    ),
)
FROM_EDITED = Fault(
    "DG711",
    Severity.NOTE,
    Text("PDF 由改过的 Word 生成", "the PDF is made from a Word file that a person edited"),
    Text(
        "改动应同样写回记录：PDF 内附的是记录原样",
        "bring the edit into the records too: they are what is attached",
    ),
    bad="output/notices/notice.docx 改过，data/ 没有改",
    good="改 data/ 里的记录，再 docgen build --force",
    why=Text(
        "PDF 与 Word 一致，但存档里所附的记录没有这处改动。",
        "The PDF agrees with the Word file, but the records inside it lack the edit.",
    ),
)
NO_WORD = Fault(
    "DG712",
    Severity.ERROR,
    Text("没有可用的 Word 成品", "there is no Word file to make it from"),
    Text("先解决 Word 成品的问题，再运行一次", "solve what the Word file lacks, then run again"),
    bad="output/notices/notice.docx 没有写成",
    good="notice.docx、notice.pdf 一同生成",
    why=Text(
        "PDF、Excel 由成品 Word 生成，三者才会一致。", "They are made from the Word file, so that all agree."
    ),
)
WORKER_DIED = Fault(
    "DG713",
    Severity.WARNING,
    Text("工作进程中断，重做成功", "a worker died, the second try succeeded"),
    Text("常见原因是内存不足；可用 --jobs 减少进程数", "often memory ran out: fewer processes with --jobs"),
    bad="生成某份公文时内存不足，工作进程被系统终止",
    good="docgen build --jobs 1",
    why=Text(
        "成品是完整的；点名是为了知道哪份公文占用大。",
        "The file is whole; it is named so that you know which document is heavy.",
    ),
)
WORKER_LOST = Fault(
    "DG714",
    Severity.ERROR,
    Text("工作进程两次中断，没有生成", "workers died twice, nothing was made"),
    Text(
        "查看内存；单独重做：docgen build --jobs 1 --select 编号",
        "look at memory; build it alone with --jobs 1",
    ),
    bad="某份公文每次都让工作进程被终止",
    good="docgen build --jobs 1 --select notice-2022-8",
    why=Text("只少这一份，其余照常生成。", "Only this document is lacking; all others are built."),
)
FOREIGN = Fault(
    "DG715",
    Severity.WARNING,
    Text("成品属于另一个项目，没有覆盖", "the file belongs to another project and was not overwritten"),
    Text(
        "用 --output 写到别的文件夹；确要接管，加 --force",
        "write elsewhere with --output; --force takes the file over",
    ),
    bad="两个项目都 --output /srv/output，都有公文 notice-2022-8",
    good="每个项目一个输出文件夹",
    why=Text(
        "两个项目写到同一个文件，后写的会悄悄盖掉先写的。",
        "Of two projects that write the same file the later would silently replace the earlier.",
    ),
)

BUILD_FAULTS = {
    fault.code: fault
    for fault in (
        *(COLLISION, OUTSIDE, NO_TEMPLATE, NO_SEAL, EDITED, LEFT_OUT),
        *(NOT_WRITTEN, ORPHAN, NOT_RENDERED, NO_FONT, FROM_EDITED, NO_WORD),
        *(WORKER_DIED, WORKER_LOST, FOREIGN),
    )
}
"""Each code with its fault, in order."""

MACHINE_CODES = frozenset({"DG801", "DG802", "DG805", "DG806", "DG807"})
"""Codes of the PDF stage that speak of the machine's fonts, and not of one document."""
