"""What an audience may be shown: nothing restricted reaches a public document."""

from dataclasses import replace

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience


def for_audience(register: Register, audience: Audience) -> Register:
    """The register as that audience may see it.

    For the public every restricted step to green and progress update is taken out, so
    that nothing derived from one (an age, a lateness, a count) can be shown either; and
    every amendment, which holds what stood there before, restricted or not.
    """
    if audience == Audience.INTERNAL:
        return register
    return replace(register, items={id_: _public(item) for id_, item in register.items.items()})


def _public(item: Item) -> Item:
    """The item without what is restricted; the very same item where nothing is."""
    steps = tuple(step for step in item.steps_to_green if not step.restricted)
    updates = tuple(update for update in item.progress if not update.restricted)
    is_whole = len(steps) == len(item.steps_to_green) and len(updates) == len(item.progress)
    if is_whole and not item.amendments:
        return item
    kept = {step.id for step in steps}
    spoken_to = tuple(
        update.model_copy(update={"steps": tuple(id_ for id_ in update.steps if id_ in kept)})
        for update in updates
    )
    return item.model_copy(
        update={"steps_to_green": steps, "progress": spoken_to, "amendments": ()}
    )
