"""Name what can be wrong with an output folder that is checked by its manifest (DG760–DG765, DG792)."""

from __future__ import annotations

from docgen.diagnostics import Severity, Text
from docgen.faults import Fault

LOST = Fault(
    "DG760",
    Severity.ERROR,
    Text("清单上的文件不在", "a file of the manifest is missing"),
    Text("从备份找回，或 docgen build 重新生成", "bring it back from a backup, or build it again"),
    bad="manifest.json 有 notices/notice.pdf，文件夹里没有",
    good="清单上的文件都在",
    why=Text("少一个文件，这一批就不完整。", "With one file missing the batch is not whole."),
)
CHANGED = Fault(
    "DG761",
    Severity.ERROR,
    Text("文件与清单不符", "a file is not what the manifest says"),
    Text(
        "人工改的，把改动写回记录后重新生成；不是人工改的，从备份恢复",
        "if a person edited it, bring the edit into the records and build; if nobody did, restore it",
    ),
    bad="notice.docx 的 SHA-256 与清单所记不同",
    good="每个文件的 SHA-256 都与清单相同",
    why=Text(
        "生成之后改过或损坏的文件，不能证明是由记录生成的。",
        "A file that was changed or damaged since cannot be shown to come from the records.",
    ),
)
EXTRA = Fault(
    "DG762",
    Severity.WARNING,
    Text("清单之外的文件", "a file that the manifest does not know"),
    Text("不需要的删去；要留的另放文件夹", "delete it if nobody needs it; else keep it elsewhere"),
    bad="output/notices/最终稿.docx",
    good="output/ 里只有 docgen build 生成的文件",
    why=Text("来历不明的文件容易被误当成品发出。", "A file of unknown origin may be sent out by mistake."),
)
INPUT_CHANGED = Fault(
    "DG763",
    Severity.WARNING,
    Text("生成之后，记录、模板或图片改过", "a record, template or picture was changed since"),
    Text(
        "docgen plan 说哪些要重新生成；只改批注的不必",
        "docgen plan says what is to be built again; a comment needs nothing",
    ),
    bad="data/divisions.yaml 改过，还没有重新生成",
    good="改完记录就 docgen build",
    why=Text("成品可能已不是记录现在的意思。", "The files may no longer say what the records say."),
)
OTHER_VERSION = Fault(
    "DG764",
    Severity.NOTE,
    Text("生成时用的程序版本与现在不同", "files were built with other versions than are here"),
    Text("不影响已有成品；重新生成的可能略有不同", "the files stay good; new ones can differ a little"),
    bad="生成时 weasyprint 70，本机 71",
    good="版本相同",
    why=Text(
        "同样的记录，换了版本可能断行不同。", "With another version the same records can be set otherwise."
    ),
)
DAMAGED_MANIFEST = Fault(
    "DG765",
    Severity.ERROR,
    Text("清单读不出来", "the manifest cannot be read"),
    Text("从备份恢复 manifest.json，或重新生成", "restore manifest.json from a backup, or build again"),
    bad="manifest.json 被截断",
    good="manifest.json 完整",
    why=Text("没有清单，什么也不能证明。", "Without the manifest nothing can be shown."),
)
UNCHECKED = Fault(
    "DG792",
    Severity.NOTE,
    Text("有内容没有核对", "something was not checked"),
    Text("按说明补上后再核对一次", "provide what it names, then verify again"),
    bad="输出文件夹移走了，旁边没有项目",
    good="在项目里运行 docgen verify",
    why=Text("没有核对的不能算无误，所以说明。", "What was not checked is not proven, so it is named."),
)

PROOF_FAULTS = {
    fault.code: fault
    for fault in (LOST, CHANGED, EXTRA, INPUT_CHANGED, OTHER_VERSION, DAMAGED_MANIFEST, UNCHECKED)
}
"""Each code with its fault, in order."""
