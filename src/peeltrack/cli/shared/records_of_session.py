"""The records that a command which writes needs, found by the names that people use."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from peeltrack.cli.shared.ids_meant import ids_meant
from peeltrack.cli.shared.not_checked_out import check_is_checked_out, missing_only_from_git
from peeltrack.cli.shared.workspace import option_date
from peeltrack.edits.edit_guards import Recorded, refuse_withdrawn
from peeltrack.edits.meetings import refuse_to_come
from peeltrack.errors import UnknownNameError
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.model.register import Register
from peeltrack.queries.find import find_inspection, find_item, find_lead, find_programme
from peeltrack.queries.find_meeting import MeetingMeant, find_forum, forum_called, meeting_held
from peeltrack.queries.standing import without_withdrawn
from peeltrack.storage.files import FileKind
from peeltrack.storage.partial_register import PartialRegister


@dataclass
class RecordsOfSession:
    """The part of a register that a command has read, and what it finds there."""

    root: Path
    on: date
    """The date of the change."""
    partial: PartialRegister
    """The files read: read again under the lock, so that none is out of date."""
    _meant: MeetingMeant | None = None
    """The meeting that was named first, and the reason for that choice."""

    @property
    def organisation(self) -> Organisation:
        """The organisation, from register.yaml."""
        return self._main_file.organisation

    def item(self, reference: str) -> Item:
        """Find the item that a reference names, without what was withdrawn of it.

        Raises:
            UnknownItemError: if there is none.
            AmbiguousError: if there are several.
            PartialCheckoutError: if a sparse checkout leaves out what it may name.
            RefusedError: if it was withdrawn.
        """
        item = self._item_in_file(reference)
        refuse_withdrawn(item)
        return without_withdrawn(self._load([item.id])).items[item.id]

    def _item_in_file(self, reference: str) -> Item:
        check_is_checked_out(self.root, reference)
        meant, ids = ids_meant(self.partial, reference)
        return find_item(self._load(meant), reference, ids)

    @property
    def register(self) -> Register:
        """The whole register, later dates too, as it is when the change is planned."""
        return without_withdrawn(self.register_in_files)

    @property
    def register_in_files(self) -> Register:
        """The whole register as its files have it, with what was withdrawn."""
        kinds = (FileKind.ITEM, FileKind.INSPECTION, FileKind.MEETING)
        return self._load(id_ for kind in kinds for id_ in self.partial.ids(kind))

    def supersession_chain(self, item: Item) -> tuple[Item, ...]:
        """Return an item and the items that superseded it, in order."""
        line = [item]
        while (last := line[-1]).superseded_by and last.superseded_by not in {i.id for i in line}:
            line.append(self.item(last.superseded_by))
        return tuple(line)

    def meeting(self, reference: str) -> Meeting:
        """Find a meeting by its id, or the latest held of a forum, without what was withdrawn.

        Raises:
            UnknownNameError: if there is none.
            AmbiguousError: if two fit equally well.
            RefusedError: if it was withdrawn.
        """
        meeting = self._meeting_in_file(reference)
        refuse_withdrawn(meeting)
        return without_withdrawn(self._load([meeting.id])).meetings[meeting.id]

    def held_meeting(self, reference: str) -> Meeting:
        """Find a meeting as `meeting` does, to record what was said or agreed there.

        Raises:
            RefusedError: if it is still to come.
        """
        meeting = self.meeting(reference)
        refuse_to_come(meeting, option_date("--date", None))
        return meeting

    def _meeting_in_file(self, reference: str) -> Meeting:
        """Find a meeting as its file has it; a withdrawn one only by its own id."""
        ids = self.partial.ids(FileKind.MEETING)
        while True:
            with missing_only_from_git(self.root, reference):
                meant = meeting_held(ids, self.organisation, reference, self.on)
            meeting = self._load([meant.id]).meetings[meant.id]
            if not meeting.withdrawn or reference.casefold() == meeting.id:
                self._meant = self._meant or meant
                return meeting
            ids.remove(meeting.id)

    def record(self, reference: str) -> Recorded:
        """Find an inspection by its id, a meeting or an item, as its file has it."""
        plain = reference.casefold()
        if plain in self.partial.ids(FileKind.INSPECTION):
            return self.inspection(plain)
        if plain in self.partial.ids(FileKind.MEETING) or forum_called(self.organisation, plain):
            return self._meeting_in_file(reference)
        return self._item_in_file(reference)

    def lead(self, name: str) -> str:
        """Find the id of a lead by id, title or abbreviation.

        Raises:
            UnknownNameError: if there is no such lead.
        """
        return find_lead(self.organisation, name)

    def inspection(self, name: str) -> Inspection:
        """Find an inspection by id, title or what people call it.

        Raises:
            UnknownNameError: if there is none of that name.
        """
        ids = self.partial.ids(FileKind.INSPECTION)
        register = self._load([name] if name in ids else ids)
        with missing_only_from_git(self.root, name):
            return register.inspections[find_inspection(register, name)]

    def forum(self, name: str) -> str:
        """Find the id of a forum by id or name.

        Raises:
            UnknownNameError: if there is no such forum.
        """
        return find_forum(self.organisation, name)

    def programme(self, name: str) -> str:
        """Find the id of a programme by id, name or alias.

        Raises:
            UnknownNameError: if there is no such programme.
        """
        return find_programme(self.organisation, name)

    def funding(self, name: str) -> str:
        """Find the id of a funding by id or text.

        Raises:
            UnknownNameError: if there is no such funding.
        """
        wanted, fundings = name.strip().casefold(), self.organisation.funding
        for id_, each in fundings.items():
            if wanted in (id_.casefold(), each.text.casefold()):
                return id_
        raise UnknownNameError("funding", name, list(fundings))

    @property
    def _main_file(self) -> Register:
        """The register without its records: the organisation and published positions."""
        return self.partial.office.sound()

    def _load(self, ids: Iterable[str]) -> Register:
        return self.partial.load(ids).sound()
