"""The command that brings the notes of a meeting into the register: import notes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.commands.import_notes_page import answer_of, doubts_of, notes_on
from peeltrack.cli.shared.importing import (
    ImportOptions,
    LinesOption,
    PaperImport,
    read_filed,
    read_papers,
)
from peeltrack.cli.shared.input_files import STANDARD_INPUT
from peeltrack.cli.shared.options import Format, option_groups
from peeltrack.cli.shared.output import TabularAnswer
from peeltrack.cli.shared.workspace import option_date
from peeltrack.edits.kinds import Plan
from peeltrack.edits.meetings import refuse_to_come
from peeltrack.errors import RefusedError
from peeltrack.imports.errors import NothingReadError
from peeltrack.imports.notes.filed_leads import with_lead_ids
from peeltrack.imports.notes.meeting_draft import MeetingDraft, draft_of
from peeltrack.imports.notes.meeting_file import additions, is_only_planned, planned_otherwise
from peeltrack.imports.notes.notes_lines import notes_lines
from peeltrack.imports.notes.notes_proposal import FiledMeeting, corrected_draft, notes_proposal
from peeltrack.imports.notes.open_notes import MeetingOptions, opened
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from peeltrack.queries.personal_data import notes_on_entries
from peeltrack.wording import counted, listed, long_date


@option_groups
def notes(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Text, saved page, Word or PDF; - is stdin")
    ],
    options: ImportOptions,
    forum: Annotated[
        str | None,
        typer.Option(
            "--forum", "--meeting", metavar="ID", help="Which forum met", show_default=False
        ),
    ] = None,
    inspection: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="The inspection whose item numbers the notes use", show_default=False
        ),
    ] = None,
    lines: LinesOption = False,
) -> None:
    """Propose the record of a meeting from its notes

    Attaches every question to its item, in order, with the answers; finds the actions arising
    and the commitments to later meetings; says what it left out and why. With --accept it
    writes the meeting's file, without what comes from running text alone. To correct that,
    write the proposal with -o FILE, edit it and use it with --from FILE. A planned meeting takes
    what was said there; one that is recorded only what it lacks, once you have confirmed it.
    """
    details = {"--forum": forum, "--inspection": inspection}
    imported = _NotesImport(context, options, file, details)
    if lines:
        for line in notes_lines(imported.paper.blocks):
            typer.echo(f"{line.ref:>6}  {line.text}")
    else:
        imported.carry_out()


class _ComparedMeeting:
    """A meeting's record beside the register."""

    def __init__(self, draft: MeetingDraft, register: Register) -> None:
        self.draft, self.meeting = draft, draft.certain
        self.existing = register.meetings.get(self.meeting.id)
        self.is_recorded = self.existing is not None and not is_only_planned(self.existing)
        self.added = additions(self.existing, self.meeting)
        self.organisation = register.organisation

    @property
    def unconfirmed(self) -> frozenset[str]:
        """The texts read of running text that nobody has confirmed yet."""
        known = self.existing
        if known is None:
            return self.draft.uncertain
        recorded = {each.text for each in known.actions} | {each.text for each in known.commitments}
        return self.draft.uncertain - recorded

    @property
    def doubts(self) -> Iterator[str]:
        """Doubts about the questions of its file: those not put, and those answered otherwise."""
        answer = f"peeltrack meeting answer {self.meeting.id}"
        for each in [] if self.is_recorded else self.added.not_put:
            yield (
                f"the notes do not have the question “{each.text}” in these words: it stays "
                f"without an answer ({answer} {each.id})"
            )
        for each in self.added.answered_otherwise:
            yield (
                f"the notes answer question {each.id} in other words than its file, which stays "
                f"as it is ({answer} {each.id})"
            )


