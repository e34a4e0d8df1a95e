"""Details in a finding's label or in brackets behind its wording: for whom, by when. Pure.

"(for the Home Office, by 31 May 2026):", "chief constables, within six months", "[high
priority]": any order, any punctuation, and nothing else.
"""

import re
from dataclasses import dataclass
from string import capwords

from peeltrack.imports.language.bodies import is_body
from peeltrack.imports.language.due_phrases import PHRASE
from peeltrack.imports.language.instructions import instructs
from peeltrack.imports.language.obligations import obligation
from peeltrack.model.parse_date import DATE

_LONGEST = 220
"""The most characters of the details in a label."""

_WHEN = re.compile(
    rf"(?:\b(?:due|deadline|timescale|target|to be (?:completed?|done|implemented))\b:? ?)?"
    rf"(?P<when>{PHRASE})(?=[\s,;:.)\]\u2013—-]|$)|\b(?:due|deadline):? (?P<on>{DATE})",
    re.IGNORECASE,
)
_DIVIDES = re.compile(r"\s*[;()\[\]|]\s*|\s+[\u2013—-]\s+|,\s*$|^\s*,|: ")
_TO_WHOM = re.compile(
    r"^(?:(?:this is |is )?(?:addressed|directed|made|relevant|assigned) (?:to|at)"
    r"|for(?: action by)?"
    r"|to|owners?|owned by|leads?|action(?: for| by)?|responsib(?:le|ility)(?: body)?)\b:? ?(?=\S)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:priority|category|grade|risk|rating)(?: (?:level|rating))?:? ?\w+"
    r"|(?:very )?(?:high|medium|low|urgent|significant|fundamental|advisory|important|essential)"
    r"(?: (?:priority|risk|importance))?|merits attention"
    r"|no (?:date|deadline|time ?(?:scale|limit|frame))(?: (?:given|set|stated))?"
    r"|priority|(?:our )?ref(?:erence)?\.?:? ?[\w/.-]+|new|repeated"
    r"|(?:see )?(?:paragraphs?|paras?|pages?|pp?|section|chapter)\.? ?\d[\d.\u2013 -]{0,20}",
    re.IGNORECASE,
)
_CUT = re.compile(r"[)\]]\s*[:.\u2013—-]?\s+|:\s+|\s[\u2013—-]\s+")
_MOST_CUTS = 8


@dataclass(frozen=True, slots=True)
class LabelDetails:
    """For whom a finding is, and by when, as its label or a bracket says."""

    addressees: str = ""
    due: str = ""


def details_in(text: str) -> LabelDetails | None:
    """Return what a text says for whom and by when; None if it says anything else."""
    if not text.strip() or len(text) > _LONGEST or obligation(text):
        return None
    found = _WHEN.search(text)
    rest = f"{text[: found.start()]}; {text[found.end() :]}" if found else text
    due = (found["when"] or f"by {found['on']}") if found else ""
    whom = []
    for piece in (each.strip(" ,:;.\u2013—-") for each in _DIVIDES.split(rest)):
        if not piece or _ASIDE.fullmatch(piece):
            continue
        if obligation(piece):
            return None
        who = _body_named(_TO_WHOM.sub("", piece.removesuffix(" and"), count=1))
        if not who:
            return None
        whom.append(who)
    return LabelDetails(" and ".join(whom), due)


def _body_named(words: str) -> str:
    """Return the body that words name, which a label may begin with a capital; else nothing."""
    lower = f"{words[:1].lower()}{words[1:]}"
    if _NO_BODY.match(words) or instructs(words):
        return ""
    lower, words = (_SLASH.sub(" and ", each) for each in (lower, words))
    titled = _SMALL.sub(lambda found: found[0].lower(), capwords(words)) if words.isupper() else ""
    return next((each for each in (words, lower, titled) if is_body(each)), "")


_SMALL = re.compile(r" (?:And|Of|The|For|In) ")
"""Words that a name in capitals has in small letters when it is written out."""


_SLASH = re.compile(r"(?<=\w) ?/ ?(?=[A-Z])")
"""What joins two bodies: NPCC/College of Policing."""


def whom_headed(text: str) -> str | None:
    """Return for whom the findings below a heading are: "Relevant to X", "Actions for X", "X:".

    It is empty for others in general, and None if the heading says something else.
    """
    words = text.strip(" :")
    named = _HEADED.sub("", words, count=1) if len(words) < _LONGEST else ""
    if named != words and _OTHERS.fullmatch(named):
        return ""
    return _body_named(named) or None


def due_headed(text: str) -> str:
    """Return the time limit in a heading: Immediate (within 30 days); Short term, by May 2026."""
    found = _WHEN_HEADED.search(text) if len(text) < _LONGEST else None
    return found["when"] if found else ""


_WHEN_HEADED = re.compile(
    rf"(?:^|[(\[] ?| [\u2013—-] |[:,] )(?P<when>{PHRASE})[)\]]?:?$", re.IGNORECASE
)
_HEADED = re.compile(
    r"^(?:(?:the |our |key |further )?(?:recommendations?|areas? for improvement|AFIs?"
    r"|findings|matters|points|those|issues) )?"
    r"(?:(?:which |that )?(?:is |are )?(?:relevant|addressed|directed|made|applicable|applying"
    r"|specific|relating|of relevance) )?"
    r"(?:to|for|from|at)(?: the attention of| action by)? (?=\S)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:all )?(?:the )?(?:others?|us|partners|everyone"
    r"|(?:other |national |external |partner |several )+(?:bodies|organisations|agencies|partners"
    r"|forces|parties))",
    re.IGNORECASE,
)


_NO_BODY = re.compile(r"(?:That|Actions?|Responses?|Updates?|Progress|Comments?|Work|Next) ")
"""How a finding itself begins, or the heading of what a body does or says."""


def details_before(rest: str) -> tuple[LabelDetails | None, str]:
    """Return the details with which the text behind a label begins, and the text after them."""
    if whole := details_in(rest.rstrip(" :")):
        return whole, ""
    cuts = [found.end() for found in _CUT.finditer(rest[:_LONGEST])][:_MOST_CUTS]
    for cut in reversed(cuts):
        told = details_in(rest[:cut])
        if told and (told.addressees or rest[:1] in "(["):
            return told, rest[cut:]
    return None, rest


def details_behind(wording: str) -> LabelDetails | None:
    """Return the details in the bracket with which a wording ends: … (Home Office; by May 2026)."""
    found = _BRACKET.search(wording[-_LONGEST:])
    return details_in(found["within"]) if found else None


_BRACKET = re.compile(r"[(\[](?P<within>[^()\[\]]{3,200})[)\]]\.?\s*$")
