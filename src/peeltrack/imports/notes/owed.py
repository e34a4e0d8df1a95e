"""Sentences that oblige or commit somebody without a mark, or end an answer. Pure."""

import re

from peeltrack.imports.notes.clauses import without_insertion
from peeltrack.imports.notes.commitment_forms import COMMITMENTS, MAY_ASK, OF_AN_OFFICE
from peeltrack.imports.notes.forms import (
    DELIVER,
    LONGEST_SENTENCE,
    OUTSIDE,
    QUESTIONS,
    REPORTED_DONE,
    WHO,
    Form,
    form_of,
)
from peeltrack.imports.notes.office_words import OFFICE_WORD, SHORT_FORM
from peeltrack.imports.notes.offices import Offices
from peeltrack.imports.notes.owed_forms import ACTIONS, NOTHING_DONE, OFFICE_TO
from peeltrack.imports.notes.owners import is_owner

_DECIDES = re.compile(
    r"\b(?:RESOLVED|AGREED|[Rr]esolved|[Aa]greed|[Dd]ecided|[Dd]ecisions?)"
    r"(?:[:,]? [Tt]hat|,? as follows|,? to)?[\s,:\u2013-]*$"
)
"""A line that opens a list of what was decided."""
_RESOLVED = re.compile(
    r"(?:\W*(?:UNANIMOUSLY )?(?:RESOLVED|AGREED|NOTED)\b|(?:The |It was )?(?:Panel|Board"
    r"|Committee)? ?(?:resolved|noted (?:the|that))\b)"
)
_DECISION = re.compile(r"\W*(?:Decisions?|Agreed|Noted)\s*(?::|\s[\u2013-])")
_DECIDED = re.compile(r"(?i:agreed|resolved|decisions?)\s*[:\u2013-]\s*(?!(?:[Tt]hat|[Tt]o)\W*$)\S")
"""A line that says behind a mark what was decided."""
_TO_BE_DONE = re.compile(r"\bto be [a-z]+(?:ed|t|n|de)\b")
_PRONOUN = re.compile(r"he|she|they|him|her|them", re.IGNORECASE)
_DOES = re.compile(
    rf"(?P<who>(?:[Tt]he )?{WHO}) (?:should |will |to )?{NOTHING_DONE}"
    r"(?!(?:is|are|was|were|has|have|had|would|can|could|may|does|do|did|not)\b)"
    r"(?P<verb>[a-z]{3,}(?<!ed)(?<!ing)(?<!s)(?<!ly))\b"
)
"""Somebody and what he is to do, in the form that follows "that": "the auditors repeat it"."""
_MAY_DO = re.compile(
    r"(?!(?:The )?(?:Panel|Board|Committee|Members|Group|Meeting|next meeting)\b"
    r"(?!(?-i: (?!Members)[A-Z])))",
    re.IGNORECASE,
)
"""What does not begin with the meeting itself; a Panel Secretary and a Group Manager may do it."""
_CARRIED = re.compile(
    rf"\((?P<task>{WHO} to [a-z][^()]+)\)[^.;]*\b(?:remain(?:s|ed|ing)?|still|is|was|are|were)"
    r" (?:outstanding|open|ongoing|in progress|to be (?:done|completed|carried forward))\b"
    rf"|\((?P<other>{WHO} to [a-z][^()]+)\)[^.;]*\b(?:carried forward|[cb]/f)\b"
)
_ASSENTS = re.compile(
    rf"(?P<who>{WHO}|He|She|They) (?:also |has |had )?(?:(?:agreed|accepted|consented|undertook)"
    rf"(?: to)?(?: {DELIVER})?|(?:would|will) (?:action|arrange|progress|pick up))"
    r"(?: (?:this|that|it|do (?:so|this|that)|the request|the action))?"
    r"(?: and [^.]{3,60})?\.?"
    rf"|(?:This|That) was (?:agreed|accepted)(?: to)? by (?P<by>{WHO})\.?"
    rf"|(?P<sure>{WHO}|He|She|They) (?:confirmed|agreed|said|undertook|assured \w+) (?:that )?"
    r"(?:(?:this|it|that|they) (?:would|will|could|can) be (?:done|arranged|provided|sent|actioned)"
    r"|(?:he|she|they) (?:would|will) do (?:so|this|that))\.?"
)
_ASKED = r"(?:asked|requested|required|directed|instructed|invited|tasked)"
_BARE_TASK = re.compile(
    rf"(?i:{DELIVER})\b|(?:(?!\b(?:was|were|had|has|have|is|are|said|asked|due|able|down|up)\b)[^.;])+?"
    rf"\bto (?:be [a-z]+|go (?:on|to|into|back)|come (?:to|back)|{DELIVER})\b"
)
"""A sentence that says only what is to be done: "Figures to be sent", "Send the figures"."""
_TO_DO = re.compile(
    rf"(?i:{DELIVER}) (?:an?|the|this|these|all|any|our|out|up|with|on|to|whether|how|why|if|back"
    r"|[A-Z]\w*)\b"
)
"""A sentence that tells what to do: "Send the figures"."""
_DOER = re.compile(rf"{WHO} to {DELIVER}\b")
_LEADS_LIST = re.compile(
    rf"(?:^(?P<who>{WHO}) to"
    rf"|(?P<he>{WHO}) (?:(?:also|then|further|has|have) )*(?:undertook|agree[ds]|offered|promised"
    r"|committed|volunteered|pledged|(?:was|were|is|are|be|has been|have been) (?:asked|requested"
    r"|invited|tasked|instructed)) to"
    rf"|\b(?:asked|requested|invited|tasked|instructed|directed) (?P<whom>{WHO}) to"
    rf"|\b(?i:agreed|resolved|decided) that (?P<body>{WHO}) (?:would|will|should|shall|to))"
    r"(?: do the following)?\s*[:\u2013-]$"
)
"""The end of a line above the list of what somebody is to do: "The DCC undertook to:"."""
_ELSEWHERE = re.compile(
    rf"\b{OUTSIDE} (?:(?:has|have|had|also|now) )*{_ASKED}\b|\b{_ASKED} by (?:the )?{OUTSIDE}\b"
)
"""What a body outside the meeting asked for."""
_BEFORE = re.compile(
    r"\b[Aa]t (?:the|its|our) (?:last|previous|earlier) (?:meeting|board|panel|committee|session)\b"
    r"[^.;]{0,60}\b(?:agreed|resolved|decided|asked|requested)\b"
    r"|\b(?:had|has|have) (?:now |since )(?:done (?:so|this|that)|been (?:done|completed))\b"
)
"""What an earlier meeting asked for, or what is said to be done since."""
_HOSTS = re.compile(
    rf"\binvited {WHO} to (?:visit|see|join|attend|observe|tour|meet|come)\b[^.;]*"
    r"\band (?:will|would) "
)
"""An invitation of whoever then says what he himself will do for it."""
_ASSENTED = re.compile(r",? and (?:it|this) was (?:also |then )?agreed(?: by [^,;]{3,40})?,")
"""An assent put in before what was asked: "requested, and it was agreed, that …"."""
_DECLINED = re.compile(
    r"\b(?:but|though|although|however)\b.*\b(?:(?:not|n['\u2019]t) be (?:needed|necessary|required"
    r"|possible|accepted)|(?:was|were|is|has been|had been) (?:declined|refused|turned down|unable)"
    r"|declined|(?:was|were|is) not (?:needed|necessary|required|possible|accepted)|no need"
    r"|would not hear|did not (?:accept|wish))\b"
)
"""The end of an offer that nobody took up: "He offered to help, but this was not needed."."""
_HAD_SAID = re.compile(
    r"\b(?:he|she|they|it) had (?:already |previously |earlier |since )?(?:told|assured|informed"
    r"|promised|said|written)\b[^.;]* (?:he|she|they|it) would\b"
)
"""What somebody said elsewhere before the meeting that he would do."""
_BY_OTHERS = re.compile(rf"\bby (?:the )?{OUTSIDE}\b")
_OUTSIDE_WILL = re.compile(
    rf"(?:[Tt]he )?{OUTSIDE} (?:also |now )?(?:is|are|was|were|has|have|had|will|would|may|might"
    r"|could|agreed|offered|promised|undertook|committed)\b"
)
"""What a body outside the meeting does, whatever it is."""
_EARLIER = re.compile(
    r"\b(?:had|having|[Tt]hey have|(?:family|families|union|council) ha(?:s|ve))"
    r"(?: (?:also|already|previously|then|earlier))*\s*$"
)
"""Words before a request that was made before the meeting: "she had asked the CC to …"."""
_ALREADY = re.compile(
    rf"(?:This|That|It|They|These|He|She|(?:The )?{WHO}(?: (?:said|replied|confirmed|noted)"
    r" (?:that )?(?:this|it|these|they|he|she))?) (?:(?:had|has|have) (?:already|since)"
    r"|(?:was|were|is|are) already) (?!(?:been )?(?:started|begun|asked|agreed|late|in hand)\b)"
)
_OFFICE_OF = re.compile(r"[A-Z][\w ]{1,40}['\u2019]s (?:office|team|staff)")
_WITHOUT_OBJECT = re.compile(
    rf"{WHO} (?:to|will|would) (?:{DELIVER}|action|do (?:so|this)|follow up|oblige|progress)"
    r"(?: (?:it|this|that|them|these))?\.?"
)
_THANKS = re.compile(r"(?:The )?[A-Z][^.]{0,60}? thanked\b")


