"""Names of people, told from the offices that a register holds. Pure.

A name mistaken for an office would appear in every paper; an office mistaken for a name
costs one question. So a possible name is a name, unless one of its words names an office.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

STYLES = (
    "Mr Mrs Ms Miss Mx Dr PSE Prof Professor Sir Dame Lord Lady Baroness Judge Rev['\u2019]d Revd "
    "Rev Reverend Canon Imam Rabbi Aldermen Alderman Alderwoman Cllrs Cllr Councillors Councillor"
)
"""Forms of address, which are not offices."""

_RANK = (
    r"(?:(?:T|A|Temp|Temporary|Acting|D|Det|Detective|Ch|Chf|Chief|Deputy|Assistant|Asst|Interim)"
    r"[./ ]+)*"
    r"(?:Constable|Superintendent|Supt|Inspector|Insp|Sergeant|Sgt|Commander|Cdr|Officer"
    r"|CFO|DCFO|ACFO|AM|GM|SM|WM|CM|CC|DCC|ACC|ACO|PCC|DPCC|C/?Supt|C/?Insp|CI|DCI|DI|DS|DC|PC|PS|PCSO|DCS|TDCI|DSupt|DSU|DCSU)"
    r"\.?"
)
_COURTESY = rf"(?:{STYLES.replace(' ', '|')})\b\.?"
_UPPER, _LOWER = r"[^\W\d_a-zß-öø-ÿ]", r"[^\W\d_A-ZÀ-ÖØ-Þ]"
_APOSTROPHE = "[\u2019'`]"
_WORD = (
    rf"(?:Mc|Mac|{_UPPER}{_APOSTROPHE})?{_UPPER}{_LOWER}+"
    rf"(?:[\u2019'\u2010\u2011-]{_UPPER}?{_LOWER}+)*"
)
_INITIALS = rf"{_UPPER}\.?(?:[ -]?{_UPPER}\.?)?"
_PARTICLE = r"(?:(?:[Dd]e|[Dd]el|[Dd]a|[Dd]os|[Vv]an|[Vv]on|[Dd]er|[Ll]a|[Ll]e|[Aa]p|[Aa]b|[Aa]l"
_PARTICLE += r"|[Ee]l|[Bb]in|[Bb]int|[ÓóOo]|[Nn][íi]|[Uu]í|[Mm]ac) )*"
_FAMILY = rf"{_PARTICLE}{_WORD}"
_GIVEN = rf"(?:{_WORD}(?: {_WORD})?(?: {_UPPER}\.?)?|{_INITIALS})"
COLLAR = r"(?:(?:#|no\.? ?)?[A-Z]{0,2}\d{2,6}[A-Z]?,? )?"
"""A collar number between rank and name: PC 1234 Jones."""
_BEHIND = r"(?:[ ,]*[(\[]?(?:#|no\.? ?)?[A-Z]{0,2}\d{2,6}[)\]]?)?(?:\s*[,(\u2013-].*)?"
_LOUD = rf"{_UPPER}{{2,}}(?:[\u2019'-]{_UPPER}+)*"
"""A name in capitals, which only a rank, a given name or its length tells from an acronym."""
_RANKED = re.compile(
    rf"(?:(?P<rank>{_RANK})|(?P<courtesy>{_COURTESY})) (?:\([^()]{{1,30}}\) )?{COLLAR}"
    rf"(?P<name>(?:{_GIVEN} )?{_FAMILY}|(?:{_GIVEN} )?{_UPPER}{{5,}}){_BEHIND}"
)
"""A surname after a rank is enough: ACC Jones."""
_BARE = re.compile(
    rf"{COLLAR}(?P<name>(?:{_UPPER}\.){{1,3}} ?{_FAMILY}|{_GIVEN} {_FAMILY}(?:[ -]{_WORD})?"
    rf"|{_FAMILY}, ?{_GIVEN}"
    rf"|{_FAMILY} {_INITIALS}|{_GIVEN} {_LOUD}|{_UPPER}{{4,}},? (?:{_WORD}|{_UPPER}\.?)"
    rf"|{_UPPER}{{3,}} {_UPPER}{{4,}}"
    rf"|{_PARTICLE}{_WORD}){_BEHIND}"
)
"""A name without rank, in either order: Siân Rhys, Rhys, S., S RHYS; or a surname alone."""
_BEHIND_OFFICE = re.compile(
    rf".{{3,60}} (?:{_UPPER}\.? ?){{1,2}} {_FAMILY}|.{{3,60}},? {_COURTESY} .+"
)
"""An office with the name of who holds it behind it: "Director of People A Quill"."""
_STYLED_BEHIND = re.compile(rf"[A-Z][A-Za-z]?[A-Z]{{1,4}},? (?:{_COURTESY}) [A-Z].*")
"""Letters of an office with its holder behind them: "FCR Mrs A Quill"."""
_THEN_AND_NOW = re.compile(r"\b(?:was|now|formerly|previously|until)\b", re.IGNORECASE)
"""What stands before a former or a present holder: "was DI Quill now DI Dyer"."""
_ADDRESS = re.compile(r"(?P<name>[\w.'-]+)@[\w.-]+")
STYLE = re.compile(rf"(?:{STYLES.replace(' ', '|')})\b\.?")
_NAME_WORD = (
    r"(?:[A-Z](?!\w)\.?(?:-?[A-Z](?!\w)\.?)*|(?:Ll|Rh|Dd|Ff|Ng|Ch|Ph|Th)\.|(?:[OD]['\u2019])?[^\W\d_a-z][\w'\u2019-]*[a-zà-ÿ][\w'\u2019-]*"
    r"|(?:de|van|von|der|la|le|ap|ab|bin|al)\b)"
)
NAME = re.compile(rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,3}}")
"""A person's name, with or without given name: Ada Quill, R. H., E. V.-T., Siân ap Rhys."""

