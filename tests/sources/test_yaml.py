import gc
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.diagnostics import Severity
from docgen.records.placed import PlacedList, PlacedMapping, Value
from docgen.sources.builder import MAX_DEPTH
from docgen.sources.findings import FINDINGS
from docgen.sources.yaml import MAX_FINDINGS, Reading, read_yaml

RECORD = """\
# 任务
id: plan-2021
tasks:
  - id: T01
    title: 健全“双基”保障：机制、队伍
    items:
      - text: "完善制度: 到年底覆盖率 ≥90%"
        lead: [医政医管局, 药政处]
        support:
          - 各设区市
    indicators: [{id: I1, value: 79.1, on: 2021-11-03}]
    note: |
      第一行：说明
      lead：不是键
"""


def read(text: str) -> Reading:
    return read_yaml(text.encode(), "f")


def findings(text: str) -> list[str]:
    return [f"{d.place.line}:{d.place.column} {d.code}" for d in read(text).diagnostics]


# --- values ---------------------------------------------------------------------------------------


def test_scalars_stay_the_text_that_was_typed() -> None:
    text = "a: 2021\nb: 79.1\nc: 2021-11-03\nd: true\ne: '007'\nf: |\n  两\n  行\n"
    assert read(text).value == {
        "a": "2021", "b": "79.1", "c": "2021-11-03", "d": "true", "e": "007", "f": "两\n行\n",
    }  # fmt: skip
    assert findings(text) == []


@pytest.mark.parametrize("null", ["", "~", "null", "Null", "NULL"])
def test_a_plain_null_is_no_value(null: str) -> None:
    assert read(f"a: {null}\nb: ['', '~']").value == {"a": None, "b": ["", "~"]}


def test_every_value_knows_its_place_and_its_parent() -> None:
    value = read("tasks:\n  - lead: [甲, 乙]\n").value
    assert isinstance(value, PlacedMapping)
    tasks = value["tasks"]
    assert isinstance(tasks, PlacedList)
    task = tasks[0]
    assert isinstance(task, PlacedMapping)
    lead = task["lead"]
    assert isinstance(lead, PlacedList)
    places = (tasks.place(0), task.key_place("lead"), task.place("lead"), lead.place(1))
    assert [str(place) for place in places] == ["f:2:5", "f:2:5", "f:2:11", "f:2:15"]
    assert (lead.parent, lead.key, task.parent, task.key) == (task, "lead", tasks, 0)


@pytest.mark.parametrize(
    "text", [RECORD, RECORD.rstrip("\n"), RECORD.replace("\n", "\r\n"), "\ufeff" + RECORD]
)
def test_a_good_record_has_no_findings(text: str) -> None:
    assert [f for f in findings(text) if "DG022" not in f] == []
    assert read(text).value == yaml.load(text, yaml.BaseLoader)


@pytest.mark.parametrize("text", ["", "# 注释\n", "---\n", "\ufeff"])
def test_an_empty_file_is_said_to_be_empty(text: str) -> None:
    assert (read(text).value, findings(text)) == (None, ["1:1 DG009"])


# --- findings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    ["yes", "No", "ON", "off", "y", "N", "12:30", "1:30:00", "007", "08", "0x1F", "0o17", "1_000", "1e3",
     "-2.5E-3", ".5", "5.", ".inf", ".NaN", "=", "<<"],
)  # fmt: skip
def test_a_trap_is_kept_as_text_and_said(word: str) -> None:
    assert read(f"a: {word}").value == {"a": word}
    assert findings(f"a: {word}") == ["1:4 DG022"]
    assert findings(f"- {word}") == ["1:3 DG022"]
    assert findings(f"a: '{word}'\nb: \"{word}\"") == []