def asked_of(sentence: str, offices: Offices) -> str | None:
    """Return who is to do what the meeting asked; empty if unsaid, None if nothing was asked."""
    sentence = without_insertion(_ASSENTED.sub("", sentence))
    if any(form.search(sentence) for form in (_ELSEWHERE, _BEFORE, _HOSTS, REPORTED_DONE)):
        return None
    if found := form_of(sentence, ACTIONS):
        if _EARLIER.search(sentence[: found[1].start()]):
            return None
        groups = found[1].groupdict()
        who = groups.get("who") or groups.get("by") or groups.get("for") or ""
        return who if who and (is_pronoun(who) or is_owner(who, offices)) else ""
    named = (each for each in OFFICE_TO.finditer(sentence) if _is_named(each, offices))
    each = next(named, None)
    return each["who"] if each else None


def asks_or_owes(text: str, offices: Offices) -> bool:
    """Check whether a short line without a full stop asks, obliges or promises."""
    said = form_of(text, QUESTIONS) or form_of(text, COMMITMENTS) or _DECIDED.match(text)
    obliges = bool(_TO_BE_DONE.search(text)) or asked_of(text, offices) is not None
    return said is not None or obliges


def is_bare_task(sentence: str) -> bool:
    """Check whether a sentence says only what is to be done, and nothing of anybody."""
    return bool(_BARE_TASK.match(sentence))


