"""Owners of an action and its due date. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from peeltrack.imports.language.office_names import FIELD
from peeltrack.imports.notes.clauses import without_insertion
from peeltrack.imports.notes.due import WHEN
from peeltrack.imports.notes.forms import WHO
from peeltrack.imports.notes.office_words import OFFICE_WORD, SHORT_FORM
from peeltrack.imports.notes.offices import Offices
from peeltrack.imports.notes.person_words import (
    begins_with_rank,
    in_small_letters,
    is_group,
    is_titled,
)
from peeltrack.language.dates import DAY
from peeltrack.language.people import STYLE

_OBLIGED = (
    r"(?:to|will|would|shall|must|should|is to|are to|has agreed to|have agreed to|agreed to|"
    r"undertook to|needs? to|has to|i / to)"
)
_LEADING = re.compile(
    rf"(?i:(?:it was )?agreed:? (?:that |for )?)?(?P<who>{WHO}|[Aa]ll),? (?:also |both "
    rf")?{_OBLIGED} (?!be\b)(?=[a-z])",
)
_SET_OFF = re.compile(rf"(?P<who>{WHO})(?:\s*[:\u2013\u2014]|\s+-)\s+(?=\S)")
_TO_LEAD = (
    r"(?i: (?:to|will) (?:lead|action|own|progress|take (?:this )?forward|co-?ordinate|arrange"
    r"|provide|follow up|pick up|chase)(?: (?:this|it))?)"
)
_TRAILING = re.compile(
    r"\s*(?:[(\[]\s*(?P<inside>[^()\[\]]{2,60})[)\]]"
    rf"|[\u2013\u2014-]\s*(?P<dashed>{WHO}(?:{_TO_LEAD})?)"
    r"|\b(?i:(?:action )?(?:owners?|lead|by whom|responsib\w+|assigned to)|action(?: by| for)?)"
    r"\s*[:\u2013-]\s*(?P<named>[^.;]{2,60})"
    rf"|(?<=[.;])\s(?P<alone>{WHO}(?:{_TO_LEAD})?))"
    r"(?:\s*[\u2013-]\s*(?:(?i:from|by|at|for|before|until) [^.;()]{3,40}"
    r"|(?:[A-Z][a-z]+|[Nn]ext) (?:meeting|board|panel|committee)))?\s*[.;]?\s*$",
)
_NAMED = re.compile(
    r"\b(?:[Oo]wners?|OWNERS?|[Bb]y whom|[Ll]ead officers?)\s*:\s*(?P<who>[^.;()]{2,60})"
)
"""Whom an action names as its owner, whoever it begins with."""
_OF_A_THING = re.compile(
    r"(?:go|come|follow|include|cover|show|run|start|remain|stay|reflect|contain|form|replace)\b"
)
"""What a thing does rather than a person: "Table to go on the dashboard"."""
_ENDING = re.compile(
    rf"\s[\u2013\u2014-]\s(?P<who>{WHO})(?:(?:,|\s[\u2013\u2014-])\s{WHEN}|\s\({WHEN}\))?[.\s]*$"
)
_DASHED = re.compile(r"\s+[\u2013\u2014-]\s+")
_CALLED = re.compile(
    rf"(?i:(?:action|owners?|lead|by|responsible)\b:? )?(?P<who>.*?)(?:{_TO_LEAD})?"
)
_BY = re.compile(rf"\bbe [a-z]+ (?:(?!by\b|and\b)[\w'\u2019-]+ ){{0,8}}by (?P<who>{WHO})")
_TAKEN_ON = re.compile(
    rf"\band (?P<who>{WHO}) (?:undertook|agreed|offered|volunteered|promised) to (?=[a-z])"
)
"""Who takes on what another asked for: "The PCC asked for counts, and the DCC undertook to …"."""
_NO_OWNER_WORDS = (
    "response report reports paper papers update updates figures data item items letter note "
    "notes meeting consideration discussion further work details information list copy agenda it "
    "this that these "
    "those there minutes due next how what when why once if in on at by for following subject with "
    "need needs write speak talk send provide add return present circulate respond reply escalate "
    "refer link liaise look continue commit agree try arrange invite ask opportunity ability plan "
    "plans process training action actions agreed resolved noted decision "
    "until before open closed asap tbc none ongoing complete completed outstanding"
)
_NO_OWNER = frozenset(_NO_OWNER_WORDS.split())
"""The first words of an action that has no owner."""
_DECIDED = frozenset({"resolved", "agreed", "noted", "decided"})
_BODY = re.compile(
    r"(?:the )?(?:force|constabulary|opcc|secretariat|all(?: (?:members|attendees|present))?"
    r"|everyone)\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?P<before>[^()]+?) \((?P<inside>[^()]+)\)")
_HAS_FIELD = re.compile(rf"\s(?=[A-Z])(?:{FIELD.pattern})\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the(?: two| three| four| five)?|both)\s+", re.IGNORECASE)
_TWO_NAMES = re.compile(r"(?:[A-Z]\.?|[A-Z][a-z]+) [A-Z][\w'\u2019-]+")
_PART = re.compile(r" \((?:lead|joint|support\w*)\)|,? (?:jointly|together)\b", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:/|,|&|\+|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner of an action: a lead of the register, or an office as the notes print it."""

    lead: str | None
    office: str
    fits_several: bool = False
    """Whether several who attended have that office, such as a rank."""

    @property
    def name(self) -> str:
        """The lead's id, or the office."""
        return self.lead or self.office


