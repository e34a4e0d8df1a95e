"""Supplementary questions: those that follow the questions chosen about an item. Pure."""

import re
from collections.abc import Sequence
from datetime import date

from peeltrack.queries.challenge.clauses import telling_words
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import QUOTATION
from peeltrack.queries.challenge.word_overlap import content_words, likeness, shared, shares_word
from peeltrack.wording import capitalised, long_date

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

    def is_asked(self, text: str) -> bool:
        """Check whether they ask about a quotation that has most of its words in common with it."""
        known = QUOTATION.findall(self.asked)
        return any(likeness(text, each) >= _ALIKE for each in known)

    def names_day(self, day: date, *, about: str = "") -> bool:
        """Check whether one of them names a day, and a telling word of a text if one is given."""
        words, dated = telling_words(about), re.compile(rf"(?<!\d){long_date(day)}")
        return any(
            dated.search(asked) and (not about or shares_word(asked, words))
            for each in self.questions
            for asked in (each.question, *each.supplementary)
        )

    def ask_too(
        self, text: str, said: str, asks: Sequence[str], *, even_if_alike: bool = False
    ) -> None:
        """Let the question that fits a text best be followed by others about it.

        Args:
            text: what is asked about.
            said: how the fact says it, as a sentence; empty if it has it already.
            asks: what is asked about it, each without a capital and a mark.
            even_if_alike: whether to ask where like words are asked about already.
        """
        if asks and not even_if_alike and self.is_asked(text):
            return
        places = range(len(self.questions))
        self.ask_at(max(places, key=lambda place: self.fit(place, text)), said, asks)

    def ask_at(self, place: int, said: str, asks: Sequence[str]) -> None:
        """Let the question at a place be followed by others, if the forum sees what they quote."""
        host = self.questions[place]
        both = host._replace(
            what_else=f"{host.what_else} {said}".strip(),
            supplementary=(*host.supplementary, *(f"{capitalised(each)}?" for each in asks)),
        )
        self.questions[place] = both if self._meeting.is_seen(both) else host
