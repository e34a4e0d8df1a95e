"""Leads that a tracker names: the register's, or new ones. Pure.

The register names offices, and trackers often name people. A new name is proposed in the
tracker's words, for a person to check.
"""

import re
from collections.abc import Iterator, Mapping

from peeltrack.edits.edit_guards import new_id
from peeltrack.imports.language.office_names import lead_named, leads_by_office, letters_of
from peeltrack.imports.trackers.cell_account import one_line
from peeltrack.language.people import names_person, rank_of
from peeltrack.model.organisation import Lead

_SEVERAL = re.compile(r"\s*[;|\n]\s*|\s+/\s+|(?<=\w{3})/(?=\w{3})|(?:,? and|\s*&) (?=[A-Z]{2,4}\b)")
"""The separators of two leads: not the stroke of C/Supt, nor the "and" of an office's name."""
_LONGEST = 120


_NO_OFFICE = re.compile(
    r"(?:tbc|tba|tbd|n/?a|vacant|vacancy|none|unallocated|as above|same as|see |ditto|do\.|various"
    r"|all\b|both\b|[^\w]*$)",
    re.IGNORECASE,
)
"""Words that name nobody, or only by another cell."""
_IN_BRACKETS = re.compile(r"(?P<office>[^(\[]+?) ?[(\[](?P<holder>[^()\[\]]+)[)\]]")
_BEHIND_DASH = re.compile(r"(?P<office>.+?) ?(?:[-\u2013:,] )(?P<holder>[^,:\u2013]+)")


class LeadNames:
    """The leads of a register, and those that a tracker would add."""

    def __init__(self, leads: Mapping[str, Lead], settled: Mapping[str, str]) -> None:
        self._known = dict(leads)
        self._calls = {
            _key(call): id_
            for id_, lead in reversed(list(leads.items()))
            for call in (lead.email, lead.short, lead.title, id_)
            if call and _key(call)
        }
        self._by_office = leads_by_office(leads)
        self._settled = {_key(name): lead for name, lead in settled.items() if lead}
        self.new: dict[str, str] = {}
        """Leads to be added, by id, with their titles."""
        self.said: dict[str, str] = {}
        """Every name in the tracker with the id of its lead; empty if it has none."""
        self._untitled: set[str] = set()
        """The new leads whose title is made of their id, as only a person is named for them."""
        self.people: dict[str, tuple[str, ...]] = {}
        """Names that look like people's, each with the register's leads of that rank."""

    def lead(self, text: str) -> str | None:
        """Return the id of the lead that a cell names; None if it names several or is uncertain.

        A name that is new makes a new lead, unless it looks like a person's: the register
        names offices. `named_several` and `names_person` say why there was none.
        """
        name = _without_people(one_line(text))
        found = self.lead_known(one_line(text)) or self.lead_known(name)
        found = found or self._new_called(name)
        is_new = found is None and len(name) <= _LONGEST and not self.named_several(text)
        is_new = is_new and not _NO_OFFICE.match(name)
        if is_new and names_person(name):
            self.people[name] = tuple(self._of_rank(name))
        elif is_new:
            found = new_id(name, list(self._known) + list(self.new))
            if not re.search("[A-Za-z]", name):
                found = None
        self.said[one_line(text)] = found or ""
        if found and found not in self._known:
            is_person = names_person(name)
            if found not in self.new or (found in self._untitled and not is_person):
                self.new[found] = _title_of(found) if is_person else name
                self._untitled.add(found) if is_person else self._untitled.discard(found)
            self._settled.setdefault(_key(name), found)
        return found

    def _new_called(self, name: str) -> str | None:
        """Return the new lead that a mapping gave to a person, if an office's name makes its id."""
        id_ = new_id(name, list(self._known)) if re.search("[A-Za-z]", name) else ""
        return id_ if id_ in self.new and not names_person(name) else None

    def lead_known(self, text: str) -> str | None:
        """Return the id of the lead that a text names, in the register or to be added."""
        name = one_line(text)
        return self._settled.get(_key(name)) or self._of_register(name)

    def named_several(self, text: str) -> bool:
        """Check whether a cell names more than one lead; an item has one lead of each sort."""
        return (
            self.lead_known(text) is None
            and len([part for part in _SEVERAL.split(text.strip()) if part]) > 1
        )

    def _of_rank(self, name: str) -> Iterator[str]:
        """Yield the register's leads whose office begins with the rank before a person's name."""
        rank = _words(rank_of(name))[-1:]
        for id_, lead in self._known.items():
            if rank and rank in [_words(call)[:1] for call in (id_, lead.short or "", lead.title)]:
                yield id_

    def _of_register(self, name: str) -> str | None:
        """Return the lead with this id, title, short form or e-mail, also in or before brackets."""
        return self._calls.get(letters_of(name)) or lead_named(name, self._by_office)


def _without_people(name: str) -> str:
    """Return an office without its holder's name in brackets or after a dash."""
    for found in (_IN_BRACKETS.fullmatch(name), _BEHIND_DASH.fullmatch(name)):
        if found and names_person(found["holder"].strip()) and not names_person(found["office"]):
            return found["office"]
    return name


def _title_of(lead: str) -> str:
    """Make a title of a new lead's id, which a mapping gives for a person's name."""
    return lead.replace("-", " ").capitalize()


def _words(call: str) -> list[str]:
    return re.findall(r"[^\W_]+", call.casefold())


def _key(call: str) -> str:
    return "".join(character for character in call.casefold() if character.isalnum())
