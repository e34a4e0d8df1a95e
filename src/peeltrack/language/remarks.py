"""Remarks: sentences of an update that leave something open, by the way they do. Pure.

Each is a pattern with a sentence that it finds and a like one that it leaves.
"""

import re

from peeltrack.language.told import Phrase, joined

DECLINED = (
    Phrase(
        r"no (?:further|more|other|additional|such) (?:\w+ )?(?:work|action|steps?|activity"
        r"|analysis|training|recruitment|reviews?|audits?|surveys?) (?:is|are|will be|was|were)"
        r" (?:now |being )?(?:planned|proposed|intended|envisaged|scheduled)|(?:do|does) not"
        r" (?:now |currently )?(?:plan|propose|intend) to|no (?:plans?|intention) (?:to|of)|(?:is"
        r"|are|was|were) not (?:considered|felt|thought|judged|deemed|seen as) (?:to be"
        r" )?(?:necessary|proportionate|practicable|practical|viable|feasible|an? (?:\w+"
        r" )?priority)",
        "Our numbers are small, so no further work is planned.",
        "No further complaints have been made.",
    ),
    Phrase(
        r"(?:has|have|had) (?:now |since )?(?:stopped|ceased|discontinued|suspended|dropped)"
        r"(?! (?:to|by|from|off|below|in|out|back)\b) (?:the |our |all )?\w+"
        r"|no longer (?:sign|check|review|send|attend|hold|visit|ask"
        r"|record|report|collect|sample|audit|brief|meet|debrief)\b|no (?:additional|extra"
        r"|dedicated) (?:resources?|funding|staff|capacity|money|posts?|budget) (?:is|are|has"
        r"|have|was|were|will)",
        "Supervisors no longer sign each record.",
        "Callers no longer wait.",
    ),
    Phrase(
        r"(?:was|were|is|are|has been|have been) (?:not|never) (?:agreed|approved|funded|granted"
        r"|supported|accepted|extended)|(?:was|has been) (?:refused|turned down|rejected|declined)"
        r"|(?:bids|proposals|plans) (?:[\w-]+ ){0,3}?(?:were|have been) (?:refused|turned down"
        r"|rejected)|(?:has|have|was|were|been) (?:\w+ )?(?:decided|agreed|resolved) not"
        r" to|(?:will|would|is|are) not (?:now )?(?:to )?be(?:ing)? (?:pursued|taken forward"
        r"|progressed|replaced|renewed|continued|repeated|taken up|adopted)"
        r"|not (?:been )?(?:taken forward|pursued)"
        r"|(?:has|have|been) ruled out|too (?:small|few|low) (?:[\w-]+ ){0,5}?to (?:be"
        r" )?(?:meaningful|significant|draw|tell|show|justify|warrant)",
        "The board has decided not to repeat the audit.",
        "The board has decided to repeat the audit.",
    ),
)
"""Something is not to be done, or not any more."""

UNKNOWN = (
    Phrase(
        r"(?:do|does|did|can|could)(?: not|n['\u2019]t) (?:yet |currently |at present |always"
        r" )?(?:know|say|tell|measure|count|collect|capture|quantify|break|separate|distinguish"
        r"|evidence)|cannot (?:yet |currently )?(?:say|tell|know|measure|quantify|break|separate"
        r"|explain|show|evidence|be (?:broken|measured|separated|counted))|(?:is|are|was|were)"
        r" (?:not|no longer) (?:yet |currently |routinely )?(?:known|measured|recorded|collected"
        r"|captured|monitored|broken down|tracked|understood)",
        "We do not yet know why.",
        "We know why.",
    ),
    Phrase(
        r"(?:has|have) not had (?:anyone|anybody|the \w+|time|chance|capacity) to (?:look|check"
        r"|test|sample|audit|assess|review)|(?:nobody|no one) (?:has|is) (?:yet )?(?:looked"
        r"|checked|looking|checking|tested|asked)|(?:has|have) not (?:yet )?been (?:checked"
        r"|tested|evaluated|audited|sampled|verified|validated)|last (?:sample|audit|survey|check"
        r"|count) was (?:in|on|taken|held|done)|(?:treated|read|taken|viewed|used) with (?:\w+"
        r" )?caution|not (?:statistically )?significant|too (?:early|soon) for|not (?:yet"
        r" )?(?:known|clear)(?! to)|too (?:small|few|low) (?:[\w-]+"
        r" ){0,5}?to (?:say|conclude|know|judge)"
        r"|(?:hard|difficult|impossible|too (?:early|soon)) to (?:say"
        r"|tell|know|judge|measure|quantify|assess|evidence|be sure|gauge)|(?:there (?:is|are) "
        r"|with |have |has )no (?:data|figures?|breakdown|baseline|way of (?:knowing|telling))|no"
        r" (?:data|figures?|breakdown|baseline) (?:is|are|exists?|for|on|by)|(?:is|are|remains?)"
        r" (?:unknown|unclear|unquantified)|(?:only )?anecdotal(?:ly)?",
        "It is too early to say.",
        "It is early in the year.",
    ),
)
"""Something is not known, or not counted."""

RISK_CARRIED = (
    Phrase(
        r"accept(?:s|ed|ing)? (?:that |an? |the )(?:\w+ )?(?:lower|reduced|weaker|longer|slower"
        r"|higher|poorer)|risks? (?:is|are|has been|have been|was|were) (?:now |being |therefore"
        r" )*(?:accepted|tolerated|carried|held|recorded|logged|noted|acknowledged)|(?:accept"
        r"|carry|tolerat|hold)(?:e?s|e?d|ed|ing|ying|ied|ies)? (?:the|this|that|a|some|an) (?:\w+"
        r" )?(?:risk|vulnerability)|(?:on|to|in) (?:the|our|its) (?:\w+ )?risk register",
        "The risk has been accepted.",
        "The risk has been removed.",
    ),
)
"""A risk is accepted."""

_DENIED = re.compile(
    r"\b(?:no longer|not|never|nor|without|instead of|rather than|ended|replac\w+|remov\w+|used"
    r" to|no need (?:for|of)|had been|stopped)\s+(?:[\w'-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""What stands before such words where they are not meant: no longer by hand."""
_OVER = re.compile(
    r"^[^.;]{0,60}\b(?:has|have|was|were) (?:now |since |been )*(?:ended|stopped|replaced|removed"
    r"|superseded|withdrawn|lifted|resolved)\b",
    re.IGNORECASE,
)
"""What is said of it where it is over."""


def remarks(text: str, phrases: tuple[Phrase, ...]) -> bool:
    """Check whether a sentence leaves something open in one of those ways."""
    return any(
        not _DENIED.search(text[: found.start()]) and not _is_over(text, found)
        for found in joined(phrases).finditer(text)
    )


def _is_over(text: str, found: re.Match[str]) -> bool:
    """Check whether a text goes on to say that what it speaks of has ended."""
    over = _OVER.search(text[found.start() :])
    return over is not None and over.end() > len(found[0])