_LONGEST = 100
"""The most characters of a name; a longer text is a sentence."""
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
    r"|Office|Staff|Team|Unit|Group|Board|Chair|Deputy|Chief|Assistant|[A-Z]\w+shire"
    r"|Superintendent|Supt|Inspector|Insp|Sergeant|Sgt|Constables?|Commissioner|Commander|Registrar"
    r"|Solicitor|Accountant|Treasurer|Secretary|Adviser|Advisor|Analysts?|Coordinator|Co-ordinator"
    r"|Champion|Controller|Supervisors?|Superintendents|Inspectors|Sergeants|Counsel|Auditors?"
    r"|Department|Directorate|Branch|Bureau|Hub|Desk|Panel|Committee|Council|College|Federation"
    r"|Police|Constabulary|Partners?|Owners?|All|Various|Both|Joint|Shared|Multiple|Everyone|Nobody"
    r"|Home|Government|Ministry|Probation|Health|Prison|Prosecution|Courts?|Inspectorate|Systems?"
    r"|Equipment|Payroll|Pensions?|Recruitment|Retention|Attendance|Occupational|Harm|Hate|Violence"
    r"|Knife|Sexual|Offences?|Exploitation|Trafficking|Slavery|Terrorism|Counter|Prevent|Resilience"
    r"|Emergency|Search|Stop|Evidence|Disclosure|Files?|Records?|Registry|Research|Review|Reviews"
    r"|Improvement|Delivery|Productivity|Logistics|Transport|Procedures?|Compliance|Security|Press"
    r"|Marine|Air|Mounted|Airport|Rural|Wildlife|Heritage|Schools?|Mental|Custodial|Bail|Warrants"
    r"|Interim|Vacant|Vacancy|None|Unknown|Ongoing|Complete|Yes|Pending|Open|Closed|Green|Amber|Red"
    r"|Gold|Silver|Bronze|Op|Operation|Chair(?:man|woman|person)|Vice-Chair|Members?|Clerks?|Mayor"
    r"|Partners?|Lawyers?|Scrutineers?|Observers?|Administrators?|Interns?|Trainees?|Investigators?"
    r"|Planners?|Presidents?|Governors?|Custodians?|Specialists?|Monitor|Visitors?|Guardians?"
    r"|Coroners?|Magistrates?|Volunteers?|Chaplains?|Consultants?|Engineers?|Architects?"
    r"|Surveyors?|Researchers?|Academics?|Reps?|Representatives?|Secretariat|Leads|Heads|Officers"
    r"|OPCC|HMICFRS|HMIC|IOPC|NPCC|CPS|University|Authority|Agency|Trust|PLC|LLP|Ltd|Limited|Association"
    r"|For|And|Of|With|From)\b",
    re.IGNORECASE,
)
"""Words in the names of offices and not of people."""
_SURNAME_TOO = re.compile(
    r"north|south|east|west|green|gold|silver|major|marine|town|fleet", re.IGNORECASE
)
"""Such words that are surnames behind another name: "Ada West"."""


def names_person(text: str) -> bool:
    """Check whether words look like a person's name, with or without rank and collar number.

    So do a former holder and a present one, and a person behind the letters of an office.
    """
    if len(text) > _LONGEST:
        return False
    parts = [part for part in _THEN_AND_NOW.split(text) if part.strip()]
    if len(parts) > 1 or parts[:1] != [text]:
        return any(names_person(part.strip(" ,;()")) for part in parts)
    if _STYLED_BEHIND.fullmatch(text):
        return True
    if text.islower() and "@" not in text:
        text = text.title()
    if address := _ADDRESS.fullmatch(text):
        return not _names_office(re.sub(r"[._-]", " ", address["name"]))
    found = _RANKED.fullmatch(text)
    if found and found["courtesy"]:
        return True
    if _OFFICE_WORD.search(text) and _BEHIND_OFFICE.fullmatch(text):
        return True
    found = found or _BARE.fullmatch(text)
    return found is not None and not _names_office(found["name"])


