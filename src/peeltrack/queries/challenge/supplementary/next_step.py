"""The step of an item that is due next, asked about if no chosen question names it. Pure."""

from peeltrack.language.told import statements
from peeltrack.model.items import Item
from peeltrack.queries.challenge.clauses import telling_words
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import is_quoted_in, quote, quote_head
from peeltrack.queries.challenge.spans import A_QUARTER
from peeltrack.queries.challenge.supplementary.item_questions import ItemQuestions
from peeltrack.queries.challenge.word_overlap import shared
from peeltrack.wording import long_date


def ask_of_next_step(meeting: Preparation, item: Item, asked: ItemQuestions) -> None:
    """Let them ask about the open step that is due next within a quarter, unless one quotes it."""
    quoted = asked.quoted
    ahead = [
        (step.due, step.text)
        for step in item.open_steps
        if step.due and 0 <= (step.due - meeting.on).days <= A_QUARTER
        if not (is_quoted_in(step.text, quoted) or _is_told_of(item, step.text))
    ]
    for due, text in sorted(ahead)[:1]:
        asked.ask_too(
            text,
            f"A step is due by {long_date(due)}: {quote(text)}.",
            [f"on {quote_head(text)}, due by {long_date(due)}, how far is it, and will it be done"],
        )


def _is_told_of(item: Item, step: str) -> bool:
    """Check whether the last update speaks of a step, by two of its telling words."""
    last = item.last_update
    words = telling_words(step)
    return last is not None and any(
        len(shared(words, telling_words(said))) > 1 for said in statements(last.text)
    )
