"""Marks of actions, questions and answers in minutes. Pure."""

import re
from dataclasses import dataclass

from peeltrack.imports.notes.forms import DELIVER, REPORTED_DONE, WHO, Form
from peeltrack.imports.notes.offices import Offices
from peeltrack.imports.notes.owners import is_owner
from peeltrack.language.dates import DAY
from peeltrack.language.sentences import sentences
from peeltrack.model.parse_date import MONTH

_REFERENCE = (
    r"(?:(?i:no\.? ?|number |ref\.? ?|#\s?)?[(\[]?(?:[A-Z]{1,5}[-/ "
    r"]?)?\d{1,8}(?:[./-](?:\d{1,8}|[A-Z]{1,5}(?=[./-]\d))){0,4}[a-z]?[)\]]?(?: \([a-z]\))?"
    r"|\(?(?:[ivxIVX]{1,4}|[a-zA-Z])\)?(?=\s*[:.)\u2013\u2014-]))"
)
_CALLED = (
    r"(?i:(?:summary|list|record|schedule|table|log) of (?:the )?(?:new |agreed |all )?actions?"
    r"(?: points?| arising| agreed)?"
    r"|(?:new |agreed |key |further |post[- ]meeting |meeting |immediate |additional )?actions?"
    r"(?: points?| items?)?(?: arising| required| agreed| raised| taken| to take| outstanding"
    r"| [cb]/f| (?:carried|brought) (?:forward|over)| from (?:this|the)"
    r" (?:item|meeting|discussion))?|follow[- ]up(?: actions?)?(?: required| needed)?"
    r"|next steps?|to[- ]do|what (?:happens|will happen) next)"
    r"|AP(?=[\s/-]?\d|:|\s+[\u2013\u2014-]+\s)|(?:ACT|Act)(?=[\s/-]?\d)|A(?=[-/ ]?\d)"
)
_SEPARATOR = r"(?:\s*[:\u2013\u2014]+-?\s*|\s+-+\s*|-+\s+|\s*\.\s+(?=[A-Z]))"
_BY = r"(?i:for|by|on|owners?|lead|to)"
_BEFORE = r"[\[(]?\d{1,4}[/.-]\d{1,4}[\])]?\s+"
"""The number of an action before its mark: 12/21 Action: …"""
_BEHIND_NUMBER = (
    rf"(?:(?i:{DELIVER}) (?!(?:of|on|from|to|by|\w+ed)\b)[a-z]"
    r"|[A-Z](?:(?!\b(?:is|are|was|were|has|have|had|will|would|did|\w+ed)\b)[^.:;?]){1,60}?"
    rf" to {DELIVER}\b)"
)
"""What is to be done, behind a mark with only a number: "Action 4 Each force to write"."""
_MARK = re.compile(
    rf"(?:^\W{{0,4}}(?:[^\W\d_]{{3,20}}(?: [^\W\d_]{{3,20}})?(?: \d{{1,3}})? / )?"
    rf"(?:{_BEFORE})?"
    rf"|(?<=[.?!;:)\]])\s+\W{{0,2}}|\n\W{{0,3}}(?:{_BEFORE})?|\s[\[(])(?P<mark>{_CALLED})"
    rf"(?:\s*[/-]?(?P<ref>{_REFERENCE}))?"
    r"(?:\s+(?:remains?|is|was|stays) (?:open|outstanding|ongoing|carried forward))?"
    r"(?:\s*\((?:carried forward|brought forward|c/f|b/f|new|open|outstanding|ongoing|repeated"
    rf"|(?:from )?{MONTH}(?: 20\d\d)?)\))?"
    rf"(?:\s+{_BY}\s*[:\u2013-]\s*|{_SEPARATOR}|\s*$"
    rf"|\s*[(\[]?(?:{_BY}:? )?(?P<who>(?!{_BY}\b){WHO})[)\]]?{_SEPARATOR}"
    rf"|\s+(?=(?P<bare>{WHO}) to [a-z])|\s+(?:{_BY}:?\s+)?(?P<last>{WHO})[.)\]]?\s*$"
    rf"|(?(ref)\s+(?={_BEHIND_NUMBER})|(?!)))"
)
_TO_DO = re.compile(rf"{WHO} to [a-z]")
_OWNER_BEHIND = re.compile(rf"(?P<who>{WHO})\s*: ?(?=\S)")
_POINTER = re.compile(r"\s[\[(]A[-/ ]?\d+[\])]\.")
"""A number in brackets that ends a sentence: it points to an entry of the list elsewhere."""
_OWNER_LABEL = re.compile(r"\b(?:owners?|lead)\s*:\s*$", re.IGNORECASE)
_NO_MARK = re.compile(
    r"(?:log|tracker|plan|register|summary|update|list|schedule)\b", re.IGNORECASE
)
"""What makes a mark a heading: "ACTION TRACKER"."""
_ANNOUNCED = re.compile(
    r"(?:The )?[^.:?]{0,60}?\b(?:following )?actions?\b(?: points?| items?)?[^.:?]{0,60}:",
    re.IGNORECASE,
)
_LIST_HEAD = re.compile(
    r"(?:[^/.:]{3,60} / )?(?:\d{1,2}(?:\.\d{1,2})?[.)]?\s+)?"
    r"(?:(?:the|new|agreed|further|summary of|list of|review of"
    r"|updates? on|open|outstanding|ongoing|previous|earlier|last|key|matters arising(?: and)?"
    r"|progress (?:on|against)|carried forward|brought forward)\s+)*"
    r"actions?(?: (?:points?|items?|list|log|tracker|schedule|register))?(?: (?:arising|agreed"
    r"|required|raised|outstanding|open|brought forward|carried forward|[bc]/f))?"
    r"(?: (?:from|of|at) (?:the )?[^.:]{3,40})?\s*:?",
    re.IGNORECASE,
)
"""A heading above a list of actions: "3. Actions from the last meeting".

Below "Previous minutes and action log", an item of the agenda, stands what was said of both.
"""
_DONE_HEAD = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})?[.)]?\s+)?(?:(?:completed?|closed|discharged|cleared)(?: actions?)?"
    r"|actions? (?:completed?|closed|discharged|cleared))"
    r"(?: (?:since|from|at) (?:the )?[^.:]{3,40})?\s*:?",
    re.IGNORECASE,
)
"""A heading above actions that were completed."""
_PART_HEAD = re.compile(
    r"(?:new|open|outstanding|ongoing|previous|earlier|carried (?:forward|over)|brought forward"
    r"|(?:from |at )?(?:the )?(?:last|previous|this) (?:meeting|time|board|month))\s*:?",
    re.IGNORECASE,
)
"""A heading within a list of actions."""
_SETTLED = re.compile(
    r"\W*(?:(?:now |has been |was |were |is |to be |status:? )*(?:closed?|completed?"
    r"(?! (?:an?|the|all|any|this|that|these|its|our|each|every|further|work)\b)|discharged"
    r"|done|ongoing|on[- ]going|"
    r"in progress|carried forward|cleared|superseded|withdrawn|no longer required)|none|nil"
    r"|(?-i:N/A|n/a)|no (?:new |further )?actions?"
    r"(?: arising| raised)?|nothing to report)\b[\s.;)\]]*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED_STATUS = re.compile(
    r"\W*(?:(?:now|green|blue|action|all)\W+)?(?:closed?|completed?|discharged|done|superseded|withdrawn"
    r"|cancelled|achieved|cleared|delivered|signed off|no longer (?:needed|required|relevant)"
    r"|not (?:needed|required|pursued))\b(?!\s*\?)",
    re.IGNORECASE,
)
_ONLY_DECIDED = re.compile(
    rf"(?!(?i:{DELIVER})\b)(?:[A-Z][\w\u2019' -]{{0,50}}? )?(?:was |were |is |are )?"
    r"(?i:approved|noted|supported|accepted|endorsed|received|adopted|ratified|agreed|deferred"
    r"|rejected|discussed)"
    r"(?: (?:in|with|as|by|for|subject|unanimously|without|and|until|at)\b"
    r"(?:(?! to [a-z])[^:;])*)?\.?"
)
_PROPOSED = re.compile(
    r"\b(?:recommended|agreed|propose[ds]?|suggest(?:ed)?)(?: to be| to|:| for)?"
    r" clos(?:e|ed|ure)\W*$",
    re.IGNORECASE,
)
"""The end of an update after which nothing is left to be done."""
_FEW_WORDS = 12
_WORDS_OF_A_STATUS = 3
_DISCHARGED = re.compile(
    r"\baction (?:was |is |has been |now |can be |be |remains? )*"
    r"(?:discharged|closed|completed?|open|ongoing|outstanding)\b"
    r"|\b(?:can|could|may) (?:now )?be (?:discharged|closed|removed)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"[.;]\s*(?:ongoing|on-going|in progress|carried forward|outstanding)[.)\]\s]*$", re.IGNORECASE
)
_DONE_WITHIN = re.compile(
    r"(?:\s[\u2013\u2014-]\s|[.;:]\s)(?:now |has been |was )?(?:done|complete|completed|closed"
    r"|discharged|actioned|superseded|withdrawn)(?:[,;.]|\s(?:by (?:[A-Z]{2,4}\b|\d|action)|and"
    r"|on \d|in [A-Z]|at|see\b|[\u2013\u2014-]))",
    re.IGNORECASE,
)
_CLOSED_END = re.compile(
    r"\bstatus\s*[:\u2013-]\s*(?:closed|completed?|discharged|done|superseded|withdrawn)\b|"
    r"(?:\s[\u2013\u2014-]\s|[(\[.;:]\s*|,\s(?=(?-i:[A-Z])))(?:action )?(?:now )?"
    r"(?:(?:recommend(?:ed)?|agreed?|proposed?) (?:for closure|closure|(?:to )?close)"
    r"(?: and closed)?|closed?|completed?|discharged|done|superseded|agreed to close)"
    r"(?:\s+\d[\w/ ]{3,20})?[.)\]\s]*$",
    re.IGNORECASE,
)
_HANDED_OVER = re.compile(
    r"\s[\u2013\u2014-]\s(?:sent|issued|circulated|provided|held|received|shared|published)"
    rf"(?:(?: on| out)? {DAY})?\W*$",
    re.IGNORECASE,
)
"""What was done of it, behind a dash: "letter to MPs - sent 8 January"."""
_DONE_FORMS = (REPORTED_DONE, _CLOSED_END, _DONE_WITHIN, _DISCHARGED, _HANDED_OVER)
_ENTRY = re.compile(
    r"[A-Z]{0,5}[-/]?\d{1,8}(?:[./-]\d{1,8}){0,3}[a-z]?[.):]?\s+[\u2013-]?\s*(?=[A-Z])"
)
_LISTED = re.compile(r"(?:A|AP|ACT|Act)[-/ ]?(?P<number>\d{1,4})(?:[.):]?\s+(?=\S)|$)")

