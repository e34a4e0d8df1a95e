"""Bodies that can be obliged: the force itself, the police, and everybody else. Pure.

A body's own name may contain "and" or a comma; such a name is not divided.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from peeltrack.imports.language.names_with_and import KEPT, kept_whole, restored


class Sort(StrEnum):
    """The relation of a body to the force that keeps the register."""

    FORCE = "force"
    """The force or service itself, by whatever name the paper gives it."""
    POLICE = "police"
    """All forces, including this one."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Addressee:
    """A body that is to act."""

    name: str
    """Its name without the article, as in running text."""
    sort: Sort


_FORCE = re.compile(
    r"(?:[Ff]orce|[Cc]onstabulary|[Ss]ervice)"
    r"|(?:[Tt]he|[Yy]our|[Oo]ur) (?:force|service|constabulary|chief constable|chief fire officer"
    r"|command|brigade)(?: of .{1,60}| itself| also)?"
    r"|[Tt]he (?:Force|Service|Constabulary|Chief Constable|Chief Fire Officer)(?: of .{1,60})?"
    r"|(?:[Tt]he )?(?:(?:[A-Z][\w'\u2019&.-]*|and|of|the) ){1,7}(?:Police|Constabulary"
    r"|Fire (?:and|&) Rescue Service|Fire (?:and|&) Rescue)(?: Service| Force)?"
    r"|(?:[Tt]he )?(?:[A-Z]\w* )?[Cc]hief [Cc]onstable of .{1,60}|[Yy]ou"
)
_POLICE = re.compile(
    r"(?:all |every |each |the |both |other |those )?(?:police |home office |territorial |local )?"
    r"(?:forces?|chief constables?|chief officers|the police(?: service)?"
    r"|CCs|police(?: service| forces)?|policing|constabularies|cjs agencies"
    r"|criminal justice agencies|law enforcement(?: agencies)?)"
    r"(?: (?:in|across|of|that|which|who|whose|where|with|using|and their) .{1,200})?",
    re.IGNORECASE,
)
_HEAD = (
    r"(?:NPCC|NFCC|CoP|HO|PCCs?|PFCCs?|OPCCs?|MOPAC"
    r"|College|Home Office|CPS|NCA|HMCTS|HMPPS|IOPC|HMICFRS|HMICS|HMCPSI|HMIP|APCC"
    r"|ROCUs?|LGA|NHS(?: England)?|PPS|SPA|DoJ|NIPS|PBNI|MoJ|DHSC|MHCLG"
    r"|FCDO|HMRC|HSE|NPAS|DVLA|DBS|SFRS|HMFSI|COPFS|BTP|PSNI|PIRC|Cafcass|Ofsted|CQC|FSR"
    r"|Counter[- ]Terrorism Policing|FRSs?|Crimestoppers|Action Fraud|Ofcom|Headquarters"
    r"|Government|Governments|Ministry|Ministries|Department|Departments|Council"
    r"|Councils|Agency|Agencies|Inspectorates?|Services?|Authorit(?:y|ies)|Secretary"
    r"|Secretaries|Ministers?|Commissioners?|Boards?|Partnerships?|Office|Offices|Prosecution"
    r"|Border Force|Customs|Parliament|Police Scotland"
    r"|Association|Employers?|Directors?|Ombudsman|Coordinator"
    r"|Commission|Committee|Federation|Institute|Centre|Ombudsmen|Regulator|Prosecutors?"
    r"|Chief Inspector|Chief Executives?|Lord Advocate|Lord Chancellor|Attorney General"
    r"|Chief Fire Officers?|Chief Officers|Mayors?|Trusts?|Treasury|Probation|Prisons?|Units?"
    r"|[Ll]eads?|Heads?|Forums?|Groups?|Judges?|Judiciary|Offending Teams?"
    r"|Consortium|Network|Panel|Crown Office|Executive|Programme)"
)
_BEHIND = (
    r"(?:,? (?:[A-Z(]|for\b|of\b|in\b|on\b|at\b|leads?\b|areas\b|that\b|which\b|who\b|and\b|or\b"
    r"|responsible\b|portfolio|co-?ordinator|directors?\b|chiefs?\b|officers?\b"
    r"|(?:[a-z]+ ){1,4}(?:leads?|portfolio|co-?ordinators?)\b)"
    r"(?:(?! (?:is|are|was|were|has|have|had|will|can|may|did|does)\b).){0,160})?"
)
_NAMED = re.compile(
    r"(?!(?:[Tt]he )?(?:[Ll]eads?|Heads?|Units?|Groups?)$)"
    r"(?:[Tt]he |[Aa]ll |[Ee]ach |[Bb]oth )?(?=[A-Z\d])"
    rf"(?:(?:[A-Z\d(][\w'\u2019&.()/-]*|of|for|and|the|on|portfolio|&),? ){{0,9}}?{_HEAD}\b"
    rf"(?!['\u2019]s){_BEHIND}"
)
_BY_SORT = re.compile(
    r"(?:[Tt]he |[Aa]ll |[Ee]ach )?(?:(?:[A-Z][\w'\u2019&.-]*|of|and|the) ){0,5}"
    r"(?:(?:Adult|Children['\u2019]s) Social Care|COSLA|Forensic Science(?: [A-Z]\w+){0,2}"
    r"|[A-Z]\w+ Commercial|Social Care|Women['\u2019]s Aid|Victim Support"
    r"|National Highways|Network Rail|Transport for [A-Z]\w+|(?:Natural|Historic|Sport) England"
    r"|Trust|Foundation|Alliance|Bureau|Hospitals?|Universit(?:y|ies)|Schools?|Courts?|Practices?|Charity"
    r"|Housing Association|Coroners?|Chief Executive)(?: \([^()]{2,40}\))?"
    r"|(?:all |local |the )?(?:GPs?|GP practices|GP surgeries|coroners?|magistrates|universities"
    r"|charities|housing associations|water companies|banks|retailers)"
)
"""Organisations that reviews of deaths and joint inspections address besides public bodies."""
_FEW = r"(?:(?!(?:is|are|was|were|has|have|had|will|can)\b)\w+ ?){1,7}"
_BY_OFFICE = re.compile(
    r"(?:[Tt]he |[Aa]ll |[Ee]ach |[Bb]oth |[Ee]lected |[Ll]ocal |[Rr]elevant |[Nn]ational )*"
    r"(?:[Pp]olice(?:, [Ff]ire)? (?:and|&) [Cc]rime [CcPp]\w+|commissioners"
    r"|(?:UK|Welsh|Scottish) government"
    r"|mayors|[Ll]ocal authorit(?:y|ies)|safeguarding partner(?:s|ships?)|support services"
    r"|regional organised crime units?|(?:local )?policing bod(?:y|ies)|government|ministers"
    r"|criminal justice (?:system|boards?|partners)|public sector partnerships"
    rf"|chief executives? of {_FEW}"
    r"|(?:the )?(?:two|three|four|five) \w+ (?:partners|agencies|bodies)"
    r"|probation (?:services?|providers?|delivery units?)|prisons?|prison governors?"
    r"|health (?:services?|boards?|trusts?|partners)|partner agencies|councils?"
    rf"|local safeguarding \w+|heads? of {_FEW}|directors? of {_FEW}"
    r"|(?:local |acute |area )?NHS trusts?|professional standards departments?"
    r"|chief fire officers?|chief officers"
    r"|fire and rescue (?:services?|authorit(?:y|ies))|local resilience forums?|(?:the )?authority"
    r"|(?!(?:[Tt]he )?(?:force|service|constabulary|[Ii]ts|[Tt]heir|[Oo]ur)\b)"
    r"(?:[\w'\u2019-]+ ){1,3}(?:services|partnerships|authorities|boards|agencies|providers"
    r"|councils|trusts|schools|committees|commissioners|companies|bodies|organisations)"
    r"|(?:youth|probation|ambulance|prosecution|social|health|children['\u2019]s|fire and rescue"
    r"|victims?|courts?)(?: \w+)? services?"
    r"|contractors?|suppliers?|senior officers|(?:chief |crown )?prosecutors?|custody inspectors"
    r"|national (?:\w+ )?leads?|[Tt]heir mayoral equivalents|mayoral equivalents|ministers"
    r"|\w+ commissioners|(?:local )?scrutiny panels?|fire authorit(?:y|ies)|schools|hospitals"
    r"|(?:(?:adult|children['\u2019]s) )?social care"
    r"|[Nn]ational [Ee]mployers?|integrated care boards?|combined authorit(?:y|ies))\b"
    rf"{_BEHIND}",
)
_ELSEWHERE = re.compile(
    r"(?:[Tt]he )?(?:Scottish .*|Police Scotland.*|British Transport Police"
    r"|Ministry of Defence Police|Civil Nuclear Constabulary|Police Service of Northern Ireland"
    r"|.*\bChief Inspector\b.*|.*\bInspectorate\b.*)"
)
"""Bodies that are never the force itself, though their names say police or service."""
_LEADS_NATIONALLY = re.compile(r"(?:City of London Police|Metropolitan Police(?: Service)?)")
"""Forces that lead in a field for all: they are addressed with national bodies, as one of them."""
_SORTS = (
    (_ELSEWHERE, Sort.OTHER),
    (_FORCE, Sort.FORCE),
    (_POLICE, Sort.POLICE),
    (_NAMED, Sort.OTHER),
    (_BY_OFFICE, Sort.OTHER),
    (_BY_SORT, Sort.OTHER),
)
_ACRONYM = re.compile(
    r" ?\((?:the )?[A-Z][A-Za-z&/]{1,12}s?\)"
    r"| ?\((?:and|or|including) (?:their|its|the)? ?(?:mayoral |local )?(?:equivalents?|deputies)\)"
)
"""An acronym in brackets, or those who hold the same office under another name."""
_CONSULTED = re.compile(
    r",? ?\b(?:with (?:its|their)|in consultation with|after consulting|following consultation with"
    r"|with (?:the )?(?:support|help|assistance|agreement|advice) (?:of|from)|supported by"
    r"|helped by|assisted by|having consulted|through|until|where|when|if|as part of|on behalf of"
    r"|as a (?:minimum|matter)|as (?:the |a )?(?:national |strategic )?lead\b|and any other)\b.*",
)
_TOGETHER = re.compile(
    r",? (?:in (?:conjunction|collaboration|partnership|co-operation) with"
    r"|working (?:together )?with|working closely with|together with|along with|alongside"
    r"|as well as|jointly with) |, with (?=(?:the|all|chief|police|local|other) |[A-Z])",
)
_JOINT = re.compile(r",? and (?:also )?|, |; | & ")
_BEGINS_A_NAME = re.compile(r"(?:[Tt]he|HM) [A-Z]")
_WHOSE = re.compile(r",? (?:whose|where|using) .+$")
_QUALIFIED = re.compile(
    r"(?P<who>(?:all |every |each )?(?:chief constables?|chief officers|(?:police )?forces?"
    r"|chief fire officers|fire and rescue (?:services|authorities)"
    r"|police(?:, fire)? and crime commissioners))"
    r"(?= )(?: of (?:(?:all|the|every|each|those|any|police|territorial) )*(?:forces?|services?)"
    r"(?! in (?!England and Wales)))?(?: (?:in|across) England and Wales)?"
    r"(?: (?:that|which|who|with|without)\b.*)?",
    re.IGNORECASE,
)
"""All who hold an office, with which of them are meant: chief constables of forces that …"""
_ARTICLE = re.compile(r"^(?:the|all|every|each|both|any|those) ", re.IGNORECASE)
_LOWER_FIRST_WORDS = """
Chief Police Forces Policing Regional Local Support Heads Head Mayors Commissioners Probation
Prison Prisons Partner Councils Fire Safeguarding Directors
"""
_LOWER_FIRST = frozenset(_LOWER_FIRST_WORDS.split())
_LOWERED = re.compile(
    r"(?:chief constables?|police forces?|chief officers?|chief fire officers?|forces"
    r"|police(?:, fire)? and crime commissioners?|fire and rescue (?:services|authorities))",
    re.IGNORECASE,
)
_LONGEST = 600
_LONGEST_NAME = 220
"""The most characters of one body's name with its description."""


