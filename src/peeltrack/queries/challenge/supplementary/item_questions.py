"""Supplementary questions: those that follow the questions chosen about an item. Pure."""

from collections.abc import Sequence

from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import QUOTATION
from peeltrack.queries.challenge.word_overlap import content_words, likeness, shared
from peeltrack.wording import capitalised

_ALIKE = 0.6
"""The share of the words of two quotations that both have, if they are of the same thing."""


class ItemQuestions:
    """The questions chosen about an item, and the supplementary ones that follow them."""

    def __init__(self, meeting: Preparation, questions: Sequence[RuleResult]) -> None:
        self._meeting = meeting
        self.questions = list(questions)

    @property
    def quoted(self) -> str:
        """All that they ask and quote, as one text."""
        return " ".join(f"{e.question} {e.fact} {e.what_else}" for e in self.questions)

    @property
    def asked(self) -> str:
        """All that they ask, as one text."""
        return " ".join(" ".join((e.question, *e.supplementary)) for e in self.questions)

    def fit(self, place: int, text: str) -> tuple[int, int]:
        """Return how well a text fits a question: by the words of both, then by its length."""
        question = self.questions[place]
        alike = shared(content_words(question.question), content_words(text))
        length = len(question.question) + sum(map(len, question.supplementary))
        return len(alike), -length

    def ask_too(self, text: str, said: str, asks: Sequence[str], *, anew: bool = False) -> None:
        """Let the question that fits a text best be followed by others about it.

        Args:
            text: what is asked about.
            said: how the fact says it, as a sentence; empty if it has it already.
            asks: what is asked about it, each without a capital and a mark.
            anew: whether to ask about what is quoted in like words already.
        """
        places = range(len(self.questions))
        place = max(places, key=lambda place: self.fit(place, text))
        self.ask_at(place, said, asks, anew=anew)

    def ask_at(self, place: int, said: str, asks: Sequence[str], *, anew: bool = False) -> None:
        """Let the question at a place be followed by others, if the forum sees what they quote."""
        host = self.questions[place]
        known = [] if anew else QUOTATION.findall(self.asked)
        new = [each for each in asks if not _is_known(QUOTATION.findall(each)[:1], known)]
        both = host._replace(
            what_else=f"{host.what_else} {said}".strip(),
            supplementary=(*host.supplementary, *(f"{capitalised(each)}?" for each in new)),
        )
        self.questions[place] = both if self._meeting.is_seen(both) else host


def _is_known(quoted: Sequence[str], known: Sequence[str]) -> bool:
    """Check whether each of some quotations shares half of its words with one that is known."""
    return bool(quoted) and all(
        any(likeness(each, other) >= _ALIKE for other in known) for each in quoted
    )
