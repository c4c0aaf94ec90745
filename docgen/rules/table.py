"""List every rule: code, severity, function. A code is never used twice, nor again."""

from __future__ import annotations

from docgen.diagnostics import Severity
from docgen.rules.assignment.assignment_in_undivided_plan import assignment_in_undivided_plan
from docgen.rules.assignment.broken_division_link import broken_division_link
from docgen.rules.assignment.dissolved_division import dissolved_division
from docgen.rules.assignment.division_cycle import division_cycle
from docgen.rules.assignment.empty_catalogue import empty_catalogue
from docgen.rules.assignment.empty_group import empty_group
from docgen.rules.assignment.group_lead import group_lead
from docgen.rules.assignment.lead_and_support import lead_and_support
from docgen.rules.assignment.member_beside_group import member_beside_group
from docgen.rules.assignment.members_on_non_group import members_on_non_group
from docgen.rules.assignment.missing_lead import missing_lead
from docgen.rules.assignment.name_clash import name_clash
from docgen.rules.assignment.no_division_reason import no_division_reason
from docgen.rules.assignment.only_joint import only_joint
from docgen.rules.assignment.repeated_division import repeated_division
from docgen.rules.assignment.repeated_member import repeated_member
from docgen.rules.assignment.reversed_validity import reversed_validity
from docgen.rules.assignment.uncovered_recipients import uncovered_recipients
from docgen.rules.assignment.unfounded_division import unfounded_division
from docgen.rules.assignment.unknown_division import unknown_division
from docgen.rules.assignment.vague_lead import vague_lead
from docgen.rules.assignment.vague_support import vague_support
from docgen.rules.body.heading_levels import heading_levels
from docgen.rules.body.html_in_body import html_in_body
from docgen.rules.body.joined_lines import joined_lines
from docgen.rules.body.letter_mark import letter_mark
from docgen.rules.body.link_address import link_address
from docgen.rules.body.lost_structure import lost_structure
from docgen.rules.body.lost_words import lost_words
from docgen.rules.body.picture_form import picture_form
from docgen.rules.body.table_form import table_form
from docgen.rules.body.written_numbers import written_numbers
from docgen.rules.document.annex_form import annex_form
from docgen.rules.document.annotation_form import annotation_form
from docgen.rules.document.brief_head import brief_head
from docgen.rules.document.copy_number_form import copy_number_form
from docgen.rules.document.date_impossible import date_impossible
from docgen.rules.document.duplicate_document_number import duplicate_document_number
from docgen.rules.document.figures_after_date import figures_after_date
from docgen.rules.document.forwarded_title import forwarded_title
from docgen.rules.document.missing_date import missing_date
from docgen.rules.document.missing_number import missing_number
from docgen.rules.document.missing_recipients import missing_recipients
from docgen.rules.document.missing_signers import missing_signers
from docgen.rules.document.missing_title import missing_title
from docgen.rules.document.nameless_number import nameless_number
from docgen.rules.document.nothing_to_print import nothing_to_print
from docgen.rules.document.number_form import number_form
from docgen.rules.document.number_owner import number_owner
from docgen.rules.document.number_prefix import number_prefix
from docgen.rules.document.number_year import number_year
from docgen.rules.document.organ_differs import organ_differs
from docgen.rules.document.output_key import output_key
from docgen.rules.document.own_number import own_number
from docgen.rules.document.plan_needed import plan_needed
from docgen.rules.document.printed_before_signed import printed_before_signed
from docgen.rules.document.recipient_not_printed import recipient_not_printed
from docgen.rules.document.recipients_text import recipients_text
from docgen.rules.document.repeated_issue import repeated_issue
from docgen.rules.document.repeated_recipient import repeated_recipient
from docgen.rules.document.repeated_signer import repeated_signer
from docgen.rules.document.request_in_report import request_in_report
from docgen.rules.document.secrecy_form import secrecy_form
from docgen.rules.document.signers_downward import signers_downward
from docgen.rules.document.supersedes import supersedes
from docgen.rules.document.title_break import title_break
from docgen.rules.document.title_form import title_form
from docgen.rules.document.title_lines_differ import title_lines_differ
from docgen.rules.document.unknown_plan import unknown_plan
from docgen.rules.document.unknown_record import unknown_record
from docgen.rules.document.unknown_type import unknown_type
from docgen.rules.figure.claim_beside_miss import claim_beside_miss
from docgen.rules.figure.figure_misses_target import figure_misses_target
from docgen.rules.figure.figure_unit import figure_unit
from docgen.rules.figure.figures_disagree import figures_disagree
from docgen.rules.figure.impossible_figure import impossible_figure
from docgen.rules.figure.jump import jump
from docgen.rules.figure.no_figure import no_figure
from docgen.rules.figure.part_above_whole import part_above_whole
from docgen.rules.figure.rate_differs import rate_differs
from docgen.rules.figure.rate_unit import rate_unit
from docgen.rules.figure.repeated_figure import repeated_figure
from docgen.rules.figure.text_differs import text_differs
from docgen.rules.ledger.closed_without_proof import closed_without_proof
from docgen.rules.ledger.ledger_dates import ledger_dates
from docgen.rules.ledger.overdue_entry import overdue_entry
from docgen.rules.ledger.self_verified import self_verified
from docgen.rules.ledger.state_differs import state_differs
from docgen.rules.ledger.unknown_entry_task import unknown_entry_task
from docgen.rules.ledger.unplanned_entry import unplanned_entry
from docgen.rules.ledger.unsigned_entry import unsigned_entry
from docgen.rules.office.calendar_form import calendar_form
from docgen.rules.office.prefix_missing import prefix_missing
from docgen.rules.office.prefix_without_use import prefix_without_use
from docgen.rules.office.unknown_office import unknown_office
from docgen.rules.plan.bare_heading import bare_heading
from docgen.rules.plan.deadline_form import deadline_form
from docgen.rules.plan.deadline_outside_plan import deadline_outside_plan
from docgen.rules.plan.duplicate_id import duplicate_id
from docgen.rules.plan.duplicate_number import duplicate_number
from docgen.rules.plan.empty_section import empty_section
from docgen.rules.plan.file_name import file_name
from docgen.rules.plan.hidden_phases import hidden_phases
from docgen.rules.plan.list_length import list_length
from docgen.rules.plan.missing_class import missing_class
from docgen.rules.plan.numbering_gap import numbering_gap
from docgen.rules.plan.phase_actors import phase_actors
from docgen.rules.plan.phase_order import phase_order
from docgen.rules.plan.plan_dates import plan_dates
from docgen.rules.plan.shown_phases import shown_phases
from docgen.rules.plan.stated_number import stated_number
from docgen.rules.plan.stated_total import stated_total
from docgen.rules.plan.unknown_person import unknown_person
from docgen.rules.reference.empty_reference import empty_reference
from docgen.rules.reference.impossible_target import impossible_target
from docgen.rules.reference.indicator_name_clash import indicator_name_clash
from docgen.rules.reference.indicator_without_unit import indicator_without_unit
from docgen.rules.reference.other_title import other_title
from docgen.rules.reference.phrase_differs import phrase_differs
from docgen.rules.reference.reference_number_form import reference_number_form
from docgen.rules.reference.target_missing import target_missing
from docgen.rules.reference.uncited_number import uncited_number
from docgen.rules.reference.unknown_indicator import unknown_indicator
from docgen.rules.reference.unknown_phase import unknown_phase
from docgen.rules.reference.unknown_reference import unknown_reference
from docgen.rules.reference.unused_reference import unused_reference
from docgen.rules.register.done_too_early import done_too_early
from docgen.rules.register.impossible_check import impossible_check
from docgen.rules.register.outside_register import outside_register
from docgen.rules.register.register_dates import register_dates
from docgen.rules.register.repeated_row import repeated_row
from docgen.rules.register.shortfall import shortfall
from docgen.rules.register.standard_name import standard_name
from docgen.rules.register.uncounted_visit import uncounted_visit
from docgen.rules.register.unknown_team import unknown_team
from docgen.rules.returned.done_with_problem import done_with_problem
from docgen.rules.returned.not_led import not_led
from docgen.rules.returned.repeated_return import repeated_return
from docgen.rules.returned.returned_drop import returned_drop
from docgen.rules.returned.returned_jump import returned_jump
from docgen.rules.returned.returned_miss import returned_miss
from docgen.rules.returned.returned_part import returned_part
from docgen.rules.returned.status_contradicted import status_contradicted
from docgen.rules.returned.unknown_period import unknown_period
from docgen.rules.returned.unknown_return_task import unknown_return_task
from docgen.rules.returned.unreported_item import unreported_item
from docgen.rules.returned.unsigned_return import unsigned_return
from docgen.rules.rule import Rule
from docgen.rules.text.bare_rate import bare_rate
from docgen.rules.text.blanks import blanks
from docgen.rules.text.citation_form import citation_form
from docgen.rules.text.clause_in_text import clause_in_text
from docgen.rules.text.date_in_text import date_in_text
from docgen.rules.text.half_width import half_width
from docgen.rules.text.heading_punctuation import heading_punctuation
from docgen.rules.text.leftover import leftover
from docgen.rules.text.list_in_text import list_in_text
from docgen.rules.text.names_of_diseases import names_of_diseases
from docgen.rules.text.names_of_groups import names_of_groups
from docgen.rules.text.ordinal_digits import ordinal_digits
from docgen.rules.text.outdated_names import outdated_names
from docgen.rules.text.quotes import quotes
from docgen.rules.text.ranges_and_dashes import ranges_and_dashes
from docgen.rules.text.unfinished_text import unfinished_text
from docgen.rules.text.wrong_number_in_text import wrong_number_in_text