@lru_cache(maxsize=4096)
def bodies_in(subject: str) -> tuple[Addressee, ...]:
    """Return the bodies that a subject joins, in order; those only consulted are left out."""
    each = (_body(part) or _with_partners(part) for part in _parts(subject[:_LONGEST]))
    found = tuple(body for body in each if body)
    is_national = any(body.sort is Sort.OTHER for body in found)
    return tuple(_national(body) if is_national else body for body in found)


def _national(body: Addressee) -> Addressee:
    """Return a body beside national ones: a force that leads for all is one of them."""
    return replace(body, sort=Sort.OTHER) if _LEADS_NATIONALLY.fullmatch(body.name) else body


@lru_cache(maxsize=4096)
def is_body(subject: str) -> bool:
    """Check whether a subject names bodies and nothing else."""
    parts = list(_parts(subject[:_LONGEST]))
    return bool(parts) and all(_body(part) or _with_partners(part) for part in parts)


def _with_partners(part: str) -> Addressee | None:
    """Return the body of "the force and its partners"."""
    found = _AND_PARTNERS.search(part)
    return _body(part[: found.start()]) if found else None


_AND_PARTNERS = re.compile(r" and (?:(?:its|their) |partners$)")


def _body(part: str) -> Addressee | None:
    if len(part) > _LONGEST_NAME:
        return None
    for words in (part, f"{part[:1].lower()}{part[1:]}"):
        for form, sort in _SORTS:
            if form.fullmatch(words):
                return Addressee(_plain(part), sort)
    return None


