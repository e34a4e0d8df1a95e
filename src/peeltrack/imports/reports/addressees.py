"""Whom a finding is addressed to, and what that asks of the force. Pure.

Read from who stands before "should" and "must"; a force's own name and "the force" are
the force itself, and are not listed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from peeltrack.model.vocabulary import Relevance
from peeltrack.wording import listed

_SENTENCE = re.compile(r"[^.?!\n]+(?:[.?!](?!\s|$)[^.?!\n]*)*")
_OBLIGED = re.compile(r",? (?:should|must|needs? to|shall|ought to)\b", re.IGNORECASE)
_MANY = 40

_OPENING = re.compile(
    r"^(?:(?:by|before|within|not later than|no later than|with immediate effect|immediately"
    r"|as soon as"
    r"|from|in the meantime|in addition|as a minimum|we recommend(?: that)?"
    r"|to address this[^,]{0,60})\b"
    r"[^,]{0,80},? ?(?:we recommend that,? )?)",
    re.IGNORECASE,
)
_CONSULTED = re.compile(
    r",? ?\b(?:in consultation with|after consulting|following consultation with|with support from"
    r"|with the support of|supported by|through|until|where|when|if|as part of)\b.*",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r",? (?:in (?:conjunction|collaboration|partnership) with|working (?:together )?with"
    r"|together with"
    r"|along with|as well as|jointly with) ",
    re.IGNORECASE,
)
_JOINT = re.compile(r", and |, |; | and ")
_FORCE_ITSELF = re.compile(
    r"(?:[Tt]he (?:force|constabulary|chief constable)(?: of .*)?"
    r"|[\w'\u2019&. -]{2,60}\b(?:Police|Constabulary)"
    r"(?: Service)?|(?:[Tt]he )?[\w ]{0,30}\b[Cc]hief [Cc]onstable of .*)"
)
_POLICE = re.compile(
    r"(?:all |every |each |the |both )?(?:police |home office )?(?:forces?|chief constables?"
    r"|chief officers"
    r"|the police(?: service)?|police(?: service| forces)?|policing|constabularies"
    r"|cjs agencies|criminal justice agencies)(?: (?:in|across|of|that|which|who|with) .*)?",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:the )?(?:(?:[A-Z][\w'\u2019&.-]*|of|for|and|the|on) ?){0,8}?"
    r"\b(?:NPCC|National Police Chiefs['\u2019]? Council|College(?: of Policing)?|Home Office"
    r"|CPS|NCA|HMCTS|HMPPS"
    r"|IOPC|HMICFRS|APCC|ROCUs?|Government|government|Ministry|Department|Council|Agency|Inspectorate|Service"
    r"|Authority|Secretary|Commissioners?|Board|Partnership|Office|Prosecution|Parliament)\b.*"
    r"|(?:[Tt]he |[Aa]ll )?(?:[Pp]olice & [Cc]rime [CcPp]\w+|commissioners|mayors"
    r"|[Ll]ocal authorities|safeguarding partners"
    r"|support services|regional organised crime units|local policing bodies|government"
    r"|criminal justice system"
    r"|public sector partnerships|probation services?|health services|partner agencies"
    r"|local safeguarding \w+)\b.*"
)
_PRONOUN = re.compile(
    r"(?:this|these|they|it|there|such|that|those|each|all|which)\b", re.IGNORECASE
)
_COMPLIES = re.compile(
    r",? (?:should|must) (?:then )?(?:comply|act in accordance|have regard)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Addressed:
    """Who must act, and what the force has to do about it."""

    to: tuple[str, ...] = ()
    relevance: Relevance = Relevance.ACT
    reason: str | None = None


def addressed(lead_in: str, text: str) -> Addressed:
    """Whom a finding's wording addresses.

    Where it names nobody that is known, it is the force's to act on until a person
    says otherwise.
    """
    whole = f"{lead_in} {text}" if lead_in else text
    named: dict[str, bool] = {}
    police_acts = police_complies = False
    for subject, complies in _subjects(whole):
        for part in _parts(subject):
            if _FORCE_ITSELF.fullmatch(part):
                police_acts = True
            elif _POLICE.fullmatch(part):
                police_complies |= complies
                police_acts |= not complies
                named.setdefault(_plain(part), True)
            elif _BODY.fullmatch(part):
                named.setdefault(_plain(part), True)
    return _judged(tuple(named), police_acts, police_complies)


def _judged(to: tuple[str, ...], acts: bool, complies: bool) -> Addressed:
    if acts or not to:
        return Addressed(to)
    if complies:
        return Addressed(to, Relevance.COMPLY, "The force is to comply with what others set.")
    are = "are" if len(to) > 1 else "is"
    return Addressed(to, Relevance.MONITOR, f"Addressed to others: {listed(to)} {are} to act.")


def _subjects(text: str) -> Iterator[tuple[str, bool]]:
    """What stands before the first "should" of each sentence, and whether it is to comply."""
    for number, found in enumerate(_SENTENCE.finditer(text[:8_000])):
        if number == _MANY:
            return
        sentence = found[0].strip()
        obliged = _OBLIGED.search(sentence[:600])
        if obliged is None:
            continue
        subject = _OPENING.sub("", sentence[: obliged.start()], count=1).strip(" ,")
        if not _PRONOUN.match(subject):
            yield subject, bool(_COMPLIES.match(sentence[obliged.start() :]))


def _parts(subject: str) -> Iterator[str]:
    """The bodies that a subject joins; those only consulted are left out."""
    subject = re.sub(r"olice and (?=[Cc]rime\b)", "olice & ", subject)
    first = re.sub(r",? in consultation with [^;]*?(?=, (?:should|must)|$)", "", subject)
    plain = _CONSULTED.sub("", first)
    for together in _TOGETHER.split(plain):
        whole = together.strip(" ,")
        if _POLICE.fullmatch(whole) and " and " not in whole and "," not in whole:
            yield whole
            continue
        waiting = ""
        for piece in (each.strip(" ,") for each in _JOINT.split(whole)):
            if waiting and not _stands_alone(piece):
                waiting = f"{waiting} and {piece}"
                continue
            if waiting:
                yield waiting
            waiting = piece
        if waiting:
            yield waiting


def _stands_alone(piece: str) -> bool:
    """Whether a piece names a body: "serious and organised crime" must not be cut in two."""
    return bool(
        _FORCE_ITSELF.fullmatch(piece) or _POLICE.fullmatch(piece) or _BODY.fullmatch(piece)
    )


def _plain(part: str) -> str:
    """A body's name without its article; "Chief constables" as in running text."""
    part = part.replace(" & ", " and ") if "olice & " in part else part
    bare = re.sub(r"^(?:the|all|every|each|both) ", "", part, flags=re.IGNORECASE)
    if bare.casefold() == "chief constable":
        return "chief constables"
    if re.fullmatch(r"chief constables?|police forces?|chief officers", bare, re.IGNORECASE):
        return bare.casefold()
    first, _, rest = bare.partition(" ")
    if first in ("Chief", "Police", "Forces", "Policing", "Regional", "Local", "Support"):
        return f"{first.casefold()} {rest}".strip()
    return bare