def owners_called(call: str, offices: Offices) -> tuple[Owner, ...]:
    """Return the owners that a call names, one or several: "CO/DM", "PM and Board Secretary"."""
    whole = _ARTICLE.sub("", _PART.sub("", call).strip(" .,:;-\u2013"))
    if not whole:
        return ()
    if (found := _BRACKETED.fullmatch(whole)) and not offices.knows(whole):
        if offices.knows(found["inside"]) and not offices.knows(found["before"]):
            whole = found["inside"]
        elif re.match(r"(?:via|with)\b", found["inside"]):
            whole = found["before"]
    whole = whole if offices.knows(whole) else _without_body(whole, offices)
    in_line = whole.replace(", ", " ")
    if call := next(filter(offices.knows, (whole, in_line)), ""):
        return (_owner(call, offices),)
    parts = _parts(whole, offices)
    return tuple(dict.fromkeys(_owner(re.sub(r"^the ", "", part), offices) for part in parts))


def _without_body(call: str, offices: Offices) -> str:
    """Return a call without the body behind a comma: "Chief Executive, OPCC"."""
    office, comma, body = call.rpartition(", ")
    is_body = comma and is_group(body) and not FIELD.fullmatch(body)
    return office if is_body and _is_somebody(office, offices) else call


def _parts(call: str, offices: Offices) -> list[str]:
    """Divide a call if each part names somebody: "Head of Audit and Risk and DCC" has two parts."""
    joints = list(_JOINT.finditer(call))
    for sure in (offices.knows, lambda part: _is_somebody(part, offices)):
        for joint in joints:
            left, right = call[: joint.start()], call[joint.end() :]
            if (
                left
                and sure(left)
                and all(_is_somebody(one, offices) for one in _parts(right, offices))
            ):
                return [left, *_parts(right, offices)]
    return [call]


def _owner(call: str, offices: Offices) -> Owner:
    lead = offices.lead_called(call)
    is_ranked = not offices.knows(call) and not _HAS_FIELD.search(call)
    if lead is None and is_ranked and (known := re.match(rf"(?:{offices.known})(?= [A-Z])", call)):
        lead = offices.lead_called(known[0])
        return Owner(lead, offices.office_called(known[0]))
    office = offices.office_called(call)
    held = [person for person in offices.people if person.post == office and not person.apologies]
    return Owner(lead, office, lead is None and len(held) > 1)


def _is_somebody(call: str, offices: Offices) -> bool:
    """Check whether a call names somebody by itself."""
    bare = re.sub(r"^the ", "", call.strip())
    return bool(
        offices.knows(bare) or SHORT_FORM.fullmatch(bare) or begins_with_rank(bare)
        or STYLE.match(bare) or OFFICE_WORD.search(bare)
        or (_TWO_NAMES.fullmatch(bare) and not FIELD.fullmatch(bare))
        or _BODY.fullmatch(bare)
    )  # fmt: skip


def ending_owner(text: str, offices: Offices) -> str:
    """Return whom a line names behind a dash at its end, if everybody there is known."""
    found = _ENDING.search(text)
    parts = _parts(found["who"], offices) if found else []
    return found["who"] if found and all(map(offices.knows, parts)) else ""


def leads_only(text: str, offices: Offices) -> bool:
    """Check whether a sentence only says who leads: "DCC to lead."."""
    found = re.fullmatch(rf"(?P<who>{WHO})(?:{_TO_LEAD})\.?", text.strip())
    return bool(found and is_owner(found["who"], offices))


def leading_owner(text: str, offices: Offices) -> tuple[Owner, ...]:
    """Return the owners with whom an action begins: "DBS to provide …", "DCC: send …"."""
    text = in_small_letters(text, offices.knows)
    if found := offices.leading.match(text):
        return owners_called(found["who"], offices)
    found = _LEADING.match(text)
    is_thing = found and _OF_A_THING.match(text, found.end())
    if found and _may_own(found["who"]) and not (is_thing and not is_owner(found["who"], offices)):
        return owners_called(found["who"], offices)
    found = _SET_OFF.match(text)
    if found and is_owner(found["who"], offices):
        return owners_called(found["who"], offices)
    return ()


def begins_with_known(text: str, offices: Offices) -> bool:
    """Check whether a text begins with people who are known and are to do something."""
    one = rf"(?:{offices.known})"
    joint = rf"(?:The )?{one}(?:(?:,| and| &| ?/) ?{one})* to (?!be\b)[a-z]"
    return bool(re.match(joint, text))


