"""Words that fill a cell and tell nothing: TBC, n/a, no update, nil return. Pure."""

import re

_NO_VALUE = (
    r"-+|\u2013|\u2014|\?+|x+|tbc|tba|tbd|to be (?:confirmed|agreed|advised|determined)|n/?a"
    r"|none|nil|not (?:applicable|set|yet set|known|stated|given|specified)|no date|unknown|vacant"
    r"|unallocated|not allocated|awaiting allocation|blank"
)
_WHEN = (
    r"(?: (?:yet|received|given|provided|available|required|needed|as yet|at present"
    r"|at this (?:time|stage|point)"
    r"|(?:this|for this|since last|since the last|for the) (?:time|week|month|quarter|period"
    r"|meeting|update|return|report)))?"
)
_NO_UPDATE = (
    rf"(?:(?:there (?:is|are|has been)|we have) )?"
    rf"(?:(?:no|nil)(?: (?:further|new|additional|other|more))? (?:updates?|returns?){_WHEN}"
    rf"|(?:nothing|none|nil)(?: (?:further|new|more|else))? to (?:report|add|update){_WHEN}"
    r"|nothing further|(?:as|see) (?:above|below|before|previous(?:ly)?|last (?:month|time|update)"
    r"|previous (?:update|month|return))|ditto|as per (?:above|previous|last)(?: update)?"
    r"|(?:an? )?updates? (?:is |are )?(?:awaited|pending|outstanding|requested|required|to follow)"
    r"|awaiting(?: an?)? updates?"
    r"|(?:(?:this|it|work)(?: is)? |still )?(?:on-?going|in progress|continuing|continues))"
)
_WORD = r"(?!(?!attached|enclosed)\w+(?:ed|ing)\b)[\w/\u2019'&-]+"
"""A word that is no verb in -ed or -ing, with which it would tell what was done."""
_ELSEWHERE = (  # See my email of Tuesday | As per the attached paper | Minutes attached
    rf"(?:please )?(?:see|as per|refer to)(?: {_WORD}){{1,4}}"
    r"(?: (?:of|from|on|dated|sent)(?: [\w/]+){1,4})?"
    rf"|(?!no )(?:{_WORD} ){{0,3}}(?:(?:is|are) )?(?:attached|enclosed|appended)"
)
_NOT_IN_POST = (  # I left this post on 1 October - please send to the Head of Crime
    r"i(?:[\u2019']ve| have|[\u2019']m| am)? (?:now )?"
    r"(?:left|(?:moved on|retired|transferred) from|no longer (?:in|hold)) "
    r"(?:this|the|that|my) (?:post|role|position|job)"
    r"(?: (?:on|in|from|at|as of)\b[^.!?]*|[ ,;(\u2013-]*(?:please|contact|send)\b[^.!?]*)?"
)
_PERSON = r"(?-i:[A-Z][\w.\u2019'-]*(?: [A-Z][\w.\u2019'-]*){0,3}|me|him|her|them|my staff officer)"
_FROM_SOMEBODY = (  # See Bob | As discussed with DI Quill | Bob to update | Verbal update
    rf"(?:please )?(?:see|ask|speak (?:to|with)|talk to|refer to|check with|liaise with"
    rf"|as discussed with) {_PERSON}"
    rf"|(?:i|{_PERSON}) (?:to|will) (?:(?:give|provide|send)(?: an?)?(?: verbal| written)? update"
    r"|update(?: verbally)?)(?: (?:at|before|in) (?:the )?meeting)?"
    r"|(?:an? )?verbal update(?: (?:to be|will be) (?:given|provided))?"
    r"(?: (?:at|in) (?:the )?meeting)?"
)
_NO_BARRIER = (
    r"(?:no|nil|none)(?: (?:known|current|new|further|significant))?"
    r"(?: (?:barriers?|blockers?|issues?|risks?|obstacles?))?"
    r"(?: (?:known|identified|at present|at this time|currently|to report))?"
)
_NO_CHANGE = r"no change|unchanged|as (?:is|now|before)|(?:the )?same|remain(?:s)? as (?:is|now)"
_SAYS_NONE = re.compile(rf"(?:{_NO_VALUE})\.?", re.IGNORECASE)
_SAYS_NO_UPDATE = re.compile(
    rf"[(\[]?(?:{_NO_VALUE}|{_NO_UPDATE}|{_ELSEWHERE}|{_FROM_SOMEBODY}"
    rf"|{_NOT_IN_POST})[)\]]?[.!]?",
    re.IGNORECASE,
)
_SAYS_NO_BARRIER = re.compile(rf"(?:{_NO_VALUE}|{_NO_BARRIER})[.!]?", re.IGNORECASE)
_SAYS_NO_CHANGE = re.compile(rf"(?:{_NO_VALUE}|{_NO_CHANGE})[.!]?", re.IGNORECASE)
_LONGEST = 80
"""The characters that such words have at most."""


def says_none(text: str) -> bool:
    """Check whether a text only says that there is no value yet: TBC, n/a, a dash."""
    return _is_all(_SAYS_NONE, text)


def says_no_barrier(text: str) -> bool:
    """Check whether a text given as a barrier only says that there is none."""
    return _is_all(_SAYS_NO_BARRIER, text)


def says_no_change(text: str) -> bool:
    """Check whether a word given as a proposal only says that nothing should change."""
    return _is_all(_SAYS_NO_CHANGE, text)


def says_no_update(text: str) -> bool:
    """Check whether a text given as an update only says that no update is given, or where one is.

    A few words that only point elsewhere ("See recs", "Minutes attached"), and somebody who only
    says that they have left the post, tell nothing of the finding. "No change" is an update: it
    tells how the finding stands. "Ongoing" tells no more than that the finding is open.
    """
    return _is_all(_SAYS_NO_UPDATE, text)


def _is_all(pattern: re.Pattern[str], text: str) -> bool:
    return len(text) <= _LONGEST and bool(pattern.fullmatch(" ".join(text.split())))
