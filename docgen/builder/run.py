"""Run a build plan: render each step, write it whole, and keep the manifest true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from docgen.builder.files import fingerprint, fingerprint_of_file, write_whole
from docgen.builder.findings import EDITED, FROM_EDITED, MACHINE_CODES, NO_WORD, NOT_RENDERED, NOT_WRITTEN
from docgen.builder.manifest import Artifact, read_manifest, write_manifest
from docgen.builder.renderer import Rendered, Renderer
from docgen.builder.step import BuildPlan, Reason, Status, Step
from docgen.diagnostics import Diagnostic, Place, Report, Text
from docgen.errors import OutputError, TemplateError


class Result(Enum):
    """What came of a step."""

    WRITTEN = Text("已生成", "written")
    UP_TO_DATE = Text("无需更新", "up to date")
    BLOCKED = Text("未覆盖", "not overwritten")
    FAILED = Text("失败", "failed")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one step, and what is wrong with it."""

    step: Step
    result: Result
    diagnostics: tuple[Diagnostic, ...] = ()
    kept: Path | None = None
    """Where the file that a person had edited was put, when it was forced out of the way."""


def run_plan(
    plan: BuildPlan, renderer: Renderer, output: Path, *, on_done: Callable[[Outcome], None]
) -> tuple[Outcome, ...]:
    """Carry out every step and return what came of each; `on_done` is called after each one.

    A file that cannot be rendered or written does not stop the others. The manifest is written even when the
    run is broken off, so that it never forgets a file. Raises OutputError where it cannot be written itself.
    """
    outcomes: list[Outcome] = []
    built: list[Artifact] = []
    words: dict[str, Result] = {}
    try:
        for step in plan.steps:
            outcome, artifact = _carry_out(step, renderer, output, word=words.get(step.word))
            words[step.path] = outcome.result
            outcomes.append(outcome)
            if artifact is not None:
                built.append(artifact)
            on_done(outcome)
    finally:
        if built:
            write_manifest(output, read_manifest(output).with_artifacts(tuple(built)))
    return tuple(outcomes)


def _carry_out(
    step: Step, renderer: Renderer, output: Path, *, word: Result | None
) -> tuple[Outcome, Artifact | None]:
    """Do one step; return what came of it, and the artifact that the manifest must know, if any.

    `word` is what came of the Word file that this one is made from; None where that is no step of this run.
    """
    if step.status is Status.UP_TO_DATE:
        return Outcome(step, Result.UP_TO_DATE), None
    try:
        made = renderer.render(step) if not step.word else _derived(step, renderer, output, word=word)
    except TemplateError as error:
        why = tuple(error.report) or (NOT_RENDERED.at(step.document.place(), error.message),)
        return Outcome(step, Result.FAILED, why), None
    step, data, findings = made.step, made.data, made.findings
    file, digest = output / step.path, fingerprint(data)
    artifact = Artifact(
        path=step.path,
        document=step.document.id,
        type=step.type.id,
        format=step.format.value,
        sha256=digest,
        made_of=step.made_of,
        inputs=step.inputs,
    )
    if fingerprint_of_file(file) == digest:
        # As after a run that was killed between the file and the manifest: the file is ours, and right.
        return Outcome(step, Result.UP_TO_DATE, findings), artifact
    if step.status is Status.BLOCKED:
        return Outcome(step, Result.BLOCKED, (*findings, _edited(step, output))), None
    try:
        kept = _keep(file) if Reason.EDITED in step.reasons else None
        write_whole(file, data)
    except OutputError as error:
        return Outcome(step, Result.FAILED, (NOT_WRITTEN.at(Place(file.as_posix()), error.message),)), None
    return Outcome(step, Result.WRITTEN, findings, kept), artifact


def _derived(step: Step, renderer: Renderer, output: Path, *, word: Result | None) -> Rendered:
    """Return what is made from the finished Word file as it lies in the output folder.

    Raises TemplateError where that file could not be made or read, or does not give a file.
    """
    file = output / step.word
    try:
        if word is Result.FAILED:
            raise FileNotFoundError
        data = file.read_bytes()
    except OSError as error:
        fact = Text(f"{step.word} 不可用", f"{step.word} cannot be used")
        raise TemplateError(fact, Report([NO_WORD.at(Place(file.as_posix()), fact)])) from error
    made = renderer.derive(step, data)
    if word is Result.BLOCKED:
        fact = Text(f"{step.path} 按改过的 {step.word} 生成", f"{step.path} follows the edited {step.word}")
        return replace(made, findings=(*made.findings, FROM_EDITED.at(Place(file.as_posix()), fact)))
    return made


def _keep(file: Path) -> Path:
    """Put a file that a person edited beside the new one, under a name made from its content.

    Raises OutputError where it cannot be kept: then it is not overwritten either.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise OutputError(Text(f"{file} 读不出来", f"{file} cannot be read")) from error
    kept = file.with_name(f"{file.stem}.edited-{fingerprint(data)[:8]}{file.suffix}")
    write_whole(kept, data)
    return kept


def _edited(step: Step, output: Path) -> Diagnostic:
    path = (output / step.path).as_posix()
    return EDITED.at(
        Place(path), Text(f"{path} 被人改过，没有覆盖", f"{path} was edited and is not overwritten")
    )


def report_of(outcomes: tuple[Outcome, ...]) -> Report:
    """Return everything that went wrong in a run; what is said of the machine's fonts, once."""
    told: dict[tuple[str, Text] | Diagnostic, Diagnostic] = {}
    for diagnostic in (diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics):
        of_machine = diagnostic.code in MACHINE_CODES
        told.setdefault((diagnostic.code, diagnostic.message) if of_machine else diagnostic, diagnostic)
    return Report(told.values())
