"""Words with which the force, the commissioner or a government answers a finding. Pure."""

import re

_WHO = r"(?:chief constable|chief fire officer|force|service|constabulary|PCC|PFCC|commissioner)"
_WHAT = r"(?:response|answer|comments?|update|position|progress)"
_ANSWER = re.compile(
    rf"(?:actions? taken|(?:force|our|police|service|constabulary|management|organisational"
    rf"|progress|government|current|PCC|PFCC) {_WHAT}s?"
    rf"|(?:the )?(?:{_WHO}|PCC|PFCC)['\u2019]?s {_WHAT}"
    rf"|{_WHAT}s?|what (?:we (?:have done|are doing|will do|did)|have we done|has been done)"
    r"|evidence(?: of completion)?"
    r"|we (?:have )?accept(?:ed)?|accepted|next steps)"
    r"(?: (?:as at|at|to) .{3,30}| \([^()]{2,30}\))?\s?(?:[:?\u2013—-]|$)"
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
    return _ANSWER.match(text[:160]) is not None