MARKS = (
    Form(
        "action",
        _MARK.pattern,
        (
            "Action \u2013 DCC to send the figures.",
            "ACTION 12/03: DCC to send them.",
            "Action DCC to send them.",
            "AGREED ACTION: send them.",
            "Action (DCC): send them.",
            "It was late. ACTION: DCC to chase.",
            "[Action: DCC]",
            "Action i: send them.",
            "Action 22/6 Circulate the formula.",
            "Action 7 Each force to write to the council.",
            "ACTIONS",
        ),
        (
            "Action Fraud is slow.",
            "Action plan: see above.",
            "Actions were reviewed.",
            "Action 7 The force reported its figures to the board.",
            "Action 7 Review of estates",
            "Action 7 Update received",
        ),
    ),
)
"""The marks of an action; a test runs their examples."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The text after a mark."""

    text: str
    owner: str = ""
    """The owner in the mark itself: "Action (DCC): …"."""
    start: int = 0
    """The place where the mark begins in its line."""
    is_set_off: bool = False
    """Whether brackets are around the mark."""
    ref: str = ""
    """The number of the mark itself: "Action 1"."""
    is_head: bool = False
    """Whether it only says whose the action in the next line is: "ACTION 1   Owner: DCC"."""


def marked_in(text: str, offices: Offices) -> tuple[str, list[Marked]]:
    """Divide a line into the text before the first mark, and the text of each mark."""
    marks = [found for found in _MARK.finditer(text) if _is_mark(found, offices)]
    if not marks:
        return text, []
    bounds = [found.start() for found in marks[1:]] + [len(text)]
    made = [
        Marked(
            _without_brackets(text[found.end() : end]),
            (found["who"] or found["last"] or "").strip(" ."),
            found.start(),
            found[0].strip().startswith(("[", "(")),
            (found["ref"] or "").strip("()[] ."),
            bool(found["ref"] and _OWNER_LABEL.search(found[0])),
        )
        for found, end in zip(marks, bounds, strict=True)
    ]
    return text[: marks[0].start()].strip(), made


