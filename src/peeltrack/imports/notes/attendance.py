"""Attendance and apologies from a line of minutes. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from peeltrack.imports.notes.attendance_fields import fields_of, parts_of
from peeltrack.imports.notes.attendance_joining import people_of
from peeltrack.imports.notes.attendance_offices import is_field
from peeltrack.imports.notes.attendance_person import AT_MEETING, Person
from peeltrack.imports.notes.letter_case import as_usually_written
from peeltrack.imports.notes.office_words import ABBREVIATED, LONG_RANK, OFFICE_WORD, RANK
from peeltrack.imports.notes.person_words import is_rank
from peeltrack.language.people import STYLE

_LONGEST = 5_000
"""The most characters of a line that lists people."""
_ROLE = re.compile(
    r"\s*[([]\s*(?:(?:the )?(?:(?:vice[- ])?chair(?:man|person|woman)?|minute[- ]?taker|minutes"
    r"|notes|"
    r"note[- ]?taker|secretariat|observ\w*|observing|guest|virtual\w*|remote\w*|online|part\w*|"
    r"substitut\w*|deputising[^)\]]*|deputy for[^)\]]*|representing[^)\]]*|on behalf of[^)\]]*|"
    r"for items?[^)\]]*|for (?:the )?(?:(?:deputy |assistant )?(?:chief|head|director)|commissioner"
    r"|[a-z]{2,4}(?=[)\]]))[^)\]]*|"
    r"items?[^)\]]*|agenda[^)\]]*|(?:via|by|on|through) [^)\]]*|until[^)\]]*|"
    r"from[^)\]]*|left[^)\]]*|arrived[^)\]]*|joined[^)\]]*|in person|vc|ms ?teams|teams"
    r"|dial\w*[^)\]]*))\s*[)\]]",
    re.IGNORECASE,
)
_ROLE_LAST = re.compile(
    r"(?:\s*[,\u2013\u2014-]\s+|(?<=[)\]])\s+(?:chair(?:man|person|woman)?\s*$)?)"
    r"(?:in the chair|minutes?|notes?|observer|guest|(?:minute|note)[- ]?taker|$)\s*$",
    re.IGNORECASE,
)
_NAMES = r"(?:[A-Z][\w.'\u2019/-]*)(?:\s+(?!and\b)[A-Z][\w.'\u2019/-]*){0,6}"
_RANKED = rf"(?:the\s+)?(?:{RANK.pattern}|(?i:{LONG_RANK.pattern})|{STYLE.pattern}(?=\s))"
_INSTEAD_OF = re.compile(
    r",?\s+(?:(?:(?:deputising|standing in|substituting|deputy|sub) for|on behalf of|instead of"
    rf"|vice|in (?:the )?place of|representing(?=\s+{_RANKED}))\s+(?:the\s+)?{_NAMES}"
    rf"(?:\s+of\s+{_NAMES})?"
    rf"|for\s+{_RANKED}\s*(?:{_NAMES})?)"
)
"""Whom somebody stood in for: "Supt Rowe for Ch Supt Quill"."""
_DEPUTISES = (
    r"(?:(?:was |is )?(?:attending|attended|deputising|deputised|in attendance|substituting"
    r"|substituted|representing|represented|present|standing in|stood in|to deputise"
    r"|as (?:deputy|substitute))\b[^()\[\]]*|in (?:his|her|their) (?:place|stead|absence))"
)
_ATTENDED_FOR = (
    r"(?:(?:also |has |had )?(?:attended|attending|deputised|deputising|substituted|substituting"
    r"|stood in|standing in|covered|covering|represented|representing)\b|for (?:her|him|them)\b"
    r"|(?:would be|was|acted as) (?:her|his|their) (?:substitute|deputy)\b)"
)
_DEPUTY = re.compile(
    r"\s*[(\[,;\u2013-]\s*(?:(?:who (?:was|were) )?(?:represented|rep(?:['\u2019]d|\.)?|deputised"
    r"|substituted|covered|replaced) by|substitute:?|deputy:|sub:) (?P<by>[^()\[\];]{3,60})[)\]]?"
    rf"|\s*[(\[]\s*(?P<who>[^()\[\]]{{3,60}}?) (?:{_DEPUTISES}|for (?:her|him|them))[)\]]"
    r"|(?:,? for whom|,? and it was \w+ that|\s+[\u2013\u2014-]+|[,;])\s+"
    rf"(?P<stood>{_NAMES}) {_ATTENDED_FOR}[^()\[\];]*"
)
"""The deputy of somebody who sent apologies: "ACC Quill (represented by Supt Rowe)"."""
_ROLE_WITHIN = re.compile(
    r"(?<=[\w.])(?:,|;| and) (?:notes?|minutes?|(?:minute|note)[- ]?taker|chair\w*|in the chair"
    r"|observer|loggist|online|remotely|virtually|by video(?: link)?|(?:via|by|on) (?:ms )?teams"
    r"|secretary to the (?:board|panel|committee|meeting))"
    r"(?=[)\]]| ?\([A-Z]{2,4}\))|(?<=[\w)]),? in the chair\b",
    re.IGNORECASE,
)
_VACANT = re.compile(
    r"[^;\n]*(?:[(\[]\s*(?:currently )?vacan\w+\s*[)\]]|(?:[:\u2013-] |\t)vacan\w+)"
    r"|^\W*vacan(?:t|cy)\b[^;\n]*",
    re.IGNORECASE,
)
"""An office that nobody holds."""
_FOR_ITEM = re.compile(
    r"(?:(?:\s+[\u2013-]|,)\s+(?:left|joined|arrived)\b[^;,()]*"
    r"|\s+(?:for|from|until|up to) (?:agenda )?items? [\d.,&\u2013 and-]+(?:only)?)"
    r"(?=\s*[;,)]|\s*$)",
    re.IGNORECASE,
)
_ROLE_FIRST = re.compile(
    r"^\W*(?:minutes?|notes?|minute[- ]?taker|note[- ]?taker|chair(?:ed by|man|person|woman)?)"
    r"(?: (?:taken )?by)?\s*[:\u2013\u2014-]\s+"
    r"|^(?:minute|note)[- ]?taker (?=(?-i:[A-Z][a-z]+ [A-Z]))",
    re.IGNORECASE,
)
_LOUD = re.compile(
    rf"\b(?!{RANK.pattern}\s)(?:[A-Z]{{3,}}|[A-Z][a-z]+|[A-Z]\.?) "
    r"[A-Z]{4,}(?:[-'\u2019][A-Z]+)*\b"
)
"""A name whose surname, or all of it, is in capitals, unless a word of it is an office's."""
_BEHIND_NAME = re.compile(
    r"\s*[<(\[][^\s<>()]+@[^\s<>()]+[>)\]]"
    r"|(?<=[a-z])(?:,? (?:[OMCDK]BE|BEM|[QK]PM|[QK]C|DL|JP|MP|CPFA|FCCA|FCA|FCIPD))+(?![\w.])"
)
"""An address or an honour behind a name, which is neither his initials nor his office."""
_WHOSE = re.compile(
    r"(?<=, )the [A-Za-z][\w ]{1,40}['\u2019]s (?=[A-Z])"
    r"|(?<=[a-z]) (?:in|at|from|for) the [A-Z][\w ]{1,40}['\u2019]s (?:[Oo]ffice|[Tt]eam)"
)
"""The body whose office somebody holds: "Ada Quill, the force's Chief Finance Officer"."""
_OTHERS = re.compile(
    r"(?:[,;]|,? and|,? plus|,? with) (?:\d+|an?|two|three|four|five|six|several|some|many|other)"
    r" (?:other |further )?(?:members? of (?:the )?(?:public|press|staff)|journalists?|others)\b"
    r"[^;,.()]*",
    re.IGNORECASE,
)
"""People whom a list only counts: "and 6 members of the public"."""
_NOBODY = re.compile(
    r"\W*(?:none|nil|n/?a|no apologies(?: were received| received)?|nobody|no one"
    r"|there were no(?:ne| apologies)?)\b.{0,30}",
    re.IGNORECASE,
)


