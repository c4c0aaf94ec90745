"""Compose the context of one document from the records of a project."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TypeVar, cast

from docgen.context.chart import chart_of
from docgen.context.clause import printed_names
from docgen.context.figures import figures_of
from docgen.context.ledger import ledger_view
from docgen.context.period import period_views
from docgen.context.plan import plan_view
from docgen.context.register import register_view
from docgen.context.views import (
    ArticleView,
    ClosingSectionView,
    Context,
    DocumentView,
    EachView,
    ForwardedView,
    ImprintView,
    OfficeView,
    ParagraphView,
    SignOffView,
)
from docgen.layout.dates import date_words
from docgen.layout.head import lines_under_title
from docgen.layout.measure import wrapped_lines
from docgen.layout.numerals import to_chinese
from docgen.layout.page import profile
from docgen.layout.titles import break_title
from docgen.records.catalogue import ForEach
from docgen.records.document import ClosingSection, Document, Forwarded, RecipientGroup
from docgen.records.office import Office
from docgen.records.plan import Plan
from docgen.records.project import Project
from docgen.records.standing import day_of, ledger_of
from docgen.records.superiors import goes_up
from docgen.reporting.each import Each

V = TypeVar("V")


class SharedViews:
    """Views of plans, ledgers and registers, which many documents of one project print: each is made once."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], object] = {}

    def get(self, make: Callable[[], V], *key: object) -> V:
        """Return the view of `key`, made by `make` the first time."""
        if key not in self._made:
            self._made[key] = make()
        return cast("V", self._made[key])


def context_of(
    project: Project, document: Document, each: Each | None = None, *, shared: SharedViews | None = None
) -> Context:
    """Return everything that the template of `document` can name; `each` is what it is made for.

    Contexts of one project may share their views.

    How things stand is told for the day that `docgen.records.standing.day_of` gives. The project must have an
    office and must have passed the checks: what a check reports as an error may come out as an empty string
    here. Raises ValueError where there is no office.
    """
    if project.office is None:
        raise ValueError("a context needs an office")
    plan = project.plan_index.get(document.plan)
    ledger = ledger_of(project, document)
    register = project.register_index.get(document.register_id)
    as_of = day_of(project, document)
    views = shared or SharedViews()
    return Context(
        office=_office(project.office),
        document=_document(project, project.office, document, plan, each=each, as_of=as_of),
        plan=views.get(lambda: plan_view(project, plan, each, as_of=as_of), "plan", id(plan), each, as_of),
        ledger=views.get(lambda: ledger_view(project, ledger, as_of=as_of), "ledger", id(ledger), as_of),
        register=views.get(lambda: register_view(register, as_of=as_of), "register", id(register), as_of),
        each=EachView(each.id, each.name) if each is not None else EachView(),
        **period_views(project, document, plan, each, as_of=as_of),
    )


def _office(office: Office) -> OfficeView:
    return OfficeView(office.name, office.short_name or office.name, office.mark)


def _document(
    project: Project,
    office: Office,
    document: Document,
    plan: Plan | None,
    *,
    each: Each | None,
    as_of: datetime.date | None,
) -> DocumentView:
    title = document.title or "".join(document.title_lines)
    title_lines = document.title_lines or break_title(title, keep=project.names_in_title(document))
    recipients = _joined(project, document.recipients)
    page = profile(office.layout.profile)
    room = lines_under_title(len(title_lines), page, signers=len(document.signers))
    moved = wrapped_lines(recipients + "：", page.characters) >= room
    signed = _sign_off(project, office, document, each)
    return DocumentView(
        id=document.id,
        type=document.type,
        number=document.number_for(each.name) if each is not None else document.number,
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
        sign_off=signed,
        annotation=document.annotation,
        imprint=_imprint(project, office, document, main_recipients=recipients if moved else ""),
        date=date_words(document.date),
        as_of=date_words(as_of),
        text=document.text,
        forwarded=_forwarded(document.forwarded),
        articles=_articles(project, document, as_of),
        issue="" if document.issue is None else str(document.issue),
        issuing_unit=document.issuing_unit,
        reports_to=_joined(project, document.reports_to),
        sends_to=_joined(project, document.sends_to),
        distributes_to=_joined(project, document.distributes_to),
        goes_up=goes_up(project, document, signed.organs),
        annex_label=_annex_label(project, document),
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


def _sign_off(project: Project, office: Office, document: Document, each: Each | None) -> SignOffView:
    """Return who signs: whom the record names, else the division whose own report it is, else the office."""
    sealed = office.seal.sealed if document.sign_off.sealed is None else document.sign_off.sealed
    organs = printed_names(project, document.sign_off.organs)
    if not organs and each is not None and each.kind is ForEach.RETURNED:
        return SignOffView((each.name,), date_words(document.date), sealed, of_office=False)
    return SignOffView(organs or (office.name,), date_words(document.date), sealed)


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


def _forwarded(forwarded: Forwarded | None) -> ForwardedView | None:
    if forwarded is None:
        return None
    lines = forwarded.title_lines or break_title(forwarded.title)
    status = forwarded.draft_status.value if forwarded.draft_status else ""
    return ForwardedView(forwarded.title, lines, forwarded.text, status)


def _articles(project: Project, document: Document, as_of: datetime.date | None) -> tuple[ArticleView, ...]:
    return tuple(
        ArticleView(
            number=number,
            number_zh=to_chinese(number),
            id=article.id,
            title=article.title,
            text=article.text,
            contributor=article.contributor,
            figures=figures_of(project, article.figures, as_of),
            chart=chart_of(project, article.chart, as_of),
            title_lines=article.title_lines or break_title(article.title),
        )
        for number, article in enumerate(document.articles, start=1)
    )


def _annex_label(project: Project, document: Document) -> str:
    """Return 附件, with its number where the document that binds it has several (7.3.7); else nothing."""
    main = project.binder_index.get(document.id)
    if main is None:
        return ""
    number = next(n for n, annex in enumerate(main.annexes, start=1) if annex.document == document.id)
    return f"附件{number}" if len(main.annexes) > 1 else "附件"
