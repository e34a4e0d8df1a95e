"""A repair of what is recorded: who makes it, when and why, and the amendment that says so."""

from dataclasses import dataclass
from datetime import date

from peeltrack.edits.edit_guards import Amendable, refuse_before_last, refuse_unless_reviewer
from peeltrack.edits.kinds import Insert
from peeltrack.model.amendments import texts_of
from peeltrack.model.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Repair:
    """The reason for a repair, its author and its date."""

    because: str
    by: str
    on: date

    @property
    def entry(self) -> dict[str, object]:
        """What an amendment or a withdrawal says of it."""
        return {"date": self.on, "by": self.by, "because": self.because}

    def amendment(
        self, record: Amendable, what: str, replaced: object, *, after: int = 0
    ) -> Insert:
        """Return the edit that records what was corrected, with its earlier value.

        Args:
            record: the record.
            what: the place, as an amendment names it.
            replaced: the earlier value.
            after: how many amendments of the same plan come before it.
        """
        texts = "\n".join(texts_of(replaced)) or None
        entry = {**self.entry, "what": what, "replaced": texts}
        return Insert(record.file, ("amendments",), len(record.amendments) + after, entry)


def refuse_repair(record: Amendable, repair: Repair, organisation: Organisation) -> None:
    """Refuse a lead who may not amend, or a date before the last amendment."""
    refuse_unless_reviewer(record, repair.by, organisation, "amend")
    refuse_before_last(record, "amendments", repair.on)
