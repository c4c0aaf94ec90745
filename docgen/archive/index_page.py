"""Write the index of an archive as a web page: it opens without a network and prints on A4."""

from __future__ import annotations

from html import escape
from typing import Final
from urllib.parse import quote

from docgen.archive.index import FORMATS, HEADINGS, TITLE, Index, Row

_STYLE: Final = """\
@page { size: A4 landscape; margin: 20mm 25mm; }
@page { @bottom-center { content: "— " counter(page) " —"; font: 10.5pt SimSun, serif; } }
body { margin: 0; background: #ffffff; color: #1a1a1a; }
body { font: 12pt/1.6 SimSun, STSong, "Noto Serif CJK SC", serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { margin: 0 0 .3em; font: bold 22pt/1.4 SimHei, "Noto Sans CJK SC", sans-serif; text-align: center; }
.facts { margin: 0 0 .8em; display: flex; flex-wrap: wrap; justify-content: space-between; }
table { width: 100%; border-collapse: collapse; font-size: 10.5pt; line-height: 1.45; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid #333333; padding: .35em .4em; vertical-align: middle; text-align: center; }
th { background: #ededed; font-family: SimHei, "Noto Sans CJK SC", sans-serif; font-weight: normal; }
th, .narrow { white-space: nowrap; }
td.reference { min-width: 13em; }
td.title { text-align: left; overflow-wrap: anywhere; min-width: 9em; }
td.files { text-align: left; white-space: nowrap; }
a { color: #0b4f8a; }
.note { margin-top: 1em; font-size: 10.5pt; }
.note p { margin: 0; }
@media print { main { max-width: none; padding: 0; } a { color: inherit; text-decoration: none; } }
"""


def index_page(index: Index) -> bytes:
    """Return the page; the same index gives the same bytes. Links lead to the files beside it."""
    head = "".join(f'<th scope="col">{heading}</th>' for heading in (*HEADINGS, "电子文件"))
    rows = "\n".join(_row(row) for row in index.rows)
    period = f"<span>报送周期：{escape(index.period)}</span>" if index.period else ""
    text = f"""\
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{TITLE}</title>
<style>
{_STYLE}</style>
</head>
<body>
<main>
<h1>{TITLE}</h1>
<p class="facts"><span>全宗名称：{escape(index.office)}</span>{period}\
<span>件数：{len(index.rows)}</span><span>归档日期：{index.made_on:%Y%m%d}</span></p>
<table>
<thead>
<tr>{head}</tr>
</thead>
<tbody>
{rows}
</tbody>
</table>
<div class="note">
<p>核对：用 docgen verify，或任何 BagIt 工具（RFC 8493）；\
也可在上一级文件夹运行 sha256sum -c manifest-sha256.txt。</p>
<p>成品依据的记录在 project 文件夹，PDF 内也附有一份；\
每个文件由什么生成，见 <a href="documents/manifest.json">documents/manifest.json</a>。</p>
</div>
</main>
</body>
</html>
"""
    return text.encode()


def _row(row: Row) -> str:
    cells = (
        f'<td class="narrow">{row.number}</td>',
        f"<td>{escape(row.responsible)}</td>",
        f'<td class="reference">{escape(row.reference)}</td>',
        f'<td class="title">{escape(row.title)}</td>',
        f'<td class="narrow">{row.date}</td>',
        f'<td class="narrow">{row.pages or ""}</td>',
        f"<td>{escape(row.remarks)}</td>",
        f'<td class="files">{"<br>".join(_links(row))}</td>',
    )
    return f"<tr>{''.join(cells)}</tr>"


def _links(row: Row) -> list[str]:
    return [f'<a href="{quote(path)}">{FORMATS[each]}</a>' for each, path in row.files.items()]
