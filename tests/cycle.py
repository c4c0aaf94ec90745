"""Run the whole reporting cycle on the sample: ``python -m tests.cycle``, a part of `make demo`.

A copy of the project without its returns stands under ``output/cycle``, made anew each time. Forms are made
there, filled in with what the sample returns say, as divisions would with Excel, handed in on the day that
the sample names, collected day by day, and every document of the period is built. ``data/`` is not touched.
"""

from __future__ import annotations

import datetime
import shlex
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from openpyxl import Workbook, load_workbook

from docgen.cli.main import main
from docgen.excel.form_layout import STATUS_WORDS, Part, code_of, sign_off_code
from docgen.records.division import Division
from docgen.records.plan import named_divisions
from docgen.records.progress import ItemProgress, Return, SupporterPart
from docgen.records.project import Project
from docgen.reporting.periods import parse_period
from tests.excel.filling import BOX, DAY, progress_of, saved, write
from tests.projects import CHECKOUT, load_project

Answers = Mapping[tuple[str, int], object]
"""What is typed, by the code of the row and the column."""


def run(folder: Path, *, words: tuple[str, ...] = ()) -> None:
    """Run the cycle in `folder`, for every period of the sample; `words` are more options of `build`."""
    shutil.rmtree(folder, ignore_errors=True)
    project = load_project(CHECKOUT).project
    shutil.copytree(CHECKOUT / "data", folder / "data", ignore=shutil.ignore_patterns("progress", "offices"))
    for period, returns in by_period(project).items():
        _run_period(folder, project, period, returns, words)


def by_period(project: Project) -> dict[str, list[Return]]:
    """Return the returns of a project by period, the earlier period first."""
    found: dict[str, list[Return]] = {}
    for each in sorted(project.returns, key=lambda each: parse_period(each.period).ends_on):
        found.setdefault(each.period, []).append(each)
    return found


def _run_period(
    folder: Path, project: Project, period: str, returns: list[Return], words: tuple[str, ...]
) -> None:
    here = ("--project", str(folder), "--period", period)
    _docgen("forms", *here)
    last = datetime.date.min
    for day, batch in _by_day(returns):
        inbox = folder / "returns" / period / str(day)
        inbox.mkdir(parents=True)
        for each in batch:
            form = folder / f"output/forms/{period}/{each.plan}/{each.place().path.rpartition('/')[2]}"
            (inbox / f"{each.division}.xlsx").write_bytes(
                saved(filled_in(form.with_suffix(".xlsx"), answers_of(project, each)))
            )
        _docgen("collect", str(inbox), *here, "--as-of", str(day))
        last = day
    _mark_samples(folder / "data/progress")
    _docgen("status", *here, "--as-of", str(last), expected=(0, 1))
    if any(document.period == period for document in project.documents):
        _docgen("build", *here, *words)


def _by_day(returns: Iterable[Return]) -> Iterator[tuple[datetime.date, list[Return]]]:
    """Yield what was received on each day."""
    days: dict[datetime.date, list[Return]] = {}
    for each in returns:
        assert each.received_on is not None, each.place()
        days.setdefault(each.received_on, []).append(each)
    yield from sorted(days.items())


def answers_of(project: Project, given: Return) -> dict[tuple[str, int], object]:
    """Return what a division types to say what its sample return says."""
    said: dict[tuple[str, int], object] = {
        (sign_off_code(Part.SIGNED_BY), BOX): given.signed_by,
        (sign_off_code(Part.SEALED), BOX): given.sealed,
        (sign_off_code(Part.FILLED_BY), BOX): given.filled_by,
        (sign_off_code(Part.CONTACT), BOX): given.contact,
        (sign_off_code(Part.FILLED_ON), BOX): given.filled_on,
    }
    for item in given.items:
        said.update(_item_answers(project, item))
    return {place: value for place, value in said.items() if value not in ("", None)}


def _item_answers(project: Project, item: ItemProgress) -> Iterator[tuple[tuple[str, int], object]]:
    texts = {
        Part.STATUS: STATUS_WORDS[item.status],
        Part.PROGRESS: item.progress,
        Part.PROBLEMS: item.problems or "无",
        Part.NEXT_STEPS: item.next_steps,
    }
    for part, text in texts.items():
        yield (code_of(item.item, part), BOX), text
    for figure in item.figures:
        code = code_of(item.item, Part.FIGURE, figure.indicator, *filter(None, [figure.population]))
        yield (code, BOX), float(figure.value)
        yield (code, DAY), figure.as_of
    boxes: dict[str, list[str]] = {}
    for said in item.supporters:
        box, line = _supporter_box(project, item, said)
        boxes.setdefault(box, []).append(line)
    for box, lines in boxes.items():
        yield (code_of(item.item, Part.SUPPORTER, box), BOX), "\n".join(lines)


def _supporter_box(project: Project, item: ItemProgress, said: SupporterPart) -> tuple[str, str]:
    """Return the box (id of a division) in which a supporter's part is told, and how."""
    own, division = supporters_of(project, item), project.division(said.division)
    assert division is not None, said.division
    if division in own:
        return division.id, said.text
    group = next(each for each in own if division.name in project.members(each))
    return group.id, f"{division.region or division.name}：{said.text}"


def supporters_of(project: Project, item: ItemProgress) -> list[Division]:
    """Return the divisions and groups that support an item."""
    for task in (task for plan in project.plans for task in plan.tasks if task.id == item.task):
        for index, each in enumerate(task.items):
            assignment = task.assignment_of(each)
            if task.item_id(index) == item.item and assignment is not None:
                names = (name for _, name in named_divisions(assignment.support))
                return [found for name in names if (found := project.division(name)) is not None]
    raise LookupError(item.item)


def filled_in(form: Path, answers: Answers) -> Workbook:
    """Return a form with `answers` typed in."""
    book = load_workbook(form)
    for (code, column), value in answers.items():
        write(progress_of(book), code, value, column)
    return book


def _mark_samples(folder: Path) -> None:
    """Write into what was collected that it is a sample: a form does not say so, the office does."""
    for file in folder.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        if "\nsample: true\n" not in text:
            file.write_text(f"{text}\nsample: true\n", encoding="utf-8")


def _docgen(*words: str, expected: tuple[int, ...] = (0,)) -> None:
    """Run a command as somebody would type it, and show it."""
    sys.stdout.write(f"\n$ {shlex.join(['docgen', *words])}\n")
    sys.stdout.flush()
    ended = main(list(words))
    if ended not in expected:
        sys.exit(ended)


if __name__ == "__main__":
    run(Path("output/cycle"))
