"""Short handles for findings, of their wording's own words. Pure."""

import re

from peeltrack.exchange.due_phrases import PHRASE

_LONGEST = 70
_FEWEST = 4
"""Words that a handle keeps, if there are so many, before it is cut at a comma."""

_OPENING = re.compile(
    r"^(?:(?:by|before|within|not later than|no later than|with immediate effect|immediately)\b"
    r"[^,:]{0,60}[,:] ?|Our (?:19|20)\d\d report said that )",
    re.IGNORECASE,
)
_WE_RECOMMEND = re.compile(
    r"^(?:we|HMICFRS) recommends? that (?:the force|[A-Z][\w'\u2019 ]{2,50}? (?:Police"
    r"|Constabulary)) "
    r"(?:immediately |urgently )?(?:acts? to |takes? \w+ to )?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"^.{20,}?[.?!](?= [A-Z])")
_ASKED = re.compile(r"^(?P<of>.{0,300}?)\b(?:should|must|needs? to|ought to)\b,? ?(?P<what>.*)$")
_PASSIVE = re.compile(
    r"be (?!(?:an?|the|able|regularly \w+ing)\b)(?:[\w-]+ly (?:and \w+ )?)?\w+(?:ed|en|de|ne|wn"
    r"|ut|ade)\b"
)
_WHEN = re.compile(rf"^{PHRASE},? ?", re.IGNORECASE)
_UNTIL = re.compile(r"^(?:until|while|where|when|if)\b[^:]{0,200}[:,] ", re.IGNORECASE)
_WEAK = re.compile(
    r"^(?:(?:make sure|ensure|assure themselves|if necessary|continue to|take steps to|put in place"
    r"|consider|immediately|regularly|also|then|review|improve|introduce|implement|provide|adopt"
    r"|develop|agree|undertake|give|set|put|be|have|has|that|it|its|their|they|the|a|an|how|if|and|to|of"
    r"|by|better|refresh|there)\b,? ?)+",
    re.IGNORECASE,
)
_CUT = re.compile(r"[,;:.(]| \u2013 | so that | to ensure | in order to | including | which | by ")
_HANGING = re.compile(
    r"(?: (?:a|an|and|as|at|by|for|from|in|of|on|or|that|the|their|its|to|with|is|are|be|has"
    r"|have|any"
    r"|promptly|within|into|all|this|whether|\w+ly))+$",
    re.IGNORECASE,
)


def handle(text: str, number: str, led_in: bool = False) -> str:
    """A title for a finding: the words that say what it is about.

    What is asked of somebody gives the handle; where something is to be done to a thing
    ("A tool should be introduced"), the thing does.
    """
    plain = _WE_RECOMMEND.sub("", _OPENING.sub("", " ".join(text.split())[:600], count=1), count=1)
    found = _SENTENCE.match(plain)
    sentence = found[0] if found else plain
    asked = None if led_in else _ASKED.match(sentence)
    words = _WHEN.sub("", _UNTIL.sub("", asked["what"], count=1), count=1) if asked else sentence
    if asked and not re.fullmatch(r"(?:there|this|it|they) ?", asked["of"], re.IGNORECASE):
        words = asked["of"] if _PASSIVE.match(words) else words
    strong = _WEAK.sub("", words, count=1)
    short = _shortened(strong if len(strong.split()) > 1 else words)
    return short[:1].upper() + short[1:] if short else f"Finding {number}"


def _shortened(text: str) -> str:
    """The text up to the first cut that leaves enough words, and to what a line holds."""
    for cut in _CUT.finditer(text):
        if len(text[: cut.start()].split()) >= _FEWEST:
            text = text[: cut.start()]
            break
    text = text.strip(" .,;:")
    if len(text) > _LONGEST:
        text = text[: _LONGEST + 1].rsplit(" ", 1)[0]
    return _HANGING.sub("", text.strip(" .,;:")).strip(" .,;:")
