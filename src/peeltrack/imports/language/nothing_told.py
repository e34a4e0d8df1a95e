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
    r"|awaiting(?: an?)? updates?)"
)
_SAYS_NONE = re.compile(rf"(?:{_NO_VALUE})\.?", re.IGNORECASE)
_SAYS_NO_UPDATE = re.compile(rf"[(\[]?(?:{_NO_VALUE}|{_NO_UPDATE})[)\]]?[.!]?", re.IGNORECASE)
_LONGEST = 80
"""The characters that such words have at most."""


def says_none(text: str) -> bool:
    """Check whether a text only says that there is no value yet: TBC, n/a, a dash."""
    return _is_all(_SAYS_NONE, text)


def says_no_update(text: str) -> bool:
    """Check whether a text given as an update only says that no update is given, or where one is.

    "No change" is an update: it tells how the finding stands.
    """
    return _is_all(_SAYS_NO_UPDATE, text)


def _is_all(pattern: re.Pattern[str], text: str) -> bool:
    return len(text) <= _LONGEST and bool(pattern.fullmatch(" ".join(text.split())))
