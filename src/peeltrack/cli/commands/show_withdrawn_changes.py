"""Changes of an item's RAG, dates and state that were withdrawn, for its page."""

from collections.abc import Iterator
from datetime import date

from rich.text import Text

from peeltrack.cli.shared.terminal import marked
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.withdrawals import is_withdrawn
from peeltrack.wording import NOT_RATED, long_date, spoken


def withdrawn_changes(register: Register, whole: Item, on: date) -> list[Text]:
    """Return a line, struck through, for each change that was withdrawn by a date."""
    return [
        marked(register, change, Text(line), on)
        for change, line in _changes(whole)
        if is_withdrawn(change, on)
    ]


def _changes(whole: Item) -> Iterator[tuple[object, str]]:
    for rag in whole.rag_changes:
        yield rag, f"{long_date(rag.date)}: RAG {rag.before or NOT_RATED} → {rag.after}"
    for target in whole.target_changes:
        yield target, f"{long_date(target.date)}: target {long_date(target.after)}"
    for step in whole.steps_to_green:
        for move in step.due_changes:
            yield move, f"{long_date(move.date)}: step {step.id} moved to {long_date(move.after)}"
    for sign_off in whole.sign_offs:
        yield sign_off, f"{long_date(sign_off.date)}: {spoken(sign_off.stage)}"
