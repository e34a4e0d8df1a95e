"""The import tracker command: items and updates proposed from an existing tracker."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.commands.import_tracker_page import account_of, answer_of
from peeltrack.cli.shared.importing import ImportOptions, PaperImport, read_filed
from peeltrack.cli.shared.input_files import input_name, read_input
from peeltrack.cli.shared.options import Format, option_groups
from peeltrack.cli.shared.output import TabularAnswer
from peeltrack.cli.shared.workspace import option_date
from peeltrack.cli.shared.write_options import RestrictedOption
from peeltrack.edits.kinds import Plan
from peeltrack.imports.errors import NothingReadError
from peeltrack.imports.readers.workbook import read_workbook
from peeltrack.imports.trackers.accept import TrackerAcceptance, accepted
from peeltrack.imports.trackers.mapping import Mapping, not_asked
from peeltrack.imports.trackers.tracker_import import Import, TrackerOptions, imported
from peeltrack.model.register import Register
from peeltrack.returns.tracker.reader import is_tracker
from peeltrack.storage.dump import dump
from peeltrack.storage.files import read_start
from peeltrack.storage.yaml import decode, parse
from peeltrack.wording import counted, listed


@option_groups
def tracker(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Excel, OpenDocument or CSV")],
    options: ImportOptions,
    mapping: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="What columns and words mean: --from FILE if it is there, else -o FILE",
            show_default=False,
        ),
    ] = None,
    inspection: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="The inspection, if no column names it", show_default=False
        ),
    ] = None,
    restricted: RestrictedOption = False,
) -> None:
    """Propose items and updates from an existing tracker

    Recognises the columns by their usual names, divides updates by their dates, and says
    whether each cell was used, left out or could not be placed. To correct what columns and
    words mean, write a file with -o FILE, edit it and use it with --from FILE, also for the
    next tracker. --date is the tracker's own date; whatever has no other is given it. With
    --accept it writes a file for each new item, and adds to existing items their new updates
    and a missing lead, target, RAG, steps or sign-offs. --restricted keeps its updates and
    steps out of every public document.
    """
    if mapping and (mapping.exists() or options.accept):
        options = replace(options, corrected=options.corrected or mapping)
    elif mapping:
        options = replace(options, output=options.output or mapping)
    details = TrackerOptions(
        input_name(file),
        option_date("--date", options.date) if options.date else None,
        inspection,
        imported=option_date("--date", options.dated.date),
        is_restricted=restricted,
    )
    _TrackerImport(context, options, file, details).carry_out()


@dataclass(frozen=True, slots=True)
class _ComparedTracker:
    """A tracker beside the register."""

    read: Import
    acceptance: TrackerAcceptance


class _TrackerImport(PaperImport[_ComparedTracker]):
    """An import of a tracker; its file says what the columns and words mean."""

    name = "tracker"
    file_is_all = False

    def __init__(
        self, context: typer.Context, options: ImportOptions, file: Path, facts: TrackerOptions
    ) -> None:
        details = {"--inspection": facts.inspection, "--restricted": facts.is_restricted}
        super().__init__(context, options, [file], details)
        self.facts = facts
        name, data = read_input(file)
        self.sheets = read_workbook(data, name)

    def propose(self, register: Register) -> _ComparedTracker:
        if is_tracker(self.sheets):
            hint = "peeltrack returns collect takes what was changed in it"
            typer.echo(f"Note: {self.files[0]} was written by peeltrack tracker; {hint}.", err=True)
        file = self.options.corrected
        if file is None:
            read = imported(self.sheets, self.facts, register)
            return _ComparedTracker(read, accepted(read, register))

        def mapped(mapping: Mapping) -> Import:
            return imported(self.sheets, replace(self.facts, mapping=mapping), register)

        read = read_filed(file, Mapping, mapped)
        _list_open_questions(read, file)
        return _ComparedTracker(read, accepted(read, register))

    def nothing_read(self, proposed: _ComparedTracker) -> NothingReadError | None:
        if proposed.read.drafts:
            return None
        advice = "docs/importing-a-tracker.md describes what is recognised."
        left = len(proposed.read.entries)
        return NothingReadError(self.facts.file, "row with a finding", advice, left)

    def file(self, proposed: _ComparedTracker) -> str:
        return _HEAD.format(self.first_words, self.facts.file, self.command) + dump(
            proposed.read.mapping
        )

    def answer(self, proposed: _ComparedTracker, on: date, format: Format) -> TabularAnswer:
        return answer_of(proposed.read, on, format)

    def notes(self, proposed: _ComparedTracker) -> Iterator[str]:
        return account_of(proposed.read)

    def plan(self, proposed: _ComparedTracker) -> Plan | None:
        acceptance = proposed.acceptance
        if not acceptance.edits:
            return None
        ids = sorted({draft.finding.inspection for draft in proposed.read.drafts})
        done = [
            counted(number, noun)
            for number, noun in (
                (acceptance.items, "item"),
                (acceptance.updates, "further update"),
                (acceptance.leads, "lead"),
                (acceptance.filled, "missing value"),
            )
            if number
        ]
        return Plan(
            ", ".join(ids),
            f"{listed(done)} imported",
            acceptance.edits,
            hint="peeltrack validate, then peeltrack status",
            counts_withdrawn=True,
        )


def _list_open_questions(read: Import, file: Path) -> None:
    """Print the questions that a mapping has yet to answer and does not list."""
    if questions := not_asked(read.mapping, parse(decode(read_start(file, str(file))))):
        typer.echo(f"{file} does not map these yet. Add and complete them there:", err=True)
        typer.echo(dump(questions), err=True, nl=False)


_HEAD = """\
{} {}: correct it, complete what is empty, and return it:
#   {} --from THIS-FILE --accept
"""