def is_task(text: str, offices: Offices) -> bool:
    """Check whether a text says what somebody, be he named or not, is to do."""
    return names_doer(text) or says_to_do(text) or asked_of(text, offices) is not None


def names_doer(text: str) -> bool:
    """Check whether a text begins with whoever is to do it: "Easton Council to add the count"."""
    return bool(_DOER.match(text))


def may_ask(sentence: str) -> bool:
    """Check whether a sentence that fits no form may ask something, so that it is listed."""
    return bool(MAY_ASK.search(sentence)) or names_doer(sentence)


def says_to_do(text: str) -> bool:
    """Check whether a text tells what to do: "Send the figures"."""
    return bool(_TO_DO.match(text))


def list_owner(text: str, offices: Offices) -> str:
    """Return who is to do what the list below a line says: "The DCC undertook to:"."""
    found = _LEADS_LIST.search(text)
    who = next(filter(None, found.groupdict().values()), "") if found else ""
    return who if who and _MAY_DO.match(who) and is_owner(who, offices) else ""


def needs_object(sentence: str) -> bool:
    """Check whether a sentence names no object, which the one before has: "CC to provide."."""
    return bool(_WITHOUT_OBJECT.fullmatch(sentence))


def opens_decisions(text: str) -> bool:
    """Check whether a line opens a list of what was decided: "RESOLVED, that:"."""
    return bool(_DECIDES.search(text))


