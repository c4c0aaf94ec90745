"""Name every way in which a foreign Office file can be unusable (codes DG690 to DG696)."""

from __future__ import annotations

from docgen.diagnostics import Severity, Text
from docgen.faults import Fault

_SAVE_AGAIN = Text("用 Word 或 WPS 打开后另存一份", "open it in Word or WPS and save a new copy")

NOT_A_PACKAGE = Fault(
    "DG690",
    Severity.ERROR,
    Text("不是 Word 或 Excel 文件", "not a Word or Excel file"),
    Text(
        "用 Word 或 WPS 打开，另存为 .docx（或 .xlsx）", "open it in Word or WPS, save it as .docx (or .xlsx)"
    ),
    bad="报送表.pdf 改名为 报送表.xlsx",
    good="报送表.xlsx（另存为 Excel 工作簿）",
    why=Text(
        ".docx、.xlsx 是压缩包，改扩展名不会改变内容。",
        "The formats are zip packages; renaming a file changes nothing inside it.",
    ),
)
ENCRYPTED = Fault(
    "DG691",
    Severity.ERROR,
    Text("文件有密码保护", "the file is protected by a password"),
    Text("打开文件，去掉“打开密码”后重新保存", "open the file, remove the password to open, save again"),
    bad="报送表.xlsx（设了打开密码）",
    good="报送表.xlsx（无打开密码；可以保留工作表保护）",
    why=Text(
        "加密文件的内容读不出来；工作表保护不影响读取。",
        "Nothing inside an encrypted file can be read; the protection of a sheet does not matter.",
    ),
)
DAMAGED = Fault(
    "DG692",
    Severity.ERROR,
    Text("文件已损坏或不完整", "the file is damaged or incomplete"),
    Text("请重新下载，或请报送单位重新发送", "download it again, or ask the sender for it again"),
    bad="报送表.xlsx（没有下载完的附件）",
    good="报送表.xlsx（能在 Excel 中打开）",
    why=Text(
        "文件校验不符，读出的内容不可信。",
        "The checksums do not match, so nothing read from it can be trusted.",
    ),
)
TOO_LARGE = Fault(
    "DG693",
    Severity.ERROR,
    Text("文件解压后过大", "the file is too large once unpacked"),
    Text(
        "删除多余的空行、空列和大图片后重新保存",
        "delete surplus empty rows, columns, large pictures; save again",
    ),
    bad="报送表.xlsx（40 KB，解压后 2 GB）",
    good="报送表.xlsx（40 KB，解压后 300 KB）",
    why=Text("压缩炸弹会耗尽内存，使整批任务停止。", "A zip bomb eats the memory and stops the whole batch."),
)
UNSAFE_NAME = Fault(
    "DG694",
    Severity.ERROR,
    Text("文件内部的部件名不安全或重复", "a part name inside the file is unsafe or occurs twice"),
    _SAVE_AGAIN,
    bad="../../word/document.xml",
    good="word/document.xml",
    why=Text("不同软件会读到不同的内容。", "Different programs would read different contents."),
)
UNSAFE_XML = Fault(
    "DG695",
    Severity.ERROR,
    Text("文件内部的 XML 不合规", "the XML inside the file is not acceptable"),
    _SAVE_AGAIN,
    bad='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///...">]>',
    good="<w:document>",
    why=Text(
        "Office 不写 DTD；实体可以读取本机文件或耗尽内存。",
        "Office never writes a DTD; entities can read local files or eat the memory.",
    ),
)

MISSING_PART = Fault(
    "DG696",
    Severity.ERROR,
    Text("文件缺少部件", "a part of the file is missing"),
    Text("请重新下载，或从原件另存一份", "download it again, or save a new copy of the original"),
    bad="word/_rels/document.xml.rels → footer1.xml（文件里没有）",
    good="word/_rels/document.xml.rels → footer1.xml",
    why=Text(
        "页脚、样式等部件不在，Word 打不开成文，或打开后版式全变。",
        "Without a footer or its styles Word cannot open the result, or shows another layout.",
    ),
)

PACKAGE_FAULTS: dict[str, Fault] = {
    fault.code: fault
    for fault in (NOT_A_PACKAGE, ENCRYPTED, DAMAGED, TOO_LARGE, UNSAFE_NAME, UNSAFE_XML, MISSING_PART)
}
"""Each code of an unusable Office file."""
