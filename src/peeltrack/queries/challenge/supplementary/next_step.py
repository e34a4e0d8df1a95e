"""The step of an item that is due next, asked about if no chosen question names it. Pure."""

from peeltrack.model.items import Item
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import is_quoted_in, quote, quote_head
from peeltrack.queries.challenge.spans import A_QUARTER
from peeltrack.queries.challenge.supplementary.item_questions import ItemQuestions
from peeltrack.queries.challenge.tells_of import update_tells_of
from peeltrack.wording import long_date


def ask_of_next_step(meeting: Preparation, item: Item, asked: ItemQuestions) -> None:
    """Let them ask about the open step that is due next within a quarter, unless one quotes it."""
    quoted, last = asked.quoted, item.last_update
    ahead = [
        (step.due, step.text)
        for step in item.open_steps
        if step.due and 0 <= (step.due - meeting.on).days <= A_QUARTER
        if not is_quoted_in(step.text, quoted)
        if last is None or not (step.id in last.steps or update_tells_of(last, step.text))
    ]
    for due, text in sorted(ahead)[:1]:
        asked.ask_too(
            text,
            f"A step is due by {long_date(due)}: {quote(text)}.",
            [f"on {quote_head(text)}, due by {long_date(due)}, how far is it, and will it be done"],
        )
