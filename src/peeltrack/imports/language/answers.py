"""Words with which the force, the commissioner or a government answers a finding. Pure."""

import re

from peeltrack.model.parse_date import MONTH

_WHO = r"(?:chief constable|chief fire officer|force|service|constabulary|PCC|PFCC|commissioner)"
_WHAT = r"(?:response|answer|comments?|update|position|progress|view|reply)"
_FINDING = (
    r"(?:(?:the|this|these|our|each|HMI\w*|PEEL) )*"
    r"(?:recommend|AFI|area|finding|cause|report|letter|inspect|HMI|date|point|issue)"
)
_TO_WHAT = rf"(?:as at|at|to (?=\d|{MONTH}|{_FINDING})) ?.{{3,30}}"
"""What is answered, or the day until when: Response to recommendation 4; Progress to date."""
_ANSWER = re.compile(
    rf"(?:actions? taken|(?:force|our|police|service|constabulary|management|organisational"
    rf"|progress|government|current|PCC|PFCC) {_WHAT}s?"
    rf"|(?:the )?(?:{_WHO}|PCC|PFCC)['\u2019]?s {_WHAT}"
    rf"|{_WHAT}s? (?:from|by|of) the {_WHO}"
    rf"|{_WHAT}s?|what (?:(?:we|the {_WHO}) (?:have done|has done|are doing|is doing|will do|did)"
    r"|(?:we )?have we done|(?:has|is) been done|is being done|happens next)"
    r"|evidence(?: of completion)?"
    r"|we (?:have )?accept(?:ed)?|accepted|next steps)"
    rf"(?: {_TO_WHAT}| \([^()]{{2,30}}\))?\s?(?:[:?\u2013—-]|$)"
    rf"|the (?:{_WHO}|government|home office|college) (?:has )?(?:fully |partially )?"
    r"(?:accepts?|agrees? with|welcomes?|rejects?|notes)\b",
    re.IGNORECASE,
)
EXAMPLE, NOT_THIS = (
    "Chief constable's response: the force accepts it.",
    "Response times should fall.",
)


def begins_answer(text: str) -> bool:
    """Check whether a line begins an answer to a finding: Action taken; Force response: …"""
    return _ANSWER.match(text[:160]) is not None or is_accepted(text[:60].partition(". ")[0])


_ACCEPTED = re.compile(
    r"(?:not |partially |partly |fully )?(?:accepted|agreed|rejected)(?: in \w+)?\.?", re.I
)


def is_accepted(text: str) -> bool:
    """Check whether a line only says that a finding is accepted, so that an answer may follow."""
    return _ACCEPTED.fullmatch(text[:60]) is not None