def people_in(text: str, *, listed: bool = False) -> tuple[Person, ...]:
    """Return the people that a line names; empty for a sentence or a heading.

    `listed` says that the line is in a list of people, where a bare name is one too;
    elsewhere a rank, initials, or a name beside an office must show that it names people.
    """
    if len(text) > _LONGEST:
        return ()
    text = as_usually_written(text.replace(":\t", ": "))
    plain = _LOUD.sub(_in_small_letters, _WHOSE.sub("", _ROLE_FIRST.sub("", text, count=1)))
    plain = without_role(_BEHIND_NAME.sub("", _OTHERS.sub("", _VACANT.sub("", plain))))
    plain = ABBREVIATED.sub(r"\1", _ROLE_LAST.sub("", plain)).strip()
    if not plain or _NOBODY.fullmatch(plain):
        return ()
    found: list[Person] = []
    for part in parts_of(plain):
        people = people_of(fields_of(part), listed=listed)
        if people is None:
            return ()
        found += people
    return tuple(found) if listed or any(map(is_certain, found)) else ()


def _in_small_letters(found: re.Match[str]) -> str:
    is_known = any(
        is_field(word) or is_rank(word) or OFFICE_WORD.search(word) for word in found[0].split()
    )
    return found[0] if is_known else found[0].title()


