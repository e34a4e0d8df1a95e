"""Which parts of a finding's wording its steps to green answer."""

from peeltrack.model.items import Clause, Item


def answered_parts(item: Item) -> frozenset[str]:
    """The refs of the parts that some step says it answers."""
    return frozenset(ref for step in item.steps_to_green for ref in step.clauses)


def unanswered_parts(item: Item) -> tuple[Clause, ...]:
    """The parts that no step answers; none where no step says what it answers."""
    answered = answered_parts(item)
    return tuple(part for part in item.clauses if answered and part.ref not in answered)
