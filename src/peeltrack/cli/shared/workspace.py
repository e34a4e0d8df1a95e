"""The register as a command reads it, and the date it is read for."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Self

import typer

from peeltrack.cli.shared.options import Filters, ReadOptions
from peeltrack.errors import BadOptionError, InvalidRegisterError, UnknownNameError
from peeltrack.history.revisions import day_meant
from peeltrack.history.snapshots import Snapshot, head_if_clean, snapshot
from peeltrack.model.organisation import Forum
from peeltrack.model.parse_date import day_written
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Severity
from peeltrack.queries.as_at import as_at
from peeltrack.queries.find import find_lead
from peeltrack.queries.selection import Selection
from peeltrack.storage.files import find_register, read_file
from peeltrack.storage.load import Loaded, Read, load_register


@dataclass(frozen=True)
class Workspace:
    """One command's view of the world."""

    named: Path | None
    on: date
    as_of: str | None = None
    """A day or a revision: the register as git had it then; none for the files as they are."""

    @classmethod
    def of(cls, context: typer.Context, asked: ReadOptions) -> Self:
        """The workspace of a command: options given to it come before those given to peeltrack."""
        on = asked.on
        if asked.as_of is not None:
            on = on or (asked.as_of if day_meant(asked.as_of) else None)
        return cls(asked.register or context.obj, day("--on", on), asked.as_of)

    @cached_property
    def root(self) -> Path:
        """The register's folder."""
        return find_register(self.named, Path.cwd())

    @cached_property
    def loaded(self) -> Loaded:
        """The register with whatever is wrong with its files."""
        return self._snapshot.load() if self._snapshot else load_register(self.root)

    @cached_property
    def _snapshot(self) -> Snapshot | None:
        if self.as_of is None:
            return None

        return snapshot(self.root, self.as_of)

    def revision(self) -> str | None:
        """The commit that the answer is of: none where its files are in none as they are."""
        if self._snapshot:
            return self._snapshot.commit.short

        return head_if_clean(self.root)

    @cached_property
    def register(self) -> Register:
        """The register as it stood on the date.

        Raises:
            InvalidRegisterError: if any file has an error.
        """
        return self.sound(self.loaded)

    def sound(self, loaded: Loaded) -> Register:
        """Return a register that was loaded, as it stood on the date.

        Raises:
            InvalidRegisterError: if any file has an error: an answer from part of a
                register would look like an answer from all of it.
        """
        errors = [str(p) for p in loaded.problems if p.severity == Severity.ERROR]
        if errors or loaded.register is None:
            raise InvalidRegisterError(errors or [f"{self.root}/register.yaml cannot be used."])
        return as_at(loaded.register, self.on)

    def forum(self, name: str) -> Forum:
        """The forum of that id, whatever the case of the letters: HTA is hta.

        Raises:
            UnknownNameError: if register.yaml has none of that name.
        """
        fora = self.register.organisation.fora
        _known("forum", name.casefold(), list(fora))
        return fora[name.casefold()]

    @property
    def read(self) -> Read:
        """Reads a file of the register by its path, as it is or as git had it then."""
        return self._snapshot.contents.read if self._snapshot else partial(read_file, self.root)

    def selection(self, filters: Filters) -> Selection:
        """The filters as the queries take them.

        Raises:
            UnknownNameError: if a filter names what the register does not have: an
                empty answer would hide the slip.
        """
        organisation = self.register.organisation
        _known("inspection", filters.inspection, list(self.register.inspections))
        lead = find_lead(organisation, filters.lead) if filters.lead else None
        _known("programme", filters.programme, list(organisation.programmes))
        if filters.area:
            inspections = self.register.inspections.values()
            if not any(inspection.area_called(filters.area) for inspection in inspections):
                areas = {area.id for inspection in inspections for area in inspection.areas}
                raise UnknownNameError("area", filters.area, sorted(areas))
        return Selection(
            rag=filters.rag,
            kind=filters.kind,
            inspection=filters.inspection,
            area=filters.area,
            lead=lead,
            programme=filters.programme,
            portfolio=filters.portfolio,
            state=filters.state,
            text=filters.text,
        )


def _known(what: str, name: str | None, known: list[str]) -> None:
    if name is not None and name not in known:
        raise UnknownNameError(what, name, known)


def day(option: str, value: str | None) -> date:
    """The day asked about; the one place that looks at the clock."""
    if value is None:
        return date.today()  # noqa: DTZ011 (the user's own calendar day is meant)
    found = day_written(option, value)
    if found is None:
        raise BadOptionError(option, value, "a day as YYYY-MM-DD")
    return found
