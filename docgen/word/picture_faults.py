"""Name what can be wrong with a picture or chart that a document is to show (codes DG672 to DG679)."""

from __future__ import annotations

from docgen.diagnostics import Severity, Text
from docgen.faults import Fault

_SAVE_AGAIN = Text(
    "用画图或看图软件打开，另存为 PNG 或 JPEG", "open it in a picture viewer and save it as PNG or JPEG"
)

LOST_PICTURE = Fault(
    "DG672",
    Severity.ERROR,
    Text("图片不存在", "a picture is not there"),
    Text("核对文件名，把图片放进项目文件夹", "check its name, put it into the project's folder"),
    bad="![义诊现场](pictures/义诊.png)（没有这个文件）",
    good="![义诊现场](pictures/clinic.png)",
    why=Text("公文里不能留空框。", "A document must not go out with an empty frame."),
)
DAMAGED_PICTURE = Fault(
    "DG673",
    Severity.ERROR,
    Text("图片已损坏或不完整", "a picture is damaged or incomplete"),
    Text("重新复制或下载原图", "copy or download the original again"),
    bad="义诊.jpg（没有传完）",
    good="义诊.jpg（能完整打开）",
    why=Text(
        "不同软件会显示不同的半张图，或什么也不显示。",
        "Programs show different halves of it, or nothing at all.",
    ),
)
PICTURE_KIND = Fault(
    "DG674",
    Severity.ERROR,
    Text("不是 PNG 或 JPEG 图片", "not a PNG or JPEG picture"),
    _SAVE_AGAIN,
    bad="义诊.webp、义诊.heic、义诊.bmp",
    good="义诊.png、义诊.jpg",
    why=Text("只有这两种各种软件都能显示和归档。", "All programs show these two, and archives take them."),
)
HUGE_PICTURE = Fault(
    "DG675",
    Severity.ERROR,
    Text("图片过大", "a picture is too large"),
    Text("缩小到宽 2000 像素左右再用", "scale it down to about 2,000 pixels across"),
    bad="12000×9000 像素，35 MB",
    good="2000×1500 像素，600 KB",
    why=Text(
        "文件会大到无法用邮件报送，打印并不更清楚。", "The file could not be mailed; print gains nothing."
    ),
)
TURNED_PICTURE = Fault(
    "DG676",
    Severity.ERROR,
    Text("照片带有旋转标记", "a photograph is marked as turned"),
    Text("在看图软件里旋转到正向后另存", "turn it upright in a picture viewer and save it"),
    bad="手机竖拍的照片（Orientation 6）",
    good="旋转后另存的照片",
    why=Text("有的软件按标记旋转，有的不转，结果不同。", "Some programs turn it, some do not."),
)
PRESS_PICTURE = Fault(
    "DG677",
    Severity.ERROR,
    Text("图片是印刷用的 CMYK 颜色", "the picture has the colours of a printing press (CMYK)"),
    Text("另存为 RGB 的 PNG 或 JPEG", "save it as PNG or JPEG in RGB"),
    bad="画册.jpg（CMYK）",
    good="画册.jpg（RGB）",
    why=Text("Word 中颜色会反相，归档的 PDF 也不允许。", "Word can invert it, archival PDF refuses it."),
)
NO_CHART = Fault(
    "DG678",
    Severity.ERROR,
    Text("图表画不出来", "a chart cannot be drawn"),
    Text("核对图表的指标和数据", "check the indicators and figures of the chart"),
    bad="kind: share（各部分有负数）",
    good="kind: bar",
    why=Text("画错的图比没有图更误导人。", "A wrong chart misleads more than none."),
)
NO_CHART_FONT = Fault(
    "DG679",
    Severity.ERROR,
    Text("本机没有能写图中文字的字体", "no font of this machine can set the text of a chart"),
    Text("运行 docgen doctor 查看应安装的字体", "run `docgen doctor` to see which fonts to install"),
    bad="（本机没有黑体、宋体或其替代字体）",
    good="FandolHei 或 Noto Serif CJK SC 已安装",
    why=Text("图里的汉字会成为空框。", "The Chinese in the chart would be empty boxes."),
)
