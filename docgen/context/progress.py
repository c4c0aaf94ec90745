"""Compose what returns say, in plan order: standings, texts, figures, problems, next steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from docgen.context.clause import clause, printed_names
from docgen.context.figures import change_words, digits, unit_of
from docgen.context.progress_charts import figure_charts, figure_name, section_chart, status_chart
from docgen.context.reporting import percent_words
from docgen.context.reporting_views import (
    CountsView,
    ItemRowView,
    LeadRowView,
    ProgressView,
    RemarkView,
    ReturnedFigureView,
    SectionRowView,
    SupporterRowView,
    TaskRowView,
)
from docgen.context.words import targets_words
from docgen.layout.dates import date_words
from docgen.layout.numerals import to_chinese
from docgen.records.project import Project
from docgen.records.standing import targets_for
from docgen.reporting.progress import (
    AskedFigure,
    DutyProgress,
    LeadProgress,
    Progress,
    ReturnedFigure,
    SectionProgress,
    Standing,
    TaskProgress,
)
from docgen.reporting.status import share
from docgen.reporting.words import NOT_RETURNED, STANDINGS

_Scoped = frozenset[str]
_MET = {True: "达标", False: "未达标", None: ""}


def progress_view(project: Project, found: Progress) -> ProgressView:
    """Return what was returned; what was not is printed as 未报送."""
    scoped = _scoped(found)
    figures = tuple(figure for lead in found.leads for figure in _figures(lead, scoped))
    return ProgressView(
        counts=counts_view(task.standing for task in found.tasks),
        section_rows=tuple(_section(project, section, scoped) for section in found.sections),
        returned_figures=figures,
        problems=_remarks(found.tasks, "problems"),
        next_steps=_remarks(found.tasks, "next_steps"),
        figures_sentence=_figures_sentence(figures),
        status_chart=status_chart(task.standing for task in found.tasks),
        section_chart=section_chart(found),
        figure_charts=tuple(figure_charts(found, scoped)),
        sample=any(lead.status.given is not None and lead.status.given.sample for lead in found.leads),
    )


def counts_view(standings: Iterable[Standing], *, measure: str = "项") -> CountsView:
    """Return how many stand how; the sentence leaves out what none does."""
    counts = Counter(standings)
    total = counts.total()
    said = [f"{words.zh}{counts[each]}{measure}" for each, words in STANDINGS.items() if counts[each]]
    return CountsView(
        total=total,
        done=counts[Standing.DONE],
        under_way=counts[Standing.UNDER_WAY],
        not_started=counts[Standing.NOT_STARTED],
        delayed=counts[Standing.DELAYED],
        not_returned=counts[Standing.NOT_RETURNED],
        done_rate=percent_words(share(counts[Standing.DONE], total)),
        sentence="，".join(said),
    )


def _section(project: Project, found: SectionProgress, scoped: _Scoped) -> SectionRowView:
    return SectionRowView(
        number=found.section.number,
        number_zh=to_chinese(found.section.number),
        title=found.section.title,
        counts=counts_view(task.standing for task in found.tasks),
        task_rows=tuple(_task(project, task, scoped) for task in found.tasks),
        problems=_remarks(found.tasks, "problems"),
        next_steps=_remarks(found.tasks, "next_steps"),
    )


def _task(project: Project, found: TaskProgress, scoped: _Scoped) -> TaskRowView:
    items = tuple(_item(project, found, duty, scoped) for duty in found.duties)
    leads = (lead.division.name for duty in found.duties for lead in duty.leads)
    return TaskRowView(
        id=found.task.id,
        number=found.task.number,
        number_zh=to_chinese(found.task.number),
        title=found.task.title,
        lead=tuple(dict.fromkeys(leads)),
        standing=STANDINGS[found.standing].zh,
        item_rows=items,
    )


def _item(project: Project, task: TaskProgress, found: DutyProgress, scoped: _Scoped) -> ItemRowView:
    item = found.duty.item
    number = next(index for index, each in enumerate(task.task.items, start=1) if each is item)
    return ItemRowView(
        id=found.duty.item_id,
        number=number,
        first=found is task.duties[0],
        part=f"第{number}条分工" if len(task.task.items) > 1 else "",
        title=item.title,
        text=item.text,
        clause=clause(project, found.duty.assignment),
        standing=STANDINGS[found.standing].zh,
        lead_rows=tuple(_lead(project, lead, scoped) for lead in found.leads),
    )


def _lead(project: Project, found: LeadProgress, scoped: _Scoped) -> LeadRowView:
    given = found.given
    return LeadRowView(
        division=found.division.name,
        returned=given is not None,
        standing=STANDINGS[found.standing].zh,
        text=given.progress if given is not None and given.progress else NOT_RETURNED,
        progress=given.progress if given is not None else "",
        problems=given.problems if given is not None else "",
        next_steps=given.next_steps if given is not None else "",
        supporter_rows=tuple(
            SupporterRowView("、".join(printed_names(project, (part.division,))), part.text)
            for part in (given.supporters if given is not None else ())
        ),
        returned_figures=tuple(_figures(found, scoped)),
    )


def _figures(lead: LeadProgress, scoped: _Scoped) -> Iterator[ReturnedFigureView]:
    for figure in lead.figures:
        yield _figure(lead, figure, scoped)
    for asked in lead.unreported:
        yield _unreported(lead, asked)


def _figure(lead: LeadProgress, found: ReturnedFigure, scoped: _Scoped) -> ReturnedFigureView:
    indicator, figure = found.indicator, found.figure
    unit = unit_of(indicator, figure)
    last = found.last.value if found.last is not None else None
    target, met = targets_words(targets_for(indicator, figure), unit), _MET[found.met]
    name = figure_name(indicator, figure, scoped)
    last_change = change_words(figure.value, last, unit)
    change = change_words(figure.value, found.year_before, unit)
    return ReturnedFigureView(
        id=indicator.id,
        name=name,
        division=lead.division.name,
        value=digits(figure.value),
        unit=unit,
        words=f"{digits(figure.value)}{unit}",
        as_of=date_words(figure.as_of),
        target=target,
        met=met,
        last=digits(last),
        last_change=last_change,
        previous=digits(found.year_before),
        change=change,
        sentence="，".join(
            filter(
                None,
                (
                    f"{name}为{digits(figure.value)}{unit}",
                    _against("上期", last_change),
                    _against("上年同期", change),
                    f"{met}（目标：{target}）" if met and target else "",
                ),
            )
        ),
    )


def _scoped(found: Progress) -> _Scoped:
    """Return the ids of the indicators of which figures for several scopes were returned."""
    scopes: dict[str, set[str]] = {}
    for lead in found.leads:
        for each in lead.figures:
            scopes.setdefault(each.indicator.id, set()).add(each.figure.scope)
    return frozenset(identifier for identifier, names in scopes.items() if len(names) > 1)


def _against(what: str, change: str) -> str:
    """Return 比上期提高1.2个百分点, 与上期持平; empty where there is nothing to compare."""
    if not change:
        return ""
    return f"与{what}{change}" if change == "持平" else f"比{what}{change}"


def _unreported(lead: LeadProgress, asked: AskedFigure) -> ReturnedFigureView:
    indicator, population = asked.indicator, asked.population
    name = f"{indicator.name}（{population}）" if population else indicator.name
    targets = tuple(target for target in indicator.targets if target.population == population)
    return ReturnedFigureView(
        id=indicator.id,
        name=name,
        division=lead.division.name,
        value="",
        unit=indicator.unit,
        words=NOT_RETURNED,
        as_of="",
        target=targets_words(targets, indicator.unit),
        met="",
        last="",
        last_change="",
        previous="",
        change="",
        sentence=f"{name}{NOT_RETURNED}",
    )


def _figures_sentence(figures: tuple[ReturnedFigureView, ...]) -> str:
    """Return how many figures reach their targets, and which do not."""
    given = [figure for figure in figures if figure.value]
    if not figures:
        return ""
    held = [figure for figure in given if figure.met]
    short = [figure for figure in held if figure.met == _MET[False]]
    lacking = len(figures) - len(given)
    parts = [f"应报数据{len(figures)}个，已报送{len(given)}个"]
    if lacking:
        parts.append(f"未报送{lacking}个")
    if held:
        parts.append(f"可与目标值比较的{len(held)}个，达标{len(held) - len(short)}个")
    if short:
        parts.append(f"未达标{len(short)}个（{'、'.join(figure.name for figure in short)}）")
    return "，".join(parts) + "。"


def _remarks(tasks: Iterable[TaskProgress], field: str) -> tuple[RemarkView, ...]:
    """Return the problems or the next steps returned of `tasks`, in plan order, each text of a task once."""
    rows: dict[tuple[str, str, str], tuple[str, str, str, str]] = {}
    for task in tasks:
        for duty in task.duties:
            for lead in duty.leads:
                text = (
                    (lead.given.problems if field == "problems" else lead.given.next_steps)
                    if lead.given
                    else ""
                )
                if text:
                    row = (lead.division.name, task.task.title, duty.duty.item_id, text)
                    rows.setdefault((task.task.id, lead.division.id, text), row)
    return tuple(RemarkView(number, *row) for number, row in enumerate(rows.values(), start=1))