def _is_mark(found: re.Match[str], offices: Offices) -> bool:
    who = found["who"] or found["last"]
    if who and (_NO_MARK.match(who) or not is_owner(who, offices)):
        return False
    if found["last"] and not found["mark"].isupper():
        return False
    set_off = found[0].strip().startswith(("[", "("))
    points = bool(_POINTER.match(found[0])) and found.end() < len(found.string)
    if found["mark"] == "A" and not (
        (set_off and not points)
        or found["bare"]
        or _TO_DO.match(found.string, found.end())
        or _has_owner(found, offices)
    ):
        return False
    return not (
        found["bare"] and found["mark"].endswith("s") and not is_owner(found["bare"], offices)
    )


def _has_owner(found: re.Match[str], offices: Offices) -> bool:
    """Check whether an owner and a colon stand behind a mark with its number: "A2/25: DCC: …"."""
    owner = _OWNER_BEHIND.match(found.string, found.end())
    return bool(owner and "/" in (found["ref"] or "") and is_owner(owner["who"], offices))


def _without_brackets(text: str) -> str:
    bare = text.strip()
    opened, closed = (sum(map(bare.count, signs)) for signs in ("([", ")]"))
    return bare[:-1].strip() if bare.endswith((")", "]")) and opened < closed else bare