def is_already_done(sentence: str) -> bool:
    """Check whether a sentence says that what was just asked for is there: "It had already …"."""
    return bool(_ALREADY.match(sentence))


def is_pronoun(who: str) -> bool:
    """Check whether somebody is meant who was named before: "he", "her"."""
    return bool(_PRONOUN.fullmatch(who))


def resolved_of(entry: str, offices: Offices) -> str | None:
    """Return who is to do what an entry below "RESOLVED that:" says; None if it only decides."""
    that = re.sub(r"^(?:\(\w{1,4}\) )?(?:[Tt]hat )?", "", entry)
    asked = re.sub(r"^to (request|ask)\b", r"\1ed", that)
    for said in (f"agreed that {that}", f"resolved to {that}", *([asked] if asked != that else [])):
        if (who := asked_of(said, offices)) is not None:
            return who
    found = _DOES.match(that)
    return found["who"] if found and is_owner(found["who"], offices) else None


def carried_in(sentence: str) -> str | None:
    """Return the earlier action in brackets that a sentence says is still open; else None."""
    found = _CARRIED.search(sentence)
    return (found["task"] or found["other"]) if found else None


def assents(sentence: str) -> str | None:
    """Return who accepts what was asked just before: "The CC agreed to this"; None if nobody."""
    found = _ASSENTS.fullmatch(sentence)
    return (found["who"] or found["by"] or found["sure"]) if found else None


def promised_in(said: str, offices: Offices) -> tuple[Form, re.Match[str]] | None:
    """Return the form in which somebody makes a commitment, with its match; else None."""
    if any(form.search(said) for form in (_DECLINED, _HAD_SAID)) or _OUTSIDE_WILL.match(said):
        return None
    if (found := form_of(said, COMMITMENTS)) and not _BY_OTHERS.search(said, found[1].start()):
        return found
    found = form_of(said, OF_AN_OFFICE)
    return found if found and _MAY_DO.match(said) and is_owner(found[1]["who"], offices) else None


def is_bare_question(text: str) -> bool:
    """Check whether a paragraph is nothing but a question that nobody is said to have put."""
    said = form_of(text[:LONGEST_SENTENCE], QUESTIONS)
    return not (said or re.search(r"[.!] [A-Z]", text))


def put_and_answered(text: str, offices: Offices) -> str:
    """Return a question that nobody is said to have put, where an office answers behind it."""
    asked, _, answer = text.partition("? ")
    answered = bool(offices.voice_of(answer))
    return f"{asked}?" if answered and is_bare_question(f"{asked}?") else ""


def ends_answers(sentence: str) -> bool:
    """Check whether a sentence resolves, decides or thanks, and so does not answer a question."""
    return any(form.match(sentence) for form in (_RESOLVED, _DECISION, _THANKS))


def _is_named(found: re.Match[str], offices: Offices) -> bool:
    """Check whether "PM to meet" names an office, and is not another sentence."""
    who = found["who"]
    titled = found[0][0] in ":-\u2013" and OFFICE_WORD.search(who)
    sure = offices.knows(who) or SHORT_FORM.fullmatch(who) or _OFFICE_OF.fullmatch(who) or titled
    return is_owner(who, offices) and bool(found.start() == 0 or sure)
