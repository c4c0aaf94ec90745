import pytest

from docgen.sources.suggest import nearest

DIVISIONS = [
    "医政医管局", "药政处", "基层卫生健康处", "妇幼健康处", "规划发展与信息化处", "财务处", "人事处",
    "疾病预防控制处", "健康促进处", "体制改革处", "省中医药管理局", "法规与综合监督处", "省卫生健康委员会",
]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("基层卫健处", "基层卫生健康处"),
        ("医政医管处", "医政医管局"),
        ("妇幼处", "妇幼健康处"),
        ("疾控处", "疾病预防控制处"),
        ("规划信息处", "规划发展与信息化处"),
        ("体制改革司", "体制改革处"),
        ("省中医药局", "省中医药管理局"),
        ("省卫健委", "省卫生健康委员会"),
        ("药 政处", "药政处"),
    ],
)
def test_the_division_that_was_meant_comes_first(word: str, meant: str) -> None:
    assert nearest(word, DIVISIONS)[:1] == [meant]


@pytest.mark.parametrize("word", ["", "审计处", "教育厅", "x"])
def test_nothing_is_offered_when_only_the_last_character_agrees(word: str) -> None:
    assert nearest(word, DIVISIONS) == []


@pytest.mark.parametrize(("word", "meant"), [("leed", "lead"), ("tilte", "title"), ("Title", "title")])
def test_fields_are_found_too(word: str, meant: str) -> None:
    assert nearest(word, ["id", "lead", "support", "title"]) == [meant]


def test_no_more_than_the_limit_are_offered() -> None:
    assert nearest("任务", ["任务一", "任务二", "任务三", "任务四"], limit=2) == ["任务一", "任务二"]
