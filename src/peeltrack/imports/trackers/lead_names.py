"""Leads that a tracker names: the register's, or new ones. Pure.

The register names offices, and trackers often name people. A new name is proposed in the
tracker's words, for a person to check.
"""

import re
from collections.abc import Iterator, Mapping

from peeltrack.edits.edit_guards import new_id
from peeltrack.imports.trackers.cell_account import one_line
from peeltrack.model.organisation import Lead

_SEVERAL = re.compile(r"\s*[;|\n]\s*|\s+/\s+|(?<=\w{3})/(?=\w{3})|(?:,? and|\s*&) (?=[A-Z]{2,4}\b)")
"""The separators of two leads: not the stroke of C/Supt, nor the "and" of an office's name."""
_LONGEST = 120
_RANK = (
    r"(?:(?:T|A|Temp|Acting|Det|Detective|Ch|Chief|Deputy|Assistant|Asst)[./ ]*)*"
    r"(?:Constable|Superintendent|Supt|Inspector|Insp|Sergeant|Sgt|Commander|Cdr|Officer"
    r"|CC|DCC|ACC|ACO|PCC|DPCC|C/?Supt|C/?Insp|CI|DCI|DI|DS|DC|PC|PS|DCS|DSupt|D/Supt)\.?"
)
_COURTESY = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame)\.?"
_UPPER, _LOWER = r"[^\W\d_a-zß-öø-ÿ]", r"[^\W\d_A-ZÀ-ÖØ-Þ]"
_WORD = rf"(?:Mc|Mac|Ó |[OD][\u2019'])?{_UPPER}{_LOWER}+(?:[\u2019'-]{_UPPER}?{_LOWER}+)*"
_GIVEN = rf"(?:{_WORD}|{_UPPER}\.?)(?: {_UPPER}\.?)?"
_PARTICLE = r"(?:(?:de|da|van|von|der|ap|ab|al|el|bin|ó|ní) )?"
_FAMILY = rf"{_PARTICLE}{_WORD}"
_COLLAR = r"(?:(?:#|no\.? ?)?[A-Z]{0,2}\d{2,6}[A-Z]?,? )?"
"""A collar number between rank and name: PC 1234 Jones."""
_BEHIND = r"(?:[ ,]*[(\[]?(?:#|no\.? ?)?[A-Z]{0,2}\d{2,6}[)\]]?)?(?:\s*[,(\u2013-].*)?"
_PERSON = re.compile(
    rf"(?:(?P<rank>{_RANK})|{_COURTESY}) {_COLLAR}(?P<name>(?:{_GIVEN} )?{_FAMILY}){_BEHIND}"
)
"""A surname after a rank is enough: ACC Jones."""
_BARE_NAME = re.compile(
    rf"{_COLLAR}(?P<name>{_GIVEN} {_FAMILY}(?:[ -]{_WORD})?|{_WORD}, {_GIVEN}|{_WORD} "
    rf"{_UPPER}\.?){_BEHIND}"
)
"""A name without rank, in either order: Siân Rhys, Rhys, S."""
_OFFICE_WORD = re.compile(
    r"\b(?:Local|Policing|Crime|Operations?|Operational|Support|Contact|Control|Centre|Command"
    r"|Management|Services?|Standards?|Professional|Public|Protection|Intelligence|Investigations?"
    r"|Criminal|Justice|Custody|Corporate|Development|Performance|Neighbourhoods?|Territorial"
    r"|Response|Major|Serious|Organised|Specialist|Vulnerability|Vulnerable|People|Human|Resources"
    r"|Finance|Legal|Digital|Data|Information|Change|Strategic|Strategy|Planning|Safeguarding"
    r"|Domestic|Abuse|Roads?|Traffic|Armed|Community|Communities|Prevention|Partnerships?|Victims?"
    r"|Witness|Offenders?|Forensics?|Governance|Assurance|Workforce|Learning|Training|Estates?|North"
    r"|South|East|West|Central|Area|Force|Head|Lead|Director|Manager|Executive|Officer|Ops|Comms"
    r"|Communications?|Engagement|Media|Tasking|Wellbeing|Welfare|Cyber|Fraud|Economic|Firearms"
    r"|Dogs?|Demand|Diversity|Inclusion|Equality|Culture|Ethics|Conduct|Complaints|Vetting|Rape"
    r"|Stalking|Children|Youth|Missing|Homicide|Drugs|Volume|Burglary|Detention|Events|Uniform"
    r"|Patrol|Tactical|Transformation|Projects?|Programmes?|Portfolio|Policy|Risk|Audit|Quality"
    r"|Technology|Innovation|Insight|Analysis|Fleet|Property|Licensing|Procurement|Commercial"
    r"|Business|Regional|National|General|Divisional|Division|District|Borough|City|County|Town"
    r"|Office|Staff|Team|Unit|Group|Board|Chair|Deputy|Chief|Assistant|[A-Z]\w+shire)\b"
)
"""Words in the names of offices and not of people."""


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
        self._settled = {_key(name): lead for name, lead in settled.items() if lead}
        self.new: dict[str, str] = {}
        """Leads to be added, by id, with their titles."""
        self.said: dict[str, str] = {}
        """Every name in the tracker with the id of its lead; empty if it has none."""
        self.people: dict[str, tuple[str, ...]] = {}
        """Names that look like people's, each with the register's leads of that rank."""

    def lead(self, text: str) -> str | None:
        """Return the id of the lead that a cell names; None if it names several or is uncertain.

        A new name makes a new lead, unless it looks like a person's: the register names
        offices. `named_several` and `is_person` give the reason for None.
        """
        name = one_line(text)
        found = self.lead_known(name)
        is_new = found is None and len(name) <= _LONGEST and not self.named_several(text)
        if is_new and is_person(name):
            self.people[name] = tuple(self._of_rank(name))
        elif is_new:
            found = new_id(name, list(self._known) + list(self.new))
            if not re.search("[A-Za-z]", name):
                found = None
        self.said[name] = found or ""
        if found and found not in self._known and found not in self.new:
            self.new[found] = _title_of(found) if is_person(name) else name
            self._settled.setdefault(_key(name), found)
        return found

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
        found = _PERSON.fullmatch(name)
        rank = _words(found["rank"] or "")[-1:] if found else []
        for id_, lead in self._known.items():
            if rank and rank in [_words(call)[:1] for call in (id_, lead.short or "", lead.title)]:
                yield id_

    def _of_register(self, name: str) -> str | None:
        """Return the lead with this id, title, short form or e-mail, also in or before brackets."""
        pieces = (name, *re.findall(r"\(([^)]*)\)", name), re.sub(r"\([^)]*\)", "", name))
        return next((self._calls[key] for key in map(_key, pieces) if key in self._calls), None)


def is_person(name: str) -> bool:
    """Check whether words look like a person's name, with or without rank and collar number."""
    found = _PERSON.fullmatch(name) or _BARE_NAME.fullmatch(name)
    return found is not None and not _OFFICE_WORD.search(found["name"])


def _title_of(lead: str) -> str:
    """Make a title of a new lead's id, which a mapping gives for a person's name."""
    return lead.replace("-", " ").capitalize()


def _words(call: str) -> list[str]:
    return re.findall(r"[^\W_]+", call.casefold())


def _key(call: str) -> str:
    return "".join(character for character in call.casefold() if character.isalnum())
