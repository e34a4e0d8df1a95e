"""Which item of a register a report's finding is: by its words, never by its number alone."""

import pytest

from peeltrack.imports.proposals import Source
from peeltrack.imports.reports.match_existing import same_findings
from peeltrack.imports.reports.proposed_items import ProposedItem
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import ItemKind

GRIT = "The force should grit its car parks before each frost."
GRIT_LATER = "The force should grit all its car parks before each frost."
ROTAS = "The force should publish rotas six weeks ahead for every response team."


def draft(number: str, wording: str, inspection: str = "peel-2031") -> Item:
    return Item(
        id=f"{inspection}/afi-{number}",
        kind=ItemKind.AREA_FOR_IMPROVEMENT,
        number=number,
        title="A title",
        wording=wording,
    )


def finding(number: str, wording: str) -> ProposedItem:
    kind, source = ItemKind.AREA_FOR_IMPROVEMENT, Source("report.txt")
    return ProposedItem(f"peel-2031/afi-{number}", kind, number, "A title", wording, source)


@pytest.mark.parametrize(
    ("drafts", "expected"),
    [
        ([draft("2", GRIT)], {"peel-2031/afi-1": "peel-2031/afi-2"}),
        ([draft("1", ROTAS)], {}),
        ([draft("1", ROTAS), draft("2", GRIT)], {"peel-2031/afi-1": "peel-2031/afi-2"}),
        ([draft("3", GRIT), draft("1", GRIT)], {"peel-2031/afi-1": "peel-2031/afi-1"}),
        ([draft("1", GRIT_LATER), draft("2", GRIT)], {"peel-2031/afi-1": "peel-2031/afi-2"}),
        ([draft("1", GRIT, "peel-2029")], {}),
    ],
    ids=[
        "like words, another number",
        "the same number, other words",
        "both",
        "the same words twice: the same number",
        "the most alike",
        "another inspection",
    ],
)
def test_a_finding_is_the_item_with_its_words(drafts: list[Item], expected: dict[str, str]) -> None:
    found = same_findings([finding("1", GRIT)], drafts)
    assert {id_: item.id for id_, (item, _) in found.items()} == expected


def test_no_item_is_two_findings() -> None:
    found = same_findings([finding("1", GRIT_LATER), finding("2", GRIT)], [draft("7", GRIT)])
    assert {id_: item.id for id_, (item, _) in found.items()} == {
        "peel-2031/afi-2": "peel-2031/afi-7"
    }
