"""Labels before what a line of minutes says: questions, answers, details of an action. Pure."""

import re

_BOX = re.compile(
    r"(?:\[(?P<tick>[ xX\u2713\u2714]?)\]|[\u2610\u25a1]|(?P<ticked>[\u2611\u2612\u2705]))\s+(?=\S)"
)
_ARROW = re.compile(r"(?:^|\s+)(?:[\u2192\u21d2\u25ba\u27a2\u2794\u00bb]|-+>|=+>)\s*(?=\S)")
_QUESTION = re.compile(
    r"^\W{0,3}(?:Q|QUESTION|Question|Query)(?:\s*\.?\s*(?:\d{1,2}|[a-z]))?"
    r"(?:\s*\([^()]{2,40}\)|\s+(?:from|by)\s+[^:.?]{2,50})?\s*[:.)\u2013\u2014-]\s*(?:\([A-Z][^()]{2,40}\)\s+)?(?=\S)(?!\d)"
)
_QUESTION_HEADING = re.compile(
    r"\W{0,3}(?:(?:Public|Written|Supplementary|Submitted|Further) )?(?:Q|(?i:question|query))"
    r"(?: (?:no\.? ?|number )?\d{1,2}|\d{1,2}|(?= (?:from|by|put|submitted)\b))"
    r"\s*(?:[:.)\u2013\u2014-]+\s*)?(?:(?:put |asked |submitted )?(?:from|by):? )?"
    r"(?:\((?:(?:put |asked |sent in )?(?:from|by) )?(?P<inside>[\w][^()?:]{2,60})\)"
    r"|(?P<who>(?!(?:How|What|Why|When|Where|Who|Which|Whose|Is|Are|Do|Does|Did|Can|Could|Will|Would"
    r"|Has|Have|Should)\b)[A-Z\d][^?:]{2,60}(?<!\.)|):?)"
)
"""A heading with the number of a question or who put it, above the question."""
_QUESTION_ANNOUNCED = re.compile(
    r"(?:(?:The|A|One) )?(?:following )?(?:\w+ )?question (?:had been |has been |was )?(?:received"
    r"|submitted|put|asked|raised)(?: in writing)?(?: (?:from|by) (?P<who>[^:?]{3,60}))?:",
    re.IGNORECASE,
)
"""A line that announces a question: "The following question was received from Mrs Hill:"."""
_ANSWER = re.compile(
    r"^\W{0,3}(?:A|ANSWER|Answer|RESPONSE|Response|Reply|(?:Force|PCC|OPCC|Commissioner) response)"
    r"(?:\s*\.?\s*(?:\d{1,2}|[a-z]))?(?:\s*\([^()]{2,40}\)|\s+(?:from|by)\s+[^:.?]{2,50})?"
    r"\s*[:.)\u2013\u2014-]\s*(?=\S)"
)
_KEY = (
    r"(?:(?:action )?(?:owners?|lead(?: officer)?|by whom|who|assigned to"
    r"|responsib(?:le|ility)(?: officer| person)?)"
    r"|(?:due|target|completion|review)(?: (?:date|by))?|date due|deadline|time-?(?:scale|frame)"
    r"|by(?: when)?|when|status|response|update|progress|outcome)"
)
_ATTRIBUTE = re.compile(
    rf"^\W{{0,3}}(?:[^\W\d_]{{3,20}} / )?(?P<key>{_KEY}|date)\s*[:\u2013-]\s*"
    r"(?P<value>.{1,300})$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    rf"(?<!/)[\s;,|]+(?=(?:[^\W\d_]{{3,20}} / )?(?:{_KEY}|date)\s*:)", re.IGNORECASE
)
"""What stands before a further detail in one line: "Owner: DCC   Due: 3 May"."""


_ACTION_NUMBER = re.compile(
    r"\W{0,4}(?:(?i:(?:new |agreed )?actions?(?: points?| items?)?)|AP|ACT|Act)"
    r"(?:\s+(?i:no\.? ?|number |ref\.? ?)|\s*[/-]?\s*)(?=[\w/.-]{0,24}\d)[\w/.-]{1,30}[:)]?\s+"
    r"(?=[A-Z])"
)
"""The number of an action with which a line begins: "AP2", "Action 20220719-HTA-001:"."""


def behind_action_number(text: str) -> str:
    """Return what stands behind the number of an action, with which a line begins; else nothing."""
    found = _ACTION_NUMBER.match(text)
    return text[found.end() :] if found else ""


def behind_box(text: str) -> tuple[str, bool] | None:
    """Return the text behind a box to tick, and whether it is ticked; None without a box."""
    found = _BOX.match(text)
    return (
        (text[found.end() :], bool((found["tick"] or found["ticked"] or "").strip()))
        if found
        else None
    )


def divided_at_arrow(text: str) -> tuple[str, str] | None:
    """Return the text before an arrow and the text behind it; None without an arrow."""
    found = _ARROW.search(text)
    return (text[: found.start()], text[found.end() :]) if found else None


def question_behind_mark(text: str) -> str | None:
    """Return the question of a line that begins with "Q:"."""
    found = _QUESTION.match(text)
    return text[found.end() :] if found else None


def question_heading(text: str) -> str | None:
    """Return who put the question below a heading such as "Question 2 \u2013 Mrs Hill"."""
    found = _QUESTION_HEADING.fullmatch(text) or _QUESTION_ANNOUNCED.fullmatch(text)
    groups = found.groupdict() if found else {}
    return (groups.get("inside") or groups["who"] or "") if found else None


def answer_behind_mark(text: str) -> str | None:
    """Return the answer of a line that begins with "A:"."""
    found = _ANSWER.match(text)
    return text[found.end() :] if found else None


def attributes_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return the details that a line gives of the action above it: "Owner: DCC  Due: 3 May".

    "Date: 3 May" is one of them behind another; alone it may be that of anything.
    """
    parts = _ANOTHER.split(text)
    found = [each for part in parts if (each := _ATTRIBUTE.match(part))]
    if len(found) < len(parts) or found[0]["key"].casefold() == "date":
        return ()
    return tuple((_kind_of(each["key"]), each["value"].strip()) for each in found)


def _kind_of(key: str) -> str:
    """Return what the key of a detail is about: owner, due or status."""
    if re.fullmatch("status|response|update|progress|outcome", key, re.I):
        return "status"
    is_time = re.search(r"due|date|deadline|when|target|completion|review|time|^by$", key, re.I)
    return "due" if is_time else "owner"