def is_nobody(text: str) -> bool:
    """Check whether a line of a list says that an office is vacant, or that nobody is meant."""
    return bool(_VACANT.fullmatch(text) or _NOBODY.fullmatch(text))


def is_role(text: str) -> bool:
    """Check whether a line only names what the one below did at the meeting: "Minute taker"."""
    return bool(AT_MEETING.fullmatch(text.strip(" :")))


def without_role(text: str) -> str:
    """Return a person without what he did at the meeting: "(deputising for the DCC)", "(notes)"."""
    plain = _FOR_ITEM.sub("", _ROLE.sub("", text))
    return _INSTEAD_OF.sub("", _ROLE_WITHIN.sub("", plain)).strip()


def says_role(text: str) -> bool:
    """Check whether a line says first what somebody did at the meeting: "Note taker: …"."""
    return bool(_ROLE_FIRST.match(text))


def is_certain(person: Person) -> bool:
    """Check whether only a person can be meant."""
    styled = STYLE.match(person.name) and " " in person.name
    return bool(
        (person.initials and (person.name or person.office))
        or (person.name and person.office)
        or (is_rank(person.office) and person.name)
        or styled
    )


def chair_besides(people: Sequence[Person], chair: str) -> tuple[Person, ...]:
    """Return the chair whom the head names, if the attendance omits it.

    One whom the head names without an office may be anybody whom the attendance does not name.
    """
    found = people_in(chair, listed=True) if people else ()
    if len(found) != 1:
        return ()
    if not found[0].office:
        surnames = {each.name.rpartition(" ")[2] for each in people}
        return () if surnames & {"", found[0].name.rpartition(" ")[2]} else found
    known = {call for each in people for call in (each.name, each.initials, each.office) if call}
    said = {found[0].name, found[0].initials, found[0].office} - {""}
    return () if said & known else found


def without_deputies(text: str) -> tuple[str, tuple[Person, ...]]:
    """Return a list of apologies without the deputies whom it names, and those deputies."""
    calls = (next(filter(None, found.groups())) for found in _DEPUTY.finditer(text))
    deputies = tuple(person for call in calls for person in people_in(call, listed=True))
    return (_DEPUTY.sub("", text), deputies) if deputies else (text, ())


def as_apologies(people: Sequence[Person]) -> tuple[Person, ...]:
    """Return the same people as those who sent apologies."""
    return tuple(replace(person, apologies=True) for person in people)