@pytest.mark.parametrize(
    "word", ["2021", "0", "-5", "+5", "0.5", "90", "79.1", "2021-11-03", "true", "False", "T01",
             "http://a.cn/x", "yesterday",
             "北京：上海", "≥90%", "“双基”保障", "〔2021〕31号", "－", "（一）", "a，b、c", "10%", "1.2.3"],
)  # fmt: skip
def test_ordinary_words_are_no_traps(word: str) -> None:
    assert findings(f"a: {word}") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3", ["3:1 DG020"]),
        ("~: 1", ["1:1 DG021"]),
        ("?\n: 1", ["1:2 DG021"]),
        ("? [x, z]\n: 1", ["1:3 DG021"]),
        ("? {x: y1}\n: 1", ["1:3 DG021"]),
        ("a: &x 甲\nb: *x", ["1:4 DG023", "2:4 DG023"]),
        ("<<: {a: 1}", ["1:1 DG024"]),
        ("a: !!python/object:os.system ls", ["1:4 DG025"]),
        ("a: !x\n  b: 1", ["1:4 DG025"]),
        ("a: 1\n---\nb: 2", ["2:1 DG026"]),
        ("[" * (MAX_DEPTH + 1), [f"1:{MAX_DEPTH + 1} DG027"]),
        ("- " * 5000, [f"1:{2 * MAX_DEPTH + 1} DG027"]),
        (
            "{" * (MAX_DEPTH + 1),
            [*(f"1:{n} DG021" for n in range(2, MAX_DEPTH + 2)), f"1:{MAX_DEPTH + 1} DG027"],
        ),
        ("no: 1", ["1:1 DG022"]),
    ],
)
def test_what_records_do_not_need_is_refused(text: str, found: list[str]) -> None:
    assert findings(text) == found


def test_of_duplicate_keys_the_first_is_kept_and_both_are_named() -> None:
    reading = read("a: 甲\nb: 1\na: 乙")
    assert reading.value == {"a": "甲", "b": "1"}
    assert "第 1 行第 1 列" in reading.diagnostics[0].message.zh


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a:\n\tb: 1\n\tc: 2", ["2:1 DG011", "3:1 DG011"]),
        ("a: |\n\tx", ["2:1 DG011"]),
        ("a: 'x\nb: 1", ["1:4 DG012"]),
        ('a: "x\nb: "z"\nc: 1', ["1:4 DG012"]),
        ("a: 'it's'", ["1:8 DG012"]),
        ('a: "\\q"', ["1:5 DG012"]),
        ("a: [x, z\nb: 1", ["1:4 DG013"]),
        ("a: {x: 1\nb: 2", ["1:4 DG013"]),
        ("a: @甲", ["1:4 DG014"]),
        ("a: *重点*", ["1:4 DG014"]),
        ("a: *x z", ["1:4 DG014"]),
        ("a: !重要 x", ["1:4 DG014"]),
        ("a: ]", ["1:4 DG014"]),
        ("a:\n  b: 1\n c: 2", ["3:2 DG015"]),
        ("a: 1\n b: 2", ["2:2 DG015"]),
        ("- a1\nb: 1", ["2:1 DG015"]),
        ("a: 1\nb\nc: 2", ["2:1 DG010"]),
        ("a\nb: 2", ["1:1 DG010"]),
        ("a: - b", ["1:4 DG010"]),
        ("a: [x] z", ["1:8 DG010"]),
        ("%YAML 3.0\n---\na: 1", ["1:1 DG010"]),
        ("a: 目标: 九成", ["1:6 DG019"]),
    ],
)
def test_a_syntax_error_names_the_slip(text: str, found: list[str]) -> None:
    reading = read(text)
    assert findings(text) == found
    assert (reading.value, reading.complete) == (None, False)


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("a: 1\nlead：[甲]\nb: 2", "2:1 DG016", {"a": "1", "lead": ["甲"], "b": "2"}),
        ("lead：甲\nsupport: 乙", "1:1 DG016", {"lead": "甲", "support": "乙"}),
        ("- id： T1\n  a: 2", "1:3 DG016", [{"id": "T1", "a": "2"}]),
        ("lead:[甲]\nb: 2", "1:1 DG018", {"lead": ["甲"], "b": "2"}),
        ("lead:\u3000甲\nb: 2", "1:1 DG018", {"lead": "甲", "b": "2"}),
        ('a: "甲”\nb: 2', "1:6 DG016", {"a": "甲", "b": "2"}),
        ("a: [甲, 乙］\nb: 2", "1:9 DG016", {"a": ["甲", "乙"], "b": "2"}),
        ("\u3000a: 1\nb: 2", "1:1 DG016", {"a": "1", "b": "2"}),
        ("“a”: 1", "1:1 DG016", {"a": "1"}),
        ("a: 1\n＃ 注\nb: 2", "2:1 DG016", {"a": "1", "b": "2"}),
    ],
)
def test_full_width_signs_are_named_and_reading_goes_on(text: str, found: str, value: object) -> None:
    reading = read(text)
    assert findings(text) == [found]
    assert (reading.value, reading.complete) == (value, True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lead: [甲，乙]", ["1:8 DG017"]),
        ("lead: [甲、乙]", ["1:8 DG017"]),
        ("lead: [“甲”, 乙]", ["1:8 DG017"]),
        ("lead: 【甲】", ["1:7 DG017"]),
        ("lead: ［甲］", ["1:7 DG017"]),
        ("lead:\n  － 甲\n  － 乙", ["2:3 DG017", "3:3 DG017"]),
        ("- title:全省", ["1:3 DG017"]),
        ("-甲\n-乙", ["1:1 DG017"]),
        ("a: 全省\n  lead：甲", ["2:3 DG017"]),
        ("a:\n- 甲\n - 乙", ["3:2 DG017"]),
        ("a: \u3000甲", ["1:4 DG017"]),
        ("- title：全省", ["1:3 DG016"]),
    ],
)
def test_text_that_was_meant_as_yaml_is_said(text: str, found: list[str]) -> None:
    assert findings(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 甲\x0b乙", ["1:5 DG006"]),
        ("a: 甲\x85乙\nb: 丙\u2028丁\nc: no", ["1:5 DG006", "2:5 DG006", "3:4 DG022"]),
        ("a: 甲\n\ufeffb: 乙", ["2:1 DG006"]),
        ('a: "甲\\x00"', ["1:4 DG006"]),
        ("a: 甲\u200b乙\n# \u200b", ["1:5 DG007"]),
        ("a: \ue000甲\nb: 甲\u00a0乙", ["1:4 DG007", "2:5 DG007"]),
        ("a: 甲\ufffd乙", ["1:5 DG005"]),
        ("a: 锟斤拷", ["1:4 DG005"]),
        ("a: 1\rb: 2", ["1:5 DG008"]),
    ],
)
def test_odd_characters_are_named(text: str, found: list[str]) -> None:
    assert findings(text) == found


