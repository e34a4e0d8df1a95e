"""Parts of a finding's wording that its steps to green address."""

from peeltrack.model.items import Clause, Item


def answered_parts(item: Item) -> frozenset[str]:
    """Return the refs of the parts that some step addresses."""
    return frozenset(ref for step in item.steps_to_green for ref in step.clauses)


def unanswered_parts(item: Item) -> tuple[Clause, ...]:
    """Return the parts that no step addresses; empty if no step names a part."""
    answered = answered_parts(item)
    return tuple(part for part in item.clauses if answered and part.ref not in answered)