def _parts(subject: str) -> Iterator[str]:
    """Divide a subject at "and" and commas, but not within a name."""
    plain = _ACRONYM.sub("", subject)
    plain = " ".join(_CONSULTED.sub("", plain).split()).strip(" ,")
    kept = kept_whole(plain)
    for together in _TOGETHER.split(kept):
        whole = together.strip(" ,")
        if _POLICE.fullmatch(whole) and " and " not in whole and "," not in whole:
            yield restored(whole)
            continue
        yield from _pieces(whole)


def _pieces(whole: str) -> Iterator[str]:
    waiting = ""
    for piece in (each.strip(" ,") for each in _JOINT.split(whole)):
        if not piece:
            continue
        if waiting and _is_of_one_name(waiting, piece):
            begins = _BEGINS_A_NAME.match(piece) and _body(restored(waiting))
            if begins:
                yield restored(waiting)
            waiting = piece if begins else f"{waiting}{KEPT}{piece}"
            continue
        if _BEGINS_A_NAME.match(waiting) and not _body(restored(waiting)):
            waiting = f"{waiting}{KEPT}{piece}"
            continue
        if waiting:
            yield restored(waiting)
        waiting = piece
    if waiting:
        yield restored(waiting)


_UNFINISHED = re.compile(
    r"(?:[Tt]he )?NHS (?!England\b|Wales\b)(?!.*\b(?:Trusts?|Boards?|Services?|Groups?)\b).+"
)
"""The first part of the name of a health body that serves two places."""