def test_independent_errors_are_found_in_one_run() -> None:
    text = '- id: 1\n  lead：[甲]\n- t: "a\n  b: no\n- c: d: e\n- u: @x\n  v: on\n'
    assert findings(text) == [
        "2:3 DG016", "3:6 DG012", "4:6 DG022", "5:7 DG019", "6:6 DG014", "7:6 DG022",
    ]  # fmt: skip


def test_marks_after_a_mended_line_are_those_of_the_file() -> None:
    value = read("a: 1\nlead：[甲, 乙]\nb: 2").value
    assert isinstance(value, PlacedMapping)
    lead = value["lead"]
    assert isinstance(lead, PlacedList)
    assert (value.value_marks["lead"], lead.mark, list(lead.marks)) == ((2, 6), (2, 6), [(2, 7), (2, 10)])


def test_a_file_full_of_findings_lists_a_thousand_and_says_so() -> None:
    found = read("- no\n" * (MAX_FINDINGS + 5)).diagnostics
    assert (len(found), found[0].code) == (MAX_FINDINGS + 1, "DG028")


def test_gb18030_records_are_read_with_a_note() -> None:
    reading = read_yaml("title: 全省卫生健康工作\n".encode("gb18030"), "f")
    assert reading.value == {"title": "全省卫生健康工作"}
    assert [d.severity for d in reading.diagnostics] == [Severity.NOTE]


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_left_as_it_was(was_on: bool) -> None:
    (gc.enable if was_on else gc.disable)()
    try:
        read("a: [")
        assert gc.isenabled() is was_on
    finally:
        gc.enable()


def test_every_kind_of_finding_is_explained() -> None:
    for kind in FINDINGS.values():
        parts = kind.explanation
        assert all((parts.title.zh, parts.title.en, parts.bad, parts.good, parts.why.zh, parts.why.en)), (
            kind.code
        )


# --- fuzz -----------------------------------------------------------------------------------------

