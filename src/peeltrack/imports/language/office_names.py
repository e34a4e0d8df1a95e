"""Offices however papers write them: ACC Crime is Assistant Chief Constable (Crime). Pure."""

import re
from collections.abc import Mapping

from peeltrack.language.people import names_person
from peeltrack.model.organisation import Lead

_FIELDS = (
    "crime investigations? operations? ops contact standards vetting intelligence custody "
    "criminal justice protective services? local neighbourhood roads? specialist corporate "
    "strategic strategy people professional public protection vulnerability response change "
    "support delivery audit internal external legal finance resources communications comms media "
    "governance estates fleet performance development digital data policing safeguarding "
    "organisational learning community communities protecting safety partnerships? secretariat "
    "territorial command control federation unison tasking demand cyber fraud economic firearms "
    "serious organised major regional tactical uniform patrol prevention harm victims? witness "
    "domestic abuse offenders? forensics? insight analysis information technology human workforce "
    "wellbeing training transformation programmes? projects? planning policy risk quality "
    "assurance improvement inspection complaints ethics conduct culture inclusion diversity "
    "equality engagement scrutiny enabling licensing armed dogs? events homicide rape stalking "
    "children missing burglary detention traffic neighbourhoods north south east west central "
    "northern southern eastern western area"
)
FIELD = re.compile(
    rf"(?:{'|'.join(_FIELDS.split())})(?:(?:,| and| &|/)? (?:{'|'.join(_FIELDS.split())}))*",
    re.IGNORECASE,
)
"""The field of work of an office: "Crime", "Local Policing", "Legal Services"."""

_STANDS_IN = re.compile(
    r"\b(?:[ta](?:/|\b(?= (?:cc|dcc|acc)\b))|temp(?:orary|\.)?|acting|interim)\s*"
)
_SHORT = {
    "pcc": "police and crime commissioner",
    "dpcc": "deputy police and crime commissioner",
    "pfcc": "police fire and crime commissioner",
    "dpfcc": "deputy police fire and crime commissioner",
    "cc": "chief constable",
    "dcc": "deputy chief constable",
    "acc": "assistant chief constable",
    "aco": "assistant chief officer",
    "cfo": "chief finance officer",
    "ceo": "chief executive",
    "cex": "chief executive",
    "exec": "executive",
    "dci": "detective chief inspector",
    "dcs": "detective chief superintendent",
    "di": "detective inspector",
    "ds": "detective sergeant",
    "ci": "chief inspector",
    "det": "detective",
    "ch": "chief",
    "supt": "superintendent",
    "insp": "inspector",
    "sgt": "sergeant",
    "ops": "operations",
    "comms": "communications",
}
_DEPARTMENTS = (
    "hr it ict psd fcr fcc cid ppu pvp cjd cju fll fim fib lpa lpt npt npu nhs cps cio cto coo cpo "
    "dpo eco lpc rpu roc smt opcc npcc oic dmu"
)
_CLIPPED = {"exec", "det", "ch", "supt", "insp", "sgt", "ops", "comms"}
_LETTERS = (_SHORT.keys() - _CLIPPED) | {*_DEPARTMENTS.split()}
"""The abbreviations of offices and departments, which are no person's initials."""
_STROKED = re.compile(r"\b(?P<first>ch|c|d|dc)/(?=supt|insp|superintendent|inspector|sgt|sergeant)")
_FIRST = {"ch": "chief ", "c": "chief ", "d": "detective ", "dc": "detective chief "}
_DEPUTY = re.compile(r"\bd/(?=p(?:f)?cc\b|chief\b)")
_JOINED = re.compile(r"\b(?P<first>c|d)(?=(?:supt|insp)\b)")


def office_key(call: str) -> str:
    """Return the letters of an office with its rank in full, whoever holds it for a time."""
    text = _STANDS_IN.sub("", call.casefold().replace("&", " and "))
    text = _DEPUTY.sub("deputy ", text)
    for form in (_STROKED, _JOINED):
        text = form.sub(lambda found: _FIRST[found["first"]], text)
    words = (_SHORT.get(word, word) for word in re.findall(r"[^\W_]+", text))
    key = "".join(words).replace(" ", "")
    return key.removesuffix("officer") if key.endswith("executiveofficer") else key


def is_abbreviation(word: str) -> bool:
    """Check whether letters shorten an office or department, and are no person's initials."""
    return word.casefold() in _LETTERS


def office_words(id_: str) -> str:
    """Return the words of a lead's id as an office: acc-crime is ACC crime."""
    words = (word.upper() if is_abbreviation(word) else word for word in id_.split("-"))
    title = " ".join(words)
    return f"{title[:1].upper()}{title[1:]}"


def leads_by_office(leads: Mapping[str, Lead]) -> dict[str, str]:
    """Return the id of each lead by the keys of its title and its short form."""
    return {
        key: lead_id
        for lead_id, lead in reversed(list(leads.items()))
        for key in (
            letters_of(lead.short or ""),
            office_key(lead.short or ""),
            office_key(lead.title),
        )
        if key
    }


def letters_of(short: str) -> str:
    """Return the letters of an office's short form, whoever holds it for a time: A/CC is CC."""
    held = _STANDS_IN.sub("", short.casefold())
    return "".join(character for character in held if character.isalnum())


def lead_named(text: str, leads: Mapping[str, str]) -> str | None:
    """Return the lead that an office means, by the keys of `leads_by_office`; None if uncertain.

    A short form may stand in brackets behind it. "ACC (Crime)" is not the ACC and "Treasurer
    (PCC)" is not the PCC: a field of work and whom an office serves make another office.
    """
    inside = re.findall(r"\(([^)]*)\)", text)
    before = re.sub(r"\([^)]*\)", "", text).strip()
    pieces = [text, *(each for each in inside if _stands_for(each, before))]
    is_other = any(_is_other(each.strip()) or office_key(each) in leads for each in inside)
    pieces += [] if is_other else [before]
    return next(
        (
            leads[key]
            for each in pieces
            for key in (office_key(each), letters_of(each))
            if key in leads
        ),
        None,
    )


def _is_other(inside: str) -> bool:
    """Check whether a bracket holds a field of work, in words or by a letter: "ACC (O)"."""
    return bool(FIELD.fullmatch(inside)) or len(inside) == 1


def _stands_for(short: str, before: str) -> bool:
    """Check whether a bracket shortens the office before it, or tells the office of a name."""
    words = [word for word in re.findall(r"[^\W\d_]+", before) if word[0].isupper()]
    initials = "".join(word[0] for word in words)
    return (
        not before
        or office_key(short).startswith(office_key(before))
        or (len(initials) > 1 and letters_of(short).startswith(initials.casefold()))
        or names_person(before)
    )
