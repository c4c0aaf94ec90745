"""Make projects in which a thousand divisions lead, and the returns that they hand in."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

from docgen.verbs.forms import make_forms
from tests.excel.damages import SHEET_PART, packed, parts_of
from tests.excel.filling import AS_OF, PERIOD, _cell, answers, box_of, progress_of
from tests.projects import CHECKOUT, make_project

PLAN = "q"
_HEAD = """\
id: q
title: 东海省县级任务实施方案
short_title: 县级任务
starts_on: 2022-01-01
ends_on: 2022-12-31
sections:
  - number: 1
    title: 县级任务
    tasks:
"""
_TASK = """\
      - id: Q{number}
        number: {number}
        title: 加强县域医疗卫生服务能力建设第{number}项
        class: project
        items:
          - text: 县级医院大病专项救治病种不减，乡镇卫生院达到标准，筛查率达到目标，逐月核对，年底前评估。
            assignment:
              lead: [第{number}县卫生健康局]
              support: [人事处, 医政医管局]
            indicators: [screening]
          - text: 健全监测和帮扶机制，做到早发现、早干预、早帮扶，防止因病返贫致贫，每季度开展一次集中排查。
            assignment:
              lead: [第{number}县卫生健康局]
              support: [健康促进处]
"""
_REPORT = """\
id: r
type: semiannual_report
title: 关于2022年上半年牵头任务落实情况的报告
plan: q
period: 2022-H1
date: 2022-07-12
as_of: 2022-07-12
recipients: [{divisions: [委督办室]}]
preamble: [现将2022年上半年牵头任务的落实情况和下一步工作安排报告如下。]
"""
_TYPE = """\
  - id: semiannual_report
    title: 半年落实情况报告
    template: briefs/semiannual_report.docx
    for_each: returned
    formats: [docx]
    output: reports/{id}-{division}
    needs_number: false
    assigns_work: false
"""


def make_leads(folder: Path, count: int) -> Path:
    """Make a project with a plan that `count` counties lead, each in one task of two items."""
    root = make_project(folder)
    divisions = root / "data/divisions.yaml"
    counties = "".join(
        f"  - {{id: county{number}, name: 第{number}县卫生健康局, kind: bureau, region: 第{number}县}}\n"
        for number in range(1, count + 1)
    )
    divisions.write_text(divisions.read_text(encoding="utf-8") + counties, encoding="utf-8")
    tasks = "".join(_TASK.format(number=number) for number in range(1, count + 1))
    (root / f"data/tasks/{PLAN}.yaml").write_text(_HEAD + tasks, encoding="utf-8")
    (root / "data/documents/r.yaml").write_text(_REPORT, encoding="utf-8")
    catalogue = root / "templates/catalogue.yaml"
    catalogue.write_text(catalogue.read_text(encoding="utf-8") + _TYPE, encoding="utf-8")
    template = "templates/briefs/semiannual_report.docx"
    (root / template).parent.mkdir(exist_ok=True)
    (root / template).write_bytes((CHECKOUT / template).read_bytes())
    return root


def hand_in(root: Path, folder: Path) -> list[Path]:
    """Make the forms of the counties, fill them in, and return the files that come back, in `folder`."""
    made = make_forms(root, PERIOD, as_of=AS_OF, output=root / "forms", plans=[PLAN])
    assert not made.report.has_errors, list(made.report)
    folder.mkdir()
    sheet = progress_of(load_workbook(made.files[0]))
    said = {box_of(sheet, code): value for code, value in answers(sheet).items()}
    for file in made.files:
        (folder / file.name).write_bytes(filled(file.read_bytes(), said))
    return sorted(folder.iterdir())


def filled(form: bytes, said: Mapping[str, object]) -> bytes:
    """Return a form with `said` in its cells, packed as Excel packs it."""
    parts = parts_of(form)
    sheet = parts[SHEET_PART].decode()

    def box(found: re.Match[str]) -> str:
        place = found[1]
        return _cell(place, found[2], said[place]) if place in said else found[0]

    return packed({**parts, SHEET_PART: re.sub('<c r="([A-Z]+[0-9]+)" s="([0-9]+)"/>', box, sheet).encode()})


def read_by_openpyxl(file: Path) -> int:
    """Return how many cells of a form hold something, as openpyxl reads them."""
    sheet = progress_of(load_workbook(io.BytesIO(file.read_bytes())))
    return sum(value is not None for row in sheet.iter_rows(values_only=True) for value in row)
