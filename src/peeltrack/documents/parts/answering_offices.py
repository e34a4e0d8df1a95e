"""The offices that can answer the questions of a brief's first page. Pure."""

from collections.abc import Iterable

from peeltrack.documents.parts.names import office_in_notes
from peeltrack.documents.parts.scope import Scope
from peeltrack.queries.challenge.meeting import answering_office
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.wording import capitalised

_BRIEF = 2
"""Words of the name of an office that is short."""
_NAMED = 2
"""Offices that a question names; more are the head of the force."""


class AnsweringOffices:
    """The offices of a meeting, in short."""

    def __init__(self, scope: Scope, preparation: Preparation) -> None:
        self._register, self._on = scope.register, scope.on
        whole = answering_office(preparation)
        self.head = (
            "Strategic leads" if whole == "the lead" else self._short(capitalised(whole[4:]))
        )
        """The head of the force, who answers for what nobody else can."""

    def named(self, leads: Iterable[str | None]) -> str:
        """Name the offices of leads, the head of the force for many and for a vacant one."""
        offices = dict.fromkeys(
            (office_in_notes(self._register, lead) if self._is_in_post(lead) else None) or self.head
            for lead in dict.fromkeys(leads)
        )
        return ", ".join(offices) if 0 < len(offices) <= _NAMED else self.head

    def in_post(self, leads: Iterable[str | None]) -> str | None:
        """Return the first of an item's leads who is in post; None if neither is."""
        return next((each for each in leads if self._is_in_post(each)), None)

    def briefest(self, lead: str | None, superior: str | None) -> str | None:
        """Return a lead, or who is above it if that office alone has a short name."""
        called, above = (office_in_notes(self._register, each) or "" for each in (lead, superior))
        is_brief = len(above.split()) <= _BRIEF < len(called.split())
        return superior if is_brief and self._is_in_post(superior) else lead

    def _is_in_post(self, lead: str | None) -> bool:
        record = self._register.organisation.leads.get(lead or "")
        return bool(lead) and (record is None or record.is_in_post(self._on))

    def _short(self, title: str) -> str:
        leads = self._register.organisation.leads.values()
        return next((each.short for each in leads if each.title == title and each.short), title)
