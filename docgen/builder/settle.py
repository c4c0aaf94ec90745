"""Put what was made where it belongs: decide whether a file may be written, write it, and note it.

One process does this, whoever made the bytes, so that what is written, noted and told is one story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from docgen.builder.files import fingerprint, fingerprint_of_file, write_whole
from docgen.builder.findings import (
    EDITED,
    FOREIGN,
    FROM_EDITED,
    NO_WORD,
    NOT_WRITTEN,
    WORKER_DIED,
    WORKER_LOST,
)
from docgen.builder.job import Done, Group, Made
from docgen.builder.journal import Journal
from docgen.builder.manifest import (
    NAME,
    Artifact,
    Ingredient,
    entry_of,
    is_foreign,
    read_manifest,
    write_manifest,
)
from docgen.builder.outcome import Outcome, Result
from docgen.builder.step import Reason, Status, Step
from docgen.diagnostics import Diagnostic, Place, Text, first_of
from docgen.errors import DiskFullError, OutputError

_NAMED = 50
"""As many files are named that the disk had no room for."""
_MAKE_ROOM = Text(
    "腾出空间，再运行一次：没写成的会补上；已写成的都完整",
    "make room and run again: it writes the rest; what was written is whole",
)


class Settler:
    """Writes the files of a run into the folder `output` and keeps its manifest true.

    What a killed run has left there is taken up or cleared away first. Raises OutputError where that fails.
    """

    def __init__(self, output: Path, project: str) -> None:
        self._output = output
        self._project = project
        self._before = read_manifest(output)
        self._journal = Journal(output)
        self._built: list[Artifact] = []
        self._no_room: dict[str, None] = {}
        """The files that were not written because the disk is full, in the order of the run."""
        if self._journal.is_left_over:
            write_manifest(output, self._before)
            self._journal.sweep()
            self._journal.clear()

    def outcomes(self, group: Group, done: Done | None) -> Iterator[Outcome]:
        """Write the files of one job and yield what came of each step; `done` is None for no job at all."""
        made = {each.path: each for each in done.files} if done is not None else {}
        word = Result.UP_TO_DATE
        for step in group:
            outcome = self._outcome(step, made.get(step.path), done, word=word)
            word = outcome.result if not step.word else word
            died = _died(step, done) if step is group[0] else ()
            yield replace(outcome, diagnostics=(*died, *outcome.diagnostics)) if died else outcome

    def close(self) -> tuple[Diagnostic, ...]:
        """Write the manifest; return what is wrong with that, and what the disk had no room for.

        Where it cannot be written the journal still knows what was built.
        """
        faults: tuple[Diagnostic, ...] = ()
        try:
            if self._built:
                write_manifest(self._output, self._before.with_artifacts(tuple(self._built)))
            self._journal.clear()
        except DiskFullError:
            self._journal.close()
            self._no_room[NAME] = None
        except OutputError as error:
            self._journal.close()
            faults = (NOT_WRITTEN.at(Place((self._output / NAME).as_posix()), error.message),)
        return (*faults, *_disk_full(tuple(self._no_room), self._output))

    def _outcome(self, step: Step, made: Made | None, done: Done | None, *, word: Result) -> Outcome:
        if step.status is Status.UP_TO_DATE or done is None:
            return Outcome(step, Result.UP_TO_DATE)
        if made is None or (step.word and word is Result.FAILED):
            if step.word in self._no_room:
                self._no_room[step.path] = None
                return Outcome(step, Result.FAILED)
            told = step.word and (done.files or not done.deaths)
            return Outcome(step, Result.FAILED, (_no_word(step, self._output),) if told else ())
        if made.data is None:
            return Outcome(step, Result.FAILED, made.findings)
        findings = made.findings
        if step.word:
            step = replace(step, made_of={**step.made_of, Ingredient.WORD.value: done.word})
            if word is Result.BLOCKED:
                if fingerprint_of_file(self._output / step.word) != done.word:
                    # Edited while this run was at it: the next one makes it from what is there then.
                    return Outcome(step, Result.BLOCKED, (_edited(step, self._output),))
                findings = (*findings, _from_edited(step, self._output))
        return self._written(step, made.data, findings)

    def _written(self, step: Step, data: bytes, findings: tuple[Diagnostic, ...]) -> Outcome:
        """Write one file, if it may be written."""
        file, digest = self._output / step.path, fingerprint(data)
        artifact = Artifact(
            path=step.path,
            document=step.document.id,
            type=step.type.id,
            format=step.format.value,
            sha256=digest,
            made_of=step.made_of,
            inputs=step.inputs,
            project=self._project,
            template=f"templates/{step.type.template}",
            versions=step.versions,
            built_on=step.as_of.isoformat(),
        )
        present = fingerprint_of_file(file)
        known = self._before.artifacts.get(step.path)
        builds, foreign = step.status is Status.BUILD, is_foreign(known, self._project, self._output)
        forced = builds and Reason.EDITED in step.reasons
        try:
            if foreign and not (builds and Reason.FOREIGN in step.reasons):
                return Outcome(step, Result.BLOCKED, (*findings, _foreign(step, self._output)))
            if present == digest:
                # As after a run that was killed before it noted the file: it is ours, and right.
                self._journal.note(entry_of(artifact))
                self._built.append(artifact)
                return Outcome(step, Result.UP_TO_DATE, findings)
            if not builds or not (forced or present is None or (known and known.sha256 == present)):
                return Outcome(step, Result.BLOCKED, (*findings, _edited(step, self._output)))
            kept = _keep(file) if forced else None
            # Noted first: whenever the run is killed, a file that stands there is known by its hash.
            self._journal.note(entry_of(artifact))
            write_whole(file, data, durable=False)
        except DiskFullError:
            self._no_room[step.path] = None
            return Outcome(step, Result.FAILED)
        except OutputError as error:
            return Outcome(step, Result.FAILED, (NOT_WRITTEN.at(Place(file.as_posix()), error.message),))
        self._built.append(artifact)
        return Outcome(step, Result.WRITTEN, findings, kept)


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


def _disk_full(paths: Sequence[str], output: Path) -> tuple[Diagnostic, ...]:
    """Return one finding for all files that the disk had no room for."""
    if not paths:
        return ()
    named = first_of(paths, _NAMED)
    fact = Text(
        f"磁盘已满，{len(paths)} 个文件没有写成：{named.zh}",
        f"the disk is full, {len(paths)} files were not written: {named.en}",
    )
    return (NOT_WRITTEN.at(Place(output.as_posix()), fact, _MAKE_ROOM),)


def _died(step: Step, done: Done | None) -> tuple[Diagnostic, ...]:
    """Return what is to be said of the workers that died while they were at the document of `step`."""
    if done is None or not done.deaths:
        return ()
    name = step.document.id
    if done.files:
        fact = Text(
            f"生成 {name} 时工作进程中断，重做成功", f"a worker died at {name}; the second try succeeded"
        )
        return (WORKER_DIED.at(step.document.place(), fact),)
    fact = Text(f"生成 {name} 时工作进程两次中断", f"workers died twice at {name}")
    return (WORKER_LOST.at(step.document.place(), fact),)


def _no_word(step: Step, output: Path) -> Diagnostic:
    fact = Text(f"{step.word} 不可用", f"{step.word} cannot be used")
    return NO_WORD.at(Place((output / step.word).as_posix()), fact)


def _edited(step: Step, output: Path) -> Diagnostic:
    path = (output / step.path).as_posix()
    return EDITED.at(
        Place(path), Text(f"{path} 被人改过，没有覆盖", f"{path} was edited and is not overwritten")
    )


def _foreign(step: Step, output: Path) -> Diagnostic:
    path = (output / step.path).as_posix()
    return FOREIGN.at(Place(path), Text(f"{path} 是另一个项目生成的", f"another project made {path}"))


def _from_edited(step: Step, output: Path) -> Diagnostic:
    fact = Text(f"{step.path} 按改过的 {step.word} 生成", f"{step.path} follows the edited {step.word}")
    return FROM_EDITED.at(Place((output / step.word).as_posix()), fact)