RULES: tuple[Rule, ...] = (
    Rule("DG201", Severity.ERROR, missing_lead),
    Rule("DG202", Severity.ERROR, only_joint),
    Rule("DG203", Severity.ERROR, unknown_division),
    Rule("DG204", Severity.ERROR, repeated_division),
    Rule("DG205", Severity.ERROR, lead_and_support),
    Rule("DG206", Severity.ERROR, vague_lead),
    Rule("DG207", Severity.NOTE, vague_support),
    Rule("DG208", Severity.ERROR, empty_group),
    Rule("DG209", Severity.ERROR, dissolved_division),
    Rule("DG210", Severity.ERROR, unfounded_division),
    Rule("DG211", Severity.ERROR, uncovered_recipients),
    Rule("DG212", Severity.WARNING, group_lead),
    Rule("DG213", Severity.ERROR, name_clash),
    Rule("DG214", Severity.ERROR, division_cycle),
    Rule("DG215", Severity.ERROR, broken_division_link),
    Rule("DG216", Severity.ERROR, no_division_reason),
    Rule("DG217", Severity.WARNING, assignment_in_undivided_plan),
    Rule("DG218", Severity.WARNING, member_beside_group),
    Rule("DG219", Severity.WARNING, clause_in_text),
    Rule("DG220", Severity.WARNING, members_on_non_group),
    Rule("DG221", Severity.ERROR, empty_catalogue),
    Rule("DG222", Severity.WARNING, repeated_member),
    Rule("DG223", Severity.ERROR, reversed_validity),
    Rule("DG301", Severity.ERROR, duplicate_id),
    Rule("DG302", Severity.ERROR, duplicate_number),
    Rule("DG303", Severity.ERROR, numbering_gap),
    Rule("DG304", Severity.ERROR, stated_total),
    Rule("DG305", Severity.ERROR, list_length),
    Rule("DG306", Severity.WARNING, list_in_text),
    Rule("DG307", Severity.ERROR, deadline_outside_plan),
    Rule("DG308", Severity.ERROR, deadline_form),
    Rule("DG309", Severity.ERROR, phase_order),
    Rule("DG310", Severity.ERROR, plan_dates),
    Rule("DG311", Severity.NOTE, missing_class),
    Rule("DG312", Severity.ERROR, file_name),
    Rule("DG313", Severity.WARNING, heading_punctuation),
    Rule("DG314", Severity.WARNING, unfinished_text),
    Rule("DG315", Severity.ERROR, leftover),
    Rule("DG316", Severity.WARNING, half_width),
    Rule("DG317", Severity.WARNING, quotes),
    Rule("DG318", Severity.WARNING, ranges_and_dashes),
    Rule("DG319", Severity.WARNING, ordinal_digits),
    Rule("DG320", Severity.WARNING, outdated_names),
    Rule("DG321", Severity.WARNING, blanks),
    Rule("DG322", Severity.ERROR, calendar_form),
    Rule("DG323", Severity.ERROR, unknown_office),
    Rule("DG324", Severity.WARNING, prefix_without_use),
    Rule("DG325", Severity.NOTE, prefix_missing),
    Rule("DG326", Severity.ERROR, empty_section),
    Rule("DG327", Severity.WARNING, bare_heading),
    Rule("DG328", Severity.WARNING, unknown_person),
    Rule("DG329", Severity.WARNING, stated_number),
    Rule("DG330", Severity.WARNING, phase_actors),
    Rule("DG331", Severity.ERROR, shown_phases),
    Rule("DG332", Severity.NOTE, hidden_phases),
    Rule("DG333", Severity.WARNING, names_of_groups),
    Rule("DG334", Severity.NOTE, names_of_diseases),
    Rule("DG350", Severity.ERROR, html_in_body),
    Rule("DG351", Severity.WARNING, link_address),
    Rule("DG352", Severity.WARNING, lost_structure),
    Rule("DG353", Severity.WARNING, letter_mark),
    Rule("DG354", Severity.WARNING, joined_lines),
    Rule("DG355", Severity.WARNING, heading_levels),
    Rule("DG356", Severity.WARNING, written_numbers),
    Rule("DG357", Severity.ERROR, table_form),
    Rule("DG358", Severity.ERROR, picture_form),
    Rule("DG359", Severity.ERROR, lost_words),
    Rule("DG401", Severity.ERROR, missing_title),
    Rule("DG402", Severity.ERROR, missing_number),
    Rule("DG403", Severity.ERROR, missing_date),
    Rule("DG404", Severity.ERROR, missing_recipients),
    Rule("DG405", Severity.ERROR, number_form),
    Rule("DG406", Severity.WARNING, number_prefix),
    Rule("DG407", Severity.WARNING, number_year),
    Rule("DG408", Severity.ERROR, duplicate_document_number),
    Rule("DG409", Severity.WARNING, date_in_text),
    Rule("DG410", Severity.ERROR, printed_before_signed),
    Rule("DG411", Severity.WARNING, title_form),
    Rule("DG412", Severity.ERROR, title_lines_differ),
    Rule("DG413", Severity.WARNING, title_break),
    Rule("DG414", Severity.ERROR, unknown_plan),
    Rule("DG415", Severity.ERROR, unknown_type),
    Rule("DG416", Severity.ERROR, plan_needed),
    Rule("DG417", Severity.ERROR, copy_number_form),
    Rule("DG418", Severity.ERROR, secrecy_form),
    Rule("DG419", Severity.WARNING, signers_downward),
    Rule("DG420", Severity.ERROR, annex_form),
    Rule("DG421", Severity.ERROR, supersedes),
    Rule("DG422", Severity.WARNING, annotation_form),
    Rule("DG423", Severity.WARNING, recipients_text),
    Rule("DG424", Severity.ERROR, date_impossible),
    Rule("DG425", Severity.WARNING, organ_differs),
    Rule("DG426", Severity.ERROR, recipient_not_printed),
    Rule("DG427", Severity.ERROR, repeated_recipient),
    Rule("DG428", Severity.WARNING, repeated_signer),
    Rule("DG429", Severity.ERROR, forwarded_title),
    Rule("DG430", Severity.ERROR, brief_head),
    Rule("DG431", Severity.ERROR, repeated_issue),
    Rule("DG432", Severity.ERROR, unknown_record),
    Rule("DG433", Severity.ERROR, figures_after_date),
    Rule("DG434", Severity.ERROR, output_key),
    Rule("DG435", Severity.ERROR, nothing_to_print),
    Rule("DG436", Severity.ERROR, request_in_report),
    Rule("DG437", Severity.ERROR, missing_signers),
    Rule("DG438", Severity.ERROR, own_number),
    Rule("DG439", Severity.ERROR, number_owner),
    Rule("DG440", Severity.WARNING, nameless_number),
    Rule("DG501", Severity.ERROR, unknown_reference),
    Rule("DG502", Severity.ERROR, empty_reference),
    Rule("DG503", Severity.ERROR, reference_number_form),
    Rule("DG504", Severity.WARNING, uncited_number),
    Rule("DG505", Severity.WARNING, wrong_number_in_text),
    Rule("DG506", Severity.NOTE, unused_reference),
    Rule("DG507", Severity.ERROR, unknown_indicator),
    Rule("DG508", Severity.ERROR, indicator_without_unit),
    Rule("DG509", Severity.ERROR, impossible_target),
    Rule("DG510", Severity.WARNING, target_missing),
    Rule("DG511", Severity.ERROR, indicator_name_clash),
    Rule("DG512", Severity.WARNING, citation_form),
    Rule("DG513", Severity.ERROR, phrase_differs),
    Rule("DG514", Severity.WARNING, other_title),
    Rule("DG515", Severity.ERROR, unknown_phase),
    Rule("DG521", Severity.ERROR, figures_disagree),
    Rule("DG522", Severity.WARNING, repeated_figure),
    Rule("DG523", Severity.ERROR, part_above_whole),
    Rule("DG524", Severity.ERROR, rate_differs),
    Rule("DG525", Severity.ERROR, figure_unit),
    Rule("DG526", Severity.WARNING, rate_unit),
    Rule("DG527", Severity.ERROR, impossible_figure),
    Rule("DG528", Severity.WARNING, jump),
    Rule("DG529", Severity.ERROR, no_figure),
    Rule("DG530", Severity.NOTE, figure_misses_target),
    Rule("DG531", Severity.NOTE, claim_beside_miss),
    Rule("DG532", Severity.WARNING, text_differs),
    Rule("DG533", Severity.WARNING, bare_rate),
    Rule("DG751", Severity.ERROR, closed_without_proof),
    Rule("DG752", Severity.ERROR, state_differs),
    Rule("DG753", Severity.ERROR, ledger_dates),
    Rule("DG754", Severity.NOTE, overdue_entry),
    Rule("DG755", Severity.WARNING, unsigned_entry),
    Rule("DG756", Severity.WARNING, unplanned_entry),
    Rule("DG757", Severity.WARNING, self_verified),
    Rule("DG758", Severity.ERROR, unknown_entry_task),
    Rule("DG771", Severity.ERROR, register_dates),
    Rule("DG772", Severity.ERROR, repeated_row),
    Rule("DG773", Severity.WARNING, outside_register),
    Rule("DG774", Severity.WARNING, uncounted_visit),
    Rule("DG775", Severity.NOTE, shortfall),
    Rule("DG776", Severity.WARNING, standard_name),
    Rule("DG777", Severity.ERROR, impossible_check),
    Rule("DG778", Severity.WARNING, unknown_team),
    Rule("DG779", Severity.WARNING, done_too_early),
    Rule("DG780", Severity.ERROR, unknown_period),
    Rule("DG781", Severity.ERROR, unknown_return_task),
    Rule("DG782", Severity.WARNING, not_led),
    Rule("DG783", Severity.ERROR, repeated_return),
    Rule("DG784", Severity.WARNING, unreported_item),
    Rule("DG785", Severity.WARNING, unsigned_return),
    Rule("DG786", Severity.WARNING, done_with_problem),
    Rule("DG787", Severity.WARNING, status_contradicted),
    Rule("DG788", Severity.NOTE, returned_miss),
    Rule("DG789", Severity.WARNING, returned_drop),
    Rule("DG790", Severity.WARNING, returned_jump),
    Rule("DG791", Severity.ERROR, returned_part),
)

RULES_BY_CODE = {rule.code: rule for rule in RULES}
