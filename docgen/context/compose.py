"""Compose the context of one document from the records of a project."""

from __future__ import annotations

from docgen.context.clause import clause, printed_names
from docgen.context.views import (
    ClosingSectionView,
    Context,
    DocumentView,
    ImprintView,
    IndicatorView,
    ItemView,
    OfficeView,
    ParagraphView,
    PlanView,
    SectionView,
    SignOffView,
    TaskView,
)
from docgen.context.words import deadline_words, kind_words, target_words
from docgen.layout.dates import date_words
from docgen.layout.head import lines_under_title
from docgen.layout.measure import wrapped_lines
from docgen.layout.numerals import to_chinese
from docgen.layout.page import profile
from docgen.layout.titles import break_title
from docgen.records.document import ClosingSection, Document, RecipientGroup
from docgen.records.office import Office
from docgen.records.plan import Assignment, Item, Plan, Section, Task
from docgen.records.project import Project


def context_of(project: Project, document: Document) -> Context:
    """Return everything that the template of `document` can name.

    The project must have an office and must have passed the checks: what a check reports as an error may
    come out as an empty string here. Raises ValueError where there is no office.
    """
    if project.office is None:
        raise ValueError("a context needs an office")
    plan = project.plan_index.get(document.plan)
    return Context(
        office=_office(project.office),
        document=_document(project, project.office, document, plan),
        plan=_plan(project, plan) if plan is not None else PlanView("", "", "", ()),
    )


def _office(office: Office) -> OfficeView:
    return OfficeView(office.name, office.short_name or office.name, office.mark)


def _document(project: Project, office: Office, document: Document, plan: Plan | None) -> DocumentView:
    title = document.title or "".join(document.title_lines)
    title_lines = document.title_lines or break_title(title, keep=project.names_in_title(document))
    recipients = _joined(project, document.recipients)
    page = profile(office.layout.profile)
    moved = wrapped_lines(recipients + "：", page.characters) >= lines_under_title(len(title_lines), page)
    return DocumentView(
        id=document.id,
        type=document.type,
        number=document.number,
        title=title,
        title_lines=title_lines,
        copy_number=document.copy_number,
        secrecy=document.secrecy,
        urgency=document.urgency.value if document.urgency else "",
        signers=document.signers,
        recipients="" if moved else recipients,
        preamble=document.preamble,
        requirements=_requirements(document.requirements, plan),
        closing=document.closing,
        annexes=tuple(annex.title for annex in document.annexes),
        sign_off=_sign_off(project, office, document),
        annotation=document.annotation,
        imprint=_imprint(project, office, document, main_recipients=recipients if moved else ""),
    )


def _joined(project: Project, groups: tuple[RecipientGroup, ...]) -> str:
    """Return recipients as printed: names of a group joined by 、, groups by ，(practice, X7)."""
    return "，".join(group.text or "、".join(printed_names(project, group.divisions)) for group in groups)


def _requirements(section: ClosingSection | None, plan: Plan | None) -> ClosingSectionView | None:
    """Return the closing section; its number follows the plan's last section."""
    if section is None:
        return None
    number = max((section.number for section in plan.sections), default=0) + 1 if plan else 1
    paragraphs = tuple(
        ParagraphView(index, to_chinese(index), paragraph.title, paragraph.text)
        for index, paragraph in enumerate(section.paragraphs, start=1)
    )
    return ClosingSectionView(number, to_chinese(number), section.title, paragraphs)


def _sign_off(project: Project, office: Office, document: Document) -> SignOffView:
    sealed = office.seal.sealed if document.sign_off.sealed is None else document.sign_off.sealed
    organs = printed_names(project, document.sign_off.organs) or (office.name,)
    return SignOffView(organs, date_words(document.date), sealed)


def _imprint(project: Project, office: Office, document: Document, *, main_recipients: str) -> ImprintView:
    imprint = document.imprint
    return ImprintView(
        main_recipients=main_recipients,
        copies_to=_joined(project, imprint.copies_to),
        office=imprint.office or office.imprint.office,
        printed_on=date_words(imprint.printed_on or document.date),
        proofreader=imprint.proofreader or office.imprint.proofreader,
        copies="" if imprint.copies is None else str(imprint.copies),
    )


def _plan(project: Project, plan: Plan) -> PlanView:
    sections = tuple(_section(project, section) for section in plan.sections)
    return PlanView(plan.id, plan.title, plan.short_title or plan.title, sections)


def _section(project: Project, section: Section) -> SectionView:
    tasks = tuple(_task(project, task) for task in section.tasks)
    return SectionView(section.number, to_chinese(section.number), section.title, tasks)


def _task(project: Project, task: Task) -> TaskView:
    kind, first_product = kind_words(task.kind)
    return TaskView(
        id=task.id,
        number=task.number,
        number_zh=to_chinese(task.number),
        title=task.title,
        kind=kind,
        first_product=first_product,
        items=tuple(_item(project, task, index) for index in range(len(task.items))),
        deadlines=tuple(deadline_words(deadline) for deadline in task.deadlines),
    )


def _item(project: Project, task: Task, index: int) -> ItemView:
    """Return one item; a clause that holds for the whole task closes its last item without a clause."""
    item = task.items[index]
    assignment = task.assignment_of(item) or Assignment()
    return ItemView(
        id=task.item_id(index),
        first=index == 0,
        text=item.text,
        clause=clause(project, assignment) if _closes(task, item) else "",
        lead=printed_names(project, assignment.lead),
        support=printed_names(project, assignment.support),
        responsible=printed_names(project, assignment.responsible),
        indicators=_indicators(project, (*item.indicators, *(task.indicators if index == 0 else ()))),
    )


def _closes(task: Task, item: Item) -> bool:
    """Say whether a clause is printed after `item`: its own, or the task's after the last that has none."""
    if item.assignment is not None:
        return True
    without = [other for other in task.items if other.assignment is None]
    return task.assignment is not None and item is without[-1]


def _indicators(project: Project, ids: tuple[str, ...]) -> tuple[IndicatorView, ...]:
    found = (project.indicator_index.get(identifier) for identifier in ids)
    return tuple(
        IndicatorView(entry.id, entry.name, entry.unit, target_words(entry)) for entry in found if entry
    )
