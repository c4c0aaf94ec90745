"""Make the Word file of a ledger: a head of two rows, merged cells, dates, shares, text like a formula."""

from __future__ import annotations

from docgen.layout.page import PROFILE_A
from docgen.word.typeset import template_from_text

LONG = "村卫生室药品配备不足，个别药品过期，目录没有上墙，群众反映取药难，已经反馈到县卫生健康委并限期整改。"
_TEXT = f"""\
=== document
<section landscape>
[附件序号] 附件
[附件标题] 健康帮扶问题整改台账
[表注] 截至2022年8月26日
<table 公文表格 800 3600 1900 1900 1500 3056>
  <row header whole>
    <cell merge=restart>
      [表头文字] 序号
    <cell merge=restart>
      [表头文字] 问题
    <cell span=2>
      [表头文字] 时间
    <cell merge=restart>
      [表头文字] 完成率
    <cell merge=restart>
      [表头文字] 牵头单位
  <row header whole>
    <cell merge=continue>
      [表头文字]
    <cell merge=continue>
      [表头文字]
    <cell>
      [表头文字] 发现日期
    <cell>
      [表头文字] 完成日期
    <cell merge=continue>
      [表头文字]
    <cell merge=continue>
      [表头文字]
  <row>
    <cell>
      [表格居中] 1
    <cell>
      [表格文字] =SUM(A1:A9){LONG}
    <cell>
      [表格居中] 2022年3月5日
    <cell>
      [表格居中] 2022年8月26日
    <cell>
      [表格右齐] 78.6%
    <cell merge=restart>
      [表格居中] 基层卫生健康处
      [表格居中] ⟦二级标题字⟧（会同）⟦⟧药政处
  <row>
    <cell>
      [表格居中] 2
    <cell>
      [表格文字] -未按时随访
    <cell>
      [表格居中] 2022年4月15日
    <cell>
      [表格居中] 未完成
    <cell>
      [表格右齐] 100%
    <cell merge=continue>
      [表格居中]
  <row>
    <cell>
      [表格居中] 3
    <cell>
      [表格文字] 台账⏎更新⇥不及时
    <cell>
      [表格居中] 2022年5月1日
    <cell>
      [表格居中] 2022年9月30日
    <cell>
      [表格右齐] 0.5%
    <cell>
      [表格居中] @规划信息处
[表注] 注：完成率为已整改问题数占应整改问题数的比重。
"""


def ledger() -> bytes:
    """Return the ledger as a Word file."""
    return template_from_text(_TEXT, PROFILE_A)
