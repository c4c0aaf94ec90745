"""Name what can be wrong with an archive, and what keeps a document out of one (DG766–DG769, DG793–DG799)."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.builder.proof_findings import CHANGED, DAMAGED_MANIFEST, LOST
from docgen.diagnostics import Severity, Text
from docgen.faults import Fault

_ANOTHER_COPY = Text("用另一份副本核对；这一份不要再用", "verify another copy; do not use this one")

UNREADABLE = Fault(
    "DG766",
    Severity.ERROR,
    Text("档案读不出来，或不安全", "the archive cannot be read, or is not safe"),
    _ANOTHER_COPY,
    bad="archive.zip 被截断；包里有 ../../x、重名文件或链接",
    good="docgen archive 写出的 .zip、.tar 或文件夹",
    why=Text(
        "损坏或伪造的包，解开时会写到别处或占满磁盘。",
        "A damaged or forged package could write elsewhere, or fill the disk, when it is unpacked.",
    ),
)
DAMAGED_TAG = Fault(
    "DG767",
    Severity.ERROR,
    Text("档案的说明或校验文件损坏", "a tag file of the archive is damaged"),
    _ANOTHER_COPY,
    bad="manifest-sha256.txt 第 3 行不是校验值",
    good="bagit.txt、bag-info.txt、manifest-*.txt、tagmanifest-*.txt 原样",
    why=Text("校验文件损坏，就不能证明其余文件。", "A damaged checksum file proves nothing about the rest."),
)
OTHER_RECORDS = Fault(
    "DG768",
    Severity.ERROR,
    Text("所附、所存的记录与成品不符", "the records are not those that a file was made from"),
    _ANOTHER_COPY,
    bad="PDF 内附的 data/office.yaml 与档案里的不同",
    good="PDF 内附的记录与档案里的逐字节相同，或与清单所记生成时的相同",
    why=Text(
        "成品和它的依据对不上，档案就不能作为凭证。",
        "Where a document and its records disagree, the archive is no evidence.",
    ),
)
REPACKED = Fault(
    "DG769",
    Severity.WARNING,
    Text("档案用别的程序重新打过包", "the archive was packed anew by another program"),
    Text(
        "内容无误；要与原档案逐字节比对，请用原件", "the content is good; to compare bytes use the original"
    ),
    bad="解包后用压缩软件重新打包",
    good="docgen archive 写出的原件",
    why=Text(
        "重新打包不改变内容，但文件本身的校验值会变。",
        "The content is the same, but the checksum of the package itself is another.",
    ),
)
UNLISTED = Fault(
    "DG793",
    Severity.ERROR,
    Text("档案里有清单之外的文件", "the archive holds a file that no manifest lists"),
    _ANOTHER_COPY,
    bad="data/documents/补充.docx（归档之后放进去的）",
    good="要补充的文件另建档案",
    why=Text("归档之后加进去的文件没有凭证。", "Nothing vouches for a file that was added later."),
)
DEVIATION = Fault(
    "DG794",
    Severity.NOTE,
    Text("归档时已说明的偏离", "a deviation that the archive itself declares"),
    Text("见档案目录的备注", "see the remarks of its index"),
    bad="notice.docx 归档前由人修改过",
    good="成品都由记录生成",
    why=Text("偏离是明说的，不是损坏。", "It was declared when it was archived, and is no damage."),
)
STALE = Fault(
    "DG795",
    Severity.ERROR,
    Text("成品不是最新的，没有归档", "a file is out of date: nothing was archived"),
    Text(
        "先 docgen build 再归档；一定要存旧的，用 --allow stale",
        "run docgen build first; --allow stale archives what is there",
    ),
    bad="改了记录，没有重新生成就归档",
    good="docgen build 之后归档",
    why=Text("档案里的成品要与同存的记录一致。", "What is archived must agree with the records beside it."),
)
EDITED = Fault(
    "DG796",
    Severity.ERROR,
    Text("成品被人改过，没有归档", "a file was edited by a person: nothing was archived"),
    Text(
        "把改动写回记录再生成；确实以改过的为准，用 --allow edited，目录会注明",
        "bring the edit into the records; --allow edited archives it, and the index says so",
    ),
    bad="在 Word 里改过 notice.docx，直接归档",
    good="docgen archive --allow edited（目录备注：已人工修改）",
    why=Text(
        "发出的以改过的为准时可以归档，但要注明与记录不一致。",
        "If the edited file is what went out it may be archived, but the index must say so.",
    ),
)
UNBUILT = Fault(
    "DG797",
    Severity.ERROR,
    Text("成品还没有生成，没有归档", "a file was not built: nothing was archived"),
    Text(
        "先 docgen build；缺着也要归档，用 --allow unbuilt",
        "run docgen build first; --allow unbuilt leaves it out",
    ),
    bad="目录要求 docx、pdf，只生成了 docx",
    good="docgen build 之后归档",
    why=Text("缺件的档案，多年后没有人知道缺了什么。", "Years later nobody would know what was missing."),
)
NO_PDF = Fault(
    "DG798",
    Severity.WARNING,
    Text("没有 PDF/A", "there is no PDF/A"),
    Text("docgen build --formats docx,pdf 之后再归档", "archive again after docgen build --formats docx,pdf"),
    bad="formats: [docx]",
    good="formats: [docx, pdf]",
    why=Text(
        "Word 文件多年后可能打不开或版面走样，PDF/A 不会。",
        "Years later a Word file may not open or look otherwise; PDF/A is made to last.",
    ),
)
ALLOWED = Fault(
    "DG799",
    Severity.WARNING,
    Text("按要求归档了有偏离的成品", "a file was archived with a deviation, as asked"),
    Text("档案目录和 bag-info.txt 已注明", "the index and bag-info.txt say so"),
    bad="docgen archive --allow edited",
    good="成品都由记录生成，不用 --allow",
    why=Text("偏离要写明，以后才说得清。", "A deviation that is written down can be explained later."),
)

REMEDIES: Mapping[Fault, Text] = {
    LOST: Text(
        "档案不完整：用另一份副本核对；不要自己补上",
        "the archive is not whole: verify another copy; do not fill the gap",
    ),
    CHANGED: Text(
        "归档之后改过或损坏：用另一份副本核对；不要改回，也不要重新生成",
        "it was changed or damaged since: verify another copy; do not edit it back, nor build it",
    ),
    DAMAGED_MANIFEST: _ANOTHER_COPY,
}
"""What to do in an archive about what would be built again in an output folder."""

ARCHIVE_FAULTS = {
    fault.code: fault
    for fault in (
        *(UNREADABLE, DAMAGED_TAG, OTHER_RECORDS, REPACKED, UNLISTED, DEVIATION),
        *(STALE, EDITED, UNBUILT, NO_PDF, ALLOWED),
    )
}
"""Each code with its fault, in order."""
