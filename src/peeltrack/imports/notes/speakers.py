"""Speaker in minutes, to whom "he" and "we" refer. Pure."""

import re

from peeltrack.imports.notes.forms import DELIVER
from peeltrack.imports.notes.office_words import LONG_RANK, OFFICE_WORD, RANK
from peeltrack.imports.notes.offices import Offices
from peeltrack.imports.notes.owed import is_pronoun
from peeltrack.language.people import STYLE

PREFIX = re.compile(
    r"^(?:The )?(?P<who>[A-Z][\w.'\u2019/& -]{0,50}?)\s*(?::|\s[\u2013\u2014-]\s)\s*(?=\S)"
)
"""The speaker before a colon or a dash."""
_STAMP = re.compile(r"^[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+(?=[A-Z])")
"""The time before each speech of a transcript."""
_ARROW = re.compile(r"^(?:[\u2192\u21d2\u25ba\u27a2\u2794\u00bb>]|-+>|=+>)\s*")
"""A sign before a task, which is no word of it."""
_PUT_TO = (
    r"(?:(?:asks?|asked|questioned|challenged|pressed)"
    r"|(?:assurance|clarification|clarity|confirmation|explanation|updates?|views?) from)"
)
"""What somebody does who puts a question, before whom he puts it to."""
_SAYS_OF = (
    r"\s+(?!(?:of|and|or|for|to|in|on|at|with|by|from|who|whose|which|that|as)\b)"
    rf"(?!(?!put\b|let\b|lead\b){DELIVER}\b)(?=[a-z])"
)
"""What divides the subject of a sentence from what is said of it, and is no list or task."""
_TITLED = r"[A-Z][\w.'\u2019/-]*(?: (?:(?:of|and|for|the|at|from|to) )*[A-Z][\w'\u2019/-]*){0,6}"
_STRANGER = re.compile(
    rf"(?:(?P<named>(?:{STYLE.pattern}|{RANK.pattern}|(?i:{LONG_RANK.pattern}))\s{_TITLED})"
    rf"|The (?P<office>{_TITLED}))(?<!['\u2019]s){_SAYS_OF}"
)
"""Somebody with a form of address, a rank or an office whom the attendance does not name."""
_SELF = re.compile(r"(?:he|she|they|we|I)\b", re.IGNORECASE)


class Speaker:
    """The one who spoke last, as the sentences tell."""

    def __init__(self, offices: Offices) -> None:
        self.offices = offices
        self.lead: str | None = None
        self.call = ""
        """How the notes call him."""
        self._subject = re.compile(
            rf"(?:The )?(?P<who>{offices.known})(?![\w\u2019'])"
            rf"(?:\s+[A-Z][\w\u2019'-]+){{0,2}}{_SAYS_OF}"
        )
        self._asked = re.compile(rf"\b{_PUT_TO} (?:the )?(?P<who>{offices.known})(?![\w\u2019'])")
        self.spoken = False
        """Whether he has spoken in the paragraph that is read."""

    @property
    def name(self) -> str | None:
        """The lead's id, else the office as printed; None if nobody has spoken."""
        return self.lead or (self.offices.office_called(self.call) if self.call else None)

    def before(self, text: str) -> re.Match[str] | None:
        """Return the beginning of a text that is somebody known and a colon or a dash."""
        prefix = PREFIX.match(text)
        return prefix if prefix and self.offices.knows(prefix["who"]) else None

    def take(self, call: str) -> None:
        """Note who speaks, by how the notes call him."""
        self.lead, self.call = self.offices.lead_called(call), call

    def hear(self, text: str) -> bool:
        """Note who speaks in a sentence; return whether one is named."""
        if prefix := self.before(text):
            self.take(prefix["who"])
            return True
        speeches = self.offices.speeches(text)
        if call := self.offices.call_of(text):
            self.call, self.spoken = call, True
        if known := bool(speeches and speeches[0].known):
            self.lead = speeches[0].by
        elif call := self.subject_of(text):
            self.take(call)
            self.spoken = known = True
        return known

    def subject_of(self, sentence: str) -> str:
        """Return how a sentence calls whoever it begins with and says something of.

        Somebody with an office or a form of address need not be known; a body is not meant.
        """
        if found := self._subject.match(sentence):
            return found["who"]
        found = _STRANGER.match(sentence)
        office = (found["office"] or "") if found else ""
        return found["named"] or (office if OFFICE_WORD.search(office) else "") if found else ""

    def turn(self, question: str) -> None:
        """Note to whom a question is put: it is he who answers."""
        if found := self._asked.search(question):
            self.take(found["who"])

    def meant(self, who: str) -> str:
        """Return how the notes call somebody: "he" and "her" are the one who spoke last."""
        return self.call if is_pronoun(who) else who

    def promises(self, who: str) -> str | None:
        """Return the name behind "he", "we" or nobody named in this paragraph; else None."""
        himself = _SELF.match(who) if who else self.spoken
        return self.name if himself else None


def spoken_in(text: str) -> str:
    """Return what is said in a paragraph, without the time or the sign before it."""
    return _ARROW.sub("", _STAMP.sub("", text))