def _is_of_one_name(waiting: str, piece: str) -> bool:
    """Check whether what "and" divides is one name: the second part is no body, or the first."""
    is_place = _PLACE.fullmatch(waiting) and _OF_A_PLACE.fullmatch(piece) and not _body(waiting)
    return bool(is_place or not _stands_alone(piece) or _UNFINISHED.fullmatch(waiting))


_PLACE = re.compile(r"(?:[Tt]he )?[A-Z][a-z]+(?: [A-Z][a-z]+)?")
_OF_A_PLACE = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:Police|Constabulary|Fire\W.{3,20})")
"""A force's name, which may have two places in it: Fenland and Holm Police."""


def _stands_alone(piece: str) -> bool:
    """Check whether a piece is a body: "serious and organised crime" must not be divided."""
    if piece.casefold().startswith(("their ", "its ")):
        return False
    return _body(restored(piece)) is not None


def _plain(part: str) -> str:
    all_of = _QUALIFIED.fullmatch(part)
    named = all_of["who"] if all_of else part
    bare = _ARTICLE.sub("", _WHOSE.sub("", named, count=1), count=1)
    if bare.casefold() in ("chief constable", "chief fire officer"):
        return f"{bare.casefold()}s"
    if bare.casefold() in ("force", "forces") and named.casefold().startswith(("all ", "every ")):
        return named.casefold()
    if _LOWERED.fullmatch(bare):
        return bare.casefold()
    first, _, rest = bare.partition(" ")
    if first in _LOWER_FIRST and (not rest or rest[:1].islower()):
        return f"{first.casefold()} {rest}".strip()
    return bare