def owners_of(text: str, offices: Offices) -> tuple[Owner, ...]:
    """Return the owners that an action names, at its beginning, at its end or after "by"."""
    text = without_insertion(in_small_letters(text, offices.knows))
    if first := leading_owner(text, offices):
        return _named_beside(text, first, offices) or first
    bare = _DATE_AT_END.sub("", text)
    bare = f"{bare})" if bare.count("(") > bare.count(")") else bare
    if found := _TRAILING.search(bare):
        inside = next(filter(None, found.groupdict().values()), "")
        inside = _CALLED.fullmatch(inside)["who"]  # type: ignore[index]
        before, *_ = _DASHED.split(inside, maxsplit=1)
        cut = re.split(rf",|\bby\b|{_DATE_START}", before, maxsplit=1)[0]
        for call in (without_limit(inside), before.strip(" .,"), cut.strip()):
            if call and is_owner(call, offices):
                return owners_called(call, offices)
    for part in _DASHED.split(bare)[1:-1]:
        if is_only_an_owner(part, offices):
            return owners_called(part, offices)
    agents = chain(_TAKEN_ON.finditer(text), _BY.finditer(text))
    who = next((found["who"] for found in agents if _is_somebody(found["who"], offices)), "")
    return owners_called(who, offices)


def _named_beside(text: str, first: tuple[Owner, ...], offices: Offices) -> tuple[Owner, ...]:
    """Return whom an action names besides whoever it begins with: "Force to … Owner: DCC"."""
    if (found := _NAMED.search(text)) and is_owner(found["who"], offices):
        return owners_called(found["who"], offices)
    are_known = any(each.lead or offices.knows(each.office) for each in first)
    found = None if are_known and not are_bodies(first) else _TRAILING.search(text)
    if found and not are_known and found["inside"]:
        before, *_ = _DASHED.split(without_limit(found["inside"]), maxsplit=1)
        return owners_called(before, offices) if is_only_known(before, offices) else ()
    if not are_bodies(first):
        return ()
    last = (found["alone"] or "") if found else ""
    last = _CALLED.fullmatch(last)["who"] if last else ending_owner(text, offices)  # type: ignore[index]
    return owners_called(last, offices) if is_owner(last, offices) else ()


def are_bodies(owners: Iterable[Owner]) -> bool:
    """Check whether only bodies own an action, for which somebody may act: "The Force to …"."""
    return all(_BODY.match(each.name) for each in owners)


_DATE_AT_END = re.compile(
    rf"[\s,(\u2013-]*(?:by|due|before)?:?\s*(?:the )?{DAY}[\s.)]*$", re.IGNORECASE
)
_DATE_START = r"\b\d{1,2}(?:st|nd|rd|th|/)"


def is_only_an_owner(text: str, offices: Offices) -> bool:
    """Check whether the text after a mark is only an owner: "Action: DCC"."""
    bare = in_small_letters(without_limit(text), offices.knows)
    if not bare or len(bare) > 60 or re.search(r"\b(?:to|will|for) [a-z]|\s[\u2013-]\s|:", bare):
        return False
    bare = _ARTICLE.sub("", bare)
    parts = [part for part in _parts(bare, offices) if part]
    return offices.knows(bare) or all(
        _is_somebody(part, offices) and is_titled(re.sub(r"^the ", "", part)) for part in parts
    )


def is_only_known(text: str, offices: Offices) -> bool:
    """Check whether a line is only people or offices that the notes or the register know."""
    return all(map(offices.knows, _parts(text.strip(" ."), offices)))


def without_limit(text: str) -> str:
    """Return an owner without the date or the occasion after it: "DCC, by the next meeting"."""
    bare = re.sub(rf"\s*[\u2013,(-]?\s*(?<![\w])(?:{WHEN})\)?\.?$", "", text).strip(" .:;[]")
    bare = bare.strip("()") if bare.count("(") != bare.count(")") else bare
    return re.sub(
        r"\s*[,\u2013(-]\s*(?:by|at|for|before|due|to(?! (?!the\b|next\b)[a-z])) [^,]{3,40}$",
        "",
        bare,
    )


def is_owner(call: str, offices: Offices) -> bool:
    """Check whether a call names somebody, alone or with others."""
    parts = _parts(_ARTICLE.sub("", call.strip()), offices) if call.strip() else []
    lettered = call.isupper() and offices.knows(call)  # Ian Fell is IF
    return bool(parts) and (lettered or _may_own(call)) and (
        offices.knows(call) or all(_is_somebody(part, offices) for part in parts)
    )  # fmt: skip


def _may_own(call: str) -> bool:
    words = call.casefold().split()
    first = words[1] if words[0] in ("the", "a", "an") and len(words) > 1 else words[0]
    return first not in _NO_OWNER and words[-1] not in _DECIDED