def is_name(text: str) -> bool:
    """Check whether words are only a person's name, perhaps with a form of address."""
    bare = STYLE.sub("", text).strip()
    return bool(NAME.fullmatch(bare)) and not _names_office(bare)


def _names_office(name: str) -> bool:
    """Check whether a word of a possible name is of an office, and no surname."""
    *first, last = name.split() or [""]
    is_surname = bool(first) and _SURNAME_TOO.fullmatch(last)
    return bool(_OFFICE_WORD.search(" ".join(first) if is_surname else name))


def rank_of(text: str) -> str:
    """Return the rank before a person's name; empty where there is none."""
    found = _RANKED.fullmatch(text)
    return found["rank"] or "" if found else ""


class NamedPerson(NamedTuple):
    """A rank or form of address in a sentence with the name behind it."""

    words: str
    is_sure: bool
    """Whether a given name, an initial or a collar number makes it certain."""


_COURTESY_IN_TEXT = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b\.?"
"""Forms of address of staff; a Baroness or a Sir in a paper wrote a report."""
_IN_TEXT = re.compile(
    rf"(?<![\w\u2019'-])(?P<crown>HM |HMI |Majesty['\u2019]s )?"
    rf"(?P<rank>{_RANK}|{_COURTESY_IN_TEXT}) (?:\([^()]{{1,30}}\) )?(?P<collar>{COLLAR})"
    rf"(?P<name>(?>(?:{_WORD}|{_INITIALS}) {_FAMILY}|{_FAMILY}|{_UPPER}{{5,}}\b))(?!\w)"
    r"(?P<work>(?:[\u2019']s?)? (?i:independent )?(?i:review|report|inquiry|inquest|model|timeline"
    r"|law|act|foundation|trust)\b)?"
)
_NATIONAL = re.compile(
    r"(?:NPCC|Chiefs['\u2019]? Council|[Nn]ational)[^.;]{0,30}(?:lead|chair|holder)[ ,]*$"
)
"""What stands before the name of somebody with a national role."""
_NOT_OF_STAFF = re.compile(r"(?:Officer|AM|GM|SM|WM|CM|CFO|DCFO|ACFO|D?PCC)\.?$")
"""Ranks that in a sentence are another word, or an elected person's office."""
_SHORT_RANK = re.compile(r"(?:Supt|Insp|Sgt|Cdr|Mrs?|Ms|Dr|Asst)\.$")
"""Ranks behind which a full stop ends no sentence."""
_NO_SURNAME = re.compile(
    r"(?:The|This|That|These|Those|There|They|It|Its|In|On|At|By|To|As|An?|If|We|He|She|His|Her"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Briefings?|Meetings?|Forums?|Networks?|Leadership"
    r"|Academy|Academies|Conferences?|Courses?|Boards|Posts?|Vacancies|Updates?|Reports?|Papers?"
    r"|Pathways?|Numbers?|Sponsors?|Sign-?off|Dip|Level|Rank|Grade|Cadre|Cover|Groups|Teams|Vision"
    r"|Oversight|Approval|Challenge|Checks?|Surger(?:y|ies)|Webinars?|Workshops?|Weekly|Monthly"
    r"|Degree|Apprentice\w*|Entry|Entrants?|Cadets?|Holders?|Roles?|Uplift|Initial|Quarterly|Daily"
    r"|New|Will|Has|Is|Was|Are|And|For|Of|With|From|Not|No"
    r"|\w+(?:tion|sion|ment|ness|ity|ship)s?)",
    re.IGNORECASE,
)
"""Words with a capital that follow a rank and are no surname: "Chief Constable Briefing"."""


def people_in(text: str) -> Iterator[NamedPerson]:
    """Yield the people whom a text names with a rank or form of address.

    A rank with one word behind it may be an office that the list of words does not know.
    """
    for found in _IN_TEXT.finditer(text):
        rank = found["rank"]
        if _NOT_OF_STAFF.search(rank) or (rank.endswith(".") and not _SHORT_RANK.search(rank)):
            continue
        if found["crown"] or found["work"] or _NATIONAL.search(text[: found.start()]):
            continue
        words = list(takewhile(_may_be_name, found["name"].split()))
        if not words or (_names_office(found["name"]) and len(words) < 2):
            continue
        until = found.start("name") + len(" ".join(words))
        yield NamedPerson(
            text[found.start() : until], len(words) > 1 or bool(found["collar"].strip())
        )


def without_people(text: str) -> str:
    """Return a text without the people that it names; whole, if it has no other words."""
    rest = text
    for each in people_in(text):
        rest = rest.replace(each.words, " ")
    return " ".join(rest.split()) if re.search(r"\w", rest) else text


def _may_be_name(word: str) -> bool:
    return not (_NO_SURNAME.fullmatch(word) or _OFFICE_WORD.fullmatch(word))
