"""Make projects of any number of notices, as a province sends them: to each division and region its own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.projects import CHECKOUT

NOTICE = "data/documents/notice-2021-55.yaml"
TASKS = "data/tasks/shaanxi-2021.yaml"
FEW = 100
"""One in so many notices follows a plan of its own, whose figures no other prints."""
OTHER_TASKS = "data/tasks/other.yaml"
_TOWNS = ("韩城市", "神木市", "府谷县", "杨凌示范区")


def make_notices(root: Path, count: int) -> Path:
    """Make a project of `count` notices in the folder `root`; each prints 18 tasks with 23 assignments.

    Each has its own number, title, recipient and preamble.
    """
    others = shutil.ignore_patterns("offices", "documents", "progress")
    shutil.copytree(CHECKOUT / "data", root / "data", ignore=others)
    shutil.copytree(CHECKOUT / "templates", root / "templates")
    (root / "data/documents").mkdir()
    plan = (CHECKOUT / TASKS).read_text(encoding="utf-8")
    (root / OTHER_TASKS).write_text(plan.replace("id: shaanxi-2021", "id: other", 1), encoding="utf-8")
    text = (CHECKOUT / NOTICE).read_text(encoding="utf-8")
    text = re.sub(r"(?ms)^annexes:\n.*?(?=^imprint)", "", text)
    for number in range(count):
        (root / f"data/documents/n{number:05}.yaml").write_text(_notice(text, number), encoding="utf-8")
    return root


def change_figure(root: Path) -> int:
    """Let a figure of the plan that few follow be another one; return how many notices print it."""
    file = root / OTHER_TASKS
    text = file.read_text(encoding="utf-8")
    now = re.search(r"骨干医师至少(\d+)名", text)
    assert now is not None, "the sample plan no longer holds the figure"
    file.write_text(text.replace(now[0], f"骨干医师至少{int(now[1]) + 1}名"), encoding="utf-8")
    return len(range(0, sum(1 for _ in (root / "data/documents").iterdir()), FEW))


def _notice(text: str, number: int) -> str:
    town = f"{_TOWNS[number % len(_TOWNS)]}第{number + 1}片区"
    swaps = {
        "id: notice-2021-55": f"id: n{number:05}",
        "〔2021〕55号": f"〔2021〕{number + 1}号",
        "  - 关于落实全省实现": f"  - 关于{town}落实",
        "title: 关于落实全省实现": f"title: 关于{town}落实",
        "现将该方案": f"现将{town}承担的该方案",
    }
    if number % FEW == 0:
        swaps["plan: shaanxi-2021"] = "plan: other"
    for old, new in swaps.items():
        assert old in text, f"the sample notice no longer holds {old!r}"
        text = text.replace(old, new, 1)
    return text
