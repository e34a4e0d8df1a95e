"""The findings of a report that a register has, or whose number another item has. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from peeltrack.imports.reports.match_existing import same_findings
from peeltrack.imports.reports.proposed_items import ProposedItem
from peeltrack.model.items import Item
from peeltrack.model.register import Register


@dataclass(slots=True)
class ExistingItems:
    """The findings of a report beside the register; existing items by the findings' ids."""

    same: dict[str, Item] = field(default_factory=dict)
    """Those that it has word for word."""
    differing: dict[str, Item] = field(default_factory=dict)
    """Those that it has in other words."""
    fresh: set[str] = field(default_factory=set)
    """Ids of those that it lacks."""
    number_taken: list[tuple[str, str]] = field(default_factory=list)
    """Ids of new findings that cannot be written yet, each with the reason."""

    def with_its_cause(self, item: ProposedItem) -> ProposedItem:
        """Return a finding that names its cause of concern as the register does."""
        cause = f"{item.inspection}/{item.cause_of_concern}"
        held = self.same.get(cause) or self.differing.get(cause)
        return replace(item, cause_of_concern=held.id.partition("/")[2]) if held else item


def existing_items(items: Sequence[ProposedItem], register: Register) -> ExistingItems:
    """Divide a report's findings by whether the register has them.

    A draft is known by its words, a published item by its id or number. What was withdrawn is
    nothing and holds no number.
    """
    standing = [item for item in register.items.values() if not item.withdrawn]
    by_words = same_findings(items, (item for item in standing if item.draft))
    is_finding = {held.id: id_ for id_, (held, _) in by_words.items()}
    by_id = {item.id: item for item in standing}
    numbered = {(item.inspection, item.kind, item.number): item for item in standing}
    found = ExistingItems()
    for item in items:
        by_number = by_id.get(item.id) or numbered.get((item.inspection, item.kind, item.number))
        held = by_words[item.id][0] if item.id in by_words else by_number
        if held is None:
            found.fresh.add(item.id)
        elif held.wording.split() == item.wording.split():
            found.same[item.id] = held
        elif is_finding.get(held.id, item.id) != item.id:
            found.number_taken.append((item.id, _moves_first(held, is_finding[held.id])))
        elif held.is_draft and item.id not in by_words:
            found.number_taken.append((item.id, _settles_first(held)))
        else:
            found.differing[item.id] = held
    return found


def _moves_first(held: Item, finding: str) -> str:
    to = finding.partition("/")[2]
    return (
        f"{held.id} has its number and the words of another finding, {finding}; move that, then "
        f"import again: peeltrack item move {held.id} --to {to}"
    )


def _settles_first(draft: Item) -> str:
    return (
        f"{draft.id} is a draft with its number and other words; withdraw that if the report "
        f"dropped it, then import again: peeltrack withdraw {draft.id} --because …"
    )
