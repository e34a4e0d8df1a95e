"""Steps of a tracker beside those that an item of the register has already. Pure."""

from collections.abc import Iterator

from peeltrack.imports.trackers.drafts import ItemDraft
from peeltrack.imports.trackers.existing_updates import same_text
from peeltrack.queries.as_given import step_texts

NO_STEP, OPEN = "no such step", "open"


def step_differences(draft: ItemDraft) -> Iterator[tuple[str, str, str]]:
    """Yield each step that the register lacks, or has done or open where the tracker differs.

    Yields:
        The path of the value as amend names it, the register's value and the tracker's.
    """
    if (item := draft.held) is None:
        return
    as_at = draft.facts.context.as_at  # the date of a step that is done without one
    for step in draft.entries("steps_to_green"):
        text = same_text(str(step["text"]))
        same = (
            each
            for each in item.steps_to_green
            if text in map(same_text, step_texts(each, item.amendments))
        )
        if (held := next(same, None)) is None:
            yield "steps_to_green", NO_STEP, str(step["text"])
        elif held.done != step["done"] and not (held.done and step["done"] == as_at):
            path = f"steps_to_green.{held.id}.done"
            yield path, str(held.done or OPEN), str(step["done"] or OPEN)