class _NotesImport(PaperImport[_ComparedMeeting]):
    """An import of the notes of a meeting."""

    name = "notes"
    needs_register = True

    def __init__(
        self,
        context: typer.Context,
        options: ImportOptions,
        file: Path,
        details: dict[str, str | None],
    ) -> None:
        super().__init__(context, options, [file], details)
        self.facts = MeetingOptions(
            details["--forum"],
            option_date("--date", options.date) if options.date else None,
            details["--inspection"],
            None if file == STANDARD_INPUT else file.name,
        )
        (self.paper,) = read_papers([file])

    def propose(self, register: Register) -> _ComparedMeeting:
        """Draft the meeting's record against the register as it stood on that date."""
        reading = opened(self.paper.blocks, self.facts)
        draft = draft_of(reading, as_at(register, reading.day), self.facts)
        if reading.day > option_date("--on", None):
            draft.doubts.append(
                f"the meeting's date, {long_date(reading.day)}, is still to come: correct it with "
                "--date, or accept the notes once the meeting has been held"
            )
        if self.options.corrected:
            read = draft
            draft = read_filed(
                self.options.corrected,
                FiledMeeting,
                lambda filed: corrected_draft(
                    with_lead_ids(filed, register.organisation), self.paper, read
                ),
            )
        compared = _ComparedMeeting(draft, register)
        draft.doubts += compared.doubts
        return compared

    def nothing_read(self, proposed: _ComparedMeeting) -> NothingReadError | None:
        if not proposed.draft.is_empty:
            return None
        what = "attendance, question, action or commitment"
        advice = "docs/importing-notes.md describes what is recognised."
        return NothingReadError(self.paper.name, what, advice, len(proposed.draft.left))

    def file(self, proposed: _ComparedMeeting) -> str:
        return notes_proposal(proposed.draft, self.paper, self.command)

    def answer(self, proposed: _ComparedMeeting, on: date, format: Format) -> TabularAnswer:
        return answer_of(proposed.draft, on, format, self.paper.name)

    def notes(self, proposed: _ComparedMeeting) -> Iterator[str]:
        return notes_on(proposed.draft)

    def beside_file(self, proposed: _ComparedMeeting) -> Iterator[str]:
        return doubts_of(proposed.draft)

    def announce(self, proposed: _ComparedMeeting) -> None:
        """Say what is not written, and refuse what may not be.

        Raises:
            RefusedError: if the meeting is still to come, or if a question is about an item that
                is not in the register.
        """
        draft, meeting = proposed.draft, proposed.meeting
        refuse_to_come(meeting, option_date("--date", None))
        if draft.unknown:
            reason = f"the register has no {listed(draft.unknown, 'or')}"
            remedy = "Import the report first, or name the right one with --inspection"
            raise RefusedError(meeting.id, reason, remedy)
        if number := len(draft.may_be):
            read = counted(number, "entry whose item", "entries whose item")
            typer.echo(
                f"Not written: {read} the notes do not settle. Confirm with -o FILE.", err=True
            )
        if number := len(proposed.unconfirmed):
            read = counted(number, "action or commitment", "actions and commitments")
            typer.echo(f"Not written: {read} from running text. Confirm with -o FILE.", err=True)
        for doubt in doubts_of(draft):
            typer.echo(doubt, err=True)

    def plan(self, proposed: _ComparedMeeting) -> Plan | None:
        meeting, added = proposed.meeting, proposed.added
        if not added.edits:
            return None
        is_checked = self.options.corrected or not proposed.is_recorded
        doubt = f"{meeting.id} is recorded already, and {added.counts} would be added to its file"
        return Plan(
            meeting.id,
            f"{added.counts} imported",
            tuple(added.edits),
            (*planned_otherwise(proposed.existing, meeting), *_named(proposed)),
            hint=f"peeltrack meeting show {meeting.id}",
            doubts=() if is_checked else (doubt,),
            counts_withdrawn=True,
        )


def _named(proposed: _ComparedMeeting) -> list[str]:
    """Say which new actions and commitments name people, in a public forum's meeting."""
    known, recorded = proposed.existing, set[str]()
    if known:
        recorded = {each.text for each in known.actions} | {each.text for each in known.commitments}
    meeting = proposed.meeting
    texts = [each.text for each in meeting.actions] + [each.text for each in meeting.commitments]
    new = [text for text in texts if text not in recorded]
    return notes_on_entries(proposed.organisation, meeting.forum, new)
