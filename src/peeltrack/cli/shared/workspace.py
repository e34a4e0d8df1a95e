"""What a command works with: the register, loaded on first use, and the day."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from peeltrack.cli.shared.chosen_register import register_named
from peeltrack.cli.shared.options import AsAt, Filters
from peeltrack.errors import BadOptionError, InvalidRegisterError, UnknownNameError
from peeltrack.model.items import Item
from peeltrack.model.organisation import Forum
from peeltrack.model.parse_date import day_written
from peeltrack.model.problems import Problem
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Severity
from peeltrack.queries.as_at import as_at
from peeltrack.queries.find import find_item, find_lead, fitting_ids
from peeltrack.queries.selection import Selection
from peeltrack.storage.files import find_register, read_file
from peeltrack.storage.load import Loaded, Read, load_register

if TYPE_CHECKING:
    from peeltrack.history.snapshots import Snapshot


@dataclass(frozen=True)
class Workspace:
    """One command's view of the world."""

    named: Path | None
    on: date
    as_of: str | None = None
    """A day or a revision: the register as git had it then; none for the files as they are."""

    @classmethod
    def of(cls, context: typer.Context, asked: AsAt) -> "Workspace":
        """The workspace of a command: options given to it come before those given to peeltrack."""
        on = asked.on
        if asked.as_of is not None:
            from peeltrack.history.revisions import day_meant

            on = on or (asked.as_of if day_meant(asked.as_of) else None)
        return cls(register_named(context, asked.register), day("--on", on), asked.as_of)

    @cached_property
    def root(self) -> Path:
        """The register's folder."""
        return find_register(self.named, Path.cwd())

    @cached_property
    def loaded(self) -> Loaded:
        """The register with whatever is wrong with its files."""
        return self._snapshot.load() if self._snapshot else load_register(self.root)

    @cached_property
    def _snapshot(self) -> "Snapshot | None":
        if self.as_of is None:
            return None
        from peeltrack.history.snapshots import snapshot

        return snapshot(self.root, self.as_of)

    def revision(self) -> str | None:
        """The commit that the answer is of: none where its files are in none as they are."""
        if self._snapshot:
            return self._snapshot.commit.short
        from peeltrack.history.snapshots import head_if_clean

        return head_if_clean(self.root)

    @cached_property
    def register(self) -> Register:
        """The register as it stood on the day.

        Raises:
            InvalidRegisterError: if any file has an error: an answer from part of a
                register would look like an answer from all of it.
        """
        return self._as_it_stood(self.loaded)

    def _as_it_stood(self, loaded: Loaded) -> Register:
        errors = [str(p) for p in loaded.problems if p.severity == Severity.ERROR]
        if errors or loaded.register is None:
            raise InvalidRegisterError(errors or [f"{self.root}/register.yaml cannot be used."])
        return as_at(loaded.register, self.on)

    def item_alone(self, reference: str) -> tuple[Register, Item]:
        """The item that a reference names, later facts too, and the register around it.

        Of the files as they are no other item is read, so that it takes as long in a small
        register as in a large one.

        Raises:
            InvalidRegisterError: if any file that is read has an error.
            UnknownItemError: if there is no such item.
            AmbiguousError: if there are several.
        """
        if self._snapshot:
            loaded, ids = self.loaded, None
        else:
            from peeltrack.storage.partial_register import PartialRegister

            part = PartialRegister(self.root)
            ids = part.items_called(reference)
            loaded = part.load(fitting_ids(ids, reference))
        register = self._as_it_stood(loaded)
        id_ = find_item(register, reference, ids).id
        return register, (loaded.register or register).items[id_]

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

    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with the register, errors first, each with its line."""
        from peeltrack.checks import run_checks
        from peeltrack.storage.problem_places import with_places

        known = self.loaded.register
        broken = run_checks(known, self.on) if known else ()
        found = [*self.loaded.problems, *with_places(self.read, broken)]
        return tuple(sorted(found, key=lambda p: (p.severity, p.file, p.line or 0, p.column or 0)))

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