QUICK = settings(max_examples=300, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
SIGNS = st.sampled_from(
    list("abc甲乙：:，,、[]{}\"'“”-–－#＃&*!|>%@`?~=<\\ \t\n\r\u3000\u200b\ufeff\x00\x85\u20280179.eE")
)


def assert_sound(data: bytes) -> None:
    reading = read_yaml(data, "f")
    errors = [d for d in reading.diagnostics if d.severity is Severity.ERROR]
    assert reading.complete or errors
    assert len(reading.diagnostics) <= MAX_FINDINGS + 1
    assert all(d.remedy.zh and d.remedy.en and d.message.zh and d.message.en for d in reading.diagnostics)


@QUICK
@given(st.binary(max_size=200))
def test_any_bytes_give_a_value_or_findings(data: bytes) -> None:
    assert_sound(data)


@QUICK
@given(st.text(SIGNS, max_size=120))
def test_any_signs_give_a_value_or_findings(text: str) -> None:
    assert_sound(text.encode())


@QUICK
@given(st.data())
def test_a_record_with_random_damage_gives_a_value_or_findings(data: st.DataObject) -> None:
    damaged = bytearray(
        RECORD.encode(data.draw(st.sampled_from(["utf-8", "gb18030", "utf-16"]), label="encoding"))
    )
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(damaged)))
        damaged[at : at + data.draw(st.integers(0, 9))] = data.draw(
            st.binary(max_size=3) | SIGNS.map(str.encode)
        )
    assert_sound(bytes(damaged))


WORDS = (
    st.text(st.sampled_from("甲乙丙丁戊，。“”（）abcxz： 〔〕≥%"), min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=25,
)


def unplaced(value: Value) -> object:
    """Return the value as plain Python, with None as the text it stood for."""
    if isinstance(value, dict):
        return {key: unplaced(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [unplaced(inner) for inner in value]
    return "" if value is None else value


def dump(tree: object, flow: bool | None, style: str | None) -> str:
    dumped: Any = yaml.dump(
        tree, allow_unicode=True, default_flow_style=flow, default_style=style, width=2000
    )
    return str(dumped)


@QUICK
@given(TREES, st.sampled_from([True, False, None]), st.sampled_from([None, "'", '"']))
def test_values_equal_those_of_the_plain_text_loader(
    tree: object, flow: bool | None, style: str | None
) -> None:
    text = dump(tree, flow, style)
    reading = read(text)
    if any(d.severity is Severity.ERROR for d in reading.diagnostics):
        assert {d.code for d in reading.diagnostics if d.severity is Severity.ERROR} <= {"DG016", "DG020"}
    else:
        assert unplaced(reading.value) == yaml.load(text, yaml.BaseLoader)


def assert_placed(value: Value, lines: list[str]) -> None:
    """Check that the file shows each scalar where its mark points."""
    marks: dict[Any, tuple[int, int]] = {}
    pairs: list[tuple[Any, Value]] = []
    if isinstance(value, PlacedMapping):
        marks, pairs = dict(value.value_marks), list(value.items())
        for key, (line, column) in value.key_marks.items():
            assert lines[line - 1][column - 1 :].lstrip("\"'? ").startswith(key)
    elif isinstance(value, PlacedList):
        marks, pairs = dict(enumerate(value.marks)), list(enumerate(value))
    for key, inner in pairs:
        line, column = marks[key]
        if isinstance(inner, str):
            assert lines[line - 1][column - 1 :].lstrip("\"'").startswith(inner)
        assert_placed(inner, lines)


@QUICK
@given(TREES, st.sampled_from([True, False, None]))
def test_the_text_at_a_place_begins_with_the_value(tree: object, flow: bool | None) -> None:
    text = dump(tree, flow, None)
    reading = read(text)
    if not any(d.severity is Severity.ERROR for d in reading.diagnostics):
        assert_placed(reading.value, text.split("\n"))


@pytest.mark.parametrize("line", ["type:division_of_labor", "number:1"])
def test_key_that_touches_its_value_is_told_so_where_it_breaks_the_file(line: str) -> None:
    reading = read_yaml(f"id: n\n{line}\nplan: p\n".encode(), "f")
    assert "DG018" in {diagnostic.code for diagnostic in reading.diagnostics}


@pytest.mark.parametrize(
    "name", ["区（市、县）卫生健康局", "召开动员会议，全面启动实施。", "“防、筛、管”办公室"]
)
def test_comma_inside_a_name_or_a_sentence_is_no_slip(name: str) -> None:
    assert read_yaml(f"names: [{name}]\n".encode(), "f").diagnostics == ()


def test_full_width_comma_between_names_is_a_slip() -> None:
    assert [d.code for d in read_yaml("names: [人事处，办公室]\n".encode(), "f").diagnostics] == ["DG017"]