def opens_list(text: str) -> bool:
    """Check whether a line announces actions: "The following actions were agreed:"."""
    return bool(_ANNOUNCED.fullmatch(text) or _LIST_HEAD.fullmatch(text))


def heads_done(text: str) -> bool:
    """Check whether a line is the heading of actions that were completed."""
    return bool(_DONE_HEAD.fullmatch(text))


def heads_part(text: str) -> bool:
    """Check whether a line within a list of actions is the heading of some of them: "Open:"."""
    return bool(_PART_HEAD.fullmatch(text))


def is_settled(text: str) -> bool:
    """Check whether a marked text only reports on an earlier action, or says that there is none."""
    found = _SETTLED.match(text)
    said = found and len(found["rest"].split()) < _FEW_WORDS
    goes_on = _GOES_ON.search(text) and not _TO_DO.match(text)
    return bool(said or goes_on or any(form.search(text) for form in _DONE_FORMS))


def listed_numbers(text: str) -> frozenset[str]:
    """Return the number with which an entry of a list of actions begins: "A1 DCC to …", "AP1"."""
    found = _LISTED.match(text)
    return frozenset({found["number"]} if found else ())


def only_decides(text: str) -> bool:
    """Check whether what stands among actions only says what was decided: "Option 2 supported."."""
    return bool(_ONLY_DECIDED.fullmatch(text.strip()))


def is_closed(status: str) -> bool:
    """Check whether the status of an action in a log says that nothing is left to be done."""
    *_, last = ["", *sentences(status)]
    ends = len(last.split()) <= _WORDS_OF_A_STATUS and _CLOSED_STATUS.match(last)
    return bool(_CLOSED_STATUS.match(status) or ends or _PROPOSED.search(status))


def without_reference(text: str) -> str:
    """Return an entry of a list of actions without its number: "2/21/1 DCC to …"."""
    found = _ENTRY.match(text)
    return text[found.end() :] if found else text


def has_reference(text: str) -> bool:
    """Check whether a line begins with the reference of an action: "A4 Silver to …", "18/26"."""
    return bool(_ENTRY.match(text) and re.match(r"[A-Z]{1,5}[-/]?\d|\d+[/-]\d", text))
