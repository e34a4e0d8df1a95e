"""Leads that a tracker names: the register's, or new ones. Pure.

The register names offices, and trackers often name people. A new name is proposed in the
tracker's words, for a person to check.
"""

import re
from collections.abc import Iterator, Mapping

from peeltrack.edits.edit_guards import new_id
from peeltrack.imports.language.office_names import (
    is_abbreviation,
    lead_named,
    leads_by_office,
    letters_of,
    office_words,
)
from peeltrack.imports.trackers.cell_account import one_line
from peeltrack.language.people import names_person, people_in, rank_of
from peeltrack.model.organisation import Lead

_SEVERAL = re.compile(r"\s*[;|\n]\s*|\s+/\s+|(?<=\w{3})/(?=\w{3})|(?:,? and|\s*&) (?=[A-Z]{2,4}\b)")
"""The separators of two leads: not the stroke of C/Supt, nor the "and" of an office's name."""
_LONGEST = 120
_NO_OFFICE = re.compile(
    r"(?:tbc|tba|tbd|n/?a|vacant|vacancy|none|unallocated|as above|same as|see |ditto|do\.|various"
    r"|all\b|both\b|[^\w]*$|[^A-Za-z]*$)",
    re.IGNORECASE,
)
"""Words that name nobody, or only by another cell."""
_PERSON = "looks like a person's name: give the office in the mapping"
_INITIALS_ALONE = "may be a person's initials: give the office in the mapping"
_INITIALS = re.compile(r"(?:[A-Z][. ]{0,2}){2,3}")
_IN_BRACKETS = re.compile(r"(?P<office>[^(\[]+?) ?[(\[](?P<holder>[^()\[\]]+)[)\]]")
_BEHIND_DASH = re.compile(r"(?P<office>.+?) ?(?:[-\u2013:,] )(?P<holder>[^,:\u2013]+)")


def why_no_office(text: str) -> str:
    """Return why a cell's words cannot become an office of the register; empty if they can."""
    words = one_line(text)
    name = _without_people(words)
    if len([part for part in _SEVERAL.split(text.strip()) if part]) > 1:
        return "names several: give the lead in the mapping"
    if names_person(name) or any(people_in(name)):
        return _PERSON
    if _NO_OFFICE.match(name):
        return _PERSON if names_person(words) else "names no office"
    if _INITIALS.fullmatch(name) and not is_abbreviation(re.sub(r"\W", "", name)):
        return _INITIALS_ALONE
    return "is too long for an office" if len(name) > _LONGEST else ""


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
        self._titles: dict[str, str] = {}
        """The titles of new leads, each in the words of an office that a mapping or the tracker
        gives them: words that are asked about are nobody's title.
        """
        for name, id_ in settled.items():
            if id_ and not why_no_office(name):
                self._titles.setdefault(id_, _without_people(one_line(name)))
        self._new: dict[str, None] = {}
        self.said: dict[str, str] = {}
        """Every name in the tracker with the id of its lead; empty if it has none."""
        self.people: dict[str, tuple[str, ...]] = {}
        """Names that look like people's, each with the register's leads of that rank."""

    @property
    def new(self) -> dict[str, str]:
        """Leads to be added, by id, with their titles; without an office's words, of their ids."""
        return {id_: self._titles.get(id_) or office_words(id_) for id_ in self._new}

    def lead(self, text: str) -> str | None:
        """Return the id of the lead that a cell names; None if it names several or is uncertain.

        A name that is new makes a new lead, unless it looks like a person's: the register
        names offices. `why_no_office` says why there was none.
        """
        words = one_line(text)
        name = _without_people(words)
        doubt = why_no_office(text)
        found = self.lead_known(words) or self.lead_known(name)
        if found is None and not doubt:
            found = self._new_called(name) or new_id(name, [*self._known, *self._new])
        elif found is None and doubt in (_PERSON, _INITIALS_ALONE) and not _NO_OFFICE.match(name):
            self.people[name] = tuple(self._of_rank(name))
        self.said[words] = found or ""
        if found and found not in self._known:
            self._new[found] = None
            if not doubt:
                self._titles.setdefault(found, name)
            self._settled.setdefault(_key(name), found)
        return found

    def _new_called(self, name: str) -> str | None:
        """Return the new lead that a mapping gave to a person, if an office's name makes its id."""
        id_ = new_id(name, list(self._known))
        return id_ if id_ in self._new else None

    def lead_known(self, text: str) -> str | None:
        """Return the id of the lead that a text names, in the register or to be added."""
        name = one_line(text)
        return self._settled.get(_key(name)) or self._of_register(name)

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


def _words(call: str) -> list[str]:
    return re.findall(r"[^\W_]+", call.casefold())


def _key(call: str) -> str:
    return "".join(character for character in call.casefold() if character.isalnum())
