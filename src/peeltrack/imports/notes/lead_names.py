"""The offices that speak in notes of a meeting, and the leads that they are. Pure.

People appear in notes by name; the register knows offices. A name serves to find the
office and is then dropped.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from peeltrack.model.organisation import Lead

_VERBS = (
    "acknowledg|add|advis|agre|answer|apologis|ask|assur|believ|challeng|clarif|clos|comment|"
    "commit|conclud|confirm|consider|emphasi|enquir|explain|express|feel|felt|further|had|has|"
    "highlight|indicat|inform|is|mention|not(?:ed|es|ing)|observ|offer|open|outlin|point|prais|"
    "propos|query|queri|question|rais|reassur|recogni|reiterat|remark|repl|report|request|respon|"
    "said|say|set|stat|stress|suggest|thank|think|thought|told|undert|updat|want|was|welcom|will|"
    "wish|opinion|view"
)
_ADVERBS = r"(?:(?:also|then|further|again|therefore|did|too)\s+)*"
_LEAD_IN = (
    r"(?:(?:In addition|In response|In reply|Additionally|Also|However|Furthermore|Finally),?\s+)?"
)
ASKING = re.compile(r"\b(?:ask|question|quer|enquir|challeng|sought|seek)|\?", re.IGNORECASE)
"""What makes a sentence a question."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office at the meeting."""

    capacity: str
    lead: str | None
    apologies: bool = False


@dataclass(frozen=True, slots=True)
class Speech:
    """What one office said, in the notes' own words."""

    by: str | None
    text: str
    known: bool = True
    """Whether the notes say who spoke, though the register may not know the office."""
    asks: bool = False


class Offices:
    """Every office that may speak, by each way in which the notes may call it."""

    def __init__(
        self, attendance: Iterable[tuple[str, str, bool]], leads: Mapping[str, Lead]
    ) -> None:
        self.attended: tuple[Office, ...] = ()
        self.calls: dict[str, str | None] = {}
        self.persons: dict[str, str | None] = {}
        self._spelled: set[str] = set()
        for lead_id, lead in leads.items():
            for call in (lead.short, lead.title):
                if call:
                    self._call(call, self.calls.get(_key(call), lead_id))
        for name, capacity, apologies in attendance:
            self._attend(name, capacity, apologies=apologies)
        self._pattern = self._speaker_pattern()

    def _attend(self, name: str, capacity: str, *, apologies: bool) -> None:
        short = re.search(r"\(([A-Z][\w &/-]{0,15})\)\s*$", capacity)
        title = capacity[: short.start()].strip() if short else capacity
        calls = [short[1], title] if short else [title]
        lead = next((self.calls[key] for call in calls if (key := _key(call)) in self.calls), None)
        for call in calls[:1] if short else calls:
            self._call(call, lead)
        if name:
            self.persons[_key(name)] = lead
        self.attended = (*self.attended, Office(capacity, lead, apologies))

    def _call(self, call: str, lead: str | None) -> None:
        if _key(call):
            self.calls[_key(call)] = lead
            self._spelled.add(_spelling(call))

    def lead_called(self, call: str) -> str | None:
        """The lead that a name, title or short form means; none if it means none for certain."""
        for piece in (call, *re.findall(r"\(([^)]*)\)", call), re.sub(r"\([^)]*\)", "", call)):
            key = _key(piece)
            if known := self.calls.get(key) or self.persons.get(key):
                return known
        return None

    def first_speaker(self, text: str) -> str | None:
        """The first office that a text says spoke, wherever in a sentence it stands."""
        found = self._pattern.search(text)
        return self.calls.get(_key(found["office"])) if found else None

    def asker_of(self, text: str, usual: str | None) -> str | None:
        """Who asked: the first office that speaks, be it a lead or not; else the usual one."""
        return self.first_speaker(text) if self._pattern.search(text) else usual

    def owner_of(self, text: str) -> str | None:
        """The office that an action is laid upon: "DBS to provide …", not "PCC to be given …"."""
        found = re.match(
            rf"(?:The )?(?P<office>{self._names})\s+(?:to|will|shall|must)\s+(?!be\b)", text
        )
        return self.calls.get(_key(found["office"])) if found else None

    def speeches(self, text: str) -> list[Speech]:
        """A paragraph divided where another office begins to speak."""
        starts = [
            found
            for found in self._pattern.finditer(text)
            if _begins_sentence(text, found.start("whole"))
        ]
        made: list[Speech] = []
        bounds = [found.start("whole") for found in starts] + [len(text)]
        if bounds[0] > 0 and text[: bounds[0]].strip():
            made.append(Speech(None, text[: bounds[0]].strip(), known=False))
        for found, end in zip(starts, bounds[1:], strict=True):
            by = self.calls.get(_key(found["office"]))
            words = text[found.start("whole") : end].strip()
            asks = bool(re.match("ask|question|quer|enquir", found["verb"], re.IGNORECASE))
            last = made[-1] if made else None
            if last and last.known and last.by == by and (by or not made) and last.asks == asks:
                made[-1] = Speech(by, f"{last.text} {words}", known=True, asks=asks)
            else:
                made.append(Speech(by, words, known=True, asks=asks))
        return made

    def _speaker_pattern(self) -> re.Pattern[str]:
        names = "|".join([*sorted(self._spelled, key=len, reverse=True), "(?!)"])
        self._names = names
        return re.compile(
            rf"(?P<whole>{_LEAD_IN}(?:\b[Tt]he\s+)?(?<![\w-])(?P<office>{names})"
            rf"(?![\u2019'\w])\s+{_ADVERBS}(?P<verb>{_VERBS}))"
        )


def _spelling(call: str) -> str:
    """A regular expression for a short form or a title, however its spaces are set."""
    if call.upper() == call or len(call) < 5:
        return r"\s?".join(re.escape(letter) for letter in call if not letter.isspace())
    return f"(?i:{r'[^0-9A-Za-z]+'.join(re.findall('[A-Za-z0-9]+', call))})"


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return (
        not before
        or bool(re.search(r"[.?!:;\u2013—-][\"'”\u2019)]*$", before))
        or text[at : at + 4] == "The "
    )


def _key(call: str) -> str:
    return "".join(character for character in call.casefold() if character.isalnum())
