"""Name where returns stand, and the kinds of divisions that return, on the terminal and in documents."""

from __future__ import annotations

from docgen.diagnostics import Text
from docgen.records.division import DivisionKind
from docgen.reporting.progress import Standing
from docgen.reporting.status import ReturnState

NOT_RETURNED = "未报送"

STATES = {
    ReturnState.ON_TIME: Text("按时报送", "on time"),
    ReturnState.LATE: Text("逾期报送", "late"),
    ReturnState.UNDATED: Text("已报送，未写收到日期", "received, no date written"),
    ReturnState.PENDING: Text("未报送（未到期）", "not received, not due yet"),
    ReturnState.OVERDUE: Text("逾期未报送", "overdue"),
}
GROUPS = {
    DivisionKind.ORGAN: Text("机关", "organs"),
    DivisionKind.DIVISION: Text("内设处室", "divisions"),
    DivisionKind.INSTITUTION: Text("直属单位", "institutions"),
    DivisionKind.AUTHORITY: Text("有关部门", "authorities"),
    DivisionKind.BUREAU: Text("地方卫生健康部门", "local bureaus"),
    DivisionKind.OFFICE: Text("办事机构", "standing offices"),
    DivisionKind.GROUP: Text("单位集合", "groups"),
}
STANDINGS = {
    Standing.DONE: Text("已完成", "done"),
    Standing.UNDER_WAY: Text("推进中", "under way"),
    Standing.NOT_STARTED: Text("未启动", "not started"),
    Standing.DELAYED: Text("滞后", "delayed"),
    Standing.NOT_RETURNED: Text(NOT_RETURNED, "not returned"),
}
